//! Paths in generated code: that of the runtime, and those of statuses, under the tokens that the user wrote.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Path, Token};

use super::ast::Item;
use super::options::StatusName;

/// The path of the runtime. It occurs in every line, so it is written token by token.
#[derive(Clone, Copy)]
pub(crate) struct Krate<'a> {
    path: Option<&'a Path>,
    /// The span to report it at; `None` for that of its own tokens.
    place: Option<Span>,
}

impl<'a> Krate<'a> {
    pub(crate) fn of(item: &'a Item<'_>) -> Self {
        Self { path: item.options.krate.as_ref(), place: None }
    }

    pub(crate) fn at(self, place: Span) -> Self {
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

/// A constant whose evaluation checks a status that goes with these header fields.
pub(crate) fn check(status: &StatusName, krate: Krate<'_>, given: &[&str], tokens: &mut TokenStream) {
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
pub(crate) struct StatusPath<'a>(&'a StatusName, Krate<'a>);

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
pub(crate) struct AsStatusCode<'a>(pub(crate) &'a StatusName, pub(crate) Krate<'a>);

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
pub(crate) fn named(status: &StatusName, krate: Krate<'_>) -> TokenStream {
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

/// The same tokens with another span.
fn respanned(tokens: &TokenStream, span: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        // Which crate `$crate` means depends on where it was written.
        let is_dollar_crate = matches!(&token, TokenTree::Ident(name) if name == "$crate");
        token.set_span(if is_dollar_crate { token.span().located_at(span) } else { span });
        token
    };
    tokens.clone().into_iter().map(respan).collect()
}
