//! The implementation as a whole: its methods, its bounds, and what stands around it. `arm` writes what each case adds.
//!
//! It is thin glue over functions of the runtime: what can be decided there is decided there.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Data, Fields, Token};

use super::arm::{Arm, Source, add_arms, pattern};
use super::ast::{CaseField, Item, Shape};
use super::client;
use super::generics::{names_any, without_default};
use super::options::StatusName;
use super::status_path::{AsStatusCode, Krate, check};

pub(crate) fn implementation(item: &Item<'_>) -> TokenStream {
    let krate = Krate::of(item);
    if item.shape == Shape::Union {
        return stub(item);
    }
    let mut arms = Vec::new();
    for case in &item.cases {
        add_arms(item, case, &mut arms);
    }

    let client = client::implementation(item, &arms);
    let checks = checks(item, &arms);
    if let Some(rows) = rows(item, &arms) {
        let mut tokens = table(item, &arms, rows);
        tokens.extend(scope(krate, &checks));
        tokens.extend(client);
        return tokens;
    }

    let status = method(&arms, &Arm::status);
    let reason = arms.iter().any(Arm::has_own_reason).then(|| {
        let arms = method(&arms, &Arm::reason);
        quote!(fn reason(&self) -> &'static ::core::primitive::str { #arms })
    });
    let headers = arms.iter().any(Arm::has_headers).then(|| {
        let set = Ident::new("set", Span::mixed_site());
        let arms = method(&arms, &|arm, tokens| arm.headers(&set, tokens));
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
            if arms.iter().any(Arm::is_transparent) { method(&arms, &Arm::case_name) } else { names(item) };
        quote!(fn case(&self) -> &'static ::core::primitive::str { #body })
    });
    let level = arms.iter().any(Arm::has_level).then(|| {
        let arms = method(&arms, &Arm::level);
        quote!(fn level(&self) -> #krate::Level { #arms })
    });
    let inner = arms.iter().any(Arm::is_transparent).then(|| {
        let arms = method(&arms, &Arm::inner);
        quote!(fn __inner(&self) -> ::core::option::Option<&dyn #krate::HttpError> { #arms })
    });
    let code = arms.iter().any(Arm::has_code).then(|| {
        let arms = method(&arms, &Arm::code);
        quote!(fn code(&self) -> ::core::option::Option<&'static ::core::primitive::str> { #arms })
    });
    let log_source = arms.iter().any(Arm::has_log_source).then(|| {
        let arms = method(&arms, &Arm::log_source);
        quote!(fn log_source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> { #arms })
    });
    let format = arms.iter().any(Arm::has_format).then(|| {
        let arms = method(&arms, &Arm::format);
        quote! {
            #krate::__if_problem! {
                fn format(&self) -> ::core::option::Option<#krate::AnyFormat> { #arms }
            }
        }
    });
    let problem = arms.iter().any(|arm| arm.has_own_problem() || arm.decides_at_run_time()).then(|| {
        let arms = method(&arms, &Arm::problem);
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
                fn __ready(&self) -> ::core::option::Option<#krate::__private::BoxedAnswer<'_>> { #arms }
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
        #inner
        #code
        #log_source
        #format
        #problem
        #ready
        fn cases() -> &'static [#krate::Case] {
            const { &#cases }
        }
    };
    let mut items = items(item, &body, &bounds(item, &arms));
    items.extend(client);
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

/// The scope in which a path is resolved to its status; nothing if there is nothing to resolve.
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

/// How the error is kept in the response: only if its type allows that, and no option forbids it.
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
    let (name, stand_in) = (&item.original.ident, &item.stand_in);
    let (_, ty_generics, _) = item.original.generics.split_for_impl();
    let krate = Krate::of(item);
    let body = quote! {
        fn status(&self) -> #krate::StatusCode { #krate::StatusCode::#stand_in }
    };
    // This is not where a missing `Error` should be reported; with `for`, the compiler does not ask before it is used as one.
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
        // The declaration itself should not trigger the deprecation warning.
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
    if let Some(clause) = &generics.where_clause {
        let predicates = clause.predicates.iter();
        own.extend(quote!(#(#predicates,)*));
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
        // A recursive type: a bound on itself would never be resolved.
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
            Source::Named(_) | Source::Computed(_) => {}
        }
        if let Some(field) = arm.case.source_field() {
            add(field, &quote!(#krate::__private::Cause));
        }
    }
    bounds
}

/// The default is checked in each variant that uses it; here if there is none.
fn unused_default(item: &Item<'_>, arms: &[Arm<'_>], tokens: &mut TokenStream) {
    let Some(default) = &item.options.default else { return };
    let is_used =
        |arm: &Arm<'_>| matches!(arm.source, Source::Named(status) if core::ptr::eq(status, default));
    if !arms.iter().any(is_used) {
        check(default, Krate::of(item), &[], tokens);
    }
}

/// A table of names, doc comments and statuses, by columns: compilers read that faster than a call for each case.
fn plain_cases(arms: &[Arm<'_>], krate: Krate<'_>) -> TokenStream {
    let names = arms.iter().map(|arm| arm.case.name.unraw().to_string());
    let statuses = arms.iter().filter_map(|arm| match arm.source {
        Source::Named(status) => Some(AsStatusCode(status, krate)),
        Source::Inner(_) | Source::Field(_) | Source::Computed(_) => None,
    });
    let docs = docs(arms);
    quote!(#krate::__private::cases([#(#names),*], &[#(#docs),*], [#(#statuses),*]))
}

/// `match self { ... }`, also for an enum without variants.
fn method<'a>(arms: &[Arm<'a>], arm: &dyn Fn(&Arm<'a>, &mut TokenStream)) -> TokenStream {
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
