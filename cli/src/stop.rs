//! Signals that ask for an end: what is being written is written whole first.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Whether the process may end at once, and which signal has asked for it.
#[derive(Debug)]
pub(crate) struct Stop {
    /// While nothing is being written, a signal ends the process as it would without us; so does a second one.
    at_once: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Stop {
    /// Wait for the signals that ask for an end. Where that cannot be, they end the process at any time.
    pub(crate) fn new() -> Self {
        let stop = Self { at_once: Arc::new(AtomicBool::new(true)), signal: Arc::new(AtomicUsize::new(0)) };
        #[cfg(unix)]
        for (signal, number) in [(signal_hook::consts::SIGINT, 2), (signal_hook::consts::SIGTERM, 15)] {
            use signal_hook::flag;
            let registered = flag::register_conditional_default(signal, Arc::clone(&stop.at_once))
                .and_then(|_| flag::register(signal, Arc::clone(&stop.at_once)))
                .and_then(|_| flag::register_usize(signal, Arc::clone(&stop.signal), number));
            if registered.is_err() {
                break;
            }
        }
        stop
    }

    /// Do something that must not be left half done; the signal that has come meanwhile.
    pub(crate) fn whole<T>(&self, work: impl FnOnce() -> T) -> (T, Option<u8>) {
        self.at_once.store(false, Ordering::SeqCst);
        let done = work();
        self.at_once.store(true, Ordering::SeqCst);
        (done, u8::try_from(self.signal.load(Ordering::SeqCst)).ok().filter(|&signal| signal > 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_whole_is_given_back_and_no_signal_has_come() {
        assert_eq!(Stop::new().whole(|| 7), (7, None));
    }

    #[test]
    fn a_signal_that_comes_meanwhile_is_told() {
        let stop = Stop::new();
        assert_eq!(stop.whole(|| stop.signal.store(15, Ordering::SeqCst)).1, Some(15));
    }
}
