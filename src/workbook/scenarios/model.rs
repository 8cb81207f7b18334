//! The model itself, down the columns of the scenarios.

use super::{Flows, Page, Scenario, Which};
use crate::document::Faults;
use crate::workbook::SCENARIOS;
use crate::workbook::book::{At, Book, Kind, Role, Series};
use crate::workbook::costs::falls;
use crate::workbook::drivers::{adjusted, full_run, left};
use crate::workbook::formulas::Known;
use crate::workbook::measures;
use crate::workbook::ramp::Speed;
use crate::workbook::scenarios::EXPECTED;
use crate::workbook::term::Term;

/// The four parts of a driver in each scenario.
type Line = Vec<[Term; 4]>;

impl Scenario<'_> {
    fn speed(&self) -> Speed {
        match self.kind {
            Which::AtEnd { better: false, .. } => Speed::Slow,
            Which::AtEnd { better: true, .. } => Speed::Fast,
            Which::Expected | Which::Named(_) => Speed::Likely,
        }
    }

    /// `mine` where that is no further to this scenario's end than `expected`, else `expected`.
    fn held(&self, mine: (&Term, &Term), expected: (&Term, &Term)) -> Term {
        match self.kind {
            Which::AtEnd { better: false, .. } => {
                expected.0.below(mine.0).choose(expected.1, mine.1)
            }
            Which::AtEnd { better: true, .. } => {
                mine.0.below(expected.0).choose(expected.1, mine.1)
            }
            Which::Expected | Which::Named(_) => mine.1.clone(),
        }
    }
}

impl Page<'_, '_> {
    /// From the inputs of each scenario to its flows.
    pub(super) fn model(&mut self, book: &mut Book) -> Result<Flows, Faults> {
        let source = self.source;
        let (claims, delays) = self.settings(book);
        let (inputs, flags) = self.inputs(book);
        let known = self.formulas(book, inputs)?;
        let lines = self.parts(book, &known)?;
        let mut benefits = vec![vec![Vec::new(); source.horizon]; self.scenarios.len()];
        for (place, line) in lines.iter().enumerate() {
            let name = source.of(&source.model.drivers[place].name).to_owned();
            let name = format!("{}: {name}", source.t("workbook.scenarios.benefit"));
            self.section(book, &name);
            let adjusted = self.adjusted(book, place, (line, &lines), (&flags, &claims));
            let years = self.by_year(book, place, &adjusted, &delays);
            for (all, years) in benefits.iter_mut().zip(years) {
                for (all, year) in all.iter_mut().zip(years) {
                    all.push(year);
                }
            }
        }
        let own = self.own_costs(book, &known)?;
        Ok(self.flows_of(book, &benefits, &own))
    }

    /// The four parts of each driver.
    fn parts(&mut self, book: &mut Book, known: &[Known]) -> Result<Vec<Line>, Faults> {
        let source = self.source;
        let mut lines = Vec::with_capacity(source.model.drivers.len());
        for (place, driver) in source.model.drivers.iter().enumerate() {
            self.section(book, source.of(&driver.name));
            let on = self.parts.drivers.lines[place].on.clone();
            let heads = [
                "workbook.drivers.baseline",
                "workbook.drivers.improvement",
                "workbook.drivers.attribution",
                "workbook.drivers.recapture",
            ];
            let kinds = [
                Kind::Money(0),
                Kind::Percent(1),
                Kind::Percent(1),
                Kind::Percent(1),
            ];
            let mut columns: Vec<Vec<Term>> = vec![Vec::new(); self.scenarios.len()];
            let parts = source.compiled.parts_of_driver(source.model, place);
            for ((part, head), kind) in parts.into_iter().zip(heads).zip(kinds) {
                let terms = known.iter().map(|known| {
                    let formula = known.formula(source, part)?;
                    Ok(on.choose(&formula, &Term::number(0.0)))
                });
                let terms = terms.collect::<Result<Vec<_>, Faults>>()?;
                let placed = self.put(book, (Role::Figure, kind), source.t(head), &terms);
                columns
                    .iter_mut()
                    .zip(placed)
                    .for_each(|(column, cell)| column.push(cell));
            }
            let parts = columns
                .into_iter()
                .filter_map(|parts| parts.try_into().ok());
            lines.push(parts.collect());
        }
        Ok(lines)
    }

