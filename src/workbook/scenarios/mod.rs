//! The sheet of scenarios: the whole model once for each of them, down its own column.
//!
//! What the scenarios are is said in `crate::offer::CompiledModel::conservative`: of every input
//! with a range its worse or better end, no risk deduction on top of such a range, the slow or
//! the fast ramp, and never better or worse than what is expected. All of that is in the formulas;
//! only which end is the worse one is worked out beforehand.

mod inputs;
mod model;

use super::book::{At, Book, Kind, Line, Role, Series};
use super::inputs::Inputs;
use super::measures;
use super::source::Source;
use super::term::{Term, Value};
use super::{Parts, SCENARIOS, sheet_head, times};
use crate::case::{Case, NamedScenario};
use crate::document::Faults;
use crate::offer::{Side, Spread};

/// One scenario.
pub(super) struct Scenario<'a> {
    pub name: String,
    pub kind: Which<'a>,
}

/// What differs in a scenario.
pub(super) enum Which<'a> {
    /// Nothing.
    Expected,
    /// The inputs are at one end of their ranges.
    AtEnd {
        better: bool,
        sides: Vec<Option<Side>>,
    },
    /// One of the case's own.
    Named(&'a NamedScenario),
}

/// The figures of all scenarios, one for each column.
pub(super) struct Outcomes {
    pub names: Vec<String>,
    pub npv: Vec<Term>,
    pub roi: Vec<Term>,
    pub irr: Vec<Term>,
    pub payback: Vec<Term>,
    /// Near the internal rate of return as expected, and how many rates there are.
    pub guess: Term,
    pub rates: Term,
}

/// The place of the expected scenario among the columns.
pub(super) const EXPECTED: usize = 1;
/// The first column of figures.
const FIRST: u16 = 2;

/// The scenarios of the case, in the order of the Studio.
fn all<'a>(source: &Source<'a>) -> Vec<Scenario<'a>> {
    let (model, case) = (source.model, source.case);
    let at_end = |better: bool| {
        let sides = source.compiled.sides(model, case, better);
        // An input that is certain today may be emptied in the workbook: then its range counts.
        let blank = source.compiled.sides(model, &blank(source), better);
        let sides = sides
            .into_iter()
            .zip(blank)
            .map(|(side, blank)| side.or(blank));
        Which::AtEnd {
            better,
            sides: sides.collect(),
        }
    };
    let built = [
        ("workbook.scenarios.conservative", at_end(false)),
        ("workbook.scenarios.expected", Which::Expected),
        ("workbook.scenarios.optimistic", at_end(true)),
    ];
    let built = built.into_iter().map(|(key, kind)| Scenario {
        name: source.t(key).to_owned(),
        kind,
    });
    let named = case.scenarios.iter().map(|scenario| Scenario {
        name: scenario.name.clone(),
        kind: Which::Named(scenario),
    });
    built.chain(named).collect()
}

/// The case of a customer who has given no figure, with everything switched on.
fn blank(source: &Source) -> Case {
    let (model, mut case) = (source.model, source.case.clone());
    case.figures.clear();
    let drivers = model.drivers.iter().map(|driver| (driver.id.clone(), true));
    case.drivers.insert(model.id.clone(), drivers.collect());
    let costs = model.costs.iter().map(|cost| (cost.id.clone(), true));
    case.costs.insert(model.id.clone(), costs.collect());
    case
}

/// The sheet on its way down.
pub(super) struct Page<'a, 's> {
    pub source: &'a Source<'s>,
    pub parts: &'a Parts<'a>,
    pub scenarios: Vec<Scenario<'s>>,
    pub row: u32,
}

impl Page<'_, '_> {
    fn at(&self, column: usize) -> At {
        let column = u16::try_from(column).unwrap_or(0);
        At::new(SCENARIOS, self.row, FIRST + column)
    }

    fn section(&mut self, book: &mut Book, text: &str) {
        self.row += 1;
        book.say(At::new(SCENARIOS, self.row, 0), Role::Section, text);
        self.row += 1;
    }

    fn label(&self, book: &mut Book, role: Role, text: &str) {
        book.say(At::new(SCENARIOS, self.row, 0), role, text);
    }

