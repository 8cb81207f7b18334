//! The outside of a link: which version, how long, how it is locked, whether it is whole.

use super::checksum::crc32;
use crate::document::plain;
use crate::format::{Arg, Message};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// What stands before the version.
const NAME: &str = "case=";
/// The longest name of a screen, in characters.
const LONGEST_NAME: usize = 100;
/// The version written, the newest read.
const VERSION: u8 = 1;
/// The longest link read, in characters.
const MOST_LETTERS: usize = 1_000_000;
/// The most bytes that may come out of a link when it is unpacked: a small one could grow
/// without end.
const MOST_BYTES: u32 = 1_000_000;
/// Rounds of PBKDF2-SHA-256 in a new link: what OWASP recommends (2023).
pub const ITERATIONS: u32 = 600_000;
/// The most rounds that a link may demand: about ten seconds.
const MOST_ITERATIONS: u32 = 10_000_000;

const PLAIN: u8 = 0;
const SEALED: u8 = 1;
const SALT: usize = 16;
const NONCE: usize = 12;

/// Compressed bytes, or those encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// How many bytes come out when they are unpacked.
    pub size: u32,
    /// The bytes, compressed ("raw deflate", RFC 1951).
    pub bytes: Vec<u8>,
}

/// How bytes are encrypted: AES-GCM with 256 bits, the key made of a passphrase by
/// PBKDF2-SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Rounds of PBKDF2.
    pub iterations: u32,
    /// Its salt.
    pub salt: [u8; SALT],
    /// What AES-GCM never uses twice with one key.
    pub nonce: [u8; NONCE],
}

/// A link's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// For everybody who has the link.
    Plain(Packed),
    /// For whoever knows the passphrase as well.
    Sealed(Lock, Packed),
}

impl Lock {
    /// What is authenticated beside the encrypted bytes: all that says how to open them.
    #[must_use]
    pub fn authenticated(&self, size: u32) -> Vec<u8> {
        let mut bytes = vec![VERSION, SEALED];
        bytes.extend(size.to_be_bytes());
        bytes.extend(self.iterations.to_be_bytes());
        bytes.extend(self.salt);
        bytes.extend(self.nonce);
        bytes
    }
}

impl Envelope {
    /// What stands behind the `#` of the link.
    #[must_use]
    pub fn fragment(&self) -> String {
        let (mut bytes, packed) = match self {
            Self::Plain(packed) => (vec![VERSION, PLAIN], packed),
            Self::Sealed(lock, packed) => (lock.authenticated(packed.size), packed),
        };
        if let Self::Plain(packed) = self {
            bytes.extend(packed.size.to_be_bytes());
        }
        bytes.extend(&packed.bytes);
        bytes.extend(crc32(bytes.clone()).to_be_bytes());
        format!("{NAME}{VERSION}.{}", URL_SAFE_NO_PAD.encode(&bytes[1..]))
    }

    /// Reads what stands behind the `#` of a link.
    ///
    /// # Errors
    /// A newer version; a link that is too long, cut or changed; limits of what it would grow to
    /// and of the work it demands.
    pub fn read(fragment: &str) -> Result<Self, Message> {
        let damaged = || Message::new("link.damaged");
        if fragment.len() > MOST_LETTERS {
            return Err(Message::new("link.too_long"));
        }
        let rest = fragment.strip_prefix(NAME).ok_or_else(damaged)?;
        let (version, letters) = rest.split_once('.').ok_or_else(damaged)?;
        if version != VERSION.to_string() {
            return Err(other_version(version));
        }
        let bytes = URL_SAFE_NO_PAD.decode(letters).map_err(|_| damaged())?;
        let (content, sum) = bytes.split_last_chunk().ok_or_else(damaged)?;
        let whole = [VERSION].into_iter().chain(content.iter().copied());
        if u32::from_be_bytes(*sum) != crc32(whole) {
            return Err(damaged());
        }
        Self::of(content).ok_or_else(damaged)?.within_limits()
    }

    fn of(content: &[u8]) -> Option<Self> {
        let (kind, rest) = content.split_first()?;
        let (size, rest) = rest.split_first_chunk()?;
        let packed = |bytes: &[u8]| Packed {
            size: u32::from_be_bytes(*size),
            bytes: bytes.to_vec(),
        };
        match *kind {
            PLAIN => Some(Self::Plain(packed(rest))),
            SEALED => {
                let (iterations, rest) = rest.split_first_chunk()?;
                let (salt, rest) = rest.split_first_chunk()?;
                let (nonce, rest) = rest.split_first_chunk()?;
                let lock = Lock {
                    iterations: u32::from_be_bytes(*iterations),
                    salt: *salt,
                    nonce: *nonce,
                };
                Some(Self::Sealed(lock, packed(rest)))
            }
            _ => None,
        }
    }

    fn within_limits(self) -> Result<Self, Message> {
        let (Self::Plain(packed) | Self::Sealed(_, packed)) = &self;
        if packed.size > MOST_BYTES {
            return Err(Message::new("link.too_large"));
        }
        match &self {
            // Fewer rounds than today's would be a weak link that looks like a strong one.
            Self::Sealed(lock, _) if !(ITERATIONS..=MOST_ITERATIONS).contains(&lock.iterations) => {
                Err(Message::new("link.iterations").with("found", plain(lock.iterations.into())))
            }
            _ => Ok(self),
        }
    }
}

/// Another version than ours: a newer one, or none at all.
fn other_version(version: &str) -> Message {
    match version.parse::<u32>() {
        Ok(number) if number > u32::from(VERSION) && !version.starts_with('+') => {
            Message::new("link.newer").with("found", Arg::Text(number.to_string()))
        }
        _ => Message::new("link.damaged"),
    }
}

/// Whether what stands behind the `#` of an address is meant to be a case, and not a screen.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    // A screen has a short name; whatever else comes is a link, perhaps a broken one.
    fragment.contains('=') || fragment.len() > LONGEST_NAME
}

/// The link at `page`, which may have a fragment of its own.
#[must_use]
pub fn address(page: &str, fragment: &str) -> String {
    let page = page.split_once('#').map_or(page, |(page, _)| page);
    format!("{page}#{fragment}")
}

/// What stands behind the `#` of a link that was pasted as text; `None` if it is no link.
#[must_use]
pub fn fragment_in(text: &str) -> Option<&str> {
    let text = text.trim();
    let (_, fragment) = text.split_once('#').unwrap_or(("", text));
    let one = !fragment.contains(char::is_whitespace);
    (one && fragment.starts_with(NAME)).then_some(fragment)
}
