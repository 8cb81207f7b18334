//! The sheet of the cash flow, and what it comes to.

use super::book::{At, Book, Kind, Line, Role, Series};
use super::costs::Costs;
use super::drivers::Drivers;
use super::inputs::Inputs;
use super::measures::{self, PaidBack};
use super::source::Source;
use super::term::Term;
use super::{CASH_FLOW, sheet_head, times};
use crate::offer::Category;

/// The cells of the sheet.
pub(super) struct CashFlow {
    /// What each driver brings at t = 0, 1, ....
    pub by_driver: Vec<Series>,
    pub costs: Series,
    pub net: Series,
    /// What money at t = 0, 1, ... is worth today.
    pub factors: Series,
    pub pv_benefits: Term,
    pub pv_costs: Term,
    pub pv_own: Term,
    pub npv: Term,
    /// Where the figures go that need the search for a rate.
    figures: At,
    paid_back: [PaidBack; 2],
}

/// The headline figures.
pub(super) struct Headlines {
    pub npv: Term,
    pub roi: Term,
    pub irr: Term,
    pub mirr: Term,
    pub payback: Term,
    pub payback_lost: Term,
    pub discounted: Term,
    pub discounted_lost: Term,
    pub pv_benefits: Term,
    pub pv_costs: Term,
    pub annual_benefit: Term,
    pub must_be_true: Term,
    /// The present value of what is paid to the vendor.
    pub pv_paid: Term,
}

struct Page<'a, 's> {
    source: &'a Source<'s>,
    at: At,
}

impl Page<'_, '_> {
    fn section(&mut self, book: &mut Book, key: &'static str) {
        book.say(self.at, Role::Section, self.source.t(key));
        self.at = self.at.down(1);
    }

    /// A row of amounts, with its sum behind it.
    fn row(&mut self, book: &mut Book, label: &str, role: Role, terms: &[Term]) -> Series {
        let total = role == Role::Total;
        let label_role = if total { Role::TotalLabel } else { Role::Label };
        book.say(self.at, label_role, label);
        let line = Line::across(self.at.right(1));
        let series = book.works(line, role, Kind::Money(0), terms);
        let behind = line.at(terms.len());
        book.work(behind, role, Kind::Money(0), &series.range.sum());
        self.at = self.at.down(1);
        series
    }

    /// A row of steps in between.
    fn line(&mut self, book: &mut Book, key: &'static str) -> Line {
        book.say(self.at, Role::Label, self.source.t(key));
        let line = Line::across(self.at.right(1));
        self.at = self.at.down(1);
        line
    }
}

/// The sums of rows, time by time.
fn summed(rows: &[Vec<Term>], times: usize) -> Vec<Term> {
    (0..=times)
        .map(|t| {
            let cells: Vec<Term> = rows.iter().map(|row| row[t].clone()).collect();
            Term::sum(&cells)
        })
        .collect()
}

fn cells(rows: &[Series]) -> Vec<Vec<Term>> {
    rows.iter().map(|row| row.cells.clone()).collect()
}

