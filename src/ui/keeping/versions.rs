//! Earlier states of a case, in the large store.

use super::cases::Cases;
use crate::browser::{Changes, Refusal, Shelf, clock};
use crate::keeping::{Record, Version, Why, is_new, keys, outdated};
use crate::session::{CaseId, Turn};
use std::rc::Rc;

/// The most bytes of earlier states of one case: in the large store, and in a small one.
const LARGE: usize = 2_000_000;
const SMALL: usize = 60_000;

impl Cases {
    /// Takes a version of the case on screen, before it leaves the house or is given a `name`.
    pub fn take(&self, why: Why, name: Option<String>) {
        let shown = self.inner.borrow().shown.clone();
        self.mark(self.record_of(&shown), why, name);
    }

    /// Takes `record` as a version, unless the last one says the same and no `name` is given.
    pub(super) fn mark(&self, record: Record, why: Why, name: Option<String>) {
        let (now, id) = (clock(), record.id.clone());
        self.inner.borrow_mut().marked.insert(id.clone(), now);
        let cases = self.clone();
        self.with_shelf(move |store| async move {
            if add(&store, &record, why, name, now).await? {
                cases.announce(&id);
            }
            Ok(())
        });
    }

    /// The versions of the case `id`, the latest first.
    pub async fn versions(&self, id: &CaseId) -> Vec<Version> {
        let Some(store) = self.shelf() else {
            return Vec::new();
        };
        let mut versions = versions(&store, id).await.unwrap_or_default();
        versions.reverse();
        versions
    }

    /// The texts of the versions of the case `id`, by their times.
    pub async fn texts(&self, id: &CaseId) -> Vec<(f64, Rc<str>)> {
        let Some(store) = self.shelf() else {
            return Vec::new();
        };
        let prefix = keys::texts(id);
        let texts = store.range(&prefix).await.unwrap_or_default();
        let timed = |(key, text): (String, String)| {
            let at = key.strip_prefix(&prefix)?.parse().ok()?;
            Some((at, text.into()))
        };
        texts.into_iter().filter_map(timed).collect()
    }

    /// Brings a version of the case on screen back, as a step that undo takes back.
    pub fn restore(&self, version: Record) {
        self.take(Why::Replaced, None);
        self.turn(Turn::Restore, version, None);
    }
}

async fn versions(store: &Shelf, id: &CaseId) -> Result<Vec<Version>, Refusal> {
    let texts = store.range(&keys::versions(id)).await?;
    let read = |(_, text): &(String, String)| serde_json::from_str(text).ok();
    Ok(texts.iter().filter_map(read).collect())
}

/// Whether the history has changed.
async fn add(
    store: &Shelf,
    record: &Record,
    why: Why,
    name: Option<String>,
    now: f64,
) -> Result<bool, Refusal> {
    let id = &record.id;
    let mut all = versions(store, id).await?;
    let last = all.last().map_or(0.0, |last| last.at);
    let (mut version, text) = Version::of(record, why, name, now.max(last + 1.0));
    let mut changes: Changes = Vec::new();
    if is_new(&all, &version.print) {
        changes.push((keys::text(id, version.at), Some(text)));
    } else {
        // The state is there already: it gets the name.
        let Some(latest) = all.pop().filter(|_| version.name.is_some()) else {
            return Ok(false);
        };
        version.at = latest.at;
    }
    let head = serde_json::to_string(&version).unwrap_or_default();
    changes.push((keys::version(id, version.at), Some(head)));
    all.push(version);
    let budget = if store.is_large() { LARGE } else { SMALL };
    for at in outdated(&all, now, budget) {
        changes.push((keys::version(id, at), None));
        changes.push((keys::text(id, at), None));
    }
    store.write(changes).await.map(|()| true)
}
