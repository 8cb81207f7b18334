//! What sending a customer to self-service leads to (`ECONOMICS.md` 1.6, 1.9).

use super::remedy::{Table, ratios};
use super::selling::{self, Variant};
use super::sheet::Sheet;
use super::{Show, lifetime};
use crate::economics::Kind;
use crate::pricing::Commitment;

/// Adds the figures; false if the playbook has no self-service to send anybody to.
pub(super) fn add(sheet: &mut Sheet, table: &Table) -> bool {
    let (playbook, deal) = (table.desk.playbook(), table.deal);
    let motions = table.desk.motions();
    let Some(place) = (0..motions.len())
        .find(|place| motions[*place].base().kind == Kind::SelfService && *place != deal.motion)
    else {
        return false;
    };
    let outcome = &table.remedy.outcome;
    let acv = deal.estimate.quote.yearly.units();
    selling::common(sheet, playbook, place, acv);
    selling::add(sheet, playbook, place, (Variant::Usual, acv), "");
    let path = format!("motions[{}].win_rate", deal.motion);
    let sold = motions[deal.motion].base().win_rate;
    sheet.playbook("win_sold", "derive.win_sold", Show::Share, path, sold);
    match &playbook.motions[place].acceptance {
        Some(curve) => {
            let at = |name: &str| format!("motions[{place}].acceptance.{name}");
            sheet.playbook(
                "half_at",
                "motion.half_at",
                Show::Money,
                at("half_at"),
                curve.half_at,
            );
            let tenth = curve.tenth_at;
            sheet.playbook(
                "tenth_at",
                "motion.tenth_at",
                Show::Money,
                at("tenth_at"),
                tenth,
            );
            let steepness = "ln(9) / ln(tenth_at / half_at)";
            sheet.step("steepness", "derive.steepness", Show::Ratio, steepness);
            let share = "1 / (1 + (price / half_at) ^ steepness)";
            sheet.step("accepted", "derive.accepted", Show::Share, share);
        }
        None => sheet.step("accepted", "derive.accepted", Show::Share, "1"),
    }
    sheet.step(
        "win_rate",
        "derive.win_rate",
        Show::Share,
        "accepted * win_sold",
    );
    sheet.figure("win_rate", Some(outcome.win_rate));
    lifetime::add(sheet, playbook, place, &Commitment::YEARLY, "");
    sheet.step(
        "clv",
        "derive.clv",
        Show::Money,
        "margin * k * yearly - s * serve",
    );
    sheet.step("profit", "derive.profit", Show::Money, "win_rate * clv");
    sheet.figure("profit", Some(outcome.profit));
    selling::opportunity(sheet, "", "", "win_list", "ae_wage");
    let fixed = "cost / win_list + legal + onboarding";
    sheet.step("fixed", "derive.fixed_cost", Show::Money, fixed);
    let commission = "commission * price";
    sheet.step(
        "commission_paid",
        "derive.commission_paid",
        Show::Money,
        commission,
    );
    sheet.step("cac", "derive.cac", Show::Money, "fixed + commission_paid");
    ratios(sheet, table, motions[place].at(acv));
    true
}
