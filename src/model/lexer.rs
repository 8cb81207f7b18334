//! Text to tokens.

use super::fault::{Fault, Mistake};
use crate::format::float;
use std::ops::Range;

/// A word of the language.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Name(String),
    Symbol(&'static str),
    End,
}

impl Token {
    /// The token as an author would name it.
    pub(super) fn shown(&self, source: &str, span: &Range<usize>) -> String {
        match self {
            Self::End => String::new(),
            _ => source[span.clone()].to_owned(),
        }
    }
}

/// Longer symbols first, so that `<=` is not read as `<`. The typographic forms are what
/// word processors make of the plain ones, the wide ones what Chinese keyboards have.
const SYMBOLS: [(&str, &str); 33] = [
    ("<=", "<="),
    (">=", ">="),
    ("<>", "!="),
    ("!=", "!="),
    ("==", "="),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
    ("−", "-"),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("^", "^"),
    ("<", "<"),
    (">", ">"),
    ("=", "="),
    ("(", "("),
    (")", ")"),
    (",", ","),
    ("（", "("),
    ("）", ")"),
    ("，", ","),
    ("＋", "+"),
    ("－", "-"),
    ("＊", "*"),
    ("／", "/"),
    ("＜", "<"),
    ("＞", ">"),
    ("＝", "="),
];

/// The tokens of `source`, an end token last.
pub(super) fn tokens(source: &str) -> Result<Vec<(Token, Range<usize>)>, Fault> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else {
            let (token, length) = token(rest, first, at)?;
            found.push((token, at..at + length));
            length
        };
        at += length;
    }
    found.push((Token::End, at..at));
    Ok(found)
}

fn token(rest: &str, first: char, at: usize) -> Result<(Token, usize), Fault> {
    if first.is_ascii_digit() || first == '.' {
        return number(rest, at);
    }
    if first.is_alphabetic() || first == '_' {
        let word = prefix(rest, |c| c.is_alphanumeric() || c == '_');
        return Ok((Token::Name(word.to_owned()), word.len()));
    }
    if matches!(first, '%' | '％') {
        return Ok((Token::Symbol("%"), first.len_utf8()));
    }
    SYMBOLS
        .iter()
        .find(|(written, _)| rest.starts_with(written))
        .map(|(written, meant)| (Token::Symbol(meant), written.len()))
        .ok_or(Fault {
            at: at..at + first.len_utf8(),
            mistake: Mistake::Character(first),
        })
}

/// Digits, a decimal point, an exponent: what `f64` reads and nothing else.
fn number(rest: &str, at: usize) -> Result<(Token, usize), Fault> {
    let mantissa = prefix(rest, |c| c.is_ascii_digit() || c == '.').len();
    let mut length = mantissa;
    let tail = rest.as_bytes().get(mantissa..).unwrap_or_default();
    if tail.first().is_some_and(|e| e.eq_ignore_ascii_case(&b'e')) {
        let sign = usize::from(matches!(tail.get(1), Some(b'+' | b'-')));
        let digits = tail[1 + sign..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count();
        if digits > 0 {
            length += 1 + sign + digits;
        }
    }
    let text = &rest[..length];
    match float(text) {
        Some(value) if value.is_finite() => Ok((Token::Number(value), length)),
        _ => Err(Fault {
            at: at..at + length,
            mistake: Mistake::Number(text.to_owned()),
        }),
    }
}

fn prefix(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    &text[..end]
}
