//! Which of a model's inputs belong to which driver.

use super::RoiModel;
use super::compiled::{CompiledModel, PARTS};
use crate::case::Case;

/// A model's inputs, by the driver that they belong to. Numbers are places among the inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct InputGroups {
    /// For each driver the inputs that only it uses.
    pub by_driver: Vec<Vec<usize>>,
    /// The inputs that several drivers, the costs or nothing uses.
    pub shared: Vec<usize>,
}

impl CompiledModel {
    /// The inputs that the baseline of the driver at `place` rests on, staff last.
    pub(super) fn inputs_of_baseline(&self, model: &RoiModel, place: usize) -> Vec<usize> {
        self.program.inputs_of(model.formulas.len() + place * PARTS)
    }

    /// Which inputs belong to which driver: those that nothing else uses. The rest, such as a
    /// rate that several drivers share, belongs to none. What only drivers and costs use that do
    /// not count in `case` is in no group: nobody need be asked.
    #[must_use]
    pub fn groups(&self, model: &RoiModel, case: &Case) -> InputGroups {
        let counted = self.counted(model, case);
        let of = |on: &[bool], used: &[Vec<usize>], input: usize| {
            let both = on.iter().zip(used);
            both.filter(|(on, used)| **on && used.contains(&input))
                .count()
        };
        let drivers = |input| of(&counted.drivers, &self.driver_inputs, input);
        let costs = |input| of(&counted.costs, &self.cost_inputs, input);
        let used_at_all = |input: usize| {
            let mut all = self.driver_inputs.iter().chain(&self.cost_inputs);
            all.any(|used| used.contains(&input))
        };
        // The people employed are asked for at the customer, whichever driver uses them.
        let asked = |input: usize| input < model.inputs.len();
        let own = |input: usize| asked(input) && drivers(input) == 1 && costs(input) == 0;
        let shared = |input: usize| drivers(input) > 1 || costs(input) > 0 || !used_at_all(input);
        InputGroups {
            shared: (0..model.inputs.len())
                .filter(|input| shared(*input))
                .collect(),
            by_driver: (self.driver_inputs.iter().zip(&counted.drivers))
                .map(|(used, on)| {
                    let used = used.iter().copied();
                    used.filter(|input| *on && own(*input)).collect()
                })
                .collect(),
        }
    }
}
