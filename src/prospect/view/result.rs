//! The estimate: what is left after all costs, the price, when it pays for itself, the next step.

use super::words::{SPACE, Words, plain};
use crate::finance::Payback;
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::offer::Way;
use crate::pricing::{Package, PackageCharge};
use crate::prospect::{Estimate, Panel, Visit};

pub(super) fn section(visit: &Visit, estimate: Option<&Estimate>, words: Words) -> Element {
    let section = Element::new("section")
        .with("id", "result")
        .with("aria-label", words.t("widget.estimate"));
    let Some(estimate) = estimate else {
        return section.child(
            Element::new("p")
                .with("id", "no-result")
                .class("problem")
                .with("role", "status")
                .text(words.t("widget.no_result")),
        );
    };
    section
        .child(headline(visit, estimate, words))
        .child(rows(visit, estimate, words))
        .child(next_step(visit, estimate, words))
}

fn headline(visit: &Visit, estimate: &Estimate, words: Words) -> Element {
    let (one, other) = (estimate.cautious_return.npv, estimate.expected_return.npv);
    let (low, high) = (one.min(other), one.max(other));
    let years = Arg::Number(f64::from(visit.model().horizon_years), 0);
    let lead = match (low < 0.0, high < 0.0) {
        (false, _) => Message::new("widget.gain"),
        (true, false) => Message::new("widget.uncertain"),
        (true, true) => Message::new("widget.loss"),
    };
    let amount = Message::new("widget.amounts");
    let (low, high) = if high < 0.0 {
        (-high, -low)
    } else {
        (low, high)
    };
    let (low, high) = (words.about(low), words.about(high));
    let amount = if low == high {
        Message::new("widget.about").with("amount", Arg::Text(low))
    } else {
        amount
            .with("low", Arg::Text(low))
            .with("high", Arg::Text(high))
    };
    let basis = if visit.has_answers() {
        words.t("widget.basis_yours")
    } else {
        words.t("widget.basis_typical")
    };
    Element::new("div")
        .class("headline")
        .with("id", "headline")
        .child(
            Element::new("div")
                .with("id", "gain")
                .with("role", "status")
                .child(Element::new("p").text(words.say(&lead.with("count", years))))
                .child(Element::new("p").class("amount").text(words.say(&amount)))
                .child(Element::new("p").class("basis").text(basis)),
        )
        .child(bars(estimate, words))
}

/// Costs and benefits at present value, cautiously, on one scale.
fn bars(estimate: &Estimate, words: Words) -> Element {
    let at = &estimate.cautious_return;
    let scale = at.pv_costs.max(at.pv_benefits).max(f64::MIN_POSITIVE);
    let bar = |id: &'static str, amount: f64, label: &'static str| {
        let share = (amount / scale * 100.0).clamp(0.0, 100.0);
        Element::new("div")
            .class("bar")
            .with("id", id)
            .child(
                Element::new("svg")
                    .with("viewBox", "0 0 100 10")
                    .with("preserveAspectRatio", "none")
                    .with("aria-hidden", "true")
                    .child(
                        Element::new("rect")
                            .with("width", plain(share))
                            .with("height", "10"),
                    ),
            )
            .child(
                Element::new("span")
                    .text(words.about(amount))
                    .text(SPACE)
                    .text(label),
            )
    };
    Element::new("div")
        .class("bars")
        .with("id", "bars")
        .child(
            Element::new("p")
                .class("basis")
                .text(words.t("widget.bars")),
        )
        .child(bar("costs", at.pv_costs, words.t("widget.cost")))
        .child(bar("benefit", at.pv_benefits, words.t("widget.benefit")))
}

