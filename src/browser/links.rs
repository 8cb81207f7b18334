//! A shared case into a link and out of it.

use super::seal::{new_lock, opened, sealed};
use crate::document::{Fault, Faults};
use crate::format::Message;
use crate::link::{Envelope, Packed, Shared};
use crate::web::{packed, unpacked};

/// The fragment of a link to `shared`, encrypted if there is a passphrase.
///
/// # Errors
/// A browser that does not pack or encrypt.
pub async fn link_to(shared: &Shared, passphrase: Option<&str>) -> Result<String, Message> {
    let text = shared.for_link();
    let no_packing = || Message::new("link.no_packing");
    let size = u32::try_from(text.len()).map_err(|_| no_packing())?;
    let bytes = packed(text.as_bytes()).await.ok_or_else(no_packing)?;
    let Some(passphrase) = passphrase else {
        return Ok(Envelope::Plain(Packed { size, bytes }).fragment());
    };
    let no_sealing = || Message::new("link.no_sealing");
    let lock = new_lock().ok_or_else(no_sealing)?;
    let bytes = sealed(&bytes, size, &lock, passphrase).await;
    let bytes = bytes.ok_or_else(no_sealing)?;
    Ok(Envelope::Sealed(lock, Packed { size, bytes }).fragment())
}

/// What came in a link; `passphrase` is that of an encrypted one.
///
/// # Errors
/// Another passphrase, bytes that do not unpack to what was said, and all mistakes in them.
pub async fn out_of(envelope: &Envelope, passphrase: &str) -> Result<Shared, Faults> {
    let whole = |key: &'static str| vec![Fault::at("", Message::new(key))];
    let (packed, bytes) = match envelope {
        Envelope::Plain(packed) => (packed, packed.bytes.clone()),
        Envelope::Sealed(lock, packed) => {
            let bytes = opened(&packed.bytes, packed.size, lock, passphrase).await;
            (packed, bytes.ok_or_else(|| whole("link.wrong_passphrase"))?)
        }
    };
    let most = packed.size as usize;
    let bytes = unpacked(&bytes, most).await;
    Shared::unpacked(packed, &bytes.ok_or_else(|| whole("link.damaged"))?)
}
