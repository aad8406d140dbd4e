//! `tweetlint window template`: prints a dormant window or adds it to the register,
//! so that a single command can open it in an emergency.

use std::io::{self, Write};

use super::{
    Failure, RulebookArguments, check_id,
    register::{self, Register},
    window_kind,
};
use crate::{
    cli::{
        rulebook_arguments::load_rulebook,
        terminal::{Terminal, print_notes},
    },
    message::Message,
    output::Shown,
    rulebook::Layers,
    source::Source,
    window::{self, WindowKind, edit_register},
    yaml,
};

/// The arguments of `window template`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_parser = window_kind())]
    kind: WindowKind,
    #[arg(long)]
    id: Option<String>,
    #[arg(long)]
    write: bool,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
}

/// Prints or adds a dormant window.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let id = arguments.id.as_deref().unwrap_or(arguments.kind.name());
    check_id(id)?;
    if arguments.write {
        return write(arguments, layers, id);
    }
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let language = Terminal::of_stdout(&arguments.rulebook, &rulebook).language;
    let template = Shown::new(window::template(arguments.kind, id, language));
    write!(io::stdout(), "{}", template.without_commands())?;
    Ok(0)
}

/// Adds a dormant window to the register, and prints the command that opens it.
fn write(arguments: &Arguments, layers: &Layers, id: &str) -> Result<u8, Failure> {
    let register = Register::for_new(&arguments.rulebook, layers)?;
    register.expect_free(id)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &register.rulebook);
    let block = window::template(arguments.kind, id, terminal.language);
    let records = yaml::parse(&Source::new(register.source.path().clone(), block.as_str()))?;
    let record = edit_register::find(&records, id).expect("the template has the id");
    let text = edit_register::add(&register.source, &block, record)?;
    let place = register.trial(&text, id)?.place;
    register.save(&text)?;
    let command =
        format!("tweetlint window open --template {id}{}", register::flags(&arguments.rulebook));
    let added = Message::new("window-template-added")
        .with("id", id)
        .with("place", format!("{}:{}", place.path, place.start.line));
    let added = Shown::message(&added, terminal.language);
    writeln!(io::stdout(), "{added}\n  {}", Shown::new(command))?;
    print_notes(&register.notes(), terminal);
    Ok(0)
}
