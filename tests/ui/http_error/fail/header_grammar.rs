use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Literals {
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{0}"))]
    Challenge(String),
    #[http(SeeOther, headers(location = "/books/{0} and more"))]
    Target(String),
    #[http(MethodNotAllowed, headers(allow = "GET HEAD"))]
    Methods,
    #[http(Conflict, headers(cache_control = "no_store"))]
    Directive,
    #[http(Conflict, headers(etag = "xyzzy", link = "/docs; rel=help", set_cookie = "session"))]
    Several,
    #[http(RangeNotSatisfiable, headers(content_range = "bytes=0-1/{0}"))]
    Range(u64),
    #[http(Gone, headers(sunset = "2022-12-31", deprecation = "true"))]
    Dates,
    #[http(TooManyRequests, headers("RateLimit" = "limit=100, remaining=50"))]
    Limit,
}

fn main() {}
