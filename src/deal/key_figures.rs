//! The few figures by which a deal is compared with another state of itself.

use super::{Agreement, Deal, Desk};
use crate::economics::{DeadZone, Remedy};

/// A figure worth comparing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyFigure {
    /// The recommended yearly price.
    Recommended,
    /// Expected profit of an opportunity at the terms on the table, else as recommended.
    Profit,
    /// LTV:CAC at the same terms.
    LtvCac,
    /// CAC payback at the same terms, months.
    Payback,
    /// The customer's net present value at the same terms.
    Npv,
    /// The customer's return on investment at the same terms.
    Roi,
    /// The customer's payback at the same terms, months.
    CustomerPayback,
    /// The lowest price at which both targets hold in some way of selling it.
    Floor,
    /// The highest price that the customer can accept.
    Ceiling,
    /// How far floor and ceiling are apart where no price suits both.
    Gap,
    /// Lower edge of the dead zone that the deal lies in, else of the first.
    ZoneFrom,
    /// Upper edge of the same zone.
    ZoneTo,
}

impl KeyFigure {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 12] = [
        Self::Recommended,
        Self::Profit,
        Self::LtvCac,
        Self::Payback,
        Self::Npv,
        Self::Roi,
        Self::CustomerPayback,
        Self::Floor,
        Self::Ceiling,
        Self::Gap,
        Self::ZoneFrom,
        Self::ZoneTo,
    ];

    /// Its value in `deal`; `None` where there is none.
    #[must_use]
    pub fn of(self, desk: &Desk, deal: &Deal, agreement: Option<&Agreement>) -> Option<f64> {
        let first = deal.advice.first();
        let remedy = agreement.map(|agreement| &agreement.remedy).or(first);
        let returns = agreement.map_or(&deal.recommended, |agreement| &agreement.returns);
        let outcome = remedy.map(|remedy| &remedy.outcome);
        let zone = || zone(desk, deal);
        match self {
            Self::Recommended => first.map(Remedy::yearly_paid),
            Self::Profit => outcome.map(|outcome| outcome.profit),
            Self::LtvCac => outcome.and_then(|outcome| outcome.ltv_cac),
            Self::Payback => outcome.and_then(|outcome| outcome.payback_months),
            Self::Npv => Some(returns.npv),
            Self::Roi => returns.roi,
            Self::CustomerPayback => returns.payback.periods().map(|years| years * 12.0),
            Self::Floor => deal.corridor.lowest_floor(),
            Self::Ceiling => Some(deal.corridor.ceiling.price.max(0.0)),
            Self::Gap => deal.corridor.gap(),
            Self::ZoneFrom => zone().map(|zone| zone.lower.acv),
            Self::ZoneTo => zone().map(|zone| zone.upper.acv),
        }
    }
}

fn zone<'a>(desk: &'a Desk, deal: &Deal) -> Option<&'a DeadZone> {
    desk.zones().get(deal.zone.unwrap_or(0))
}
