//! The bytes of a file that somebody picked, dropped or pasted: text, or a reason why not.

use super::read::LARGEST;
use crate::format::Message;

/// How a file begins that is something else, and what to say then.
const OTHERS: [(&[u8], &str); 9] = [
    (b"\x89PNG", "file.image"),
    (b"\xff\xd8\xff", "file.image"),
    (b"GIF8", "file.image"),
    (b"RIFF", "file.image"),
    (b"BM", "file.image"),
    (b"%PDF", "file.pdf"),
    (b"PK", "file.archive"),
    (b"\x1f\x8b", "file.archive"),
    (b"\xd0\xcf\x11\xe0", "file.archive"),
];

/// Why a file of so many bytes is not even read.
#[must_use]
pub fn refused_size(bytes: f64) -> Option<Message> {
    #[expect(clippy::cast_precision_loss, reason = "a small limit")]
    let most = LARGEST as f64;
    match bytes {
        0.0 => Some(Message::new("file.empty")),
        bytes if bytes > most => Some(Message::new("document.too_large")),
        _ => None,
    }
}

/// The text in `bytes`: UTF-8, with or without a byte order mark.
///
/// # Errors
/// Nothing at all, too much, an image or an archive, another encoding.
pub fn text_of(bytes: &[u8]) -> Result<&str, Message> {
    #[expect(clippy::cast_precision_loss, reason = "no file is that large")]
    if let Some(refusal) = refused_size(bytes.len() as f64) {
        return Err(refusal);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Message::new("file.utf16"));
    }
    // No text holds a zero; every other letter of one in UTF-16 is one.
    let text = std::str::from_utf8(bytes).ok();
    if let Some(text) = text.filter(|text| !text.contains('\0')) {
        let text = text.trim_start_matches('\u{feff}');
        return if text.trim().is_empty() {
            Err(Message::new("file.empty"))
        } else {
            Ok(text)
        };
    }
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
    Err(Message::new(match other {
        Some((_, key)) => key,
        None if bytes.get(1) == Some(&0) => "file.utf16",
        None => "file.not_text",
    }))
}
