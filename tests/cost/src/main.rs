#![doc = include_str!("../README.md")]
// What is counted here is far from the limits of `f64`.
#![allow(clippy::cast_precision_loss)]

mod lab;
mod sources;

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use lab::{Cost, Lab, Package};
use sources::{Answer, Crate, Message};

const USAGE: &str = "usage: statusquo-cost (check | build | growth | size | all)... [OPTIONS]

Writes tables in Markdown. Crates are generated in a temporary folder, which is kept for the next run.

--runs NUMBER       how often each time is measured (11, and 3 for clean builds)
--instructions      `check` counts those of the compiler, too; needs valgrind, and minutes
--statusquo FOLDER  the crate `statusquo` of another checkout, to compare with";

fn main() {
    if let Some(code) = lab::stand_in_for_rustc() {
        std::process::exit(code);
    }
    let mut words = env::args().skip(1);
    let (mut what, mut runs, mut counts) = (Vec::new(), None, false);
    let mut statusquo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
    while let Some(word) = words.next() {
        match (word.as_str(), words.len()) {
            ("--runs", 1..) => runs = words.next().and_then(|number| number.parse().ok()),
            ("--instructions", _) => counts = true,
            ("--statusquo", 1..) => statusquo = words.next().map(PathBuf::from).unwrap_or_default(),
            ("check" | "build" | "growth" | "size" | "all", _) => what.push(word),
            _ => what.clear(),
        }
    }
    if what.is_empty() {
        eprintln!("{USAGE}");
        std::process::exit(2);
    }
    let statusquo = statusquo.canonicalize().expect("the crate `statusquo` is there");
    let lab = |default| {
        Lab::new(env::temp_dir().join("statusquo-cost"), statusquo.clone(), runs.unwrap_or(default), counts)
    };
    let wants = |name: &str| what.iter().any(|word| word == name || word == "all");
    println!("{}\n", first_line("rustc", &["--version"]));
    if wants("check") {
        check(&lab(11));
    }
    if wants("build") {
        build(&lab(3));
    }
    if wants("growth") {
        growth(&lab(11));
    }
    if wants("size") {
        size(&lab(1));
    }
}

fn first_line(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("the program runs");
    String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// `cargo check` of many enums after a change of the file.
fn check(lab: &Lab) {
    use Answer::{ApiError, AxumThiserror, AxumThiserrorJson, Nothing, Statusquo};
    use Message::{Hand, Thiserror};
    let contestants = [
        ("bare", "-", Hand, Nothing, true),
        ("statusquo", "bare", Hand, Statusquo, true),
        ("axum_thiserror, plain text", "bare", Hand, AxumThiserror, true),
        ("axum_thiserror, json, with serde::Serialize", "bare", Hand, AxumThiserrorJson, true),
        ("api-error", "bare", Hand, ApiError, true),
        ("thiserror", "bare", Thiserror, Nothing, true),
        ("thiserror + statusquo", "thiserror", Thiserror, Statusquo, true),
        ("thiserror + axum_thiserror, plain text", "thiserror", Thiserror, AxumThiserror, true),
        (
            "thiserror + axum_thiserror, json, with serde::Serialize",
            "thiserror",
            Thiserror,
            AxumThiserrorJson,
            true,
        ),
        ("thiserror + api-error", "thiserror", Thiserror, ApiError, true),
        ("bare, without axum", "-", Hand, Nothing, false),
        ("statusquo without features", "bare, without axum", Hand, Statusquo, false),
        ("thiserror, without axum", "bare, without axum", Thiserror, Nothing, false),
    ];
    let types = 100;
    let packages: Vec<Package> = contestants
        .iter()
        .enumerate()
        .map(|(i, (_, _, message, answer, axum))| {
            let source = Crate { message: *message, answer: *answer, axum: *axum, types, variants: 10 };
            library(lab, "check", &format!("check-{i}"), source)
        })
        .collect();
    let touched = lab.medians(&packages, check_touched);
    let fresh = lab.medians(&packages, check_fresh);

    let instructions: Option<Vec<f64>> = lab.counts.then(|| {
        let count = |package: &Package| {
            eprintln!("instructions of {}", package.name);
            package.touch();
            package.instructions(&["check"]) as f64 / 1e6
        };
        packages.iter().map(count).collect()
    });

    println!("## `cargo check` of {types} enums of 10 variants\n");
    println!(
        "CPU time, medians of {} runs. Incremental: the file was touched. From nothing: without what the last build \
         left of this crate.\n",
        lab.runs
    );
    println!("{}\n", versions(&packages));
    println!(
        "| crate | above | incremental, ms | **ms per derive** | from nothing, ms | ms per derive | \
         incremental, million instructions per derive |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: |"
    );
    for (i, (name, above, ..)) in contestants.iter().enumerate() {
        let base = contestants.iter().position(|(name, ..)| name == above);
        let per_derive = |costs: &[Cost]| match base {
            Some(base) => format!("{:.2}", (ms(costs[i].cpu) - ms(costs[base].cpu)) / types as f64),
            None => "-".to_owned(),
        };
        println!(
            "| {name} | {above} | {:.0} | **{}** | {:.0} | {} | {} |",
            ms(touched[i].cpu),
            per_derive(&touched),
            ms(fresh[i].cpu),
            per_derive(&fresh),
            match (base, &instructions) {
                (Some(base), Some(all)) => format!("**{:.2}**", (all[i] - all[base]) / types as f64),
                _ => "-".to_owned(),
            },
        );
    }
    println!();
}

fn library(lab: &Lab, group: &str, name: &str, source: Crate) -> Package {
    let statusquo = lab.statusquo.to_string_lossy();
    let package =
        lab.package(group, name, &source.manifest(name, &statusquo), &[("src/lib.rs", &source.library())]);
    package.cargo(&["check"]);
    package
}

fn check_touched(package: &Package) -> Cost {
    package.touch();
    package.cargo(&["check"])
}

fn check_fresh(package: &Package) -> Cost {
    package.touch();
    package.cargo(&["check", "--config", "build.incremental=false"])
}

fn versions(packages: &[Package]) -> String {
    let names = ["axum", "thiserror", "axum_thiserror", "api-error", "serde", "syn"];
    let found = names.iter().filter_map(|name| {
        let version = packages.iter().find_map(|package| package.version(name))?;
        Some(format!("{name} {version}"))
    });
    found.collect::<Vec<_>>().join(", ")
}

const APPLICATION: &str = r#"
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};

