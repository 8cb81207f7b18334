//! What a prospect does, and what comes of it.

use super::field::Field;
use super::lead::Sending;
use super::told::{Told, changed};
use super::visit::{Panel, Visit};
use crate::document::Tree;

/// Something a prospect does, or that becomes of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Types into a field, or picks from its list.
    Type(Field, String),
    /// Leaves a field: what could be read stands there as we write it.
    Leave(Field),
    /// Takes back what they put into a field.
    Reset(Field),
    /// Switches a driver on or off.
    Switch(String, bool),
    /// Opens a part of the page, or closes it.
    Open(Panel),
    /// Follows the way to buy.
    Follow,
    /// Begins anew.
    StartOver,
    /// Types into the contact form.
    Contact(String, String),
    /// Agrees to be contacted, or does not.
    Consent(bool),
    /// Where sending the contact form has got to.
    Sending(Sending),
    /// Keeps a copy.
    Keep(String),
    /// The link to a copy is ready.
    Link(String),
    /// The link was copied.
    Copied,
}

impl Visit {
    /// Does it, and says what the page around is told.
    pub fn apply(&mut self, action: Action) -> Vec<Told> {
        match action {
            Action::Type(field, text) => self.type_into(field, text),
            Action::Leave(field) => {
                self.leave(&field);
                Vec::new()
            }
            Action::Reset(field) => self.reset(&field),
            Action::Switch(driver, on) => {
                self.switch(driver.clone(), on);
                vec![changed(driver, Tree::Bool(on)), self.result()]
            }
            Action::Open(panel) => self.open_panel(panel),
            Action::Follow => vec![self.followed()],
            Action::StartOver => {
                self.start_over();
                vec![self.result()]
            }
            Action::Contact(name, text) => {
                self.lead_mut().write(name, &text);
                Vec::new()
            }
            Action::Consent(consent) => {
                self.lead_mut().consent = consent;
                Vec::new()
            }
            Action::Sending(sending) => {
                let told = sending.told();
                self.lead_mut().sending = sending;
                told.into_iter().collect()
            }
            Action::Keep(how) => vec![Told::Share(how)],
            Action::Link(link) => {
                self.set_link(link);
                Vec::new()
            }
            Action::Copied => {
                self.set_copied();
                vec![Told::Share("link".to_owned())]
            }
        }
    }

    fn open_panel(&mut self, panel: Panel) -> Vec<Told> {
        let open = !self.is_open(panel);
        self.set_open(panel, open);
        if open {
            vec![Told::View(panel.name())]
        } else {
            Vec::new()
        }
    }
}
