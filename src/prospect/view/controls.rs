//! Labels and what is typed into beside them.

use super::words::Words;
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::offer::{Input, InputKind, Tier};
use crate::prospect::Visit;
use crate::prospect::field::{Field, unit};

/// A list to pick from.
pub(super) fn choice(
    visit: &Visit,
    field: &Field,
    label: &str,
    options: impl Iterator<Item = (String, String)>,
) -> Element {
    let chosen = visit.text(field);
    let options = options.map(|(value, name)| {
        let option = Element::new("option").with("value", value.clone());
        let option = if value == chosen {
            option.with("selected", "")
        } else {
            option
        };
        option.text(name)
    });
    let name = field.name();
    row(&name).child(label_of(&name, label, "")).child(
        Element::new("select")
            .with("id", name.clone())
            .with("data-field", name.clone())
            .children(options),
    )
}

/// A number that is typed.
pub(super) fn labelled(
    visit: &Visit,
    field: &Field,
    label: &str,
    unit: &str,
    words: Words,
) -> Element {
    let name = field.name();
    let problem = visit.problem(field);
    let mut control = Element::new("input")
        .with("id", name.clone())
        .with("data-field", name.clone())
        .with("type", "text")
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .with("value", visit.text(field));
    if problem.is_some() {
        control = control
            .with("aria-invalid", "true")
            .with("aria-describedby", format!("{name}-problem"));
    }
    let row = row(&name)
        .child(label_of(&name, label, unit))
        .child(control);
    match problem {
        Some(problem) => row.child(
            Element::new("p")
                .class("problem")
                .with("id", format!("{name}-problem"))
                .with("role", "status")
                .text(words.say(problem)),
        ),
        None => row,
    }
}

fn row(name: &str) -> Element {
    Element::new("div")
        .class("row")
        .with("id", format!("{name}-row"))
}

fn label_of(name: &str, label: &str, unit: &str) -> Element {
    let element = Element::new("label").with("for", name).text(label);
    if unit.is_empty() {
        return element;
    }
    element.child(Element::new("span").class("unit").text(unit))
}

/// An input of the ROI model.
pub(super) fn figure(visit: &Visit, input: &Input, words: Words) -> Element {
    let beside = unit(input).beside_a_label(words.locale, words.currency);
    let field = Field::Figure(input.id.clone());
    labelled(visit, &field, words.text(&input.name), &beside, words)
}

/// An input with what it rests on: its range, its source, how well it is founded.
pub(super) fn founded(visit: &Visit, input: &Input, words: Words) -> Element {
    let given = visit.is_given(&input.id);
    let mut remarks = Vec::new();
    if given {
        remarks.push(words.t("widget.yours").to_owned());
    } else {
        remarks.extend(range(input, words));
        remarks.push(tier(input, words).to_owned());
        let source = input
            .source
            .as_ref()
            .filter(|_| input.kind == InputKind::Assumption);
        remarks.extend(source.map(|source| words.text(source).to_owned()));
        let caution = input.caution.as_ref();
        remarks.extend(caution.map(|caution| words.text(caution).to_owned()));
    }
    let mut note = Element::new("p")
        .class("source")
        .with("id", format!("figure.{}-source", input.id))
        .text(remarks.join(" · "));
    if given {
        let name = Arg::Text(words.text(&input.name).to_owned());
        note = note.child(
            Element::new("button")
                .with("type", "button")
                .with("id", format!("figure.{}-reset", input.id))
                .with("data-do", format!("reset figure.{}", input.id))
                .with(
                    "aria-label",
                    words.say(&Message::new("widget.reset_of").with("name", name)),
                )
                .text(words.t("widget.reset")),
        );
    }
    figure(visit, input, words).child(note)
}

/// `0.1 to 0.4` as the reader writes it.
fn range(input: &Input, words: Words) -> Option<String> {
    let (low, high) = (input.low?, input.high?);
    let percent = unit(input).percent;
    let shown = |value: f64| {
        if percent {
            words.percent(value)
        } else {
            words.locale.editable(value)
        }
    };
    let message = Message::new("widget.range")
        .with("low", Arg::Text(shown(low)))
        .with("high", Arg::Text(shown(high)));
    Some(words.say(&message))
}

fn tier(input: &Input, words: Words) -> &'static str {
    match (input.kind, input.tier) {
        (InputKind::Customer, Tier::A) => words.t("widget.tier_ask"),
        (_, Tier::A) => words.t("widget.tier_a"),
        (_, Tier::B) => words.t("widget.tier_b"),
        (_, Tier::C) => words.t("widget.tier_c"),
        (_, Tier::D) => words.t("widget.tier_d"),
    }
}
