//! Formats that many APIs have, made with `error_format!` as users' own are.
//!
//! Each says which document it follows. Where a document wants more than a template can say, `write` fills it in.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

#[cfg(feature = "client")]
use super::template::Template;
use super::{Format, FormatError};
use crate::{Problem, StatusClass, StatusCode};

crate::__private::error_format_impl! {
    (crate)
    /// Problem details in JSON ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)): what errors are written in that say
    /// nothing else.
    ///
    /// ```
    /// use statusquo::{AnyFormat, Problem, StatusCode, format::ProblemDetails};
    ///
    /// let json = AnyFormat::of::<ProblemDetails>().write(&Problem::new(StatusCode::Gone).detail("sold out"))?;
    /// assert_eq!(json, br#"{"title":"Gone","status":410,"detail":"sold out"}"#);
    /// # Ok::<(), statusquo::FormatError>(())
    /// ```
    pub struct ProblemDetails: "application/problem+json" = {
        "type": {type},
        "title": {title},
        "status": {status},
        "detail": {detail},
        "instance": {instance},
        "code": {code or extensions.code},
        {extensions..}
    };

    /// The detail alone, or else the title: for people, and for clients that show what they get.
    ///
    /// ```
    /// use statusquo::{AnyFormat, Problem, StatusCode, format::PlainText};
    ///
    /// let text = AnyFormat::of::<PlainText>().write(&Problem::new(StatusCode::Gone).detail("sold out"))?;
    /// assert_eq!(text, b"sold out\n");
    /// # Ok::<(), statusquo::FormatError>(())
    /// ```
    pub struct PlainText: "text/plain; charset=utf-8" = "{detail or title}\n";

    /// Errors of [JSON:API 1.1](https://jsonapi.org/format/1.1/#errors): one object in `errors`, with the extension
    /// members in `meta`.
    ///
    /// ```
    /// use statusquo::{AnyFormat, Problem, StatusCode, format::JsonApi};
    ///
    /// let problem = Problem::new(StatusCode::Conflict).code("stale").extension("version", 3);
    /// let json = AnyFormat::of::<JsonApi>().write(&problem)?;
    /// assert_eq!(
    ///     json,
    ///     br#"{"errors":[{"status":"409","code":"stale","title":"Conflict","meta":{"version":3}}]}"#
    /// );
    /// # Ok::<(), statusquo::FormatError>(())
    /// ```
    pub struct JsonApi: "application/vnd.api+json" = {
        "errors": [
            {
                "status": "{status}",
                "code": {code},
                "title": {title},
                "detail": {detail},
                "meta": {extensions..},
            },
        ],
    };

    struct OAuthTemplate: "application/json" = {
        "error": {code},
        "error_description": {detail},
        "error_uri": {type},
        {extensions..}
    };

    struct OpenAiTemplate: "application/json" = {
        "error": {
            "message": {detail or title},
            "type": {extensions.error_type or instance},
            "param": {extensions.param or null},
            "code": {code or null},
        },
    };

    struct GoogleTemplate: "application/json" = {
        "error": { "code": {status}, "message": {detail or title}, "status": {instance} },
    };

    struct GoogleTemplateWithReason: "application/json" = {
        "error": {
            "code": {status},
            "message": {detail or title},
            "status": {instance},
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": {code},
                    "domain": {extensions.domain},
                    "metadata": {extensions..},
                },
            ],
        },
    };
}

/// Errors of an OAuth 2.0 token endpoint ([RFC 6749 section
/// 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)): `error` is the code, `error_description` the detail,
/// `error_uri` the type.
///
/// Without a code of its own, an error has the registered one that fits its status. In the description, characters that
/// the RFC does not allow become `?`, and quotation marks and backslashes become apostrophes and slashes. The RFC also
/// wants `Cache-Control: no-store`, which `headers(cache_control = "no-store")` on the type adds.
///
/// ```
/// use statusquo::{AnyFormat, Problem, StatusCode, format::OAuth};
///
/// let problem = Problem::new(StatusCode::BadRequest).code("invalid_grant").detail("the code \"x\" has expired");
/// let json = AnyFormat::of::<OAuth>().write(&problem)?;
/// assert_eq!(json, br#"{"error":"invalid_grant","error_description":"the code 'x' has expired"}"#);
/// # Ok::<(), statusquo::FormatError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct OAuth;

