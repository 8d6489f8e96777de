//! The events of the feature `tracing`.
//!
//! What an error says reaches a subscriber only through `Snapshot` or `OneLine`, which escape it.

use core::error::Error;

use super::event::{Event, Fault};
use super::request;
use super::snapshot::OneLine;
use crate::{Answer, Level, StatusCode};

/// An event whose level is known only at run time: `tracing` needs static metadata for each level.
macro_rules! event {
    ($level:expr, $($rest:tt)*) => {
        match $level {
            Level::Error => tracing::event!(target: "statusquo", tracing::Level::ERROR, $($rest)*),
            Level::Warn => tracing::event!(target: "statusquo", tracing::Level::WARN, $($rest)*),
            Level::Info => tracing::event!(target: "statusquo", tracing::Level::INFO, $($rest)*),
            Level::Debug => tracing::event!(target: "statusquo", tracing::Level::DEBUG, $($rest)*),
            Level::Trace => tracing::event!(target: "statusquo", tracing::Level::TRACE, $($rest)*),
            Level::Off => {}
        }
    };
}

/// The answer is sent.
pub(crate) fn sent(answer: &Answer<'_>) {
    let event = &answer.event;
    for fault in &event.faults {
        refused(event, fault);
    }
    let Some(error) = event.error.as_ref().filter(|_| !event.is_logged) else { return };
    let code = answer.problem().and_then(|problem| problem.code.as_deref()).or(event.code);
    event!(
        event.level,
        status = answer.status.as_u16(),
        case = event.case,
        // A code comes from the program, but a handwritten implementation may have made it from anything.
        "error.type" = %OneLine(code.unwrap_or(event.case)),
        // Visible ASCII.
        request_id = request::id().as_deref(),
        error = error as &(dyn Error + 'static),
        "answered with an error"
    );
}

/// A part of the error could not be sent.
fn refused(event: &Event, fault: &Fault) {
    let (status, case) = (event.named.as_u16(), event.case);
    match fault {
        Fault::Status => event!(
            Level::Error,
            status,
            case,
            "an error whose status reports none, or is invalid, is answered with 500"
        ),
        Fault::Phrase => event!(Level::Warn, status, case, "a reason phrase cannot be sent"),
        Fault::Problem(other) => {
            let problem = other.map(StatusCode::as_u16);
            event!(Level::Warn, status, problem, case, "a problem of another status is not sent");
        }
        Fault::Field { name, is_required: true } => event!(
            Level::Error,
            header = ?name,
            status,
            case,
            "a required header field cannot be sent, so the error is answered with 500"
        ),
        Fault::Field { name, is_required: false } => {
            event!(Level::Warn, header = ?name, status, case, "a header field cannot be sent");
        }
        Fault::Format(why) => event!(
            Level::Error,
            status,
            case,
            why = %OneLine(why),
            "a format cannot write, so the error is answered with 500"
        ),
    }
}
