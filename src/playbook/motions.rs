//! A way of selling, as it stands in the document.

use super::Team;
use crate::document::{Fault, Faults, Text};
use crate::economics::{Acceptance, Kind, Motion, Targets};
use crate::format::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A win rate this small is as good as none; a cost per win stays a number.
const LEAST_WIN_RATE: f64 = 1e-9;

/// A way of selling. Money is in the playbook's currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MotionSheet {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Whether a person sells.
    pub kind: MotionKind,
    /// Cost of a lead, per opportunity.
    #[schemars(range(min = 0, max = 1e9))]
    pub lead_cost: f64,
    /// Hours per won deal, by role.
    #[schemars(length(max = 20))]
    pub hours: Vec<HoursOfRole>,
    /// Share of a won deal's hours that a lost one takes as well.
    #[schemars(range(min = 0, max = 1))]
    pub lost_effort_share: f64,
    /// Travel per opportunity.
    #[schemars(range(min = 0, max = 1e9))]
    pub travel: f64,
    /// Share of opportunities won at list price, from the records rather than from memory.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub win_rate: f64,
    /// Legal and procurement cost per won deal.
    #[schemars(range(min = 0, max = 1e9))]
    pub legal_cost: f64,
    /// Onboarding cost per won deal.
    #[schemars(range(min = 0, max = 1e9))]
    pub onboarding_cost: f64,
    /// Commission on the first year's contract value, a share.
    #[schemars(range(min = 0, max = 1))]
    pub commission: f64,
    /// Gross margin, a share.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub gross_margin: f64,
    /// Cost to serve a customer for a year, as far as it is not in cost of goods sold.
    #[schemars(range(min = 0, max = 1e9))]
    pub cost_to_serve: f64,
    /// Customers who stay from one year to the next, a share.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub retention: f64,
    /// Growth of a staying customer's revenue in the second year, a share.
    #[schemars(range(max = 10), extend("exclusiveMinimum" = -1))]
    pub expansion: f64,
    /// What is demanded of its deals.
    pub targets: TargetSheet,
    /// Which customers would buy this way; absent or null: all.
    pub acceptance: Option<AcceptanceSheet>,
    /// A lighter way to sell it, for deals that do not carry the full effort.
    #[serde(default)]
    pub lighter: Option<LighterSheet>,
    /// Somebody else who finds and qualifies customers for it.
    #[serde(default)]
    pub outsourced: Option<OutsourcedSheet>,
}

/// A lighter way of selling: fewer touches, capped hours, guided instead of led onboarding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LighterSheet {
    /// Hours per won deal, by role.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub hours: Vec<HoursOfRole>,
    /// Onboarding cost per won deal.
    #[schemars(range(min = 0, max = 1e9))]
    pub onboarding_cost: f64,
    /// Share of opportunities won this way at list price.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub win_rate: f64,
}

/// Qualification by somebody else: another lead cost, fewer hours of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsourcedSheet {
    /// Cost of a qualified lead, per opportunity.
    #[schemars(range(min = 0, max = 1e9))]
    pub lead_cost: f64,
    /// Hours per won deal, by role.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub hours: Vec<HoursOfRole>,
    /// Share of opportunities won this way at list price.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub win_rate: f64,
}

/// Whether a person sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MotionKind {
    /// The customer buys alone, at list price.
    SelfService,
    /// A person sells.
    Assisted,
}

/// One role's hours in a won deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursOfRole {
    /// A role of the team.
    pub role: String,
    /// Hours per won deal.
    #[schemars(range(min = 0, max = 100_000))]
    pub hours: f64,
}

/// What is demanded of a motion's deals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetSheet {
    /// Least LTV:CAC, a ratio.
    #[schemars(range(max = 100), extend("exclusiveMinimum" = 0))]
    pub ltv_cac: f64,
    /// Longest CAC payback, months.
    #[schemars(range(max = 240), extend("exclusiveMinimum" = 0))]
    pub payback_months: f64,
}

/// Two answers of a sales person: at which deal size would half, and at which would one in
/// ten, still buy this way?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptanceSheet {
    /// Deal size at which half still would, money a year.
    #[schemars(range(max = 1e12), extend("exclusiveMinimum" = 0))]
    pub half_at: f64,
    /// Deal size at which one in ten still would, money a year; above `half_at`.
    #[schemars(range(max = 1e12), extend("exclusiveMinimum" = 0))]
    pub tenth_at: f64,
    /// The least share of willing customers at which the motion counts as viable.
    #[schemars(extend("exclusiveMinimum" = 0, "exclusiveMaximum" = 1))]
    pub least: f64,
}

