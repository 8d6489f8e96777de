//! The expansion: a unit struct, and its `Format`, whose template is a constant of the runtime's types.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Path;

use super::input::{Format, Input};
use super::template::{Entry, Node, Piece, Source, Template, json_string};

pub(crate) fn formats(input: &Input) -> TokenStream {
    let mut tokens = TokenStream::new();
    for format in &input.formats {
        tokens.extend(one(format, &input.krate));
    }
    tokens
}

fn one(format: &Format, krate: &Path) -> TokenStream {
    let Format { attrs, vis, name, media_type, template } = format;
    let (template, error) = match template {
        Ok(template) => (template, None),
        // Stands in, so that where the format is named there is no second error.
        Err(error) => (&Template::Json(Node::Object(Vec::new())), Some(error.to_compile_error())),
    };
    let needs_code = template.needs_code();
    let template = expand(template);
    quote! {
        #error

        #(#attrs)*
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #vis struct #name;

        #krate::__if_problem! {
            #[automatically_derived]
            impl #krate::Format for #name {
                const MEDIA_TYPE: &'static ::core::primitive::str = #media_type;

                fn write(
                    problem: &#krate::Problem<'_>,
                ) -> ::core::result::Result<#krate::__private::template::Bytes, #krate::FormatError> {
                    #krate::__private::template::write::<Self>(problem)
                }

                const TEMPLATE: ::core::option::Option<&'static #krate::__private::template::Template> = {
                    use #krate::__private::template::*;
                    ::core::option::Option::Some(&#template)
                };

                const NEEDS_CODE: ::core::primitive::bool = #needs_code;
            }
        }
    }
}

fn expand(template: &Template) -> TokenStream {
    match template {
        Template::Json(node) => {
            let mut taken = Vec::new();
            node.extensions(&mut |name| taken.push(name.to_owned()));
            let node = json(node, &taken);
            quote!(Template::Json(#node))
        }
        Template::Text(list) => {
            let list = pieces(list);
            quote!(Template::Text(&[#list]))
        }
        Template::Html(list) => {
            let list = pieces(list);
            quote!(Template::Html(&[#list]))
        }
    }
}

/// `taken` are the extension members that the template names anywhere: they are not among those that are spread.
fn json(node: &Node, taken: &[String]) -> TokenStream {
    match node {
        Node::Constant(json) => quote!(Node::Constant(#json)),
        Node::Object(entries) => {
            // A name that stands in the object itself cannot be there twice.
            let mut names: Vec<String> = taken.to_vec();
            names.extend(entries.iter().filter_map(|entry| match entry {
                Entry::Named(name, _) => Some(name.value()),
                Entry::Extensions => None,
            }));
            let entries = entries.iter().map(|entry| match entry {
                Entry::Named(name, node) => {
                    let json_name = format!(",{}:", json_string(&name.value()));
                    let node = json(node, taken);
                    quote!(Entry::Named(#name, #json_name, #node))
                }
                Entry::Extensions => quote!(Entry::Extensions(&[#(#names),*])),
            });
            quote!(Node::Object(&[#(#entries),*]))
        }
        Node::Array(nodes) => {
            let nodes = nodes.iter().map(|node| json(node, taken));
            quote!(Node::Array(&[#(#nodes),*]))
        }
        Node::Member(list) => {
            let list = sources(list);
            quote!(Node::Member(&[#list]))
        }
        Node::Extensions => quote!(Node::Extensions(&[#(#taken),*])),
        Node::Text(list) => {
            let list = pieces(list);
            quote!(Node::Text(&[#list]))
        }
    }
}

fn pieces(pieces: &[Piece]) -> TokenStream {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Constant(text) => quote!(Piece::Constant(#text)),
        Piece::Member(list) => {
            let list = sources(list);
            quote!(Piece::Member(&[#list]))
        }
    });
    quote!(#(#pieces),*)
}

fn sources(sources: &[Source]) -> TokenStream {
    quote!(#(Source::#sources),*)
}

impl ToTokens for Source {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Type => quote!(Type),
            Self::Title => quote!(Title),
            Self::Status => quote!(Status),
            Self::Detail => quote!(Detail),
            Self::Instance => quote!(Instance),
            Self::Code => quote!(Code),
            Self::Extension(name) => quote!(Extension(#name)),
            Self::Text(text) => quote!(Text(#text)),
            Self::Null => quote!(Null),
        });
    }
}
