//! `saraban preview`: a local page that shows a memo as it will print, while it is written.
//!
//! Loopback only. Every route is fixed and no path comes out of a URL; what reads or writes needs the token
//! that only the printed address carries. Pages are made by one plain thread, never in an async task.

mod api;
mod assets;
pub(crate) mod desk;
mod engine;
mod guard;
mod places;
pub(crate) mod pulse;
mod sheet;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use saraban::input::Folder;
use saraban::profile::Profile;
use tokio::net::TcpListener;

use desk::Desk;
use engine::Engine;
use guard::Guard;

/// Ports tried, in order, where none is asked for: the browser keeps its drafts by address.
const PORTS: std::ops::Range<u16> = 7390..7400;

/// A memo to start from.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) th: &'static str,
    pub(crate) en: &'static str,
}

/// What is served.
pub(crate) struct Options {
    /// The file or the folder.
    pub(crate) desk: Desk,
    /// The profile that outranks the memo's.
    pub(crate) profile: Option<Profile>,
    /// The port; without one the first of [`PORTS`] that is free.
    pub(crate) port: Option<u16>,
    /// The gallery.
    pub(crate) samples: Vec<Sample>,
    /// The memo to begin with where there is none.
    pub(crate) start: &'static str,
}

/// Serves until the process ends. `ready` is told the address, token included.
///
/// # Errors
/// Whatever stops the server from listening.
pub(crate) fn serve(options: Options, ready: impl FnOnce(&str)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(options.port).await?;
        let port = listener.local_addr()?.port();
        let guard = Guard::new(port)?;
        let address = guard.address();
        let pictures = Folder::new(options.desk.folder());
        let state = api::State {
            engine: Engine::start(options.profile, pictures.clone())?,
            pictures: Arc::new(pictures),
            desk: Arc::new(options.desk),
            samples: options.samples.into(),
            start: options.start,
        };
        let app = guard::protect(api::router(state), guard);
        ready(&address);
        axum::serve(listener, app).await
    })
}

async fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let at = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = port {
        return at(port).await;
    }
    for port in PORTS {
        if let Ok(listener) = at(port).await {
            return Ok(listener);
        }
    }
    at(0).await
}
