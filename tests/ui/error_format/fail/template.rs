use statusquo::error_format;

error_format! {
    struct Unknown: "application/json" = { "message": {detial} };
    struct Extension: "application/json" = { "uid": {uid} };
    struct Absent: "application/json" = { "message": "failed: {detail}" };
    struct Element: "application/json" = { "errors": [{detail}] };
    struct AbsentMember: "text/plain" = "{extensions.uid}";
    struct Twice: "application/json" = { "message": {detail}, "message": {title} };
    struct NoName: "application/json" = { {detail} };
    struct SpreadTwice: "application/json" = { {extensions..}, {extensions..} };
    struct SpreadOther: "application/json" = { {detail..} };
    struct Needless: "application/json" = { "status": {status or title} };
    struct NoComma: "application/json" = { "a": 1 "b": 2 };
    struct NoValue: "application/json" = { "a": };
    struct NotJson: "application/json" = { "a": yes };
    struct Scalar: "application/json" = {detail};
    struct Suffix: "application/json" = { "a": 1u8 };
    struct OpenBrace: "text/plain" = "{detail or title";
    struct CloseBrace: "text/plain" = "detail}";
    struct Nothing: "text/plain" = "{}";
    struct Xml: "application/xml" = { "a": 1 };
    struct NoMediaType: "json" = { "a": 1 };
    struct TextAsObject: "text/plain" = { "a": 1 };
    struct Missing: "application/json" = ;
}

fn main() {
    // Every format is there, whatever is wrong with its template.
    let _ = (Unknown, Extension, Absent, Missing);
}
