//! In blocks of cases.

use super::{Ends, Worths};
use crate::model::LANES;
use crate::offer::worth::{Terms, Uncertain, Worth};
use crate::roi::Price;

impl Worths<'_> {
    /// Tells what the purchase is worth at each of `ends`, all else as it is. What has no value
    /// there is not finite.
    #[cfg(not(feature = "widget"))]
    pub(in crate::offer) fn at_each(&self, ends: &[Ends], tell: impl FnMut(Ends, [f64; 2])) {
        self.in_blocks(ends, tell);
    }

    pub(super) fn in_blocks(&self, ends: &[Ends], mut tell: impl FnMut(Ends, [f64; 2])) {
        let price = Price::yearly(0.0);
        let terms = Terms {
            compiled: self.compiled,
            model: self.model,
            case: self.case,
            counted: self.counted,
            deductions: self.deductions,
            price: &price,
        };
        for some in ends.chunks(LANES / 2) {
            let varying: Vec<_> = some
                .iter()
                .map(|(place, _)| Uncertain::Input(*place))
                .collect();
            let mut worth = Worth::new(&terms, self.inputs, &varying);
            for (slot, (place, values)) in some.iter().enumerate() {
                let cases = worth.slot(slot);
                cases.fill(self.inputs[*place]);
                cases[2 * slot..2 * slot + 2].copy_from_slice(values);
            }
            let mut worths = [0.0; LANES];
            let worths = &mut worths[..2 * some.len()];
            worth.of(worths);
            for (worths, end) in worths.chunks_exact(2).zip(some) {
                tell(*end, [worths[0], worths[1]]);
            }
        }
    }
}
