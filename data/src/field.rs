//! The table of header fields: its model, and how it is read.

use crate::diagnostic::Diagnostics;
use crate::facts::specs;
use crate::model::{Keyword, Language, Spec, Text};
use crate::read::text;
use crate::rules;
use crate::table::{self, Table, check};

/// A header field of responses: what its values mean, and how they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Field {
    /// Name as it is usually written, such as `Retry-After`.
    pub name: String,
    /// Kind of its values.
    pub syntax: Syntax,
    /// Whether a response may have several lines of it.
    pub lines: Lines,
    /// State of its document.
    pub maturity: Maturity,
    /// ABNF of its values, with the names of rules from its document.
    pub grammar: String,
    /// A value.
    pub example: String,
    /// One sentence.
    pub summary: Text,
    /// Defining documents.
    pub specs: Vec<Spec>,
}

words! {
    /// The kind of a field's values.
    Syntax {
        /// Challenges of authentication (RFC 9110 section 11.3).
        Challenges = "challenges",
        /// `Content-Range` (RFC 9110 section 14.4).
        ContentRange = "content-range",
        /// `Set-Cookie` (RFC 6265 section 4.1.1).
        Cookie = "cookie",
        /// Whole seconds, or an HTTP date (RFC 9110 section 10.2.3).
        Delay = "delay",
        /// Directives for caches (RFC 9111 section 5.2).
        Directives = "directives",
        /// An entity tag (RFC 9110 section 8.8.3).
        EntityTag = "entity-tag",
        /// An HTTP date (RFC 9110 section 5.6.7).
        HttpDate = "http-date",
        /// Targets with parameters (RFC 8288 section 3).
        Links = "links",
        /// Media types or ranges of them, with parameters (RFC 9110 section 12.5.1).
        MediaRanges = "media-ranges",
        /// Methods (RFC 9110 section 9.1).
        Methods = "methods",
        /// Names of protocols, with or without a version (RFC 9110 section 7.8).
        Protocols = "protocols",
        /// A date of structured fields (RFC 9651 section 3.3.7).
        StructuredDate = "structured-date",
        /// A list of structured fields (RFC 9651 section 3.1).
        StructuredList = "structured-list",
        /// Anything else that may stand in a field (RFC 9110 section 5.5).
        Text = "text",
        /// Tokens (RFC 9110 section 5.6.2).
        Tokens = "tokens",
        /// A URI reference (RFC 3986 section 4.1).
        Uri = "uri",
    }
}
words! {
    /// How many lines of a field a response may have (RFC 9110 section 5.3).
    Lines {
        /// One.
        One = "one",
        /// Any number: its value is a list, or its document says so.
        Many = "many",
    }
}
words! {
    /// The state of a field's document.
    Maturity {
        /// Published.
        Standard = "standard",
        /// A draft, which may still change.
        Draft = "draft",
    }
}

impl Field {
    /// Reads a table of header fields, such as [`FIELDS`](crate::FIELDS).
    ///
    /// # Errors
    ///
    /// The problems of the file, as [`Registry::parse`](crate::Registry::parse) lists them: among others, names that are no tokens (RFC 9110
    /// section 5.6.2), names out of order or given twice, and missing languages.
    ///
    /// ```
    /// use statusquo_data::{FIELDS, Field, Lines};
    ///
    /// let fields = Field::parse(FIELDS)?;
    /// let allow = fields.iter().find(|field| field.name == "Allow").unwrap();
    /// assert_eq!((allow.example.as_str(), allow.lines), ("GET, HEAD", Lines::Many));
    /// # Ok::<(), statusquo_data::Diagnostics>(())
    /// ```
    pub fn parse(file: &str) -> Result<Vec<Self>, Diagnostics> {
        table::check_size(file, "header fields")?;
        table::open(file, |mut root| {
            let mut fields: Vec<Self> = Vec::new();
            for table in root.tables("field") {
                if let Some(field) = field(table, fields.last()) {
                    fields.push(field);
                }
            }
            root.require("field");
            root.finish();
            fields
        })
    }
}

fn field(mut table: Table<'_>, last: Option<&Field>) -> Option<Field> {
    let name = table.string("name");
    let syntax = table.word::<Syntax>("syntax");
    let lines = table.word::<Lines>("lines");
    let maturity = table.word::<Maturity>("maturity");
    let grammar = table.string("grammar");
    let example = table.string("example");
    let summary = text(&mut table, "summary", Language::VALUES, rules::text_is_one_line);
    let specs = specs(&mut table, "specs");
    for key in ["name", "syntax", "lines", "grammar", "example", "specs"] {
        table.require(key);
    }
    if let Some((at, name)) = name {
        check(&table, at, rules::header_is_token(name));
        check(&table, at, rules::field_is_in_order(name, last.map(|last| last.name.as_str())));
    }
    if let Some((at, example)) = example {
        check(&table, at, rules::example_can_be_sent(example));
    }
    table.finish();
    Some(Field {
        name: name?.1.to_owned(),
        syntax: syntax?.1,
        lines: lines?.1,
        maturity: maturity.map_or(Maturity::Standard, |(_, maturity)| maturity),
        grammar: grammar?.1.to_owned(),
        example: example?.1.to_owned(),
        summary,
        specs,
    })
}
