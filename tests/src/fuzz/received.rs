use statusquo::StatusCode;
use statusquo::client::{ErrorResponse, Recognize};

use crate::zoo::{
    Animal, Generic, Index, Limit, OfGoogle, OfJsonApi, OfOAuth, OfOpenAi, Order, Outer, Plain, Stale,
    Wrapped, response,
};

/// A response, as text: the status, the header fields, an empty line and the content. Whatever it is, each type takes it or
/// leaves it; what it takes is the same error once sent and read again, in its case at least: a header field cannot carry
/// every character.
pub fn received(data: &[u8]) {
    let (head, body) = match data.windows(2).position(|pair| pair == b"\n\n") {
        Some(end) => (&data[..end], &data[end + 2..]),
        None => (data, &b""[..]),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let status =
        lines.next().and_then(|line| std::str::from_utf8(line).ok()).and_then(|line| line.parse().ok());
    let fields: Vec<(String, Vec<u8>)> = lines
        .filter_map(|line| {
            let colon = line.iter().position(|byte| *byte == b':')?;
            Some((String::from_utf8_lossy(&line[..colon]).into_owned(), line[colon + 1..].to_vec()))
        })
        .collect();
    let response = ErrorResponse::new(StatusCode::from(status.unwrap_or(0_u16)), &fields, body);

    same::<Order>(&response);
    same::<Index>(&response);
    same::<OfOpenAi>(&response);
    same::<OfGoogle>(&response);
    same::<OfOAuth>(&response);
    same::<OfJsonApi>(&response);
    same::<Plain>(&response);
    same::<Stale>(&response);
    same::<Outer>(&response);
    same::<Wrapped>(&response);
    same::<Generic<Limit, Stale>>(&response);

    let received = response.to_received();
    assert_eq!(received.body(), body);
    assert_eq!(received.fields().count(), fields.len());
    let shown = received.to_string();
    assert!(!shown.chars().any(char::is_control), "{shown:?}");
}

fn same<A: Animal>(from: &ErrorResponse<'_>) {
    let Some(error) = A::recognize(from) else { return };
    assert!(!error.is_unread(), "{error:?}");
    let (status, fields, body) = response(&error);
    let again = <A as Recognize>::recognize(&ErrorResponse::new(status, &fields, &body));
    // A date of no calendar is not sent.
    if let Some(again) = again {
        assert_eq!((again.case(), again.status()), (error.case(), error.status()), "{error:?}");
    }
}
