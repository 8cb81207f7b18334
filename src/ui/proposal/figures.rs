//! The figures behind both documents.

use crate::browser::today;
use crate::case::{Case, ProposalSettings};
use crate::deal::Desk;
use crate::document::Faults;
use crate::finance::Date;
use crate::proposal::Figures;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// The day of the document.
pub fn day() -> Option<Date> {
    // A clock beyond the years that a date can say leaves some day rather than no document.
    today().or_else(|| Date::new(1970, 1, 1))
}

/// The figures, worked out again only when something changes that they depend on: not while texts
/// are written.
#[hook]
pub fn use_figures(desk: &Rc<Desk>, case: &Rc<Case>) -> Rc<Result<Figures, Faults>> {
    let mut asked = (**case).clone();
    asked.proposal = ProposalSettings {
        alternatives: asked.proposal.alternatives,
        ..ProposalSettings::default()
    };
    use_memo((desk.clone(), asked), |(desk, case)| {
        Figures::new(desk.calculator(), case)
    })
}

/// What stands in place of a document whose figures have no result.
pub fn impossible(words: &Words) -> Html {
    html! {
        <main class="proposing">
            <p class="notice" role="status">{ words.t("proposal_screen.impossible") }</p>
        </main>
    }
}
