//! Printing, and rules of style that belong to one document.

use wasm_bindgen::JsCast;
use web_sys::CssStyleSheet;
use yew::prelude::*;

/// Prints the page, as the browser does.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Adds `rules` to the page's own style for as long as the component stands. They go through the
/// style's interface, which the content security policy allows, and not as text into the page.
#[hook]
pub fn use_rules(rules: Vec<String>) {
    use_effect_with(rules, |rules| {
        let sheet = own_sheet();
        let before = sheet.as_ref().map_or(0, count);
        let mut added = 0;
        if let Some(sheet) = &sheet {
            for rule in rules {
                // One that this browser does not know changes nothing.
                let inserted = sheet.insert_rule_with_index(rule, before + added);
                added += u32::from(inserted.is_ok());
            }
        }
        move || {
            if let Some(sheet) = sheet {
                for place in (before..before + added).rev() {
                    let _ = sheet.delete_rule(place);
                }
            }
        }
    });
}

fn count(sheet: &CssStyleSheet) -> u32 {
    sheet.css_rules().map_or(0, |rules| rules.length())
}

/// The page's last style sheet, after which nothing comes.
fn own_sheet() -> Option<CssStyleSheet> {
    let sheets = web_sys::window()?.document()?.style_sheets();
    sheets.get(sheets.length().checked_sub(1)?)?.dyn_into().ok()
}
