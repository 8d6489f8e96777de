//! The options of `#[http(...)]`, as values: of the type, of a case, of a field. `attr` reads them.
//!
//! A new option gets its member here, its name and its parser in `attr`, its rules in `valid`, and its tokens in `expand`.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{Attribute, Lit, LitInt, LitStr, Path, Type};

use crate::case::Style;

/// What is said once for the whole type.
#[derive(Default)]
pub(crate) struct TypeOptions<'a> {
    /// `crate = path`: where the runtime is, if not at `::statusquo`.
    pub(crate) krate: Option<Path>,
    /// `default = NotFound`: for variants without an attribute.
    pub(crate) default: Option<StatusName>,
    /// `problem_base = "https://.../{kebab-case}"`: gives each case a type URI, with its name in it or behind it.
    pub(crate) problem_base: Option<LitStr>,
    /// `codes = "snake_case"`: gives each case a code, its name in this style.
    pub(crate) codes: Option<Style>,
    /// Options that hold for all cases, unless they say otherwise.
    pub(crate) defaults: Option<Answer<'a>>,
    /// `client`: errors are read back from responses.
    pub(crate) client: Option<Ident>,
    /// `no_original`: the error is not kept in the response's extensions.
    pub(crate) no_original: bool,
    /// `no_response`: no implementation for the frameworks.
    pub(crate) no_response: bool,
}

/// One `#[http(...)]` of a variant or struct.
#[derive(Clone)]
pub(crate) struct Answer<'a> {
    /// The attribute, for messages about it as a whole.
    pub(crate) original: &'a Attribute,
    pub(crate) kind: Option<Kind>,
    /// `when = condition`: applies only if it holds.
    pub(crate) when: Option<TokenStream>,
    pub(crate) headers: Vec<Header>,
    /// Required fields that are left out on purpose.
    pub(crate) without: Vec<FieldName>,
    /// `detail = "..."`: what clients read instead of `Display`.
    pub(crate) detail: Option<Value>,
    /// `instance = "..."`: the URI of this occurrence.
    pub(crate) instance: Option<Value>,
    /// `title = "..."`.
    pub(crate) title: Option<LitStr>,
    /// `type = "..."`.
    pub(crate) problem_type: Option<LitStr>,
    /// `code = "..."`.
    pub(crate) code: Option<Code>,
    /// `extend(name = "...")`: members that are the same for every occurrence.
    pub(crate) constants: Vec<Constant>,
    /// `format = Envelope`.
    pub(crate) format: Option<Type>,
    /// `empty`: a response without content.
    pub(crate) empty: Option<Ident>,
    /// `expose`: clients read the detail, whatever the status.
    pub(crate) expose: Option<Ident>,
    /// `redact`: clients do not read the detail, whatever the status.
    pub(crate) redact: Option<Ident>,
    /// `unknown`: a client's variant for all other responses.
    pub(crate) unknown: Option<Ident>,
    /// `server_only`: a client does not tell it from the unknown one.
    pub(crate) server_only: Option<Ident>,
    /// `log = "warn"`: the level, as the variant of the runtime's enum.
    pub(crate) log: Option<&'static str>,
    /// The names of all options, as they were written.
    pub(crate) words: Vec<Ident>,
}

#[derive(Clone)]
pub(crate) enum Kind {
    Status(StatusName),
    /// `status = expression`.
    Computed(TokenStream),
    Transparent(Ident),
}

/// The code by which programs tell errors apart.
#[derive(Clone)]
pub(crate) enum Code {
    Literal(LitStr),
    /// A constant expression of type `&'static str`.
    Expr(TokenStream),
}

/// An extension member with its value.
#[derive(Clone)]
pub(crate) struct Constant {
    pub(crate) name: MemberName,
    pub(crate) value: Lit,
}

/// The name of a constant member, with the tokens of the user.
#[derive(Clone)]
pub(crate) struct MemberName {
    pub(crate) text: String,
    pub(crate) tokens: TokenTree,
}

