//! The public calculator as a tree of elements.
//!
//! What the browser acts on stands in attributes: `data-field` is typed into, `data-switch` is
//! ticked, `data-do` is pressed, `data-contact` belongs to the contact form. Every element that
//! comes and goes has an id, so that what stays keeps its focus.

mod assumptions;
mod contact;
mod controls;
mod derivation;
mod keep;
mod result;
mod words;

use super::field::Field;
use super::visit::{Panel, Visit};
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::offer::InputKind;
use controls::{choice, figure, labelled};
use words::{SPACE, Words};

/// The id of the element that shows a visit.
pub const CALCULATOR: &str = "calculator";

/// The page.
#[must_use]
pub fn view(visit: &Visit) -> Element {
    let words = Words::of(visit);
    let estimate = visit.estimate();
    Element::new("div")
        .with("id", CALCULATOR)
        .child(heading(words))
        .child(questions(visit, words))
        .child(result::section(visit, estimate, words))
        .child(more(visit, estimate, words))
        .child(foot(visit, words))
}

fn heading(words: Words) -> Element {
    Element::new("header")
        .with("id", "heading")
        .child(Element::new("h1").text(words.t("widget.title")))
        .child(
            Element::new("p")
                .class("sub")
                .text(words.t("widget.subtitle")),
        )
}

/// The inputs that are asked first.
pub(super) fn asked(visit: &Visit) -> Vec<&str> {
    let model = visit.model();
    if !model.questions.is_empty() {
        return model.questions.iter().map(String::as_str).collect();
    }
    let (_, compiled) = visit.in_use();
    let inputs = model.inputs.iter();
    let asked = inputs.filter(|input| input.kind == InputKind::Customer);
    let needed = compiled.needed(model, visit.case());
    let asked = asked.filter(|input| needed.contains(&input.id.as_str()));
    asked.take(3).map(|input| input.id.as_str()).collect()
}

fn questions(visit: &Visit, words: Words) -> Element {
    let (model, compiled) = visit.in_use();
    let public = visit.public();
    let mut list = Element::new("form")
        .with("id", "questions")
        .with("autocomplete", "off");
    if public.roi_models.len() > 1 {
        let industries = public.roi_models.iter();
        let industries =
            industries.map(|model| (model.id.clone(), words.text(&model.name).to_owned()));
        list = list.child(choice(
            visit,
            &Field::Industry,
            words.t("widget.industry"),
            industries,
        ));
    }
    for id in asked(visit) {
        if let Some(input) = model.inputs.iter().find(|input| input.id == id) {
            list = list.child(figure(visit, input, words));
        }
    }
    if compiled.needed(model, visit.case()).contains(&"staff") {
        list = list.child(labelled(
            visit,
            &Field::Staff,
            words.t("widget.staff"),
            "",
            words,
        ));
    }
    if let Some(plan) = visit.plan() {
        let unit = Arg::Text(words.text(&plan.unit).to_owned());
        let label = words.say(&Message::new("widget.quantity").with("unit", unit));
        list = list.child(labelled(visit, &Field::Quantity, &label, "", words));
    }
    list
}

/// What opens, and what opens it.
fn more(visit: &Visit, estimate: Option<&super::Estimate>, words: Words) -> Element {
    let contact = visit.public().lead_form().is_some();
    let shown = |panel: &Panel| match panel {
        Panel::Contact => contact,
        Panel::Derivation => estimate.is_some(),
        _ => true,
    };
    let panels: Vec<Panel> = Panel::ALL.into_iter().filter(shown).collect();
    let buttons = panels.iter().map(|panel| opener(visit, *panel, words));
    let mut more = Element::new("div").with("id", "more").child(
        Element::new("div")
            .class("openers")
            .with("id", "openers")
            .children(buttons),
    );
    for panel in panels {
        if !visit.is_open(panel) {
            continue;
        }
        let content = match (panel, estimate) {
            (Panel::Assumptions, _) => assumptions::panel(visit, words),
            (Panel::Derivation, Some(estimate)) => derivation::panel(visit, estimate, words),
            (Panel::Derivation, None) => continue,
            (Panel::Keep, _) => keep::panel(visit, words),
            (Panel::Contact, _) => contact::panel(visit, words),
        };
        more = more.child(
            content
                .with("id", panel.name())
                .with("tabindex", "-1")
                .with("aria-label", title(panel, words)),
        );
    }
    more
}

fn title(panel: Panel, words: Words) -> &'static str {
    match panel {
        Panel::Derivation => words.t("widget.derivation"),
        Panel::Assumptions => words.t("widget.assumptions"),
        Panel::Keep => words.t("widget.keep"),
        Panel::Contact => words.t("widget.contact"),
    }
}

fn opener(visit: &Visit, panel: Panel, words: Words) -> Element {
    let open = visit.is_open(panel);
    let mut button = Element::new("button")
        .with("type", "button")
        .with("id", format!("open-{}", panel.name()))
        .with("data-do", format!("open {}", panel.name()))
        .with("aria-expanded", if open { "true" } else { "false" })
        .text(title(panel, words));
    if open {
        button = button.with("aria-controls", panel.name());
    }
    button
}

fn foot(visit: &Visit, words: Words) -> Element {
    let vendor = Arg::Text(words.text(&visit.public().vendor).to_owned());
    let privacy = Message::new("widget.privacy").with("vendor", vendor);
    Element::new("footer")
        .with("id", "foot")
        .child(
            Element::new("p")
                .text(words.t("widget.cautious"))
                .text(SPACE)
                .text(words.say(&privacy)),
        )
        .child(
            Element::new("button")
                .with("type", "button")
                .with("id", "start-over")
                .with("data-do", "start-over")
                .text(words.t("widget.start_over")),
        )
}
