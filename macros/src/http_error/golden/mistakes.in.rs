#[derive(Debug, Error, HttpError)]
pub enum Half {
    #[http(NotFound)]
    Right,
    #[http(NotFound, expand)]
    Wrong,
    Missing,
}

#[derive(HttpError)]
pub union Bits<T> {
    number: T,
    text: u8,
}

#[derive(Debug, Error, HttpError)]
pub struct Nothing;
