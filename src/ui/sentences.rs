//! The recommendation in words: a headline, the reasons, what stands in its way.
//!
//! Messages only, so that a test can read them in every language.

use crate::deal::{Band, Deal, Desk};
use crate::economics::{Constraint, Remedy, Status, Way};
use crate::format::{Arg, Message};
use crate::roi::Hurdle;

/// What to offer, in one line.
pub fn headline(remedy: &Remedy) -> Message {
    let charged = remedy.terms.fee > 0.0;
    let key = match remedy.way {
        Way::AsIs => "advice.as_is",
        Way::PriceUplift => "advice.price_uplift",
        Way::OneOffCharge => "advice.one_off_charge",
        Way::RecurringCharge => "advice.recurring_charge",
        Way::PriceAndCharge => "advice.price_and_charge",
        Way::LighterSale => "advice.lighter_sale",
        Way::LighterSaleAndPrice if charged => "advice.lighter_sale_and_price",
        Way::LighterSaleAndPrice => "advice.lighter_sale_and_uplift",
        Way::LongerTerm if remedy.commitment.prepaid => "advice.prepaid",
        Way::LongerTerm => "advice.longer_term",
        Way::OutsourcedQualification => "advice.outsourced",
        Way::SelfService => "advice.self_service",
        Way::Decline => return Message::new("advice.decline"),
    };
    with_terms(Message::new(key), remedy)
}

/// The same, short, for what comes second.
pub fn short(remedy: &Remedy) -> Message {
    let key = match remedy.way {
        Way::AsIs => "second.as_is",
        Way::PriceUplift => "second.price_uplift",
        Way::OneOffCharge => "second.one_off_charge",
        Way::RecurringCharge => "second.recurring_charge",
        Way::PriceAndCharge => "second.price_and_charge",
        Way::LighterSale => "second.lighter_sale",
        Way::LighterSaleAndPrice => "second.lighter_sale_and_price",
        Way::LongerTerm if remedy.commitment.prepaid => "second.prepaid",
        Way::LongerTerm => "second.longer_term",
        Way::OutsourcedQualification => "second.outsourced",
        Way::SelfService => "second.self_service",
        Way::Decline => return Message::new("second.decline"),
    };
    with_terms(Message::new(key), remedy)
}

fn with_terms(message: Message, remedy: &Remedy) -> Message {
    message
        .with("price", Arg::Money(remedy.terms.price, 0))
        .with("fee", Arg::Money(remedy.terms.fee, 0))
        .with("recurring", Arg::Money(remedy.terms.recurring, 0))
        .with("years", Arg::Number(f64::from(remedy.commitment.years), 0))
        .with("discount", Arg::Percent(remedy.commitment.discount, 0))
}

/// Where the deal stands: in a dead zone, or in which band of which motion.
pub fn standing(desk: &Desk, deal: &Deal, motion: String) -> Message {
    if let Some(zone) = deal.zone.map(|place| desk.zones()[place]) {
        return Message::new("standing.dead_zone")
            .with("from", Arg::Money(zone.lower.acv, 0))
            .with("to", Arg::Money(zone.upper.acv, 0));
    }
    let key = match deal.band {
        Band::Loss => "standing.loss",
        Band::Weak => "standing.weak",
        Band::Healthy => "standing.healthy",
    };
    Message::new(key).with("motion", Arg::Text(motion))
}

