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

    #[error("short")]
    #[http(NotFound)]
    Short {
        #[http(extend)]
        id: u64,
        #[http(extend = "2nd")]
        second: u64,
        #[http(extend = "no-hyphen")]
        third: u64,
        #[http(extend = "书")]
        fourth: u64,
    },

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
