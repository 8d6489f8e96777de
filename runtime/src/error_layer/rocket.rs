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
        if let (Some(id), Some(name)) = (&id, &self.options.request_id) {
            if response.headers().get_one(name).is_none() {
                response.set_header(Header::new(name.clone(), id.to_string()));
            }
        }
        // The text is read before anything is logged, because the scope of the log must not be awaited in.
        let text = match foreign(response) {
            Some(foreign) if foreign.is_text() && self.adopts(&foreign) => {
                let is_short = response.body().preset_size().is_some_and(|size| size <= LARGEST);
                if !is_short {
                    return;
                }
                response.body_mut().to_bytes().await.ok()
            }
            _ => None,
        };
        let _scope = id.clone().map(Scope::enter);
        let Some(mut failure) = self.failure_of(request, response, text.as_deref()) else { return };
        let head = RequestHead(Kind::Rocket(request));
        let preferences = Preferences::of(&head);
        let content = {
            let mut fields = Fields(response);
            self.write(&mut failure, Some(&head), id.as_deref(), &preferences, &mut fields)
        };
        match (content, text) {
            (Some(content), _) => response.set_sized_body(content.len(), Cursor::new(content)),
            (None, Some(text)) => response.set_sized_body(text.len(), Cursor::new(text)),
            (None, None) => {}
        }
        set_answered_problem(request, failure.problem, failure.format);
    }
}

impl ErrorLayer {
    fn failure_of(
        &self,
        request: &Request<'_>,
        response: &Response<'_>,
        text: Option<&[u8]>,
    ) -> Option<Failure> {
        let status = StatusCode::new(response.status().code);
        let content_type = response.headers().get_one("content-type");
        if let Some((problem, format)) = answered_problem(request) {
            if Failure::is_ours(status, content_type.map(str::as_bytes), format, &problem) {
                return Some(Failure { status, problem, format, is_incomplete: false });
            }
        }
        let foreign = foreign(response)?;
        self.adopts(&foreign).then(|| self.adopted(status, text))
    }
}

/// The catcher: rocket asks it for every error status that no handler has written content for.
#[async_trait]
impl catcher::Handler for ErrorLayer {
    async fn handle<'r>(&self, status: Status, _: &'r Request<'_>) -> catcher::Result<'r> {
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

    fn lines(&self, name: &str) -> Vec<Vec<u8>> {
        self.0.headers().get(name).map(|line| line.as_bytes().to_vec()).collect()
    }

    fn remove(&mut self, name: &str) {
        self.0.remove_header(name);
    }

    fn set(&mut self, name: &'static str, value: &[u8]) {
        // Rocket sets the length from the size of the body.
        if name == "content-length" {
            return;
        }
        if let Ok(value) = core::str::from_utf8(value) {
            self.0.set_header(Header::new(name, value.to_owned()));
        }
    }

    fn append(&mut self, name: &'static str, value: &'static str) {
        self.0.adjoin_header(Header::new(name, value));
    }
}