impl Format for OAuth {
    const MEDIA_TYPE: &'static str = OAuthTemplate::MEDIA_TYPE;
    const CAN_FAIL: bool = false;

    fn write(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
        let mut problem = problem.borrowed();
        if problem.code.is_none() {
            problem.code = Some(Cow::Borrowed(match problem.status.map(StatusCode::as_u16) {
                Some(401) => "invalid_client",
                Some(403) => "access_denied",
                Some(503) => "temporarily_unavailable",
                Some(500..=599) => "server_error",
                _ => "invalid_request",
            }));
        }
        problem.detail =
            problem.detail.map(|detail| Cow::Owned(detail.chars().map(of_oauth).collect::<String>()));
        OAuthTemplate::write(&problem)
    }

    #[cfg(feature = "client")]
    const IS_READABLE: bool = true;
    #[cfg(feature = "client")]
    const READS: Option<&'static Template> = OAuthTemplate::TEMPLATE;
    #[cfg(feature = "client")]
    const FILLS_CODE: bool = true;

    #[cfg(feature = "utoipa")]
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        OAuthTemplate::schema()
    }
}

/// RFC 6749 appendix A.8: `error_description` is made of these.
fn of_oauth(c: char) -> char {
    match c {
        '"' => '\'',
        '\\' => '/',
        ' '..='~' => c,
        _ => '?',
    }
}

/// Errors as [OpenAI's API](https://platform.openai.com/docs/guides/error-codes) writes them, and many servers of models
/// after it.
///
/// `type` is the extension member `error_type`; without one, `server_error` for 5xx, `rate_limit_error` for 429 and
/// `invalid_request_error` for all others. `param` is the extension member of that name.
///
/// ```
/// use statusquo::{AnyFormat, Problem, StatusCode, format::OpenAi};
///
/// let problem = Problem::new(StatusCode::NotFound).code("model_not_found").detail("no model `x`");
/// let json = AnyFormat::of::<OpenAi>().write(&problem)?;
/// let expected = r#"{"error":{"message":"no model `x`","type":"invalid_request_error","param":null,"code":"model_not_found"}}"#;
/// assert_eq!(json, expected.as_bytes());
/// # Ok::<(), statusquo::FormatError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct OpenAi;

impl Format for OpenAi {
    const MEDIA_TYPE: &'static str = OpenAiTemplate::MEDIA_TYPE;
    const CAN_FAIL: bool = false;

    fn write(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
        OpenAiTemplate::write(&problem.borrowed().instance(openai_type(problem.status)))
    }

    #[cfg(feature = "client")]
    const IS_READABLE: bool = true;
    #[cfg(feature = "client")]
    const READS: Option<&'static Template> = OpenAiTemplate::TEMPLATE;

    #[cfg(feature = "client")]
    fn __read(content: &[u8], status: StatusCode) -> Option<super::Read> {
        let super::Read(mut reading) = super::Read(Self::READS?.read(content, status)?);
        // What follows from the status was not said by the error.
        let members = &mut reading.problem.extensions;
        if members.get("error_type").is_some_and(|kind| kind == openai_type(Some(status))) {
            members.remove("error_type");
        }
        Some(super::Read(reading))
    }

    #[cfg(feature = "utoipa")]
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        OpenAiTemplate::schema()
    }
}

