//! Pinned readings of typed and pasted texts.

use worthwhile::format::Locale::{self, De, En, ZhHans};
use worthwhile::format::NumberProblem::{self, Empty, Incomplete, NotANumber, TooLarge};

#[track_caller]
fn assert_reads(locale: Locale, cases: &[(&str, f64)]) {
    for (text, expected) in cases {
        assert_eq!(
            locale.parse_number(text),
            Ok(*expected),
            "{text:?} in {locale:?}"
        );
    }
}

#[track_caller]
fn assert_suggests(locale: Locale, cases: &[(&str, &str)]) {
    for (text, suggestion) in cases {
        let suggestion = (*suggestion).to_owned();
        let expected = Err(NumberProblem::Grouping { suggestion });
        assert_eq!(
            locale.parse_number(text),
            expected,
            "{text:?} in {locale:?}"
        );
    }
}

#[track_caller]
fn assert_refused(locale: Locale, expected: &NumberProblem, texts: &[&str]) {
    for text in texts {
        assert_eq!(
            locale.parse_number(text).as_ref(),
            Err(expected),
            "{text:?} in {locale:?}"
        );
    }
}

#[test]
fn german_numbers_are_read_in_german() {
    assert_reads(
        De,
        &[
            ("1.234,56", 1234.56),
            ("1.234", 1234.0),
            ("7907,04", 7907.04),
        ],
    );
    assert_reads(
        De,
        &[
            ("33.317,37", 33_317.37),
            ("1'234,5", 1234.5),
            ("12,", 12.0),
            (",5", 0.5),
        ],
    );
    assert_suggests(
        De,
        &[("1.5", "1,5"), ("1,234.56", "1.234,56"), ("0.125", "0,125")],
    );
    assert_suggests(
        De,
        &[
            ("-1.5", "-1,5"),
            ("1'234.56", "1'234,56"),
            ("1.5e6", "1,5e6"),
        ],
    );
    assert_refused(De, &Incomplete, &["12.", "1.234."]);
}

#[test]
fn english_numbers_are_read_in_english() {
    assert_reads(
        En,
        &[
            ("1,234.56", 1234.56),
            ("1.234", 1.234),
            ("12.", 12.0),
            (".5", 0.5),
        ],
    );
    assert_suggests(
        En,
        &[
            ("1,5", "1.5"),
            ("1.234,56", "1,234.56"),
            ("7907,04", "7907.04"),
        ],
    );
    assert_suggests(
        En,
        &[
            ("0,125", "0.125"),
            ("1.234.567", "1,234,567"),
            ("12,34,567", "1,234,567"),
        ],
    );
    assert_refused(En, &Incomplete, &["1,", "1,234,"]);
}

#[test]
fn groups_signs_and_zeros_come_in_many_forms() {
    assert_reads(
        En,
        &[
            ("1 234", 1234.0),
            ("1\u{a0}234", 1234.0),
            ("1\u{202f}234\u{202f}567", 1_234_567.0),
        ],
    );
    assert_reads(
        En,
        &[
            ("1'234.5", 1234.5),
            ("1’234", 1234.0),
            ("007", 7.0),
            (" 12 ", 12.0),
        ],
    );
    assert_reads(
        En,
        &[
            ("-5", -5.0),
            ("−5", -5.0),
            ("- 5", -5.0),
            ("+5", 5.0),
            ("-0", 0.0),
        ],
    );
    assert_reads(En, &[("1e6", 1e6), ("1.5E-3", 1.5e-3), ("1e+2", 100.0)]);
    assert_eq!(En.parse_number("-0").map(f64::is_sign_negative), Ok(false));
}

#[test]
fn full_width_characters_are_read_as_their_plain_twins() {
    assert_reads(
        ZhHans,
        &[
            ("１２３．５", 123.5),
            ("１，２３４", 1234.0),
            ("－５", -5.0),
            ("3。5", 3.5),
        ],
    );
    assert_eq!(ZhHans.parse_percent("２５％"), Ok(0.25));
    assert_eq!(ZhHans.parse_money("￥６，０００"), Ok(6000.0));
    assert_eq!(ZhHans.parse_money("6000 元"), Ok(6000.0));
}

#[test]
fn what_is_half_typed_is_incomplete_not_wrong() {
    assert_refused(En, &Empty, &["", "  ", "\u{3000}"]);
    assert_refused(En, &Incomplete, &["-", "−", ".", "-.", "1e", "1e-", "+"]);
    assert_eq!(En.parse_money("€"), Err(Incomplete));
    assert_eq!(En.parse_percent("%"), Err(Incomplete));
}

#[test]
fn what_is_not_one_number_is_refused() {
    assert_refused(
        En,
        &NotANumber,
        &["about 12 hours", "12 h", "1.2.3", "--5", "5-", "12 30"],
    );
    assert_refused(
        En,
        &NotANumber,
        &["€5", "5 %", "NaN", "inf", "0x10", "1e5e5", "e5", "10:30"],
    );
    assert_refused(
        En,
        &TooLarge,
        &["1e309", "-1e309", "1e99999999999999999999"],
    );
    assert_eq!(De.parse_money("max 12"), Err(NotANumber));
}
