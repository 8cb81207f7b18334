//! The pages of the public calculator, from the text of an offer.

use super::reading;
use crate::document::{Document, Fault, Faults};
use crate::format::{Locale, Message};
use crate::offer::{Calculator, Offer};
use crate::prospect::{Visit, page};
use std::rc::Rc;

/// The page of the public calculator in the language of `locale`, made from `template` (the
/// `widget.html` of a build), with the offer in the text of an offer or a playbook in it.
///
/// # Errors
/// Every mistake in the offer; a template without a place for the calculator.
pub fn widget(template: &str, source: &str, locale: Locale) -> Result<String, Faults> {
    let (public, _) = reading::public(source)?;
    let offer = Offer {
        format: Offer::HEAD.format.to_owned(),
        version: Offer::HEAD.version,
        public,
    };
    let calculator = Rc::new(Calculator::new(offer.public.clone())?);
    // Checking has made sure that something is sold and counted.
    let made = Visit::new(calculator, locale).and_then(|visit| page(template, &visit, &offer));
    made.ok_or_else(|| vec![Fault::at("", Message::new("page.template"))])
}

/// The name of the page in the language of `locale`.
#[must_use]
pub fn widget_file(locale: Locale) -> String {
    match locale {
        Locale::En => "widget.html".to_owned(),
        other => format!("widget.{}.html", other.tag()),
    }
}
