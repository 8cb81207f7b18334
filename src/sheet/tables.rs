//! The one description of what can be edited: pages of tables of fields.
//!
//! A field more in the document is one line more here, and a name in the catalogues.

use super::library::{ANSWERS, STORIES};
use super::public::{ROUTES, SITE};
use super::roi::{COSTS, DRIVERS, FORMULAS, INPUTS, LIST, MODELS};
use super::selling::{CAPACITY, MOTIONS, ROLES, SEGMENTS, STAGES, STEPS, TEAM};
use super::several::Names;

/// Tables that are shown together.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its id on screen.
    pub id: &'static str,
    /// The key of its name.
    pub title: &'static str,
    /// Its tables.
    pub tables: &'static [Table],
    /// The list of which one entry at a time is shown, with the tables inside it.
    pub one_of: Option<&'static str>,
}

impl Page {
    /// Which entry of its list is needed to see what stands at `path`; `None` if any will do.
    #[must_use]
    pub fn entry_at(&self, path: &str) -> Option<usize> {
        let rest = path.strip_prefix(self.one_of?)?.strip_prefix('[')?;
        rest.split_once(']')?.0.parse().ok()
    }

    /// Whether a table whose records stand in `list` is seen while the entry `chosen` is.
    #[must_use]
    pub fn shows(&self, list: Option<&str>, chosen: usize) -> bool {
        let entry = list.and_then(|list| self.entry_at(list));
        entry.is_none_or(|entry| entry == chosen)
    }
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The key of its name.
    pub title: &'static str,
    /// Where its records stand.
    pub rows: Rows,
    /// Whether records stand side by side and fields below each other.
    pub across: bool,
    /// The fields of a record.
    pub columns: &'static [Column],
    /// A new record, as JSON.
    pub blank: &'static str,
}

/// Where the records of a table stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One record, at this path.
    One(&'static str),
    /// The entries of the list at this path.
    Many(&'static str),
    /// For each entry of a list the entries of the list inside it.
    Inside(&'static str, &'static str),
}

/// A field of a table's records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place inside the record.
    pub path: &'static str,
    /// What it holds.
    pub of: Of,
    /// The key of its name.
    pub head: &'static str,
    /// The key of the group that begins with it.
    pub group: Option<&'static str>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Text that is not for people.
    Text,
    /// Text for people: a cell for each language.
    Words,
    /// A list of texts for people: a cell for each language.
    Lines,
    /// An amount.
    Money,
    /// A share.
    Share,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// A list of hours by role: a cell for each role.
    Hours,
    /// A number; 0 where none stands.
    FromZero,
    /// A number, or a share if the record's unit is percent.
    Figure,
    /// A list of numbers, in one cell.
    Numbers,
    /// A list of shares, in one cell.
    Shares,
    /// A formula.
    Formula,
    /// One of a few values, each with the key of its name.
    Choice(&'static [(&'static str, &'static str)]),
    /// The same; the first one is meant where none stands.
    Usual(&'static [(&'static str, &'static str)]),
    /// Yes or no.
    YesNo,
    /// One of the motions.
    Motion,
    /// One of the packages, or none.
    Package,
    /// Several names.
    Several(Names),
}

pub(super) const fn field(path: &'static str, of: Of, head: &'static str) -> Column {
    Column {
        path,
        of,
        head,
        group: None,
    }
}

pub(super) const fn first(group: &'static str, column: Column) -> Column {
    Column {
        group: Some(group),
        ..column
    }
}

pub(super) const NAME: Column = field("name", Of::Words, "sheet.name");

/// Everything that can be edited.
pub static PAGES: [Page; 9] = [
    Page {
        id: "page-motions",
        title: "sheet.motions",
        tables: &[MOTIONS, STEPS, STAGES],
        one_of: None,
    },
    Page {
        id: "page-team",
        title: "sheet.team",
        tables: &[ROLES, TEAM],
        one_of: None,
    },
    Page {
        id: "page-prices",
        title: "sheet.price_book",
        tables: &[PLANS, TIERS, ADD_ONS, TERMS, VENDOR],
        one_of: None,
    },
    Page {
        id: "page-packages",
        title: "sheet.packages",
        tables: &[PACKAGES],
        one_of: None,
    },
    Page {
        id: "page-roi",
        title: "sheet.roi",
        tables: &[MODELS, DRIVERS, FORMULAS, INPUTS, COSTS],
        one_of: Some(LIST),
    },
    Page {
        id: "page-public",
        title: "sheet.public",
        tables: &[ROUTES, SITE],
        one_of: None,
    },
    Page {
        id: "page-library",
        title: "sheet.library",
        tables: &[ANSWERS, STORIES],
        one_of: None,
    },
    Page {
        id: "page-rules",
        title: "sheet.rules",
        tables: &[POLICY, APPROVALS, FUTURE],
        one_of: None,
    },
    Page {
        id: "page-capacity",
        title: "sheet.capacity",
        tables: &[CAPACITY, SEGMENTS],
        one_of: None,
    },
];

const PLANS: Table = Table {
    title: "sheet.plans",
    rows: Rows::Many("public.price_book.plans"),
    across: false,
    columns: &[
        NAME,
        field("price_per_unit", Of::Money, "sheet.price_per_unit"),
        field("platform_fee", Of::Money, "sheet.platform_fee"),
        field("minimum_quantity", Of::Whole, "sheet.minimum_quantity"),
        field("tier_mode", Of::Choice(&TIER_MODES), "sheet.tier_mode"),
        field("unit", Of::Words, "sheet.unit"),
    ],
    blank: r#"{"id": "plan", "name": "", "unit": {"en": "users", "de": "Nutzer",
        "zh-Hans": "用户"}, "price_per_unit": 0, "tiers": [], "tier_mode": "graduated",
        "platform_fee": 0, "minimum_quantity": 1}"#,
};

