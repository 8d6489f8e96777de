//! The grammars of header fields, for literals: whether a text is a value of its field.
//!
//! Pure functions from text to a verdict. Which field has which grammar is in the dataset; here is what each one means. A
//! rule that a recipient tolerates but a sender must not use, such as an empty member of a list, is a mistake here.

use statusquo_data::Syntax;

/// Whether the text is a value. `Text` is checked elsewhere: for what no field may hold.
pub(super) fn is_value(syntax: Syntax, text: &str) -> bool {
    let mut scan = Scan(text);
    let is_right = match syntax {
        Syntax::Text => return true,
        Syntax::Delay => return is_delay(text),
        Syntax::HttpDate => return is_date(text),
        Syntax::Uri => return is_uri(text),
        Syntax::ContentRange => return is_content_range(text),
        Syntax::Challenges => challenges(&mut scan),
        Syntax::Methods | Syntax::Tokens if text.is_empty() => syntax == Syntax::Methods,
        Syntax::Methods | Syntax::Tokens => scan.list(&mut Scan::token),
        Syntax::Protocols => scan.list(&mut |scan| scan.token() && (!scan.eat("/") || scan.token())),
        Syntax::Directives => scan.list(&mut directive),
        Syntax::MediaRanges => {
            scan.list(&mut |scan| scan.token() && scan.eat("/") && scan.token() && scan.parameters(true))
        }
        Syntax::Links => scan.list(&mut |scan| {
            let Some((target, rest)) = scan.0.strip_prefix('<').and_then(|rest| rest.split_once('>')) else {
                return false;
            };
            scan.0 = rest;
            is_uri_text(target) && scan.parameters(false)
        }),
        Syntax::EntityTag => {
            scan.eat("W/");
            scan.eat("\"") && {
                scan.skip(|c| matches!(c, '!' | '#'..='~'));
                scan.eat("\"")
            }
        }
        Syntax::Cookie => cookie(&mut scan),
        Syntax::StructuredDate => scan.eat("@") && scan.integer(),
        Syntax::StructuredList => scan.list(&mut |scan| structured_item(scan, true)),
    };
    is_right && scan.0.is_empty()
}

/// What is left of a text.
struct Scan<'t>(&'t str);

impl Scan<'_> {
    fn eat(&mut self, text: &str) -> bool {
        self.0.strip_prefix(text).is_some_and(|rest| {
            self.0 = rest;
            true
        })
    }

    /// Skips these characters. Whether there was one.
    fn skip(&mut self, is_part: fn(char) -> bool) -> bool {
        let rest = self.0.trim_start_matches(is_part);
        let some = rest.len() < self.0.len();
        self.0 = rest;
        some
    }

    /// RFC 9110 section 5.6.2.
    fn token(&mut self) -> bool {
        self.skip(is_tchar)
    }

    /// RFC 9110 section 5.6.3.
    fn spaces(&mut self) -> bool {
        self.skip(|c| matches!(c, ' ' | '\t'))
    }

    /// RFC 9110 section 5.6.4.
    fn quoted(&mut self) -> bool {
        let Some(text) = self.0.strip_prefix('"') else { return false };
        let mut is_escaped = false;
        for (at, c) in text.char_indices() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '"' => {
                    self.0 = &text[at + 1..];
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    fn integer(&mut self) -> bool {
        self.eat("-");
        self.skip(|c| c.is_ascii_digit())
    }

    /// One member or more, separated by commas (RFC 9110 section 5.6.1.1), up to the end.
    fn list(&mut self, member: &mut dyn FnMut(&mut Self) -> bool) -> bool {
        loop {
            if !member(self) {
                return false;
            }
            self.spaces();
            if self.0.is_empty() {
                return true;
            }
            if !self.eat(",") {
                return false;
            }
            self.spaces();
        }
    }

    /// RFC 9110 section 5.6.6. Some parameters need no value.
    fn parameters(&mut self, have_values: bool) -> bool {
        loop {
            let before = self.0;
            self.spaces();
            if !self.eat(";") {
                self.0 = before;
                return true;
            }
            self.spaces();
            if !self.token() {
                return false;
            }
            match self.eat("=") {
                true if !(self.token() || self.quoted()) => return false,
                false if have_values => return false,
                _ => {}
            }
        }
    }
}

pub(super) fn is_tchar(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

/// RFC 9110 section 10.2.3.
fn is_delay(text: &str) -> bool {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())) || is_date(text)
}

