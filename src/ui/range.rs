//! How widely the customer's net present value may vary, and how probable a gain is.

use super::choice::Choice;
use super::fold::Fold;
use super::histogram::Histogram;
use super::trials::{Asked, Progress, use_trials};
use super::words::Words;
use crate::deal::Desk;
use crate::format::{Arg, Message, rounded};
use crate::offer::RoiModel;
use crate::roi::{Probability, Trials};
use crate::session::Documents;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub words: Words,
}

/// How many cases there are to choose from.
const COUNTS: [u32; 3] = [10_000, 100_000, 1_000_000];

/// The range in a line, and all of it on demand.
#[component]
pub fn Range(props: &Props) -> Html {
    let Props { documents, words } = props;
    let count = use_state_eq(|| COUNTS[0]);
    let Progress {
        trials,
        current,
        percent,
        stop,
    } = use_trials(Asked::of(documents, *count));
    let dimmed = (!current && trials.is_some()).then_some("stale");
    let line = match trials.as_deref() {
        Some(trials) => line(trials, words),
        None => words.t("range.waiting").into(),
    };
    let on_choose = {
        let count = count.setter();
        Callback::from(move |chosen: String| {
            if let Ok(chosen) = chosen.parse() {
                count.set(chosen);
            }
        })
    };
    let inside = {
        let (documents, words, trials) = (documents.clone(), words.clone(), trials.clone());
        let (chosen, stop, on_choose) = (*count, stop.clone(), on_choose.clone());
        Callback::from(move |()| {
            html! {
                <div class="certainty">
                    if let Some(trials) = &trials {
                        <div class={classes!("result", dimmed)} aria-busy={(!current).to_string()}>
                            if varies(trials) {
                                <Histogram trials={trials.clone()} words={words.clone()} />
                            }
                            <Notes
                                trials={trials.clone()}
                                desk={documents.desk().clone()}
                                industry={documents.case().customer.industry.clone()}
                                words={words.clone()}
                            />
                        </div>
                    }
                    { tools(chosen, percent, &stop, &on_choose, &words) }
                </div>
            }
        })
    };
    html! {
        <section class="spread" aria-label={words.t("range.title")}>
            <p class={classes!("line", dimmed)}>
                { line }
            </p>
            <Fold summary={words.t("range.title")} {inside} />
        </section>
    }
}

/// Eight cases of ten, and how probable a gain is; or why there is no more than one case.
fn line(trials: &Trials, words: &Words) -> Html {
    let Some(chances) = trials.above_zero() else {
        return words.t("range.no_value").into();
    };
    if !varies(trials) {
        return words.t("range.certain").into();
    }
    let ends = trials.percentiles([0.1, 0.9]).unwrap_or_default();
    let [low, high] = ends.map(|end| Arg::Money(rounded(end, 3), 0));
    let range = Message::new("range.line")
        .with("low", low)
        .with("high", high);
    let share = Arg::Text(chance(chances, words));
    let gain = Message::new("range.chance").with("chance", share);
    let without = Arg::Text(words.percent(trials.share_without_value(), 1));
    let without = Message::new("range.without_share").with("share", without);
    html! {
        <>
            { words.say(&range) }
            <span>{ words.say(&gain) }</span>
            if trials.without_value > 0 { <span class="warn">{ words.say(&without) }</span> }
        </>
    }
}

/// Whether one case differs from another.
fn varies(trials: &Trials) -> bool {
    trials.range().is_some_and(|(low, high)| low < high)
}

/// Never as certain.
fn chance(probability: Probability, words: &Words) -> String {
    match probability {
        Probability::AboveAllButOneInThousand => format!(">\u{a0}{}", words.percent(0.999, 1)),
        Probability::BelowOneInThousand => format!("<\u{a0}{}", words.percent(0.001, 1)),
        Probability::Share(share) => words.percent(share, 1),
    }
}

#[derive(Properties, PartialEq)]
struct NotesProps {
    trials: Rc<Trials>,
    desk: Rc<Desk>,
    industry: String,
    words: Words,
}

/// The figures beside the picture, how sure they are, and what they were drawn with.
#[component]
fn Notes(props: &NotesProps) -> Html {
    let NotesProps {
        trials,
        desk,
        industry,
        words,
    } = props;
    let percentiles = trials.percentiles([0.1, 0.5, 0.9]);
    let percentile = |place: usize| percentiles.map(|values| words.money(values[place]));
    let three = [
        ("range.p10", percentile(0)),
        ("range.p50", percentile(1)),
        ("range.p90", percentile(2)),
        (
            "range.above_zero",
            trials.above_zero().map(|p| chance(p, words)),
        ),
    ];
    #[expect(clippy::cast_precision_loss, reason = "a few millions")]
    let count = |cases: usize| Arg::Number(cases as f64, 0);
    let apart = trials.convergence().map(|apart| {
        Message::new("range.converged").with("amount", Arg::Money(rounded(apart, 2).max(1.0), 0))
    });
    let models = &desk.calculator().public().roi_models;
    let model = models.iter().find(|model| model.id == *industry);
    let drawn = Message::new("range.drawn")
        .with("cases", count(trials.len()))
        .with("seed", Arg::Text(trials.seed.to_string()))
        .with(
            "model",
            Arg::Text(model.map(RoiModel::fingerprint).unwrap_or_default()),
        );
    let without = Message::new("range.without_value").with("cases", count(trials.without_value));
    html! {
        <>
            <dl class="sums">
                for (key, value) in three {
                    <div {key}>
                        <dt>{ words.t(key) }</dt>
                        <dd>{ value.unwrap_or_default() }</dd>
                    </div>
                }
            </dl>
            <p class="note">{ words.t("range.what") }</p>
            if let Some(apart) = apart { <p class="note">{ words.say(&apart) }</p> }
            <p class="note">{ words.say(&drawn) }</p>
            if trials.without_value > 0 { <p class="note warn">{ words.say(&without) }</p> }
        </>
    }
}

/// How many cases, and how far a long run is.
fn tools(
    chosen: u32,
    percent: Option<u8>,
    stop: &Callback<()>,
    on_choose: &Callback<String>,
    words: &Words,
) -> Html {
    let options: Vec<(AttrValue, AttrValue)> = COUNTS
        .iter()
        .map(|count| {
            (
                count.to_string().into(),
                words.number(f64::from(*count), 0).into(),
            )
        })
        .collect();
    html! {
        <>
            <Choice
                id="trials"
                label={words.t("range.count")}
                {options}
                chosen={chosen.to_string()}
                on_choose={on_choose.clone()}
            />
            if let Some(percent) = percent {
                <div class="running">
                    <progress max="100" value={percent.to_string()} aria-label={words.t("range.running")} />
                    <button type="button" class="small" onclick={stop.reform(|_: MouseEvent| ())}>
                        { words.t("range.cancel") }
                    </button>
                </div>
            }
        </>
    }
}
