//! Inputs and formulas that refer to each other by name, in an order that can be evaluated.

use super::evaluate::Failure;
use super::fault::Fault;
use super::parser::Names;
use super::syntax::Formula;

/// A formula and its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Definition<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text.
    pub formula: &'a str,
}

/// What is wrong with one definition.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgramFault {
    /// Its text.
    Formula(Fault),
    /// With it, all together have more parts than this.
    TooLarge(usize),
    /// It depends on itself through these definitions, itself first.
    Cycle(Vec<String>),
}

/// Formulas that can be evaluated together.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    pub(super) inputs: usize,
    pub(super) formulas: Vec<Formula>,
    /// Places of formulas, each behind those it uses.
    pub(super) order: Vec<usize>,
}

/// The most nodes of all definitions together: more would make every key press slow.
const MOST: usize = 50_000;

impl Program {
    /// Compiles `definitions` over `inputs`. Names are unique; a definition may use inputs and
    /// any other definition.
    ///
    /// # Errors
    /// Every definition that is wrong, by its place.
    pub fn compile(
        inputs: &[&str],
        definitions: &[Definition],
    ) -> Result<Self, Vec<(usize, ProgramFault)>> {
        let names: Vec<&str> = inputs
            .iter()
            .copied()
            .chain(definitions.iter().map(|d| d.name))
            .collect();
        let names = Names::new(&names);
        let mut formulas = Vec::new();
        let mut faults = Vec::new();
        let mut nodes = 0;
        for (place, definition) in definitions.iter().enumerate() {
            match Formula::parse_over(definition.formula, &names) {
                Ok(formula) => {
                    nodes += formula.nodes.len();
                    formulas.push(formula);
                }
                Err(fault) => faults.push((place, ProgramFault::Formula(fault))),
            }
            if nodes > MOST {
                faults.push((place, ProgramFault::TooLarge(MOST)));
                break;
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut program = Self {
            inputs: inputs.len(),
            formulas,
            order: Vec::new(),
        };
        program.order = program.sorted().map_err(|cycle| {
            let members = cycle
                .iter()
                .map(|place| definitions[*place].name.to_owned())
                .collect();
            vec![(cycle[0], ProgramFault::Cycle(members))]
        })?;
        Ok(program)
    }

    /// The value of every definition, in the order they were given.
    #[must_use]
    pub fn evaluate(&self, inputs: &[f64]) -> Vec<Result<f64, Failure>> {
        let mut known: Vec<Option<f64>> = inputs.iter().copied().map(Some).collect();
        known.resize(self.inputs + self.formulas.len(), None);
        let mut results: Vec<Option<Result<f64, Failure>>> = vec![None; self.formulas.len()];
        for place in &self.order {
            let value = self.formulas[*place].evaluate(&known);
            known[self.inputs + place] = value.as_ref().ok().copied();
            results[*place] = Some(value);
        }
        results.into_iter().flatten().collect()
    }

    /// The formula of the definition at `place`.
    #[must_use]
    pub fn formula(&self, place: usize) -> Option<&Formula> {
        self.formulas.get(place)
    }

    /// Places of the inputs that the definition at `place` rests on, directly or through
    /// others; in order, each once.
    #[must_use]
    pub fn inputs_of(&self, place: usize) -> Vec<usize> {
        let mut used = vec![false; self.inputs];
        let mut seen = vec![false; self.formulas.len()];
        let mut waiting = vec![place];
        while let Some(place) = waiting.pop() {
            if place >= seen.len() || std::mem::replace(&mut seen[place], true) {
                continue;
            }
            for name in self.formulas[place].names() {
                match name.checked_sub(self.inputs) {
                    Some(definition) => waiting.push(definition),
                    None => used[name] = true,
                }
            }
        }
        (0..self.inputs).filter(|input| used[*input]).collect()
    }

    /// Places of the definitions in layers: those of a layer rest on inputs and on earlier
    /// layers only.
    #[must_use]
    pub fn layers(&self) -> Vec<Vec<usize>> {
        let mut layers: Vec<Vec<usize>> = Vec::new();
        let mut depths = vec![0; self.formulas.len()];
        for place in &self.order {
            let below = self.uses(*place).map(|used| depths[used] + 1);
            let depth = below.max().unwrap_or(0);
            depths[*place] = depth;
            layers.resize_with(layers.len().max(depth + 1), Vec::new);
            layers[depth].push(*place);
        }
        layers
    }

    fn uses(&self, place: usize) -> impl Iterator<Item = usize> {
        self.formulas[place]
            .names()
            .filter_map(|name| name.checked_sub(self.inputs))
    }

    /// Formulas behind those they use, depth first; or the members of a cycle.
    fn sorted(&self) -> Result<Vec<usize>, Vec<usize>> {
        let mut order = Vec::with_capacity(self.formulas.len());
        let mut done = vec![false; self.formulas.len()];
        for start in 0..self.formulas.len() {
            // An explicit stack of (formula, what it still waits for): a long chain in a
            // hostile document must not exhaust the real one.
            let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
            if !done[start] {
                path.push((start, self.uses(start).collect()));
            }
            while let Some((place, waits)) = path.last_mut() {
                let place = *place;
                match waits.pop() {
                    Some(next) if done[next] => {}
                    Some(next) => {
                        if let Some(from) = path.iter().position(|(on, _)| *on == next) {
                            return Err(path[from..].iter().map(|(on, _)| *on).collect());
                        }
                        path.push((next, self.uses(next).collect()));
                    }
                    None => {
                        done[place] = true;
                        order.push(place);
                        path.pop();
                    }
                }
            }
        }
        Ok(order)
    }
}
