//! What a proposal is made of, before anybody knows how it is shown.

use crate::case::Part;

/// A part with what stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which part.
    pub part: Part,
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Something that stands in a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph that can be put in other words.
    Words(Paragraph),
    /// A heading below the part's.
    Heading(String),
    /// A remark that follows from the figures, and cannot be edited.
    Remark(String),
    /// Figures that stand out.
    Headlines(Vec<Headline>),
    /// A table.
    Table(Table),
    /// A list.
    Points(Vec<String>),
    /// Terms or questions, each with what is said of it.
    Pairs(Vec<(String, String)>),
    /// A picture of figures.
    Chart(Chart),
}

/// A text with figures bound in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its name in the settings.
    pub name: String,
    /// What it says.
    pub runs: Vec<Run>,
    /// What it was written as: the text with its placeholders.
    pub written: String,
    /// What it is written as unless something else is put in its place; empty for a note.
    pub standard: String,
    /// Whether that stands in place of the standard text.
    pub edited: bool,
    /// Whether it is a note, which has no standard text.
    pub note: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Text as it stands.
    Text(String),
    /// A figure by the name of its placeholder, and what it is.
    Figure(&'static str, String),
    /// A placeholder that names no figure.
    Unknown(String),
}

/// A figure that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What to know of it.
    pub remark: String,
}

/// A table. The first cell of a row is its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows, for those who cannot see it at a glance.
    pub caption: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// How each column is set; those not named as text.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Words.
    Text,
    /// Words that need room.
    Wide,
    /// Figures.
    Figure,
    /// A sign or a date, which no line breaks.
    Narrow,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it sums up those above.
    pub total: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What it says in small print.
    pub small: String,
}

/// A picture of figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same in words.
    pub text: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Bars from a line, and a curve of their sums: name, value and sum of each, and the value
    /// in words.
    Flow(Vec<(String, f64, f64, String)>),
    /// Bars side by side: name, value, the value in words.
    Bars(Vec<(String, f64, String)>),
    /// How often values come out where: counts from the lowest to the highest value; and marks.
    Spread {
        /// Counts.
        counts: Vec<usize>,
        /// The lowest and the highest value.
        range: (f64, f64),
        /// Values that stand out: value, name, value in words.
        marks: Vec<(f64, String, String)>,
    },
    /// Spans of days: name, first day, last day, the days in words.
    Spans(Vec<(String, u32, u32, String)>),
}

impl Cell {
    /// A cell.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            small: String::new(),
        }
    }

    /// The same with small print.
    #[must_use]
    pub fn and(self, small: impl Into<String>) -> Self {
        Self {
            small: small.into(),
            ..self
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}

impl Row {
    /// A row.
    #[must_use]
    pub fn new(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            total: false,
        }
    }

    /// A row that sums up.
    #[must_use]
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, total: true }
    }
}

impl Paragraph {
    /// What it says, as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs
            .iter()
            .map(|run| match run {
                Run::Text(text) | Run::Figure(_, text) => text.clone(),
                Run::Unknown(name) => format!("{{{name}}}"),
            })
            .collect()
    }
}
