//! A shop that always fails, in the same way in each framework: `GET /orders`, `/pay`, `/stock` and `/report`.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use statusquo::HttpError;

/// What can go wrong. Nothing in here knows a framework.
#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/problems/")]
pub(crate) enum ShopError {
    #[error("log in to see your orders")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"shop\""))]
    NotLoggedIn,

    #[error("{balance} is not enough to pay {price}")]
    #[http(UnprocessableContent)]
    OutOfCredit {
        #[http(extend)]
        balance: u32,
        #[http(extend)]
        price: u32,
    },

    #[error("the stock is being counted")]
    #[http(ServiceUnavailable, expose, headers(retry_after = wait.as_secs()))]
    Counting { wait: Duration },

    #[error("no report")]
    #[http(InternalServerError)]
    Report(#[from] std::io::Error),
}

/// What the handlers of all frameworks call.
pub(crate) fn serve(name: &str) -> Result<String, ShopError> {
    match name {
        "orders" => Err(ShopError::NotLoggedIn),
        "pay" => Err(ShopError::OutOfCredit { balance: 30, price: 50 }),
        "stock" => Err(ShopError::Counting { wait: Duration::from_secs(90) }),
        // The path and the reason are for the log. Clients see a 500.
        "report" => Ok(std::fs::read_to_string("/nowhere/secret-path")?),
        _ => Ok("nothing to buy here\n".to_owned()),
    }
}

/// Where the server listens: what its argument says, or port 3000.
pub(crate) fn address() -> SocketAddr {
    let argument = std::env::args().nth(1);
    argument.map_or((Ipv4Addr::LOCALHOST, 3000).into(), |address| {
        address.parse().expect("the argument is an address, such as 127.0.0.1:3000")
    })
}
