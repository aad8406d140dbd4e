//! `tweetlint window template`: ready-made windows, so that in an emergency one
//! command is enough.

use std::io::{self, Write};

use super::{
    Failure, RulebookArguments, check_id, ready_made,
    register::{self, Register},
    window_kind, words,
};
use crate::{
    cli::{rulebook_arguments::load_rulebook, terminal::Terminal},
    output::visible,
    register::{windows::WindowKind, write_window},
    rulebook::Layers,
    source::Source,
    yaml,
};

/// What `window template` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What the window is about
    #[arg(value_parser = window_kind())]
    kind: WindowKind,
    /// What to call it [default: the kind]
    #[arg(long)]
    id: Option<String>,
    /// Add it to the register instead of printing it
    #[arg(long)]
    write: bool,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Prints or adds a ready-made window.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let id = arguments.id.as_deref().unwrap_or(words::kind(arguments.kind));
    check_id(id)?;
    if arguments.write {
        return write(arguments, layers, id);
    }
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    io::stdout().write_all(ready_made::text(arguments.kind, id, language).as_bytes())?;
    Ok(0)
}

/// Adds a ready-made window to the register, and tells how to open it.
fn write(arguments: &Arguments, layers: &Layers, id: &str) -> Result<u8, Failure> {
    let register = Register::for_new(&arguments.rulebook, layers)?;
    register.expect_free(id)?;
    let language = Terminal::of_stdout(&arguments.rulebook, &register.rulebook).language;
    let block = ready_made::text(arguments.kind, id, language);
    let records = yaml::parse(&Source::new(register.source.path().clone(), block.as_str()))?;
    let record = write_window::find(&records, id).expect("the ready-made record has the id");
    let text = write_window::add(&register.source, &block, record)?;
    let place = register.trial(&text, id)?.declared_at;
    register.save(&text)?;
    let command =
        format!("tweetlint window open --template {id}{}", register::flags(&arguments.rulebook));
    let (path, line) = (&place.path, place.start.line);
    let told = language.pick(
        format!("{id} sleeps in {path}:{line}. Fill it in there, and open it with:"),
        format!("{id} sover i {path}:{line}. Fyld den ud der, og åbn den med:"),
    );
    writeln!(io::stdout(), "{}\n  {command}", visible(&told))?;
    Ok(0)
}
