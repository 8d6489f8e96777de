//! `RetryPolicy` in tower's retry layer: services in memory, and a server that is reached over the network.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use http::{HeaderMap, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use statusquo::retry::RetryPolicy;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tower::retry::RetryLayer;
use tower::{Layer, Service, ServiceExt, service_fn};

/// A body that counts how often it is cloned.
#[derive(Default)]
struct Counted(Arc<AtomicUsize>);

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::Relaxed);
        Self(self.0.clone())
    }
}

fn quick() -> RetryPolicy {
    RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4)).jitter(|delay| delay)
}

/// What came of a request: how often it was sent, how often its body was cloned, and the last status.
#[derive(Debug, PartialEq)]
struct Sent {
    times: usize,
    clones: usize,
    status: Option<u16>,
}

/// Sends a request to a service that gives these answers in turn, the last of them for ever. `Err` is an error of the
/// service.
async fn send(policy: RetryPolicy, method: &str, answers: &[Result<(u16, &'static str), ()>]) -> Sent {
    let (times, clones) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (answers, calls) = (answers.to_vec(), times.clone());
    let service = service_fn(move |request: Request<Counted>| {
        assert_eq!(request.headers()["x-key"], "a");
        assert_eq!(request.extensions().get(), Some(&"kept"));
        let call = calls.fetch_add(1, Ordering::Relaxed);
        let answer = answers[call.min(answers.len() - 1)];
        async move {
            let (status, retry_after) = answer.map_err(|()| "no connection")?;
            let mut response = Response::builder().status(status);
            if !retry_after.is_empty() {
                response = response.header("retry-after", retry_after);
            }
            Ok::<_, &str>(response.body(()).expect("a response"))
        }
    });
    let request = Request::builder().method(method).header("x-key", "a").extension("kept");
    let request = request.body(Counted(clones.clone())).expect("a request");
    let result = RetryLayer::new(policy).layer(service).oneshot(request).await;
    Sent {
        times: times.load(Ordering::Relaxed),
        clones: clones.load(Ordering::Relaxed),
        status: result.ok().map(|response| response.status().as_u16()),
    }
}

#[tokio::test]
async fn a_request_is_sent_again_until_it_succeeds() {
    let sent = send(quick(), "GET", &[Ok((503, "")), Ok((502, "")), Ok((200, ""))]).await;
    assert_eq!(sent, Sent { times: 3, clones: 2, status: Some(200) });
}

#[tokio::test]
async fn attempts_are_limited_and_the_last_response_is_passed_on() {
    for attempts in 1..=4 {
        let sent = send(quick().attempts(attempts), "GET", &[Ok((503, ""))]).await;
        let times = attempts as usize;
        // Nothing is cloned for an attempt that may not come.
        assert_eq!(sent, Sent { times, clones: times - 1, status: Some(503) });
    }
    assert_eq!(send(quick().attempts(0), "GET", &[Ok((503, ""))]).await.times, 1);
    assert_eq!(send(quick(), "GET", &[Ok((503, ""))]).await.times, 3, "the default");
}

#[tokio::test]
async fn each_request_has_its_own_attempts() {
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let service = service_fn(move |_: Request<()>| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Ok::<_, Infallible>(Response::builder().status(503).body(()).expect("a response")) }
    });
    let mut client = RetryLayer::new(quick().attempts(2)).layer(service);
    for round in 1..=3 {
        client.ready().await.expect("ready").call(Request::new(())).await.expect("a response");
        assert_eq!(calls.load(Ordering::Relaxed), 2 * round);
    }
}

#[tokio::test]
async fn only_what_does_no_harm_is_sent_again() {
    for (method, answer, times) in [
        ("POST", (503, ""), 1),
        ("POST", (503, "0"), 3),
        ("POST", (500, ""), 1),
        ("POST", (500, "0"), 1),
        ("POST", (429, ""), 3),
        ("POST", (408, ""), 3),
        ("DELETE", (504, ""), 3),
        ("GET", (413, ""), 1),
        ("GET", (413, "0"), 3),
        ("GET", (421, ""), 1),
        ("GET", (404, ""), 1),
        ("GET", (200, "0"), 1),
        ("GET", (301, "0"), 1),
        ("GET", (530, ""), 1),
        ("GET", (522, ""), 3),
    ] {
        let sent = send(quick(), method, &[Ok(answer)]).await;
        assert_eq!((sent.times, sent.status), (times, Some(answer.0)), "{method} {answer:?}");
    }
    assert_eq!(send(quick().new_connection(true), "POST", &[Ok((421, ""))]).await.times, 3);
}

#[tokio::test]
async fn the_caller_may_know_that_a_request_does_no_harm() {
    fn has_key(method: &Method, headers: &HeaderMap) -> bool {
        method.is_safe() || headers.contains_key("x-key")
    }
    assert_eq!(send(quick().idempotent_if(has_key), "POST", &[Ok((500, ""))]).await.times, 3);
    assert_eq!(send(quick().idempotent_if(|_, _| false), "GET", &[Ok((500, ""))]).await.times, 1);
}

