//! A choice of a few.

use crate::session::{Session, Step};
use crate::ui::words::Words;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    pub label: AttrValue,
    /// Value and name of each option.
    pub options: Vec<(AttrValue, AttrValue)>,
    pub chosen: AttrValue,
    pub on_choose: Callback<String>,
    /// Why what was chosen was not taken.
    #[prop_or_default]
    pub problem: Option<AttrValue>,
    /// The label is for assistive technology only.
    #[prop_or_default]
    pub quiet: bool,
}

#[component]
pub fn Choice(props: &Props) -> Html {
    let node = use_node_ref();
    let turns = use_state(|| 0_u32);
    let onchange = {
        let (on_choose, turns) = (props.on_choose.clone(), turns.clone());
        move |event: Event| {
            on_choose.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
            turns.set(turns.wrapping_add(1));
        }
    };
    // What was chosen and not taken does not stay on show.
    use_effect_with((*turns, props.chosen.clone()), {
        let node = node.clone();
        move |(_, chosen)| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(chosen);
            }
        }
    });
    let problem_id = format!("{}-problem", props.id);
    let described = props.problem.as_ref().map(|_| problem_id.clone());
    html! {
        <div class="field">
            <label for={props.id.clone()} class={props.quiet.then_some("quiet")}>
                { props.label.clone() }
            </label>
            <select id={props.id.clone()} ref={node} aria-describedby={described} {onchange}>
                for (value, name) in props.options.iter() {
                    <option
                        key={value.to_string()}
                        value={value.clone()}
                        selected={*value == props.chosen}
                    >
                        { name.clone() }
                    </option>
                }
            </select>
            if let Some(problem) = &props.problem {
                <p class="problem" id={problem_id} role="status">{ problem.clone() }</p>
            }
        </div>
    }
}

/// Why the last choice was not taken, if it was the one called `step`.
pub fn refusal(session: &Session, step: &str, words: &Words) -> Option<AttrValue> {
    let refused = session.refused()?;
    let same = matches!(refused.step, Step::Choice(name) if name == step);
    same.then(|| words.say(&refused.problem).into())
}
