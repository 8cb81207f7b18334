//! How we sell: the figures of one motion, and whether account executives have time.

use super::app::Dispatch;
use super::choice::Choice;
use super::field::{TypedField, base_of};
use super::fold::Fold;
use super::labels;
use super::month::month;
use super::words::{NONE, Words};
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use crate::playbook::AeTime;
use crate::session::{Action, Entry, Field, MotionField, Session};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub desk: Rc<Desk>,
    pub deal: Rc<Deal>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn MotionsPanel(props: &Props) -> Html {
    let Props {
        session,
        desk,
        deal,
        words,
        dispatch,
    } = props;
    let chosen = use_state_eq(|| deal.motion);
    let place = (*chosen).min(desk.motions().len().saturating_sub(1));
    let names: Vec<(AttrValue, AttrValue)> = desk
        .playbook()
        .motions
        .iter()
        .enumerate()
        .map(|(place, motion)| (place.to_string().into(), words.of(&motion.name).into()))
        .collect();
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |place: String| chosen.set(place.parse().unwrap_or(0)))
    };
    let months = {
        let (desk, words) = (desk.clone(), words.clone());
        Callback::from(move |()| month(&desk, &words))
    };
    let smb_team = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::SmbTeam))
    };
    html! {
        <>
            <p class="private">{ words.t("motion.private") }</p>
            <AeTimeChoice desk={desk.clone()} deal={deal.clone()} words={words.clone()} dispatch={dispatch.clone()} />
            <Fold class="month" summary={words.t("month.title")} inside={months} />
            <button type="button" class="link" onclick={smb_team}>{ words.t("month.smb_team") }</button>
            <Choice
                id="motion"
                label={words.t("motion.title")}
                options={names}
                chosen={place.to_string()}
                {on_choose}
            />
            <Result desk={desk.clone()} {place} words={words.clone()} />
            <div class="pair" key={place}>
                { hours(session, desk, place, words, dispatch) }
                { figures(session, desk, place, words, dispatch) }
            </div>
        </>
    }
}

fn hours(session: &Session, desk: &Desk, place: usize, words: &Words, dispatch: &Dispatch) -> Html {
    let team = &desk.playbook().team;
    let lines = desk.playbook().motions[place].hours.iter().enumerate();
    lines
        .map(|(line, hours)| {
            let field = Field::RoleHours(place, line);
            let role = team.role(&hours.role).map(|role| words.of(&role.name));
            let label = Message::new("motion.hours_of").with(
                "role",
                Arg::Text(role.unwrap_or_else(|| hours.role.clone())),
            );
            html! {
                <TypedField
                    key={format!("hours-{line}")}
                    entry={Entry::Number}
                    value={field.number(session.documents())}
                    draft={session.draft(&field).cloned()}
            base={base_of(session, &field, words)}
                    label={words.say(&label)}
                    unit={words.t("unit.hour")}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                    {field}
                />
            }
        })
        .collect()
}

fn figures(
    session: &Session,
    desk: &Desk,
    place: usize,
    words: &Words,
    dispatch: &Dispatch,
) -> Html {
    let motion = &desk.playbook().motions[place];
    MotionField::ALL
        .into_iter()
        .filter(|which| which.number(motion).is_some())
        .map(|which| {
            let field = Field::Motion(place, which);
            let unit = match which.entry() {
                Entry::Percent => "%".to_owned(),
                Entry::Money => words.sign(),
                _ => String::new(),
            };
            html! {
                <TypedField
                    key={which.path()}
                    entry={which.entry()}
                    value={field.number(session.documents())}
                    draft={session.draft(&field).cloned()}
            base={base_of(session, &field, words)}
                    label={labels::motion_field(which, words)}
                    {unit}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                    {field}
                />
            }
        })
        .collect()
}

#[derive(Properties, PartialEq)]
struct ResultProps {
    desk: Rc<Desk>,
    place: usize,
    words: Words,
}

/// What the motion's figures come to.
#[component]
fn Result(props: &ResultProps) -> Html {
    let ResultProps { desk, place, words } = props;
    let figures = &desk.figures()[*place];
    let money = |value: Option<f64>| value.map_or(NONE.to_owned(), |value| words.money(value));
    let rows = [
        ("motion.fixed_cost", Some(figures.fixed_cost_of_sale)),
        ("motion.break_even", figures.minimum.break_even),
        ("motion.pays_from", figures.minimum.target()),
    ];
    html! {
        <dl class="sums">
            for (key, value) in rows {
                <div {key}><dt>{ words.t(key) }</dt><dd>{ money(value) }</dd></div>
            }
        </dl>
    }
}

#[derive(Properties, PartialEq)]
struct AeTimeProps {
    desk: Rc<Desk>,
    deal: Rc<Deal>,
    words: Words,
    dispatch: Dispatch,
}

/// The right remedy turns on whether an hour has a better use.
#[component]
fn AeTimeChoice(props: &AeTimeProps) -> Html {
    let AeTimeProps {
        desk,
        deal,
        words,
        dispatch,
    } = props;
    let chosen = match desk.playbook().capacity.ae_time {
        AeTime::Spare => "spare",
        AeTime::Booked => "booked",
    };
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("spare".into(), words.t("ae_time.spare").into()),
        ("booked".into(), words.t("ae_time.booked").into()),
    ];
    let on_choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |value: String| {
            let time = if value == "booked" {
                AeTime::Booked
            } else {
                AeTime::Spare
            };
            dispatch.dispatch(Action::ChooseAeTime(time));
        })
    };
    let worth = Message::new("ae_time.worth").with("amount", Arg::Money(deal.ae_hour, 0));
    html! {
        <>
            <Choice id="ae-time" label={words.t("ae_time.title")} {options} {chosen} {on_choose} />
            <p class="hint">{ words.say(&worth) }</p>
        </>
    }
}
