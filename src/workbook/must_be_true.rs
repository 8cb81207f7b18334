//! The sheet of what must be true: how far each figure can move before the purchase is worth
//! nothing. The values were searched by the engine; beside each the model is worked out again at
//! it, in a sheet of checks, so that nothing has to be believed.
//!
//! When something else is changed, the value moves along: it is drawn as a straight line through
//! today's net present value and that at the searched value, which is exact for most figures, and
//! its check says so for the others.

use super::book::{At, Book, Kind, Role};
use super::cash_flow::{CashFlow, Headlines};
use super::drivers::{adjusted, full_run, left};
use super::formulas::Known;
use super::source::{Source, kind};
use super::term::{Term, Value};
use super::{CHECKS, MUST_BE_TRUE, Parts, heads, sheet_head};
use crate::document::Faults;
use crate::model::Unit;
use crate::offer::{CostTiming, Threshold};

/// Writes both sheets.
pub(super) fn write(
    source: &Source,
    book: &mut Book,
    parts: &Parts,
    (flow, headlines): (&CashFlow, &Headlines),
) -> Result<(), Faults> {
    let price = source.terms.to_price();
    let thresholds = source.calculator.thresholds(source.case, &price)?;
    let row = begin(source, book);
    let mut checks = Checks::new(source, book, parts, (flow, &headlines.npv));
    let mut at = At::new(MUST_BE_TRUE, row, 0);
    book.say(at, Role::TotalLabel, source.t("workbook.must_be_true"));
    let all = Term::number(1.0);
    book.work(at.right(2), Role::Figure, Kind::Percent(1), &all);
    let share = &headlines.must_be_true;
    let share = book.work(at.right(3), Role::Headline, Kind::Percent(1), share);
    let moved = share.minus(&all);
    book.work(
        at.right(4),
        Role::Figure,
        Kind::Percent(1),
        &or_blank(&moved),
    );
    let npv = share
        .times(&headlines.pv_benefits)
        .minus(&headlines.pv_costs);
    book.work(
        at.right(5),
        Role::Figure,
        Kind::Money(2),
        &or_blank(&npv.rounded()),
    );
    for threshold in &thresholds {
        at = at.down(1);
        checks.line(book, at, threshold)?;
    }
    checks.foot(book);
    Ok(())
}

fn or_blank(term: &Term) -> Term {
    term.or_else(&Term::nothing())
}

/// Writes the heads of both sheets, and gives the first row of the first one's table.
fn begin(source: &Source, book: &mut Book) -> u32 {
    let title = source.t("workbook.must.title");
    let row = sheet_head(
        source,
        book,
        MUST_BE_TRUE,
        title,
        source.t("workbook.must.note"),
    );
    book.sheets[MUST_BE_TRUE].widths = vec![46.0, 16.0, 16.0, 16.0, 12.0, 18.0];
    book.sheets[MUST_BE_TRUE].frozen = (row + 1, 1);
    book.sheets[MUST_BE_TRUE].repeated = Some((row, row));
    let at = At::new(MUST_BE_TRUE, row, 0);
    let columns = [
        (Role::Head, "workbook.name"),
        (Role::HeadAside, "workbook.inputs.unit"),
        (Role::HeadRight, "workbook.inputs.in_use"),
        (Role::HeadRight, "workbook.must.break_even"),
        (Role::HeadRight, "workbook.must.moved"),
        (Role::HeadRight, "workbook.must.check"),
    ];
    heads(source, book, at, &columns);
    let title = source.t("workbook.checks.title");
    sheet_head(
        source,
        book,
        CHECKS,
        title,
        source.t("workbook.checks.note"),
    );
    row + 1
}

/// The sheet of checks on its way to the right: a column for each value at which the model is
/// worked out again, as far as it changes there.
struct Checks<'a, 's> {
    source: &'a Source<'s>,
    parts: &'a Parts<'a>,
    npv: &'a Term,
    /// What a unit of each driver and of each cost is worth today over all years.
    weights: (Vec<Term>, Vec<Term>),
    column: u16,
}

