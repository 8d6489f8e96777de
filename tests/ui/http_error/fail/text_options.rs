use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://example.com/problems")]
pub enum Base {
    #[error("a level that does not exist, and like none that does")]
    #[http(NotFound, log = "loud")]
    Level,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base)]
pub enum NoBase {
    #[error("gone")]
    #[http(Gone)]
    Gone,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("in quotes")]
#[http(crate = "statusquo", NotFound)]
pub struct Quoted;

fn main() {}
