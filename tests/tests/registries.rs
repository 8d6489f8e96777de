//! The vendors' registries and a user's own: enums, conversions, what they say about a number, and the derive.

use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use statusquo::{HttpError, StatusCode, StatusInfo, nginx, registries};
use statusquo_data::{REGISTRIES, Registry};

statusquo::status_codes! {
    /// Codes that our payment partner answers with.
    pub enum PartnerStatus = "status/partner.toml";
}

/// The file of a registry, as the reader sees it.
fn dataset(id: &str) -> Registry {
    let (_, text) = REGISTRIES.iter().find(|(name, _)| *name == id).expect("the registry is in the dataset");
    Registry::parse(text).expect("the dataset is in order")
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What has to hold for the enum of each registry.
macro_rules! each_registry {
    ($($id:ident: $status:path, $data:expr;)*) => {$(
        mod $id {
            use super::*;
            use $status as Status;

            fn own() -> Registry {
                $data
            }

            fn own_codes() -> BTreeSet<u16> {
                own().statuses.iter().map(|status| status.code).collect()
            }

            /// `Standard`, built by hand.
            fn standard(code: u16) -> Status {
                Status::Standard(StatusCode::from(code))
            }

            /// Every variant of its own, the same numbers as `Standard`, and some others.
            fn some() -> Vec<Status> {
                let own = own_codes();
                let numbers = own.iter().flat_map(|code| [code - 1, *code, code + 1]);
                let numbers: BTreeSet<u16> = numbers.chain([0, 200, 404, 499, 599, 65_535]).collect();
                let mut some: Vec<Status> = numbers.iter().map(|code| standard(*code)).collect();
                // In descending order, so that sorting has something to do.
                some.extend(Status::ALL.iter().rev());
                some
            }

            #[test]
            fn every_u16_survives_a_round_trip() {
                for code in 0..=u16::MAX {
                    let status = Status::from(code);
                    assert_eq!(u16::from(status), code);
                    assert_eq!(status.as_u16(), code);
                    assert_eq!(Status::new(code), status);
                    assert_eq!(Status::from(&status), status);
                    assert!(status == code && code == status);
                    assert!(status != code.wrapping_add(1));
                }
            }

            #[test]
            fn conversions_from_and_to_status_code_go_by_number() {
                for code in 0..=u16::MAX {
                    let status = Status::from(code);
                    assert_eq!(StatusCode::from(status), StatusCode::from(code));
                    assert_eq!(Status::from(StatusCode::from(code)), status);
                }
            }

            #[test]
            fn a_number_is_a_variant_of_its_own_if_the_registry_names_it() {
                let own = own_codes();
                for code in 0..=u16::MAX {
                    let is_own = !matches!(Status::from(code), Status::Standard(_));
                    assert_eq!(is_own, own.contains(&code), "{code}");
                }
                let all: Vec<u16> = Status::ALL.iter().map(|status| status.as_u16()).collect();
                assert_eq!(all, own.into_iter().collect::<Vec<_>>());
            }

            #[test]
            fn what_the_registry_names_says_what_the_file_says() {
                use statusquo::Lang::{En, Zh};
                let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
                let owned = |text: Option<&str>| text.map(str::to_owned);
                let registry = own();
                for expected in &registry.statuses {
                    let status = Status::from(expected.code);
                    let info = status.info().expect("the registry names it");
                    assert_eq!(status.canonical_reason(), Some(expected.phrase.as_str()));
                    assert_eq!(format!("{status:?}"), expected.name);
                    assert_eq!((info.code, info.name), (expected.code, expected.name.as_str()));
                    assert_eq!(info.formerly, expected.formerly);
                    assert_eq!(info.resembles, expected.resembles);
                    assert_eq!(info.used_by, expected.used_by);
                    assert_eq!(format!("{:?}", info.evidence), format!("{:?}", expected.evidence));
                    for (lang, title, summary, description) in [
                        (En, &expected.title.en, &expected.summary.en, &expected.description.en),
                        (Zh, &expected.title.zh, &expected.summary.zh, &expected.description.zh),
                    ] {
                        assert_eq!(owned(status.title(lang)), some(title));
                        assert_eq!(owned(status.summary(lang)), some(summary));
                        assert_eq!(owned(status.description(lang)), some(description));
                    }
                    let specs: Vec<&str> = status.specs().iter().map(|spec| spec.url).collect();
                    assert_eq!(specs, expected.specs.iter().map(|spec| &spec.url).collect::<Vec<_>>());
                    assert_eq!(status.required_headers(), expected.headers.required);
                    assert_eq!(format!("{:?}", status.retry()), format!("{:?}", expected.retry));
                    assert_eq!(format!("{:?}", status.retry_if()), format!("{:?}", expected.retry_if));
                    assert_eq!(format!("{:?}", status.fault()), format!("{:?}", expected.fault));
                    let headers = &expected.headers;
                    let in_some_case = headers.required_if.iter().chain(&headers.recommended_if);
                    let in_some_case = in_some_case.flat_map(|case| &case.fields);
                    let recommended: Vec<&String> = headers.recommended.iter().chain(in_some_case).collect();
                    assert_eq!(info.semantics.recommended_headers, recommended);
                    assert_eq!(info.semantics.optional_headers, expected.headers.optional);
                    assert_eq!(
                        format!("{:?}", status.lifecycle()),
                        format!("{:?}", Some(expected.lifecycle))
                    );
                    assert_eq!(info.registry.id, registry.id);
                }
            }

            #[test]
            fn a_standard_code_says_what_status_code_says() {
                for code in (0..=1000).chain([u16::MAX]) {
                    let (status, expected) = (standard(code), StatusCode::from(code));
                    assert_eq!(status.info(), expected.info());
                    assert_eq!(status.canonical_reason(), expected.canonical_reason());
                    assert_eq!(status.specs(), expected.specs());
                    assert_eq!(status.lifecycle(), expected.lifecycle());
                    assert_eq!(status.cacheability(), expected.cacheability());
                    assert_eq!(status.redirect(), expected.redirect());
                    assert_eq!(status.retry(), expected.retry());
                    assert_eq!((status.retry_if(), status.fault()), (expected.retry_if(), expected.fault()));
                    assert_eq!(status.permanence(), expected.permanence());
                    assert_eq!(status.allows_content(), expected.allows_content());
                    assert_eq!(status.required_headers(), expected.required_headers());
                    assert_eq!(status.to_string(), expected.to_string());
                    for lang in [statusquo::Lang::En, statusquo::Lang::Zh] {
                        assert_eq!(status.title(lang), expected.title(lang));
                        assert_eq!(status.summary(lang), expected.summary(lang));
                        assert_eq!(status.description(lang), expected.description(lang));
                    }
                }
            }

            #[test]
            fn what_follows_from_the_number_is_the_same_in_every_registry() {
                for code in 0..=u16::MAX {
                    let (status, expected) = (Status::from(code), StatusCode::from(code));
                    assert_eq!(status.class(), expected.class());
                    assert_eq!(status.treat_as(), expected.treat_as());
                    assert_eq!(status.as_str(), expected.as_str());
                    assert_eq!(status.is_informational(), expected.is_informational());
                    assert_eq!(status.is_success(), expected.is_success());
                    assert_eq!(status.is_redirection(), expected.is_redirection());
                    assert_eq!(status.is_client_error(), expected.is_client_error());
                    assert_eq!(status.is_server_error(), expected.is_server_error());
                }
            }

            #[test]
            fn standard_built_by_hand_is_not_the_reading_of_the_registry() {
                for own in Status::ALL.iter().copied() {
                    let code = own.as_u16();
                    let other = standard(code);
                    assert_ne!(own, other);
                    assert!(own < other);
                    // The same number nevertheless, and the reading of IANA if it has one.
                    assert_eq!(other.as_u16(), code);
                    assert_eq!(StatusCode::from(other), StatusCode::from(own));
                    assert_eq!(other.canonical_reason(), StatusCode::from(code).canonical_reason());
                    assert!(other.info().is_none_or(|info| info.registry.id == "iana"));
                }
            }

            #[test]
            fn equality_order_and_hash_agree() {
                let some = some();
                for a in &some {
                    for b in &some {
                        assert_eq!(a == b, a.cmp(b).is_eq(), "{a:?} {b:?}");
                        assert_eq!(a.cmp(b), b.cmp(a).reverse(), "{a:?} {b:?}");
                        assert_eq!(a.partial_cmp(b), Some(a.cmp(b)));
                        assert!(a != b || hash(a) == hash(b), "{a:?} {b:?}");
                    }
                }
                let mut sorted = some;
                sorted.sort();
                assert!(sorted.is_sorted_by(|a, b| a < b), "it is a total order without equal ones");
                assert!(sorted.is_sorted_by_key(|status| status.as_u16()));
            }

            #[test]
            fn parsing_is_that_of_status_code() {
                for number in 0..=1100_u16 {
                    let text = number.to_string();
                    let expected = text.parse::<StatusCode>().map(Status::from);
                    assert_eq!(text.parse::<Status>(), expected);
                    assert_eq!(Status::try_from(text.as_str()), expected);
                    assert_eq!(Status::try_from(text.as_bytes()), expected);
                    assert_eq!(Status::from_bytes(text.as_bytes()), expected);
                    assert_eq!(Status::from_u16(number), StatusCode::from_u16(number).map(Status::from));
                }
                for text in ["", "4", " 99", "+99", "-44", "4x4", "0100", "４０４"] {
                    assert_eq!(text.parse::<Status>().err(), text.parse::<StatusCode>().err());
                    assert!(text.parse::<Status>().is_err());
                }
            }

            #[test]
            fn display_is_number_and_phrase() {
                for status in own().statuses {
                    let text = format!("{} {}", status.code, status.phrase);
                    assert_eq!(Status::from(status.code).to_string(), text);
                    assert_eq!(format!("{:>90}", Status::from(status.code)), format!("{text:>90}"));
                    assert_eq!(format!("{:.7}", Status::from(status.code)), format!("{text:.7}"));
                }
            }

            #[test]
            fn serde_reads_and_writes_the_number() {
                for code in (0..=1100).chain([u16::MAX]) {
                    let status = Status::from(code);
                    let json = serde_json::to_string(&status).expect("a number can be written");
                    assert_eq!(json, code.to_string());
                    assert_eq!(serde_json::from_str::<Status>(&json).expect("it was written so"), status);
                    // `Standard` for a number of the registry's own comes back as the registry reads it.
                    let json = serde_json::to_string(&standard(code)).expect("a number can be written");
                    assert_eq!(serde_json::from_str::<Status>(&json).expect("it was written so"), status);
                }
                for json in ["65536", "-1", "404.0", "\"404\"", "null", "[404]"] {
                    assert!(serde_json::from_str::<Status>(json).is_err(), "{json}");
                }
            }

            #[test]
            fn the_type_of_the_crate_http_holds_100_to_999() {
                for code in 0..=u16::MAX {
                    let status = Status::from(code);
                    let other = http::StatusCode::try_from(status);
                    assert_eq!(other.is_ok(), (100..=999).contains(&code));
                    if let Ok(other) = other {
                        assert_eq!(other.as_u16(), code);
                        assert_eq!(Status::from(other), status);
                        assert!(status == other && other == status);
                    }
                }
            }

            #[test]
            fn it_is_small_plain_data() {
                fn is_plain<T: Copy + Send + Sync + Unpin + std::panic::UnwindSafe + 'static>() {}
                is_plain::<Status>();
                assert_eq!((size_of::<Status>(), size_of::<Option<Status>>()), (6, 6));
                assert_eq!(Status::default(), 200);
            }

            #[test]
            fn everything_can_be_a_constant() {
                const STATUS: Status = Status::new(499);
                const PARSED: Option<Status> = match Status::from_bytes(b"499") {
                    Ok(status) => Some(status),
                    Err(_) => None,
                };
                const REASON: Option<&str> = STATUS.canonical_reason();
                const INFO: Option<&StatusInfo> = STATUS.info();
                const TREATED: StatusCode = STATUS.treat_as();
                const CLASS: Option<statusquo::StatusClass> = STATUS.class();
                assert_eq!(PARSED, Some(STATUS));
                assert_eq!(REASON, INFO.map(|info| info.phrase));
                assert_eq!(TREATED, StatusCode::BadRequest);
                assert_eq!(CLASS, Some(statusquo::StatusClass::ClientError));
            }
        }
    )*};
}

macro_rules! each_vendor {
    ($($id:ident)*) => {
        mod of {
            use super::*;

            each_registry! {
                $($id: statusquo::$id::Status, dataset(stringify!($id));)*
                partner: crate::PartnerStatus, {
                    let text = include_str!("../status/partner.toml");
                    let mut registry = Registry::parse(text).expect("the file is in order");
                    registry.id = "partner".to_owned();
                    registry
                };
            }
        }

        /// What a vendor's registry says about a number, by way of its enum.
        fn vendors_info(code: u16) -> Vec<&'static StatusInfo> {
            let own = [$({
                use statusquo::$id::Status;
                match Status::from(code) {
                    Status::Standard(_) => None,
                    own => own.info(),
                }
            }),*];
            own.into_iter().flatten().collect()
        }

        const VENDORS: &[&str] = &[$(stringify!($id)),*];
    };
}

