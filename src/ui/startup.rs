//! What the Studio starts with: what was kept, or the sample; and what could not be read.

use crate::browser::{self, Refusal};
use crate::case::Case;
use crate::deal::{way_name, way_named};
use crate::document::{Faults, read};
use crate::economics::Way;
use crate::format::Locale;
use crate::handoff::Notes;
use crate::playbook::{Playbook, sample};
use crate::session::{
    Documents, Session, Variant, Workbook, blank_case, playbook_file, read_variants, variants_file,
};
use gloo::events::EventListener;
use serde_json::Value;
use std::rc::Rc;

const CASE: &str = "worthwhile.case";
const PLAYBOOK: &str = "worthwhile.playbook";
/// How the terms on the table are sold: beside the case, because the case is the customer's too.
const WAY: &str = "worthwhile.way";
/// The notes of the handoff sheet: beside the case for the same reason.
const NOTES: &str = "worthwhile.handoff";
const VARIANTS: &str = "worthwhile.variants";
/// Name for a file of variants that could not be read.
pub const VARIANTS_FILE: &str = "variants.worthwhile.json";
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
    /// The document as it was found.
    pub text: String,
    /// What is wrong with it.
    pub faults: Faults,
}

/// What the Studio starts with.
pub struct Start {
    /// The session.
    pub session: Session,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// Loads what was kept. `None` only if the embedded sample itself cannot be read.
pub fn start() -> Option<Start> {
    let mut unreadable = Vec::new();
    let sample = Documents::sample().ok()?;
    let playbook = kept(
        PLAYBOOK,
        "playbook.worthwhile.json",
        &mut unreadable,
        |text| {
            let playbook: Playbook = read(text)?;
            Documents::new(playbook.clone(), sample_case()?).or_else(|_| {
                // A vendor's own playbook need not fit the sample customer.
                let blank = blank_case(&playbook);
                Documents::new(playbook, blank)
            })
        },
    );
    let base = playbook.unwrap_or(sample);
    let case = kept(CASE, "case.worthwhile.json", &mut unreadable, |text| {
        let case: Case = read(text)?;
        base.with_case(|kept| *kept = case)
    });
    let documents = case.unwrap_or(base).sold(way()).noted(Rc::new(notes()));
    let variants = variants(&documents, &mut unreadable);
    let draft = kept_sheet(DRAFT, "draft.worthwhile-playbook.json", &mut unreadable);
    let saved = kept_sheet(BASE, "saved.worthwhile-playbook.json", &mut unreadable);
    let documents = documents.resumed(draft, saved);
    let session = Session::new(documents, language()).with_variants(variants);
    Some(Start {
        session,
        unreadable,
    })
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
            put_aside(file, &text);
            unreadable.push(Unreadable { file, text, faults });
        })
        .ok()
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
            put_aside(file, &text);
            unreadable.push(Unreadable { file, text, faults });
            None
        }
    }
}

/// Keeps a broken document beside those of earlier days, once.
fn put_aside(file: &str, text: &str) {
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
fn variants(documents: &Documents, unreadable: &mut Vec<Unreadable>) -> Vec<Variant> {
    let Some(text) = browser::load(VARIANTS).ok().flatten() else {
        return Vec::new();
    };
    let (variants, faults) = read_variants(&text, documents);
    if !faults.is_empty() {
        let file = VARIANTS_FILE;
        browser::remove(VARIANTS);
        put_aside(file, &text);
        unreadable.push(Unreadable { file, text, faults });
    }
    variants
}

/// Keeps the variants.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_variants(variants: &[Variant]) -> Result<(), Refusal> {
    if variants.is_empty() {
        browser::remove(VARIANTS);
        return Ok(());
    }
    browser::save(VARIANTS, &variants_file(variants))
}

/// How the terms on the table were sold; as usual if nothing legible was kept.
fn way() -> Way {
    let kept = browser::load(WAY).ok().flatten();
    kept.and_then(|name| way_named(&name)).unwrap_or(Way::AsIs)
}

/// What was written on the handoff sheet; nothing if nothing legible was kept.
fn notes() -> Notes {
    let kept = browser::load(NOTES).ok().flatten();
    let notes = kept.and_then(|text| serde_json::from_str(&text).ok());
    notes.unwrap_or_default()
}

/// Keeps what is written on the handoff sheet.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_notes(notes: &Notes) -> Result<(), Refusal> {
    if *notes == Notes::default() {
        browser::remove(NOTES);
        return Ok(());
    }
    browser::save(NOTES, &serde_json::to_string(notes).unwrap_or_default())
}

/// Keeps how the terms on the table are sold.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_way(way: Way) -> Result<(), Refusal> {
    browser::save(WAY, way_name(way))
}

/// Keeps the language.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_language(locale: Locale) -> Result<(), Refusal> {
    browser::save(LANGUAGE, locale.tag())
}

/// Calls `then` when another tab has kept another case, playbook or variant.
#[must_use]
pub fn on_other_documents(then: impl Fn() + 'static) -> Option<EventListener> {
    browser::on_change_elsewhere(&[CASE, PLAYBOOK, DRAFT, BASE, VARIANTS, NOTES], then)
}

/// Keeps the case.
///
/// # Errors
/// Storage that is blocked or full.
pub fn keep_case(case: &Case) -> Result<(), Refusal> {
    browser::save(CASE, &case_file(case))
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
