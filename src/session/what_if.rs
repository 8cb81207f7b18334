//! What if: a state to come back to, and states worth keeping.

use super::variants::{MOST_VARIANTS, tidy_name};
use super::{Documents, Session, Step, Variant};
use std::rc::Rc;

/// Something that is tried out.
#[derive(Clone, Debug, PartialEq)]
pub enum Trial {
    /// Turns "what if" on, the present state being the base; or off, everything as it is.
    Toggle,
    /// Brings everything back to the base.
    BackToBase,
    /// Keeps the present state under a name.
    Keep(String),
    /// Gives the variant at a place another name.
    Rename(usize, String),
    /// Brings the variant at a place back.
    Restore(usize),
    /// Forgets the variant at a place.
    Delete(usize),
}

impl Session {
    /// The same with these variants, as they were kept.
    #[must_use]
    pub fn with_variants(self, variants: Vec<Variant>) -> Self {
        Self {
            variants: Rc::new(variants),
            ..self
        }
    }

    /// The state at which "what if" was turned on; `None` while it is off.
    #[must_use]
    pub fn base(&self) -> Option<&Documents> {
        self.base.as_ref()
    }

    /// The states that were kept.
    #[must_use]
    pub fn variants(&self) -> &Rc<Vec<Variant>> {
        &self.variants
    }

    pub(super) fn attempt(&mut self, trial: Trial) {
        match trial {
            Trial::Toggle => {
                self.base = match self.base {
                    Some(_) => None,
                    None => Some(self.documents.clone()),
                }
            }
            Trial::BackToBase => {
                if let Some(base) = self.base.clone() {
                    self.go_to("step.base", base);
                }
            }
            Trial::Keep(name) => self.keep(&name),
            Trial::Rename(place, name) => {
                let name = tidy_name(&name);
                self.vary("step.rename", |variants| {
                    if let Some(variant) = variants.get_mut(place).filter(|_| !name.is_empty()) {
                        variant.name = name;
                    }
                });
            }
            Trial::Restore(place) => {
                if let Some(variant) = self.variants.get(place) {
                    let recalled = self.documents.recalled(&variant.documents);
                    self.go_to("step.restore", recalled);
                }
            }
            Trial::Delete(place) => self.vary("step.delete", |variants| {
                if place < variants.len() {
                    variants.remove(place);
                }
            }),
        }
    }

    fn keep(&mut self, name: &str) {
        let name = tidy_name(name);
        let documents = self.documents.clone();
        self.vary("step.keep", |variants| {
            if !name.is_empty() && variants.len() < MOST_VARIANTS {
                variants.push(Variant { name, documents });
            }
        });
    }

    fn vary(&mut self, step: &'static str, change: impl FnOnce(&mut Vec<Variant>)) {
        let mut variants = (*self.variants).clone();
        change(&mut variants);
        if variants != *self.variants {
            self.remember(Step::Choice(step));
            self.variants = Rc::new(variants);
        }
    }

    fn go_to(&mut self, step: &'static str, documents: Documents) {
        self.drafts.clear();
        if documents != self.documents {
            self.remember(Step::Choice(step));
            self.documents = documents;
        }
    }
}
