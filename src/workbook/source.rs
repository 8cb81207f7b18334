//! What a workbook is made from: an offer, a case, a reader and a day.

use super::book::Kind;
use super::words;
use crate::case::{Agreed, Case, CaseTiming};
use crate::document::{Fault, Faults, Text};
use crate::finance::Date;
use crate::format::{Catalogue, Locale, Message};
use crate::model::{Base, Unit};
use crate::offer::{Calculator, CompiledModel, RoiModel, Tier};
use crate::pricing::Quote;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The offer.
    pub calculator: &'a Calculator,
    /// The customer's case. Its terms are those on the table, else list terms.
    pub case: &'a Case,
    /// The reader's language.
    pub locale: Locale,
    /// Today.
    pub today: Date,
}

/// The same, found to fit and looked up.
pub(super) struct Source<'a> {
    pub calculator: &'a Calculator,
    pub case: &'a Case,
    pub locale: Locale,
    pub today: Date,
    pub model: &'a RoiModel,
    pub compiled: &'a CompiledModel,
    pub quote: Quote,
    pub terms: Agreed,
    /// Years looked at.
    pub horizon: usize,
    words: &'static Catalogue,
}

impl<'a> Source<'a> {
    pub(super) fn new(request: &Request<'a>) -> Result<Self, Faults> {
        let Request {
            calculator,
            case,
            locale,
            today,
        } = *request;
        let estimate = calculator.estimate(case)?;
        let Some((model, compiled)) = calculator.in_use(case) else {
            return Err(calculator.case_faults(case));
        };
        let terms = case.terms.agreed;
        Ok(Self {
            terms: terms.unwrap_or_else(|| Agreed::at_list(&estimate.quote)),
            quote: estimate.quote,
            calculator,
            case,
            locale,
            today,
            model,
            compiled,
            horizon: model.horizon_years as usize,
            words: words::of(locale),
        })
    }

    /// The text of a key.
    pub(super) fn t(&self, key: &'static str) -> &'static str {
        self.words.text(key)
    }

    /// A message in words.
    pub(super) fn say(&self, message: &Message) -> String {
        self.words.fill(message, self.currency())
    }

    /// A document's text.
    pub(super) fn of<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.locale.tag())
    }

    pub(super) fn currency(&self) -> &'a str {
        &self.calculator.public().currency
    }

    /// The two ways to say whether.
    pub(super) fn whether(&self, is: bool) -> &'static str {
        self.t(if is { "workbook.yes" } else { "workbook.no" })
    }

    pub(super) fn answers(&self) -> [&'static str; 2] {
        [self.whether(true), self.whether(false)]
    }

    pub(super) fn timing(&self, timing: CaseTiming) -> &'static str {
        self.t(match timing {
            CaseTiming::CashInAdvance => "workbook.timing.cash",
            CaseTiming::TeiYearEnd => "workbook.timing.tei",
        })
    }

    pub(super) fn tier(&self, tier: Tier) -> &'static str {
        self.t(match tier {
            Tier::A => "workbook.tier.a",
            Tier::B => "workbook.tier.b",
            Tier::C => "workbook.tier.c",
            Tier::D => "workbook.tier.d",
        })
    }

    /// A unit in a few words: `€ / h`.
    pub(super) fn unit(&self, unit: &Unit) -> String {
        let base = |base: &Base| match base {
            Base::Money => self.locale.currency_sign(self.currency()).to_owned(),
            Base::Minute => self.t("workbook.unit.minute").to_owned(),
            Base::Hour => self.t("workbook.unit.hour").to_owned(),
            Base::Day => self.t("workbook.unit.day").to_owned(),
            Base::Week => self.t("workbook.unit.week").to_owned(),
            Base::Month => self.t("workbook.unit.month").to_owned(),
            Base::Year => self.t("workbook.unit.year").to_owned(),
            Base::Person => self.t("workbook.unit.person").to_owned(),
            Base::Count(name) => name.clone(),
        };
        let of: Vec<String> = unit.of().map(base).collect();
        let of = match (unit.percent, of.is_empty()) {
            (true, _) => "%".to_owned(),
            (false, true) => "1".to_owned(),
            (false, false) => of.join(" × "),
        };
        let plain = of == "1" && unit.per().next().is_none();
        let per = unit.per().map(|part| format!(" / {}", base(part)));
        if plain {
            String::new()
        } else {
            of + &per.collect::<String>()
        }
    }

    /// A fault of the formula at `place`, which is longer than a spreadsheet takes.
    pub(super) fn too_long(&self, place: usize) -> Fault {
        let message = Message::new("formula.too_long_to_write");
        Fault::at(self.compiled.path(place), message)
    }
}

/// How a figure of `unit` about as large as `size` is written.
pub(super) fn kind(unit: &Unit, size: f64) -> Kind {
    match (unit.percent, unit.is_money(), size.abs() < 1_000.0) {
        (true, ..) => Kind::Percent(1),
        (false, true, true) => Kind::Rate,
        (false, true, false) => Kind::Money(0),
        (false, false, true) => Kind::Plain,
        (false, false, false) => Kind::Number(0),
    }
}
