//! A page for people: whoever cannot be logged in is sent back to the form, without content.

mod derived {
    use statusquo::HttpError;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(default = SeeOther, headers(location = "/login"), empty)]
    pub enum LoginError {
        #[error("wrong password of {0}")]
        #[http(log = "warn", headers(location = "/login?failed", set_cookie = "flash=failed; HttpOnly"))]
        WrongPassword(&'static str),
        #[error("the session is over")]
        SessionOver,
        #[error("not for guests")]
        #[http(Found, headers(location = "/login?next={next}"))]
        NotForGuests { next: &'static str },
        #[error("{0}")]
        #[http(log = "error")]
        Unexpected(#[http(source)] anyhow::Error),
    }
}

mod by_hand {
    use actix_web::HttpResponse;
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Redirect, Response};

    #[derive(Debug, thiserror::Error)]
    pub enum LoginError {
        #[error("wrong password of {0}")]
        WrongPassword(&'static str),
        #[error("the session is over")]
        SessionOver,
        #[error("not for guests")]
        NotForGuests { next: &'static str },
        #[error("{0}")]
        Unexpected(anyhow::Error),
    }

    impl IntoResponse for LoginError {
        fn into_response(self) -> Response {
            match self {
                Self::WrongPassword(_) => {
                    ([("set-cookie", "flash=failed; HttpOnly")], Redirect::to("/login?failed"))
                        .into_response()
                }
                Self::NotForGuests { next } => {
                    (StatusCode::FOUND, [("location", format!("/login?next={next}"))]).into_response()
                }
                Self::SessionOver | Self::Unexpected(_) => Redirect::to("/login").into_response(),
            }
        }
    }

    impl actix_web::ResponseError for LoginError {
        fn status_code(&self) -> actix_web::http::StatusCode {
            match self {
                Self::NotForGuests { .. } => actix_web::http::StatusCode::FOUND,
                _ => actix_web::http::StatusCode::SEE_OTHER,
            }
        }

        fn error_response(&self) -> HttpResponse {
            let mut builder = HttpResponse::build(self.status_code());
            match self {
                Self::WrongPassword(_) => builder
                    .insert_header(("location", "/login?failed"))
                    .insert_header(("set-cookie", "flash=failed; HttpOnly")),
                Self::NotForGuests { next } => {
                    builder.insert_header(("location", format!("/login?next={next}")))
                }
                Self::SessionOver | Self::Unexpected(_) => builder.insert_header(("location", "/login")),
            };
            builder.finish()
        }
    }
}

#[test]
fn a_redirect_to_the_form_has_no_content() {
    crate::assert_port! {
        LoginError::WrongPassword("ada") => 303
            ["location: /login?failed", "set-cookie: flash=failed; HttpOnly"], "";
        LoginError::SessionOver => 303 ["location: /login"], "";
        LoginError::NotForGuests { next: "/orders/7" } => 302 ["location: /login?next=/orders/7"], "";
        LoginError::Unexpected(anyhow::anyhow!("no connection to 10.0.0.7")) => 303 ["location: /login"], "";
    }
}

#[test]
fn what_was_not_expected_is_an_error_in_the_log() {
    use derived::LoginError;
    use statusquo::{HttpError, Level};

    let unexpected = LoginError::Unexpected(anyhow::anyhow!("refused").context("store"));
    assert_eq!(unexpected.level(), Level::Error);
    assert_eq!(unexpected.log_source().unwrap().source().unwrap().to_string(), "refused");
    assert_eq!(LoginError::WrongPassword("ada").level(), Level::Warn);
    assert_eq!(LoginError::SessionOver.level(), Level::Debug);
}
