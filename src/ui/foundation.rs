//! What the value rests on: the customer's own figures, published sources, estimates, nothing.

use super::chart::px;
use super::driver::{TierMark, focus_figure};
use super::words::Words;
use crate::browser::use_width;
use crate::format::{Arg, Message};
use crate::offer::{Defensibility, Tier};
use crate::session::Documents;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub check: Rc<Defensibility>,
    pub words: Words,
}

const TIERS: [(Tier, &str); 4] = [
    (Tier::A, "a"),
    (Tier::B, "b"),
    (Tier::C, "c"),
    (Tier::D, "d"),
];
const HEIGHT: f64 = 14.0;

/// The shares as one bar, the same in a table, and the figures that nothing speaks for.
#[component]
pub fn FoundationView(props: &Props) -> Html {
    let Props {
        documents,
        check,
        words,
    } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 290.0);
    let Some(model) = documents.desk().calculator().model(documents.case()) else {
        return Html::default();
    };
    let foundation = &check.foundation;
    let shares = || TIERS.into_iter().zip(foundation.shares);
    let begins = |tier: Tier| foundation.shares[..tier as usize].iter().sum::<f64>() * width;
    let unsourced = foundation
        .unsourced
        .iter()
        .map(|place| &model.inputs[*place]);
    let digits = Message::new("foundation.digits")
        .with("count", Arg::Number(f64::from(foundation.digits), 0));
    html! {
        <section class="foundation" aria-label={words.t("foundation.title")}>
            <h3>{ words.t("foundation.title") }</h3>
            <div ref={node} aria-hidden="true">
                <svg width={px(width)} height={px(HEIGHT)}>
                    for ((tier, class), share) in shares().filter(|(_, share)| *share > 0.0) {
                        <rect
                            key={class}
                            {class}
                            x={px(begins(tier))}
                            y="0"
                            width={px((share * width - 1.0).max(0.5))}
                            height={px(HEIGHT)}
                        />
                    }
                </svg>
            </div>
            <table class="must">
                <thead>
                    <tr>
                        <th scope="col">{ words.t("foundation.tier") }</th>
                        <th scope="col">{ words.t("foundation.share") }</th>
                    </tr>
                </thead>
                <tbody>
                    for ((tier, class), share) in shares() {
                        <tr key={class}>
                            <th scope="row"><TierMark {tier} words={words.clone()} /></th>
                            <td>{ words.percent(share, 0) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            if !foundation.unsourced.is_empty() {
                <p class="note">{ words.t("foundation.unsourced") }</p>
                <ul class="links">
                    for input in unsourced {
                        <li key={input.id.clone()}>
                            <button type="button" class="link" onclick={{
                                let id = input.id.clone();
                                move |_: MouseEvent| focus_figure(&id)
                            }}>
                                { words.of(&input.name) }
                            </button>
                        </li>
                    }
                </ul>
            }
            <p class="note">{ words.say(&digits) }</p>
        </section>
    }
}
