//! An error there and back again, beside an enum that serde tags by its type: the same bytes, the same values.

use std::hint::black_box;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use statusquo::client::{FromResponse, Received};
use statusquo::{Answer, HttpError};

use crate::{ROUND, Subject};

/// The errors of a shop.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/p/", client)]
#[allow(missing_docs)] // examples
pub enum Ours {
    #[error("sold out")]
    #[http(Conflict)]
    SoldOut,
    #[error("no such book")]
    #[http(NotFound)]
    NoSuchBook,
    #[error("closed")]
    #[http(ServiceUnavailable)]
    Closed,
    #[error("{balance} is not enough for {price}")]
    #[http(PaymentRequired)]
    OutOfCredit {
        #[http(extend)]
        balance: u32,
        #[http(extend)]
        price: u32,
    },
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

/// The same by hand, with the members of problem details.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
enum ByHand {
    #[serde(rename = "https://shop.example/p/sold-out")]
    SoldOut { title: String, status: u16, detail: String },
    #[serde(rename = "https://shop.example/p/no-such-book")]
    NoSuchBook { title: String, status: u16, detail: String },
    #[serde(rename = "https://shop.example/p/closed")]
    Closed { title: String, status: u16 },
    #[serde(rename = "https://shop.example/p/out-of-credit")]
    OutOfCredit { title: String, status: u16, detail: String, balance: u32, price: u32 },
}

static OURS: LazyLock<Ours> = LazyLock::new(|| Ours::OutOfCredit { balance: 30, price: 50 });
static BY_HAND: LazyLock<ByHand> = LazyLock::new(|| ByHand::OutOfCredit {
    title: "Payment Required".to_owned(),
    status: 402,
    detail: "30 is not enough for 50".to_owned(),
    balance: 30,
    price: 50,
});
static BODY: LazyLock<Vec<u8>> = LazyLock::new(|| Answer::of(&*OURS).body());

const FIELDS: [(&str, &str); 2] =
    [("date", "Fri, 27 Nov 2026 12:00:00 GMT"), ("content-type", "application/problem+json")];

fn read_ours(body: &[u8]) -> Ours {
    Ours::from_response(402, &FIELDS, body)
}

fn read_by_hand(body: &[u8]) -> Option<ByHand> {
    serde_json::from_slice(body).ok()
}

fn ours_there_and_back(error: &Ours) -> Ours {
    read_ours(&Answer::of(error).body())
}

fn by_hand_there_and_back(error: &ByHand) -> Option<ByHand> {
    read_by_hand(&serde_json::to_vec(error).ok()?)
}

macro_rules! subject {
    ($operation:literal, $by:literal, $of:ident, $function:path) => {
        Subject {
            operation: $operation,
            by: $by,
            input: "type and members",
            run: || (0..ROUND).for_each(|_| drop(black_box($function(black_box(&*$of))))),
        }
    };
}

/// Reading alone, and both ways.
pub fn subjects() -> Vec<Subject> {
    vec![
        subject!("an error read", "statusquo", BODY, read_ours),
        subject!("an error read", "serde's tagged enum", BODY, read_by_hand),
        subject!("there and back", "statusquo", OURS, ours_there_and_back),
        subject!("there and back", "serde's tagged enum", BY_HAND, by_hand_there_and_back),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_read_what_was_written_and_write_the_same() {
        assert_eq!(serde_json::to_vec(&*BY_HAND).unwrap(), *BODY);
        assert_eq!(ours_there_and_back(&OURS), *OURS);
        assert_eq!(by_hand_there_and_back(&BY_HAND).as_ref(), Some(&*BY_HAND));
    }
}
