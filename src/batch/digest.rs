//! [`Digest`]: what something was made from, so that it is made again only when that changes.

use std::fmt;
use std::io::{self, Read};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

/// SHA-256; in files, 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Of all that a reader gives, and how many bytes it was.
    ///
    /// # Errors
    /// The reader's.
    pub(super) fn of_reader(reader: &mut impl Read) -> io::Result<(Self, u64)> {
        let mut hash = Sha256::new();
        let (mut bytes, mut buffer) = (0, vec![0; 64 << 10]);
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok((Self(hash.finalize().into()), bytes)),
                Ok(read) => {
                    hash.update(&buffer[..read]);
                    bytes += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl fmt::Display for Digest {
    /// 64 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut bytes = [0; 32];
        let digits = text.as_bytes().chunks(2).map(|pair| {
            let pair = str::from_utf8(pair).ok().filter(|pair| pair.bytes().all(|b| b.is_ascii_hexdigit()));
            pair.and_then(|pair| u8::from_str_radix(pair, 16).ok())
        });
        let bad = || de::Error::custom("no digest");
        if text.len() != 2 * bytes.len() {
            return Err(bad());
        }
        for (byte, digit) in bytes.iter_mut().zip(digits) {
            *byte = digit.ok_or_else(bad)?;
        }
        Ok(Self(bytes))
    }
}

/// A digest in the making, of parts that cannot run into each other.
#[derive(Debug, Clone, Default)]
pub struct Parts(Sha256);

impl Parts {
    /// One part more.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// The digest of the parts, in their order.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(parts: &[&str]) -> Digest {
        let mut all = Parts::default();
        parts.iter().for_each(|part| all.add(part.as_bytes()));
        all.finish()
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_eq!(parts(&["ab", "c"]), parts(&["ab", "c"]));
        assert_ne!(parts(&["ab", "c"]), parts(&["a", "bc"]));
        assert_ne!(parts(&["a"]), parts(&["a", ""]));
    }

    #[test]
    fn digests_in_files_come_back() {
        let digest = Digest::of(b"abc");
        let json = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
        for bad in
            [json.replace("ba", "b"), json.replace("ba", "+a"), json.replace("ba", "xa"), "3".to_owned()]
        {
            assert!(serde_json::from_str::<Digest>(&bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn known_answer() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        let (read, bytes) = Digest::of_reader(&mut &b"abc"[..]).unwrap();
        assert_eq!((read.to_string().as_str(), bytes), (abc, 3));
    }
}
