//! The shops as they run: some thousand requests each, over several connections. `examples/load.rs` sends more, and
//! measures.

#![cfg(target_os = "linux")]

use statusquo_tests::cargo;
use statusquo_tests::shops::{FRAMEWORKS, Server, questions};

const CONNECTIONS: usize = 4;

/// As the whole workspace builds them, so that nothing is built twice.
const WORKSPACE: [&str; 2] = ["--workspace", "--all-features"];

/// In KiB, for 3,000 answers: a leak of 200 bytes in each is more.
const GROWTH: u64 = 512;

#[test]
fn every_answer_is_right_and_memory_stays_flat() {
    let names = FRAMEWORKS.map(|framework| format!("shop_{framework}"));
    let programs = cargo::examples(&names.each_ref().map(String::as_str), &WORKSPACE);
    for (framework, program) in FRAMEWORKS.iter().zip(programs) {
        let server = Server::start(&program, &[]);
        server.serve(&questions(framework), CONNECTIONS, 250);
        let warm = server.memory();
        server.serve(&questions(framework), CONNECTIONS, 750);
        let end = server.memory();
        assert!(end <= warm + GROWTH, "{framework}: {warm} KiB, then {end} KiB");
    }
}

/// What the program compares is the same on the wire.
#[test]
fn errors_by_hand_answer_the_same() {
    let program = cargo::examples(&["by_hand"], &WORKSPACE).remove(0);
    for framework in FRAMEWORKS {
        let questions = questions(framework);
        Server::start(&program, &[framework]).serve(&questions, 1, questions.len());
    }
}
