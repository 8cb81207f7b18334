//! How well a figure is founded, and how far it is believed.

use crate::document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How well a figure is founded.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Tier {
    /// The customer's own figure.
    A,
    /// A published study.
    B,
    /// An estimate.
    C,
    /// No source.
    D,
}

/// What a claim rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// How well it is founded.
    pub tier: Tier,
    /// Where it comes from.
    pub source: Option<Text>,
    /// When that was published or said: `2026`, `2026-11` or `2026-11-23`.
    pub date: Option<String>,
}

/// How sure a claim or an amount is (`ECONOMICS.md` 2.1, settings of ours).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Measured, or offered in writing.
    High,
    /// Plausible.
    #[default]
    Medium,
    /// Hoped for.
    Low,
}

impl Confidence {
    /// Share deducted from a benefit.
    #[must_use]
    pub fn deduction(self) -> f64 {
        match self {
            Self::High => 0.10,
            Self::Medium => 0.15,
            Self::Low => 0.20,
        }
    }

    /// Share added to a cost.
    #[must_use]
    pub fn addition(self) -> f64 {
        match self {
            Self::High => 0.0,
            Self::Medium => 0.05,
            Self::Low => 0.10,
        }
    }
}

/// Whether `text` is a year, a month or a day: `2026`, `2026-11`, `2026-11-23`.
pub(super) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |digits: usize, from: u32, to: u32| match parts.next() {
        None => true,
        Some(part) => {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain && part.parse().is_ok_and(|value| (from..=to).contains(&value))
        }
    };
    number(4, 1900, 2999) && number(2, 1, 12) && number(2, 1, 31) && parts.next().is_none()
}
