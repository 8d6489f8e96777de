#[derive(Debug, Error, HttpError)]
#[http(crate = shop::statusquo)]
pub enum Generic<'a, T: Send = u8, S = u16, const N: usize = 4>
where
    T: Clone,
{
    #[http(transparent)]
    Inner(T),
    #[http(transparent)]
    Same(T),
    #[http(transparent)]
    Boxed(Box<Generic<'a, T, S, N>>),
    #[http(transparent)]
    Fixed(io::Error),
    Held { #[http(status)] status: Option<S> },
    #[http(NotFound, headers(retry_after = text))]
    Text { text: &'a str, numbers: [u8; N] },
}

#[derive(Debug, Error, HttpError)]
#[http(crate = ::renamed, BadRequest)]
pub struct Owned<T>(T);

#[derive(Debug, Error, HttpError)]
pub enum Holder<T> {
    #[http(Gone)]
    Gone(T),
}

#[derive(Debug, Error, HttpError)]
pub enum Bounded
where
    Self: Sized,
{
    #[http(Gone)]
    Gone,
}
