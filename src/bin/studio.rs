//! The Studio: the vendor's workbench, in the browser.

use worthwhile::ui::App;

fn main() {
    yew::Renderer::<App>::new().render();
}
