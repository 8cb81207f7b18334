//! The one who keeps: writes the case on screen to the journal and on to the large store, and
//! meets what other tabs write.

use super::journal;
use super::news::{Keeping, News};
use super::shown::{Inner, Shown};
use crate::browser::{Channel, Refusal, Shelf, clock};
use crate::keeping::{Head, Record, Why, due, keys};
use crate::session::{Action, CaseId, Opened, Turn, Variant};
use crate::ui::app::Dispatch;
use crate::ui::startup::Start;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::UseReducerDispatcher;
use yew::platform::spawn_local;

/// The one who keeps. All clones are the same one.
#[derive(Clone)]
pub struct Cases {
    pub(super) inner: Rc<RefCell<Inner>>,
    pub(super) dispatch: Dispatch,
    pub(super) news: UseReducerDispatcher<Keeping>,
}

impl PartialEq for Cases {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Cases {
    /// Keeps for the session that begins so.
    pub(super) fn new(
        start: &Start,
        dispatch: Dispatch,
        news: UseReducerDispatcher<Keeping>,
    ) -> Self {
        let shown = Shown::of(&start.session);
        let known = start.record.as_ref();
        let known = known.filter(|record| record.id == shown.id);
        let inner = Inner {
            tab: start.tab.clone(),
            known: known
                .map(|r| (r.id.clone(), r.known()))
                .into_iter()
                .collect(),
            beside: BTreeMap::new(),
            theirs: None,
            shelf: None,
            later: Vec::new(),
            waiting: BTreeMap::new(),
            writing: false,
            marked: BTreeMap::new(),
            channel: None,
            old: start.old,
            shown,
        };
        Self {
            inner: Rc::new(RefCell::new(inner)),
            dispatch,
            news,
        }
    }

    /// What is on screen, at once after each change. Another case is a farewell to the last.
    pub(super) fn see(&self, shown: Shown) {
        let id = shown.id.clone();
        let before = std::mem::replace(&mut self.inner.borrow_mut().shown, shown);
        if before.id == id {
            return;
        }
        self.write(&before);
        self.settle(None);
        self.leave(before);
        journal::stay(&id);
        self.arrive();
    }

    /// Keeps what has stood still for a moment.
    pub(super) fn keep(&self) {
        let shown = self.inner.borrow().shown.clone();
        journal::stay(&shown.id);
        self.write(&shown);
    }

    /// Keeps what stands beside the case.
    pub(super) fn keep_variants(&self) {
        let shown = self.inner.borrow().shown.clone();
        let text = shown.beside();
        let known = self.inner.borrow().beside.get(&shown.id).cloned();
        if known == text {
            return;
        }
        let went = journal::keep_variants(&shown.id, text.as_deref());
        self.tell(News::Beside(went.err()));
        let mut inner = self.inner.borrow_mut();
        match &text {
            Some(text) => inner.beside.insert(shown.id.clone(), text.clone()),
            None => inner.beside.remove(&shown.id),
        };
        if let Some(store) = inner.shelf.clone().filter(Shelf::is_large) {
            let (cases, key) = (self.clone(), keys::variants(&shown.id));
            spawn_local(async move {
                cases.report(store.write(vec![(key, text)]).await);
            });
        }
    }

    /// Writes what is shown to the journal, and has it brought to the large store.
    fn write(&self, shown: &Shown) {
        let mut inner = self.inner.borrow_mut();
        let known = inner.known.get(&shown.id).cloned().unwrap_or_default();
        let tab = inner.tab.clone();
        let record = Record::of(&shown.id, &shown.documents, &known.stamp, &tab, clock());
        let content = record.content();
        let chosen = inner.theirs.is_none() || inner.shown.id != shown.id;
        if known.content == content || !chosen {
            return;
        }
        // Another tab may have written a moment ago, and its message still be on its way.
        let there = journal::text(&shown.id);
        let stamp = there.as_deref().and_then(Record::stamp_in);
        let theirs = there.filter(|_| stamp.is_some_and(|stamp| !known.stamp.knows(&stamp)));
        if let Some(theirs) = theirs.and_then(|text| Record::read(&text).ok()) {
            drop(inner);
            self.meet(theirs);
            return;
        }
        inner.known.insert(shown.id.clone(), record.known());
        let working = inner.marked.get(&shown.id).copied();
        inner.waiting.insert(shown.id.clone(), record.clone());
        drop(inner);
        let went = journal::keep(&record);
        if went.is_ok() && std::mem::take(&mut self.inner.borrow_mut().old) {
            self.keep_variants();
            journal::forget_old();
        }
        self.tell(News::Journal(went.err()));
        if working.is_some_and(|last| due(last, record.changed)) {
            self.mark(record, Why::Pause, None);
        }
        self.pump();
    }

