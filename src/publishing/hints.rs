//! Texts of the public part in which something of the vendor's may have slipped in. A hint, no
//! mistake: a vendor may well write what a lead costs.

use super::places::{Place, texts};
use crate::deal::Desk;
use crate::document::Text;
use crate::format::{Arg, Catalogue, Locale, Message};
use serde_json::Value;
use std::collections::BTreeSet;

/// What of `offer`, as JSON, had better be looked at.
pub(super) fn hints(desk: &Desk, offer: &Value, locale: Locale) -> Vec<Message> {
    let (figures, terms, texts) = (Figures::of(desk), terms(desk), texts(offer));
    let mut found: Vec<(&str, Message)> = Vec::new();
    for place in &texts {
        let told = |term: &&Term| !term.is_topic(place, &texts);
        let mut mentioned = terms
            .iter()
            .filter(|term| term.found_in(place.text).is_some());
        let word = mentioned
            .find(told)
            .and_then(|term| term.found_in(place.text));
        let figure = numbers(place.text).find(|number| figures.has(number));
        let (key, what) = match (word, figure) {
            (Some(word), _) => ("publish.hint.word", word.to_owned()),
            (None, Some(number)) => ("publish.hint.figure", number.shown.to_owned()),
            (None, None) => continue,
        };
        let name = super::places::name(offer, &place.path, locale);
        let message = Message::new(key)
            .with("place", Arg::Text(name))
            .with("found", Arg::Text(what));
        // Once for each record: its texts are translations of each other.
        let record = place.record();
        if found.iter().all(|(known, _)| *known != record) {
            found.push((record, message));
        }
    }
    let thresholds = thresholds(desk, &figures, offer, locale);
    let found = found.into_iter().map(|(_, message)| message);
    found.chain(thresholds).collect()
}

/// Routes of the playbook's own that begin at one of its figures, not at a round size.
fn thresholds(desk: &Desk, figures: &Figures, offer: &Value, locale: Locale) -> Vec<Message> {
    let routes = desk.playbook().public.routing.iter().enumerate();
    let exact = routes.filter(|(_, route)| {
        [route.from, route.from.round()]
            .into_iter()
            .filter_map(distinctive)
            .any(|digits| figures.0.contains(&digits))
    });
    let told = exact.map(|(place, route)| {
        let path = format!("public.routing[{place}].from");
        let name = super::places::name(offer, &path, locale);
        Message::new("publish.hint.threshold")
            .with("place", Arg::Text(name))
            .with("found", Arg::Money(route.from, 0))
    });
    told.collect()
}

/// A word of the vendor's side, in every language.
struct Term(Vec<String>);

impl Term {
    /// The word by which `text` mentions it.
    fn found_in(&self, text: &str) -> Option<&str> {
        let mut words = self.0.iter().map(String::as_str);
        words.find(|word| mentions(text, word))
    }

    /// Whether the ROI model that `place` belongs to is about it: then it is the customer's.
    fn is_topic(&self, place: &Place, texts: &[Place]) -> bool {
        let Some(model) = place.model() else {
            return false;
        };
        let mut names = texts
            .iter()
            .filter(|other| other.model() == Some(model) && other.is_name());
        names.any(|name| self.found_in(name.text).is_some())
    }
}

/// Words of the trade, and the names of people's roles, of those who approve and of the ways in
/// which they sell.
fn terms(desk: &Desk) -> Vec<Term> {
    let playbook = desk.playbook();
    let words = |locale| {
        Catalogue::of(locale)
            .text("publish.words")
            .split([',', '，'])
    };
    let languages = Locale::ALL.map(words);
    let [first, rest @ ..] = languages;
    let mut trade: Vec<Vec<&str>> = first.map(|word| vec![word]).collect();
    for words in rest {
        for (term, word) in trade.iter_mut().zip(words) {
            term.push(word);
        }
    }
    let roles = playbook.team.roles.iter().map(|role| &role.name);
    let motions = playbook.motions.iter();
    let motions = motions
        .filter(|motion| !motion.hours.is_empty())
        .map(|motion| &motion.name);
    let approvers = playbook
        .policy
        .approvals
        .iter()
        .map(|approval| &approval.by);
    let names = roles.chain(motions).chain(approvers).map(all_of);
    // A plan may be called what a way of selling is called.
    let public = &playbook.public;
    let plans = public.price_book.plans.iter().map(|plan| &plan.name);
    let packages = public.packages.iter().map(|package| &package.name);
    let sold = plans
        .chain(packages)
        .flat_map(all_of)
        .map(str::to_lowercase);
    let sold: BTreeSet<String> = sold.collect();
    let own = |word: &&str| word.chars().count() > 1 && !sold.contains(&word.to_lowercase());
    let term = |words: Vec<&str>| {
        let words = words.into_iter().map(str::trim).filter(own);
        Term(words.map(str::to_owned).collect())
    };
    trade.into_iter().chain(names).map(term).collect()
}

