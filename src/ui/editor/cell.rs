//! One cell on screen. It hears nothing itself: its table does, for all of its cells.

use super::formula::{Aid, FormulaAid, option_id};
use crate::sheet::{Cell, Kind, Offered};
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    /// Ids of what names it.
    pub labels: AttrValue,
    pub text: AttrValue,
    /// Shown while it is empty.
    pub placeholder: AttrValue,
    /// What can be chosen; empty where everything can be typed.
    pub options: Vec<Offered>,
    pub look: Look,
    pub problem: Option<String>,
    /// What helps with a formula that is being typed.
    pub aid: Option<Aid>,
    pub words: Words,
    /// Whether the Tab key stops here.
    pub stop: bool,
    pub selected: bool,
}

/// How much room a cell takes, and where in it its text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Text,
    Long,
    Number,
    Formula,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Long => "long",
            Self::Number => "number",
            Self::Formula => "formula",
        }
    }
}

impl From<&Cell> for Look {
    fn from(cell: &Cell) -> Self {
        match cell.kind {
            Kind::Lines(_) => Self::Long,
            Kind::Formula => Self::Formula,
            // A semicolon is on no keyboard for numbers.
            Kind::Numbers | Kind::Shares => Self::Text,
            _ if cell.is_number() => Self::Number,
            _ => Self::Text,
        }
    }
}

/// A cell's id in the page.
pub fn cell_id(cell: &Cell) -> String {
    format!("cell-{}", cell.name().replace(char::is_whitespace, "_"))
}

#[component]
pub fn CellView(props: &Props) -> Html {
    let Props {
        id, labels, text, ..
    } = props;
    let tabindex = if props.stop { "0" } else { "-1" };
    let problem_id = format!("{id}-problem");
    let invalid = props.problem.as_ref().map(|_| "true");
    let reading = props.aid.as_ref().map(|_| format!("{id}-reading"));
    let described = [props.problem.as_ref().map(|_| problem_id.clone()), reading];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let combobox = (props.look == Look::Formula).then_some("combobox");
    let offered = props.aid.as_ref().filter(|aid| aid.completion.is_some());
    let active = offered.and_then(|aid| aid.active);
    html! {
        <td
            role="gridcell"
            class={props.look.class()}
            aria-selected={props.selected.to_string()}
        >
            if props.options.is_empty() {
                <input
                    id={id.clone()}
                    type="text"
                    inputmode={if props.look == Look::Number { "decimal" } else { "text" }}
                    autocomplete="off"
                    spellcheck="false"
                    value={text.clone()}
                    placeholder={props.placeholder.clone()}
                    aria-labelledby={labels.clone()}
                    aria-invalid={invalid}
                    aria-describedby={described}
                    role={combobox}
                    aria-autocomplete={combobox.map(|_| "list")}
                    aria-expanded={combobox.map(|_| offered.is_some().to_string())}
                    aria-controls={offered.map(|_| option_id(id, None))}
                    aria-activedescendant={active.map(|place| option_id(id, Some(place)))}
                    {tabindex}
                />
            } else {
                <select
                    id={id.clone()}
                    aria-labelledby={labels.clone()}
                    aria-invalid={invalid}
                    aria-describedby={described}
                    {tabindex}
                >
                    if !props.options.iter().any(|offered| offered.value == text.as_str()) {
                        <option value={text.clone()} selected=true>{ text.clone() }</option>
                    }
                    for offered in props.options.iter() {
                        <option
                            key={offered.value.clone()}
                            value={offered.value.clone()}
                            selected={offered.value == text.as_str()}
                        >
                            { &offered.name }
                        </option>
                    }
                </select>
            }
            if let Some(aid) = &props.aid {
                <FormulaAid cell={id.clone()} aid={aid.clone()} problem={props.problem.clone()} words={props.words.clone()} />
            }
            if let Some(problem) = &props.problem {
                <p class="problem" id={problem_id}>{ problem }</p>
            }
        </td>
    }
}
