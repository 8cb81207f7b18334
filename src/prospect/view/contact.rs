//! The contact form: after the result, only where the site wants one, only with consent.

use super::words::Words;
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::offer::{LeadField, LeadForm};
use crate::prospect::lead::{EMAIL, LONGEST, Sending, name};
use crate::prospect::{Lead, Visit};

pub(super) fn panel(visit: &Visit, words: Words) -> Element {
    let panel = Element::new("section").class("panel");
    let Some(form) = visit.public().lead_form() else {
        return panel;
    };
    let lead = visit.lead();
    if lead.sending == Sending::Sent {
        return panel.child(
            Element::new("p")
                .with("id", "sent")
                .with("role", "status")
                .text(words.t("widget.sent")),
        );
    }
    let mut fields = Element::new("form")
        .with("id", "lead")
        .with("data-do", "send")
        .with("novalidate", "");
    fields = fields.child(line(lead, EMAIL, words.t("widget.email"), "email"));
    for ask in &form.asks {
        let (label, complete) = match ask {
            LeadField::Name => (words.t("widget.name"), "name"),
            LeadField::Company => (words.t("widget.company"), "organization"),
            LeadField::Phone => (words.t("widget.phone"), "tel"),
            LeadField::Message => (words.t("widget.message"), "off"),
        };
        fields = fields.child(line(lead, name(*ask), label, complete));
    }
    panel.child(fields.children(ending(visit, form, words)))
}

fn line(lead: &Lead, name: &'static str, label: &str, complete: &'static str) -> Element {
    let id = format!("contact-{name}");
    let missing = name == EMAIL && lead.sending == Sending::Incomplete && !lead.has_address();
    let mut control = Element::new(if name == "message" {
        "textarea"
    } else {
        "input"
    })
    .with("id", id.clone())
    .with("data-contact", name)
    .with("maxlength", LONGEST.to_string())
    .with("autocomplete", complete);
    if name == "message" {
        control = control.with("rows", "3");
    } else {
        control = control.with("type", if name == EMAIL { "email" } else { "text" });
    }
    control = control.with("value", lead.text(name));
    if missing {
        control = control
            .with("aria-invalid", "true")
            .with("aria-describedby", "lead-problem");
    }
    Element::new("div")
        .class("row")
        .with("id", format!("{id}-row"))
        .child(Element::new("label").with("for", id).text(label))
        .child(control)
}

/// Consent, what is wrong, the button.
fn ending(visit: &Visit, form: &LeadForm, words: Words) -> Vec<Element> {
    let lead = visit.lead();
    let mut tick = Element::new("input")
        .with("type", "checkbox")
        .with("id", "consent")
        .with("data-contact", "consent");
    if lead.consent {
        tick = tick.with("checked", "");
    }
    let consent = Element::new("label")
        .class("tick")
        .with("id", "consent-row")
        .child(tick)
        .child(Element::new("span").text(visit.consent_text()));
    let privacy = Element::new("p").with("id", "privacy").child(
        Element::new("a")
            .with("href", form.privacy.clone())
            .with("target", "_blank")
            .with("rel", "noopener")
            .text(words.t("widget.privacy_link")),
    );
    let problem = match lead.sending {
        Sending::Incomplete if !lead.has_address() => Some(words.t("widget.lead_email")),
        Sending::Incomplete if !lead.consent => Some(words.t("widget.lead_consent")),
        Sending::Failed => Some(words.t("widget.lead_failed")),
        _ => None,
    };
    let problem = problem.map(|problem| {
        Element::new("p")
            .class("problem")
            .with("id", "lead-problem")
            .with("role", "alert")
            .text(problem)
    });
    let mut send = Element::new("button")
        .class("go")
        .with("type", "submit")
        .with("id", "lead-send")
        .text(match lead.sending {
            Sending::Under => words.t("widget.sending"),
            Sending::Failed => words.t("widget.again"),
            _ => words.t("widget.send"),
        });
    if lead.sending == Sending::Under {
        send = send.with("aria-disabled", "true");
    }
    let kept = (lead.sending == Sending::Failed).then(|| {
        Element::new("button")
            .with("type", "button")
            .with("id", "lead-keep")
            .with("data-do", "letter")
            .text(words.t("widget.lead_keep"))
    });
    [consent, privacy]
        .into_iter()
        .chain(problem)
        .chain([send])
        .chain(kept)
        .collect()
}

impl Visit {
    /// What the prospect agrees to, in the site's words or ours.
    pub(in crate::prospect) fn consent_text(&self) -> String {
        let words = Words::of(self);
        let form = self.public().lead_form();
        let own = form.and_then(|form| form.consent.as_ref());
        let vendor = Arg::Text(words.text(&self.public().vendor).to_owned());
        own.map_or_else(
            || words.say(&Message::new("widget.consent").with("vendor", vendor)),
            |own| words.text(own).to_owned(),
        )
    }
}
