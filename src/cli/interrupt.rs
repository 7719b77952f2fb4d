//! Ctrl-C for runs that finish what is in hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set by Ctrl-C. Without a handler Ctrl-C ends the process at once, which leaves no broken file either.
pub(super) fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    let _ = ctrlc::set_handler(move || set.store(true, Ordering::Relaxed));
    stop
}
