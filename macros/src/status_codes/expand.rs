//! From the checked model to tokens: the enum, its constants, and tables that the runtime's methods read.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use statusquo_data::{
    Cache, Class, Content, Evidence, Lifecycle, Method, Permanence, Registry, Retry, Sender, Spec, Status,
    Text,
};

use super::docs;
use super::input::{Input, Source};

/// Everything of a registry's enum that depends on the data. The methods, which do not, come from the
/// runtime's `__status_type!`.
pub(crate) fn codes(input: &Input, registry: &Registry) -> TokenStream {
    let Input { krate, attrs, vis, name, .. } = input;
    let statuses = &registry.statuses;
    let variants: Vec<Ident> = statuses.iter().map(|status| ident(&status.name)).collect();
    let codes: Vec<Literal> = statuses.iter().map(|status| Literal::u16_unsuffixed(status.code)).collect();
    let docs = statuses.iter().map(docs::variant);
    let aliases = statuses.iter().map(|status| {
        let number = status.code.to_string();
        // rustc refuses the item's own name as an alias: `H2` is its own constant.
        let constant = Some(&status.constant).filter(|constant| **constant != status.name);
        let constant = constant.map(|constant| quote!(#[doc(alias = #constant)]));
        quote!(#[doc(alias = #number)] #constant)
    });
    let constants = statuses.iter().map(|status| constants(name, status));

    // The registry of RFC 9110 is the root: a code that it does not know is unregistered, while a code that
    // another registry does not know is a standard one.
    let is_root = registry.id == "iana" && matches!(input.source, Source::Builtin(_));
    let (catch_all, payload, doc, kind) = if is_root {
        let doc = "Any other code: one that the IANA registry does not know.";
        (ident("Unregistered"), ident("Unregistered"), doc, quote!(root))
    } else {
        let doc = "Any other code, with the meaning that the IANA registry gives it.";
        let is_ours = if matches!(input.source, Source::Builtin(_)) { quote!(all()) } else { quote!(any()) };
        (ident("Standard"), ident("StatusCode"), doc, quote!(vendor(#is_ours)))
    };
    let make_payload = if is_root { quote!(__unchecked) } else { quote!(new) };
    let read_payload = if is_root { quote!(get) } else { quote!(as_u16) };
    let tables = tables(input, registry, is_root);

    let implementation = quote! {
        #[allow(dead_code)]
        impl #name {
            #(#constants)*

            /// Every variant of the registry, in the order of the codes.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The code of a variant of this registry, 0 for any other: the discriminant as it is.
            #[inline(always)]
            const fn __own(self) -> ::core::primitive::u16 {
                match self {
                    #(Self::#variants => #codes,)*
                    Self::#catch_all(_) => 0,
                }
            }

            /// The code as a number.
            #[inline(always)]
            const fn __code(self) -> ::core::primitive::u16 {
                // In one match, the optimizer would turn a comparison of the result into a jump table.
                let other = match self {
                    Self::#catch_all(other) => other.#read_payload(),
                    _ => 0,
                };
                self.__own() | other
            }

            #[inline]
            const fn __other(code: ::core::primitive::u16) -> Self {
                Self::#catch_all(#krate::#payload::#make_payload(code))
            }

            #tables
        }

        #krate::__status_type! { #kind #name }
    };
    // What is deprecated is its use, not its own implementation.
    let is_deprecated = attrs.iter().any(|attr| attr.path().is_ident("deprecated"));
    let implementation = if is_deprecated {
        quote!(#[allow(deprecated)] const _: () = { #implementation };)
    } else {
        implementation
    };
    // An enum that its owner did not document is to be found by `missing_docs`.
    let is_documented = attrs.iter().any(|attr| attr.path().is_ident("doc"));
    let origin = Some(docs::registry(registry)).filter(|origin| is_documented && !origin.is_empty());
    let origin = origin.map(|origin| quote!(#[doc = ""] #[doc = #origin]));
    quote! {
        #(#attrs)*
        #origin
        #[derive(
            ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
        )]
        #[repr(u16)]
        #vis enum #name {
            #(#[doc = #docs] #aliases #variants = #codes,)*
            #[doc = #doc]
            #catch_all(#krate::#payload) = 0,
        }

        #implementation
    }
}

/// The enum of the classes, with their texts.
pub(crate) fn classes(input: &Input, registry: &Registry) -> TokenStream {
    let Input { krate, attrs, vis, name, .. } = input;
    let classes = &registry.classes;
    let variants: Vec<Ident> = classes.iter().map(|class| ident(&class.variant)).collect();
    let digits = classes.iter().map(|class| Literal::u8_unsuffixed(class.digit));
    let docs = classes.iter().map(docs::class);
    let infos = classes.iter().map(|class| {
        let Class { digit, name, .. } = class;
        let (title, summary, description) =
            (text(&class.title), text(&class.summary), text(&class.description));
        let specs = specs(&class.specs);
        quote! {
            tables::ClassInfo {
                digit: #digit, name: #name, title: #title, summary: #summary, description: #description,
                specs: #specs, __non_exhaustive: (),
            }
        }
    });
    quote! {
        #(#attrs)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #vis enum #name {
            #(#[doc = #docs] #variants = #digits,)*
        }

        impl #name {
            /// The five classes, in the order of their digits.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            const fn __info(self) -> &'static #krate::ClassInfo {
                use #krate::__private::tables;
                static INFOS: &[tables::ClassInfo] = &[#(#infos),*];
                &INFOS[self as ::core::primitive::usize - 1]
            }
        }
    }
}

/// The constant in the style of the crate `http`, and deprecated ones for former phrases.
fn constants(enum_name: &Ident, status: &Status) -> TokenStream {
    let variant = ident(&status.name);
    let (enum_name, mut tokens) = (enum_name.to_string(), TokenStream::new());
    // A former phrase may differ from today's in a hyphen only, and then its names are given already.
    let mut taken = vec!["ALL".to_owned(), status.name.clone()];
    let mut is_free = |name: &String| {
        let is_free = !taken.contains(name);
        taken.push(name.clone());
        is_free
    };
    if is_free(&status.constant) {
        let constant = ident(&status.constant);
        let doc = docs::constant(&enum_name, status);
        tokens.extend(quote!(#[doc = #doc] pub const #constant: Self = Self::#variant;));
    }
    for phrase in &status.formerly {
        // No name of a variant, no name of a constant either: it would begin with a digit, or be empty.
        let Some(old_variant) = statusquo_data::variant_name(phrase) else { continue };
        let constant = statusquo_data::constant_name(phrase);
        let doc = docs::former(&enum_name, status, phrase);
        // Both spellings that other libraries taught people: `PAYLOAD_TOO_LARGE`, `PayloadTooLarge`.
        if is_free(&constant) {
            let (constant, note) = (ident(&constant), format!("renamed to `{}`", status.constant));
            tokens.extend(quote! {
                #[doc = #doc]
                #[deprecated(note = #note)]
                pub const #constant: Self = Self::#variant;
            });
        }
        if is_free(&old_variant) {
            let (old_variant, note) = (ident(&old_variant), format!("renamed to `{}`", status.name));
            tokens.extend(quote! {
                #[doc = #doc]
                #[deprecated(note = #note)]
                #[allow(non_upper_case_globals)]
                pub const #old_variant: Self = Self::#variant;
            });
        }
    }
    tokens
}

/// Hidden functions over statics: one table per kind of question, so that a program which asks for phrases
/// only does not carry the texts.
fn tables(input: &Input, registry: &Registry, is_root: bool) -> TokenStream {
    let Input { krate, name, .. } = input;
    let statuses = &registry.statuses;
    // The root's goes over all that `from_u16` accepts, so that both ask the same.
    let ends = statuses.first().zip(statuses.last()).filter(|_| !is_root);
    let (first, last) = ends.map_or((100, 999), |(first, last)| (first.code, last.code));
    let span = usize::from(last - first) + 1;
    let count = statuses.len();
    let variants = statuses.iter().map(|status| ident(&status.name));
    let offsets: Vec<Literal> =
        statuses.iter().map(|status| Literal::usize_unsuffixed(usize::from(status.code - first))).collect();
    let rows = (1..=count).map(Literal::usize_unsuffixed);
    let index_type = ident(if count < 256 { "u8" } else { "u16" });
    let phrases = statuses.iter().map(|status| &status.phrase);
    let semantics = statuses.iter().map(semantics);
    let infos = statuses.iter().enumerate().map(|(row, status)| info(name, row, status));
    let registry = registry_info(registry);
    quote! {
        /// The variant with this code.
        #[inline]
        const fn __of(code: ::core::primitive::u16) -> Self {
            static TABLE: [#name; #span] = {
                let mut table = [#name::__other(0); #span];
                let mut i = 0;
                while i < #span {
                    table[i] = #name::__other(#first + i as ::core::primitive::u16);
                    i += 1;
                }
                #(table[#offsets] = #name::#variants;)*
                table
            };
            let i = code.wrapping_sub(#first) as ::core::primitive::usize;
            if i < #span { TABLE[i] } else { Self::__other(code) }
        }

        /// One more than the row of this code in the tables, or 0.
        #[inline]
        const fn __row(code: ::core::primitive::u16) -> ::core::primitive::usize {
            static ROWS: [::core::primitive::#index_type; #span] = {
                let mut rows = [0; #span];
                #(rows[#offsets] = #rows;)*
                rows
            };
            let i = code.wrapping_sub(#first) as ::core::primitive::usize;
            if i < #span { ROWS[i] as ::core::primitive::usize } else { 0 }
        }

        #[inline]
        const fn __phrase(row: ::core::primitive::usize) -> &'static ::core::primitive::str {
            static PHRASES: [&::core::primitive::str; #count] = [#(#phrases),*];
            PHRASES[row - 1]
        }

        #[inline]
        const fn __semantics(row: ::core::primitive::usize) -> &'static #krate::Semantics {
            use #krate::__private::tables;
            static SEMANTICS: [tables::Semantics; #count] = [#(#semantics),*];
            &SEMANTICS[row - 1]
        }

        #[inline]
        const fn __info(row: ::core::primitive::usize) -> &'static #krate::StatusInfo {
            use #krate::__private::tables;
            static INFOS: [tables::StatusInfo; #count] = [#(#infos),*];
            &INFOS[row - 1]
        }

        /// What this registry says about the code.
        #[doc(hidden)]
        #[must_use]
        #[inline]
        pub const fn __own_info(code: ::core::primitive::u16) -> ::core::option::Option<&'static #krate::StatusInfo> {
            match Self::__row(code) {
                0 => ::core::option::Option::None,
                row => ::core::option::Option::Some(Self::__info(row)),
            }
        }

        #[doc(hidden)]
        #[must_use]
        #[inline]
        pub const fn __registry() -> &'static #krate::Registry {
            use #krate::__private::tables;
            static REGISTRY: tables::Registry = #registry;
            &REGISTRY
        }
    }
}

/// One entry of the table of rules.
fn semantics(status: &Status) -> TokenStream {
    let allows_content = status.content == Content::Allowed;
    let cacheability = match status.cache {
        Cache::Heuristic => quote!(tables::Cacheability::Heuristic),
        Cache::Explicit => quote!(tables::Cacheability::Explicit),
        Cache::Never => quote!(tables::Cacheability::Never),
    };
    let retry = option(status.retry, |retry| match retry {
        Retry::Unchanged => quote!(tables::Retry::Unchanged),
        Retry::AfterDelay => quote!(tables::Retry::AfterDelay),
        Retry::AfterChange => quote!(tables::Retry::AfterChange),
        Retry::Elsewhere => quote!(tables::Retry::Elsewhere),
        Retry::Never => quote!(tables::Retry::Never),
    });
    let redirect = option(status.redirect, |method| match method {
        Method::Preserved => quote!(tables::Redirect::PreservesMethod),
        Method::MayBecomeGet => quote!(tables::Redirect::MayBecomeGet),
        Method::Get => quote!(tables::Redirect::BecomesGet),
    });
    let permanence = option(status.permanence, |permanence| match permanence {
        Permanence::Permanent => quote!(tables::Permanence::Permanent),
        Permanence::Temporary => quote!(tables::Permanence::Temporary),
    });
    let lifecycle = match status.lifecycle {
        Lifecycle::Permanent => quote!(tables::Lifecycle::Permanent),
        Lifecycle::Temporary => {
            let expires = status.expires.as_deref().unwrap_or_default();
            quote!(tables::Lifecycle::Temporary { expires: #expires })
        }
        Lifecycle::Deprecated => quote!(tables::Lifecycle::Deprecated),
        Lifecycle::Obsoleted => quote!(tables::Lifecycle::Obsoleted),
        Lifecycle::Unused => quote!(tables::Lifecycle::Unused),
        Lifecycle::Retired => quote!(tables::Lifecycle::Retired),
    };
    let senders = list(status.senders.iter().map(|sender| match sender {
        Sender::Origin => quote!(tables::Sender::Origin),
        Sender::Gateway => quote!(tables::Sender::Gateway),
        Sender::Proxy => quote!(tables::Sender::Proxy),
    }));
    let required_headers = list(&status.headers.required);
    let recommended_headers = list(&status.headers.recommended);
    let optional_headers = list(&status.headers.optional);
    quote! {
        tables::Semantics {
            allows_content: #allows_content, cacheability: #cacheability, retry: #retry, redirect: #redirect,
            permanence: #permanence, lifecycle: #lifecycle, senders: #senders,
            required_headers: #required_headers, recommended_headers: #recommended_headers,
            optional_headers: #optional_headers, __non_exhaustive: (),
        }
    }
}

/// One entry of the table of everything.
fn info(enum_name: &Ident, row: usize, status: &Status) -> TokenStream {
    let Status { code, name, phrase, .. } = status;
    let row = Literal::usize_unsuffixed(row + 1);
    let formerly = list(&status.formerly);
    let (title, summary, description) =
        (text(&status.title), text(&status.summary), text(&status.description));
    let specs = specs(&status.specs);
    let evidence = option(status.evidence, |evidence| match evidence {
        Evidence::Documented => quote!(tables::Evidence::Documented),
        Evidence::Source => quote!(tables::Evidence::Source),
        Evidence::Reported => quote!(tables::Evidence::Reported),
        Evidence::Disputed => quote!(tables::Evidence::Disputed),
    });
    let used_by = list(&status.used_by);
    let resembles = option(status.resembles, |code| quote!(#code));
    quote! {
        tables::StatusInfo {
            code: #code, name: #name, phrase: #phrase, formerly: #formerly, title: #title, summary: #summary,
            description: #description, specs: #specs, semantics: #enum_name::__semantics(#row), evidence: #evidence,
            used_by: #used_by, resembles: #resembles, registry: #enum_name::__registry(), __non_exhaustive: (),
        }
    }
}

fn registry_info(registry: &Registry) -> TokenStream {
    let Registry { id, owner, source, as_of, .. } = registry;
    let title = text(&registry.title);
    quote! {
        tables::Registry {
            id: #id, title: #title, owner: #owner, source: #source, as_of: #as_of, __non_exhaustive: (),
        }
    }
}

fn text(text: &Text) -> TokenStream {
    let Text { en, zh } = text;
    quote!(tables::Text { en: #en, zh: #zh })
}

fn specs(specs: &[Spec]) -> TokenStream {
    list(specs.iter().map(|spec| {
        let Spec { document, section, url, .. } = spec;
        quote!(tables::Spec { document: #document, section: #section, url: #url, __non_exhaustive: () })
    }))
}

fn list<T: ToTokens>(items: impl IntoIterator<Item = T>) -> TokenStream {
    let items = items.into_iter();
    quote!(&[#(#items),*])
}

fn option<T>(value: Option<T>, tokens: impl FnOnce(T) -> TokenStream) -> TokenStream {
    match value.map(tokens) {
        Some(value) => quote!(tables::Some(#value)),
        None => quote!(tables::None),
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
