#[derive(Debug, Error, HttpError)]
pub enum ShopError {
    /// There is no book
    /// with this number.
    #[error("no such book")]
    #[http(NotFound)]
    NoSuchBook(u64),
    #[http(GONE)]
    SoldOut { id: u64 },
    #[http(503)]
    Closed,
    #[http(429, when = true)]
    #[http(InternalServerError)]
    r#Else,
}

#[derive(Debug, Error, HttpError)]
#[http(Conflict)]
pub struct Stale;

#[derive(Debug, Error, HttpError)]
pub enum Never {}

#[derive(Debug, Error, HttpError)]
#[http(default = Conflict, no_original)]
pub enum Bare {
    /// Nobody has it.
    #[http(NotFound)]
    Missing { id: u64 },
    r#Else(String),
}
