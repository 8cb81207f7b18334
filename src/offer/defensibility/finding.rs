//! What can be wrong with a case, how much, and what to do about it, in words.

use crate::format::{Arg, Message};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing before somebody asks.
    Note,
    /// A chief financial officer would ask.
    Warning,
    /// It is wrong, and would cost the rest its credit.
    Serious,
}

/// What a finding is about. Places count from 0 in the ROI model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A driver.
    Driver(usize),
    /// An input.
    Input(usize),
    /// The customer's own costs.
    Costs,
    /// The case as a whole.
    Case,
}

/// A factor of a driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The share of the saving that is due to the purchase.
    Attribution,
    /// The share of the saving that turns into money.
    Recapture,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Concern {
    /// Two drivers that are in no group save out of the same baseline: that of the second one
    /// needs nothing that the first one's does not.
    CountedTwice {
        /// Place of the driver named first.
        other: usize,
    },
    /// The drivers of a group claim more than there is; all are scaled down alike.
    GroupAboveAll {
        /// What they claim together, a share.
        claimed: f64,
    },
    /// The drivers of a group say differently what they share.
    GroupUnequal {
        /// The least that one of them says, money.
        low: f64,
        /// The most.
        high: f64,
    },
    /// More is saved than the situation costs today.
    AboveBaseline {
        /// The share of the baseline that is claimed.
        improvement: f64,
    },
    /// A share is above 100 %.
    ShareAboveAll {
        /// Which one.
        part: Part,
        /// The share.
        share: f64,
    },
    /// One driver brings more of the value than it should carry alone.
    Concentrated {
        /// Its share of the value.
        share: f64,
    },
    /// Value rests on figures without a source.
    Unsourced {
        /// Share of the value.
        share: f64,
        /// How many figures.
        figures: usize,
    },
    /// A figure is more exact than its source can be.
    TooExact {
        /// The figure.
        value: f64,
        /// The same with the digits that its source carries.
        rounded: f64,
        /// Whether it is a share.
        percent: bool,
    },
    /// More working time of its users is saved than published studies found.
    TimeOfUsers {
        /// Share of their hours.
        share: f64,
    },
    /// More working time of all staff is saved than a published study found.
    TimeOfStaff {
        /// Share of their hours.
        share: f64,
    },
    /// More people are counted than the customer employs.
    PeopleAboveStaff {
        /// People counted.
        people: f64,
        /// People employed.
        staff: f64,
    },
    /// The situation costs more than the customer earns.
    AboveRevenue {
        /// What it costs today, money a year.
        baseline: f64,
        /// Their revenue, money a year.
        revenue: f64,
    },
    /// A stock is counted in full each year, though it can be set free only once.
    StockEachYear {
        /// Place of the input that is the stock.
        stock: usize,
        /// What is counted each year, money.
        baseline: f64,
    },
    /// The customer's own work is missing.
    NoInternalCost,
    /// The full run is reached on the first day.
    NoRamp,
    /// More is paid than comes in, in a year after the signature.
    NegativeYear {
        /// The year, counted from 1.
        year: usize,
        /// What is missing, money.
        short: f64,
    },
    /// A year costs more than the customer can spend.
    AboveBudget {
        /// The year; 0 is the signature.
        year: usize,
        /// What is paid in it, money.
        paid: f64,
        /// What they can spend, money a year.
        budget: f64,
    },
}

/// One thing that the case can be reproached with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub spot: Spot,
    /// What is wrong.
    pub concern: Concern,
}

/// The share of hours that users of the most studied time saver saved (`ECONOMICS.md` 2.3).
pub(super) const HOURS_OF_USERS: f64 = 0.054;
/// The same over all staff.
pub(super) const HOURS_OF_STAFF: f64 = 0.014;

