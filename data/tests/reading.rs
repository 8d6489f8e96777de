//! What holds for whole files, whatever is in them.

use std::panic;
use std::thread;
use std::time::{Duration, Instant};

use statusquo_data::{
    Cache, Content, Evidence, Lifecycle, Method, Permanence, REGISTRIES, Registry, Retry, Sender,
};

/// The problems of a text, one a line; empty when there are none.
fn problems(text: &str) -> String {
    Registry::parse(text).err().map(|problems| problems.to_string()).unwrap_or_default()
}

#[test]
fn the_registries_of_the_crate_have_no_problem() {
    assert_eq!(REGISTRIES[0].0, "iana");
    for (id, text) in REGISTRIES {
        let registry = Registry::parse(text).unwrap_or_else(|problems| panic!("{}", problems.in_file(id)));
        assert_eq!(registry.id, *id);
    }
}

#[test]
fn every_key_reaches_the_model() {
    let registry = Registry::parse(
        r#"
[registry]
id = "mine"
title = { en = "Mine", zh = "我的" }
owner = "Me"
source = "https://example.com/"
as_of = 2026-09-24

[[status]]
code = 799
name = "EndOfTheRoad"
phrase = "End Of Line"
formerly = ["Dead End", "The End"]
title = { en = "The end", zh = "尽头" }
summary = { en = "It ends.", zh = "到此为止。" }
description = { en = "A.\n\nB.", zh = "甲。\n\n乙。" }
specs = ["RFC 1 section 2.3", "draft-road-00", "https://example.com/end"]
headers = { required = ["Date"], recommended = ["ETag"], optional = ["Vary"] }
content = "forbidden"
cache = "never"
retry = "elsewhere"
permanence = "permanent"
senders = ["gateway", "proxy"]
lifecycle = "temporary"
expires = 2027-01-31
evidence = "disputed"
used_by = ["Road"]
resembles = 410

[[status]]
code = 350
phrase = "Turn"
redirect = "get"
content = "allowed"
cache = "heuristic"
"#,
    )
    .expect("it has no mistake");
    assert_eq!([&*registry.id, &*registry.title.en, &*registry.title.zh], ["mine", "Mine", "我的"]);
    assert_eq!([&*registry.owner, &*registry.source], ["Me", "https://example.com/"]);
    assert_eq!(registry.as_of, "2026-09-24");

    // Ascending, whatever the order of the file.
    let [turn, end] = &registry.statuses[..] else { panic!("{registry:?}") };
    assert_eq!((turn.code, turn.redirect), (350, Some(Method::Get)));
    assert_eq!((turn.content, turn.cache), (Content::Allowed, Cache::Heuristic));

    assert_eq!((end.code, &*end.name, &*end.constant), (799, "EndOfTheRoad", "END_OF_THE_ROAD"));
    assert_eq!(end.phrase, "End Of Line");
    assert_eq!(end.formerly, ["Dead End", "The End"]);
    assert_eq!([&*end.title.en, &*end.title.zh], ["The end", "尽头"]);
    assert_eq!([&*end.summary.en, &*end.summary.zh], ["It ends.", "到此为止。"]);
    assert_eq!([&*end.description.en, &*end.description.zh], ["A.\n\nB.", "甲。\n\n乙。"]);
    let specs: Vec<[&str; 3]> = end.specs.iter().map(|s| [&*s.document, &*s.section, &*s.url]).collect();
    assert_eq!(
        specs,
        [
            ["RFC 1", "2.3", "https://www.rfc-editor.org/rfc/rfc1#section-2.3"],
            ["draft-road-00", "", "https://datatracker.ietf.org/doc/html/draft-road-00"],
            ["https://example.com/end", "", "https://example.com/end"],
        ]
    );
    assert_eq!(end.headers.required, ["Date"]);
    assert_eq!(end.headers.recommended, ["ETag"]);
    assert_eq!(end.headers.optional, ["Vary"]);
    assert_eq!((end.content, end.cache), (Content::Forbidden, Cache::Never));
    assert_eq!((end.retry, end.redirect), (Some(Retry::Elsewhere), None));
    assert_eq!(end.permanence, Some(Permanence::Permanent));
    assert_eq!(end.senders, [Sender::Gateway, Sender::Proxy]);
    assert_eq!((end.lifecycle, end.expires.as_deref()), (Lifecycle::Temporary, Some("2027-01-31")));
    assert_eq!(end.evidence, Some(Evidence::Disputed));
    assert_eq!(end.used_by, ["Road"]);
    assert_eq!(end.resembles, Some(410));
}

