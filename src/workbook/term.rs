//! A formula that knows its value: each step adds to the text and works out the number, so that
//! what a spreadsheet shows before it recalculates is what it shows afterwards.

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// No value: an error, which spreads.
    Missing,
}

/// How tightly a part holds together; one that binds less than its place needs gets parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Condition,
    Sum,
    Product,
    Atom,
}

/// Part of a formula, and what it comes to. A reference stands in the text as
/// `\u{1}sheet\u{2}cells\u{3}`, because how it is written depends on the sheet it is used on.
#[derive(Clone, Debug)]
pub(super) struct Term {
    text: String,
    strength: Strength,
    value: Value,
}

/// Cells next to each other.
#[derive(Clone, Debug)]
pub(super) struct Range {
    pub text: String,
    pub values: Vec<Value>,
}

impl Value {
    pub(super) fn of(number: Option<f64>) -> Self {
        number
            .filter(|number| number.is_finite())
            .map_or(Self::Missing, Self::Number)
    }

    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) | Self::Missing => None,
        }
    }
}

impl Term {
    /// An atom with a value that is known.
    pub(super) fn known(text: impl Into<String>, value: Value) -> Self {
        Self {
            text: text.into(),
            strength: Strength::Atom,
            value,
        }
    }

    /// A formula of the model, put into parentheses where it is used as a part.
    pub(super) fn written(text: String, value: Value) -> Self {
        Self {
            text,
            strength: Strength::Condition,
            value,
        }
    }

    pub(super) fn number(number: f64) -> Self {
        let plain = number == 0.0 || (1e-5..1e15).contains(&number.abs());
        let text = if plain {
            number.to_string()
        } else {
            format!("{number:E}")
        };
        Self {
            text,
            strength: if number < 0.0 {
                Strength::Sum
            } else {
                Strength::Atom
            },
            value: Value::Number(number),
        }
    }

    pub(super) fn text(text: &str) -> Self {
        let quoted = format!("\"{}\"", text.replace('"', "\"\""));
        Self::known(quoted, Value::Text(text.to_owned()))
    }

    /// The empty text.
    pub(super) fn nothing() -> Self {
        Self::known("\"\"", Value::Text(String::new()))
    }

    /// What the formula says, references still in their raw form.
    pub(super) fn raw(&self) -> &str {
        &self.text
    }

    pub(super) fn value(&self) -> &Value {
        &self.value
    }

    pub(super) fn amount(&self) -> Option<f64> {
        self.value.number()
    }

