//! Where a registry comes from: out of the dataset, or out of a file of the user's.

use std::fs;
use std::path::{Path, PathBuf};

use statusquo_data::Registry;

use super::input::Source;

/// A registry of 10,000 codes with texts is about half of this.
const LARGEST: u64 = 16 * 1024 * 1024;

pub(crate) struct Loaded {
    /// The registry, or what is wrong with it.
    pub(crate) registry: Result<Registry, String>,
    /// The file to watch.
    pub(crate) tracked: Option<String>,
}

pub(crate) fn load(source: &Source) -> Loaded {
    match source {
        Source::Builtin(id) => Loaded { registry: builtin(&id.value()), tracked: None },
        Source::File(name) => {
            let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
            file(&root, &name.value())
        }
    }
}

fn builtin(id: &str) -> Result<Registry, String> {
    let found = statusquo_data::REGISTRIES.iter().find(|(name, _)| *name == id);
    let (_, text) = found.ok_or_else(|| format!("no registry `{id}` in the dataset"))?;
    Registry::parse(text).map_err(|problems| problems.in_file(&format!("{id}.toml")))
}

/// Reads a file whose name is relative to the folder of `Cargo.toml`.
pub(crate) fn file(root: &Path, name: &str) -> Loaded {
    let path = root.join(name);
    let text = match read(&path) {
        Ok(text) => text,
        Err(why) => {
            let root = root.display();
            let message =
                format!("cannot read `{name}`: {why}; the path is relative to `Cargo.toml` in `{root}`");
            return Loaded { registry: Err(message), tracked: None };
        }
    };
    let registry = text.and_then(|text| {
        let mut registry = Registry::parse(&text).map_err(|problems| {
            let count = match problems.len() {
                1 => "a problem".to_owned(),
                count => format!("{count} problems"),
            };
            format!("{count} in the registry file\n{}", problems.in_file(name))
        })?;
        if registry.id.is_empty() {
            registry.id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        }
        Ok(registry)
    });
    Loaded { registry, tracked: path.to_str().map(str::to_owned) }
}

/// The outer error is one of the file system, the inner one of the content.
fn read(path: &Path) -> Result<Result<String, String>, String> {
    let describe = |error: std::io::Error| error.to_string();
    let metadata = fs::metadata(path).map_err(describe)?;
    // A pipe or a device would keep the compiler waiting.
    if !metadata.is_file() {
        return Err("it is no file".into());
    }
    if metadata.len() > LARGEST {
        let size = metadata.len() / 1024 / 1024;
        return Err(format!("it has {size} MiB, and a registry file has at most {}", LARGEST / 1024 / 1024));
    }
    let bytes = fs::read(path).map_err(describe)?;
    Ok(String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.split(|byte| *byte == b'\n').count();
        format!("the registry file is not UTF-8 from line {line} on; save it as UTF-8")
    }))
}
