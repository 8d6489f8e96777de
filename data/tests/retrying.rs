//! What files say about repeating requests, and about who made the mistake.

use statusquo_data::{Fault, REGISTRIES, Registry, Retry, RetryIf, Status};

/// `(registry, code, ...)` of every code in every registry, for which the function has something.
fn all<T>(get: impl Fn(&Status) -> Option<T>) -> Vec<(&'static str, u16, T)> {
    let mut found = Vec::new();
    for (id, text) in REGISTRIES {
        let registry = Registry::parse(text).expect("the dataset has no mistake");
        found.extend(registry.statuses.iter().filter_map(|status| Some((*id, status.code, get(status)?))));
    }
    found
}

fn one(rest: &str) -> Status {
    let text = format!("[[status]]\nphrase = \"Fine\"\n{rest}");
    Registry::parse(&text).expect("it has no mistake").statuses.remove(0)
}

#[test]
fn the_keys_reach_the_model() {
    for (word, retry) in [
        ("unchanged", Retry::Unchanged),
        ("after-delay", Retry::AfterDelay),
        ("new-connection", Retry::NewConnection),
    ] {
        for (condition, retry_if) in [
            ("idempotent", RetryIf::Idempotent),
            ("retry-after", RetryIf::RetryAfter),
            ("idempotent-or-retry-after", RetryIf::IdempotentOrRetryAfter),
        ] {
            let status = one(&format!("code = 470\nretry = \"{word}\"\nretry_if = \"{condition}\""));
            assert_eq!((status.retry, status.retry_if), (Some(retry), Some(retry_if)));
        }
        assert_eq!(one(&format!("code = 470\nretry = \"{word}\"")).retry_if, None);
    }
    for (word, fault) in [("client", Fault::Client), ("server", Fault::Server), ("nobody", Fault::Nobody)] {
        assert_eq!(one(&format!("code = 470\nfault = \"{word}\"")).fault, fault);
    }
}

/// RFC 9110 section 15: a code outside 100 to 599 is treated as 5xx.
#[test]
fn the_class_says_who_made_the_mistake_unless_the_file_does() {
    for (code, fault) in [
        (100, Fault::Nobody),
        (399, Fault::Nobody),
        (400, Fault::Client),
        (499, Fault::Client),
        (500, Fault::Server),
        (599, Fault::Server),
        (600, Fault::Server),
        (999, Fault::Server),
    ] {
        assert_eq!(one(&format!("code = {code}")).fault, fault, "{code}");
    }
}

#[test]
fn a_program_repeats_what_the_documents_let_it_repeat() {
    let again = all(|status| {
        let is_again =
            !matches!(status.retry, None | Some(Retry::AfterChange | Retry::Elsewhere | Retry::Never));
        is_again.then_some((status.retry?, status.retry_if))
    });
    let idempotent = Some(RetryIf::Idempotent);
    assert_eq!(
        again,
        [
            ("iana", 408, (Retry::Unchanged, None)),
            ("iana", 413, (Retry::AfterDelay, Some(RetryIf::RetryAfter))),
            ("iana", 421, (Retry::NewConnection, None)),
            ("iana", 425, (Retry::Unchanged, None)),
            ("iana", 429, (Retry::AfterDelay, None)),
            ("iana", 500, (Retry::AfterDelay, idempotent)),
            ("iana", 502, (Retry::AfterDelay, idempotent)),
            ("iana", 503, (Retry::AfterDelay, Some(RetryIf::IdempotentOrRetryAfter))),
            ("iana", 504, (Retry::AfterDelay, idempotent)),
            ("aliyun", 499, (Retry::Unchanged, idempotent)),
            ("apache", 508, (Retry::AfterDelay, Some(RetryIf::IdempotentOrRetryAfter))),
            ("aws", 460, (Retry::Unchanged, idempotent)),
            ("cloudflare", 520, (Retry::AfterDelay, idempotent)),
            ("cloudflare", 521, (Retry::AfterDelay, idempotent)),
            ("cloudflare", 522, (Retry::AfterDelay, idempotent)),
            ("cloudflare", 523, (Retry::AfterDelay, idempotent)),
            ("cloudflare", 524, (Retry::AfterDelay, idempotent)),
            ("cloudflare", 527, (Retry::AfterDelay, idempotent)),
            ("cloudflare", 530, (Retry::AfterDelay, idempotent)),
            ("informal", 421, (Retry::NewConnection, None)),
            ("informal", 529, (Retry::AfterDelay, None)),
            ("informal", 598, (Retry::AfterDelay, idempotent)),
            ("informal", 599, (Retry::AfterDelay, idempotent)),
            ("informal", 600, (Retry::AfterDelay, idempotent)),
            ("nginx", 499, (Retry::Unchanged, idempotent)),
            ("qiniu", 478, (Retry::AfterDelay, idempotent)),
            ("qiniu", 573, (Retry::AfterDelay, idempotent)),
            ("qiniu", 599, (Retry::AfterDelay, idempotent)),
            ("shopify", 530, (Retry::AfterDelay, idempotent)),
            ("shopify", 540, (Retry::AfterDelay, None)),
            ("spring", 421, (Retry::NewConnection, None)),
            ("tencent_cdn", 514, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 524, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 531, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 532, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 533, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 537, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 562, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 563, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 564, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 567, (Retry::AfterDelay, idempotent)),
            ("tencent_cdn", 614, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 520, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 521, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 522, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 523, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 524, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 550, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 551, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 552, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 553, (Retry::AfterDelay, idempotent)),
            ("tencent_edgeone", 554, (Retry::AfterDelay, idempotent)),
            ("twitter", 420, (Retry::AfterDelay, None)),
            ("webdav_drafts", 421, (Retry::NewConnection, None)),
            ("webdav_drafts", 425, (Retry::Unchanged, None)),
        ]
    );
}

#[test]
fn an_error_that_says_nothing_about_repeating_is_one_that_no_client_sees() {
    let silent = all(|status| (status.code >= 400 && status.retry.is_none()).then_some(()));
    assert_eq!(silent, [("nginx", 444, ())]);
}

#[test]
fn the_class_does_not_tell_the_fault_of_some_codes() {
    let exceptions = all(|status| {
        let of_class = match status.code {
            ..=399 => Fault::Nobody,
            400..=499 => Fault::Client,
            500.. => Fault::Server,
        };
        (status.fault != of_class).then_some(status.fault)
    });
    assert_eq!(
        exceptions,
        [
            ("aliyun", 463, Fault::Server),
            ("aliyun", 499, Fault::Nobody),
            ("aws", 460, Fault::Nobody),
            ("informal", 999, Fault::Client),
            ("nginx", 444, Fault::Nobody),
            ("nginx", 499, Fault::Nobody),
            ("qiniu", 478, Fault::Server),
            ("qiniu", 573, Fault::Client),
            ("qiniu", 608, Fault::Client),
            ("qiniu", 612, Fault::Client),
            ("qiniu", 614, Fault::Client),
            ("qiniu", 630, Fault::Client),
            ("qiniu", 631, Fault::Client),
            ("qiniu", 640, Fault::Client),
            ("qiniu", 701, Fault::Client),
            ("shopify", 783, Fault::Client),
            ("tencent_cdn", 514, Fault::Client),
            ("tencent_edgeone", 566, Fault::Client),
            ("tencent_edgeone", 567, Fault::Client),
        ]
    );
}
