//! What is in the content, and what is told of it.

use http::{HeaderValue, Method, Response};
use statusquo::Problem;

use super::{Error, Sent, get_as, send, send_through};

#[tokio::test]
async fn a_browser_gets_a_page_with_everything_escaped() {
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let (headers, body) = get_as(&Error::NoSuchBook(7), browser, "en-US,en;q=0.5").await;
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        body,
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title lang=\"en\">404 Not Found</title>\n\
         </head>\n<body>\n\
         <h1 lang=\"en\">404 Not Found</h1>\n<p>no book with id &lt;7&gt; &amp; &quot;more&quot;</p>\n</body>\n</html>\n"
    );
    let (headers, body) = get_as(&Error::Typed("<b>'&\"".to_owned()), browser, "zh").await;
    assert!(
        body.contains("<title>409 &lt;script&gt;alert(&#x27;x&#x27;)&lt;&#x2F;script&gt;</title>"),
        "{body}"
    );
    assert!(body.contains("<p>&lt;b&gt;&#x27;&amp;&quot;</p>"), "{body}");
    let uri = "https:&#x2F;&#x2F;example.com&#x2F;p?a=1&amp;b=2";
    assert!(body.contains(&format!("<p><a href=\"{uri}\">{uri}</a></p>")), "{body}");
    assert!(!body.contains(" lang="), "{body}");
    // A title of the application's own is in no language that the layer knows.
    assert!(!headers.contains_key("content-language"));
    assert_eq!(headers["vary"], "Accept");
}

#[tokio::test]
async fn only_addresses_of_the_web_become_links() {
    let (_, body) = get_as(&Error::Script, "text/html", "").await;
    assert!(!body.contains("href") && body.contains("<p>javascript:alert(1)</p>"), "{body}");
    // What has to be escaped would lead somewhere else.
    let disguised = |response: &mut Sent| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.r#type = "https://example.com/\u{202e}lmth".into();
    };
    let html = [("accept", "text/html")];
    let response = send_through(&Error::NoSuchBook(7), disguised, Method::GET, &html).await;
    let body = String::from_utf8(response.into_body()).unwrap();
    let shown = "<p>https:&#x2F;&#x2F;example.com&#x2F;\\u{202e}lmth</p>";
    assert!(!body.contains("href") && body.contains(shown), "{body}");
}

#[tokio::test]
async fn nothing_internal_shows_in_any_form() {
    for accept in ["*/*", "application/json", "text/html", "text/plain"] {
        let (_, body) = get_as(&Error::Broken, accept, "zh").await;
        assert!(!body.contains("secret"), "{body}");
        assert!(body.contains("500"), "{body}");
    }
    // In its place people read what the status means.
    let (_, body) = get_as(&Error::Broken, "text/plain", "en").await;
    let summary = statusquo::StatusCode::InternalServerError.summary(statusquo::Lang::En).unwrap();
    assert_eq!(body, format!("500 Internal Server Error\n\n{summary}\n"));
}

#[tokio::test]
async fn titles_are_chinese_for_those_who_prefer_it() {
    let zh = statusquo::StatusCode::NotFound.title(statusquo::Lang::Zh).unwrap();
    for accept in ["*/*", "application/json", "text/html", "text/plain"] {
        let (headers, body) = get_as(&Error::NoSuchBook(7), accept, "zh-CN,zh;q=0.9,en;q=0.8").await;
        assert!(body.contains(zh), "{body}");
        assert_eq!(headers["vary"], "Accept, Accept-Language");
    }
    // What is not the standard's cannot be translated: neither a title of the application's own nor a vendor's.
    let (headers, body) = get_as(&Error::WornOut, "text/plain", "zh").await;
    assert_eq!(body, "410 Worn out\n\nworn out\n");
    assert!(!headers.contains_key("content-language"));
    let (headers, body) = get_as(&Error::Closed, "text/plain", "zh").await;
    assert_eq!(body, "499 Client Closed Request\n\nclosed\n");
    assert!(!headers.contains_key("content-language"));
}

#[tokio::test]
async fn a_title_that_is_the_phrase_is_translated_whatever_the_type() {
    let (headers, body) = get_as(&Error::Lent, "text/plain", "zh").await;
    assert_eq!(body, "404 未找到\n\nlent\n\nhttps://example.com/lent\n");
    assert_eq!(headers["vary"], "Accept, Accept-Language");
    let (headers, body) = get_as(&Error::Lent, "text/plain", "en").await;
    assert_eq!(body, "404 Not Found\n\nlent\n\nhttps://example.com/lent\n");
    assert_eq!(headers["vary"], "Accept, Accept-Language");
}

/// The problem without its detail, and with this member.
fn with_member(value: serde_json::Value) -> impl Fn(&mut Sent) {
    move |response| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.detail = None;
        problem.extensions.insert("member".to_owned(), value.clone());
    }
}

