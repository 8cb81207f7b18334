//! Some of a program's definitions, and what they rest on: what nobody asks for is not worked
//! out, and cannot fail.

use super::evaluate::Failure;
use super::program::Program;

/// Which definitions of a program are worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Their places, each behind those it uses.
    order: Vec<usize>,
}

impl Program {
    /// The definitions for which `wanted` holds, and those they use.
    #[must_use]
    pub fn selection(&self, wanted: impl Fn(usize) -> bool) -> Selection {
        let mut needed: Vec<bool> = (0..self.formulas.len()).map(wanted).collect();
        // Backwards: what uses a definition comes behind it.
        for place in self.order.iter().rev() {
            if needed[*place] {
                for name in self.formulas[*place].names() {
                    if let Some(used) = name.checked_sub(self.inputs) {
                        needed[used] = true;
                    }
                }
            }
        }
        let order = self.order.iter().copied();
        Selection {
            order: order.filter(|place| needed[*place]).collect(),
        }
    }

    /// The values of the definitions in `selection`, in the order in which all were given;
    /// `None` for the others.
    #[must_use]
    pub fn evaluate_selected(
        &self,
        inputs: &[f64],
        selection: &Selection,
    ) -> Vec<Option<Result<f64, Failure>>> {
        let mut known: Vec<Option<f64>> = Vec::with_capacity(self.inputs + self.formulas.len());
        known.extend(inputs.iter().copied().map(Some));
        known.resize(self.inputs + self.formulas.len(), None);
        let mut results = vec![None; self.formulas.len()];
        for place in &selection.order {
            let value = self.formulas[*place].evaluate(&known);
            known[self.inputs + place] = value.as_ref().ok().copied();
            results[*place] = Some(value);
        }
        results
    }
}

impl Selection {
    /// The places of its definitions, each behind those it uses.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }
}