/// Rows of the sheet.
const HEAD: u32 = 4;
const MOVED: u32 = 5;
const WORTH: u32 = 6;
const FIRST: u32 = 8;
/// Rows of each driver: its parts, what is left in its group, and after claim and risk.
const PER_DRIVER: u32 = 6;

impl<'a, 's> Checks<'a, 's> {
    fn new(
        source: &'a Source<'s>,
        book: &mut Book,
        parts: &'a Parts<'a>,
        (flow, npv): (&'a CashFlow, &'a Term),
    ) -> Self {
        book.say(
            At::new(CHECKS, HEAD, 0),
            Role::Head,
            source.t("workbook.name"),
        );
        book.say(
            At::new(CHECKS, HEAD, 1),
            Role::HeadRight,
            source.t("workbook.checks.weight"),
        );
        book.say(
            At::new(CHECKS, MOVED, 0),
            Role::Label,
            source.t("workbook.checks.moved"),
        );
        book.say(
            At::new(CHECKS, WORTH, 0),
            Role::TotalLabel,
            source.t("workbook.npv"),
        );
        let checks = Self {
            source,
            parts,
            npv,
            weights: (Vec::new(), Vec::new()),
            column: 2,
        };
        let weights = checks.weighed(book, flow);
        Self { weights, ..checks }
    }

    fn row_of_formula(place: usize) -> u32 {
        FIRST + u32::try_from(place).unwrap_or(0)
    }

    fn row_of_driver(&self, place: usize) -> u32 {
        Self::row_of_formula(self.source.model.formulas.len())
            + u32::try_from(place).unwrap_or(0) * PER_DRIVER
    }

    fn row_of_cost(&self, place: usize) -> u32 {
        self.row_of_driver(self.source.model.drivers.len()) + u32::try_from(place).unwrap_or(0)
    }

    /// Labels the rows, and works out what a unit of each is worth.
    fn weighed(&self, book: &mut Book, flow: &CashFlow) -> (Vec<Term>, Vec<Term>) {
        let (source, later) = (self.source, flow.factors.rest());
        let label = |book: &mut Book, row: u32, text: &str| {
            book.say(At::new(CHECKS, row, 0), Role::Label, text);
        };
        for (place, formula) in source.model.formulas.iter().enumerate() {
            label(book, Self::row_of_formula(place), &formula.id);
        }
        let parts = [
            "workbook.drivers.baseline",
            "workbook.drivers.improvement",
            "workbook.drivers.attribution",
            "workbook.drivers.recapture",
            "workbook.drivers.left",
            "workbook.drivers.adjusted",
        ];
        let mut weights = (Vec::new(), Vec::new());
        for (place, driver) in source.model.drivers.iter().enumerate() {
            let first = self.row_of_driver(place);
            for (row, part) in (first..).zip(parts) {
                label(
                    book,
                    row,
                    &format!("{}: {}", source.of(&driver.name), source.t(part)),
                );
            }
            let shares = &self.parts.drivers.lines[place].shares.range;
            let pairs = shares.numbers().into_iter().zip(later.numbers());
            let value = Value::Number(pairs.map(|(share, factor)| share * factor).sum());
            let weight = Term::call("SUMPRODUCT", &[&shares.text, &later.text], value);
            let at = At::new(CHECKS, first + PER_DRIVER - 1, 1);
            weights
                .0
                .push(book.work(at, Role::Working, Kind::Number(4), &weight));
        }
        for (place, cost) in source.model.costs.iter().enumerate() {
            let row = self.row_of_cost(place);
            label(book, row, source.of(&cost.name));
            let weight = match cost.timing {
                CostTiming::Once => flow.factors.cells[0].clone(),
                CostTiming::FirstYear => flow.factors.cells[1].clone(),
                CostTiming::Yearly => later.sum(),
            };
            let weight = weight.times(&Term::number(1.0).plus(&self.parts.costs.own[place].risk));
            let at = At::new(CHECKS, row, 1);
            weights
                .1
                .push(book.work(at, Role::Working, Kind::Number(4), &weight));
        }
        weights
    }

