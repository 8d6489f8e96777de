use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http]
pub enum ApiError {
    #[error("empty")]
    #[http()]
    Empty,

    #[error("nothing")]
    #[http]
    Nothing,

    #[error("as a value")]
    #[http = "404"]
    Value,

    #[error("text")]
    #[http("404")]
    Text,

    #[error("float")]
    #[http(404.0)]
    Float,

    #[error("negative")]
    #[http(-404)]
    Negative,

    #[error("suffix")]
    #[http(404i32)]
    Suffix,

    #[error("large")]
    #[http(70000)]
    Large,

    #[error("no comma")]
    #[http(NotFound log = "warn")]
    NoComma,

    #[error("a call")]
    #[http(NotFound())]
    Call,

    #[error("only a comma")]
    #[http(,)]
    Comma,

    #[error("two commas")]
    #[http(NotFound,, log = "warn")]
    Commas,

    #[error("no value")]
    #[http(NotFound, detail)]
    NoDetail,

    #[error("no value")]
    #[http(NotFound, detail = )]
    EmptyDetail,

    #[error("no text")]
    #[http(NotFound, title = 5, type = Five, log = warn)]
    NoText,

    #[error("no equals sign")]
    #[http(NotFound, detail: "x")]
    Colon,

    #[error("no equals sign")]
    #[http(NotFound, log "warn")]
    NoEquals,

    #[error("no comma")]
    #[http(NotFound, expose redact)]
    TwoWords,

    #[error("no comma")]
    #[http(NotFound, headers(x = 1) expose)]
    BehindList,

    #[error("half a path")]
    #[http(nginx::)]
    HalfPath,

    #[error("a field")]
    #[http(NotFound)]
    Field(#[http] u32, #[http()] u32, #[http(status = 404)] u32, #[http(extend = 5)] u32),
}

fn main() {}
