//! The sheet of drivers: what each benefit is worth at full run, and how much of it comes when.

use super::book::{At, Book, Kind, Line, Role, Series};
use super::formulas::{self, Known};
use super::inputs::Inputs;
use super::ramp::{Ramps, Speed};
use super::source::Source;
use super::term::Term;
use super::{DRIVERS, heads, sheet_head, years};
use crate::document::Faults;
use crate::offer::{Category, Confidence, Driver};

/// The cells of one driver.
pub(super) struct DriverLine {
    /// Whether it counts.
    pub on: Term,
    pub parts: [Term; 4],
    /// Share deducted for risk.
    pub risk: Term,
    /// What is left at full run after claim and risk.
    pub adjusted: Term,
    /// Months from signature until it begins.
    pub start: Term,
    /// The share of the full run in years 1, 2, ....
    pub shares: Series,
}

/// The cells of the sheet.
pub(super) struct Drivers {
    pub lines: Vec<DriverLine>,
    pub known: Known,
    pub ramps: Ramps,
}

/// Writes the sheet.
pub(super) fn write(
    source: &Source,
    book: &mut Book,
    inputs: &Inputs,
    names: &[String],
) -> Result<Drivers, Faults> {
    let title = source.t("workbook.drivers.title");
    let row = sheet_head(
        source,
        book,
        DRIVERS,
        title,
        source.t("workbook.drivers.note"),
    );
    book.sheets[DRIVERS].widths = vec![
        36.0, 8.0, 18.0, 13.0, 12.0, 12.0, 12.0, 13.0, 10.0, 14.0, 11.0, 12.0, 14.0, 10.0, 18.0,
    ];
    if source
        .model
        .drivers
        .iter()
        .any(|driver| driver.evidence.is_some())
    {
        book.sheets[DRIVERS].widths.extend([22.0, 40.0]);
    }
    book.sheets[DRIVERS].frozen = (row + 1, 1);
    let head = At::new(DRIVERS, row, 0);
    columns(source, book, head);
    let count = u32::try_from(source.model.drivers.len()).unwrap_or(u32::MAX);
    let by_year = head.down(count + 3);
    let written = by_year.down(count + 3);
    let texts = texts(source);
    let lines_of_text = u32::try_from(texts.len()).unwrap_or(u32::MAX);
    book.say(written, Role::Section, source.t("workbook.drivers.written"));
    for (place, line) in (1..).zip(&texts) {
        let at = written.down(place);
        book.say(at, Role::Label, line.0);
        book.say(at.right(1), Role::Aside, line.1);
        book.say(at.right(3), Role::Aside, line.2);
    }
    let formulas = written.down(lines_of_text + 2);
    let at = (formulas, names);
    let (known, next) = formulas::write(source, book, at, inputs.values.clone())?;
    let (ramps, _) = Ramps::write(source, book, At::new(DRIVERS, next, 0));
    let page = Page {
        source,
        inputs,
        known: &known,
        head,
        by_year,
    };
    let lines = page.lines(book, &ramps)?;
    Ok(Drivers {
        lines,
        known,
        ramps,
    })
}

fn columns(source: &Source, book: &mut Book, at: At) {
    let columns = [
        (Role::Head, "workbook.name"),
        (Role::Head, "workbook.counts"),
        (Role::HeadAside, "workbook.drivers.category"),
        (Role::HeadRight, "workbook.drivers.baseline"),
        (Role::HeadRight, "workbook.drivers.improvement"),
        (Role::HeadRight, "workbook.drivers.attribution"),
        (Role::HeadRight, "workbook.drivers.recapture"),
        (Role::HeadAside, "workbook.drivers.group"),
        (Role::HeadRight, "workbook.drivers.left"),
        (Role::HeadRight, "workbook.drivers.full_run"),
        (Role::HeadAside, "workbook.drivers.confidence"),
        (Role::HeadRight, "workbook.drivers.risk"),
        (Role::HeadRight, "workbook.drivers.adjusted"),
        (Role::HeadRight, "workbook.drivers.start"),
        (Role::HeadAside, "workbook.drivers.ramp"),
        (Role::HeadAside, "workbook.evidence"),
        (Role::HeadAside, "workbook.source"),
    ];
    heads(
        source,
        book,
        at,
        &columns[..book.sheets[at.sheet].widths.len()],
    );
}

