//! What the customer's net present value hangs on, one thing at a time (`ECONOMICS.md` 2.2).

use super::RoiModel;
use super::compiled::CompiledModel;
use super::situation::values;
use crate::case::Case;
use crate::document::Faults;
use crate::roi::{Price, Project};

/// What one uncertain thing does to the net present value, the others at their likely values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// The input; `None` for the ramp as a whole.
    pub input: Option<usize>,
    /// The input's low and high value; `None` for the ramp, whose two stand in the model.
    pub ends: Option<(f64, f64)>,
    /// NPV at its low value; `None` where a formula has none there.
    pub at_low: Option<f64>,
    /// NPV at its high value; `None` where a formula has none there.
    pub at_high: Option<f64>,
}

impl Swing {
    /// How far apart the two are, money; `None` where an end has no value.
    #[must_use]
    pub fn width(&self) -> Option<f64> {
        Some((self.at_high? - self.at_low?).abs())
    }
}

impl CompiledModel {
    /// What each uncertain input, and the ramp, does to the net present value under `price`
    /// alone, the widest first, before them what leaves a formula without a value at one of its
    /// ends. Risk deductions stay: one thing varies, the rest is as expected.
    ///
    /// # Errors
    /// Every formula that has no value as expected.
    pub fn tornado(
        &self,
        model: &RoiModel,
        case: &Case,
        price: &Price,
    ) -> Result<Vec<Swing>, Faults> {
        let inputs = values(model, case);
        let counted = self.counted(model, case);
        let expected = self.expected(model, case, &counted, &inputs)?;
        let npv = |project: &Project| project.returns(price).npv;
        let mut swings = Vec::new();
        let ranges = self.ranges(model, case, &counted, &inputs);
        for (place, ends) in ranges.into_iter().enumerate() {
            let Some((low, high)) = ends else { continue };
            let at = |end: f64| {
                let mut tried = inputs.clone();
                tried[place] = end;
                let situation = self.expected(model, case, &counted, &tried).ok()?;
                Some(npv(&situation.project))
            };
            swings.push(Swing {
                input: Some(place),
                ends,
                at_low: at(low),
                at_high: at(high),
            });
        }
        if let Some(range) = &model.ramp_range {
            let at = |ramp: &[f64]| Some(npv(&expected.with_ramp(model, case, ramp).project));
            swings.push(Swing {
                input: None,
                ends: None,
                at_low: at(&range.low),
                at_high: at(&range.high),
            });
        }
        let width = |swing: &Swing| swing.width().unwrap_or(f64::INFINITY);
        swings.sort_by(|a, b| width(b).total_cmp(&width(a)));
        Ok(swings)
    }
}
