#[derive(Debug, Error, HttpError)]
#[http(default = nginx::Status::NoResponse)]
pub enum Statuses {
    Defaulted,
    #[http(log = "warn")]
    OnlyALevel,
    #[http(NotFound, when = source.kind() == ErrorKind::NotFound)]
    #[http(507, when = retries.is_some_and(|(a, b)| a < b), log = "off")]
    #[http(partner::Status::Declined)]
    Guarded { source: io::Error, retries: Option<(u8, u8)> },
    #[http(headers(retry_after = "7"))]
    Held(u8, #[http(status)] StatusCode),
    #[http(transparent)]
    Inner(#[from] BookError),
    #[http(transparent, when = _0.is_some())]
    #[http(BadGateway)]
    Sometimes(Option<Other>),
}

#[derive(Debug, Error, HttpError)]
#[http(transparent)]
pub struct Wrapper {
    inner: Box<dyn HttpError + Send + Sync>,
}

#[derive(Debug, Error, HttpError)]
#[http(default = Unauthorized)]
pub enum UnusedDefault {
    #[http(NotFound)]
    Only,
}