    /// One line of the table.
    fn line(&mut self, book: &mut Book, at: At, threshold: &Threshold) -> Result<(), Faults> {
        let source = self.source;
        let input = &source.model.inputs[threshold.input];
        let unit = Unit::parse(&input.unit).unwrap_or_default();
        let kind = match kind(&unit, threshold.today) {
            Kind::Money(_) | Kind::Rate => Kind::Money(2),
            Kind::Percent(_) => Kind::Percent(2),
            Kind::Plain | Kind::Number(_) => Kind::Number(2),
        };
        book.say(at, Role::Label, source.of(&input.name));
        book.say(at.right(1), Role::Aside, &source.unit(&unit));
        let today = self.parts.inputs.values[threshold.input].clone();
        let today = book.work(at.right(2), Role::Figure, kind, &today);
        let Some(searched) = threshold.break_even else {
            book.say(at.right(3), Role::Note, source.t("workbook.must.nowhere"));
            return Ok(());
        };
        let name = source.of(&input.name);
        let (cell, there) = self.point(book, (threshold.input, name), &|book, at| {
            book.ask(at, kind, Some(searched))
        })?;
        let value = self.on_line(&today, &cell, &there);
        let value = book.work(at.right(3), Role::Headline, kind, &value);
        let (_, there) = self.point(book, (threshold.input, name), &|book, at| {
            book.work(at, Role::Figure, kind, &value)
        })?;
        let zero = Term::number(0.0);
        let moved = value.minus(&today).over(&today.absolute());
        let moved = today.equals(&zero).choose(&Term::nothing(), &moved);
        book.work(at.right(4), Role::Figure, Kind::Percent(1), &moved);
        book.work(at.right(5), Role::Figure, Kind::Money(2), &there.rounded());
        Ok(())
    }

    /// Where the straight line through today's worth and that at the searched value reaches 0;
    /// the searched value itself where the worth jumps there or stays the same.
    fn on_line(&self, today: &Term, searched: &Term, there: &Term) -> Term {
        let jumps = match (there.amount(), self.npv.amount()) {
            (Some(there), Some(here)) => there.abs() > 1e-6 * here.abs().max(1.0),
            _ => true,
        };
        if jumps {
            return searched.clone();
        }
        let slope = searched.minus(today).over(&there.minus(self.npv));
        let value = today.minus(&self.npv.times(&slope));
        there.equals(self.npv).choose(searched, &value)
    }

    /// Works the model out again where the input at `place` is what `put` puts; gives its cell
    /// and the net present value there.
    fn point(
        &mut self,
        book: &mut Book,
        (place, name): (usize, &str),
        put: &dyn Fn(&mut Book, At) -> Term,
    ) -> Result<(Term, Term), Faults> {
        let at = |row: u32| At::new(CHECKS, row, self.column);
        book.say(at(HEAD), Role::HeadRight, name);
        let moved = put(book, at(MOVED));
        let known = self.known(book, place, &moved)?;
        let mut changes = vec![self.npv.clone()];
        let mut losses = Vec::new();
        for driver in 0..self.source.model.drivers.len() {
            if self.changes(driver, place) {
                let term = self.driver(book, driver, &known)?;
                let before = &self.parts.drivers.lines[driver].adjusted;
                changes.push(term.minus(before).times(&self.weights.0[driver]));
            }
        }
        let program = self.source.compiled.program();
        for cost in 0..self.source.model.costs.len() {
            let formula = self
                .source
                .compiled
                .formula_of_cost(self.source.model, cost);
            if program.inputs_of(formula).contains(&place) {
                let own = &self.parts.costs.own[cost];
                let amount = known.formula(self.source, formula)?;
                let amount = own.on.choose(&amount, &Term::number(0.0));
                let cell = at(self.row_of_cost(cost));
                let amount = book.work(cell, Role::Figure, Kind::Money(0), &amount);
                losses.push(amount.minus(&own.amount).times(&self.weights.1[cost]));
            }
        }
        let npv = losses
            .iter()
            .fold(Term::sum(&changes), |npv, loss| npv.minus(loss));
        let npv = book.work(at(WORTH), Role::Total, Kind::Money(2), &npv);
        self.column += 1;
        Ok((moved, npv))
    }

