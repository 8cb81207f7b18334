//! What an offer must satisfy (`ECONOMICS.md` 1.9).

/// What an offer must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Constraint {
    /// The vendor's least LTV:CAC.
    LtvCac,
    /// The vendor's longest CAC payback.
    Payback,
    /// The deal must not lose money, nor go below the largest discount.
    Floor,
    /// A one-off charge is at most a share of the price.
    ChargeBound,
    /// Prices far from list lie outside anything the response was estimated on.
    TrustRegion,
    /// The customer must not lose money.
    CustomerBreakEven,
    /// The customer's least return on investment.
    CustomerRoi,
    /// The customer's longest payback.
    CustomerPayback,
    /// The customer keeps at least a share of the value.
    CustomerValueShare,
}

impl Constraint {
    /// Whether missing it makes a deal weak rather than impossible: the vendor's own targets.
    #[must_use]
    pub fn is_target(self) -> bool {
        matches!(self, Self::LtvCac | Self::Payback)
    }
}

/// The vendor's limits on an offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Prices are multiples of this, money a year, above 0.
    pub price_step: f64,
    /// Service charges are multiples of this, money, above 0.
    pub charge_step: f64,
    /// A one-off charge is at most this share of the list price.
    pub charge_max_share: f64,
    /// The yearly price is at most this multiple of list (the upper end of the trust region).
    pub highest_price: f64,
    /// The yearly price is at least this multiple of list, else it needs approval.
    pub lowest_price: f64,
}
