//! The link to a case, made anew whenever the case or the passphrase changes.

use crate::browser::{link_to, page_address};
use crate::format::Message;
use crate::link::{Shared, address};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The fewest characters of a passphrase: fewer are guessed by trying.
pub const SHORTEST: usize = 8;

/// Milliseconds without a key press before a passphrase is taken: making its key is work.
const PAUSE: u32 = 300;

/// A link, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// Being made.
    Waiting,
    /// The passphrase is too short.
    Short,
    /// The whole address.
    Made(String),
    /// The browser cannot make it.
    Impossible(Message),
}

/// The link to `shared` under `passphrase`; without one if it is empty.
#[hook]
pub fn use_link(shared: Option<Rc<Shared>>, passphrase: String) -> Link {
    let link = use_state_eq(|| Link::Waiting);
    // Which making is the latest: an earlier one may take longer.
    let turn = use_mut_ref(|| 0_u32);
    use_effect_with((shared, passphrase), {
        let link = link.setter();
        move |(shared, passphrase): &(Option<Rc<Shared>>, String)| {
            let mine = turn.borrow().wrapping_add(1);
            *turn.borrow_mut() = mine;
            let letters = passphrase.chars().count();
            link.set(if (1..SHORTEST).contains(&letters) {
                Link::Short
            } else {
                Link::Waiting
            });
            let wanted = shared.clone().filter(|_| !(1..SHORTEST).contains(&letters));
            let passphrase = passphrase.clone();
            let pause = if letters == 0 { 0 } else { PAUSE };
            let timer = wanted.map(|shared| {
                Timeout::new(pause, move || {
                    spawn_local(async move {
                        let passphrase = Some(passphrase.as_str()).filter(|text| !text.is_empty());
                        let made = link_to(&shared, passphrase).await;
                        if *turn.borrow() == mine {
                            link.set(match made {
                                Ok(fragment) => Link::Made(address(&page_address(), &fragment)),
                                Err(message) => Link::Impossible(message),
                            });
                        }
                    });
                })
            });
            move || drop(timer)
        }
    });
    (*link).clone()
}
