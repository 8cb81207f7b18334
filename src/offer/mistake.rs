//! Where in its text a formula is wrong: for an editor that marks the place.

use super::compiled::{STAFF, definitions};
use super::roi_model::RoiModel;
use super::units;
use crate::document::Fault as DocumentFault;
use crate::format::Message;
use crate::model::{Definition, Fault, Program, ProgramFault};
use std::cell::RefCell;

impl RoiModel {
    /// What is wrong with the text of the formula at `path`, such as `drivers[1].baseline`, and
    /// at which bytes of it; `None` if it is not that text.
    #[must_use]
    pub fn formula_mistake(&self, path: &str) -> Option<Fault> {
        let all = definitions(self);
        let place = all.iter().position(|(_, known, _)| known == path)?;
        let inputs = self.inputs.iter().map(|input| input.id.as_str());
        let inputs: Vec<&str> = inputs.chain([STAFF]).collect();
        let formulas = all
            .iter()
            .map(|(name, _, formula)| Definition { name, formula });
        let formulas: Vec<Definition> = formulas.collect();
        let program = match Program::compile(&inputs, &formulas) {
            Ok(program) => program,
            Err(found) => {
                let here = found.into_iter().find(|(at, _)| *at == place);
                return match here? {
                    (_, ProgramFault::Formula(fault)) => Some(fault),
                    _ => None,
                };
            }
        };
        let here = RefCell::new(None);
        let told = |at: usize, fault: Fault| {
            if at == place {
                here.replace(Some(fault));
            }
            DocumentFault::at(path, Message::new("formula.end"))
        };
        let paths: Vec<String> = all.iter().map(|(_, path, _)| path.clone()).collect();
        // Only what is told on the way is of interest.
        let _ = units::of_definitions(self, &program, &paths, told);
        here.into_inner()
    }
}
