//! What the user's hands do in a table: keys, typing, the clipboard, the mouse.
//!
//! Three ways of being in a cell, as in a spreadsheet. *Moving*: arrows go to the next cell, what
//! is typed replaces what is there. *Typed*: something was typed over; arrows still go on.
//! *Editing* (Enter, F2, a second click): arrows move inside the text. Escape gives up either.

use super::cell::cell_id;
use super::choosing::Asking;
use super::keys::{At, Shape, corners};
use crate::browser::{focus, pasted, take_along};
use crate::case::Case;
use crate::format::Locale;
use crate::session::{Action, Edit, Workbook};
use crate::sheet::{Cell, Grid, from_clipboard, paste, to_clipboard};
use crate::ui::app::Dispatch;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// How the user is in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Moving,
    Typed,
    Editing,
}

/// What is true of the hands between two events, without being shown.
#[derive(Default)]
pub struct Grip {
    /// The text of the cell when it was entered.
    before: String,
    /// The focus moves to make the selection larger.
    extending: bool,
}

/// The hands in one table.
#[derive(Clone)]
pub struct Hand {
    pub grid: Rc<Grid>,
    pub book: Workbook,
    pub case: Rc<Case>,
    pub locale: Locale,
    pub dispatch: Dispatch,
    pub cursor: UseStateHandle<At>,
    pub anchor: UseStateHandle<At>,
    pub mode: UseStateHandle<Mode>,
    /// The cell that is being typed in, by its name, and the text as it is typed.
    pub typing: UseStateHandle<Option<(String, String)>>,
    /// Whether names for a formula are asked for.
    pub asking: UseStateHandle<Option<Asking>>,
    /// The cursor has come to this record.
    pub on_record: Callback<usize>,
    /// How many pasted texts found no cell.
    pub left_out: UseStateHandle<usize>,
    pub grip: Rc<RefCell<Grip>>,
}

impl Hand {
    /// Lines and columns on screen.
    pub fn shape(&self) -> Shape {
        let (records, fields) = (self.grid.records.len(), self.grid.fields.len());
        if self.grid.table.across {
            Shape {
                lines: fields,
                columns: records,
            }
        } else {
            Shape {
                lines: records,
                columns: fields,
            }
        }
    }

    /// The record and the field at a place on screen.
    fn turned(&self, (line, column): At) -> At {
        if self.grid.table.across {
            (column, line)
        } else {
            (line, column)
        }
    }

    /// The cell at a place on screen.
    pub fn cell(&self, at: At) -> Option<Cell> {
        let (record, field) = self.turned(at);
        self.grid.cell(record, field)
    }

    /// Where the cursor is, in a table that may have become smaller.
    pub fn at(&self) -> At {
        self.shape().nearest(*self.cursor)
    }

    /// The corners of what is selected.
    pub fn selection(&self) -> (At, At) {
        corners(self.at(), self.shape().nearest(*self.anchor))
    }

    fn selected(&self) -> Vec<Vec<Cell>> {
        let ((top, left), (bottom, right)) = self.selection();
        (top..=bottom)
            .map(|line| {
                let cells = (left..=right).filter_map(|column| self.cell((line, column)));
                cells.collect()
            })
            .collect()
    }

    fn edit(&self, edit: Edit) {
        self.dispatch.dispatch(Action::Edit(edit));
    }

    fn go(&self, to: At, extend: bool) {
        if let Some(cell) = self.cell(to) {
            self.grip.borrow_mut().extending = extend;
            focus(&cell_id(&cell));
            self.grip.borrow_mut().extending = false;
        }
    }

    /// The cell that an event comes from, and its record and field.
    fn origin(&self, event: &Event) -> Option<(At, Cell)> {
        let id = event.target_dyn_into::<Element>()?.id();
        let (record, field, cell) = self.grid.cells().find(|(_, _, cell)| cell_id(cell) == id)?;
        Some((self.turned((record, field)), cell))
    }

    /// The focus has come to a cell.
    pub fn enter(&self, event: &FocusEvent) {
        let Some((at, cell)) = self.origin(event) else {
            return;
        };
        self.cursor.set(at);
        self.on_record.emit(self.turned(at).0);
        if !self.grip.borrow().extending {
            self.anchor.set(at);
        }
        self.grip.borrow_mut().before = cell.text(self.book.sheet(), self.locale);
        self.mode.set(Mode::Moving);
        self.left_out.set(0);
    }

    /// The focus has left a cell.
    pub fn leave(&self) {
        self.typing.set(None);
        self.asking.set(None);
        self.mode.set(Mode::Moving);
    }

