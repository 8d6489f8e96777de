//! The errors of a shop. The server answers with them, and the client gets them back: both from these attributes.

use std::time::Duration;

use statusquo::HttpError;
use statusquo::client::Received;

/// Why an order was not taken.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/problems/", client)]
pub enum OrderError {
    /// Nothing is left.
    #[error("{book} is sold out")]
    #[http(Conflict)]
    SoldOut {
        /// Its title.
        #[http(extend)]
        book: String,
    },

    /// The customer's account does not hold enough.
    #[error("{balance} is not enough for {price}")]
    #[http(PaymentRequired)]
    OutOfCredit {
        /// In cents.
        #[http(extend)]
        balance: u32,
        /// In cents.
        #[http(extend)]
        price: u32,
    },

    /// One customer has sent too much.
    #[error("too many orders; wait {} s", wait.as_secs())]
    #[http(TooManyRequests, headers(retry_after = wait))]
    TooManyOrders {
        /// Until the next order.
        wait: Duration,
    },

    /// The server's own fault. Clients learn no more than that.
    #[error("the database says: {0}")]
    #[http(InternalServerError)]
    Database(#[http(default)] String),

    /// Whatever else has answered: a proxy, or a newer server.
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}
