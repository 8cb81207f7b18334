//! Other people's text beside ours: what is hidden in it does nothing to what stands around it.

use std::borrow::Cow;

/// Begins text that is laid out by its own direction, apart from what stands around it.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Ends it.
const POP_ISOLATE: char = '\u{2069}';

/// Whether `c` is seen by nobody and yet changes what is seen: a control character, a line
/// break, or one that turns the direction of writing. Joiners and marks, which Persian and emoji
/// are written with, are none.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control() || turns(c) || isolates(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// `text` as a name: one line, nothing hidden.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// `text` as it may stand in a sentence: nothing in it overrides a direction or rings a bell, and
/// where it is written from right to left the sentence around it is not.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    let rings = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let touched = |c: char| turns(c) || isolates(c) || rings(c) || right_to_left(c);
    if !text.contains(touched) {
        return Cow::Borrowed(text);
    }
    let whole = balanced(text);
    let quiet = |c: &char| !turns(*c) && !rings(*c) && (whole || !isolates(*c));
    let mut shown: String = text.chars().filter(quiet).collect();
    if shown.contains(right_to_left) {
        shown.insert(0, FIRST_STRONG_ISOLATE);
        shown.push(POP_ISOLATE);
    }
    Cow::Owned(shown)
}

/// Whether every isolate that begins in `text` ends in it: then it is a sentence of ours.
fn balanced(text: &str) -> bool {
    let depth = text
        .chars()
        .filter(|c| isolates(*c))
        .try_fold(0_u32, |depth, c| {
            if c == POP_ISOLATE {
                depth.checked_sub(1)
            } else {
                depth.checked_add(1)
            }
        });
    depth == Some(0)
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}')
}

fn isolates(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2069}')
}

/// Letters of Hebrew, Arabic and their neighbours.
fn right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
