//! reqwest, against real servers: one that is a program of its own, and some that break off.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use statusquo::client::{Received, ResponseExt};
use statusquo::{Problem, StatusCode};
use statusquo_tests::zoo::Order;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[test]
fn a_server_and_a_client_understand_each_other() {
    let programs = statusquo_tests::cargo::programs(&["orders-server", "orders-client"]);
    let mut server = Command::new(&programs[0]).stdout(Stdio::piped()).spawn().expect("the server starts");
    let mut address = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let books = ["dune", "atlas", "queue", "crash", "emma", "a/b"];
    let output = Command::new(&programs[1]).arg(address.trim()).args(books).output();
    server.kill().unwrap();
    server.wait().unwrap();
    let output = output.expect("the client starts");
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "dune: perhaps next year\n9870 cents are missing\nagain in 2s\nthe shop is broken\nemma is on its way\n\
         not a word of the shop's: 404 Not Found\n"
    );
}

/// What a client makes of these bytes, after which the server hangs up.
async fn answered(response: Vec<u8>) -> Result<reqwest::Response, Order> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(&response).await;
    });
    let result = reqwest::get(address).await.expect("there is a status line").error_for::<Order>().await;
    server.await.unwrap();
    result
}

fn unknown(result: Result<reqwest::Response, Order>) -> Received {
    match result {
        Err(Order::Other(received)) => received,
        other => panic!("{other:?}"),
    }
}

const JSON: &str = "content-type: application/problem+json\r\n";

#[tokio::test]
async fn a_success_is_the_response() {
    let response = answered(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi".to_vec()).await.unwrap();
    assert_eq!(response.text().await.unwrap(), "hi");
    let response = answered(b"HTTP/1.1 304 Not Modified\r\n\r\n".to_vec()).await.unwrap();
    assert_eq!(response.status(), 304);
}

#[tokio::test]
async fn a_known_error_comes_back_with_its_fields() {
    let body = r#"{"type":"https://shop.example/p/full"}"#;
    let head = format!("HTTP/1.1 503 Busy\r\n{JSON}retry-after: 7\r\nx-reason: stocktaking\r\n");
    let error = answered(format!("{head}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()).await;
    let expected = Order::Full(Some(std::time::Duration::from_secs(7)), "stocktaking".into());
    assert_eq!(error.unwrap_err(), expected);
}

#[tokio::test]
async fn what_breaks_off_is_kept_as_far_as_it_came() {
    let body = r#"{"type":"https://shop.example/p/sold-out"}"#;
    let head = format!("HTTP/1.1 409 Conflict\r\n{JSON}content-length: 1000\r\n\r\n");
    let received = unknown(answered((head + body).into_bytes()).await);
    assert!(received.is_truncated());
    assert_eq!((received.status(), received.body()), (StatusCode::Conflict, body.as_bytes()));
}

#[tokio::test]
async fn no_more_is_read_than_a_problem_may_have() {
    let body = vec![b'x'; 4 * Problem::MAX_BYTES];
    let head = format!("HTTP/1.1 599 \r\n{JSON}content-length: {}\r\n\r\n", body.len());
    let received = unknown(answered([head.into_bytes(), body].concat()).await);
    assert!(received.is_truncated());
    assert_eq!(received.body().len(), Problem::MAX_BYTES);
    // All of it, to the last byte.
    let body = format!(
        r#"{{"type":"https://shop.example/p/sold-out","a":"{}"}}"#,
        "x".repeat(Problem::MAX_BYTES - 49)
    );
    assert_eq!(body.len(), Problem::MAX_BYTES);
    let head = format!("HTTP/1.1 409 Conflict\r\n{JSON}content-length: {}\r\n\r\n", body.len());
    assert_eq!(answered((head + &body).into_bytes()).await.unwrap_err(), Order::SoldOut);
}

#[tokio::test]
async fn a_page_of_a_proxy_is_unknown_and_complete() {
    let page = "<h1>Bad Gateway</h1>";
    let head = format!(
        "HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\nvia: 1.1 proxy\r\ncontent-length: {}\r\n\r\n",
        page.len()
    );
    let received = unknown(answered((head + page).into_bytes()).await);
    assert!(!received.is_truncated());
    assert_eq!((received.body(), received.field("Via")), (page.as_bytes(), Some("1.1 proxy")));
}
