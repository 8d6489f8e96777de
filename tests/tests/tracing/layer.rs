//! The log of what `ErrorLayer` adopts, and the ids of requests in it.

use axum::response::IntoResponse;
use tower::{Layer, ServiceExt, service_fn};
use tracing::Level;

use super::{ApiError, Logged, capture, logged};

/// What a service with this answer leaves in the log, through a layer that numbers requests.
fn logged_through_the_layer(answer: fn() -> axum::response::Response) -> Vec<Logged> {
    let service =
        service_fn(move |_: http::Request<()>| async move { Ok::<_, std::convert::Infallible>(answer()) });
    let service = statusquo::ErrorLayer::new().request_id("x-request-id").layer(service);
    let request = http::Request::get("/").header("x-request-id", "r-1").body(()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    capture(|| drop(runtime.block_on(service.oneshot(request)).unwrap()))
}

#[test]
fn the_layer_logs_what_it_adopts_and_names_the_request() {
    let event = |answer| {
        let mut events = logged_through_the_layer(answer);
        assert_eq!(events.len(), 1, "{events:#?}");
        assert_eq!(events[0].fields.get("request_id").map(String::as_str), Some("r-1"));
        events.remove(0)
    };
    // What clients do not read is here.
    let adopted = event(|| (http::StatusCode::BAD_GATEWAY, "no\nconnection").into_response());
    assert_eq!((adopted.level, &*adopted.fields["case"]), (Level::ERROR, "Response"));
    assert_eq!((&*adopted.fields["status"], &*adopted.fields["error"]), ("u64 502", "no\\nconnection"));
    let client = event(|| http::StatusCode::NOT_FOUND.into_response());
    assert_eq!((client.level, &*client.fields["error"]), (Level::DEBUG, "Not Found"));
    let panic = event(|| panic!("on purpose"));
    assert_eq!((panic.level, &*panic.fields["case"]), (Level::ERROR, "Panic"));
    assert_eq!(panic.fields["error"], "a handler panicked: on purpose");
    // An error of this crate is logged where it is answered, and not once more.
    let ours = event(|| ApiError::NoSuchBook(7).into_response());
    assert_eq!(ours.fields["case"], "NoSuchBook");

    assert!(logged_through_the_layer(|| "fine".into_response()).is_empty());
    // Afterwards nobody is handling a request.
    assert_eq!(logged(ApiError::NoSuchBook(7)).fields.get("request_id"), None);
}

#[rocket::get("/missing")]
fn missing() -> Result<(), ApiError> {
    Err(ApiError::NoSuchBook(7))
}

/// Rocket has no middleware around a handler, so that its adapter asks the request for its id.
#[test]
fn rocket_names_the_request_as_well() {
    use rocket::http::Header;
    use rocket::local::blocking::Client;

    let config = rocket::Config { log_level: rocket::config::LogLevel::Off, ..Default::default() };
    let rocket = rocket::custom(config).mount("/", rocket::routes![missing]);
    let rocket = rocket.attach(statusquo::ErrorLayer::new().request_id("x-request-id"));
    let client = Client::untracked(rocket).unwrap();
    for (path, case) in [("/missing", "NoSuchBook"), ("/nowhere", "Response")] {
        let events = capture(|| drop(client.get(path).header(Header::new("x-request-id", "r-1")).dispatch()));
        let ours: Vec<&Logged> = events.iter().filter(|event| event.target == "statusquo").collect();
        assert_eq!(ours.len(), 1, "{events:#?}");
        assert_eq!((&*ours[0].fields["case"], &*ours[0].fields["request_id"]), (case, "r-1"), "{path}");
    }
}
