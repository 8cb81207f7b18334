//! What a compiled model is made of, for those who write it down in another form.

use super::compiled::{CompiledModel, PARTS};
use super::roi_model::RoiModel;
use super::scenario::End;
use super::situation::values;
use crate::case::Case;
use crate::model::Program;

/// An end of an input's range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The lowest plausible value.
    Low,
    /// The highest plausible value.
    High,
}

impl CompiledModel {
    /// Its formulas: the named ones, then baseline, improvement, attribution and recapture of
    /// each driver, then the costs. They know the inputs, then `staff`, then each other by place.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The places of the four formulas of the driver at `place` in [`CompiledModel::program`].
    #[must_use]
    pub fn parts_of_driver(&self, model: &RoiModel, place: usize) -> [usize; PARTS] {
        std::array::from_fn(|part| model.formulas.len() + place * PARTS + part)
    }

    /// The place of the formula of the cost at `place` in [`CompiledModel::program`].
    #[must_use]
    pub fn formula_of_cost(&self, model: &RoiModel, place: usize) -> usize {
        model.formulas.len() + model.drivers.len() * PARTS + place
    }

    /// Where in the document the formula at `place` of [`CompiledModel::program`] stands.
    #[must_use]
    pub fn path(&self, place: usize) -> &str {
        &self.paths[place]
    }

    /// The inputs that the driver at `place` rests on, in order.
    #[must_use]
    pub fn inputs_of_driver(&self, place: usize) -> &[usize] {
        &self.driver_inputs[place]
    }

    /// The drivers that share their baseline with the one at `place`, itself among them; none
    /// where it shares it with nobody.
    #[must_use]
    pub fn group_of_driver(&self, place: usize) -> Vec<usize> {
        let groups = &self.groups.0;
        match groups[place] {
            Some(group) => (0..groups.len())
                .filter(|other| groups[*other] == Some(group))
                .collect(),
            None => Vec::new(),
        }
    }

    /// At which end of its range each input makes the purchase worth less, or with `better` more;
    /// `None` where it has no range, or nothing that counts in `case` rests on it.
    #[must_use]
    pub fn sides(&self, model: &RoiModel, case: &Case, better: bool) -> Vec<Option<Side>> {
        let counted = self.counted(model, case);
        let inputs = values(model, case);
        let ranges = self.ranges(model, case, &counted, &inputs);
        let end = if better { End::Better } else { End::Worse };
        let ends = self.ends(model, case, &ranges, end);
        let sides = ranges.iter().zip(ends).map(|(range, end)| {
            let (low, _) = (*range)?;
            Some(if end <= low { Side::Low } else { Side::High })
        });
        sides.collect()
    }
}
