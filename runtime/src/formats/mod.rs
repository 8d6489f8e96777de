//! Formats: how what an error says becomes content.
//!
//! * `template`: a format as data, which `error_format!` makes; written, described and read from one description
//! * `json`: JSON, without a detour through values
//! * `read`: what a format has written, taken apart again
//! * `visible`: text for people, in plain text and HTML
//! * `presets`: formats that many APIs have
//! * `schema`: their schemas for OpenAPI
//!
//! A format knows the problem, and nothing of errors, statuses or frameworks: `answer` decides what a problem says.

pub(crate) mod json;
pub(crate) mod presets;
#[cfg(feature = "client")]
pub(crate) mod read;
#[cfg(feature = "utoipa")]
pub(crate) mod schema;
pub(crate) mod template;
pub(crate) mod visible;

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use self::template::Template;
use crate::Problem;

/// Why a [`Format`] could not write: any error will do. It is logged, and clients do not see it.
pub type FormatError = Box<dyn core::error::Error + Send + Sync>;

/// How the content of an error response is written: problem details unless told otherwise.
///
/// For JSON, plain text and HTML, [`error_format!`](crate::error_format) makes one from a template, which is checked when
/// it is compiled. For everything else, implement this trait; then name the type beside the error, as in
/// `#[http(format = Page)]`.
///
/// What clients may not read is not in the problem that a format gets, so that it cannot give it away: a 5xx has no
/// detail, unless the error exposes it.
///
/// ```
/// use statusquo::{Answer, Format, FormatError, HttpError, Problem};
///
/// struct Csv;
///
/// impl Format for Csv {
///     const MEDIA_TYPE: &'static str = "text/csv; header=absent";
///
///     fn write(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
///         let status = problem.status.ok_or("no status")?;
///         Ok(format!("{},{}\r\n", status.as_u16(), problem.code.as_deref().unwrap_or_default()).into_bytes())
///     }
/// }
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("row {0} is too long")]
/// #[http(UnprocessableContent, code = "row_too_long", format = Csv)]
/// struct RowTooLong(usize);
///
/// let answer = Answer::of(&RowTooLong(7));
/// assert_eq!(answer.body(), b"422,row_too_long\r\n");
/// assert!(answer.headers().eq([("content-type", "text/csv; header=absent")]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a format",
    label = "`format` requires `statusquo::Format` here",
    note = "declare one with `statusquo::error_format!`, implement `statusquo::Format` for `{Self}`, or take one of \
            `statusquo::format`"
)]
pub trait Format: 'static {
    /// The value of `Content-Type` ([RFC 9110 section 8.3](https://www.rfc-editor.org/rfc/rfc9110#section-8.3)), with its
    /// parameters.
    const MEDIA_TYPE: &'static str;

    /// The content, as a whole.
    ///
    /// # Errors
    ///
    /// If it cannot be written. The answer is then `500`, with problem details, and the log says why: a client never gets
    /// half of a content, nor one of another error.
    fn write(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError>;

    /// What content in this format says: the way back, for clients. `status` is that of the response. `None` if the content
    /// is not in this format.
    ///
    /// A template is read by what it says. Whoever implements this also sets [`IS_READABLE`](Self::IS_READABLE).
    #[cfg(feature = "client")]
    #[must_use]
    fn read(content: &[u8], status: crate::StatusCode) -> Option<Problem<'static>> {
        Self::READS?.read(content, status).map(|reading| reading.problem)
    }

    /// Whether [`read`](Self::read) reads all that [`write`](Self::write) writes, so that a client gets everything back.
    #[cfg(feature = "client")]
    const IS_READABLE: bool = Self::TEMPLATE.is_some();

    /// The same, and whether all is there.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    fn __read(content: &[u8], status: crate::StatusCode) -> Option<Read> {
        match Self::READS {
            Some(template) => template.read(content, status).map(Read),
            None if Self::IS_READABLE => {
                Self::read(content, status).map(|problem| Read(read::Reading { problem, is_whole: true }))
            }
            None => None,
        }
    }

    /// The template by which content is read.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    const READS: Option<&'static Template> = Self::TEMPLATE;

    /// Whether an error without a code gets one, so that a client cannot tell which is whose.
    #[cfg(feature = "client")]
    #[doc(hidden)]
    const FILLS_CODE: bool = false;

    /// The schema of the content in an OpenAPI document; any value unless told otherwise.
    #[cfg(feature = "utoipa")]
    #[must_use]
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        schema::schema_of(Self::TEMPLATE)
    }

    /// The description that `error_format!` made this of.
    #[doc(hidden)]
    const TEMPLATE: Option<&'static Template> = None;

    /// Whether the template has a place that only a code can fill.
    #[doc(hidden)]
    const NEEDS_CODE: bool = false;

    /// Whether `write` may fail.
    #[doc(hidden)]
    const CAN_FAIL: bool = Self::TEMPLATE.is_none();

    /// No content at all is a format, too.
    #[doc(hidden)]
    const IS_EMPTY: bool = false;
}

/// What a format has read.
#[cfg(feature = "client")]
#[doc(hidden)]
#[derive(Debug)]
pub struct Read(pub(crate) read::Reading);

