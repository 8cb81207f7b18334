//! Lists of numbers in one cell: `50; 85; 100`.

use super::cell::{Kind, number, parse};
use crate::format::{Locale, NumberProblem};
use serde_json::Value;

/// What stands between the numbers.
const BETWEEN: &str = "; ";

/// The numbers as they are edited; shares with their sign, so that other programs read them too.
pub(super) fn text(items: &[Value], kind: &Kind, locale: Locale) -> String {
    let shown = items.iter().map(|item| match item.as_f64() {
        Some(share) if *kind == Kind::Shares => format!("{}%", locale.editable_percent(share)),
        Some(value) => locale.editable(value),
        None => item.to_string(),
    });
    shown.collect::<Vec<_>>().join(BETWEEN)
}

/// The numbers of `text`, apart by semicolons.
pub(super) fn read(text: &str, kind: &Kind, locale: Locale) -> Result<Value, NumberProblem> {
    let one = match kind {
        Kind::Shares => Kind::Share,
        _ => Kind::Number,
    };
    let parts = text.split([';', '；', '\n']).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(|part| parse(&one, part, locale).map(number))
        .collect()
}
