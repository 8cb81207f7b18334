//! Floor and ceiling of a deal's price on one axis.

use crate::economics::{Bounds, MinimumAcv};
use crate::roi::Ceiling;

/// The prices that matter for a deal, money a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corridor {
    /// Below it the deal loses money; `None`: at every price.
    pub break_even: Option<f64>,
    /// From here both of the vendor's targets hold (the floor); `None`: at no price.
    pub floor: Option<f64>,
    /// The same for the lighter way of selling; `None` if there is none, or at no price.
    pub lighter_floor: Option<f64>,
    /// Below it a discount needs approval.
    pub approval: f64,
    /// Prices further from list lie outside anything the response was estimated on.
    pub highest: f64,
    /// The list price.
    pub list: f64,
    /// The highest price the customer can accept.
    pub ceiling: Ceiling,
}

/// The part of a corridor that satisfies both sides, money a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opening {
    /// The lowest such price.
    pub from: f64,
    /// The highest.
    pub to: f64,
    /// Whether only the lighter way of selling has it.
    pub lighter: bool,
    /// Whether every price of it is a discount that needs approval.
    pub needs_approval: bool,
}

impl Corridor {
    /// The corridor of a deal.
    #[must_use]
    pub fn new(
        minimum: &MinimumAcv,
        lighter: Option<&MinimumAcv>,
        list: f64,
        bounds: &Bounds,
        ceiling: Ceiling,
    ) -> Self {
        Self {
            break_even: minimum.break_even,
            floor: minimum.target(),
            lighter_floor: lighter.and_then(MinimumAcv::target),
            approval: list * bounds.lowest_price,
            highest: list * bounds.highest_price,
            list,
            ceiling,
        }
    }

    /// The lowest floor of any way to sell it; `None`: at no price.
    #[must_use]
    pub fn lowest_floor(&self) -> Option<f64> {
        match (self.floor, self.lighter_floor) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        }
    }

    /// The highest price that the customer accepts and the vendor would dare to ask.
    #[must_use]
    pub fn upper_end(&self) -> f64 {
        self.ceiling.price.min(self.highest).max(0.0)
    }

    /// The prices that satisfy both sides, without approval where there are such; the normal sale
    /// before the lighter one.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        let to = self.upper_end();
        let fits = |floor: &f64| *floor <= to && self.ceiling.price >= 0.0;
        let normal = self.floor.filter(fits);
        let floor = normal.or(self.lighter_floor.filter(fits))?;
        let needs_approval = self.approval > to;
        Some(Opening {
            from: if needs_approval {
                floor
            } else {
                floor.max(self.approval)
            },
            to,
            lighter: normal.is_none(),
            needs_approval,
        })
    }

    /// Whether no price satisfies both sides, however it is sold.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.opening().is_none()
    }

    /// How far floor and ceiling are apart where the corridor is empty, money a year.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        self.lowest_floor()
            .map(|floor| floor - self.upper_end())
            .filter(|gap| *gap > 0.0)
    }
}
