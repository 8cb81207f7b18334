//! How benefits come into their full run: tables of steps, and the formula over them.

use super::book::{At, Book, Kind, Line, Role};
use super::source::Source;
use super::term::{Range, Term, Value};
use crate::offer::{Driver, RampStep};

/// When a step ends that lasts for good, in months: behind every horizon and every delay.
const FOR_GOOD: f64 = 1_200.0;

/// One table of steps.
pub(super) struct Ramp {
    from: Range,
    until: Range,
    /// The shares: slowest, likely and fastest; the likely one thrice where there is no range.
    shares: [Range; 3],
}

/// Which of a ramp's columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Speed {
    Slow,
    Likely,
    Fast,
}

/// All tables.
pub(super) struct Ramps {
    common: Ramp,
    /// The own ones, by driver.
    own: Vec<Option<Ramp>>,
}

impl Ramps {
    /// Writes the tables from `at` on, and gives the first row that is free behind them.
    pub(super) fn write(source: &Source, book: &mut Book, at: At) -> (Self, u32) {
        let model = source.model;
        book.say(at, Role::Section, source.t("workbook.ramp.title"));
        book.say(at.down(1), Role::Note, source.t("workbook.ramp.note"));
        let at = at.down(2);
        let mut steps = [&model.ramp, &model.ramp, &model.ramp];
        if let Some(range) = &model.ramp_range {
            (steps[0], steps[2]) = (&range.low, &range.high);
        }
        let steps = steps.map(Vec::as_slice);
        let heads = [
            source.t("workbook.ramp.common"),
            source.t("workbook.ramp.slow"),
            source.t("workbook.ramp.likely"),
            source.t("workbook.ramp.fast"),
        ];
        let ranged = model.ramp_range.is_some();
        let (common, mut at) = table(source, book, at, (&heads, &steps, ranged), model.ramp_step);
        let mut own = Vec::with_capacity(model.drivers.len());
        for driver in &model.drivers {
            own.push(driver.ramp.as_deref().map(|steps| {
                let heads = [
                    source.of(&driver.name),
                    "",
                    source.t("workbook.ramp.likely"),
                    "",
                ];
                let steps = [steps; 3];
                let (ramp, next) =
                    table(source, book, at, (&heads, &steps, false), driver.ramp_step);
                at = next;
                ramp
            }));
        }
        (Self { common, own }, at.row)
    }

    /// The share of its full run that `driver`, the one at `place`, reaches in `year`, counted
    /// from 1, if it begins `start` months after signature.
    pub(super) fn share(
        &self,
        (place, driver): (usize, &Driver),
        speed: Speed,
        start: &Term,
        year: usize,
    ) -> Term {
        let (ramp, speed) = match &self.own[place] {
            Some(own) => (own, Speed::Likely),
            None => (&self.common, speed),
        };
        let reached = ramp.reached(speed, start, year);
        if driver.category == crate::offer::Category::WorkingCapital && year > 1 {
            return reached.minus(&ramp.reached(speed, start, year - 1));
        }
        reached
    }
}

impl Ramp {
    /// The share reached in `year`: of each step its share times the part of the year that it
    /// lasts. How long a step lasts between the beginning `a` and the end `b` of the year is
    /// `(|to - a| - |to - b| - |from - a| + |from - b|) / 2`, which works on all steps at once.
    fn reached(&self, speed: Speed, start: &Term, year: usize) -> Term {
        let shares = &self.shares[speed as usize];
        let begin = 12 * (year - 1);
        let end = begin + 12;
        let (from, until, start_text) = (&self.from.text, &self.until.text, start.raw());
        let far = |what: &str, edge: usize| format!("ABS({what}+{start_text}-{edge})");
        let lasts = [
            far(until, begin),
            far(until, end),
            far(from, begin),
            far(from, end),
        ];
        let [a, b, c, d] = lasts;
        let text = format!("SUMPRODUCT({},{a}-{b}-{c}+{d})/24", shares.text);
        let edges = [f64_of(begin), f64_of(end)];
        let value = start.amount().map(|start| self.value(shares, start, edges));
        Term::written(text, Value::of(value))
    }

    fn value(&self, shares: &Range, start: f64, [begin, end]: [f64; 2]) -> f64 {
        let held = |at: f64| (at + start).clamp(begin, end);
        let steps = self.from.numbers().into_iter().zip(self.until.numbers());
        let lasts = steps.map(|(from, until)| (held(until) - held(from)) / 12.0);
        let reached = shares.numbers().into_iter().zip(lasts);
        reached.map(|(share, part)| share * part).sum()
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few months")]
fn f64_of(months: usize) -> f64 {
    months as f64
}

/// Writes one table: the step, from and until which month, the shares. Gives where the next one
/// may stand.
fn table(
    source: &Source,
    book: &mut Book,
    at: At,
    (heads, steps, ranged): (&[&str; 4], &[&[f64]; 3], bool),
    pace: RampStep,
) -> (Ramp, At) {
    let length = match pace {
        RampStep::Year => 12.0,
        RampStep::Month => 1.0,
    };
    let count = steps
        .iter()
        .map(|steps| steps.len())
        .max()
        .unwrap_or(0)
        .max(1);
    book.say(at, Role::Head, heads[0]);
    book.say(at.right(1), Role::HeadRight, source.t("workbook.ramp.from"));
    book.say(
        at.right(2),
        Role::HeadRight,
        source.t("workbook.ramp.until"),
    );
    let columns: &[usize] = if ranged { &[0, 1, 2] } else { &[1] };
    for (column, speed) in (3..).zip(columns) {
        book.say(at.right(column), Role::HeadRight, heads[speed + 1]);
    }
    let first = at.down(1);
    let month = |step: usize| f64_of(step) * length;
    for (row, step) in (0..).zip(0..count) {
        let last = step + 1 == count;
        let until = if last { FOR_GOOD } else { month(step + 1) };
        let here = first.down(row);
        book.state(here, Role::Label, Kind::Plain, f64_of(step + 1));
        book.state(here.right(1), Role::Figure, Kind::Plain, month(step));
        book.state(here.right(2), Role::Figure, Kind::Plain, until);
        for (column, speed) in (3..).zip(columns) {
            // The last step persists; no steps are full run from the start.
            let steps = steps[*speed];
            let share = steps.get(step).or(steps.last()).copied().unwrap_or(1.0);
            book.ask(here.right(column), Kind::Percent(0), Some(share));
        }
    }
    let column = |column: u16, value: &dyn Fn(usize) -> f64| {
        let values = (0..count).map(|step| Value::Number(value(step))).collect();
        Line::down(first.right(column)).series(values).range
    };
    let shares = |speed: usize| {
        let place = columns.iter().position(|known| *known == speed);
        let (place, speed) = place.map_or((0, 1), |place| (place, speed));
        let steps = steps[speed];
        let share = |step: usize| steps.get(step).or(steps.last()).copied().unwrap_or(1.0);
        column(3 + u16::try_from(place).unwrap_or(0), &share)
    };
    let until = |step: usize| {
        if step + 1 == count {
            FOR_GOOD
        } else {
            month(step + 1)
        }
    };
    let ramp = Ramp {
        from: column(1, &month),
        until: column(2, &until),
        shares: [shares(0), shares(1), shares(2)],
    };
    let rows = u32::try_from(count).unwrap_or(u32::MAX);
    (ramp, first.down(rows + 1))
}
