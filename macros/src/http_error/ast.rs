//! The type, as the derive sees it: one case for a struct, one for each variant of an enum.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, Field, Fields, Index, Lit, Member, Meta, Type, Variant,
};

use super::attr;
use super::diagnostics::Diagnostics;
use super::options::{Answer, FieldOptions, Kind, StatusName, TypeOptions, stand_in, unknown_status};

pub(crate) struct Item<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) options: TypeOptions<'a>,
    pub(crate) cases: Vec<Case<'a>>,
    pub(crate) shape: Shape,
    /// The status of a case whose own is wrong.
    pub(crate) stand_in: StatusName,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Enum,
    Struct,
    Union,
}

pub(crate) struct Case<'a> {
    /// A mistake was found in it: do not rely on its attributes.
    pub(crate) is_broken: bool,
    /// Variant or struct.
    pub(crate) name: &'a Ident,
    /// Its doc comment.
    pub(crate) doc: String,
    pub(crate) answers: Vec<Answer<'a>>,
    pub(crate) fields: Vec<CaseField<'a>>,
    /// Written without braces and parentheses.
    pub(crate) is_unit: bool,
}

pub(crate) struct CaseField<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) options: FieldOptions,
}

impl Case<'_> {
    /// The field that holds the error to pass on: the one that says so, or the only one of a transparent case.
    pub(crate) fn transparent_field(&self) -> Option<&CaseField<'_>> {
        let says_so = self.fields.iter().find(|field| field.options.transparent.is_some());
        says_so.or(self.fields.first())
    }

    /// Whether a field says that it holds the error to pass on.
    pub(crate) fn has_transparent_field(&self) -> bool {
        self.fields.iter().any(|field| field.options.transparent.is_some())
    }

    /// The field that holds the cause.
    pub(crate) fn source_field(&self) -> Option<&CaseField<'_>> {
        self.fields.iter().find(|field| field.options.source.is_some())
    }

    /// The field whose value is the status.
    pub(crate) fn status_field(&self) -> Option<&CaseField<'_>> {
        self.fields.iter().find(|field| field.options.status.is_some())
    }
}

impl CaseField<'_> {
    /// The option that puts the field into the content.
    pub(crate) fn member_word(&self) -> Option<&Ident> {
        self.options.extend.as_ref().map(|(word, _)| word).or(self.options.flatten.as_ref())
    }

    /// The name of its extension member: the one given, or the field's; `None` for a field without a name.
    pub(crate) fn extension_name(&self) -> Option<String> {
        let (_, literal) = self.options.extend.as_ref()?;
        match (literal, &self.member) {
            (Some(literal), _) => Some(literal.value()),
            (None, Member::Named(name)) => Some(name.unraw().to_string()),
            (None, Member::Unnamed(_)) => None,
        }
    }
}

/// The field that a format string names: by its position, or by its name.
pub(crate) fn find<'f, 'a>(name: &str, fields: &'f [CaseField<'a>]) -> Option<&'f CaseField<'a>> {
    fields.iter().find(|field| match &field.member {
        Member::Named(own) => own.unraw() == name.strip_prefix("r#").unwrap_or(name),
        Member::Unnamed(own) => name.parse() == Ok(own.index),
    })
}

pub(crate) fn item<'a>(input: &'a DeriveInput, diagnostics: &mut Diagnostics) -> Item<'a> {
    let (cases, shape, options) = match &input.data {
        Data::Enum(data) => {
            let options = attr::type_options(&input.attrs, diagnostics);
            let case = |(i, variant): (usize, &'a Variant)| {
                diagnostics.enter(Some(i));
                Case {
                    name: &variant.ident,
                    doc: doc(&variant.attrs),
                    answers: attr::answers(&variant.attrs, diagnostics),
                    fields: fields(&variant.fields, diagnostics),
                    is_unit: matches!(variant.fields, Fields::Unit),
                    is_broken: diagnostics.any_here(),
                }
            };
            (data.variants.iter().enumerate().map(case).collect(), Shape::Enum, options)
        }
        Data::Struct(data) => {
            diagnostics.enter(Some(0));
            let (options, answers) = attr::struct_options(&input.attrs, diagnostics);
            let case = Case {
                name: &input.ident,
                doc: doc(&input.attrs),
                answers,
                fields: fields(&data.fields, diagnostics),
                is_unit: matches!(data.fields, Fields::Unit),
                is_broken: diagnostics.any_here(),
            };
            (vec![case], Shape::Struct, options)
        }
        Data::Union(data) => {
            diagnostics.at(
                data.union_token,
                "a union cannot derive `HttpError`, because it does not know which field it holds; use an enum",
            );
            (Vec::new(), Shape::Union, TypeOptions::default())
        }
    };
    let mut cases: Vec<Case<'_>> = cases;
    for case in &mut cases {
        let has_inner = case.has_transparent_field();
        for answer in case.answers.iter_mut().filter(|answer| answer.unknown.is_some() && !has_inner) {
            // What a server gets from another one, and does not know, is `502` for its own clients.
            answer.kind.get_or_insert_with(|| Kind::Status(unknown_status()));
        }
    }
    if let Some(defaults) = &options.defaults {
        for case in &mut cases {
            let passes_on = case.has_transparent_field();
            for answer in &mut case.answers {
                if passes_on || matches!(answer.kind, Some(Kind::Transparent(_))) {
                    // The inner error decides everything but the format.
                    answer.format = answer.format.take().or(defaults.format.clone());
                } else {
                    answer.inherit(defaults);
                }
            }
        }
    }
    Item { original: input, options, cases, shape, stand_in: stand_in() }
}

fn fields<'a>(fields: &'a Fields, diagnostics: &mut Diagnostics) -> Vec<CaseField<'a>> {
    let case_field = |(i, field): (usize, &'a Field)| {
        let member = match &field.ident {
            Some(name) => Member::Named(name.clone()),
            None => {
                let index = u32::try_from(i).unwrap_or(u32::MAX);
                Member::Unnamed(Index { index, span: Span::call_site() })
            }
        };
        CaseField { member, ty: &field.ty, options: attr::field_options(&field.attrs, diagnostics) }
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