/// Of each driver its formulas as the model has them: driver, part, formula.
fn texts<'a>(source: &'a Source) -> Vec<(&'a str, &'static str, &'a str)> {
    let of = |driver: &'a Driver| {
        let parts = [
            (
                source.t("workbook.drivers.baseline"),
                Some(&driver.baseline),
            ),
            (
                source.t("workbook.drivers.improvement"),
                Some(&driver.improvement),
            ),
            (
                source.t("workbook.drivers.attribution"),
                driver.attribution.as_ref(),
            ),
            (
                source.t("workbook.drivers.recapture"),
                driver.recapture.as_ref(),
            ),
        ];
        let named = parts.into_iter().enumerate();
        named.filter_map(|(place, (part, formula))| {
            let name = if place == 0 {
                source.of(&driver.name)
            } else {
                ""
            };
            Some((name, part, formula?.as_str()))
        })
    };
    source.model.drivers.iter().flat_map(of).collect()
}

/// What kind of benefit it is.
pub(super) fn category(source: &Source, category: Category) -> &'static str {
    source.t(match category {
        Category::Cash => "workbook.category.cash",
        Category::Time => "workbook.category.time",
        Category::RiskAvoidance => "workbook.category.risk_avoidance",
        Category::WorkingCapital => "workbook.category.working_capital",
    })
}

pub(super) fn confidence(source: &Source, confidence: Confidence) -> &'static str {
    source.t(match confidence {
        Confidence::High => "workbook.confidence.high",
        Confidence::Medium => "workbook.confidence.medium",
        Confidence::Low => "workbook.confidence.low",
    })
}

/// What is left of a group whose drivers claim `improvements`: together they save no more than
/// there is.
pub(super) fn left(improvements: &[Term]) -> Term {
    let one = Term::number(1.0);
    if improvements.is_empty() {
        return one;
    }
    one.over(&one.greater(&Term::sum(improvements)))
}

struct Page<'a, 's> {
    source: &'a Source<'s>,
    inputs: &'a Inputs,
    known: &'a Known,
    head: At,
    by_year: At,
}

impl Page<'_, '_> {
    fn lines(&self, book: &mut Book, ramps: &Ramps) -> Result<Vec<DriverLine>, Faults> {
        let drivers = &self.source.model.drivers;
        let at = |place: usize| self.head.down(u32::try_from(place).unwrap_or(0) + 1);
        let mut started = Vec::with_capacity(drivers.len());
        for (place, driver) in drivers.iter().enumerate() {
            let (on, parts) = self.parts(book, at(place), (place, driver))?;
            started.push((on, parts));
        }
        let improvements: Vec<Term> = started.iter().map(|(_, parts)| parts[1].clone()).collect();
        self.years_head(book);
        let mut lines = Vec::with_capacity(drivers.len());
        for ((place, driver), (on, parts)) in drivers.iter().enumerate().zip(started) {
            let group = self.source.compiled.group_of_driver(place);
            let claimed: Vec<Term> = group
                .iter()
                .map(|other| improvements[*other].clone())
                .collect();
            let row = at(place);
            let start = self.start(book, row, driver);
            let shares = self.shares(book, (place, driver), &start, ramps);
            lines.push(self.line(book, row, (driver, &claimed), (on, parts, start, shares)));
        }
        self.totals(book, at(drivers.len()), &lines);
        Ok(lines)
    }

    fn parts(
        &self,
        book: &mut Book,
        at: At,
        (place, driver): (usize, &Driver),
    ) -> Result<(Term, [Term; 4]), Faults> {
        let source = self.source;
        book.say(at, Role::Label, source.of(&driver.name));
        let chosen = source.whether(driver.is_on(source.case));
        let on = book.offer(at.right(1), &source.answers(), chosen);
        let on = on.equals(&Term::text(source.whether(true)));
        book.say(at.right(2), Role::Aside, category(source, driver.category));
        let places = source.compiled.parts_of_driver(source.model, place);
        let kinds = [
            Kind::Money(0),
            Kind::Percent(1),
            Kind::Percent(1),
            Kind::Percent(1),
        ];
        let mut parts = Vec::with_capacity(places.len());
        for ((column, part), kind) in (3..).zip(places).zip(kinds) {
            let formula = self.known.formula(source, part)?;
            let term = on.choose(&formula, &Term::number(0.0));
            parts.push(book.work(at.right(column), Role::Figure, kind, &term));
        }
        let parts: [Term; 4] = parts.try_into().unwrap_or_else(|_| {
            // Four were put in.
            std::array::from_fn(|_| Term::number(0.0))
        });
        Ok((on, parts))
    }