    /// What is left of a driver at full run after claim and risk.
    fn adjusted(
        &mut self,
        book: &mut Book,
        place: usize,
        (line, all): (&Line, &[Line]),
        (flags, claims): (&[Option<Term>], &[Term]),
    ) -> Vec<Term> {
        let source = self.source;
        let group = source.compiled.group_of_driver(place);
        let risk = &self.parts.drivers.lines[place].risk;
        let inputs = source.compiled.inputs_of_driver(place).iter();
        let ranged: Vec<Term> = inputs
            .filter_map(|input| flags.get(*input)?.clone())
            .collect();
        let zero = Term::number(0.0);
        let deducted = |scenario: &Scenario| match scenario.kind {
            Which::AtEnd { .. } if !ranged.is_empty() => {
                zero.below(&Term::sum(&ranged)).choose(&zero, risk)
            }
            _ => risk.clone(),
        };
        let risks: Vec<Term> = self.scenarios.iter().map(deducted).collect();
        let percent = (Role::Working, Kind::Percent(1));
        let risks = self.put(book, percent, source.t("workbook.drivers.risk"), &risks);
        let lefts = (0..self.scenarios.len()).map(|column| {
            let claimed: Vec<Term> = group
                .iter()
                .map(|other| all[*other][column][1].clone())
                .collect();
            left(&claimed)
        });
        let lefts: Vec<Term> = lefts.collect();
        let lefts = self.put(book, percent, source.t("workbook.drivers.left"), &lefts);
        let terms = line.iter().zip(&lefts).zip(&risks).zip(claims);
        let terms = terms
            .map(|(((parts, left), risk), claim)| adjusted(&full_run(parts, left), claim, risk));
        let terms: Vec<Term> = terms.collect();
        let look = (Role::Figure, Kind::Money(0));
        self.put(book, look, source.t("workbook.drivers.adjusted"), &terms)
    }

    /// What a driver brings in years 1, 2, ..., by scenario.
    fn by_year(
        &mut self,
        book: &mut Book,
        place: usize,
        adjusted: &[Term],
        delays: &[Term],
    ) -> Vec<Vec<Term>> {
        let source = self.source;
        let driver = &source.model.drivers[place];
        let start = &self.parts.drivers.lines[place].start;
        let first = self.row;
        let mut columns: Vec<Vec<Term>> = vec![Vec::new(); self.scenarios.len()];
        for year in 1..=source.horizon {
            let own = self.scenarios.iter().enumerate().map(|(column, scenario)| {
                let start = start.plus(&delays[column]);
                let ramps = &self.parts.drivers.ramps;
                let share = ramps.share((place, driver), scenario.speed(), &start, year);
                adjusted[column].times(&share)
            });
            let own: Vec<Term> = own.collect();
            let row = first + u32::try_from(year).unwrap_or(0) - 1;
            let place = At::new(SCENARIOS, row, self.at(EXPECTED).column);
            let expected = place.term(own[EXPECTED].value().clone());
            let terms: Vec<Term> = self
                .scenarios
                .iter()
                .enumerate()
                .map(|(column, scenario)| {
                    scenario.held(
                        (&adjusted[column], &own[column]),
                        (&adjusted[EXPECTED], &expected),
                    )
                })
                .collect();
            let label = crate::workbook::year(source, year);
            let cells = self.put(book, (Role::Figure, Kind::Money(0)), &label, &terms);
            columns
                .iter_mut()
                .zip(cells)
                .for_each(|(column, cell)| column.push(cell));
        }
        columns
    }

    /// The customer's own costs with what is added for risk, by cost and scenario.
    fn own_costs(&mut self, book: &mut Book, known: &[Known]) -> Result<Vec<Vec<Term>>, Faults> {
        let source = self.source;
        let costs = &source.model.costs;
        if !costs.is_empty() {
            self.section(book, source.t("workbook.costs.own"));
        }
        let mut rows = Vec::with_capacity(costs.len());
        for (place, cost) in costs.iter().enumerate() {
            let own = &self.parts.costs.own[place];
            let (on, risk) = (own.on.clone(), own.risk.clone());
            let formula = source.compiled.formula_of_cost(source.model, place);
            let terms = known.iter().map(|known| {
                let amount = on.choose(&known.formula(source, formula)?, &Term::number(0.0));
                Ok(amount.times(&Term::number(1.0).plus(&risk)))
            });
            let terms = terms.collect::<Result<Vec<_>, Faults>>()?;
            let look = (Role::Figure, Kind::Money(0));
            rows.push(self.put(book, look, source.of(&cost.name), &terms));
        }
        Ok(rows)
    }

