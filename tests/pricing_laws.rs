//! What an order costs: tiers, fees, add-ons, packages.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use worthwhile::document::Text;
use worthwhile::pricing::{
    AddOn, AddOnCharge, Money, Order, Package, PackageCharge, Plan, PriceTier, Quote, Term,
    TierMode,
};

const YEAR: Term = Term {
    years: 1,
    discount: 0.0,
};

fn cents() -> impl Strategy<Value = f64> {
    (0..100_000_u32).prop_map(|cents| f64::from(cents) / 100.0)
}

/// Tiers in order, whose prices go up or down as they like.
fn plans(mode: TierMode) -> impl Strategy<Value = Plan> {
    let tiers = prop::collection::btree_map(2..2_000_u32, cents(), 0..6);
    (cents(), tiers, cents(), 1..50_u32).prop_map(move |(price, tiers, fee, minimum)| Plan {
        id: "p".to_owned(),
        name: Text::from("P"),
        unit: Text::from("users"),
        price_per_unit: price,
        tiers: tiers
            .into_iter()
            .map(|(from, price_per_unit)| PriceTier {
                from,
                price_per_unit,
            })
            .collect(),
        tier_mode: mode,
        platform_fee: fee,
        minimum_quantity: minimum,
    })
}

fn price_of(plan: &Plan, quantity: u32) -> f64 {
    let reached = plan.tiers.iter().rev().find(|tier| tier.from <= quantity);
    reached.map_or(plan.price_per_unit, |tier| tier.price_per_unit)
}

fn quote(plan: &Plan, quantity: u32) -> Quote {
    let order = Order {
        plan,
        quantity,
        add_ons: Vec::new(),
    };
    Quote::new(&order, &YEAR)
}

proptest! {
    #[test]
    fn graduated_tiers_are_the_sum_of_every_unit_at_its_own_price(
        plan in plans(TierMode::Graduated), quantity in 1..3_000_u32,
    ) {
        let by_hand = (1..=quantity)
            .map(|unit| Money::from_units(price_of(&plan, unit)))
            .fold(Money::ZERO, Money::plus);
        prop_assert_eq!(plan.units_price(quantity), by_hand);
    }

    #[test]
    fn one_unit_more_never_makes_graduated_tiers_cheaper(
        plan in plans(TierMode::Graduated), quantity in 1..3_000_u32,
    ) {
        prop_assert!(quote(&plan, quantity + 1).list >= quote(&plan, quantity).list);
        // And never dearer than the dearest unit: there is no jump at a tier's edge.
        let step = quote(&plan, quantity + 1).list.units() - quote(&plan, quantity).list.units();
        prop_assert!(step <= price_of(&plan, quantity + 1) + 0.005);
    }

    #[test]
    fn in_volume_mode_every_unit_costs_what_the_reached_tier_says(
        plan in plans(TierMode::Volume), quantity in 1..3_000_u32,
    ) {
        let price = Money::from_units(price_of(&plan, quantity));
        prop_assert_eq!(plan.units_price(quantity), price.times(quantity));
    }

    #[test]
    fn a_quote_is_its_parts_and_no_cent_more(
        plan in plans(TierMode::Graduated), quantity in 1..3_000_u32,
        flat in cents(), per_unit in cents(),
    ) {
        let add_on = |charged, price| AddOn {
            id: "a".to_owned(),
            name: Text::from("A"),
            price,
            charged,
            plans: Vec::new(),
        };
        let (flat, each) = (add_on(AddOnCharge::Flat, flat), add_on(AddOnCharge::PerUnit, per_unit));
        let order = Order { plan: &plan, quantity, add_ons: vec![&flat, &each] };
        let quote = Quote::new(&order, &YEAR);
        prop_assert_eq!(quote.quantity, quantity.max(plan.minimum_quantity));
        let extras = Money::from_units(flat.price).plus(Money::from_units(each.price).times(quote.quantity));
        prop_assert_eq!(quote.add_ons, extras);
        let fee = Money::from_units(plan.platform_fee);
        prop_assert_eq!(quote.list, plan.units_price(quote.quantity).plus(fee).plus(extras));
    }

    #[test]
    fn a_wanted_size_gets_the_quantity_that_comes_closest(
        plan in plans(TierMode::Graduated), quantity in 1..2_000_u32, aside in -0.4..0.4_f64,
    ) {
        let order = Order { plan: &plan, quantity, add_ons: Vec::new() };
        let wanted = quote(&plan, quantity).yearly.units() * (1.0 + aside);
        let found = Quote::quantity_for(&order, &YEAR, wanted, 5_000);
        let miss = |quantity: u32| (quote(&plan, quantity).yearly.units() - wanted).abs();
        for other in [found.saturating_sub(1).max(1), found + 1, quantity] {
            prop_assert!(miss(found) <= miss(other) || found == 5_000, "{found} {other}");
        }
    }
}