/// An IMF-fixdate: senders write no other form (RFC 9110 section 5.6.7).
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(' ').collect();
    let [weekday, day, month, year, time, "GMT"] = parts.as_slice() else { return false };
    let within = |text: &str, length: usize, last: u16| {
        let is_digits = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        is_digits && text.parse::<u16>().is_ok_and(|number| number <= last)
    };
    let time: Vec<&str> = time.split(':').collect();
    let [hour, minute, second] = time.as_slice() else { return false };
    ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"].contains(weekday)
        && "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(' ').any(|name| name == *month)
        && within(day, 2, 31)
        && *day != "00"
        && within(year, 4, 9999)
        && within(hour, 2, 23)
        && within(minute, 2, 59)
        // A leap second is 60.
        && within(second, 2, 60)
}

/// RFC 3986 section 4.1; not empty, because that would be the address of the request itself.
fn is_uri(text: &str) -> bool {
    !text.is_empty() && is_uri_text(text)
}

fn is_uri_text(text: &str) -> bool {
    text.chars().all(is_in_uri) && are_escapes_whole(text) && text.matches('#').count() <= 1
}

/// RFC 3986 section 2.
pub(super) fn is_in_uri(c: char) -> bool {
    c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c)
}

/// Whether two hexadecimal digits follow each `%` (RFC 3986 section 2.1).
pub(super) fn are_escapes_whole(text: &str) -> bool {
    let is_escape = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    text.split('%').skip(1).all(is_escape)
}

fn is_content_range(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let Some((unit, range)) = text.split_once(' ') else { return false };
    let Some((range, complete)) = range.split_once('/') else { return false };
    let is_unit = !unit.is_empty() && unit.chars().all(is_tchar);
    is_unit
        && match range.split_once('-') {
            Some((first, last)) => {
                is_number(first) && is_number(last) && (complete == "*" || is_number(complete))
            }
            None => range == "*" && is_number(complete),
        }
}

/// RFC 9110 section 11.3. A comma separates challenges and parameters alike.
fn challenges(scan: &mut Scan<'_>) -> bool {
    // Whether another parameter may follow.
    let mut is_open = false;
    scan.list(&mut |scan| {
        let before = scan.0;
        if is_open && parameter(scan) {
            return true;
        }
        scan.0 = before;
        let open = challenge(scan);
        is_open = open == Some(true);
        open.is_some()
    })
}

/// A scheme, with its first parameter or its token. Whether another parameter may follow.
fn challenge(scan: &mut Scan<'_>) -> Option<bool> {
    if !scan.token() {
        return None;
    }
    let end = scan.0;
    if !scan.skip(|c| c == ' ') || scan.0.is_empty() || scan.0.starts_with(',') {
        scan.0 = end;
        return Some(false);
    }
    let before = scan.0;
    if parameter(scan) {
        return Some(true);
    }
    // A token of RFC 9110 section 11.2 may end with `=`, and so may a realm that somebody forgot.
    scan.0 = before;
    if before.get(..6).is_some_and(|begin| begin.eq_ignore_ascii_case("realm=")) {
        return None;
    }
    let is_some = scan.skip(|c| c.is_ascii_alphanumeric() || "-._~+/".contains(c));
    scan.skip(|c| c == '=');
    is_some.then_some(false)
}

/// `realm="shop"`, up to the end of the member.
fn parameter(scan: &mut Scan<'_>) -> bool {
    if !scan.token() {
        return false;
    }
    scan.spaces();
    if !scan.eat("=") {
        return false;
    }
    scan.spaces();
    (scan.token() || scan.quoted()) && matches!(scan.0.trim_start().chars().next(), None | Some(','))
}

