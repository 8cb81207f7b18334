//! Ties a session to the one who keeps.

use super::cases::Cases;
use super::journal;
use super::news::{Keeping, News};
use super::shown::Shown;
use crate::browser::{Channel, Refusal, Shelf, on_change_elsewhere, on_leaving};
use crate::keeping::{Head, View, Why, keys};
use crate::session::{CaseId, Session};
use crate::ui::app::Dispatch;
use crate::ui::settled::{TO_KEEP, use_settled};
use crate::ui::startup::Start;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// How long nothing must have changed for the state to become a version, milliseconds: two
/// minutes.
const PAUSE: u32 = 120_000;

/// Keeps the session's case as soon as it changes, and says how that goes.
#[hook]
pub fn use_cases(
    session: &Session,
    start: &Rc<Start>,
    dispatch: &Dispatch,
) -> (Cases, UseReducerHandle<Keeping>) {
    let keeping = use_reducer(|| Keeping {
        unreadable: start.unreadable.clone(),
        ..Keeping::default()
    });
    let cases = use_memo((), |()| {
        let (dispatch, news) = (dispatch.clone(), keeping.dispatcher());
        Cases::new(start, dispatch, news)
    });
    let cases = (*cases).clone();
    let shown = Shown::of(session);
    use_effect_with(shown.clone(), {
        let cases = cases.clone();
        move |shown| cases.see(shown.clone())
    });
    let to_keep = use_settled(&shown, TO_KEEP);
    use_effect_with(to_keep.documents.clone(), {
        let cases = cases.clone();
        move |_| cases.keep()
    });
    use_effect_with((to_keep.id.clone(), to_keep.variants.clone()), {
        let cases = cases.clone();
        move |_| cases.keep_variants()
    });
    let paused = use_settled(&(shown.id, shown.documents), PAUSE);
    use_effect_with(paused, {
        let cases = cases.clone();
        move |_| cases.take(Why::Pause, None)
    });
    use_effect_with((), {
        let (cases, start) = (cases.clone(), start.clone());
        move |()| {
            let listener = cases.listen();
            let last = cases.clone();
            // What has not stood still yet is kept all the same.
            let leaving = on_leaving(move || {
                last.keep();
                last.keep_variants();
            });
            cases.begin(start);
            move || drop((listener, leaving))
        }
    });
    (cases, keeping)
}

impl Cases {
    /// Hears what other tabs write to the journal and to the large store.
    fn listen(&self) -> Option<gloo::events::EventListener> {
        let cases = self.clone();
        self.open_channel(Channel::open("worthwhile", move |id| cases.told(&id)));
        let cases = self.clone();
        on_change_elsewhere(move |key| {
            if let Some(id) = journal::case_of(key) {
                cases.heard(&id);
            }
        })
    }

    /// Another tab has written something of the case called `id` to the large store.
    fn told(&self, id: &str) {
        self.tell(News::Changed);
        if self.inner.borrow().shown.id.as_str() == id {
            let cases = self.clone();
            self.with_shelf(move |store| async move { cases.look(&store).await });
        }
    }

    /// Meets what the large store has of the case on screen.
    async fn look(&self, store: &Shelf) -> Result<(), Refusal> {
        let id = self.inner.borrow().shown.id.clone();
        let text = store.get(&keys::record(&id)).await?;
        self.hear(&id, text);
        Ok(())
    }

    /// Opens the large store behind what is on screen already.
    fn begin(&self, start: Rc<Start>) {
        let cases = self.clone();
        spawn_local(async move {
            let began = cases.inner.borrow().shown.id.clone();
            let (store, refused) = Shelf::open().await;
            let brought = bring(&store).await;
            cases.opened(&store);
            cases.tell(News::Ready(refused));
            let went = match brought {
                Ok(()) => cases.look(&store).await,
                refused => refused,
            };
            if start.late {
                cases.catch_up(&began, start.wanted.as_ref()).await;
            }
            cases.take(Why::Opened, None);
            cases.pump();
            let purged = cases.purge(&store).await;
            if let Err(refusal) = went.and(purged) {
                cases.report(Err(refusal));
            }
        });
    }

    /// Opens the case that is `wanted`, else the one that was last changed, unless somebody has
    /// begun to work meanwhile: entered something in the case `began`, or gone on to another.
    async fn catch_up(&self, began: &CaseId, wanted: Option<&CaseId>) {
        let all = self.list().await;
        let others = |head: &&Head| View::Current.shows(head) && head.id != *began;
        let wanted = wanted.and_then(|id| all.get(id)).filter(others);
        let last = wanted.or_else(|| all.heads().iter().find(others));
        if let Some(last) = last {
            let idle = |shown: &Shown| shown.id == *began && shown.untouched();
            self.open_where(&last.id, idle).await;
        }
    }
}

/// Brings what only the journal has to the large store, and thins the journal.
async fn bring(store: &Shelf) -> Result<(), Refusal> {
    if !store.is_large() {
        return Ok(());
    }
    let all = journal::all();
    let mut stored = Vec::new();
    for record in &all {
        let id = &record.id;
        let beside = journal::variants(id);
        let mut same = false;
        let key = keys::head(id);
        let written = store.write_over(&key, |head| {
            let head = head.and_then(Head::read);
            let there = head.as_ref().map(|head| &head.stamp);
            same = there == Some(&record.stamp);
            let newer = there.is_none_or(|there| record.stamp.knows(there));
            (newer && !same).then(|| {
                let mut changes = vec![
                    (keys::record(id), Some(record.text())),
                    (
                        keys::head(id),
                        Some(record.head().after(head.as_ref()).text()),
                    ),
                ];
                changes.extend(beside.map(|text| (keys::variants(id), Some(text))));
                changes
            })
        });
        if written.await? || same {
            stored.push(id.clone());
        }
    }
    journal::thin(&all, |record| stored.contains(&record.id));
    Ok(())
}
