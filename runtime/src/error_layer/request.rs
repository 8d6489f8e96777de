//! `RequestHead`: what a request says before its content, whatever the framework. It decides nothing.

use alloc::borrow::Cow;

/// The request that failed, for [`ErrorLayer::with`](crate::ErrorLayer::with): its method, its target and its header
/// fields, whatever the framework.
///
/// ```
/// use statusquo::{ErrorLayer, RequestHead};
///
/// let layer = ErrorLayer::new().with(|request: &RequestHead<'_>, problem| problem.instance(request.path()));
/// ```
#[derive(Clone, Copy)]
pub struct RequestHead<'a>(pub(super) Kind<'a>);

#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    Http {
        method: &'a http::Method,
        uri: &'a http::Uri,
        headers: &'a http::HeaderMap,
        extensions: &'a http::Extensions,
    },
    #[cfg(feature = "actix-web")]
    Actix(&'a actix_web::HttpRequest),
    #[cfg(feature = "rocket")]
    Rocket(&'a rocket::Request<'a>),
}

impl<'a> RequestHead<'a> {
    /// The method, such as `GET` (RFC 9110 section 9). The example of the type shows how a request is read.
    #[must_use]
    pub fn method(&self) -> &'a str {
        match self.0 {
            Kind::Http { method, .. } => method.as_str(),
            #[cfg(feature = "actix-web")]
            Kind::Actix(request) => request.method().as_str(),
            #[cfg(feature = "rocket")]
            Kind::Rocket(request) => request.method().as_str(),
        }
    }

    /// The path of the target, still percent-encoded, as the client sent it (RFC 9110 section 7.1).
    #[must_use]
    pub fn path(&self) -> &'a str {
        match self.0 {
            Kind::Http { uri, .. } => uri.path(),
            #[cfg(feature = "actix-web")]
            Kind::Actix(request) => request.uri().path(),
            #[cfg(feature = "rocket")]
            Kind::Rocket(request) => request.uri().path().as_str(),
        }
    }

    /// The query of the target, without its `?`. It may hold what should not be repeated, such as a token.
    #[must_use]
    pub fn query(&self) -> Option<&'a str> {
        match self.0 {
            Kind::Http { uri, .. } => uri.query(),
            #[cfg(feature = "actix-web")]
            Kind::Actix(request) => request.uri().query(),
            #[cfg(feature = "rocket")]
            Kind::Rocket(request) => request.uri().query().map(|query| query.as_str()),
        }
    }

    /// The first line of a header field, if it is visible ASCII. Upper and lower case are the same in its name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&'a str> {
        match self.0 {
            Kind::Http { headers, .. } => headers.get(name)?.to_str().ok(),
            #[cfg(feature = "actix-web")]
            Kind::Actix(request) => request.headers().get(name)?.to_str().ok(),
            #[cfg(feature = "rocket")]
            Kind::Rocket(request) => request.headers().get_one(name),
        }
    }

    /// What another middleware has put into the request's extensions, such as axum's `MatchedPath`. Rocket has no
    /// extensions, so that nothing is found there.
    #[must_use]
    pub fn extension<T: Clone + Send + Sync + 'static>(&self) -> Option<Cow<'a, T>> {
        match self.0 {
            Kind::Http { extensions, .. } => extensions.get().map(Cow::Borrowed),
            #[cfg(feature = "actix-web")]
            Kind::Actix(request) => {
                use actix_web::HttpMessage as _;
                request.extensions().get::<T>().cloned().map(Cow::Owned)
            }
            #[cfg(feature = "rocket")]
            Kind::Rocket(_) => None,
        }
    }

    /// All lines of a header field as one list (RFC 9110 section 5.3). A line that is not ASCII is malformed and skipped.
    #[cfg(any(feature = "actix-web", feature = "rocket"))]
    pub(super) fn list(&self, name: &str) -> alloc::string::String {
        let mut list = alloc::string::String::new();
        let mut add = |line: &str| {
            if !list.is_empty() {
                list.push_str(", ");
            }
            list.push_str(line);
        };
        match self.0 {
            Kind::Http { headers, .. } => {
                headers.get_all(name).iter().filter_map(|line| line.to_str().ok()).for_each(&mut add);
            }
            #[cfg(feature = "actix-web")]
            Kind::Actix(request) => {
                request.headers().get_all(name).filter_map(|line| line.to_str().ok()).for_each(&mut add);
            }
            #[cfg(feature = "rocket")]
            Kind::Rocket(request) => {
                request.headers().get(name).filter(|line| line.is_ascii()).for_each(&mut add);
            }
        }
        list
    }
}

impl core::fmt::Debug for RequestHead<'_> {
    /// Without query and header fields, which may hold secrets.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("RequestHead").field(&self.method()).field(&self.path()).finish()
    }
}