/// RFC 9111 section 5.2. What everybody knows has to be right; others may have extensions.
fn directive(scan: &mut Scan<'_>) -> bool {
    let start = scan.0;
    if !scan.token() {
        return false;
    }
    let name = start[..start.len() - scan.0.len()].to_ascii_lowercase();
    let value = scan.0;
    let has_value = scan.eat("=");
    if has_value && !(scan.token() || scan.quoted()) {
        return false;
    }
    match name.as_str() {
        "max-age" | "s-maxage" | "stale-while-revalidate" | "stale-if-error" => {
            let digits = value[..value.len() - scan.0.len()].strip_prefix('=');
            digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
        }
        "no-store" | "no-transform" | "must-revalidate" | "proxy-revalidate" | "must-understand"
        | "public" | "immutable" => !has_value,
        // As an identifier of Rust would be written.
        name => !name.contains('_'),
    }
}

/// RFC 6265 section 4.1.1.
fn cookie(scan: &mut Scan<'_>) -> bool {
    let is_octet = |c: char| c.is_ascii_graphic() && !"\",;\\".contains(c);
    if !(scan.token() && scan.eat("=")) {
        return false;
    }
    if scan.eat("\"") {
        scan.skip(is_octet);
        if !scan.eat("\"") {
            return false;
        }
    } else {
        scan.skip(is_octet);
    }
    while scan.eat("; ") {
        if !scan.skip(|c| matches!(c, ' '..='~') && c != ';') {
            return false;
        }
    }
    true
}

/// RFC 9651 sections 3.1 and 3.3.
fn structured_item(scan: &mut Scan<'_>, may_be_list: bool) -> bool {
    if may_be_list && scan.eat("(") {
        loop {
            scan.skip(|c| c == ' ');
            if scan.eat(")") {
                return structured_parameters(scan);
            }
            if !structured_item(scan, false) || !scan.0.starts_with([' ', ')']) {
                return false;
            }
        }
    }
    bare_item(scan) && structured_parameters(scan)
}

fn bare_item(scan: &mut Scan<'_>) -> bool {
    let is_binary = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    match scan.0.chars().next() {
        Some('"') => scan.quoted(),
        Some('-' | '0'..='9') => scan.integer() && (!scan.eat(".") || scan.skip(|c| c.is_ascii_digit())),
        Some('@') => scan.eat("@") && scan.integer(),
        Some('?') => scan.eat("?0") || scan.eat("?1"),
        Some(':') => {
            scan.eat(":");
            scan.skip(is_binary);
            scan.eat(":")
        }
        Some(c) if c.is_ascii_alphabetic() || c == '*' => scan.skip(|c| is_tchar(c) || ":/".contains(c)),
        _ => false,
    }
}

