//! The crates that are measured, as text.

/// How `Display` and `Error` come about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Message {
    Hand,
    Thiserror,
}

/// How an error becomes a response.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Nothing,
    Statusquo,
    /// Plain text, which is all that it does without further features.
    AxumThiserror,
    /// JSON, for which serde's derive is needed, too.
    AxumThiserrorJson,
    ApiError,
    /// `IntoResponse` by hand, with the same content as statusquo.
    Hand,
    /// The same, with the error in the response's extensions.
    HandKept,
}

/// A crate that declares error types and answers with them.
#[derive(Clone, Copy)]
pub(crate) struct Crate {
    pub(crate) message: Message,
    pub(crate) answer: Answer,
    /// Whether axum is there. Without it only `Answer::Statusquo` is possible.
    pub(crate) axum: bool,
    pub(crate) types: usize,
    pub(crate) variants: usize,
}

/// Statuses that demand no header field: as statusquo, `http` and IANA have them.
const STATUSES: [(&str, &str, u16); 10] = [
    ("NotFound", "NOT_FOUND", 404),
    ("Conflict", "CONFLICT", 409),
    ("Forbidden", "FORBIDDEN", 403),
    ("BadRequest", "BAD_REQUEST", 400),
    ("InternalServerError", "INTERNAL_SERVER_ERROR", 500),
    ("Gone", "GONE", 410),
    ("TooManyRequests", "TOO_MANY_REQUESTS", 429),
    ("ServiceUnavailable", "SERVICE_UNAVAILABLE", 503),
    ("PreconditionFailed", "PRECONDITION_FAILED", 412),
    ("BadGateway", "BAD_GATEWAY", 502),
];

impl Crate {
    pub(crate) fn manifest(self, name: &str, statusquo: &str) -> String {
        let mut manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n"
        );
        let mut add = |line: &str| manifest += &format!("{line}\n");
        if self.axum {
            add("axum = \"0.8\"");
        }
        if self.message == Message::Thiserror {
            add("thiserror = \"2\"");
        }
        match self.answer {
            Answer::Nothing => {}
            Answer::Statusquo => {
                let features =
                    if self.axum { ", features = [\"axum\"]" } else { ", default-features = false" };
                add(&format!("statusquo = {{ path = {statusquo:?}{features} }}"));
            }
            Answer::AxumThiserror => {
                add("axum_thiserror = { version = \"=0.3.0\", default-features = false }");
            }
            Answer::AxumThiserrorJson => {
                add(
                    "axum_thiserror = { version = \"=0.3.0\", default-features = false, features = [\"json\"] }",
                );
                add("serde = { version = \"1\", features = [\"derive\"] }");
            }
            Answer::ApiError => add("api-error = { version = \"=0.1.9\", features = [\"axum\"] }"),
            Answer::Hand | Answer::HandKept => {
                add("serde = { version = \"1\", features = [\"derive\"] }");
                add("serde_json = \"1\"");
            }
        }
        manifest
    }

    /// The error types.
    pub(crate) fn library(self) -> String {
        let mut source = String::from("#![allow(dead_code)]\n");
        if self.axum {
            source += "extern crate axum as _;\n";
        }
        if self.answer == Answer::ApiError {
            source += "use api_error::ApiError;\n"; // What it generates looks for the name.
        }
        for i in 0..self.types {
            self.error(i, &mut source);
        }
        source
    }

    /// The error types, and a program that answers with each of their variants.
    pub(crate) fn program(self) -> String {
        let mut source = self.library();
        let mut arms = String::new();
        for i in 0..self.types {
            let values: String = (0..self.variants)
                .map(|j| match shape(j) {
                    Shape::Unit => format!("{j} => Self::V{j}, "),
                    Shape::Tuple => format!("{j} => Self::V{j}(n as u64), "),
                    Shape::Named => format!("{j} => Self::V{j} {{ name: name.to_owned() }}, "),
                })
                .collect();
            source += &format!(
                "impl E{i} {{\n    #[inline(never)]\n    fn new(n: usize, name: &str) -> Self {{ match n {{ {values}_ => Self::V0 }} }}\n}}\n"
            );
            arms += &format!("        {i} => E{i}::new(n, name).into_response(),\n");
        }
        source += match self.answer {
            Answer::Hand => BY_HAND,
            Answer::HandKept => BY_HAND_KEPT,
            _ => "",
        };
        // The arguments keep the compiler from knowing which error it is.
        source += &format!(
            "fn answer(i: usize, n: usize, name: &str) -> axum::response::Response {{\n    \
                 use axum::response::IntoResponse;\n    \
                 match i {{\n{arms}        _ => ().into_response(),\n    }}\n}}\n\
             fn main() {{\n    \
                 let words: Vec<String> = std::env::args().collect();\n    \
                 let number = |at: usize| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(0);\n    \
                 let response = answer(number(1), number(2), &words[0]);\n    \
                 println!(\"{{}} {{:?}}\", response.status(), response.headers());\n    \
                 let body = std::pin::pin!(axum::body::to_bytes(response.into_body(), usize::MAX));\n    \
                 // It is in memory already, so nothing has to be waited for.\n    \
                 let mut context = std::task::Context::from_waker(std::task::Waker::noop());\n    \
                 if let std::task::Poll::Ready(body) = body.poll(&mut context) {{\n        \
                     println!(\"{{body:?}}\");\n    \
                 }}\n}}\n"
        );
        source
    }

    fn error(self, i: usize, source: &mut String) {
        let mut derives = vec!["Debug"];
        match self.message {
            Message::Hand => {}
            Message::Thiserror => derives.push("thiserror::Error"),
        }
        match self.answer {
            Answer::Statusquo => derives.push("statusquo::HttpError"),
            Answer::AxumThiserror => derives.push("axum_thiserror::ErrorStatus"),
            Answer::AxumThiserrorJson => derives.extend(["serde::Serialize", "axum_thiserror::ErrorStatus"]),
            Answer::ApiError => derives.push("ApiError"),
            Answer::Nothing | Answer::Hand | Answer::HandKept => {}
        }
        let (mut variants, mut texts, mut statuses) = (String::new(), String::new(), String::new());
        for j in 0..self.variants {
            let (name, constant, _) = STATUSES[(i + j) % STATUSES.len()];
            let (fields, pattern, text) = match shape(j) {
                Shape::Unit => ("", "", format!("\"case {i}.{j}\"")),
                Shape::Tuple => ("(u64)", "(a)", format!("\"case {i}.{j}: {{a}}\"")),
                Shape::Named => (" { name: String }", " { name }", format!("\"case {i}.{j}: {{name}}\"")),
            };
            if self.message == Message::Thiserror {
                variants += &format!("    #[error({})]\n", text.replace("{a}", "{0}"));
            }
            variants += &match self.answer {
                Answer::Statusquo => format!("    #[http({name})]\n"),
                Answer::AxumThiserror | Answer::AxumThiserrorJson => {
                    format!("    #[status(axum::http::StatusCode::{constant})]\n")
                }
                Answer::ApiError => {
                    format!(
                        "    #[api_error(status_code = axum::http::StatusCode::{constant}, message(inherit))]\n"
                    )
                }
                Answer::Nothing | Answer::Hand | Answer::HandKept => String::new(),
            };
            variants += &format!("    V{j}{fields},\n");
            texts += &format!("            Self::V{j}{pattern} => write!(f, {text}),\n");
            statuses += &format!("            Self::V{j} {{ .. }} => axum::http::StatusCode::{constant},\n");
        }
        *source += &format!("#[derive({})]\npub enum E{i} {{\n{variants}}}\n", derives.join(", "));
        if self.message == Message::Hand {
            *source += &format!(
                "impl std::fmt::Display for E{i} {{\n    \
                     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        \
                         match self {{\n{texts}        }}\n    }}\n}}\n\
                 impl std::error::Error for E{i} {{}}\n"
            );
        }
        if matches!(self.answer, Answer::Hand | Answer::HandKept) {
            *source += &format!(
                "impl axum::response::IntoResponse for E{i} {{\n    \
                     fn into_response(self) -> axum::response::Response {{\n        \
                         let status = match &self {{\n{statuses}        }};\n        \
                         respond(status, {})\n    }}\n}}\n",
                if self.answer == Answer::Hand { "&self" } else { "std::sync::Arc::new(self)" }
            );
        }
    }
}

