//! A table of the playbook, to be used like a spreadsheet.

use super::cell::{CellView, Look, cell_id};
use super::hand::{Grip, Hand, Mode};
use super::records::Records;
use crate::case::Case;
use crate::format::{Arg, Message};
use crate::session::Workbook;
use crate::sheet::{Cell, Field, Grid, Kind};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub grid: Grid,
    pub book: Workbook,
    /// Whose figures formulas are tried with.
    pub case: Rc<Case>,
    /// The cursor has come to this record.
    #[prop_or_default]
    pub on_record: Callback<usize>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn SheetTable(props: &Props) -> Html {
    let hand = Hand {
        grid: Rc::new(props.grid.clone()),
        book: props.book.clone(),
        case: props.case.clone(),
        on_record: props.on_record.clone(),
        asking: use_state_eq(|| None),
        locale: props.words.locale,
        dispatch: props.dispatch.clone(),
        cursor: use_state_eq(|| (0, 0)),
        anchor: use_state_eq(|| (0, 0)),
        mode: use_state_eq(|| Mode::Moving),
        typing: use_state_eq(|| None),
        left_out: use_state_eq(|| 0),
        grip: use_mut_ref(Grip::default),
    };
    let words = &props.words;
    let (line, column) = hand.at();
    let record = if props.grid.table.across {
        column
    } else {
        line
    };
    let left_out = *hand.left_out;
    let on_record = {
        let (hand, across) = (hand.clone(), props.grid.table.across);
        Callback::from(move |record: usize| {
            let at = if across {
                (line, record)
            } else {
                (record, column)
            };
            hand.cursor.set(at);
            hand.anchor.set(at);
            hand.on_record.emit(record);
        })
    };
    html! {
        <section class="sheet">
            <Records
                grid={props.grid.clone()}
                {record}
                book={props.book.clone()}
                {on_record}
                words={words.clone()}
                dispatch={props.dispatch.clone()}
            />
            if props.grid.records.is_empty() {
                <p class="hint">{ words.t("sheet.none") }</p>
            } else {
                <div class="scroll">{ table(props, &hand) }</div>
            }
            <p class="hint warn" role="status">
                if left_out > 0 {
                    { words.say(&Message::new("sheet.left_out").with("count", Arg::Number(count(left_out), 0))) }
                }
            </p>
        </section>
    }
}

#[expect(clippy::cast_precision_loss, reason = "a number of cells")]
fn count(cells: usize) -> f64 {
    cells as f64
}

fn table(props: &Props, hand: &Hand) -> Html {
    let (grid, words) = (&props.grid, &props.words);
    let act = |act: fn(&Hand, &Event)| {
        let hand = hand.clone();
        Callback::from(move |event: Event| act(&hand, &event))
    };
    let (keys, typed, came, pressed, left) = (
        hand.clone(),
        hand.clone(),
        hand.clone(),
        hand.clone(),
        hand.clone(),
    );
    html! {
        <table
            role="grid"
            class={classes!("cells", grid.table.across.then_some("across"), grid.list.is_none().then_some("one"))}
            aria-label={title(grid, words)}
            onkeydown={move |event: KeyboardEvent| keys.key(&event)}
            oninput={move |event: InputEvent| typed.input(&event)}
            onfocusin={move |event: FocusEvent| came.enter(&event)}
            onfocusout={move |_: FocusEvent| left.leave()}
            onmousedown={move |event: MouseEvent| pressed.press(&event)}
            oncopy={act(|hand, event| hand.copy(event, false))}
            oncut={act(|hand, event| hand.copy(event, true))}
            onpaste={act(Hand::paste)}
        >
            if grid.table.across { { across(props, hand) } } else { { down(props, hand) } }
        </table>
    }
}

/// The name of a table, with that of the record it is inside of.
pub fn title(grid: &Grid, words: &Words) -> String {
    let title = words.t(grid.table.title);
    if grid.of.is_empty() {
        title.to_owned()
    } else {
        format!("{title} · {}", grid.of)
    }
}

/// The id of the heading of a record or a field.
fn head_id(grid: &Grid, kind: &str, place: usize) -> String {
    let table = grid.list.as_deref().unwrap_or(grid.table.title);
    format!("{table}-{kind}-{place}")
}

fn head(field: &Field, words: &Words) -> Html {
    let unit = match field.kind {
        Kind::Share => "%".to_owned(),
        Kind::Money => words.sign(),
        _ => String::new(),
    };
    html! {
        <>
            { words.t(field.column.head) }
            for detail in [&field.detail, &unit] {
                if !detail.is_empty() { <span class="detail">{ " " }{ detail }</span> }
            }
        </>
    }
}

