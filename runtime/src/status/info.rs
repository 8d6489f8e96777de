//! The types of the generated tables: a registry's row for a status code and everything in it. They mirror the model of
//! `data`; a new field needs a default in `INFO` or `SEMANTICS`, and generated code to fill it.

/// A language of the texts in the dataset.
///
/// ```
/// use statusquo::{Lang, StatusCode};
///
/// assert_eq!(StatusCode::NotFound.title(Lang::En), Some("Not Found"));
/// assert_eq!(Lang::Zh.tag(), "zh");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Lang {
    /// The BCP 47 language tag.
    ///
    /// ```
    /// assert_eq!(statusquo::Lang::En.tag(), "en");
    /// ```
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }
}

/// A text in English and Chinese; empty in a language that the registry does not provide.
///
/// ```
/// use statusquo::{Lang, StatusCode};
///
/// let title = StatusCode::NotFound.info().unwrap().title;
/// assert_eq!(title.get(Lang::En), Some("Not Found"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Chinese, in simplified characters.
    pub zh: &'static str,
}

impl Text {
    /// The text, or `None` if the registry does not provide it in this language.
    ///
    /// ```
    /// let text = statusquo::Text { en: "a cup", zh: "" };
    /// assert_eq!(text.get(statusquo::Lang::Zh), None);
    /// ```
    pub const fn get(self, lang: Lang) -> Option<&'static str> {
        let text = self.in_lang(lang);
        if text.is_empty() { None } else { Some(text) }
    }

    pub(crate) const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// A registry of status codes: IANA's, a vendor's, or your own.
///
/// ```
/// use statusquo::StatusCode;
///
/// let registry = StatusCode::NotFound.info().unwrap().registry;
/// assert_eq!((registry.id, registry.owner), ("iana", "IANA"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Registry {
    /// Name in snake case, which is also the name of its module.
    pub id: &'static str,
    /// Title.
    pub title: Text,
    /// Who assigns the codes.
    pub owner: &'static str,
    /// Address of the registry or its documentation.
    pub source: &'static str,
    /// Date of the snapshot, as `YYYY-MM-DD`.
    pub as_of: &'static str,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// Everything that a registry says about one status code.
///
/// ```
/// use statusquo::StatusCode;
///
/// let info = StatusCode::ContentTooLarge.info().unwrap();
/// assert_eq!((info.code, info.name, info.phrase), (413, "ContentTooLarge", "Content Too Large"));
/// assert_eq!(info.formerly, ["Request Entity Too Large", "Payload Too Large"]);
/// assert_eq!(info.semantics.recommended_headers, ["Retry-After"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusInfo {
    /// The code.
    pub code: u16,
    /// Name of the Rust variant.
    pub name: &'static str,
    /// Reason phrase, as sent in the status line.
    pub phrase: &'static str,
    /// Earlier phrases, oldest first.
    pub formerly: &'static [&'static str],
    /// Short title.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// Two paragraphs: the server's side, the client's side.
    pub description: Text,
    /// Documents that define the code; the one that the registry refers to comes first.
    pub specs: &'static [Spec],
    /// The rules of the standards.
    pub semantics: &'static Semantics,
    /// How well a vendor's code is documented; `None` for registered codes.
    pub evidence: Option<Evidence>,
    /// Products that use a vendor's code, if these are not simply those of the registry's owner.
    pub used_by: &'static [&'static str],
    /// The registered code that a vendor's code resembles most. This is advice for people; programs should use
    /// `treat_as`.
    pub resembles: Option<u16>,
    /// The registry that this row belongs to.
    pub registry: &'static Registry,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// The rules of a status code, without texts.
