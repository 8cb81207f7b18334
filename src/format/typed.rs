//! A typed text reduced to plain characters, with its dressing (sign, currency, percent) taken off.

use super::NumberProblem;
use super::currency::{strip_leading, strip_trailing};

/// What may stand beside the number in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dressing {
    None,
    Percent,
    Currency,
}

/// A sign and what is left of the text to be read as a numeral.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub negative: bool,
    pub body: String,
}

/// Takes the dressing off. Every kind may stand once on either side, with spaces anywhere between:
/// `-€ 5`, `€ -5`, `5 EUR`, `５％`.
pub(super) fn undress(text: &str, dressing: Dressing) -> Result<Typed, NumberProblem> {
    let plain: String = text.chars().map(plain).collect();
    let mut rest = plain.trim();
    if rest.is_empty() {
        return Err(NumberProblem::Empty);
    }
    let mut sign = None;
    let mut dressed = false;
    loop {
        if let Some(after) = rest.strip_prefix(['-', '+']).filter(|_| sign.is_none()) {
            sign = rest.chars().next();
            rest = after.trim_start();
        } else if let Some(bare) = take_off(rest, dressing).filter(|_| !dressed) {
            dressed = true;
            rest = bare.trim();
        } else {
            break;
        }
    }
    let negative = sign == Some('-');
    Ok(Typed {
        negative,
        body: rest.to_owned(),
    })
}

fn take_off(text: &str, dressing: Dressing) -> Option<&str> {
    match dressing {
        Dressing::None => None,
        Dressing::Percent => text.strip_suffix('%').or_else(|| text.strip_prefix('%')),
        Dressing::Currency => strip_leading(text).or_else(|| strip_trailing(text)),
    }
}

/// Full-width characters as input methods yield them, typographic minus, spaces and apostrophes,
/// each as its plain twin. The ideographic full stop is what the point key gives in Chinese.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' | '。' => '.',
        '，' => ',',
        '\u{2212}' | '－' => '-',
        '＋' => '+',
        '％' => '%',
        'Ｅ' | 'ｅ' => 'e',
        '\u{2019}' | '＇' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}