each_vendor! {
    aliyun apache aspnet_core aws cloudflare esri huawei_cloud iis informal laravel nginx pantheon qiniu shopify spring
    tencent_cdn tencent_edgeone twitter webdav_drafts
}

#[test]
fn no_registry_of_the_dataset_is_left_out_of_these_tests() {
    let ids: Vec<&str> = REGISTRIES.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids[0], "iana");
    assert_eq!(&ids[1..], VENDORS);
    assert!(VENDORS.is_sorted());
}

#[test]
fn all_registries_are_listed_with_owner_source_and_date() {
    assert_eq!(registries().len(), 20);
    for (registry, (id, _)) in registries().iter().zip(REGISTRIES) {
        let expected = dataset(id);
        assert_eq!(registry.id, *id);
        assert_eq!(registry.owner, expected.owner);
        assert_eq!(registry.source, expected.source);
        assert_eq!(registry.as_of, expected.as_of);
        assert_eq!((registry.title.en, registry.title.zh), (&*expected.title.en, &*expected.title.zh));
        assert!(!registry.owner.is_empty() && !registry.title.en.is_empty() && !registry.title.zh.is_empty());
        assert!(registry.source.starts_with("https://"), "{id}");
        let date: Vec<usize> = registry.as_of.split('-').map(str::len).collect();
        assert_eq!(date, [4, 2, 2], "{id}");
    }
}

