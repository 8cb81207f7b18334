//! How the estimate was worked out: every benefit with its formula and numbers, every cost, year
//! by year, and what the words mean.

use super::words::{COLON, Words, about};
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::offer::{Category, CostTiming};
use crate::prospect::{Estimate, Visit};
use crate::roi::CashFlow;

pub(super) fn panel(visit: &Visit, estimate: &Estimate, words: Words) -> Element {
    Element::new("section")
        .class("panel")
        .child(
            Element::new("h2")
                .with("id", "h-benefits")
                .text(words.t("widget.benefits")),
        )
        .children(benefits(visit, estimate, words))
        .child(
            Element::new("h2")
                .with("id", "h-costs")
                .text(words.t("widget.own_costs")),
        )
        .children(costs(visit, estimate, words))
        .child(
            Element::new("h2")
                .with("id", "h-years")
                .text(words.t("widget.by_year")),
        )
        .child(years(estimate, words))
        .child(
            Element::new("h2")
                .with("id", "h-method")
                .text(words.t("widget.method")),
        )
        .children(method(visit, words))
}

fn benefits(visit: &Visit, estimate: &Estimate, words: Words) -> Vec<Element> {
    let model = visit.model();
    let results = estimate
        .expected
        .drivers
        .iter()
        .zip(&estimate.cautious.drivers);
    let drivers = model.drivers.iter().zip(results).enumerate();
    let counted = drivers.filter(|(_, (_, (expected, _)))| expected.on);
    let one = |(place, (driver, (expected, cautious))): (usize, (&crate::offer::Driver, _))| {
        let (expected, cautious): (&crate::offer::DriverResult, &crate::offer::DriverResult) =
            (expected, cautious);
        let amounts = Message::new(match driver.category {
            Category::WorkingCapital => "widget.brings_once",
            _ => "widget.brings",
        });
        let amounts = amounts
            .with("low", about(cautious.benefit.adjusted()))
            .with("high", about(expected.benefit.adjusted()));
        let evidence = driver
            .evidence
            .as_ref()
            .and_then(|evidence| evidence.source.as_ref());
        let notes = evidence.into_iter().chain(&driver.caution);
        let notes: Vec<&str> = notes.map(|text| words.text(text)).collect();
        let parts = [
            ("baseline", words.t("widget.today")),
            ("improvement", words.t("widget.saved")),
        ];
        let formulas = parts.map(|(part, label)| {
            Element::new("p")
                .class("formula")
                .text(label)
                .text(COLON)
                .text(formula(visit, &format!("drivers[{place}].{part}"), words))
        });
        let mut card = Element::new("div")
            .class("derived")
            .with("id", format!("derived-{}", driver.id))
            .child(Element::new("h3").text(words.text(&driver.name)))
            .child(Element::new("p").text(words.say(&amounts)))
            .children(formulas);
        let turned = [
            (expected.attribution, "widget.due"),
            (expected.recapture, "widget.used"),
        ];
        for (share, key) in turned {
            if share < 1.0 {
                let message = match key {
                    "widget.due" => Message::new("widget.due"),
                    _ => Message::new("widget.used"),
                };
                let message = message.with("share", Arg::Percent(share, 0));
                card = card.child(Element::new("p").class("formula").text(words.say(&message)));
            }
        }
        if expected.benefit.risk > 0.0 {
            let message =
                Message::new("widget.risk").with("share", Arg::Percent(expected.benefit.risk, 0));
            card = card.child(Element::new("p").class("formula").text(words.say(&message)));
        }
        if !notes.is_empty() {
            card = card.child(Element::new("p").class("source").text(notes.join(" · ")));
        }
        card
    };
    counted.map(one).collect()
}

