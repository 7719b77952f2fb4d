//! [`Remote`]: documents in an object store, S3, Google's or Azure's.
//!
//! An object appears whole or not at all. With it goes, as metadata, what it was made from, so that any
//! machine can ask the store itself what is finished. The runtime here moves bytes; no memo is made in it.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::path::Path;
use object_store::{
    Attribute, AttributeValue, Attributes, GetOptions, ObjectStore, ObjectStoreExt as _, ObjectStoreScheme,
    PutOptions, PutPayload, RetryConfig,
};
use tokio::runtime::{Builder, Runtime};
use url::Url;

use super::{Document, Store};
use crate::batch::{Digest, Entry, Format, Made};
use crate::error::Error;

/// Keys of the metadata. Azure takes letters and digits only.
const DIGEST: &str = "sarabandigest";
const SHA256: &str = "sarabansha256";
const PAGES: &str = "sarabanpages";
const WARNINGS: &str = "sarabanwarnings";

/// Most bytes of warnings in the metadata; S3 takes 2 KB of everything.
const MOST_WARNINGS: usize = 1000;

/// How long and how often a request is tried again.
const RETRY_TIME: Duration = Duration::from_secs(60);
const RETRIES: usize = 30;

/// A prefix of an object store.
#[derive(Debug)]
pub struct Remote {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
    /// The prefix as the user knows it, without `/` at the end.
    url: String,
    /// Whether the store is asked what is finished.
    resume: bool,
    runtime: Runtime,
}

/// A builder with every setting it knows.
macro_rules! with {
    ($builder:ty, $url:expr, $settings:expr, $retry:expr) => {{
        let builder = <$builder>::new().with_url($url.as_str()).with_retry($retry);
        let builder = $settings.into_iter().fold(builder, |builder, (key, value)| {
            match key.to_ascii_lowercase().parse() {
                Ok(key) => builder.with_config(key, value),
                Err(_) => builder,
            }
        });
        Arc::new(builder.build().map_err(reason)?) as Arc<dyn ObjectStore>
    }};
}

impl Remote {
    /// The prefix at an URL: `s3://bucket/prefix`, `gs://…` or `az://…`. Settings are those of the provider's
    /// own tools, such as `AWS_REGION`; unknown ones are passed over.
    ///
    /// # Errors
    /// [`Error::Io`] (`open`): no such kind of store, settings that cannot be, or nobody answers.
    pub fn open(
        url: &str,
        settings: impl IntoIterator<Item = (String, String)>,
        resume: bool,
    ) -> Result<Self, Error> {
        let open = || -> io::Result<Self> {
            let parsed = Url::parse(url).map_err(io::Error::other)?;
            let (scheme, prefix) = ObjectStoreScheme::parse(&parsed).map_err(io::Error::other)?;
            // One that is there already serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let retry =
                RetryConfig { max_retries: RETRIES, retry_timeout: RETRY_TIME, ..RetryConfig::default() };
            let store = match scheme {
                ObjectStoreScheme::AmazonS3 => with!(AmazonS3Builder, parsed, settings, retry),
                ObjectStoreScheme::GoogleCloudStorage => {
                    with!(GoogleCloudStorageBuilder, parsed, settings, retry)
                }
                ObjectStoreScheme::MicrosoftAzure => with!(MicrosoftAzureBuilder, parsed, settings, retry),
                _ => return Err(io::ErrorKind::Unsupported.into()),
            };
            // One thread moves all bytes: they wait for the network, and for the memos.
            let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
            let remote = Self { store, prefix, url: url.trim_end_matches('/').to_owned(), resume, runtime };
            remote.reach()?;
            Ok(remote)
        };
        open().map_err(|source| Error::Io { action: "open", path: url.into(), source })
    }

    /// Asks for something that is hardly there, so that a store out of reach is told of once, not memo by memo.
    fn reach(&self) -> io::Result<()> {
        use object_store::Error as Said;
        let path = self.path(".saraban")?;
        match self.runtime.block_on(self.store.head(&path)) {
            Err(error @ (Said::Generic { .. } | Said::JoinError { .. })) => Err(reason(error)),
            _ => Ok(()),
        }
    }

    fn failed(&self, action: &'static str, name: &str, source: io::Error) -> Error {
        Error::Io { action, path: format!("{}/{name}", self.url).into(), source }
    }

