//! Earlier states of a case: when one is taken, and which ones stay.

use super::{Glance, Record, print};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An earlier state of a case, its document apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Version {
    /// When it was taken, milliseconds since 1970.
    pub at: f64,
    /// Why.
    pub why: Why,
    /// Its name, if the user gave it one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it came to.
    #[serde(flatten)]
    pub glance: Glance,
    /// A print of what it says.
    pub print: String,
    /// How long its text is, bytes.
    pub size: usize,
}

/// Why a version was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The case was opened.
    Opened,
    /// Nothing was changed for a while, or much was.
    Pause,
    /// Another version or another tab's state was about to take its place.
    Replaced,
    /// Two tabs had changed it; this is what the other one had.
    OtherTab,
    /// It left the house: as a file, a link, a document.
    Sent,
    /// The user gave it a name.
    Named,
}

/// How often a version is taken while work goes on, milliseconds: 10 minutes.
const WHILE_WORKING: f64 = 10.0 * MINUTE;
/// The most versions of a case without a name.
pub const MOST_VERSIONS: usize = 60;
/// The most with a name.
const MOST_NAMED: usize = 100;
/// How many of the latest stay whatever their age.
const LATEST: usize = 10;

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// With age fewer stay: up to an age, one in so long a time.
const SPACING: [(f64, f64); 3] = [
    (2.0 * DAY, HOUR),
    (60.0 * DAY, DAY),
    (f64::INFINITY, 30.0 * DAY),
];

impl Version {
    /// `record` as a version taken `at` a time, and the text that belongs to it.
    #[must_use]
    pub fn of(record: &Record, why: Why, name: Option<String>, at: f64) -> (Self, String) {
        let text = record.text();
        let version = Self {
            at,
            why,
            name,
            glance: record.glance.clone(),
            print: print(&record.content()),
            size: text.len(),
        };
        (version, text)
    }
}

/// Whether work has gone on for so long since the `last` version that another is due.
#[must_use]
pub fn due(last: f64, now: f64) -> bool {
    now - last >= WHILE_WORKING
}

/// Whether a state with this `print` is another than that of the latest of `versions`.
#[must_use]
pub fn is_new(versions: &[Version], print: &str) -> bool {
    latest(versions).is_none_or(|latest| latest.print != print)
}

fn latest(versions: &[Version]) -> Option<&Version> {
    versions.iter().max_by(|a, b| a.at.total_cmp(&b.at))
}

/// The times of those of `versions` that go, so that the rest is thinned out with age and holds
/// at most `budget` bytes. The latest always stays, and what has a name goes last of all.
#[must_use]
pub fn outdated(versions: &[Version], now: f64, budget: usize) -> Vec<f64> {
    let mut newest_first: Vec<&Version> = versions.iter().collect();
    newest_first.sort_by(|a, b| b.at.total_cmp(&a.at));
    let mut stays = BTreeSet::new();
    let mut spaces = BTreeSet::new();
    let (mut nameless, mut named) = (0, 0);
    for (place, version) in newest_first.iter().enumerate() {
        let stay = if version.name.is_some() {
            named += 1;
            named <= MOST_NAMED
        } else {
            let first = spaces.insert(space(version.at, now));
            let stay = place < LATEST || first;
            nameless += usize::from(stay);
            stay && nameless <= MOST_VERSIONS
        };
        if stay || place == 0 {
            stays.insert(place);
        }
    }
    within(&newest_first, &mut stays, budget);
    let gone = newest_first.iter().enumerate();
    let gone = gone.filter(|(place, _)| !stays.contains(place));
    gone.map(|(_, version)| version.at).collect()
}

/// The stretch of time that a version stands for: its rule, and its number on the calendar, so
/// that it stays the same while time goes on.
fn space(at: f64, now: f64) -> (usize, i64) {
    let age = now - at;
    let rule = SPACING.iter().position(|(until, _)| age <= *until);
    let rule = rule.unwrap_or(SPACING.len() - 1);
    #[expect(clippy::cast_possible_truncation, reason = "a cast saturates")]
    let number = (at / SPACING[rule].1).floor() as i64;
    (rule, number)
}

/// Takes the oldest out until the rest is small enough, those with a name last.
fn within(newest_first: &[&Version], stays: &mut BTreeSet<usize>, budget: usize) {
    let mut size: usize = stays.iter().map(|place| newest_first[*place].size).sum();
    for with_name in [false, true] {
        let oldest_first: Vec<usize> = stays.iter().rev().copied().collect();
        for place in oldest_first {
            let version = newest_first[place];
            if size > budget && place > 0 && version.name.is_some() == with_name {
                stays.remove(&place);
                size -= version.size;
            }
        }
    }
}
