//! Files in, stdout and stderr out.

mod arguments;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use worthwhile::cli;
use worthwhile::document::Faults;
use worthwhile::finance::Date;
use worthwhile::format::Locale;
use worthwhile::playbook::sample;

/// Why a command came to nothing: its lines for stderr.
enum Trouble {
    /// A file cannot be read or written.
    Failure(String),
    /// A document or an argument is wrong.
    BadInput(String),
}

type Outcome = Result<String, Trouble>;

pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match (&arguments.command, &arguments.sample) {
        (Some(command), _) => obey(command),
        (None, Some(dir)) => write_sample(dir),
        (None, None) => Err(Trouble::BadInput(
            Arguments::command().render_usage().to_string(),
        )),
    };
    let outcome = outcome.and_then(|text| {
        writeln!(io::stdout().lock(), "{text}")
            .map_err(|error| Trouble::Failure(format!("stdout: {error}\n")))
    });
    let (code, text) = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Trouble::Failure(text)) => (1, text),
        Err(Trouble::BadInput(text)) => (2, text),
    };
    // Nobody is left to tell if stderr is closed as well.
    let _ = io::stderr().write_all(text.as_bytes());
    ExitCode::from(code)
}

/// A mistake of a whole document stands under the name of its file: with two files, of the
/// first as long as that one is wrong.
fn obey(command: &Command) -> Outcome {
    match command {
        Command::Check { file } => {
            let kind = cli::check(&text(file)?).map_err(bad(file))?;
            Ok(json!({"ok": true, "format": kind.format()}).to_string())
        }
        Command::Zones { playbook } => shown(cli::zones(&text(playbook)?), playbook),
        Command::Advise { playbook, case } => {
            let texts = (text(playbook)?, text(case)?);
            let right = matches!(cli::check(&texts.0), Ok(cli::Kind::Playbook));
            let whole = if right { case } else { playbook };
            shown(cli::advise(&texts.0, &texts.1), whole)
        }
        Command::Roi { source, case } => {
            let texts = (text(source)?, text(case)?);
            let right = matches!(cli::check(&texts.0), Ok(kind) if kind != cli::Kind::Case);
            let whole = if right { case } else { source };
            shown(cli::roi(&texts.0, &texts.1), whole)
        }
        Command::Sql {
            source,
            industry,
            table,
        } => cli::sql(&text(source)?, industry, table).map_err(bad(source)),
        Command::Workbook {
            source,
            case,
            out,
            csv,
            language,
            date,
        } => {
            let locale = Locale::from_tag(language).ok_or_else(|| {
                let known = Locale::ALL.map(Locale::tag).join(", ");
                Trouble::BadInput(format!(
                    "--language: must be one of {known}, got {language}\n"
                ))
            })?;
            let end = if *csv { "csv" } else { "xlsx" };
            let out = out.clone().unwrap_or_else(|| case.with_extension(end));
            let export = cli::Export {
                csv: *csv,
                locale,
                today: date.map_or_else(today, Ok)?,
            };
            write_workbook((source, case), export, &out)
        }
        Command::Link { source, case, page } => {
            let texts = (text(source)?, text(case)?);
            let right = matches!(cli::check(&texts.0), Ok(kind) if kind != cli::Kind::Case);
            let whole = if right { case } else { source };
            let pack = |bytes: &[u8]| compress_to_vec(bytes, 9);
            shown(cli::link(&texts.0, &texts.1, page, pack), whole)
        }
        Command::Unlink { link } => {
            let unpack = |bytes: &[u8], most| decompress_to_vec_with_limit(bytes, most).ok();
            shown(cli::unlink(link, unpack), Path::new("link"))
        }
        Command::Proposal {
            source,
            case,
            date,
            language,
            form,
        } => {
            let texts = (text(source)?, text(case)?);
            let right = matches!(cli::check(&texts.0), Ok(kind) if kind != cli::Kind::Case);
            let whole = if right { case } else { source };
            cli::proposal(&texts.0, &texts.1, (*form).into(), *language, *date).map_err(bad(whole))
        }
        Command::Widget {
            template,
            source,
            into,
        } => write_pages(template, source, into.as_deref()),
        Command::Publish {
            playbook,
            last,
            output,
            language,
        } => publish(playbook, last.as_deref(), output.as_deref(), *language),
        Command::Schema { kind } => {
            let schema = cli::Kind::from(*kind).schema();
            Ok(format!("{:#}", schema.json()))
        }
        Command::Sample { dir } => write_sample(dir),
    }
}

