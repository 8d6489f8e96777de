//! `ErrorBody`: the body of responses behind the layer. It knows nothing about errors.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::mem;
use core::pin::Pin;
use core::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

pin_project! {
    /// The body of the responses of [`ErrorService`](crate::ErrorService): content written by the layer, or the service's own
    /// body.
    ///
    /// The service's body is passed on unchanged, frame by frame; nothing is boxed. It may be any [`http_body::Body`]
    /// whose data implements `From<Bytes>` ([`Bytes`]): the bodies of axum, hyper, tonic and reqwest,
    /// `http_body_util::Full<Bytes>`, `BoxBody<Bytes, E>`, `String`, and the bodies that layers such as tower-http's
    /// wrap around them. Convert any other body with `MapResponseBodyLayer` of tower-http.
    ///
    /// The default is an empty body, for layers that answer instead of the service.
    ///
    /// ```
    /// use http_body::Body;
    /// use statusquo::ErrorBody;
    ///
    /// let body = ErrorBody::<String>::default();
    /// assert!(body.is_end_stream());
    /// ```
    pub struct ErrorBody<B: Body> {
        #[pin]
        content: Content<B>,
    }
}

pin_project! {
    #[project = ContentProjection]
    enum Content<B: Body> {
        Passed { #[pin] body: B },
        Written { bytes: Bytes },
        // No content, and nothing is said of its length: servers would send `content-length: 0`.
        Hidden,
        // What was read of a body, and the rest.
        Replayed { read: Bytes, rest: Pin<Box<B>> },
    }
}

impl<B: Body> ErrorBody<B> {
    pub(super) fn passed(body: B) -> Self {
        Self { content: Content::Passed { body } }
    }

    pub(super) fn written(bytes: impl Into<Bytes>) -> Self {
        Self { content: Content::Written { bytes: bytes.into() } }
    }

    pub(super) fn hidden() -> Self {
        Self { content: Content::Hidden }
    }

    pub(super) fn replayed(read: Vec<u8>, rest: Pin<Box<B>>) -> Self {
        Self { content: Content::Replayed { read: read.into(), rest } }
    }
}

impl<B: Body> Default for ErrorBody<B> {
    fn default() -> Self {
        Self::written(Bytes::new())
    }
}

impl<B> Body for ErrorBody<B>
where
    B: Body,
    B::Data: From<Bytes>,
{
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        match self.project().content.project() {
            ContentProjection::Passed { body } => body.poll_frame(cx),
            ContentProjection::Hidden => Poll::Ready(None),
            ContentProjection::Written { bytes } if bytes.is_empty() => Poll::Ready(None),
            ContentProjection::Written { bytes } => {
                Poll::Ready(Some(Ok(Frame::data(mem::take(bytes).into()))))
            }
            ContentProjection::Replayed { read, .. } if !read.is_empty() => {
                Poll::Ready(Some(Ok(Frame::data(mem::take(read).into()))))
            }
            ContentProjection::Replayed { rest, .. } => rest.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Passed { body } => body.is_end_stream(),
            Content::Hidden => false,
            Content::Written { bytes } => bytes.is_empty(),
            Content::Replayed { read, rest } => read.is_empty() && rest.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Passed { body } => body.size_hint(),
            Content::Hidden => SizeHint::default(),
            Content::Written { bytes } => SizeHint::with_exact(bytes.len() as u64),
            Content::Replayed { read, rest } => {
                let (read, rest) = (read.len() as u64, rest.size_hint());
                let mut hint = SizeHint::new();
                // The upper bound first: the lower one must not exceed it.
                if let Some(upper) = rest.upper() {
                    hint.set_upper(upper.saturating_add(read));
                }
                hint.set_lower(rest.lower().saturating_add(read));
                hint
            }
        }
    }
}

impl<B: Body> fmt::Debug for ErrorBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let content = match self.content {
            Content::Passed { .. } => "passed",
            Content::Hidden => "hidden",
            Content::Written { .. } => "written",
            Content::Replayed { .. } => "replayed",
        };
        f.debug_tuple("ErrorBody").field(&content).finish()
    }
}
