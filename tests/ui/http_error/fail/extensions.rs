use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("of the RFC")]
    #[http(NotFound)]
    Reserved {
        #[http(extend)]
        title: String,
        #[http(extend = "detail")]
        other: String,
        #[http(extend = "type")]
        kind: String,
    },

    #[error("no name")]
    #[http(NotFound, instance = "/books/{empty} or so", cache = "no-cash", extend("" = 5))]
    Empty {
        #[http(extend = "")]
        empty: u64,
        #[http(null)]
        null: Option<u64>,
        #[http(extend, flatten)]
        both: u64,
    },

    #[error("flat")]
    #[http(NotFound, cache = "no_store", headers(cache_control = "private"))]
    Flat(#[http(flatten)] std::time::Instant),

    #[error("twice")]
    #[http(NotFound)]
    Twice {
        #[http(extend)]
        book: u64,
        #[http(extend = "book")]
        other: u64,
    },

    #[error("no name")]
    #[http(NotFound)]
    NoName(#[http(extend)] u64),
}

fn main() {}
