//! Reads a registry from the dataset or from a file of the user.
//!
//! The only code of this crate that touches the file system. Reading is bounded in size and refuses anything but
//! regular files; keep both, because paths come from the code that is being compiled.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use statusquo_data::{REGISTRIES, Registry};

use super::input::Source;

pub(crate) struct Loaded {
    /// The registry, or the message about its mistakes.
    pub(crate) registry: Result<Registry, String>,
    /// The path of the file, for the compiler to track.
    pub(crate) tracked: Option<String>,
}

pub(crate) fn load(source: &Source) -> Loaded {
    match source {
        Source::Builtin(id) => Loaded { registry: builtin(&id.value()).cloned(), tracked: None },
        Source::File(name) => {
            let root = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
            // Absolute, because `include_bytes!` resolves a relative path against the source file.
            let root = std::path::absolute(&root).or_else(|_| std::env::current_dir()).unwrap_or(root);
            file(&root, &name.value())
        }
    }
}

/// A registry of the dataset. Each is read once: enums, classes and the table of vendors' numbers are made from them.
pub(crate) fn builtin(id: &str) -> Result<&'static Registry, String> {
    static READ: [OnceLock<Result<Registry, String>>; REGISTRIES.len()] =
        [const { OnceLock::new() }; REGISTRIES.len()];
    let found = REGISTRIES.iter().zip(&READ).find(|((name, _), _)| *name == id);
    let ((_, text), read) = found.ok_or_else(|| format!("no registry `{id}` in the dataset"))?;
    let parse = || Registry::parse(text).map_err(|diagnostics| diagnostics.in_file(&format!("{id}.toml")));
    read.get_or_init(parse).as_ref().map_err(Clone::clone)
}

/// Reads a registry file. Its name is relative to `root`, the folder of `Cargo.toml`.
pub(crate) fn file(root: &Path, name: &str) -> Loaded {
    let path = root.join(name);
    let bytes = match read(&path) {
        Ok(bytes) => bytes,
        Err(why) => {
            let root = root.display();
            let message =
                format!("cannot read `{name}`: {why}; the path is relative to `Cargo.toml` in `{root}`");
            return Loaded { registry: Err(message), tracked: None };
        }
    };
    let registry = parse(&bytes, name).map(|mut registry| {
        if registry.id.is_empty() {
            registry.id = snake_case(&path.file_stem().unwrap_or_default().to_string_lossy());
        }
        registry
    });
    Loaded { registry, tracked: path.to_str().map(str::to_owned) }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let describe = |error: std::io::Error| error.to_string();
    let metadata = fs::metadata(path).map_err(describe)?;
    if metadata.is_dir() {
        return Err("it is a directory".into());
    }
    // Reading a pipe or a device could block the compiler.
    if !metadata.is_file() {
        return Err("it is not a regular file".into());
    }
    // Count the bytes while reading: the size in the metadata is not reliable.
    let mut file = fs::File::open(path).map_err(describe)?;
    let (mut bytes, mut chunk) = (Vec::new(), vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut chunk).map_err(describe)?;
        bytes.extend_from_slice(&chunk[..read]);
        if read == 0 {
            return Ok(bytes);
        }
        if bytes.len() > Registry::LARGEST {
            return Err(format!("it is larger than {} MiB", Registry::LARGEST / 1024 / 1024));
        }
    }
}

fn parse(bytes: &[u8], name: &str) -> Result<Registry, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        let (line, start) = (before.matches('\n').count() + 1, before.rfind('\n').map_or(0, |at| at + 1));
        let column = before[start..].chars().count() + 1;
        let place = format!("{name}:{line}:{column}");
        format!("a problem in the registry file\n{place}: a byte that is not UTF-8; save the file as UTF-8")
    })?;
    Registry::parse(text).map_err(|diagnostics| {
        let count = match diagnostics.len() + diagnostics.more() {
            1 => "a problem".to_owned(),
            count => format!("{count} problems"),
        };
        format!("{count} in the registry file\n{}", diagnostics.in_file(name))
    })
}

/// The id of a registry, from the name of its file.
fn snake_case(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A registry file in its own folder, removed on drop.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(test: &str, content: &[u8]) -> Self {
            let folder = std::env::temp_dir().join(format!("statusquo-{test}-{}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("Partner-Codes.toml"), content).unwrap();
            Self(folder)
        }

        fn load(&self) -> Loaded {
            file(&self.0, "Partner-Codes.toml")
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_registry_is_called_like_its_file_and_the_file_is_watched() {
        let scratch = Scratch::new("named", b"[[status]]\ncode = 299\nphrase = \"Fine\"");
        let Loaded { registry, tracked } = scratch.load();
        let registry = registry.unwrap();
        assert_eq!((registry.id.as_str(), registry.statuses[0].code), ("partner_codes", 299));
        assert_eq!(tracked.map(PathBuf::from), Some(scratch.0.join("Partner-Codes.toml")));
    }

    #[test]
    fn mistakes_are_counted_and_placed_and_the_file_is_watched_until_they_are_gone() {
        let scratch = Scratch::new("wrong", b"[[status]]\ncode = 99\nphrase = \"\"");
        let Loaded { registry, tracked } = scratch.load();
        let message = registry.unwrap_err();
        assert!(
            message.starts_with("2 problems in the registry file\nPartner-Codes.toml:2:8: "),
            "{message}"
        );
        assert!(tracked.is_some());
        let scratch = Scratch::new("bytes", b"# one\n# \xc3\xa4\xff");
        assert_eq!(
            scratch.load().registry.unwrap_err(),
            "a problem in the registry file\nPartner-Codes.toml:2:4: a byte that is not UTF-8; save the file as UTF-8"
        );
    }

    #[test]
    fn of_many_mistakes_the_first_are_listed_and_all_are_counted() {
        let scratch = Scratch::new("many", "a\n".repeat(150).as_bytes());
        let message = scratch.load().registry.unwrap_err();
        assert!(
            message.starts_with("150 problems in the registry file\nPartner-Codes.toml:1:2: "),
            "{message}"
        );
        assert!(message.ends_with("\n... and 50 more problems"), "{message}");
        assert_eq!(message.lines().count(), 102);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let scratch = Scratch::new("kinds", b"");
        let why = |name: &str| match file(&scratch.0, name) {
            Loaded { registry: Err(message), tracked: None } => {
                let end = format!("; the path is relative to `Cargo.toml` in `{}`", scratch.0.display());
                message.strip_suffix(&end).unwrap().to_owned()
            }
            _ => panic!("{name} could be read"),
        };
        assert!(why("missing.toml").starts_with("cannot read `missing.toml`: "));
        assert_eq!(why("."), "cannot read `.`: it is a directory");
        #[cfg(unix)]
        assert_eq!(why("/dev/null"), "cannot read `/dev/null`: it is not a regular file");
    }

    #[test]
    fn a_file_is_read_up_to_4_mib() {
        let scratch = Scratch::new("large", b"");
        let path = scratch.0.join("Partner-Codes.toml");
        let resize = |size| fs::File::options().write(true).open(&path).unwrap().set_len(size).unwrap();
        resize(4 << 20);
        assert_eq!(read(&path).map(|bytes| bytes.len()), Ok(4 << 20));
        resize((4 << 20) + 1);
        assert_eq!(read(&path), Err("it is larger than 4 MiB".to_owned()));
    }
}