    /// A row with a figure for each scenario.
    fn put(
        &mut self,
        book: &mut Book,
        look: (Role, Kind),
        label: &str,
        terms: &[Term],
    ) -> Vec<Term> {
        let role = if look.0 == Role::Total {
            Role::TotalLabel
        } else {
            Role::Label
        };
        self.label(book, role, label);
        let placed = terms.iter().enumerate();
        let placed = placed.map(|(column, term)| book.work(self.at(column), look.0, look.1, term));
        let placed = placed.collect();
        self.row += 1;
        placed
    }

    /// For each scenario a figure at t = 0, 1, ... down its column; `terms` by scenario.
    fn flows(
        &mut self,
        book: &mut Book,
        role: Role,
        label: &str,
        terms: &[Vec<Term>],
    ) -> Vec<Series> {
        self.section(book, label);
        let times = times(self.source);
        for (row, time) in (0..).zip(&times) {
            let at = At::new(SCENARIOS, self.row + row, 0);
            book.say(at, Role::Label, time);
            book.state(at.right(1), Role::Working, Kind::Plain, f64::from(row));
        }
        let series = terms.iter().enumerate().map(|(column, terms)| {
            book.works(Line::down(self.at(column)), role, Kind::Money(0), terms)
        });
        let series = series.collect();
        self.row += u32::try_from(times.len()).unwrap_or(0);
        series
    }
}

/// Writes the sheet.
pub(super) fn write(source: &Source, book: &mut Book, parts: &Parts) -> Result<Outcomes, Faults> {
    let title = source.t("workbook.scenarios.title");
    let row = sheet_head(
        source,
        book,
        SCENARIOS,
        title,
        source.t("workbook.scenarios.note"),
    );
    let scenarios = all(source);
    book.sheets[SCENARIOS].widths = vec![46.0, 8.0];
    book.sheets[SCENARIOS]
        .widths
        .extend(vec![16.0; scenarios.len()]);
    book.sheets[SCENARIOS].frozen = (row + 1, 2);
    book.sheets[SCENARIOS].repeated = Some((row, row));
    let head = At::new(SCENARIOS, row, 0);
    book.say(head, Role::Head, source.t("workbook.scenarios.scenario"));
    book.say(head.right(1), Role::HeadRight, "");
    for (column, scenario) in (FIRST..).zip(&scenarios) {
        book.say(head.right(column), Role::HeadRight, &scenario.name);
    }
    let mut page = Page {
        source,
        parts,
        scenarios,
        row: row + 1 + RESULTS,
    };
    let flows = page.model(book)?;
    let figures = page.figures(book, &flows);
    Ok(page.results(book, row + 1, &figures))
}

/// Rows of results above the model.
const RESULTS: u32 = 9;

/// The flows of each scenario.
struct Flows {
    benefits: Vec<Series>,
    costs: Vec<Series>,
    net: Vec<Series>,
}

/// What they come to.
struct Figures {
    pv_benefits: Vec<Term>,
    pv_costs: Vec<Term>,
    npv: Vec<Term>,
    irr: Vec<Term>,
    payback: Vec<Term>,
    lost: Vec<Term>,
    guesses: Vec<(Term, Term)>,
}

impl Page<'_, '_> {
    /// The workings under the flows: payback and rates.
    fn figures(&mut self, book: &mut Book, flows: &Flows) -> Figures {
        let source = self.source;
        let rate = &self.parts.inputs.rate;
        let present = |flows: &[Series]| -> Vec<Term> {
            flows
                .iter()
                .map(|flows| measures::present(flows, rate))
                .collect()
        };
        let count = u32::try_from(source.horizon + 1).unwrap_or(0);
        let times_line = Line::down(At::new(SCENARIOS, self.row - count, 1));
        let numbers = (0..count).map(|t| Value::Number(f64::from(t))).collect();
        let times = times_line.series(numbers).range;
        self.section(book, source.t("workbook.cash_flow.cumulative"));
        let sums = self.row;
        self.row += count;
        self.section(book, source.t("workbook.cash_flow.crossing"));
        let crossings = self.row;
        self.row += count;
        let paid_back = flows.net.iter().enumerate().map(|(column, net)| {
            let column = self.at(column).column;
            let line = |row: u32| Line::down(At::new(SCENARIOS, row, column));
            measures::payback(source, book, (net, &times), [line(sums), line(crossings)])
        });
        let (payback, lost) = paid_back.map(|back| (back.months, back.lost)).unzip();
        let guesses = self.rates(book, flows, &times);
        let found = flows.net.iter().zip(&guesses);
        Figures {
            pv_benefits: present(&flows.benefits),
            pv_costs: present(&flows.costs),
            npv: present(&flows.net),
            irr: found
                .map(|(net, (guess, _))| measures::irr(source, net, guess))
                .collect(),
            payback,
            lost,
            guesses,
        }
    }

