//! The first sheet: what it comes to, and how to read the rest.

use super::book::{At, Book, Kind, Role};
use super::cash_flow::Headlines;
use super::inputs::{HURDLES, Inputs, is_given};
use super::measures;
use super::scenarios::Outcomes;
use super::source::Source;
use super::term::{Term, Value};
use super::{SUMMARY, heads, sheet_head};
use crate::format::{Arg, Message};

/// Writes the sheet.
pub(super) fn write(
    source: &Source,
    book: &mut Book,
    inputs: &Inputs,
    (headlines, outcomes): (&Headlines, &Outcomes),
) {
    let title = match source.case.customer.name.as_str() {
        "" => source.t("workbook.summary.title").to_owned(),
        name => {
            let message = Message::new("workbook.summary.title_for")
                .with("customer", Arg::Text(name.to_owned()));
            source.say(&message)
        }
    };
    let row = sheet_head(
        source,
        book,
        SUMMARY,
        &title,
        source.t("workbook.summary.note"),
    );
    book.sheets[SUMMARY].widths = vec![44.0, 18.0, 14.0, 14.0, 16.0];
    let at = figures(
        source,
        book,
        At::new(SUMMARY, row, 0),
        (headlines, outcomes),
    );
    let at = hurdles(source, book, at.down(1), (inputs, headlines, outcomes));
    let at = scenarios(source, book, at.down(1), outcomes);
    explained(source, book, at.down(1));
}

/// The headline figures.
fn figures(
    source: &Source,
    book: &mut Book,
    at: At,
    (headlines, outcomes): (&Headlines, &Outcomes),
) -> At {
    book.say(at, Role::Head, source.t("workbook.cash_flow.figures"));
    book.say(
        at.right(1),
        Role::HeadRight,
        source.t("workbook.scenarios.expected"),
    );
    let money = Kind::Money(0);
    let share = Kind::Percent(1);
    let months = Kind::Number(1);
    let rows = [
        ("workbook.npv", money, &headlines.npv),
        ("workbook.roi", share, &headlines.roi),
        ("workbook.irr", share, &headlines.irr),
        ("workbook.mirr", share, &headlines.mirr),
        ("workbook.payback", months, &headlines.payback),
        ("workbook.discounted", months, &headlines.discounted),
        ("workbook.annual_benefit", money, &headlines.annual_benefit),
        ("workbook.pv_benefits", money, &headlines.pv_benefits),
        ("workbook.pv_costs", money, &headlines.pv_costs),
        ("workbook.must_be_true", share, &headlines.must_be_true),
    ];
    for (row, (key, kind, term)) in (1..).zip(rows) {
        book.say(at.down(row), Role::Label, source.t(key));
        book.work(at.down(row).right(1), Role::Headline, kind, term);
    }
    // Beside the rate whether there are others, beside each payback whether it lasts.
    let several = Term::number(1.0).below(&outcomes.rates);
    let several = several.choose(
        &Term::text(source.t("workbook.rates.several")),
        &Term::nothing(),
    );
    for (row, note) in [
        (3, &several),
        (5, &headlines.payback_lost),
        (6, &headlines.discounted_lost),
    ] {
        book.work(at.down(row).right(2), Role::Note, Kind::Plain, note);
    }
    at.down(11)
}

/// What the customer demands, in the scenario in which it must hold, and whether it is met.
fn hurdles(
    source: &Source,
    book: &mut Book,
    at: At,
    (inputs, headlines, outcomes): (&Inputs, &Headlines, &Outcomes),
) -> At {
    let place = source.case.hurdles.scenario as usize;
    let columns = [
        (Role::Head, source.t("workbook.hurdles.title")),
        (Role::HeadRight, source.t("workbook.hurdles.limit")),
        (Role::HeadRight, outcomes.names[place].as_str()),
        (Role::HeadRight, source.t("workbook.hurdles.met")),
    ];
    for (column, (role, head)) in (0..).zip(columns) {
        book.say(at.right(column), role, head);
    }
    let paid = &headlines.pv_paid;
    let share = measures::share(source, paid, &outcomes.npv[place].plus(paid));
    let reached = [&outcomes.roi[place], &outcomes.payback[place], &share];
    // A hair of rounding is allowed, as the program does.
    let hair = Term::known("1E-9", Value::Number(1e-9));
    let rows = HURDLES.iter().zip(&inputs.hurdles).zip(reached);
    for (row, ((&(key, kind), limit), reached)) in (1..).zip(rows) {
        let at = at.down(row);
        book.say(at, Role::Label, source.t(key));
        let given = is_given(limit);
        let shown = given.choose(limit, &Term::nothing());
        let limit = book.work(at.right(1), Role::Figure, kind, &shown);
        let reached = book.work(at.right(2), Role::Figure, kind, reached);
        let met = match row {
            1 => limit.minus(&hair).at_most(&reached),
            _ => reached.at_most(&limit.plus(&hair)),
        };
        let [yes, no] = source.answers().map(Term::text);
        let met = given.choose(&met.choose(&yes, &no), &Term::nothing());
        book.work(at.right(3), Role::Headline, Kind::Plain, &met);
    }
    at.down(4)
}

/// The scenarios side by side, one a row.
fn scenarios(source: &Source, book: &mut Book, at: At, outcomes: &Outcomes) -> At {
    let columns = [
        (Role::Head, "workbook.sheet.scenarios"),
        (Role::HeadRight, "workbook.npv"),
        (Role::HeadRight, "workbook.roi"),
        (Role::HeadRight, "workbook.irr"),
        (Role::HeadRight, "workbook.payback_short"),
    ];
    heads(source, book, at, &columns);
    let mut at = at;
    for (place, name) in outcomes.names.iter().enumerate() {
        at = at.down(1);
        book.say(at, Role::Label, name);
        let row = [
            (Kind::Money(0), &outcomes.npv),
            (Kind::Percent(1), &outcomes.roi),
            (Kind::Percent(1), &outcomes.irr),
            (Kind::Number(1), &outcomes.payback),
        ];
        for (column, (kind, terms)) in (1..).zip(row) {
            book.work(at.right(column), Role::Figure, kind, &terms[place]);
        }
    }
    at.down(1)
}

/// How to use the workbook, and what the figures mean.
fn explained(source: &Source, book: &mut Book, at: At) {
    let lines = [
        "workbook.summary.use_inputs",
        "workbook.summary.use_empty",
        "workbook.summary.use_drivers",
        "workbook.summary.use_must",
        "workbook.summary.mean_npv",
        "workbook.summary.mean_roi",
        "workbook.summary.mean_irr",
        "workbook.summary.mean_payback",
    ];
    book.say(at, Role::Section, source.t("workbook.summary.how"));
    for (row, key) in (1..).zip(lines) {
        book.say(at.down(row), Role::Note, source.t(key));
    }
    let version = Message::new("workbook.summary.made_with")
        .with("model", Arg::Text(source.of(&source.model.name).to_owned()))
        .with("fingerprint", Arg::Text(source.model.fingerprint()))
        .with("version", Arg::Text(env!("CARGO_PKG_VERSION").to_owned()));
    book.say(at.down(10), Role::Note, &source.say(&version));
}
