//! The fuzz targets' bodies on their kept corpus, and on some thousand changes of it, the same ones in every run.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use fastrand::Rng;
use statusquo_tests::fuzz::{self, Body, TARGETS};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

/// The inputs of a target, by the names of their files.
fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let files = fs::read_dir(folder().join(target)).expect("a target has a corpus");
    let mut inputs: Vec<_> = files
        .map(|file| {
            let path = file.expect("the folder can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read(path).expect("an input can be read"))
        })
        .collect();
    inputs.sort();
    inputs
}

/// Says which input it was, when a body panics.
fn run(body: Body, input: &[u8], origin: &str) {
    if let Err(why) = panic::catch_unwind(AssertUnwindSafe(|| body(input))) {
        eprintln!("on {origin}: b\"{}\"", input.escape_ascii());
        panic::resume_unwind(why);
    }
}

/// Replays the corpus, then changes it so many times.
fn replay(body: Body, target: &str, changes: usize) {
    let inputs = inputs(target);
    assert!(inputs.len() > 10, "the corpus of `{target}` has been lost");
    for (name, input) in &inputs {
        run(body, input, name);
    }
    let mut rng = Rng::with_seed(9457);
    for _ in 0..changes {
        let (name, input) = &inputs[rng.usize(..inputs.len())];
        let (_, other) = &inputs[rng.usize(..inputs.len())];
        run(body, &changed(input, other, &mut rng), &format!("a change of {name}"));
    }
}

/// The input with one to four changes, each at a place of its own.
fn changed(input: &[u8], other: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut changed = input.to_vec();
    for _ in 0..rng.usize(1..=4) {
        let from = rng.usize(..=changed.len());
        let to = (from + rng.usize(..=8)).min(changed.len());
        let piece = rng.usize(..=other.len());
        let piece = &other[piece..(piece + rng.usize(..=32)).min(other.len())];
        match rng.u8(..5) {
            0 => drop(changed.drain(from..to)),
            1 => drop(changed.splice(from..from, piece.iter().copied())),
            2 => drop(changed.splice(from..to, piece.iter().copied())),
            3 => changed.insert(from, rng.u8(b' '..=b'~')),
            _ => changed[from..to].iter_mut().for_each(|byte| *byte ^= 1 << rng.u8(..8)),
        }
    }
    changed
}

macro_rules! replays {
    ($($target:ident: $changes:literal,)*) => {
        $(
            #[test]
            fn $target() {
                replay(fuzz::$target, stringify!($target), $changes);
            }
        )*

        #[test]
        fn no_target_is_left_out() {
            let replayed = [$(stringify!($target)),*];
            assert_eq!(TARGETS.iter().map(|(name, _)| *name).collect::<Vec<_>>(), replayed);
            let mut corpora: Vec<_> = fs::read_dir(folder())
                .expect("there are corpora")
                .map(|corpus| corpus.expect("the folder can be read").file_name())
                .collect();
            corpora.sort();
            assert_eq!(corpora, replayed);
            for target in replayed {
                assert!(folder().join(format!("../fuzz_targets/{target}.rs")).exists(), "{target}");
            }
        }
    };
}

// What takes a second or so.
replays! {
    accept: 10_000,
    accept_language: 10_000,
    codes: 10_000,
    dataset: 800,
    derive: 400,
    error_format: 1_000,
    field_values: 4_000,
    problem: 4_000,
    received: 2000,
    status_codes: 150,
}
