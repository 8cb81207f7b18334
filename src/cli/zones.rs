//! `worthwhile zones`: what selling costs, and where no motion sells well.

use super::block::Block;
use crate::deal::{Desk, MotionFigures};
use crate::economics::DeadZone;
use serde_json::{Value, json};

pub(super) fn report(desk: &Desk) -> Value {
    let sheets = &desk.playbook().motions;
    let motions: Vec<Value> = sheets
        .iter()
        .zip(desk.figures())
        .map(|(sheet, figures)| motion(sheet.name.in_language("en"), figures))
        .collect();
    let zones: Vec<Value> = desk.zones().iter().map(edges).collect();
    Block::new()
        .with("currency", desk.playbook().public.currency.as_str())
        .with("motions", motions)
        .with("dead_zones", zones)
        .figure("first_viable_acv", desk.first_viable(), "no_viable_motion")
        .value()
}

/// A dead zone as `[from, to]`. Both ends are finite: each is the size of a deal.
pub(super) fn edges(zone: &DeadZone) -> Value {
    json!([zone.lower.acv, zone.upper.acv])
}

fn motion(name: &str, figures: &MotionFigures) -> Value {
    let minimum = &figures.minimum;
    let sizes = Block::new()
        .figure("break_even", minimum.break_even, "never")
        .figure("ltv_cac", minimum.ltv_cac, "never")
        .figure("payback", minimum.payback, "never")
        .figure("target", minimum.target(), "never");
    Block::new()
        .with("name", name)
        .number("opportunity_cost", figures.opportunity_cost)
        .number("fixed_cost_of_sale", figures.fixed_cost_of_sale)
        .with("minimum_acv", sizes.value())
        .value()
}
