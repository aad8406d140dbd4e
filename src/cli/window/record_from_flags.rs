//! Builds the record of a window from the flags of `window open`.

use std::env;

use super::{
    Failure, check_id,
    flag_values::{self, Flags},
    hold_flags,
    open::Arguments,
    register::Register,
};
use crate::{
    cli::terminal::Terminal,
    message::{Message, closest},
    rulebook,
    source::Problem,
    window::{RecordBuilder, Times, WindowKind, edit_register, slug},
    yaml::{self, Node},
};

/// Keys of a record, each with the flag that sets it and, for some, an example of a
/// flag to add. The help suggests this example if the value of the key is missing,
/// wrong or still a placeholder.
const FLAGS: [(&str, &str, Option<&str>); 10] = [
    ("about", "--about", Some("--about brand")),
    ("lead", "--lead", Some("--lead @havnepoliti")),
    ("topics", "--topic", Some("--topic brand")),
    ("area", "--area", Some("--area Havnen")),
    ("hashtags", "--hashtag", Some("--hashtag havnefest")),
    ("level", "--level", Some("--area Havnen")),
    ("from", "--from", None),
    ("until", "--until", None),
    ("review_by", "--review-by", None),
    ("hold_until", "--hold-for", None),
];

/// Builds the record. The problems with flags are reported together. The place of
/// each problem is the flag that causes it.
pub(super) fn build(
    arguments: &Arguments,
    register: &Register<'_>,
    times: Times,
) -> Result<Node, Failure> {
    let mut record = match &arguments.template {
        Some(id) => template(id, register)?,
        None => RecordBuilder::new(arguments.kind.unwrap_or(WindowKind::Crisis)),
    };
    let mut flags = Flags::default();
    set_flags(&mut record, arguments, &mut flags);
    record.fill_in_defaults();
    let timezone = &register.rulebook.timezone;
    record.set_times(times, timezone);
    hold_flags::set(&mut record, arguments, (&register.rulebook, times), &mut flags);
    let left = FLAGS.iter().filter_map(|flag| placeholder_left(flag, &record));
    flags.problems.extend(left);
    if flags.problems.is_empty() {
        flags.problems.extend(mistakes(&record));
    }
    if let Some(id) = &arguments.id {
        flags.problems.extend(check_id(id).err());
    }
    if !flags.problems.is_empty() {
        return Err(flags.problems.into());
    }
    let name = arguments.by.clone().or_else(own_name);
    let name = name.unwrap_or_else(|| "unknown".to_owned());
    record.set_declared_by(&name, times.now, timezone);
    let id = arguments.id.clone().unwrap_or_else(|| {
        let about = arguments.template.clone();
        let about = about.or_else(|| slug(arguments.title.as_deref()?));
        let language = Terminal::of_stdout(&arguments.rulebook, &register.rulebook).language;
        let about = about.or_else(|| Some(arguments.about.first()?.id(language)));
        let kind = || record.kind_and_level().0.map(|kind| kind.id(language).to_owned());
        let about = about.or_else(kind);
        let day = times.from.to_zoned(timezone.clone()).date();
        RecordBuilder::free_id(&about.unwrap_or_default(), day, &register.rulebook.windows)
    });
    register.expect_free(&id)?;
    record.set("id", Some(Node::of_text(id)));
    Ok(record.finish())
}

/// Copies the record of a dormant window, which is the template for the new window.
fn template(id: &str, register: &Register<'_>) -> Result<RecordBuilder, Failure> {
    let windows = &register.rulebook.windows;
    let Some(window) = windows.iter().find(|window| window.id == id) else {
        return Err(unknown_template(id, register).into());
    };
    if !window.dormant {
        let message = Message::new("window-not-dormant").with("id", id);
        let help = Message::new("window-not-dormant-help");
        return Err(Problem::in_file("--template", message).help(help).into());
    }
    let path = &window.place.path;
    let other;
    let source = if path == register.source.path() {
        &register.source
    } else {
        other = rulebook::open(path.as_ref().as_ref(), rulebook::SizeLimit::Yaml)?;
        &other
    };
    let root = yaml::parse(source)?;
    Ok(edit_register::find(&root, id).map(RecordBuilder::from_template).unwrap_or_default())
}

