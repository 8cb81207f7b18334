//! A workbook as data: sheets of cells, each with what it holds and how it looks.

use super::term::{Range, Term, Value};

/// A workbook, before anyone has written it to a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Names for cells: the name, and the cell as `'Sheet'!$B$4`.
    pub names: Vec<(String, String)>,
    /// What it is called, by whom it is offered.
    pub title: (String, String),
    /// The currency's sign, and whether it stands behind the number.
    pub currency: (String, bool),
    /// When it was made: year, month, day.
    pub day: (u16, u8, u8),
    /// Whether it is printed on Letter, and not on A4.
    pub letter: bool,
    /// Whether a formula is longer than a spreadsheet takes.
    pub(super) too_long: bool,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells by row and column, counted from 0, in no order.
    pub cells: Vec<(u32, u16, Cell)>,
    /// Widths of the columns from the first on, in characters.
    pub widths: Vec<f64>,
    /// Rows and columns that stay in sight.
    pub frozen: (u32, u16),
    /// The rows that are printed on every page.
    pub repeated: Option<(u32, u32)>,
    /// Whether it is printed on its side.
    pub landscape: bool,
    /// The last row that is printed, if not all are.
    pub printed: Option<u32>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// What it is.
    pub role: Role,
    /// How its number is written.
    pub kind: Kind,
    /// The texts from which it can be chosen.
    pub choices: Vec<String>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Nothing yet: to be filled in.
    Empty,
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A formula without the sign before it, and what it comes to.
    Formula(String, Value),
}

/// What a cell is, from which follows how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The sheet's title.
    Title,
    /// A line of explanation.
    Note,
    /// The head of a block.
    Section,
    /// The head of a column.
    Head,
    /// The head of a column of numbers.
    HeadRight,
    /// The head of a column of remarks.
    HeadAside,
    /// What stands before a row.
    Label,
    /// The same before a sum.
    TotalLabel,
    /// A remark behind a figure.
    Aside,
    /// A text that may take several lines.
    Prose,
    /// To be changed by the reader.
    Input,
    /// A figure.
    Figure,
    /// A sum.
    Total,
    /// One of the figures that everybody looks for.
    Headline,
    /// A step in between.
    Working,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// As it is: a text, or a number with the digits it has.
    Plain,
    /// Grouped, with so many decimals.
    Number(u8),
    /// An amount, with so many decimals.
    Money(u8),
    /// An amount with the digits it has.
    Rate,
    /// A share as a percentage, with so many decimals.
    Percent(u8),
}

impl Kind {
    /// Whether it writes a share.
    pub(super) fn is_share(self) -> bool {
        matches!(self, Self::Percent(_))
    }
}

/// The longest formula that a spreadsheet takes, in characters.
const LONGEST: usize = 8_192;

/// A place on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub sheet: usize,
    pub row: u32,
    pub column: u16,
}

/// Cells in a row or in a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub from: At,
    pub down: bool,
}

/// Cells in a line, and what they hold.
#[derive(Clone, Debug)]
pub(super) struct Series {
    line: Line,
    pub cells: Vec<Term>,
    pub range: Range,
}

impl At {
    pub(super) fn new(sheet: usize, row: u32, column: u16) -> Self {
        Self { sheet, row, column }
    }

    pub(super) fn right(self, columns: u16) -> Self {
        Self {
            column: self.column + columns,
            ..self
        }
    }

    pub(super) fn down(self, rows: u32) -> Self {
        Self {
            row: self.row + rows,
            ..self
        }
    }

    fn name(self) -> String {
        format!("{}{}", letters(self.column), self.row + 1)
    }

    /// A reference to it.
    pub(super) fn term(self, value: Value) -> Term {
        let text = format!("\u{1}{}\u{2}{}\u{3}", self.sheet, self.name());
        Term::known(text, value)
    }

    /// A reference to the cells from here to `last`.
    pub(super) fn to(self, last: Self, values: Vec<Value>) -> Range {
        let (first, last) = (self.name(), last.name());
        let text = format!("\u{1}{}\u{2}{first}:{last}\u{3}", self.sheet);
        Range { text, values }
    }
}

impl Line {
    pub(super) fn across(from: At) -> Self {
        Self { from, down: false }
    }

    pub(super) fn down(from: At) -> Self {
        Self { from, down: true }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a few dozen cells")]
    pub(super) fn at(self, place: usize) -> At {
        if self.down {
            self.from.down(place as u32)
        } else {
            self.from.right(place as u16)
        }
    }

    /// The cells of the line with these values.
    pub(super) fn series(self, values: Vec<Value>) -> Series {
        let cells = values.iter().enumerate();
        let cells = cells.map(|(place, value)| self.at(place).term(value.clone()));
        let cells: Vec<Term> = cells.collect();
        let last = self.at(cells.len().saturating_sub(1));
        let range = self.from.to(last, values);
        Series {
            line: self,
            cells,
            range,
        }
    }
}

impl Series {
    /// Its cells up to the one at `place`.
    pub(super) fn until(&self, place: usize) -> Range {
        let values = self.range.values.get(..=place).unwrap_or_default().to_vec();
        self.line.from.to(self.line.at(place), values)
    }

