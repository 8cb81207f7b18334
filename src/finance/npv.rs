//! Net present value, in the two conventions in use.

/// The net present value of `flows` at `rate`, the first flow falling today and undiscounted.
///
/// `rate` is per period, as a share; the result is in the money of the flows. An empty list is
/// worth 0. There is no value for a rate of -1 or below, for input that is not finite, or when
/// the sum leaves the range of numbers. Source: `ECONOMICS.md` 2.2.
///
/// ```
/// # use worthwhile::finance::npv;
/// let value = npv(0.1, &[-100.0, 60.0, 60.0]).unwrap_or_default();
/// assert!((value - 4.132).abs() < 0.001);
/// assert_eq!(npv(-1.0, &[100.0]), None);
/// ```
#[must_use]
pub fn npv(rate: f64, flows: &[f64]) -> Option<f64> {
    let factor = discount_factor(rate)?;
    let value = flows
        .iter()
        .rev()
        .fold(0.0, |later, flow| later * factor + flow);
    finite(value)
}

/// The net present value as the spreadsheet function `NPV` has it: the first flow falls one period
/// from today, so the result is [`npv`] divided by `1 + rate`.
///
/// Source: the Excel help page on NPV; edge cases as for [`npv`].
#[must_use]
pub fn npv_excel(rate: f64, flows: &[f64]) -> Option<f64> {
    let factor = discount_factor(rate)?;
    finite(npv(rate, flows)? * factor)
}

/// What one unit of money a period from now is worth today; `None` for a rate of -1 or below.
pub(super) fn discount_factor(rate: f64) -> Option<f64> {
    (rate > -1.0)
        .then(|| 1.0 / (1.0 + rate))
        .filter(|_| rate.is_finite())
}

/// The value, if it is a number at all.
pub(super) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