///
/// ```
/// use statusquo::{Cacheability, StatusCode};
///
/// let rules = StatusCode::NoContent.info().unwrap().semantics;
/// assert!(!rules.allows_content);
/// assert_eq!(rules.cacheability, Cacheability::Heuristic);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Semantics {
    /// Whether a response may carry content (RFC 9110 section 6.4.1).
    pub allows_content: bool,
    /// How caches treat a response.
    pub cacheability: Cacheability,
    /// Whether the request may be repeated; `None` if the standard does not say.
    pub retry: Option<Retry>,
    /// What has to hold for a program to repeat the request by itself; `None` if nothing has to, or if it may not.
    pub retry_if: Option<RetryIf>,
    /// Who made the mistake.
    pub fault: Fault,
    /// What happens to the method when a client follows the redirect; `None` if clients do not follow automatically.
    pub redirect: Option<Redirect>,
    /// Whether the reported condition lasts; `None` if the status does not say.
    pub permanence: Option<Permanence>,
    /// State of the assignment.
    pub lifecycle: Lifecycle,
    /// Who may generate it; empty for anyone.
    pub senders: &'static [Sender],
    /// Header fields that a response MUST carry.
    pub required_headers: &'static [&'static str],
    /// Header fields that a response SHOULD carry, or that it MUST or SHOULD carry in one case only.
    pub recommended_headers: &'static [&'static str],
    /// Header fields that a response MAY carry.
    pub optional_headers: &'static [&'static str],
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

/// A document that defines or describes a status code.
///
/// ```
/// let spec = statusquo::StatusCode::NotFound.specs()[0];
/// assert_eq!((spec.document, spec.section), ("RFC 9110", "15.5.5"));
/// assert_eq!(spec.url, "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5");
/// assert_eq!(spec.to_string(), "RFC 9110 section 15.5.5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spec {
    /// `RFC 9110`, the name of a draft, or an address.
    pub document: &'static str,
    /// Section, such as `15.5.2`; empty for the whole document.
    pub section: &'static str,
    /// The document's address, with the section.
    pub url: &'static str,
    #[doc(hidden)]
    pub __non_exhaustive: (),
}

impl core::fmt::Display for Spec {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.document)?;
        if self.section.is_empty() { Ok(()) } else { write!(f, " section {}", self.section) }
    }
}

/// How caches treat a response
/// ([RFC 9110 section 15.1](https://www.rfc-editor.org/rfc/rfc9110#section-15.1),
/// [RFC 9111 section 4.2.2](https://www.rfc-editor.org/rfc/rfc9111#section-4.2.2)).
///
/// ```
/// use statusquo::{Cacheability, StatusCode};
///
/// assert_eq!(StatusCode::NotFound.cacheability(), Cacheability::Heuristic);
/// assert_eq!(StatusCode::TooManyRequests.cacheability(), Cacheability::Never);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cacheability {
    /// Heuristically cacheable, even without explicit freshness information.
    Heuristic,
    /// Cacheable with explicit freshness information only.
    Explicit,
    /// Never stored.
    Never,
}

/// Whether a client may repeat the request after this status
/// ([RFC 9110 section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2), and the section of the status).
///
/// ```
/// use statusquo::{Retry, StatusCode};
///
/// assert_eq!(StatusCode::ServiceUnavailable.retry(), Some(Retry::AfterDelay));
/// assert_eq!(StatusCode::Gone.retry(), Some(Retry::Never));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Unchanged.
    Unchanged,
    /// Unchanged, but later: after `Retry-After`, if present.
    AfterDelay,
    /// After a change to the request, or to something that it depends on, such as credentials.
    AfterChange,
    /// At another address (`Location`).
    Elsewhere,
    /// Unchanged, over another connection.
    NewConnection,
    /// Not at all.
    Never,
}

/// What has to hold for a program to repeat the request by itself. A request that may have been carried out is
/// repeated only if this does no harm
/// ([RFC 9110 section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)); [`retry`](crate::retry) has the
/// decision.
///
/// ```
/// use statusquo::{RetryIf, StatusCode};
///
/// assert_eq!(StatusCode::BadGateway.retry_if(), Some(RetryIf::Idempotent));
/// assert_eq!(StatusCode::TooManyRequests.retry_if(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryIf {
    /// The method is idempotent.
    Idempotent,
    /// The response has `Retry-After`
    /// ([RFC 9110 section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    RetryAfter,
    /// The method is idempotent, or the response has `Retry-After`.
    IdempotentOrRetryAfter,
}

