//! What a user does with the proposal: its parts, its words, its options.

use super::Session;
use super::action::Step;
use crate::case::{Alternative, Contact, LONGEST_TEXT, Paper, Part, ProposalSettings, Reader};
use crate::finance::Date;

/// A change of the proposal.
#[derive(Clone, Debug, PartialEq)]
pub enum ProposalEdit {
    /// Puts a part in, or leaves it out.
    Has(Part, bool),
    /// Moves a part to a place among all.
    Move(Part, usize),
    /// Puts a text in place of the standard one, in a reader's language; `None` brings that back.
    Write(Reader, String, Option<String>),
    /// Chooses the reader's language; that of the screen, if `None`.
    Language(Option<Reader>),
    /// Chooses the day on which the decision begins; the day of printing, if `None`.
    Start(Option<Date>),
    /// Chooses the paper.
    Paper(Paper),
    /// Adds an alternative to the terms on the table, which begins as they are.
    AddAlternative,
    /// Changes the alternative at a place; `None` takes it out.
    Alternative(usize, Option<Alternative>),
    /// Changes the customer's people, those without a name and a role left out.
    Contacts(Vec<Contact>),
}

/// The most alternatives beside the terms on the table.
pub const MOST_ALTERNATIVES: usize = 2;
/// The most people.
pub const MOST_CONTACTS: usize = 12;

impl Session {
    pub(super) fn propose(&mut self, edit: ProposalEdit) {
        let step = step(&edit);
        let case = self.documents.case();
        let settings = changed(&case.proposal, edit, &case.terms);
        let Some(settings) = settings else { return };
        if let Ok(documents) = self.documents.with_case(|case| case.proposal = settings) {
            self.change(step, documents);
        }
    }
}

/// What undo calls it. Typing on in one place is one change.
fn step(edit: &ProposalEdit) -> Step {
    match edit {
        ProposalEdit::Has(..) => Step::Choice("step.proposal_part"),
        ProposalEdit::Move(..) => Step::Choice("step.proposal_order"),
        // A step of its own, so that what was written comes back.
        ProposalEdit::Write(_, _, None) => Step::Choice("step.proposal_text"),
        ProposalEdit::Write(reader, name, _) => Step::Proposal(
            "step.proposal_text",
            format!("{} {name}", reader.locale().tag()),
        ),
        ProposalEdit::Language(_) => Step::Choice("step.proposal_language"),
        ProposalEdit::Start(_) => Step::Choice("step.proposal_start"),
        ProposalEdit::Paper(_) => Step::Choice("step.proposal_paper"),
        ProposalEdit::AddAlternative | ProposalEdit::Alternative(_, None) => {
            Step::Choice("step.proposal_option")
        }
        ProposalEdit::Alternative(place, Some(_)) => {
            Step::Proposal("step.proposal_option", place.to_string())
        }
        ProposalEdit::Contacts(people) => {
            Step::Proposal("step.proposal_contacts", people.len().to_string())
        }
    }
}

/// The settings after `edit`; `None` if it cannot be done.
fn changed(
    settings: &ProposalSettings,
    edit: ProposalEdit,
    terms: &crate::case::Chosen,
) -> Option<ProposalSettings> {
    let mut next = settings.clone();
    match edit {
        ProposalEdit::Has(part, on) => {
            next.left_out.retain(|other| *other != part);
            next.left_out.extend((!on).then_some(part));
            next.left_out.sort_unstable();
        }
        ProposalEdit::Move(part, place) => {
            let mut order = next.parts();
            order.retain(|other| *other != part);
            order.insert(place.min(order.len()), part);
            // The usual order need not be kept.
            next.order = if order == Part::ALL {
                Vec::new()
            } else {
                order
            };
        }
        ProposalEdit::Write(reader, name, text) => {
            let fits = |text: &String| text.chars().count() <= LONGEST_TEXT;
            if !text.as_ref().is_none_or(fits) {
                return None;
            }
            next.write(reader, &name, text);
        }
        ProposalEdit::Language(language) => next.language = language,
        ProposalEdit::Start(start) => next.start = start,
        ProposalEdit::Paper(paper) => next.paper = paper,
        ProposalEdit::AddAlternative => {
            if next.alternatives.len() >= MOST_ALTERNATIVES {
                return None;
            }
            next.alternatives.push(Alternative {
                name: String::new(),
                plan: terms.plan.clone(),
                years: terms.years,
                add_ons: terms.add_ons.clone(),
                packages: Vec::new(),
                agreed: None,
            });
        }
        ProposalEdit::Alternative(place, Some(alternative)) => {
            *next.alternatives.get_mut(place)? = alternative;
        }
        ProposalEdit::Alternative(place, None) => {
            (place < next.alternatives.len()).then(|| next.alternatives.remove(place))?;
        }
        ProposalEdit::Contacts(mut people) => {
            people.truncate(MOST_CONTACTS);
            next.contacts = people;
        }
    }
    Some(next)
}
