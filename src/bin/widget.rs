//! The public calculator, in the browser.

fn main() {
    worthwhile::widget::offer();
}
