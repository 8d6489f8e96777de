//! `#[http(client)]`: the way back from a response to the error, out of the same attributes.
//!
//! * `origin`: where a client finds the value of a field, and what is missing
//!
//! Here that becomes tokens: one constructor for each way in which a case answers, and the constants that check what depends
//! on statuses and formats.

mod origin;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{GenericParam, Member};

use super::arm::{Arm, Source};
use super::ast::{Case, CaseField, Item, Shape};
use super::generics::names_any;
use super::status_path::Krate;

pub(crate) use origin::check;
use origin::{Origin, Part, Role, Text, TextPlace, in_option, is_named, origin, role};

/// The implementations of `Recognize` and `FromResponse`; nothing without `client`.
pub(crate) fn implementation(item: &Item<'_>, arms: &[Arm<'_>]) -> TokenStream {
    if item.options.client.is_none() {
        return TokenStream::new();
    }
    let krate = Krate::of(item);
    let known: Vec<&Arm<'_>> = arms.iter().filter(|arm| role(arm.case) == Role::Known).collect();
    let entries: Vec<TokenStream> = known.iter().map(|arm| entry(arm)).collect();
    let checks = checks(item, &known, &entries);

    let [found, response, around] =
        ["found", "response", "around"].map(|name| Ident::new(name, Span::mixed_site()));
    let constructors = known.iter().enumerate().map(|(i, arm)| {
        let value = constructor(item, arm, &found, &response, &around);
        quote!(#i => ::core::option::Option::Some(#value),)
    });
    let name = &item.original.ident;
    let (impl_generics, ty_generics, _) = item.original.generics.split_for_impl();
    let bounds = bounds(item, &known);
    let from_response = from_response(item, &bounds);
    let allow = allow();
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #krate::__private::client::Recognize for #name #ty_generics where #bounds {
            fn __recognize(
                #response: &#krate::__private::client::ErrorResponse<'_>,
                #around: ::core::option::Option<#krate::AnyFormat>,
            ) -> ::core::option::Option<Self> {
                #[allow(unused_imports)]
                use #krate::__private::client::{
                    Part, Place, ReadMany as _, ReadRefused as _, ReadText as _, ReadTime as _,
                };
                let #found = #krate::__private::client::Found::of(
                    #response,
                    <Self as #krate::__private::client::Recognize>::__KNOWN,
                    #around,
                )?;
                match #found.place() {
                    #(#constructors)*
                    _ => ::core::option::Option::None,
                }
            }

            const __KNOWN: &'static [#krate::Case] = &[#(#entries),*];
        }

        #from_response
        #checks
    }
}

