use std::fmt;

/// One thing that is wrong in a registry file: where it is, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Problem {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and how to mend it: lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// All problems of one file, in the order of their places. Never empty.
///
/// ```
/// use statusquo_data::Registry;
///
/// let problems = Registry::parse("[[status]]\ncode = 404\n").unwrap_err();
/// assert_eq!(problems.to_string(), "1:1: `[[status]]` lacks the key `phrase`");
/// assert_eq!(problems.in_file("my.toml"), "my.toml:1:1: `[[status]]` lacks the key `phrase`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    /// How many there are; at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The problems, ordered by line and column.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// One line a problem, each as `file:line:column: message`.
    pub fn in_file(&self, file: &str) -> String {
        let lines: Vec<String> = self.iter().map(|p| format!("{file}:{p}")).collect();
        lines.join("\n")
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
