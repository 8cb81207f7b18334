//! Every figure that a customer's value rests on, and whose it is.

use super::calculator::Calculator;
use super::defensibility::tier_in_use;
use super::evidence::Tier;
use crate::case::Case;

/// A figure in use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumption {
    /// The input, by its place in the model.
    pub input: usize,
    /// Its value.
    pub value: f64,
    /// Whether it was given for this customer, and is not the model's.
    pub given: bool,
    /// How well the value in use is founded.
    pub tier: Tier,
}

impl Calculator {
    /// The figures on which a driver or a cost rests that counts in `case`, in the model's order.
    #[must_use]
    pub fn assumptions(&self, case: &Case) -> Vec<Assumption> {
        let Some((model, compiled)) = self.in_use(case) else {
            return Vec::new();
        };
        let counted = compiled.counted(model, case);
        let inputs = model.inputs.iter().enumerate();
        inputs
            .filter(|(place, _)| compiled.rests_on(&counted, *place))
            .map(|(place, input)| {
                let given = case.figure(&input.id);
                let value = given.unwrap_or(input.likely);
                Assumption {
                    input: place,
                    value,
                    given: given.is_some(),
                    tier: tier_in_use(input, value, given.is_some()),
                }
            })
            .collect()
    }
}
