//! `NegotiateBody`: the body of responses behind the layer. It knows nothing about errors.

use core::pin::Pin;
use core::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

pin_project! {
    /// The body of the responses of [`Negotiate`](crate::Negotiate): content written by the layer, or the service's own
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
    /// use statusquo::NegotiateBody;
    ///
    /// let body = NegotiateBody::<String>::default();
    /// assert!(body.is_end_stream());
    /// ```
    #[derive(Debug)]
    pub struct NegotiateBody<B> {
        #[pin]
        content: Content<B>,
    }
}

pin_project! {
    #[project = ContentProjection]
    #[derive(Debug)]
    enum Content<B> {
        Passed { #[pin] body: B },
        Written { bytes: Bytes },
    }
}

impl<B> NegotiateBody<B> {
    pub(crate) fn passed(body: B) -> Self {
        Self { content: Content::Passed { body } }
    }

    pub(crate) fn written(bytes: impl Into<Bytes>) -> Self {
        Self { content: Content::Written { bytes: bytes.into() } }
    }
}

impl<B> Default for NegotiateBody<B> {
    fn default() -> Self {
        Self::written(Bytes::new())
    }
}

impl<B> Body for NegotiateBody<B>
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
            ContentProjection::Written { bytes } if bytes.is_empty() => Poll::Ready(None),
            ContentProjection::Written { bytes } => {
                Poll::Ready(Some(Ok(Frame::data(core::mem::take(bytes).into()))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Passed { body } => body.is_end_stream(),
            Content::Written { bytes } => bytes.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Passed { body } => body.size_hint(),
            Content::Written { bytes } => SizeHint::with_exact(bytes.len() as u64),
        }
    }
}
