//! All cases.

use super::Head;
use crate::session::CaseId;
use std::collections::BTreeMap;

/// All cases, the last changed first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseList(Vec<Head>);

/// Which of them are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Those in work.
    #[default]
    Current,
    /// Those put away.
    Archived,
    /// Those that can still come back.
    Deleted,
}

impl View {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Current, Self::Archived, Self::Deleted];

    /// Whether `head` is looked at.
    #[must_use]
    pub fn shows(self, head: &Head) -> bool {
        match self {
            Self::Current => !head.archived && head.deleted.is_none(),
            Self::Archived => head.archived && head.deleted.is_none(),
            Self::Deleted => head.deleted.is_some(),
        }
    }
}

/// How long a deleted case can come back, milliseconds: 30 days.
const REGRET: f64 = 30.0 * 24.0 * 3_600_000.0;
/// The most deleted cases that can.
const MOST_DELETED: usize = 50;

impl CaseList {
    /// The list of `heads`; of two of the same case the later writing counts.
    #[must_use]
    pub fn new(heads: impl IntoIterator<Item = Head>) -> Self {
        let mut latest: BTreeMap<CaseId, Head> = BTreeMap::new();
        for head in heads {
            let known = latest.get(&head.id);
            if known.is_none_or(|known| known.stamp.count < head.stamp.count) {
                let head = match known {
                    Some(known) if head.deleted.is_none() => head.after(Some(known)),
                    _ => head,
                };
                latest.insert(head.id.clone(), head);
            }
        }
        let mut heads: Vec<Head> = latest.into_values().collect();
        heads.sort_by(|a, b| b.changed.total_cmp(&a.changed));
        Self(heads)
    }

    /// All of them.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        &self.0
    }

    /// The case `id`.
    #[must_use]
    pub fn get(&self, id: &CaseId) -> Option<&Head> {
        self.0.iter().find(|head| head.id == *id)
    }

    /// How many there are to be seen in `view`.
    #[must_use]
    pub fn count(&self, view: View) -> usize {
        self.0.iter().filter(|head| view.shows(head)).count()
    }

    /// Those in `view` whose name, or whose industry by the name it has on screen, holds every
    /// word of `query`.
    pub fn found<'a>(
        &'a self,
        view: View,
        query: &str,
        industry: impl Fn(&str) -> String + 'a,
    ) -> impl Iterator<Item = &'a Head> {
        let query: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        self.0.iter().filter(move |head| {
            view.shows(head) && {
                let text = format!("{} {}", head.name, industry(&head.industry)).to_lowercase();
                query.iter().all(|word| text.contains(word))
            }
        })
    }

    /// The deleted cases that may be forgotten for good `now`: never the one deleted last.
    #[must_use]
    pub fn forgettable(&self, now: f64) -> Vec<CaseId> {
        let mut deleted: Vec<(f64, &CaseId)> = self
            .0
            .iter()
            .filter_map(|head| Some((head.deleted?, &head.id)))
            .collect();
        deleted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let old = deleted
            .iter()
            .enumerate()
            .filter(|(place, (at, _))| *place > 0 && (*place >= MOST_DELETED || now - at > REGRET));
        old.map(|(_, (_, id))| (*id).clone()).collect()
    }
}

/// The name of a copy of the case called `name`: as no other of `names` is called.
#[must_use]
pub fn name_of_copy(name: &str, names: &[&str]) -> String {
    // A copy of a copy counts on.
    let stem = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .filter(|(_, number)| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
        .map_or(name, |(stem, _)| stem);
    let short: String = stem.chars().take(190).collect();
    let mut copies = (2_u32..).map(|number| format!("{short} ({number})").trim_start().to_owned());
    let free = copies.find(|copy| !names.contains(&copy.as_str()));
    free.unwrap_or(short)
}