/// Who made the mistake that a status reports ([RFC 9110 section
/// 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)): what an alert counts.
///
/// ```
/// use statusquo::{Fault, StatusCode, nginx};
///
/// assert_eq!(StatusCode::NotFound.fault(), Fault::Client);
/// assert_eq!(StatusCode::BadGateway.fault(), Fault::Server);
/// assert_eq!(nginx::Status::ClientClosedRequest.fault(), Fault::Nobody);     // the client left
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fault {
    /// Nobody: there is no mistake, or nobody is left to read of it.
    Nobody,
    /// The client.
    Client,
    /// The server, or what it depends on.
    Server,
}

/// What happens to the request method when a client follows a redirect
/// ([RFC 9110 section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)).
///
/// ```
/// use statusquo::{Redirect, StatusCode};
///
/// assert_eq!(StatusCode::SeeOther.redirect(), Some(Redirect::BecomesGet));
/// assert_eq!(StatusCode::NotModified.redirect(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Redirect {
    /// The method must not change.
    PreservesMethod,
    /// POST may become GET.
    MayBecomeGet,
    /// The next request is GET or HEAD.
    BecomesGet,
}

/// Whether the condition reported by a status lasts.
///
/// ```
/// use statusquo::{Permanence, StatusCode};
///
/// assert_eq!(StatusCode::Gone.permanence(), Some(Permanence::Permanent));
/// assert_eq!(StatusCode::NotFound.permanence(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permanence {
    /// It lasts.
    Permanent,
    /// It is expected to pass.
    Temporary,
}

/// Who generates a status (roles of
/// [RFC 9110 section 3](https://www.rfc-editor.org/rfc/rfc9110#section-3)).
///
/// ```
/// use statusquo::{Sender, StatusCode};
///
/// let info = StatusCode::BadGateway.info().unwrap();
/// assert_eq!(info.semantics.senders, [Sender::Gateway, Sender::Proxy]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sender {
    /// An origin server.
    Origin,
    /// A gateway, also called reverse proxy.
    Gateway,
    /// A proxy that the client chose, or one that intercepts.
    Proxy,
}

/// State of a code's assignment.
///
/// ```
/// use statusquo::{Lifecycle, StatusCode};
///
/// assert_eq!(StatusCode::NotFound.lifecycle(), Some(Lifecycle::Permanent));
/// assert_eq!(StatusCode::UseProxy.lifecycle(), Some(Lifecycle::Deprecated));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lifecycle {
    /// In force.
    Permanent,
    /// In force until a date, unless renewed ([RFC 7120](https://www.rfc-editor.org/rfc/rfc7120)).
    Temporary {
        /// The date, as `YYYY-MM-DD`.
        expires: &'static str,
    },
    /// Must no longer be sent.
    Deprecated,
    /// Its document is historic.
    Obsoleted,
    /// Reserved, without a meaning in HTTP.
    Unused,
    /// The vendor no longer uses it.
    Retired,
}

/// How well the use of a vendor's code is documented.
///
/// ```
/// use statusquo::{Evidence, StatusCode};
///
/// assert_eq!(StatusCode::NotFound.info().unwrap().evidence, None);    // registered
/// assert!(Evidence::Documented < Evidence::Disputed);                 // best first
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// By its owner.
    Documented,
    /// In the source code of its owner.
    Source,
    /// By others only.
    Reported,
    /// Its use is doubtful.
    Disputed,
}

/// The defaults of the rules: the tables list only differences.
pub const SEMANTICS: Semantics = Semantics {
    allows_content: true,
    cacheability: Cacheability::Explicit,
    retry: None,
    retry_if: None,
    fault: Fault::Nobody,
    redirect: None,
    permanence: None,
    lifecycle: Lifecycle::Permanent,
    senders: &[],
    required_headers: &[],
    recommended_headers: &[],
    optional_headers: &[],
    __non_exhaustive: (),
};

/// The defaults of a row: the tables list only differences.
pub const INFO: StatusInfo = StatusInfo {
    code: 0,
    name: "",
    phrase: "",
    formerly: &[],
    title: NO_TEXT,
    summary: NO_TEXT,
    description: NO_TEXT,
    specs: &[],
    semantics: &SEMANTICS,
    evidence: None,
    used_by: &[],
    resembles: None,
    registry: &Registry { id: "", title: NO_TEXT, owner: "", source: "", as_of: "", __non_exhaustive: () },
    __non_exhaustive: (),
};

const NO_TEXT: Text = Text { en: "", zh: "" };