// Collisions.

fn meanings(code: u16) -> Vec<(&'static str, &'static str)> {
    StatusCode::from(code).meanings().map(|info| (info.registry.id, info.phrase)).collect()
}

#[test]
fn a_number_with_several_owners_has_a_meaning_for_each() {
    assert_eq!(meanings(103), [("iana", "Early Hints"), ("informal", "Checkpoint")]);
    assert_eq!(
        meanings(420),
        [("spring", "Method Failure"), ("twitter", "Enhance Your Calm"), ("webdav_drafts", "Method Failure"),]
    );
    let connections = "There are too many connections from your internet address";
    assert_eq!(
        meanings(421),
        [
            ("iana", "Misdirected Request"),
            ("informal", connections),
            ("spring", "Destination Locked"),
            ("webdav_drafts", "Destination Locked"),
        ]
    );
    assert_eq!(meanings(425), [("iana", "Too Early"), ("webdav_drafts", "Unordered Collection")]);
    assert_eq!(meanings(451), [("iana", "Unavailable For Legal Reasons"), ("iis", "Redirect")]);
    assert_eq!(meanings(498), [("esri", "Invalid Token"), ("nginx", "Invalid Host")]);
    assert_eq!(
        meanings(499),
        [("aliyun", "Client Close Request"), ("esri", "Token Required"), ("nginx", "Client Closed Request"),]
    );
    assert_eq!(meanings(614), [("qiniu", "File Exists"), ("tencent_cdn", "Platform Access Overloaded")]);
    assert_eq!(meanings(526), [("cloudflare", "Invalid SSL Certificate")]);
    assert_eq!(
        meanings(530),
        [("cloudflare", "Origin DNS Error"), ("pantheon", "Site is frozen"), ("shopify", "Origin DNS Error"),]
    );
}

