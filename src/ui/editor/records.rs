//! What can be done with the records of a table: add, double, move, delete.

use super::table::title;
use crate::format::{Arg, Message};
use crate::session::{Action, Edit, Workbook};
use crate::sheet::{Grid, Row, room};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub grid: Grid,
    /// The record that the cursor is in.
    pub record: usize,
    pub book: Workbook,
    /// The cursor goes to this record.
    pub on_record: Callback<usize>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Records(props: &Props) -> Html {
    let Props {
        grid,
        record,
        book,
        words,
        ..
    } = props;
    let heading = html! { <h2>{ title(grid, words) }</h2> };
    let Some(list) = &grid.list else {
        return html! { <div class="records">{ heading }</div> };
    };
    let (least, most) = room(list);
    let (record, count) = (*record, grid.records.len());
    let name = grid.record_name(record, book.sheet(), words.locale);
    let button = |key: &'static str, shown: &'static str, change: Row, possible: bool| {
        let next = match change {
            Row::Add => count,
            Row::Duplicate(place) => place + 1,
            Row::Move(_, to) => to,
            Row::Delete(place) => place,
        };
        let what = Message::new(key).with("name", Arg::Text(name.clone()));
        let what = words.say(&what);
        let (grid, dispatch) = (grid.clone(), props.dispatch.clone());
        let on_record = props.on_record.clone();
        let onclick = move |_: MouseEvent| {
            on_record.emit(next);
            dispatch.dispatch(Action::Edit(Edit::Row(grid.clone(), change)));
        };
        html! {
            <button type="button" title={what.clone()} aria-label={what} disabled={!possible} {onclick}>
                { shown }
            </button>
        }
    };
    let (back, forth) = if grid.table.across {
        ("←", "→")
    } else {
        ("↑", "↓")
    };
    html! {
        <div class="records" role="group" aria-label={title(grid, words)}>
            { heading }
            { button("sheet.add", words.t("sheet.add"), Row::Add, count < most) }
            if record < count {
                { button("sheet.duplicate", words.t("sheet.double"), Row::Duplicate(record), count < most) }
                { button("sheet.move", back, Row::Move(record, record.saturating_sub(1)), record > 0) }
                { button("sheet.move_on", forth, Row::Move(record, record + 1), record + 1 < count) }
                { button("sheet.delete", words.t("sheet.drop"), Row::Delete(record), count > least) }
            }
        </div>
    }
}
