//! What a registry file says, once every value has been checked. Plain data: nothing here reads or checks.
//!
//! With the feature `serde` it can be serialised, under the keys and with the words of the files; what a file leaves out is
//! null, or an empty list.

/// A registry of status codes: a checked file. The default is one without codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Registry {
    /// Snake case name, such as `iana`; empty when the file gives none.
    pub id: String,
    /// Title of the registry.
    pub title: Text,
    /// Who assigns the codes.
    pub owner: String,
    /// `https://` address of the registry or its documentation.
    pub source: String,
    /// Day of the snapshot, as `YYYY-MM-DD`.
    pub as_of: String,
    /// The classes, ascending; only the IANA registry defines them.
    pub classes: Vec<Class>,
    /// The codes, ascending.
    pub statuses: Vec<Status>,
}

/// A text in two languages; a language that the file leaves out is an empty string.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Text {
    /// English.
    #[cfg_attr(feature = "serde", serde(serialize_with = "or_null"))]
    pub en: String,
    /// Simplified Chinese.
    #[cfg_attr(feature = "serde", serde(serialize_with = "or_null"))]
    pub zh: String,
}

/// One of the five classes of RFC 9110 section 15.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Class {
    /// First digit of the codes, 1–5.
    pub digit: u8,
    /// Rust variant.
    pub variant: String,
    /// The term of RFC 9110, such as "Client Error".
    pub name: String,
    /// Short title.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// Two paragraphs: the server's side, the client's side.
    pub description: Text,
    /// Defining documents.
    pub specs: Vec<Spec>,
}

/// One status code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Status {
    /// The code.
    pub code: u16,
    /// Rust variant, such as `NotFound`.
    pub name: String,
    /// Rust constant, such as `NOT_FOUND`.
    pub constant: String,
    /// Reason phrase, as it goes on the wire.
    pub phrase: String,
    /// Earlier phrases, oldest first.
    pub formerly: Vec<String>,
    /// Short title.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// What the server says by it, and when to choose another code: two sentences at most.
    pub server: Text,
    /// What the client does on receipt: two sentences at most.
    pub client: Text,
    /// The header fields that matter in a response with it, as lines of an example: `WWW-Authenticate: Bearer`.
    pub example: Vec<String>,
    /// Two paragraphs: the server's side, the client's side.
    pub description: Text,
    /// Defining documents, the one that the registry names first.
    pub specs: Vec<Spec>,
    /// Header fields that go with it.
    pub headers: Headers,
    /// Whether a response with it may carry content.
    pub content: Content,
    /// Media types that its document defines for the content.
    pub media_type: Vec<String>,
    /// Header fields of the request that lead to it, or that the next request needs.
    pub request: Vec<String>,
    /// Methods that it answers; empty for any.
    pub methods: Vec<String>,
    /// Whether it is sent at all.
    pub wire: Wire,
    /// How caches treat it.
    pub cache: Cache,
    /// Whether the request may be repeated; `None` when nobody says.
    pub retry: Option<Retry>,
    /// Who says so; `None` without `retry`.
    pub retry_by: Option<RetryBy>,
    /// What has to hold for a program to repeat the request by itself; `None` if nothing has to, or if it may not.
    pub retry_if: Option<RetryIf>,
    /// Who made the mistake.
    pub fault: Fault,
    /// What happens to the method when a client follows; `None` when it is not followed automatically.
    pub redirect: Option<Method>,
    /// Whether the condition that it reports lasts; `None` when the status does not say.
    pub permanence: Option<Permanence>,
    /// Who may generate it; empty for anyone.
    pub senders: Vec<Sender>,
    /// State of the assignment.
    pub lifecycle: Lifecycle,
    /// Day on which a temporary assignment ends, as `YYYY-MM-DD`.
    pub expires: Option<String>,
    /// How well a vendor code is documented; `None` for registered codes.
    pub evidence: Option<Evidence>,
    /// Products that use it, where that is not simply the registry's owner.
    pub used_by: Vec<String>,
    /// What else it is sent for, by whom.
    pub also: Text,
    /// Documents that defined it earlier, oldest first: the first one introduced it.
    pub history: Vec<Spec>,
    /// The registered code that comes closest.
    pub resembles: Option<u16>,
}

/// A document that defines or describes a status code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Spec {
    /// `RFC 9110`, `draft-ietf-…`, or the address itself.
    pub document: String,
    /// Section, such as `15.5.2`; empty for the whole document.
    #[cfg_attr(feature = "serde", serde(serialize_with = "or_null"))]
    pub section: String,
    /// Where to read it.
    pub url: String,
}

/// Header fields that a response carries, by the strength of the requirement (RFC 2119).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Headers {
    /// MUST.
    pub required: Vec<String>,
    /// SHOULD.
    pub recommended: Vec<String>,
    /// MAY.
    pub optional: Vec<String>,
    /// MUST, if a condition holds.
    #[cfg_attr(feature = "serde", serde(serialize_with = "by_condition"))]
    pub required_if: Vec<Conditional>,
    /// SHOULD, if a condition holds.
    #[cfg_attr(feature = "serde", serde(serialize_with = "by_condition"))]
    pub recommended_if: Vec<Conditional>,
}

/// Header fields that a response carries in one case only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conditional {
    /// The case.
    pub condition: Condition,
    /// The fields, at least one.
    pub fields: Vec<String>,
}

/// A text that the file leaves out is null.
#[cfg(feature = "serde")]
fn or_null<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if text.is_empty() { serializer.serialize_none() } else { serializer.serialize_str(text) }
}

