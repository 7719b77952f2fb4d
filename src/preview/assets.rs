//! The page and what it loads, compiled in. `web/` holds the sources.

use axum::Router;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use axum::routing::get;

use super::guard::{self, Nonce};

macro_rules! asset {
    ($kind:literal, $name:literal) => {
        (concat!("/", $name), $kind, include_bytes!(concat!("../../web/dist/", $name)).as_slice())
    };
}

/// Path, media type, bytes.
const ASSETS: &[(&str, &str, &[u8])] = &[
    asset!("text/javascript; charset=utf-8", "app.js"),
    asset!("text/css; charset=utf-8", "app.css"),
    asset!("image/svg+xml", "icon.svg"),
    asset!("text/plain; charset=utf-8", "licences.txt"),
    asset!("font/woff2", "thai-400.woff2"),
    asset!("font/woff2", "thai-600.woff2"),
    asset!("font/woff2", "latin-400.woff2"),
    asset!("font/woff2", "latin-600.woff2"),
    asset!("font/woff2", "mono-400.woff2"),
];

const PAGE: &str = include_str!("../../web/dist/index.html");

/// The routes of the page.
pub(super) fn router() -> Router {
    let page = |nonce: Nonce| async move {
        let html = Html(PAGE.replace(guard::NONCE_PLACE, &nonce.0));
        (nonce.policy(), html)
    };
    ASSETS.iter().fold(Router::new().route("/", get(page)), |router, &(path, kind, bytes)| {
        router
            .route(path, get(move || async move { ([(header::CONTENT_TYPE, kind)], bytes).into_response() }))
    })
}
