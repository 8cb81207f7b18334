//! The Studio as a whole: one session, one reducer, views that derive everything else.

use super::advice::AdviceCard;
use super::agreed::AgreedCard;
use super::banners::Banners;
use super::claim::doubt_notice;
use super::corridor::CorridorChart;
use super::customer::CustomerPanel;
use super::editor::EditorScreen;
use super::guardrails::Negotiation;
use super::header::Header;
use super::keeping::{Cases, CasesScreen, use_cases, use_playbook};
use super::labels;
use super::map::DealSizeMap;
use super::motions::MotionsPanel;
use super::proposal::{HandoffScreen, ProposalScreen};
use super::remedies::RemedyTable;
use super::returns::ReturnPanel;
use super::screen::Screen;
use super::settled::{CALM, REST, use_settled};
use super::sharing::{Arrivals, Notices, ReceivedCard, use_arrivals};
use super::startup::{Start, start};
use super::strip::Strip;
use super::tabs::Tabs;
use super::variants::VariantTable;
use super::what_if::{WhatIfCard, use_what_if_keys};
use super::words::Words;
use crate::browser::{describe_page, use_fragment};
use crate::format::{Arg, Message};
use crate::session::{Action, Documents, Refused, Session, Step};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// The session in Yew's terms.
#[derive(Clone, PartialEq)]
pub struct Studio(pub Session);

impl Reducible for Studio {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(self.0.apply(action)))
    }
}

/// How components say what the user does.
pub type Dispatch = UseReducerDispatcher<Studio>;

/// The Studio.
#[component]
pub fn App() -> Html {
    let started = use_memo((), |()| start().map(Rc::new));
    match &*started {
        Some(start) => html! { <Desktop start={start.clone()} /> },
        // Cannot happen: a test reads the embedded sample.
        None => Html::default(),
    }
}

#[derive(Properties)]
struct DesktopProps {
    start: Rc<Start>,
}

impl PartialEq for DesktopProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start)
    }
}

#[component]
fn Desktop(props: &DesktopProps) -> Html {
    let studio = use_reducer({
        let session = props.start.session.clone();
        move || Studio(session)
    });
    let dispatch = studio.dispatcher();
    let session = &studio.0;
    let (cases, keeping) = use_cases(session, &props.start, &dispatch);
    let playbook = use_playbook(session, &dispatch);
    use_undo_keys(dispatch.clone());
    use_what_if_keys(dispatch.clone());
    let words = Words {
        locale: session.locale(),
        currency: session
            .documents()
            .playbook()
            .public
            .currency
            .clone()
            .into(),
    };
    use_description(session, &words);
    let arrivals = use_arrivals(session.documents(), &dispatch);
    let screen = Screen::at(&use_fragment());
    let refusal = keeping.journal.or(keeping.beside).or(playbook.refusal);
    let saved = refusal.is_none() && !keeping.both && !playbook.both;
    html! {
        <ContextProvider<Cases> context={cases.clone()}>
            <Header
                {screen}
                session={session.clone()}
                {saved}
                arrivals={arrivals.clone()}
                words={words.clone()}
                dispatch={dispatch.clone()}
            />
            <Banners
                case={session.documents().case().clone()}
                keeping={(*keeping).clone()}
                {refusal}
                playbook={playbook}
                cases={cases.clone()}
                words={words.clone()}
            />
            <Notices arrivals={arrivals.clone()} session={session.clone()} words={words.clone()} />
            if screen == Screen::Playbook {
                <EditorScreen session={session.clone()} {arrivals} {words} {dispatch} />
            } else if screen == Screen::Cases {
                <CasesScreen
                    session={session.clone()}
                    {cases}
                    ready={keeping.ready}
                    revision={keeping.revision}
                    deleted={keeping.deleted.clone()}
                    {words}
                    {dispatch}
                />
            } else if screen == Screen::Handoff {
                <HandoffScreen session={session.clone()} {words} {dispatch} />
            } else if screen == Screen::Proposal {
                <ProposalScreen session={session.clone()} {words} {dispatch} />
            } else {
                <DealScreen session={session.clone()} {arrivals} {words} {dispatch} />
            }
        </ContextProvider<Cases>>
    }
}

#[derive(Properties, PartialEq)]
struct ScreenProps {
    session: Session,
    arrivals: Arrivals,
    words: Words,
    dispatch: Dispatch,
}

