//! The proposal's screen as a whole.

use super::desk::Desk;
use super::exports::Exports;
use super::figures::{day, impossible, use_figures};
use super::options::Options;
use super::parts::Parts;
use super::settings::Settings;
use crate::browser::use_rules;
use crate::proposal::{Proposal, page_rules};
use crate::session::Session;
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn ProposalScreen(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let documents = session.documents();
    let case = documents.case();
    let figures = use_figures(documents.desk(), case);
    let made = use_memo(
        (figures.clone(), case.proposal.clone(), words.locale),
        |(figures, settings, locale)| {
            let figures = figures.as_ref().as_ref().ok()?;
            Some(Rc::new(Proposal::new(figures, settings, *locale, day()?)))
        },
    );
    let rules = (*made).as_ref().map(|made| page_rules(made));
    use_rules(rules.unwrap_or_default());
    let Some(proposal) = (*made).clone() else {
        return impossible(words);
    };
    html! {
        <main class="proposing">
            <div class="side">
                <Exports
                    proposal={proposal.clone()}
                    case={case.clone()}
                    desk={documents.desk().clone()}
                    words={words.clone()}
                />
                if documents.agreement().is_none() {
                    <p class="notice">
                        { words.t("proposal_screen.at_list") }{ " " }
                        <a href="#deal">{ words.t("proposal_screen.to_deal") }</a>
                    </p>
                }
                <Settings
                    case={case.clone()}
                    locale={proposal.locale}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <Parts
                    settings={case.proposal.clone()}
                    locale={proposal.locale}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <Options
                    desk={documents.desk().clone()}
                    case={case.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
                <p class="hint"><a href="#handoff">{ words.t("proposal_screen.to_handoff") }</a></p>
            </div>
            <section class="desk" aria-label={words.t("proposal_screen.document")}>
                <Desk
                    {proposal}
                    settings={case.proposal.clone()}
                    words={words.clone()}
                    dispatch={dispatch.clone()}
                />
            </section>
        </main>
    }
}
