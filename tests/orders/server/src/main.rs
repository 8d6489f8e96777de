//! A shop. `cargo run -p orders-server` prints its address; `cargo run -p orders-client -- ADDRESS` orders there.

use std::error::Error;
use std::time::Duration;

use axum::Router;
use axum::extract::Path;
use axum::routing::post;
use orders_errors::OrderError;
use tokio::net::TcpListener;

async fn order(Path(book): Path<String>) -> Result<String, OrderError> {
    match book.as_str() {
        "dune" => Err(OrderError::SoldOut { book }),
        "atlas" => Err(OrderError::OutOfCredit { balance: 30, price: 9_900 }),
        "queue" => Err(OrderError::TooManyOrders { wait: Duration::from_secs(2) }),
        "crash" => Err(OrderError::Database("password=swordfish".to_owned())),
        _ => Ok(format!("{book} is on its way")),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = Router::new().route("/orders/{book}", post(order));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app).await?;
    Ok(())
}
