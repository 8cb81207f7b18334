//! What an AE hour is worth: its wage, or what it would earn on the next best deal
//! (`ECONOMICS.md` 1.4).

use super::selling::{self, Variant};
use super::sheet::Sheet;
use super::{Show, lifetime};
use crate::deal::Desk;
use crate::format::Arg;
use crate::format::Message;
use crate::playbook::AeTime;
use crate::pricing::Commitment;

/// Tag of the steps that stand for the motion as it is usually sold.
pub(super) const USUAL: &str = "_usual";

/// Adds `ae_hour` for the motion at `place`, whose common figures stand already.
pub(super) fn add(sheet: &mut Sheet, desk: &Desk, place: usize, acv: f64) {
    let playbook = desk.playbook();
    selling::add(sheet, playbook, place, (Variant::Usual, acv), USUAL);
    let wage = desk.motions()[place].base().ae_hourly_cost;
    let booked = playbook.capacity.ae_time == AeTime::Booked
        && playbook.motions[place].id == playbook.capacity.motion;
    let month = desk
        .month()
        .filter(|month| booked && month.hour_value > wage);
    let marginal = month.and_then(|month| {
        let mut plan = month.plan.iter();
        plan.find(|share| share.profit_per_hour.total_cmp(&month.hour_value).is_eq())
    });
    let Some(marginal) = marginal else {
        sheet.step("ae_hour", "derive.ae_hour", Show::Money, "ae_wage_usual");
        return;
    };
    let segment = &playbook.capacity.segments[marginal.segment];
    let path = format!("capacity.segments[{}].acv", marginal.segment);
    sheet.playbook(
        "segment_acv",
        "derive.segment_acv",
        Show::Money,
        path,
        segment.acv,
    );
    sheet.of("segment_acv", &segment.name);
    // A segment may take other effort than this deal.
    let sheet_of = &playbook.motions[place];
    let (of, legal) = if sheet_of.steps.is_empty() {
        (USUAL, "legal")
    } else {
        let sold = (Variant::Usual, segment.acv);
        selling::add(sheet, playbook, place, sold, "_hour");
        selling::legal(sheet, sheet_of, place, segment.acv, "_hour");
        ("_hour", "legal_hour")
    };
    lifetime::add(sheet, playbook, place, &Commitment::YEARLY, "_hour");
    let clv = "margin * k_hour * segment_acv - s_hour * serve";
    sheet.step("clv_hour", "derive.clv", Show::Money, clv);
    let sigma = format!("win_list{of} + (1 - win_list{of}) * lost_share");
    sheet.step("sigma_hour", "derive.sigma", Show::Share, &sigma);
    sheet.step(
        "earned_hour",
        "derive.segment_profit",
        Show::Money,
        &format!(
            "win_list{of} * (clv_hour - {legal} - onboarding{of} - commission * segment_acv) \
             - (lead{of} + travel + sigma_hour * other_effort{of})"
        ),
    );
    let name = Message::new("derive.segment_hour").with(
        "share",
        Arg::Percent(marginal.served / segment.opportunities_month.max(1e-9), 0),
    );
    let formula = format!("earned_hour / (ae_hours{of} * sigma_hour)");
    sheet.named("mu", name, Show::Money, &formula);
    sheet.of("mu", &segment.name);
    sheet.step(
        "ae_hour",
        "derive.ae_hour_booked",
        Show::Money,
        "max(mu, ae_wage_usual)",
    );
}