#[test]
fn meanings_are_those_of_every_registry_iana_first() {
    for code in 0..=u16::MAX {
        let status = StatusCode::from(code);
        let expected: Vec<&StatusInfo> = status.info().into_iter().chain(vendors_info(code)).collect();
        let found: Vec<&StatusInfo> = status.meanings().collect();
        assert!(found.iter().zip(&expected).all(|(a, b)| std::ptr::eq(*a, *b)), "{code}");
        assert_eq!(found.len(), expected.len(), "{code}");
        assert!(found.iter().all(|info| info.code == code));
    }
    let entries: usize = REGISTRIES.iter().map(|(id, _)| dataset(id).statuses.len()).sum();
    assert_eq!((0..=u16::MAX).map(|code| meanings(code).len()).sum::<usize>(), entries);
}

#[test]
fn meanings_can_be_asked_again() {
    let meanings = StatusCode::from(499).meanings();
    assert_eq!(meanings.clone().count(), 3);
    assert_eq!(meanings.count(), 3);
}

#[test]
fn the_reading_of_a_registry_wins_in_its_module() {
    use statusquo::iis;

    for status in [
        iis::Status::from(451),
        iis::Status::from(StatusCode::UnavailableForLegalReasons),
        "451".parse().expect("three digits"),
        http::StatusCode::UNAVAILABLE_FOR_LEGAL_REASONS.into(),
    ] {
        assert_eq!(status, iis::Status::Redirect);
        assert_eq!(status.to_string(), "451 Redirect");
        assert_eq!(StatusCode::from(status), StatusCode::UnavailableForLegalReasons);
    }
    let elsewhere = nginx::Status::from(451);
    assert_eq!(elsewhere, nginx::Status::Standard(StatusCode::UnavailableForLegalReasons));
    assert_eq!(elsewhere.to_string(), "451 Unavailable For Legal Reasons");
    assert_eq!(PartnerStatus::from(404), PartnerStatus::NoSuchAccount);
    assert_eq!(PartnerStatus::from(StatusCode::NotFound).to_string(), "404 No Such Account");
}

