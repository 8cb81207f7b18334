//! If less comes true than is claimed, or later.

use super::app::Dispatch;
use super::customer::number_field;
use super::fold::Fold;
use super::words::Words;
use crate::case::Case;
use crate::format::{Arg, Message};
use crate::session::{Action, Field, Session};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The share that the switch takes for true.
const HALF: f64 = 0.5;

fn is(share: Option<f64>, wanted: f64) -> bool {
    share.is_some_and(|share| (share - wanted).abs() < 1e-9)
}

/// Half the claim at one stroke.
#[component]
pub fn Claim(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    // What the switch goes back to.
    let before: Rc<RefCell<Option<f64>>> = use_mut_ref(|| None);
    let share = session.documents().case().claim_share;
    let halved = is(share, HALF);
    let onchange = {
        let dispatch = dispatch.clone();
        move |_: Event| {
            let back = before.borrow_mut().take();
            dispatch.dispatch(match (halved, back) {
                (false, _) => {
                    *before.borrow_mut() = share;
                    Action::Slide(Field::ClaimShare, HALF)
                }
                (true, Some(share)) => Action::Slide(Field::ClaimShare, share),
                (true, None) => Action::Type(Field::ClaimShare, String::new()),
            });
        }
    };
    html! {
        <label class="tick">
            <input id="half-claim" type="checkbox" checked={halved} {onchange} />
            <span>{ words.t("claim.half") }</span>
        </label>
    }
}

/// Other shares, and a later start, on demand.
#[component]
pub fn OtherClaim(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let inside = {
        let (session, words, dispatch) = (session.clone(), words.clone(), dispatch.clone());
        Callback::from(move |()| {
            html! {
                <div class="certainty">
                    <div class="pair">
                        { number_field(&session, Field::ClaimShare, "scenario.claim_share", &words, &dispatch) }
                        { number_field(&session, Field::DelayMonths, "scenario.delay_months", &words, &dispatch) }
                    </div>
                    <p class="note">{ words.t("claim.what") }</p>
                </div>
            }
        })
    };
    html! {
        <Fold class="claim" summary={words.t("claim.other")} {inside} />
    }
}

/// What is counted otherwise than claimed; none if nothing is.
pub fn doubt(case: &Case, words: &Words) -> Option<String> {
    let share = case.claim_share.filter(|share| !is(Some(*share), 1.0));
    let share =
        share.map(|share| Message::new("claim.share").with("share", Arg::Percent(share, 0)));
    let delay = case.delay_months.filter(|months| *months > 0.0);
    let delay = delay.map(|months| Message::new("claim.delay").with("months", Arg::Months(months)));
    let both: Vec<String> = [share, delay]
        .iter()
        .flatten()
        .map(|m| words.say(m))
        .collect();
    (!both.is_empty()).then(|| both.join(" "))
}

/// Says over all figures that they count less than is claimed, and takes it back.
pub fn doubt_notice(session: &Session, words: &Words, dispatch: &Dispatch) -> Html {
    let Some(doubt) = doubt(session.documents().case(), words) else {
        return Html::default();
    };
    let dispatch = dispatch.clone();
    let onclick = move |_: MouseEvent| {
        for field in [Field::ClaimShare, Field::DelayMonths] {
            dispatch.dispatch(Action::Type(field, String::new()));
        }
    };
    html! {
        <p class="notice doubt" role="status">
            { doubt }{ " " }
            <button type="button" class="small" {onclick}>{ words.t("claim.whole") }</button>
        </p>
    }
}
