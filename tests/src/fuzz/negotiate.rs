use std::cmp::Reverse;
use std::convert::Infallible;
use std::future::{Future, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, VARY,
};
use http::{HeaderValue, Request, Response};
use http_body_util::BodyExt;
use statusquo::{ErrorLayer, Problem, StatusCode};
use tower::{Layer, Service, service_fn};

/// What there is to choose from, the server's favourite first.
const FORMS: [&str; 4] = ["application/problem+json", "application/json", "text/html", "text/plain"];

/// `Accept`, one field line a line: the form is the one of the highest quality, by the most specific range.
pub fn accept(data: &[u8]) {
    let lines = lines(data);
    let response = ask(Problem::new(StatusCode::NotFound), &ACCEPT, &lines);
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()[VARY], "Accept, Accept-Language");
    let content_type = response.headers()[CONTENT_TYPE].to_str().expect("a media type is ASCII").to_owned();
    let form = content_type.trim_end_matches("; charset=utf-8");
    assert!(FORMS.contains(&form), "{form}");
    let content = response.into_body();
    let start = match form {
        "text/html" => "<!DOCTYPE html>\n<html lang=\"en\">\n",
        "text/plain" => "404 Not Found\n",
        _ => "{\"title\":\"Not Found\",\"status\":404}",
    };
    assert!(content.starts_with(start), "{content}");

    let ranges: Option<Vec<_>> =
        members(&lines).and_then(|members| members.into_iter().map(media_range).collect());
    if let Some(ranges) = ranges {
        assert_eq!(form, preferred_form(&ranges), "{lines:?}");
    }
}

/// `Accept-Language`, one field line a line: the language is the one of the highest quality, by its first subtag.
pub fn accept_language(data: &[u8]) {
    let lines = lines(data);
    let response = ask(Problem::new(StatusCode::NotFound), &ACCEPT_LANGUAGE, &lines);
    let lang = response.headers()[CONTENT_LANGUAGE].to_str().expect("a tag is ASCII").to_owned();
    let title = match &*lang {
        "en" => "Not Found",
        "zh" => "未找到",
        other => panic!("nobody speaks {other}"),
    };
    assert_eq!(response.headers()[VARY], "Accept, Accept-Language");
    assert_eq!(response.into_body(), format!("{{\"title\":\"{title}\",\"status\":404}}"));

    let ranges: Option<Vec<_>> =
        members(&lines).and_then(|members| members.into_iter().map(language_range).collect());
    if let Some(ranges) = ranges {
        assert_eq!(lang, preferred_language(&ranges), "{lines:?}");
    }
}

/// What the layer makes of a problem for a request with these field lines.
pub(super) fn ask(problem: Problem<'static>, name: &HeaderName, lines: &[HeaderValue]) -> Response<String> {
    let body = serde_json::to_string(&problem).expect("it can be written");
    let mut response = Response::new(body);
    let status = problem.status.and_then(|status| http::StatusCode::from_u16(status.as_u16()).ok());
    *response.status_mut() = status.unwrap_or(http::StatusCode::NOT_FOUND);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(Problem::JSON));
    response.extensions_mut().insert(problem);
    let mut response = Some(response);
    let service = service_fn(|_: Request<()>| {
        ready(Ok::<_, Infallible>(response.take().expect("there is one request")))
    });

    let mut request = Request::new(());
    for line in lines {
        request.headers_mut().append(name, line.clone());
    }
    let Ok(response) = at_once(ErrorLayer::new().layer(service).call(request));
    assert!(response.extensions().get::<Problem<'static>>().is_some(), "the next layer gets none");
    let length = response.headers()[CONTENT_LENGTH].to_str().map(str::to_owned);
    let response = response.map(|body| {
        let Ok(content) = at_once(body.collect());
        String::from_utf8(content.to_bytes().into()).expect("every form is UTF-8")
    });
    assert_eq!(length.ok(), Some(response.body().len().to_string()));
    response
}

fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the layer waits for nothing"),
    }
}

fn lines(data: &[u8]) -> Vec<HeaderValue> {
    data.split(|byte| *byte == b'\n').filter_map(|line| HeaderValue::from_bytes(line).ok()).collect()
}

/// The members of the list, where it is one without quotes (RFC 9110 section 5.6.1). Lines beyond ASCII do not count.
fn members(lines: &[HeaderValue]) -> Option<Vec<&str>> {
    let lines: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
    let members =
        lines.iter().flat_map(|line| line.split(',')).map(|member| member.trim_matches([' ', '\t']));
    (!lines.iter().any(|line| line.contains(['"', '\\'])))
        .then(|| members.filter(|member| !member.is_empty()).collect())
}

