//! A derivation while it is written: steps by name, each valued as it is added.

use super::{Derivation, Evidence, Figure, Origin, Show, Source, Step};
use crate::document::Text;
use crate::format::{Arg, Message};
use crate::model::{Formula, Kind};

/// A derivation in the making.
#[derive(Default)]
pub(super) struct Sheet {
    steps: Vec<Step>,
    figures: Vec<Figure>,
}

impl Sheet {
    /// Adds an input that stands at a place of a document.
    pub(super) fn input(&mut self, id: &str, name: Message, show: Show, from: Source, value: f64) {
        self.add(id, name, show, Origin::Input(from), Some(value));
    }

    /// Adds an input of the playbook, by the key of its name.
    pub(super) fn playbook(
        &mut self,
        id: &str,
        key: &'static str,
        show: Show,
        path: impl Into<String>,
        value: f64,
    ) {
        let from = Source::Playbook(path.into());
        self.input(id, Message::new(key), show, from, value);
    }

    /// Adds a step, by the key of its name.
    pub(super) fn step(&mut self, id: &str, key: &'static str, show: Show, formula: &str) {
        self.named(id, Message::new(key), show, formula);
    }

    /// Adds a step of one year.
    pub(super) fn year(
        &mut self,
        id: &str,
        key: &'static str,
        show: Show,
        year: u32,
        formula: &str,
    ) {
        let name = Message::new(key).with("year", Arg::Number(f64::from(year), 0));
        self.named(id, name, show, formula);
    }

    /// Adds a step over the steps that stand already.
    pub(super) fn named(&mut self, id: &str, name: Message, show: Show, formula: &str) {
        if self.has(id) {
            return;
        }
        // Only names that can be meant: a long list would be searched for each of them.
        let places = self.steps.iter().zip(0..);
        let scope: Vec<(&str, usize)> = places
            .filter(|(step, _)| formula.contains(&step.id))
            .map(|(step, place)| (step.id.as_str(), place))
            .collect();
        let (origin, value) = self.worked_out(formula, &scope);
        self.add(id, name, show, origin, value);
    }

    /// Adds a step whose formula, a document's own, has its own names for other steps.
    pub(super) fn scoped(
        &mut self,
        id: &str,
        name: Message,
        show: Show,
        formula: &str,
        scope: &[(&str, usize)],
    ) {
        if self.has(id) {
            return;
        }
        let (origin, value) = self.worked_out(formula, scope);
        self.add(id, name, show, origin, value);
    }

    /// A formula over the steps of `scope`, and its value.
    fn worked_out(&self, formula: &str, scope: &[(&str, usize)]) -> (Origin, Option<f64>) {
        let names: Vec<&str> = scope.iter().map(|(name, _)| *name).collect();
        // A formula that cannot be read has no value, which the test of all formulas sees.
        let Ok(formula) = Formula::parse(formula, &names) else {
            return (Origin::Input(Source::Sought), None);
        };
        let values: Vec<Option<f64>> = scope
            .iter()
            .map(|(_, place)| self.steps[*place].value)
            .collect();
        let value = formula.evaluate(&values).ok();
        let mut uses: Vec<_> = formula
            .nodes()
            .iter()
            .filter_map(|node| match node.kind {
                Kind::Name(name) => Some((node.span.start, scope[name].1)),
                _ => None,
            })
            .collect();
        uses.sort_unstable();
        let uses = uses.into_iter().map(|(_, place)| place).collect();
        (Origin::Formula(formula, uses), value)
    }

    fn add(&mut self, id: &str, name: Message, show: Show, origin: Origin, value: Option<f64>) {
        if !self.has(id) {
            self.steps.push(Step {
                id: id.to_owned(),
                name,
                of: None,
                evidence: None,
                show,
                origin,
                value,
            });
        }
    }

    /// Says whose the step called `id` is, in a document's words.
    pub(super) fn of(&mut self, id: &str, text: &Text) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.id == id) {
            step.of = Some(text.clone());
        }
    }

    /// Says whose figure the step called `id` is.
    pub(super) fn evidence(&mut self, id: &str, evidence: Evidence) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.id == id) {
            step.evidence = Some(evidence);
        }
    }

    /// Takes the value from the step called `id`: what the formula asks for does not exist.
    pub(super) fn without_value(&mut self, id: &str) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.id == id) {
            step.value = None;
        }
    }

    /// Whether there is a step called `id`.
    pub(super) fn has(&self, id: &str) -> bool {
        self.place(id).is_some()
    }

    /// The value of the step called `id`; 0 if it has none.
    pub(super) fn value(&self, id: &str) -> f64 {
        let place = self.place(id);
        place
            .and_then(|place| self.steps[place].value)
            .unwrap_or(0.0)
    }

    /// Place of the step called `id`.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    /// Shows the step called `id` as a figure, which the engine says is `engine`.
    pub(super) fn figure(&mut self, id: &str, engine: Option<f64>) {
        if engine.is_none() {
            self.without_value(id);
        }
        if let Some(step) = self.place(id) {
            self.figures.push(Figure { step, engine });
        }
    }

    /// The derivation.
    pub(super) fn done(self) -> Derivation {
        Derivation {
            steps: self.steps,
            figures: self.figures,
        }
    }
}

/// `parts` as a sum; 0 if there are none.
pub(super) fn sum(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().collect();
    if parts.is_empty() {
        "0".to_owned()
    } else {
        parts.join(" + ")
    }
}
