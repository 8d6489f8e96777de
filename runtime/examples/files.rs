//! A small file store: serves a directory over HTTP, with one enum for all error responses, and one layer for those that no
//! handler gives: an unknown address, a wrong method, a file that is too large.
//!
//! ```text
//! cargo run -p statusquo --features axum,tower --example files -- [ADDRESS] [DIRECTORY]
//! ```
//!
//! Without a directory, it uses a temporary one. `/` says what there is to try.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::get;
use statusquo::{ErrorLayer, HttpError};

/// Everything that can go wrong, with its response.
#[derive(Debug, thiserror::Error, HttpError)]
enum StoreError {
    #[error("log in to change files")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{realm}\""))]
    NotLoggedIn { realm: &'static str },

    #[error("at most {MOST} changes in {} seconds", WINDOW.as_secs())]
    #[http(TooManyRequests, headers(retry_after = wait))]
    TooFast { wait: Duration },

    #[error(
        "`{0}` is not a valid file name: use letters, digits, `.`, `-` and `_`, and begin with a letter or digit"
    )]
    #[http(UnprocessableContent)]
    BadName(String),

    #[error("{}", describe(source))]
    #[http(NotFound, when = source.kind() == ErrorKind::NotFound)]
    #[http(Forbidden, when = source.kind() == ErrorKind::PermissionDenied)]
    #[http(Conflict, when = source.kind() == ErrorKind::IsADirectory)]
    #[http(BadRequest, when = source.raw_os_error() == Some(NAME_TOO_LONG))]
    #[http(InsufficientStorage, when = source.kind() == ErrorKind::StorageFull)]
    #[http(InternalServerError)]
    Disk {
        #[from]
        source: io::Error,
    },
}

/// The text for clients about a failed access, never with a path of the server.
fn describe(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file",
        ErrorKind::PermissionDenied => "this file is not for you",
        ErrorKind::IsADirectory => "this is a directory",
        _ if error.raw_os_error() == Some(NAME_TOO_LONG) => "the name is too long for a file",
        _ => "the disk failed",
    }
}

/// `ENAMETOOLONG` of Linux; `ErrorKind::InvalidFilename` needs a newer Rust than this crate asks for.
const NAME_TOO_LONG: i32 = 36;
/// The largest file, in bytes.
const LARGEST: usize = 64 * 1024;
const TOKEN: &str = "Bearer open-sesame";
const MOST: usize = 5;
const WINDOW: Duration = Duration::from_secs(10);

struct Store {
    directory: PathBuf,
    changes: Mutex<VecDeque<Instant>>,
}

impl Store {
    fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        let good = name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
        if good { Ok(self.directory.join(name)) } else { Err(StoreError::BadName(name.to_owned())) }
    }

    /// Lets a change through if the caller is logged in and not too fast.
    fn admit(&self, headers: &HeaderMap) -> Result<(), StoreError> {
        if headers.get(header::AUTHORIZATION).is_none_or(|value| value != TOKEN) {
            return Err(StoreError::NotLoggedIn { realm: "files" });
        }
        let now = Instant::now();
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        changes.retain(|at| now.duration_since(*at) < WINDOW);
        if changes.len() >= MOST {
            let wait =
                changes.front().map_or(WINDOW, |oldest| WINDOW.saturating_sub(now.duration_since(*oldest)));
            return Err(StoreError::TooFast { wait });
        }
        changes.push_back(now);
        Ok(())
    }
}

type Shared = State<Arc<Store>>;

/// What there is to try.
async fn index() -> &'static str {
    "A file store. Every failure is answered with problem details, or with a page for browsers.

GET /files/hello.txt        a file
GET /files/nope             404: no such file
GET /files/-x               422: not a name
GET /files/loop             500: the disk fails, and only the log says how
GET /nowhere                404: no such address
POST /files/hello.txt       405: no such method
PUT /files/new.txt          401: changes need `Authorization: Bearer open-sesame`
                            413: files have at most 64 KiB
                            429: at most 5 changes in 10 seconds
"
}

async fn read(State(store): Shared, UrlPath(name): UrlPath<String>) -> Result<Vec<u8>, StoreError> {
    Ok(tokio::fs::read(store.path(&name)?).await?)
}

async fn write(
    State(store): Shared,
    UrlPath(name): UrlPath<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, StoreError> {
    store.admit(&headers)?;
    tokio::fs::write(store.path(&name)?, body).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn delete(
    State(store): Shared,
    UrlPath(name): UrlPath<String>,
    headers: HeaderMap,
) -> Result<StatusCode, StoreError> {
    store.admit(&headers)?;
    tokio::fs::remove_file(store.path(&name)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sample files: one to read, one without permission, one on a full disk, and one that is not a file.
fn furnish(directory: &Path) -> io::Result<()> {
    std::fs::write(directory.join("hello.txt"), "hello, world\n")?;
    std::fs::create_dir(directory.join("attic"))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let secret = directory.join("secret.txt");
        std::fs::write(&secret, "the cake is real\n")?;
        std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000))?;
        symlink("/dev/full", directory.join("full"))?;
        symlink("loop", directory.join("loop"))?;
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let (directory, temporary) = match arguments.next() {
        Some(directory) => (PathBuf::from(directory), false),
        None => (std::env::temp_dir().join(format!("statusquo-files-{}", std::process::id())), true),
    };
    if temporary {
        std::fs::create_dir(&directory)?;
        furnish(&directory)?;
    }
    let store = Arc::new(Store { directory: directory.clone(), changes: Mutex::default() });
    let app = Router::new()
        .route("/", get(index))
        .route("/files/{name}", get(read).put(write).delete(delete))
        .layer(DefaultBodyLimit::max(LARGEST))
        .layer(ErrorLayer::new())
        .with_state(store);
    let listener = tokio::net::TcpListener::bind(address).await?;
    println!("serving {} on http://{}", directory.display(), listener.local_addr()?);
    let served = axum::serve(listener, app).with_graceful_shutdown(stopped()).await;
    if temporary {
        std::fs::remove_dir_all(&directory)?;
    }
    served
}

/// Ctrl-C.
async fn stopped() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
