//! The list price: units at the plan's price or its tiers', platform fee, add-ons.

use super::sheet::{Sheet, sum};
use super::{Show, Source};
use crate::case::Case;
use crate::deal::Desk;
use crate::format::Message;
use crate::pricing::{AddOn, AddOnCharge, Plan, PriceBook, TierMode};

/// Adds `list`; prices are whole hundredths.
pub(super) fn list_price(sheet: &mut Sheet, desk: &Desk, case: &Case) {
    let book = &desk.playbook().public.price_book;
    let Some(place) = book
        .plans
        .iter()
        .position(|plan| plan.id == case.terms.plan)
    else {
        return;
    };
    let (plan, at) = (
        &book.plans[place],
        format!("public.price_book.plans[{place}]"),
    );
    let quantity = quantity(sheet, plan, case, &at);
    let price = plan.price_per_unit;
    let path = format!("{at}.price_per_unit");
    sheet.playbook("unit_price", "derive.unit_price", Show::Money, path, price);
    let mut parts = vec![match plan.tier_mode {
        TierMode::Graduated => graduated(sheet, plan, &at),
        TierMode::Volume => volume(sheet, plan, &at, quantity),
    }];
    if plan.platform_fee > 0.0 {
        let path = format!("{at}.platform_fee");
        let fee = plan.platform_fee;
        sheet.playbook("platform", "derive.platform_fee", Show::Money, path, fee);
        parts.push("round(platform, 2)".to_owned());
    }
    parts.extend(
        case.terms
            .add_ons
            .iter()
            .filter_map(|id| add_on(sheet, book, id)),
    );
    sheet.step("list", "derive.list", Show::Money, &sum(parts));
}

/// Adds `quantity`, the units charged.
fn quantity(sheet: &mut Sheet, plan: &Plan, case: &Case, at: &str) -> u32 {
    let least = plan.minimum_quantity;
    let from = Source::Case("terms.quantity".to_owned());
    let asked = f64::from(case.terms.quantity);
    sheet.input(
        "asked",
        Message::new("terms.quantity"),
        Show::Plain,
        from,
        asked,
    );
    let path = format!("{at}.minimum_quantity");
    sheet.playbook(
        "least",
        "derive.least_quantity",
        Show::Plain,
        path,
        f64::from(least),
    );
    sheet.step(
        "quantity",
        "derive.quantity",
        Show::Plain,
        "max(asked, least)",
    );
    case.terms.quantity.max(least)
}

/// Adds price and first unit of the tier at `place`.
fn tier(sheet: &mut Sheet, plan: &Plan, at: &str, place: usize) {
    let tier = &plan.tiers[place];
    let path = |name: &str| format!("{at}.tiers[{place}].{name}");
    let (from, price) = (f64::from(tier.from), tier.price_per_unit);
    let id = format!("tier_from_{place}");
    sheet.playbook(&id, "derive.tier_from", Show::Plain, path("from"), from);
    let id = format!("tier_{place}");
    sheet.playbook(
        &id,
        "derive.tier_price",
        Show::Money,
        path("price_per_unit"),
        price,
    );
}

/// The units of each tier at the tier's price.
fn graduated(sheet: &mut Sheet, plan: &Plan, at: &str) -> String {
    if plan.tiers.is_empty() {
        return "round(unit_price, 2) * quantity".to_owned();
    }
    let mut parts = vec!["round(unit_price, 2) * min(quantity, tier_from_0 - 1)".to_owned()];
    for place in 0..plan.tiers.len() {
        tier(sheet, plan, at, place);
        let within = format!("quantity - tier_from_{place} + 1");
        let next = place + 1;
        let units = if next < plan.tiers.len() {
            format!("clamp({within}, 0, tier_from_{next} - tier_from_{place})")
        } else {
            format!("max({within}, 0)")
        };
        parts.push(format!("round(tier_{place}, 2) * {units}"));
    }
    sum(parts)
}

/// All units at the price of the tier that they reach.
fn volume(sheet: &mut Sheet, plan: &Plan, at: &str, quantity: u32) -> String {
    let reached = plan.tiers.iter().rposition(|tier| quantity >= tier.from);
    match reached {
        Some(place) => {
            tier(sheet, plan, at, place);
            format!("round(tier_{place}, 2) * quantity")
        }
        None => "round(unit_price, 2) * quantity".to_owned(),
    }
}

fn add_on(sheet: &mut Sheet, book: &PriceBook, id: &str) -> Option<String> {
    let place = book.add_ons.iter().position(|add_on| add_on.id == id)?;
    let add_on: &AddOn = &book.add_ons[place];
    let id = format!("add_on_{place}");
    let path = format!("public.price_book.add_ons[{place}].price");
    sheet.playbook(&id, "derive.add_on", Show::Money, path, add_on.price);
    sheet.of(&id, &add_on.name);
    Some(match add_on.charged {
        AddOnCharge::PerUnit => format!("round({id}, 2) * quantity"),
        AddOnCharge::Flat => format!("round({id}, 2)"),
    })
}
