//! Figures that look wrong, and why (`ECONOMICS.md` 1.3, 1.4, 1.11 and section 5).
//!
//! Each is a mistake that was made in published calculators. None changes a figure: the user
//! decides.

use super::Desk;
use crate::economics::yearly_churn;
use crate::playbook::{DealValue, MotionSheet, Role, WinRateSource};

/// Something about the playbook's figures that is worth a second look. Places count from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Warning {
    /// People sell deals of another order of magnitude: more than one bracket away.
    Bracket {
        /// Place of the role in the team.
        role: usize,
        /// What they usually sell, money a year.
        usual: f64,
        /// This deal, money a year.
        acv: f64,
    },
    /// A quota that few will reach.
    Quota {
        /// Place of the role in the team.
        role: usize,
        /// Quota over on-target earnings.
        ratio: f64,
    },
    /// The win rate is what those who sell believe, or nobody says where it is from.
    WinRate {
        /// Place of the motion.
        motion: usize,
    },
    /// Base pay holds the variable pay as well, and commission is counted on top.
    CommissionTwice {
        /// Place of the role in the team.
        role: usize,
    },
    /// The yearly retention is not what the monthly churn comes to.
    Churn {
        /// Place of the motion.
        motion: usize,
        /// Retention a year that the monthly churn comes to.
        counted: f64,
        /// Whether a month's churn was just taken twelve times.
        twelvefold: bool,
    },
    /// Revenue grows faster than it is discounted: without a horizon it would be endless.
    EndlessGrowth {
        /// Place of the motion.
        motion: usize,
        /// Net revenue retention.
        nrr: f64,
    },
    /// One motion's averages stand for deals of very different size.
    Blended {
        /// The smallest deals in its plan, money a year.
        smallest: f64,
        /// The largest.
        largest: f64,
    },
    /// A customer's worth lies mostly in years that nobody has seen.
    LateValue {
        /// Place of the motion.
        motion: usize,
        /// Share of it beyond the third year.
        share: f64,
    },
    /// Deal sizes are not contract values a year, or nobody says what they are.
    DealValue(Option<DealValue>),
}

/// A quota above this multiple of on-target earnings is seldom reached; 5 is usual (S5).
const MOST_QUOTA: f64 = 6.0;
/// The share of a customer's worth beyond the third year that is worth a word.
const MOST_LATE: f64 = 0.4;
/// How far apart the deals of one motion may lie, as a ratio: one bracket.
const MOST_BLENDED: f64 = 10.0;
/// How far a retention may be off before it is called another one.
const HAIR: f64 = 0.005;

impl Desk {
    /// What is worth a second look before a deal of size `acv` is sold through the motion at
    /// `motion`.
    #[must_use]
    pub fn warnings(&self, motion: usize, acv: f64) -> Vec<Warning> {
        let playbook = self.playbook();
        let sheet = &playbook.motions[motion];
        let team = playbook.team.roles.iter().enumerate();
        let works = |role: &Role| sheet.hours.iter().any(|hours| hours.role == role.id);
        let seller = team.filter(|(_, role)| role.sells && works(role));
        let mut warnings: Vec<Warning> = seller
            .flat_map(|(place, role)| of_role(place, role, sheet, acv))
            .collect();
        warnings.extend(self.of_motion(motion));
        if playbook.capacity.motion == sheet.id {
            warnings.extend(self.of_plan());
        }
        let basis = playbook.capacity.deal_value;
        if basis != Some(DealValue::Acv) {
            warnings.push(Warning::DealValue(basis));
        }
        warnings
    }

    fn of_motion(&self, place: usize) -> Vec<Warning> {
        let (sheet, motion) = (
            &self.playbook().motions[place],
            self.motions()[place].base(),
        );
        let (outlook, mut warnings) = (self.outlook(), Vec::new());
        if sheet.win_rate_from != Some(WinRateSource::History) {
            warnings.push(Warning::WinRate { motion: place });
        }
        if let Some(monthly) = sheet.monthly_churn {
            let counted = 1.0 - yearly_churn(monthly);
            let twelvefold = (sheet.retention - (1.0 - 12.0 * monthly)).abs() < HAIR;
            if (sheet.retention - counted).abs() > HAIR {
                warnings.push(Warning::Churn {
                    motion: place,
                    counted,
                    twelvefold,
                });
            }
        }
        let nrr = motion.net_revenue_retention();
        if nrr >= 1.0 + outlook.discount_rate {
            warnings.push(Warning::EndlessGrowth { motion: place, nrr });
        }
        let share = motion.lifetime(outlook).late_share;
        if share > MOST_LATE {
            warnings.push(Warning::LateValue {
                motion: place,
                share,
            });
        }
        warnings
    }

    /// Averages over deals that have little in common.
    fn of_plan(&self) -> Option<Warning> {
        let segments = self.playbook().capacity.segments.iter();
        let sizes = segments.map(|segment| segment.acv).filter(|acv| *acv > 0.0);
        let smallest = sizes.clone().fold(f64::INFINITY, f64::min);
        let largest = sizes.fold(0.0, f64::max);
        (largest > MOST_BLENDED * smallest).then_some(Warning::Blended { smallest, largest })
    }
}

fn of_role(place: usize, role: &Role, sheet: &MotionSheet, acv: f64) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let Some(usual) = role.usual_deal
        && (bracket(usual) - bracket(acv)).abs() > 1.0
    {
        warnings.push(Warning::Bracket {
            role: place,
            usual,
            acv,
        });
    }
    let Some(earnings) = role.on_target_earnings.filter(|earnings| *earnings > 0.0) else {
        return warnings;
    };
    let ratio = role.quota_year.map(|quota| quota / earnings);
    if let Some(ratio) = ratio.filter(|ratio| *ratio > MOST_QUOTA) {
        warnings.push(Warning::Quota { role: place, ratio });
    }
    if sheet.commission > 0.0 && role.base_pay >= earnings {
        warnings.push(Warning::CommissionTwice { role: place });
    }
    warnings
}

/// Deals of 100, 1,000, 10,000 and so on up to ten times that are sold alike (document 000).
fn bracket(acv: f64) -> f64 {
    acv.max(1.0).log10().floor()
}
