//! The two answers in one line, for screens too narrow to show them beside the inputs.

use super::headline::gain;
use super::sentences::short;
use super::words::Words;
use crate::offer::Defensibility;
use crate::session::Documents;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub check: Option<Rc<Defensibility>>,
    pub words: Words,
}

/// Hidden where there is room for more: it repeats what the page says elsewhere.
#[component]
pub fn Strip(props: &Props) -> Html {
    let Props {
        documents,
        check,
        words,
    } = props;
    let npv = gain(documents.returns(), check.as_deref(), words);
    let agreed = documents.agreement().map(|agreement| &agreement.remedy);
    let offered = agreed.or_else(|| documents.deal().advice.first());
    html! {
        <p class="strip" aria-hidden="true">
            <b>{ offered.map(|remedy| words.say(&short(remedy))) }</b>
            <span>{ words.t("strip.npv") }{ " " }{ npv }</span>
        </p>
    }
}
