//! The questions of the page. All are posts of JSON to fixed routes.

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State as In};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, extract::rejection::JsonRejection};
use saraban::MAX_INPUT_BYTES;
use saraban::batch::Format;
use saraban::check::schema;
use saraban::input::Folder;
use saraban::profile::Profile;
use serde::Deserialize;
use serde_json::{Value, json};

use super::desk::{Desk, Refusal};
use super::engine::{Drawing, Engine};
use super::pulse::Seen;
use super::sheet::Ask;
use super::{Sample, assets};

/// Most bytes of a question: a memo with every character escaped, and some more.
const MOST_BODY: usize = 2 * MAX_INPUT_BYTES + (64 << 10);

/// How often a watched file is looked at, and how long one question waits.
const LOOK: Duration = Duration::from_millis(100);
const LOOKS: usize = 200;

/// What the handlers share.
#[derive(Clone)]
pub(super) struct State {
    pub(super) engine: Engine,
    pub(super) desk: Arc<Desk>,
    pub(super) pictures: Arc<Folder>,
    pub(super) samples: Arc<[Sample]>,
    pub(super) start: &'static str,
}

/// All routes.
pub(super) fn router(state: State) -> Router {
    Router::new()
        .route("/api/hello", post(hello))
        .route("/api/open", post(open))
        .route("/api/watch", post(watch))
        .route("/api/save", post(save))
        .route("/api/render", post(render))
        .route("/api/pdf", post(|state, ask| export(state, ask, Format::Pdf)))
        .route("/api/docx", post(|state, ask| export(state, ask, Format::Docx)))
        .route("/api/sample", post(sample))
        .route("/api/thumbnail", post(thumbnail))
        .layer(DefaultBodyLimit::max(MOST_BODY))
        .with_state(state)
        .merge(assets::router())
}

/// Why there is no answer: a status and a word for the page, which has the sentences.
struct Failure(StatusCode, &'static str);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

impl From<JsonRejection> for Failure {
    fn from(rejection: JsonRejection) -> Self {
        Self(rejection.status(), "bad-request")
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unknown => Self(StatusCode::NOT_FOUND, "unknown"),
            Refusal::Changed => Self(StatusCode::CONFLICT, "changed"),
            Refusal::Taken => Self(StatusCode::CONFLICT, "taken"),
            Refusal::BadName => Self(StatusCode::UNPROCESSABLE_ENTITY, "bad-name"),
            Refusal::NotText => Self(StatusCode::UNPROCESSABLE_ENTITY, "not-text"),
            Refusal::TooLarge => Self(StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
            Refusal::Io(ErrorKind::PermissionDenied) => Self(StatusCode::FORBIDDEN, "read-only"),
            Refusal::Io(_) => Self(StatusCode::INTERNAL_SERVER_ERROR, "disk"),
        }
    }
}

/// The answer of a question whose JSON could be read.
type Body<T> = Result<Json<T>, JsonRejection>;
type Answer = Result<Json<Value>, Failure>;

const BUG: Failure = Failure(StatusCode::INTERNAL_SERVER_ERROR, "bug");

async fn hello(In(state): In<State>) -> Answer {
    let samples: Vec<_> = state
        .samples
        .iter()
        .map(|sample| json!({ "name": sample.name, "th": sample.th, "en": sample.en }))
        .collect();
    let files = on_disk(&state, |desk| Ok(desk.list()?)).await?;
    Ok(Json(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "desk": state.desk.id(),
        "only": state.desk.only(),
        "files": files,
        "samples": samples,
        "start": state.start,
        "profiles": Profile::NAMES,
        "schema": schema::schema(),
    })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
}

async fn open(In(state): In<State>, body: Body<Named>) -> Answer {
    let Json(named) = body?;
    let page = on_disk(&state, move |desk| desk.read(&named.name)).await?;
    Ok(Json(json!({ "text": page.text, "tag": page.tag })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Watched {
    file: Option<WatchedFile>,
    #[serde(default)]
    pictures: Vec<Seen>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct WatchedFile {
    name: String,
    tag: String,
}

/// Answers when the file holds something else than the page has seen or a picture has changed, or after
/// a while.
async fn watch(In(state): In<State>, body: Body<Watched>) -> Result<Response, Failure> {
    let Json(watched) = body?;
    let mut before = None;
    let watched = Arc::new(watched);
    for _ in 0..LOOKS {
        let (pictures, asked, last) = (Arc::clone(&state.pictures), Arc::clone(&watched), before.clone());
        let look = move |desk: &Desk| {
            let pulse = asked.file.as_ref().map(|file| desk.pulse(&file.name));
            let file = asked.file.as_ref().filter(|_| pulse != last);
            // An editor that writes a file anew may have taken it away for a moment.
            let page = file.and_then(|file| desk.read(&file.name).ok().filter(|page| page.tag != file.tag));
            Ok((pulse, page, asked.pictures.iter().any(|seen| seen.has_changed(&pictures))))
        };
        let (pulse, page, pictures) = on_disk(&state, look).await?;
        if page.is_some() || pictures {
            let file = page.map(|page| json!({ "text": page.text, "tag": page.tag }));
            return Ok(Json(json!({ "file": file, "pictures": pictures })).into_response());
        }
        before = pulse;
        tokio::time::sleep(LOOK).await;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    name: String,
    text: String,
    /// What the page has read of the file; none for a new one.
    base: Option<String>,
}

async fn save(In(state): In<State>, body: Body<Saved>) -> Answer {
    let Json(saved) = body?;
    let tag = on_disk(&state, move |desk| desk.save(&saved.name, &saved.text, saved.base.as_deref())).await?;
    Ok(Json(json!({ "tag": tag })))
}

async fn render(In(state): In<State>, body: Body<Ask>) -> Result<Response, Failure> {
    let Json(ask) = body?;
    Ok(match state.engine.preview(ask).await.ok_or(BUG)? {
        Drawing::Done(sheet) => Json(sheet).into_response(),
        Drawing::Overtaken => StatusCode::NO_CONTENT.into_response(),
    })
}

async fn export(In(state): In<State>, body: Body<Ask>, format: Format) -> Result<Response, Failure> {
    let Json(ask) = body?;
    Ok(match state.engine.export(ask, format).await.ok_or(BUG)? {
        Ok(bytes) => ([(header::CONTENT_TYPE, format.media_type())], bytes).into_response(),
        Err(sheet) => (StatusCode::UNPROCESSABLE_ENTITY, Json(sheet)).into_response(),
    })
}

async fn sample(In(state): In<State>, body: Body<Named>) -> Answer {
    let Json(named) = body?;
    Ok(Json(json!({ "text": state.sample(&named.name)?.text })))
}

async fn thumbnail(In(state): In<State>, body: Body<Named>) -> Result<Response, Failure> {
    let Json(named) = body?;
    let svg = state.engine.thumbnail(state.sample(&named.name)?.text).await.ok_or(BUG)?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

impl State {
    fn sample(&self, name: &str) -> Result<&Sample, Failure> {
        let unknown = Failure(StatusCode::NOT_FOUND, "unknown");
        self.samples.iter().find(|sample| sample.name == name).ok_or(unknown)
    }
}

/// Work with the disk, away from the other questions.
async fn on_disk<T: Send + 'static>(
    state: &State,
    work: impl FnOnce(&Desk) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Failure> {
    let desk = Arc::clone(&state.desk);
    Ok(tokio::task::spawn_blocking(move || work(&desk)).await.map_err(|_| BUG)??)
}
