//! What is done with the cases in the list.

use super::cases::Cases;
use super::journal;
use super::news::News;
use super::shown::Shown;
use crate::browser::{Changes, Refusal, Shelf, clock};
use crate::document::Faults;
use crate::keeping::{CaseList, Head, Record, Stamp, View, keys, name_of_copy};
use crate::session::{Action, CaseId, Turn, read_variants};
use crate::ui::startup::{CASE_FILE, Unreadable};
use yew::platform::spawn_local;

impl Cases {
    /// All cases.
    pub async fn list(&self) -> CaseList {
        let Some(store) = self.shelf() else {
            return CaseList::default();
        };
        let heads = store.range(keys::HEADS).await.unwrap_or_default();
        let heads = heads.iter().filter_map(|(_, text)| Head::read(text));
        // What the large store has not taken is in the journal.
        CaseList::new(heads.chain(journal::heads()))
    }

    /// The text kept of the case `id`, the later one of the two stores.
    async fn text(&self, id: &CaseId) -> Option<String> {
        let large = match self.shelf() {
            Some(store) => store.get(&keys::record(id)).await.ok().flatten(),
            None => None,
        };
        let count = |text: &String| Record::stamp_in(text).map_or(0, |stamp| stamp.count);
        let both = large.into_iter().chain(journal::text(id));
        both.max_by_key(count)
    }

    async fn beside(&self, id: &CaseId) -> Option<String> {
        match (journal::variants(id), self.shelf()) {
            (Some(text), _) => Some(text),
            (None, Some(store)) => store.get(&keys::variants(id)).await.ok().flatten(),
            (None, None) => None,
        }
    }

    /// Opens the case `id`.
    pub fn open(&self, id: CaseId) {
        let cases = self.clone();
        spawn_local(async move { cases.open_where(&id, |_| true).await });
    }

    /// Opens the case `id`, if `still` holds of what is on screen once it is read.
    pub(super) async fn open_where(&self, id: &CaseId, still: impl Fn(&Shown) -> bool) {
        let Some(text) = self.text(id).await else {
            return;
        };
        let beside = self.beside(id).await;
        if !still(&self.inner.borrow().shown) {
            return;
        }
        match Record::read(&text) {
            Ok(record) => self.show(record, beside),
            Err(faults) => self.complain("banner.broken_case", text, faults),
        }
    }

    fn show(&self, record: Record, beside: Option<String>) {
        let documents = self.inner.borrow().shown.documents.clone();
        let misfits = documents.misfits(&record.case);
        let fitted = documents.with_opened(&record.case, record.way);
        let read = |text: &String| read_variants(text, &documents).0;
        let variants = beside.as_ref().map(read).unwrap_or_default();
        if !misfits.is_empty() {
            let said = match fitted {
                Ok(_) => "banner.fitted_case",
                Err(_) => "banner.broken_case",
            };
            let text = serde_json::to_string_pretty(&record.case).unwrap_or_default();
            self.complain(said, text, misfits);
        }
        self.learn(&record, beside);
        self.turn(Turn::Open, record, Some(variants));
    }

    fn complain(&self, said: &'static str, text: String, faults: Faults) {
        self.tell(News::Unreadable(Unreadable {
            file: CASE_FILE,
            said,
            text,
            faults,
        }));
    }

    /// Makes a copy of the case `id`, under a name that no other has.
    pub fn duplicate(&self, id: CaseId) {
        let cases = self.clone();
        self.with_shelf(move |store| async move {
            let list = cases.list().await;
            let text = cases.text(&id).await;
            let Some(original) = text.and_then(|text| Record::read(&text).ok()) else {
                return Ok(());
            };
            let names: Vec<&str> = list.heads().iter().map(|head| head.name.as_str()).collect();
            let now = clock();
            let tab = cases.inner.borrow().tab.clone();
            let mut copy = Record {
                // No other copy is made in the same millisecond of the same tab.
                id: CaseId::new(&format!("{tab}-{now:.0}")).unwrap_or_else(|| id.clone()),
                stamp: Stamp::default().next(&tab),
                changed: now,
                ..original
            };
            let name = &mut copy.case.customer.name;
            *name = name_of_copy(name, &names);
            let mut changes = vec![
                (keys::record(&copy.id), Some(copy.text())),
                (keys::head(&copy.id), Some(copy.head().text())),
            ];
            let beside = cases.beside(&id).await;
            changes.extend(beside.map(|text| (keys::variants(&copy.id), Some(text))));
            store.write(changes).await?;
            cases.announce(&copy.id);
            Ok(())
        });
    }

    /// Puts the case `id` away, or takes it out again.
    pub fn archive(&self, id: CaseId, archived: bool) {
        self.change(id, move |head| head.archived = archived);
    }

