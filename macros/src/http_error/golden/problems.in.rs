#[derive(Debug, Error, HttpError)]
#[http(problem_base = "https://api.example/problems/")]
pub enum ApiError {
    /// Log in first.
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{realm}\"", "X-Tries" = *tries), log = "info")]
    NotLoggedIn { realm: String, tries: u8 },
    #[http(401, without(www_authenticate))]
    Elsewhere,
    #[http(Conflict, detail = "version {0}, not {1.number}", title = "Stale copy")]
    Stale(#[http(extend = "version")] u32, Copy),
    #[http(nginx::Status::NoResponse, type = "about:blank", expose)]
    Exposed(#[http(extend = "number")] u8),
    #[http(NotFound, redact)]
    Redacted {
        #[http(extend)]
        r#type_: u8,
        other: u8,
    },
    #[http(UpgradeRequired, headers(upgrade = "h2c", connection = "upgrade"), detail = help())]
    TooOld,
}

#[derive(Debug, Error, HttpError)]
#[http(MethodNotAllowed, headers(allow = _0))]
pub struct WrongMethod(&'static str);

#[derive(Debug, Error, HttpError)]
#[http(NotFound)]
#[http(no_response)]
pub struct Silent {
    #[http(extend = "book")]
    id: u64,
}
