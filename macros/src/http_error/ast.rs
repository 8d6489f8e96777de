//! The type, as the derive sees it: one case for a struct, one a variant for an enum.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Attribute, Data, DeriveInput, Expr, ExprLit, Field, Fields, Index, Lit, Member, Meta, Type};

use super::attr::{self, Answer, FieldOptions, TypeOptions};
use super::problems::Problems;

pub(crate) struct Item<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) options: TypeOptions,
    pub(crate) cases: Vec<Case<'a>>,
    pub(crate) is_enum: bool,
}

pub(crate) struct Case<'a> {
    /// Variant or struct.
    pub(crate) name: &'a Ident,
    /// Its doc comment.
    pub(crate) doc: String,
    pub(crate) answers: Vec<Answer>,
    pub(crate) fields: Vec<CaseField<'a>>,
}

pub(crate) struct CaseField<'a> {
    pub(crate) member: Member,
    /// The name under which expressions find it: its own, or `_0` for the field 0.
    pub(crate) binding: Ident,
    pub(crate) ty: &'a Type,
    pub(crate) options: FieldOptions,
}

impl Case<'_> {
    /// The field whose value is the status.
    pub(crate) fn status_field(&self) -> Option<&CaseField<'_>> {
        self.fields.iter().find(|field| field.options.status.is_some())
    }
}

pub(crate) fn item<'a>(input: &'a DeriveInput, problems: &mut Problems) -> Item<'a> {
    let (cases, is_enum, options) = match &input.data {
        Data::Enum(data) => {
            let options = attr::type_options(&input.attrs, problems);
            let cases = data
                .variants
                .iter()
                .map(|variant| Case {
                    name: &variant.ident,
                    doc: doc(&variant.attrs),
                    answers: attr::answers(&variant.attrs, problems),
                    fields: fields(&variant.fields, problems),
                })
                .collect();
            (cases, true, options)
        }
        Data::Struct(data) => {
            let (options, answers) = attr::struct_options(&input.attrs, problems);
            let case = Case {
                name: &input.ident,
                doc: doc(&input.attrs),
                answers,
                fields: fields(&data.fields, problems),
            };
            (vec![case], false, options)
        }
        Data::Union(data) => {
            problems.at(
                data.union_token,
                "a union cannot derive `HttpError`, because it does not know which field it holds; use an enum",
            );
            (Vec::new(), true, TypeOptions::default())
        }
    };
    Item { original: input, options, cases, is_enum }
}

fn fields<'a>(fields: &'a Fields, problems: &mut Problems) -> Vec<CaseField<'a>> {
    let case_field = |(i, field): (usize, &'a Field)| {
        let (member, binding) = match &field.ident {
            Some(name) => (Member::Named(name.clone()), name.clone()),
            None => {
                let index = Index { index: u32::try_from(i).unwrap_or(u32::MAX), span: Span::call_site() };
                (Member::Unnamed(index), format_ident!("_{i}"))
            }
        };
        CaseField { member, binding, ty: &field.ty, options: attr::field_options(&field.attrs, problems) }
    };
    fields.iter().enumerate().map(case_field).collect()
}

/// The text of a doc comment, without the space that follows the slashes.
fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> =
        lines.map(|line| line.strip_prefix(' ').map_or_else(|| line.clone(), str::to_owned)).collect();
    lines.join("\n").trim().to_owned()
}
