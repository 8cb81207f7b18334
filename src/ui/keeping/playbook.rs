//! The playbook: one for all cases and all tabs, kept at once.

use crate::browser::{Refusal, on_change_elsewhere, on_leaving};
use crate::deal::Desk;
use crate::session::{Action, Session, Workbook};
use crate::ui::app::Dispatch;
use crate::ui::settled::{TO_KEEP, use_settled};
use crate::ui::startup::{
    is_playbook, keep_language, keep_playbook, keep_workbook, other_playbook,
};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How the playbook is kept.
#[derive(Clone, PartialEq)]
pub struct PlaybookKept {
    /// Why it could not be.
    pub refusal: Option<Refusal>,
    /// Whether another tab has changed it as well.
    pub both: bool,
    /// The user wants this tab's.
    pub keep_mine: Callback<()>,
    /// The user wants the other one's.
    pub take_theirs: Callback<()>,
}

/// Keeps the playbook as soon as it changes, and follows another tab's where this one has
/// nothing of its own that is not kept.
#[hook]
pub fn use_playbook(session: &Session, dispatch: &Dispatch) -> PlaybookKept {
    let both = use_state_eq(|| false);
    let refusal = use_state_eq(|| None);
    let documents = session.documents();
    let now = (documents.desk().clone(), documents.workbook().clone());
    let to_keep = use_settled(&now, TO_KEEP);
    let pending = to_keep != now || refusal.is_some();
    // What came with the program need not be kept, and a newer program may bring a better one.
    let kept = use_mut_ref(|| to_keep.clone());
    use_last_words(&now, *both, &kept);
    use_effect_with((to_keep, *both), {
        let refusal = refusal.setter();
        move |(now, both)| {
            if *both || *kept.borrow() == *now {
                return;
            }
            let (desk, workbook) = now;
            let went = keep_playbook(desk.playbook()).and_then(|()| keep_workbook(workbook));
            if went.is_ok() {
                kept.replace(now.clone());
            }
            refusal.set(went.err());
        }
    });
    use_effect_with(session.locale(), |locale| {
        // The language is a convenience; where it cannot be kept the case's banner says why.
        let _ = keep_language(*locale);
    });
    let take_theirs = use_callback(dispatch.clone(), {
        let both = both.setter();
        move |(), dispatch: &Dispatch| {
            both.set(false);
            follow(dispatch);
        }
    });
    let keep_mine = use_callback((), {
        let both = both.setter();
        move |(), ()| both.set(false)
    });
    use_others(pending, &both, dispatch);
    PlaybookKept {
        refusal: *refusal,
        both: *both,
        keep_mine,
        take_theirs,
    }
}

type Now = (Rc<Desk>, Workbook);

/// When the page is left what has not stood still yet is kept all the same.
#[hook]
fn use_last_words(now: &Now, both: bool, kept: &Rc<RefCell<Now>>) {
    let last = use_mut_ref(|| None);
    *last.borrow_mut() = (!both).then(|| now.clone());
    let kept = kept.clone();
    use_effect_with((), move |()| {
        let leaving = on_leaving(move || {
            let last = last.borrow();
            if let Some((desk, workbook)) = last.as_ref().filter(|last| **last != *kept.borrow()) {
                // Nobody is there any more to be told how that went.
                let _ = keep_playbook(desk.playbook()).and_then(|()| keep_workbook(workbook));
            }
        });
        move || drop(leaving)
    });
}

/// Listens to other tabs; `pending`: this one has something that is not kept.
#[hook]
fn use_others(pending: bool, both: &UseStateHandle<bool>, dispatch: &Dispatch) {
    let waits = use_mut_ref(|| false);
    *waits.borrow_mut() = pending || **both;
    use_effect_with((), {
        let (both, dispatch) = (both.setter(), dispatch.clone());
        move |()| {
            // A change comes in several pieces: they are looked at together.
            let soon: Rc<RefCell<Option<Timeout>>> = Rc::default();
            let listener = on_change_elsewhere(move |key| {
                if !is_playbook(key) {
                    return;
                }
                let (waits, both, dispatch) = (waits.clone(), both.clone(), dispatch.clone());
                soon.replace(Some(Timeout::new(TO_KEEP, move || {
                    if *waits.borrow() {
                        both.set(true);
                    } else {
                        follow(&dispatch);
                    }
                })));
            });
            move || drop(listener)
        }
    });
}

fn follow(dispatch: &Dispatch) {
    if let Some(other) = other_playbook() {
        dispatch.dispatch(Action::FollowPlaybook(Box::new(other)));
    }
}
