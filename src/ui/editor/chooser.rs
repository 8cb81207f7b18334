//! Which entry of a list the tables below are of: with many of them, one at a time is shown.

use crate::sheet::{Grid, Page};
use crate::ui::words::Words;
use serde_json::Value;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The entries, and the one that is shown.
pub struct Chooser {
    pub chosen: usize,
    grid: Grid,
    /// The first table that is of one of them.
    first: Option<String>,
}

impl Chooser {
    /// That of `page`, if it shows one entry at a time; the last one for a place without any.
    pub fn of(page: &'static Page, grids: &[Grid], wanted: usize) -> Option<Self> {
        let list = page.one_of?;
        let grid = grids
            .iter()
            .find(|grid| grid.list.as_deref() == Some(list))?;
        let chosen = wanted.min(grid.records.len().saturating_sub(1));
        let first = grids.iter().filter_map(|grid| grid.list.clone());
        let first = first
            .into_iter()
            .find(|list| page.entry_at(list) == Some(chosen));
        Some(Self {
            chosen,
            grid: grid.clone(),
            first,
        })
    }

    /// Whether it stands before the table `grid`.
    pub fn stands_before(&self, grid: &Grid) -> bool {
        grid.list.is_some() && grid.list == self.first
    }

    pub fn view(&self, sheet: &Value, words: &Words, on_choose: &Callback<usize>) -> Html {
        let on_choose = on_choose.clone();
        let onchange = move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(place) = select.and_then(|select| select.value().parse().ok()) {
                on_choose.emit(place);
            }
        };
        let options = (0..self.grid.records.len()).map(|place| {
            let name = self.grid.record_name(place, sheet, words.locale);
            html! { <option key={place} value={place.to_string()} selected={place == self.chosen}>{ name }</option> }
        });
        html! {
            <p class="chooser" key="chooser">
                <label for="entry">{ words.t("sheet.roi_shown") }</label>
                <select id="entry" {onchange}>{ for options }</select>
            </p>
        }
    }
}
