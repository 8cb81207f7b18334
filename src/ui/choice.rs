//! A choice of a few.

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
    /// The label is for assistive technology only.
    #[prop_or_default]
    pub quiet: bool,
}

#[component]
pub fn Choice(props: &Props) -> Html {
    let onchange = props
        .on_choose
        .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field">
            <label for={props.id.clone()} class={props.quiet.then_some("quiet")}>
                { props.label.clone() }
            </label>
            <select id={props.id.clone()} {onchange}>
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
        </div>
    }
}
