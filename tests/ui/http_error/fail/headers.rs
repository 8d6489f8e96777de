use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("twice")]
    #[http(Unauthorized, headers(www_authenticate = "Basic", retry_after = "1", "Retry-After" = "2"))]
    Twice,

    #[error("twice the option")]
    #[http(NotFound, headers(retry_after = 5), headers(vary = "accept"))]
    TwoLists,

    #[error("given and not given")]
    #[http(Unauthorized, headers(www_authenticate = "Basic"), without(www_authenticate))]
    Both,

    #[error("no token")]
    #[http(NotFound, headers("x y" = "1", "" = "2", "x:y" = "3", größe = "4"))]
    NoToken,

    #[error("control characters")]
    #[http(NotFound, headers(x_one = "a\r\nb", x_two = "a\0b", x_three = "a\tb", x_four = "a\u{7f}b"))]
    Control,

    #[error("of the server")]
    #[http(NotFound, headers(content_length = 5, transfer_encoding = "chunked", te = "trailers"))]
    Framing,

    #[error("of the content")]
    #[http(NotFound, headers(content_type = "text/html"))]
    ContentType,

    #[error("no value")]
    #[http(NotFound, headers(retry_after, vary = ))]
    NoValue,

    #[error("no list")]
    #[http(NotFound, headers = "vary: accept", headers(), without())]
    NoList,

    #[error("no list")]
    #[http(NotFound, headers, without, headers(,))]
    Word,

    #[error("no names")]
    #[http(NotFound, without(vary = "accept"), without(404))]
    NoNames,

    #[error("delays")]
    #[http(TooManyRequests, headers(retry_after = "soon"))]
    Soon,

    #[error("fractions")]
    #[http(TooManyRequests, headers(retry_after = 0.2))]
    Fraction,
}

fn main() {}
