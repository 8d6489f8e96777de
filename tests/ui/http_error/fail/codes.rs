use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake-case", problem_base = "https://example.com/{kebabcase}/")]
enum UnknownStyles {
    #[error("a")]
    #[http(NotFound)]
    A,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake_case")]
enum SameCodes {
    #[error("by name")]
    #[http(NotFound)]
    SoldOut,

    #[error("as the name of another")]
    #[http(Conflict, code = "sold_out")]
    Sold,

    #[error("once")]
    #[http(Gone, code = "gone", code = "away")]
    Twice,

    #[error("no word")]
    #[http(Gone, code = "sold out")]
    Words,

    #[error("empty")]
    #[http(Gone, code = "")]
    Nothing,

    #[error("two answers of one variant")]
    #[http(NotFound, when = true, code = "either")]
    #[http(Gone, code = "either")]
    Either,

    #[error("not a text")]
    #[http(Gone, code = 7 + 7)]
    Number,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake_case", no_response, log = "loud")]
enum Options {
    #[error("no value")]
    #[http(NotFound, extend(kind))]
    NoValue,

    #[error("an expression")]
    #[http(NotFound, extend(kind = 1 + 1))]
    Expression,

    #[error("a member of the RFC")]
    #[http(NotFound, extend(title = "x", kind = "a", kind = "b"))]
    Taken,

    #[error("a field and a constant")]
    #[http(NotFound, extend(shelf = "x"))]
    Both {
        #[http(extend)]
        shelf: u8,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake_case")]
enum Twice {
    #[error("the upstream says {code}")]
    #[http(NotFound)]
    Upstream {
        #[http(extend)]
        code: u32,
    },
}

fn main() {}
