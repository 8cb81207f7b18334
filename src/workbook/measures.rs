//! What the flows come to, as formulas that agree with `crate::roi` and `crate::finance`
//! (`ECONOMICS.md` 2.2).
//!
//! A spreadsheet's own functions are used where they mean the same: `NPV` over years 1, 2, ...
//! with t = 0 added undiscounted, `MIRR`, and `IRR` from a guess. Several rates may solve the
//! flows, and none: so the guess is searched first, on a grid of rates around 10 %, the nearest
//! at which the value changes its sign. A rate at which the value touches zero without crossing
//! it is not found this way.

use super::book::{At, Book, Kind, Line, Role, Series};
use super::source::Source;
use super::term::{Range, Term, Value};
use crate::finance::{self, Payback};

/// Rates are searched on both sides of 10 %, ...
const HURDLE: f64 = 1.1;
/// ... each further away by this factor of `1 + rate`, ...
const STEP: f64 = 1.3;
/// ... so many on either side: from -99.99 % to a million percent.
const STEPS: i32 = 35;

/// Benefits less costs at each time; what of that is but rounding is 0, else a rate of return
/// would be made of it.
pub(super) fn net(benefits: &Series, costs: &Series) -> Vec<Term> {
    let gross = moved(&benefits.range).plus(&moved(&costs.range));
    let flows = benefits.cells.iter().zip(&costs.cells);
    flows
        .map(|(benefit, cost)| rounded(&benefit.minus(cost), &gross))
        .collect()
}

/// All that flows, in whichever direction.
fn moved(flows: &Range) -> Term {
    let all = flows.numbers().iter().map(|flow| flow.abs()).sum();
    let text = format!("ABS({})", flows.text);
    Term::call("SUMPRODUCT", &[&text], Value::Number(all))
}

/// `flow`, or 0 where it is but the rounding of what has `moved`.
fn rounded(flow: &Term, moved: &Term) -> Term {
    let least = Term::known("1E-12", Value::Number(1e-12)).times(moved);
    let small = flow.absolute().at_most(&least);
    small.choose(&Term::number(0.0), flow)
}

/// The present value of flows at t = 0, 1, ....
pub(super) fn present(flows: &Series, rate: &Term) -> Term {
    let rest = flows.rest();
    let worth = rate.amount().map(|rate| {
        let values = rest.numbers().into_iter().zip(1..);
        values.map(|(flow, t)| flow / (1.0 + rate).powi(t)).sum()
    });
    let later = Term::call("NPV", &[rate.raw(), &rest.text], Value::of(worth));
    flows.cells[0].plus(&later)
}

/// `part` of `whole`; no number where the whole is nothing.
pub(super) fn share(source: &Source, part: &Term, whole: &Term) -> Term {
    let none = Term::text(source.t("workbook.none"));
    let is = Term::number(0.0).below(whole);
    is.choose(&part.over(whole), &none)
}

/// The internal rate of return near `guess`.
pub(super) fn irr(source: &Source, net: &Series, guess: &Term) -> Term {
    // Where the search has come upon nothing, a spreadsheet has nowhere to begin.
    let near = guess.amount();
    let rate = near.and_then(|_| finance::irr(&net.range.numbers()).rate());
    let found = Term::call("IRR", &[&net.range.text, guess.raw()], Value::of(rate));
    found.or_else(&Term::text(source.t("workbook.none")))
}

/// The modified internal rate of return, financed and reinvested at `rate`.
pub(super) fn mirr(source: &Source, net: &Series, rate: &Term) -> Term {
    let at = rate.amount();
    let value = at.and_then(|at| finance::mirr(&net.range.numbers(), at, at));
    let parts = [net.range.text.as_str(), rate.raw(), rate.raw()];
    let found = Term::call("MIRR", &parts, Value::of(value));
    found.or_else(&Term::text(source.t("workbook.none")))
}

/// When flows are paid back.
pub(super) struct PaidBack {
    /// Months after signature, or `never`.
    pub months: Term,
    /// Says so where they are lost again later; else empty.
    pub lost: Term,
}

/// When `flows` are paid back: the first time that their sum, which goes to the first of `lines`,
/// is no longer below 0; the second takes the moment inside that year. `times` are 0, 1, ....
pub(super) fn payback(
    source: &Source,
    book: &mut Book,
    (flows, times): (&Series, &Range),
    lines: [Line; 2],
) -> PaidBack {
    let sums = sums(book, flows, lines[0]);
    let crossings = crossings(book, flows, &sums, lines[1]);
    let outcome = if flows.range.values.contains(&Value::Missing) {
        None
    } else {
        Some(finance::payback(&flows.range.numbers()))
    };
    let never = source.t("workbook.never");
    let (zero, count) = (Term::number(0.0), crossings.range.count());
    let first = crossings.range.least();
    let moved = moved(&flows.range);
    let spent = sums.range.least().below(&zero);
    let still = Term::any(&[spent, moved.equals(&zero)]);
    let otherwise = still.choose(&Term::text(never), &zero);
    let months = zero
        .below(&count)
        .choose(&Term::number(12.0).times(&first), &otherwise);
    let value = match outcome {
        None => Value::Missing,
        Some(Payback::Never) => Value::Text(never.to_owned()),
        Some(other) => Value::of(other.periods().map(|years| years * 12.0)),
    };
    let again = source.t("workbook.lost_again");
    let later = format!("({}>{})*({}<0)", times.text, first.raw(), sums.range.text);
    let text = format!(
        "IF({}=0,\"\",IF(SUMPRODUCT({later})>0,{},\"\"))",
        count.raw(),
        Term::text(again).raw()
    );
    let is_lost = matches!(outcome, Some(Payback::RecoveredThenLost(_)));
    let lost = if is_lost { again } else { "" };
    PaidBack {
        months: Term::known(months.raw(), value),
        lost: Term::known(text, Value::Text(lost.to_owned())),
    }
}