/// A [`Format`] as a value: what an [`Answer`](crate::Answer) and the extensions of a response hold.
///
/// ```
/// use statusquo::{AnyFormat, Problem, StatusCode, format::PlainText};
///
/// let format = AnyFormat::of::<PlainText>();
/// assert_eq!(format.media_type(), "text/plain; charset=utf-8");
/// assert_eq!(format.write(&Problem::new(StatusCode::Gone))?, b"Gone\n");
/// # Ok::<(), statusquo::FormatError>(())
/// ```
#[derive(Clone, Copy)]
pub struct AnyFormat(&'static Table);

/// What is known of a format without its type.
struct Table {
    media_type: &'static str,
    write: fn(&Problem<'_>) -> Result<Vec<u8>, FormatError>,
    is_empty: bool,
    can_fail: bool,
    needs_code: bool,
    #[cfg(feature = "http")]
    header: fn() -> http::HeaderValue,
    #[cfg(feature = "utoipa")]
    schema: fn() -> utoipa::openapi::RefOr<utoipa::openapi::Schema>,
    #[cfg(feature = "client")]
    reader: Reader,
}

/// How content is read, and what is known about that before there is any.
#[cfg(feature = "client")]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
struct Reader {
    read: fn(&[u8], crate::StatusCode) -> Option<Read>,
    template: Option<&'static Template>,
    is_readable: bool,
    fills_code: bool,
    /// Whether a client finds type and code in the content: asked for each case.
    has_type: bool,
    has_code: bool,
}

#[cfg(feature = "client")]
const fn carries<F: Format>(wanted: template::Source) -> bool {
    match F::READS {
        Some(template) => template.carries(wanted),
        // Who reads by hand says so for all of it.
        None => F::IS_READABLE,
    }
}

impl AnyFormat {
    /// Problem details, the format of errors that say nothing else.
    pub(crate) const PROBLEM_DETAILS: Self = Self::of::<presets::ProblemDetails>();

    /// The value for a format. The example of the type shows it.
    #[must_use]
    pub const fn of<F: Format>() -> Self {
        const {
            assert!(
                is_sendable(F::MEDIA_TYPE),
                "`MEDIA_TYPE` has to be visible ASCII and spaces (RFC 9110 section 5.5)"
            );
            Self(
                &const {
                    Table {
                        media_type: F::MEDIA_TYPE,
                        write: F::write,
                        is_empty: F::IS_EMPTY,
                        can_fail: F::CAN_FAIL,
                        needs_code: F::NEEDS_CODE,
                        #[cfg(feature = "http")]
                        header: header::<F>,
                        #[cfg(feature = "utoipa")]
                        schema: F::schema,
                        #[cfg(feature = "client")]
                        reader: Reader {
                            read: F::__read,
                            template: F::READS,
                            is_readable: F::IS_READABLE,
                            fills_code: F::FILLS_CODE,
                            has_type: carries::<F>(template::Source::Type),
                            has_code: carries::<F>(template::Source::Code),
                        },
                    }
                },
            )
        }
    }

    /// [`Format::MEDIA_TYPE`]. The example of the type shows it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        self.0.media_type
    }

    /// [`Format::write`]. The example of the type shows it.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn write(self, problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
        (self.0.write)(problem)
    }

    /// The media type as the crate `http` has it.
    #[cfg(feature = "http")]
    pub(crate) fn header(self) -> http::HeaderValue {
        (self.0.header)()
    }

    /// Whether writing may fail: that of a template, or of a preset, cannot.
    pub(crate) const fn can_fail(self) -> bool {
        self.0.can_fail
    }

    pub(crate) const fn needs_code(self) -> bool {
        self.0.needs_code
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0.is_empty
    }

    /// Whether content in this format is problem details in JSON (RFC 9457 section 3).
    #[allow(dead_code)] // for adapters
    pub(crate) fn is_problem_details(self) -> bool {
        self.0.media_type == Problem::JSON
    }

    /// What content in this format says: see [`Format::read`].
    #[cfg(feature = "client")]
    pub(crate) fn read(self, content: &[u8], status: crate::StatusCode) -> Option<read::Reading> {
        (self.0.reader.read)(content, status).map(|read| read.0)
    }

    /// Whether a client finds this in the content.
    #[cfg(feature = "client")]
    pub(crate) const fn carries(self, wanted: template::Source) -> bool {
        match (wanted, self.0.reader.template) {
            (template::Source::Type, _) => self.0.reader.has_type,
            (template::Source::Code, _) => self.0.reader.has_code,
            (_, Some(template)) => template.carries(wanted),
            (_, None) => self.0.reader.is_readable,
        }
    }

    #[cfg(feature = "client")]
    pub(crate) const fn is_readable(self) -> bool {
        self.0.reader.is_readable
    }

    #[cfg(feature = "client")]
    pub(crate) const fn fills_code(self) -> bool {
        self.0.reader.fills_code
    }

    /// Whether both are the same in all respects. One type may have several of these.
    #[cfg(feature = "client")]
    pub(crate) fn is(self, other: Self) -> bool {
        core::ptr::eq(self.0, other.0)
    }

    #[cfg(feature = "utoipa")]
    pub(crate) fn schema(self) -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        (self.0.schema)()
    }
}

/// The media type as it was checked at compile time.
#[cfg(feature = "http")]
fn header<F: Format>() -> http::HeaderValue {
    const { http::HeaderValue::from_static(F::MEDIA_TYPE) }
}

/// Whether this can be the value of a header field.
const fn is_sendable(media_type: &str) -> bool {
    let bytes = media_type.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !matches!(bytes[i], b' '..=b'~') {
            return false;
        }
        i += 1;
    }
    true
}

impl fmt::Debug for AnyFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AnyFormat").field(&self.0.media_type).finish()
    }
}

/// Two formats of one media type are the same for a client.
impl PartialEq for AnyFormat {
    fn eq(&self, other: &Self) -> bool {
        self.0.media_type == other.0.media_type
    }
}