fn unknown_template(id: &str, register: &Register<'_>) -> Problem {
    let dormant = register.rulebook.windows.iter().filter(|window| window.dormant);
    let help = match closest(id, dormant.map(|window| window.id.as_str())) {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("window-unknown-template-help"),
    };
    let message = Message::new("window-unknown-template").with("id", id);
    Problem::in_file("--template", message).help(help)
}

fn set_flags(record: &mut RecordBuilder, arguments: &Arguments, flags: &mut Flags) {
    let text = |text: &str| Node::of_text(text.to_owned());
    record.set("title", arguments.title.as_deref().map(text));
    record.set("kind", arguments.kind.map(|kind| text(kind.name())));
    record.set("level", arguments.level.map(|level| text(level.name())));
    let handles = flags.read("--lead", &arguments.lead, flag_values::handle);
    let domains = flags.read("--lead-domain", &arguments.lead_domain, flag_values::domain);
    let channels = [("handles", handles), ("domains", domains)];
    let channels: Vec<_> =
        channels.into_iter().filter_map(|(key, list)| Some((key, list?))).collect();
    record.set("lead", (!channels.is_empty()).then(|| Node::of_map(channels)));
    let about = arguments.about.iter().map(|emergency| text(emergency.name()));
    record.set("about", (!arguments.about.is_empty()).then(|| Node::of_list(about)));
    let (accounts, domains) = flags.sources("--allow", &arguments.allow);
    record.set_allowed(accounts, domains);
    record.set("area", flags.read("--area", &arguments.area, flag_values::word));
    record.set("topics", flags.read("--topic", &arguments.topic, flag_values::word));
    record.set("hashtags", flags.read("--hashtag", &arguments.hashtag, flag_values::tag));
    record.set("roles", flags.roles("--role", &arguments.role));
}

/// The problem that a key of the record still has the placeholder of its template,
/// such as `CHANGEME`. `None` if it has no placeholder, or if there is no example
/// for the key.
fn placeholder_left(
    (key, flag, example): &(&str, &str, Option<&str>),
    record: &RecordBuilder,
) -> Option<Problem> {
    let message = Message::new("window-placeholder").with("placeholder", record.placeholder(key)?);
    Some(Problem::in_file(*flag, message).help(give((*example)?)))
}

/// The mistakes of the whole window, such as an end before the beginning, each with
/// the flag that causes it as its place.
fn mistakes(record: &RecordBuilder) -> impl Iterator<Item = Problem> {
    let mut mistakes = record.mistakes();
    // `--about` says what has happened, and then nobody has to be known to lead.
    if mistakes.iter().any(|mistake| mistake.keys.first() == Some(&"about")) {
        mistakes.retain(|mistake| mistake.keys != ["lead"]);
    }
    mistakes.into_iter().map(move |mistake| {
        let known = FLAGS.iter().find(|(key, ..)| mistake.keys.first() == Some(key));
        let (flag, example) =
            known.map_or(("window open", None), |(_, flag, example)| (*flag, *example));
        // Officers in a hurry know what has happened, and not yet who leads.
        let help = match example {
            Some(_) if flag == "--about" => Message::new("window-give-about-help"),
            Some(_) if flag == "--lead" && !record.has("about") => {
                Message::new("window-give-about-or-lead-help")
            }
            Some(example) => give(example),
            None => mistake.help,
        };
        Problem::in_file(flag, mistake.message).help(help)
    })
}

/// The help that says which flag to give.
fn give(example: &str) -> Message {
    Message::new("window-give-flag-help").with("example", example)
}

/// The login name of the current user, as the person who declares the window; `None` if
/// no environment variable states it.
fn own_name() -> Option<String> {
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(set)
}

/// Notes on flags whose values were taken for something that the user may not have meant,
/// and on a window that says of nobody that they declared it.
pub(super) fn notes(arguments: &Arguments) -> Vec<Problem> {
    let lead = arguments.lead.iter().filter_map(|written| flag_values::note_on_lead(written));
    let nobody = arguments.by.is_none() && own_name().is_none();
    let nobody = nobody.then(|| {
        let help = Message::new("note-declared-by-nobody-help");
        Problem::in_file("--by", Message::new("note-declared-by-nobody")).help(help)
    });
    lead.chain(nobody).collect()
}
