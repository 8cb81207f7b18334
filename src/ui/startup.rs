//! What the Studio starts with: what was kept, or the sample; and what could not be read.

use super::keeping::journal::{self, OLD_CASE, OLD_VARIANTS, OLD_WAY};
use crate::browser::{self, Refusal};
use crate::case::Case;
use crate::deal::way_named;
use crate::document::{Faults, read};
use crate::economics::Way;
use crate::format::Locale;
use crate::keeping::Record;
use crate::playbook::{Playbook, sample};
use crate::session::{
    CaseId, Documents, OtherPlaybook, Session, Variant, Workbook, blank_case, playbook_file,
    read_variants,
};
use serde_json::Value;

const PLAYBOOK: &str = "worthwhile.playbook";
/// Name for a file of a case.
pub const CASE_FILE: &str = "case.worthwhile.json";
/// Name for a file of variants that could not be read.
const VARIANTS_FILE: &str = "variants.worthwhile.json";
/// The playbook as it stands in its tables, while it has mistakes.
const DRAFT: &str = "worthwhile.playbook.draft";
/// The saved version that it is compared with, where it is another.
const BASE: &str = "worthwhile.playbook.base";
const LANGUAGE: &str = "worthwhile.language";
/// Where a document is put that could not be read, so that the next save cannot overwrite it.
const UNREADABLE: &str = "worthwhile.unreadable";

/// A kept document that could not be read. It is still kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// Name for a file of it.
    pub file: &'static str,
    /// The key of what is said about it.
    pub said: &'static str,
    /// The document as it was found.
    pub text: String,
    /// What is wrong with it.
    pub faults: Faults,
}

/// What the Studio starts with.
pub struct Start {
    /// The session.
    pub session: Session,
    /// The name of this tab.
    pub tab: String,
    /// The case as it was kept; `None` if it was not kept in this form.
    pub record: Option<Record>,
    /// Whether an earlier version of the program has kept it.
    pub old: bool,
    /// Whether what was on screen last can only be in the large store.
    pub late: bool,
    /// Which case that was, if that is known.
    pub wanted: Option<CaseId>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// Loads what was kept. `None` only if the embedded sample itself cannot be read.
pub fn start() -> Option<Start> {
    let mut unreadable = Vec::new();
    let tab = browser::tab_name();
    let base = playbook(Documents::sample().ok()?, &mut unreadable);
    let mut record = None;
    let wanted = journal::here();
    let before = old_case(&base, &mut unreadable);
    let old = before.is_some();
    let (documents, id) = match before {
        Some(documents) => (documents, None),
        None => match kept_case(&base, &mut unreadable) {
            Some((kept, documents)) => {
                let id = kept.id.clone();
                record = Some(kept);
                (documents, Some(id))
            }
            None => (base.sold(old_way()), None),
        },
    };
    let late = record.is_none() && !old && unreadable.is_empty();
    let variants = variants(id.as_ref(), &documents, &mut unreadable);
    let draft = kept_sheet(DRAFT, "draft.worthwhile-playbook.json", &mut unreadable);
    let saved = kept_sheet(BASE, "saved.worthwhile-playbook.json", &mut unreadable);
    let documents = documents.resumed(draft, saved);
    let session = Session::new(documents, language())
        .with_variants(variants)
        .in_tab(&tab, id);
    Some(Start {
        session,
        tab,
        record,
        old,
        late,
        wanted,
        unreadable,
    })
}

/// The playbook that was kept, with a customer who fits it; else `sample`.
fn playbook(sample: Documents, unreadable: &mut Vec<Unreadable>) -> Documents {
    let kept = kept(PLAYBOOK, "playbook.worthwhile.json", unreadable, |text| {
        let playbook: Playbook = read(text)?;
        Documents::new(playbook.clone(), sample_case()?).or_else(|_| {
            // A vendor's own playbook need not fit the sample customer.
            let blank = blank_case(&playbook);
            Documents::new(playbook, blank)
        })
    });
    kept.unwrap_or(sample)
}

/// The one case that an earlier version of the program kept.
fn old_case(base: &Documents, unreadable: &mut Vec<Unreadable>) -> Option<Documents> {
    let case = kept(OLD_CASE, CASE_FILE, unreadable, |text| {
        let case: Case = read(text)?;
        base.with_case(|kept| *kept = case)
    });
    case.map(|documents| documents.sold(old_way()))
}

/// The case of the journal that this tab goes on with.
fn kept_case(base: &Documents, unreadable: &mut Vec<Unreadable>) -> Option<(Record, Documents)> {
    let id = journal::here()?;
    let text = journal::text(&id)?;
    let read = Record::read(&text).and_then(|record| {
        let documents = base.with_case(|kept| *kept = record.case.clone())?;
        let documents = documents.sold(record.way);
        let documents = documents.opened_from(record.received.clone());
        Ok((documents.noted(record.notes.clone()), record))
    });
    match read {
        Ok((documents, record)) => Some((record, documents)),
        Err(faults) => {
            journal::forget(&id);
            set_aside(CASE_FILE, UNREAD, text, faults, unreadable);
            None
        }
    }
}

fn sample_case() -> Result<Case, Faults> {
    read(sample::CASE)
}

/// A playbook with or without mistakes, as long as it is one.
fn kept_sheet(
    key: &'static str,
    file: &'static str,
    unreadable: &mut Vec<Unreadable>,
) -> Option<Value> {
    let text = browser::load(key).ok().flatten()?;
    playbook_file(&text)
        .map_err(|faults| {
            browser::remove(key);
            set_aside(file, UNREAD, text, faults, unreadable);
        })
        .ok()
}

/// The playbook as another tab has kept it.
pub fn other_playbook() -> Option<OtherPlaybook> {
    let sheet = |key| playbook_file(&browser::load(key).ok().flatten()?).ok();
    let sample = || playbook_file(sample::PLAYBOOK).ok();
    Some(OtherPlaybook {
        playbook: sheet(PLAYBOOK).or_else(sample)?,
        draft: sheet(DRAFT),
        saved: sheet(BASE),
    })
}

/// Whether a change of `key` is one of the playbook.
pub fn is_playbook(key: &str) -> bool {
    [PLAYBOOK, DRAFT, BASE].contains(&key)
}

/// Keeps the tables, as far as they differ from the playbook itself.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_workbook(workbook: &Workbook) -> Result<(), Refusal> {
    let keep = |key: &str, sheet: Option<&Value>| {
        if let Some(sheet) = sheet {
            return browser::save(key, &sheet.to_string());
        }
        browser::remove(key);
        Ok(())
    };
    let (sheet, base) = (&**workbook.sheet(), &**workbook.base());
    keep(DRAFT, Some(sheet).filter(|_| !workbook.faults().is_empty()))?;
    keep(BASE, Some(base).filter(|base| *base != sheet))
}

