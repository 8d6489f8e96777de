//! The catalogue: every error of an application on one page, in HTML and in Markdown, English and Chinese; and the contract,
//! a file that says when an error that clients know has changed.
//!
//! * `entry`: one error, with its anchor
//! * `html`, `markdown`: the pages; `facts` is what both say, `words` has their words, `message` their examples
//! * `contract`: the file
//!
//! The pages tell what `cases()` tells, so that they never differ from what is sent.

mod contract;
mod entry;
mod facts;
mod html;
mod markdown;
mod message;
mod words;

use std::string::String;
use std::vec::Vec;

pub use contract::ContractError;
use entry::Entry;

use crate::{HttpError, Lang};

/// The errors of an application, to be read by people.
///
/// ```
/// use statusquo::catalogue::Catalogue;
/// use statusquo::{HttpError, Lang};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum ShopError {
///     /// No order has this number.
///     #[error("no order {0}")]
///     #[http(NotFound, type = "https://shop.example/errors#no-such-order")]
///     NoSuchOrder(u64),
/// }
///
/// let catalogue = Catalogue::new("Errors of the shop").with::<ShopError>();
/// assert!(catalogue.html(Lang::En).contains("<section id=\"no-such-order\">"));
/// assert!(catalogue.markdown(Lang::Zh).contains("No order has this number."));
/// ```
///
/// Let `type` lead to it, and every problem that a client gets has a page: with
/// `problem_base = "https://shop.example/errors#"` all types are places on one page, and one route serves them. Where
/// each type has a path of its own, the route takes the rest of the path, and [`only`](Self::only) makes the page of one.
///
/// | framework | the handler returns |
/// | --- | --- |
/// | axum | `axum::response::Html(page)` |
/// | actix-web | `actix_web::web::Html::new(page)` |
/// | poem | `poem::web::Html(page)` |
/// | rocket | `rocket::response::content::RawHtml(page)` |
/// | salvo | `salvo::writing::Text::Html(page)` |
///
/// A build script or a test writes the same text to a file.
#[derive(Debug, Clone)]
pub struct Catalogue {
    title: String,
    entries: Vec<Entry>,
}

impl Catalogue {
    /// An empty catalogue. The title is the heading of its pages.
    ///
    /// ```
    /// use statusquo::Lang;
    /// use statusquo::catalogue::Catalogue;
    ///
    /// assert!(Catalogue::new("Errors").markdown(Lang::En).starts_with("# Errors\n"));
    /// ```
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), entries: Vec::new() }
    }

    /// Adds the [cases](HttpError::cases) of a type, with those of the errors inside. An error that is there already, with
    /// the same status, type and code, is not added again.
    ///
    /// ```
    /// use statusquo::RouteError;
    /// use statusquo::catalogue::Catalogue;
    ///
    /// let once = Catalogue::new("").with::<RouteError>();
    /// assert_eq!(once.len(), once.clone().with::<RouteError>().len());
    /// ```
    #[must_use]
    pub fn with<E: HttpError>(mut self) -> Self {
        entry::add(&mut self.entries, core::any::type_name::<E>(), E::cases());
        self
    }

    /// The number of errors.
    ///
    /// ```
    /// assert_eq!(statusquo::catalogue::Catalogue::new("").len(), 0);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no errors.
    ///
    /// ```
    /// assert!(statusquo::catalogue::Catalogue::new("").is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The catalogue of one error: that of a problem type, of the path of its URI, of a code, or of an anchor of the page.
    /// `None` if there is no such error.
    ///
    /// ```
    /// use statusquo::HttpError;
    /// use statusquo::catalogue::Catalogue;
    ///
    /// #[derive(Debug, thiserror::Error, HttpError)]
    /// #[error("gone")]
    /// #[http(Gone, type = "https://shop.example/errors/sold-out")]
    /// struct SoldOut;
    ///
    /// let catalogue = Catalogue::new("Errors").with::<SoldOut>();
    /// for name in ["https://shop.example/errors/sold-out", "/errors/sold-out", "sold-out"] {
    ///     assert_eq!(catalogue.only(name).unwrap().len(), 1);
    /// }
    /// assert!(catalogue.only("/errors/other").is_none());
    /// ```
    #[must_use]
    pub fn only(&self, name: &str) -> Option<Self> {
        let entries: Vec<Entry> = self.entries.iter().filter(|entry| entry.is_named(name)).cloned().collect();
        (!entries.is_empty()).then(|| Self { title: self.title.clone(), entries })
    }

    /// The page in HTML: light and dark, without scripts, to be printed as well. Texts are escaped.
    ///
    /// What the page says itself is in the language; doc comments and titles are as they were written.
    ///
    /// ```
    /// use statusquo::catalogue::Catalogue;
    /// use statusquo::{Lang, RouteError};
    ///
    /// let page = Catalogue::new("Errors").with::<RouteError>().html(Lang::En);
    /// assert!(page.starts_with("<!DOCTYPE html>"));
    /// ```
    #[must_use]
    pub fn html(&self, lang: Lang) -> String {
        html::page(&self.title, &self.entries, lang)
    }

    /// The page in Markdown, for a repository or a wiki.
    ///
    /// ```
    /// use statusquo::catalogue::Catalogue;
    /// use statusquo::{Lang, RouteError};
    ///
    /// let page = Catalogue::new("Errors").with::<RouteError>().markdown(Lang::En);
    /// assert!(page.contains("## Not Found"));
    /// ```
    #[must_use]
    pub fn markdown(&self, lang: Lang) -> String {
        markdown::page(&self.title, &self.entries, lang)
    }

    /// Compares the errors with the contract in a file, which has a line for each: its status, type, code, members and
    /// header fields. Errors, members and fields that are new are added to the file; commit it.
    ///
    /// For a test of your application. Where the variable `CI` is set, nothing is written, and what is new is an error,
    /// too. A change that is meant to be is made in the file by hand: delete the line, and the next run writes it anew.
    ///
    /// # Errors
    ///
    /// [`ContractError`] if an error that the file has is gone, or is another now; or if the file cannot be read or
    /// written.
    ///
    /// ```
    /// use statusquo::RouteError;
    /// use statusquo::catalogue::Catalogue;
    ///
    /// # let file = std::env::temp_dir().join(format!("statusquo-contract-{}.json", std::process::id()));
    /// # let _ = std::fs::write(&file, "");
    /// # if std::env::var_os("CI").is_none() {
    /// let catalogue = Catalogue::new("").with::<RouteError>();
    /// catalogue.hold_contract(&file)?;
    ///
    /// // The type is gone.
    /// assert!(Catalogue::new("").hold_contract(&file).is_err());
    /// # }
    /// # let _ = std::fs::remove_file(&file);
    /// # Ok::<(), statusquo::catalogue::ContractError>(())
    /// ```
    pub fn hold_contract(&self, file: impl AsRef<std::path::Path>) -> Result<(), ContractError> {
        contract::hold(file.as_ref(), &self.entries)
    }
}
