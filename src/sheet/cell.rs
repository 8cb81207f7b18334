//! One cell: its text out of the document, a typed text into it.

use super::several::Names;
use super::{limits, path, series, words};
use crate::document::Faults;
use crate::format::{Catalogue, Locale, Message, NumberProblem};
use crate::model::Unit;
use serde_json::Value;

/// A cell of a table: a place in the document and what kind of thing stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The place of the value; for hours the place of their list.
    pub path: String,
    /// What stands there.
    pub kind: Kind,
    /// The key of its field's name.
    pub head: &'static str,
}

/// What kind of thing stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text that is not for people, such as the code of a currency.
    Text,
    /// Text for people in one language.
    Words(Locale),
    /// Several texts for people in one language.
    Lines(Locale),
    /// An amount.
    Money,
    /// A share, typed in percent.
    Share,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// Hours of a role, an entry of a list.
    Hours(String),
    /// A number; 0 where none stands.
    FromZero,
    /// A number, or a share if the record's unit is percent.
    Figure,
    /// A list of numbers.
    Numbers,
    /// A list of shares, typed in percent.
    Shares,
    /// A formula.
    Formula,
    /// One of a few values, each with the key of its name.
    Choice(&'static [(&'static str, &'static str)]),
    /// The same; the first one is meant where none stands.
    Usual(&'static [(&'static str, &'static str)]),
    /// Yes or no.
    YesNo,
    /// One of the motions.
    Motion,
    /// One of the packages, or none.
    Package,
    /// Several names.
    Several(Names),
}

/// A value that a cell offers, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The text that stands for it in [`Cell::write`].
    pub value: String,
    /// Its name for people.
    pub name: String,
}

const YES: [(&str, &str); 2] = [("true", "cell.yes"), ("false", "cell.no")];
const NO_PACKAGE: [(&str, &str); 1] = [("", "sheet.no_package")];