fn text(path: &Path) -> Outcome {
    let bytes = fs::read(path)
        .map_err(|error| Trouble::Failure(format!("{}: {error}\n", path.display())))?;
    String::from_utf8(bytes)
        .map_err(|_| Trouble::BadInput(format!("{}: not UTF-8 text\n", path.display())))
}

fn shown(result: Result<Value, Faults>, whole: &Path) -> Outcome {
    Ok(result.map_err(bad(whole))?.to_string())
}

fn bad(whole: &Path) -> impl Fn(Faults) -> Trouble {
    move |faults| Trouble::BadInput(cli::lines(&faults, &whole.display().to_string()))
}

/// Today in universal time; the command line knows no time zones.
fn today() -> Result<Date, Trouble> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    let days = since.and_then(|since| i32::try_from(since.as_secs() / 86_400).ok());
    let date = days.and_then(Date::from_days_since_epoch);
    date.ok_or_else(|| {
        Trouble::Failure("the clock tells no day: give one with --date\n".to_owned())
    })
}

fn write_workbook((source, case): (&Path, &Path), export: cli::Export, out: &Path) -> Outcome {
    let texts = (text(source)?, text(case)?);
    let right = matches!(cli::check(&texts.0), Ok(kind) if kind != cli::Kind::Case);
    let whole = if right { case } else { source };
    let bytes = cli::workbook(&texts.0, &texts.1, export).map_err(bad(whole))?;
    File::create_new(out)
        .and_then(|mut file| file.write_all(&bytes))
        .map_err(|error| Trouble::Failure(format!("{}: {error}\n", out.display())))?;
    Ok(json!({"ok": true, "written": [out]}).to_string())
}

/// Writes the pages of the public calculator, all of them or none.
fn write_pages(template: &Path, source: &Path, into: Option<&Path>) -> Outcome {
    let (page, offer) = (text(template)?, text(source)?);
    let folder = into.or(template.parent()).unwrap_or(Path::new("."));
    let pages = Locale::ALL.map(|locale| {
        let page = cli::widget(&page, &offer, locale).map_err(bad(source))?;
        Ok((folder.join(cli::widget_file(locale)), page))
    });
    let pages: Result<Vec<(PathBuf, String)>, Trouble> = pages.into_iter().collect();
    let pages = pages?;
    for (path, page) in &pages {
        replace(path, page)
            .map_err(|error| Trouble::Failure(format!("{}: {error}\n", path.display())))?;
    }
    let written: Vec<&PathBuf> = pages.iter().map(|(path, _)| path).collect();
    Ok(json!({"ok": true, "written": written}).to_string())
}

/// The offer to a file or as the answer, and what is to be said about it to stderr.
fn publish(playbook: &Path, last: Option<&Path>, output: Option<&Path>, locale: Locale) -> Outcome {
    let before = last.map(text).transpose()?;
    let source = text(playbook)?;
    let whole = match last {
        Some(last) if cli::check(&source).is_ok() => last,
        _ => playbook,
    };
    let published = cli::publish(&source, before.as_deref(), locale).map_err(bad(whole))?;
    let answer = match output {
        None => published.offer.trim_end().to_owned(),
        Some(path) => {
            replace(path, &published.offer)
                .map_err(|error| Trouble::Failure(format!("{}: {error}\n", path.display())))?;
            json!({"ok": true, "written": [path]}).to_string()
        }
    };
    // Who closes stderr does not want to be told.
    let _ = io::stderr().write_all(published.report.as_bytes());
    Ok(answer)
}

/// Writes `text` to `path` whole or not at all: what is there may be what a page shows.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    fs::write(&part, text)?;
    fs::rename(&part, path)
}

/// Writes both samples or neither: an existing file is never touched.
fn write_sample(dir: &Path) -> Outcome {
    let failed = |path: &Path, error: &dyn std::fmt::Display| {
        Trouble::Failure(format!("{}: {error}\n", path.display()))
    };
    fs::create_dir_all(dir).map_err(|error| failed(dir, &error))?;
    let samples = [
        ("playbook.json", sample::PLAYBOOK),
        ("case.json", sample::CASE),
    ];
    let samples = samples.map(|(name, text)| (dir.join(name), text));
    if let Some((path, _)) = samples.iter().find(|(path, _)| path.exists()) {
        return Err(failed(path, &"exists already; nothing was written"));
    }
    for (path, text) in &samples {
        File::create_new(path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| failed(path, &error))?;
    }
    let written: Vec<&PathBuf> = samples.iter().map(|(path, _)| path).collect();
    Ok(json!({"ok": true, "written": written}).to_string())
}
