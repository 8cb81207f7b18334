//! JSON as a plain tree, for reading without a schema.

use serde_json::Value;

/// A JSON value. Who has a parser at hand, as every browser has, makes one of what it parsed.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `null`, and what is not there.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// An object's fields, in their order.
    Fields(Vec<(String, Tree)>),
}

impl Tree {
    /// The field `name`; null where there is none.
    #[must_use]
    pub fn at(&self, name: &str) -> &Self {
        let found = self.fields().iter().find(|(known, _)| known == name);
        found.map_or(&Self::Null, |(_, value)| value)
    }

    /// The fields; none where it is no object.
    #[must_use]
    pub fn fields(&self) -> &[(String, Self)] {
        match self {
            Self::Fields(fields) => fields,
            _ => &[],
        }
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, if it is a count.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        let number = self.number()?;
        let is_count = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, and within the range"
        )]
        is_count.then_some(number as u32)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is `true`; nothing else is.
    #[must_use]
    pub fn is_true(&self) -> bool {
        *self == Self::Bool(true)
    }

    /// The entries; none where it is no list.
    #[must_use]
    pub fn list(&self) -> &[Self] {
        match self {
            Self::List(entries) => entries,
            _ => &[],
        }
    }
}

impl From<&Value> for Tree {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => number.as_f64().map_or(Self::Null, Self::Number),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(entries) => Self::List(entries.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                let fields = fields.iter();
                Self::Fields(
                    fields
                        .map(|(name, value)| (name.clone(), value.into()))
                        .collect(),
                )
            }
        }
    }
}
