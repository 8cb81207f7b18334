//! Tabs as WAI-ARIA describes them: one stop for the Tab key, arrow keys between them.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub label: AttrValue,
    /// Id and name of each tab.
    pub tabs: Vec<(&'static str, AttrValue)>,
    pub chosen: usize,
    /// Id of the panel that the tabs control.
    pub panel: &'static str,
    pub on_choose: Callback<usize>,
}

#[component]
pub fn Tabs(props: &Props) -> Html {
    let list = use_node_ref();
    let onkeydown = {
        let (list, chosen, count) = (list.clone(), props.chosen, props.tabs.len());
        let on_choose = props.on_choose.clone();
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" => (chosen + 1) % count,
                "ArrowLeft" => (chosen + count - 1) % count,
                "Home" => 0,
                "End" => count - 1,
                _ => return,
            };
            event.prevent_default();
            on_choose.emit(next);
            let tabs = list.cast::<HtmlElement>().map(|list| list.children());
            let tab = tabs.and_then(|tabs| tabs.item(u32::try_from(next).unwrap_or(0)));
            if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
                // An element of ours can always be focused.
                let _ = tab.focus();
            }
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} ref={list} {onkeydown}>
            for (place, (id, name)) in props.tabs.iter().enumerate() {
                <button
                    key={*id}
                    id={*id}
                    type="button"
                    role="tab"
                    aria-selected={(place == props.chosen).to_string()}
                    aria-controls={props.panel}
                    tabindex={if place == props.chosen { "0" } else { "-1" }}
                    onclick={props.on_choose.reform(move |_: MouseEvent| place)}
                >
                    { name.clone() }
                </button>
            }
        </div>
    }
}