    fn path(&self, name: &str) -> io::Result<Path> {
        // The name as it is: what the answers and reports call it.
        let path = if self.prefix.is_root() { name.to_owned() } else { format!("{}/{name}", self.prefix) };
        Path::parse(path).map_err(io::Error::other)
    }

    /// What is known of one document made from `digest`: itself, its memo's pages and warnings.
    fn known(&self, digest: Digest, name: &str) -> io::Result<Option<(Made, usize, Vec<String>)>> {
        let path = self.path(name)?;
        let options = GetOptions { head: true, ..GetOptions::default() };
        let object = match self.runtime.block_on(self.store.get_opts(&path, options)) {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            object => object.map_err(reason)?,
        };
        let noted = |key| object.attributes.get(&Attribute::Metadata(key)).map(AttributeValue::as_ref);
        let same = noted(DIGEST.into()).is_some_and(|noted| noted == digest.to_string());
        let sha256 = noted(SHA256.into()).and_then(|noted| serde_json::from_value(noted.into()).ok());
        let pages = noted(PAGES.into()).and_then(|noted| noted.parse().ok());
        let warnings =
            noted(WARNINGS.into()).map_or(Some(Vec::new()), |noted| serde_json::from_str(noted).ok());
        let (true, Some(sha256), Some(pages), Some(warnings)) = (same, sha256, pages, warnings) else {
            return Ok(None);
        };
        Ok(Some((Made { name: name.to_owned(), bytes: object.meta.size, sha256 }, pages, warnings)))
    }
}

impl Store for Remote {
    fn finished(&self, digest: Digest, names: &[String]) -> Result<Option<Entry>, Error> {
        if !self.resume {
            return Ok(None);
        }
        let mut entry = Entry { digest, pages: 0, warnings: Vec::new(), files: Vec::new() };
        for name in names {
            match self.known(digest, name).map_err(|source| self.failed("read", name, source))? {
                Some((made, pages, warnings)) => {
                    entry.files.push(made);
                    (entry.pages, entry.warnings) = (pages, warnings);
                }
                None => return Ok(None),
            }
        }
        Ok(Some(entry))
    }

    fn put(&self, documents: &[Document], entry: &Entry) -> Result<(), Error> {
        // All at once: mostly one waits for the store.
        let begin = |(document, made): (&Document, &Made)| {
            let path = self.path(&document.name)?;
            let options = PutOptions { attributes: attributes(made, entry), ..PutOptions::default() };
            let payload = PutPayload::from(document.bytes.clone());
            let store = Arc::clone(&self.store);
            Ok(self.runtime.spawn(async move { store.put_opts(&path, payload, options).await }))
        };
        let begun: Vec<io::Result<_>> = documents.iter().zip(&entry.files).map(begin).collect();
        let end = begun
            .into_iter()
            .map(|put| self.runtime.block_on(put?).map_err(io::Error::other)?.map_err(reason));
        let ended: Vec<_> = end.collect();
        documents.iter().zip(ended).try_for_each(|(document, put)| {
            put.map(drop).map_err(|source| self.failed("write", &document.name, source))
        })
    }

    fn open(&self, name: &str) -> Result<Box<dyn Read>, Error> {
        let get = || {
            let path = self.path(name)?;
            let get = async { self.store.get(&path).await?.bytes().await };
            self.runtime.block_on(get).map_err(reason)
        };
        match get() {
            Ok(bytes) => Ok(Box::new(io::Cursor::new(bytes))),
            Err(source) => Err(self.failed("read", name, source)),
        }
    }
}

/// What goes with an object.
fn attributes(made: &Made, entry: &Entry) -> Attributes {
    let mut attributes = Attributes::new();
    let ending = made.name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if let Some(format) = [Format::Pdf, Format::Docx].into_iter().find(|format| format.ending() == ending) {
        attributes.insert(Attribute::ContentType, format.media_type().into());
    }
    let mut note = |key: &'static str, value: String| {
        attributes.insert(Attribute::Metadata(key.into()), value.into());
    };
    note(SHA256, made.sha256.to_string());
    note(PAGES, entry.pages.to_string());
    let warnings = ascii(&serde_json::Value::from(entry.warnings.as_slice()).to_string());
    // Without its digest a memo counts as not finished, and is made again: better than to forget a warning.
    if warnings.len() <= MOST_WARNINGS {
        note(DIGEST, entry.digest.to_string());
        if !entry.warnings.is_empty() {
            note(WARNINGS, warnings);
        }
    }
    attributes
}