/// Writes the sheet.
pub(super) fn write(
    source: &Source,
    book: &mut Book,
    inputs: &Inputs,
    (drivers, costs): (&Drivers, &Costs),
) -> CashFlow {
    let title = source.t("workbook.cash_flow.title");
    let row = sheet_head(
        source,
        book,
        CASH_FLOW,
        title,
        source.t("workbook.cash_flow.note"),
    );
    book.sheets[CASH_FLOW].widths = vec![46.0];
    book.sheets[CASH_FLOW]
        .widths
        .extend(vec![14.0; source.horizon + 2]);
    book.sheets[CASH_FLOW].frozen = (row + 1, 1);
    book.sheets[CASH_FLOW].repeated = Some((row, row));
    let head = At::new(CASH_FLOW, row, 0);
    book.say(head, Role::Head, source.t("workbook.cash_flow.year"));
    let totals = source.t("workbook.total").to_owned();
    for (column, time) in (1..).zip(times(source).into_iter().chain([totals])) {
        book.say(head.right(column), Role::HeadRight, &time);
    }
    let mut page = Page {
        source,
        at: head.down(1),
    };
    let by_driver = benefits(&mut page, book, drivers);
    let total = summed(&cells(&by_driver), source.horizon);
    let label = source.t("workbook.cash_flow.benefits_total");
    let benefits = page.row(book, label, Role::Total, &total);
    let (costs, own) = paid(&mut page, book, costs);
    let net = measures::net(&benefits, &costs);
    page.at = page.at.down(1);
    let net = page.row(book, source.t("workbook.cash_flow.net"), Role::Total, &net);
    let (factors, paid_back) = discounted(&mut page, book, inputs, &net);
    let figures = page.at.down(1);
    let present = |flows: &Series| measures::present(flows, &inputs.rate);
    CashFlow {
        pv_benefits: present(&benefits),
        pv_costs: present(&costs),
        pv_own: present(&own),
        npv: present(&net),
        by_driver,
        costs,
        net,
        factors,
        figures,
        paid_back,
    }
}

fn benefits(page: &mut Page, book: &mut Book, drivers: &Drivers) -> Vec<Series> {
    page.section(book, "workbook.cash_flow.benefits");
    let models = page.source.model.drivers.iter().zip(&drivers.lines);
    let rows = models.map(|(driver, line)| {
        let years = line
            .shares
            .cells
            .iter()
            .map(|share| line.adjusted.times(share));
        let terms: Vec<Term> = [Term::number(0.0)].into_iter().chain(years).collect();
        page.row(book, page.source.of(&driver.name), Role::Figure, &terms)
    });
    rows.collect()
}

/// The rows of costs; gives the sum of all of them, and that of the customer's own.
fn paid(page: &mut Page, book: &mut Book, costs: &Costs) -> (Series, Series) {
    let source = page.source;
    page.at = page.at.down(1);
    page.section(book, "workbook.cash_flow.costs");
    let charges = [
        ("workbook.costs.subscription", &costs.subscription),
        ("workbook.costs.recurring", &costs.recurring),
        ("workbook.costs.one_off", &costs.one_off),
    ];
    let charges = charges.map(|(key, terms)| page.row(book, source.t(key), Role::Figure, terms));
    let own = source.model.costs.iter().zip(&costs.own);
    let own: Vec<Series> = own
        .map(|(cost, own)| page.row(book, source.of(&cost.name), Role::Figure, &own.by_year))
        .collect();
    let label = source.t("workbook.cash_flow.own_total");
    let own_total = if own.is_empty() {
        vec![Term::number(0.0); source.horizon + 1]
    } else {
        summed(&cells(&own), source.horizon)
    };
    let own_total = page.row(book, label, Role::Figure, &own_total);
    let rows = cells(&charges).into_iter().chain([own_total.cells.clone()]);
    let rows: Vec<Vec<Term>> = rows.collect();
    let label = source.t("workbook.cash_flow.costs_total");
    let total = page.row(book, label, Role::Total, &summed(&rows, source.horizon));
    (total, own_total)
}

