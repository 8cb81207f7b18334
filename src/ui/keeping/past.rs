//! The history of the case on screen: when, why, what it came to, what changed.

use super::cases::Cases;
use super::row::when;
use crate::format::{Arg, Message};
use crate::keeping::{Record, Version, Why};
use crate::session::{Documents, Session};
use crate::ui::fold::Fold;
use crate::ui::key_figures::{at, place};
use crate::ui::new_name::{NewName, Texts};
use crate::ui::words::Words;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub cases: Cases,
    pub ready: bool,
    pub revision: u32,
    pub words: Words,
}

/// The versions, the latest first, and their texts.
#[derive(Clone, Default, PartialEq)]
struct History {
    versions: Vec<Version>,
    texts: Vec<(f64, Rc<str>)>,
}

impl History {
    fn text(&self, at: f64) -> Option<Rc<str>> {
        let mut texts = self.texts.iter();
        let found = texts.find(|(time, _)| time.total_cmp(&at).is_eq());
        found.map(|(_, text)| text.clone())
    }
}

const NAME: Texts = Texts {
    name: "history.name",
    number: "history.number",
    add: "history.add",
    full: "history.add",
};

#[component]
pub fn Past(props: &Props) -> Html {
    let Props {
        session,
        cases,
        words,
        ..
    } = props;
    let history = use_state_eq(Rc::<History>::default);
    let asked = (props.ready, props.revision, session.id().clone());
    use_effect_with(asked, {
        let (history, cases) = (history.setter(), cases.clone());
        move |(_, _, id)| {
            let id = id.clone();
            spawn_local(async move {
                let (versions, texts) = (cases.versions(&id).await, cases.texts(&id).await);
                history.set(Rc::new(History { versions, texts }));
            });
        }
    });
    let on_name = {
        let cases = cases.clone();
        Callback::from(move |name: String| cases.take(Why::Named, Some(name)))
    };
    let named = history
        .versions
        .iter()
        .filter(|version| version.name.is_some());
    html! {
        <section class="card past" aria-labelledby="history-title">
            <h2 id="history-title">{ words.t("history.title") }</h2>
            <p class="note">{ words.t("history.what") }</p>
            <NewName id="version-name" of={NAME} count={named.count()} most={usize::MAX} words={words.clone()} {on_name} />
            <ol>
                for (place, version) in history.versions.iter().enumerate() {
                    <li key={version.at.to_string()}>
                        { entry(version, history.versions.get(place + 1), &history, props) }
                    </li>
                }
            </ol>
        </section>
    }
}

/// A version beside the one before it.
fn entry(
    version: &Version,
    before: Option<&Version>,
    history: &Rc<History>,
    props: &Props,
) -> Html {
    let Props {
        session,
        cases,
        words,
        ..
    } = props;
    let money =
        |amount: f64, version: &Version| words.locale.money(amount, &version.glance.currency, 0);
    let name = version.name.clone();
    let name = name.unwrap_or_else(|| words.t(reason(version.why)).to_owned());
    let now = money(version.glance.npv, version);
    let npv = match before.map(|before| money(before.glance.npv, before)) {
        Some(before) if before != now => Message::new("history.npv_from")
            .with("before", Arg::Text(before))
            .with("now", Arg::Text(now)),
        _ => Message::new("history.npv").with("now", Arg::Text(now)),
    };
    let text = history.text(version.at);
    let restore = text.clone().map(|text| {
        let cases = cases.clone();
        move |_: MouseEvent| {
            if let Ok(record) = Record::read(&text) {
                cases.restore(record);
            }
        }
    });
    let label =
        Message::new("history.restore_this").with("name", Arg::Text(when(version.at, words)));
    let earlier = before.and_then(|before| history.text(before.at));
    let inside = {
        let (documents, words) = (session.documents().clone(), words.clone());
        Callback::from(move |()| changed(&documents, earlier.as_deref(), text.as_deref(), &words))
    };
    html! {
        <>
            <div class="line">
                <b>{ name }</b>
                <time>{ when(version.at, words) }</time>
                if let Some(onclick) = restore {
                    <button type="button" class="small" aria-label={words.say(&label)} {onclick}>{ words.t("history.restore") }</button>
                }
            </div>
            <p class="npv">{ words.say(&npv) }</p>
            if before.is_some() {
                <Fold summary={words.t("history.changed")} {inside} />
            }
        </>
    }
}

fn reason(why: Why) -> &'static str {
    match why {
        Why::Opened => "history.opened",
        Why::Pause => "history.pause",
        Why::Replaced => "history.replaced",
        Why::OtherTab => "history.other_tab",
        Why::Sent => "history.sent",
        Why::Named => "history.add",
    }
}

/// What differs between two versions, field by field, in the words of the playbook in use.
fn changed(documents: &Documents, before: Option<&str>, now: Option<&str>, words: &Words) -> Html {
    let state = |text: Option<&str>| {
        let record = Record::read(text?).ok()?;
        let fits = documents.with_case(|case| *case = record.case).ok()?;
        Some(fits.sold(record.way))
    };
    let (Some(before), Some(now)) = (state(before), state(now)) else {
        return html! { <p class="note">{ words.t("history.no_comparison") }</p> };
    };
    let differences = before.differences(&now);
    let rows = differences.iter().map(|difference| {
        let known = [&now, &before]
            .into_iter()
            .find(|it| it.field_at(difference).is_some());
        html! {
            <tr>
                <th scope="row">{ place(difference, known.unwrap_or(&now), words) }</th>
                <td>{ at(difference, &before, words) }</td>
                <td>{ at(difference, &now, words) }</td>
            </tr>
        }
    });
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("history.changed")}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.t("history.place") }</th>
                        <th scope="col">{ words.t("history.before") }</th>
                        <th scope="col">{ words.t("history.after") }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
