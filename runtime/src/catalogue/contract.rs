//! The contract with clients, in a file: what each error is on the wire. It may grow, and nothing in it may change.
//!
//! The file is one JSON object with a line for each error:
//! `"ShopError::NoSuchOrder": {"status":404,"code":"no_such_order","members":["order"]}`.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};
use std::format;
use std::path::{Path, PathBuf};
use std::string::{String, ToString};
use std::vec::Vec;
use std::{fs, io};

use serde_json::{Map, Value};

use super::entry::Entry;
use crate::problem::ABOUT_BLANK;

/// The contract was broken, or its file could not be read or written.
///
/// `Display` lists every change, one a line.
#[derive(Debug)]
#[non_exhaustive]
pub enum ContractError {
    /// What clients rely on is gone or is another now.
    #[non_exhaustive]
    Broken {
        /// The file of the contract.
        file: PathBuf,
        /// What changed, one sentence each.
        changes: Vec<String>,
    },
    /// In CI: the file does not have these errors yet.
    #[non_exhaustive]
    Missing {
        /// The file of the contract.
        file: PathBuf,
        /// The lines that it lacks.
        lines: Vec<String>,
    },
    /// The file is no contract.
    #[non_exhaustive]
    Unreadable {
        /// The file of the contract.
        file: PathBuf,
        /// Why, with line and column.
        source: serde_json::Error,
    },
    /// The file cannot be read or written.
    #[non_exhaustive]
    Io {
        /// The file of the contract.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken { file, changes } => {
                write!(f, "clients rely on errors that have changed, see `{}`:", file.display())?;
                changes.iter().try_for_each(|change| write!(f, "\n* {change}"))?;
                f.write_str("\nto change one on purpose, delete its line in the file and run the test again")
            }
            Self::Missing { file, lines } => {
                write!(
                    f,
                    "`{}` does not have these errors; run the test without `CI`, and commit it:",
                    file.display()
                )?;
                lines.iter().try_for_each(|line| write!(f, "\n* {line}"))
            }
            Self::Unreadable { file, source } => {
                write!(f, "`{}` is no contract: {source}; delete it to begin a new one", file.display())
            }
            Self::Io { file, source } => write!(f, "`{}`: {source}", file.display()),
        }
    }
}

impl std::error::Error for ContractError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Unreadable { source, .. } => Some(source),
            Self::Broken { .. } | Self::Missing { .. } => None,
        }
    }
}

/// What clients rely on in one error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Line {
    /// Zero for a status that is known at run time only.
    status: u64,
    problem_type: String,
    code: String,
    members: BTreeSet<String>,
    fields: BTreeSet<String>,
}

impl Line {
    fn of(entry: &Entry) -> Self {
        let case = &entry.case;
        let names = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let is_blank = case.problem_type == ABOUT_BLANK;
        Self {
            status: case.status.map_or(0, |status| status.as_u16().into()),
            problem_type: if is_blank { String::new() } else { case.problem_type.to_string() },
            code: case.code.to_string(),
            members: if case.shows_detail { names(case.extensions) } else { BTreeSet::new() },
            fields: names(case.headers),
        }
    }

    fn parse(value: &Value) -> Self {
        let text = |name| value.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
        let names = |name| {
            let list = value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            list.iter().filter_map(Value::as_str).map(ToString::to_string).collect()
        };
        Self {
            status: value.get("status").and_then(Value::as_u64).unwrap_or_default(),
            problem_type: text("type"),
            code: text("code"),
            members: names("members"),
            fields: names("fields"),
        }
    }

    /// What is empty is left out.
    fn write(&self) -> Value {
        let mut members = Map::new();
        if self.status != 0 {
            members.insert("status".to_string(), self.status.into());
        }
        for (name, text) in [("type", &self.problem_type), ("code", &self.code)] {
            if !text.is_empty() {
                members.insert(name.to_string(), text.as_str().into());
            }
        }
        for (name, names) in [("members", &self.members), ("fields", &self.fields)] {
            if !names.is_empty() {
                members.insert(name.to_string(), names.iter().map(String::as_str).collect());
            }
        }
        Value::Object(members)
    }

