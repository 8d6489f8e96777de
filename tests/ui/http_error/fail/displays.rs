use statusquo::HttpError;

#[derive(Debug)]
pub struct Plain;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("a name")]
    #[http(NotFound, detail = "no book with id {plain}")]
    Name { plain: Plain },

    #[error("a position")]
    #[http(NotFound, detail = "no book with id {0}")]
    Position(Plain),

    #[error("an expression")]
    #[http(NotFound, headers(x_id = plain))]
    Expr { plain: Plain },

    #[error("an expression")]
    #[http(NotFound, headers(x_id = std::time::Duration::ZERO))]
    Some,

    #[error("a part")]
    #[http(NotFound, headers(x_id = "{0.1}"))]
    Part((u32, Plain)),

    #[error("no such method")]
    #[http(NotFound, headers(x_id = _0.foo()))]
    Method(u32),

    #[error("no such name")]
    #[http(NotFound, detail = foo(bar))]
    NoName,
}

fn main() {}