    /// From the parts to what is left after claim and risk.
    fn line(
        &self,
        book: &mut Book,
        at: At,
        (driver, claimed): (&Driver, &[Term]),
        (on, parts, start, shares): (Term, [Term; 4], Term, Series),
    ) -> DriverLine {
        let source = self.source;
        book.say(
            at.right(7),
            Role::Aside,
            driver.group.as_deref().unwrap_or(""),
        );
        let left = book.work(at.right(8), Role::Figure, Kind::Percent(1), &left(claimed));
        let full_run = full_run(&parts, &left);
        let full_run = book.work(at.right(9), Role::Figure, Kind::Money(0), &full_run);
        book.say(
            at.right(10),
            Role::Aside,
            confidence(source, driver.confidence),
        );
        let risk = book.ask(at.right(11), Kind::Percent(1), Some(driver.deduction()));
        let adjusted = adjusted(&full_run, &self.inputs.claim, &risk);
        let adjusted = book.work(at.right(12), Role::Headline, Kind::Money(0), &adjusted);
        if let Some(evidence) = &driver.evidence {
            book.say(at.right(15), Role::Aside, source.tier(evidence.tier));
            let found = evidence.source.as_ref().map_or("", |text| source.of(text));
            book.say(at.right(16), Role::Prose, found);
        }
        DriverLine {
            on,
            parts,
            risk,
            adjusted,
            start,
            shares,
        }
    }

    /// When it begins, and how it runs in.
    fn start(&self, book: &mut Book, at: At, driver: &Driver) -> Term {
        let source = self.source;
        let start = driver.start_months.unwrap_or(source.model.start_months);
        book.say(
            at.right(14),
            Role::Aside,
            source.t(match driver.ramp {
                Some(_) => "workbook.ramp.own",
                None => "workbook.ramp.common",
            }),
        );
        book.ask(at.right(13), Kind::Plain, Some(start))
    }

    fn totals(&self, book: &mut Book, at: At, lines: &[DriverLine]) {
        book.say(
            at,
            Role::TotalLabel,
            self.source.t("workbook.drivers.yearly_total"),
        );
        let yearly = self.source.model.drivers.iter().zip(lines);
        let yearly = yearly.filter(|(driver, _)| driver.category != Category::WorkingCapital);
        let yearly: Vec<Term> = yearly.map(|(_, line)| line.adjusted.clone()).collect();
        book.work(
            at.right(12),
            Role::Total,
            Kind::Money(0),
            &Term::sum(&yearly),
        );
    }

    fn years_head(&self, book: &mut Book) {
        let at = self.by_year;
        book.say(at, Role::Head, self.source.t("workbook.drivers.by_year"));
        for (column, year) in (1..).zip(years(self.source)) {
            book.say(at.right(column), Role::HeadRight, &year);
        }
    }

    /// The share of the full run that comes in each year.
    fn shares(
        &self,
        book: &mut Book,
        (place, driver): (usize, &Driver),
        start: &Term,
        ramps: &Ramps,
    ) -> Series {
        let at = self.by_year.down(u32::try_from(place).unwrap_or(0) + 1);
        book.say(at, Role::Label, self.source.of(&driver.name));
        let start = start.plus(&self.inputs.delay);
        let shares = (1..=self.source.horizon)
            .map(|year| ramps.share((place, driver), Speed::Likely, &start, year));
        let shares: Vec<Term> = shares.collect();
        let line = Line::across(at.right(1));
        book.works(line, Role::Figure, Kind::Percent(1), &shares)
    }
}

/// `baseline x improvement x attribution x recapture x what is left in the group`.
pub(super) fn full_run(parts: &[Term; 4], left: &Term) -> Term {
    let [baseline, improvement, attribution, recapture] = parts;
    let saved = baseline.times(improvement).times(attribution);
    saved.times(recapture).times(left)
}

/// What is left of it after claim and risk.
pub(super) fn adjusted(full_run: &Term, claim: &Term, risk: &Term) -> Term {
    full_run.times(claim).times(&Term::number(1.0).minus(risk))
}
