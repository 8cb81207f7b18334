//! The customer's figures at the ends of what is uncertain (`ECONOMICS.md` 2.2).

use super::compiled::{CompiledModel, Counted};
use super::roi_model::{Input, InputKind, RoiModel, Spread};
use super::situation::{Situation, values};
use super::worths::Worths;
use crate::case::Case;
use crate::document::Faults;

/// The lowest and the highest plausible value; `None` for what is certain.
pub(super) type Range = Option<(f64, f64)>;

/// Which end of what is uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The one that is worse for the customer.
    Worse,
    /// The one that is better.
    Better,
}

impl End {
    /// Whether `one` lies further to this end than `other`.
    fn beyond(self, one: f64, other: f64) -> bool {
        match self {
            Self::Worse => one < other,
            Self::Better => one > other,
        }
    }
}

impl CompiledModel {
    /// Evaluates `model` (the one it was compiled from) for `case` at the worse end of what is
    /// uncertain.
    ///
    /// A figure that the customer has given is certain. Of every other input with a range the
    /// worse end is taken, whichever that is: a low saving, a high cost. A driver with such an
    /// input carries no risk deduction on top, which would count the same doubt twice, unless the
    /// deduction alone takes more. It is never better than what is expected.
    ///
    /// # Errors
    /// Every formula that has no value.
    pub fn conservative(&self, model: &RoiModel, case: &Case) -> Result<Situation, Faults> {
        self.at_end(model, case, self.situation(model, case)?, End::Worse)
    }

    /// The same at the better end: of every input with a range that the customer has not given
    /// the one at which the purchase is worth more, and the fastest ramp. It is never worse than
    /// what is expected.
    ///
    /// # Errors
    /// Every formula that has no value.
    pub fn optimistic(&self, model: &RoiModel, case: &Case) -> Result<Situation, Faults> {
        self.at_end(model, case, self.situation(model, case)?, End::Better)
    }

    /// The situation at one end of what is uncertain around what is `expected`.
    pub(super) fn at_end(
        &self,
        model: &RoiModel,
        case: &Case,
        expected: Situation,
        end: End,
    ) -> Result<Situation, Faults> {
        let counted = self.counted(model, case);
        let inputs = values(model, case);
        let ranges = self.ranges(model, case, &counted, &inputs);
        let deductions = self.deductions(model, &ranges);
        let ends = self.ends(model, case, &ranges, end);
        let deduction = |driver: usize| deductions[driver];
        let mut situation = self.at(model, case, &counted, &ends, &deduction)?;
        if let Some(range) = &model.ramp_range {
            let ramp = match end {
                End::Worse => &range.low,
                End::Better => &range.high,
            };
            situation = situation.with_ramp(model, case, ramp);
        }
        for (driver, expected) in situation.drivers.iter_mut().zip(&expected.drivers) {
            if end.beyond(expected.benefit.adjusted(), driver.benefit.adjusted()) {
                *driver = expected.clone();
            }
        }
        let situation = situation.summed();
        let nearer = end.beyond(expected.project.worth(), situation.project.worth());
        Ok(if nearer { expected } else { situation })
    }

    /// The value of every input, staff last, at this end of its range in `ranges`.
    pub(super) fn ends(
        &self,
        model: &RoiModel,
        case: &Case,
        ranges: &[Range],
        end: End,
    ) -> Vec<f64> {
        let counted = self.counted(model, case);
        let worths = Worths {
            compiled: self,
            model,
            case,
            counted: &counted,
            deductions: &self.deductions(model, ranges),
            inputs: &values(model, case),
        };
        let mut ends = worths.inputs.to_vec();
        let uncertain = ranges.iter().enumerate();
        let uncertain: Vec<(usize, [f64; 2])> = uncertain
            .filter_map(|(place, range)| range.map(|(low, high)| (place, [low, high])))
            .collect();
        worths.at_each(&uncertain, |(place, range), worths| {
            // An end at which a formula has no value is not an end.
            let [low, high] = worths.map(|worth| Some(worth).filter(|worth| worth.is_finite()));
            ends[place] = match (low, high) {
                (Some(low), Some(high)) if end.beyond(high, low) => range[1],
                (None, Some(_)) => range[1],
                (Some(_), _) => range[0],
                (None, None) => return,
            };
        });
        ends
    }

    /// The range of every input around its value in `inputs`; `None` for those that are certain,
    /// or on which nothing rests that counts.
    pub(super) fn ranges(
        &self,
        model: &RoiModel,
        case: &Case,
        counted: &Counted,
        inputs: &[f64],
    ) -> Vec<Range> {
        let inputs = model.inputs.iter().zip(inputs).enumerate();
        inputs
            .map(|(place, (input, value))| {
                let range = range(input, *value, case)?;
                self.rests_on(counted, place).then_some(range)
            })
            .collect()
    }

    /// The risk deduction of each driver beside `ranges`: none where one of its inputs has a
    /// range, which would count the same doubt twice.
    pub(super) fn deductions(&self, model: &RoiModel, ranges: &[Range]) -> Vec<f64> {
        let uncertain = |input: &usize| ranges.get(*input).is_some_and(Option::is_some);
        let drivers = model.drivers.iter().zip(&self.driver_inputs);
        drivers
            .map(|(driver, inputs)| {
                if inputs.iter().any(uncertain) {
                    0.0
                } else {
                    driver.deduction()
                }
            })
            .collect()
    }
}

/// The range of `input` around the `value` in use; `None` if it is certain.
fn range(input: &Input, value: f64, case: &Case) -> Range {
    let asked = input.kind == InputKind::Customer && case.figure(&input.id).is_some();
    let (low, high) = (input.low.unwrap_or(value), input.high.unwrap_or(value));
    let (low, high) = (low.min(value), high.max(value));
    let fixed = input.spread == Spread::Fixed;
    (!asked && !fixed && low < high).then_some((low, high))
}
