//! The layer for rocket: a fairing, which brings a catcher.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::io::Cursor;

use rocket::catcher::{self, Catcher};
use rocket::fairing::{self, Fairing, Info};
use rocket::http::{Header, Status};
use rocket::{Build, Data, Request, Response, Rocket, async_trait};

use super::adopt::LARGEST;
use super::request::{Kind, RequestHead};
use super::request_id;
use super::write::{Failure, HeaderFields, Preferences};
use super::{ErrorLayer, ForeignResponse};
use crate::StatusCode;
use crate::adapters::rocket::{answered_problem, identify, request_id_of, set_answered_problem};
use crate::answer::request::Scope;

#[async_trait]
impl Fairing for ErrorLayer {
    fn info(&self) -> Info {
        use fairing::Kind;
        Info {
            name: "statusquo::ErrorLayer",
            kind: Kind::Ignite | Kind::Request | Kind::Response | Kind::Singleton,
        }
    }

    /// Registers a catcher for everything that no other catcher of the application takes.
    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let is_default = |catcher: &Catcher| catcher.code.is_none() && catcher.base.path() == "/";
        Ok(if rocket.catchers().any(is_default) {
            rocket
        } else {
            rocket.register("/", [Catcher::new(None, self.clone())])
        })
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let Some(name) = &self.options.request_id else { return };
        let (id, is_new) = request_id::id(request.headers().get_one(name));
        if is_new {
            request.replace_header(Header::new(name.clone(), id.to_string()));
        }
        identify(request, id);
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let id = request_id_of(request);
        self.name_request(id.as_deref(), &mut Fields(response));
        let (mut failure, text) = if let Some(failure) = ours(request, response) {
            (failure, None)
        } else {
            let Some(foreign) = foreign(response).filter(|foreign| self.adopts(foreign)) else { return };
            let status = foreign.status;
            let text = if foreign.is_text() && !foreign.is_empty {
                if response.body().preset_size().is_none_or(|size| size > LARGEST) {
                    return;
                }
                response.body_mut().to_bytes().await.ok()
            } else {
                None
            };
            // It must not be held while something is awaited.
            let _scope = id.clone().map(Scope::enter);
            (self.adopted(status, text.as_deref()), text)
        };
        let head = RequestHead(Kind::Rocket(request));
        let preferences = Preferences::of(&head);
        let content =
            self.write(&mut failure, Some(&head), id.as_deref(), &preferences, &mut Fields(response));
        // What was read is still to be sent if the format cannot write.
        if let Some(content) = content.or(text) {
            response.set_sized_body(content.len(), Cursor::new(content));
        }
        set_answered_problem(request, failure.problem, failure.format);
    }
}

/// The error of this crate that the response is an answer to.
fn ours(request: &Request<'_>, response: &Response<'_>) -> Option<Failure> {
    let status = StatusCode::new(response.status().code);
    let content_type = response.headers().get_one("content-type").map(str::as_bytes);
    let (problem, format) = answered_problem(request)?;
    let is_ours = Failure::is_ours(status, content_type, format, &problem);
    is_ours.then_some(Failure { status, problem, format, is_incomplete: false })
}

/// The catcher: rocket asks it for every error status that no handler has written content for.
#[async_trait]
impl catcher::Handler for ErrorLayer {
    async fn handle<'r>(&self, status: Status, request: &'r Request<'_>) -> catcher::Result<'r> {
        if !ForeignResponse::new(status.code, None, true).is_some_and(|foreign| self.adopts(&foreign)) {
            return Catcher::default().handler.handle(status, request).await;
        }
        // Without content, so that the fairing adopts it.
        let mut response = Response::new();
        response.set_status(status);
        Ok(response)
    }
}

fn foreign<'a>(response: &'a Response<'_>) -> Option<ForeignResponse<'a>> {
    let content_type = response.headers().get_one("content-type");
    ForeignResponse::new(response.status().code, content_type, response.body().is_none())
}

/// The header fields of a response.
struct Fields<'a, 'r>(&'a mut Response<'r>);

impl HeaderFields for Fields<'_, '_> {
    fn names(&self) -> Vec<String> {
        self.0.headers().iter().map(|header| header.name().as_str().to_ascii_lowercase()).collect()
    }

    fn first(&self, name: &str) -> Option<&[u8]> {
        self.0.headers().get_one(name).map(str::as_bytes)
    }

    fn lines(&self, name: &str) -> Vec<Vec<u8>> {
        self.0.headers().get(name).map(|line| line.as_bytes().to_vec()).collect()
    }

    fn remove(&mut self, name: &str) {
        self.0.remove_header(name);
    }

    fn set(&mut self, name: &str, value: &[u8]) {
        // Rocket sets the length from the size of the body.
        if name == "content-length" {
            return;
        }
        if let Ok(value) = core::str::from_utf8(value) {
            self.0.set_header(Header::new(name.to_owned(), value.to_owned()));
        }
    }

    fn append(&mut self, name: &'static str, value: &'static str) {
        self.0.adjoin_header(Header::new(name, value));
    }
}
