//! The customer's own hurdles, and the highest price that still meets them
//! (`ECONOMICS.md` 1.9, value cap).

use super::payments::Payments;
use super::{Price, Project};
use crate::pricing::Commitment;

/// What the customer demands of a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Hurdles {
    /// Least return on investment over the horizon, a share.
    pub roi_min: Option<f64>,
    /// Longest payback, months after signature.
    pub payback_months_max: Option<f64>,
    /// Largest share of the value created that may go to the vendor, 0 to 1.
    pub value_share_max: Option<f64>,
}

/// One of the hurdles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hurdle {
    /// No hurdle of their own: they must not lose money.
    BreakEven,
    /// The least return on investment.
    Roi,
    /// The longest payback.
    Payback,
    /// The largest share of the value.
    ValueShare,
}

/// The highest yearly price the customer can accept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ceiling {
    /// Money a year; below 0 if no price would do.
    pub price: f64,
    /// The hurdle that sets it.
    pub hurdle: Hurdle,
}

impl Project {
    /// The highest yearly price at which every hurdle holds; charges and commitment are those of
    /// `rest`, whose own yearly price does not matter.
    #[must_use]
    pub fn ceiling(&self, hurdles: &Hurdles, rest: &Price) -> Ceiling {
        let mut lowest = Ceiling {
            price: self.roi_ceiling(0.0, rest),
            hurdle: Hurdle::BreakEven,
        };
        let others = [
            (
                hurdles.roi_min.map(|roi| self.roi_ceiling(roi, rest)),
                Hurdle::Roi,
            ),
            (
                hurdles
                    .payback_months_max
                    .map(|months| self.payback_ceiling(months, rest)),
                Hurdle::Payback,
            ),
            (
                hurdles
                    .value_share_max
                    .map(|share| self.share_ceiling(share, rest)),
                Hurdle::ValueShare,
            ),
        ];
        for (price, hurdle) in others {
            if let Some(price) = price.filter(|price| *price < lowest.price) {
                lowest = Ceiling { price, hurdle };
            }
        }
        lowest
    }

    /// The highest yearly price with a return of at least `roi`.
    #[must_use]
    pub fn roi_ceiling(&self, roi: f64, rest: &Price) -> f64 {
        (self.worth_at_roi(roi) - rest.once) / self.price_years(&rest.commitment)
    }

    /// The highest yearly price at which the vendor gets at most `share` of the value.
    #[must_use]
    pub fn share_ceiling(&self, share: f64, rest: &Price) -> f64 {
        (self.worth_at_share(share) - rest.once) / self.price_years(&rest.commitment)
    }

    /// The highest present value of all payments with a return of at least `roi`.
    fn worth_at_roi(&self, roi: f64) -> f64 {
        self.pv_benefits() / (1.0 + roi) - self.pv_other_costs()
    }

    /// The highest present value of all payments that leaves the vendor `share` of the value.
    fn worth_at_share(&self, share: f64) -> f64 {
        share * self.worth()
    }

    /// The highest yearly price that is paid back within `months`, by bisection: payback
    /// never shortens as the price rises.
    #[must_use]
    pub fn payback_ceiling(&self, months: f64, rest: &Price) -> f64 {
        // A cost may be a saving, so it bounds the price as a benefit does.
        let flows = self.benefits.iter().chain(&self.other_costs);
        let total: f64 = flows.map(|flow| flow.abs()).sum();
        // Paid ahead or at a discount, a unit of yearly price weighs less or more than itself.
        let reach = (total + rest.once.abs() + 1.0) / (1.0 - rest.commitment.discount);
        let (mut low, mut high) = (-reach, reach);
        let payments = self.payments(&rest.commitment);
        let holds = |yearly: f64| payments.pay_back_within(months, yearly, rest.once);
        if !holds(low) {
            return low;
        }
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if holds(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Whether `price` is paid back within `months`, a hair of rounding allowed.
    #[must_use]
    pub fn pays_back_within(&self, months: f64, price: &Price) -> bool {
        self.payments(&price.commitment)
            .pay_back_within(months, price.yearly, price.once)
    }

    /// The first hurdle that `price` breaks.
    #[must_use]
    pub fn broken_hurdle(&self, hurdles: &Hurdles, price: &Price) -> Option<Hurdle> {
        self.demands(hurdles, &price.commitment)
            .broken(price.yearly, price.once)
    }

    /// `hurdles` made ready to test many prices under `commitment`.
    #[must_use]
    pub fn demands(&self, hurdles: &Hurdles, commitment: &Commitment) -> Demands {
        let share = |share: f64| (self.worth_at_share(share), Hurdle::ValueShare);
        let roi = |roi: f64| (self.worth_at_roi(roi), Hurdle::Roi);
        Demands {
            payments: self.payments(commitment),
            price_years: self.price_years(commitment),
            payback_months_max: hurdles.payback_months_max,
            worths: [
                hurdles.roi_min.map(roi),
                hurdles.value_share_max.map(share),
                Some((self.worth_at_roi(0.0), Hurdle::BreakEven)),
            ],
        }
    }
}

/// A customer's hurdles under one commitment, made ready to test many prices: the search for
/// the best terms asks hundreds of times.
#[derive(Clone, Debug)]
pub struct Demands {
    payments: Payments,
    price_years: f64,
    payback_months_max: Option<f64>,
    /// The most that all payments together may be worth, and by which hurdle.
    worths: [Option<(f64, Hurdle)>; 3],
}

impl Demands {
    /// The first hurdle that a price of `yearly` and a one-off charge of `once` break.
    #[must_use]
    pub fn broken(&self, yearly: f64, once: f64) -> Option<Hurdle> {
        let late = |months: f64| !self.payments.pay_back_within(months, yearly, once);
        if self.payback_months_max.is_some_and(late) {
            return Some(Hurdle::Payback);
        }
        let paid = yearly * self.price_years + once;
        let over = |worth: f64| paid > worth + 1e-9 * worth.abs().max(1.0);
        let worths = self.worths.iter().flatten();
        let broken = worths.copied().find(|(worth, _)| over(*worth));
        broken.map(|(_, hurdle)| hurdle)
    }
}
