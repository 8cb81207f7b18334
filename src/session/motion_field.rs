//! The figures of a motion that can be changed on screen.

use super::Entry;
use crate::playbook::MotionSheet;

/// A figure of a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MotionField {
    /// Cost of a lead, per opportunity.
    LeadCost,
    /// Share of opportunities won.
    WinRate,
    /// Share of the hours that a lost deal takes as well.
    LostEffort,
    /// Travel per opportunity.
    Travel,
    /// Legal cost per won deal.
    Legal,
    /// Onboarding cost per won deal.
    Onboarding,
    /// Commission on the first year's value.
    Commission,
    /// Gross margin.
    GrossMargin,
    /// Cost to serve a year.
    CostToServe,
    /// Customers who stay.
    Retention,
    /// Growth of those who stay.
    Expansion,
    /// Least LTV:CAC.
    TargetRatio,
    /// Longest payback.
    TargetPayback,
    /// Deal size at which half would still buy this way.
    HalfAt,
    /// Deal size at which one in ten still would.
    TenthAt,
}

impl MotionField {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 15] = [
        Self::WinRate,
        Self::LeadCost,
        Self::LostEffort,
        Self::Travel,
        Self::Legal,
        Self::Onboarding,
        Self::Commission,
        Self::GrossMargin,
        Self::CostToServe,
        Self::Retention,
        Self::Expansion,
        Self::TargetRatio,
        Self::TargetPayback,
        Self::HalfAt,
        Self::TenthAt,
    ];

    /// How it is typed and shown.
    #[must_use]
    pub fn entry(self) -> Entry {
        match self {
            Self::WinRate
            | Self::LostEffort
            | Self::Commission
            | Self::GrossMargin
            | Self::Retention
            | Self::Expansion => Entry::Percent,
            Self::TargetRatio | Self::TargetPayback => Entry::Number,
            _ => Entry::Money,
        }
    }

    /// Its place inside a motion of the document.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::LeadCost => "lead_cost",
            Self::WinRate => "win_rate",
            Self::LostEffort => "lost_effort_share",
            Self::Travel => "travel",
            Self::Legal => "legal_cost",
            Self::Onboarding => "onboarding_cost",
            Self::Commission => "commission",
            Self::GrossMargin => "gross_margin",
            Self::CostToServe => "cost_to_serve",
            Self::Retention => "retention",
            Self::Expansion => "expansion",
            Self::TargetRatio => "targets.ltv_cac",
            Self::TargetPayback => "targets.payback_months",
            Self::HalfAt => "acceptance.half_at",
            Self::TenthAt => "acceptance.tenth_at",
        }
    }

    /// Its value in `motion`; `None` where the motion has no such figure.
    #[must_use]
    pub fn number(self, motion: &MotionSheet) -> Option<f64> {
        self.slot(&mut motion.clone()).copied()
    }

    /// Where its value lives in `motion`.
    pub(super) fn slot(self, motion: &mut MotionSheet) -> Option<&mut f64> {
        Some(match self {
            // What a funnel gives is not typed.
            Self::LeadCost if motion.funnel.is_some() => return None,
            Self::LeadCost => &mut motion.lead_cost,
            Self::WinRate => &mut motion.win_rate,
            Self::LostEffort => &mut motion.lost_effort_share,
            Self::Travel => &mut motion.travel,
            Self::Legal => &mut motion.legal_cost,
            Self::Onboarding => &mut motion.onboarding_cost,
            Self::Commission => &mut motion.commission,
            Self::GrossMargin => &mut motion.gross_margin,
            Self::CostToServe => &mut motion.cost_to_serve,
            Self::Retention => &mut motion.retention,
            Self::Expansion => &mut motion.expansion,
            Self::TargetRatio => &mut motion.targets.ltv_cac,
            Self::TargetPayback => &mut motion.targets.payback_months,
            Self::HalfAt => &mut motion.acceptance.as_mut()?.half_at,
            Self::TenthAt => &mut motion.acceptance.as_mut()?.tenth_at,
        })
    }
}