impl Finding {
    /// What is wrong, in words; `name` tells the name of a driver or an input.
    #[must_use]
    pub fn what(&self, name: &dyn Fn(Spot) -> String) -> Message {
        let number = |value: usize| Arg::Text(value.to_string());
        match self.concern {
            Concern::CountedTwice { other } => Message::new("finding.counted_twice")
                .with("other", Arg::Text(name(Spot::Driver(other)))),
            Concern::GroupAboveAll { claimed } => {
                Message::new("finding.group_above_all").with("share", Arg::Percent(claimed, 0))
            }
            Concern::GroupUnequal { low, high } => Message::new("finding.group_unequal")
                .with("low", Arg::Money(low, 0))
                .with("high", Arg::Money(high, 0)),
            Concern::AboveBaseline { improvement } => {
                Message::new("finding.above_baseline").with("share", Arg::Percent(improvement, 0))
            }
            Concern::ShareAboveAll { part, share } => Message::new(match part {
                Part::Attribution => "finding.attribution_above_all",
                Part::Recapture => "finding.recapture_above_all",
            })
            .with("share", Arg::Percent(share, 0)),
            Concern::Concentrated { share } => {
                Message::new("finding.concentrated").with("share", Arg::Percent(share, 0))
            }
            Concern::Unsourced { share, figures } => Message::new("finding.unsourced")
                .with("share", Arg::Percent(share, 0))
                .with("figures", number(figures)),
            Concern::TooExact { value, percent, .. } => {
                Message::new("finding.too_exact").with("value", exact(value, percent))
            }
            Concern::TimeOfUsers { share } => Message::new("finding.time_of_users")
                .with("share", Arg::Percent(share, 1))
                .with("ceiling", Arg::Percent(HOURS_OF_USERS, 1)),
            Concern::TimeOfStaff { share } => Message::new("finding.time_of_staff")
                .with("share", Arg::Percent(share, 1))
                .with("ceiling", Arg::Percent(HOURS_OF_STAFF, 1)),
            Concern::PeopleAboveStaff { people, staff } => {
                Message::new("finding.people_above_staff")
                    .with("people", Arg::Number(people, 0))
                    .with("staff", Arg::Number(staff, 0))
            }
            Concern::AboveRevenue { baseline, revenue } => Message::new("finding.above_revenue")
                .with("amount", Arg::Money(baseline, 0))
                .with("revenue", Arg::Money(revenue, 0)),
            Concern::StockEachYear { stock, baseline } => Message::new("finding.stock_each_year")
                .with("stock", Arg::Text(name(Spot::Input(stock))))
                .with("amount", Arg::Money(baseline, 0)),
            Concern::NoInternalCost => Message::new("finding.no_internal_cost"),
            Concern::NoRamp => Message::new("finding.no_ramp"),
            Concern::NegativeYear { year, short } => Message::new("finding.negative_year")
                .with("year", number(year))
                .with("amount", Arg::Money(short, 0)),
            Concern::AboveBudget { year, paid, budget } => Message::new("finding.above_budget")
                .with("year", number(year))
                .with("amount", Arg::Money(paid, 0))
                .with("budget", Arg::Money(budget, 0)),
        }
    }

    /// What to do about it, in words.
    #[must_use]
    pub fn fix(&self) -> Message {
        Message::new(match self.concern {
            Concern::CountedTwice { .. } => "fix.counted_twice",
            Concern::GroupAboveAll { .. } => "fix.group_above_all",
            Concern::GroupUnequal { .. } => "fix.group_unequal",
            Concern::AboveBaseline { .. } => "fix.above_baseline",
            Concern::ShareAboveAll { .. } => "fix.share_above_all",
            Concern::Concentrated { .. } => "fix.concentrated",
            Concern::Unsourced { .. } => "fix.unsourced",
            Concern::TooExact {
                rounded, percent, ..
            } => {
                return Message::new("fix.too_exact").with("value", exact(rounded, percent));
            }
            Concern::TimeOfUsers { .. } | Concern::TimeOfStaff { .. } => "fix.time_saved",
            Concern::PeopleAboveStaff { .. } => "fix.people_above_staff",
            Concern::AboveRevenue { .. } => "fix.above_revenue",
            Concern::StockEachYear { .. } => "fix.stock_each_year",
            Concern::NoInternalCost => "fix.no_internal_cost",
            Concern::NoRamp => "fix.no_ramp",
            Concern::NegativeYear { .. } => "fix.negative_year",
            Concern::AboveBudget { .. } => "fix.above_budget",
        })
    }
}

/// A figure with every digit that it has.
fn exact(value: f64, percent: bool) -> Arg {
    let shown = if percent { value * 100.0 } else { value };
    let decimals = (0..6_u8).find(|decimals| {
        let scaled = shown * 10_f64.powi(i32::from(*decimals));
        (scaled - scaled.round()).abs() <= 1e-9 * scaled.abs()
    });
    let decimals = decimals.unwrap_or(6);
    if percent {
        Arg::Percent(value, decimals)
    } else {
        Arg::Number(value, decimals)
    }
}