    /// All of its cells but the first.
    pub(super) fn rest(&self) -> Range {
        let values = self.range.values.get(1..).unwrap_or_default().to_vec();
        let last = self.line.at(self.cells.len().saturating_sub(1));
        self.line.at(1).to(last, values)
    }
}

impl Cell {
    /// A cell of `role` that holds `content`.
    pub(super) fn new(content: Content, role: Role, kind: Kind) -> Self {
        Self {
            content,
            role,
            kind,
            choices: Vec::new(),
        }
    }
}

impl Book {
    /// Puts a text somewhere.
    pub(super) fn say(&mut self, at: At, role: Role, text: &str) {
        let content = Content::Text(super::text::safe(text));
        self.put(at, Cell::new(content, role, Kind::Plain));
    }

    /// Puts something to be changed by the reader, and gives a reference to it.
    pub(super) fn ask(&mut self, at: At, kind: Kind, number: Option<f64>) -> Term {
        let content = number.map_or(Content::Empty, Content::Number);
        self.put(at, Cell::new(content, Role::Input, kind));
        // An empty cell is asked for with ISNUMBER only.
        at.term(number.map_or(Value::Text(String::new()), Value::Number))
    }

    /// Puts a choice between texts, of which `chosen` is the present one.
    pub(super) fn offer(&mut self, at: At, choices: &[&str], chosen: &str) -> Term {
        let content = Content::Text(chosen.to_owned());
        let choices = choices.iter().map(|&choice| choice.to_owned()).collect();
        let cell = Cell::new(content, Role::Input, Kind::Plain);
        self.put(at, Cell { choices, ..cell });
        at.term(Value::Text(chosen.to_owned()))
    }

    /// Puts a number that is none of the reader's business to change.
    pub(super) fn state(&mut self, at: At, role: Role, kind: Kind, number: f64) -> Term {
        self.put(at, Cell::new(Content::Number(number), role, kind));
        at.term(Value::Number(number))
    }

    /// Puts a formula, and gives a reference to it.
    pub(super) fn work(&mut self, at: At, role: Role, kind: Kind, term: &Term) -> Term {
        let text = self.resolved(term.raw(), at.sheet);
        self.too_long |= text.chars().count() > LONGEST;
        let content = Content::Formula(text, term.value().clone());
        self.put(at, Cell::new(content, role, kind));
        at.term(term.value().clone())
    }

    /// Puts formulas in a line.
    pub(super) fn works(&mut self, line: Line, role: Role, kind: Kind, terms: &[Term]) -> Series {
        let values = terms.iter().map(|term| term.value().clone()).collect();
        for (place, term) in terms.iter().enumerate() {
            self.work(line.at(place), role, kind, term);
        }
        line.series(values)
    }

    /// Gives the cell at `at` a name.
    pub(super) fn name(&mut self, name: &str, at: At, value: &Value) -> Term {
        let cell = self.absolute(at.sheet, &at.name());
        self.names.push((name.to_owned(), cell));
        Term::known(name, value.clone())
    }

    fn put(&mut self, at: At, cell: Cell) {
        self.sheets[at.sheet].cells.push((at.row, at.column, cell));
    }

    /// The text with its references as they are written on `sheet`.
    fn resolved(&self, raw: &str, sheet: usize) -> String {
        let mut text = String::with_capacity(raw.len());
        let mut parts = raw.split('\u{1}');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (place, rest) = part.split_once('\u{2}').unwrap_or_default();
            let (cells, rest) = rest.split_once('\u{3}').unwrap_or_default();
            match place.parse() {
                Ok(other) if other != sheet => text.push_str(&self.absolute(other, cells)),
                _ => text.push_str(cells),
            }
            text.push_str(rest);
        }
        text
    }

    /// `B4:D4` of a sheet as `'Sheet'!$B$4:$D$4`.
    fn absolute(&self, sheet: usize, cells: &str) -> String {
        let fixed = cells.split(':').map(|cell| {
            let digits = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            format!("${}${}", &cell[..digits], &cell[digits..])
        });
        let fixed: Vec<String> = fixed.collect();
        let name = self.sheets[sheet].name.replace('\'', "''");
        format!("'{name}'!{}", fixed.join(":"))
    }
}

/// The name of a column: `A`, ..., `Z`, `AA`.
fn letters(column: u16) -> String {
    let mut name = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}