    fn at_least(&self, least: Strength) -> String {
        if self.strength < least {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }

    fn joined(&self, sign: &str, other: &Self, of: (Strength, Strength), value: Value) -> Self {
        let (own, right) = of;
        Self {
            text: format!("{}{sign}{}", self.at_least(own), other.at_least(right)),
            strength: own,
            value,
        }
    }

    fn with(&self, other: &Self, work: impl Fn(f64, f64) -> f64) -> Value {
        let both = self.amount().zip(other.amount());
        Value::of(both.map(|(a, b)| work(a, b)))
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let value = self.with(other, |a, b| a + b);
        self.joined("+", other, (Strength::Sum, Strength::Product), value)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        let value = self.with(other, |a, b| a - b);
        self.joined("-", other, (Strength::Sum, Strength::Product), value)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let value = self.with(other, |a, b| a * b);
        self.joined("*", other, (Strength::Product, Strength::Atom), value)
    }

    pub(super) fn over(&self, other: &Self) -> Self {
        let value = self.with(other, |a, b| a / b);
        self.joined("/", other, (Strength::Product, Strength::Atom), value)
    }

    /// A comparison; true is 1.
    fn compared(&self, sign: &str, other: &Self, truth: Option<bool>) -> Self {
        let value = Value::of(truth.map(f64::from));
        let of = (Strength::Sum, Strength::Sum);
        Self {
            strength: Strength::Condition,
            ..self.joined(sign, other, of, value)
        }
    }

    pub(super) fn below(&self, other: &Self) -> Self {
        let both = self.amount().zip(other.amount());
        self.compared("<", other, both.map(|(a, b)| a < b))
    }

    pub(super) fn at_most(&self, other: &Self) -> Self {
        let truth = match (&self.value, &other.value) {
            (Value::Number(a), Value::Number(b)) => Some(a <= b),
            // To a spreadsheet a text is more than any number.
            (Value::Number(_), Value::Text(_)) => Some(true),
            (Value::Text(_), Value::Number(_)) => Some(false),
            _ => None,
        };
        self.compared("<=", other, truth)
    }

    pub(super) fn equals(&self, other: &Self) -> Self {
        let known = self.value != Value::Missing && other.value != Value::Missing;
        let truth = known.then(|| self.value == other.value);
        self.compared("=", other, truth)
    }

    /// A function of `parts` with a value that is known.
    pub(super) fn call(name: &str, parts: &[&str], value: Value) -> Self {
        Self::known(format!("{name}({})", parts.join(",")), value)
    }

    /// `then` where this holds, else `otherwise`.
    pub(super) fn choose(&self, then: &Self, otherwise: &Self) -> Self {
        let value = match self.amount() {
            None => Value::Missing,
            Some(0.0) => otherwise.value.clone(),
            Some(_) => then.value.clone(),
        };
        Self::call("IF", &[&self.text, &then.text, &otherwise.text], value)
    }

    /// Whether all of `conditions` hold.
    pub(super) fn all(conditions: &[Self]) -> Self {
        let held = conditions.iter().map(Self::amount);
        let held: Option<Vec<f64>> = held.collect();
        let value = held.map(|held| f64::from(held.iter().all(|one| *one != 0.0)));
        Self::call("AND", &texts(conditions), Value::of(value))
    }

    /// Whether one of `conditions` holds.
    pub(super) fn any(conditions: &[Self]) -> Self {
        let held = conditions.iter().map(Self::amount);
        let held: Option<Vec<f64>> = held.collect();
        let value = held.map(|held| f64::from(held.iter().any(|one| *one != 0.0)));
        Self::call("OR", &texts(conditions), Value::of(value))
    }

    pub(super) fn lesser(&self, other: &Self) -> Self {
        let value = self.with(other, f64::min);
        Self::call("MIN", &[&self.text, &other.text], value)
    }

    pub(super) fn greater(&self, other: &Self) -> Self {
        let value = self.with(other, f64::max);
        Self::call("MAX", &[&self.text, &other.text], value)
    }

    pub(super) fn absolute(&self) -> Self {
        let value = Value::of(self.amount().map(f64::abs));
        Self::call("ABS", &[&self.text], value)
    }

    /// This to four decimals.
    pub(super) fn rounded(&self) -> Self {
        let value = self.amount().map(|value| (value * 1e4).round() / 1e4);
        Self::call("ROUND", &[&self.text, "4"], Value::of(value))
    }

    /// This, or `otherwise` where it has no value.
    pub(super) fn or_else(&self, otherwise: &Self) -> Self {
        let value = match &self.value {
            Value::Missing => otherwise.value.clone(),
            value => value.clone(),
        };
        Self::call("IFERROR", &[&self.text, &otherwise.text], value)
    }

    /// The sum of `terms`, one after the other.
    pub(super) fn sum(terms: &[Self]) -> Self {
        let mut terms = terms.iter();
        let first = terms.next().cloned().unwrap_or_else(|| Self::number(0.0));
        terms.fold(first, |sum, term| sum.plus(term))
    }
}

fn texts(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| term.text.as_str()).collect()
}

impl Range {
    /// The numbers among its cells.
    pub(super) fn numbers(&self) -> Vec<f64> {
        self.values.iter().filter_map(Value::number).collect()
    }

    fn fails(&self) -> bool {
        self.values.contains(&Value::Missing)
    }

    /// A function of the numbers in it; no value where one of the cells has none.
    pub(super) fn reduce(&self, name: &str, work: impl Fn(&[f64]) -> Option<f64>) -> Term {
        let value = (!self.fails()).then(|| work(&self.numbers())).flatten();
        Term::call(name, &[&self.text], Value::of(value))
    }

    pub(super) fn sum(&self) -> Term {
        self.reduce("SUM", |numbers| Some(numbers.iter().sum()))
    }

    pub(super) fn least(&self) -> Term {
        let least = |numbers: &[f64]| numbers.iter().copied().reduce(f64::min);
        self.reduce("MIN", move |numbers| Some(least(numbers).unwrap_or(0.0)))
    }

    /// How many numbers there are.
    #[expect(clippy::cast_precision_loss, reason = "a few dozen cells")]
    pub(super) fn count(&self) -> Term {
        let value = Value::Number(self.numbers().len() as f64);
        Term::call("COUNT", &[&self.text], value)
    }
}
