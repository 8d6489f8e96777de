//! The implementation: thin glue over functions of the runtime.

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Data, Fields, GenericParam, Member, Path, Token};

use super::ast::{Case, CaseField, Item, Shape, find};
use super::attr::{Answer, Header, Kind, StatusName, Value};
use super::{format, plain, valid};

pub(crate) fn implementation(item: &Item<'_>) -> TokenStream {
    let krate = Krate::of(item);
    if item.shape == Shape::Union {
        return stub(item);
    }
    let mut arms = Vec::new();
    for case in &item.cases {
        add_arms(item, case, &mut arms);
    }

    let checks = checks(item, &arms);
    if let Some(rows) = rows(item, &arms) {
        let mut tokens = table(item, &arms, rows);
        tokens.extend(scope(krate, &checks));
        return tokens;
    }

    let status = method(&arms, Arm::status);
    let reason = arms.iter().any(Arm::has_own_reason).then(|| {
        let arms = method(&arms, Arm::reason);
        quote!(fn reason(&self) -> &'static ::core::primitive::str { #arms })
    });
    let headers = arms.iter().any(Arm::has_headers).then(|| {
        let set = Ident::new("set", Span::mixed_site());
        let arms = method(&arms, |arm, tokens| arm.headers(&set, tokens));
        quote! {
            fn headers(
                &self,
                #set: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, ::core::fmt::Arguments<'_>),
            ) {
                #arms
            }
        }
    });
    // A struct is called what the trait's own method says.
    let case = (item.shape == Shape::Enum || arms.iter().any(Arm::is_transparent)).then(|| {
        let body =
            if arms.iter().any(Arm::is_transparent) { method(&arms, Arm::case_name) } else { names(item) };
        quote!(fn case(&self) -> &'static ::core::primitive::str { #body })
    });
    let level = arms.iter().any(Arm::has_level).then(|| {
        let arms = method(&arms, Arm::level);
        quote!(fn level(&self) -> #krate::Level { #arms })
    });
    let problem = arms.iter().any(|arm| arm.has_own_problem() || arm.is_guarded()).then(|| {
        let arms = method(&arms, Arm::problem);
        quote!(#krate::__if_problem! { fn problem(&self) -> #krate::Problem<'_> { #arms } })
    });
    // The answer as a whole: an error inside may have one, and a guard may decide otherwise when it is asked again.
    let ready = arms.iter().any(Arm::has_ready_answer).then(|| {
        let mut each = TokenStream::new();
        arms.iter().filter(|arm| arm.has_ready_answer()).for_each(|arm| arm.ready(&mut each));
        if !arms.iter().all(Arm::has_ready_answer) {
            each.extend(quote!(_ => ::core::option::Option::None,));
        }
        let arms = match_self(each);
        quote! {
            #krate::__if_problem! {
                fn __ready(&self) -> ::core::option::Option<#krate::__private::BoxedReady<'_>> { #arms }
            }
        }
    });
    let mut cases = TokenStream::new();
    if arms.iter().all(Arm::is_plain) {
        cases = plain_cases(&arms, krate);
    } else {
        for arm in &arms {
            arm.entry(&mut cases);
        }
        cases = quote!([#cases]);
    }

    let body = quote! {
        fn status(&self) -> #krate::StatusCode { #status }
        #reason
        #headers
        #case
        #level
        #problem
        #ready
        fn cases() -> &'static [#krate::Case] {
            const { &#cases }
        }
    };
    let mut items = items(item, &body, &bounds(item, &arms));
    if arms.iter().any(|arm| matches!(arm.source, Source::Named(StatusName::Path(_)))) {
        items.extend(checks);
        return scope(krate, &items);
    }
    items.extend(scope(krate, &checks));
    items
}

/// A constant for each status whose evaluation is its check.
///
/// They stand behind everything else. Which names need one is all that depends on the name itself, and for completions
/// rust-analyzer expands the type twice: as it is, and with a name that nobody knows where the cursor is. It then looks
/// in the one for what it has found in the other, by the distance from the beginning.
fn checks(item: &Item<'_>, arms: &[Arm<'_>]) -> TokenStream {
    let mut checks = TokenStream::new();
    for arm in arms {
        arm.check(&mut checks);
    }
    unused_default(item, arms, &mut checks);
    checks
}

/// The scope in which a path is asked for the status that it leads to; nothing around nothing.
fn scope(krate: Krate<'_>, tokens: &TokenStream) -> TokenStream {
    if tokens.is_empty() {
        return TokenStream::new();
    }
    quote! {
        const _: () = {
            // Has the methods of a status for whatever else a path may lead to, and says that it is none.
            #[allow(unused_imports)]
            use #krate::__private::checks::NotAStatus as _;

            #tokens
        };
    }
}

/// `Variant "Variant" Status` for each variant of an enum of which there is nothing else to tell.
fn rows(item: &Item<'_>, arms: &[Arm<'_>]) -> Option<TokenStream> {
    let generics = &item.original.generics;
    let is_bare = generics.params.is_empty() && generics.where_clause.is_none() && !item.options.no_response;
    if item.shape != Shape::Enum || arms.is_empty() || !is_bare || has_deprecated(item) {
        return None;
    }
    let mut rows = TokenStream::new();
    for arm in arms {
        let Source::Named(StatusName::Name(status)) = arm.source else { return None };
        if !arm.is_plain() || arm.guard().is_some() || arm.has_level() {
            return None;
        }
        arm.case.name.to_tokens(&mut rows);
        rows.append(Literal::string(&arm.case.name.unraw().to_string()));
        rows.append(Group::new(Delimiter::Parenthesis, status.to_token_stream()));
    }
    Some(rows)
}

/// The implementation for such an enum, which is what most are: a macro of the runtime writes it. The compiler runs
/// that faster than this one, which cargo does not optimize.
fn table(item: &Item<'_>, arms: &[Arm<'_>], rows: TokenStream) -> TokenStream {
    let (krate, name) = (Krate::of(item), &item.original.ident);
    let (mode, docs) = (mode(item), docs(arms));
    let mut input = quote!(#mode #name [#(#docs)*]);
    input.extend(rows);
    let mut tokens = quote!(#krate::__table!);
    tokens.append(Group::new(Delimiter::Brace, input));
    tokens
}

/// How the error rides in the response: it does if it can outlive the request, and may.
fn mode(item: &Item<'_>) -> Ident {
    let is_kept = item.original.generics.lifetimes().next().is_none() && !item.options.no_original;
    Ident::new(if is_kept { "Owned" } else { "Borrowed" }, Span::call_site())
}

/// The doc comments of all cases; nothing if none has one.
fn docs<'a>(arms: &'a [Arm<'_>]) -> impl Iterator<Item = &'a String> {
    let are_explained = arms.iter().any(|arm| !arm.case.doc.is_empty());
    arms.iter().map(|arm| &arm.case.doc).filter(move |_| are_explained)
}

/// What a union gets beside the error: without it, its users would get errors of their own.
fn stub(item: &Item<'_>) -> TokenStream {
    let (name, placeholder) = (&item.original.ident, &item.placeholder);
    let (_, ty_generics, _) = item.original.generics.split_for_impl();
    let krate = Krate::of(item);
    let body = quote! {
        fn status(&self) -> #krate::StatusCode { #krate::StatusCode::#placeholder }
    };
    // Whether it is an error is not the point here; with `for`, the compiler does not ask before it is used as one.
    let bounds = quote!(for<'__error> #name #ty_generics: ::core::error::Error,);
    items(item, &body, &bounds)
}

/// The items that hold the methods: the implementation, and one for each framework.
fn items(item: &Item<'_>, body: &TokenStream, bounds: &TokenStream) -> TokenStream {
    let name = &item.original.ident;
    let generics = &item.original.generics;
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let params = generics.params.iter().map(without_default);
    let type_params = generics.type_params().map(|param| &param.ident);

    let krate = Krate::of(item);
    let adapters = (!item.options.no_response).then(|| {
        let mode = mode(item);
        quote! {
            #krate::__adapters! {
                #mode
                [#(#params),*]
                [#name #ty_generics]
                [#bounds #(#type_params: 'static,)*]
            }
        }
    });
    let items = quote! {
        #[automatically_derived]
        impl #impl_generics #krate::HttpError for #name #ty_generics where #bounds {
            #body
        }

        #adapters
    };
    if has_deprecated(item) {
        // Whoever declares it need not be warned of it.
        quote!(#[allow(deprecated)] const _: () = { #items };)
    } else {
        items
    }
}

/// Whether the type is deprecated, or something in it.
fn has_deprecated(item: &Item<'_>) -> bool {
    let any = |attrs: &[Attribute]| attrs.iter().any(|attr| attr.path().is_ident("deprecated"));
    let in_fields = |fields: &Fields| fields.iter().any(|field| any(&field.attrs));
    any(&item.original.attrs)
        || match &item.original.data {
            Data::Enum(data) => {
                data.variants.iter().any(|variant| any(&variant.attrs) || in_fields(&variant.fields))
            }
            Data::Struct(data) => in_fields(&data.fields),
            Data::Union(_) => false,
        }
}

/// The conditions under which the type is an `HttpError`: its own, and what its parameters have to be.
fn bounds(item: &Item<'_>, arms: &[Arm<'_>]) -> TokenStream {
    let generics = &item.original.generics;
    let mut own = TokenStream::new();
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        own.extend(quote!(#predicate,));
    }
    let params: Vec<String> = generics.type_params().map(|param| param.ident.to_string()).collect();
    if params.is_empty() {
        return own;
    }
    let (name, (_, ty_generics, _)) = (&item.original.ident, generics.split_for_impl());
    let own_name = [name.to_string()];
    let mut bounds = quote!(#own #name #ty_generics: ::core::error::Error,);
    let mut seen: Vec<String> = Vec::new();
    let mut add = |field: &CaseField<'_>, bound: &TokenStream| {
        let ty = field.ty.to_token_stream();
        let text = quote!(#ty: #bound).to_string();
        // A type inside itself is an `HttpError` if it is one: asking for that would never end.
        if names_any(&ty, &params) && !names_any(&ty, &own_name) && !seen.contains(&text) {
            bounds.extend(quote!(#ty: #bound,));
            seen.push(text);
        }
    };
    let krate = Krate::of(item);
    for arm in arms {
        match arm.source {
            Source::Inner(field) => add(field, &quote!(#krate::__private::Delegate)),
            Source::Field(field) => add(field, &quote!(#krate::__private::StatusField)),
            Source::Named(_) => {}
        }
    }
    bounds
}

/// Whether one of these names occurs in a type, and not behind a `::`, where it is another's.
fn names_any(tokens: &TokenStream, names: &[String]) -> bool {
    let mut is_behind_colons = false;
    tokens.clone().into_iter().any(|token| {
        let is_inside = core::mem::take(&mut is_behind_colons);
        match token {
            TokenTree::Ident(name) => !is_inside && names.contains(&name.to_string()),
            TokenTree::Group(group) => names_any(&group.stream(), names),
            TokenTree::Punct(punct) => {
                is_behind_colons = punct.as_char() == ':' && punct.spacing() == Spacing::Alone;
                false
            }
            TokenTree::Literal(_) => false,
        }
    })
}

/// The default is checked where it applies; here if that is nowhere.
fn unused_default(item: &Item<'_>, arms: &[Arm<'_>], tokens: &mut TokenStream) {
    let Some(default) = &item.options.default else { return };
    let is_used =
        |arm: &Arm<'_>| matches!(arm.source, Source::Named(status) if core::ptr::eq(status, default));
    if !arms.iter().any(is_used) {
        check(default, Krate::of(item), &[], tokens);
    }
}

/// The path of the runtime. It occurs in every line, so it is written token by token.
#[derive(Clone, Copy)]
struct Krate<'a> {
    path: Option<&'a Path>,
    /// Where it is shown; as it was written if that is nowhere else.
    place: Option<Span>,
}

impl<'a> Krate<'a> {
    fn of(item: &'a Item<'_>) -> Self {
        Self { path: item.options.krate.as_ref(), place: None }
    }

    fn at(self, place: Span) -> Self {
        Self { place: Some(place), ..self }
    }
}

impl ToTokens for Krate<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match (self.path, self.place) {
            (None, place) => {
                let place = place.unwrap_or_else(Span::call_site);
                Token![::](place).to_tokens(tokens);
                tokens.append(Ident::new("statusquo", place));
            }
            (Some(path), None) => path.to_tokens(tokens),
            (Some(path), Some(place)) => tokens.extend(respanned(&path.to_token_stream(), place)),
        }
    }
}

/// A generic parameter as it stands in `impl<...>`.
fn without_default(param: &GenericParam) -> TokenStream {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => {
            param.default = None;
        }
        GenericParam::Const(param) => {
            param.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    param.to_token_stream()
}

/// A table of names, doc comments and statuses, by columns: compilers read that faster than a call for each case.
fn plain_cases(arms: &[Arm<'_>], krate: Krate<'_>) -> TokenStream {
    let names = arms.iter().map(|arm| arm.case.name.unraw().to_string());
    let statuses = arms.iter().filter_map(|arm| match arm.source {
        Source::Named(status) => Some(AsStatusCode(status, krate)),
        Source::Inner(_) | Source::Field(_) => None,
    });
    let docs = docs(arms);
    quote!(#krate::__private::cases([#(#names),*], &[#(#docs),*], [#(#statuses),*]))
}

/// `match self { ... }`, also for an enum without variants.
fn method<'a>(arms: &[Arm<'a>], arm: impl Fn(&Arm<'a>, &mut TokenStream)) -> TokenStream {
    if arms.is_empty() {
        return quote!(match *self {});
    }
    let mut tokens = TokenStream::new();
    for each in arms {
        arm(each, &mut tokens);
    }
    match_self(tokens)
}

/// The name of the variant, whichever of its statuses applies.
fn names(item: &Item<'_>) -> TokenStream {
    if item.cases.is_empty() {
        return quote!(match *self {});
    }
    let mut tokens = TokenStream::new();
    for case in &item.cases {
        pattern(item, case, &mut tokens);
        case.name.unraw().to_string().to_tokens(&mut tokens);
        <Token![,]>::default().to_tokens(&mut tokens);
    }
    match_self(tokens)
}

/// The arms are moved: `quote!` would copy them.
fn match_self(arms: TokenStream) -> TokenStream {
    let mut tokens = quote!(match self);
    tokens.append(Group::new(Delimiter::Brace, arms));
    tokens
}

/// `Self::Variant { .. } =>`.
fn pattern(item: &Item<'_>, case: &Case<'_>, tokens: &mut TokenStream) {
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
struct Arm<'a> {
    item: &'a Item<'a>,
    case: &'a Case<'a>,
    answer: Option<&'a Answer<'a>>,
    source: Source<'a>,
}

/// Where the status comes from.
enum Source<'a> {
    /// An attribute names it.
    Named(&'a StatusName),
    /// The error in this field has it.
    Inner(&'a CaseField<'a>),
    /// This field is it.
    Field(&'a CaseField<'a>),
}

fn add_arms<'a>(item: &'a Item<'a>, case: &'a Case<'a>, arms: &mut Vec<Arm<'a>>) {
    if case.is_broken {
        // The status is not to blame for what else is wrong; while somebody writes that, the editor completes it.
        let mut kinds = case.answers.iter().filter_map(|answer| answer.kind.as_ref());
        let status = kinds.find_map(|kind| match kind {
            Kind::Status(status) => Some(status),
            Kind::Transparent(_) => None,
        });
        let source = Source::Named(status.unwrap_or(&item.placeholder));
        return arms.push(Arm { item, case, answer: None, source });
    }
    let arm = |answer: Option<&'a Answer<'a>>| {
        let source = match answer.and_then(|answer| answer.kind.as_ref()) {
            Some(Kind::Status(status)) => Source::Named(status),
            Some(Kind::Transparent(_)) => Source::Inner(case.fields.first()?),
            None => match case.status_field() {
                Some(field) => Source::Field(field),
                None => Source::Named(item.options.default.as_ref()?),
            },
        };
        Some(Arm { item, case, answer, source })
    };
    if case.answers.is_empty() {
        arms.extend(arm(None));
    }
    for answer in &case.answers {
        arms.extend(arm(Some(answer)));
    }
}

impl Arm<'_> {
    fn krate(&self) -> Krate<'_> {
        Krate::of(self.item)
    }

    fn header_list(&self) -> &[Header] {
        self.answer.map_or(&[], |answer| &answer.headers)
    }

    fn has_headers(&self) -> bool {
        matches!(self.source, Source::Inner(_)) || !self.header_list().is_empty()
    }

    /// Whether the phrase may be another than the one of `StatusCode`.
    fn has_own_reason(&self) -> bool {
        matches!(self.source, Source::Inner(_) | Source::Field(_) | Source::Named(StatusName::Path(_)))
    }

    fn guard(&self) -> Option<&TokenStream> {
        self.answer?.when.as_ref()
    }

    fn is_transparent(&self) -> bool {
        matches!(self.source, Source::Inner(_))
    }

    /// Whether a guard decides that it applies: its own, or that of the arms before it.
    fn is_guarded(&self) -> bool {
        self.case.answers.iter().any(|answer| answer.when.is_some())
    }

    fn has_ready_answer(&self) -> bool {
        self.is_transparent() || self.is_guarded()
    }

    fn has_level(&self) -> bool {
        self.is_transparent() || self.answer.is_some_and(|answer| answer.log.is_some())
    }

    /// Whether the problem says more than status, phrase and, for the client's faults, `Display`.
    fn has_own_problem(&self) -> bool {
        matches!(self.source, Source::Inner(_))
            || self.item.options.problem_base.is_some()
            || self.case.fields.iter().any(|field| field.options.extend.is_some())
            || self.answer.is_some_and(|answer| {
                answer.detail.is_some()
                    || answer.title.is_some()
                    || answer.problem_type.is_some()
                    || answer.expose.is_some()
                    || answer.redact.is_some()
            })
    }

    /// The extension members, unless the case is broken: their names may be.
    fn extensions(&self) -> impl Iterator<Item = (&CaseField<'_>, String)> {
        let fields = if self.case.is_broken { &[][..] } else { &self.case.fields };
        fields.iter().filter_map(|field| Some((field, valid::extension_name(field)?)))
    }

    /// The name under which expressions find a field: its own, or `_0` for the field 0.
    fn binding(&self, field: &CaseField<'_>) -> Ident {
        match &field.member {
            Member::Named(name) => name.clone(),
            // As if it had been written beside the expressions: a `macro_rules!` may have put the derive above them.
            Member::Unnamed(index) => {
                let span =
                    self.answer.map_or_else(|| field.ty.span(), |answer| answer.original.path().span());
                format_ident!("_{}", index.index, span = span)
            }
        }
    }

    /// The binding, shown at another place.
    fn located(&self, field: &CaseField<'_>, span: Span) -> Ident {
        let mut name = self.binding(field);
        name.set_span(name.span().located_at(span));
        name
    }

    /// An expression in which `self` and `_0` are those of the method, also where a `macro_rules!` has written the derive,
    /// and the expression comes from elsewhere, or the other way round.
    fn resolved(&self, expr: &TokenStream) -> TokenStream {
        let token = |token| match token {
            TokenTree::Ident(mut name) => {
                let text = name.to_string();
                let field = text.strip_prefix('_').and_then(|index| find(index, &self.case.fields));
                let context = match field {
                    Some(field) if matches!(field.member, Member::Unnamed(_)) => self.binding(field).span(),
                    _ if text == "self" => Span::call_site(),
                    _ => name.span(),
                };
                name.set_span(name.span().resolved_at(context));
                name.into()
            }
            TokenTree::Group(group) => {
                let mut resolved = Group::new(group.delimiter(), self.resolved(&group.stream()));
                resolved.set_span(group.span());
                resolved.into()
            }
            token => token,
        };
        expr.clone().into_iter().map(token).collect()
    }

    /// `pattern if guard => body,`; the pattern binds the fields that the guard or the body may name.
    fn arm(&self, needs_fields: bool, body: impl ToTokens, tokens: &mut TokenStream) {
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
    fn check(&self, tokens: &mut TokenStream) {
        let Source::Named(status) = self.source else { return };
        if self.case.is_broken || plain::is_plain(status) {
            return;
        }
        let mut given: Vec<&str> = Vec::new();
        if let Some(answer) = self.answer {
            given.extend(answer.headers.iter().map(|header| header.field.name.as_str()));
            given.extend(answer.without.iter().map(|field| field.name.as_str()));
        }
        check(status, self.krate(), &given, tokens);
    }

    fn status(&self, tokens: &mut TokenStream) {
        match self.source {
            Source::Named(status) => self.arm(false, AsStatusCode(status, self.krate()), tokens),
            Source::Inner(field) => {
                let inner = self.delegate(field);
                self.arm(true, quote!(#inner.status()), tokens);
            }
            Source::Field(field) => {
                let holder = self.holder(field);
                self.arm(true, quote!(#holder.status()), tokens);
            }
        }
    }

    fn reason(&self, tokens: &mut TokenStream) {
        match self.source {
            Source::Inner(field) => {
                let inner = self.delegate(field);
                self.arm(true, quote!(#inner.reason()), tokens);
            }
            Source::Field(field) => {
                let holder = self.holder(field);
                self.arm(true, quote!(#holder.reason()), tokens);
            }
            Source::Named(status) => {
                let (krate, named) = (self.krate(), named(status, self.krate()));
                self.arm(false, quote!(const { #krate::__private::checks::reason(#named) }), tokens);
            }
        }
    }

    fn level(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, quote!(#inner.level()), tokens);
        }
        match self.answer.and_then(|answer| answer.log.as_ref()) {
            Some(level) => {
                let level = Ident::new(level, Span::call_site());
                self.arm(false, quote!(#krate::Level::#level), tokens);
            }
            None => self.arm(false, quote!(#krate::Level::of(#krate::HttpError::status(self))), tokens),
        }
    }

    fn case_name(&self, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, quote!(#inner.case()), tokens);
        }
        self.arm(false, self.case.name.unraw().to_string(), tokens);
    }

    fn headers(&self, set: &Ident, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, quote!(#inner.headers(#set)), tokens);
        }
        self.arm(!self.header_list().is_empty(), self.header_calls(set), tokens);
    }

    fn header_calls(&self, set: &Ident) -> TokenStream {
        let calls = self.header_list().iter().map(|header| {
            let name = &header.field.name;
            let arguments = self.format_arguments(&header.value);
            quote!(#set(#name, ::core::format_args!(#arguments));)
        });
        quote!({ #(#calls)* })
    }

    fn problem(&self, tokens: &mut TokenStream) {
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            return self.arm(true, quote!(#inner.problem()), tokens);
        }
        let needs_fields = self.names_fields_in_problem() || (self.is_guarded() && self.has_status_field());
        let parts = if self.is_guarded() {
            let parts = self.parts();
            Some(quote!(&#parts))
        } else {
            None
        };
        self.arm(needs_fields, self.problem_body(parts.as_ref()), tokens);
    }

    /// The problem, put together. With `parts` a guard has decided: the error would ask it again.
    fn problem_body(&self, parts: Option<&TokenStream>) -> TokenStream {
        let krate = self.krate();
        let problem = Ident::new("problem", Span::mixed_site());
        let kind = self.problem_type();
        let title = self.title();
        let shown = self.shown();
        let draft = match parts {
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
        let extensions: Vec<TokenStream> = self
            .extensions()
            .map(|(field, name)| {
                let span = field.ty.span();
                let (binding, krate) = (self.located(field, span), self.krate().at(span));
                let ty = field.ty;
                quote_spanned!(span=> <#ty as #krate::__private::Member>::add_to(#binding, &mut #problem, #name);)
            })
            .collect();
        let mutable = (!extensions.is_empty()).then(|| quote!(mut));
        quote!({
            let #mutable #problem = #krate::__private::ProblemBuilder::#draft.#detail;
            #(#extensions)*
            #problem.finish()
        })
    }

    fn names_fields_in_problem(&self) -> bool {
        self.answer.is_some_and(|answer| answer.detail.is_some()) || self.extensions().next().is_some()
    }

    fn has_status_field(&self) -> bool {
        matches!(self.source, Source::Field(_))
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

    fn ready(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        if let Source::Inner(field) = self.source {
            let inner = self.delegate(field);
            let body = if self.is_guarded() {
                quote!(::core::option::Option::Some(#krate::__private::pass_on(#inner)))
            } else {
                quote!(#inner.__ready())
            };
            return self.arm(true, body, tokens);
        }
        let parts = self.parts();
        let level = self.answer.and_then(|answer| answer.log).map(|level| {
            let level = Ident::new(level, Span::call_site());
            quote!(.level(#krate::Level::#level))
        });
        let [set, decided] = ["set", "parts"].map(|name| Ident::new(name, Span::mixed_site()));
        let headers = self.header_calls(&set);
        let headers = if self.header_list().is_empty() { quote!(|_| {}) } else { quote!(|#set| #headers) };
        let problem = self.problem_body(Some(&decided.to_token_stream()));
        let body = quote!(#parts #level .ready(&#headers, &mut |#decided| #problem));
        self.arm(true, body, tokens);
    }

    /// The type URI; empty for `about:blank`.
    fn problem_type(&self) -> String {
        if let Some(uri) = self.answer.and_then(|answer| answer.problem_type.as_ref()) {
            return uri.value();
        }
        match &self.item.options.problem_base {
            Some(base) => base.value() + &kebab_case(&self.case.name.unraw().to_string()),
            None => String::new(),
        }
    }

    /// The title; empty for the phrase.
    fn title(&self) -> String {
        self.answer.and_then(|answer| answer.title.as_ref()).map(syn::LitStr::value).unwrap_or_default()
    }

    /// Whether clients read the detail.
    fn shown(&self) -> TokenStream {
        let shown = match self.answer {
            Some(answer) if answer.expose.is_some() || answer.detail.is_some() => quote!(Always),
            Some(answer) if answer.redact.is_some() => quote!(Never),
            _ => quote!(ByStatus),
        };
        let krate = self.krate();
        quote!(#krate::__private::DetailVisibility::#shown)
    }

    /// Whether there is nothing to tell but name, doc comment and status.
    fn is_plain(&self) -> bool {
        matches!(self.source, Source::Named(StatusName::Name(_) | StatusName::Number(_)))
            && !self.has_own_problem()
            && self.header_list().is_empty()
    }

    /// What `cases()` tells.
    fn entry(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        let name = self.case.name.unraw().to_string();
        let doc = &self.case.doc;
        if let Source::Inner(CaseField { ty, .. }) = self.source {
            let krate_there = krate.at(ty.span());
            let inner =
                quote_spanned!(ty.span()=> .__inner(<#ty as #krate_there::__private::Delegate>::inner_cases));
            return tokens.extend(quote!(#krate::Case::__new(#name, #doc) #inner,));
        }
        let (kind, title) = (self.problem_type(), self.title());
        match self.source {
            Source::Named(status @ (StatusName::Name(_) | StatusName::Number(_))) => {
                let status = AsStatusCode(status, krate);
                tokens.extend(quote!(#krate::Case::__standard(#name, #doc, #status)));
            }
            Source::Named(status) => {
                let (status, named) = (AsStatusCode(status, krate), named(status, krate));
                tokens.extend(quote!(#krate::Case::__new(#name, #doc).__status(#status, #named.phrase)));
            }
            Source::Inner(_) | Source::Field(_) => tokens.extend(quote!(#krate::Case::__new(#name, #doc))),
        }
        if !kind.is_empty() || !title.is_empty() {
            tokens.extend(quote!(.__problem(#kind, #title)));
        }
        if !self.header_list().is_empty() {
            let names = self.header_list().iter().map(|header| &header.field.name);
            tokens.extend(quote!(.__headers(&[#(#names),*])));
        }
        let extensions: Vec<String> = self.extensions().map(|(_, name)| name).collect();
        if !extensions.is_empty() {
            tokens.extend(quote!(.__extensions(&[#(#extensions),*])));
        }
        if self.answer.is_some_and(Answer::says_who_reads_the_detail) {
            let shown = self.shown();
            tokens.extend(quote!(.__shown(#shown)));
        }
        <Token![,]>::default().to_tokens(tokens);
    }

    /// The input of `format_args!` for what followed `=`.
    fn format_arguments(&self, value: &Value) -> TokenStream {
        match value {
            Value::Format(literal) => {
                format::format_args(literal, &self.case.fields, |field, span| self.located(field, span))
            }
            Value::Expr(expr) => {
                let expr = self.resolved(expr);
                quote!("{}", #expr)
            }
        }
    }

    /// The error inside, as `dyn HttpError`; a mistake is reported under the field's type.
    fn delegate(&self, field: &CaseField<'_>) -> TokenStream {
        let span = field.ty.span();
        let (binding, krate) = (self.located(field, span), self.krate().at(span));
        let ty = field.ty;
        quote_spanned!(span=> <#ty as #krate::__private::Delegate>::inner(#binding))
    }

    /// The field that holds the status; a mistake is reported under the field's type.
    fn holder(&self, field: &CaseField<'_>) -> TokenStream {
        let span = field.ty.span();
        let (binding, krate) = (self.located(field, span), self.krate().at(span));
        let ty = field.ty;
        quote_spanned!(span=> <#ty as #krate::__private::StatusField>::of(#binding))
    }
}

/// `NoSuchBook` as it stands at the end of a URI: `no-such-book`.
pub(super) fn kebab_case(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 4);
    let mut chars = name.chars().peekable();
    let mut previous = '-';
    while let Some(c) = chars.next() {
        // A word begins at a capital, but an acronym is one word: `HTTPError`, `http-error`.
        let begins_word = c.is_uppercase()
            && (!previous.is_uppercase() || chars.peek().is_some_and(|next| next.is_lowercase()));
        if begins_word && !matches!(previous, '-' | '_') {
            kebab.push('-');
        }
        match c {
            '_' => kebab.push('-'),
            _ => c.to_lowercase().for_each(|c| push_escaped(&mut kebab, c)),
        }
        previous = c;
    }
    kebab
}

/// RFC 3986 section 2.5: what is not ASCII stands in a URI as the bytes of its UTF-8.
fn push_escaped(uri: &mut String, c: char) {
    if c.is_ascii() {
        uri.push(c);
    } else {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes).bytes().for_each(|byte| *uri += &format!("%{byte:02X}"));
    }
}

/// A constant whose evaluation checks a status that goes with these header fields.
fn check(status: &StatusName, krate: Krate<'_>, given: &[&str], tokens: &mut TokenStream) {
    let named = match status {
        StatusName::Number(number) => {
            let function = quote!(#krate::__private::checks::registered);
            let registered = call_on(status, &function, &number.to_token_stream());
            quote!(#registered.__facts())
        }
        StatusName::Name(_) | StatusName::Path(_) => named(status, krate),
    };
    let call = call_on(status, &quote!(#krate::__private::checks::check), &quote!(#named, &[#(#given),*]));
    tokens.extend(quote!(const _: () = #call;));
}

/// The status as a value of its own registry, under the user's tokens.
struct StatusPath<'a>(&'a StatusName, Krate<'a>);

impl ToTokens for StatusPath<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let StatusName::Path(path) = self.0 {
            return path.to_tokens(tokens);
        }
        self.1.to_tokens(tokens);
        <Token![::]>::default().to_tokens(tokens);
        tokens.append(Ident::new("StatusCode", Span::call_site()));
        <Token![::]>::default().to_tokens(tokens);
        match self.0 {
            StatusName::Number(number) => tokens.extend(quote!(new(#number))),
            status => status.to_tokens(tokens),
        }
    }
}

/// The status as a `StatusCode`.
struct AsStatusCode<'a>(&'a StatusName, Krate<'a>);

impl ToTokens for AsStatusCode<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.0 {
            StatusName::Name(_) | StatusName::Number(_) => StatusPath(self.0, self.1).to_tokens(tokens),
            StatusName::Path(_) => {
                let (krate, named) = (self.1, named(self.0, self.1));
                tokens.extend(quote!(const { #krate::__private::checks::standard(#named) }));
            }
        }
    }
}

/// What its registry says about the status.
fn named(status: &StatusName, krate: Krate<'_>) -> TokenStream {
    let own = StatusPath(status, krate);
    // Reported under the status where that is none.
    quote_spanned!(last_span(status)=> #own.__facts())
}

/// A call whose expression lies on the status, so that the compiler underlines nothing else when it panics.
///
/// An expression reaches from its first token to its last. Here these are parentheses: a hover over the user's
/// token then finds the status only, not the names of the path that leads to it.
fn call_on(status: &StatusName, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
    // `span` alone is the first token: spans cannot be joined on stable compilers.
    let function = quote_spanned!(status.span()=> (#function));
    let arguments = quote_spanned!(last_span(status)=> (#arguments));
    quote!(#function #arguments)
}

fn last_span(status: &StatusName) -> Span {
    match status {
        StatusName::Name(name) => name.span(),
        StatusName::Number(number) => number.span(),
        StatusName::Path(path) => path.segments.last().map_or_else(|| path.span(), Spanned::span),
    }
}

/// The same tokens, shown at another place.
fn respanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        // Which crate `$crate` means depends on where it was written.
        let is_dollar_crate = matches!(&token, TokenTree::Ident(name) if name == "$crate");
        token.set_span(if is_dollar_crate { token.span().located_at(span) } else { span });
        token
    };
    tokens.clone().into_iter().map(respan).collect()
}
