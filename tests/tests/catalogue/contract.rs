//! The contract: a file that says when an error that clients know has changed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use statusquo::HttpError;
use statusquo::catalogue::{Catalogue, ContractError};

/// A file of its own, which is deleted in the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("statusquo-contract-{name}-{}.json", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

mod before {
    use super::HttpError;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(codes = "snake_case")]
    #[allow(dead_code)]
    pub enum ShopError {
        #[error("no order")]
        #[http(NotFound)]
        NoSuchOrder {
            #[http(extend)]
            order: u64,
        },
        #[error("slow down")]
        #[http(TooManyRequests, headers(retry_after = 30))]
        Slow,
    }
}

/// Grown, with a variant that has another name.
mod grown {
    use super::HttpError;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(codes = "snake_case")]
    #[allow(dead_code)]
    pub enum ShopError {
        #[error("no order")]
        #[http(NotFound, code = "no_such_order")]
        OrderMissing {
            #[http(extend)]
            order: u64,
            #[http(extend)]
            since: u64,
        },
        #[error("slow down")]
        #[http(TooManyRequests, headers(retry_after = 30))]
        Slow,
        #[error("sold out")]
        #[http(Gone)]
        SoldOut,
    }
}

/// Another status, another code, a member and a field less, and an error less.
mod broken {
    use super::HttpError;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(codes = "snake_case")]
    #[allow(dead_code)]
    pub enum ShopError {
        #[error("no order")]
        #[http(Gone, code = "order_missing")]
        NoSuchOrder { order: u64 },
        #[error("slow down")]
        #[http(TooManyRequests)]
        Slow,
    }
}

const BEFORE: &str = r#"{
"ShopError::NoSuchOrder": {"code":"no_such_order","members":["order"],"status":404},
"ShopError::Slow": {"code":"slow","fields":["retry-after"],"status":429}
}
"#;

fn hold<E: HttpError>(file: &File) -> Result<(), ContractError> {
    Catalogue::new("").with::<E>().hold_contract(&file.0)
}

/// The tests below write files, which is what `CI` forbids: they run again without it, in a process of their own.
fn without_ci(test: &str) -> bool {
    if std::env::var_os("CI").is_none() {
        return true;
    }
    let test = format!("contract::{test}");
    let program = std::env::current_exe().unwrap();
    let status = Command::new(program).args(["--exact", &test]).env_remove("CI").status().unwrap();
    assert!(status.success(), "{test}");
    false
}

#[test]
fn what_is_new_is_written() {
    if !without_ci("what_is_new_is_written") {
        return;
    }
    let file = File::new("new", "");
    hold::<before::ShopError>(&file).unwrap();
    assert_eq!(fs::read_to_string(&file.0).unwrap(), BEFORE);
    // A second time there is nothing to write.
    hold::<before::ShopError>(&file).unwrap();

    hold::<grown::ShopError>(&file).unwrap();
    let text = fs::read_to_string(&file.0).unwrap();
    assert!(text.contains(
        r#""ShopError::OrderMissing": {"code":"no_such_order","members":["order","since"],"status":404}"#
    ));
    assert!(text.contains("ShopError::SoldOut") && !text.contains("ShopError::NoSuchOrder"), "{text}");
}

#[test]
fn every_change_that_clients_notice_is_named() {
    let file = File::new("broken", BEFORE);
    let error = hold::<broken::ShopError>(&file).unwrap_err();
    let ContractError::Broken { changes, .. } = &error else { panic!("{error}") };
    assert_eq!(
        changes[..],
        [
            "`ShopError::NoSuchOrder`: its status was 404 and is 410",
            "`ShopError::NoSuchOrder`: its code was `no_such_order` and is `order_missing`",
            "`ShopError::NoSuchOrder`: its member `order` is gone",
            "`ShopError::Slow`: its header field `retry-after` is gone",
        ]
    );
    assert!(error.to_string().starts_with("clients rely on errors that have changed, see `"), "{error}");
    assert_eq!(fs::read_to_string(&file.0).unwrap(), BEFORE, "a broken contract stays as it was");

    let error = Catalogue::new("").hold_contract(&file.0).unwrap_err().to_string();
    assert!(error.contains("* `ShopError::Slow` is gone: {\"code\":\"slow\""), "{error}");
}

#[test]
fn in_ci_what_is_new_is_an_error_and_nothing_is_written() {
    if std::env::var_os("CI").is_none() {
        let program = std::env::current_exe().unwrap();
        let name = "contract::in_ci_what_is_new_is_an_error_and_nothing_is_written";
        assert!(Command::new(program).args(["--exact", name]).env("CI", "true").status().unwrap().success());
        return;
    }
    let file = File::new("ci", BEFORE);
    hold::<before::ShopError>(&file).unwrap();
    let error = hold::<grown::ShopError>(&file).unwrap_err();
    let ContractError::Missing { lines, .. } = &error else { panic!("{error}") };
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(fs::read_to_string(&file.0).unwrap(), BEFORE);
}

#[test]
fn a_file_that_is_no_contract_is_reported_and_kept() {
    for text in ["{", "[]", "# TOML", "\u{0}"] {
        let file = File::new("unreadable", text);
        let error = hold::<before::ShopError>(&file).unwrap_err();
        assert!(matches!(error, ContractError::Unreadable { .. }), "{error}");
        assert!(error.to_string().contains("is no contract"), "{error}");
        assert_eq!(fs::read_to_string(&file.0).unwrap(), text);
    }
    let folder = std::env::temp_dir();
    let error = Catalogue::new("").hold_contract(&folder).unwrap_err();
    assert!(matches!(error, ContractError::Io { .. }), "{error}");
}

#[test]
fn a_variant_with_several_statuses_has_a_line_for_each() {
    let cases = super::ShopError::cases().iter().filter(|case| case.name == "Database").count();
    assert_eq!(cases, 2);
    let file = File::new("several", r#"{"ShopError::Database 500": {"status":501}}"#);
    let error = hold::<super::ShopError>(&file).unwrap_err().to_string();
    assert!(error.contains("`ShopError::Database 500`: its status was 501 and is 500"), "{error}");
}
