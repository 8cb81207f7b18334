//! What other tabs write of the case on screen.

use super::cases::Cases;
use super::journal;
use super::news::News;
use crate::browser::clock;
use crate::keeping::{Known, Meeting, Record, Why, meet};
use crate::session::{CaseId, Turn, Variant, read_variants};

impl Cases {
    /// Meets what another tab has written of the case on screen.
    pub(super) fn meet(&self, theirs: Record) {
        let mut inner = self.inner.borrow_mut();
        let shown = inner.shown.clone();
        if theirs.id != shown.id {
            return;
        }
        let knew = inner.known.get(&shown.id).cloned().unwrap_or_default();
        let tab = inner.tab.clone();
        let mine = Record::of(&shown.id, &shown.documents, &knew.stamp, &tab, clock());
        match meet(&knew, &mine.content(), &theirs.known()) {
            Meeting::Keep => {}
            Meeting::Agreed => {
                let known = Known {
                    stamp: knew.stamp.joined(&theirs.stamp),
                    content: theirs.content(),
                };
                inner.known.insert(shown.id, known);
                drop(inner);
                self.settle(None);
            }
            Meeting::Follow => {
                drop(inner);
                self.follow(theirs);
            }
            Meeting::Both => {
                drop(inner);
                self.mark(mine, Why::OtherTab, None);
                self.mark(theirs.clone(), Why::OtherTab, None);
                self.settle(Some(theirs));
            }
        }
    }

    /// Shows what another tab has made of the case.
    fn follow(&self, theirs: Record) {
        let known = theirs.known();
        self.inner
            .borrow_mut()
            .known
            .insert(theirs.id.clone(), known);
        self.settle(None);
        self.turn(Turn::Follow, theirs, None);
    }

    /// Notes what another tab has made of the case, where both have changed it.
    pub(super) fn settle(&self, theirs: Option<Record>) {
        self.tell(News::Both(theirs.is_some()));
        self.inner.borrow_mut().theirs = theirs;
    }

    /// The user wants what the other tab has.
    pub fn take_theirs(&self) {
        let theirs = self.inner.borrow_mut().theirs.take();
        if let Some(theirs) = theirs {
            self.follow(theirs);
        }
    }

    /// The user wants what this tab has.
    pub fn keep_mine(&self) {
        let theirs = self.inner.borrow_mut().theirs.take();
        if let Some(theirs) = theirs {
            let mut inner = self.inner.borrow_mut();
            let known = inner.known.entry(theirs.id.clone()).or_default();
            known.stamp = known.stamp.joined(&theirs.stamp);
            known.content.clear();
            drop(inner);
            self.settle(None);
            self.keep();
        }
    }

    /// Another tab has written something of the case `id` to the journal.
    pub(super) fn heard(&self, id: &CaseId) {
        self.hear(id, journal::text(id));
        self.meet_variants(id);
    }

    /// Meets the record in `text`, if it is one and this tab does not know it.
    pub(super) fn hear(&self, id: &CaseId, text: Option<String>) {
        let text = text.filter(|text| self.is_news(id, text));
        if let Some(theirs) = text.and_then(|text| Record::read(&text).ok()) {
            self.meet(theirs);
        }
    }

    /// What another tab keeps beside the case is shown here too; what only this tab has stays.
    fn meet_variants(&self, id: &CaseId) {
        let (shown, known) = {
            let inner = self.inner.borrow();
            (inner.shown.clone(), inner.beside.get(id).cloned())
        };
        let theirs = journal::variants(id);
        if shown.id != *id || theirs == known || theirs == shown.beside() {
            return;
        }
        let read = |text: &String| read_variants(text, &shown.documents).0;
        let mut variants: Vec<Variant> = theirs.as_ref().map(read).unwrap_or_default();
        if shown.beside() != known {
            let mine = shown.variants.iter();
            let more: Vec<_> = mine
                .filter(|mine| !variants.contains(mine))
                .cloned()
                .collect();
            variants.extend(more);
        }
        let mut inner = self.inner.borrow_mut();
        inner.beside.insert(id.clone(), theirs.unwrap_or_default());
        let tab = inner.tab.clone();
        let stamp = inner.known.get(id).cloned().unwrap_or_default().stamp;
        drop(inner);
        let record = Record::of(id, &shown.documents, &stamp, &tab, clock());
        self.turn(Turn::Follow, record, Some(variants));
    }
}
