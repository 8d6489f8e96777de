//! What `cases()` tells of one case: an entry of the table that documents the type.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::Token;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::arm::{Arm, Source};
use super::ast::CaseField;
use super::options::{Answer, StatusName};
use super::status_path::{AsStatusCode, named};

impl Arm<'_> {
    /// Whether there is nothing to tell but name, doc comment and status.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.source, Source::Named(StatusName::Name(_) | StatusName::Number(_)))
            && !self.has_own_problem()
            && self.header_list().is_empty()
            && !self.has_code()
            && !self.has_format()
    }

    /// What `cases()` tells.
    pub(crate) fn entry(&self, tokens: &mut TokenStream) {
        let krate = self.krate();
        let name = self.case.name.unraw().to_string();
        let doc = &self.case.doc;
        if let Source::Inner(CaseField { ty, .. }) = self.source {
            let krate_there = krate.at(ty.span());
            let inner =
                quote_spanned!(ty.span()=> .__inner(<#ty as #krate_there::__private::Delegate>::inner_cases));
            let case = self.with_format(quote!(#krate::Case::__new(#name, #doc) #inner));
            return tokens.extend(quote!(#case,));
        }
        self.with_members(self.described()).to_tokens(tokens);
        <Token![,]>::default().to_tokens(tokens);
    }

    /// What is known of a case that is not passed on.
    pub(super) fn described(&self) -> TokenStream {
        let krate = self.krate();
        let name = self.case.name.unraw().to_string();
        let doc = &self.case.doc;
        let (kind, title) = (self.problem_type(), self.title());
        let mut entry = match self.source {
            Source::Named(status @ (StatusName::Name(_) | StatusName::Number(_))) => {
                let status = AsStatusCode(status, krate);
                quote!(#krate::Case::__standard(#name, #doc, #status))
            }
            Source::Named(status) => {
                let (status, named) = (AsStatusCode(status, krate), named(status, krate));
                quote!(#krate::Case::__new(#name, #doc).__status(#status, #named.phrase))
            }
            Source::Inner(_) | Source::Field(_) | Source::Computed(_) => {
                quote!(#krate::Case::__new(#name, #doc))
            }
        };
        if !kind.is_empty() || !title.is_empty() {
            entry.extend(quote!(.__problem(#kind, #title)));
        }
        if let Some(code) = self.own_code() {
            entry.extend(quote!(.__code(#code)));
        }
        if !self.header_list().is_empty() {
            let names = self.header_list().iter().map(|header| &header.field.name);
            entry.extend(quote!(.__headers(&[#(#names),*])));
        }
        let mut extensions: Vec<String> = self.extensions().map(|(_, name)| name).collect();
        let constants = self.answer.map_or(&[][..], |answer| &answer.constants);
        extensions.extend(constants.iter().map(|constant| constant.name.text.clone()));
        if !extensions.is_empty() {
            entry.extend(quote!(.__extensions(&[#(#extensions),*])));
        }
        if self.answer.is_some_and(Answer::says_who_reads_the_detail) {
            let shown = self.shown();
            entry.extend(quote!(.__shown(#shown)));
        }
        self.with_format(entry)
    }

    /// A case with the types of its members, which come first among the names; a document describes them.
    fn with_members(&self, case: TokenStream) -> TokenStream {
        let types: Vec<TokenStream> =
            self.extensions().map(|(field, _)| field.ty.to_token_stream()).collect();
        if types.is_empty() {
            return case;
        }
        let krate = self.krate();
        quote!(#krate::__with_members!(#case, [#(#types),*]))
    }

    /// A case with its format; without the feature `problem` there are no formats.
    pub(super) fn with_format(&self, case: TokenStream) -> TokenStream {
        match self.own_format() {
            Some(format) => {
                let krate = self.krate();
                quote!(#krate::__with_format!(#format, #case))
            }
            None => case,
        }
    }
}