#[test]
fn a_match_needs_no_wildcard() {
    fn number(status: nginx::Status) -> u16 {
        match status {
            nginx::Status::NoResponse => 444,
            nginx::Status::RequestHeaderTooLarge => 494,
            nginx::Status::SslCertificateError => 495,
            nginx::Status::SslCertificateRequired => 496,
            nginx::Status::HttpRequestSentToHttpsPort => 497,
            nginx::Status::InvalidHost => 498,
            nginx::Status::ClientClosedRequest => 499,
            nginx::Status::Standard(status) => status.as_u16(),
        }
    }
    for code in 0..=u16::MAX {
        assert_eq!(number(nginx::Status::from(code)), code);
    }
}

#[test]
fn constants_are_patterns_too() {
    assert_eq!(nginx::Status::CLIENT_CLOSED_REQUEST, nginx::Status::ClientClosedRequest);
    assert_eq!(PartnerStatus::PARTNER_UNAVAILABLE, PartnerStatus::PartnerUnavailable);
    assert!(matches!(nginx::Status::from(497), nginx::Status::HTTP_REQUEST_SENT_TO_HTTPS_PORT));
}

#[test]
fn a_users_registry_has_the_name_of_its_file() {
    let registry = PartnerStatus::PartnerUnavailable.info().expect("it is in the file").registry;
    assert_eq!((registry.id, registry.owner, registry.source, registry.as_of), ("partner", "", "", ""));
    assert_eq!(PartnerStatus::PartnerUnavailable.title(statusquo::Lang::Zh), None);
    assert_eq!(PartnerStatus::PartnerUnavailable.retry(), Some(statusquo::Retry::AfterDelay));
}

// The derive.

