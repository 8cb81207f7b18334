//! Net present value and internal rate for flows on calendar days, actual days over 365.

use super::npv::{discount_factor, finite};
use super::timeline::Timeline;
use super::{Date, Irr, irr::irr_of};

/// Money on a day: positive comes in, negative goes out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedFlow {
    /// The day it falls on.
    pub date: Date,
    /// The amount, in the currency of the case.
    pub amount: f64,
}

/// The net present value on the earliest day of `flows` at the yearly `rate`, a year being 365
/// days (act/365 fixed).
///
/// The order of the flows does not matter; an empty list is worth 0. There is no value for a rate
/// of -1 or below, for input that is not finite, or when the sum leaves the range of numbers.
/// Source: the XNPV pages of Excel and DAX, golden case MS-08.
#[must_use]
pub fn xnpv(rate: f64, flows: &[DatedFlow]) -> Option<f64> {
    let factor = discount_factor(rate)?;
    let terms = in_years(flows).map(|(years, amount)| amount * factor.powf(years));
    finite(terms.sum())
}

/// The yearly internal rate of return of dated flows, actual days over 365; several rates and none
/// as for [`irr`](super::irr()).
///
/// Source: golden case PYX-13.
#[must_use]
pub fn xirr(flows: &[DatedFlow]) -> Irr {
    Timeline::of_times(in_years(flows).collect()).map_or(Irr::None, |line| irr_of(&line))
}

/// The flows with their distance from the earliest day, in years of 365 days.
fn in_years(flows: &[DatedFlow]) -> impl Iterator<Item = (f64, f64)> {
    let start = flows
        .iter()
        .map(|flow| flow.date.days_since_epoch())
        .min()
        .unwrap_or_default();
    flows.iter().map(move |flow| {
        let days = flow.date.days_since_epoch() - start;
        (f64::from(days) / 365.0, flow.amount)
    })
}
