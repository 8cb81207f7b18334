//! The page as a file: what a prospect sees before any program has arrived.

use super::view::view;
use super::visit::Visit;
use crate::document::Text;
use crate::format::Catalogue;
use crate::markup::{escaped, write};
use crate::offer::{InputKind, Offer};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where in the template the calculator belongs, and the id of the element around it.
pub const ROOT: &str = "root";
/// The id of the element that holds the words of the page's language.
pub const WORDS: &str = "words";
/// The id of the element that holds the offer in the page's language.
pub const OFFER: &str = "offer";

/// What the words of the public calculator begin with.
const PREFIXES: [&str; 4] = ["widget.", "unit.", "number.", "value."];
/// What the template has in place of the calculator.
const PLACE: &str = "<!-- the calculator -->";

/// The page of `visit` made from `template`, with everything in it that the program will need:
/// words and offer in the one language of the page. `None` if the template has no place for it.
#[must_use]
pub fn page(template: &str, visit: &Visit, offer: &Offer) -> Option<String> {
    let (before, after) = template.split_once(PLACE)?;
    let locale = visit.locale();
    let catalogue = Catalogue::of(locale);
    let words: BTreeMap<&str, &str> = catalogue.starting_with(&PREFIXES).collect();
    let mut body = String::with_capacity(50_000);
    body.push_str("<main id=\"");
    body.push_str(ROOT);
    body.push_str("\">");
    write(&view(visit), &mut body);
    body.push_str("</main>");
    body.push_str(&data(
        WORDS,
        &serde_json::to_value(words).unwrap_or_default(),
    ));
    body.push_str(&data(OFFER, &in_language(offer, locale.tag())));
    let text = |key| escaped(catalogue.text(key));
    let filled = [
        ("<html lang=\"en\"", "<html lang=\"", locale.tag(), "\""),
        (
            "<title>Worthwhile</title>",
            "<title>",
            &text("widget.title"),
            "</title>",
        ),
        (
            "name=\"description\" content=\"",
            "name=\"description\" content=\"",
            &text("page.description"),
            "",
        ),
        (
            "<p class=\"notice\">",
            "<p class=\"notice\">",
            &text("page.no_script"),
            "",
        ),
    ];
    let before = filled.iter().fold(
        reaching(before, offer),
        |page, (place, begin, text, end)| page.replacen(place, &format!("{begin}{text}{end}"), 1),
    );
    Some(before + &body + after)
}

/// The template with the origin of the contact form's endpoint among those that its policy allows
/// to be asked; what is on the page's own origin is allowed already.
fn reaching(template: &str, offer: &Offer) -> String {
    const OWN: &str = "connect-src 'self'";
    let form = offer.public.lead_form();
    let Some((scheme, rest)) = form.and_then(|form| form.endpoint.split_once("://")) else {
        return template.to_owned();
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // An address that would end the policy's attribute or line is refused where the offer is read.
    template.replacen(OWN, &format!("{OWN} {scheme}://{host}"), 1)
}

/// JSON in a page. `<` is written so that nothing in it can end the element.
fn data(id: &str, value: &Value) -> String {
    let text = value.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"{id}\">{text}</script>")
}

/// The offer with all texts in one language, and without what no page shows: texts for proposals,
/// the vendor's mark, further products, where to ask for a figure.
fn in_language(offer: &Offer, tag: &str) -> Value {
    let mut offer = offer.clone();
    offer.public.library = None;
    offer.public.branding = None;
    offer.public.price_book.add_ons.clear();
    for package in &mut offer.public.packages {
        (package.offered_from, package.offered_to) = (None, None);
    }
    let models = offer.public.roi_models.iter_mut();
    for input in models.flat_map(|model| &mut model.inputs) {
        if input.kind == InputKind::Customer {
            input.source = None;
        }
    }
    let mut value = serde_json::to_value(&offer).unwrap_or_default();
    single(&mut value, tag);
    crate::document::with_integers(value)
}

/// Puts a plain text in place of each text by language, and leaves out what says nothing.
fn single(value: &mut Value, tag: &str) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| single(entry, tag)),
        Value::Object(fields) => {
            let languages = |key: &String| ["en", "de", "zh-Hans"].contains(&key.as_str());
            let text: Option<Text> = (!fields.is_empty() && fields.keys().all(languages))
                .then(|| serde_json::from_value(Value::Object(fields.clone())).ok())
                .flatten();
            if let Some(text) = text {
                *value = Value::String(text.in_language(tag).to_owned());
                return;
            }
            let says_nothing = |value: &Value| {
                value.is_null()
                    || *value == Value::Bool(false)
                    || *value == Value::Array(Vec::new())
            };
            fields.retain(|_, value| !says_nothing(value));
            fields.values_mut().for_each(|value| single(value, tag));
        }
        _ => {}
    }
}

// Only the vendor's builds write pages, so only they have the words.
#[cfg(all(test, feature = "vendor"))]
mod tests;