/// JSON in ASCII, for a header.
fn ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            ' '..='~' => ascii.push(c),
            _ => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| ascii += &format!("\\u{unit:04x}")),
        }
    }
    ascii
}

/// What the store says, on one line, and the system's word for it where there is one.
fn reason(error: object_store::Error) -> io::Error {
    use object_store::Error as Said;
    let kind = match &error {
        Said::NotFound { .. } => io::ErrorKind::NotFound,
        Said::PermissionDenied { .. } | Said::Unauthenticated { .. } => io::ErrorKind::PermissionDenied,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error.to_string().split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use object_store::memory::InMemory;

    use super::*;

    fn remote(store: &Arc<dyn ObjectStore>, prefix: &str, resume: bool) -> Remote {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let prefix = Path::parse(prefix).unwrap();
        Remote { store: Arc::clone(store), prefix, url: "s3://bucket/a".to_owned(), resume, runtime }
    }

    fn memo(warnings: &[&str]) -> (Vec<Document>, Entry) {
        let document = |name: &str| Document { name: name.to_owned(), bytes: name.into() };
        let documents =
            vec![document("พย 76101-1 #2 [ก] ~100%.pdf"), document("พย 76101-1 #2 [ก] ~100%.docx")];
        let warnings = warnings.iter().map(|warning| (*warning).to_owned()).collect();
        let files = documents.iter().map(Document::made).collect();
        (documents, Entry { digest: Digest::of(b"memo"), pages: 3, warnings, files })
    }

    #[test]
    fn what_is_put_is_known_to_every_other_machine() {
        let store: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
        let (documents, entry) = memo(&["คำเตือน \"1\"\n\u{1f600}"]);
        let names: Vec<_> = documents.iter().map(|document| document.name.clone()).collect();
        let here = remote(&store, "a/b", true);
        assert_eq!(here.finished(entry.digest, &names).unwrap(), None);
        here.put(&documents[..1], &entry).unwrap();
        assert_eq!(here.finished(entry.digest, &names).unwrap(), None);
        here.put(&documents, &entry).unwrap();
        let there = remote(&store, "a/b", true);
        assert_eq!(there.finished(entry.digest, &names).unwrap().as_ref(), Some(&entry));
        assert_eq!(there.finished(Digest::of(b"other"), &names).unwrap(), None);
        assert_eq!(remote(&store, "a", true).finished(entry.digest, &names).unwrap(), None);
        assert_eq!(remote(&store, "a/b", false).finished(entry.digest, &names).unwrap(), None);
        let mut bytes = Vec::new();
        there.open(&names[1]).unwrap().read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, documents[1].bytes);
        // Somebody else's object of the same name.
        let path = there.path(&names[0]).unwrap();
        there.runtime.block_on(store.put(&path, "other".into())).unwrap();
        assert_eq!(there.finished(entry.digest, &names).unwrap(), None);
    }

    #[test]
    fn a_memo_with_more_warnings_than_fit_is_made_again() {
        let store: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
        let (documents, entry) = memo(&["ก"; 200]);
        let names: Vec<_> = documents.iter().map(|document| document.name.clone()).collect();
        let remote = remote(&store, "", true);
        remote.put(&documents, &entry).unwrap();
        assert_eq!(remote.finished(entry.digest, &names).unwrap(), None);
    }

    #[test]
    fn metadata_is_plain_ascii_and_comes_back() {
        let json = "[\"ก\\n😀 \u{7f}\"]";
        let typed = ascii(json);
        assert!(typed.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{typed}");
        let [back, meant] = [&typed, json].map(|json| serde_json::from_str::<Vec<String>>(json).unwrap());
        assert_eq!(back, meant);
    }

    #[test]
    fn what_cannot_be_opened() {
        for url in ["ftp://x/y", "nothing", "https://example.org/x", "memory:///x"] {
            let error = Remote::open(url, [], false).unwrap_err();
            assert!(error.to_string().starts_with(&format!("cannot open `{url}`: ")), "{error}");
        }
    }
}
