//! What comes from outside: files and links, wherever they are dropped, pasted or picked.

use crate::browser::{
    Given, go_to, out_of, picked, read_text, replace_fragment, to_top, use_fragment, use_given,
};
use crate::document::{Fault, Faults};
use crate::format::Message;
use crate::link::{Envelope, Shared, fragment_in, is_link};
use crate::session::{Action, Documents, Edit, Incoming, incoming};
use crate::ui::app::Dispatch;
use std::cell::RefCell;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Something that was not opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The file's name; `None` of a link and of pasted text.
    pub name: Option<String>,
    /// What stands in it, as far as it is text.
    pub text: Option<String>,
    /// Everything that is wrong with it.
    pub faults: Faults,
}

/// What arrives, and what became of the last that did.
#[derive(Clone, PartialEq)]
pub struct Arrivals {
    /// Takes a file or a text.
    pub take: Callback<Given>,
    /// Opens a case that came out of an encrypted link.
    pub open: Callback<Rc<Shared>>,
    /// What was not opened.
    pub refused: UseStateHandle<Option<Rc<Refused>>>,
    /// An encrypted link that waits for its passphrase.
    pub sealed: UseStateHandle<Option<Rc<Envelope>>>,
    /// Whether the case is being shared.
    pub sharing: UseStateHandle<bool>,
}

impl Arrivals {
    /// Takes the file that was picked in a file input.
    #[must_use]
    pub fn pick(&self) -> Callback<Event> {
        let take = self.take.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = picked(&event) {
                take.emit(Given::File(file));
            }
        })
    }

    /// Opens the dialog in which the case is shared.
    #[must_use]
    pub fn share(&self) -> Callback<MouseEvent> {
        let sharing = self.sharing.setter();
        Callback::from(move |_: MouseEvent| sharing.set(true))
    }
}

/// What an arrival needs when it is read at last.
#[derive(Clone)]
struct Desk {
    documents: Rc<RefCell<Documents>>,
    dispatch: Dispatch,
    refused: UseStateSetter<Option<Rc<Refused>>>,
    sealed: UseStateSetter<Option<Rc<Envelope>>>,
}

/// Arrivals for the whole page.
#[hook]
pub fn use_arrivals(documents: &Documents, dispatch: &Dispatch) -> Arrivals {
    let refused = use_state_eq(|| None);
    let sealed = use_state_eq(|| None);
    let sharing = use_state_eq(|| false);
    // A file is read while the user goes on; it arrives at the documents of that moment.
    let latest = use_mut_ref(|| documents.clone());
    latest.replace(documents.clone());
    let desk = Desk {
        documents: latest,
        dispatch: dispatch.clone(),
        refused: refused.setter(),
        sealed: sealed.setter(),
    };
    let take = use_callback((), {
        let desk = desk.clone();
        move |given: Given, ()| desk.take(given)
    });
    let open = use_callback((), {
        let desk = desk.clone();
        move |shared: Rc<Shared>, ()| desk.open(shared)
    });
    use_given(take.clone());
    let fragment = use_fragment();
    use_effect_with(fragment, move |fragment| {
        if is_link(fragment) {
            desk.open_link(fragment);
        }
    });
    Arrivals {
        take,
        open,
        refused,
        sealed,
        sharing,
    }
}

impl Desk {
    fn take(&self, given: Given) {
        let desk = self.clone();
        match given {
            Given::Text(text) => match fragment_in(&text) {
                Some(fragment) => self.open_link(fragment),
                None => self.read(None, text),
            },
            Given::File(file) => spawn_local(async move {
                let name = Some(file.name());
                match read_text(&file).await {
                    Ok(text) => desk.read(name, text),
                    Err(message) => desk.refuse(name, None, vec![Fault::at("", message)]),
                }
            }),
        }
    }

    fn read(&self, name: Option<String>, text: String) {
        let incoming = incoming(&text, &self.documents.borrow());
        match incoming {
            Ok(Incoming::Playbook(playbook)) => {
                self.refused.set(None);
                self.dispatch.dispatch(Action::Edit(Edit::Import(playbook)));
                go_to("playbook");
            }
            Ok(Incoming::Case(shared)) => self.accept(shared),
            Err(faults) => self.refuse(name, Some(text), faults),
        }
    }

    fn open_link(&self, fragment: &str) {
        match Envelope::read(fragment) {
            Err(message) => self.refuse(None, None, vec![Fault::at("", message)]),
            Ok(Envelope::Sealed(lock, packed)) => {
                let envelope = Envelope::Sealed(lock, packed);
                self.sealed.set(Some(Rc::new(envelope)));
            }
            Ok(envelope) => {
                let desk = self.clone();
                spawn_local(async move {
                    match out_of(&envelope, "").await {
                        Ok(shared) => desk.open(Rc::new(shared)),
                        Err(faults) => desk.refuse(None, None, faults),
                    }
                });
            }
        }
    }

    /// Opens what came in a link.
    fn open(&self, shared: Rc<Shared>) {
        let fits = self.documents.borrow().with_received(&shared);
        match fits {
            Ok(_) => self.accept(shared),
            Err(faults) => {
                let text = Some(shared.for_file());
                self.refuse(None, text, faults);
            }
        }
    }

    fn accept(&self, shared: Rc<Shared>) {
        self.refused.set(None);
        self.dispatch.dispatch(Action::Receive(shared));
        replace_fragment("deal");
        // What was opened is told there.
        to_top();
    }

    fn refuse(&self, name: Option<String>, text: Option<String>, faults: Faults) {
        let refused = Refused { name, text, faults };
        self.refused.set(Some(Rc::new(refused)));
    }
}

/// Whether a fault is of the whole, and then the only one.
pub fn whole(faults: &Faults) -> Option<&Message> {
    match faults.as_slice() {
        [fault] if fault.path.is_empty() => Some(&fault.message),
        _ => None,
    }
}
