//! A copy to keep: link, file, paper.

use super::words::Words;
use crate::markup::Element;
use crate::prospect::Visit;

pub(super) fn panel(visit: &Visit, words: Words) -> Element {
    let (link, copied) = visit.link().unwrap_or(("", false));
    let copy = if copied {
        words.t("widget.copied")
    } else {
        words.t("widget.copy")
    };
    Element::new("section")
        .class("panel")
        .child(Element::new("p").text(words.t("widget.keep_note")))
        .child(
            Element::new("div")
                .class("row")
                .with("id", "link-row")
                .child(
                    Element::new("label")
                        .with("for", "link")
                        .text(words.t("widget.link")),
                )
                .child(
                    Element::new("input")
                        .with("id", "link")
                        .with("type", "text")
                        .with("readonly", "")
                        .with("value", link),
                ),
        )
        .child(
            Element::new("div")
                .class("openers")
                .with("id", "keeping")
                .child(button("copy", copy))
                .child(button("file", words.t("widget.file")))
                .child(button("print", words.t("widget.print"))),
        )
}

fn button(does: &'static str, label: &str) -> Element {
    Element::new("button")
        .with("type", "button")
        .with("id", format!("keep-{does}"))
        .with("data-do", does)
        .text(label)
}
