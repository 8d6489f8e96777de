//! A customer of the shop: `cargo run -p orders-client -- http://127.0.0.1:PORT dune`.

use std::error::Error;

use orders_errors::OrderError;
use reqwest::Client;
use statusquo::client::ResponseExt;

async fn order(client: &Client, address: &str) -> Result<Result<String, OrderError>, reqwest::Error> {
    let response = client.post(address).send().await?;
    match response.error_for::<OrderError>().await {
        Ok(response) => response.text().await.map(Ok),
        Err(error) => Ok(Err(error)),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let shop = words.next().ok_or("usage: orders-client ADDRESS BOOK...")?;
    let client = Client::new();
    for book in words {
        let said = match order(&client, &format!("{shop}/orders/{book}")).await? {
            Ok(text) => text,
            Err(OrderError::SoldOut { book }) => format!("{book}: perhaps next year"),
            Err(OrderError::OutOfCredit { balance, price }) => {
                format!("{} cents are missing", price.saturating_sub(balance))
            }
            Err(OrderError::TooManyOrders { wait }) => format!("again in {wait:?}"),
            Err(OrderError::Database(_)) => "the shop is broken".to_owned(),
            Err(OrderError::Other(received)) => format!("not a word of the shop's: {received}"),
        };
        println!("{said}");
    }
    Ok(())
}
