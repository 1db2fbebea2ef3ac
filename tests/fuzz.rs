//! The targets of `fuzz/` without libFuzzer: what it found before, and some inputs by chance.
//!
//! A few by default; `SHILU_FUZZ=100000 cargo test --release --test fuzz` for a long run with other inputs each time.

mod common;

use common::fuzz::{TARGETS, input, run};
use common::genre::Random;
use std::path::Path;

/// Files of `fuzz/corpus/NAME` and `fuzz/crashes/NAME`.
#[test]
fn what_was_found_before_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut files = 0;
    for (name, _) in TARGETS {
        for kind in ["corpus", "crashes"] {
            let Ok(entries) = std::fs::read_dir(folder.join(kind).join(name)) else { continue };
            for entry in entries {
                run(name, &std::fs::read(entry.unwrap().path()).unwrap());
                files += 1;
            }
        }
    }
    assert!(files >= TARGETS.len(), "{files} files: each target has one at least");
}

#[test]
fn inputs_by_chance_hold() {
    let given = std::env::var("SHILU_FUZZ").ok().and_then(|count| count.parse().ok());
    let count = given.unwrap_or(120);
    let seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let mut random = Random(if given.is_some() { seed } else { 8 });
    for (name, _) in TARGETS {
        let count = if *name == "scaling" { count / 40 } else { count };
        for _ in 0..count {
            let data = input(name, &mut random);
            let shown = String::from_utf8_lossy(&data).into_owned();
            let held = std::panic::catch_unwind(|| run(name, &data));
            assert!(held.is_ok(), "{name} on {data:?}\n{shown}");
        }
        if given.is_some() {
            println!("{name}: {count}");
        }
    }
}
