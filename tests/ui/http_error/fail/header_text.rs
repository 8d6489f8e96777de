use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("beyond ASCII")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"茶馆\""))]
    Text,
}

fn main() {}
