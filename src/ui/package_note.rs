//! Which service package a recommended charge stands for.

use super::words::Words;
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use crate::pricing::{Package, PackageCharge};
use yew::prelude::*;

/// The package that covers the recommended charge and what it buys; nothing where there is no
/// charge, or no package that covers it.
pub fn package_note(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let Some(package) = covering(desk, deal) else {
        return Html::default();
    };
    let sentence = Message::new(match package.charged {
        PackageCharge::Once => "package.covers",
        PackageCharge::Yearly => "package.covers_yearly",
    });
    let sentence = sentence
        .with("name", Arg::Text(words.of(&package.name)))
        .with("price", Arg::Money(package.price, 0));
    let buys: Vec<String> = package.buys.iter().map(|text| words.of(text)).collect();
    html! {
        <p class="package">
            <b>{ words.say(&sentence) }</b>
            if !buys.is_empty() { { ": " }{ buys.join(" · ") } }
        </p>
    }
}

fn covering<'a>(desk: &'a Desk, deal: &Deal) -> Option<&'a Package> {
    let terms = deal.advice.first()?.terms;
    let (charged, charge) = if terms.fee > 0.0 {
        (PackageCharge::Once, terms.fee)
    } else if terms.recurring > 0.0 {
        (PackageCharge::Yearly, terms.recurring)
    } else {
        return None;
    };
    let packages = &desk.playbook().public.packages;
    Package::covering(packages, charged, charge, deal.corridor.list)
}