    /// Something was typed or chosen.
    pub fn input(&self, event: &InputEvent) {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let typed = input.as_ref().map(HtmlInputElement::value);
        let chosen = || {
            event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value())
        };
        let (Some(text), Some((_, cell))) = (typed.or_else(chosen), self.origin(event)) else {
            return;
        };
        match input {
            Some(input) => {
                self.ask(&cell, &input, false);
                self.typed(cell, text);
            }
            None => self.edit(Edit::Type(cell, text)),
        }
    }

    /// `text` stands in a cell now, with the caret in it.
    pub fn typed(&self, cell: Cell, text: String) {
        self.typing.set(Some((cell.name(), text.clone())));
        if *self.mode == Mode::Moving {
            self.mode.set(Mode::Typed);
        }
        self.edit(Edit::Type(cell, text));
    }

    /// A click into the cell that has the focus is for its text; one with Shift selects.
    pub fn press(&self, event: &MouseEvent) {
        if self.pick(event) {
            return;
        }
        let Some((at, _)) = self.origin(event) else {
            return;
        };
        let document = web_sys::window().and_then(|window| window.document());
        let focused = document.and_then(|document| document.active_element());
        if event.shift_key() && focused.is_some() {
            event.prevent_default();
            self.go(at, true);
        } else if focused == event.target_dyn_into::<Element>() {
            self.mode.set(Mode::Editing);
        }
    }

    /// A key was pressed in a cell.
    pub fn key(&self, event: &KeyboardEvent) {
        // An input method that is composing a word needs the keys itself.
        if event.is_composing() || event.alt_key() {
            return;
        }
        if self.choose(event) {
            event.prevent_default();
            return;
        }
        let far = event.ctrl_key() || event.meta_key();
        let taken = match event.key().as_str() {
            "Escape" => self.give_up(),
            "F2" => self.begin(event),
            "Enter" if *self.mode == Mode::Moving && !event.shift_key() => self.begin(event),
            "Enter" => self.step(if event.shift_key() {
                "ArrowUp"
            } else {
                "ArrowDown"
            }),
            "Tab" => self.along(if event.shift_key() {
                "ArrowLeft"
            } else {
                "ArrowRight"
            }),
            _ if *self.mode == Mode::Editing => false,
            "Delete" | "Backspace" if *self.mode == Mode::Moving => {
                self.edit(Edit::Clear(self.selected().concat()));
                true
            }
            key => match self.shape().target(key, far, self.at()) {
                Some(to) => {
                    self.go(to, event.shift_key());
                    true
                }
                None => false,
            },
        };
        if taken {
            event.prevent_default();
        }
    }

    fn step(&self, key: &str) -> bool {
        if let Some(to) = self.shape().target(key, false, self.at()) {
            // In the last line there is no next one: what was typed is done all the same.
            self.mode.set(Mode::Moving);
            self.go(to, false);
        }
        true
    }

    /// To the neighbour in the line; at its end the focus leaves the table as it leaves a field.
    fn along(&self, key: &str) -> bool {
        let to = self
            .shape()
            .target(key, false, self.at())
            .filter(|to| *to != self.at());
        if let Some(to) = to {
            self.go(to, false);
        }
        to.is_some()
    }

    fn begin(&self, event: &KeyboardEvent) -> bool {
        self.mode.set(Mode::Editing);
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
            // A text field of ours always has a selection.
            let _ = input.set_selection_range(end, end);
        }
        true
    }

    fn give_up(&self) -> bool {
        let Some(cell) = self.cell(self.at()).filter(|_| *self.mode != Mode::Moving) else {
            return false;
        };
        let id = cell_id(&cell);
        self.edit(Edit::Type(cell, self.grip.borrow().before.clone()));
        self.typing.set(None);
        self.mode.set(Mode::Moving);
        focus(&id);
        true
    }

    /// Copies what is selected; cuts it if `cut`.
    pub fn copy(&self, event: &Event, cut: bool) {
        if *self.mode != Mode::Moving {
            return;
        }
        let cells = self.selected();
        let text = |cell: &Cell| cell.copied(self.book.sheet(), self.locale);
        let rows: Vec<Vec<String>> = cells
            .iter()
            .map(|line| line.iter().map(text).collect())
            .collect();
        take_along(event, &to_clipboard(&rows));
        if cut {
            self.edit(Edit::Clear(cells.concat()));
        }
    }

    /// Pastes at the upper left of what is selected; one text into all that is selected.
    pub fn paste(&self, event: &Event) {
        let Some(text) = pasted(event) else { return };
        let mut rows = from_clipboard(&text);
        let single = rows.len() == 1 && rows[0].len() == 1;
        if single && *self.mode != Mode::Moving {
            return;
        }
        event.prevent_default();
        let (from, to) = self.selection();
        if single {
            let row = vec![rows[0][0].clone(); to.1 - from.1 + 1];
            rows = vec![row; to.0 - from.0 + 1];
        }
        let place = self.turned(from);
        let mut tried = (**self.book.sheet()).clone();
        self.left_out
            .set(paste(&mut tried, &self.grid, place, &rows, self.locale));
        self.typing.set(None);
        self.edit(Edit::Paste((*self.grid).clone(), place, rows));
    }
}