impl MotionSheet {
    /// Mistakes that a schema cannot see.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let order = self
            .acceptance
            .as_ref()
            .filter(|curve| curve.tenth_at <= curve.half_at);
        order
            .map(|_| {
                Fault::at(
                    "acceptance.tenth_at",
                    Message::new("playbook.acceptance_order"),
                )
            })
            .into_iter()
            .collect()
    }

    /// The motion in numbers, its hours priced by `team`.
    #[must_use]
    pub fn in_numbers(&self, team: &Team) -> Motion {
        let effort = Effort::of(&self.hours, team);
        let curve = self.acceptance.as_ref();
        Motion {
            kind: match self.kind {
                MotionKind::SelfService => Kind::SelfService,
                MotionKind::Assisted => Kind::Assisted,
            },
            lead_cost: self.lead_cost,
            ae_hours: effort.ae_hours,
            ae_hourly_cost: effort.ae_hourly_cost.unwrap_or(0.0),
            other_effort_cost: effort.other_cost,
            lost_effort_share: self.lost_effort_share,
            travel: self.travel,
            win_rate: self.win_rate.max(LEAST_WIN_RATE),
            legal_cost: self.legal_cost,
            onboarding_cost: self.onboarding_cost,
            commission: self.commission,
            gross_margin: self.gross_margin,
            cost_to_serve: self.cost_to_serve,
            retention: self.retention,
            expansion: self.expansion,
            targets: Targets {
                ltv_cac: self.targets.ltv_cac,
                payback_months: self.targets.payback_months,
            },
            acceptance: curve.and_then(|curve| Acceptance::new(curve.half_at, curve.tenth_at)),
            acceptance_min: curve.map_or(0.5, |curve| curve.least),
        }
    }

    /// The lighter way to sell, in numbers.
    #[must_use]
    pub fn lighter(&self, team: &Team) -> Option<Motion> {
        let sheet = self.lighter.as_ref()?;
        Some(Motion {
            onboarding_cost: sheet.onboarding_cost,
            win_rate: sheet.win_rate.max(LEAST_WIN_RATE),
            ..self.with_hours(&sheet.hours, team)
        })
    }

    /// Selling to customers that somebody else has qualified, in numbers.
    #[must_use]
    pub fn outsourced(&self, team: &Team) -> Option<Motion> {
        let sheet = self.outsourced.as_ref()?;
        Some(Motion {
            lead_cost: sheet.lead_cost,
            win_rate: sheet.win_rate.max(LEAST_WIN_RATE),
            ..self.with_hours(&sheet.hours, team)
        })
    }

    fn with_hours(&self, hours: &[HoursOfRole], team: &Team) -> Motion {
        let base = self.in_numbers(team);
        let effort = Effort::of(hours, team);
        Motion {
            ae_hours: effort.ae_hours,
            ae_hourly_cost: effort.ae_hourly_cost.unwrap_or(base.ae_hourly_cost),
            other_effort_cost: effort.other_cost,
            ..base
        }
    }

    /// Every list of hours and its place in the motion.
    pub(super) fn all_hours(&self) -> impl Iterator<Item = (&'static str, &[HoursOfRole])> {
        let lighter = self
            .lighter
            .as_ref()
            .map(|sheet| ("lighter.hours", &sheet.hours[..]));
        let outsourced = self
            .outsourced
            .as_ref()
            .map(|sheet| ("outsourced.hours", &sheet.hours[..]));
        [Some(("hours", &self.hours[..])), lighter, outsourced]
            .into_iter()
            .flatten()
    }
}

/// Hours of several roles, in numbers.
struct Effort {
    ae_hours: f64,
    /// `None` where no AE works.
    ae_hourly_cost: Option<f64>,
    other_cost: f64,
}

impl Effort {
    fn of(hours: &[HoursOfRole], team: &Team) -> Self {
        let sells = |role: &str| team.role(role).is_some_and(|role| role.sells);
        let (mut ae_hours, mut ae_cost, mut other_cost) = (0.0, 0.0, 0.0);
        for line in hours {
            let cost = line.hours * team.hourly(&line.role);
            if sells(&line.role) {
                ae_hours += line.hours;
                ae_cost += cost;
            } else {
                other_cost += cost;
            }
        }
        let ae_hourly_cost = (ae_hours > 0.0).then(|| ae_cost / ae_hours);
        Self {
            ae_hours,
            ae_hourly_cost,
            other_cost,
        }
    }
}