    /// Brings what waits to the large store, one after the other.
    pub(super) fn pump(&self) {
        let mut inner = self.inner.borrow_mut();
        let Some(store) = inner.shelf.clone().filter(|_| !inner.writing) else {
            return;
        };
        let Some((id, record)) = inner.waiting.pop_first() else {
            return;
        };
        inner.writing = true;
        drop(inner);
        let cases = self.clone();
        spawn_local(async move {
            let mut theirs = None;
            let written = store
                .write_over(&keys::head(&id), |stored| {
                    theirs = stored.and_then(Head::read);
                    let free = theirs
                        .as_ref()
                        .is_none_or(|head| record.stamp.knows(&head.stamp));
                    free.then(|| {
                        let head = record.head().after(theirs.as_ref());
                        vec![
                            (keys::record(&id), Some(record.text())),
                            (keys::head(&id), Some(head.text())),
                        ]
                    })
                })
                .await;
            cases.inner.borrow_mut().writing = false;
            match written {
                Ok(true) => cases.announce(&id),
                Ok(false) => cases.clash(&store, record).await,
                Err(refusal) => {
                    // It stays in line for the next change.
                    let mut inner = cases.inner.borrow_mut();
                    inner.waiting.entry(id).or_insert(record);
                    drop(inner);
                    cases.report(Err(refusal));
                    return;
                }
            }
            cases.report(Ok(()));
            cases.pump();
        });
    }

    /// `mine` could not go to the large store, because another tab's state is there.
    async fn clash(&self, store: &Shelf, mine: Record) {
        let theirs = store.get(&keys::record(&mine.id)).await;
        let theirs = theirs
            .ok()
            .flatten()
            .and_then(|text| Record::read(&text).ok());
        let here = self.inner.borrow().shown.id == mine.id;
        match theirs.filter(|_| here) {
            Some(theirs) => self.meet(theirs),
            // Nobody looks at it any more: it goes to the history.
            None => self.mark(mine, Why::OtherTab, None),
        }
    }

    pub(super) fn turn(&self, turn: Turn, record: Record, variants: Option<Vec<Variant>>) {
        let opened = Opened {
            id: record.id,
            case: record.case,
            way: record.way,
            received: record.received,
            notes: record.notes,
            variants,
        };
        self.dispatch.dispatch(Action::Turn(turn, Box::new(opened)));
    }

    /// What is gone from the screen: forgotten if nobody entered anything, else its state is one
    /// to come back to.
    fn leave(&self, before: Shown) {
        if before.untouched() {
            self.forget_untouched(before.id);
            return;
        }
        let record = self.record_of(&before);
        self.mark(record, Why::Pause, None);
    }

    /// What came on screen: if it was deleted it is wanted again, and if another tab has gone on
    /// with it this one follows.
    fn arrive(&self) {
        let (id, record) = {
            let shown = self.inner.borrow().shown.clone();
            (shown.id.clone(), self.record_of(&shown))
        };
        self.heard(&id);
        if !self.inner.borrow().shown.untouched() {
            self.mark(record, Why::Opened, None);
        }
        self.revive(&id);
    }

    pub(super) fn record_of(&self, shown: &Shown) -> Record {
        let inner = self.inner.borrow();
        let known = inner.known.get(&shown.id).cloned().unwrap_or_default();
        Record {
            stamp: known.stamp.clone(),
            ..Record::of(
                &shown.id,
                &shown.documents,
                &known.stamp,
                &inner.tab,
                clock(),
            )
        }
    }

    /// Whether the record in `text` is news to this tab.
    pub(super) fn is_news(&self, id: &CaseId, text: &str) -> bool {
        let known = self
            .inner
            .borrow()
            .known
            .get(id)
            .cloned()
            .unwrap_or_default();
        let stamp = Record::stamp_in(text);
        stamp.is_some_and(|stamp| !known.stamp.knows(&stamp))
    }

    /// Notes what was read of a case.
    pub(super) fn learn(&self, record: &Record, beside: Option<String>) {
        let mut inner = self.inner.borrow_mut();
        inner.known.insert(record.id.clone(), record.known());
        if let Some(beside) = beside {
            inner.beside.insert(record.id.clone(), beside);
        }
    }

    /// Forgets what was known of a case, and what still waits for it.
    pub(super) fn unlearn(&self, id: &CaseId) -> Option<Record> {
        let mut inner = self.inner.borrow_mut();
        inner.known.remove(id);
        inner.beside.remove(id);
        inner.marked.remove(id);
        inner.waiting.remove(id)
    }

    pub(super) fn open_channel(&self, channel: Option<Channel>) {
        self.inner.borrow_mut().channel = channel;
    }

    /// Tells the other tabs that something of `id` has changed, and this one's screen.
    pub(super) fn announce(&self, id: &CaseId) {
        if let Some(channel) = &self.inner.borrow().channel {
            channel.say(id.as_str());
        }
        self.tell(News::Changed);
    }

    pub(super) fn shelf(&self) -> Option<Shelf> {
        self.inner.borrow().shelf.clone()
    }

    pub(super) fn report(&self, went: Result<(), Refusal>) {
        self.tell(News::Shelf(went.err()));
    }

    pub(super) fn tell(&self, news: News) {
        self.news.dispatch(news);
    }
}
