//! What a user does in the playbook's tables.

use super::{Documents, Session, Step};
use crate::document::{Document, Faults, json, migrated, read_value, with_integers};
use crate::playbook::Playbook;
use crate::sheet::{self, Cell, Change, Grid, PAGES, Row, grids};
use serde_json::Value;
use std::rc::Rc;

/// A change of the playbook in its tables.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Types in a cell.
    Type(Cell, String),
    /// Empties cells.
    Clear(Vec<Cell>),
    /// Pastes rows of text into a table, the first at a record and a field.
    Paste(Grid, (usize, usize), Vec<Vec<String>>),
    /// Adds a record, doubles, moves or deletes one.
    Row(Grid, Row),
    /// Takes out what stands at a place that no cell shows.
    Remove(String),
    /// Takes back one change against the saved version.
    TakeBack(Change),
    /// Takes back all of them.
    Reset,
    /// Makes the playbook as it is the saved version.
    Accept,
    /// Works with another playbook, which becomes the saved version.
    Import(Value),
}

impl Session {
    /// The session after `edit`.
    pub(super) fn edit(&self, edit: Edit) -> Self {
        let (mut next, locale) = (self.clone(), self.locale);
        let book = self.documents.workbook();
        let mut sheet = (**book.sheet()).clone();
        let step = match edit {
            Edit::Type(cell, text) => {
                cell.write(&mut sheet, &text, locale);
                Step::Cell(cell)
            }
            Edit::Clear(cells) => {
                for cell in &cells {
                    cell.write(&mut sheet, "", locale);
                }
                Step::Choice("step.clear")
            }
            Edit::Paste(grid, place, rows) => {
                sheet::paste(&mut sheet, &grid, place, &rows, locale);
                Step::Choice("step.paste")
            }
            Edit::Row(grid, change) => {
                sheet::row(&mut sheet, &grid, change, locale);
                Step::Choice(grid.table.title)
            }
            Edit::Remove(path) => {
                sheet::remove(&mut sheet, &path);
                Step::Choice("step.remove")
            }
            Edit::TakeBack(change) => {
                sheet::take_back(&mut sheet, &change);
                Step::Choice("step.take_back")
            }
            Edit::Reset => {
                sheet = (**book.base()).clone();
                Step::Choice("step.reset")
            }
            Edit::Accept => {
                let accepted = self.documents.compared_with(book.sheet().clone());
                next.change(Step::Choice("step.accept"), accepted);
                return next;
            }
            Edit::Import(imported) => {
                let documents = self.documents.with_sheet(imported);
                let base = documents.workbook().sheet().clone();
                next.change(Step::Choice("step.import"), documents.compared_with(base));
                next.keep_drafts(&self.documents);
                return next;
            }
        };
        next.change(step, self.documents.with_sheet(sheet));
        next.keep_drafts(&self.documents);
        next
    }

    /// What one language's notation refused may be plain in another's, in tables as in fields.
    pub(super) fn retry_cells(&mut self) {
        let book = self.documents.workbook();
        if book.faults().is_empty() {
            return;
        }
        let mut sheet = (**book.sheet()).clone();
        for cell in cells(&sheet.clone(), self.locale) {
            let text = cell.text(&sheet, self.locale);
            if cell.is_number() && cell.problem(&sheet, self.locale).is_none() {
                cell.write(&mut sheet, &text, self.locale);
            }
        }
        if sheet != **book.sheet() {
            let documents = self.documents.with_sheet(sheet);
            self.change(Step::Choice("step.cells"), documents);
        }
    }
}

/// Every cell of every table.
fn cells(sheet: &Value, locale: crate::format::Locale) -> Vec<Cell> {
    let grids = PAGES.iter().flat_map(|page| grids(page, sheet, locale));
    grids
        .flat_map(|grid| grid.cells().map(|(_, _, cell)| cell).collect::<Vec<_>>())
        .collect()
}

/// The playbook in a file, be it with mistakes: whatever has tables can be mended in them.
///
/// # Errors
/// A text that is no JSON, or another document, or one of a newer program.
pub fn playbook_file(text: &str) -> Result<Value, Faults> {
    playbook_of_file(json(text)?)
}

/// As [`playbook_file`], once the text is JSON.
pub(super) fn playbook_of_file(value: Value) -> Result<Value, Faults> {
    let value = with_integers(migrated(&Playbook::HEAD, value));
    if is_playbook(&value) {
        return Ok(value);
    }
    // The reader of documents says what is wrong with it.
    let faults = read_value::<Playbook>(value).err();
    Err(faults.unwrap_or_default())
}

fn is_playbook(value: &Value) -> bool {
    value["format"] == Playbook::HEAD.format && value["version"] == Playbook::HEAD.version
}

impl Documents {
    /// The same with `sheet` in the tables. If it is in order, it is the playbook; else the last
    /// good one stands. Where the case names something that is gone, it gets what is there.
    #[must_use]
    pub(super) fn with_sheet(&self, sheet: Value) -> Self {
        if sheet == **self.workbook().sheet() {
            return self.clone();
        }
        let good = super::workbook::playbook_of(&sheet);
        match good.and_then(|playbook| self.with_other_playbook(playbook)) {
            Ok(documents) => documents,
            Err(faults) => self.with_workbook(self.workbook().faulty(sheet, faults)),
        }
    }

    /// The same, compared with the saved version `base`.
    #[must_use]
    pub(super) fn compared_with(&self, base: Rc<Value>) -> Self {
        self.with_workbook(self.workbook().against(base))
    }

    /// The same with a change of the good playbook made in a faulty sheet as well.
    pub(super) fn carried_over(&self, sheet: &Value, before: &Value) -> Self {
        let mut carried = sheet.clone();
        for change in sheet::diff(self.workbook().sheet(), before) {
            // A record that is gone from the tables needs no change.
            if let Some(path) = sheet::same_place(&change.path, before, sheet) {
                sheet::take_back(&mut carried, &Change { path, ..change });
            }
        }
        self.with_sheet(carried)
    }
}