/// The formula at `path`, with names and with the numbers put in.
fn formula(visit: &Visit, path: &str, words: Words) -> String {
    let (model, compiled) = visit.in_use();
    let Some(explained) = compiled.explain(model, visit.case(), path) else {
        return String::new();
    };
    let name = |place: usize| match model.inputs.get(place) {
        Some(input) => words.text(&input.name).to_owned(),
        None if place == model.inputs.len() => words.t("widget.staff").to_owned(),
        None => {
            let place = place - model.inputs.len() - 1;
            let formula = model.formulas.get(place);
            formula.map_or_else(String::new, |formula| {
                words.text(&formula.label()).to_owned()
            })
        }
    };
    let names = explained.in_names(name, words.locale, words.currency);
    let numbers = explained.in_numbers(words.locale, words.currency);
    if names == numbers {
        names
    } else {
        format!("{names} = {numbers}")
    }
}

fn costs(visit: &Visit, estimate: &Estimate, words: Words) -> Vec<Element> {
    let model = visit.model();
    let costs = model.costs.iter().zip(&estimate.expected.costs).enumerate();
    let counted = costs.filter(|(_, (_, amount))| **amount != 0.0);
    let mut all: Vec<Element> = counted
        .map(|(place, (cost, amount))| {
            let amount = Arg::Money(amount * (1.0 + cost.addition()), 0);
            let message = Message::new(match cost.timing {
                CostTiming::Once => "widget.costs_once",
                CostTiming::FirstYear => "widget.costs_first_year",
                CostTiming::Yearly => "widget.costs_yearly",
            });
            Element::new("div")
                .class("derived")
                .with("id", format!("cost-{}", cost.id))
                .child(Element::new("h3").text(words.text(&cost.name)))
                .child(Element::new("p").text(words.say(&message.with("amount", amount))))
                .child(Element::new("p").class("formula").text(formula(
                    visit,
                    &format!("costs[{place}].formula"),
                    words,
                )))
        })
        .collect();
    if all.is_empty() {
        all.push(
            Element::new("p")
                .with("id", "no-costs")
                .text(words.t("widget.no_costs")),
        );
    }
    all
}

/// Benefits, costs and what is left, year by year, cautiously.
fn years(estimate: &Estimate, words: Words) -> Element {
    let flow: &CashFlow = &estimate.cautious_return.cash_flow;
    let heads = (0..flow.net.len()).map(|year| {
        let name = match year {
            0 => words.t("widget.at_signature").to_owned(),
            year => {
                #[expect(clippy::cast_precision_loss, reason = "a few years")]
                let year = Arg::Number(year as f64, 0);
                words.say(&Message::new("widget.year").with("year", year))
            }
        };
        Element::new("th").with("scope", "col").text(name)
    });
    let lines = [
        (words.t("widget.benefit"), &flow.benefits),
        (words.t("widget.cost"), &flow.costs),
        (words.t("widget.left"), &flow.net),
    ];
    let lines = lines.map(|(name, amounts)| {
        let cells = amounts
            .iter()
            .map(|amount| Element::new("td").text(words.money(*amount)));
        Element::new("tr")
            .child(Element::new("th").with("scope", "row").text(name))
            .children(cells)
    });
    let table = Element::new("table")
        .child(
            Element::new("thead")
                .child(Element::new("tr").child(Element::new("td")).children(heads)),
        )
        .child(Element::new("tbody").children(lines));
    Element::new("div")
        .class("scroll")
        .with("id", "by-year")
        .with("tabindex", "0")
        .with("role", "region")
        .with("aria-label", words.t("widget.by_year"))
        .child(table)
}

fn method(visit: &Visit, words: Words) -> Vec<Element> {
    let model = visit.model();
    let days = |place: usize| {
        let days = model.implementation_days.get(place).copied().unwrap_or(0);
        Arg::Number(f64::from(days), 0)
    };
    let sentences = [
        Message::new("widget.method_range"),
        Message::new("widget.method_npv")
            .with("count", Arg::Number(f64::from(model.horizon_years), 0))
            .with("rate", Arg::Percent(model.discount_rate, 0)),
        Message::new("widget.method_payback"),
        Message::new("widget.method_start")
            .with("from", days(0))
            .with("to", days(1)),
    ];
    let sentence = |message: &Message| Element::new("p").class("source").text(words.say(message));
    sentences.iter().map(sentence).collect()
}
