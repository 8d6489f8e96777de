//! `ResponseExt`: errors from responses of reqwest.

use alloc::vec::Vec;
use core::future::Future;

use reqwest::Response;

use super::{FromResponse, Received};
use crate::{Problem, StatusCode};

/// `error_for` beside reqwest's own `error_for_status`: what the server meant instead of the number alone.
///
/// ```no_run
/// use statusquo::HttpError;
/// use statusquo::client::{Received, ResponseExt};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[http(problem_base = "https://shop.example/p/", client)]
/// enum OrderError {
///     #[error("sold out")]
///     #[http(Conflict)]
///     SoldOut,
///     #[error(transparent)]
///     #[http(unknown)]
///     Other(Received),
/// }
///
/// # async fn order() -> Result<(), Box<dyn std::error::Error>> {
/// let response = reqwest::get("https://shop.example/orders/7").await?;
/// match response.error_for::<OrderError>().await {
///     Ok(response) => println!("{}", response.text().await?),
///     Err(OrderError::SoldOut) => println!("come back tomorrow"),
///     Err(OrderError::Other(received)) => return Err(received.into()),
/// }
/// # Ok(())
/// # }
/// ```
pub trait ResponseExt: Sized {
    /// The response itself unless its status is 4xx, 5xx or of no class; otherwise the error that it is.
    ///
    /// # Errors
    ///
    /// The error of the server. Of a long content, [`Problem::MAX_BYTES`] are read, and of one that breaks off, what has
    /// arrived: the error is then the unknown one, and what it holds [is truncated](Received::is_truncated).
    fn error_for<E: FromResponse>(self) -> impl Future<Output = Result<Self, E>>;
}

impl ResponseExt for Response {
    async fn error_for<E: FromResponse>(self) -> Result<Self, E> {
        let status = StatusCode::from(self.status().as_u16());
        if status.as_u16() < 400 {
            return Ok(self);
        }
        let fields = self.headers().clone();
        let (body, is_whole) = read(self).await;
        let received = Received::new(status, &fields, body);
        Err(if is_whole { E::from_received(received) } else { E::unknown(received.truncated()) })
    }
}

/// The content, and whether that is all of it.
#[cfg(not(target_arch = "wasm32"))]
async fn read(mut response: Response) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) => {
                let room = Problem::MAX_BYTES - body.len();
                if chunk.len() > room {
                    body.extend_from_slice(&chunk[..room]);
                    return (body, false);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(None) => return (body, true),
            Err(_) => return (body, false),
        }
    }
}

/// A browser has it whole or not at all.
#[cfg(target_arch = "wasm32")]
async fn read(response: Response) -> (Vec<u8>, bool) {
    match response.bytes().await {
        Ok(bytes) if bytes.len() <= Problem::MAX_BYTES => (bytes.into(), true),
        Ok(bytes) => (bytes[..Problem::MAX_BYTES].into(), false),
        Err(_) => (Vec::new(), false),
    }
}
