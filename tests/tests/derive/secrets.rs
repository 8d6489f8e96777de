//! Nothing of a redacted error reaches a client. No assertion of this file may be loosened.

use std::io;

use statusquo::{HttpError, StatusCode};

use super::{answer, detail, json_of};

/// Stands in every text that the error has.
const SECRET: &str = "postgres://admin:hunter2@10.0.0.7";

#[derive(Debug, thiserror::Error, HttpError)]
#[error("cannot reach {secret}")]
enum Leaky {
    #[http(InternalServerError)]
    Server {
        #[http(extend)]
        secret: String,
        source: io::Error,
    },
    #[http(statusquo::cloudflare::Status::WebServerIsDown)]
    Vendor {
        #[http(extend)]
        secret: String,
        source: io::Error,
    },
    #[http(NotFound, redact)]
    Redacted {
        #[http(extend)]
        secret: String,
        source: io::Error,
    },
    #[http(title = "Upstream failed")]
    Status {
        #[http(status)]
        status: u16,
        #[http(extend)]
        secret: String,
        source: io::Error,
    },
    #[http(InternalServerError, expose)]
    Exposed {
        #[http(extend)]
        secret: String,
        source: io::Error,
    },
    #[http(NotFound)]
    Client {
        #[http(extend)]
        secret: String,
        source: io::Error,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("outer: {0}")]
#[http(transparent)]
struct Outer(Leaky);

/// By hand, and with nothing but a status.
#[derive(Debug, thiserror::Error)]
#[error("{SECRET}")]
struct ByHand(StatusCode);
impl HttpError for ByHand {
    fn status(&self) -> StatusCode {
        self.0
    }
}

fn secret() -> String {
    SECRET.to_owned()
}

fn source() -> io::Error {
    io::Error::other(SECRET)
}

#[test]
fn what_is_not_for_clients_never_reaches_them() {
    let mut leaky = vec![
        Leaky::Server { secret: secret(), source: source() },
        Leaky::Vendor { secret: secret(), source: source() },
        Leaky::Redacted { secret: secret(), source: source() },
    ];
    for status in [0, 200, 500, 503, 521, 599, 600, 999, 1000] {
        leaky.push(Leaky::Status { status, secret: secret(), source: source() });
    }
    for error in leaky {
        let name = format!("{error:?}");
        assert!(name.contains(SECRET) && error.to_string().contains(SECRET));
        assert!(!json_of(&error).to_string().contains("hunter2"), "{name}");
        let outer = Outer(error);
        assert!(!json_of(&outer).to_string().contains("hunter2"), "{name}");
        let answer = answer(outer);
        assert!(!answer.text().contains("hunter2"), "{}", answer.text());
        // For the log it is still there.
        assert!(answer.original.expect("it rides along").to_string().contains(SECRET));
    }
    for status in [500, 599, 999] {
        assert_eq!(detail(&ByHand(StatusCode::from(status))), None);
    }
}

#[test]
fn what_is_for_clients_does() {
    for error in [
        Leaky::Exposed { secret: secret(), source: source() },
        Leaky::Client { secret: secret(), source: source() },
        Leaky::Status { status: 404, secret: secret(), source: source() },
    ] {
        let expected = format!("cannot reach {SECRET}");
        assert_eq!(
            (json_of(&error)["detail"].as_str(), detail(&error)),
            (Some(&*expected), Some(expected.clone()))
        );
        assert_eq!(json_of(&error)["secret"], SECRET);
        assert_eq!(answer(Outer(error)).json()["secret"], SECRET);
    }
    assert_eq!(detail(&ByHand(StatusCode::NotFound)).as_deref(), Some(SECRET));
}
