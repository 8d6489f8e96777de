//! The type, as the derive sees it: one case for a struct, one a variant for an enum.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Data, DeriveInput, Field, Fields, Index, Member, Type};

use super::attr::{self, Answer, FieldRole, TypeOptions};
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
    pub(crate) answers: Vec<Answer>,
    pub(crate) fields: Vec<CaseField<'a>>,
}

pub(crate) struct CaseField<'a> {
    pub(crate) member: Member,
    /// The name under which expressions find it: its own, or `_0` for the field 0.
    pub(crate) binding: Ident,
    pub(crate) ty: &'a Type,
    pub(crate) role: Option<FieldRole>,
}

impl Case<'_> {
    /// The field whose value is the status.
    pub(crate) fn status_field(&self) -> Option<&CaseField<'_>> {
        self.fields.iter().find(|field| matches!(field.role, Some(FieldRole::Status)))
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
                    answers: attr::answers(&variant.attrs, problems),
                    fields: fields(&variant.fields, problems),
                })
                .collect();
            (cases, true, options)
        }
        Data::Struct(data) => {
            let (options, answers) = attr::struct_options(&input.attrs, problems);
            let case = Case { name: &input.ident, answers, fields: fields(&data.fields, problems) };
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
        CaseField { member, binding, ty: &field.ty, role: attr::field_role(&field.attrs, problems) }
    };
    fields.iter().enumerate().map(case_field).collect()
}