    /// The search for a rate that solves the flows.
    fn rates(
        &mut self,
        book: &mut Book,
        flows: &Flows,
        times: &super::term::Range,
    ) -> Vec<(Term, Term)> {
        let source = self.source;
        self.section(book, source.t("workbook.rates.title"));
        let first = At::new(SCENARIOS, self.row, 0);
        // The search is for those who want to see it, not for paper.
        book.sheets[SCENARIOS].printed = Some(self.row - 3);
        book.say(first, Role::Note, source.t("workbook.rates.note"));
        let grid = measures::grid();
        let mut growths = Vec::with_capacity(grid.len());
        for (row, growth) in (1..).zip(&grid) {
            let at = first.down(row).right(1);
            growths.push(book.state(at, Role::Working, Kind::Number(4), *growth));
        }
        self.row += 1;
        let found = flows.net.iter().enumerate().map(|(column, net)| {
            measures::guess(source, book, (net, times), &growths, self.at(column))
        });
        let found = found.collect();
        self.row += measures::rows_of_guess();
        let last = At::new(SCENARIOS, self.row - 2, 0);
        book.say(last, Role::Label, source.t("workbook.rates.guess"));
        book.say(last.down(1), Role::Label, source.t("workbook.rates.count"));
        found
    }

    /// The results above the model.
    fn results(mut self, book: &mut Book, row: u32, figures: &Figures) -> Outcomes {
        let source = self.source;
        self.row = row;
        let money = Kind::Money(0);
        let mut put = |book: &mut Book, key: &'static str, kind: Kind, terms: &[Term]| {
            self.put(book, (Role::Headline, kind), source.t(key), terms)
        };
        let npv = put(book, "workbook.npv", money, &figures.npv);
        let less: Vec<Term> = npv.iter().map(|one| one.minus(&npv[EXPECTED])).collect();
        put(book, "workbook.scenarios.difference", money, &less);
        put(book, "workbook.pv_benefits", money, &figures.pv_benefits);
        let pv_costs = put(book, "workbook.pv_costs", money, &figures.pv_costs);
        let roi = npv.iter().zip(&pv_costs);
        let roi: Vec<Term> = roi
            .map(|(npv, costs)| measures::share(source, npv, costs))
            .collect();
        let roi = put(book, "workbook.roi", Kind::Percent(1), &roi);
        let irr = put(book, "workbook.irr", Kind::Percent(1), &figures.irr);
        let payback = put(book, "workbook.payback", Kind::Number(1), &figures.payback);
        for (column, lost) in figures.lost.iter().enumerate() {
            book.work(self.at(column), Role::Note, Kind::Plain, lost);
        }
        let (guess, rates) = figures.guesses[EXPECTED].clone();
        Outcomes {
            names: self
                .scenarios
                .into_iter()
                .map(|scenario| scenario.name)
                .collect(),
            npv,
            roi,
            irr,
            payback,
            guess,
            rates,
        }
    }
}

/// The value of an input at an end of its range, and whether it has one at all.
fn ends(source: &Source, inputs: &Inputs, place: usize) -> Option<([Term; 2], Term)> {
    let input = source.model.inputs.get(place)?;
    let (low, high) = &inputs.ranges[place];
    if input.spread == Spread::Fixed || (low.is_none() && high.is_none()) {
        return None;
    }
    let value = &inputs.values[place];
    let low = low.as_ref().map_or(value.clone(), |low| low.lesser(value));
    let high = high
        .as_ref()
        .map_or(value.clone(), |high| high.greater(value));
    let ranged = low.below(&high);
    let ranged = if input.kind == crate::offer::InputKind::Customer {
        let given = super::inputs::is_given(&inputs.given[place]);
        Term::all(&[
            given.equals(&Term::known("FALSE", Value::Number(0.0))),
            ranged,
        ])
    } else {
        ranged
    };
    Some(([low, high], ranged))
}