struct MediaRange<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// Among the parameters is the one that our forms of text have.
    has_charset: bool,
    /// There are parameters which none of our forms has.
    is_narrow: bool,
    quality: u16,
}

/// `None` for what is not well-formed, and for what RFC 9110 says nothing about.
fn media_range(member: &str) -> Option<MediaRange<'_>> {
    let mut parts = member.split(';').map(|part| part.trim_matches([' ', '\t']));
    let (kind, subtype) = parts.next()?.split_once('/')?;
    let is_range = is_token(kind) && is_token(subtype) && (kind != "*" || subtype == "*");
    let (mut quality, mut has_charset, mut is_narrow) = (None, false, false);
    for part in parts.filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=')?;
        let lower = (name.to_ascii_lowercase(), value.to_ascii_lowercase());
        match name {
            _ if lower == ("charset".to_owned(), "utf-8".to_owned()) => has_charset = true,
            "q" | "Q" if quality.is_none() => quality = Some(thousandths(value)?),
            name if is_token(name) && is_token(value) && !name.eq_ignore_ascii_case("q") => is_narrow = true,
            _ => return None,
        }
    }
    is_range.then_some(MediaRange { kind, subtype, has_charset, is_narrow, quality: quality.unwrap_or(1000) })
}

/// RFC 9110 section 5.6.2.
fn is_token(text: &str) -> bool {
    http::HeaderName::from_bytes(text.as_bytes()).is_ok()
}

/// RFC 9110 section 12.4.2: `( "0" [ "." 0*3DIGIT ] ) / ( "1" [ "." 0*3("0") ] )`.
fn thousandths(quality: &str) -> Option<u16> {
    let is_well_formed = quality.len() <= 5
        && quality.starts_with(['0', '1'])
        && quality.get(1..2).is_none_or(|dot| dot == ".")
        && quality.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    let digits: String = quality.chars().filter(char::is_ascii_digit).collect();
    let thousandths = format!("{digits:0<4}").parse().ok()?;
    (is_well_formed && thousandths <= 1000).then_some(thousandths)
}

/// Of the forms with the highest quality the server's favourite; which is also what everybody gets who accepts none.
fn preferred_form(ranges: &[MediaRange<'_>]) -> &'static str {
    let quality = |form: &str| {
        let (kind, subtype) = form.split_once('/')?;
        let specificity = |range: &MediaRange<'_>| match (range.kind, range.subtype) {
            _ if range.is_narrow => None,
            ("*", "*") => Some(0),
            (own, "*") => own.eq_ignore_ascii_case(kind).then_some(1),
            (own, sub) => (own.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype)).then_some(2),
        };
        // Between two ranges for one form the charset decides, if the form has one.
        let matching = ranges.iter().filter_map(|range| {
            Some((specificity(range)?, range.has_charset && kind == "text", range.quality))
        });
        matching.max().map(|(_, _, quality)| quality)
    };
    let mut best = (FORMS[0], 0);
    for form in FORMS {
        if let Some(quality) = quality(form)
            && quality > best.1
        {
            best = (form, quality);
        }
    }
    best.0
}

/// `None` for what is not well-formed.
fn language_range(member: &str) -> Option<(String, u16)> {
    let (range, weight) = member.split_once(';').unwrap_or((member, "q=1"));
    let range = range.trim_matches([' ', '\t']).to_ascii_lowercase();
    let weight = weight.trim_matches([' ', '\t']).to_ascii_lowercase();
    let is_subtag = |subtag: &str| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_range = range == "*" || range.split('-').all(is_subtag);
    Some((range, thousandths(weight.strip_prefix("q=")?)?)).filter(|_| is_range)
}

/// For each language the best range that names it; then the better of both, or the one that comes first. Where none
/// is named, `*` is for the one that is not refused, English before Chinese (RFC 4647 section 3.4).
fn preferred_language(ranges: &[(String, u16)]) -> &'static str {
    let is_refused = |lang: &str| ranges.iter().any(|(range, quality)| range == lang && *quality == 0);
    let rank = |lang: &str| {
        let ranks = ranges.iter().enumerate().filter(|(_, (range, _))| range.split('-').next() == Some(lang));
        let best = ranks.map(|(i, (_, quality))| (*quality, Reverse(i))).max();
        best.filter(|(quality, _)| *quality > 0 && !is_refused(lang))
    };
    let is_any_welcome = ranges.iter().any(|(range, quality)| range == "*" && *quality > 0);
    match (rank("en"), rank("zh")) {
        (None, None) if is_any_welcome && is_refused("en") && !is_refused("zh") => "zh",
        (en, zh) if zh > en => "zh",
        _ => "en",
    }
}