fn rows(visit: &Visit, estimate: &Estimate, words: Words) -> Element {
    let quote = &estimate.quote;
    let (name, unit) = visit.plan().map_or(("", ""), |plan| {
        (words.text(&plan.name), words.text(&plan.unit))
    });
    let plan = Message::new("widget.plan_line")
        .with("plan", Arg::Text(name.to_owned()))
        .with("quantity", Arg::Number(f64::from(quote.quantity), 0))
        .with("unit", Arg::Text(unit.to_owned()));
    let yearly = |amount: f64| {
        words.say(&Message::new("widget.a_year").with("amount", Arg::Money(amount, 0)))
    };
    let mut list = Element::new("dl").with("id", "lines").child(line(
        "line-plan",
        &words.say(&plan),
        &yearly(quote.yearly.units()),
        None,
    ));
    if let Some(package) = &estimate.package {
        list = list.child(package_line(package, &yearly(package.price), words));
    }
    list.child(line(
        "line-payback",
        words.t("widget.payback"),
        &payback(visit, estimate, words),
        None,
    ))
}

fn package_line(package: &Package, yearly: &str, words: Words) -> Element {
    let name = Arg::Text(words.text(&package.name).to_owned());
    let buys: Vec<&str> = package.buys.iter().map(|text| words.text(text)).collect();
    let (message, price) = match package.charged {
        PackageCharge::Once => (Message::new("widget.once"), words.money(package.price)),
        PackageCharge::Yearly => (Message::new("widget.every_year"), yearly.to_owned()),
    };
    line(
        "line-package",
        &words.say(&message.with("name", name)),
        &price,
        Some(buys.join(", ")),
    )
}

fn line(id: &'static str, label: &str, value: &str, note: Option<String>) -> Element {
    let mut term = Element::new("dt").text(label);
    if let Some(note) = note.filter(|note| !note.is_empty()) {
        term = term.child(Element::new("small").text(note));
    }
    Element::new("div")
        .with("id", id)
        .child(term)
        .child(Element::new("dd").text(value))
}

/// When it has paid for itself, cautiously; and as expected, if that is sooner.
fn payback(visit: &Visit, estimate: &Estimate, words: Words) -> String {
    let months = |payback: Payback| match payback {
        Payback::At(years) => Some((years * 12.0).ceil()),
        _ => None,
    };
    let cautious = months(estimate.cautious_return.payback);
    let expected = months(estimate.expected_return.payback);
    let shown = |months: f64| Arg::Months(months);
    let years = Arg::Number(f64::from(visit.model().horizon_years), 0);
    let message = match (expected, cautious) {
        (Some(soon), Some(late)) if soon < late => Message::new("widget.payback_between")
            .with("low", Arg::Number(soon, 0))
            .with("high", shown(late)),
        (_, Some(months)) => Message::new("widget.payback_about").with("months", shown(months)),
        (Some(months), None) => Message::new("widget.payback_perhaps")
            .with("months", shown(months))
            .with("count", years),
        (None, None) => Message::new("widget.payback_never").with("count", years),
    };
    words.say(&message)
}

fn next_step(visit: &Visit, estimate: &Estimate, words: Words) -> Element {
    let package = estimate
        .package
        .as_ref()
        .map_or("", |package| words.text(&package.name));
    let package = || Arg::Text(package.to_owned());
    let (honest, press) = match estimate.way {
        Way::Checkout => (
            Message::new("widget.way_checkout"),
            Message::new("widget.go_checkout"),
        ),
        Way::Package => (
            Message::new("widget.way_package").with("package", package()),
            Message::new("widget.go_package").with("package", package()),
        ),
        Way::Talk => (
            Message::new("widget.way_talk"),
            Message::new("widget.go_talk"),
        ),
    };
    let mut step = Element::new("div").class("next").with("id", "next");
    if estimate.expected_return.npv < 0.0 {
        step = step.child(
            Element::new("p")
                .class("advice")
                .with("id", "advice")
                .text(words.t("widget.not_advised")),
        );
    }
    let step = step.child(Element::new("p").with("id", "way").text(words.say(&honest)));
    let press = words.say(&press);
    let form = visit.public().lead_form().is_some();
    match visit.destination() {
        Some(address) => step.child(
            Element::new("a")
                .class("go")
                .with("id", "go")
                .with("href", address)
                .with("target", "_top")
                .with("data-do", "follow")
                .text(press),
        ),
        None if form && !visit.is_open(Panel::Contact) => step.child(
            Element::new("button")
                .class("go")
                .with("type", "button")
                .with("id", "go")
                .with("data-do", "open contact")
                .text(words.t("widget.contact")),
        ),
        None => step,
    }
}
