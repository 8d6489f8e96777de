//! `transparent`, and pointers to errors.

use std::sync::Arc;

use statusquo::HttpError;

use super::{AnyError, NoSuchBook, answer, assert_answers_like_no_such_book, json_of};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("outer")]
enum Outer<'a> {
    #[http(transparent)]
    Owned(NoSuchBook),
    #[http(transparent)]
    Boxed(Box<NoSuchBook>),
    #[http(transparent)]
    Shared { inner: Arc<NoSuchBook> },
    #[http(transparent)]
    Borrowed(&'a NoSuchBook),
    #[http(transparent)]
    BorrowedObject(&'a (dyn HttpError + Send + Sync)),
    #[http(transparent)]
    Any(AnyError),
    #[http(transparent)]
    Object(Box<dyn HttpError + 'a>),
    #[http(transparent)]
    SharedObject(Arc<dyn HttpError + Send + Sync>),
    #[http(transparent)]
    Again(Box<Outer<'a>>),
    #[http(transparent)]
    Layers(Arc<Box<Arc<NoSuchBook>>>),
    #[http(Conflict, when = _0.id == 8)]
    #[http(transparent)]
    Guarded(NoSuchBook),
}

fn book() -> NoSuchBook {
    NoSuchBook { id: 7 }
}

#[test]
fn transparent_passes_on_everything_through_any_depth() {
    assert_answers_like_no_such_book(&book());
    let object: &(dyn HttpError + Send + Sync) = &book();
    let boxed: AnyError = Box::new(book());
    let depth =
        Outer::Again(Box::new(Outer::Again(Box::new(Outer::Any(Box::new(Arc::new(Box::new(book()))))))));
    for error in [
        Outer::Owned(book()),
        Outer::Boxed(Box::new(book())),
        Outer::Shared { inner: Arc::new(book()) },
        Outer::Borrowed(&book()),
        Outer::BorrowedObject(object),
        Outer::BorrowedObject(&*boxed),
        Outer::Any(Box::new(book())),
        Outer::Object(Box::new(&book())),
        Outer::SharedObject(Arc::new(book())),
        Outer::Layers(Arc::new(Box::new(Arc::new(book())))),
        Outer::Guarded(book()),
        depth,
    ] {
        assert_answers_like_no_such_book(&error);
        let answer = answer(error);
        assert_eq!((answer.status, answer.phrase.as_deref()), (444, Some("No Response")));
        assert_eq!(answer.headers["x-id"], "7");
        assert_eq!(answer.json(), json_of(&book()));
    }
    assert_eq!(Outer::Guarded(NoSuchBook { id: 8 }).status(), 409);
}

#[test]
fn pointers_to_errors_are_errors() {
    fn check(error: impl HttpError) {
        assert_answers_like_no_such_book(&error);
    }

    let object: &(dyn HttpError + Send + Sync) = &book();
    let local: &dyn HttpError = &book();
    check(&book());
    check(Box::new(book()));
    check(Arc::new(book()));
    check(&&Box::new(Arc::new(&book())));
    check(object);
    check(local);
    check(Arc::<NoSuchBook>::new(book()) as Arc<dyn HttpError + Send + Sync>);
    check(Arc::<NoSuchBook>::new(book()) as Arc<dyn HttpError>);
    assert_answers_like_no_such_book(&*(Box::new(book()) as AnyError));
}

#[test]
fn the_cases_of_a_pointer_are_those_of_the_error() {
    assert_eq!(<&NoSuchBook>::cases().len(), 1);
    assert_eq!(Box::<Arc<NoSuchBook>>::cases()[0].name, "NoSuchBook");
    assert!(Arc::<dyn HttpError>::cases().is_empty());
}
