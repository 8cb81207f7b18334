//! A way of selling, as it stands in the document.

use super::effort::{Effort, HoursOfRole, LighterSheet, OutsourcedSheet, StepSheet};
use super::{FunnelSheet, Team};
use crate::document::{Fault, Faults, Text};
use crate::economics::{Acceptance, Graded, Kind, Motion, Targets};
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
    /// Months from the first talk to the signature: what a customer is worth comes that much
    /// later. Absent: it is worth the same on the first day.
    #[serde(default)]
    #[schemars(range(min = 0, max = 60))]
    pub cycle_months: Option<f64>,
    /// What leads cost and how many come through, instead of `lead_cost`.
    #[serde(default)]
    pub funnel: Option<FunnelSheet>,
    /// What larger deals take on top, each from a deal size on.
    #[serde(default)]
    #[schemars(length(max = 10))]
    pub steps: Vec<StepSheet>,
    /// Where the win rate comes from.
    #[serde(default)]
    pub win_rate_from: Option<WinRateSource>,
    /// Customers who leave in a month, a share, where the records count by month. Only to check
    /// `retention`, which is by year.
    #[serde(default)]
    #[schemars(range(min = 0), extend("exclusiveMaximum" = 1))]
    pub monthly_churn: Option<f64>,
    /// A lighter way to sell it, for deals that do not carry the full effort.
    #[serde(default)]
    pub lighter: Option<LighterSheet>,
    /// Somebody else who finds and qualifies customers for it.
    #[serde(default)]
    pub outsourced: Option<OutsourcedSheet>,
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

/// Where a win rate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WinRateSource {
    /// Counted in the records of won and lost deals.
    History,
    /// What the people who sell believe.
    Opinion,
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

    /// The motion in numbers at every deal size, its hours priced by `team`.
    #[must_use]
    pub fn graded(&self, team: &Team) -> Graded {
        let base = self.in_numbers(team, 0.0);
        let mut sizes: Vec<f64> = self.steps.iter().map(|step| step.from).collect();
        sizes.sort_by(f64::total_cmp);
        sizes.dedup();
        sizes.into_iter().fold(Graded::from(base), |graded, from| {
            graded.from_size(from, self.in_numbers(team, from))
        })
    }

    /// What a deal of size `acv` takes on top, with its place among the steps.
    pub fn steps_at(&self, acv: f64) -> impl Iterator<Item = (usize, &StepSheet)> {
        let steps = self.steps.iter().enumerate();
        steps.filter(move |(_, step)| acv >= step.from)
    }

    /// `hours` of a deal of size `acv` and what it takes on top, priced by `team`.
    fn effort(&self, hours: &[HoursOfRole], team: &Team, acv: f64) -> Effort {
        let on_top = self.steps_at(acv).flat_map(|(_, step)| &step.hours);
        Effort::of(hours.iter().chain(on_top), team)
    }

    /// The motion in numbers for deals of size `acv`, its hours priced by `team`.
    #[must_use]
    pub fn in_numbers(&self, team: &Team, acv: f64) -> Motion {
        let effort = self.effort(&self.hours, team, acv);
        let on_top: f64 = self.steps_at(acv).map(|(_, step)| step.legal_cost).sum();
        let curve = self.acceptance.as_ref();
        Motion {
            kind: match self.kind {
                MotionKind::SelfService => Kind::SelfService,
                MotionKind::Assisted => Kind::Assisted,
            },
            lead_cost: self.lead_cost(),
            ae_hours: effort.ae_hours,
            ae_hourly_cost: effort.ae_hourly_cost.unwrap_or(0.0),
            other_effort_cost: effort.other_cost,
            lost_effort_share: self.lost_effort_share,
            travel: self.travel,
            win_rate: self.win_rate.max(LEAST_WIN_RATE),
            legal_cost: self.legal_cost + on_top,
            onboarding_cost: self.onboarding_cost,
            commission: self.commission,
            gross_margin: self.gross_margin,
            cost_to_serve: self.cost_to_serve,
            retention: self.retention,
            expansion: self.expansion,
            cycle_months: self.cycle_months.unwrap_or(0.0),
            targets: Targets {
                ltv_cac: self.targets.ltv_cac,
                payback_months: self.targets.payback_months,
            },
            acceptance: curve.and_then(|curve| Acceptance::new(curve.half_at, curve.tenth_at)),
            acceptance_min: curve.map_or(0.5, |curve| curve.least),
        }
    }

    /// Cost of a lead per opportunity, from the funnel if there is one.
    #[must_use]
    pub fn lead_cost(&self) -> f64 {
        self.funnel
            .as_ref()
            .map_or(self.lead_cost, FunnelSheet::lead_cost)
    }

    /// The lighter way to sell deals of size `acv`, in numbers.
    #[must_use]
    pub fn lighter(&self, team: &Team, acv: f64) -> Option<Motion> {
        let sheet = self.lighter.as_ref()?;
        Some(Motion {
            onboarding_cost: sheet.onboarding_cost,
            win_rate: sheet.win_rate.max(LEAST_WIN_RATE),
            ..self.with_hours(&sheet.hours, team, acv)
        })
    }

    /// Selling deals of size `acv` to customers that somebody else has qualified, in numbers.
    #[must_use]
    pub fn outsourced(&self, team: &Team, acv: f64) -> Option<Motion> {
        let sheet = self.outsourced.as_ref()?;
        Some(Motion {
            lead_cost: sheet.lead_cost,
            win_rate: sheet.win_rate.max(LEAST_WIN_RATE),
            ..self.with_hours(&sheet.hours, team, acv)
        })
    }

    /// The motion with other hours; what a deal's size takes on top stays.
    fn with_hours(&self, hours: &[HoursOfRole], team: &Team, acv: f64) -> Motion {
        let base = self.in_numbers(team, acv);
        let effort = self.effort(hours, team, acv);
        Motion {
            ae_hours: effort.ae_hours,
            ae_hourly_cost: effort.ae_hourly_cost.unwrap_or(base.ae_hourly_cost),
            other_effort_cost: effort.other_cost,
            ..base
        }
    }

    /// Every list of hours and its place in the motion.
    pub(super) fn lists_of_hours(&self) -> impl Iterator<Item = (String, &[HoursOfRole])> {
        let lighter = self
            .lighter
            .iter()
            .map(|sheet| ("lighter.hours".to_owned(), &sheet.hours[..]));
        let outsourced =
            (self.outsourced.iter()).map(|sheet| ("outsourced.hours".to_owned(), &sheet.hours[..]));
        let steps = (self.steps.iter().enumerate())
            .map(|(place, step)| (format!("steps[{place}].hours"), &step.hours[..]));
        [("hours".to_owned(), &self.hours[..])]
            .into_iter()
            .chain(lighter)
            .chain(outsourced)
            .chain(steps)
    }
}