impl Cell {
    /// A name for it that no other cell of the document has, for identifiers on a page.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.kind {
            Kind::Words(locale) | Kind::Lines(locale) => format!("{}@{}", self.path, locale.tag()),
            Kind::Hours(role) => format!("{}@{role}", self.path),
            _ => self.path.clone(),
        }
    }

    /// Whether a number belongs there, or several.
    #[must_use]
    pub fn is_number(&self) -> bool {
        let one = matches!(
            self.kind,
            Kind::Money | Kind::Share | Kind::Number | Kind::Whole | Kind::Hours(_)
        );
        one || self.is_series() || matches!(self.kind, Kind::FromZero | Kind::Figure)
    }

    fn is_series(&self) -> bool {
        matches!(self.kind, Kind::Numbers | Kind::Shares)
    }

    /// What kind of number stands there, of a figure by the unit beside it.
    fn kind_in(&self, sheet: &Value) -> Kind {
        let Kind::Figure = self.kind else {
            return self.kind.clone();
        };
        let unit = path::at(sheet, &path::within(path::split(&self.path).0, "unit"));
        let unit = unit.and_then(Value::as_str).map(Unit::parse);
        match unit {
            Some(Ok(unit)) if unit.percent => Kind::Share,
            _ => Kind::Number,
        }
    }

    /// The place of its value in the document; `None` for hours that are not there.
    #[must_use]
    pub fn place(&self, sheet: &Value) -> Option<String> {
        let Kind::Hours(role) = &self.kind else {
            return Some(self.path.clone());
        };
        let lines = path::list(sheet, &self.path);
        let line = lines.iter().position(|line| line["role"] == **role)?;
        Some(format!("{}[{line}].hours", self.path))
    }

    fn value<'a>(&self, sheet: &'a Value) -> Option<&'a Value> {
        path::at(sheet, &self.place(sheet)?)
    }

    /// Its text, as it is edited.
    #[must_use]
    pub fn text(&self, sheet: &Value, locale: Locale) -> String {
        match &self.kind {
            Kind::Words(language) => return words::text(sheet, &self.path, *language),
            Kind::Lines(language) => return words::lines(sheet, &self.path, *language),
            Kind::Several(names) => return names.text(sheet, &self.path, locale),
            _ => {}
        }
        match self.value(sheet) {
            None => self.usual(locale),
            Some(Value::Array(items)) if self.is_series() => {
                series::text(items, &self.kind, locale)
            }
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) if self.is_number() => {
                let number = number.as_f64().unwrap_or(0.0);
                match self.kind_in(sheet) {
                    Kind::Share => locale.editable_percent(number),
                    _ => locale.editable(number),
                }
            }
            Some(other) => other.to_string(),
        }
    }

    /// What is meant while nothing stands there.
    fn usual(&self, locale: Locale) -> String {
        match self.kind {
            Kind::Usual([(value, _), ..]) => (*value).to_owned(),
            Kind::FromZero => locale.editable(0.0),
            _ => String::new(),
        }
    }

    /// Its text as other programs understand it: choices by their names, shares with their sign.
    #[must_use]
    pub fn copied(&self, sheet: &Value, locale: Locale) -> String {
        let text = self.text(sheet, locale);
        if self.kind_in(sheet) == Kind::Share && self.value(sheet).is_some_and(Value::is_number) {
            return format!("{text}%");
        }
        let named = self
            .options(sheet, locale)
            .into_iter()
            .find(|o| o.value == text);
        named.map_or(text, |option| option.name)
    }

    /// What it shows while it is empty.
    #[must_use]
    pub fn inherited(&self, sheet: &Value) -> String {
        match self.kind {
            Kind::Words(language) => words::inherited(sheet, &self.path, language),
            _ => String::new(),
        }
    }

    /// What can be chosen there; empty where everything can be typed.
    #[must_use]
    pub fn options(&self, sheet: &Value, locale: Locale) -> Vec<Offered> {
        match self.kind {
            Kind::Choice(options) | Kind::Usual(options) => named(options, locale),
            Kind::YesNo => named(&YES, locale),
            Kind::Motion => entries(sheet, "motions", locale),
            Kind::Package => {
                let packages = entries(sheet, "public.packages", locale);
                named(&NO_PACKAGE, locale)
                    .into_iter()
                    .chain(packages)
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Puts `text` into the document. A text that the cell cannot take stands there as it is, and
    /// is then one of the document's faults; an empty one takes the value out.
    pub fn write(&self, sheet: &mut Value, text: &str, locale: Locale) {
        let text = text.trim();
        match &self.kind {
            Kind::Words(language) => {
                // Control characters would turn a name into several lines, or hide parts of it.
                let text: String = text.chars().filter(|c| !c.is_control()).collect();
                words::write(sheet, &self.path, &text, *language);
            }
            Kind::Lines(language) => words::write_lines(sheet, &self.path, text, *language),
            Kind::Hours(role) => write_hours(sheet, &self.path, role, text, locale),
            _ if text.is_empty() => limits::clear(sheet, &self.path),
            Kind::Several(names) => {
                let chosen = names.read(sheet, &self.path, text);
                path::put(sheet, &self.path, chosen);
            }
            _ => match self.value_of(sheet, text, locale) {
                value if self.is_absence(&value) => limits::clear(sheet, &self.path),
                value => path::put(sheet, &self.path, value),
            },
        }
    }

    /// Whether `value` says no more than if nothing stood there.
    fn is_absence(&self, value: &Value) -> bool {
        match self.kind {
            Kind::Usual([(usual, _), ..]) => value == usual,
            Kind::Choice(_) | Kind::Package => value == "",
            Kind::FromZero => value.as_f64() == Some(0.0),
            _ => false,
        }
    }

    fn value_of(&self, sheet: &Value, text: &str, locale: Locale) -> Value {
        match self.kind {
            Kind::Text | Kind::Formula => text.into(),
            Kind::Numbers | Kind::Shares => {
                series::read(text, &self.kind, locale).unwrap_or_else(|_| text.into())
            }
            Kind::YesNo => {
                let (yes, no) = (["1", "x", "✓"], ["0"]);
                match meant(&all_names(self, sheet), text).as_str() {
                    "true" => true.into(),
                    "false" => false.into(),
                    other if yes.contains(&other) => true.into(),
                    other if no.contains(&other) => false.into(),
                    other => other.into(),
                }
            }
            Kind::Choice(_) | Kind::Usual(_) | Kind::Motion | Kind::Package => {
                meant(&all_names(self, sheet), text).into()
            }
            _ => parse(&self.kind_in(sheet), text, locale).map_or_else(|_| text.into(), number),
        }
    }

    /// Why its text could not be taken, where it is a text in place of a number.
    #[must_use]
    pub fn problem(&self, sheet: &Value, locale: Locale) -> Option<Message> {
        let text = self.value(sheet)?.as_str().filter(|_| self.is_number())?;
        let problem = match self.kind {
            Kind::Numbers | Kind::Shares => series::read(text, &self.kind, locale).err(),
            _ => parse(&self.kind_in(sheet), text, locale).err(),
        };
        problem.map(|problem| problem.message())
    }

    /// What is wrong with it, of all that is wrong with the document.
    #[must_use]
    pub fn fault(&self, sheet: &Value, faults: &Faults, locale: Locale) -> Option<Message> {
        if faults.is_empty() {
            return None;
        }
        let place = self.place(sheet)?;
        let fault = faults
            .iter()
            .find(|fault| self.is_meant(&place, &fault.path))?;
        let problem = self.problem(sheet, locale);
        Some(problem.unwrap_or_else(|| match self.kind_in(sheet) {
            Kind::Share | Kind::Shares => crate::format::in_percent(fault.message.clone()),
            _ => fault.message.clone(),
        }))
    }

    /// Whether a fault at `path` is a fault of this cell, whose value is at `place`.
    fn is_meant(&self, place: &str, path: &str) -> bool {
        let Some(rest) = path.strip_prefix(place) else {
            return false;
        };
        match &self.kind {
            Kind::Words(language) => match rest.strip_prefix('.') {
                Some(tag) => tag == language.tag(),
                None => rest.is_empty() && *language == Locale::En,
            },
            Kind::Lines(language) => match rest.rsplit_once('.') {
                Some((_, tag)) => tag == language.tag(),
                None => *language == Locale::En && (rest.is_empty() || rest.starts_with('[')),
            },
            Kind::Several(_) | Kind::Numbers | Kind::Shares => {
                rest.is_empty() || rest.starts_with('[')
            }
            _ => rest.is_empty(),
        }
    }
}

/// The number that `text` stands for in a cell of this kind.
pub(super) fn parse(kind: &Kind, text: &str, locale: Locale) -> Result<f64, NumberProblem> {
    match kind {
        Kind::Share => locale.parse_percent(text),
        Kind::Money => locale.parse_money(text),
        _ => locale.parse_number(text),
    }
}

/// A number as documents hold it: whole ones without a decimal point.
pub(super) fn number(value: f64) -> Value {
    crate::document::with_integers(value.into())
}

fn write_hours(sheet: &mut Value, list: &str, role: &str, text: &str, locale: Locale) {
    let hours = parse(&Kind::Number, text, locale).map_or_else(|_| text.into(), number);
    let mut lines = path::list(sheet, list).to_vec();
    let line = lines.iter().position(|line| line["role"] == *role);
    match line {
        Some(line) if text.is_empty() => {
            lines.remove(line);
        }
        Some(line) => lines[line]["hours"] = hours,
        None if text.is_empty() => return,
        None => lines.push(serde_json::json!({ "role": role, "hours": hours })),
    }
    path::put(sheet, list, lines.into());
    if text.is_empty() {
        limits::tidy(sheet, path::split(list).0);
    }
}

/// The value of the option that `text` names, or `text` itself.
pub(super) fn meant(options: &[Offered], text: &str) -> String {
    let same = |name: &str| name.to_lowercase() == text.to_lowercase();
    let exact = options.iter().find(|option| same(&option.value));
    let named = exact.or_else(|| options.iter().find(|option| same(&option.name)));
    named.map_or_else(|| text.to_owned(), |option| option.value.clone())
}

/// The options of a cell under their names in every language: a spreadsheet may be in any.
fn all_names(cell: &Cell, sheet: &Value) -> Vec<Offered> {
    Locale::ALL
        .into_iter()
        .flat_map(|locale| cell.options(sheet, locale))
        .collect()
}

/// `values`, each with the key of its name.
pub(super) fn named(values: &[(&str, &str)], locale: Locale) -> Vec<Offered> {
    let offered = values.iter().map(|(value, key)| Offered {
        value: (*value).to_owned(),
        name: Catalogue::of(locale).text(key).to_owned(),
    });
    offered.collect()
}

/// The entries of a list by their id and their name.
pub(super) fn entries(sheet: &Value, list: &str, locale: Locale) -> Vec<Offered> {
    let entries = path::list(sheet, list).iter().enumerate();
    entries
        .filter_map(|(place, entry)| {
            Some(Offered {
                value: entry.get("id")?.as_str()?.to_owned(),
                name: words::inherited(sheet, &format!("{list}[{place}].name"), locale),
            })
        })
        .collect()
}
