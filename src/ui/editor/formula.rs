//! What helps with a formula while it is typed: names that fit, what it comes to, where it is
//! wrong. It lies over the cells below, so that nothing moves while one types.

use crate::browser::use_below;
use crate::format::Message;
use crate::model::{Completion, Fitting, Known};
use crate::session::Reading;
use crate::ui::words::Words;
use yew::prelude::*;

/// What is known of a formula that is being typed.
#[derive(Clone, PartialEq)]
pub struct Aid {
    /// The formula as it is typed.
    pub text: String,
    pub reading: Reading,
    pub names: Vec<Known>,
    /// What can stand where the caret is, if that is asked.
    pub completion: Option<Completion>,
    /// Which of them the keys have come to.
    pub active: Option<usize>,
}

/// The id of the list of names, or of the one at a place.
pub fn option_id(cell: &str, place: Option<usize>) -> String {
    place.map_or_else(
        || format!("{cell}-names"),
        |place| format!("{cell}-names-{place}"),
    )
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the cell.
    pub cell: AttrValue,
    pub aid: Aid,
    /// What is wrong, in words: the cell says so too, but below this.
    pub problem: Option<String>,
    pub words: Words,
}

#[component]
pub fn FormulaAid(props: &Props) -> Html {
    let Props {
        cell, aid, words, ..
    } = props;
    let id = format!("{cell}-aid");
    use_below(id.clone(), cell.to_string());
    let list = aid.completion.as_ref().map(|found| names(found, props));
    html! {
        <div {id} class="aid" popover="manual">
            { list }
            <div id={format!("{cell}-reading")} class="reading">
                { reading(aid, words) }
                if let Some(problem) = &props.problem { <p class="problem">{ problem }</p> }
            </div>
        </div>
    }
}

fn names(found: &Completion, props: &Props) -> Html {
    let Props {
        cell, aid, words, ..
    } = props;
    let options = found.fitting.iter().enumerate().map(|(place, fitting)| {
        let (word, told) = told(fitting, aid, words);
        html! {
            <li
                key={place}
                id={option_id(cell, Some(place))}
                role="option"
                aria-selected={(aid.active == Some(place)).to_string()}
            >
                <code>{ word }</code>
                <span>{ told }</span>
            </li>
        }
    });
    html! {
        <ul id={option_id(cell, None)} role="listbox" aria-label={words.t("formula_cell.names")}>
            { for options }
        </ul>
    }
}

/// A name and what it is.
fn told(fitting: &Fitting, aid: &Aid, words: &Words) -> (String, String) {
    match fitting {
        Fitting::Name(place) => aid
            .names
            .get(*place)
            .map(|known| (known.name.clone(), known.title.clone()))
            .unwrap_or_default(),
        Fitting::Function(function) => (
            function.usage().to_owned(),
            words.t("formula_cell.function").to_owned(),
        ),
        Fitting::Unit(base) => (
            base.name().to_owned(),
            words.t("formula_cell.unit").to_owned(),
        ),
    }
}

fn reading(aid: &Aid, words: &Words) -> Html {
    match &aid.reading {
        Reading::Good(explained) => {
            let unit =
                Message::new("formula_cell.in").with("unit", explained.result.unit.in_words());
            html! {
                <>
                    <p><b>{ explained.result.shown(words.locale, &words.currency) }</b>{ " " }<span>{ words.say(&unit) }</span></p>
                    <p class="numbers">{ explained.in_numbers(words.locale, &words.currency) }</p>
                </>
            }
        }
        Reading::Wrong(Some(at))
            if aid.text.is_char_boundary(at.start) && aid.text.is_char_boundary(at.end) =>
        {
            let (before, after) = (&aid.text[..at.start], &aid.text[at.end..]);
            // What is missing at the end needs a place to be seen.
            let wrong = Some(&aid.text[at.clone()]).filter(|text| !text.is_empty());
            html! {
                <p class="numbers"><code>{ before }<mark>{ wrong.unwrap_or(" … ") }</mark>{ after }</code></p>
            }
        }
        Reading::Wrong(_) => Html::default(),
        Reading::Waits => html! { <p>{ words.t("formula_cell.waits") }</p> },
    }
}