    /// What formulas know where the input at `place` is `moved`: those named formulas that rest on
    /// it are worked out again.
    fn known(&self, book: &mut Book, place: usize, moved: &Term) -> Result<Known, Faults> {
        let (source, main) = (self.source, &self.parts.drivers.known);
        let mut inputs = main.inputs.clone();
        inputs[place] = moved.clone();
        let at = |formula: usize| At::new(CHECKS, Self::row_of_formula(formula), self.column);
        let mut known = Known::over(source, inputs, at);
        let program = source.compiled.program();
        for formula in 0..source.model.formulas.len() {
            if !program.inputs_of(formula).contains(&place) {
                known.formulas[formula] = main.formulas[formula].clone();
            }
        }
        for formula in 0..source.model.formulas.len() {
            if program.inputs_of(formula).contains(&place) {
                let term = known.formula(source, formula)?;
                book.work(at(formula), Role::Figure, Kind::Plain, &term);
            }
        }
        Ok(known)
    }

    /// Whether the driver at `driver`, or what its group leaves it, changes with the input at
    /// `place`.
    fn changes(&self, driver: usize, place: usize) -> bool {
        let compiled = self.source.compiled;
        let group = compiled.group_of_driver(driver);
        let claims = |other: &usize| {
            let [_, improvement, ..] = compiled.parts_of_driver(self.source.model, *other);
            compiled.program().inputs_of(improvement).contains(&place)
        };
        compiled.inputs_of_driver(driver).contains(&place) || group.iter().any(claims)
    }

    /// What is left of a driver after claim and risk.
    fn driver(&self, book: &mut Book, place: usize, known: &Known) -> Result<Term, Faults> {
        let (source, lines) = (self.source, &self.parts.drivers.lines);
        let row = self.row_of_driver(place);
        let at = |part: u32| At::new(CHECKS, row + part, self.column);
        let part = |driver: usize, part: usize| -> Result<Term, Faults> {
            let formula = source.compiled.parts_of_driver(source.model, driver)[part];
            let formula = known.formula(source, formula)?;
            Ok(lines[driver].on.choose(&formula, &Term::number(0.0)))
        };
        let kinds = [
            Kind::Money(0),
            Kind::Percent(1),
            Kind::Percent(1),
            Kind::Percent(1),
        ];
        let mut parts = lines[place].parts.clone();
        for (row, kind) in (0..).zip(kinds) {
            let which = row as usize;
            parts[which] = book.work(at(row), Role::Figure, kind, &part(place, which)?);
        }
        let group = source.compiled.group_of_driver(place);
        let claimed = group.iter().map(|other| part(*other, 1));
        let claimed = claimed.collect::<Result<Vec<_>, _>>()?;
        let left = book.work(at(4), Role::Figure, Kind::Percent(1), &left(&claimed));
        let term = adjusted(
            &full_run(&parts, &left),
            &self.parts.inputs.claim,
            &lines[place].risk,
        );
        Ok(book.work(at(PER_DRIVER - 1), Role::Figure, Kind::Money(0), &term))
    }

    fn foot(&self, book: &mut Book) {
        let sheet = &mut book.sheets[CHECKS];
        sheet.widths = vec![52.0, 10.0];
        sheet
            .widths
            .extend(vec![15.0; usize::from(self.column) - 2]);
        sheet.frozen = (FIRST - 1, 2);
        sheet.repeated = Some((HEAD, WORTH));
    }
}
