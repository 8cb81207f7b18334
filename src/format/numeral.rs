//! The grammar of a numeral: groups, a decimal mark, an exponent; and what to suggest when the
//! marks belong to another language.

use super::{Locale, NumberProblem};

/// A numeral that was understood: digits with at most one point, and a power of ten.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub digits: String,
    pub exponent: i64,
}

/// Reads a numeral without sign or dressing, in plain characters.
pub(super) fn read(body: &str, locale: Locale) -> Result<Numeral, NumberProblem> {
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (body, None),
    };
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'');
    if !mantissa.chars().all(known) {
        return Err(NumberProblem::NotANumber);
    }
    if !mantissa.contains(|c: char| c.is_ascii_digit()) {
        let started = exponent.is_none() && mantissa.len() <= 1;
        return Err(if started {
            NumberProblem::Incomplete
        } else {
            NumberProblem::NotANumber
        });
    }
    let exponent = exponent.map_or(Ok(0), power)?;
    let digits = ungrouped(mantissa, locale).map_err(|problem| with_tail(problem, body))?;
    Ok(Numeral { digits, exponent })
}

/// The exponent; beyond the range of integers it is as good as that range.
fn power(text: &str) -> Result<i64, NumberProblem> {
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    if digits.is_empty() {
        return Err(NumberProblem::Incomplete);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    let size = digits
        .parse()
        .unwrap_or(i64::from(i32::MAX))
        .min(i64::from(i32::MAX));
    Ok(if negative { -size } else { size })
}

/// The digits with the groups joined and a point for the decimal mark.
fn ungrouped(mantissa: &str, locale: Locale) -> Result<String, NumberProblem> {
    if mantissa
        .strip_suffix(locale.group_mark())
        .is_some_and(|whole| joined(whole, locale).is_some())
    {
        return Err(NumberProblem::Incomplete);
    }
    match_marks(mantissa, locale).ok_or_else(|| refusal(mantissa, locale))
}

fn match_marks(mantissa: &str, locale: Locale) -> Option<String> {
    let mark = locale.decimal_mark();
    let (whole, fraction) = mantissa.split_once(mark).unwrap_or((mantissa, ""));
    let whole = if whole.is_empty() {
        String::new()
    } else {
        joined(whole, locale)?
    };
    let plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| format!("{whole}.{fraction}"))
}

/// Groups of one kind joined: the first of one to three digits and not beginning with 0 (`0,125`
/// is a fraction in the other convention), the others of exactly three. Without a mark, any digits.
fn joined(whole: &str, locale: Locale) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(mark);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = mark != locale.decimal_mark()
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && digits(group));
    fits.then(|| whole.replace(mark, ""))
}

/// What was probably meant: the same with point and comma exchanged, else the same digits grouped
/// anew; else it is not one number at all.
fn refusal(mantissa: &str, locale: Locale) -> NumberProblem {
    let exchanged: String = mantissa.chars().map(exchange).collect();
    let suggestion = if match_marks(&exchanged, locale).is_some() {
        exchanged
    } else if let Some(regrouped) = regrouped(mantissa, locale) {
        regrouped
    } else {
        return NumberProblem::NotANumber;
    };
    NumberProblem::Grouping { suggestion }
}

fn regrouped(mantissa: &str, locale: Locale) -> Option<String> {
    let mark = locale.decimal_mark();
    let (whole, fraction) = mantissa.split_once(mark).unwrap_or((mantissa, ""));
    let plain = fraction.bytes().all(|byte| byte.is_ascii_digit());
    let spaced = whole.contains(' ') && !whole.contains([locale.group_mark(), '\'']);
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let counts = plain && !spaced && !whole.is_empty() && !whole.starts_with('0');
    counts.then(|| locale.grouped(&whole, fraction))
}

fn exchange(c: char) -> char {
    match c {
        '.' => ',',
        ',' => '.',
        c => c,
    }
}

/// A suggestion for the mantissa, with the exponent that was typed.
fn with_tail(problem: NumberProblem, body: &str) -> NumberProblem {
    let tail = body
        .find(['e', 'E'])
        .and_then(|at| body.get(at..))
        .unwrap_or("");
    match problem {
        NumberProblem::Grouping { suggestion } => NumberProblem::Grouping {
            suggestion: suggestion + tail,
        },
        other => other,
    }
}
