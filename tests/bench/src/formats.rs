//! A format by a template beside `serde_json` on a struct by hand: the writing alone, of a problem that is there. Both write
//! the same bytes.

use std::hint::black_box;
use std::sync::LazyLock;

use serde::Serialize;
use statusquo::{AnyFormat, Problem, StatusCode, error_format};

use crate::{ROUND, Subject};

error_format! {
    /// The envelope of an API.
    pub struct Envelope: "application/json" = {
        "error": { "message": {detail}, "code": {code}, "status": {status} },
        "link": "https://docs.example.com/errors#{code}",
    };
}

#[derive(Serialize)]
struct Outer<'a> {
    error: Inner<'a>,
    link: String,
}

#[derive(Serialize)]
struct Inner<'a> {
    message: &'a str,
    code: &'a str,
    status: u16,
}

/// The same by hand.
fn by_hand(problem: &Problem<'_>) -> Vec<u8> {
    let code = problem.code.as_deref().unwrap_or_default();
    let envelope = Outer {
        error: Inner { message: problem.detail.as_deref().unwrap_or_default(), code, status: 404 },
        link: format!("https://docs.example.com/errors#{code}"),
    };
    serde_json::to_vec(&envelope).unwrap_or_default()
}

fn by_template(problem: &Problem<'_>) -> Vec<u8> {
    AnyFormat::of::<Envelope>().write(problem).unwrap_or_default()
}

/// Problem details, which are written by a template as well.
fn details(problem: &Problem<'_>) -> Vec<u8> {
    AnyFormat::of::<statusquo::format::ProblemDetails>().write(problem).unwrap_or_default()
}

fn details_by_serde(problem: &Problem<'_>) -> Vec<u8> {
    serde_json::to_vec(problem).unwrap_or_default()
}

static PROBLEM: LazyLock<Problem<'static>> =
    LazyLock::new(|| Problem::new(StatusCode::NotFound).detail("no index `books`").code("index_not_found"));
static ESCAPED: LazyLock<Problem<'static>> = LazyLock::new(|| {
    Problem::new(StatusCode::NotFound).detail("no \"books\"\nin C:\\library").code("index_not_found")
});

macro_rules! written {
    ($input:literal, $problem:ident, $by:literal, $write:path) => {
        Subject {
            operation: "content",
            by: $by,
            input: $input,
            run: || (0..ROUND).for_each(|_| drop(black_box($write(black_box(&*$problem))))),
        }
    };
}

/// Each content, by each of the two.
pub fn subjects() -> Vec<Subject> {
    vec![
        written!("envelope", PROBLEM, "template", by_template),
        written!("envelope", PROBLEM, "serde_json on a struct", by_hand),
        written!("envelope with escapes", ESCAPED, "template", by_template),
        written!("envelope with escapes", ESCAPED, "serde_json on a struct", by_hand),
        written!("problem details", PROBLEM, "template", details),
        written!("problem details", PROBLEM, "serde_json on `Problem`", details_by_serde),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_write_the_same() {
        for problem in [&*PROBLEM, &*ESCAPED] {
            assert_eq!(by_template(problem), by_hand(problem));
            assert_eq!(details(problem), details_by_serde(problem));
        }
    }
}