/// The table of the file: a key for each condition.
#[cfg(feature = "serde")]
fn by_condition<S: serde::Serializer>(fields: &[Conditional], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|case| (case.condition, &case.fields)))
}

/// Values that are words in the file.
pub(crate) trait Keyword: Copy + 'static {
    const WORDS: &'static [&'static str];
    /// What each word means.
    const VALUES: &'static [Self];
}

/// Declares an enum whose values are words in the file.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant,)* }

        impl Keyword for $name {
            const WORDS: &'static [&'static str] = &[$($word,)*];
            const VALUES: &'static [Self] = &[$(Self::$variant,)*];
        }

        /// The word of the file.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(match self {
                    $(Self::$variant => $word,)*
                })
            }
        }
    };
}

words! {
    /// A language that a file can promise to be complete in.
    Language {
        /// English.
        En = "en",
        /// Simplified Chinese.
        Zh = "zh",
    }
}
words! {
    /// Whether a response may carry content (RFC 9110 section 6.4.1).
    Content {
        /// It may.
        Allowed = "allowed",
        /// It must not.
        Forbidden = "forbidden",
    }
}
words! {
    /// When a response carries a field.
    Condition {
        /// The 200 to the same request would have carried it (RFC 9110 sections 15.3.7 and 15.4.5).
        In200 = "in-200",
        /// The content is one part (RFC 9110 section 15.3.7.1), not several (section 15.3.7.2).
        SinglePart = "single-part",
        /// The server prefers one of the choices (RFC 9110 section 15.4.1).
        PreferredChoice = "preferred-choice",
        /// The condition is temporary (RFC 9110 section 15.5.14).
        Temporary = "temporary",
        /// The method is PATCH (RFC 5789 section 2.2).
        Patch = "patch",
        /// The range was one of bytes (RFC 9110 section 15.5.17).
        ByteRange = "byte-range",
        /// It is the one that announces the upload resource (draft-ietf-httpbis-resumable-upload).
        Announcement = "announcement",
        /// The protocol is WebDAV, and no other on top of HTTP.
        WebDav = "webdav",
    }
}
words! {
    /// Whether a status is sent.
    Wire {
        /// It is.
        Sent = "sent",
        /// It is written to logs, and no client receives it.
        Never = "never",
    }
}
words! {
    /// Who says whether the request may be repeated.
    RetryBy {
        /// The document that defines or describes the status.
        Document = "document",
        /// The dataset: advice where the documents are silent.
        Advice = "advice",
    }
}
words! {
    /// How caches treat a response (RFC 9110 section 15.1, RFC 9111 section 4.2.2).
    Cache {
        /// Cacheable without explicit freshness.
        Heuristic = "heuristic",
        /// Cacheable with explicit freshness only.
        Explicit = "explicit",
        /// Never stored.
        Never = "never",
    }
}
words! {
    /// Whether a client may repeat the request (RFC 9110 section 9.2.2 and each status's own section).
    Retry {
        /// As it is.
        Unchanged = "unchanged",
        /// As it is, later.
        AfterDelay = "after-delay",
        /// After a change of the request or of what it depends on.
        AfterChange = "after-change",
        /// At another place.
        Elsewhere = "elsewhere",
        /// As it is, over another connection.
        NewConnection = "new-connection",
        /// Not at all.
        Never = "never",
    }
}
words! {
    /// What has to hold for a program to repeat the request by itself.
    RetryIf {
        /// The method is idempotent (RFC 9110 section 9.2.2).
        Idempotent = "idempotent",
        /// The response has `Retry-After` (RFC 9110 section 10.2.3).
        RetryAfter = "retry-after",
        /// One of both.
        IdempotentOrRetryAfter = "idempotent-or-retry-after",
    }
}
words! {
    /// Who made the mistake that a status reports (RFC 9110 section 15).
    Fault {
        /// The client.
        Client = "client",
        /// The server, or what it depends on.
        Server = "server",
        /// Nobody: there is no mistake, or nobody is left to read of it.
        Nobody = "nobody",
    }
}
words! {
    /// What happens to the request method when a redirect is followed (RFC 9110 section 15.4).
    Method {
        /// It must not change.
        Preserved = "preserved",
        /// POST may become GET.
        MayBecomeGet = "may-become-get",
        /// The next request is GET or HEAD.
        Get = "get",
    }
}
words! {
    /// Whether the condition that a status reports lasts.
    Permanence {
        /// It does.
        Permanent = "permanent",
        /// It will pass.
        Temporary = "temporary",
    }
}
words! {
    /// Who may generate a status (roles of RFC 9110 section 3).
    Sender {
        /// An origin server.
        Origin = "origin",
        /// A gateway (reverse proxy).
        Gateway = "gateway",
        /// A proxy chosen by the client, or one that intercepts.
        Proxy = "proxy",
    }
}
words! {
    /// How well the use of a vendor code is documented.
    Evidence {
        /// By its owner.
        Documented = "documented",
        /// In the source code of its owner.
        Source = "source",
        /// By others.
        Reported = "reported",
        /// It is doubtful that it is used.
        Disputed = "disputed",
    }
}
words! {
    /// State of an assignment.
    Lifecycle {
        /// In force.
        Permanent = "permanent",
        /// In force until a date (RFC 7120).
        Temporary = "temporary",
        /// Not to be sent any more.
        Deprecated = "deprecated",
        /// Its document is historic.
        Obsoleted = "obsoleted",
        /// Reserved, without a meaning in HTTP.
        Unused = "unused",
        /// Its owner stopped using it.
        Retired = "retired",
    }
}
