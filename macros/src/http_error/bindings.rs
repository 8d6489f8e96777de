//! How an arm names the user's fields and expressions: bindings, and what is computed of them.
//!
//! Spans and hygiene are settled here, and nowhere else: a mistake is reported under the user's own tokens, and `self`
//! and `_0` mean the same wherever the derive and the expression were written.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::Member;
use syn::spanned::Spanned;

use super::arm::Arm;
use super::ast::{CaseField, find};
use super::format;
use super::options::Value;

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