fn book(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut playbook: Value = serde_json::from_str(worthwhile::playbook::sample::PLAYBOOK).unwrap();
    change(&mut playbook["public"]);
    let faults = worthwhile::cli::check(&playbook.to_string()).err();
    let lines = faults.map(|faults| worthwhile::cli::lines(&faults, "whole"));
    lines
        .unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_mistake_in_the_price_book_is_named_with_its_place() {
    let tiers = json!([{"from": 10, "price_per_unit": 9}, {"from": 20, "price_per_unit": 8},
                       {"from": 20, "price_per_unit": 7}]);
    let found = book(|public| {
        public["price_book"]["plans"][1]["tiers"] = tiers;
        public["price_book"]["add_ons"][0]["plans"][1] = json!("bussiness");
        public["price_book"]["add_ons"][1]["id"] = json!("single_sign_on");
        public["packages"][0]["offered_to"] = json!(500);
        public["packages"][1]["id"] = json!("guided_onboarding");
    });
    assert_eq!(
        found,
        [
            "public.price_book.plans[1].tiers[2].from: must start above 20, where the tier before \
             it starts, got 20",
            "public.price_book.add_ons[1].id: stands twice; it must be unique",
            "public.price_book.add_ons[0].plans[1]: “bussiness” is not defined; did you mean \
             “business”?",
            "public.packages[0].offered_to: must be at least 1,000, got 500",
            "public.packages[1].id: stands twice; it must be unique",
        ]
    );
    let found = book(|public| {
        public["price_book"]["plans"][1]["tiers"] = json!([{"from": 1, "price_per_unit": -1}]);
        public["price_book"]["plans"][0]["tier_mode"] = json!("both");
        public["packages"][0]["charged"] = json!("monthly");
    });
    assert_eq!(found.len(), 4, "{found:#?}");
}

#[test]
fn a_price_book_of_earlier_days_is_read_as_before() {
    let found = book(|public| {
        public.as_object_mut().unwrap().remove("packages");
        let book = public["price_book"].as_object_mut().unwrap();
        book.remove("add_ons");
        for plan in book["plans"].as_array_mut().unwrap() {
            let plan = plan.as_object_mut().unwrap();
            for field in ["tiers", "tier_mode", "platform_fee"] {
                plan.remove(field);
            }
        }
    });
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_charge_is_covered_by_the_cheapest_package_that_is_not_too_cheap() {
    let package = |id: &str, price: f64, charged, from: Option<f64>| Package {
        id: id.to_owned(),
        name: Text::from(id),
        buys: Vec::new(),
        price,
        charged,
        offered_from: from,
        offered_to: None,
    };
    let once = PackageCharge::Once;
    let packages = [
        package("large", 1500.0, once, None),
        package("small", 250.0, once, None),
        package("special", 300.0, once, Some(10_000.0)),
        package("support", 260.0, PackageCharge::Yearly, None),
    ];
    let covering = |charged, charge: f64, acv: f64| {
        Package::covering(&packages, charged, charge, acv).map(|package| package.id.as_str())
    };
    assert_eq!(covering(once, 250.0, 6000.0), Some("small"));
    assert_eq!(covering(once, 251.0, 6000.0), Some("large"));
    assert_eq!(covering(once, 251.0, 10_000.0), Some("special"));
    assert_eq!(covering(once, 1501.0, 6000.0), None);
    assert_eq!(
        covering(PackageCharge::Yearly, 100.0, 6000.0),
        Some("support")
    );
}
