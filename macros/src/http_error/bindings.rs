//! How an arm names the user's fields and expressions: bindings, and what is computed of them.
//!
//! Spans and hygiene are settled here, and nowhere else: a mistake is reported under the user's own tokens, and `self`
//! and `_0` mean the same wherever the derive and the expression were written.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use statusquo_data::Syntax;
use syn::spanned::Spanned;
use syn::{LitStr, Member};

use super::arm::Arm;
use super::ast::{CaseField, find};
use super::fields::{self, Place};
use super::format::{self, Piece};
use super::options::{FieldName, Header, Value};

impl Arm<'_> {
    /// The name under which expressions find a field: its own, or `_0` for the field 0.
    pub(super) fn binding(&self, field: &CaseField<'_>) -> Ident {
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

    /// The binding, with another span.
    pub(super) fn located(&self, field: &CaseField<'_>, span: Span) -> Ident {
        let mut name = self.binding(field);
        name.set_span(name.span().located_at(span));
        name
    }

    /// An expression in which `self` and `_0` are those of the method, also where a `macro_rules!` has written the derive,
    /// and the expression comes from elsewhere, or the other way round.
    pub(super) fn resolved(&self, expr: &TokenStream) -> TokenStream {
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

    /// The input of `format_args!` for what followed `=`.
    pub(super) fn format_arguments(&self, value: &Value) -> TokenStream {
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

    /// The call of `set` for a header field, with each value escaped for its place.
    pub(super) fn field_call(&self, header: &Header, set: &Ident) -> TokenStream {
        let name = &*header.field.name;
        match &header.value {
            Value::Format(literal) => {
                let arguments = self.field_arguments(name, literal, &header.value);
                let name = self.field_name(&header.field);
                quote!(#set(#name, ::core::format_args!(#arguments));)
            }
            Value::Expr(expr) => self.typed_call(&header.field, expr, set),
        }
    }

    /// The name of a field: a constant of the runtime where the user has written its identifier, so that an editor
    /// describes it there.
    fn field_name(&self, field: &FieldName) -> TokenStream {
        match &field.tokens {
            TokenTree::Ident(ident) => match fields::known(&field.name) {
                Some(known) if *ident == fields::identifier(known) => {
                    let krate = self.krate();
                    quote!(#krate::__private::fields::#ident)
                }
                _ => field.name.to_token_stream(),
            },
            _ => field.name.to_token_stream(),
        }
    }

    /// The same for an expression, which may be an `Option`, a time, a delay or a list: its type decides.
    fn typed_call(&self, field: &FieldName, expr: &TokenStream, set: &Ident) -> TokenStream {
        let value = Ident::new("value", Span::mixed_site().located_at(expr.span()));
        let syntax = fields::syntax(&field.name);
        let arguments = match self.escaped(fields::whole(syntax), &quote!("{}", #value)) {
            Some(escaped) => quote!("{}", #escaped),
            None => quote!("{}", #value),
        };
        let (traits, given) = self.given(syntax, expr);
        let (name, field) = (self.field_name(field), Ident::new("field", Span::mixed_site()));
        quote! {{
            #traits
            let #field = #name;
            if let ::core::option::Option::Some(#value) = #given {
                #set(#field, ::core::format_args!(#arguments));
            }
        }}
    }

    /// An expression as an `Option` of what can be shown, by its type, and the traits that this takes.
    pub(super) fn given(&self, syntax: Syntax, expr: &TokenStream) -> (TokenStream, TokenStream) {
        let (krate, span) = (self.krate(), expr.span());
        let expr = self.resolved(expr);
        let (form, method) = match syntax {
            Syntax::Delay => ("GivenDelay", "__delay"),
            Syntax::StructuredDate => ("GivenInstant", "__instant"),
            Syntax::Methods | Syntax::Tokens => ("GivenList", "__list"),
            _ => ("GivenTime", "__value"),
        };
        let form = Ident::new(form, Span::call_site());
        let traits = quote! {
            #[allow(unused_imports)]
            use #krate::__private::{#form as _, GivenDisplay as _, GivenOption as _, GivenRefused as _};
        };
        let method = Ident::new(method, span.resolved_at(Span::call_site()));
        let given =
            quote_spanned!(span.resolved_at(Span::call_site())=> (&&&&#krate::__given!(#expr)).#method());
        (traits, given)
    }

    /// The input of `format_args!` for a literal.
    pub(super) fn field_arguments(&self, name: &str, literal: &LitStr, value: &Value) -> TokenStream {
        let source = literal.value();
        let pieces = format::pieces(&source);
        let places = fields::places(name, &pieces);
        // The compiler then underlines the right place in the literal.
        if places.iter().all(|place| *place == Place::Plain) {
            return self.format_arguments(value);
        }
        let (mut text, mut values, mut places) = (String::new(), Vec::new(), places.into_iter());
        for piece in pieces {
            match piece {
                Piece::Text(plain) => text.push_str(plain),
                Piece::Placeholder(placeholder) => {
                    let placeholder = Value::Format(LitStr::new(placeholder, literal.span()));
                    let arguments = self.format_arguments(&placeholder);
                    let value = places.next().and_then(|place| self.escaped(place, &arguments));
                    values.push(value.unwrap_or_else(|| quote!(::core::format_args!(#arguments))));
                    text.push_str("{}");
                }
            }
        }
        let text = LitStr::new(&text, literal.span());
        quote!(#text #(, #values)*)
    }

    /// What these arguments of `format_args!` write, escaped; `None` if nothing is escaped there.
    fn escaped(&self, place: Place, arguments: &TokenStream) -> Option<TokenStream> {
        let function = match place {
            Place::Plain => return None,
            Place::Quoted => "quoted",
            Place::Token => "token",
            Place::UriPart => "uri_part",
            Place::UriQuery => "uri_query",
            Place::Uri => "uri",
            Place::Text => "text",
            Place::Cookie => "cookie",
        };
        let (krate, function) = (self.krate(), Ident::new(function, Span::call_site()));
        Some(quote!(#krate::__private::Escaped::#function(::core::format_args!(#arguments))))
    }

    /// The error inside, as `dyn HttpError`; a mistake is reported under the field's type.
    pub(super) fn delegate(&self, field: &CaseField<'_>) -> TokenStream {
        let span = field.ty.span();
        let (binding, krate) = (self.located(field, span), self.krate().at(span));
        let ty = field.ty;
        quote_spanned!(span=> <#ty as #krate::__private::Delegate>::inner(#binding))
    }

    /// The field that holds the status; a mistake is reported under the field's type.
    pub(super) fn holder(&self, field: &CaseField<'_>) -> TokenStream {
        let span = field.ty.span();
        let (binding, krate) = (self.located(field, span), self.krate().at(span));
        let ty = field.ty;
        quote_spanned!(span=> <#ty as #krate::__private::StatusField>::of(#binding))
    }

    /// A status that is computed; a mistake is reported under the expression.
    pub(super) fn computed(&self, expr: &TokenStream) -> TokenStream {
        let krate = self.krate();
        let (span, expr) = (expr.span(), self.resolved(expr));
        let krate = krate.at(span);
        quote_spanned!(span=> #krate::__private::StatusField::of(&{ #expr }))
    }
}
