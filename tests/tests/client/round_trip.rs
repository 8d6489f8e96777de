//! Error → bytes → error is the same, for every variant of the zoo.

use statusquo_tests::zoo::{
    Animal, Generic, Index, Limit, OfGoogle, OfJsonApi, OfOAuth, OfOpenAi, Order, Outer, Plain, Source,
    Stale, Wrapped, response, round_trip,
};

/// Texts that have broken something before, and random ones.
struct Random(fastrand::Rng);

const TEXTS: &[&str] = &[
    "",
    "a",
    "a b",
    "á",
    "没有书",
    "\"",
    "\\",
    "\\\"",
    "a/b?c#d",
    "%41",
    "100%",
    ", ",
    ";",
    "{}",
    "null",
    "7",
    "\u{1f600}",
    "&amp;",
    "<b>",
    " x ",
    "out_of_credit",
    "https://shop.example/p/sold-out",
];

impl Source for Random {
    fn number(&mut self, below: u64) -> u64 {
        self.0.u64(..below)
    }

    fn text(&mut self) -> String {
        if self.0.bool() {
            return TEXTS[self.0.usize(..TEXTS.len())].to_owned();
        }
        (0..self.0.usize(..12)).map(|_| self.0.char(' '..='\u{2fff}')).collect()
    }
}

/// Each variant, with a hundred values. Returns how many came back.
fn check<A: Animal>() -> usize {
    let mut random = Random(fastrand::Rng::with_seed(7));
    let mut read = 0;
    for _ in 0..100 {
        for error in A::all(&mut random) {
            let back = round_trip(&error);
            if error.is_unread() {
                assert_eq!(back, None, "{error:?} is for the server only");
                continue;
            }
            let (status, fields, body) = response(&error);
            let body = String::from_utf8_lossy(&body);
            assert_eq!(back.as_ref(), Some(&error), "{status} {fields:?} {body}");
            read += 1;
        }
    }
    read
}

#[test]
fn every_variant_comes_back_as_it_was() {
    assert_eq!(check::<Order>(), 1000);
    assert_eq!(check::<Index>(), 600);
    assert_eq!(check::<OfOpenAi>(), 400);
    assert_eq!(check::<OfGoogle>(), 400);
    assert_eq!(check::<OfOAuth>(), 400);
    assert_eq!(check::<OfJsonApi>(), 400);
    assert_eq!(check::<Plain>(), 400);
    assert_eq!(check::<Stale>(), 100);
    assert_eq!(check::<Outer>(), 1200);
    assert_eq!(check::<Wrapped>(), 1000);
    assert_eq!(check::<Generic<Limit, Stale>>(), 200);
}

#[test]
fn nobody_reads_the_errors_of_others() {
    /// Whether a type takes an error of another one for its own.
    fn crossed<A: Animal, B: Animal>() -> Option<A> {
        let mut random = Random(fastrand::Rng::with_seed(3));
        B::all(&mut random).iter().find_map(|error| {
            let (status, fields, body) = response(error);
            A::recognize(&statusquo::client::ErrorResponse::new(status, &fields, &body))
        })
    }
    assert_eq!(crossed::<Order, Index>(), None);
    assert_eq!(crossed::<Index, Order>(), None);
    assert_eq!(crossed::<Order, Stale>(), None);
    assert_eq!(crossed::<Plain, Order>(), None);
    assert_eq!(crossed::<OfOpenAi, Index>(), None);
    assert_eq!(crossed::<Stale, Plain>(), None);
    assert_eq!(crossed::<Index, Plain>(), None);
    assert_eq!(crossed::<OfGoogle, OfOpenAi>(), None);
}
