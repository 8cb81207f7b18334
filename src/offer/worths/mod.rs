//! What a purchase is worth, the price left open, at both ends of what is uncertain, one thing at a
//! time.
//!
//! There are two ways to the same figures: in blocks of cases, which is fast enough to be asked at
//! every key press for every remedy of a deal; and one by one, which the public calculator has
//! time for, and which adds nothing to its weight.

#[cfg(any(test, not(feature = "widget")))]
mod in_blocks;
#[cfg(any(test, feature = "widget"))]
mod one_by_one;

use super::compiled::{CompiledModel, Counted};
use super::roi_model::RoiModel;
use crate::case::Case;

/// A model in a case.
pub(super) struct Worths<'a> {
    pub compiled: &'a CompiledModel,
    pub model: &'a RoiModel,
    pub case: &'a Case,
    /// What counts in it.
    pub counted: &'a Counted,
    /// What is deducted from each driver for risk.
    pub deductions: &'a [f64],
    /// The value of every input, staff last.
    pub inputs: &'a [f64],
}

/// An input's place, and the two values that it is given.
pub(super) type Ends = (usize, [f64; 2]);

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::offer::situation::values;
    use crate::offer::{Calculator, Public};
    use serde_json::Value;

    #[test]
    fn both_ways_come_to_the_same_for_every_figure_of_the_sample() {
        let playbook = include_str!("../../../samples/playbook.json");
        let playbook: Value = serde_json::from_str(playbook).unwrap();
        let public: Public = serde_json::from_value(playbook["public"].clone()).unwrap();
        let calculator = Calculator::new(public).unwrap();
        let case = include_str!("../../../samples/case.json");
        let mut case: Case = serde_json::from_str(case).unwrap();
        let mut compared = 0;
        for model in &calculator.public().roi_models {
            case.customer.industry.clone_from(&model.id);
            let (model, compiled) = calculator.in_use(&case).unwrap();
            let places = model.inputs.iter().enumerate();
            let ends: Vec<Ends> = places
                .map(|(place, input)| (place, [input.likely * 0.8, input.likely * 1.3]))
                .collect();
            let worths = Worths {
                compiled,
                model,
                case: &case,
                counted: &compiled.counted(model, &case),
                deductions: &vec![0.1; model.drivers.len()],
                inputs: &values(model, &case),
            };
            let (mut blocks, mut single) = (Vec::new(), Vec::new());
            worths.in_blocks(&ends, |end, worths| blocks.push((end, worths)));
            worths.one_by_one(&ends, |end, worths| single.push((end, worths)));
            assert_eq!(blocks.len(), single.len());
            for ((end, one), (same, other)) in blocks.iter().zip(&single) {
                assert_eq!(end, same);
                for (one, other) in one.iter().zip(other) {
                    let close = (one - other).abs() <= 1e-9 * one.abs().max(1.0);
                    assert!(close, "{}: {one} {other}", model.inputs[end.0].id);
                    compared += 1;
                }
            }
        }
        assert!(compared > 200, "{compared}");
    }
}
