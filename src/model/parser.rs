//! Tokens to the syntax tree, by precedence climbing.
//!
//! From loose to tight: `or`, `and`, `not`, comparison (not chained), `+ -`, `* /`, unary
//! `-`, `^` (to the right), `%`. So `-2^2` is -4, as in mathematics and SQL; the
//! spreadsheet reading must put parentheses, because there it is 4.

use super::fault::{Fault, Mistake};
use super::lexer::{Token, tokens};
use super::syntax::{Binary, Formula, Function, Id, Kind, Node, Unary};
use super::unit::{Base, Unit};
use crate::suggest::nearest;
use std::ops::Range;

/// The longest formula, in bytes.
const LONGEST: usize = 2_000;
/// The deepest nesting.
const DEEPEST: usize = 60;

impl Formula {
    /// Parses `source`, in which `names` may be used; [`Kind::Name`] holds their places.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn parse(source: &str, names: &[&str]) -> Result<Self, Fault> {
        Self::parse_over(source, &Names::new(names))
    }

    /// The same over names that several formulas have in common.
    pub(super) fn parse_over(source: &str, names: &Names) -> Result<Self, Fault> {
        if source.len() > LONGEST {
            let last = (0..=LONGEST).rfind(|at| source.is_char_boundary(*at));
            return Err(Fault {
                at: last.unwrap_or(0)..source.len(),
                mistake: Mistake::TooLong(LONGEST),
            });
        }
        let mut parser = Parser {
            source,
            tokens: tokens(source)?,
            next: 0,
            depth: 0,
            nodes: Vec::new(),
            names,
        };
        let (result, _) = parser.expression(0)?;
        match parser.peek() {
            Token::End => {}
            _ => return Err(parser.unexpected("+ - * / ^")),
        }
        parser.need_number(result)?;
        Ok(Self {
            source: source.to_owned(),
            nodes: parser.nodes,
        })
    }
}

/// Names that may be used, and their places, in order.
pub(super) struct Names<'a>(Vec<(&'a str, usize)>);

impl<'a> Names<'a> {
    /// The first place counts of a name that stands twice.
    pub(super) fn new(names: &[&'a str]) -> Self {
        let places = names.iter().enumerate();
        let mut places: Vec<_> = places.map(|(place, name)| (*name, place)).collect();
        places.sort_unstable();
        Self(places)
    }

    fn place(&self, name: &str) -> Option<usize> {
        let first = self.0.partition_point(|(known, _)| *known < name);
        let (known, place) = self.0.get(first)?;
        (*known == name).then_some(*place)
    }
}

struct Parser<'a> {
    source: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    next: usize,
    depth: usize,
    nodes: Vec<Node>,
    names: &'a Names<'a>,
}

type Parsed = Result<(Id, Range<usize>), Fault>;

/// Binding strength of `not`, between `and` and comparison.
const NOT: u8 = 5;
/// Binding strength of unary minus, between `*` and `^`.
const MINUS: u8 = 11;