#[component]
fn DealScreen(props: &ScreenProps) -> Html {
    let side = use_state_eq(|| 0_usize);
    let on_choose = {
        let side = side.setter();
        Callback::from(move |chosen: usize| side.set(chosen))
    };
    let ScreenProps {
        session,
        arrivals,
        words,
        dispatch,
    } = props;
    let settled = use_settled(session, CALM);
    let calm = settled.documents();
    let rested = use_settled(session, REST);
    // While the deal itself is dragged only the two pictures follow each move.
    let dragging = use_state_eq(|| false);
    let shown = if *dragging { &settled } else { session };
    let on_drag = {
        let setter = dragging.setter();
        Callback::from(move |on: bool| setter.set(on))
    };
    let documents = shown.documents();
    let check = use_memo(documents.clone(), |documents| {
        documents.defensibility().map(Rc::new)
    });
    let check = (*check).clone();
    let (desk, deal) = (documents.desk(), documents.deal());
    let waiting: Vec<String> = session
        .drafts()
        .keys()
        .map(|field| labels::field_name(field, session.documents(), words))
        .collect();
    let attention = Message::new("deal.waiting").with("fields", Arg::Text(waiting.join(" · ")));
    let tabs: Vec<(&'static str, AttrValue)> = vec![
        ("tab-customer", words.t("inputs.customer").into()),
        ("tab-motions", words.t("inputs.motions").into()),
    ];
    html! {
        <main class={classes!("deal", (!waiting.is_empty()).then_some("waiting"))}>
            <section class="inputs card" aria-label={words.t("inputs.title")}>
                <Tabs
                    label={words.t("inputs.title")}
                    chosen={*side}
                    panel="inputs"
                    {on_choose}
                    tabs={tabs.clone()}
                />
                <div id="inputs" role="tabpanel" aria-labelledby={tabs[*side].0}>
                    if *side == 0 {
                        <CustomerPanel
                            session={shown.clone()}
                            desk={desk.clone()}
                            deal={deal.clone()}
                            words={words.clone()}
                            dispatch={dispatch.clone()}
                        />
                    } else {
                        <MotionsPanel
                            session={shown.clone()}
                            desk={desk.clone()}
                            deal={deal.clone()}
                            words={words.clone()}
                            dispatch={dispatch.clone()}
                        />
                    }
                </div>
            </section>
            <div class="centre">
                if !waiting.is_empty() {
                    <p class="notice" role="status">{ words.say(&attention) }</p>
                }
                if let Some(refused) = session.refused() {
                    <p class="notice" role="status">{ not_taken(refused, session.documents(), words) }</p>
                }
                if !session.documents().workbook().faults().is_empty() {
                    <p class="notice" role="status">
                        { words.t("deal.older_playbook") }{ " " }
                        <a href="#playbook">{ words.t("deal.to_playbook") }</a>
                    </p>
                }
                { doubt_notice(shown, words, dispatch) }
                <ReceivedCard
                    session={settled.clone()}
                    arrivals={arrivals.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <WhatIfCard
                    session={shown.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <AgreedCard
                    documents={documents.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <AdviceCard documents={documents.clone()} settled={calm.clone()} words={words.clone()} />
                <CorridorChart
                    documents={session.documents().clone()}
                    settled={calm.clone()}
                    words={words.clone()}
                />
                <DealSizeMap
                    documents={session.documents().clone()}
                    settled={calm.clone()}
                    {on_drag}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <RemedyTable
                    documents={rested.documents().clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <VariantTable
                    session={rested.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <Negotiation
                    desk={rested.documents().desk().clone()}
                    case={rested.documents().case().clone()}
                    deal={rested.documents().deal().clone()}
                    words={words.clone()}
                />
            </div>
            <Strip documents={documents.clone()} check={check.clone()} words={words.clone()} />
            <ReturnPanel
                {check}
                session={shown.clone()}
                settled={calm.clone()}
                words={words.clone()}
                dispatch={dispatch.clone()}
            />
        </main>
    }
}

/// What could not be changed, and why.
fn not_taken(refused: &Refused, documents: &Documents, words: &Words) -> String {
    let step = Arg::Text(match &refused.step {
        Step::Field(field) => labels::field_name(field, documents, words),
        step => labels::step_name(step, words),
    });
    let problem = Arg::Text(words.say(&refused.problem));
    let message = Message::new("deal.refused").with("step", step);
    words.say(&message.with("problem", problem))
}

/// Ctrl or Cmd with Z takes back, with Shift or with Y brings again; in fields as well, where
/// the browser's own undo knows nothing of the documents.
#[hook]
fn use_undo_keys(dispatch: Dispatch) {
    use_effect_with(dispatch, |dispatch| {
        let dispatch = dispatch.clone();
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                    return;
                }
                let action = match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => Action::Undo,
                    ("z", true) | ("y", false) => Action::Redo,
                    _ => return,
                };
                event.prevent_default();
                dispatch.dispatch(action);
            })
        });
        move || drop(listener)
    });
}

/// Names the page after the customer, in the language of the screen; only when one of the two
/// has changed, because setting the language restyles every element.
#[hook]
fn use_description(session: &Session, words: &Words) {
    let name = session.documents().case().customer.name.clone();
    use_effect_with((words.locale, name), |(locale, name)| {
        let title = if name.is_empty() {
            "Worthwhile".to_owned()
        } else {
            format!("{name} · Worthwhile")
        };
        describe_page(locale.tag(), &title);
    });
}
