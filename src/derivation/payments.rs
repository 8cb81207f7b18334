//! What the customer pays when, and what a flow is worth today, as formulas (`ECONOMICS.md` 2.2).

use super::Show;
use super::sheet::{Sheet, sum};
use crate::deal::Deal;
use crate::pricing::Commitment;
use crate::roi::Timing;

/// What is paid at time `t` under `commitment`, as a multiple of the yearly price, in words of
/// the formula language; `None` where nothing is.
pub(super) fn paid_at(
    t: u32,
    horizon: u32,
    timing: Timing,
    bound: &Commitment,
    tag: &str,
) -> Option<String> {
    let year = match (timing, bound.prepaid, t) {
        (Timing::CashInAdvance, _, _) if t < horizon => t,
        (Timing::TeiYearEnd, true, 0) => 0,
        (Timing::TeiYearEnd, true, 1) => return None,
        (Timing::TeiYearEnd, _, 1..) => t - 1,
        _ => return None,
    };
    let less = super::lifetime::less(bound.discount, tag);
    let one = |less: String| {
        if less.is_empty() {
            "1".to_owned()
        } else {
            less
        }
    };
    match (year < bound.years, bound.prepaid) {
        (false, _) => Some("1".to_owned()),
        (true, false) => Some(one(less)),
        (true, true) if year == 0 => Some(super::lifetime::discounted(
            &bound.years.to_string(),
            bound.discount,
            tag,
        )),
        (true, true) => None,
    }
}

/// Adds `id`, the present value of one unit of yearly price under `commitment`.
pub(super) fn price_years(sheet: &mut Sheet, deal: &Deal, id: &str, bound: &Commitment, tag: &str) {
    let project = &deal.estimate.situation.project;
    let horizon = u32::try_from(project.horizon()).unwrap_or(u32::MAX);
    let terms = (0..=horizon).filter_map(|t| {
        let paid = paid_at(t, horizon, project.timing, bound, tag)?;
        Some(present(&paid, t))
    });
    sheet.step(id, "derive.price_years", Show::Ratio, &sum(terms));
}

/// `formula`, a product, discounted from time `t`.
pub(super) fn present(formula: &str, t: u32) -> String {
    match t {
        0 => formula.to_owned(),
        _ => format!("{formula} / (1 + customer_rate) ^ {t}"),
    }
}