/// An infix operator's meaning and its binding strength to the left and to the right.
fn infix(token: &Token) -> Option<(Binary, u8, u8)> {
    let symbol = match token {
        Token::Symbol(symbol) => *symbol,
        Token::Name(word) => word.as_str(),
        _ => return None,
    };
    Some(match symbol {
        "or" => (Binary::Or, 1, 2),
        "and" => (Binary::And, 3, 4),
        "<" => (Binary::Less, 6, 7),
        "<=" => (Binary::LessOrEqual, 6, 7),
        ">" => (Binary::Greater, 6, 7),
        ">=" => (Binary::GreaterOrEqual, 6, 7),
        "=" => (Binary::Equal, 6, 7),
        "!=" => (Binary::NotEqual, 6, 7),
        "+" => (Binary::Add, 8, 9),
        "-" => (Binary::Subtract, 8, 9),
        "*" => (Binary::Multiply, 9, 10),
        "/" => (Binary::Divide, 9, 10),
        "^" => (Binary::Power, 13, 12),
        _ => return None,
    })
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.next].0
    }

    fn span(&self) -> Range<usize> {
        self.tokens[self.next].1.clone()
    }

    fn take(&mut self) -> (Token, Range<usize>) {
        let taken = self.tokens[self.next].clone();
        self.next = (self.next + 1).min(self.tokens.len() - 1);
        taken
    }

    fn takes(&mut self, symbol: &str) -> bool {
        let found = matches!(self.peek(), Token::Symbol(s) if *s == symbol);
        if found {
            self.take();
        }
        found
    }

    fn unexpected(&self, expected: &'static str) -> Fault {
        let at = self.span();
        if let Some(fault) = self.decimal_comma() {
            return fault;
        }
        let mistake = match self.peek() {
            Token::End => Mistake::End,
            token => Mistake::Expected(expected, token.shown(self.source, &at)),
        };
        Fault { at, mistake }
    }

    /// A comma between two numbers without a blank: a number as other languages write it.
    fn decimal_comma(&self) -> Option<Fault> {
        let before = self.next.checked_sub(1)?;
        let [
            (Token::Number(_), whole),
            (Token::Symbol(","), comma),
            (Token::Number(_), fraction),
            ..,
        ] = &self.tokens[before..]
        else {
            return None;
        };
        let at = whole.start..fraction.end;
        let joined = whole.end == comma.start && comma.end == fraction.start;
        joined.then(|| Fault {
            mistake: Mistake::Number(self.source[at.clone()].to_owned()),
            at,
        })
    }

    fn push(&mut self, kind: Kind, span: Range<usize>) -> (Id, Range<usize>) {
        let id = Id(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            span: span.clone(),
            kind,
        });
        (id, span)
    }

    fn expression(&mut self, least: u8) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault {
                at: self.span(),
                mistake: Mistake::TooDeep(DEEPEST),
            });
        }
        let (mut left, mut span) = self.operand()?;
        while let Some((operator, binds_left, binds_right)) = infix(self.peek()) {
            if binds_left < least {
                break;
            }
            self.take();
            let (right, end) = self.expression(binds_right)?;
            self.check_operands(operator, left, right)?;
            (left, span) = self.push(Kind::Binary(operator, left, right), span.start..end.end);
            if binds_left == 6 && infix(self.peek()).is_some_and(|(_, next, _)| next == 6) {
                return Err(self.unexpected("and or"));
            }
        }
        self.depth -= 1;
        Ok((left, span))
    }

    fn operand(&mut self) -> Parsed {
        let (token, span) = self.take();
        let value = match token {
            Token::Number(value) => match self.unit()? {
                Some((unit, end)) => self.push(Kind::Quantity(value, unit), span.start..end),
                None => self.push(Kind::Number(value), span),
            },
            Token::Symbol("-") => {
                let (operand, end) = self.expression(MINUS)?;
                self.need_number(operand)?;
                return Ok(self.push(Kind::Unary(Unary::Negate, operand), span.start..end.end));
            }
            Token::Symbol("+") => {
                let (operand, end) = self.expression(MINUS)?;
                self.need_number(operand)?;
                return Ok((operand, end));
            }
            Token::Symbol("(") => {
                let (inner, _) = self.expression(0)?;
                let end = self.span().end;
                if !self.takes(")") {
                    return Err(self.unexpected(")"));
                }
                (inner, span.start..end)
            }
            Token::Name(word) if word == "not" => {
                let (operand, end) = self.expression(NOT)?;
                self.need_condition(operand)?;
                return Ok(self.push(Kind::Unary(Unary::Not, operand), span.start..end.end));
            }
            Token::Name(word) if self.takes("(") => self.call(&word, span)?,
            Token::Name(word) => self.name(word, span)?,
            Token::End => {
                return Err(Fault {
                    at: span,
                    mistake: Mistake::End,
                });
            }
            Token::Symbol(_) => {
                let found = token.shown(self.source, &span);
                return Err(Fault {
                    at: span,
                    mistake: Mistake::ExpectedValue(found),
                });
            }
        };
        self.percent(value)
    }

    /// The unit behind a number, in one word as inputs declare it: no blank inside. A name of
    /// the model is none, so that a forgotten operator is told as such.
    fn unit(&mut self) -> Result<Option<(Unit, usize)>, Fault> {
        let (Token::Name(word), span) = (self.peek(), self.span()) else {
            return Ok(None);
        };
        let called = matches!(&self.tokens[self.next + 1].0, Token::Symbol("("));
        let taken = infix(self.peek()).is_some() || word == "not" || called;
        if taken || Base::known(word).is_none() && self.names.place(word).is_some() {
            return Ok(None);
        }
        self.take();
        let mut end = span.end;
        while let [(Token::Symbol("/"), slash), (Token::Name(_), part), ..] =
            &self.tokens[self.next..]
        {
            if slash.start != end || part.start != slash.end {
                break;
            }
            end = part.end;
            self.next += 2;
        }
        let text = &self.source[span.start..end];
        match Unit::parse(text) {
            Ok(unit) => Ok(Some((unit, end))),
            Err(fault) => Err(Fault {
                at: span.start..end,
                mistake: Mistake::UnknownUnit(fault.part, None),
            }),
        }
    }

    fn percent(&mut self, (mut value, mut span): (Id, Range<usize>)) -> Parsed {
        while matches!(self.peek(), Token::Symbol("%")) {
            let (_, sign) = self.take();
            self.need_number(value)?;
            (value, span) = self.push(Kind::Unary(Unary::Percent, value), span.start..sign.end);
        }
        Ok((value, span))
    }

    fn name(&mut self, word: String, span: Range<usize>) -> Parsed {
        if let Some(place) = self.names.place(&word) {
            Ok(self.push(Kind::Name(place), span))
        } else {
            let near =
                nearest(&word, self.names.0.iter().map(|(name, _)| *name)).map(str::to_owned);
            Err(Fault {
                at: span,
                mistake: Mistake::UnknownName(word, near),
            })
        }
    }

    fn call(&mut self, word: &str, name: Range<usize>) -> Parsed {
        let Some(function) = Function::named(word) else {
            let near = nearest(word, Function::ALL.map(Function::name)).map(str::to_owned);
            return Err(Fault {
                at: name,
                mistake: Mistake::UnknownFunction(word.to_owned(), near),
            });
        };
        let mut arguments = Vec::new();
        if !self.takes(")") {
            loop {
                let (argument, _) = self.expression(0)?;
                match (function, arguments.len()) {
                    (Function::If, 0) => self.need_condition(argument)?,
                    _ => self.need_number(argument)?,
                }
                arguments.push(argument);
                if self.takes(",") {
                    continue;
                }
                if self.takes(")") {
                    break;
                }
                return Err(self.unexpected(", )"));
            }
        }
        let span = name.start..self.tokens[self.next - 1].1.end;
        if !function.takes(arguments.len()) {
            let mistake = Mistake::Arguments(function, arguments.len());
            return Err(Fault { at: span, mistake });
        }
        Ok(self.push(Kind::Call(function, arguments), span))
    }

    fn check_operands(&self, operator: Binary, left: Id, right: Id) -> Result<(), Fault> {
        for operand in [left, right] {
            if operator.joins_conditions() {
                self.need_condition(operand)?;
            } else {
                self.need_number(operand)?;
            }
        }
        Ok(())
    }

    fn is_condition(&self, id: Id) -> bool {
        match &self.nodes[id.0 as usize].kind {
            Kind::Unary(Unary::Not, _) => true,
            Kind::Binary(operator, _, _) => operator.is_condition(),
            _ => false,
        }
    }

    fn need_condition(&self, id: Id) -> Result<(), Fault> {
        self.need(self.is_condition(id), id, Mistake::NeedsCondition)
    }

    fn need_number(&self, id: Id) -> Result<(), Fault> {
        self.need(!self.is_condition(id), id, Mistake::NeedsNumber)
    }

    fn need(&self, holds: bool, id: Id, mistake: Mistake) -> Result<(), Fault> {
        let at = self.nodes[id.0 as usize].span.clone();
        if holds {
            Ok(())
        } else {
            Err(Fault { at, mistake })
        }
    }
}
