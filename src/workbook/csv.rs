//! The cash flow as comma-separated values, as a spreadsheet of the reader's language opens them.

use super::book::{Content, Role, Sheet};
use super::term::Value;
use super::{CASH_FLOW, Request, workbook};
use crate::document::Faults;
use crate::format::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// The cash flow of a case: the rows of the workbook's sheet of it, in the writing of the
/// reader's language. It begins with a byte order mark, without which Excel takes it for Latin 1.
///
/// # Errors
/// As for [`workbook`].
pub fn cash_flow_csv(request: &Request) -> Result<String, Faults> {
    let book = workbook(request)?;
    Ok(csv(&book.sheets[CASH_FLOW], request.locale))
}

fn csv(sheet: &Sheet, locale: Locale) -> String {
    let separator = if locale == Locale::De { ";" } else { "," };
    let mut rows: BTreeMap<u32, BTreeMap<u16, String>> = BTreeMap::new();
    // Rows that hold more than their label.
    let mut told: BTreeSet<u32> = BTreeSet::new();
    for (row, column, cell) in &sheet.cells {
        // Steps in between are for those who recalculate.
        if cell.role == Role::Working || (cell.role == Role::Note && *row > 1) {
            continue;
        }
        let written = match &cell.content {
            Content::Empty => continue,
            Content::Text(text) | Content::Formula(_, Value::Text(text)) => quoted(text, separator),
            Content::Number(number) | Content::Formula(_, Value::Number(number)) => {
                decimal(*number, cell.kind.is_share(), locale)
            }
            Content::Formula(_, Value::Missing) => String::new(),
        };
        if cell.role != Role::Label {
            told.insert(*row);
        }
        rows.entry(*row).or_default().insert(*column, written);
    }
    let mut text = String::from("\u{FEFF}");
    for (_, cells) in rows.iter().filter(|(row, _)| told.contains(row)) {
        let last = cells.keys().last().copied().unwrap_or(0);
        let cells = (0..=last).map(|column| cells.get(&column).map_or("", String::as_str));
        let cells: Vec<&str> = cells.collect();
        text.push_str(&cells.join(separator));
        text.push_str("\r\n");
    }
    text
}

/// A number without groups: an amount to the cent, a share to the hundredth of a percent.
fn decimal(number: f64, share: bool, locale: Locale) -> String {
    let text = if share {
        format!("{number:.4}")
    } else {
        format!("{number:.2}")
    };
    let text = match text.strip_prefix('-') {
        Some(zero) if zero.bytes().all(|byte| matches!(byte, b'0' | b'.')) => zero.to_owned(),
        _ => text,
    };
    if locale == Locale::De {
        text.replace('.', ",")
    } else {
        text
    }
}

/// A text, never read as a formula: one that begins like one gets an apostrophe before it, which
/// spreadsheets take for the mark of a text.
fn quoted(text: &str, separator: &str) -> String {
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    let guarded = if begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
    {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if guarded.contains([',', ';', '"', '\r', '\n', '\t']) || guarded.contains(separator) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

#[cfg(test)]
mod tests {
    use super::{Locale, decimal, quoted};

    #[test]
    fn a_text_is_no_formula_and_a_number_stays_one() {
        assert_eq!(quoted("=cmd|' /C calc'!A0", ","), "'=cmd|' /C calc'!A0");
        assert_eq!(quoted("@SUM(1;2)", ";"), "\"'@SUM(1;2)\"");
        assert_eq!(quoted(" \t=1", ","), "\"' \t=1\"");
        assert_eq!(quoted("\"=1", ","), "\"'\"\"=1\"");
        assert_eq!(quoted("Ausschuss", ","), "Ausschuss");
        assert_eq!(decimal(-1234.567, false, Locale::De), "-1234,57");
        assert_eq!(decimal(-0.001, false, Locale::En), "0.00");
        assert_eq!(decimal(0.88412, true, Locale::ZhHans), "0.8841");
    }
}