/// A text in every language it is written in.
fn all_of(text: &Text) -> Vec<&str> {
    match text {
        Text::Plain(text) => vec![text],
        Text::ByLanguage(texts) => texts.values().map(String::as_str).collect(),
    }
}

/// Whether `text` has `word` as a word of its own. Chinese sets no words apart.
fn mentions(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
    text.match_indices(&word).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let own = !letter(before.chars().next_back()) && !letter(after.chars().next());
        own || !word.is_ascii() && word.chars().all(|c| c >= '\u{2e80}')
    })
}

/// The vendor's figures that are told from all others: round ones stand in many a text.
struct Figures(BTreeSet<String>);

impl Figures {
    fn of(desk: &Desk) -> Self {
        let mut all = Vec::new();
        let playbook = serde_json::to_value(desk.playbook()).unwrap_or_default();
        let parts = playbook.as_object().into_iter().flatten();
        for (_, part) in parts.filter(|(name, _)| *name != "public") {
            figures(part, &mut all);
        }
        for motion in desk.figures() {
            let sizes = [motion.minimum.break_even, motion.minimum.target()];
            all.extend(sizes.into_iter().flatten());
            all.extend([motion.opportunity_cost, motion.fixed_cost_of_sale]);
        }
        let zones = desk.zones().iter();
        all.extend(zones.flat_map(|zone| [zone.lower.acv, zone.upper.acv]));
        let written = all.into_iter().flat_map(|figure| {
            let percent = (figure < 1.0).then_some(figure * 100.0);
            [Some(figure), Some(figure.round()), percent]
                .into_iter()
                .flatten()
        });
        Self(written.filter_map(distinctive).collect())
    }

    fn has(&self, number: &Number) -> bool {
        let mut readings = number.readings.iter().flatten();
        readings.any(|reading| self.0.contains(reading))
    }
}

fn figures(value: &Value, all: &mut Vec<f64>) {
    match value {
        Value::Number(number) => all.extend(number.as_f64()),
        Value::Array(items) => items.iter().for_each(|item| figures(item, all)),
        Value::Object(fields) => fields.values().for_each(|field| figures(field, all)),
        _ => {}
    }
}

/// The digits of a figure, if they are enough to tell it from others: three, zeros at the end
/// not counted.
fn distinctive(figure: f64) -> Option<String> {
    let digits = format!("{:.4}", figure.abs());
    let digits = digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned();
    let telling = digits.trim_start_matches(['0', '.']).replace('.', "");
    (telling.trim_end_matches('0').len() >= 3).then_some(digits)
}

/// A number in a text, and what it may mean: `1.234` is another number in German.
struct Number<'a> {
    shown: &'a str,
    readings: [Option<String>; 2],
}

fn numbers(text: &str) -> impl Iterator<Item = Number<'_>> {
    let part = |c: char| c.is_ascii_digit() || ".,'’ \u{a0}\u{202f}".contains(c);
    let runs = text.split(move |c| !part(c));
    let shown = runs.map(|run| run.trim_matches(|c: char| !c.is_ascii_digit()));
    shown.filter(|run| !run.is_empty()).map(|shown| {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let whole = digits(shown);
        let decimal = shown.rsplit_once(['.', ',']);
        let decimal = decimal.map(|(whole, rest)| format!("{}.{}", digits(whole), digits(rest)));
        let read = |text: String| text.parse().ok().and_then(distinctive);
        Number {
            shown,
            readings: [read(whole), decimal.and_then(read)],
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_where_it_stands_alone() {
        assert!(mentions("A low Win rate.", "win rate"));
        assert!(!mentions("twin rates", "win rate"));
        assert!(mentions("我们的赢单率很高", "赢单率"));
        assert!(!mentions("Cacao", "CAC"));
    }

    #[test]
    fn a_number_is_read_as_it_may_be_meant() {
        let read = |text: &str| -> Vec<String> {
            let numbers: Vec<_> = numbers(text).collect();
            let readings = numbers.into_iter().flat_map(|number| number.readings);
            readings.flatten().collect()
        };
        assert_eq!(read("It costs 6,166.25 €."), ["616625", "6166.25"]);
        assert_eq!(read("9.666 Euro"), ["9666", "9.666"]);
        assert_eq!(read("30 % of 1,000"), Vec::<String>::new());
    }
}
