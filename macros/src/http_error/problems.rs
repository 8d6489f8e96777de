use quote::ToTokens;
use syn::Error;

/// All mistakes of one type, to be reported in one go.
#[derive(Default)]
pub(crate) struct Problems {
    /// Each with the case that it is in, by number, in their order; `None` is the type as a whole, and the first.
    found: Vec<(Option<usize>, Error)>,
    here: Option<usize>,
}

impl Problems {
    /// What is noted from now on is in this case, or in what is said about the type as a whole.
    pub(crate) fn enter(&mut self, case: Option<usize>) {
        self.here = case;
    }

    /// Whether something is wrong with what was entered.
    pub(crate) fn any_here(&self) -> bool {
        self.found.iter().any(|(place, _)| *place == self.here)
    }

    pub(crate) fn push(&mut self, error: Error) {
        let behind = self.found.partition_point(|(place, _)| *place <= self.here);
        self.found.insert(behind, (self.here, error));
    }

    /// Notes a mistake under the whole of some tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Into<String>) {
        self.push(spanned(&tokens, message.into()));
    }

    /// In the order of the cases.
    pub(crate) fn into_error(self) -> Option<Error> {
        let errors = self.found.into_iter().map(|(_, error)| error);
        errors.reduce(|mut all, error| {
            all.combine(error);
            all
        })
    }
}

/// Compiled once, whatever the tokens are.
fn spanned(tokens: &dyn ToTokens, message: String) -> Error {
    Error::new_spanned(tokens, message)
}
