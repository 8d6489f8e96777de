use statusquo::HttpError;

#[derive(Debug)]
pub struct Plain;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("no such name")]
    #[http(NotFound, detail = "no book with id {idd} of {owner}")]
    Name { id: u64, owner: String },

    #[error("no such name in a header")]
    #[http(NotFound, headers(x_id = "{idd}"))]
    Header { id: u64 },

    #[error("no such position")]
    #[http(NotFound, detail = "no book with id {1}")]
    Position(u64),

    #[error("a position of a named field")]
    #[http(NotFound, detail = "no book with id {0}")]
    Named { id: u64 },

    #[error("no position")]
    #[http(NotFound, detail = "no book with id {}")]
    Nothing(u64),

    #[error("no such part")]
    #[http(NotFound, detail = "{point.zz} {0.zz}")]
    Part { point: (i32, i32) },

    #[error("no such part")]
    #[http(NotFound, detail = "{0.5}")]
    TuplePart((i32, i32)),

    #[error("no end")]
    #[http(NotFound, detail = "no book with id {0")]
    NoEnd(u64),

    #[error("no start")]
    #[http(NotFound, detail = "no book with id 0}")]
    NoStart(u64),

    #[error("no such format")]
    #[http(NotFound, detail = "{0:y}")]
    Spec(u64),

    #[error("not an expression")]
    #[http(NotFound, detail = "{a.(}")]
    Path { a: u32 },

    #[error("no such width")]
    #[http(NotFound, detail = "{0:>1$}")]
    Width(u64),
}

fn main() {}
