//! What there is to say of a publication, as a text.

use super::{Changed, Publication};
use crate::format::{Catalogue, Locale, Message};

impl Publication {
    /// All of it as a text, a heading before each part.
    #[must_use]
    pub fn report(&self, locale: Locale) -> String {
        let catalogue = Catalogue::of(locale);
        let currency = &self.offer.public.currency;
        let said = |messages: &[Message]| -> Vec<String> {
            let said = messages
                .iter()
                .map(|message| catalogue.fill(message, currency));
            said.collect()
        };
        let changes = self.changes.iter().flatten().map(Changed::line).collect();
        let parts = [
            (
                catalogue.text("publish.learned"),
                [said(&self.routes), said(&self.learned)].concat(),
            ),
            (catalogue.text("publish.unlearned"), said(&[Self::never()])),
            (
                catalogue.text("publish.differ"),
                said(&self.disagreements(locale)),
            ),
            (catalogue.text("publish.hints"), said(&self.hints)),
            (catalogue.text("publish.changes"), changes),
        ];
        let filled = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
        let mut text: Vec<String> = filled
            .flat_map(|(heading, lines)| {
                let lines = lines.into_iter().map(|line| format!("- {line}"));
                [heading.to_owned()].into_iter().chain(lines)
            })
            .collect();
        if self.changes.as_ref().is_some_and(Vec::is_empty) {
            text.push(catalogue.text("publish.unchanged").to_owned());
        }
        text.join("\n") + "\n"
    }
}

impl Changed {
    /// It in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let one_line = |text: &str| text.replace(char::is_control, " ");
        let place = one_line(&self.place);
        if self.before.is_empty() && self.now.is_empty() {
            return place;
        }
        let [before, now] = [&self.before, &self.now].map(|text| match text.as_str() {
            "" => "–".to_owned(),
            text => one_line(text),
        });
        format!("{place}: {before} → {now}")
    }
}