#[tokio::test]
async fn a_request_without_a_response_is_sent_again_if_it_is_idempotent() {
    let answers = [Err(()), Ok((200, ""))];
    assert_eq!(send(quick(), "PUT", &answers).await, Sent { times: 2, clones: 2, status: Some(200) });
    assert_eq!(send(quick(), "POST", &answers).await, Sent { times: 1, clones: 1, status: None });
    assert_eq!(send(quick().repeat_errors(false), "PUT", &answers).await.times, 1);
    assert_eq!(send(quick(), "PUT", &[Err(())]).await, Sent { times: 3, clones: 2, status: None });
}

async fn time_of(policy: RetryPolicy, answers: &[Result<(u16, &'static str), ()>]) -> Duration {
    let start = Instant::now();
    send(policy, "GET", answers).await;
    start.elapsed()
}

#[tokio::test]
async fn delays_double_up_to_the_longest() {
    let policy = quick().backoff(Duration::from_millis(20), Duration::from_millis(50)).attempts(5);
    // 20, 40, 50, 50.
    let time = time_of(policy, &[Ok((503, ""))]).await;
    assert!((160..1_000).contains(&time.as_millis()), "{time:?}");
}

#[tokio::test]
async fn the_wait_is_the_one_that_the_server_asks_for() {
    let again = [Ok((503, "1")), Ok((200, ""))];
    let time = time_of(quick(), &again).await;
    assert!((1_000..3_000).contains(&time.as_millis()), "{time:?}");
    // Not shorter than the delay.
    let time = time_of(
        quick().backoff(Duration::from_millis(80), Duration::from_secs(1)),
        &[Ok((503, "0")), Ok((200, ""))],
    );
    assert!(time.await >= Duration::from_millis(80));
    // Not longer than the caller wants: the response is passed on at once.
    for asked in ["61", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let sent = send(quick(), "GET", &[Ok((503, asked))]).await;
        assert_eq!((sent.times, sent.status), (1, Some(503)), "{asked}");
    }
}

#[tokio::test]
async fn delays_of_any_length_do_not_panic() {
    let policy = quick().backoff(Duration::MAX, Duration::MAX).attempts(u32::MAX).longest_wait(Duration::MAX);
    for answer in [(503, ""), (503, "18446744073709551615")] {
        let answers = [Ok(answer)];
        let endless = send(policy, "GET", &answers);
        let result = tokio::time::timeout(Duration::from_millis(20), endless).await;
        assert!(result.is_err(), "it waits");
    }
}

/// A server that answers every connection with the next of these responses, and notes what it got.
async fn serve(responses: Vec<&'static str>) -> (std::net::SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let requests = Arc::new(Mutex::new(Vec::new()));
    let noted = requests.clone();
    tokio::spawn(async move {
        for response in responses {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut request = Vec::new();
            while !request.ends_with(b"hello") {
                let mut bytes = [0; 1024];
                let length = stream.read(&mut bytes).await.expect("a request");
                assert!(length > 0, "the request ends early");
                request.extend_from_slice(&bytes[..length]);
            }
            noted.lock().expect("no panic").push(String::from_utf8(request).expect("text"));
            stream.write_all(response.as_bytes()).await.expect("a client");
            stream.shutdown().await.expect("a client");
        }
    });
    (address, requests)
}

/// One connection for each request.
async fn connect(
    address: std::net::SocketAddr,
    request: Request<Full<Bytes>>,
) -> Result<Response<Bytes>, Box<dyn std::error::Error + Send + Sync>> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let (parts, body) = sender.send_request(request).await?.into_parts();
    Ok(Response::from_parts(parts, body.collect().await?.to_bytes()))
}

#[tokio::test]
async fn a_server_on_the_network_is_asked_again() {
    let (address, requests) = serve(vec![
        // The server's clock is wrong by years; by its own, it asks for a second.
        "HTTP/1.1 503 Service Unavailable\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\
         retry-after: Sunday, 06-Nov-94 08:49:38 GMT\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 421 Misdirected Request\r\ncontent-length: 0\r\n\r\n",
        // Closed without a response.
        "",
        "HTTP/1.1 520 Unknown Error\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi",
    ])
    .await;
    let client = RetryLayer::new(quick().attempts(5).new_connection(true))
        .layer(service_fn(move |request| connect(address, request)));
    let request = Request::put("/greeting").header("host", "localhost").body(Full::from("hello"));
    let start = Instant::now();
    let response = client.oneshot(request.expect("a request")).await.expect("a response");
    assert_eq!((response.status().as_u16(), &response.body()[..]), (200, &b"hi"[..]));
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
    let requests = requests.lock().expect("no panic");
    assert_eq!(requests.len(), 5);
    assert!(requests[0].starts_with("PUT /greeting HTTP/1.1\r\n"), "{}", requests[0]);
    assert!(requests.iter().all(|request| *request == requests[0]), "{requests:#?}");
}
