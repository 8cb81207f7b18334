//! Answers that the page around already knows.

use super::action::Action;
use super::field::{Field, input, unit};
use super::told::Told;
use super::visit::Visit;
use crate::document::Tree;
use crate::format::float;

/// Puts `values` (an object of field and value) into the visit. The industry comes first,
/// because it decides what else is asked. Gives the names that could not be used.
pub fn prefill(visit: &mut Visit, values: &Tree) -> (Vec<Told>, Vec<String>) {
    let first = |(name, _): &&(String, Tree)| name == Field::Industry.key();
    let all = || values.fields().iter();
    let fields = all()
        .filter(first)
        .chain(all().filter(|field| !first(field)));
    let (mut told, mut refused) = (Vec::new(), Vec::new());
    for (name, value) in fields {
        let field = Field::of_key(name).filter(|field| field.exists(visit));
        let found = field.and_then(|field| Some((text(visit, &field, value)?, field)));
        let Some((text, field)) = found else {
            refused.push(name.clone());
            continue;
        };
        let heard = visit.apply(Action::Type(field.clone(), text));
        if heard.is_empty() {
            // What cannot be read would stand there as if the prospect had typed it.
            visit.apply(Action::Reset(field));
            refused.push(name.clone());
        } else {
            told.extend(heard);
            visit.apply(Action::Leave(field));
        }
    }
    (told, refused)
}

/// A value as it would be typed. A number, as JSON or as a text of its own, is the value itself:
/// 0.25 of a percentage is 25 %.
fn text(visit: &Visit, field: &Field, value: &Tree) -> Option<String> {
    let number = match value {
        Tree::Number(number) => *number,
        Tree::Text(text) if field.is_choice() => return Some(text.clone()),
        Tree::Text(text) => match float(text.trim()) {
            Some(number) => number,
            None => return Some(text.clone()),
        },
        _ => return None,
    };
    let percent = match field {
        Field::Figure(id) => input(visit.model(), id).is_some_and(|input| unit(input).percent),
        _ => false,
    };
    let locale = visit.locale();
    Some(if percent {
        locale.editable_percent(number)
    } else {
        locale.editable(number)
    })
}
