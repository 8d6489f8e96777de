use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://example.com/my problems/")]
pub enum ApiError {
    #[error("a")]
    #[http(NotFound, expose, redact)]
    Both,

    #[error("b")]
    #[http(NotFound, detail = "no book", redact)]
    Redacted,

    #[error("c")]
    #[http(NotFound, detail = "no book", expose)]
    Exposed,

    #[error("d")]
    #[http(NotFound, log = "warning")]
    Level,

    #[error("e")]
    #[http(NotFound, type = "no such book")]
    Type,

    #[error("f")]
    #[http(NotFound, type = "")]
    Empty,

    #[error("g")]
    #[http(NotFound, title = "no book with id {id}")]
    Title { id: u32 },

    #[error("h")]
    #[http(NotFound, type = "https://example.com/%zz")]
    Percent,

    #[error("i")]
    #[http(NotFound, title = "")]
    Untitled,
}

fn main() {}