/// A status as it was written, with the tokens of the user.
#[derive(Clone)]
pub(crate) enum StatusName {
    /// `NotFound`, `NOT_FOUND`: of `StatusCode`.
    Name(Ident),
    /// `404`: of `StatusCode`.
    Number(LitInt),
    /// `nginx::Status::ClientClosedRequest`: of any registry.
    Path(Path),
}

impl ToTokens for StatusName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Name(name) => name.to_tokens(tokens),
            Self::Number(number) => number.to_tokens(tokens),
            Self::Path(path) => path.to_tokens(tokens),
        }
    }
}

impl StatusName {
    /// As it is written, for messages.
    pub(crate) fn text(&self) -> String {
        self.to_token_stream().to_string().replace(" :: ", "::")
    }
}

/// The name of a header field.
#[derive(Clone)]
pub(crate) struct FieldName {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) tokens: TokenTree,
}

#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) field: FieldName,
    pub(crate) value: Value,
}

/// What follows `=`.
#[derive(Clone)]
pub(crate) enum Value {
    /// A format string.
    Format(LitStr),
    /// Any other expression, whose `Display` counts.
    Expr(TokenStream),
}

/// `#[http(...)]` of a field.
#[derive(Default)]
pub(crate) struct FieldOptions {
    /// `status`: the field holds the status.
    pub(crate) status: Option<Ident>,
    /// `transparent`: the field holds the error that is passed on.
    pub(crate) transparent: Option<Ident>,
    /// `source`: the field holds the cause, though it does not implement `Error`.
    pub(crate) source: Option<Ident>,
    /// `extend`, or `extend = "name"`: the field becomes an extension member.
    pub(crate) extend: Option<(Ident, Option<LitStr>)>,
    /// `null`: that member is there even if the field is `None`.
    pub(crate) null: Option<Ident>,
    /// `flatten`: what is in the field becomes extension members.
    pub(crate) flatten: Option<Ident>,
    /// `default`, or `default = expression`: what a client gets if the field was not sent.
    pub(crate) default: Option<(Ident, Option<TokenStream>)>,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(original: &'a Attribute) -> Self {
        Self {
            original,
            kind: None,
            when: None,
            headers: Vec::new(),
            without: Vec::new(),
            detail: None,
            instance: None,
            title: None,
            problem_type: None,
            code: None,
            constants: Vec::new(),
            format: None,
            empty: None,
            expose: None,
            redact: None,
            unknown: None,
            server_only: None,
            log: None,
            words: Vec::new(),
        }
    }

    /// Whether the options decide that, and not the status.
    pub(crate) fn says_who_reads_the_detail(&self) -> bool {
        self.detail.is_some() || self.expose.is_some() || self.redact.is_some()
    }

    /// Takes over what the defaults say and this attribute does not.
    pub(crate) fn inherit(&mut self, defaults: &Self) {
        self.log = self.log.or(defaults.log);
        if !self.says_who_reads_the_detail() {
            self.expose.clone_from(&defaults.expose);
            self.redact.clone_from(&defaults.redact);
        }
        if self.format.is_none() && self.empty.is_none() {
            self.format.clone_from(&defaults.format);
            self.empty.clone_from(&defaults.empty);
        }
        let is_left_out = |name: &str, answer: &Self| answer.without.iter().any(|field| field.name == name);
        let is_given =
            |name: &str, answer: &Self| answer.headers.iter().any(|header| header.field.name == name);
        let is_said = |name: &str| is_left_out(name, self) || is_given(name, self);
        let headers: Vec<Header> =
            defaults.headers.iter().filter(|header| !is_said(&header.field.name)).cloned().collect();
        let without: Vec<FieldName> =
            defaults.without.iter().filter(|field| !is_said(&field.name)).cloned().collect();
        self.headers.extend(headers);
        self.without.extend(without);
    }
}

/// The status of a case whose own is wrong.
pub(crate) fn stand_in() -> StatusName {
    StatusName::Name(format_ident!("InternalServerError", span = Span::call_site()))
}

/// The status of the unknown case, if it has none of its own.
pub(crate) fn unknown_status() -> StatusName {
    StatusName::Name(format_ident!("BadGateway", span = Span::call_site()))
}