#[derive(Clone, Copy)]
enum Shape {
    Unit,
    Tuple,
    Named,
}

/// Half of the variants have no fields.
fn shape(j: usize) -> Shape {
    match j % 4 {
        1 => Shape::Tuple,
        3 => Shape::Named,
        _ => Shape::Unit,
    }
}

/// What all types that are written by hand share: the content that statusquo sends.
const BY_HAND: &str = r#"
#[derive(serde::Serialize)]
struct Problem<'a> {
    title: Option<&'a str>,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}
fn respond(status: axum::http::StatusCode, error: &dyn std::error::Error) -> axum::response::Response {
    use axum::response::IntoResponse;
    let detail = (!status.is_server_error()).then(|| error.to_string());
    let problem = Problem { title: status.canonical_reason(), status: status.as_u16(), detail };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    (status, [("content-type", "application/problem+json")], body).into_response()
}
"#;

const BY_HAND_KEPT: &str = r#"
#[derive(serde::Serialize)]
struct Problem<'a> {
    title: Option<&'a str>,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}
fn respond(
    status: axum::http::StatusCode,
    error: std::sync::Arc<dyn std::error::Error + Send + Sync>,
) -> axum::response::Response {
    use axum::response::IntoResponse;
    let detail = (!status.is_server_error()).then(|| error.to_string());
    let problem = Problem { title: status.canonical_reason(), status: status.as_u16(), detail };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = (status, [("content-type", "application/problem+json")], body).into_response();
    response.extensions_mut().insert(error);
    response
}
"#;

/// A registry of so many codes, for `status_codes!`.
pub(crate) fn registry(entries: usize) -> String {
    (0..entries).map(|i| format!("[[status]]\ncode = {}\nphrase = \"Code Number {i}\"\n", 400 + i)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Answer, Crate, Message};

    const ANSWERS: [Answer; 7] = [
        Answer::Nothing,
        Answer::Statusquo,
        Answer::AxumThiserror,
        Answer::AxumThiserrorJson,
        Answer::ApiError,
        Answer::Hand,
        Answer::HandKept,
    ];

    #[test]
    fn every_generated_crate_is_rust() {
        for answer in ANSWERS {
            for message in [Message::Hand, Message::Thiserror] {
                let source = Crate { message, answer, axum: true, types: 2, variants: 11 };
                syn::parse_file(&source.program())
                    .unwrap_or_else(|error| panic!("{error}: {}", source.program()));
                let enums = syn::parse_file(&source.library()).unwrap().items;
                let enums: Vec<_> = enums
                    .iter()
                    .filter_map(|item| match item {
                        syn::Item::Enum(item) if item.variants.len() == 11 => Some(item.ident.to_string()),
                        _ => None,
                    })
                    .collect();
                assert_eq!(enums, ["E0", "E1"]);
            }
        }
    }

    #[test]
    fn a_registry_has_as_many_codes_as_were_asked_for() {
        for entries in [1, 50, 500] {
            let registry = statusquo_data::Registry::parse(&super::registry(entries)).unwrap();
            assert_eq!(registry.statuses.len(), entries);
        }
    }
}
