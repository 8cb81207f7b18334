//! What can be typed next: the names that fit where the caret is.

use super::lexer::{Token, tokens};
use super::syntax::Function;
use super::unit::{Base, KNOWN};
use std::ops::Range;

/// A name that formulas may use, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// As formulas write it.
    pub name: String,
    /// For people.
    pub title: String,
}

/// What can stand where the caret is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Bytes of the source that one of them replaces.
    pub at: Range<usize>,
    /// Whether one of them stands there already, in full.
    pub whole: bool,
    /// What else fits, the best first.
    pub fitting: Vec<Fitting>,
}

/// One thing that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fitting {
    /// The name at this place of those that were given.
    Name(usize),
    /// A function.
    Function(Function),
    /// A unit.
    Unit(Base),
}

/// What the grammar has room for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Value,
    Unit,
    Nothing,
}

/// What fits at `caret`, in bytes, of `source`: names that begin with the word there, then those
/// in which it stands, in the name or in what people call it. Without a word everything fits.
///
/// `None` where a name cannot stand, such as behind another one.
#[must_use]
pub fn complete(source: &str, caret: usize, names: &[Known]) -> Option<Completion> {
    let at = word_at(source, caret)?;
    let typed = source[at.start..caret.max(at.start)].to_lowercase();
    let whole = &source[at.clone()];
    let all: Vec<(Fitting, &str, &str)> = match room(&source[..at.start]) {
        Room::Nothing => return None,
        Room::Unit if typed.is_empty() || called(&source[at.end..]) => return None,
        Room::Unit => KNOWN
            .iter()
            .map(|base| (Fitting::Unit(base.clone()), base.name(), ""))
            .collect(),
        Room::Value => {
            let names = if called(&source[at.end..]) {
                &[]
            } else {
                names
            };
            let known = names.iter().enumerate();
            let known = known.map(|(n, known)| (Fitting::Name(n), &*known.name, &*known.title));
            let functions = Function::ALL.map(|f| (Fitting::Function(f), f.name(), ""));
            known.chain(functions).collect()
        }
    };
    let mut ranked: Vec<(usize, &Fitting)> = all
        .iter()
        .filter(|(_, name, _)| *name != whole)
        .filter_map(|(fitting, name, title)| Some((rank(&typed, name, title)?, fitting)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    Some(Completion {
        whole: all.iter().any(|(_, name, _)| *name == whole),
        fitting: ranked
            .into_iter()
            .map(|(_, fitting)| fitting.clone())
            .collect(),
        at,
    })
}

impl Completion {
    /// `source` with `fitting` in it, and where the caret is then, in bytes.
    #[must_use]
    pub fn take(&self, source: &str, fitting: &Fitting, names: &[Known]) -> (String, usize) {
        let (before, after) = (&source[..self.at.start], &source[self.at.end..]);
        let word = match fitting {
            Fitting::Name(place) => names.get(*place).map_or("", |known| &known.name),
            Fitting::Unit(base) => base.name(),
            Fitting::Function(function) => function.name(),
        };
        let opens = matches!(fitting, Fitting::Function(_)) && !called(after);
        let word = format!("{word}{}", if opens { "(" } else { "" });
        (format!("{before}{word}{after}"), before.len() + word.len())
    }
}

/// Whether what stands before `after` is a function's name.
fn called(after: &str) -> bool {
    after.trim_start().starts_with(['(', '（'])
}

/// How well a name fits, the least best; `None` if it does not.
fn rank(typed: &str, name: &str, title: &str) -> Option<usize> {
    let (name, title) = (name.to_lowercase(), title.to_lowercase());
    [
        name.starts_with(typed),
        title.starts_with(typed),
        name.contains(typed),
        title.contains(typed),
    ]
    .into_iter()
    .position(|fits| fits)
}

/// The word that the caret is in or behind; an empty one where there is none.
fn word_at(source: &str, caret: usize) -> Option<Range<usize>> {
    let (before, after) = (source.get(..caret)?, source.get(caret..)?);
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let run = before.trim_end_matches(inside).len();
    let end = caret + (after.len() - after.trim_start_matches(inside).len());
    // Digits in front are a number: behind it stands its unit.
    let digits = source[run..end].len()
        - source[run..end]
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let start = run + digits;
    (start <= caret).then_some(start..end.max(start))
}

/// What the grammar has room for behind `before`.
fn room(before: &str) -> Room {
    // What cannot be read so far is told as a mistake; it says nothing of what may follow.
    let Ok(found) = tokens(before) else {
        return Room::Value;
    };
    let found = &found[..found.len() - 1];
    match found.last() {
        Some((Token::Number(_), _)) => Room::Unit,
        Some((Token::Symbol("/"), slash)) if slash.end == before.len() && in_unit(found) => {
            Room::Unit
        }
        Some((Token::Symbol(")" | "%"), _)) => Room::Nothing,
        Some((Token::Name(word), _)) if !["and", "or", "not"].contains(&&**word) => Room::Nothing,
        _ => Room::Value,
    }
}

/// Whether the stroke that `found` ends with is inside a unit behind a number: `12 month/`.
fn in_unit(found: &[(Token, Range<usize>)]) -> bool {
    let mut rest = found;
    while let [
        inner @ ..,
        (Token::Name(_), word),
        (Token::Symbol("/"), slash),
    ] = rest
    {
        match inner.last() {
            Some((Token::Number(_), _)) => return word.end == slash.start,
            Some((Token::Symbol("/"), earlier)) if earlier.end == word.start => rest = inner,
            _ => return false,
        }
    }
    false
}

/// The byte of `text` at a place counted in UTF-16, as browsers count.
#[must_use]
pub fn byte_at(text: &str, utf16: usize) -> usize {
    let mut counted = 0;
    let found = text.char_indices().find(|(_, c)| {
        let here = counted >= utf16;
        counted += c.len_utf16();
        here
    });
    found.map_or(text.len(), |(byte, _)| byte)
}
