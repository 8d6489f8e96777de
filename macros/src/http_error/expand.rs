//! The implementation: thin glue over functions of the runtime.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{GenericParam, Member};

use super::ast::{Case, CaseField, Item};
use super::attr::{Answer, Kind, StatusName, Value, placeholder};
use super::{format, valid};

pub(crate) fn implementation(item: &Item<'_>) -> TokenStream {
    let krate = krate(item);
    let arms: Vec<Arm<'_>> = item.cases.iter().flat_map(|case| arms(item, case)).collect();

    let checks = arms.iter().filter_map(|arm| arm.check(&krate));
    let status = method(&arms, |arm| arm.status(&krate));
    let reason = arms.iter().any(Arm::has_own_reason).then(|| {
        let arms = method(&arms, |arm| arm.reason(&krate));
        quote!(fn reason(&self) -> &'static ::core::primitive::str { #arms })
    });
    let headers = arms.iter().any(Arm::has_headers).then(|| {
        let set = Ident::new("set", Span::mixed_site());
        let arms = method(&arms, |arm| arm.headers(&krate, &set));
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
    let case = (item.is_enum || arms.iter().any(Arm::is_transparent)).then(|| {
        let body = if arms.iter().any(Arm::is_transparent) {
            method(&arms, |arm| arm.case_name(&krate))
        } else {
            names(item)
        };
        quote!(fn case(&self) -> &'static ::core::primitive::str { #body })
    });
    let level = arms.iter().any(Arm::has_level).then(|| {
        let arms = method(&arms, |arm| arm.level(&krate));
        quote!(fn level(&self) -> #krate::Level { #arms })
    });
    let problem = arms.iter().any(Arm::has_own_problem).then(|| {
        let arms = method(&arms, |arm| arm.problem(&krate));
        quote!(#krate::__if_problem! { fn problem(&self) -> #krate::Problem<'_> { #arms } })
    });
    let cases = arms.iter().map(|arm| arm.entry(&krate));

    let body = quote! {
        fn status(&self) -> #krate::StatusCode { #status }
        #reason
        #headers
        #case
        #level
        #problem
        fn cases() -> &'static [#krate::Case] {
            const { &[#(#cases),*] }
        }
    };
    wrap(item, &krate, &body, &quote!(#(#checks)*))
}

/// What stands in for the implementation when the attributes are wrong.
pub(crate) fn stub(item: &Item<'_>) -> TokenStream {
    let krate = krate(item);
    let status = placeholder();
    let body = quote! {
        fn status(&self) -> #krate::StatusCode { #krate::StatusCode::#status }
    };
    wrap(item, &krate, &body, &TokenStream::new())
}

/// The items that hold the methods: the implementation, and one for each framework.
fn wrap(item: &Item<'_>, krate: &TokenStream, body: &TokenStream, checks: &TokenStream) -> TokenStream {
    let name = &item.original.ident;
    let generics = &item.original.generics;
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let params = generics.params.iter().map(without_default);
    let bounds: Vec<TokenStream> =
        where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream).collect();
    let type_params: Vec<&Ident> = generics.type_params().map(|param| &param.ident).collect();
    // With type parameters, whether the type is an `Error` depends on them: leave that to the caller.
    let is_error = (!type_params.is_empty()).then(|| quote!(#name #ty_generics: ::core::error::Error,));

    let adapters = (!item.options.no_response).then(|| {
        // The error rides in the response if it can outlive the request.
        let mode = if generics.lifetimes().next().is_none() { quote!(shared) } else { quote!(plain) };
        quote! {
            #krate::__adapters! {
                #mode
                [#(#params),*]
                [#name #ty_generics]
                [#(#bounds,)* #is_error #(#type_params: 'static,)*]
            }
        }
    });
    quote! {
        const _: () = {
            #checks

            #[automatically_derived]
            impl #impl_generics #krate::HttpError for #name #ty_generics where #(#bounds,)* #is_error {
                #body
            }

            #adapters
        };
    }
}

fn krate(item: &Item<'_>) -> TokenStream {
    item.options.krate.as_ref().map_or_else(|| quote!(::statusquo), ToTokens::to_token_stream)
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

/// `match self { ... }`, also for an enum without variants.
fn method(arms: &[Arm<'_>], arm: impl FnMut(&Arm<'_>) -> TokenStream) -> TokenStream {
    if arms.is_empty() {
        return quote!(match *self {});
    }
    let arms = arms.iter().map(arm);
    quote!(match self { #(#arms)* })
}

/// The name of the variant, whichever of its statuses applies.
fn names(item: &Item<'_>) -> TokenStream {
    if item.cases.is_empty() {
        return quote!(match *self {});
    }
    let arms = item.cases.iter().map(|case| {
        let (path, name) = (case.name, case.name.unraw().to_string());
        quote!(Self::#path { .. } => #name,)
    });
    quote!(match self { #(#arms)* })
}

/// One way in which a case answers: an arm of every `match`.
struct Arm<'a> {
    item: &'a Item<'a>,
    case: &'a Case<'a>,
    answer: Option<&'a Answer>,
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

fn arms<'a>(item: &'a Item<'a>, case: &'a Case<'a>) -> Vec<Arm<'a>> {
    let arm = |answer: Option<&'a Answer>| {
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
        return arm(None).into_iter().collect();
    }
    case.answers.iter().filter_map(|answer| arm(Some(answer))).collect()
}

impl Arm<'_> {
    fn header_list(&self) -> &[super::attr::Header] {
        self.answer.map_or(&[], |answer| &answer.headers)
    }

    fn has_headers(&self) -> bool {
        matches!(self.source, Source::Inner(_)) || !self.header_list().is_empty()
    }

    /// Whether the phrase may be another than the one of `StatusCode`.
    fn has_own_reason(&self) -> bool {
        matches!(self.source, Source::Inner(_) | Source::Field(_) | Source::Named(StatusName::Path(_)))
    }

    fn is_transparent(&self) -> bool {
        matches!(self.source, Source::Inner(_))
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

    /// `pattern if guard => body,`; the pattern binds the fields that the guard or the body may name.
    fn arm(&self, needs_fields: bool, body: &TokenStream) -> TokenStream {
        let name = self.case.name;
        let path = if self.item.is_enum { quote!(Self::#name) } else { quote!(Self) };
        let guard = self.answer.and_then(|answer| answer.when.as_ref());
        if guard.is_none() && !needs_fields {
            return quote!(#path { .. } => #body,);
        }
        let guard = guard.map(|guard| quote!(if #guard));
        let fields = self.case.fields.iter().map(|CaseField { member, binding, .. }| match member {
            Member::Named(_) => binding.to_token_stream(),
            Member::Unnamed(_) => quote!(#member: #binding),
        });
        quote! {
            #[allow(unused_variables)]
            #path { #(#fields,)* } #guard => #body,
        }
    }

    /// A constant that evaluates the checks of the runtime, under the user's own tokens.
    fn check(&self, krate: &TokenStream) -> Option<TokenStream> {
        let Source::Named(status) = self.source else { return None };
        let headers = self.header_list().iter().map(|header| header.field.name.as_str());
        let without = self.answer.iter().flat_map(|answer| &answer.without).map(|field| field.name.as_str());
        let given = headers.chain(without);
        let value = value_of(status, krate);
        let arguments = quote!(#value.__named(), &[#(#given),*]);
        let call = call_on(status, &quote!(#krate::__private::contract::check), &arguments);
        Some(quote!(const _: () = #call;))
    }

    fn status(&self, krate: &TokenStream) -> TokenStream {
        match self.source {
            Source::Named(status) => self.arm(false, &standard(status, krate)),
            Source::Inner(field) => {
                let inner = delegate(field, krate);
                self.arm(true, &quote!(#inner.status()))
            }
            Source::Field(field) => {
                let holder = holder(field, krate);
                self.arm(true, &quote!(#holder.status()))
            }
        }
    }

    fn reason(&self, krate: &TokenStream) -> TokenStream {
        match self.source {
            Source::Inner(field) => {
                let inner = delegate(field, krate);
                self.arm(true, &quote!(#inner.reason()))
            }
            Source::Field(field) => {
                let holder = holder(field, krate);
                self.arm(true, &quote!(#holder.reason()))
            }
            Source::Named(status) => {
                let value = value_of(status, krate);
                self.arm(false, &quote!(::core::option::Option::unwrap_or_default(#value.canonical_reason())))
            }
        }
    }

    fn level(&self, krate: &TokenStream) -> TokenStream {
        if let Source::Inner(field) = self.source {
            let inner = delegate(field, krate);
            return self.arm(true, &quote!(#inner.level()));
        }
        match self.answer.and_then(|answer| answer.log.as_ref()) {
            Some((_, level)) => {
                let level = Ident::new(level, Span::call_site());
                self.arm(false, &quote!(#krate::Level::#level))
            }
            None => self.arm(false, &quote!(#krate::Level::of(#krate::HttpError::status(self)))),
        }
    }

    fn case_name(&self, krate: &TokenStream) -> TokenStream {
        if let Source::Inner(field) = self.source {
            let inner = delegate(field, krate);
            return self.arm(true, &quote!(#inner.case()));
        }
        let name = self.case.name.unraw().to_string();
        self.arm(false, &name.to_token_stream())
    }

    fn headers(&self, krate: &TokenStream, set: &Ident) -> TokenStream {
        if let Source::Inner(field) = self.source {
            let inner = delegate(field, krate);
            return self.arm(true, &quote!(#inner.headers(#set)));
        }
        let calls = self.header_list().iter().map(|header| {
            let name = &header.field.name;
            let arguments = format_arguments(&header.value);
            quote!(#set(#name, ::core::format_args!(#arguments));)
        });
        self.arm(!self.header_list().is_empty(), &quote!({ #(#calls)* }))
    }

    fn problem(&self, krate: &TokenStream) -> TokenStream {
        if let Source::Inner(field) = self.source {
            let inner = delegate(field, krate);
            return self.arm(true, &quote!(#inner.problem()));
        }
        let problem = Ident::new("problem", Span::mixed_site());
        let kind = self.problem_type();
        let title = self.title();
        let shown = self.shown(krate);
        let detail = match self.answer.and_then(|answer| answer.detail.as_ref()) {
            Some((_, value)) => {
                let arguments = format_arguments(value);
                quote!(::core::option::Option::Some(::core::format_args!(#arguments)))
            }
            None => quote!(::core::option::Option::None),
        };
        let extensions = self.case.fields.iter().filter_map(|field| {
            let name = valid::extension_name(field)?;
            let (binding, span) = (located(&field.binding, field.ty.span()), field.ty.span());
            let extend = quote_spanned!(span=> .extend(#name, #binding));
            Some(quote!(let #problem = #problem #extend;))
        });
        let needs_fields = self.answer.is_some_and(|answer| answer.detail.is_some())
            || self.case.fields.iter().any(|field| field.options.extend.is_some());
        self.arm(
            needs_fields,
            &quote!({
                let #problem = #krate::__private::Draft::new(self, #kind, #title, #shown, #detail);
                #(#extensions)*
                #problem.finish()
            }),
        )
    }

    /// The type URI; empty for `about:blank`.
    fn problem_type(&self) -> String {
        if let Some((_, uri)) = self.answer.and_then(|answer| answer.problem_type.as_ref()) {
            return uri.value();
        }
        match &self.item.options.problem_base {
            Some(base) => base.value() + &kebab_case(&self.case.name.unraw().to_string()),
            None => String::new(),
        }
    }

    /// The title; empty for the phrase.
    fn title(&self) -> String {
        self.answer
            .and_then(|answer| answer.title.as_ref())
            .map(|(_, title)| title.value())
            .unwrap_or_default()
    }

    /// Whether clients read the detail.
    fn shown(&self, krate: &TokenStream) -> TokenStream {
        let shown = match self.answer {
            Some(answer) if answer.expose.is_some() || answer.detail.is_some() => quote!(Always),
            Some(answer) if answer.redact.is_some() => quote!(Never),
            _ => quote!(ByStatus),
        };
        quote!(#krate::__private::Shown::#shown)
    }

    /// What `cases()` tells.
    fn entry(&self, krate: &TokenStream) -> TokenStream {
        let name = self.case.name.unraw().to_string();
        let doc = &self.case.doc;
        let mut entry = quote!(#krate::Case::__new(#name, #doc));
        if let Source::Inner(CaseField { ty, .. }) = self.source {
            let krate = respanned(krate, ty.span());
            entry.extend(
                quote_spanned!(ty.span()=> .__inner(<#ty as #krate::__private::Delegate>::inner_cases)),
            );
            return entry;
        }
        let (kind, title, shown) = (self.problem_type(), self.title(), self.shown(krate));
        if let Source::Named(status) = self.source {
            let value = value_of(status, krate);
            entry.extend(quote!(.__status(#value.__status(), #value.canonical_reason())));
        }
        if !kind.is_empty() || !title.is_empty() {
            entry.extend(quote!(.__problem(#kind, #title)));
        }
        if !self.header_list().is_empty() {
            let names = self.header_list().iter().map(|header| &header.field.name);
            entry.extend(quote!(.__headers(&[#(#names),*])));
        }
        let extensions: Vec<String> = self.case.fields.iter().filter_map(valid::extension_name).collect();
        if !extensions.is_empty() {
            entry.extend(quote!(.__extensions(&[#(#extensions),*])));
        }
        quote!(#entry.__shown(#shown))
    }
}

/// `NoSuchBook` as it stands at the end of a URI: `no-such-book`.
fn kebab_case(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 4);
    let mut previous = '-';
    for c in name.chars() {
        if c.is_uppercase() && !matches!(previous, '-' | '_') && !previous.is_uppercase() {
            kebab.push('-');
        }
        kebab.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
        previous = c;
    }
    kebab
}

/// The input of `format_args!` for what followed `=`.
fn format_arguments(value: &Value) -> TokenStream {
    match value {
        Value::Format(literal) => format::format_args(literal),
        Value::Expr(expr) => quote!("{}", { #expr }),
    }
}

/// The status as a value of its own registry, under the user's tokens.
fn value_of(status: &StatusName, krate: &TokenStream) -> TokenStream {
    match status {
        StatusName::Name(name) => quote!(#krate::StatusCode::#name),
        StatusName::Number(number) => {
            call_on(status, &quote!(#krate::__private::contract::registered), &number.to_token_stream())
        }
        StatusName::Path(path) => path.to_token_stream(),
    }
}

/// The status as a `StatusCode`.
fn standard(status: &StatusName, krate: &TokenStream) -> TokenStream {
    let value = value_of(status, krate);
    match status {
        StatusName::Name(_) => value,
        StatusName::Number(number) => quote!(#krate::StatusCode::new(#number)),
        StatusName::Path(_) => quote!(#value.__status()),
    }
}

/// A call whose expression lies on the status, so that the compiler underlines nothing else when it panics.
///
/// An expression reaches from its first token to its last. Here these are parentheses: a hover over the user's
/// token then finds the status only, not the names of the path that leads to it.
fn call_on(status: &StatusName, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let (first, last) = match status {
        StatusName::Name(name) => (name.span(), name.span()),
        StatusName::Number(number) => (number.span(), number.span()),
        // `span` alone is the first token: spans cannot be joined on stable compilers.
        StatusName::Path(path) => {
            (path.span(), path.segments.last().map_or_else(|| path.span(), Spanned::span))
        }
    };
    let function = quote_spanned!(first=> (#function));
    let arguments = quote_spanned!(last=> (#arguments));
    quote!(#function #arguments)
}

/// The error inside, as `dyn HttpError`; a mistake is reported under the field's type.
fn delegate(field: &CaseField<'_>, krate: &TokenStream) -> TokenStream {
    let span = field.ty.span();
    let (binding, krate) = (located(&field.binding, span), respanned(krate, span));
    quote_spanned!(span=> #krate::__private::Delegate::inner(#binding))
}

/// The field that holds the status; a mistake is reported under the field's type.
fn holder(field: &CaseField<'_>, krate: &TokenStream) -> TokenStream {
    let span = field.ty.span();
    let (binding, krate) = (located(&field.binding, span), respanned(krate, span));
    quote_spanned!(span=> #krate::__private::StatusField::of(#binding))
}

/// The same name, shown at another place.
fn located(name: &Ident, span: Span) -> Ident {
    let mut name = name.clone();
    name.set_span(name.span().located_at(span));
    name
}

fn respanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    tokens.clone().into_iter().map(respan).collect()
}
