//! The tables of how the vendor sells: motions, people, time.

use super::tables::{NAME, Of, Rows, Table, field, first};

pub(super) const MOTIONS: Table = Table {
    title: "sheet.motions",
    rows: Rows::Many("motions"),
    across: true,
    columns: &[
        NAME,
        field("kind", Of::Choice(&KINDS), "sheet.kind"),
        first(
            "sheet.group.effort",
            field("lead_cost", Of::Money, "motion.lead_cost"),
        ),
        field("funnel.spend", Of::Money, "sheet.funnel_spend"),
        field("funnel.leads", Of::Number, "sheet.funnel_leads"),
        field("hours", Of::Hours, "motion.hours"),
        field("lost_effort_share", Of::Share, "motion.lost_effort"),
        field("travel", Of::Money, "motion.travel"),
        field("legal_cost", Of::Money, "motion.legal"),
        field("onboarding_cost", Of::Money, "motion.onboarding"),
        field("commission", Of::Share, "motion.commission"),
        first(
            "sheet.group.customers",
            field("win_rate", Of::Share, "motion.win_rate"),
        ),
        field("gross_margin", Of::Share, "motion.gross_margin"),
        field("cost_to_serve", Of::Money, "motion.cost_to_serve"),
        field("retention", Of::Share, "motion.retention"),
        field("expansion", Of::Share, "motion.expansion"),
        field("cycle_months", Of::Number, "sheet.cycle_months"),
        field(
            "win_rate_from",
            Of::Choice(&WIN_RATE_FROM),
            "sheet.win_rate_from",
        ),
        field("monthly_churn", Of::Share, "sheet.monthly_churn"),
        first(
            "sheet.group.targets",
            field("targets.ltv_cac", Of::Number, "motion.target_ratio"),
        ),
        field(
            "targets.payback_months",
            Of::Number,
            "motion.target_payback",
        ),
        first(
            "sheet.group.acceptance",
            field("acceptance.half_at", Of::Money, "motion.half_at"),
        ),
        field("acceptance.tenth_at", Of::Money, "motion.tenth_at"),
        field("acceptance.least", Of::Share, "sheet.least"),
        first(
            "sheet.group.lighter",
            field("lighter.win_rate", Of::Share, "motion.win_rate"),
        ),
        field("lighter.hours", Of::Hours, "motion.hours"),
        field("lighter.onboarding_cost", Of::Money, "motion.onboarding"),
        first(
            "sheet.group.outsourced",
            field("outsourced.win_rate", Of::Share, "motion.win_rate"),
        ),
        field("outsourced.hours", Of::Hours, "motion.hours"),
        field("outsourced.lead_cost", Of::Money, "sheet.qualified_lead"),
    ],
    blank: r#"{"id": "motion", "name": "", "kind": "assisted", "lead_cost": 0, "hours": [],
        "lost_effort_share": 0.7, "travel": 0, "win_rate": 0.25, "legal_cost": 0,
        "onboarding_cost": 0, "commission": 0.1, "gross_margin": 0.8, "cost_to_serve": 0,
        "retention": 0.85, "expansion": 0, "targets": {"ltv_cac": 3, "payback_months": 12},
        "acceptance": null, "lighter": null, "outsourced": null}"#,
};

const WIN_RATE_FROM: [(&str, &str); 3] = [
    ("", "sheet.unstated"),
    ("history", "sheet.win_rate_from.history"),
    ("opinion", "sheet.win_rate_from.opinion"),
];

pub(super) const STEPS: Table = Table {
    title: "sheet.steps_of",
    rows: Rows::Inside("motions", "steps"),
    across: false,
    columns: &[
        NAME,
        field("from", Of::Money, "sheet.step_from"),
        field("hours", Of::Hours, "motion.hours"),
        field("legal_cost", Of::Money, "motion.legal"),
    ],
    blank: r#"{"name": "", "from": 10000, "hours": [], "legal_cost": 0}"#,
};

pub(super) const STAGES: Table = Table {
    title: "sheet.stages_of",
    rows: Rows::Inside("motions", "funnel.stages"),
    across: false,
    columns: &[NAME, field("rate", Of::Share, "sheet.stage_rate")],
    blank: r#"{"name": "", "rate": 0.5}"#,
};

const KINDS: [(&str, &str); 2] = [
    ("self_service", "sheet.kind.self_service"),
    ("assisted", "sheet.kind.assisted"),
];

pub(super) const ROLES: Table = Table {
    title: "sheet.roles",
    rows: Rows::Many("team.roles"),
    across: false,
    columns: &[
        NAME,
        field("base_pay", Of::Money, "sheet.base_pay"),
        field("sells", Of::YesNo, "sheet.sells"),
        field("on_target_earnings", Of::Money, "sheet.on_target_earnings"),
        field("quota_year", Of::Money, "sheet.quota_year"),
        field("usual_deal", Of::Money, "sheet.usual_deal"),
    ],
    blank: r#"{"id": "role", "name": "", "base_pay": 60000, "sells": false}"#,
};

pub(super) const TEAM: Table = Table {
    title: "sheet.hour_cost",
    rows: Rows::One("team"),
    across: true,
    columns: &[
        field("load_multiplier", Of::Number, "sheet.load_multiplier"),
        field("infrastructure_per_head", Of::Money, "sheet.infrastructure"),
        field(
            "productive_hours_year",
            Of::Number,
            "sheet.productive_hours",
        ),
    ],
    blank: "{}",
};

pub(super) const CAPACITY: Table = Table {
    title: "ae_time.title",
    rows: Rows::One("capacity"),
    across: true,
    columns: &[
        field("motion", Of::Motion, "motion.title"),
        field("ae_time", Of::Choice(&AE_TIME), "ae_time.title"),
        field("deal_value", Of::Choice(&DEAL_VALUE), "sheet.deal_value"),
        field("hours_month", Of::Number, "sheet.hours_month"),
    ],
    blank: "{}",
};

const DEAL_VALUE: [(&str, &str); 4] = [
    ("", "sheet.unstated"),
    ("acv", "sheet.deal_value.acv"),
    ("tcv", "sheet.deal_value.tcv"),
    ("clv", "sheet.deal_value.clv"),
];

const AE_TIME: [(&str, &str); 2] = [("spare", "ae_time.spare"), ("booked", "ae_time.booked")];

pub(super) const SEGMENTS: Table = Table {
    title: "sheet.segments",
    rows: Rows::Many("capacity.segments"),
    across: false,
    columns: &[
        NAME,
        field("acv", Of::Money, "sheet.acv"),
        field("opportunities_month", Of::Number, "sheet.opportunities"),
    ],
    blank: r#"{"name": "", "acv": 0, "opportunities_month": 0}"#,
};
