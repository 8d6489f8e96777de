//! `StatusClass`: the first digit of a status code. Its texts come from the dataset; the ranges of codes are fixed
//! here.

use super::{Lang, Spec, StatusCode, Text};

crate::__private::status_classes_impl! {
    (crate)
    /// The class of a status code: its first digit
    /// ([RFC 9110 section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// ```
    /// use statusquo::{StatusClass, StatusCode};
    ///
    /// assert_eq!(StatusCode::ImATeapot.class(), Some(StatusClass::ClientError));
    /// assert_eq!(StatusCode::from(999).class(), None);
    /// ```
    pub enum StatusClass = builtin(iana);
}

/// Everything that the registry says about a class.
///
/// ```
/// use statusquo::{Lang, StatusClass};
///
/// let info = StatusClass::ClientError.info();
/// assert_eq!((info.digit, info.name), (4, "Client Error"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClassInfo {
    /// First digit of the codes, 1–5.
    pub digit: u8,
    /// The name in RFC 9110.
    pub name: &'static str,
    /// Short title.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// Two paragraphs: the server's side, the client's side.
    pub description: Text,
    /// Defining documents.
    pub specs: &'static [Spec],
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl StatusClass {
    /// The class of a code, or `None` outside 100–599 (RFC 9110 section 15).
    ///
    /// ```
    /// use statusquo::StatusClass;
    ///
    /// assert_eq!(StatusClass::of(299), Some(StatusClass::Successful));
    /// assert_eq!(StatusClass::of(600), None);
    /// ```
    #[inline]
    pub const fn of(code: u16) -> Option<Self> {
        match code {
            100..=199 => Some(Self::Informational),
            200..=299 => Some(Self::Successful),
            300..=399 => Some(Self::Redirection),
            400..=499 => Some(Self::ClientError),
            500..=599 => Some(Self::ServerError),
            _ => None,
        }
    }

    /// The x00 status of the class. A client treats an unknown code of the class as this one (RFC 9110 section 15).
    ///
    /// ```
    /// use statusquo::{StatusClass, StatusCode};
    ///
    /// assert_eq!(StatusClass::Redirection.representative(), StatusCode::MultipleChoices);
    /// ```
    #[inline]
    pub const fn representative(self) -> StatusCode {
        match self {
            Self::Informational => StatusCode::Continue,
            Self::Successful => StatusCode::Ok,
            Self::Redirection => StatusCode::MultipleChoices,
            Self::ClientError => StatusCode::BadRequest,
            Self::ServerError => StatusCode::InternalServerError,
        }
    }

    /// Everything the registry says about the class.
    ///
    /// ```
    /// assert_eq!(statusquo::StatusClass::Successful.info().digit, 2);
    /// ```
    pub const fn info(self) -> &'static ClassInfo {
        self.__info()
    }

    /// A short title.
    ///
    /// ```
    /// use statusquo::{Lang, StatusClass};
    ///
    /// assert_eq!(StatusClass::ServerError.title(Lang::En), "Server Error");
    /// ```
    pub const fn title(self, lang: Lang) -> &'static str {
        self.__info().title.in_lang(lang)
    }
}
