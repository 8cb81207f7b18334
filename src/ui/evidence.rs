//! What a driver's claim rests on, and what to beware of.

use super::driver::TierMark;
use super::words::Words;
use crate::format::{Arg, Message};
use crate::offer::{Driver, Input};
use yew::prelude::*;

/// The source of a driver's claim, its caution and those of its inputs; nothing if nobody wrote
/// any down. The sources of single figures stand in the derivation.
pub fn evidence(driver: &Driver, inputs: &[Input], words: &Words) -> Html {
    let caution = driver.caution.as_ref().map(|caution| words.of(caution));
    let cautions: Vec<String> = caution.into_iter().chain(said_of(inputs, words)).collect();
    html! {
        <>
            if let Some(claim) = &driver.evidence {
                <p class="note">
                    <TierMark tier={claim.tier} words={words.clone()} />
                    if let Some(source) = &claim.source { { ": " }{ words.of(source) } }
                    if let Some(date) = &claim.date { { " (" }{ date }{ ")" } }
                </p>
            }
            { beware(cautions, words) }
        </>
    }
}

/// The cautions of inputs that belong to no driver; none if nobody wrote any down.
pub fn cautions(inputs: &[Input], words: &Words) -> Option<Html> {
    let cautions = said_of(inputs, words);
    (!cautions.is_empty()).then(|| beware(cautions, words))
}

/// The caution of each of `inputs` that has one, with its name.
fn said_of(inputs: &[Input], words: &Words) -> Vec<String> {
    let said = inputs.iter().filter_map(|input| {
        let caution = Arg::Text(words.of(input.caution.as_ref()?));
        let name = Arg::Text(words.of(&input.name));
        let message = Message::new("evidence.of_input");
        Some(words.say(&message.with("name", name).with("caution", caution)))
    });
    said.collect()
}

fn beware(cautions: Vec<String>, words: &Words) -> Html {
    html! {
        if !cautions.is_empty() {
            <div class="cautions">
                <h4>{ words.t("evidence.beware") }</h4>
                <ul>
                    for (place, caution) in cautions.into_iter().enumerate() {
                        <li key={place}>{ caution }</li>
                    }
                </ul>
            </div>
        }
    }
}
