//! Everything a user can do, and the one function that does it.

use super::typed::{Draft, first, set, typed};
use super::{
    Counted, Documents, Edit, Field, Opened, OtherPlaybook, OwnEdit, Point, ProposalEdit,
    ScenarioEdit, Session, Trial, Turn, blank_case,
};
use crate::case::{CaseTiming, Scenario};
use crate::document::Faults;
use crate::economics::Way;
use crate::format::{Locale, Message};
use crate::handoff::Notes;
use crate::link::Shared;
use crate::playbook::AeTime;
use crate::sheet::Cell;
use std::rc::Rc;

/// Something a user does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Types in a field.
    Type(Field, String),
    /// Moves a field's slider.
    Slide(Field, f64),
    /// Wants a deal of this size, money a year: so many units as come closest.
    Resize(f64),
    /// Gives up what stands in a field and could not be taken.
    Discard(Field),
    /// Chooses the customer's industry.
    ChooseIndustry(String),
    /// Chooses a plan.
    ChoosePlan(String),
    /// Takes an add-on, or leaves it.
    ChooseAddOn(String, bool),
    /// Chooses a contract term, years.
    ChooseTerm(u32),
    /// Chooses when the subscription counts as paid.
    ChooseTiming(CaseTiming),
    /// Chooses the scenario in which the customer's hurdles must hold.
    ChooseScenario(Scenario),
    /// Switches a driver or a cost of the ROI model on or off.
    Count(Counted, bool),
    /// Changes the named scenarios.
    Scenarios(ScenarioEdit),
    /// Changes the drivers that were added for the customer.
    Own(OwnEdit),
    /// Says whether account executives have hours to spare.
    ChooseAeTime(AeTime),
    /// Puts the terms of the remedy that does this on the table.
    Pick(Way),
    /// Goes back to list terms.
    ListTerms,
    /// Tries something out, or keeps a state that was tried.
    Try(Trial),
    /// Opens a case that somebody sent.
    Receive(Rc<Shared>),
    /// Stops comparing the case with what was sent.
    Forget,
    /// Starts with another customer.
    NewCustomer,
    /// Goes back to the sample customer and the sample playbook.
    Sample,
    /// Takes the sample customer and the team of founding document 002.
    SmbTeam,
    /// Edits the playbook in its tables.
    Edit(Edit),
    /// Turns to another case, or to another state of this one.
    Turn(Turn, Box<Opened>),
    /// Takes over the playbook that another tab has kept.
    FollowPlaybook(Box<OtherPlaybook>),
    /// Changes the proposal.
    Propose(ProposalEdit),
    /// Writes on the handoff sheet.
    Note(Notes),
    /// Chooses the language of the screen.
    Speak(Locale),
    /// Takes back the last change.
    Undo,
    /// Brings it again.
    Redo,
    /// Takes back so many changes.
    Back(usize),
    /// Brings so many again.
    Forward(usize),
}