/// The `type` of an error that has no `error_type`.
fn openai_type(status: Option<StatusCode>) -> &'static str {
    match status {
        Some(StatusCode::TooManyRequests) => "rate_limit_error",
        Some(status) if status.class() == Some(StatusClass::ServerError) => "server_error",
        _ => "invalid_request_error",
    }
}

/// Errors of Google's APIs ([AIP-193](https://google.aip.dev/193)): `status` is the name of the `google.rpc.Code` that
/// goes with the status; an error with a code has an `ErrorInfo` in `details`, with the code as its `reason`, the
/// extension member `domain`, and the others in `metadata`.
///
/// ```
/// use statusquo::{AnyFormat, Problem, StatusCode, format::GoogleApi};
///
/// let problem = Problem::new(StatusCode::NotFound).detail("no book 7");
/// let json = AnyFormat::of::<GoogleApi>().write(&problem)?;
/// assert_eq!(json, br#"{"error":{"code":404,"message":"no book 7","status":"NOT_FOUND"}}"#);
/// # Ok::<(), statusquo::FormatError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct GoogleApi;

impl Format for GoogleApi {
    const MEDIA_TYPE: &'static str = GoogleTemplate::MEDIA_TYPE;
    const CAN_FAIL: bool = false;

    fn write(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
        let problem = problem.borrowed().instance(rpc_code(problem.status));
        if problem.code.is_some() {
            GoogleTemplateWithReason::write(&problem)
        } else {
            GoogleTemplate::write(&problem)
        }
    }

    #[cfg(feature = "client")]
    const IS_READABLE: bool = true;
    #[cfg(feature = "client")]
    const READS: Option<&'static Template> = GoogleTemplateWithReason::TEMPLATE;
    // Without a code, extension members are not written either.
    #[cfg(feature = "client")]
    const FILLS_CODE: bool = true;

    #[cfg(feature = "client")]
    fn __read(content: &[u8], status: StatusCode) -> Option<super::Read> {
        let mut reading = GoogleTemplateWithReason::TEMPLATE?
            .read(content, status)
            .or_else(|| GoogleTemplate::TEMPLATE?.read(content, status))?;
        // The name of the status says no more than the status.
        reading.problem.instance = None;
        Some(super::Read(reading))
    }

    #[cfg(feature = "utoipa")]
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        GoogleTemplateWithReason::schema()
    }
}

/// The name in `google/rpc/code.proto` whose HTTP mapping is this status. Where several share one, the most general.
fn rpc_code(status: Option<StatusCode>) -> &'static str {
    match status.map_or(500, StatusCode::as_u16) {
        401 => "UNAUTHENTICATED",
        403 => "PERMISSION_DENIED",
        404 => "NOT_FOUND",
        409 => "ABORTED",
        416 => "OUT_OF_RANGE",
        429 => "RESOURCE_EXHAUSTED",
        499 => "CANCELLED",
        400 | 405..=415 | 417 | 422 => "INVALID_ARGUMENT",
        300..=498 => "FAILED_PRECONDITION",
        501 => "UNIMPLEMENTED",
        503 => "UNAVAILABLE",
        504 => "DEADLINE_EXCEEDED",
        500 => "INTERNAL",
        _ => "UNKNOWN",
    }
}

/// No content, whatever the status allows: `#[http(empty)]`.
#[derive(Debug, Clone, Copy)]
pub struct Empty;

impl Format for Empty {
    const MEDIA_TYPE: &'static str = "";
    const CAN_FAIL: bool = false;
    const IS_EMPTY: bool = true;
    #[cfg(feature = "client")]
    const IS_READABLE: bool = false;

    fn write(_: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
        Ok(Vec::new())
    }
}

#[cfg(any(feature = "error-layer", test))]
impl Problem<'_> {
    /// The problem as JSON. The capacity is usually exact, so that a server need not reallocate.
    pub(crate) fn to_json(&self) -> alloc::vec::Vec<u8> {
        // A template cannot fail.
        ProblemDetails::write(self).unwrap_or_default()
    }
}
