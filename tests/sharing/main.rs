//! Cases that leave and arrive: links, files, older versions, and what others put into them.
#![cfg(all(feature = "vendor", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    missing_docs,
    reason = "a test says what is wrong by stopping"
)]

mod cases;
mod files;
mod hidden;
mod links;
mod migrations;
mod receiving;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use std::sync::OnceLock;
use worthwhile::case::Case;
use worthwhile::document::{Faults, read};
use worthwhile::format::{Catalogue, Locale, Message};
use worthwhile::link::{Envelope, Packed, Shared};
use worthwhile::offer::Calculator;
use worthwhile::playbook::{Playbook, sample};

pub(crate) fn playbook() -> Playbook {
    read(sample::PLAYBOOK).unwrap()
}

pub(crate) fn case() -> Case {
    read(sample::CASE).unwrap()
}

/// Made once: a property is tried often.
pub(crate) fn calculator() -> &'static Calculator {
    static SAMPLE: OnceLock<Calculator> = OnceLock::new();
    SAMPLE.get_or_init(|| Calculator::new(playbook().public).unwrap())
}

/// The sample case as it is sent.
pub(crate) fn shared() -> Shared {
    Shared::of(calculator(), case(), None).unwrap()
}

pub(crate) fn packed(text: &str) -> Packed {
    Packed {
        size: u32::try_from(text.len()).unwrap(),
        bytes: compress_to_vec(text.as_bytes(), 9),
    }
}

/// What stands behind the `#` of a link to `shared`.
pub(crate) fn fragment(shared: &Shared) -> String {
    Envelope::Plain(packed(&shared.for_link())).fragment()
}

/// What a link holds, as the Studio takes it out.
pub(crate) fn opened(fragment: &str) -> Result<Shared, Faults> {
    let damaged = || Message::new("link.damaged");
    let whole = |message| vec![worthwhile::document::Fault::at("", message)];
    match Envelope::read(fragment).map_err(whole)? {
        Envelope::Plain(packed) => {
            let most = packed.size as usize;
            let bytes = decompress_to_vec_with_limit(&packed.bytes, most).ok();
            Shared::unpacked(&packed, &bytes.ok_or_else(|| whole(damaged()))?)
        }
        Envelope::Sealed(..) => panic!("nothing here is encrypted"),
    }
}

pub(crate) fn in_words(faults: &Faults) -> Vec<String> {
    let words = Catalogue::of(Locale::En);
    let line = |fault: &worthwhile::document::Fault| {
        format!("{}: {}", fault.path, words.fill(&fault.message, ""))
    };
    faults.iter().map(line).collect()
}
