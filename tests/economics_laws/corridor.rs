//! What holds for the prices that both sides accept.

use proptest::option;
use proptest::prelude::*;
use worthwhile::deal::Corridor;
use worthwhile::roi::{Ceiling, Hurdle};

/// Corridors with their prices in any order, equal ones among them.
fn corridors() -> impl Strategy<Value = Corridor> {
    let price = || (0..40_u8).prop_map(|hundreds| f64::from(hundreds) * 100.0);
    let floor = || option::weighted(0.8, price());
    let shares = (0.0..=1.0_f64, 1.0..=1.5_f64);
    (floor(), floor(), price(), shares, -5..40_i8).prop_map(
        |(floor, lighter_floor, list, (lowest, highest), ceiling)| Corridor {
            break_even: None,
            floor,
            lighter_floor,
            approval: list * lowest,
            highest: list * highest,
            list,
            ceiling: Ceiling {
                price: f64::from(ceiling) * 100.0,
                hurdle: Hurdle::Payback,
            },
        },
    )
}

proptest! {
    #[test]
    fn the_opening_is_what_both_sides_accept(corridor in corridors(), part in 0.0..=1.0_f64) {
        let accepted = |price: f64, floor: Option<f64>| {
            floor.is_some_and(|floor| floor <= price)
                && price <= corridor.ceiling.price
                && price <= corridor.highest
        };
        let Some(open) = corridor.opening() else {
            let price = corridor.highest * part;
            prop_assert!(!accepted(price, corridor.floor), "{price}");
            prop_assert!(!accepted(price, corridor.lighter_floor), "{price}");
            return Ok(());
        };
        prop_assert!(open.from <= open.to, "{open:?}");
        let floor = if open.lighter { corridor.lighter_floor } else { corridor.floor };
        prop_assert!(accepted(open.from, floor) && accepted(open.to, floor), "{open:?}");
        prop_assert!(!open.lighter || !accepted(open.to, corridor.floor), "{open:?}");
        prop_assert_eq!(open.from < corridor.approval, open.needs_approval, "{:?}", open);
    }
}