    /// What a client that knows this line misses in the other.
    fn missed_in(&self, now: &Self) -> Vec<String> {
        let mut changes = Vec::new();
        let shown = |number: u64| if number == 0 { "any".to_string() } else { number.to_string() };
        if self.status != now.status {
            changes.push(format!("its status was {} and is {}", shown(self.status), shown(now.status)));
        }
        for (word, before, after) in
            [("type", &self.problem_type, &now.problem_type), ("code", &self.code, &now.code)]
        {
            // One may be added to an error that had none.
            if before != after && !before.is_empty() {
                let after = if after.is_empty() { "none".to_string() } else { format!("`{after}`") };
                changes.push(format!("its {word} was `{before}` and is {after}"));
            }
        }
        let gone = self.members.difference(&now.members).map(|name| format!("its member `{name}` is gone"));
        changes.extend(gone);
        let gone =
            self.fields.difference(&now.fields).map(|name| format!("its header field `{name}` is gone"));
        changes.extend(gone);
        changes
    }
}

pub(super) fn hold(file: &Path, entries: &[Entry]) -> Result<(), ContractError> {
    let before = read(file)?;
    let mut now = BTreeMap::new();
    for entry in entries {
        let line = Line::of(entry);
        // A variant with several statuses has a line for each.
        let name = entry.origin.clone();
        let name = if now.contains_key(&name) { format!("{name} {}", line.status) } else { name };
        now.insert(name, line);
    }

    let mut changes = Vec::new();
    for (name, line) in &before {
        // For clients an error is what it sends: the variant may have another name.
        let is_renamed =
            || now.iter().any(|(other, after)| !before.contains_key(other) && is_same(line, after));
        match now.get(name) {
            Some(after) => {
                let missed = line.missed_in(after);
                changes.extend(missed.iter().map(|change| format!("`{name}`: {change}")));
            }
            None if is_renamed() => {}
            None => changes.push(format!("`{name}` is gone: {}", line.write())),
        }
    }
    if !changes.is_empty() {
        return Err(ContractError::Broken { file: file.to_path_buf(), changes });
    }
    if before == now {
        return Ok(());
    }
    let lines = |name: &String, line: &Line| format!("{}: {}", Value::from(name.as_str()), line.write());
    if std::env::var_os("CI").is_some() {
        let new = now.iter().filter(|(name, line)| before.get(*name) != Some(*line));
        let lines = new.map(|(name, line)| lines(name, line)).collect();
        return Err(ContractError::Missing { file: file.to_path_buf(), lines });
    }
    let all: Vec<String> = now.iter().map(|(name, line)| lines(name, line)).collect();
    let text = format!("{{\n{}\n}}\n", all.join(",\n"));
    fs::write(file, text).map_err(|source| ContractError::Io { file: file.to_path_buf(), source })
}

/// The lines of the file; none if it is not there, or empty.
fn read(file: &Path) -> Result<BTreeMap<String, Line>, ContractError> {
    let text = match fs::read_to_string(file) {
        Ok(text) if text.trim().is_empty() => return Ok(BTreeMap::new()),
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(source) => return Err(ContractError::Io { file: file.to_path_buf(), source }),
    };
    let lines: Map<String, Value> = serde_json::from_str(&text)
        .map_err(|source| ContractError::Unreadable { file: file.to_path_buf(), source })?;
    Ok(lines.iter().map(|(name, value)| (name.clone(), Line::parse(value))).collect())
}

/// Whether the second is what clients of the first expect, under another name.
fn is_same(before: &Line, now: &Line) -> bool {
    before.missed_in(now).is_empty()
        && (!before.problem_type.is_empty() || !before.code.is_empty() || before == now)
}
