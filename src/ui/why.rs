//! Where a figure comes from: its formula, the same with numbers put in, and so on down to the
//! inputs.

use super::labels;
use super::words::{NONE, Words};
use crate::derivation::{
    Derivation, Evidence, Given, Origin, Piece, Show, Source, Step, of_corridor, of_driver,
    of_motion, of_remedy, of_returns,
};
use crate::economics::Way;
use crate::format::{Arg, Message, cents, fewest_decimals};
use crate::model::Measured;
use crate::session::Documents;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// What is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The figures of a remedy.
    Remedy(Way),
    /// The figures at the terms on the table.
    Agreed,
    /// The prices of the corridor.
    Corridor,
    /// From which size a motion pays.
    Motion(usize),
    /// The figures of the customer's return.
    Returns,
    /// What a driver saves.
    Driver(usize),
}

impl Subject {
    fn derivation(self, documents: &Documents) -> Derivation {
        let (desk, case) = (documents.desk(), documents.case());
        let deal = documents.deal();
        let remedy = match self {
            Self::Corridor => return of_corridor(desk, case, deal),
            Self::Motion(place) => return of_motion(desk, place),
            Self::Driver(place) => return of_driver(desk, case, deal, place),
            Self::Returns => {
                let agreed = documents.agreement().map(|agreement| &agreement.remedy);
                let remedy = agreed.or_else(|| deal.advice.first());
                return remedy.map_or_else(Derivation::default, |remedy| {
                    of_returns(desk, case, deal, remedy)
                });
            }
            Self::Remedy(way) => deal.advice.get(way),
            Self::Agreed => documents.agreement().map(|agreement| &agreement.remedy),
        };
        remedy.map_or_else(Derivation::default, |remedy| {
            of_remedy(desk, case, deal, remedy)
        })
    }

