//! The deal sizes at which a route may begin: round ones, so that no exact edge can be read back.

use crate::pricing::{Order, Plan, PriceBook, Quote, Term};

/// The most units that somebody orders.
const MOST_UNITS: u32 = 10_000_000;

/// The deal sizes that a price book can make, and how finely they are told apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The smallest deal, money a year, above 0.
    lowest: f64,
    /// The largest.
    highest: f64,
    /// Sizes are multiples of this.
    step: f64,
}

impl Sizes {
    /// Those of `book`, whose prices go by `step`.
    pub(super) fn of(book: &PriceBook, step: f64) -> Self {
        let offered = book
            .plans
            .iter()
            .flat_map(|plan| book.terms.iter().map(move |term| (plan, term)));
        let mut sizes = Self {
            lowest: f64::INFINITY,
            highest: 0.0,
            step,
        };
        for (plan, term) in offered {
            // What costs nothing is no deal.
            let smallest = Some(yearly(plan, plan.minimum_quantity, term));
            let smallest = smallest.filter(|yearly| *yearly > 0.0).unwrap_or(step);
            sizes.lowest = sizes.lowest.min(smallest);
            sizes.highest = sizes.highest.max(yearly(plan, MOST_UNITS, term));
        }
        sizes.lowest = sizes.lowest.min(1e12);
        sizes.highest = sizes.highest.clamp(sizes.lowest, 1e12);
        sizes
    }

    /// The ranges between which a route may change, in order of size: half-open, the first from
    /// the smallest deal on. `coarser` times as wide as need be.
    pub(super) fn ranges(self, coarser: u32) -> impl Iterator<Item = (f64, f64)> {
        let first = (self.lowest, self.after(self.lowest, coarser));
        std::iter::successors(Some(first), move |(_, from)| {
            (*from < self.highest).then(|| (*from, self.after(*from, coarser)))
        })
    }

    /// The next round size above `size`: a multiple of the price step with about two significant
    /// digits.
    fn after(self, size: f64, coarser: u32) -> f64 {
        let second_digit = 10_f64.powf(size.log10().floor() - 1.0);
        let steps = (second_digit / self.step * (1.0 - 1e-9)).ceil().max(1.0);
        let wide = self.step * steps * f64::from(coarser);
        ((size / wide * (1.0 + 1e-12)).floor() + 1.0) * wide
    }
}

fn yearly(plan: &Plan, quantity: u32, term: &Term) -> f64 {
    let order = Order {
        plan,
        quantity,
        add_ons: Vec::new(),
    };
    Quote::new(&order, term).yearly.units()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(lowest: f64, highest: f64, step: f64) -> Vec<f64> {
        let sizes = Sizes {
            lowest,
            highest,
            step,
        };
        sizes.ranges(1).map(|(_, to)| to).collect()
    }

    #[test]
    fn sizes_are_steps_of_the_price_book_with_two_digits() {
        assert_eq!(sizes(86.0, 1000.0, 250.0), [250.0, 500.0, 750.0, 1000.0]);
        assert_eq!(
            sizes(9500.0, 13_000.0, 250.0),
            [9750.0, 10_000.0, 11_000.0, 12_000.0, 13_000.0]
        );
        assert_eq!(sizes(950.0, 1300.0, 1.0)[..3], [960.0, 970.0, 980.0]);
        assert_eq!(sizes(124_399.0, 130_000.0, 250.0), [130_000.0]);
    }
}