#[test]
fn what_is_left_out_follows_from_the_standard() {
    let registry = Registry::parse(
        "[[status]]\ncode = 404\nphrase = \"Not Found\"\n[[status]]\ncode = 199\nphrase = \"Soon\"\n",
    )
    .expect("it has no mistake");
    let [soon, not_found] = &registry.statuses[..] else { panic!("{registry:?}") };
    assert_eq!((soon.content, soon.cache), (Content::Forbidden, Cache::Never));
    assert_eq!((not_found.content, not_found.cache), (Content::Allowed, Cache::Explicit));
    assert_eq!((&*not_found.name, &*not_found.constant), ("NotFound", "NOT_FOUND"));
    assert_eq!((&*not_found.title.en, &*not_found.title.zh), ("Not Found", ""));
    assert_eq!((not_found.retry, not_found.redirect, not_found.permanence), (None, None, None));
    assert_eq!((not_found.lifecycle, not_found.evidence), (Lifecycle::Permanent, None));
}

#[test]
fn classes_are_in_the_order_of_their_digits() {
    let class = |digit, name| format!("[[class]]\ndigit = {digit}\nname = \"{name}\"\n");
    let text = format!(
        "[registry]\nid = \"iana\"\n{}{}[[status]]\ncode = 200\nphrase = \"OK\"\n",
        class(5, "Server Error"),
        class(1, "Informational")
    );
    let registry = Registry::parse(&text).expect("it has no mistake");
    let classes: Vec<(u8, &str)> = registry.classes.iter().map(|c| (c.digit, &*c.variant)).collect();
    assert_eq!(classes, [(1, "Informational"), (5, "ServerError")]);
}

