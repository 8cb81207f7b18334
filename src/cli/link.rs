//! A case into a link and out of it, not encrypted.

use super::reading;
use crate::document::{Fault, Faults};
use crate::format::Message;
use crate::link::{Envelope, Packed, Shared, address, fragment_in};
use crate::offer::Calculator;
use serde_json::{Value, json};

/// A link at `page` to a case under a playbook or an offer, from their texts; `pack` is "raw
/// deflate".
///
/// # Errors
/// Every mistake in the first; if it has none, every mistake in the case.
pub fn link(
    source: &str,
    case: &str,
    page: &str,
    pack: impl FnOnce(&[u8]) -> Vec<u8>,
) -> Result<Value, Faults> {
    let (public, _) = reading::public(source)?;
    let calculator = Calculator::new(public)?;
    let case = reading::case(case)?;
    let calculator = calculator.serving(&case)?;
    let shared = Shared::of(&calculator, case, None)?;
    let text = shared.for_link();
    let packed = Packed {
        size: u32::try_from(text.len()).unwrap_or(u32::MAX),
        bytes: pack(text.as_bytes()),
    };
    let link = address(page, &Envelope::Plain(packed).fragment());
    Ok(json!({"length": link.len(), "link": link}))
}

/// What a link holds: a document with the case and what its sender saw; `unpack` undoes what
/// `pack` of [`link`] did, up to so many bytes.
///
/// # Errors
/// A link that is damaged, newer or encrypted, and every mistake in what it holds.
pub fn unlink(
    link: &str,
    unpack: impl FnOnce(&[u8], usize) -> Option<Vec<u8>>,
) -> Result<Value, Faults> {
    let whole = |message: Message| vec![Fault::at("", message)];
    let damaged = || whole(Message::new("link.damaged"));
    let fragment = fragment_in(link).ok_or_else(damaged)?;
    match Envelope::read(fragment).map_err(whole)? {
        Envelope::Plain(packed) => {
            let bytes = unpack(&packed.bytes, packed.size as usize).ok_or_else(damaged)?;
            Ok(Shared::unpacked(&packed, &bytes)?.to_value())
        }
        Envelope::Sealed(..) => Err(whole(Message::new("link.encrypted"))),
    }
}
