//! Messages in the words of each language.

use worthwhile::format::{Arg, Catalogue, Locale, Message, NumberProblem};

fn fill(message: &Message) -> [String; 3] {
    Locale::ALL.map(|locale| Catalogue::of(locale).fill(message, "EUR"))
}

fn echo(arg: Arg) -> [String; 3] {
    fill(&Message::new("<{value}>").with("value", arg))
}

#[test]
fn a_missing_key_is_its_own_text() {
    assert_eq!(Catalogue::of(Locale::De).text("no.such.key"), "no.such.key");
    assert_eq!(fill(&Message::new("no.such.key"))[0], "no.such.key");
}

#[test]
fn every_kind_of_value_is_written_in_the_language() {
    assert_eq!(echo(Arg::Text("{x}".into())), ["<{x}>"; 3]);
    assert_eq!(
        echo(Arg::Number(1234.5, 1)),
        ["<1,234.5>", "<1.234,5>", "<1,234.5>"]
    );
    assert_eq!(
        echo(Arg::Percent(0.5, 0)),
        ["<50%>", "<50\u{a0}%>", "<50%>"]
    );
    assert_eq!(
        echo(Arg::Money(6000.0, 0)),
        ["<€6,000>", "<6.000\u{a0}€>", "<€6,000>"]
    );
    assert_eq!(
        echo(Arg::Months(15.66)),
        ["<15.7 months>", "<15,7 Monate>", "<15.7 个月>"]
    );
    let nested = Arg::Nested(Message::new("unit.months").with("count", Arg::Number(2.0, 0)));
    assert_eq!(echo(nested), ["<2 months>", "<2 Monate>", "<2 个月>"]);
}

#[test]
fn one_is_singular_only_where_the_language_has_a_singular() {
    assert_eq!(
        echo(Arg::Months(1.0)),
        ["<1 month>", "<1 Monat>", "<1 个月>"]
    );
    assert_eq!(
        echo(Arg::Months(1.04)),
        ["<1 month>", "<1 Monat>", "<1 个月>"]
    );
    assert_eq!(
        echo(Arg::Months(1.1)),
        ["<1.1 months>", "<1,1 Monate>", "<1.1 个月>"]
    );
    assert_eq!(
        echo(Arg::Months(0.0)),
        ["<0 months>", "<0 Monate>", "<0 个月>"]
    );
}

#[test]
fn a_placeholder_without_a_value_stays_visible() {
    let message = Message::new("{a} {b} {").with("a", Arg::Text("x".into()));
    assert_eq!(fill(&message)[0], "x {b} {");
}

#[test]
fn a_number_problem_explains_itself_with_the_suggestion() {
    let problem = Locale::De.parse_number("1.5").unwrap_err();
    assert_eq!(
        fill(&problem.message())[1],
        "Das lässt sich auf zwei Arten lesen. Ist 1,5 gemeint?"
    );
    assert_eq!(
        fill(&NumberProblem::TooLarge.message())[0],
        "This number is too large."
    );
}
