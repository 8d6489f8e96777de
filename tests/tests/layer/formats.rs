//! Errors with a format of their own pass the layer in that format, and what middleware changes is what is sent.

use statusquo::error_format;

use super::*;

error_format! {
    struct Envelope: "application/json" = { "message": {detail or title}, {extensions..} };
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("sold out")]
#[http(Gone, format = Envelope)]
struct SoldOut;

async fn send_formatted(
    layer: ErrorLayer,
    middleware: impl Fn(&mut Sent),
    method: Method,
    accept: &str,
) -> Response<Vec<u8>> {
    let service = service_fn(|_: Request<()>| {
        let mut response: Sent = SoldOut.to_response();
        middleware(&mut response);
        async { Ok::<_, Infallible>(response) }
    });
    let request = Request::builder().method(method).header("accept", accept).body(()).unwrap();
    read(layer.layer(service).oneshot(request).await.unwrap()).await
}

fn trace(response: &mut Sent) {
    let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
    problem.extensions.insert("traceId".to_owned(), "4bf92f35".into());
}

#[tokio::test]
async fn a_format_of_its_own_is_not_negotiated() {
    for accept in ["text/html", "text/plain", "application/problem+json", "*/*"] {
        let response = send_formatted(ErrorLayer::new(), |_| {}, Method::GET, accept).await;
        assert_eq!(response.body(), br#"{"message":"sold out"}"#, "{accept}");
        assert_eq!(response.headers()["content-type"], "application/json");
        assert!(!response.headers().contains_key("vary"));
    }
}

#[tokio::test]
async fn what_middleware_adds_is_sent_in_the_format_and_counted_for_head() {
    let content = br#"{"message":"sold out","traceId":"4bf92f35"}"#;
    let get = send_formatted(ErrorLayer::new(), trace, Method::GET, "*/*").await;
    assert_eq!(get.body(), content);
    let head = send_formatted(ErrorLayer::new(), trace, Method::HEAD, "*/*").await;
    assert!(head.body().is_empty());
    for response in [get, head] {
        assert_eq!(response.headers()["content-length"], content.len().to_string());
    }
}

#[tokio::test]
async fn a_layer_that_is_told_so_negotiates_formats() {
    let layer = ErrorLayer::new().negotiate_formats();
    for (accept, media_type, content) in [
        ("text/plain", "text/plain; charset=utf-8", "410 Gone\n\nsold out\n"),
        ("application/json", "application/json", r#"{"message":"sold out"}"#),
        ("*/*", "application/json", r#"{"message":"sold out"}"#),
    ] {
        let response = send_formatted(layer.clone(), |_| {}, Method::GET, accept).await;
        assert_eq!(response.body(), content.as_bytes(), "{accept}");
        assert_eq!(response.headers()["content-type"], media_type);
        assert!(response.headers()["vary"].to_str().unwrap().contains("Accept"), "{accept}");
    }
    let page = send_formatted(layer, |_| {}, Method::GET, "text/html").await;
    assert!(page.body().starts_with(b"<!DOCTYPE html>"));
}
