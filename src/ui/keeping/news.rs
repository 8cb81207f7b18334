//! What the screen must know of how keeping goes.

use super::super::startup::Unreadable;
use crate::browser::Refusal;
use crate::session::CaseId;
use std::rc::Rc;
use yew::prelude::*;

/// How keeping goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeping {
    /// Why the journal, that is the case on screen, could not be kept.
    pub journal: Option<Refusal>,
    /// Why what stands beside it could not be.
    pub beside: Option<Refusal>,
    /// Why the large store could not keep more.
    pub shelf: Option<Refusal>,
    /// Whether the large store has answered, or is waited for no more.
    pub ready: bool,
    /// Whether the work goes on without it because it did not answer in time.
    pub late: bool,
    /// Whether another tab has changed the case on screen as well.
    pub both: bool,
    /// How often something in the list or in a history has changed.
    pub revision: u32,
    /// What could not be read, or not as it was.
    pub unreadable: Vec<Unreadable>,
    /// The case that was deleted last, and its name.
    pub deleted: Option<(CaseId, String)>,
}

/// Something new.
#[derive(Clone, Debug)]
pub enum News {
    /// How the journal went.
    Journal(Option<Refusal>),
    /// How it went with what stands beside the case.
    Beside(Option<Refusal>),
    /// How the large store went.
    Shelf(Option<Refusal>),
    /// The large store has answered, or what stands in for it; and why.
    Ready(Option<Refusal>),
    /// Whether two tabs have changed the case on screen.
    Both(bool),
    /// Something in the list or in a history.
    Changed,
    /// Something could not be read.
    Unreadable(Unreadable),
    /// A case was deleted, or came back.
    Deleted(Option<(CaseId, String)>),
}

impl Reducible for Keeping {
    type Action = News;

    fn reduce(self: Rc<Self>, news: News) -> Rc<Self> {
        let mut next = (*self).clone();
        match news {
            News::Journal(refusal) => next.journal = refusal,
            News::Beside(refusal) => next.beside = refusal,
            News::Shelf(refusal) => next.shelf = refusal,
            News::Ready(refused) => {
                next.ready = true;
                next.late = refused == Some(Refusal::Late);
            }
            News::Both(both) => next.both = both,
            News::Changed => next.revision += 1,
            News::Unreadable(document) => next.unreadable.push(document),
            News::Deleted(deleted) => {
                next.deleted = deleted;
                next.revision += 1;
            }
        }
        if next == *self { self } else { Rc::new(next) }
    }
}
