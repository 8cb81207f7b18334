//! The journal of the cases on screen: in `localStorage`, written at once (see
//! [`crate::keeping`]).

use crate::browser::{self, Refusal};
use crate::keeping::{Head, Record, keys};
use crate::session::CaseId;

const PREFIX: &str = "worthwhile.";
/// The case that was on screen last in any tab.
const LAST: &str = "worthwhile.last";
/// The one that is in this tab.
const HERE: &str = "worthwhile.here";
/// How many cases the journal holds beside a large store: as many as tabs may be open.
const MOST: usize = 8;

/// What an earlier version of the program kept for its one case.
pub const OLD_CASE: &str = "worthwhile.case";
/// How the terms of that were sold.
pub const OLD_WAY: &str = "worthwhile.way";
/// What was kept beside it.
pub const OLD_VARIANTS: &str = "worthwhile.variants";

fn named(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// The case to go on with: this tab's, else the last of all.
pub fn here() -> Option<CaseId> {
    let last = || browser::load(LAST).ok().flatten();
    CaseId::new(&browser::noted(HERE).or_else(last)?)
}

/// Notes that `id` is on screen in this tab.
pub fn stay(id: &CaseId) {
    browser::note(HERE, id.as_str());
    // Where nothing can be kept the record says so.
    let _ = browser::save(LAST, id.as_str());
}

/// The text kept for `id`.
pub fn text(id: &CaseId) -> Option<String> {
    browser::load(&named(&keys::record(id))).ok().flatten()
}

/// Keeps `record`.
pub fn keep(record: &Record) -> Result<(), Refusal> {
    browser::save(&named(&keys::record(&record.id)), &record.text())
}

/// Lets go of what an earlier version of the program has kept.
pub fn forget_old() {
    for key in [OLD_CASE, OLD_WAY, OLD_VARIANTS] {
        browser::remove(key);
    }
}

/// What was kept beside the case `id`, or beside the one case of an earlier version.
pub fn variants(id: &CaseId) -> Option<String> {
    browser::load(&named(&keys::variants(id))).ok().flatten()
}

/// Keeps what stands beside the case `id`; nothing, if there is nothing.
pub fn keep_variants(id: &CaseId, text: Option<&str>) -> Result<(), Refusal> {
    let key = named(&keys::variants(id));
    if let Some(text) = text {
        return browser::save(&key, text);
    }
    browser::remove(&key);
    Ok(())
}

/// Forgets `id`.
pub fn forget(id: &CaseId) {
    browser::remove(&named(&keys::record(id)));
    browser::remove(&named(&keys::variants(id)));
}

/// The texts of all its cases.
fn texts() -> Vec<String> {
    let begin = named(keys::RECORDS);
    let keys = browser::keys().unwrap_or_default();
    let records = keys.iter().filter(|key| key.starts_with(&begin));
    records.filter_map(|key| browser::load(key).ok()?).collect()
}

/// What the list shows of its cases.
pub fn heads() -> Vec<Head> {
    let texts = texts();
    texts
        .iter()
        .filter_map(|text| Record::head_in(text))
        .collect()
}

/// Every case in it that can be read, the last changed first.
pub fn all() -> Vec<Record> {
    let texts = texts();
    let mut records: Vec<Record> = texts
        .iter()
        .filter_map(|text| Record::read(text).ok())
        .collect();
    records.sort_by(|a, b| b.changed.total_cmp(&a.changed));
    records
}

/// Forgets the oldest of `all` that the large store is known to have too.
pub fn thin(all: &[Record], stored: impl Fn(&Record) -> bool) {
    let old = all.iter().skip(MOST).filter(|record| stored(record));
    old.for_each(|record| forget(&record.id));
}

/// The case that a change of `key` in another tab belongs to.
pub fn case_of(key: &str) -> Option<CaseId> {
    let key = key.strip_prefix(PREFIX)?;
    let id = key
        .strip_prefix(keys::RECORDS)
        .or_else(|| key.strip_prefix("variants/"))?;
    CaseId::new(id)
}
