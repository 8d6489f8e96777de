//! Status codes: ours, those of `http`, and those of `http-types`.

// Each operation is to be compiled into its own loop, and is written in the same way for each crate.
#![allow(clippy::inline_always, clippy::redundant_closure_for_method_calls)]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::LazyLock;

use crate::{ROUND, Subject};

/// Numbers to work on, and what the crates make of them.
struct Inputs {
    name: &'static str,
    numbers: Vec<u16>,
    bytes: Vec<[u8; 3]>,
    ours: Vec<statusquo::StatusCode>,
    http: Vec<http::StatusCode>,
    /// Empty if there is a number that it cannot hold.
    http_types: Vec<http_types::StatusCode>,
}

/// Registered numbers, unregistered ones, and both. Those that `http-types` cannot hold are no registered ones here,
/// so that it takes part.
static INPUTS: LazyLock<[Inputs; 3]> = LazyLock::new(|| {
    let (mut registered, mut unregistered) = (Vec::new(), Vec::new());
    for number in 100..1000 {
        match statusquo::StatusCode::from(number) {
            statusquo::StatusCode::Unregistered(_) => unregistered.push(number),
            _ if http_types::StatusCode::try_from(number).is_ok() => registered.push(number),
            _ => {}
        }
    }
    let mut random = Random(9110);
    let mut draw = |from: &[&[u16]]| -> Vec<u16> {
        let draw = |_| {
            let set = from[random.below(from.len())];
            set[random.below(set.len())]
        };
        (0..=ROUND).map(draw).collect()
    };
    [
        ("registered", draw(&[&registered])),
        ("unregistered", draw(&[&unregistered])),
        ("mixed", draw(&[&registered, &unregistered])),
    ]
    .map(|(name, numbers)| Inputs {
        name,
        bytes: numbers
            .iter()
            .map(|number| number.to_string().into_bytes().try_into().expect("3 digits"))
            .collect(),
        ours: numbers.iter().map(|number| statusquo::StatusCode::from(*number)).collect(),
        http: numbers.iter().map(|number| http::StatusCode::from_u16(*number).expect("3 digits")).collect(),
        http_types: numbers
            .iter()
            .map(|number| http_types::StatusCode::try_from(*number).ok())
            .collect::<Option<_>>()
            .unwrap_or_default(),
        numbers,
    })
});

/// A linear congruential generator (Knuth's MMIX): the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Calls `operation` for each item, and lets the compiler know neither what goes in nor what comes out.
#[inline(always)]
fn each<T: Copy, R>(items: &[T], operation: impl Fn(T) -> R) {
    for item in items.iter().take(ROUND) {
        black_box(operation(black_box(*item)));
    }
}

/// The same with two neighbours.
#[inline(always)]
fn pairs<T: Copy, R>(items: &[T], operation: impl Fn(T, T) -> R) {
    for pair in items.windows(2) {
        black_box(operation(black_box(pair[0]), black_box(pair[1])));
    }
}

thread_local! {
    static TEXT: RefCell<String> = RefCell::new(String::with_capacity(100));
}

fn display(item: impl std::fmt::Display) -> usize {
    TEXT.with_borrow_mut(|text| {
        text.clear();
        write!(text, "{item}").expect("a string takes everything");
        text.len()
    })
}

/// For each crate and each input: how `$operation` is written there.
macro_rules! subjects {
    ($($operation:literal: { $($by:literal on $field:ident $with:ident $function:expr),+ $(,)? })+) => {
        /// Every operation, by every crate, over every input that the crate can hold.
        pub fn subjects() -> Vec<Subject> {
            let mut subjects = Vec::new();
            $(for (i, inputs) in INPUTS.iter().enumerate() {
                $(
                    let run: fn() = match i {
                        0 => || $with(&INPUTS[0].$field, $function),
                        1 => || $with(&INPUTS[1].$field, $function),
                        _ => || $with(&INPUTS[2].$field, $function),
                    };
                    if $by != "http-types" || !inputs.http_types.is_empty() {
                        subjects.push(Subject { operation: $operation, by: $by, input: inputs.name, run });
                    }
                )+
            })+
            subjects
        }
    };
}

subjects! {
    "from u16": {
        "statusquo" on numbers each |number| statusquo::StatusCode::from_u16(number).ok(),
        "http" on numbers each |number| http::StatusCode::from_u16(number).ok(),
        "http-types" on numbers each |number| http_types::StatusCode::try_from(number).ok(),
    }
    "from bytes": {
        "statusquo" on bytes each |bytes| statusquo::StatusCode::from_bytes(&bytes).ok(),
        "http" on bytes each |bytes| http::StatusCode::from_bytes(&bytes).ok(),
    }
    "as u16": {
        "statusquo" on ours each |code| code.as_u16(),
        "http" on http each |code| code.as_u16(),
        "http-types" on http_types each |code| code as u16,
    }
    "as_str": {
        "statusquo" on ours each |code| { black_box(code.as_str()); },
        "http" on http each |code| { black_box(code.as_str()); },
    }
    "canonical_reason": {
        "statusquo" on ours each |code| code.canonical_reason(),
        "http" on http each |code| code.canonical_reason(),
        "http-types" on http_types each |code| code.canonical_reason(),
    }
    "Display": {
        "statusquo" on ours each display,
        "http" on http each display,
        "http-types" on http_types each display,
    }
    "is_client_error": {
        "statusquo" on ours each |code| code.is_client_error(),
        "http" on http each |code| code.is_client_error(),
        "http-types" on http_types each |code| code.is_client_error(),
    }
    "error of either side": {
        "statusquo" on ours each |code| code.is_client_error() || code.is_server_error(),
        "http" on http each |code| code.is_client_error() || code.is_server_error(),
        "http-types" on http_types each |code| code.is_client_error() || code.is_server_error(),
    }
    "== another": {
        "statusquo" on ours pairs |a, b| a == b,
        "http" on http pairs |a, b| a == b,
        "http-types" on http_types pairs |a, b| a == b,
    }
    "== 404": {
        "statusquo" on ours each |code| code == statusquo::StatusCode::NotFound,
        "http" on http each |code| code == http::StatusCode::NOT_FOUND,
        "http-types" on http_types each |code| code == http_types::StatusCode::NotFound,
    }
    "match, 8 arms": {
        "statusquo" on ours each |code| {
            use statusquo::StatusCode as S;
            match code {
                S::Ok => 1, S::Created => 2, S::NotModified => 3, S::BadRequest => 5,
                S::NotFound => 8, S::Conflict => 13, S::TooManyRequests => 21, _ => 34,
            }
        },
        "http" on http each |code| {
            use http::StatusCode as S;
            match code {
                S::OK => 1, S::CREATED => 2, S::NOT_MODIFIED => 3, S::BAD_REQUEST => 5,
                S::NOT_FOUND => 8, S::CONFLICT => 13, S::TOO_MANY_REQUESTS => 21, _ => 34,
            }
        },
        "http-types" on http_types each |code| {
            use http_types::StatusCode as S;
            match code {
                S::Ok => 1, S::Created => 2, S::NotModified => 3, S::BadRequest => 5,
                S::NotFound => 8, S::Conflict => 13, S::TooManyRequests => 21, _ => 34,
            }
        },
    }
}
