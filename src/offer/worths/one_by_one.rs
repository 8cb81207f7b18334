//! One by one.

use super::{Ends, Worths};

impl Worths<'_> {
    /// Tells what the purchase is worth at each of `ends`, all else as it is. What has no value
    /// there is not finite.
    #[cfg(feature = "widget")]
    pub(in crate::offer) fn at_each(&self, ends: &[Ends], tell: impl FnMut(Ends, [f64; 2])) {
        self.one_by_one(ends, tell);
    }

    pub(super) fn one_by_one(&self, ends: &[Ends], mut tell: impl FnMut(Ends, [f64; 2])) {
        let deduction = |driver: usize| self.deductions[driver];
        let mut inputs = self.inputs.to_vec();
        for (place, values) in ends {
            let worths = values.map(|value| {
                inputs[*place] = value;
                let (model, case) = (self.model, self.case);
                let there = self
                    .compiled
                    .at(model, case, self.counted, &inputs, &deduction);
                there.map_or(f64::NAN, |there| there.project.worth())
            });
            inputs[*place] = self.inputs[*place];
            tell((*place, *values), worths);
        }
    }
}
