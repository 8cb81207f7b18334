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
        let of = |places: std::ops::Range<usize>| -> BTreeSet<usize> {
            places
                .flat_map(|place| self.program.inputs_of(place))
                .collect()
        };
        let first = model.formulas.len();
        let behind = first + model.drivers.len() * PARTS;
        let by_driver: Vec<BTreeSet<usize>> = (first..behind)
            .step_by(PARTS)
            .map(|start| of(start..start + PARTS))
            .collect();
        let costs = of(behind..self.paths.len());
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
