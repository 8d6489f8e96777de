use quote::ToTokens;
use syn::Error;

/// All mistakes of one type, to be reported in one go.
#[derive(Default)]
pub(crate) struct Problems(Option<Error>);

impl Problems {
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            None => self.0 = Some(error),
        }
    }

    /// Notes a mistake under the whole of some tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl core::fmt::Display) {
        self.push(Error::new_spanned(tokens, message));
    }

    pub(crate) fn into_error(self) -> Option<Error> {
        self.0
    }
}
