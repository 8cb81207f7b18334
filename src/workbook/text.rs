//! Texts of a document as they go into a cell, and names that a spreadsheet takes.

use std::collections::BTreeSet;

/// The longest text that a cell takes, in UTF-16 units, less the mark of a cut.
const LONGEST: usize = 32_767 - CUT.len();
/// What stands where a text was cut.
const CUT: &str = " [...]";

/// `text` without characters that a cell cannot hold or that hide what it says, and cut, with a
/// mark, where it is too long for one.
pub(super) fn safe(text: &str) -> String {
    let mut left = LONGEST;
    let mut shown = String::with_capacity(text.len().min(LONGEST));
    for c in text.chars().filter(|c| !hides(*c)) {
        let c = if c.is_control() { ' ' } else { c };
        let Some(rest) = left.checked_sub(c.len_utf16()) else {
            return shown + CUT;
        };
        left = rest;
        shown.push(c);
    }
    shown
}

/// Whether `c` turns round the direction of what follows, so that it reads as something else.
fn hides(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}')
}

/// Gives each figure a name of its own that a spreadsheet does not take for something else.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name as near to `id` as can be.
    pub(super) fn name(&mut self, id: &str) -> String {
        // Letters of other scripts are allowed in both programs, but not all of them.
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut name: String = id.chars().map(|c| if plain(c) { c } else { '_' }).collect();
        if is_reserved(&name) {
            name.push('_');
        }
        let base = name.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_ascii_lowercase()) {
            name = format!("{base}_{number}");
            number += 1;
        }
        name
    }
}

/// Whether a spreadsheet would read `name` as a cell, a value or a part of its own.
fn is_reserved(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let letters = lower
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(lower.len());
    let (word, number) = lower.split_at(letters);
    let cell = word.len() <= 3 && !number.is_empty() && digits(number);
    // Rows and columns by number: R1C1, R, C3.
    let rest = lower
        .trim_start_matches('r')
        .trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix('c').unwrap_or(rest);
    let by_number = lower.starts_with(['r', 'c']) && digits(rest);
    let odd = !lower.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    cell || by_number || odd || ["true", "false"].contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::{CUT, Names, safe};

    #[test]
    fn a_text_is_cut_with_a_mark_and_hides_nothing() {
        let cut = safe(&"x".repeat(100_000));
        assert!(cut.ends_with(CUT));
        assert!(cut.encode_utf16().count() <= 32_767);
        assert_eq!(safe("a\u{202E}b\u{1}c\nd"), "ab c d");
        assert_eq!(safe("=1+1 <b> עברית"), "=1+1 <b> עברית");
        assert_eq!(
            safe(&"𝄞".repeat(20_000)).encode_utf16().count() % 2,
            CUT.len() % 2
        );
    }

    #[test]
    fn a_name_is_no_cell_and_stands_once() {
        let mut names = Names::default();
        let names = [
            "tax2024", "r", "R1C1", "c12", "rate", "Rate", "größe", "true", "_x", "abcd1",
        ]
        .map(|id| names.name(id));
        let wanted = [
            "tax2024_", "r_", "R1C1_", "c12_", "rate", "Rate_2", "gr__e", "true_", "_x", "abcd1",
        ];
        assert_eq!(names, wanted);
    }
}