const TIER_MODES: [(&str, &str); 2] = [
    ("graduated", "sheet.tier_mode.graduated"),
    ("volume", "sheet.tier_mode.volume"),
];

const TIERS: Table = Table {
    title: "sheet.tiers_of",
    rows: Rows::Inside("public.price_book.plans", "tiers"),
    across: false,
    columns: &[
        field("from", Of::Whole, "sheet.tier_from"),
        field("price_per_unit", Of::Money, "sheet.price_per_unit"),
    ],
    blank: r#"{"from": 2, "price_per_unit": 0}"#,
};

const ADD_ONS: Table = Table {
    title: "terms.add_ons",
    rows: Rows::Many("public.price_book.add_ons"),
    across: false,
    columns: &[
        NAME,
        field("price", Of::Money, "sheet.price_year"),
        field("charged", Of::Choice(&ADD_ON_CHARGES), "sheet.charged"),
        field("plans", Of::Several(Names::Plans), "sheet.with_plans"),
    ],
    blank: r#"{"id": "add_on", "name": "", "price": 0, "charged": "flat", "plans": []}"#,
};

const ADD_ON_CHARGES: [(&str, &str); 2] = [
    ("per_unit", "sheet.charged.per_unit"),
    ("flat", "sheet.charged.flat"),
];

const TERMS: Table = Table {
    title: "sheet.terms",
    rows: Rows::Many("public.price_book.terms"),
    across: false,
    columns: &[
        field("years", Of::Whole, "sheet.years"),
        field("discount", Of::Share, "sheet.discount"),
    ],
    blank: r#"{"years": 1, "discount": 0}"#,
};

const VENDOR: Table = Table {
    title: "sheet.vendor",
    rows: Rows::One("public"),
    across: true,
    columns: &[
        field("vendor", Of::Words, "sheet.name"),
        field("currency", Of::Text, "sheet.currency"),
    ],
    blank: "{}",
};

const PACKAGES: Table = Table {
    title: "sheet.packages",
    rows: Rows::Many("public.packages"),
    across: true,
    columns: &[
        NAME,
        first(
            "sheet.group.price",
            field("price", Of::Money, "sheet.price"),
        ),
        field("charged", Of::Choice(&PACKAGE_CHARGES), "sheet.charged"),
        field("offered_from", Of::Money, "sheet.offered_from"),
        field("offered_to", Of::Money, "sheet.offered_to"),
        first("sheet.group.buys", field("buys", Of::Lines, "sheet.buys")),
    ],
    blank: r#"{"id": "package", "name": "", "buys": [], "price": 0, "charged": "once",
        "offered_from": null, "offered_to": null}"#,
};

const PACKAGE_CHARGES: [(&str, &str); 2] = [
    ("once", "sheet.charged.once"),
    ("yearly", "sheet.charged.yearly"),
];

const POLICY: Table = Table {
    title: "sheet.policy",
    rows: Rows::One("policy"),
    across: true,
    columns: &[
        first(
            "sheet.group.price",
            field("price_step", Of::Money, "sheet.price_step"),
        ),
        field("highest_price", Of::Number, "sheet.highest_price"),
        field("max_discount", Of::Share, "sheet.max_discount"),
        field("lost_wins_at_plus_10", Of::Share, "sheet.lost_wins"),
        first(
            "sheet.group.charge",
            field("charge_step", Of::Money, "sheet.charge_step"),
        ),
        field("charge_max_share", Of::Share, "sheet.charge_max_share"),
        field("charge_aversion", Of::Number, "sheet.charge_aversion"),
        first(
            "sheet.group.prepayment",
            field("prepayment.years", Of::Whole, "sheet.years"),
        ),
        field("prepayment.discount", Of::Share, "sheet.discount"),
    ],
    blank: "{}",
};

const APPROVALS: Table = Table {
    title: "sheet.approvals",
    rows: Rows::Many("policy.approvals"),
    across: false,
    columns: &[
        field("by", Of::Words, "sheet.approver"),
        field("max_discount", Of::Share, "sheet.may_grant"),
    ],
    blank: r#"{"by": "", "max_discount": 0.5}"#,
};

const FUTURE: Table = Table {
    title: "sheet.future",
    rows: Rows::One("future"),
    across: true,
    columns: &[
        field("discount_rate", Of::Share, "sheet.discount_rate"),
        field("horizon_years", Of::Whole, "sheet.horizon"),
        field("expansion_fade", Of::Share, "sheet.expansion_fade"),
        field("expansion_cap", Of::Number, "sheet.expansion_cap"),
        field("billing", Of::Choice(&BILLING), "sheet.billing"),
    ],
    blank: "{}",
};

const BILLING: [(&str, &str); 2] = [
    ("yearly_in_advance", "sheet.billing.yearly"),
    ("monthly_in_advance", "sheet.billing.monthly"),
];
