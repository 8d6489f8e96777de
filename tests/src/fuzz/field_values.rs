use std::fmt;

use statusquo::{Answer, HttpError};

/// A value in every place of a header field.
#[derive(Debug, HttpError)]
enum Fields<'v> {
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{0}\", error={0}, Basic realm=\"{0}\"", www_authenticate = _0))]
    Challenges(&'v str),
    #[http(
        SeeOther,
        headers(location = "/books/{0}/pages?of={0}#{0}", link = "</{0}?{0}>; title=\"{0}\"; rel={0}")
    )]
    Elsewhere(&'v str),
    #[http(SeeOther, headers(location = _0))]
    Whole(&'v str),
    #[http(
        Conflict,
        instance = "/a/{0}?{0}",
        headers(set_cookie = "id={0}; path=/", vary = "a, {0}", x_app = "{0}")
    )]
    Members(&'v str),
    #[http(MethodNotAllowed, headers(allow = [_0, _0]), cache = "private=\"{0}\", max-age=1")]
    Lists(&'v str),
}

impl fmt::Display for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error")
    }
}

impl std::error::Error for Fields<'_> {}

/// Values of header fields: whatever a value is, the status stays, and the number of challenges, members, parameters and
/// cookies, and the parts of a target.
pub fn field_values(data: &[u8]) {
    let value = &*String::from_utf8_lossy(data);

    let challenges = lines(&Fields::Challenges(value), 401, "www-authenticate");
    // An expression is the application's own, and becomes a line if there is anything in it.
    assert_eq!(
        challenges.len(),
        2 - usize::from(value.trim_start_matches([' ', '\t']).is_empty()),
        "{challenges:?}"
    );
    assert_eq!(outside(&challenges[0]).matches([',', ' ', '=']).count(), 9, "{}", challenges[0]);

    let target = lines(&Fields::Elsewhere(value), 303, "location").remove(0);
    let rest = target.strip_prefix("/books/").unwrap();
    let (segment, rest) = rest.split_once("/pages?of=").unwrap();
    let (query, fragment) = rest.split_once('#').unwrap();
    assert!(!segment.contains(['/', '?', '#']) && !query.contains(['#', '&']), "{target}");
    assert!([segment, query, fragment].iter().all(|part| is_uri(part)), "{target}");
    let link = lines(&Fields::Elsewhere(value), 303, "link").remove(0);
    let (target, parameters) = link.strip_prefix("</").and_then(|link| link.split_once('>')).unwrap();
    assert!(is_uri(target) && target.matches('?').count() >= 1, "{link}");
    assert_eq!(outside(parameters).matches([';', '=', ',']).count(), 4, "{link}");

    if let [whole] = &*lines(&Fields::Whole(value), 303, "location") {
        assert!(is_uri(whole), "{whole}");
        // What is right already stays as it is.
        assert!(!is_uri(value) || whole == value, "{whole}");
    }

    let members = Fields::Members(value);
    let cookie = lines(&members, 409, "set-cookie").remove(0);
    assert!(cookie.matches(';').count() == 1 && cookie.matches('=').count() == 2, "{cookie}");
    assert_eq!(lines(&members, 409, "vary")[0].matches(',').count(), 1);
    let instance = members.problem().instance.unwrap().into_owned();
    let part = instance.strip_prefix("/a/").unwrap();
    assert!(is_uri(&instance) && !part.split('?').next().unwrap().contains(['/', '#']), "{instance}");

    assert_eq!(lines(&Fields::Lists(value), 405, "allow")[0].matches([',', ' ']).count(), 2);
    let control = lines(&Fields::Lists(value), 405, "cache-control").remove(0);
    assert_eq!(outside(&control).matches([',', '=']).count(), 3, "{control}");
}

/// The lines of a field, each of which can be sent.
fn lines(error: &Fields<'_>, status: u16, name: &str) -> Vec<String> {
    let answer = Answer::of(error);
    let is_lost = matches!(error, Fields::Whole(_));
    assert!(answer.status.as_u16() == status || is_lost, "{error:?}");
    let lines: Vec<String> =
        answer.headers().filter(|(own, _)| *own == name).map(|(_, value)| value.to_owned()).collect();
    assert!(lines.iter().all(|line| line.chars().all(|c| matches!(c, '\t' | ' '..='~'))), "{lines:?}");
    assert!(!lines.is_empty() || is_lost, "{error:?}");
    lines
}

/// What is not in quotes, which are all closed.
fn outside(value: &str) -> String {
    let (mut is_quoted, mut is_escaped, mut outside) = (false, false, String::new());
    for c in value.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            c if !is_quoted => outside.push(c),
            _ => {}
        }
    }
    assert!(!is_quoted, "{value}");
    outside
}

fn is_uri(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c))
}
