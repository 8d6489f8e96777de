//! Runs cargo on generated crates, and measures it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// Where crates are generated. It stays, so that a second run finds the dependencies built.
pub(crate) struct Lab {
    root: PathBuf,
    /// The folder of the crate `statusquo`.
    pub(crate) statusquo: PathBuf,
    /// How often everything is measured.
    pub(crate) runs: usize,
    /// Whether the compiler's instructions are counted, too.
    pub(crate) counts: bool,
}

/// A generated crate.
#[derive(Clone)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    target: PathBuf,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct Cost {
    /// User and system time of cargo and everything that it starts.
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
}

impl Lab {
    pub(crate) fn new(root: PathBuf, statusquo: PathBuf, runs: usize, counts: bool) -> Self {
        Self { root, statusquo, runs, counts }
    }

    /// Writes a crate; `group` is whose dependencies it shares.
    pub(crate) fn package(&self, group: &str, name: &str, manifest: &str, files: &[(&str, &str)]) -> Package {
        let path = self.root.join(group).join(name);
        write(&path.join("Cargo.toml"), manifest);
        for (file, content) in files {
            write(&path.join(file), content);
        }
        // The versions that this workspace has, for all of them.
        let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
        fs::copy(lock, path.join("Cargo.lock")).expect("the lock file can be copied");
        Package { name: name.to_owned(), path, target: self.root.join(group).join("target") }
    }

    /// Measures all of them in turn, several times, so that what else the machine does hits all alike; the medians.
    pub(crate) fn medians<T>(&self, of: &[T], measure: impl Fn(&T) -> Cost) -> Vec<Cost> {
        let mut costs = vec![Vec::new(); of.len()];
        for run in 0..self.runs {
            eprintln!("run {} of {}", run + 1, self.runs);
            for (costs, each) in costs.iter_mut().zip(of) {
                costs.push(measure(each));
            }
        }
        let median = |costs: &Vec<Cost>, of: fn(&Cost) -> Duration| {
            let mut times: Vec<Duration> = costs.iter().map(of).collect();
            times.sort();
            times[times.len() / 2]
        };
        costs
            .iter()
            .map(|costs| Cost { cpu: median(costs, |cost| cost.cpu), wall: median(costs, |cost| cost.wall) })
            .collect()
    }
}

impl Package {
    /// Runs cargo, and says what that took.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Cost {
        let mut command = self.command(arguments);
        let (start, before) = (Instant::now(), cpu_of_children());
        let status = command.status().expect("cargo runs");
        let cost = Cost { cpu: cpu_of_children().saturating_sub(before), wall: start.elapsed() };
        assert!(status.success(), "cargo {arguments:?} of {} fails", self.name);
        cost
    }

    /// The instructions that the compiler executes for this crate, as valgrind counts them: unlike times, they do not
    /// depend on what else the machine does.
    pub(crate) fn instructions(&self, arguments: &[&str]) -> u64 {
        let count = self.path.join("instructions");
        let mut command = self.command(arguments);
        let this = env::current_exe().expect("this program has a path");
        command.env("RUSTC_WRAPPER", this).env(COUNT, &count).env(COUNTED_CRATE, self.name.replace('-', "_"));
        assert!(
            command.status().expect("cargo runs").success(),
            "cargo {arguments:?} of {} fails",
            self.name
        );
        let log = fs::read_to_string(count).expect("the compiler ran under valgrind");
        // `==123== I   refs:      423,343,680`
        let count = log.lines().find(|line| line.contains("refs:")).and_then(|line| line.rsplit(' ').next());
        count.expect("valgrind counts").replace(',', "").parse().expect("valgrind writes a number")
    }

    /// What cargo writes to its standard output.
    pub(crate) fn output(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).stderr(Stdio::inherit()).output().expect("cargo runs");
        assert!(output.status.success(), "cargo {arguments:?} of {} fails", self.name);
        String::from_utf8(output.stdout).expect("cargo writes UTF-8")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(arguments).arg("--quiet").current_dir(&self.path).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Makes the next build compile this crate, and no other.
    pub(crate) fn touch(&self) {
        let file = fs::File::options().append(true).open(self.source()).expect("the source can be opened");
        file.set_modified(SystemTime::now()).expect("the source can be touched");
    }

    pub(crate) fn source(&self) -> PathBuf {
        let source = |name| self.path.join("src").join(name);
        if source("lib.rs").exists() { source("lib.rs") } else { source("main.rs") }
    }

    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("release").join(&self.name)
    }

    pub(crate) fn forget_target(&self) {
        if self.target.exists() {
            fs::remove_dir_all(&self.target).expect("the target directory can be removed");
        }
    }

    /// The locked version of a dependency.
    pub(crate) fn version(&self, name: &str) -> Option<String> {
        let lock = fs::read_to_string(self.path.join("Cargo.lock")).expect("cargo has written the lock file");
        let (_, rest) = lock.split_once(&format!("name = {name:?}\nversion = \""))?;
        Some(rest.split_once('"')?.0.to_owned())
    }
}

/// Where the count goes, and of which crate.
const COUNT: &str = "STATUSQUO_COST_COUNT";
const COUNTED_CRATE: &str = "STATUSQUO_COST_CRATE";

/// As `RUSTC_WRAPPER`: runs the compiler, under valgrind if it is the turn of the crate that counts.
pub(crate) fn stand_in_for_rustc() -> Option<i32> {
    let (count, counted) = (env::var_os(COUNT)?, env::var(COUNTED_CRATE).ok()?);
    let mut words = env::args().skip(1);
    let rustc = words.next()?;
    let arguments: Vec<String> = words.collect();
    let mut command = if arguments.windows(2).any(|pair| pair[0] == "--crate-name" && pair[1] == counted) {
        // Not rustup's, which would be counted instead.
        let sysroot = Command::new(rustc).args(["--print", "sysroot"]).output().expect("rustc runs").stdout;
        let rustc = Path::new(String::from_utf8_lossy(&sysroot).trim()).join("bin/rustc");
        let mut log = OsString::from("--log-file=");
        log.push(count);
        let mut valgrind = Command::new("valgrind");
        valgrind
            .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
            .arg(log)
            .arg(rustc);
        valgrind
    } else {
        Command::new(rustc)
    };
    Some(command.args(arguments).status().expect("the compiler runs").code().unwrap_or(1))
}

fn cpu_of_children() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Duration::from_micros(micros.unsigned_abs())
}

/// Writes a file, unless it is there already with this content.
fn write(path: &Path, content: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == content) {
        return;
    }
    let parent = path.parent().expect("files are in a folder");
    fs::create_dir_all(parent).and_then(|()| fs::write(path, content)).expect("the folder can be written");
}
