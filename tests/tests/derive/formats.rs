//! Format strings and expressions, as `detail` takes them.

use statusquo::HttpError;

use super::detail;

#[derive(Debug, Clone)]
struct Point {
    x: i32,
    at: (i32, &'static str),
}

const LIMIT: u8 = 9;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Formats {
    #[http(
        NotFound,
        detail = "{name} {name:?} {name:>5}|{name:<5}|{name:^5}|{width:03}|{name:>width$}|{{name}}"
    )]
    Names { name: String, width: usize },
    #[http(NotFound, detail = "{1} {0} {1} {0:?} {0:>5} {2:#x} {0:>3$} {_1}")]
    Positions(&'static str, u8, u8, usize),
    #[http(NotFound, detail = "{1}")]
    OnlyTheSecond(u8, u8),
    #[http(NotFound, detail = "{0.x} {0.at.0} {0.at.1:?} {1.0:>3} {1.1.1}")]
    Paths(Point, (u8, (u8, u8))),
    #[http(NotFound, detail = "{point.x} {point.at.1} {point.x } {n }")]
    NamedPaths { point: Point, n: u8 },
    #[http(NotFound, detail = "{{{0}}} {{0}} }}{{ {0:>4}")]
    Braces(u8),
    #[http(NotFound, detail = "at most {LIMIT}")]
    Constant,
    #[http(NotFound, detail = r#""{0}" \n"#)]
    Raw(u8),
    #[http(NotFound, detail = "line\n\t\u{e9} {0} 二")]
    Escapes(u8),
    #[http(NotFound, detail = _0.at.0 + point(_1).x)]
    Expression(Point, u8),
    #[http(NotFound, detail = if *_0 { "yes" } else { "no" })]
    Branch(bool),
    #[http(NotFound, detail = LIMIT)]
    OnlyAConstant,
    #[http(NotFound, detail = concat!("a", "b"))]
    Macro,
    #[http(NotFound, detail = _0.iter().map(|n| n * 2).fold(String::new(), |all, n| all + &n.to_string() + ","))]
    Closures(Vec<u8>),
    #[http(NotFound, detail = match _0 { 0 => "none", 1 | 2 => "few", _ => "many" })]
    Match(u8),
}

fn point(n: &u8) -> Point {
    Point { x: i32::from(*n), at: (0, "") }
}

#[test]
fn format_strings_take_names_positions_and_paths() {
    let of = |error: Formats| detail(&error).expect("a detail is always shown");
    assert_eq!(
        of(Formats::Names { name: "ab".to_owned(), width: 4 }),
        "ab \"ab\"    ab|ab   | ab  |004|  ab|{name}"
    );
    assert_eq!(of(Formats::Positions("ab", 7, 255, 4)), "7 ab 7 \"ab\"    ab 0xff   ab 7");
    assert_eq!(of(Formats::OnlyTheSecond(1, 2)), "2");
    let place = Point { x: 1, at: (2, "three") };
    assert_eq!(of(Formats::Paths(place.clone(), (4, (5, 6)))), "1 2 \"three\"   4 6");
    assert_eq!(of(Formats::NamedPaths { point: place.clone(), n: 5 }), "1 three 1 5");
    assert_eq!(of(Formats::Braces(5)), "{5} {0} }{    5");
    assert_eq!(of(Formats::Constant), "at most 9");
    assert_eq!(of(Formats::Raw(5)), r#""5" \n"#);
    assert_eq!(of(Formats::Escapes(5)), "line\n\té 5 二");
}

#[test]
fn anything_else_is_an_expression() {
    let of = |error: Formats| detail(&error).expect("a detail is always shown");
    let place = Point { x: 1, at: (2, "three") };
    assert_eq!(of(Formats::Expression(place, 40)), "42");
    assert_eq!(of(Formats::Branch(true)), "yes");
    assert_eq!(of(Formats::OnlyAConstant), "9");
    assert_eq!(of(Formats::Macro), "ab");
    assert_eq!(of(Formats::Closures(vec![1, 2])), "2,4,");
    assert_eq!(of(Formats::Match(2)), "few");
}
