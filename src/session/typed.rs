//! From what is typed to a change of the documents, or to a draft that waits at its field.

use super::limits::limit_fault;
use super::{Documents, Entry, Field, OwnText};
use crate::document::Faults;
use crate::format::{Locale, Message, NumberProblem, one_line};

/// Something typed that could not be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The text as typed.
    pub text: String,
    /// Why it could not be taken.
    pub problem: Message,
}

/// The longest text a field keeps, in characters.
const LONGEST_TEXT: usize = 200;

/// `documents` with `text` in `field`.
pub(super) fn typed(
    documents: &Documents,
    locale: Locale,
    field: &Field,
    text: &str,
) -> Result<Documents, Message> {
    if field.entry(documents) == Entry::Text {
        return words(documents, field, text);
    }
    let value = match (parse(documents, locale, field, text), field.optional()) {
        (Err(NumberProblem::Empty), true) => None,
        (Err(problem), _) => return Err(problem.message()),
        (Ok(value), _) => Some(value),
    };
    set(documents, field, value)
}

/// `documents` with `value` in `field`.
pub(super) fn set(
    documents: &Documents,
    field: &Field,
    value: Option<f64>,
) -> Result<Documents, Message> {
    if let Some(fault) = value.and_then(|value| limit_fault(field, documents, value)) {
        return Err(fault);
    }
    field.with(documents, value).map_err(first)
}

/// The first of several mistakes, in words.
pub(super) fn first(faults: Faults) -> Message {
    let fault = faults.into_iter().next();
    fault.map_or_else(|| Message::new("field.impossible"), |fault| fault.message)
}

fn parse(
    documents: &Documents,
    locale: Locale,
    field: &Field,
    text: &str,
) -> Result<f64, NumberProblem> {
    match field.entry(documents) {
        Entry::Percent => locale.parse_percent(text),
        Entry::Money => locale.parse_money(text),
        _ => locale.parse_number(text),
    }
}

fn words(documents: &Documents, field: &Field, text: &str) -> Result<Documents, Message> {
    if text.chars().count() > LONGEST_TEXT {
        #[expect(clippy::cast_precision_loss, reason = "a small limit")]
        let limit = crate::document::plain(LONGEST_TEXT as f64);
        return Err(Message::new("document.too_long").with("limit", limit));
    }
    // What is hidden would turn a name into several lines, or show it as another.
    let text = one_line(text);
    let changed = match field {
        Field::Own(_, OwnText::Name) if text.trim().is_empty() => {
            return Err(Message::new("document.missing_field"));
        }
        Field::Own(id, which) => which.write(documents, id, &text),
        _ => documents.with_case(|case| case.customer.name = text),
    };
    changed.map_err(first)
}