#[test]
fn codes_are_in_order_whatever_the_order_of_the_file() {
    for codes in [[404, 405, 410], [410, 405, 404], [410, 404, 405], [405, 404, 410]] {
        let text: String = codes
            .iter()
            .map(|code| format!("[[status]]\ncode = {code}\nphrase = \"Code {code}\"\n"))
            .collect();
        let registry = Registry::parse(&text).expect("it has no mistake");
        let read: Vec<u16> = registry.statuses.iter().map(|status| status.code).collect();
        assert_eq!(read, [404, 405, 410], "{codes:?}");
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    let is_day = |date: &str| {
        let text = format!("[registry]\nas_of = {date}\n[[status]]\ncode = 404\nphrase = \"X\"\n");
        Registry::parse(&text).is_ok_and(|registry| registry.as_of == date)
    };
    for (month, last) in (1..).zip([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        for (day, exists) in [(0, false), (1, true), (last, true), (last + 1, month == 2), (32, false)] {
            assert_eq!(is_day(&format!("2024-{month:02}-{day:02}")), exists, "2024-{month}-{day}");
        }
    }
    for (year, has_29) in [(1900, false), (2000, true), (2023, false), (2024, true), (2100, false)] {
        assert_eq!(is_day(&format!("{year}-02-29")), has_29, "{year}");
    }
    assert!(!is_day("2024-00-10") && !is_day("2024-13-10") && !is_day("2024-02-30"));
}

#[test]
fn what_cannot_be_read_of_an_assignment_that_ends_is_one_problem() {
    let status = "[[status]]\ncode = 404\nphrase = \"X\"\n";
    for (line, problem) in [
        ("lifecycle = \"temporal\"\nexpires = 2027-01-31", "4:13: `temporal` is no value of `lifecycle`; "),
        (
            "lifecycle = \"temporary\"\nexpires = 2027-01-32",
            "5:11: invalid date, expected day between 01 and 31",
        ),
        ("lifecycle = \"temporary\"\nexpires =", "5:10: string values must be quoted, "),
        ("lifecycle = \"temporary\"\nexpires 2027-01-31", "5:9: key with no value, "),
        ("lifecycle =\nexpires = 2027-01-31", "4:12: string values must be quoted, "),
        ("lifecycle \"temporary\"\nexpires = 2027-01-31", "4:11: key with no value, "),
    ] {
        let problems = problems(&format!("{status}{line}\n"));
        assert!(problems.starts_with(problem) && problems.lines().count() == 1, "{problems}");
    }
}

#[test]
fn six_different_mistakes_are_reported_at_once() {
    let text = r#"
[registry]
id = 'mine

[[status]]
code = 404
phrase = "Not Found"
colour = "red"

[[status]]
code = 405

[[status]]
code = 406
phrase = true
retry = "soon"

[[status]]
code = 400000
phrase = "Bad Request"
"#;
    let problems = Registry::parse(text).expect_err("it has six mistakes");
    let places: Vec<(usize, usize)> = problems.iter().map(|p| (p.line, p.column)).collect();
    assert_eq!(places, [(3, 11), (8, 1), (10, 1), (15, 10), (16, 9), (19, 8)]);
    let messages: Vec<&str> = problems.iter().map(|p| &*p.message).collect();
    let beginnings = [
        "invalid literal string",
        "unknown key `colour` in `[[status]]`; known are `code`, `phrase`, `name`, ",
        "`[[status]]` lacks the key `phrase`",
        "`phrase` is a boolean; write a string in quotes",
        "`soon` is no value of `retry`; known are `unchanged`, ",
        "`code` is 400000; write a number from 1 to 999",
    ];
    for (message, beginning) in messages.iter().zip(beginnings) {
        assert!(message.starts_with(beginning), "{message}");
    }
    assert_eq!(problems.in_file("a.toml").lines().count(), 6);
}

#[test]
fn a_syntax_error_hides_what_may_be_missing_in_its_table_only() {
    // The lines of the keys `code`, `phrase`, `title.zh` and `summary` cannot be read, in one table each.
    let required = "[registry]\nlanguages = [\"zh\"]\ntitle.zh = \"我的\"\n";
    for broken in [
        "phrase = \"Not Found\"\ncode 404",
        "phrase = \"Not Found\"\ncode =",
        "phrase = \"Not Found\"\ncode = 404O",
        "code = 404\nphrase = \"Not Found",
        "code = 404\nphrase = Not Found",
        "code = 404\nphrase \"Not Found\"",
        "code = 404\nphrase = \"Not Found\"\ntitle.zh = 未找到",
        "code = 404\nphrase = \"Not Found\"\ntitle { zh = \"未找到\" }",
        "code = 404\nphrase = \"Not Found\"\nsummary = { zh \"未找到\" }",
        "code = 404\nphrase = \"Not Found\"\nsummary.zh = \"未找到\\q\"",
        "phrase = \"Not Found\"\ncode 404\ntitle = {}\nsummary = {}",
    ] {
        let problems = problems(&format!("{required}[[status]]\n{broken}\n[[status]]\ncode = 405\n"));
        let lacks =
            |key: &str| format!("{}:1: `[[status]]` lacks the key `{key}`", 5 + broken.lines().count());
        assert!(!problems.contains("4:1: "), "{broken}\n{problems}");
        for key in ["phrase", "title.zh", "summary.zh", "description.zh"] {
            assert!(problems.contains(&lacks(key)), "{broken}\n{problems}");
        }
    }
    // What stands behind a header does not hide the header.
    let behind = problems("[regist]ry\n[[status]]\ncode = 404\nphrase = \"X\"\n");
    assert!(behind.starts_with("1:2: unknown key `regist` in the file; "), "{behind}");
    // Lists that end nowhere are one problem, however many they are.
    let unclosed = problems("[[status]]\ncode = 404\nspecs = [[[");
    assert_eq!(unclosed, "3:12: unclosed array, expected `]`");
    // At the very end of the file, and for the file itself, too.
    assert_eq!(problems("[registry"), "1:10: unclosed table, expected `]`");
    assert_eq!(problems("[[status]]\ncode = 404\nphrase"), "3:7: key with no value, expected `=`");
    // A key that is cut short is no unknown one.
    let cut = "[[status]]\ncode = 404\nphrase = \"X\"\nfrase";
    assert_eq!(problems(cut), "4:6: key with no value, expected `=`");
    assert_eq!(problems("[regist"), "1:8: unclosed table, expected `]`");
}

#[test]
fn problems_are_found_in_order_by_a_loop_too() {
    let problems = Registry::parse("[[status]]\ncode = 1\nphrase = 1").unwrap_err();
    let mut lines = Vec::new();
    for problem in &problems {
        lines.push(problem.line);
    }
    assert_eq!(lines, [2, 3]);
}

#[test]
fn columns_count_characters() {
    assert_eq!(
        problems(
            "status = [{ title.zh = \"未找到\", code = 40, phrase = \"A\" }, { code = 41, phrase = \"B\" }]"
        ),
        "1:38: code 40 is out of range; codes of this registry go from 100 to 999\n\
         1:67: code 41 is out of range; codes of this registry go from 100 to 999"
    );
    // What is missing is missing where its own table starts.
    assert_eq!(
        problems("status = [{ code = 404 }, { phrase = \"A\" }]"),
        "1:11: `[[status]]` lacks the key `phrase`\n1:27: `[[status]]` lacks the key `code`"
    );
    // Outside the basic plane, and an error of the parser.
    assert_eq!(
        problems("[[status]]\ncode = 404\nphrase = \"A\"\ntitle = { zh = \"𠀀𠀁\" en = \"\" }\n"),
        "4:21: missing comma between key-value pairs, expected `,`"
    );
}

#[test]
fn lines_may_end_in_cr_lf() {
    for (id, text) in REGISTRIES {
        let windows = text.replace('\n', "\r\n");
        assert_eq!(Registry::parse(&windows), Registry::parse(text), "{id}");
    }
    for text in [
        include_str!("fixtures/missing_language.toml"),
        include_str!("fixtures/text_is_one_line.toml"),
        include_str!("fixtures/text_is_paragraphs.toml"),
        include_str!("fixtures/wrong_type.toml"),
    ] {
        assert_eq!(problems(&text.replace('\n', "\r\n")), problems(text));
    }
}

#[test]
fn files_without_content_are_problems_and_no_panics() {
    for text in ["", "\u{FEFF}", "\n\n", "# nothing\n", "[registry]\n"] {
        assert_eq!(problems(text), "1:1: the file lacks the key `[[status]]`", "{text:?}");
    }
    for text in ["\0", "\r", "\u{FEFF}\u{FEFF}", "中"] {
        assert!(problems(text).starts_with("1:"), "{text:?}: {}", problems(text));
    }
}

#[test]
fn a_byte_order_mark_is_no_column() {
    let text = "[[status]]\ncode = 404\n";
    assert_eq!(problems(&format!("\u{FEFF}{text}")), problems(text));
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    const DEPTH: usize = 100_000;
    // As deep as a tree gets: the longest keys in the deepest nesting, also where a second value is dropped.
    let keys = ["a"; 8].join(".");
    let deepest = format!("{}1{}", format!("{keys} = {{").repeat(79), "}".repeat(79));
    let texts = [
        "[".repeat(DEPTH),
        format!("a = {}{}", "[".repeat(DEPTH), "]".repeat(DEPTH)),
        format!("[[status]]\nspecs = {}", "[".repeat(DEPTH)),
        format!("a = {}1{}", "{ a = ".repeat(DEPTH), " }".repeat(DEPTH)),
        format!("{}a = 1", "a.".repeat(DEPTH)),
        format!("[{}a]", "a.".repeat(DEPTH)),
        format!("[[{}a]]\n{}a = 1", "a.".repeat(DEPTH), "a.".repeat(DEPTH)),
        format!("a.b = 1\na.b = {{ {deepest} }}"),
        deepest,
        format!("[{keys}]\n{keys} = {}1{}", format!("{{ {keys} = ").repeat(79), "}".repeat(79)),
        format!("[[{keys}]]\n{keys} = {}1{}", format!("[{{ {keys} = ").repeat(39), "}]".repeat(39)),
    ];
    for text in texts {
        // A quarter of what threads have unless they ask for more.
        let thread = thread::Builder::new().stack_size(512 * 1024);
        let is_error =
            thread.spawn(move || Registry::parse(&text).is_err()).expect("threads can be had").join();
        assert!(is_error.expect("reading panics"));
    }
}

#[test]
fn a_file_of_nothing_but_problems_lists_the_first_and_counts_the_others() {
    const MANY: usize = 20_000;
    let many = |piece: &str| piece.repeat(MANY);
    let numbered = |before: &str, after: &str| -> String {
        (0..MANY).map(|i| [before, &i.to_string(), after].concat()).collect()
    };
    let head = "[[status]]\ncode = 404\nphrase = 'X'\n";
    for (text, count) in [
        (many("\r"), MANY),
        (many("a = 1\n"), MANY - 1),
        (many("="), MANY),
        (many("a\n"), MANY),
        (format!("a = \"{}\"", many("\\q")), MANY),
        (many("[[status]]\n"), 2 * MANY),
        (format!("status = [{}]", many("{},")), 2 * MANY),
        (format!("{head}{}", numbered("key", " = 1\n")), MANY),
        (format!("{head}specs = [{}]", many("'',")), MANY),
        (format!("{head}formerly = [{}]", many("1,")), MANY),
        (format!("{head}formerly = [{}]", many("'Old',")), MANY - 1),
        (format!("{head}headers.required = [{}]", many("'a',")), MANY - 1),
    ] {
        let start = &text[..60];
        let problems = Registry::parse(&text).unwrap_err();
        let listed = problems.iter().count();
        assert_eq!((listed, problems.len(), problems.more()), (100, 100, count - 100), "{start}");
        for lines in [problems.to_string(), problems.in_file("a.toml")] {
            assert_eq!(lines.lines().count(), 101, "{start}");
            assert!(lines.ends_with(&format!("\n... and {} more problems", count - 100)), "{start}");
        }
    }
    // The first ones by place, also when a later line is read first.
    let text = format!("{head}{}code = 1\n", numbered("key", " = 1\n"));
    let places: Vec<usize> = Registry::parse(&text).unwrap_err().iter().map(|problem| problem.line).collect();
    assert_eq!(places, (4..104).collect::<Vec<_>>());
    // Neither 99 nor 100 are too many.
    for count in [99, 100, 101] {
        let problems = Registry::parse(&"a\n".repeat(count)).unwrap_err();
        assert_eq!((problems.len(), problems.more()), (count.min(100), count.saturating_sub(100)));
    }
    assert!(problems(&"a\n".repeat(101)).ends_with("\n... and 1 more problem"));
}

#[test]
fn a_file_that_no_registry_needs_is_not_read() {
    let text = |size: usize| format!("[[status]]\ncode = 404\nphrase = 'X'\n{}", " ".repeat(size - 35));
    assert_eq!(text(100).len(), 100);
    assert_eq!(problems(&text(Registry::LARGEST)), "");
    let larger = "1:1: the file is larger than 4 MiB; remove what is not about status codes";
    assert_eq!(problems(&text(Registry::LARGEST + 1)), larger);
    assert_eq!(problems(&"\r".repeat(16 << 20)), larger);
}

#[test]
fn keys_have_8_parts_at_most() {
    const MANY: &str = "the key has more than 8 parts; a registry needs 3 at most";
    let key = |parts: usize| format!("{}a", "a.".repeat(parts - 1));
    let unknown = "1:1: unknown key `a` in the file; known are `registry`, `class`, `status`";
    assert!(problems(&format!("{} = 1\n", key(8))).ends_with(unknown));
    for parts in [9, 80, 81, 82, 100_000] {
        assert_eq!(problems(&format!("{} = 1\n", key(parts))), format!("1:17: {MANY}"));
        let header = format!("[{}]\n[[status]]\ncode = 404\nphrase = 'X'\n", key(parts));
        assert_eq!(problems(&header), format!("1:18: {MANY}"));
    }
    assert_eq!(problems(" a . 'b'.\"c\" . a.a.a.a.a. 'd' = 1"), format!("1:26: {MANY}"));
    // Dots that are not in one key, nor in a key at all.
    let dots = ".".repeat(100);
    let specs = "'RFC 9110 section 15.5.5', ".repeat(20);
    let text = format!("[[status]] # {dots}\ncode = 404\nphrase = '{dots}'\nname = 'X'\nspecs = [{specs}]");
    assert_eq!(problems(&text), "");
}

/// Marsaglia's xorshift: the same cases in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("it is below a `usize`")
    }

    /// A place between two characters.
    fn boundary(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Deletes, duplicates or replaces a piece of the text.
    fn mutate(&mut self, text: &mut String) {
        const REPLACEMENTS: &[&str] = &[
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\"\"\"",
            "=",
            ".",
            ",",
            "#",
            "\\",
            "\\u",
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\t",
            " ",
            "-",
            "0",
            "99999",
            "1e9",
            "true",
            "中",
            "\u{FEFF}",
            "⽤",
            "é",
            "[[status]]\n",
            "[status]\n",
            "[registry]\n",
            "code = 404\n",
            "2026-02-30",
        ];
        let from = self.boundary(text);
        let length = [1, 2, 5, 50, 500][self.below(5)];
        let mut to = (from + length).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        match self.below(3) {
            0 => text.replace_range(from..to, ""),
            1 => text.replace_range(from..to, &text[from..to].repeat(2)),
            _ => text.replace_range(from..to, REPLACEMENTS[self.below(REPLACEMENTS.len())]),
        }
    }
}

/// Reads a text and checks what holds for every answer.
fn check_answer(text: &str, case: &str) {
    let start = Instant::now();
    let answer = panic::catch_unwind(|| Registry::parse(text));
    let time = start.elapsed();
    let answer = answer.unwrap_or_else(|_| panic!("{case}: reading panics; the text is {text:?}"));
    assert!(time < Duration::from_secs(2), "{case}: {time:?} for {} bytes", text.len());
    match answer {
        Ok(registry) => assert!(!registry.statuses.is_empty(), "{case}"),
        Err(problems) => {
            let lines: Vec<&str> = text.strip_prefix('\u{FEFF}').unwrap_or(text).split('\n').collect();
            let mut previous = (1, 1);
            for problem in &problems {
                let place = (problem.line, problem.column);
                assert!(previous <= place, "{case}: {previous:?} before {problem}");
                previous = place;
                let line = lines.get(problem.line - 1).unwrap_or_else(|| panic!("{case}: {problem}"));
                assert!(problem.column <= line.chars().count() + 2, "{case}: {problem}");
                let message = &problem.message;
                assert!(
                    !message.contains(char::is_control) && !message.ends_with('.'),
                    "{case}: {problem:?}"
                );
            }
        }
    }
}

#[test]
fn mutations_of_a_registry_never_panic() {
    const SMALL_CASES: usize = 3_000;
    const LARGE_CASES: usize = 60;
    let iana = REGISTRIES[0].1;
    let starts: Vec<usize> = iana.match_indices("[[").map(|(at, _)| at).chain([iana.len()]).collect();
    let head = &iana[..starts[0]];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for case in 0..SMALL_CASES + LARGE_CASES {
        // A whole registry takes time to read, and a few entries have the same shapes.
        let mut text = if case < SMALL_CASES {
            let first = random.below(starts.len() - 1);
            let last = (first + 1 + random.below(3)).min(starts.len() - 1);
            format!("{head}{}", &iana[starts[first]..starts[last]])
        } else {
            iana.to_owned()
        };
        for _ in 0..=random.below(6) {
            random.mutate(&mut text);
        }
        check_answer(&text, &format!("case {case}"));
    }
}

#[test]
fn the_time_of_reading_grows_with_the_text_whatever_it_is() {
    const SIZES: [usize; 2] = [2_000, 16_000];
    let many = |piece: &str, count: usize| piece.repeat(count);
    let numbered = |before: &str, after: &str, count: usize| -> String {
        (0..count).map(|i| [before, &i.to_string(), after].concat()).collect()
    };
    let texts: &[(&str, &dyn Fn(usize) -> String)] = &[
        ("a syntax error in each table", &|n| many("[[status]]x\n", n)),
        ("a syntax error in each line", &|n| many("[[status]]\ncode =\n", n)),
        ("mistakes in one line", &|n| {
            let padded = format!("'中',{}", " ".repeat(400));
            format!("[[status]]\nspecs = [{}]", many(&padded, n))
        }),
        ("tables in one line", &|n| format!("status = [{}]", many("{ code = 1 }, ", n))),
        ("unknown keys", &|n| format!("[[status]]\n{}", numbered("key", " = 1\n", n))),
        ("unknown tables", &|n| numbered("[table", "]\n", n)),
        ("header fields", &|n| format!("[[status]]\nheaders.required = [{}]", numbered("'h", "', ", n))),
        ("former phrases", &|n| format!("[[status]]\nformerly = [{}]", numbered("'Old ", "', ", n))),
        ("languages", &|n| {
            format!("[registry]\nlanguages = [{}]\n{}", many("'en', ", n), many("[[status]]\n", n))
        }),
        ("classes", &|n| format!("[registry]\nid = 'iana'\n{}", numbered("[[class]]\ndigit = ", "\n", n))),
        ("brackets", &|n| many("[", n)),
        ("quotes", &|n| many("\"", n)),
        ("keys without values", &|n| many("[[status]]\ncode 404\n", n)),
        ("escapes", &|n| format!("a = \"{}\"", many("\\q", n))),
        ("carriage returns", &|n| many("\r", n)),
    ];
    for (what, text) in texts {
        let texts = SIZES.map(text);
        // Eight times the text takes some eight times as long, and 64 times when a step is quadratic. Other
        // work on the machine only ever adds time, so the best of alternating runs counts, and what takes
        // microseconds says nothing.
        let mut times = [Duration::MAX; 2];
        let mut is_linear = false;
        for round in 1..=30 {
            for (time, text) in times.iter_mut().zip(&texts) {
                let start = Instant::now();
                assert!(Registry::parse(text).is_err(), "{what}");
                *time = start.elapsed().min(*time);
            }
            is_linear = times[1] < times[0].max(Duration::from_millis(2)) * 24;
            if is_linear && round > 1 {
                break;
            }
        }
        assert!(is_linear, "{what}: {times:?} for eight times as much");
    }
}