fn structured_parameters(scan: &mut Scan<'_>) -> bool {
    while scan.eat(";") {
        scan.skip(|c| c == ' ');
        let begins = scan.0.starts_with(|c: char| c.is_ascii_lowercase() || c == '*');
        if !begins || !scan.skip(|c| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-' | '.' | '*')) {
            return false;
        }
        if scan.eat("=") && !bare_item(scan) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of each kind, and texts that are none.
    const TEXTS: &[(Syntax, &[&str], &[&str])] = &[
        (
            Syntax::Delay,
            &["0", "120", "Sun, 06 Nov 1994 08:49:37 GMT"],
            &["", "-1", "1.5", "5s", "soon", "Sun, 6 Nov 1994 08:49:37 GMT", "GMT"],
        ),
        (
            Syntax::HttpDate,
            &["Sat, 31 Dec 2016 23:59:60 GMT"],
            &[
                "",
                "0",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun, 32 Nov 1994 08:49:37 GMT",
                "Sun, 00 Nov 1994 08:49:37 GMT",
                "Sun, 06 November 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 24:49:37 GMT",
                "Sun, 06 Nov 1994 08:49 GMT",
                "sun, 06 Nov 1994 08:49:37 GMT",
            ],
        ),
        (
            Syntax::Uri,
            &["/", "../login?next=%2Fa#top", "https://shop.example/a;b=(c)", "//[::1]:80/", "?a"],
            &["", "/a b", "/a%2", "/a%zz", "/<a>", "/a\\b", "#a#b", "/\"a\""],
        ),
        (
            Syntax::Challenges,
            &[
                "Bearer",
                "Bearer realm=\"a, \\\"b\\\"\", error = invalid_token",
                "Basic realm=\"a\", Bearer",
                "Negotiate a68+/==, Bearer realm=x",
                "Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\", Basic realm=\"simple\"",
            ],
            &[
                "",
                "Bearer realm=",
                "Bearer realm=\"a",
                "Bearer realm=\"a\" error=\"b\"",
                "Bearer, realm=\"a\"",
                "realm=\"a\"",
                "Bearer realm=\"a\",",
                "Bearer realm=\"a\"b",
                "Bearer a b",
            ],
        ),
        (Syntax::Methods, &["", "GET", "GET,HEAD , PUT"], &["GET HEAD", "GET,", ",GET", "GET,,HEAD", "G/T"]),
        (Syntax::Tokens, &["bytes", "*", "Accept, Accept-Language"], &["", "a b", "a;b", "\"a\""]),
        (Syntax::Protocols, &["TLS/1.3", "websocket", "HTTP/2.0, SHTTP/1.3"], &["", "TLS/", "/1", "a b"]),
        (
            Syntax::Directives,
            &["no-store", "private=\"set-cookie\", max-age=0", "public, community=\"UCI\"", "S-MaxAge=5"],
            &[
                "",
                "no_store",
                "max-age",
                "max-age=5s",
                "max-age=\"5\"",
                "no-store=1",
                "a=",
                "no-store max-age=1",
            ],
        ),
        (
            Syntax::MediaRanges,
            &["*/*", "text/html;level=1;q=0.4, application/json", "text/plain; charset=\"utf-8\""],
            &["", "json", "text/", "text/html;q", "text/html q=1", "a/b,"],
        ),
        (
            Syntax::Links,
            &[
                "</a>",
                "<https://a.example/>; rel=\"help next\"; title*=UTF-8''a",
                "<>;rel=a, </b>",
                "<a,b>;c",
            ],
            &["", "/a", "</a", "</a>; ", "</a> rel=b", "</a b>", "</a>,"],
        ),
        (
            Syntax::ContentRange,
            &["bytes */1234", "bytes 0-499/1234", "items 1-2/*"],
            &["", "bytes", "bytes */*", "bytes 1-/2", "bytes */x", "*/12", "bytes 1-2"],
        ),
        (
            Syntax::EntityTag,
            &["\"a\"", "W/\"\"", "\"a'b\""],
            &["", "a", "\"a", "w/\"a\"", "\"a b\"", "\"a\"b\""],
        ),
        (
            Syntax::Cookie,
            &["a=b", "a=\"b\"; Path=/; Max-Age=0; Secure", "a=; Expires=Sun, 06 Nov 1994 08:49:37 GMT"],
            &["", "a", "=b", "a=b;Path=/", "a=b; ", "a=b c", "a=\"b", "a=b, c=d"],
        ),
        (Syntax::StructuredDate, &["@0", "@-1", "@1688169599"], &["", "@", "1688169599", "@1.5", "true"]),
        (
            Syntax::StructuredList,
            &["\"default\";r=50;t=30", "a, (b c);d=?1, -1.5, :YQ==:, @5", "\"a\\\"b\";pk=:YQ==:", "()"],
            &["", "\"a", "a;", "a;R=1", "(a", "(a,b)", "a b", "?2", "1.", "a,", "\"a\";q=é"],
        ),
        (Syntax::Text, &["", "anything, \"at all"], &[]),
    ];

    #[test]
    fn values_are_told_from_other_texts() {
        for (syntax, right, wrong) in TEXTS {
            for text in *right {
                assert!(is_value(*syntax, text), "{syntax:?}: {text:?} is a value");
            }
            for text in *wrong {
                assert!(!is_value(*syntax, text), "{syntax:?}: {text:?} is none");
            }
        }
    }

    #[test]
    fn every_example_of_the_dataset_is_a_value() {
        for field in statusquo_data::Field::parse(statusquo_data::FIELDS).unwrap() {
            assert!(is_value(field.syntax, &field.example), "{}: {}", field.name, field.example);
        }
    }
}
