//! Each shop under load, side by side with the same shop whose errors are written by hand.
//!
//! ```text
//! cargo run --release -p statusquo-tests --example load [-- ROUNDS]
//! ```
//!
//! A table comes out, in Markdown. Every answer is looked at. Rounds of both servers take turns; ratios are medians of
//! them, ours to by hand, below one where ours is faster. The wall clock also counts the client, the time on the
//! processor is the server's alone.

use std::time::Duration;

use statusquo_tests::shops::{FRAMEWORKS, Question, Server, questions};

const CONNECTIONS: usize = 8;
/// In a round, of one server.
const ANSWERS: u32 = 20_000;
const EACH: usize = ANSWERS as usize / CONNECTIONS;

/// What a round of one server took; on the processor, for each answer.
struct Round {
    wall: Duration,
    cpu: Duration,
}

fn round(server: &Server, questions: &[Question]) -> Round {
    let before = server.cpu_time();
    let wall = server.serve(questions, CONNECTIONS, EACH);
    Round { wall, cpu: server.cpu_time().saturating_sub(before) / ANSWERS }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn median_of(rounds: &[(Round, Round)], value: impl Fn(&Round, &Round) -> f64) -> f64 {
    median(rounds.iter().map(|(ours, by_hand)| value(ours, by_hand)).collect())
}

fn micros(cpu: Duration) -> f64 {
    cpu.as_secs_f64() * 1e6
}

fn main() {
    let rounds: usize = std::env::args().nth(1).map_or(9, |rounds| rounds.parse().expect("a number"));
    let profile: &[&str] = if cfg!(debug_assertions) { &[] } else { &["--release"] };
    let names = FRAMEWORKS.map(|framework| format!("shop_{framework}"));
    let names: Vec<&str> = names.iter().map(String::as_str).chain(["by_hand"]).collect();
    let mut programs =
        statusquo_tests::cargo::examples(&names, &[&["-p", "statusquo-tests"], profile].concat());
    let by_hand = programs.pop().expect("it is the last");

    println!(
        "| framework | answers | wall clock, ratio | CPU per answer, by hand | ours | ratio | memory: warm | halfway | end |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (framework, shop) in FRAMEWORKS.iter().zip(programs) {
        let questions = questions(framework);
        let ours = Server::start(&shop, &[]);
        let by_hand = Server::start(&by_hand, &[framework]);
        for server in [&ours, &by_hand] {
            server.serve(&questions, CONNECTIONS, EACH);
        }
        let mut memory = vec![ours.memory()];
        let mut seen = Vec::new();
        for number in 0..rounds {
            // Who is first takes turns, too.
            if number % 2 == 0 {
                let first = round(&ours, &questions);
                seen.push((first, round(&by_hand, &questions)));
            } else {
                let first = round(&by_hand, &questions);
                seen.push((round(&ours, &questions), first));
            }
            if number == rounds / 2 || number == rounds - 1 {
                memory.push(ours.memory());
            }
        }
        let memory: Vec<String> = memory.iter().map(|size| format!("{size} KiB")).collect();
        println!(
            "| {framework} | {} | {:.2} | {:.1} µs | {:.1} µs | {:.2} | {} |",
            (rounds + 1) * ANSWERS as usize,
            median_of(&seen, |ours, by_hand| ours.wall.as_secs_f64() / by_hand.wall.as_secs_f64()),
            median_of(&seen, |_, by_hand| micros(by_hand.cpu)),
            median_of(&seen, |ours, _| micros(ours.cpu)),
            median_of(&seen, |ours, by_hand| ours.cpu.as_secs_f64() / by_hand.cpu.as_secs_f64()),
            memory.join(" | "),
        );
    }
}