    /// What its derivation is called.
    pub fn title(self, documents: &Documents, words: &Words) -> String {
        match self {
            Self::Remedy(way) => {
                let name = Arg::Text(labels::way(way, words).to_owned());
                words.say(&Message::new("why.open_this").with("name", name))
            }
            Self::Agreed => words.t("why.agreed").to_owned(),
            Self::Corridor => words.t("why.corridor").to_owned(),
            Self::Returns => words.t("why.returns").to_owned(),
            Self::Driver(place) => {
                let model = documents.desk().calculator().model(documents.case());
                let driver = model.and_then(|model| model.drivers.get(place));
                driver.map_or_else(String::new, |driver| words.of(&driver.name))
            }
            Self::Motion(place) => {
                let motion = words.of(&documents.playbook().motions[place].name);
                words.say(&Message::new("why.motion").with("motion", Arg::Text(motion)))
            }
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct FoldProps {
    pub documents: Documents,
    pub subject: Subject,
    pub words: Words,
}

/// A derivation that opens on demand; it is worked out only while it is open.
#[component]
pub fn WhyFold(props: &FoldProps) -> Html {
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <div class="why-fold">
            <button type="button" class="fold" aria-expanded={open.to_string()} {onclick}>
                { props.subject.title(&props.documents, &props.words) }
            </button>
            if *open {
                <Why documents={props.documents.clone()} subject={props.subject} words={props.words.clone()} />
            }
        </div>
    }
}

/// The derivation of a subject.
#[component]
pub fn Why(props: &FoldProps) -> Html {
    let FoldProps {
        documents,
        subject,
        words,
    } = props;
    let derivation = use_memo((documents.clone(), *subject), |(documents, subject)| {
        subject.derivation(documents)
    });
    html! {
        <div class="why">
            <p class="hint">{ words.t("why.hint") }</p>
            <ul>
                for figure in derivation.figures.iter() {
                    <StepRow
                        key={derivation.steps[figure.step].id.clone()}
                        derivation={derivation.clone()}
                        place={figure.step}
                        words={words.clone()}
                    />
                }
            </ul>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct StepProps {
    derivation: Rc<Derivation>,
    place: usize,
    words: Words,
}

/// A step, and those of its formula that the reader has opened.
#[component]
fn StepRow(props: &StepProps) -> Html {
    let StepProps {
        derivation,
        place,
        words,
    } = props;
    // By name: another scenario or price may have other steps before this one.
    let opened = use_state(BTreeSet::<String>::new);
    let step = &derivation.steps[*place];
    let toggle = {
        let opened = opened.clone();
        Callback::from(move |id: String| {
            let mut now = (*opened).clone();
            if !now.remove(&id) {
                now.insert(id);
            }
            opened.set(now);
        })
    };
    let below = step.uses().into_iter();
    let below = below.filter(|used| opened.contains(&derivation.steps[*used].id));
    html! {
        <li class="step">
            <p class="step-head">
                <span>{ name(step, words) }</span>
                <b>{ result(step, words) }</b>
            </p>
            { how(derivation, step, &opened, &toggle, words) }
            <ul>
                for used in below {
                    <StepRow
                        key={derivation.steps[used].id.clone()}
                        derivation={derivation.clone()}
                        place={used}
                        words={words.clone()}
                    />
                }
            </ul>
        </li>
    }
}

/// The step's formula, in names and in numbers; or where the input stands.
fn how(
    derivation: &Derivation,
    step: &Step,
    opened: &BTreeSet<String>,
    toggle: &Callback<String>,
    words: &Words,
) -> Html {
    let source = match &step.origin {
        Origin::Formula(..) => {
            let pieces = step.pieces();
            return html! {
                <>
                    <p class="formula">
                        for (at, piece) in pieces.iter().enumerate() {
                            { in_names(derivation, at, piece, opened, toggle, words) }
                        }
                    </p>
                    if pieces.len() > 1 {
                        <p class="formula numbers">
                            { in_numbers(derivation, &pieces, words) }{ " = " }<b>{ result(step, words) }</b>
                        </p>
                    }
                </>
            };
        }
        Origin::Input(source) => source,
    };
    let (document, path) = match source {
        Source::Sought => return html! { <p class="source">{ words.t("why.sought") }</p> },
        Source::Root => return html! { <p class="source">{ words.t("why.root") }</p> },
        Source::Playbook(path) => ("why.from_playbook", path),
        Source::Case(path) => ("why.from_case", path),
    };
    html! {
        <>
            if let Some(evidence) = &step.evidence {
                <p class="source">{ whose(evidence, step, words) }</p>
            }
            <p class="source">{ words.t(document) }{ " · " }<code>{ path }</code></p>
        </>
    }
}

/// Whose figure an input is; of a default also how well it is founded, and on what.
fn whose(evidence: &Evidence, step: &Step, words: &Words) -> String {
    let default = |value: f64| {
        let default = Step {
            value: Some(value),
            ..step.clone()
        };
        Arg::Text(result(&default, words))
    };
    let given = words.say(&match evidence.given {
        Given::ByCustomer => return words.t("why.by_customer").to_owned(),
        Given::Changed(value) => Message::new("why.changed").with("default", default(value)),
        Given::NotAsked => Message::new("why.not_asked"),
        Given::Assumed => Message::new("why.assumed"),
    });
    let tier = labels::tier(evidence.tier, words);
    match &evidence.source {
        Some(source) => format!("{given} · {tier}: {}", words.of(source)),
        None => format!("{given} · {tier}"),
    }
}

fn in_names(
    derivation: &Derivation,
    at: usize,
    piece: &Piece,
    opened: &BTreeSet<String>,
    toggle: &Callback<String>,
    words: &Words,
) -> Html {
    match piece {
        Piece::Text(text) => html! { <span key={at}>{ text }</span> },
        Piece::Number(number) => html! { <span key={at}>{ written(number, words) }</span> },
        Piece::Step(place) => {
            let step = &derivation.steps[*place];
            let onclick = {
                let (toggle, id) = (toggle.clone(), step.id.clone());
                move |_: MouseEvent| toggle.emit(id.clone())
            };
            let expanded = opened.contains(&step.id).to_string();
            html! {
                <button key={at} type="button" class="name" aria-expanded={expanded} {onclick}>
                    { name(step, words) }
                </button>
            }
        }
    }
}

fn in_numbers(derivation: &Derivation, pieces: &[Piece], words: &Words) -> String {
    let shown = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Number(number) => written(number, words),
        Piece::Step(place) => {
            let step = &derivation.steps[*place];
            let value = number(step, words);
            match step.value {
                Some(below) if below < 0.0 => format!("({value})"),
                _ => value,
            }
        }
    });
    shown.collect()
}

fn written(number: &Measured, words: &Words) -> String {
    number.written(words.locale, &words.currency)
}

/// A step's name, with whose it is.
fn name(step: &Step, words: &Words) -> String {
    let mut message = step.name.clone();
    if let Some(of) = &step.of {
        message = message.with("of", Arg::Text(words.of(of)));
    }
    words.say(&message)
}

/// A value inside a formula: without its unit.
fn number(step: &Step, words: &Words) -> String {
    let Some(value) = step.value else {
        return NONE.to_owned();
    };
    match step.show {
        Show::Share => words.percent(value, fewest_decimals(value * 100.0, 2)),
        Show::Money => words.number(value, cents(value)),
        Show::Hours | Show::Plain => plain(value, 2, words),
        Show::Months => plain(value, 1, words),
        Show::Ratio => plain(value, 4, words),
    }
}

/// A value as a result: with its unit.
fn result(step: &Step, words: &Words) -> String {
    match (step.value, step.show) {
        (None, Show::Months) => words.t("value.never").to_owned(),
        (Some(value), Show::Money) => words.locale.money(value, &words.currency, cents(value)),
        (Some(value), Show::Months) => {
            let count = Arg::Number(value, fewest_decimals(value, 1));
            words.say(&Message::new("unit.months").with("count", count))
        }
        (Some(_), Show::Hours) => format!("{} {}", number(step, words), words.t("unit.hour")),
        _ => number(step, words),
    }
}

fn plain(value: f64, most: u8, words: &Words) -> String {
    words.number(value, fewest_decimals(value, most))
}
