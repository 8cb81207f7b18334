//! What is wrong with a document, place by place.

use super::words::Words;
use crate::document::Fault;
use yew::prelude::*;

/// The first `most` of `faults`, each with its place. Where the list `scrolls`, it can be reached
/// by keyboard.
pub fn fault_list(faults: &[Fault], most: usize, scrolls: bool, words: &Words) -> Html {
    html! {
        <ul tabindex={scrolls.then_some("0")}>
            for (place, fault) in faults.iter().enumerate().take(most) {
                <li key={place}>
                    if !fault.path.is_empty() { <code>{ &fault.path }</code>{ ": " } }
                    { words.say(&fault.message) }
                </li>
            }
        </ul>
    }
}
