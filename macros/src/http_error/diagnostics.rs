//! All mistakes of one type, reported in one build, in the order in which they stand.

use quote::ToTokens;
use syn::Error;

/// The mistakes of one type.
#[derive(Default)]
pub(crate) struct Diagnostics {
    /// Sorted by case; `None`, the type as a whole, comes first.
    found: Vec<(Option<usize>, Error)>,
    here: Option<usize>,
}

impl Diagnostics {
    /// Mistakes pushed from now on belong to this case; `None` stands for the type as a whole.
    pub(crate) fn enter(&mut self, case: Option<usize>) {
        self.here = case;
    }

    /// Whether the place that was entered has a mistake.
    pub(crate) fn any_here(&self) -> bool {
        self.found.iter().any(|(place, _)| *place == self.here)
    }

    pub(crate) fn push(&mut self, error: Error) {
        let behind = self.found.partition_point(|(place, _)| *place <= self.here);
        self.found.insert(behind, (self.here, error));
    }

    /// Pushes a mistake that underlines all of these tokens.
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

/// Not generic, so that it is compiled once.
fn spanned(tokens: &dyn ToTokens, message: String) -> Error {
    Error::new_spanned(tokens, message)
}