/// What lies under the user's types would be linted as the user's.
fn allow() -> TokenStream {
    quote!(#[allow(deprecated, unused_variables, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)])
}

/// The case, as the client compares it.
fn entry(arm: &Arm<'_>) -> TokenStream {
    let krate = arm.krate();
    let Source::Inner(CaseField { ty, .. }) = arm.source else { return arm.described() };
    let name = arm.case.name.unraw().to_string();
    let there = krate.at(ty.span());
    let known = quote_spanned!(ty.span()=> <#ty as #there::__private::client::Recognize>::__known);
    arm.with_format(quote!(#krate::Case::__new(#name, "").__inner(#known)))
}

/// `Self::Variant { 0: ..., name: ... }`.
fn constructor(
    item: &Item<'_>,
    arm: &Arm<'_>,
    found: &Ident,
    response: &Ident,
    around: &Ident,
) -> TokenStream {
    let Some(path) = path(item, arm.case) else { return quote!(::core::option::Option::None?) };
    let fields = arm.case.fields.iter().map(|field| {
        let (member, krate, span) = (&field.member, arm.krate(), field.ty.span());
        let there = krate.at(span);
        let ty = field.ty;
        let value = match origin(arm.case, arm.answer, field) {
            Some(Origin::Status) => match in_option(ty) {
                Some(inner) => {
                    let status = quote_spanned!(span=> <#inner as #there::__private::client::FromStatus>::from_status);
                    quote!(::core::option::Option::Some(#status(#found.status())?))
                }
                None => {
                    let status = quote_spanned!(span=> <#ty as #there::__private::client::FromStatus>::from_status);
                    quote!(#status(#found.status())?)
                }
            },
            Some(Origin::Member(name)) => match default(field) {
                Some(default) => quote_spanned!(span=> #found.member_or::<#ty>(#name, || #default)?),
                None => quote_spanned!(span=> #found.member::<#ty>(#name)?),
            },
            Some(Origin::Members) => {
                let taken: Vec<String> =
                    arm.case.fields.iter().filter_map(CaseField::extension_name).collect();
                let constants = arm.answer.map_or(&[][..], |answer| &answer.constants);
                let constants = constants.iter().map(|constant| &constant.name.text);
                quote_spanned!(span=> #found.members::<#ty>(&[#(#taken,)* #(#constants,)*])?)
            }
            Some(Origin::Text(text)) => of_text(&text, field, found, there),
            Some(Origin::Inner) => {
                let around = match arm.own_format() {
                    Some(format) => {
                        quote!(#around.or(::core::option::Option::Some(#krate::AnyFormat::of::<#format>())))
                    }
                    None => around.to_token_stream(),
                };
                let inner = quote_spanned!(span=> <#ty as #there::__private::client::Recognize>::__recognize);
                quote!(#inner(#response, #around)?)
            }
            Some(Origin::Default) => {
                default(field).unwrap_or_else(|| quote!(::core::default::Default::default()))
            }
            // A mistake that is reported.
            Some(Origin::Received) | None => quote!(::core::option::Option::None?),
        };
        quote!(#member: #value)
    });
    quote!(#path { #(#fields),* })
}

/// A value that stands in a text.
fn of_text(text: &Text<'_>, field: &CaseField<'_>, found: &Ident, krate: Krate<'_>) -> TokenStream {
    let place = match text.place {
        TextPlace::Header(name) => quote!(Place::Header(#name)),
        TextPlace::Detail => quote!(Place::Detail),
        TextPlace::Instance => quote!(Place::Instance),
    };
    let (ty, span) = (field.ty, field.ty.span());
    let source = if text.is_whole && is_named(ty, "Vec") {
        quote!(#found.list(#place))
    } else if text.is_whole {
        quote!(#found.text(#place, &[Part::Plain], 0))
    } else {
        let (parts, nth) = (&text.parts, text.nth);
        quote!(#found.text(#place, &[#(#parts),*], #nth))
    };
    let wanted = quote_spanned!(span=> (&&&&#krate::__private::client::Wanted::<#ty>::new()));
    match default(field) {
        Some(default) => {
            let read = quote_spanned!(span=> #wanted.__read(&#found, text)?);
            quote!(match #source {
                ::core::option::Option::None => #default,
                text => #read,
            })
        }
        None => quote_spanned!(span=> #wanted.__read(&#found, #source)?),
    }
}

impl ToTokens for Part {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Text(text) => quote!(Part::Text(#text)),
            Self::Plain => quote!(Part::Plain),
            Self::Quoted => quote!(Part::Quoted),
            Self::Percent => quote!(Part::Percent),
        });
    }
}

/// What stands in for a field that is not sent.
fn default(field: &CaseField<'_>) -> Option<TokenStream> {
    match field.options.default.as_ref()? {
        (_, Some(expr)) => Some(expr.clone()),
        (word, None) => Some(quote_spanned!(word.span()=> ::core::default::Default::default())),
    }
}

/// `Self::Variant`; `None` if its fields could not be read.
fn path(item: &Item<'_>, case: &Case<'_>) -> Option<TokenStream> {
    let name = case.name;
    (!case.is_broken).then(|| if item.shape == Shape::Enum { quote!(Self::#name) } else { quote!(Self) })
}

/// `FromResponse`, for an enum with a variant for what is unknown.
fn from_response(item: &Item<'_>, bounds: &TokenStream) -> TokenStream {
    if item.shape != Shape::Enum {
        return TokenStream::new();
    }
    let krate = Krate::of(item);
    let received = Ident::new("received", Span::mixed_site());
    let unknown = item.cases.iter().find(|case| role(case) == Role::Unknown);
    let value = match unknown.and_then(|case| Some((case, path(item, case)?))) {
        Some((case, path)) => {
            let fields = case.fields.iter().map(|field| of_received(case, field, &received, krate));
            quote!(#path { #(#fields),* })
        }
        // Stands in beside the error, so that callers get none of their own.
        None => quote!(::core::unreachable!()),
    };
    let name = &item.original.ident;
    let (impl_generics, ty_generics, _) = item.original.generics.split_for_impl();
    let allow = allow();
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #krate::__private::client::FromResponse for #name #ty_generics where #bounds {
            fn unknown(#received: #krate::__private::client::Received) -> Self {
                #value
            }
        }
    }
}

/// A field of the unknown case: what was received, or a default.
fn of_received(case: &Case<'_>, field: &CaseField<'_>, received: &Ident, krate: Krate<'_>) -> TokenStream {
    let (member, ty, span) = (&field.member, field.ty, field.ty.span());
    let value = match origin(case, None, field) {
        Some(Origin::Received) => {
            let there = krate.at(span);
            let from = quote_spanned!(span=> <#ty as ::core::convert::From<#there::__private::client::Received>>::from);
            quote!(#from(#received))
        }
        _ => default(field).unwrap_or_else(|| quote!(::core::default::Default::default())),
    };
    quote!(#member: #value)
}

/// What has to hold for the fields that are read.
fn bounds(item: &Item<'_>, known: &[&Arm<'_>]) -> TokenStream {
    let krate = Krate::of(item);
    let generics = &item.original.generics;
    let params: Vec<String> = generics.params.iter().filter_map(name_of_type).collect();
    let mut bounds = TokenStream::new();
    for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        bounds.extend(quote!(#predicate,));
    }
    for arm in known {
        for field in &arm.case.fields {
            let ty = field.ty;
            if !names_any(&ty.to_token_stream(), &params) {
                continue;
            }
            bounds.extend(match origin(arm.case, arm.answer, field) {
                Some(Origin::Member(_) | Origin::Members) => {
                    quote!(#ty: #krate::__private::client::FromMember,)
                }
                Some(Origin::Inner) => quote!(#ty: #krate::__private::client::Recognize,),
                Some(Origin::Default) if !is_named(ty, "PhantomData") => {
                    quote!(#ty: ::core::default::Default,)
                }
                _ => TokenStream::new(),
            });
        }
    }
    bounds
}

fn name_of_type(param: &GenericParam) -> Option<String> {
    match param {
        GenericParam::Type(param) => Some(param.ident.to_string()),
        GenericParam::Const(_) | GenericParam::Lifetime(_) => None,
    }
}

/// The constants whose evaluation checks what depends on statuses and formats, each under the token that it is about.
fn checks(item: &Item<'_>, known: &[&Arm<'_>], entries: &[TokenStream]) -> TokenStream {
    let krate = Krate::of(item);
    let params: Vec<String> =
        item.original.generics.params.iter().filter_map(name_of_type).chain(["Self".to_owned()]).collect();
    let is_checked = |arm: &&&Arm<'_>| !arm.case.is_broken;
    let (mut own, mut inner) = (Vec::new(), Vec::new());
    for (arm, entry) in known.iter().zip(entries).filter(|(arm, _)| is_checked(arm)) {
        match arm.source {
            Source::Inner(field) => {
                let ty = field.ty;
                let is_own = names_any(&ty.to_token_stream(), &[item.original.ident.to_string()]);
                // With another format, or of a parameter, it is told apart at run time.
                if arm.own_format().is_none() && !is_own && !names_any(&ty.to_token_stream(), &params) {
                    inner.push(quote!(<#ty as #krate::__private::client::Recognize>::__KNOWN));
                }
            }
            _ => own.push((arm, entry)),
        }
    }
    let mut constants = TokenStream::new();
    for (i, (arm, _)) in own.iter().enumerate() {
        let (name, there) = (arm.case.name.span(), krate.at(arm.case.name.span()));
        constants.extend(quote_spanned!(name=>
            const _: () = #there::__private::client::told_apart(CASES, #i, INNER);
            const _: () = #there::__private::client::named(&CASES[#i]);
        ));
        for field in arm.case.fields.iter().filter(|field| field.options.default.is_none()) {
            let span = match &field.member {
                Member::Named(name) => name.span(),
                Member::Unnamed(_) => field.ty.span(),
            };
            let there = krate.at(span);
            let call = match origin(arm.case, arm.answer, field) {
                Some(Origin::Member(name)) => {
                    let is_exposed =
                        arm.answer.is_some_and(|answer| answer.expose.is_some() || answer.detail.is_some());
                    quote_spanned!(span=> member(&CASES[#i], #name, #is_exposed))
                }
                Some(Origin::Text(Text { place: TextPlace::Detail, .. })) => {
                    quote_spanned!(span=> detail(&CASES[#i]))
                }
                Some(Origin::Text(Text { place: TextPlace::Instance, .. })) => {
                    quote_spanned!(span=> instance(&CASES[#i]))
                }
                _ => continue,
            };
            constants.extend(quote_spanned!(span=> const _: () = #there::__private::client::#call;));
        }
    }
    let cases = own.iter().map(|(_, entry)| entry);
    quote! {
        const _: () = {
            const CASES: &[#krate::Case] = &[#(#cases),*];
            const INNER: &[&[#krate::Case]] = &[#(#inner),*];
            #constants
        };
    }
}