#[tokio::test]
async fn a_language_is_told_only_where_all_of_the_text_is_in_it() {
    for tag in ["en", "zh"] {
        for accept in ["*/*", "application/json", "text/html", "text/plain"] {
            for method in [Method::GET, Method::HEAD] {
                let asked = [("accept", accept), ("accept-language", tag)];
                let language = |response: Response<Vec<u8>>| {
                    assert_eq!(response.headers()["vary"], "Accept, Accept-Language");
                    response.headers().get("content-language").map(|tag| tag.to_str().unwrap().to_owned())
                };
                // A detail is in the application's language.
                let response = send(&Error::NoSuchBook(7), method.clone(), &asked).await;
                assert_eq!(language(response), None, "{asked:?}");
                // Nothing but the registry's text.
                let response = send(&Error::Broken, method.clone(), &asked).await;
                assert_eq!(language(response).as_deref(), Some(tag), "{asked:?}");
                let number = with_member(serde_json::json!([7, null, { "a": true }]));
                let response = send_through(&Error::Broken, number, method.clone(), &asked).await;
                assert_eq!(language(response).as_deref(), Some(tag), "{asked:?}");
                // A text among the members, which only JSON has.
                let text = with_member(serde_json::json!([{ "a": "Lager leer" }]));
                let response = send_through(&Error::Broken, text, method, &asked).await;
                let is_known = accept.starts_with("text/");
                assert_eq!(language(response).as_deref(), is_known.then_some(tag), "{asked:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_tells_the_language_of_what_it_knows() {
    let (_, body) = get_as(&Error::Broken, "text/html", "zh").await;
    assert!(body.contains("<html lang=\"zh\">") && body.contains("<h1>500 "), "{body}");
    assert!(body.contains("<title>500 "), "{body}");
    let (_, body) = get_as(&Error::NoSuchBook(7), "text/html", "zh").await;
    assert!(body.contains("<html>"), "{body}");
    assert!(body.contains("<title lang=\"zh\">404 未找到</title>"), "{body}");
    assert!(body.contains("<h1 lang=\"zh\">404 未找到</h1>\n<p>no book"), "{body}");
    // The phrase is English beside a German detail. The language of the page is in the field.
    let (headers, body) = get_as(&Error::German, "text/html", "zh").await;
    assert_eq!(headers["content-language"], "de");
    assert!(body.contains("<html>"), "{body}");
    assert!(body.contains("<h1 lang=\"en\">404 Not Found</h1>\n<p>nicht gefunden</p>"), "{body}");
}

#[tokio::test]
async fn the_language_that_the_application_names_stays() {
    let (headers, body) = get_as(&Error::German, "text/plain", "zh").await;
    assert_eq!(body, "404 Not Found\n\nnicht gefunden\n");
    assert_eq!(headers["content-language"], "de");
}

#[tokio::test]
async fn pages_may_load_nothing_and_are_not_sniffed() {
    for (accept, policy, sniffing) in [
        ("text/html", Some("default-src 'none'"), Some("nosniff")),
        ("text/plain", None, Some("nosniff")),
        ("application/json", None, None),
        ("*/*", None, None),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let response = send(&Error::NoSuchBook(7), method, &[("accept", accept)]).await;
            let value =
                |name| response.headers().get(name).map(|value: &HeaderValue| value.to_str().unwrap());
            assert_eq!(value("content-security-policy"), policy, "{accept}");
            assert_eq!(value("x-content-type-options"), sniffing, "{accept}");
        }
    }
}

#[tokio::test]
async fn a_policy_of_the_applications_own_stays_beside_the_layers() {
    let own = |response: &mut Sent| {
        let headers = response.headers_mut();
        headers.insert("content-security-policy", HeaderValue::from_static("frame-ancestors 'none'"));
        headers.insert("x-content-type-options", HeaderValue::from_static("sniff"));
    };
    for (accept, policies, sniffing) in [
        ("text/html", &["frame-ancestors 'none'", "default-src 'none'"][..], "nosniff"),
        ("*/*", &["frame-ancestors 'none'"], "sniff"),
    ] {
        let response = send_through(&Error::NoSuchBook(7), own, Method::GET, &[("accept", accept)]).await;
        let all = |name| response.headers().get_all(name).iter().collect::<Vec<_>>();
        assert_eq!(all("content-security-policy"), policies);
        assert_eq!(all("x-content-type-options"), [sniffing]);
    }
}

#[tokio::test]
async fn what_controls_a_terminal_or_reorders_text_is_shown_as_an_escape() {
    let error = Error::Typed("\u{1b}]0;pwned\u{7}\n\u{202e}fdp.exe\u{200f}\0".to_owned());
    let shown = "\\u{1b}]0;pwned\\u{7}\n\\u{202e}fdp.exe\\u{200f}\\u{0}";
    for accept in ["text/plain", "text/html"] {
        let (_, body) = get_as(&error, accept, "").await;
        assert!(body.contains(shown), "{body:?}");
    }
    // A title is one line.
    let title = |response: &mut Sent| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.title = "Not\r\n\u{2028}Found".into();
    };
    for accept in ["text/plain", "text/html"] {
        let response = send_through(&Error::NoSuchBook(7), title, Method::GET, &[("accept", accept)]).await;
        let body = String::from_utf8(response.into_body()).unwrap();
        assert!(body.contains("404 Not\\u{d}\\u{a}\\u{2028}Found"), "{body:?}");
    }
    // JSON escapes what it has to, and keeps the rest for programs.
    let (_, body) = get_as(&error, "application/json", "").await;
    assert!(body.contains("\\u001b]0;pwned\\u0007\\n\u{202e}fdp.exe\u{200f}\\u0000"), "{body:?}");
}