/// Why, sentence by sentence.
pub fn reasons(desk: &Desk, deal: &Deal, motion: &str) -> Vec<Message> {
    let mut sentences = vec![at_list(desk, deal, motion)];
    let Some(first) = deal.advice.first() else {
        return sentences;
    };
    let as_is = deal.advice.get(Way::AsIs);
    match first.way {
        Way::AsIs => {}
        Way::SelfService => sentences.push(
            Message::new("why.self_service")
                .with("share", Arg::Percent(desk_acceptance(desk, deal), 0))
                .with("profit", Arg::Money(first.outcome.profit, 0)),
        ),
        Way::Decline => sentences.push(Message::new(if earns_nowhere(deal) {
            "why.decline"
        } else {
            "why.nothing_fits"
        })),
        _ => sentences.extend(as_is.map(|as_is| gain(first, as_is))),
    }
    sentences.extend(blocked_by_customer(as_is).map(|_| {
        Message::new(match deal.corridor.ceiling.hurdle {
            Hurdle::BreakEven => "why.customer_break_even",
            _ => "why.customer",
        })
        .with(
            "ceiling",
            Arg::Money(deal.corridor.ceiling.price.max(0.0), 0),
        )
    }));
    if first.status() == Status::Weak {
        sentences.push(Message::new("why.weak"));
    }
    sentences.extend(gives_way(deal, first));
    sentences
}

/// What the deal does at list price.
fn at_list(desk: &Desk, deal: &Deal, motion: &str) -> Message {
    let targets = desk.motions()[deal.motion].base().targets;
    let as_is = deal.advice.get(Way::AsIs).map(|remedy| &remedy.outcome);
    let name = Arg::Text(motion.to_owned());
    match as_is.and_then(|outcome| outcome.payback_months) {
        _ if deal.band == Band::Loss => Message::new("why.list_loss").with("motion", name),
        Some(months) => Message::new("why.list_payback")
            .with("motion", name)
            .with("months", Arg::Months(months))
            .with("target", Arg::Months(targets.payback_months)),
        None => Message::new("why.list_never").with("motion", name),
    }
}

/// What the remedy changes against list terms.
fn gain(first: &Remedy, as_is: &Remedy) -> Message {
    let more = first.outcome.profit - as_is.outcome.profit;
    let Some(months) = first.outcome.payback_months else {
        return Message::new("why.gain_only").with("more", Arg::Money(more, 0));
    };
    let before = as_is.outcome.payback_months.unwrap_or(f64::INFINITY);
    let lighter = matches!(first.way, Way::LighterSale | Way::LighterSaleAndPrice);
    let key = match (lighter, more < 0.0, months < before - 0.05) {
        (true, _, _) => "why.gain_lighter",
        (false, true, _) => "why.gain_less",
        (false, false, true) => "why.gain",
        (false, false, false) => "why.gain_longer",
    };
    Message::new(key)
        .with("more", Arg::Money(more, 0))
        .with("less", Arg::Money(-more, 0))
        .with("months", Arg::Months(months))
        .with("hours", Arg::Number(first.outcome.ae_hours, 1))
        .with("before", Arg::Number(as_is.outcome.ae_hours, 1))
}

fn blocked_by_customer(as_is: Option<&Remedy>) -> Option<&Constraint> {
    as_is?.fails.iter().find(|constraint| {
        matches!(
            constraint,
            Constraint::CustomerBreakEven
                | Constraint::CustomerRoi
                | Constraint::CustomerPayback
                | Constraint::CustomerValueShare
        )
    })
}

/// Whether no way of selling earns anything, whatever the customer says to it.
fn earns_nowhere(deal: &Deal) -> bool {
    let mut remedies = deal.advice.ranked.iter();
    remedies.all(|remedy| remedy.outcome.profit <= 0.0)
}

/// Which share of such customers would buy alone.
fn desk_acceptance(desk: &Desk, deal: &Deal) -> f64 {
    desk.motions()
        .iter()
        .map(crate::economics::Graded::base)
        .find(|motion| motion.kind == crate::economics::Kind::SelfService)
        .map_or(0.0, |motion| motion.accepted_by(deal.corridor.list))
}

/// From which value of an AE hour self-service earns more.
fn gives_way(deal: &Deal, first: &Remedy) -> Option<Message> {
    let push = deal.advice.get(Way::SelfService)?;
    let hour = first
        .gives_way_at(push, deal.ae_hour)
        .filter(|hour| *hour > deal.ae_hour)?;
    Some(Message::new("why.gives_way").with("hour", Arg::Money(hour, 0)))
}
