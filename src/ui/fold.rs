//! A part of the screen that opens on demand.

use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub summary: AttrValue,
    /// The summary's id, where something leads to it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
    /// What is inside: worked out only while it is open, because most of it is closed while
    /// somebody types.
    pub inside: Callback<(), Html>,
}

#[component]
pub fn Fold(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.setter();
        Callback::from(move |event: Event| {
            open.set(
                event
                    .target_unchecked_into::<Element>()
                    .has_attribute("open"),
            );
        })
    };
    html! {
        <details class={props.class.clone()} {ontoggle}>
            <summary id={props.id.clone()}>{ &props.summary }</summary>
            if *open {
                { props.inside.emit(()) }
            }
        </details>
    }
}
