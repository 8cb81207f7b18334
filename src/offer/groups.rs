//! Which of a model's inputs belong to which driver.

use super::RoiModel;
use super::compiled::{CompiledModel, PARTS};
use std::collections::BTreeSet;

/// A model's inputs, by the driver that they belong to. Numbers are places among the inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct InputGroups {
    /// For each driver the inputs that only it uses.
    pub by_driver: Vec<Vec<usize>>,
    /// The inputs that several drivers, the costs or nothing uses.
    pub shared: Vec<usize>,
}

impl CompiledModel {
    /// Which inputs belong to which driver: those that nothing else uses. The rest, such as a
    /// rate that several drivers share, belongs to none.
    #[must_use]
    pub fn groups(&self, model: &RoiModel) -> InputGroups {
        let by_driver = &self.driver_inputs;
        let behind = model.formulas.len() + model.drivers.len() * PARTS;
        let costs: BTreeSet<usize> = (behind..self.paths.len())
            .flat_map(|place| self.program.inputs_of(place))
            .collect();
        let uses = |input: &usize| by_driver.iter().filter(|used| used.contains(input)).count();
        let own = |input: &usize| uses(input) == 1 && !costs.contains(input);
        InputGroups {
            shared: (0..model.inputs.len())
                .filter(|input| !own(input))
                .collect(),
            by_driver: by_driver
                .iter()
                .map(|used| used.iter().copied().filter(|input| own(input)).collect())
                .collect(),
        }
    }
}
