//! Work on many threads, its results in order.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::error::Error;

/// A stack for the deepest memo that passes `check`.
const STACK: usize = 8 << 20;

/// Does `work` for 0, 1, … `count - 1` on some threads, and gives each result to `each`, in this order, on
/// the caller's thread. While `go_on` says no, nothing new is begun: the results are those of the first few.
/// A panic is a result too, as its message.
///
/// The threads are plain ones: typst's own pools must not nest.
pub(super) fn in_order<T: Send>(
    count: usize,
    threads: usize,
    go_on: &(dyn Fn() -> bool + Sync),
    work: &(dyn Fn(usize) -> T + Sync),
    each: &mut dyn FnMut(usize, Result<T, String>),
) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let worker = |send: mpsc::Sender<_>| {
        while go_on() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            if send.send((index, caught(|| work(index)))).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        let worker = &worker;
        for _ in 0..threads.clamp(1, count.max(1)) {
            let send = send.clone();
            let builder = thread::Builder::new().stack_size(STACK);
            builder
                .spawn_scoped(scope, move || worker(send))
                .map_err(|error| Error::internal("batch", error))?;
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut due = 0;
        for (index, result) in receive {
            early.insert(index, result);
            while let Some(result) = early.remove(&due) {
                each(due, result);
                due += 1;
            }
        }
        Ok(())
    })
}

/// What comes of some work, or the message of its panic. Nothing it left half done may be used.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| message(&*panic))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_first() {
        for threads in [1, 2, 5] {
            let mut seen = Vec::new();
            let work = |n: usize| {
                thread::sleep(Duration::from_millis(if n.is_multiple_of(3) { 5 } else { 0 }));
                n * n
            };
            in_order(20, threads, &|| true, &work, &mut |n, square| seen.push((n, square.unwrap()))).unwrap();
            assert_eq!(seen, (0..20).map(|n| (n, n * n)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_begun_is_finished_and_nothing_more() {
        let stop = AtomicBool::new(false);
        let mut seen = Vec::new();
        let work = |n: usize| {
            if n == 5 {
                stop.store(true, Ordering::SeqCst);
            }
        };
        in_order(1000, 3, &|| !stop.load(Ordering::SeqCst), &work, &mut |n, _| seen.push(n)).unwrap();
        assert_eq!(seen, (0..seen.len()).collect::<Vec<_>>());
        assert!((6..=9).contains(&seen.len()), "{}", seen.len());
    }

    #[test]
    fn a_panic_is_a_result() {
        let mut seen = Vec::new();
        let work = |n: usize| assert!(n != 1, "number {n}");
        in_order(3, 2, &|| true, &work, &mut |_, result| seen.push(result)).unwrap();
        assert_eq!(seen, [Ok(()), Err("number 1".to_owned()), Ok(())]);
    }

    #[test]
    fn nothing_to_do() {
        in_order(0, 2, &|| true, &|_| (), &mut |_, _| unreachable!()).unwrap();
    }
}
