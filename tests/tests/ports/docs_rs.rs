//! A site with pages for people and an API for programs: one table of errors, as HTML and, through an outer type, as JSON.
//!
//! Texts of server errors are shown, and a redirect is a redirect in both.

mod derived {
    use statusquo::{HttpError, error_format};

    error_format! {
        pub struct Page: "text/html; charset=utf-8" =
            "<!DOCTYPE html>\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{detail or title}</p>\n";
        pub struct Search: "text/html; charset=utf-8" =
            "<!DOCTYPE html>\n<title>{detail or title}</title>\n<form action=\"/search\"><input name=q></form>\n";
        pub struct Json: "application/json" = { "title": {title}, "message": {detail or title} };
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = Page)]
    pub enum Nope {
        #[error("no such file")]
        #[http(NotFound, title = "This file does not exist")]
        ResourceNotFound,
        #[error("no crate <{0}>")]
        #[http(NotFound, title = "This crate does not exist")]
        CrateNotFound(String),
        #[error("no docs for \"{0}\"")]
        #[http(NotFound, title = "This version isn't documented")]
        VersionNotFound(&'static str),
        #[error("Nothing found")]
        #[http(NotFound, format = Search)]
        NoResults,
        #[error("not without a token")]
        #[http(Unauthorized, without(www_authenticate))]
        Unauthorized,
        #[error("{0}")]
        #[http(InternalServerError, expose)]
        Internal(#[http(source)] anyhow::Error),
        #[error("moved")]
        #[http(Found, headers(location = "{0}", cache_control = "max-age=60"), empty)]
        Redirect(&'static str),
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error(transparent)]
    #[http(NotFound, empty, when = matches!(_0, Nope::NoResults))]
    #[http(transparent, format = Json)]
    pub struct JsonNope(pub Nope);
}

mod by_hand {
    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::StatusCode;
    use axum::response::{Html, IntoResponse, Response};
    use serde::Serialize;

    #[derive(Debug, thiserror::Error)]
    pub enum Nope {
        #[error("no such file")]
        ResourceNotFound,
        #[error("no crate <{0}>")]
        CrateNotFound(String),
        #[error("no docs for \"{0}\"")]
        VersionNotFound(&'static str),
        #[error("Nothing found")]
        NoResults,
        #[error("not without a token")]
        Unauthorized,
        #[error("{0}")]
        Internal(anyhow::Error),
        #[error("moved")]
        Redirect(&'static str),
    }

    #[derive(Debug, thiserror::Error)]
    #[error(transparent)]
    pub struct JsonNope(pub Nope);

    #[derive(Serialize)]
    struct Info {
        #[serde(skip)]
        status: u16,
        title: &'static str,
        message: String,
    }

    /// What is answered in all forms alike, or that form's own.
    enum Kind {
        Info(Info),
        NoResults,
        Redirect(&'static str),
    }

    impl Nope {
        fn kind(&self) -> Kind {
            let (status, title) = match self {
                Self::ResourceNotFound => (404, "This file does not exist"),
                Self::CrateNotFound(_) => (404, "This crate does not exist"),
                Self::VersionNotFound(_) => (404, "This version isn't documented"),
                Self::Unauthorized => (401, "Unauthorized"),
                Self::Internal(_) => (500, "Internal Server Error"),
                Self::NoResults => return Kind::NoResults,
                Self::Redirect(to) => return Kind::Redirect(to),
            };
            Kind::Info(Info { status, title, message: self.to_string() })
        }

        fn status(&self) -> u16 {
            match self.kind() {
                Kind::Info(info) => info.status,
                Kind::NoResults => 404,
                Kind::Redirect(_) => 302,
            }
        }
    }

    fn escaped(text: &str) -> String {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.replace('"', "&quot;").replace('\'', "&#x27;")
    }

    fn page(info: &Info) -> String {
        let (title, message) = (escaped(info.title), escaped(&info.message));
        format!("<!DOCTYPE html>\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{message}</p>\n")
    }

    const SEARCH: &str =
        "<!DOCTYPE html>\n<title>Nothing found</title>\n<form action=\"/search\"><input name=q></form>\n";

    impl IntoResponse for Nope {
        fn into_response(self) -> Response {
            let status = StatusCode::from_u16(self.status()).unwrap();
            match self.kind() {
                Kind::Info(info) => (status, Html(page(&info))).into_response(),
                Kind::NoResults => (status, Html(SEARCH)).into_response(),
                Kind::Redirect(to) => {
                    (status, [("location", to), ("cache-control", "max-age=60")]).into_response()
                }
            }
        }
    }

    impl IntoResponse for JsonNope {
        fn into_response(self) -> Response {
            match self.0.kind() {
                Kind::Info(info) => (StatusCode::from_u16(info.status).unwrap(), Json(info)).into_response(),
                Kind::NoResults => StatusCode::NOT_FOUND.into_response(),
                Kind::Redirect(_) => self.0.into_response(),
            }
        }
    }

    impl actix_web::ResponseError for Nope {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.status()).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            let mut builder = HttpResponse::build(self.status_code());
            match self.kind() {
                Kind::Info(info) => builder.content_type("text/html; charset=utf-8").body(page(&info)),
                Kind::NoResults => builder.content_type("text/html; charset=utf-8").body(SEARCH),
                Kind::Redirect(to) => builder
                    .insert_header(("location", to))
                    .insert_header(("cache-control", "max-age=60"))
                    .finish(),
            }
        }
    }

    impl actix_web::ResponseError for JsonNope {
        fn status_code(&self) -> actix_web::http::StatusCode {
            self.0.status_code()
        }

        fn error_response(&self) -> HttpResponse {
            match self.0.kind() {
                Kind::Info(info) => HttpResponse::build(self.status_code()).json(info),
                Kind::NoResults => HttpResponse::NotFound().finish(),
                Kind::Redirect(_) => self.0.error_response(),
            }
        }
    }
}

const HTML: [&str; 1] = ["content-type: text/html; charset=utf-8"];
const JSON: [&str; 1] = ["content-type: application/json"];
const TO_LATEST: [&str; 2] = ["cache-control: max-age=60", "location: /x/latest"];

#[test]
fn people_get_a_page() {
    fn page(title: &str, message: &str) -> String {
        format!("<!DOCTYPE html>\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{message}</p>\n")
    }
    crate::assert_port! {
        Nope::ResourceNotFound => 404 HTML, page("This file does not exist", "no such file");
        Nope::CrateNotFound("<b>&".into()) => 404 HTML,
            page("This crate does not exist", "no crate &lt;&lt;b&gt;&amp;&gt;");
        Nope::VersionNotFound("'7'") => 404 HTML,
            page("This version isn&#x27;t documented", "no docs for &quot;&#x27;7&#x27;&quot;");
        Nope::NoResults => 404 HTML,
            "<!DOCTYPE html>\n<title>Nothing found</title>\n<form action=\"/search\"><input name=q></form>\n";
        Nope::Unauthorized => 401 HTML, page("Unauthorized", "not without a token");
        Nope::Internal(anyhow::anyhow!("store is full")) => 500 HTML,
            page("Internal Server Error", "store is full");
        Nope::Redirect("/x/latest") => 302 TO_LATEST, "";
    }
}

#[test]
fn programs_get_the_same_table_as_json() {
    crate::assert_port! {
        JsonNope(Nope::ResourceNotFound) => 404 JSON,
            r#"{"title":"This file does not exist","message":"no such file"}"#;
        JsonNope(Nope::CrateNotFound("<b>&".into())) => 404 JSON,
            r#"{"title":"This crate does not exist","message":"no crate <<b>&>"}"#;
        JsonNope(Nope::VersionNotFound("'7'")) => 404 JSON,
            r#"{"title":"This version isn't documented","message":"no docs for \"'7'\""}"#;
        JsonNope(Nope::NoResults) => 404 [], "";
        JsonNope(Nope::Unauthorized) => 401 JSON,
            r#"{"title":"Unauthorized","message":"not without a token"}"#;
        JsonNope(Nope::Internal(anyhow::anyhow!("store is full"))) => 500 JSON,
            r#"{"title":"Internal Server Error","message":"store is full"}"#;
        JsonNope(Nope::Redirect("/x/latest")) => 302 TO_LATEST, "";
    }
}
