//! Writes the content of an error response: enriched, in the format or the form that the client gets, with the header
//! fields that go with it. The framework's own header map is behind `HeaderFields`.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::mem;

use super::accept::{ContentForm, language, translation};
use super::adopt::Foreign;
use super::panics::{Caught, Panic};
use super::request_id::{self, Identified};
use super::{ErrorLayer, ForeignResponse, RequestHead};
use crate::answer::fields::is_of_replaced_content;
use crate::{Answer, AnyFormat, HttpError, Lang, Problem, StatusCode};

/// The header fields of a response, in a framework's own type. Names are in lower case.
pub(super) trait HeaderFields {
    fn names(&self) -> Vec<String>;
    /// The first line of a field.
    fn first(&self, name: &str) -> Option<&[u8]>;
    /// All lines of a field.
    fn lines(&self, name: &str) -> Vec<Vec<u8>>;
    fn remove(&mut self, name: &str);
    /// Replaces all lines. A value that cannot be sent changes nothing.
    fn set(&mut self, name: &str, value: &[u8]);
    fn append(&mut self, name: &'static str, value: &'static str);
}

impl HeaderFields for http::HeaderMap {
    fn names(&self) -> Vec<String> {
        self.keys().map(ToString::to_string).collect()
    }

    fn first(&self, name: &str) -> Option<&[u8]> {
        self.get(name).map(http::HeaderValue::as_bytes)
    }

    fn lines(&self, name: &str) -> Vec<Vec<u8>> {
        self.get_all(name).iter().map(|value| value.as_bytes().to_vec()).collect()
    }

    fn remove(&mut self, name: &str) {
        http::HeaderMap::remove(self, name);
    }

    fn set(&mut self, name: &str, value: &[u8]) {
        if let (Ok(name), Ok(value)) =
            (http::HeaderName::try_from(name), http::HeaderValue::from_bytes(value))
        {
            self.insert(name, value);
        }
    }

    fn append(&mut self, name: &'static str, value: &'static str) {
        http::HeaderMap::append(self, name, http::HeaderValue::from_static(value));
    }
}

pub(super) type Guarded<F> = Caught<Identified<F>>;

/// What the client prefers, and whether it gets the content.
#[derive(Debug, Default)]
pub(super) struct Preferences {
    pub(super) accept: String,
    pub(super) accept_language: String,
}

#[cfg(any(feature = "actix-web", feature = "rocket"))]
impl Preferences {
    pub(super) fn of(request: &RequestHead<'_>) -> Self {
        Self { accept: request.list("accept"), accept_language: request.list("accept-language") }
    }
}

/// Marks a response that a layer has answered, so that an outer layer does not answer it again: that one would write
/// content for HEAD that this one has left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct AlreadyAnswered;

/// An error that is to be written.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub(super) status: StatusCode,
    pub(super) problem: Problem<'static>,
    pub(super) format: AnyFormat,
    /// Its content had to be left out of the response to HEAD, so its length is not known.
    pub(super) is_incomplete: bool,
}

impl Failure {
    /// Whether a response with this problem in its extensions is an unchanged answer to an error. If the status does not
    /// allow content, there is nothing to write, even if a middleware has put a problem into the extensions.
    pub(super) fn is_ours(
        status: StatusCode,
        content_type: Option<&[u8]>,
        format: AnyFormat,
        problem: &Problem<'_>,
    ) -> bool {
        content_type.is_some_and(|value| value == format.media_type().as_bytes())
            && problem.status.is_none_or(|own| own == status)
            && status.allows_content()
    }
}

impl ErrorLayer {
    /// Whether a response that is not ours is adopted.
    pub(super) fn adopts(&self, response: &ForeignResponse<'_>) -> bool {
        response.status.allows_content()
            && match &self.options.rule {
                Some(rule) => rule(response),
                None => response.is_adopted(),
            }
    }

    /// A foreign response as an error of this crate, with its text. It is logged here.
    pub(super) fn adopted(&self, status: StatusCode, text: Option<&[u8]>) -> Failure {
        self.failure(&Foreign::new(status, text))
    }

    /// A panic as an error of this crate. It is logged here.
    pub(super) fn panicked(&self, panic: &Panic) -> Failure {
        self.failure(panic)
    }

    /// An error that nobody has logged, in the format of this layer. If that cannot write, which the log says, in problem
    /// details: the status stays that of the response.
    fn failure(&self, error: &dyn HttpError) -> Failure {
        let status = error.status();
        let mut answer = Answer::of(error).with_format(self.options.format);
        answer.log();
        if answer.status != status {
            answer = Answer::of(error);
        }
        let problem = answer.take_problem().map_or_else(|| Problem::new(status), Problem::into_owned);
        Failure { status, problem, format: answer.format, is_incomplete: false }
    }

    /// The id of a request, which has it from now on.
    pub(super) fn identify(&self, headers: &mut dyn HeaderFields) -> Option<Arc<str>> {
        let name = self.options.request_id.as_deref()?;
        let (id, is_new) = request_id::id(headers.first(name).and_then(|id| core::str::from_utf8(id).ok()));
        if is_new {
            headers.set(name, id.as_bytes());
        }
        Some(id)
    }

