//! One arm of every `match` that the derive writes: one way in which a case answers.
//!
//! Each method of the trait has a method here that writes its arm. A user's expression keeps the user's spans, so that the
//! compiler's messages and rust-analyzer point at it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use statusquo_data::Syntax;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Member, Token, Type};

use super::ast::{Case, CaseField, Item, Shape};
use super::options::{Answer, Code, Header, Kind, StatusName, Value};
use super::status_path::{AsStatusCode, Krate, check, named};
use super::unchecked;
use crate::case::{self, Style};

/// `Self::Variant { .. } =>`.
pub(crate) fn pattern(item: &Item<'_>, case: &Case<'_>, tokens: &mut TokenStream) {
    <Token![Self]>::default().to_tokens(tokens);
    if item.shape == Shape::Enum {
        <Token![::]>::default().to_tokens(tokens);
        case.name.to_tokens(tokens);
    }
    if !case.is_unit {
        tokens.append(Group::new(Delimiter::Brace, quote!(..)));
    }
    <Token![=>]>::default().to_tokens(tokens);
}

/// One way in which a case answers: an arm of every `match`.
pub(crate) struct Arm<'a> {
    item: &'a Item<'a>,
    pub(crate) case: &'a Case<'a>,
    pub(super) answer: Option<&'a Answer<'a>>,
    pub(crate) source: Source<'a>,
}

/// Where the status comes from.
pub(crate) enum Source<'a> {
    /// An attribute names it.
    Named(&'a StatusName),
    /// The error in this field has it.
    Inner(&'a CaseField<'a>),
    /// This field is it.
    Field(&'a CaseField<'a>),
    /// This expression is it.
    Computed(&'a TokenStream),
}

impl<'a> Source<'a> {
    /// The field with the error that is passed on.
    fn inner(&self) -> Option<&'a CaseField<'a>> {
        match self {
            Self::Inner(field) => Some(field),
            Self::Named(_) | Self::Field(_) | Self::Computed(_) => None,
        }
    }
}

pub(crate) fn add_arms<'a>(item: &'a Item<'a>, case: &'a Case<'a>, arms: &mut Vec<Arm<'a>>) {
    if case.is_broken {
        // Keep the status: it is not at fault, and editors complete it while the rest is being typed.
        let mut kinds = case.answers.iter().filter_map(|answer| answer.kind.as_ref());
        let status = kinds.find_map(|kind| match kind {
            Kind::Status(status) => Some(status),
            Kind::Transparent(_) | Kind::Computed(_) => None,
        });
        let source = Source::Named(status.unwrap_or(&item.stand_in));
        return arms.push(Arm { item, case, answer: None, source });
    }
    let arm = |answer: Option<&'a Answer<'a>>| {
        let source = match answer.and_then(|answer| answer.kind.as_ref()) {
            Some(Kind::Status(status)) => Source::Named(status),
            Some(Kind::Computed(expr)) => Source::Computed(expr),
            Some(Kind::Transparent(_)) => Source::Inner(case.transparent_field()?),
            None if case.has_transparent_field() => Source::Inner(case.transparent_field()?),
            None => match case.status_field() {
                Some(field) => Source::Field(field),
                None => Source::Named(item.options.default.as_ref()?),
            },
        };
        Some(Arm { item, case, answer, source })
    };
    if case.answers.is_empty() {
        arms.extend(arm(item.options.defaults.as_ref()));
    }
    for answer in &case.answers {
        arms.extend(arm(Some(answer)));
    }
}

