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
        let ranged = model.ramp_range.is_some();
        let steps = Steps::new(steps.map(Vec::as_slice), ranged, model.ramp_step);
        let heads = [
            source.t("workbook.ramp.common"),
            source.t("workbook.ramp.slow"),
            source.t("workbook.ramp.likely"),
            source.t("workbook.ramp.fast"),
        ];
        let (common, mut at) = table(source, book, at, (&heads, &steps));
        let mut own = Vec::with_capacity(model.drivers.len());
        for driver in &model.drivers {
            own.push(driver.ramp.as_deref().map(|steps| {
                let heads = [
                    source.of(&driver.name),
                    "",
                    source.t("workbook.ramp.likely"),
                    "",
                ];
                let steps = Steps::new([steps; 3], false, driver.ramp_step);
                let (ramp, next) = table(source, book, at, (&heads, &steps));
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

/// A table before it is written.
struct Steps<'a> {
    /// The shares by speed.
    shares: [&'a [f64]; 3],
    /// The speeds that get a column.
    speeds: &'static [usize],
    /// Months that a step lasts.
    length: f64,
    count: usize,
}

impl<'a> Steps<'a> {
    fn new(shares: [&'a [f64]; 3], ranged: bool, pace: RampStep) -> Self {
        let longest = shares.iter().map(|shares| shares.len()).max();
        Self {
            shares,
            speeds: if ranged { &[0, 1, 2] } else { &[1] },
            length: match pace {
                RampStep::Year => 12.0,
                RampStep::Month => 1.0,
            },
            count: longest.unwrap_or(0).max(1),
        }
    }

    /// The month in which a step begins.
    fn from(&self, step: usize) -> f64 {
        f64_of(step) * self.length
    }

    /// The month in which it ends.
    fn until(&self, step: usize) -> f64 {
        if step + 1 == self.count {
            FOR_GOOD
        } else {
            self.from(step + 1)
        }
    }

    /// The share at a step: the last one persists, no steps are full run from the start.
    fn share(&self, speed: usize, step: usize) -> f64 {
        let shares = self.shares[speed];
        shares.get(step).or(shares.last()).copied().unwrap_or(1.0)
    }
}

/// Writes one table: the step, from and until which month, the shares. Gives where the next one
/// may stand.
fn table(
    source: &Source,
    book: &mut Book,
    at: At,
    (heads, steps): (&[&str; 4], &Steps),
) -> (Ramp, At) {
    let [name, heads @ ..] = heads;
    book.say(at, Role::Head, name);
    let columns = ["workbook.ramp.from", "workbook.ramp.until"].map(|key| source.t(key));
    let columns = columns
        .into_iter()
        .chain(steps.speeds.iter().map(|speed| heads[*speed]));
    for (column, head) in (1..).zip(columns) {
        book.say(at.right(column), Role::HeadRight, head);
    }
    let first = at.down(1);
    for (row, step) in (0..).zip(0..steps.count) {
        let here = first.down(row);
        book.state(here, Role::Label, Kind::Plain, f64_of(step + 1));
        book.state(here.right(1), Role::Figure, Kind::Plain, steps.from(step));
        book.state(here.right(2), Role::Figure, Kind::Plain, steps.until(step));
        for (column, speed) in (3..).zip(steps.speeds) {
            book.ask(
                here.right(column),
                Kind::Percent(0),
                Some(steps.share(*speed, step)),
            );
        }
    }
    let column = |column: u16, value: &dyn Fn(usize) -> f64| {
        let values = (0..steps.count).map(|step| Value::Number(value(step)));
        Line::down(first.right(column))
            .series(values.collect())
            .range
    };
    let shares = |speed: usize| {
        let place = (3..).zip(steps.speeds).find(|(_, known)| **known == speed);
        let (place, speed) = place.map_or((3, 1), |(place, speed)| (place, *speed));
        column(place, &|step| steps.share(speed, step))
    };
    let ramp = Ramp {
        from: column(1, &|step| steps.from(step)),
        until: column(2, &|step| steps.until(step)),
        shares: [shares(0), shares(1), shares(2)],
    };
    let rows = u32::try_from(steps.count).unwrap_or(u32::MAX);
    (ramp, first.down(rows + 1))
}
