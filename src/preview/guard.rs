//! Who may ask: this machine's own page, under the server's own name, with the token.
//!
//! A name that was rebound to this machine fails by `Host`, another site's page by `Origin` and
//! `Sec-Fetch-Site`, a program of another user by the token.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// The header that carries the token.
pub(super) const TOKEN: &str = "x-saraban-token";

/// What the page has where its nonce belongs.
pub(super) const NONCE_PLACE: &str = "NONCE-HERE";

/// What every answer says of itself.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
];

/// The rules of one run of the server.
pub(super) struct Guard {
    port: u16,
    token: String,
}

impl Guard {
    pub(super) fn new(port: u16) -> io::Result<Self> {
        Ok(Self { port, token: random()? })
    }

    /// The address to open. What follows `#` is never sent to a server nor kept in a log.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/#{}", self.port, self.token)
    }

    fn names(&self) -> [String; 2] {
        ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port))
    }

    fn admits(&self, request: &Request) -> Result<(), StatusCode> {
        let headers = request.headers();
        let host = one(headers, header::HOST)?.ok_or(StatusCode::BAD_REQUEST)?;
        if !self.names().iter().any(|name| name == host) {
            return Err(StatusCode::MISDIRECTED_REQUEST);
        }
        let origin = one(headers, header::ORIGIN)?;
        if origin.is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
            return Err(StatusCode::FORBIDDEN);
        }
        let method = request.method();
        if !request.uri().path().starts_with("/api/") {
            return if *method == Method::GET { Ok(()) } else { Err(StatusCode::METHOD_NOT_ALLOWED) };
        }
        // A browser names the origin of every post; one that does not name it did not come from our page.
        let site = one(headers, HeaderName::from_static("sec-fetch-site"))?;
        if *method != Method::POST || origin.is_none() || site.is_some_and(|site| site != "same-origin") {
            return Err(StatusCode::FORBIDDEN);
        }
        // A form of another site can send other types without asking first.
        if one(headers, header::CONTENT_TYPE)? != Some("application/json") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE);
        }
        let token = one(headers, HeaderName::from_static(TOKEN))?.unwrap_or_default();
        // Digests are compared, so that the time taken tells nothing of the token.
        if Sha256::digest(token) == Sha256::digest(&self.token) {
            Ok(())
        } else {
            Err(StatusCode::UNAUTHORIZED)
        }
    }
}

/// The value of a header that may stand once at most.
fn one(headers: &HeaderMap, name: HeaderName) -> Result<Option<&str>, StatusCode> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().map(HeaderValue::to_str).transpose().map_err(|_| StatusCode::BAD_REQUEST)?;
    if values.next().is_some() { Err(StatusCode::BAD_REQUEST) } else { Ok(value) }
}

/// The routes behind the guard, every answer with its headers.
pub(super) fn protect(router: Router, guard: Guard) -> Router {
    let guard = Arc::new(guard);
    router.layer(middleware::from_fn(move |request: Request, next: Next| {
        let guard = Arc::clone(&guard);
        async move {
            let mut response = match guard.admits(&request) {
                Ok(()) => next.run(request).await,
                Err(status) => status.into_response(),
            };
            secure(&mut response);
            response
        }
    }))
}

fn secure(response: &mut Response) {
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// A number used once: styles that the page makes itself carry it.
pub(super) struct Nonce(pub(super) String);

impl Nonce {
    /// The policy of the page: nothing but its own files, drawings made from memory, and styles with the nonce.
    pub(super) fn policy(&self) -> [(HeaderName, String); 1] {
        let nonce = &self.0;
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' blob:; \
             font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        );
        [(header::CONTENT_SECURITY_POLICY, policy)]
    }
}

impl<S: Sync> FromRequestParts<S> for Nonce {
    type Rejection = StatusCode;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        random().map(Self).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// 128 bits nobody can guess, in hexadecimal.
fn random() -> io::Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
