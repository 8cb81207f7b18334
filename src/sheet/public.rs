//! The tables of the public calculator: how customers of a size buy, and where it leads.

use super::several::Names;
use super::tables::{Of, Rows, Table, field, first};

pub(super) const ROUTES: Table = Table {
    title: "sheet.routing",
    rows: Rows::Many("public.routing"),
    across: false,
    columns: &[
        field("from", Of::Money, "sheet.route_from"),
        field("way", Of::Choice(&WAYS), "sheet.way"),
        field("package", Of::Package, "sheet.route_package"),
    ],
    blank: r#"{"from": 0, "way": "checkout"}"#,
};

const WAYS: [(&str, &str); 3] = [
    ("checkout", "sheet.way.checkout"),
    ("package", "sheet.way.package"),
    ("talk", "sheet.way.talk"),
];

pub(super) const SITE: Table = Table {
    title: "sheet.site",
    rows: Rows::One("public.site"),
    across: true,
    columns: &[
        field("checkout", Of::Text, "sheet.site_checkout"),
        field("call", Of::Text, "sheet.site_call"),
        first(
            "sheet.group.lead",
            field("lead.endpoint", Of::Text, "sheet.lead_endpoint"),
        ),
        field("lead.privacy", Of::Text, "sheet.lead_privacy"),
        field(
            "lead.asks",
            Of::Several(Names::These(&ASKS)),
            "sheet.lead_asks",
        ),
        field("lead.consent", Of::Words, "sheet.lead_consent"),
    ],
    blank: "{}",
};

const ASKS: [(&str, &str); 4] = [
    ("name", "sheet.asks.name"),
    ("company", "sheet.asks.company"),
    ("phone", "sheet.asks.phone"),
    ("message", "sheet.asks.message"),
];
