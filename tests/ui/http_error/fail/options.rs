use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(defualt = NotFound)]
#[http(NotFound)]
#[http(detail = "x")]
#[http(no_response, no_response, no_original, no_original)]
#[http(problem_bas = "https://example.com/", crate)]
#[http(default = notfound)]
pub enum ApiError {
    #[error("unknown")]
    #[http(NotFound, header(retry_after = 5))]
    Unknown,

    #[error("unknown, and like nothing known")]
    #[http(NotFound, banana)]
    Banana,

    #[error("lower case")]
    #[http(not_found)]
    LowerCase,

    #[error("at the wrong place")]
    #[http(NotFound, default = NotFound, no_response, no_original, extend)]
    Place,

    #[error("twice")]
    #[http(NotFound, log = "warn", log = "info", detail = "a", detail = "b", title = "A", title = "B")]
    #[http(NotFound, type = "a:b", type = "a:c", when = true, when = false, expose, expose, redact, redact)]
    Twice,

    #[error("of a variant, on a field")]
    #[http(NotFound)]
    Field {
        #[http(NotFound)]
        a: u32,
        #[http(headers(retry_after = 5))]
        b: u32,
        #[http(statsu)]
        c: u32,
        #[http(extend, extend)]
        ddd: u32,
        #[http(problem_base = "")]
        e: u32,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("closed")]
#[http(NotFound, no_respnse, status)]
pub struct Closed;

fn main() {}
