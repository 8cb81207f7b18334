//! The model's own formulas in the workbook's terms.

use super::book::{At, Book, Kind, Role};
use super::source::Source;
use super::term::{Term, Value};
use crate::document::Faults;

/// What the formulas know by name: every input, staff last, and the named formulas.
pub(super) struct Known {
    pub inputs: Vec<Term>,
    pub formulas: Vec<Term>,
}

impl Known {
    /// The figure that the program knows at `place`.
    fn at(&self, place: usize) -> Term {
        let known = self.inputs.iter().chain(&self.formulas).nth(place);
        known
            .cloned()
            .unwrap_or_else(|| Term::known("NA()", Value::Missing))
    }

    /// With `inputs`, and the named formulas in the cells that `cell` gives, without writing them.
    pub(super) fn over(source: &Source, inputs: Vec<Term>, cell: impl Fn(usize) -> At) -> Self {
        let numbers: Vec<f64> = inputs
            .iter()
            .map(|input| input.amount().unwrap_or(f64::NAN))
            .collect();
        let values = source.compiled.program().evaluate(&numbers);
        let named = values.into_iter().take(source.model.formulas.len());
        let formulas = named
            .enumerate()
            .map(|(place, value)| cell(place).term(Value::of(value.ok())));
        Self {
            formulas: formulas.collect(),
            inputs,
        }
    }

    /// The formula at `place` of the program.
    ///
    /// # Errors
    /// It is longer than a spreadsheet takes.
    pub(super) fn formula(&self, source: &Source, place: usize) -> Result<Term, Faults> {
        let Some(formula) = source.compiled.program().formula(place) else {
            return Err(vec![source.too_long(place)]);
        };
        let mut known = vec![None; self.inputs.len() + self.formulas.len()];
        for name in formula.names() {
            if let Some(value) = known.get_mut(name) {
                *value = self.at(name).amount();
            }
        }
        let text = formula.spreadsheet(|name| self.at(name).raw().to_owned());
        let text = text.map_err(|_| vec![source.too_long(place)])?;
        Ok(Term::written(
            text,
            Value::of(formula.evaluate(&known).ok()),
        ))
    }
}

/// Writes the named formulas, each with a name, from `at` on; gives what formulas know and the
/// first row that is free.
pub(super) fn write(
    source: &Source,
    book: &mut Book,
    (at, names): (At, &[String]),
    inputs: Vec<Term>,
) -> Result<(Known, u32), Faults> {
    if names.is_empty() {
        let formulas = Vec::new();
        return Ok((Known { inputs, formulas }, at.row));
    }
    book.say(at, Role::Section, source.t("workbook.formulas.title"));
    book.say(
        at.right(3),
        Role::HeadRight,
        source.t("workbook.formulas.value"),
    );
    book.say(
        at.right(4),
        Role::Head,
        source.t("workbook.formulas.formula"),
    );
    let first = at.down(1);
    let cell = |place: usize| first.right(3).down(u32::try_from(place).unwrap_or(0));
    let mut known = Known::over(source, inputs, cell);
    for (place, name) in names.iter().enumerate() {
        let at = cell(place);
        let value = known.formulas[place].value().clone();
        known.formulas[place] = book.name(name, at, &value);
    }
    for (place, (name, formula)) in names.iter().zip(&source.model.formulas).enumerate() {
        let term = known.formula(source, place)?;
        let at = cell(place);
        book.say(At { column: 0, ..at }, Role::Label, name);
        book.work(at, Role::Figure, Kind::Plain, &term);
        book.say(at.right(1), Role::Aside, &formula.formula);
    }
    let rows = u32::try_from(names.len()).unwrap_or(u32::MAX);
    Ok((known, first.down(rows + 1).row))
}
