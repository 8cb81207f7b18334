//! The customer's figures at their worse end (`ECONOMICS.md` 2.2).

use super::compiled::{CompiledModel, Situation, values};
use super::roi_model::{Input, InputKind, RoiModel, Spread};
use super::simulation::Worth;
use crate::case::Case;
use crate::document::Faults;
use crate::model::{Column, LANES};
use crate::roi::Price;

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
        let expected = self.situation(model, case)?;
        let inputs = values(model, case);
        let ranges = ranges(model, case, &inputs);
        let deductions = self.deductions(model, &ranges);
        let neutral = Worth::new(model, &deductions, case, &Price::yearly(0.0));
        let worst = self.worst_ends(model, &neutral, &inputs, &ranges);
        let mut situation = self.at(model, case, &worst, &|driver| deductions[driver])?;
        if let Some(range) = &model.ramp_range {
            situation = situation.with_ramp(model, &range.low);
        }
        for (driver, expected) in situation.drivers.iter_mut().zip(&expected.drivers) {
            if driver.benefit.adjusted() > expected.benefit.adjusted() {
                driver.benefit = expected.benefit.clone();
            }
        }
        let situation = situation.summed();
        let is_worse = situation.project.worth() <= expected.project.worth();
        Ok(if is_worse { situation } else { expected })
    }

    /// The end of each range at which the customer's purchase is worth less, the others at their
    /// likely values; all ends are worked out in blocks of cases. An end at which a formula has
    /// no value is not an end.
    fn worst_ends(
        &self,
        model: &RoiModel,
        worth: &Worth,
        inputs: &[f64],
        ranges: &[Option<(f64, f64)>],
    ) -> Vec<f64> {
        let likely: Vec<Column> = inputs.iter().copied().map(Column::One).collect();
        let ramp: Vec<Column> = model.ramp.iter().copied().map(Column::One).collect();
        let mut worst = inputs.to_vec();
        let uncertain = ranges.iter().enumerate();
        let uncertain: Vec<(usize, [f64; 2])> = uncertain
            .filter_map(|(place, range)| range.map(|(low, high)| (place, [low, high])))
            .collect();
        for some in uncertain.chunks(LANES / 2) {
            let mut columns = likely.clone();
            for (lane, (place, ends)) in some.iter().enumerate() {
                let mut column = [inputs[*place]; LANES];
                column[2 * lane..2 * lane + 2].copy_from_slice(ends);
                columns[*place] = Column::Many(column);
            }
            let worths = worth.block(&self.program.evaluate_block(&columns), &ramp);
            for (lane, (place, ends)) in some.iter().enumerate() {
                let at = |end: usize| Some(worths[2 * lane + end]).filter(|x| x.is_finite());
                worst[*place] = match (at(0), at(1)) {
                    (Some(low), Some(high)) if high < low => ends[1],
                    (None, Some(_)) => ends[1],
                    (Some(_), _) => ends[0],
                    (None, None) => continue,
                };
            }
        }
        worst
    }

    /// The risk deduction of each driver beside `ranges`: none where one of its inputs has a
    /// range, which would count the same doubt twice.
    pub(super) fn deductions(&self, model: &RoiModel, ranges: &[Option<(f64, f64)>]) -> Vec<f64> {
        let uncertain = |input: &usize| ranges.get(*input).is_some_and(Option::is_some);
        let drivers = model.drivers.iter().zip(&self.driver_inputs);
        drivers
            .map(|(driver, inputs)| {
                if inputs.iter().any(uncertain) {
                    0.0
                } else {
                    driver.risk
                }
            })
            .collect()
    }
}

/// The range of every input around its value in `inputs`; `None` for those that are certain.
pub(super) fn ranges(model: &RoiModel, case: &Case, inputs: &[f64]) -> Vec<Option<(f64, f64)>> {
    let inputs = model.inputs.iter().zip(inputs);
    inputs
        .map(|(input, value)| range(input, *value, case))
        .collect()
}

/// The range of `input` around the `value` in use; `None` if it is certain.
pub(super) fn range(input: &Input, value: f64, case: &Case) -> Option<(f64, f64)> {
    let asked = input.kind == InputKind::Customer && case.figure(&input.id).is_some();
    let (low, high) = (input.low.unwrap_or(value), input.high.unwrap_or(value));
    let (low, high) = (low.min(value), high.max(value));
    let fixed = input.spread == Spread::Fixed;
    (!asked && !fixed && low < high).then_some((low, high))
}
