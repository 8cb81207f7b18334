//! Every assumption, open to change.

use super::asked;
use super::controls::{choice, founded};
use super::words::Words;
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::offer::{Driver, InputKind};
use crate::prospect::{Field, Visit};

pub(super) fn panel(visit: &Visit, words: Words) -> Element {
    let (model, compiled) = visit.in_use();
    let asked = asked(visit);
    let needed = compiled.needed(model, visit.case());
    let mut panel = Element::new("section")
        .class("panel")
        .child(terms(visit, words));
    let groups = [
        (InputKind::Customer, "yours", words.t("widget.your_figures")),
        (
            InputKind::Assumption,
            "ours",
            words.t("widget.our_assumptions"),
        ),
    ];
    let benefits = model
        .drivers
        .iter()
        .map(|driver| benefit(visit, driver, words));
    panel = panel.child(
        Element::new("fieldset")
            .with("id", "benefits")
            .child(Element::new("legend").text(words.t("widget.benefits")))
            .children(benefits),
    );
    for (kind, id, title) in groups {
        let inputs = model.inputs.iter().filter(|input| input.kind == kind);
        let inputs = inputs.filter(|input| {
            !asked.contains(&input.id.as_str()) && needed.contains(&input.id.as_str())
        });
        let rows: Vec<Element> = inputs.map(|input| founded(visit, input, words)).collect();
        if !rows.is_empty() {
            panel = panel
                .child(Element::new("h2").with("id", id).text(title))
                .children(rows);
        }
    }
    panel
}

fn terms(visit: &Visit, words: Words) -> Element {
    let book = &visit.public().price_book;
    let mut rows = Element::new("div").with("id", "terms");
    if book.plans.len() > 1 {
        let plans = book.plans.iter();
        let plans = plans.map(|plan| (plan.id.clone(), words.text(&plan.name).to_owned()));
        rows = rows.child(choice(visit, &Field::Plan, words.t("widget.plan"), plans));
    }
    if book.terms.len() > 1 {
        let terms = book.terms.iter().map(|term| {
            let count = Arg::Number(f64::from(term.years), 0);
            let discount = Arg::Percent(term.discount, 0);
            let message = if term.discount > 0.0 {
                Message::new("widget.term_discount").with("discount", discount)
            } else {
                Message::new("widget.term")
            };
            (
                term.years.to_string(),
                words.say(&message.with("count", count)),
            )
        });
        rows = rows.child(choice(visit, &Field::Years, words.t("widget.years"), terms));
    }
    rows
}

fn benefit(visit: &Visit, driver: &Driver, words: Words) -> Element {
    let name = format!("benefit.{}", driver.id);
    let on = visit
        .case()
        .driver_on(&driver.id)
        .unwrap_or(!driver.optional);
    let mut tick = Element::new("input")
        .with("type", "checkbox")
        .with("id", name.clone())
        .with("data-switch", driver.id.clone());
    if on {
        tick = tick.with("checked", "");
    }
    Element::new("label")
        .class("tick")
        .with("id", format!("{name}-row"))
        .child(tick)
        .child(Element::new("span").text(words.text(&driver.name)))
}
