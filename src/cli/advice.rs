//! `worthwhile advise`: both sides of a deal, and what to do with it.

use super::block::Block;
use super::customer::Figures;
use super::{guidance, names, zones};
use crate::case::Case;
use crate::deal::{Corridor, Deal, Desk};
use crate::economics::{Constraint, Remedy, Way};
use serde_json::Value;

pub(super) fn report(desk: &Desk, case: &Case, deal: &Deal) -> Value {
    let public = &desk.playbook().public;
    let sheet = desk.playbook().motions.get(deal.motion);
    let motion = sheet.map_or("", |sheet| sheet.name.in_language("en"));
    let zone = deal.zone.and_then(|place| desk.zones().get(place));
    let choice = |remedy: Option<&Remedy>| remedy.map(|chosen| names::way(chosen.way).into());
    let remedies: Vec<Value> = deal.advice.ranked.iter().map(remedy).collect();
    let agreement = desk.agreement(case, deal, Way::AsIs);
    let agreed = agreement.as_ref().map(|agreed| remedy(&agreed.remedy));
    let returns = agreement.as_ref().map(|agreed| &agreed.returns);
    let customer = Figures {
        public,
        case,
        estimate: &deal.estimate,
        returns: returns.unwrap_or(&deal.recommended),
    };
    Block::new()
        .with("currency", public.currency.as_str())
        .with("motion", motion)
        .with("band", names::band(deal.band))
        .either("dead_zone", zone.map(zones::edges), "outside_every_zone")
        .with("corridor", corridor(&deal.corridor))
        .number("ae_hour", deal.ae_hour)
        .either(
            "recommendation",
            choice(deal.advice.first()),
            "no_choice_left",
        )
        .either(
            "runner_up",
            choice(deal.advice.runner_up()),
            "no_choice_left",
        )
        .with("remedies", remedies)
        .either("agreed", agreed, "list_terms")
        .either(
            "guardrails",
            guidance::guardrails(desk, case, deal),
            "nothing_to_negotiate",
        )
        .with("warnings", guidance::warnings(desk, deal))
        .with("customer", customer.report())
        .value()
}

fn corridor(corridor: &Corridor) -> Value {
    let ceiling = Block::new()
        .number("price", corridor.ceiling.price)
        .with("hurdle", names::hurdle(corridor.ceiling.hurdle));
    let no_gap = match corridor.lowest_floor() {
        Some(_) => "not_empty",
        None => "no_floor",
    };
    Block::new()
        .figure("break_even", corridor.break_even, "never")
        .figure("floor", corridor.floor, "never")
        .figure(
            "floor_lighter_sale",
            corridor.lighter_floor,
            "no_lighter_sale_or_never",
        )
        .number("approval", corridor.approval)
        .number("highest", corridor.highest)
        .number("list", corridor.list)
        .with("ceiling", ceiling.value())
        .with("empty", corridor.is_empty())
        .figure("gap", corridor.gap(), no_gap)
        .value()
}

fn remedy(remedy: &Remedy) -> Value {
    let (terms, outcome) = (&remedy.terms, &remedy.outcome);
    let declined = remedy.way == Way::Decline;
    let unless_declined = |reason| if declined { "no_sale" } else { reason };
    let list = |constraints: &[Constraint]| -> Vec<Value> {
        let names = constraints.iter().map(|limit| names::constraint(*limit));
        names.map(Value::from).collect()
    };
    Block::new()
        .with("way", names::way(remedy.way))
        .number("price", terms.price)
        .number("one_off_charge", terms.fee)
        .number("recurring_charge", terms.recurring)
        .with("term_years", remedy.commitment.years)
        .number("term_discount", remedy.commitment.discount)
        .with("prepaid", remedy.commitment.prepaid)
        .number("win_rate", outcome.win_rate)
        .number("expected_profit", outcome.profit)
        .figure(
            "profit_per_ae_hour",
            outcome.profit_per_hour(),
            "no_ae_hours",
        )
        .figure(
            "ltv_cac",
            outcome.ltv_cac,
            unless_declined("charge_covers_cost"),
        )
        .figure(
            "payback_months",
            outcome.payback_months,
            unless_declined("never"),
        )
        .with("status", names::status(remedy.status()))
        .with("fails", list(&remedy.fails))
        .with("binding", list(&remedy.binding))
        .value()
}