fn kept(
    key: &'static str,
    file: &'static str,
    unreadable: &mut Vec<Unreadable>,
    documents: impl FnOnce(&str) -> Result<Documents, Faults>,
) -> Option<Documents> {
    let text = browser::load(key).ok().flatten()?;
    match documents(&text) {
        Ok(documents) => Some(documents),
        Err(faults) => {
            // First, to make room for the same again.
            browser::remove(key);
            set_aside(file, UNREAD, text, faults, unreadable);
            None
        }
    }
}

/// That a document could not be read.
const UNREAD: &str = "banner.unreadable";

/// Keeps a broken document and has it told.
fn set_aside(
    file: &'static str,
    said: &'static str,
    text: String,
    faults: Faults,
    unreadable: &mut Vec<Unreadable>,
) {
    put_aside(file, &text);
    unreadable.push(Unreadable {
        file,
        said,
        text,
        faults,
    });
}

/// Keeps a broken document beside those of earlier days, once.
pub fn put_aside(file: &str, text: &str) {
    let keys = (1_u32..).map(|count| format!("{UNREADABLE}.{count}.{file}"));
    for key in keys {
        match browser::load(&key) {
            Ok(Some(earlier)) if earlier != text => {}
            Ok(None) => {
                // If even this fails the text is still in the banner's download.
                let _ = browser::save(&key, text);
                return;
            }
            _ => return,
        }
    }
}

fn language() -> Locale {
    let kept = browser::load(LANGUAGE).ok().flatten();
    kept.into_iter()
        .chain(browser::preferred_languages())
        .find_map(|tag| Locale::from_tag(&tag))
        .unwrap_or(Locale::En)
}

/// The variants that were kept, as far as they can be read; the whole is put aside if not all.
fn variants(
    id: Option<&CaseId>,
    documents: &Documents,
    unreadable: &mut Vec<Unreadable>,
) -> Vec<Variant> {
    let old = || browser::load(OLD_VARIANTS).ok().flatten();
    let Some(text) = id.and_then(journal::variants).or_else(old) else {
        return Vec::new();
    };
    let (variants, faults) = read_variants(&text, documents);
    if !faults.is_empty() {
        browser::remove(OLD_VARIANTS);
        let said = "banner.unreadable_variants";
        set_aside(VARIANTS_FILE, said, text, faults, unreadable);
    }
    variants
}

/// How the terms on the table were sold; as usual if nothing legible was kept.
fn old_way() -> Way {
    let kept = browser::load(OLD_WAY).ok().flatten();
    kept.and_then(|name| way_named(&name)).unwrap_or(Way::AsIs)
}

/// Keeps the language.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_language(locale: Locale) -> Result<(), Refusal> {
    browser::save(LANGUAGE, locale.tag())
}

/// Keeps the playbook.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_playbook(playbook: &Playbook) -> Result<(), Refusal> {
    // A document of ours always serializes: no map with keys that are not text.
    browser::save(
        PLAYBOOK,
        &serde_json::to_string(playbook).unwrap_or_default(),
    )
}

/// The case as a file.
pub fn case_file(case: &Case) -> String {
    serde_json::to_string_pretty(case).unwrap_or_default()
}
