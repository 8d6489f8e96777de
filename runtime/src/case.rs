//! `Case`: the possible answers of an error type, readable without an error value. The OpenAPI document is made from
//! them.
//!
//! The derive fills them in. The hidden methods are for generated code only and may change together with the derive;
//! `DetailVisibility` is the one rule for which statuses show the detail.

#[cfg(feature = "problem")]
use crate::AnyFormat;
use crate::StatusCode;
use crate::level::is_of_client;

/// One possible answer of an error type: a variant of an enum, one of its statuses if it has several, or the struct
/// itself.
///
/// ```
/// use statusquo::{HttpError, StatusCode};
///
/// #[derive(Debug, HttpError)]
/// /// The book is not in the catalogue.
/// #[http(NotFound, type = "https://example.com/problems/no-such-book", title = "No such book")]
/// struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
///
/// let [case] = NoSuchBook::cases() else { panic!() };
/// assert_eq!((case.name, case.status), ("NoSuchBook", Some(StatusCode::NotFound)));
/// assert_eq!(case.doc, "The book is not in the catalogue.");
/// assert_eq!(case.title, "No such book");
/// assert!(case.shows_detail);
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Case {
    /// Name of the variant or of the struct.
    pub name: &'static str,
    /// Its doc comment; empty without one.
    pub doc: &'static str,
    /// The status; `None` if a field or the inner error decides at run time.
    pub status: Option<StatusCode>,
    /// The reason phrase in the registry that the status was taken from; empty without a status.
    pub reason: &'static str,
    /// Type URI of the problem (RFC 9457 section 3.1.1).
    pub problem_type: &'static str,
    /// Title of the problem (RFC 9457 section 3.1.3).
    pub title: &'static str,
    /// The [code](crate::HttpError::code); empty without one.
    pub code: &'static str,
    /// The [format](crate::HttpError::format) of the content; `None` for problem details.
    #[cfg(feature = "problem")]
    pub format: Option<AnyFormat>,
    /// Names of the response's header fields, in lower case.
    pub headers: &'static [&'static str],
    /// Names of the extension members (RFC 9457 section 3.2).
    pub extensions: &'static [&'static str],
    /// The schemas of the members that are fields, which come first among their names.
    #[cfg(feature = "utoipa")]
    pub(crate) members: &'static [fn() -> utoipa::openapi::RefOr<utoipa::openapi::Schema>],
    /// Whether clients read the detail and the extension members. Without a status, it is the rule for 4xx.
    pub shows_detail: bool,
    /// For a transparent variant, the cases of the inner error; they are empty if they are known only at run time.
    pub inner: Option<fn() -> &'static [Case]>,
}

#[doc(hidden)]
impl Case {
    #[inline]
    pub const fn __new(name: &'static str, doc: &'static str) -> Self {
        Self {
            name,
            doc,
            status: None,
            reason: "",
            problem_type: "about:blank",
            title: "",
            code: "",
            #[cfg(feature = "problem")]
            format: None,
            headers: &[],
            extensions: &[],
            #[cfg(feature = "utoipa")]
            members: &[],
            shows_detail: true,
            inner: None,
        }
    }

    #[inline]
    pub const fn __standard(name: &'static str, doc: &'static str, status: StatusCode) -> Self {
        Self::__new(name, doc).__status(status, status.canonical_reason())
    }

    #[must_use]
    #[inline]
    pub const fn __status(mut self, status: StatusCode, reason: Option<&'static str>) -> Self {
        self.status = Some(status);
        self.shows_detail = DetailVisibility::ByStatus.applies(status);
        if let Some(reason) = reason {
            self.reason = reason;
            self.title = reason;
        }
        self
    }

    /// An empty string leaves the present value unchanged.
    #[must_use]
    #[inline]
    pub const fn __problem(mut self, problem_type: &'static str, title: &'static str) -> Self {
        if !problem_type.is_empty() {
            self.problem_type = problem_type;
        }
        if !title.is_empty() {
            self.title = title;
        }
        self
    }

    #[must_use]
    #[inline]
    pub const fn __code(mut self, code: &'static str) -> Self {
        self.code = code;
        self
    }

    #[cfg(feature = "problem")]
    #[must_use]
    #[inline]
    pub const fn __format(mut self, format: AnyFormat) -> Self {
        self.format = Some(format);
        self
    }

    #[must_use]
    #[inline]
    pub const fn __headers(mut self, headers: &'static [&'static str]) -> Self {
        self.headers = headers;
        self
    }

    #[must_use]
    #[inline]
    pub const fn __extensions(mut self, extensions: &'static [&'static str]) -> Self {
        self.extensions = extensions;
        self
    }

    #[cfg(feature = "utoipa")]
    #[must_use]
    #[inline]
    pub const fn __members(
        mut self,
        members: &'static [fn() -> utoipa::openapi::RefOr<utoipa::openapi::Schema>],
    ) -> Self {
        self.members = members;
        self
    }

    #[must_use]
    #[inline]
    pub const fn __shown(mut self, shown: DetailVisibility) -> Self {
        self.shows_detail = match self.status {
            Some(status) => shown.applies(status),
            None => !matches!(shown, DetailVisibility::Never),
        };
        self
    }

    #[must_use]
    #[inline]
    pub const fn __inner(mut self, inner: fn() -> &'static [Case]) -> Self {
        self.inner = Some(inner);
        self
    }
}

/// Cases that consist of a name, a doc comment and a status only. An empty `docs` means that none has a comment.
#[doc(hidden)]
#[must_use]
pub const fn cases<const N: usize>(
    names: [&'static str; N],
    docs: &[&'static str],
    statuses: [StatusCode; N],
) -> [Case; N] {
    let mut cases = [Case::__new("", ""); N];
    let mut i = 0;
    while i < N {
        let doc = if docs.is_empty() { "" } else { docs[i] };
        cases[i] = Case::__standard(names[i], doc, statuses[i]);
        i += 1;
    }
    cases
}

/// Whether clients read the detail of an error.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum DetailVisibility {
    /// For 3xx and 4xx. Any other status is the server's fault, and its detail could expose internals (RFC 9457
    /// section 5).
    ByStatus,
    Always,
    Never,
}

impl DetailVisibility {
    /// At run time, where the rule can be switched off.
    #[cfg(feature = "problem")]
    pub(crate) fn applies_now(self, status: StatusCode) -> bool {
        match self {
            Self::ByStatus => crate::level::is_for_client(status),
            Self::Always | Self::Never => self.applies(status),
        }
    }

    /// The rule, as documents describe it.
    pub(crate) const fn applies(self, status: StatusCode) -> bool {
        match self {
            Self::ByStatus => is_of_client(status),
            Self::Always => true,
            Self::Never => false,
        }
    }
}
