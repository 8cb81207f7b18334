//! What a sale takes: hours, wages, the cost of an opportunity (`ECONOMICS.md` 1.2).

use super::Show;
use super::sheet::{Sheet, sum};
use crate::economics::Way;
use crate::format::Message;
use crate::playbook::{HoursOfRole, MotionSheet, Playbook};

/// How a motion is sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    Usual,
    Lighter,
    Outsourced,
}

impl Variant {
    /// How `way` sells the motion; as usual where the motion has no other way.
    pub(super) fn of(way: Way, motion: &MotionSheet) -> Self {
        match way {
            Way::LighterSale | Way::LighterSaleAndPrice if motion.lighter.is_some() => {
                Self::Lighter
            }
            Way::OutsourcedQualification if motion.outsourced.is_some() => Self::Outsourced,
            _ => Self::Usual,
        }
    }
}

/// Adds the figures of the motion at `place`, for a deal of size `acv`, that are the same however it is sold.
pub(super) fn common(sheet: &mut Sheet, playbook: &Playbook, place: usize, acv: f64) {
    let motion = &playbook.motions[place];
    legal(sheet, motion, place, acv, "");
    let rows: [(&str, &'static str, Show, &str, f64); 8] = [
        (
            "lost_share",
            "motion.lost_effort",
            Show::Share,
            "lost_effort_share",
            motion.lost_effort_share,
        ),
        (
            "travel",
            "motion.travel",
            Show::Money,
            "travel",
            motion.travel,
        ),
        (
            "commission",
            "motion.commission",
            Show::Share,
            "commission",
            motion.commission,
        ),
        (
            "margin",
            "motion.gross_margin",
            Show::Share,
            "gross_margin",
            motion.gross_margin,
        ),
        (
            "serve",
            "motion.cost_to_serve",
            Show::Money,
            "cost_to_serve",
            motion.cost_to_serve,
        ),
        (
            "retention",
            "motion.retention",
            Show::Share,
            "retention",
            motion.retention,
        ),
        (
            "expansion",
            "motion.expansion",
            Show::Share,
            "expansion",
            motion.expansion,
        ),
        (
            "target_ratio",
            "motion.target_ratio",
            Show::Ratio,
            "targets.ltv_cac",
            motion.targets.ltv_cac,
        ),
    ];
    for (id, key, show, path, value) in rows {
        sheet.playbook(id, key, show, format!("motions[{place}].{path}"), value);
    }
    let months = motion.targets.payback_months;
    let path = format!("motions[{place}].targets.payback_months");
    sheet.playbook(
        "target_months",
        "motion.target_payback",
        Show::Months,
        path,
        months,
    );
}

/// Adds `legal{tag}`, with what a deal of size `acv` takes on top.
pub(super) fn legal(sheet: &mut Sheet, motion: &MotionSheet, place: usize, acv: f64, tag: &str) {
    let at = format!("motions[{place}]");
    let path = format!("{at}.legal_cost");
    let mut parts = vec!["legal_base".to_owned()];
    let cost = motion.legal_cost;
    sheet.playbook("legal_base", "motion.legal", Show::Money, path, cost);
    for (step, more) in motion.steps_at(acv) {
        let id = format!("legal_step_{step}");
        let path = format!("{at}.steps[{step}].legal_cost");
        sheet.playbook(&id, "motion.legal", Show::Money, path, more.legal_cost);
        sheet.of(&id, &more.name);
        parts.push(id);
    }
    sheet.step(
        &format!("legal{tag}"),
        "motion.legal",
        Show::Money,
        &sum(parts),
    );
}

/// Adds `lead{tag}`: the lead cost as it stands, or as the funnel gives it.
fn lead(sheet: &mut Sheet, motion: &MotionSheet, at: &str, tag: &str) {
    let id = format!("lead{tag}");
    let Some(funnel) = &motion.funnel else {
        let path = format!("{at}.lead_cost");
        return sheet.playbook(&id, "motion.lead_cost", Show::Money, path, motion.lead_cost);
    };
    let path = |name: &str| format!("{at}.funnel.{name}");
    sheet.playbook(
        "spend",
        "derive.spend",
        Show::Money,
        path("spend"),
        funnel.spend,
    );
    sheet.playbook(
        "leads",
        "derive.leads",
        Show::Plain,
        path("leads"),
        funnel.leads,
    );
    let mut formula = "spend / leads".to_owned();
    for (place, stage) in funnel.stages.iter().enumerate() {
        let rate = format!("stage_{place}");
        let path = path(&format!("stages[{place}].rate"));
        sheet.playbook(&rate, "derive.stage", Show::Share, path, stage.rate);
        sheet.of(&rate, &stage.name);
        formula = format!("{formula} / {rate}");
    }
    sheet.step(&id, "motion.lead_cost", Show::Money, &formula);
}

/// Adds `win_list`, `lead`, `onboarding`, `ae_hours`, `ae_wage` and `other_effort`, each with
/// `tag` behind it, of the motion at `place` as `variant` sells it.
pub(super) fn add(
    sheet: &mut Sheet,
    playbook: &Playbook,
    place: usize,
    (variant, acv): (Variant, f64),
    tag: &str,
) {
    let motion = &playbook.motions[place];
    let (lighter, outsourced) = (motion.lighter.as_ref(), motion.outsourced.as_ref());
    let own = format!("motions[{place}]");
    let light = format!("motions[{place}].lighter");
    let out = format!("motions[{place}].outsourced");
    let usual = (motion.win_rate, &own);
    let (win, win_at) = match variant {
        Variant::Lighter => lighter.map_or(usual, |sheet| (sheet.win_rate, &light)),
        Variant::Outsourced => outsourced.map_or(usual, |sheet| (sheet.win_rate, &out)),
        Variant::Usual => usual,
    };
    win_rate(sheet, format!("{win_at}.win_rate"), win, tag);
    match (variant, outsourced) {
        (Variant::Outsourced, Some(qualified)) => {
            let (id, path) = (format!("lead{tag}"), format!("{out}.lead_cost"));
            let cost = qualified.lead_cost;
            sheet.playbook(&id, "motion.lead_cost", Show::Money, path, cost);
        }
        _ => lead(sheet, motion, &own, tag),
    }
    let (onboarding, onboarding_at) = match (variant, lighter) {
        (Variant::Lighter, Some(sheet)) => (sheet.onboarding_cost, &light),
        _ => (motion.onboarding_cost, &own),
    };
    let (id, path) = (
        format!("onboarding{tag}"),
        format!("{onboarding_at}.onboarding_cost"),
    );
    sheet.playbook(&id, "motion.onboarding", Show::Money, path, onboarding);
    let (hours, hours_at) = match (variant, lighter, outsourced) {
        (Variant::Lighter, Some(sheet), _) => (&sheet.hours, &light),
        (Variant::Outsourced, _, Some(sheet)) => (&sheet.hours, &out),
        _ => (&motion.hours, &own),
    };
    let on_top = || {
        let steps = motion.steps_at(acv);
        steps.map(|(step, more)| (&more.hours[..], format!("{own}.steps[{step}]")))
    };
    let lists = std::iter::once((&hours[..], hours_at.clone())).chain(on_top());
    effort(sheet, playbook, lists, tag);
    let works = sheet.value(&format!("ae_hours{tag}")) > 0.0;
    if variant != Variant::Usual && !works {
        // Without an AE in the sale an hour still has the price that it has in the usual one.
        let lists = std::iter::once((&motion.hours[..], own.clone())).chain(on_top());
        effort(sheet, playbook, lists, "_base");
        sheet.step(
            &format!("ae_wage{tag}"),
            "derive.ae_wage",
            Show::Money,
            "ae_wage_base",
        );
    }
    sheet.step(&format!("ae_wage{tag}"), "derive.ae_wage", Show::Money, "0");
}

fn win_rate(sheet: &mut Sheet, path: String, win: f64, tag: &str) {
    let id = format!("win_list{tag}");
    if win < 1e-9 {
        let entered = format!("win_entered{tag}");
        sheet.playbook(&entered, "motion.win_rate", Show::Share, path, win);
        let formula = format!("max({entered}, 1e-9)");
        sheet.step(&id, "derive.win_least", Show::Share, &formula);
    } else {
        sheet.playbook(&id, "motion.win_rate", Show::Share, path, win);
    }
}

/// Hours and what they cost, role by role.
fn effort<'a>(
    sheet: &mut Sheet,
    playbook: &Playbook,
    lists: impl Iterator<Item = (&'a [HoursOfRole], String)>,
    tag: &str,
) {
    let (mut sells, mut others) = (Vec::new(), Vec::new());
    let lines = lists.flat_map(|(hours, at)| {
        let lines = hours.iter().enumerate();
        lines.map(move |(line, hours)| (format!("{at}.hours[{line}].hours"), hours))
    });
    for (line, (path, hours)) in lines.enumerate() {
        let Some(role) = playbook
            .team
            .roles
            .iter()
            .position(|role| role.id == hours.role)
        else {
            continue;
        };
        wage(sheet, playbook, role);
        let id = format!("hours_{line}{tag}");
        sheet.playbook(&id, "derive.hours", Show::Hours, path, hours.hours);
        sheet.of(&id, &playbook.team.roles[role].name);
        let list = if playbook.team.roles[role].sells {
            &mut sells
        } else {
            &mut others
        };
        list.push((id, format!("wage_{role}")));
    }
    let cost = |lines: &[(String, String)]| {
        sum(lines
            .iter()
            .map(|(hours, wage)| format!("{hours} * {wage}")))
    };
    let own = sum(sells.iter().map(|(hours, _)| hours.clone()));
    let hours = format!("ae_hours{tag}");
    sheet.step(&hours, "derive.ae_hours", Show::Hours, &own);
    if sheet.value(&hours) > 0.0 {
        let wage = match &sells[..] {
            [(_, wage)] => wage.clone(),
            lines => format!("({}) / {hours}", cost(lines)),
        };
        sheet.step(
            &format!("ae_wage{tag}"),
            "derive.ae_wage",
            Show::Money,
            &wage,
        );
    }
    let other = cost(&others);
    sheet.step(
        &format!("other_effort{tag}"),
        "derive.other_effort",
        Show::Money,
        &other,
    );
}

/// The loaded cost of an hour of a role.
fn wage(sheet: &mut Sheet, playbook: &Playbook, role: usize) {
    let (team, sheet_of) = (&playbook.team, &playbook.team.roles[role]);
    let base = format!("base_{role}");
    let path = format!("team.roles[{role}].base_pay");
    sheet.playbook(
        &base,
        "derive.base_pay",
        Show::Money,
        path,
        sheet_of.base_pay,
    );
    sheet.of(&base, &sheet_of.name);
    let rows: [(&str, &'static str, Show, &str, f64); 3] = [
        (
            "load",
            "derive.load",
            Show::Ratio,
            "team.load_multiplier",
            team.load_multiplier,
        ),
        (
            "infrastructure",
            "derive.infrastructure",
            Show::Money,
            "team.infrastructure_per_head",
            team.infrastructure_per_head,
        ),
        (
            "productive",
            "derive.productive",
            Show::Hours,
            "team.productive_hours_year",
            team.productive_hours_year,
        ),
    ];
    for (id, key, show, path, value) in rows {
        sheet.playbook(id, key, show, path, value);
    }
    let id = format!("wage_{role}");
    let formula = format!("({base} * load + infrastructure) / productive");
    sheet.named(&id, Message::new("derive.wage"), Show::Money, &formula);
    sheet.of(&id, &sheet_of.name);
}

/// Adds `sigma{tag}` and `cost{tag}`: the share of a sale's hours and the cost of an
/// opportunity when the step `win` is the win rate and `hour` the value of an AE hour.
pub(super) fn opportunity(sheet: &mut Sheet, tag: &str, of: &str, win: &str, hour: &str) {
    let sigma = format!("{win} + (1 - {win}) * lost_share");
    sheet.step(&format!("sigma{tag}"), "derive.sigma", Show::Share, &sigma);
    let formula =
        format!("lead{of} + travel + sigma{tag} * (ae_hours{of} * {hour} + other_effort{of})");
    sheet.step(
        &format!("cost{tag}"),
        "derive.opportunity_cost",
        Show::Money,
        &formula,
    );
}
