//! What goes into the scenarios: each has its own inputs.

use super::{Page, Scenario, Which, ends};
use crate::document::Faults;
use crate::model::Unit;
use crate::offer::Side;
use crate::workbook::SCENARIOS;
use crate::workbook::book::{At, Book, Kind, Role};
use crate::workbook::formulas::Known;
use crate::workbook::source::kind;
use crate::workbook::term::Term;

impl Page<'_, '_> {
    /// What of the case's settings differs: the claim and the delay.
    pub(super) fn settings(&mut self, book: &mut Book) -> (Vec<Term>, Vec<Term>) {
        let source = self.source;
        self.section(book, source.t("workbook.scenarios.settings"));
        let (claim, delay) = (
            self.parts.inputs.claim.clone(),
            self.parts.inputs.delay.clone(),
        );
        let mut row = |page: &mut Self,
                       key: &'static str,
                       kind: Kind,
                       common: &Term,
                       own: &dyn Fn(&Scenario) -> Option<f64>| {
            page.label(book, Role::Label, source.t(key));
            let cells = page.scenarios.iter().enumerate();
            let cells = cells.map(|(column, scenario)| match own(scenario) {
                Some(own) => book.ask(page.at(column), kind, Some(own)),
                None => book.work(page.at(column), Role::Figure, kind, common),
            });
            let cells: Vec<Term> = cells.collect();
            page.row += 1;
            cells
        };
        let claims = row(
            self,
            "workbook.inputs.claim",
            Kind::Percent(0),
            &claim,
            &|scenario| match scenario.kind {
                Which::Named(named) => named.claim_share,
                _ => None,
            },
        );
        let delays = row(
            self,
            "workbook.inputs.delay",
            Kind::Plain,
            &delay,
            &|scenario| match scenario.kind {
                Which::Named(named) => named.delay_months,
                _ => None,
            },
        );
        (claims, delays)
    }

    /// The inputs by scenario, and of each input whether it has a range.
    pub(super) fn inputs(&mut self, book: &mut Book) -> (Vec<Vec<Term>>, Vec<Option<Term>>) {
        let source = self.source;
        self.section(book, source.t("workbook.scenarios.inputs"));
        let mut inputs = vec![Vec::new(); self.scenarios.len()];
        let mut flags = Vec::new();
        let names = source
            .model
            .inputs
            .iter()
            .map(|input| source.of(&input.name));
        let names = names.chain([source.t("workbook.inputs.staff")]);
        for (place, name) in names.enumerate() {
            self.label(book, Role::Label, name);
            let range = ends(source, self.parts.inputs, place);
            let flag = range.as_ref().map(|(_, ranged)| {
                let at = At::new(SCENARIOS, self.row, 1);
                let (one, zero) = (Term::number(1.0), Term::number(0.0));
                book.work(at, Role::Working, Kind::Plain, &ranged.choose(&one, &zero))
            });
            let ends = range
                .zip(flag.clone())
                .map(|((ends, _), flag)| (ends, flag));
            for (column, inputs) in inputs.iter_mut().enumerate() {
                inputs.push(self.input(book, place, column, ends.as_ref()));
            }
            flags.push(flag);
            self.row += 1;
        }
        (inputs, flags)
    }

    fn input(
        &self,
        book: &mut Book,
        place: usize,
        column: usize,
        ends: Option<&([Term; 2], Term)>,
    ) -> Term {
        let source = self.source;
        let value = &self.parts.inputs.values[place];
        let (at, input) = (self.at(column), source.model.inputs.get(place));
        let kind = input.map_or(Kind::Number(0), |input| {
            let unit = Unit::parse(&input.unit).unwrap_or_default();
            kind(&unit, value.amount().unwrap_or(input.likely))
        });
        let term = match &self.scenarios[column].kind {
            Which::Named(named) => {
                let own = named.figures.get(&source.case.customer.industry);
                let own = own.and_then(|own| own.get(&input?.id));
                if let Some(own) = own {
                    return book.ask(at, kind, Some(*own));
                }
                value.clone()
            }
            Which::AtEnd { sides, .. } => match (ends, sides.get(place)) {
                (Some(([low, high], flag)), Some(Some(side))) => {
                    let end = if *side == Side::Low { low } else { high };
                    flag.equals(&Term::number(1.0)).choose(end, value)
                }
                _ => value.clone(),
            },
            Which::Expected => value.clone(),
        };
        book.work(at, Role::Figure, kind, &term)
    }

    /// The named formulas by scenario.
    pub(super) fn formulas(
        &mut self,
        book: &mut Book,
        inputs: Vec<Vec<Term>>,
    ) -> Result<Vec<Known>, Faults> {
        let source = self.source;
        let named = &source.model.formulas;
        if !named.is_empty() {
            self.section(book, source.t("workbook.formulas.title"));
        }
        let known: Vec<Known> = inputs
            .into_iter()
            .enumerate()
            .map(|(column, inputs)| {
                let first = self.at(column);
                Known::over(source, inputs, |place| {
                    first.down(u32::try_from(place).unwrap_or(0))
                })
            })
            .collect();
        for (place, formula) in named.iter().enumerate() {
            let terms = known.iter().map(|known| known.formula(source, place));
            let terms = terms.collect::<Result<Vec<_>, _>>()?;
            let label = source.of(&formula.label()).to_owned();
            self.put(book, (Role::Figure, Kind::Plain), &label, &terms);
        }
        Ok(known)
    }
}