impl Arm<'_> {
    pub(super) fn krate(&self) -> Krate<'_> {
        Krate::of(self.item)
    }

    pub(super) fn header_list(&self) -> &[Header] {
        self.answer.map_or(&[], |answer| &answer.headers)
    }

    pub(crate) fn has_headers(&self) -> bool {
        matches!(self.source, Source::Inner(_)) || !self.header_list().is_empty()
    }

    /// Whether the phrase may differ from that of `StatusCode`.
    pub(crate) fn has_own_reason(&self) -> bool {
        !matches!(self.source, Source::Named(StatusName::Name(_) | StatusName::Number(_)))
    }

    pub(crate) fn guard(&self) -> Option<&TokenStream> {
        self.answer?.when.as_ref()
    }

    pub(crate) fn is_transparent(&self) -> bool {
        matches!(self.source, Source::Inner(_))
    }

    /// Whether a guard decides that it applies: its own, or that of the arms before it.
    pub(crate) fn is_guarded(&self) -> bool {
        self.case.answers.iter().any(|answer| answer.when.is_some())
    }

    /// Whether its parts could disagree if they were asked for one by one: what it says is evaluated anew each time.
    pub(crate) fn decides_at_run_time(&self) -> bool {
        self.is_guarded() || matches!(self.source, Source::Computed(_))
    }

    pub(crate) fn has_ready_answer(&self) -> bool {
        self.is_transparent() || self.decides_at_run_time()
    }

    pub(crate) fn has_code(&self) -> bool {
        self.own_code().is_some()
    }

    pub(crate) fn has_log_source(&self) -> bool {
        !self.case.is_broken && self.case.source_field().is_some()
    }

    pub(crate) fn has_format(&self) -> bool {
        self.own_format().is_some()
    }

    /// The code, as tokens: what the attribute says, or the name in the style of the type.
    pub(super) fn own_code(&self) -> Option<TokenStream> {
        match self.answer.and_then(|answer| answer.code.as_ref()) {
            Some(Code::Literal(literal)) => Some(literal.to_token_stream()),
            Some(Code::Expr(expr)) => {
                let code = Ident::new("code", Span::mixed_site());
                Some(quote!({ let #code: &'static ::core::primitive::str = #expr; #code }))
            }
            None if self.case.is_broken || self.is_transparent() => None,
            None => {
                let style = self.item.options.codes?;
                Some(style.write(&self.case.name.unraw().to_string()).to_token_stream())
            }
        }
    }

    /// The format, as a type.
    pub(super) fn own_format(&self) -> Option<TokenStream> {
        let answer = self.answer?;
        if answer.empty.is_some() {
            let krate = self.krate();
            return Some(quote!(#krate::__private::Empty));
        }
        answer.format.as_ref().map(Type::to_token_stream)
    }

    pub(crate) fn has_level(&self) -> bool {
        self.is_transparent() || self.answer.is_some_and(|answer| answer.log.is_some())
    }

    /// Whether the problem says more than status, phrase and, for the client's faults, `Display`.
    pub(crate) fn has_own_problem(&self) -> bool {
        matches!(self.source, Source::Inner(_))
            || self.item.options.problem_base.is_some()
            || self.case.fields.iter().any(|field| field.member_word().is_some())
            || self.answer.is_some_and(|answer| {
                answer.detail.is_some()
                    || answer.instance.is_some()
                    || !answer.constants.is_empty()
                    || answer.title.is_some()
                    || answer.problem_type.is_some()
                    || answer.expose.is_some()
                    || answer.redact.is_some()
            })
    }

    /// The extension members, unless the case is broken: their names may be.
    pub(super) fn extensions(&self) -> impl Iterator<Item = (&CaseField<'_>, String)> {
        let fields = if self.case.is_broken { &[][..] } else { &self.case.fields };
        fields.iter().filter_map(|field| Some((field, field.extension_name()?)))
    }

    /// The fields whose content becomes members.
    pub(super) fn flattened(&self) -> impl Iterator<Item = &CaseField<'_>> {
        let fields = if self.case.is_broken { &[][..] } else { &self.case.fields };
        fields.iter().filter(|field| field.options.flatten.is_some())
    }

    /// `pattern if guard => body,`; the pattern binds the fields that the guard or the body may name.
    fn arm(&self, needs_fields: bool, body: &dyn ToTokens, tokens: &mut TokenStream) {
        let guard = self.guard();
        if guard.is_none() && !needs_fields {
            pattern(self.item, self.case, tokens);
            body.to_tokens(tokens);
            return <Token![,]>::default().to_tokens(tokens);
        }
        let name = self.case.name;
        let path = if self.item.shape == Shape::Enum { quote!(Self::#name) } else { quote!(Self) };
        let (krate, guard) = (self.krate(), guard.map(|guard| self.resolved(guard)));
        let guard = guard.map(|guard| quote!(if #krate::__condition!(#guard)));
        let fields = self.case.fields.iter().map(|field| {
            let (member, binding) = (&field.member, self.binding(field));
            match member {
                Member::Named(_) => binding.to_token_stream(),
                Member::Unnamed(_) => quote!(#member: #binding),
            }
        });
        tokens.extend(quote! {
            #[allow(unused_variables)]
            #path { #(#fields,)* } #guard => #body,
        });
    }

    /// A constant that evaluates the checks of the runtime, under the user's own tokens.
    pub(crate) fn check(&self, tokens: &mut TokenStream) {
        self.check_format(tokens);
        let Source::Named(status) = self.source else { return };
        if self.case.is_broken || unchecked::is_unchecked(status) {
            return;
        }
        let mut given: Vec<&str> = Vec::new();
        if let Some(answer) = self.answer {
            given.extend(answer.headers.iter().map(|header| header.field.name.as_str()));
            given.extend(answer.without.iter().map(|field| field.name.as_str()));
        }
        check(status, self.krate(), &given, tokens);
    }

    /// A format that writes the code is for errors that have one.
    fn check_format(&self, tokens: &mut TokenStream) {
        let (Some(format), None, false) = (self.own_format(), self.own_code(), self.is_transparent()) else {
            return;
        };
        if self.case.is_broken || self.answer.is_some_and(|answer| answer.empty.is_some()) {
            return;
        }
        let (krate, span) = (self.krate().at(self.case.name.span()), self.case.name.span());
        let call =
            quote_spanned!(span=> #krate::__private::checks::no_code(#krate::AnyFormat::of::<#format>()));
        let krate = self.krate();
        tokens.extend(quote!(#krate::__if_problem! { const _: () = #call; }));
    }

    pub(crate) fn status(&self, tokens: &mut TokenStream) {
        match self.source {
            Source::Named(status) => self.arm(false, &AsStatusCode(status, self.krate()), tokens),
            Source::Inner(field) => {
                let inner = self.delegate(field);
                self.arm(true, &quote!(#inner.status()), tokens);
            }
            Source::Field(field) => {
                let holder = self.holder(field);
                self.arm(true, &quote!(#holder.status()), tokens);
            }
            Source::Computed(expr) => {
                let computed = self.computed(expr);
                self.arm(true, &quote!(#computed.status()), tokens);
            }
        }
    }

    pub(crate) fn reason(&self, tokens: &mut TokenStream) {
        match self.source {
            Source::Inner(field) => {
                let inner = self.delegate(field);
                self.arm(true, &quote!(#inner.reason()), tokens);
            }
            Source::Field(field) => {
                let holder = self.holder(field);
                self.arm(true, &quote!(#holder.reason()), tokens);
            }
            Source::Computed(expr) => {
                let computed = self.computed(expr);
                self.arm(true, &quote!(#computed.reason()), tokens);
            }
            Source::Named(status) => {
                let (krate, named) = (self.krate(), named(status, self.krate()));
                self.arm(false, &quote!(const { #krate::__private::checks::reason(#named) }), tokens);
            }
        }
    }

    pub(crate) fn level(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, &quote!(#inner.level()), tokens);
        }
        match self.answer.and_then(|answer| answer.log.as_ref()) {
            Some(level) => {
                let level = Ident::new(level, Span::call_site());
                self.arm(false, &quote!(#krate::Level::#level), tokens);
            }
            None => self.arm(false, &quote!(#krate::Level::of(#krate::HttpError::status(self))), tokens),
        }
    }

    /// The error that is passed on: the trait asks it for what is not written here.
    pub(crate) fn inner(&self, tokens: &mut TokenStream) {
        match self.source.inner() {
            Some(field) => {
                let inner = self.delegate(field);
                self.arm(true, &quote!(::core::option::Option::Some(#inner)), tokens);
            }
            None => self.arm(false, &quote!(::core::option::Option::None), tokens),
        }
    }

    pub(crate) fn code(&self, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, &quote!(#inner.code()), tokens);
        }
        let body = match self.own_code() {
            Some(code) => quote!(::core::option::Option::Some(#code)),
            None => quote!(::core::option::Option::None),
        };
        self.arm(false, &body, tokens);
    }

    pub(crate) fn log_source(&self, tokens: &mut TokenStream) {
        if let (Source::Inner(field), false) = (&self.source, self.has_log_source()) {
            let inner = self.delegate(field);
            return self.arm(true, &quote!(#inner.log_source()), tokens);
        }
        match self.case.source_field().filter(|_| !self.case.is_broken) {
            Some(field) => {
                let span = field.ty.span();
                let (binding, krate, ty) = (self.located(field, span), self.krate().at(span), field.ty);
                let cause = quote_spanned!(span=> <#ty as #krate::__private::Cause>::cause(#binding));
                self.arm(true, &cause, tokens);
            }
            None => self.arm(false, &quote!(::core::error::Error::source(self)), tokens),
        }
    }

    pub(crate) fn format(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        let format = self.own_format().map(|format| quote!(#krate::AnyFormat::of::<#format>()));
        match (self.source.inner(), format) {
            (Some(field), Some(format)) => {
                let inner = self.delegate(field);
                self.arm(true, &quote!(#krate::__private::format_around(#inner, #format)), tokens);
            }
            (Some(field), None) => {
                let inner = self.delegate(field);
                self.arm(true, &quote!(#inner.format()), tokens);
            }
            (None, Some(format)) => self.arm(false, &quote!(::core::option::Option::Some(#format)), tokens),
            (None, None) => self.arm(false, &quote!(::core::option::Option::None), tokens),
        }
    }

    pub(crate) fn case_name(&self, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, &quote!(#inner.case()), tokens);
        }
        self.arm(false, &self.case.name.unraw().to_string(), tokens);
    }

    pub(crate) fn headers(&self, set: &Ident, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, &quote!(#inner.headers(#set)), tokens);
        }
        self.arm(!self.header_list().is_empty(), &self.header_calls(set), tokens);
    }

    fn header_calls(&self, set: &Ident) -> TokenStream {
        let calls = self.header_list().iter().map(|header| self.field_call(header, set));
        quote!({ #(#calls)* })
    }

    pub(crate) fn problem(&self, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, &quote!(#inner.problem()), tokens);
        }
        let is_of_fields = matches!(self.source, Source::Field(_) | Source::Computed(_));
        let needs_fields = self.names_fields_in_problem() || (self.decides_at_run_time() && is_of_fields);
        let parts = if self.decides_at_run_time() {
            let parts = self.parts();
            Some(quote!(&#parts))
        } else {
            None
        };
        self.arm(needs_fields, &self.problem_body(parts.as_ref()), tokens);
    }

    /// The problem, put together. With `parts` a guard has decided: the error would ask it again.
    fn problem_body(&self, parts: Option<&TokenStream>) -> TokenStream {
        let krate = self.krate();
        let problem = Ident::new("problem", Span::mixed_site());
        let kind = self.problem_type();
        let title = self.title();
        let shown = self.shown();
        let constants = self.constants();
        let begin = match parts {
            Some(parts) => quote!(of(#parts, #kind, #title, #shown)),
            None => quote!(new(self, #kind, #title, #shown)),
        };
        let detail = match self.answer.and_then(|answer| answer.detail.as_ref()) {
            Some(value) => {
                let arguments = self.format_arguments(value);
                quote!(detail(::core::format_args!(#arguments)))
            }
            None => quote!(display(self)),
        };
        // A mistake is reported under the field's type.
        let bound = |field: &CaseField<'_>| {
            let span = field.ty.span();
            (span, self.located(field, span), self.krate().at(span))
        };
        // What a field brings along must not replace a member that has a name here.
        let flattened = self.flattened().map(|field| {
            let ((span, binding, krate), ty) = (bound(field), field.ty);
            quote_spanned!(span=> <#ty as #krate::__private::Members>::add_to(#binding, &mut #problem);)
        });
        let named = self.extensions().map(|(field, name)| {
            let ((span, binding, krate), ty) = (bound(field), field.ty);
            let method = if field.options.null.is_some() { quote!(add_or_null_to) } else { quote!(add_to) };
            quote_spanned!(span=> <#ty as #krate::__private::Member>::#method(#binding, &mut #problem, #name);)
        });
        let extensions: Vec<TokenStream> = flattened.chain(named).collect();
        let (traits, instance) = self.instance();
        let mutable = (!extensions.is_empty()).then(|| quote!(mut));
        quote!({
            #traits
            let #mutable #problem = #krate::__private::ProblemBuilder::#begin #constants #instance .#detail;
            #(#extensions)*
            #problem.finish()
        })
    }

    /// `.instance(...)`, with each value escaped for its place in the URI, and before it the traits that this takes.
    fn instance(&self) -> (TokenStream, TokenStream) {
        match self.answer.and_then(|answer| answer.instance.as_ref()) {
            None => (TokenStream::new(), TokenStream::new()),
            Some(value @ Value::Format(literal)) => {
                let arguments = self.field_arguments("location", literal, value);
                let given = quote!(::core::option::Option::Some(::core::format_args!(#arguments)));
                (TokenStream::new(), quote!(.instance(#given)))
            }
            Some(Value::Expr(expr)) => {
                let (traits, given) = self.given(Syntax::Uri, expr);
                (traits, quote!(.instance(#given)))
            }
        }
    }

    /// `.constant("name", value)` for each constant member.
    fn constants(&self) -> TokenStream {
        let constants = self.answer.map_or(&[][..], |answer| &answer.constants);
        let mut calls = TokenStream::new();
        for constant in constants {
            let (name, value) = (&constant.name.text, &constant.value);
            calls.extend(quote!(.constant(#name, #value)));
        }
        calls
    }

    fn names_fields_in_problem(&self) -> bool {
        self.answer.is_some_and(|answer| answer.detail.is_some() || answer.instance.is_some())
            || self.flattened().next().is_some()
            || self.extensions().next().is_some()
    }

    /// Status, phrase and name, without asking whether the arm applies. Not for a transparent one.
    fn parts(&self) -> TokenStream {
        let krate = self.krate();
        let name = self.case.name.unraw().to_string();
        match self.source {
            Source::Inner(field) | Source::Field(field) => {
                let holder = self.holder(field);
                quote!(#krate::__private::Parts::held(#holder, #name))
            }
            Source::Computed(expr) => {
                let computed = self.computed(expr);
                quote!(#krate::__private::Parts::held(#computed, #name))
            }
            Source::Named(status @ StatusName::Path(_)) => {
                let named = named(status, krate);
                quote!(#krate::__private::Parts::named(#named, #name))
            }
            Source::Named(status) => {
                let status = AsStatusCode(status, krate);
                quote!(#krate::__private::Parts::new(#status, #name))
            }
        }
    }

    pub(crate) fn ready(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            let mut body = if self.is_guarded() {
                quote!(::core::option::Option::Some(#krate::__private::pass_on(#inner)))
            } else {
                quote!(#inner.__ready())
            };
            if let Some(format) = self.own_format() {
                let format = quote!(#krate::AnyFormat::of::<#format>());
                body = quote!(#body.map(|answer| #krate::__private::in_format(answer, #format)));
            }
            return self.arm(true, &body, tokens);
        }
        let parts = self.parts();
        let level = self.answer.and_then(|answer| answer.log).map(|level| {
            let level = Ident::new(level, Span::call_site());
            quote!(.level(#krate::Level::#level))
        });
        let code = self.own_code().map(|code| quote!(.code(::core::option::Option::Some(#code))));
        let format = self.own_format().map(|format| quote!(.format(#krate::AnyFormat::of::<#format>())));
        let [set, decided] = ["set", "parts"].map(|name| Ident::new(name, Span::mixed_site()));
        let headers = self.header_calls(&set);
        let headers = if self.header_list().is_empty() { quote!(|_| {}) } else { quote!(|#set| #headers) };
        let problem = self.problem_body(Some(&decided.to_token_stream()));
        let body = quote!(#parts #level #code #format .ready(&#headers, &mut |#decided| #problem));
        self.arm(true, &body, tokens);
    }

    /// The type URI; empty for `about:blank`.
    pub(super) fn problem_type(&self) -> String {
        if let Some(uri) = self.answer.and_then(|answer| answer.problem_type.as_ref()) {
            return uri.value();
        }
        match &self.item.options.problem_base {
            Some(base) => problem_type(&base.value(), &self.case.name.unraw().to_string()),
            None => String::new(),
        }
    }

    /// The title; empty for the phrase.
    pub(super) fn title(&self) -> String {
        self.answer.and_then(|answer| answer.title.as_ref()).map(syn::LitStr::value).unwrap_or_default()
    }

    /// Whether clients read the detail.
    pub(super) fn shown(&self) -> TokenStream {
        let shown = match self.answer {
            Some(answer) if answer.expose.is_some() || answer.detail.is_some() => quote!(Always),
            Some(answer) if answer.redact.is_some() => quote!(Never),
            _ => quote!(ByStatus),
        };
        let krate = self.krate();
        quote!(#krate::__private::DetailVisibility::#shown)
    }
}

/// The type URI of a case: its name stands where the base says so, in that style, or else behind it.
fn problem_type(base: &str, name: &str) -> String {
    match case::style_in(base) {
        Some((before, Ok(style), after)) => format!("{before}{}{after}", case::in_uri(&style.write(name))),
        _ => base.to_owned() + &case::in_uri(&Style::Kebab.write(name)),
    }
}
