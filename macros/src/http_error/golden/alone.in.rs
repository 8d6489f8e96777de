#[derive(Debug, Error, HttpError)]
#[http(Gone, detail = "sold out")]
pub struct Detail;

#[derive(Debug, Error, HttpError)]
#[http(Gone, title = "Sold out")]
pub struct Title;

#[derive(Debug, Error, HttpError)]
#[http(Gone, type = "https://api.example/sold%20out")]
pub struct Type;

#[derive(Debug, Error, HttpError)]
#[http(BadGateway, expose)]
pub struct Expose;

#[derive(Debug, Error, HttpError)]
#[http(Gone, redact)]
pub struct Redact;

#[derive(Debug, Error, HttpError)]
#[http(crate::partner::Status::Declined)]
pub struct Vendor;

#[derive(Debug, Error, HttpError)]
pub enum Documented {
    #[deprecated = "no longer sent"]
    #[doc(hidden)]
    #[http(Gone)]
    Gone,
}

#[derive(Debug, Error, HttpError)]
#[http(Gone, no_original)]
pub struct Dropped;

#[derive(Debug, Error, HttpError)]
#[http(no_response)]
pub enum Silent {
    #[http(Gone)]
    Gone,
}

#[derive(Debug, Error, HttpError)]
pub enum Loud {
    #[http(Gone, log = "warn")]
    Gone,
}

#[derive(Debug, Error, HttpError)]
pub enum Guarded {
    #[http(Conflict, when = *count > 0)]
    #[http(Gone)]
    Gone { count: u8 },
}