    /// Gives a response the id of its request, unless it has one.
    pub(super) fn name_request(&self, id: Option<&str>, headers: &mut dyn HeaderFields) {
        if let (Some(id), Some(name)) = (id, self.options.request_id.as_deref()) {
            if headers.first(name).is_none() {
                headers.set(name, id.as_bytes());
            }
        }
    }

    /// The handling of a request: a panic becomes an error, and the log knows the id.
    pub(super) fn guard<F>(&self, inner: F, id: Option<Arc<str>>) -> Guarded<F> {
        Caught::new(Identified::new(inner, id), self.options.catches_panics)
    }

    /// Whether something is added to problems, for which the request is needed.
    pub(super) fn enriches(&self) -> bool {
        !self.options.enrichments.is_empty()
    }

    /// The content of the response; the fields that describe it are set. `None` if the format cannot write: then the
    /// response stays as it is.
    pub(super) fn write(
        &self,
        failure: &mut Failure,
        request: Option<&RequestHead<'_>>,
        request_id: Option<&str>,
        preferences: &Preferences,
        headers: &mut dyn HeaderFields,
    ) -> Option<Vec<u8>> {
        let Failure { status, problem, format, is_incomplete } = failure;
        // Not the closures' to change; a problem made by hand may have none.
        let own_status = problem.status;
        if let Some(request) = request {
            for enrich in &self.options.enrichments {
                let plain = mem::replace(problem, Problem::new(*status));
                *problem = enrich(request, plain).into_owned();
            }
        }
        if let Some(id) = request_id {
            problem.extensions.insert("request_id".into(), id.into());
        }
        problem.status = own_status;
        let form = ContentForm::wanted(&preferences.accept);
        let is_negotiated = format.is_problem_details()
            || self.options.negotiates_formats && matches!(form, ContentForm::Html | ContentForm::Text);
        let content = if is_negotiated {
            negotiated(form, *status, problem, preferences, headers)
        } else {
            let content = format.write(problem).ok()?;
            drop_old(headers, *status);
            if self.options.negotiates_formats {
                merge_vary(headers, "Accept");
            }
            headers.set("content-type", format.media_type().as_bytes());
            headers.set("content-length", content.len().to_string().as_bytes());
            content
        };
        if *is_incomplete {
            headers.remove("content-length");
        }
        Some(content)
    }
}

/// The content in this form, and in the language that the client prefers.
fn negotiated(
    form: ContentForm,
    status: StatusCode,
    problem: &mut Problem<'static>,
    preferences: &Preferences,
    headers: &mut dyn HeaderFields,
) -> Vec<u8> {
    drop_old(headers, status);
    merge_vary(headers, "Accept");

    // The application has set the language itself, so nothing is translated.
    let is_set = headers.first("content-language").is_some();
    let translation = if is_set { None } else { translation(problem) };
    let lang = translation.map(|title| {
        merge_vary(headers, "Accept-Language");
        (language(&preferences.accept_language), title)
    });
    // The untranslated problem is kept for outer middleware, such as a log.
    let original = match lang {
        Some((Lang::Zh, title)) => Some(mem::replace(&mut problem.title, Cow::Borrowed(title))),
        _ => None,
    };
    let lang = lang.map(|(lang, _)| lang);
    if let Some(lang) = lang.filter(|_| !form.has_text_of_its_own(problem)) {
        headers.set("content-language", lang.tag().as_bytes());
    }
    let content = form.write(problem, lang);
    describe(form, &content, headers);
    if let Some(title) = original {
        problem.title = title;
    }
    content
}

/// Sets the fields that describe the content. The response to HEAD has the same fields as for GET (RFC 9110 section
/// 9.3.2).
fn describe(form: ContentForm, content: &[u8], headers: &mut dyn HeaderFields) {
    headers.set("content-type", form.content_type().as_bytes());
    headers.set("content-length", content.len().to_string().as_bytes());
    if matches!(form, ContentForm::Html | ContentForm::Text) {
        headers.set("x-content-type-options", b"nosniff");
    }
    if form == ContentForm::Html {
        // Append: browsers enforce every policy, so this cannot weaken another one.
        headers.append("content-security-policy", "default-src 'none'");
    }
}

/// Removes the fields that describe or frame the replaced content.
fn drop_old(headers: &mut dyn HeaderFields, status: StatusCode) {
    headers.remove("trailer");
    // RFC 9112 section 6.2: not together with a length.
    headers.remove("transfer-encoding");
    for name in headers.names() {
        if is_of_replaced_content(&name, status.as_u16()) {
            headers.remove(&name);
        }
    }
}

/// Adds a name to `Vary` if it is missing (RFC 9110 section 12.5.5). Present members are kept, even malformed ones.
fn merge_vary(headers: &mut dyn HeaderFields, name: &'static str) {
    let mut list = headers.lines("vary").join(&b", "[..]);
    let mut names = list.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    if names.any(|present| present == b"*" || present.eq_ignore_ascii_case(name.as_bytes())) {
        return;
    }
    if !list.is_empty() {
        list.extend(b", ");
    }
    list.extend(name.as_bytes());
    headers.set("vary", &list);
}