    /// The flows of each scenario: its own, or those expected where the whole would lie on the
    /// wrong side of them.
    fn flows_of(
        &mut self,
        book: &mut Book,
        benefits: &[Vec<Vec<Term>>],
        own: &[Vec<Term>],
    ) -> Flows {
        let source = self.source;
        let (brought, spent) = (brought(benefits), self.spent(own));
        let working = |page: &mut Self, book: &mut Book, key: &'static str, terms: &[Vec<Term>]| {
            page.flows(book, Role::Working, source.t(key), terms)
        };
        let brought = working(self, book, "workbook.scenarios.own_benefits", &brought);
        let spent = working(self, book, "workbook.cash_flow.own_total", &spent);
        let (benefits, own) = self.held(book, &brought, &spent);
        let paid = self.paid();
        let costs = own.iter().map(|own| {
            let both = own.iter().zip(&paid);
            both.map(|(own, paid)| own.plus(paid)).collect()
        });
        let costs: Vec<Vec<Term>> = costs.collect();
        let mut total = |key: &'static str, role: Role, terms: &[Vec<Term>]| {
            self.flows(book, role, source.t(key), terms)
        };
        let benefits = total("workbook.cash_flow.benefits_total", Role::Figure, &benefits);
        let costs = total("workbook.cash_flow.costs_total", Role::Figure, &costs);
        let net = benefits.iter().zip(&costs);
        let net = net.map(|(benefits, costs)| measures::net(benefits, costs));
        let net: Vec<Vec<Term>> = net.collect();
        let net = total("workbook.cash_flow.net", Role::Total, &net);
        Flows {
            benefits,
            costs,
            net,
        }
    }

    /// The customer's own costs of each scenario at t = 0, 1, ....
    fn spent(&self, own: &[Vec<Term>]) -> Vec<Vec<Term>> {
        let due = |column: usize, t: usize| {
            let costs = self.source.model.costs.iter().zip(own);
            let due = costs.filter(|(cost, _)| falls(cost.timing, t));
            let due: Vec<Term> = due.map(|(_, row)| row[column].clone()).collect();
            Term::sum(&due)
        };
        let times = 0..=self.source.horizon;
        (0..self.scenarios.len())
            .map(|column| times.clone().map(|t| due(column, t)).collect())
            .collect()
    }

    /// Benefits and own costs as they count: what a scenario has itself where its worth before the
    /// price lies on its own side of what is expected, else what is expected.
    fn held(
        &mut self,
        book: &mut Book,
        brought: &[Series],
        spent: &[Series],
    ) -> (Vec<Vec<Term>>, Vec<Vec<Term>>) {
        let rate = &self.parts.inputs.rate;
        let worths = brought.iter().zip(spent).map(|(brought, spent)| {
            measures::present(brought, rate).minus(&measures::present(spent, rate))
        });
        let worths: Vec<Term> = worths.collect();
        let look = (Role::Working, Kind::Money(0));
        let label = self.source.t("workbook.scenarios.worth");
        let worths = self.put(book, look, label, &worths);
        let held = |own: &[Series]| {
            let columns = self.scenarios.iter().zip(own).zip(&worths);
            let columns = columns.map(|((scenario, mine), worth)| {
                let cells = mine.cells.iter().zip(&own[EXPECTED].cells);
                let cells = cells.map(|(mine, expected)| {
                    scenario.held((worth, mine), (&worths[EXPECTED], expected))
                });
                cells.collect()
            });
            columns.collect()
        };
        (held(brought), held(spent))
    }

    /// What is paid to the vendor at t = 0, 1, ....
    fn paid(&self) -> Vec<Term> {
        let costs = &self.parts.costs;
        let times = 0..=self.source.horizon;
        let charges = |t: usize| {
            let charges = [&costs.subscription, &costs.recurring, &costs.one_off];
            Term::sum(&charges.map(|charge| charge[t].clone()))
        };
        times.map(charges).collect()
    }
}

/// What the drivers of each scenario bring together at t = 0, 1, ....
fn brought(benefits: &[Vec<Vec<Term>>]) -> Vec<Vec<Term>> {
    let of = |years: &Vec<Vec<Term>>| {
        let years = years.iter().map(|drivers| Term::sum(drivers));
        [Term::number(0.0)].into_iter().chain(years).collect()
    };
    benefits.iter().map(of).collect()
}
