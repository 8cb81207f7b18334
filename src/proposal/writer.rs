//! Who writes a proposal: the figures, in the reader's language, on a day.

use super::block::{Block, Paragraph, Run};
use super::fields::{fields, runs};
use super::figures::Figures;
use super::plan::Calendar;
use crate::case::{Part, ProposalSettings, Reader};
use crate::document::Text;
use crate::finance::{Date, Payback};
use crate::format::{Arg, Catalogue, Locale, Message};
use crate::model::{Measured, Unit};
use crate::offer::{Driver, DriverResult, Input, fingerprint_of};

/// Everything that a part needs to be written.
pub(super) struct Writer<'a> {
    pub figures: &'a Figures,
    pub settings: &'a ProposalSettings,
    pub locale: Locale,
    pub today: Date,
    pub calendar: Calendar,
    /// What the documents are called.
    pub hash: String,
    /// Every figure that a text can name.
    pub fields: Vec<(&'static str, String)>,
}

/// What stands where there is no value.
pub(super) const NONE: &str = "–";

impl<'a> Writer<'a> {
    pub fn new(
        figures: &'a Figures,
        settings: &'a ProposalSettings,
        locale: Locale,
        today: Date,
    ) -> Self {
        let start = settings.start.unwrap_or(today);
        let mut writer = Self {
            calendar: Calendar::new(start, &figures.model),
            figures,
            hash: fingerprint_of(&(&figures.case, settings, &figures.public)),
            settings,
            locale,
            today,
            fields: Vec::new(),
        };
        writer.fields = fields(&writer);
        writer
    }

    fn currency(&self) -> &str {
        &self.figures.public.currency
    }

    /// The text of a key.
    #[inline(never)]
    pub fn t(&self, key: &'static str) -> String {
        Catalogue::of(self.locale).text(key).to_owned()
    }

    /// A message in words.
    #[inline(never)]
    pub fn say(&self, message: &Message) -> String {
        Catalogue::of(self.locale).fill(message, self.currency())
    }

    /// A document's text.
    #[inline(never)]
    pub fn of(&self, text: &Text) -> String {
        plain_text(text.in_language(self.locale.tag()))
    }

    /// An exact amount.
    #[inline(never)]
    pub fn money(&self, amount: f64) -> String {
        self.locale.money(amount, self.currency(), 0)
    }

    /// An amount with no more digits than the evidence carries.
    pub fn about(&self, amount: f64) -> String {
        self.money(self.figures.about(amount))
    }

    #[inline(never)]
    pub fn percent(&self, share: Option<f64>, decimals: u8) -> String {
        share.map_or_else(
            || NONE.to_owned(),
            |share| self.locale.percent(share, decimals),
        )
    }

    pub fn count(&self, count: u32) -> String {
        self.locale.number(f64::from(count), 0)
    }

    pub fn date(&self, date: Option<Date>) -> String {
        date.map_or_else(|| NONE.to_owned(), |date| self.locale.date(date))
    }

    pub fn months(&self, payback: Payback) -> String {
        match payback {
            Payback::Never => self.t("proposal.never"),
            Payback::At(years) => self
                .say(&Message::new("proposal.duration").with("months", Arg::Months(years * 12.0))),
            Payback::RecoveredThenLost(years) => self.say(
                &Message::new("proposal.lost_again").with("months", Arg::Months(years * 12.0)),
            ),
        }
    }

    pub fn years(&self, years: u32) -> String {
        self.say(&Message::new("proposal.years").with("count", Arg::Number(f64::from(years), 0)))
    }

    /// A value of `input` with its unit.
    pub fn value(&self, input: &Input, value: f64) -> String {
        let unit = Unit::parse(&input.unit).unwrap_or_default();
        let value = Some(value);
        Measured { value, unit }.shown(self.locale, self.currency())
    }

    /// A formula with its numbers put in, and what it comes to.
    pub fn worked_out(&self, driver: usize) -> String {
        let explained = self.figures.baselines.get(driver).and_then(Option::as_ref);
        explained.map_or_else(String::new, |formula| {
            formula.text(self.locale, self.currency())
        })
    }

    /// The drivers that count.
    pub fn drivers(&self) -> impl Iterator<Item = (usize, &'a Driver, &'a DriverResult)> {
        let results = self.figures.estimate.situation.drivers.iter();
        let both = self.figures.model.drivers.iter().zip(results).enumerate();
        both.filter(|(_, (_, result))| result.on)
            .map(|(place, (driver, result))| (place, driver, result))
    }

    pub fn customer(&self) -> String {
        match plain_text(&self.figures.case.customer.name) {
            name if name.trim().is_empty() => self.t("proposal.unnamed"),
            name => name,
        }
    }

    pub fn vendor(&self) -> String {
        self.of(&self.figures.public.vendor)
    }

    /// A paragraph: the standard text of `key`, or what was put in its place.
    #[inline(never)]
    pub fn words(&self, key: &'static str) -> Block {
        let name = key.strip_prefix("proposal.").unwrap_or(key);
        self.paragraph(name.to_owned(), &self.t(key), false)
    }

    /// The note of a part; `None` where there is none.
    pub fn note(&self, part: Part) -> Option<Block> {
        let name = format!("{}.note", part.id());
        self.settings
            .text(Reader::of(self.locale), &name)
            .is_some()
            .then(|| self.paragraph(name, "", true))
    }

    fn paragraph(&self, name: String, standard: &str, note: bool) -> Block {
        let own = self.settings.text(Reader::of(self.locale), &name);
        let written = plain_text(own.unwrap_or(standard));
        Block::Words(Paragraph {
            runs: runs(&written, &self.fields),
            written,
            standard: standard.to_owned(),
            edited: own.is_some(),
            note,
            name,
        })
    }

    /// The number of significant digits that a headline shows, in words.
    pub fn digits(&self) -> Option<Block> {
        let digits = self.figures.check.as_ref()?.foundation.digits;
        let message =
            Message::new("proposal.digits").with("count", Arg::Number(f64::from(digits), 0));
        Some(Block::Remark(self.say(&message)))
    }
}

/// `text` as text: what would hide or turn around what stands beside it becomes a mark that can
/// be seen. Right-to-left letters stay, they are isolated where they are shown.
pub(super) fn plain_text(text: &str) -> String {
    let seen = |c: char| match c {
        '\n' => c,
        '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{2028}'
        | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.replace("\r\n", "\n").chars().map(seen).collect()
}

/// The unknown placeholders of a paragraph.
pub(super) fn unknown_fields(paragraph: &Paragraph) -> impl Iterator<Item = &str> {
    paragraph.runs.iter().filter_map(|run| match run {
        Run::Unknown(name) => Some(name.as_str()),
        _ => None,
    })
}
