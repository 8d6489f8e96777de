//! Any status of any registry, by any path.

use statusquo::nginx::{self, Status};
use statusquo::{HttpError, cloudflare as cf};

type Short = statusquo::webdav_drafts::Status;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("failed")]
#[http(default = cf::Status::WEB_SERVER_IS_DOWN)]
enum Failure {
    #[http(Status::ClientClosedRequest)]
    Imported,
    #[http(nginx::Status::NO_RESPONSE)]
    Module,
    #[http(::statusquo::esri::Status::TokenRequired)]
    Whole,
    #[http(Short::MethodFailure)]
    Alias,
    #[http(statusquo::iis::Status::Redirect, headers(x_ms_location = "https://example.com/"))]
    WithField,
    #[http(statusquo::informal::Status::RequestDenied)]
    BeyondTheClasses,
    Default,
    Field(#[http(status)] nginx::Status),
}

fn main() {
    let reasons = [
        (Failure::Imported, 499, "Client Closed Request"),
        (Failure::Module, 444, "No Response"),
        (Failure::Whole, 499, "Token Required"),
        (Failure::Alias, 420, "Method Failure"),
        (Failure::WithField, 451, "Redirect"),
        (Failure::BeyondTheClasses, 999, "Request Denied"),
        (Failure::Default, 521, "Web Server Is Down"),
        (Failure::Field(nginx::Status::from(404)), 404, "Not Found"),
    ];
    for (failure, code, reason) in reasons {
        assert_eq!((failure.status().as_u16(), failure.reason()), (code, reason));
    }
}
