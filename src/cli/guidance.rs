//! What stands beside the advice: the negotiation's limits and figures worth a second look.

use super::block::Block;
use super::names;
use crate::case::Case;
use crate::deal::{Approval, Concession, Deal, Desk, Warning};
use serde_json::Value;

/// The guardrails, if anything is to be negotiated.
pub(super) fn guardrails(desk: &Desk, case: &Case, deal: &Deal) -> Option<Value> {
    let rails = desk.guardrails(case, deal)?;
    let steps: Vec<Value> = rails
        .concessions
        .iter()
        .map(|step| concession(desk, step))
        .collect();
    let block = Block::new()
        .figure("walk_away_below", rails.floor, "never")
        .number("ask_for", rails.target)
        .number("at_most", rails.stretch)
        .figure(
            "wins_that_may_be_lost",
            rails.loss_allowed,
            "not_above_list",
        )
        .with("concessions", steps);
    Some(block.value())
}

fn concession(desk: &Desk, step: &Concession) -> Value {
    let approvals = &desk.playbook().policy.approvals;
    let approver = match step.approval {
        Approval::By(place) => Some(approvals[place].by.in_language("en").into()),
        Approval::None | Approval::Nobody => None,
    };
    let reason = match step.approval {
        Approval::Nobody => "nobody_may",
        _ => "not_needed",
    };
    Block::new()
        .with("give", names::give(step.what))
        .number("price", step.terms.price)
        .number("one_off_charge", step.terms.fee)
        .number("recurring_charge", step.terms.recurring)
        .number("expected_profit", step.at.outcome.profit)
        .either("approval", approver, reason)
        .value()
}

/// The names of what is worth a second look.
pub(super) fn warnings(desk: &Desk, deal: &Deal) -> Vec<Value> {
    let found = desk.warnings(deal.motion, deal.corridor.list);
    let name = |warning: &Warning| match warning {
        Warning::Bracket { .. } => "usual_deal_another_size",
        Warning::Quota { .. } => "quota_too_high",
        Warning::WinRate { .. } => "win_rate_not_from_records",
        Warning::CommissionTwice { .. } => "commission_twice",
        Warning::Churn { .. } => "churn_and_retention_differ",
        Warning::EndlessGrowth { .. } => "growth_above_discount_rate",
        Warning::Blended { .. } => "blended_segments",
        Warning::LateValue { .. } => "value_beyond_third_year",
        Warning::DealValue(_) => "deal_value_not_acv",
    };
    found.iter().map(|warning| name(warning).into()).collect()
}
