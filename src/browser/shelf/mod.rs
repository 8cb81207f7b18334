//! The large store: texts under names, in `IndexedDB`; where there is none in `localStorage`,
//! and where there is neither in memory.

mod indexed;
mod local;

use super::storage::Refusal;
use indexed::Indexed;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What to keep under names; nothing takes away what is there.
pub type Changes = Vec<(String, Option<String>)>;

/// The large store.
#[derive(Clone)]
pub enum Shelf {
    /// In `IndexedDB`.
    Indexed(Indexed),
    /// In `localStorage`.
    Local,
    /// Until the page is closed.
    Memory(Rc<RefCell<BTreeMap<String, String>>>),
}

impl Shelf {
    /// The best that this browser allows; and why it is not the large one.
    pub async fn open() -> (Self, Option<Refusal>) {
        match Indexed::open().await {
            Ok(indexed) => (Self::Indexed(indexed), None),
            Err(refusal) if local::usable() => (Self::Local, Some(refusal)),
            Err(refusal) => (Self::Memory(Rc::default()), Some(refusal)),
        }
    }

    /// Whether it is the large one, beside which `localStorage` is but a journal.
    #[must_use]
    pub fn is_large(&self) -> bool {
        matches!(self, Self::Indexed(_))
    }

    /// The text under `key`.
    ///
    /// # Errors
    /// A store that is blocked.
    pub async fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        match self {
            Self::Indexed(indexed) => indexed.get(key).await,
            Self::Local => local::get(key),
            Self::Memory(texts) => Ok(texts.borrow().get(key).cloned()),
        }
    }

    /// All names that begin with `prefix`, with their texts, in their order.
    ///
    /// # Errors
    /// A store that is blocked.
    pub async fn range(&self, prefix: &str) -> Result<Vec<(String, String)>, Refusal> {
        match self {
            Self::Indexed(indexed) => indexed.range(prefix).await,
            Self::Local => local::range(prefix),
            Self::Memory(texts) => {
                let texts = texts.borrow();
                let from = texts.range(prefix.to_owned()..);
                let these = from.take_while(|(key, _)| key.starts_with(prefix));
                Ok(these.map(|(k, t)| (k.clone(), t.clone())).collect())
            }
        }
    }

    /// Makes `changes`, all or none.
    ///
    /// # Errors
    /// A store that is blocked or full.
    pub async fn write(&self, changes: Changes) -> Result<(), Refusal> {
        self.write_over("", |_| Some(changes)).await.map(|_| ())
    }

    /// Makes the changes that `decide` makes of what stands under `key`, and lets nobody write
    /// in between; none if it decides so. Whether it has.
    ///
    /// # Errors
    /// A store that is blocked or full.
    pub async fn write_over(
        &self,
        key: &str,
        decide: impl FnOnce(Option<&str>) -> Option<Changes>,
    ) -> Result<bool, Refusal> {
        if let Self::Indexed(indexed) = self {
            return indexed.write_over(key, decide).await;
        }
        let Some(changes) = decide(self.get(key).await?.as_deref()) else {
            return Ok(false);
        };
        match self {
            Self::Memory(texts) => {
                let mut texts = texts.borrow_mut();
                for (key, text) in changes {
                    match text {
                        Some(text) => texts.insert(key, text),
                        None => texts.remove(&key),
                    };
                }
            }
            _ => local::write(&changes)?,
        }
        Ok(true)
    }
}