    /// Deletes the case `id`: it can come back until it is forgotten. One that is on screen
    /// makes room for a blank one.
    pub fn delete(&self, id: CaseId) {
        let cases = self.clone();
        self.with_shelf(move |store| async move {
            let name = cases.list().await.get(&id).map(|head| head.name.clone());
            // What was typed a moment ago goes with it, and must not bring it back.
            cases.keep();
            let last = cases.inner.borrow_mut().waiting.remove(&id);
            let delete = |head: &mut Head| head.deleted = Some(clock());
            set(&store, &cases, &id, last, delete).await?;
            cases.tell(News::Deleted(name.map(|name| (id.clone(), name))));
            cases.announce(&id);
            if cases.inner.borrow().shown.id == id {
                cases.dispatch.dispatch(Action::NewCustomer);
            }
            cases.purge(&store).await
        });
    }

    /// Brings a deleted case back.
    pub fn bring_back(&self, id: CaseId) {
        self.tell(News::Deleted(None));
        self.change(id, |head| head.deleted = None);
    }

    /// Forgets a deleted case for good.
    pub fn forget(&self, id: CaseId) {
        let cases = self.clone();
        self.with_shelf(move |store| async move {
            let list = cases.list().await;
            if list.get(&id).is_some_and(|head| View::Deleted.shows(head)) {
                cases.erase(&store, &id).await?;
            }
            Ok(())
        });
    }

    /// A case that was left with nothing entered is none; one that was deleted can come back.
    pub(super) fn forget_untouched(&self, id: CaseId) {
        let cases = self.clone();
        self.unlearn(&id);
        self.with_shelf(move |store| async move {
            let head = store.get(&keys::head(&id)).await?;
            let deleted = head.and_then(|text| Head::read(&text)?.deleted);
            if deleted.is_none() && cases.inner.borrow().shown.id != id {
                cases.erase(&store, &id).await?;
            }
            Ok(())
        });
    }

    /// The case on screen is wanted, even if it was deleted.
    pub(super) fn revive(&self, id: &CaseId) {
        let (cases, id) = (self.clone(), id.clone());
        self.with_shelf(move |store| async move {
            let head = store.get(&keys::head(&id)).await?;
            if head.and_then(|text| Head::read(&text)?.deleted).is_some() {
                set(&store, &cases, &id, None, |head| head.deleted = None).await?;
                cases.announce(&id);
            }
            Ok(())
        });
    }

    fn change(&self, id: CaseId, change: impl FnOnce(&mut Head) + 'static) {
        let cases = self.clone();
        self.with_shelf(move |store| async move {
            set(&store, &cases, &id, None, change).await?;
            cases.announce(&id);
            Ok(())
        });
    }

    /// Forgets what was deleted long ago.
    pub(super) async fn purge(&self, store: &Shelf) -> Result<(), Refusal> {
        for id in self.list().await.forgettable(clock()) {
            self.erase(store, &id).await?;
        }
        Ok(())
    }

    async fn erase(&self, store: &Shelf, id: &CaseId) -> Result<(), Refusal> {
        let mut changes: Changes = vec![
            (keys::record(id), None),
            (keys::head(id), None),
            (keys::variants(id), None),
        ];
        for prefix in [keys::versions(id), keys::texts(id)] {
            let found = store.range(&prefix).await?;
            changes.extend(found.into_iter().map(|(key, _)| (key, None)));
        }
        store.write(changes).await?;
        journal::forget(id);
        self.unlearn(id);
        self.announce(id);
        Ok(())
    }

    /// Does something with the large store, once that is open, and says if it refuses.
    pub(super) fn with_shelf<T>(&self, work: impl FnOnce(Shelf) -> T + 'static)
    where
        T: Future<Output = Result<(), Refusal>> + 'static,
    {
        let cases = self.clone();
        let begin = move |store| {
            spawn_local(async move {
                if let Err(refusal) = work(store).await {
                    cases.report(Err(refusal));
                }
            });
        };
        match self.shelf() {
            Some(store) => begin(store),
            None => self.inner.borrow_mut().later.push(Box::new(begin)),
        }
    }

    /// The large store is open: what has waited for it begins.
    pub(super) fn opened(&self, store: &Shelf) {
        let mut inner = self.inner.borrow_mut();
        inner.shelf = Some(store.clone());
        let later = std::mem::take(&mut inner.later);
        drop(inner);
        for begin in later {
            begin(store.clone());
        }
    }
}

/// Changes what the list says of `id`. A case that is only in the journal so far gets its place
/// in the list by this. `last` is a state of it that was still on its way.
async fn set(
    store: &Shelf,
    cases: &Cases,
    id: &CaseId,
    last: Option<Record>,
    change: impl FnOnce(&mut Head),
) -> Result<(), Refusal> {
    let all = cases.list().await;
    let listed = all.get(id).cloned();
    let key = keys::head(id);
    let done = store.write_over(&key, |stored| {
        let mut changes = Vec::new();
        let stored = stored.and_then(Head::read);
        let text = match &last {
            Some(last) => Some(last.text()),
            None => journal::text(id).filter(|_| stored.is_none()),
        };
        changes.extend(text.map(|text| (keys::record(id), Some(text))));
        let last = last.map(|last| last.head().after(stored.as_ref()));
        let mut head = last.or(stored).or(listed)?;
        change(&mut head);
        changes.push((keys::head(id), Some(head.text())));
        Some(changes)
    });
    done.await.map(|_| ())
}
