//! The tables of what a purchase brings: an industry's inputs, formulas, drivers, costs.

use super::several::Names;
use super::tables::{Column, NAME, Of, Rows, Table, field, first};

/// The list of the models.
pub(super) const LIST: &str = "public.roi_models";

const ID: Column = field("id", Of::Text, "sheet.id");

pub(super) const MODELS: Table = Table {
    title: "sheet.roi_models",
    rows: Rows::Many(LIST),
    across: true,
    columns: &[
        NAME,
        ID,
        field("horizon_years", Of::Whole, "sheet.horizon"),
        field("discount_rate", Of::Share, "sheet.discount_rate"),
        first(
            "sheet.group.start",
            field("implementation_days", Of::Numbers, "sheet.implementation"),
        ),
        field("start_months", Of::FromZero, "sheet.start_months"),
        field("ramp", Of::Shares, "sheet.ramp"),
        field("ramp_step", Of::Usual(&RAMP_STEPS), "sheet.ramp_step"),
        field("ramp_range.low", Of::Shares, "sheet.ramp_low"),
        field("ramp_range.high", Of::Shares, "sheet.ramp_high"),
        first(
            "sheet.group.own",
            field("own_drivers", Of::YesNo, "sheet.own_drivers"),
        ),
        first(
            "sheet.group.questions",
            field("questions", Of::Several(Names::Inputs), "sheet.questions"),
        ),
    ],
    blank: r#"{"id": "model", "name": "", "implementation_days": [30, 90], "horizon_years": 3,
        "discount_rate": 0.1, "ramp": [0.5, 1], "inputs": [], "formulas": [], "drivers": [
            {"id": "driver_1", "name": {"en": "First driver", "de": "Erster Treiber",
                "zh-Hans": "第一个驱动因素"}, "category": "cash", "optional": false,
                "baseline": "0", "improvement": "0"}], "costs": []}"#,
};

const RAMP_STEPS: [(&str, &str); 2] = [
    ("year", "sheet.ramp_step.year"),
    ("month", "sheet.ramp_step.month"),
];

pub(super) const INPUTS: Table = Table {
    title: "sheet.inputs_of",
    rows: Rows::Inside(LIST, "inputs"),
    across: false,
    columns: &[
        ID,
        NAME,
        field("unit", Of::Text, "sheet.unit"),
        field("low", Of::Figure, "sheet.low"),
        field("likely", Of::Figure, "sheet.likely"),
        field("high", Of::Figure, "sheet.high"),
        field("spread", Of::Choice(&SPREADS), "sheet.spread"),
        field("min", Of::Figure, "sheet.min"),
        field("max", Of::Figure, "sheet.max"),
        field("kind", Of::Choice(&INPUT_KINDS), "sheet.input_kind"),
        field("tier", Of::Choice(&TIERS), "sheet.tier"),
        field("source", Of::Words, "sheet.source"),
        field("date", Of::Text, "sheet.date"),
        field("caution", Of::Words, "sheet.caution"),
    ],
    blank: r#"{"id": "input", "name": "", "unit": "money/year", "likely": 0, "spread": "pert",
        "kind": "customer", "tier": "D"}"#,
};

const SPREADS: [(&str, &str); 5] = [
    ("pert", "sheet.spread.pert"),
    ("triangular", "sheet.spread.triangular"),
    ("uniform", "sheet.spread.uniform"),
    ("log_normal", "sheet.spread.log_normal"),
    ("fixed", "sheet.spread.fixed"),
];

const INPUT_KINDS: [(&str, &str); 2] = [
    ("customer", "sheet.input_kind.customer"),
    ("assumption", "sheet.input_kind.assumption"),
];

const TIERS: [(&str, &str); 4] = [
    ("A", "sheet.tier.a"),
    ("B", "sheet.tier.b"),
    ("C", "sheet.tier.c"),
    ("D", "sheet.tier.d"),
];

