//! The words of the output for the choices of the core.

pub(super) use crate::deal::way_name as way;
use crate::deal::{Band, Give};
use crate::economics::{Constraint, Status};
use crate::roi::{Hurdle, Timing};

pub(super) fn constraint(constraint: Constraint) -> &'static str {
    match constraint {
        Constraint::LtvCac => "ltv_cac",
        Constraint::Payback => "payback",
        Constraint::Floor => "floor",
        Constraint::ChargeBound => "charge_bound",
        Constraint::TrustRegion => "trust_region",
        Constraint::CustomerBreakEven => "customer_break_even",
        Constraint::CustomerRoi => "customer_roi",
        Constraint::CustomerPayback => "customer_payback",
        Constraint::CustomerValueShare => "customer_value_share",
    }
}

pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Healthy => "healthy",
        Status::Weak => "weak",
        Status::Blocked => "blocked",
    }
}

pub(super) fn band(band: Band) -> &'static str {
    match band {
        Band::Loss => "loss",
        Band::Weak => "weak",
        Band::Healthy => "healthy",
    }
}

pub(super) fn give(what: Give) -> &'static str {
    match what {
        Give::OneOffCharge => "one_off_charge",
        Give::RecurringCharge => "recurring_charge",
        Give::Uplift => "uplift",
        Give::Discount => "discount",
        Give::ApprovedDiscount => "approved_discount",
    }
}

pub(super) fn hurdle(hurdle: Hurdle) -> &'static str {
    match hurdle {
        Hurdle::BreakEven => "break_even",
        Hurdle::Roi => "roi",
        Hurdle::Payback => "payback",
        Hurdle::ValueShare => "value_share",
    }
}

pub(super) fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::CashInAdvance => "cash_in_advance",
        Timing::TeiYearEnd => "tei_year_end",
    }
}
