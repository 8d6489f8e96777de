use statusquo::error_format;

error_format! {}

error_format! {
    enum Envelope: "application/json" = { "message": {detail} };
}

error_format! {
    struct Envelope = { "message": {detail} };
}

error_format! {
    struct Envelope: application/json = { "message": {detail} };
}

error_format! {
    struct Envelope: "application/json" { "message": {detail} };
}

fn main() {}