#[derive(serde::Serialize)]
struct Book {
    title: String,
}

#[derive(Debug, thiserror::Error)]
enum BookError {
    #[error("no book with id {0}")]
    NoSuchBook(u64),
    #[error("the shop is closed")]
    Closed,
}

impl IntoResponse for BookError {
    fn into_response(self) -> Response {
        let status = match self {
            Self::NoSuchBook(_) => axum::http::StatusCode::NOT_FOUND,
            Self::Closed => axum::http::StatusCode::SERVICE_UNAVAILABLE,
        };
        (status, self.to_string()).into_response()
    }
}

async fn book(axum::extract::Path(id): axum::extract::Path<u64>) -> Result<Json<Book>, BookError> {
    match id {
        0 => Err(BookError::Closed),
        1 => Ok(Json(Book { title: "One".to_owned() })),
        _ => Err(BookError::NoSuchBook(id)),
    }
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/books/{id}", get(book));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
"#;

const DEPENDENCIES: &str = "axum = \"0.8\"
serde = { version = \"1\", features = [\"derive\"] }
thiserror = \"2\"
tokio = { version = \"1\", features = [\"macros\", \"net\", \"rt-multi-thread\"] }
";

/// A clean build of an application with and without statusquo.
fn build(lab: &Lab) {
    let package = |name: &str, dependencies: &str, source: &str| {
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}"
        );
        let package = lab.package(name, name, &manifest, &[("src/main.rs", source)]);
        package.cargo(&["fetch"]);
        package
    };
    let ours = APPLICATION
        .replace("thiserror::Error)]", "thiserror::Error, statusquo::HttpError)]")
        .replace("    #[error(\"no", "    #[http(NotFound)]\n    #[error(\"no")
        .replace("    #[error(\"the", "    #[http(ServiceUnavailable)]\n    #[error(\"the");
    let (before, rest) = ours.split_once("impl IntoResponse").expect("the application answers by hand");
    let (_, after) = rest.split_once("\n}\n").expect("the implementation ends");
    let ours = before.replace("use axum::response::{IntoResponse, Response};\n", "") + after;
    let statusquo =
        format!("statusquo = {{ path = \"{}\", features = [\"axum\"] }}\n", lab.statusquo.display());
    let packages = [
        package("build-without", DEPENDENCIES, APPLICATION),
        package("build-with", &format!("{DEPENDENCIES}{statusquo}"), &ours),
    ];
    for release in [false, true] {
        // Incremental is what cargo builds under a path, but not what users get from a registry.
        let mut arguments = vec!["build", "--config", "build.incremental=false"];
        if release {
            arguments.push("--release");
        }
        let costs = lab.medians(&packages, |package| {
            package.forget_target();
            package.cargo(&arguments)
        });
        let [without, with] = costs.as_slice() else { unreachable!("two are measured") };
        let more = |of: fn(&Cost) -> Duration| (ms(of(with)) / ms(of(without)) - 1.0) * 100.0;
        println!(
            "## Clean `cargo {}` of an axum + serde + thiserror application\n\nMedians of {} runs. {}\n\n\
             | | CPU, s | wall, s |\n| --- | ---: | ---: |\n| without statusquo | {:.1} | {:.1} |\n\
             | with statusquo | {:.1} | {:.1} |\n| more | **{:.1} %** | {:.1} % |\n",
            if release { "build --release" } else { "build" },
            lab.runs,
            versions(&packages),
            ms(without.cpu) / 1000.0,
            ms(without.wall) / 1000.0,
            ms(with.cpu) / 1000.0,
            ms(with.wall) / 1000.0,
            more(|cost| cost.cpu),
            more(|cost| cost.wall),
        );
    }
    let [without, with] = packages.each_ref().map(units);
    println!("Compiled only with statusquo, each once:\n");
    for (unit, times) in &with {
        let name = unit.split('@').next().unwrap_or_default();
        let before = without.get(unit).copied().unwrap_or_default();
        if *times > before {
            let is_second =
                before > 0 || *times > 1 || without.keys().any(|other| other.split('@').next() == Some(name));
            println!("* {unit}{}", if is_second { " **(a second copy)**" } else { "" });
        }
    }
    println!();
}

/// How often each package is compiled as a library.
fn units(package: &Package) -> BTreeMap<String, usize> {
    let mut units = BTreeMap::new();
    for line in package.output(&["build", "--message-format=json"]).lines() {
        let field = |name: &str| line.split_once(&format!("\"{name}\":\""))?.1.split('"').next();
        if !line.starts_with("{\"reason\":\"compiler-artifact\"")
            || line.contains("\"kind\":[\"custom-build\"]")
        {
            continue;
        }
        let Some((path, id)) = field("package_id").and_then(|id| id.rsplit_once('#')) else { continue };
        // `registry+https://...#name@1.2.3`, but `path+file:///...name#1.2.3`.
        let folder = path.rsplit('/').next().unwrap_or_default();
        let unit = if id.contains('@') { id.to_owned() } else { format!("{folder}@{id}") };
        if !unit.starts_with("build-") {
            *units.entry(unit).or_default() += 1;
        }
    }
    units
}

/// What a variant costs in enums, and an entry in registries, of different sizes.
fn growth(lab: &Lab) {
    let sizes = [10, 100, 1000];
    let enums = |answer, axum, name: &str| {
        sizes.map(|variants| {
            let source = Crate { message: Message::Hand, answer, axum, types: 1, variants };
            library(lab, "growth", &format!("{name}-{variants}"), source)
        })
    };
    println!("## Growth\n\nCPU time of `cargo check`, medians of {} runs.\n", lab.runs);
    println!(
        "| one enum of | bare, ms | with statusquo (axum), ms | µs per variant | from nothing: bare, ms | with, ms | µs per variant |\n\
         | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    let bare = enums(Answer::Nothing, true, "bare");
    let ours = enums(Answer::Statusquo, true, "ours");
    let all: Vec<&Package> = bare.iter().chain(&ours).collect();
    let touched = lab.medians(&all, |package| check_touched(package));
    let fresh = lab.medians(&all, |package| check_fresh(package));
    // What an enum costs whatever its size is no cost of its variants.
    let per_variant = |costs: &[Cost], i: usize| {
        let more = |i: usize| ms(costs[i + sizes.len()].cpu) - ms(costs[i].cpu);
        if i == 0 {
            return "-".to_owned();
        }
        format!("{:.0}", (more(i) - more(i - 1)) * 1000.0 / (sizes[i] - sizes[i - 1]) as f64)
    };
    for (i, variants) in sizes.iter().enumerate() {
        println!(
            "| {variants} | {:.0} | {:.0} | {} | {:.0} | {:.0} | {} |",
            ms(touched[i].cpu),
            ms(touched[i + sizes.len()].cpu),
            per_variant(&touched, i),
            ms(fresh[i].cpu),
            ms(fresh[i + sizes.len()].cpu),
            per_variant(&fresh, i),
        );
    }

    let sizes = [1, 50, 500];
    let registries = sizes.map(|entries| {
        let name = format!("registry-{entries}");
        let empty =
            Crate { message: Message::Hand, answer: Answer::Statusquo, axum: true, types: 0, variants: 0 };
        let files = [
            ("codes.toml", &*sources::registry(entries)),
            ("src/lib.rs", "statusquo::status_codes! { pub enum Codes = \"codes.toml\"; }\n"),
        ];
        let package =
            lab.package("growth", &name, &empty.manifest(&name, &lab.statusquo.to_string_lossy()), &files);
        package.cargo(&["check"]);
        package
    });
    let touched = lab.medians(&registries, check_touched);
    let fresh = lab.medians(&registries, check_fresh);
    println!(
        "\n| `status_codes!` of a registry of | incremental, ms | µs per entry | from nothing, ms | µs per entry |\n\
         | ---: | ---: | ---: | ---: | ---: |"
    );
    for (i, entries) in sizes.iter().enumerate() {
        let per_entry = |costs: &[Cost]| match i {
            0 => "-".to_owned(),
            i => format!(
                "{:.0}",
                (ms(costs[i].cpu) - ms(costs[i - 1].cpu)) * 1000.0 / (entries - sizes[i - 1]) as f64
            ),
        };
        println!(
            "| {entries} | {:.0} | {} | {:.0} | {} |",
            ms(touched[i].cpu),
            per_entry(&touched),
            ms(fresh[i].cpu),
            per_entry(&fresh)
        );
    }
    println!();
}

/// What types and variants add to a program.
fn size(lab: &Lab) {
    let contestants = [
        ("by hand, the same bytes", Message::Hand, Answer::Hand),
        ("by hand, the same bytes, the error in the extensions", Message::Hand, Answer::HandKept),
        ("statusquo", Message::Hand, Answer::Statusquo),
        ("axum_thiserror, plain text", Message::Hand, Answer::AxumThiserror),
        ("api-error, other JSON", Message::Hand, Answer::ApiError),
    ];
    println!(
        "## Size of a release build\n\nBytes of `.text`, and of all sections that are loaded (`size`). A type has 10 \
         variants; `Debug`, `Display` and `Error` are the same in all, and among the bytes.\n\n\
         | answers | program, .text | more .text per type | per variant | program, all | more of all per type | per variant |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    );
    let mut answers: Vec<Vec<String>> = Vec::new();
    for (i, (name, message, answer)) in contestants.iter().enumerate() {
        let program = |types, variants| {
            let source = Crate { message: *message, answer: *answer, axum: true, types, variants };
            let name = format!("size-{i}-{types}x{variants}");
            let manifest = source.manifest(&name, &lab.statusquo.to_string_lossy());
            let package = lab.package("size", &name, &manifest, &[("src/main.rs", &source.program())]);
            package.cargo(&["build", "--release"]);
            package.program()
        };
        let (few, many, wide) = (program(10, 10), program(60, 10), program(10, 60));
        let of_answer = |n: usize| {
            let output = Command::new(&few).args(["3", &n.to_string()]).output().expect("the program runs");
            String::from_utf8_lossy(&output.stdout).replace(&*few.to_string_lossy(), "program")
        };
        answers.push((0..10).map(of_answer).collect());
        let cells = [0, 1].map(|column| {
            let [few, many, wide] = [&few, &many, &wide].map(|path| sections(path)[column]);
            format!("{few} | **{:.0}** | **{:.0}**", (many - few) / 50.0, (wide - few) / 500.0)
        });
        println!("| {name} | {} | {} |", cells[0], cells[1]);
    }
    assert!(
        answers[..3].iter().all(|each| *each == answers[0]),
        "by hand the answers are the same: {answers:#?}"
    );
    println!();
}

/// The bytes of `.text`, and of all sections that are loaded.
fn sections(program: &Path) -> [f64; 2] {
    let output = Command::new("size").arg("-A").arg(program).output().expect("`size` of binutils runs");
    let output = String::from_utf8_lossy(&output.stdout);
    let rows =
        output.lines().filter_map(|line| match line.split_whitespace().collect::<Vec<_>>().as_slice() {
            // Sections without an address are not loaded.
            [name, size, address] if *address != "0" => Some(((*name).to_owned(), size.parse::<f64>().ok()?)),
            _ => None,
        });
    let rows: Vec<(String, f64)> = rows.collect();
    let text = rows.iter().filter(|(name, _)| name == ".text").map(|(_, size)| size).sum();
    [text, rows.iter().map(|(_, size)| size).sum()]
}
