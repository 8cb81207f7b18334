//! A formula of the model with a customer's numbers put in.

use super::compiled::CompiledModel;
use super::roi_model::RoiModel;
use super::situation::values;
use crate::case::Case;
use crate::model::{Explanation, Measured, Unit};

impl CompiledModel {
    /// The formula at `path` of `model` (the one it was compiled from), such as
    /// `drivers[1].baseline`, with the numbers of `case` put in.
    #[must_use]
    pub fn explain(&self, model: &RoiModel, case: &Case, path: &str) -> Option<Explanation> {
        let place = self.paths.iter().position(|known| known == path)?;
        let inputs = values(model, case);
        let of_inputs = model.inputs.iter().map(|input| Unit::parse(&input.unit));
        let of_inputs = of_inputs.map(Result::unwrap_or_default);
        let results = self.program.evaluate(&inputs).into_iter().map(Result::ok);
        let values = inputs.into_iter().map(Some).chain(results);
        // A published model knows its formulas' units no more.
        let unit = |place: usize| self.units.get(place).cloned().unwrap_or_default();
        let of_formulas = (0..self.paths.len()).map(unit);
        let units = of_inputs.chain([Unit::person()]).chain(of_formulas);
        let names = values.zip(units);
        let names = names
            .map(|(value, unit)| Measured { value, unit })
            .collect();
        Some(self.program.formula(place)?.explain(names, unit(place)))
    }
}
