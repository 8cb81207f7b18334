//! The Studio's entry point: a placeholder that proves the pipeline until the screens arrive.

use yew::prelude::*;

/// The whole page, for now.
#[component]
fn Studio() -> Html {
    html! { <main id="app"><h1>{ "Worthwhile" }</h1></main> }
}

fn main() {
    yew::Renderer::<Studio>::new().render();
}
