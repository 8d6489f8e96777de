//! The layer for salvo: a hoop of the service. salvo calls hoops of the service also for unknown routes and wrong methods.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::future::Future;
use core::pin::Pin;

use ::http::header::{CONTENT_TYPE, HeaderValue};
use ::http::response;
use salvo_core::http::ResBody;
use salvo_core::{Depot, FlowCtrl, Handler, Request, Response};

use super::ErrorLayer;
use super::adopt::LARGEST;
use super::http::{Asked, Settled};

/// Written out, as `async_trait` would.
impl Handler for ErrorLayer {
    fn handle<'life0, 'life1, 'life2, 'life3, 'life4, 'async_trait>(
        &'life0 self,
        request: &'life1 mut Request,
        depot: &'life2 mut Depot,
        response: &'life3 mut Response,
        ctrl: &'life4 mut FlowCtrl,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'async_trait>>
    where
        'life0: 'async_trait,
        'life1: 'async_trait,
        'life2: 'async_trait,
        'life3: 'async_trait,
        'life4: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(self.answer(request, depot, response, ctrl))
    }
}

impl ErrorLayer {
    async fn answer(
        &self,
        request: &mut Request,
        depot: &mut Depot,
        response: &mut Response,
        ctrl: &mut FlowCtrl,
    ) {
        let id = self.identify(request.headers_mut());
        let asked = Asked::new(
            self.clone(),
            request.method(),
            request.uri(),
            request.headers(),
            request.extensions(),
            id.clone(),
        );
        match self.guard(ctrl.call_next(request, depot, response), id).await {
            Ok(_) => settle(&asked, response),
            Err(panic) => {
                let (parts, content) = asked.panicked(&panic);
                response.status_code(parts.status);
                response.headers_mut().extend(parts.headers);
                response.extensions.extend(parts.extensions);
                response.replace_body(content.into());
            }
        }
    }
}

fn settle(asked: &Asked, response: &mut Response) {
    // A successful handler leaves the status open; salvo decides it later.
    let Some(status) = response.status_code else { return };
    let (mut parts, ()) = ::http::Response::new(()).into_parts();
    parts.status = status;
    parts.headers = core::mem::take(response.headers_mut());
    parts.extensions = core::mem::take(&mut response.extensions);
    // A catcher would write this error, as a text among other forms.
    let is_deferred = response.body.is_error();
    if is_deferred {
        parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    let settled = match asked.settle(&mut parts, response.body.is_none()) {
        Settled::Unread => match text(&response.body) {
            Some(text) => asked.adopt(&mut parts, Some(&text)),
            None => Settled::Passed,
        },
        settled => settled,
    };
    if is_deferred && matches!(settled, Settled::Passed) {
        parts.headers.remove(CONTENT_TYPE);
    }
    let response::Parts { status, headers, extensions, .. } = parts;
    response.status_code(status);
    *response.headers_mut() = headers;
    response.extensions = extensions;
    match settled {
        Settled::Written(content) if !content.is_empty() => {
            response.replace_body(content.into());
        }
        Settled::Written(_) | Settled::Hidden => {
            response.replace_body(ResBody::None);
        }
        Settled::Passed | Settled::Unread => {}
    }
}

/// The text of a body that is there as a whole.
fn text(body: &ResBody) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    match body {
        ResBody::None => {}
        // What clients read of it.
        ResBody::Error(error) => text.extend_from_slice(error.brief.as_bytes()),
        ResBody::Once(bytes) => text.extend_from_slice(bytes),
        ResBody::Chunks(chunks) => chunks.iter().for_each(|chunk| text.extend_from_slice(chunk)),
        _ => return None,
    }
    (text.len() <= LARGEST).then_some(text)
}