/// A change that can be taken back, for the tooltip of the undo button.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A field.
    Field(Field),
    /// A cell of the playbook's tables.
    Cell(Cell),
    /// A text of the proposal: the key of its name, and which one.
    Proposal(&'static str, String),
    /// A choice, by the key of its name.
    Choice(&'static str),
}

/// The most changes that can be taken back.
const MOST_STEPS: usize = 300;
/// The most units that a case can name.
const LARGEST_QUANTITY: u32 = 10_000_000;

impl Session {
    /// The session after `action`.
    #[must_use]
    pub fn apply(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.refused = None;
        match action {
            Action::Pick(way) => {
                if let Some(remedy) = self.documents.deal().advice.get(way) {
                    next.choose("step.pick", self.documents.picked(remedy));
                    next.keep_drafts(&self.documents);
                }
            }
            Action::ListTerms => {
                let changed = self.documents.with_case(|case| case.terms.agreed = None);
                next.choose("step.list_terms", changed);
                next.keep_drafts(&self.documents);
            }
            Action::Type(field, text) => {
                let result = typed(&self.documents, self.locale, &field, &text);
                next.take(field, text, result);
            }
            Action::Slide(field, value) => match set(&self.documents, &field, Some(value)) {
                Ok(documents) => {
                    next.drafts.remove(&field);
                    next.change(Step::Field(field), documents);
                }
                Err(problem) => next.refuse(Step::Field(field), problem),
            },
            Action::Resize(yearly) => {
                let calculator = self.documents.desk().calculator();
                let quantity =
                    calculator.quantity_for(self.documents.case(), yearly, LARGEST_QUANTITY);
                if let Some(quantity) = quantity {
                    let value = f64::from(quantity);
                    return self.apply(Action::Slide(Field::Quantity, value));
                }
            }
            Action::Discard(field) => {
                next.drafts.remove(&field);
            }
            Action::Speak(locale) => {
                next.locale = locale;
                // What one language's notation refuses may be plain in another's.
                next.retry();
                next.retry_cells();
            }
            Action::Try(trial) => next.attempt(trial),
            Action::Edit(edit) => return next.edit(edit),
            Action::Propose(edit) => next.propose(edit),
            Action::Note(notes) => {
                let step = Step::Proposal("step.handoff", String::new());
                next.change(step, self.documents.clone().noted(Rc::new(notes)));
            }
            Action::Undo => next.travel(true),
            Action::Redo => next.travel(false),
            Action::Receive(shared) => next.receive(shared),
            Action::Forget => next.forget(),
            Action::Back(count) => (0..count).for_each(|_| next.travel(true)),
            Action::Forward(count) => (0..count).for_each(|_| next.travel(false)),
            Action::Turn(turn, opened) => next.turn(turn, *opened),
            Action::FollowPlaybook(other) => next.follow_playbook(*other),
            Action::NewCustomer => {
                let case = blank_case(self.documents.playbook());
                let changed = self.documents.with_case(|old| *old = case);
                // What was noted of one customer is no business of the next one's.
                next.replace("step.new_customer", changed.map(Documents::of_nobody));
            }
            Action::Sample => next.replace("step.sample", Documents::sample()),
            Action::SmbTeam => next.replace("step.smb_team", Documents::smb_team()),
            Action::ChooseIndustry(id) => next.choose_industry(id),
            Action::ChoosePlan(id) => next.choose_plan(id),
            Action::ChooseAddOn(id, taken) => next.choose_add_on(id, taken),
            Action::ChooseTerm(years) => {
                next.choose_in_case("step.term", |c| c.terms.years = years);
            }
            Action::ChooseTiming(timing) => {
                next.choose_in_case("step.timing", |c| c.timing = timing);
            }
            Action::ChooseScenario(scenario) => {
                next.choose_in_case("step.scenario", |case| case.hurdles.scenario = scenario);
            }
            Action::Count(what, on) => next.count(&what, on),
            Action::Scenarios(edit) => next.edit_scenarios(edit),
            Action::Own(edit) => next.edit_own(edit),
            Action::ChooseAeTime(time) => {
                let documents = &self.documents;
                let changed = documents.with_playbook(|playbook| playbook.capacity.ae_time = time);
                next.choose("step.ae_time", changed);
            }
        }
        next
    }

    fn take(&mut self, field: Field, text: String, result: Result<Documents, Message>) {
        match result {
            Ok(documents) => {
                self.drafts.remove(&field);
                self.change(Step::Field(field), documents);
                self.retry();
            }
            Err(problem) => {
                self.drafts.insert(field, Draft { text, problem });
            }
        }
    }

    /// A change may make room for what waits in another field, such as a lower limit that had
    /// to stay below an upper one.
    fn retry(&mut self) {
        for (field, draft) in self.drafts.clone() {
            if let Ok(documents) = typed(&self.documents, self.locale, &field, &draft.text) {
                self.drafts.remove(&field);
                self.change(Step::Field(field), documents);
            }
        }
    }

    pub(super) fn choose(&mut self, step: &'static str, changed: Result<Documents, Faults>) {
        match changed {
            Ok(documents) => self.change(Step::Choice(step), documents),
            Err(faults) => self.refuse(Step::Choice(step), first(faults)),
        }
    }

    /// Gives up what waits in fields whose value has changed since `before`, or that are gone.
    pub(super) fn keep_drafts(&mut self, before: &Documents) {
        let now = &self.documents;
        let same = |field: &Field| {
            field.number(before) == field.number(now)
                && before.case().customer.name == now.case().customer.name
        };
        self.drafts.retain(|field, _| same(field));
    }

    /// As [`Self::choose`], where nothing on screen may stay as it was: what was tried out and
    /// kept belongs to the customer before.
    fn replace(&mut self, step: &'static str, changed: Result<Documents, Faults>) {
        if let Ok(documents) = changed {
            self.drafts.clear();
            self.base = None;
            if documents != self.documents || !self.variants.is_empty() {
                self.remember(Step::Choice(step));
                self.begun.next();
                self.documents = documents;
                self.variants = Rc::default();
            }
        }
    }

    /// Typing on in one field is one change.
    pub(super) fn change(&mut self, step: Step, documents: Documents) {
        if documents == self.documents {
            return;
        }
        let goes_on = matches!(step, Step::Field(_) | Step::Cell(_) | Step::Proposal(..))
            && self.future.is_empty()
            && self.undoable() == Some(&step);
        if !goes_on {
            self.remember(step);
        }
        self.future.clear();
        self.documents = documents;
        // Typing that has come back to where it began was no change.
        let before = self.past.last().map(|(_, before)| before);
        if goes_on && before.is_some_and(|before| before.documents == self.documents) {
            self.past.pop();
        }
    }

    /// Makes the present state one that undo goes back to.
    pub(super) fn remember(&mut self, step: Step) {
        self.past.push((step, self.point()));
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
        self.future.clear();
    }

    fn point(&self) -> Point {
        Point {
            id: self.id().clone(),
            documents: self.documents.clone(),
            variants: self.variants.clone(),
        }
    }

    fn travel(&mut self, back: bool) {
        let present = self.point();
        let (from, to) = if back {
            (&mut self.past, &mut self.future)
        } else {
            (&mut self.future, &mut self.past)
        };
        if let Some((step, point)) = from.pop() {
            to.push((step, present.clone()));
            self.documents = point.documents;
            self.variants = point.variants;
            if point.id == present.id {
                self.keep_drafts(&present.documents);
            } else {
                self.drafts.clear();
                self.base = None;
                self.begun.id = point.id;
            }
        }
    }
}
