//! Unpacking with a limit: a few kilobytes can hide gigabytes.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::Refusal;

/// Unpacks a zlib stream of at most `limit` bytes.
///
/// # Errors
/// [`Refusal::TooLarge`] beyond the limit, [`Refusal::Broken`] when it is cut off or its checksum differs.
pub(super) fn inflate(packed: &[u8], limit: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells "full" from "too much".
    match ZlibDecoder::new(packed).take(limit as u64 + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > limit => Err(Refusal::TooLarge { limit }),
        Ok(_) => Ok(bytes),
        Err(_) => Err(Refusal::Broken { reason: "a compressed stream cannot be unpacked" }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    #[test]
    fn the_limit_is_exact() {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&[b'x'; 1000]).unwrap();
        let packed = encoder.finish().unwrap();
        assert_eq!(inflate(&packed, 1000).unwrap().len(), 1000);
        assert_eq!(inflate(&packed, 999), Err(Refusal::TooLarge { limit: 999 }));
        assert!(matches!(inflate(&packed[..packed.len() - 2], 1000), Err(Refusal::Broken { .. })));
    }
}