#[derive(Debug, thiserror::Error, HttpError)]
enum Failure {
    #[error("closed")]
    #[http(nginx::Status::ClientClosedRequest)]
    Closed,
    #[error("no token")]
    #[http(statusquo::esri::Status::TOKEN_REQUIRED)]
    NoToken,
    #[error("go there")]
    #[http(statusquo::iis::Status::Redirect)]
    Redirect,
    #[error("no account")]
    #[http(PartnerStatus::NoSuchAccount)]
    NoAccount,
    #[error("asleep")]
    #[http(PartnerStatus::PARTNER_UNAVAILABLE)]
    Asleep,
    #[error("lost")]
    #[http(PartnerStatus::LostInTransit, headers(x_parcel = "{parcel}"))]
    Lost { parcel: u32 },
    #[error("misdirected")]
    #[http(421)]
    Misdirected,
    #[error("vendor")]
    Vendor(#[http(status)] statusquo::cloudflare::Status),
    #[error("partner")]
    Partner(#[http(status)] PartnerStatus),
    #[error("inner")]
    #[http(transparent)]
    Inner(#[from] Inner),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("calm down")]
#[http(statusquo::twitter::Status::EnhanceYourCalm)]
struct Inner;

/// Each kind of failure with the status line that it is answered with.
fn failures() -> Vec<(Failure, &'static str)> {
    use statusquo::cloudflare;
    vec![
        (Failure::Closed, "499 Client Closed Request"),
        (Failure::NoToken, "499 Token Required"),
        (Failure::Redirect, "451 Redirect"),
        (Failure::NoAccount, "404 No Such Account"),
        (Failure::Asleep, "460 Partner Unavailable"),
        (Failure::Lost { parcel: 7 }, "999 Lost In Transit"),
        (Failure::Misdirected, "421 Misdirected Request"),
        (Failure::Vendor(cloudflare::Status::from(526)), "526 Invalid SSL Certificate"),
        (Failure::Vendor(cloudflare::Status::from(404)), "404 Not Found"),
        (Failure::Partner(PartnerStatus::from(404)), "404 No Such Account"),
        (Failure::Partner(PartnerStatus::Standard(StatusCode::NotFound)), "404 Not Found"),
        (Failure::Inner(Inner), "420 Enhance Your Calm"),
    ]
}

#[test]
fn an_error_has_the_reason_phrase_of_the_registry_in_which_its_status_was_named() {
    for (failure, line) in failures() {
        assert_eq!(format!("{} {}", failure.status().as_u16(), failure.reason()), line);
        assert_eq!(failure.status(), StatusCode::from(failure.status().as_u16()));
    }
    let cases: Vec<(Option<u16>, &str)> =
        Failure::cases().iter().map(|case| (case.status.map(StatusCode::as_u16), case.reason)).collect();
    assert_eq!(cases[0], (Some(499), "Client Closed Request"));
    assert_eq!(cases[2], (Some(451), "Redirect"));
    assert_eq!(cases[3], (Some(404), "No Such Account"));
}

#[test]
fn problem_details_carry_number_and_phrase_of_the_registry() {
    for (failure, line) in failures() {
        let problem = serde_json::to_value(failure.problem()).expect("a problem can be written");
        let status = problem["status"].as_u64().expect("a number");
        let title = problem["title"].as_str().expect("a text");
        assert_eq!(format!("{status} {title}"), line);
    }
}

#[tokio::test]
async fn the_status_line_carries_the_phrase_of_the_registry() {
    use std::io::{Read, Write};

    async fn handler(axum::extract::Path(i): axum::extract::Path<usize>) -> Failure {
        failures().swap_remove(i).0
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it is bound");
    let app = axum::Router::new().route("/{i}", axum::routing::get(handler));
    tokio::spawn(async { axum::serve(listener, app).await });

    let requests = tokio::task::spawn_blocking(move || {
        for (i, (_, line)) in failures().into_iter().enumerate() {
            let mut stream = std::net::TcpStream::connect(address).expect("it listens");
            write!(stream, "GET /{i} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
                .expect("it reads");
            let mut response = String::new();
            stream.read_to_string(&mut response).expect("it answers");
            assert!(response.starts_with(&format!("HTTP/1.1 {line}\r\n")), "{line}: {response}");
            let parcel = response.contains("\r\nx-parcel: 7\r\n");
            assert_eq!(parcel, line.starts_with("999"), "{response}");
        }
    });
    requests.await.expect("all requests were answered as expected");
}
