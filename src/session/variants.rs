//! States that were kept under a name, and the file in which they outlive the page.

use super::Documents;
use crate::deal::{Desk, way_name, way_named};
use crate::document::{Fault, Faults, plain, read};
use crate::economics::Way;
use crate::format::{Arg, Message, one_line};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::rc::Rc;

/// A state that was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// The case, the playbook and how the terms on the table are sold.
    pub documents: Documents,
}

// As for the documents in it: every figure is finite.
impl Eq for Variant {}

/// The most variants that stand side by side.
pub const MOST_VARIANTS: usize = 12;
/// The longest name of one, in characters.
const LONGEST_NAME: usize = 60;

const FORMAT: &str = "worthwhile.variants";
const VERSION: u32 = 1;

/// Variants as a file: playbooks apart, because most variants share one.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: String,
    version: u32,
    playbooks: Vec<Value>,
    variants: Vec<StoredVariant>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredVariant {
    name: String,
    playbook: usize,
    case: Value,
    way: String,
}

/// `name` as a variant bears it: one line, not too long.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    one_line(name).trim().chars().take(LONGEST_NAME).collect()
}

/// `variants` as a file.
#[must_use]
pub fn variants_file(variants: &[Variant]) -> String {
    let mut desks: Vec<&Rc<Desk>> = Vec::new();
    let mut stored = Vec::new();
    for variant in variants {
        let desk = variant.documents.desk();
        let place = desks.iter().position(|known| *known == desk);
        let playbook = place.unwrap_or_else(|| {
            desks.push(desk);
            desks.len() - 1
        });
        stored.push(StoredVariant {
            name: variant.name.clone(),
            playbook,
            case: serde_json::to_value(&**variant.documents.case()).unwrap_or_default(),
            way: way_name(variant.documents.way()).to_owned(),
        });
    }
    let playbooks = desks
        .iter()
        .map(|desk| serde_json::to_value(desk.playbook()));
    let file = Stored {
        format: FORMAT.to_owned(),
        version: VERSION,
        playbooks: playbooks.map(Result::unwrap_or_default).collect(),
        variants: stored,
    };
    // A document of ours always serializes: no map with keys that are not text.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The variants in `text` that can be read, and every mistake in those that cannot.
///
/// `known` is the playbook in use: variants of the same playbook share it.
#[must_use]
pub fn read_variants(text: &str, known: &Documents) -> (Vec<Variant>, Faults) {
    let stored = match stored(text) {
        Ok(stored) => stored,
        Err(message) => return (Vec::new(), vec![Fault::at("", message)]),
    };
    let mut faults = Vec::new();
    let mut bases: Vec<Option<Documents>> = Vec::new();
    for (place, playbook) in stored.playbooks.iter().enumerate() {
        let base = base(playbook, known);
        let within = |fault: Fault| fault.within(&format!("playbooks[{place}]"));
        bases.push(
            base.map_err(|found| faults.extend(found.into_iter().map(within)))
                .ok(),
        );
    }
    let mut variants = Vec::new();
    for (place, variant) in stored.variants.into_iter().enumerate() {
        let Some(base) = bases.get(variant.playbook) else {
            let path = format!("variants[{place}].playbook");
            let found = Arg::Text(variant.playbook.to_string());
            let message = Message::new("document.unknown").with("found", found);
            faults.push(Fault::at(path, message));
            continue;
        };
        // Its playbook's mistakes are told already.
        let Some(base) = base else { continue };
        let documents = read(&variant.case.to_string())
            .and_then(|case| base.with_case(|own| *own = case))
            .map(|documents| documents.sold(way_named(&variant.way).unwrap_or(Way::AsIs)));
        match documents {
            Ok(documents) => variants.push(Variant {
                name: tidy_name(&variant.name),
                documents,
            }),
            Err(found) => {
                let path = format!("variants[{place}].case");
                faults.extend(found.into_iter().map(|fault| fault.within(&path)));
            }
        }
    }
    variants.truncate(MOST_VARIANTS);
    (variants, faults)
}

fn stored(text: &str) -> Result<Stored, Message> {
    let stored: Stored = serde_json::from_str(text).map_err(|error| {
        Message::new("document.unreadable").with("cause", Arg::Text(error.to_string()))
    })?;
    if stored.format != FORMAT {
        return Err(Message::new("document.other_format")
            .with("expected", Arg::Text(FORMAT.to_owned()))
            .with("found", Arg::Text(stored.format)));
    }
    if stored.version > VERSION {
        return Err(Message::new("document.newer")
            .with("found", plain(f64::from(stored.version)))
            .with("supported", plain(f64::from(VERSION))));
    }
    Ok(stored)
}

/// Documents on `playbook`, whose case does not matter: the known ones if it is theirs.
fn base(playbook: &Value, known: &Documents) -> Result<Documents, Faults> {
    let playbook = read(&playbook.to_string())?;
    if playbook == *known.playbook() {
        return Ok(known.clone());
    }
    let blank = super::blank_case(&playbook);
    Ok(known.recalled(&Documents::new(playbook, blank)?))
}