pub(super) const FORMULAS: Table = Table {
    title: "sheet.formulas_of",
    rows: Rows::Inside(LIST, "formulas"),
    across: false,
    columns: &[
        ID,
        NAME,
        field("formula", Of::Formula, "sheet.formula"),
        field("unit", Of::Text, "sheet.unit"),
    ],
    blank: r#"{"id": "formula", "formula": "0"}"#,
};

pub(super) const DRIVERS: Table = Table {
    title: "sheet.drivers_of",
    rows: Rows::Inside(LIST, "drivers"),
    across: false,
    columns: &[
        ID,
        NAME,
        field("category", Of::Choice(&CATEGORIES), "sheet.category"),
        field("baseline", Of::Formula, "sheet.baseline"),
        field("improvement", Of::Formula, "sheet.improvement"),
        field("attribution", Of::Formula, "sheet.attribution"),
        field("recapture", Of::Formula, "sheet.recapture"),
        field("group", Of::Text, "sheet.driver_group"),
        field("optional", Of::YesNo, "sheet.optional"),
        field("confidence", Of::Usual(&CONFIDENCES), "sheet.confidence"),
        field("risk", Of::Share, "sheet.risk_deducted"),
        field("start_months", Of::Number, "sheet.own_start"),
        field("ramp", Of::Shares, "sheet.own_ramp"),
        field("ramp_step", Of::Usual(&RAMP_STEPS), "sheet.ramp_step"),
        field("evidence.tier", Of::Choice(&EVIDENCE), "sheet.tier"),
        field("evidence.source", Of::Words, "sheet.source"),
        field("evidence.date", Of::Text, "sheet.date"),
        field("caution", Of::Words, "sheet.caution"),
    ],
    blank: r#"{"id": "driver", "name": "", "category": "cash", "optional": false,
        "baseline": "0", "improvement": "0"}"#,
};

const CATEGORIES: [(&str, &str); 4] = [
    ("cash", "sheet.category.cash"),
    ("time", "sheet.category.time"),
    ("risk_avoidance", "sheet.category.risk_avoidance"),
    ("working_capital", "sheet.category.working_capital"),
];

const CONFIDENCES: [(&str, &str); 3] = [
    ("medium", "sheet.confidence.medium"),
    ("high", "sheet.confidence.high"),
    ("low", "sheet.confidence.low"),
];

const EVIDENCE: [(&str, &str); 5] = [
    ("", "sheet.unstated"),
    ("A", "sheet.tier.a"),
    ("B", "sheet.tier.b"),
    ("C", "sheet.tier.c"),
    ("D", "sheet.tier.d"),
];

pub(super) const COSTS: Table = Table {
    title: "sheet.costs_of",
    rows: Rows::Inside(LIST, "costs"),
    across: false,
    columns: &[
        ID,
        NAME,
        field("category", Of::Usual(&COST_CATEGORIES), "sheet.category"),
        field("formula", Of::Formula, "sheet.formula"),
        field("timing", Of::Choice(&TIMINGS), "sheet.timing"),
        field("optional", Of::YesNo, "sheet.optional"),
        field("confidence", Of::Usual(&CONFIDENCES), "sheet.confidence"),
        field("risk", Of::Share, "sheet.risk_added"),
    ],
    blank: r#"{"id": "cost", "name": "", "formula": "0", "timing": "once", "optional": false}"#,
};

const COST_CATEGORIES: [(&str, &str); 5] = [
    ("internal_labour", "sheet.cost.internal_labour"),
    ("integration", "sheet.cost.integration"),
    ("training", "sheet.cost.training"),
    ("change", "sheet.cost.change"),
    ("other", "sheet.cost.rest"),
];

const TIMINGS: [(&str, &str); 3] = [
    ("once", "sheet.timing.once"),
    ("first_year", "sheet.timing.first_year"),
    ("yearly", "sheet.timing.yearly"),
];