/// The sum of the flows up to each time; one that is 0 but for rounding is 0.
fn sums(book: &mut Book, flows: &Series, line: Line) -> Series {
    let mut sums: Vec<Term> = Vec::with_capacity(flows.cells.len());
    for (t, flow) in flows.cells.iter().enumerate() {
        let term = match sums.last() {
            None => flow.clone(),
            Some(before) => rounded(&before.plus(flow), &moved(&flows.until(t))),
        };
        sums.push(book.work(line.at(t), Role::Working, Kind::Money(0), &term));
    }
    line.series(sums.iter().map(|sum| sum.value().clone()).collect())
}

/// The moments at which the sum comes up to 0.
fn crossings(book: &mut Book, flows: &Series, sums: &Series, line: Line) -> Series {
    let (zero, none) = (Term::number(0.0), Term::nothing());
    let mut terms = vec![none.clone()];
    for t in 1..flows.cells.len() {
        let (before, now) = (&sums.cells[t - 1], &sums.cells[t]);
        let crosses = Term::all(&[before.below(&zero), zero.at_most(now)]);
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let year = Term::number((t - 1) as f64);
        let moment = year.minus(&before.over(&flows.cells[t]));
        terms.push(crosses.choose(&moment, &none));
    }
    book.works(line, Role::Working, Kind::Number(2), &terms)
}

/// The growth factors at which rates are searched, in rising order.
pub(super) fn grid() -> Vec<f64> {
    let steps = -STEPS..=STEPS;
    steps.map(|step| HURDLE * STEP.powi(step)).collect()
}

/// Searches the rate nearest to 10 % at which `net` is worth nothing, in a column from `at` on:
/// the worth at each of `growths`, then the candidates between them, then which is taken. Gives
/// it, and how many there are.
pub(super) fn guess(
    source: &Source,
    book: &mut Book,
    (net, times): (&Series, &Range),
    growths: &[Term],
    at: At,
) -> (Term, Term) {
    let count = u32::try_from(growths.len()).unwrap_or(u32::MAX);
    let flows = net.range.numbers();
    let worth = |growth: &Term| {
        let worth = growth.amount().map(|growth| {
            let flows = flows.iter().zip(0..);
            flows.map(|(flow, t)| flow / growth.powi(t)).sum()
        });
        let text = format!("{}/POWER({},{})", net.range.text, growth.raw(), times.text);
        Term::call("SUMPRODUCT", &[&text], Value::of(worth))
    };
    let worths: Vec<Term> = growths.iter().map(worth).collect();
    let worths = book
        .works(Line::down(at), Role::Working, Kind::Number(0), &worths)
        .cells;
    let pairs = worths.windows(2).zip(growths.windows(2));
    let candidates: Vec<Term> = pairs
        .map(|(worths, growths)| candidate(worths, growths))
        .collect();
    let line = Line::down(at.down(count + 1));
    let candidates = book
        .works(line, Role::Working, Kind::Number(4), &candidates)
        .range;
    let guess = nearest(source, &candidates);
    let place = at.down(2 * count + 1);
    let guess = book.work(place, Role::Working, Kind::Percent(1), &guess);
    let several = book.work(
        place.down(1),
        Role::Working,
        Kind::Plain,
        &candidates.count(),
    );
    (guess, several)
}

/// The candidate nearest to 10 %, as a rate.
fn nearest(source: &Source, candidates: &Range) -> Term {
    let cells = &candidates.text;
    let above = format!("IFERROR(SMALL({cells},COUNTIF({cells},\"<0\")+1),1E9)");
    let below = format!("IFERROR(LARGE({cells},COUNTIF({cells},\">=0\")+1),-1E9)");
    let near = format!("IF(-({below})<={above},{below},{above})");
    let none = Term::text(source.t("workbook.none"));
    let text = format!("IF(COUNT({cells})=0,{},{HURDLE}*EXP({near})-1)", none.raw());
    let numbers = candidates.numbers().into_iter();
    let nearest = numbers.min_by(|a, b| a.abs().total_cmp(&b.abs()));
    let rate = nearest.map(|nearest| Value::Number(HURDLE * nearest.exp() - 1.0));
    Term::known(text, rate.unwrap_or_else(|| none.value().clone()))
}

/// Where between two rates the worth changes its sign, as a distance from 10 % in `ln(1 + rate)`.
fn candidate(worths: &[Term], growths: &[Term]) -> Term {
    let [a, b] = [&worths[0], &worths[1]];
    let [from, to] = [&growths[0], &growths[1]];
    let share = a.over(&a.minus(b));
    let growth = from.plus(&to.minus(from).times(&share));
    let distance = growth.over(&Term::number(HURDLE));
    let value = distance.amount().map(f64::ln);
    let distance = Term::call("LN", &[distance.raw()], Value::of(value));
    let crosses = a.times(b).at_most(&Term::number(0.0));
    crosses.choose(&distance, &Term::nothing())
}

/// How many rows [`guess`] takes.
pub(super) fn rows_of_guess() -> u32 {
    let count = u32::try_from(2 * STEPS + 1).unwrap_or(0);
    2 * count + 3
}