/// The record that the buttons above the table are about.
fn here(record: usize, at: usize) -> Option<&'static str> {
    (record == at).then_some("here")
}

/// Records below each other, fields side by side.
fn down(props: &Props, hand: &Hand) -> Html {
    let (grid, words) = (&props.grid, &props.words);
    let rows = (0..grid.records.len()).map(|record| {
        let name = grid.record_name(record, props.book.sheet(), words.locale);
        html! {
            <tr key={record}>
                <th scope="row" id={head_id(grid, "record", record)} class={here(record, hand.at().0)}>
                    <span aria-hidden="true">{ record + 1 }</span>
                    <span class="quiet">{ name }</span>
                </th>
                for field in 0..grid.fields.len() { { cell(props, hand, (record, field), (record, field)) } }
            </tr>
        }
    });
    html! {
        <>
            <thead>
                <tr>
                    <th scope="col"><span class="quiet">{ words.t("sheet.record") }</span></th>
                    for (place, field) in grid.fields.iter().enumerate() {
                        <th key={place} scope="col" id={head_id(grid, "field", place)}>{ head(field, words) }</th>
                    }
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </>
    }
}

/// Records side by side, fields below each other.
fn across(props: &Props, hand: &Hand) -> Html {
    let (grid, words) = (&props.grid, &props.words);
    let records = grid.records.len();
    let rows = grid.fields.iter().enumerate().map(|(place, field)| {
        let begins = place == 0 || grid.fields[place - 1].column != field.column;
        let group = field.column.group.filter(|_| begins);
        html! {
            <>
                if let Some(group) = group {
                    <tr class="group" key={group}>
                        <th scope="colgroup" colspan={(records + 1).to_string()}>{ words.t(group) }</th>
                    </tr>
                }
                <tr key={place}>
                    <th scope="row" id={head_id(grid, "field", place)}>{ head(field, words) }</th>
                    for record in 0..records { { cell(props, hand, (place, record), (record, place)) } }
                </tr>
            </>
        }
    });
    html! {
        <>
            <thead>
                <tr>
                    <th scope="col"><span class="quiet">{ words.t("sheet.field") }</span></th>
                    for record in 0..records {
                        <th key={record} scope="col" id={head_id(grid, "record", record)} class={here(record, hand.at().1)}>
                            if grid.list.is_some() {
                                { grid.record_name(record, props.book.sheet(), words.locale) }
                            } else {
                                <span class="quiet">{ words.t(grid.table.title) }</span>
                            }
                        </th>
                    }
                </tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </>
    }
}

fn cell(props: &Props, hand: &Hand, at: (usize, usize), (record, field): (usize, usize)) -> Html {
    let (grid, words, sheet) = (&props.grid, &props.words, props.book.sheet());
    let Some(cell) = grid.cell(record, field) else {
        return Html::default();
    };
    let ((top, left), (bottom, right)) = hand.selection();
    let inside = (top..=bottom).contains(&at.0) && (left..=right).contains(&at.1);
    let several = (top, left) != (bottom, right);
    let (row, column) = (
        head_id(grid, "record", record),
        head_id(grid, "field", field),
    );
    let problem = cell.fault(sheet, props.book.faults(), words.locale);
    html! {
        <CellView
            key={cell.name()}
            id={cell_id(&cell)}
            labels={format!("{row} {column}")}
            text={shown(&cell, props, hand)}
            placeholder={cell.inherited(sheet)}
            options={cell.options(sheet, words.locale)}
            look={Look::from(&cell)}
            aid={(hand.at() == at).then(|| hand.aid(&cell)).flatten()}
            words={words.clone()}
            problem={problem.map(|problem| words.say(&problem))}
            stop={hand.at() == at}
            selected={inside && several}
        />
    }
}

/// What is being typed, as long as it stands for what is in the document; not so after an undo.
fn shown(cell: &Cell, props: &Props, hand: &Hand) -> String {
    let (sheet, locale) = (props.book.sheet(), props.words.locale);
    let typing = hand
        .typing
        .as_ref()
        .filter(|(name, _)| *name == cell.name());
    if let Some((_, text)) = typing {
        let mut typed = (**sheet).clone();
        cell.write(&mut typed, text, locale);
        if typed == **sheet {
            return text.clone();
        }
    }
    cell.text(sheet, locale)
}
