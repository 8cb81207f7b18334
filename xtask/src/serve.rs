//! `cargo xtask serve`: the Studio on this machine, rebuilt on every change, and beside it the
//! public calculator and a page of another origin that bears it.

use crate::failure::{At, Failure};
use crate::places;
use crate::run::command;
use crate::say::say;
use crate::trunk::trunk;
use crate::widget;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

/// The port of the first attempt.
const PORT: u16 = 8080;

/// What a change of makes a rebuild necessary; each is watched if it exists.
const SOURCES: [&str; 8] = [
    "src",
    "styles",
    "locales",
    "index.html",
    "boot.js",
    "favicon.svg",
    "Cargo.toml",
    "Cargo.lock",
];

/// Where the public calculator is built to.
const CALCULATOR: &str = "target/serve-calculator";

/// The hidden command that [`announce`] runs as.
pub const ANNOUNCE: &str = "announce";

/// Builds and serves until interrupted.
pub fn serve(arguments: &[String]) -> Result<ExitCode, Failure> {
    let wanted = wanted_port(arguments)?;
    say!("building the public calculator");
    widget::build_quickly(CALCULATOR)?;
    let mut trunk = trunk("serve")?;
    let port = free_port(wanted)?;
    let calculator = free_port(port.saturating_add(1))?;
    let demo = free_port(calculator.saturating_add(1))?;
    trunk
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        .args(["--dist", "target/serve"])
        // Cargo's release profile without Trunk's: compiles as fast as a debug build, loads five
        // times faster, and does not call wasm-opt, which would need Node.js.
        .args(["--cargo-profile", "release"]);
    std::fs::create_dir_all(places::root().join("target/serve")).at("target/serve")?;
    for source in SOURCES {
        if places::root().join(source).exists() {
            trunk.args(["--watch", source]);
        }
    }
    say!("building the Studio; the address follows");
    let announcer = std::env::current_exe().at("this program")?;
    let ports = [port, calculator, demo].map(|port| port.to_string());
    command(announcer)
        .arg(ANNOUNCE)
        .args(ports)
        .spawn()
        .at("announcing the address")?;
    become_program(trunk)
}

/// Serves the public calculator and the demo page, waits for the Studio, and prints their
/// addresses. The ports are those of Studio, calculator and demo page.
///
/// This is a process of its own because [`serve`] turns into Trunk; it ends with it.
pub fn announce(arguments: &[String]) -> Result<(), Failure> {
    let ports: Vec<u16> = arguments
        .iter()
        .filter_map(|port| port.parse().ok())
        .collect();
    let [port, calculator, demo] = ports[..] else {
        return Err(Failure::new("`announce` is for `serve` to call"));
    };
    let server = parent();
    let mut others = Vec::new();
    let origin = format!("http://127.0.0.1:{calculator}");
    for (port, folder) in [
        (calculator, vec![CALCULATOR]),
        (demo, vec!["demo", &origin]),
    ] {
        let mut node = command("node");
        node.arg("tests/browser/server.mjs").arg(port.to_string());
        others.push(node.args(folder).stdout(Stdio::null()).spawn().at("node")?);
    }
    let mut told = None;
    while parent() == server {
        let now = status(port).map(|status| status == 200);
        match now {
            Some(true) if told != now => say!(
                "\nStudio             http://127.0.0.1:{port}/\
                 \npublic calculator  {origin}/widget.html\
                 \non a page of another origin  http://127.0.0.1:{demo}/host.html\
                 \n\nCtrl-C ends it. Changes of the Studio are built at once; reload the page to see them."
            ),
            Some(false) if told != now => {
                say!("\nThe build failed, see above. It is tried again after the next change.");
            }
            _ => {}
        }
        told = told.filter(|told| *told).or(now);
        std::thread::sleep(Duration::from_millis(200));
    }
    for mut other in others {
        // One that has ended already needs no end.
        let _ = other.kill();
    }
    Ok(())
}

/// The HTTP status of the page, if something answers.
fn status(port: u16) -> Option<u16> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    write!(
        stream,
        "GET / HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n"
    )
    .ok()?;
    let mut start = [0; 12];
    stream.read_exact(&mut start).ok()?;
    std::str::from_utf8(&start)
        .ok()?
        .rsplit(' ')
        .next()?
        .parse()
        .ok()
}

/// The port that `--port` asks for.
fn wanted_port(arguments: &[String]) -> Result<u16, Failure> {
    let words: Vec<&str> = arguments
        .iter()
        .flat_map(|argument| argument.split('='))
        .collect();
    match words.as_slice() {
        [] => Ok(PORT),
        ["--port", number] => number.parse().at(format_args!(
            "--port takes a number from 1 to 65535, not `{number}`"
        )),
        _ => Err(Failure::new("`serve` takes only `--port N`")),
    }
}

/// The first free port from `wanted` on.
fn free_port(wanted: u16) -> Result<u16, Failure> {
    let port = (wanted..=wanted.saturating_add(100))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| Failure::new(format!("no free port from {wanted} on: try --port N")))?;
    if port != wanted {
        say!("port {wanted} is taken, using {port}");
    }
    Ok(port)
}

/// Turns this process into `program`, so that ending the one ends the other.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result<ExitCode, Failure> {
    use std::os::unix::process::CommandExt;
    Err(program.exec()).at("starting Trunk")
}

/// Runs `program`: other systems cannot replace a process, but end both with Ctrl-C.
#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result<ExitCode, Failure> {
    let status = program.status().at("starting Trunk")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The process that started this one.
#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

/// Unknown on other systems.
#[cfg(not(unix))]
fn parent() -> u32 {
    0
}