/// What the flows are worth today, and when they are paid back.
fn discounted(
    page: &mut Page,
    book: &mut Book,
    inputs: &Inputs,
    net: &Series,
) -> (Series, [PaidBack; 2]) {
    let source = page.source;
    page.at = page.at.down(1);
    page.section(book, "workbook.cash_flow.workings");
    let line = page.line(book, "workbook.cash_flow.time");
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    let numbers = (0..=source.horizon).map(|t| Term::number(t as f64));
    let numbers: Vec<Term> = numbers.collect();
    let times = book.works(line, Role::Working, Kind::Plain, &numbers);
    let line = page.line(book, "workbook.cash_flow.factor");
    let growth = Term::number(1.0).plus(&inputs.rate);
    let factor = |time: &Term| {
        let both = growth.amount().zip(time.amount());
        let value = both.map(|(growth, time)| growth.powf(-time));
        let power = format!("POWER({},-{})", growth.raw(), time.raw());
        Term::known(power, super::term::Value::of(value))
    };
    let factors: Vec<Term> = times.cells.iter().map(factor).collect();
    let factors = book.works(line, Role::Working, Kind::Number(4), &factors);
    let line = page.line(book, "workbook.cash_flow.discounted");
    let worth = net.cells.iter().zip(&factors.cells);
    let worth: Vec<Term> = worth.map(|(flow, factor)| flow.times(factor)).collect();
    let worth = book.works(line, Role::Figure, Kind::Money(0), &worth);
    let lines = [
        page.line(book, "workbook.cash_flow.cumulative"),
        page.line(book, "workbook.cash_flow.crossing"),
    ];
    let simple = measures::payback(source, book, (net, &times.range), lines);
    let lines = [
        page.line(book, "workbook.cash_flow.cumulative_discounted"),
        page.line(book, "workbook.cash_flow.crossing"),
    ];
    let discounted = measures::payback(source, book, (&worth, &times.range), lines);
    (factors, [simple, discounted])
}

impl CashFlow {
    /// Writes what the flows come to; `guess` is near the internal rate of return.
    pub(super) fn figures(
        &self,
        source: &Source,
        book: &mut Book,
        inputs: &Inputs,
        guess: &Term,
    ) -> Headlines {
        let mut at = self.figures;
        book.say(at, Role::Section, source.t("workbook.cash_flow.figures"));
        let mut row = |key: &'static str, kind: Kind, term: &Term| {
            at = at.down(1);
            book.say(at, Role::Label, source.t(key));
            book.work(at.right(1), Role::Headline, kind, term)
        };
        let money = Kind::Money(0);
        let pv_benefits = row("workbook.pv_benefits", money, &self.pv_benefits);
        let pv_costs = row("workbook.pv_costs", money, &self.pv_costs);
        let npv = row("workbook.npv", money, &self.npv);
        let share = |part: &Term, whole: &Term| measures::share(source, part, whole);
        let roi = row("workbook.roi", Kind::Percent(1), &share(&npv, &pv_costs));
        let (net, costs) = (self.net.range.sum(), self.costs.range.sum());
        row(
            "workbook.simple_roi",
            Kind::Percent(1),
            &share(&net, &costs),
        );
        let irr = measures::irr(source, &self.net, guess);
        let irr = row("workbook.irr", Kind::Percent(1), &irr);
        let mirr = measures::mirr(source, &self.net, &inputs.rate);
        let mirr = row("workbook.mirr", Kind::Percent(1), &mirr);
        let [simple, discounted] = &self.paid_back;
        let payback = row("workbook.payback", Kind::Number(1), &simple.months);
        let discounted_months = row("workbook.discounted", Kind::Number(1), &discounted.months);
        let annual = row("workbook.annual_benefit", money, &self.annual(source));
        let true_share = share(&pv_costs, &pv_benefits);
        let must_be_true = row("workbook.must_be_true", Kind::Percent(1), &true_share);
        let paid = pv_costs.minus(&self.pv_own);
        let pv_paid = row("workbook.pv_paid", money, &paid);
        let beside = |rows: u32| self.figures.down(rows).right(2);
        let lost = book.work(beside(8), Role::Note, Kind::Plain, &simple.lost);
        let discounted_lost = book.work(beside(9), Role::Note, Kind::Plain, &discounted.lost);
        Headlines {
            npv,
            roi,
            irr,
            mirr,
            payback,
            payback_lost: lost,
            discounted: discounted_months,
            discounted_lost,
            pv_benefits,
            pv_costs,
            annual_benefit: annual,
            must_be_true,
            pv_paid,
        }
    }

    /// The last year's benefits, those that come only once left out.
    fn annual(&self, source: &Source) -> Term {
        let drivers = source.model.drivers.iter().zip(&self.by_driver);
        let yearly = drivers.filter(|(driver, _)| driver.category != Category::WorkingCapital);
        let last: Vec<Term> = yearly
            .filter_map(|(_, row)| row.cells.last().cloned())
            .collect();
        Term::sum(&last)
    }
}
