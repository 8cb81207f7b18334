//! Whether bytes came through as they were sent.

/// CRC-32 (ISO 3309, as in ZIP and PNG).
///
/// Not a truncated SHA-256: what happens to a link on its way is a letter that is lost, changed
/// or swapped with its neighbour, and a CRC notices every change of up to 32 bits in a row for
/// certain, where a hash of the same length would only be likely to. Against people neither
/// helps, since everybody can make a link; there the checks of what stands in it do, and the
/// encryption, which is authenticated.
pub fn crc32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let sum = bytes.into_iter().fold(!0, |sum: u32, byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    });
    !sum
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_known_example() {
        assert_eq!(super::crc32(*b"123456789"), 0xcbf4_3926);
    }
}
