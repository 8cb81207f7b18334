//! Texts for people, one cell for each language.
//!
//! English is what the others fall back to, so a text without translations is the English one,
//! and the cells of the other languages are empty.

use super::path;
use crate::format::Locale;
use serde_json::{Map, Value};

/// The text at `path` in the language itself, not one it falls back to.
pub(super) fn text(sheet: &Value, path: &str, language: Locale) -> String {
    path::at(sheet, path).map_or_else(String::new, |text| own(text, language))
}

fn own(text: &Value, language: Locale) -> String {
    let found = match text {
        Value::Object(texts) => texts.get(language.tag()),
        other => Some(other).filter(|_| language == Locale::En),
    };
    match found {
        Some(Value::String(text)) => text.clone(),
        Some(other) if !other.is_null() => other.to_string(),
        _ => String::new(),
    }
}

/// What is shown for the text at `path` in a language that has none of its own.
pub(super) fn inherited(sheet: &Value, path: &str, language: Locale) -> String {
    let text = path::at(sheet, path).cloned().unwrap_or_default();
    serde_json::from_value::<crate::document::Text>(text).map_or_else(
        |_| String::new(),
        |text| text.in_language(language.tag()).to_owned(),
    )
}

/// `text` with `words` in `language`; `None` if it is left without a word.
fn with(text: Option<&Value>, words: &str, language: Locale) -> Option<Value> {
    let mut texts = match text {
        Some(Value::Object(texts)) => texts.clone(),
        Some(plain @ Value::String(_)) => Map::from_iter([("en".to_owned(), plain.clone())]),
        _ => Map::new(),
    };
    if words.is_empty() {
        texts.shift_remove(language.tag());
    } else {
        texts.insert(language.tag().to_owned(), words.into());
    }
    match (texts.len(), texts.get("en")) {
        (0, _) => None,
        (1, Some(only)) => Some(only.clone()),
        _ => Some(Value::Object(texts)),
    }
}

/// Puts `words` at `path` in `language`.
pub(super) fn write(sheet: &mut Value, path: &str, words: &str, language: Locale) {
    match with(path::at(sheet, path), words.trim(), language) {
        Some(text) => path::put(sheet, path, text),
        None => super::limits::clear(sheet, path),
    }
}

/// What stands between the points of a list in its one cell.
const BETWEEN: &str = "; ";

/// The points of the list at `path` in one language.
pub(super) fn lines(sheet: &Value, path: &str, language: Locale) -> String {
    let points: Vec<String> = path::list(sheet, path)
        .iter()
        .map(|point| own(point, language))
        .collect();
    points.join(BETWEEN).trim_end_matches([';', ' ']).to_owned()
}

/// Puts the points of `text` into the list at `path`, each beside its translations.
pub(super) fn write_lines(sheet: &mut Value, path: &str, text: &str, language: Locale) {
    let parts: Vec<&str> = text.split([';', '\n']).map(str::trim).collect();
    let old = path::list(sheet, path);
    let points: Vec<Value> = (0..parts.len().max(old.len()))
        .filter_map(|place| with(old.get(place), parts.get(place).unwrap_or(&""), language))
        .collect();
    path::put(sheet, path, points.into());
}
