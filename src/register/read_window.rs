//! Reads the records of `windows.yaml`.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::named;
use super::windows::{Allow, Held, Lead, Level, Role, Window, WindowKind};
use super::{domain, handle, instant, wrong_word};
use crate::{
    language::{Language, Localized},
    matcher::{List, Words, folded},
    source::{FixedRule, Problem, Source},
    tokens::tag_name,
    yaml::{self, Node, Reader, list_of, map_of, one_of, one_or_more},
};

/// The windows of a register. Their words join those of the rulebook.
///
/// # Errors
/// Everything that is wrong with the register.
pub(crate) fn read(
    source: &Source,
    timezone: Option<&TimeZone>,
    words: &mut Words,
) -> Result<Vec<Window>, Vec<Problem>> {
    let node = yaml::parse(source).map_err(incomplete)?;
    let mut reader = Reader::new(source);
    let mut windows: Vec<Window> = Vec::new();
    if !node.is_null() {
        list_of(|node, reader| {
            let window = window(node, reader, timezone, words)?;
            if windows.iter().any(|other| other.id == window.id) {
                let message = (
                    format!("the id `{}` is taken already", window.id),
                    format!("id'et `{}` er taget i forvejen", window.id),
                );
                let at = node.get("id").unwrap_or(node).span;
                return reader.wrong(
                    at,
                    message,
                    ("give each window an id of its own", "giv hvert vindue sit eget id"),
                );
            }
            windows.push(window);
            Some(())
        })(&node, &mut reader);
    }
    if reader.problems.is_empty() { Ok(windows) } else { Err(incomplete(reader.problems)) }
}

/// Names the rule that a register which does not read breaks. It is no rule of a
/// rulebook, for nobody may switch it off.
fn incomplete(mut problems: Vec<Problem>) -> Vec<Problem> {
    for problem in &mut problems {
        problem.rule = Some(FixedRule::RecordIncomplete);
    }
    problems
}

/// One window.
pub(crate) fn window(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
    words: &mut Words,
) -> Option<Window> {
    let time = |node: &Node, reader: &mut Reader<'_>| instant(node, reader, timezone);
    let declared_at = reader.source.place(key(node, "lead").unwrap_or(node).span);
    let mut fields = reader.fields(node)?;
    let id = fields.required("id", id);
    let kind = fields.required("kind", one_of(&WindowKind::ALL));
    let dormant = fields.optional("dormant", yaml::boolean).unwrap_or_default();
    let area = fields.optional("area", |node, reader| word_list(node, reader, words));
    let area = area.filter(|_| node.get("area").is_some_and(is_said));
    let topics = fields.optional("topics", |node, reader| word_list(node, reader, words));
    if let Some(topics) = topics {
        words.match_compounds(topics);
    }
    let window = Window {
        id: id.clone().unwrap_or_default(),
        title: fields.optional("title", title),
        kind: kind.unwrap_or(WindowKind::Crisis),
        // Who does not say how far an exercise reaches is warned everywhere.
        level: fields.optional("level", one_of(&Level::ALL)).unwrap_or(match kind {
            Some(WindowKind::Exercise) => Level::Major,
            _ => Level::default(),
        }),
        from: fields.optional("from", time),
        until: fields.optional("until", time),
        review_by: fields.optional("review_by", time),
        declared: fields
            .optional("declared_by", |node, reader| declared_by(node, reader, timezone)),
        all_clear: fields.optional("all_clear", time),
        cooldown: fields.optional("cooldown_hours", hours).unwrap_or_default(),
        lead: fields.optional("lead", leads).unwrap_or_default(),
        area,
        topics: topics.unwrap_or_else(|| words.new_list()),
        topic_words: named::texts(node.get("topics")),
        hashtags: fields.optional("hashtags", one_or_more(tag)).unwrap_or_default(),
        roles: fields.optional("roles", roles).unwrap_or_default(),
        allow: fields.optional("allow", allow).unwrap_or_default(),
        hold: fields
            .optional("hold", one_or_more(one_of(&Held::ALL)))
            .filter(|hold| !hold.is_empty()),
        languages: fields
            .optional("languages", one_or_more(one_of(&Language::ALL)))
            .unwrap_or_default(),
        declared_at,
        named: named::accounts(node, fields.reader.source),
    };
    fields.finish();
    complete(node, reader, &window, dormant);
    (id.is_some() && kind.is_some()).then_some(window)
}

/// The id, by which a window is found and closed.
fn id(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let id = yaml::string(node, reader)?;
    if id.trim().is_empty() {
        let help =
            ("give the window one, as in `harbour-fire`", "giv vinduet et, som i `havnebrand`");
        return reader.wrong(node.span, ("the id is empty", "id'et er tomt"), help);
    }
    Some(id)
}

/// Reports what a record lacks, and times that cannot be.
fn complete(node: &Node, reader: &mut Reader<'_>, window: &Window, dormant: bool) {
    if node.get("kind").and_then(Node::text) == Some("crisis") {
        for keys in [&["lead"][..], &["level"], &["topics", "area", "hashtags"]] {
            require(node, reader, ("a crisis", "en krise"), keys);
        }
    }
    if dormant {
        sleeps(node, reader);
    } else {
        let awake = ("a window that is not `dormant`", "et vindue, der ikke er `dormant`,");
        require(node, reader, awake, &["from"]);
        placed(node, reader, window);
        ends(node, reader, window);
    }
}

/// Reports a window of one place that does not say which, for it would reach
/// posts from anywhere.
fn placed(node: &Node, reader: &mut Reader<'_>, window: &Window) {
    let Some(level) = node.get("level").filter(|level| level.text() == Some("local")) else {
        return;
    };
    if window.kind.has_reach() && window.area.is_none() {
        let message = (
            "a local window without `area` reaches the whole country",
            "et lokalt vindue uden `area` gælder hele landet",
        );
        let help = (
            "say where it is, as in `area: [Havnen]`, or take another level",
            "skriv, hvor det er, som i `area: [Havnen]`, eller vælg et andet niveau",
        );
        reader.wrong::<()>(level.span, message, help);
    }
}

/// Reports times in a record that waits to be declared.
fn sleeps(node: &Node, reader: &mut Reader<'_>) {
    for name in ["from", "until", "review_by", "all_clear"] {
        if let Some(at) = key(node, name).filter(|_| node.get(name).is_some_and(|at| !at.is_null()))
        {
            let message = (
                format!("a dormant window has no `{name}`"),
                format!("et vindue med `dormant` har ikke noget `{name}`"),
            );
            let help = (
                "take out `dormant` where it is declared, or the time where it is not",
                "fjern `dormant`, hvis det er erklæret, og ellers tidspunktet",
            );
            reader.wrong::<()>(at.span, message, help);
        }
    }
}

/// Whether a value says anything. An empty list does not.
fn is_said(value: &Node) -> bool {
    match &value.value {
        yaml::Value::Null => false,
        yaml::Value::List(items) => !items.is_empty(),
        yaml::Value::Scalar(_) | yaml::Value::Map(_) => true,
    }
}

/// Reports that a record has none of these keys.
fn require(node: &Node, reader: &mut Reader<'_>, (what, da_what): (&str, &str), keys: &[&str]) {
    if keys.iter().any(|key| node.get(key).is_some_and(is_said)) {
        return;
    }
    let at = key(node, "id").unwrap_or(node).span;
    let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
    let Localized { en, da } = crate::source::either(names.iter().map(String::as_str));
    let message = (format!("{what} needs {en}"), format!("{da_what} skal have {da}"));
    let help = ("add what this one is missing", "skriv det til, der mangler");
    reader.wrong::<()>(at, message, help);
}

/// Reports times before the beginning, and an open end that nobody reviews.
fn ends(node: &Node, reader: &mut Reader<'_>, window: &Window) {
    let Some(from) = window.from else { return };
    let given = |name: &str| node.get(name).is_some_and(|written| !written.is_null());
    let early = |name: &str, reader: &mut Reader<'_>, message: (&str, &str)| {
        let at = node.get(name).unwrap_or(node).span;
        let help = (format!("mend `from` or `{name}`"), format!("ret `from` eller `{name}`"));
        reader.wrong::<()>(at, message, help);
    };
    if window.until.is_some_and(|until| until <= from) {
        let message = ("the window ends before it begins", "vinduet slutter, før det begynder");
        early("until", reader, message);
    }
    if window.all_clear.is_some_and(|clear| clear < from) {
        let message = (
            "the all-clear is given before the window begins",
            "der er afblæst, før vinduet begynder",
        );
        early("all_clear", reader, message);
    }
    if !given("until") && !given("review_by") {
        let at = key(node, "until").or_else(|| key(node, "id")).unwrap_or(node).span;
        let message = ("an open window needs `review_by`", "et åbent vindue skal have `review_by`");
        let help = (
            "add `review_by` with the time at which somebody looks at it again",
            "skriv `review_by` med det tidspunkt, hvor nogen ser på det igen",
        );
        reader.wrong::<()>(at, message, help);
    }
    if window.review_by.is_some_and(|reviewed| reviewed <= from) {
        let message =
            ("the window is reviewed before it begins", "vinduet skal ses efter, før det begynder");
        early("review_by", reader, message);
    }
}

/// The key itself, for its place.
fn key<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let yaml::Value::Map(entries) = &node.value else { return None };
    entries.iter().map(|(key, _)| key).find(|key| key.text() == Some(name))
}

/// One lead, or several of which the first is the voice.
fn leads(node: &Node, reader: &mut Reader<'_>) -> Option<Lead> {
    let several = one_or_more(lead)(node, reader)?;
    several.into_iter().reduce(|mut all, further| {
        all.handles.extend(further.handles);
        all.domains.extend(further.domains);
        all
    })
}

fn lead(node: &Node, reader: &mut Reader<'_>) -> Option<Lead> {
    let mut fields = reader.fields(node)?;
    fields.optional("authority", yaml::string);
    let handles = fields.optional("handles", one_or_more(handle));
    let domains = fields.optional("domains", one_or_more(domain));
    fields.finish();
    let lead = Lead { handles: handles.unwrap_or_default(), domains: domains.unwrap_or_default() };
    if lead == Lead::default() {
        let help = ("name its `handles` or its `domains`", "nævn `handles` eller `domains`");
        return reader.wrong(
            node.span,
            ("the lead has no channel", "den, der har ordet, har ingen kanal"),
            help,
        );
    }
    Some(lead)
}

/// Words as a new list of the matcher.
fn word_list(node: &Node, reader: &mut Reader<'_>, words: &mut Words) -> Option<List> {
    let list = words.new_list();
    let mut number = 0;
    one_or_more(|node, reader| {
        let text = plain_word(node, reader)?;
        number += 1;
        let mut add = |word: &str| words.add(list, number - 1, word, None, false);
        let genitive = is_plain(text).then(|| format!("{text}s"));
        match add(text).and_then(|()| genitive.map_or(Ok(()), |genitive| add(&genitive))) {
            Ok(()) => Some(()),
            Err(mistake) => wrong_word(node, reader, mistake),
        }
    })(node, reader)?;
    Some(list)
}

/// Whether a word stands for itself alone, and takes an `s` where something is
/// of it, as Skagen does.
fn is_plain(word: &str) -> bool {
    word.ends_with(char::is_alphabetic) && !word.ends_with(['s', 'S', 'x', 'z'])
}

/// A word of a list as posts are searched for it: without the `#` that only a
/// hashtag has. A comma would make of two words one that stands in no post.
pub(crate) fn plain_word<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<&'n str> {
    let written = yaml::text(node, reader)?;
    let words: Vec<&str> = written.split(',').collect();
    let ends_in_digit = |word: &str| word.ends_with(|sign: char| sign.is_ascii_digit());
    let begins_with_digit = |word: &str| word.starts_with(|sign: char| sign.is_ascii_digit());
    let is_number =
        |pair: &[&str]| matches!(pair, [a, b] if ends_in_digit(a) && begins_with_digit(b));
    if words.windows(2).all(is_number) {
        return Some(tag_name(written));
    }
    let several: Vec<&str> =
        words.into_iter().map(str::trim).filter(|word| !word.is_empty()).collect();
    let several = several.join(", ");
    let message = (
        format!("`{written}` is read as one word, comma and all"),
        format!("`{written}` læses som ét ord med komma i"),
    );
    let help = (
        format!("write each word on its own: [{several}]"),
        format!("skriv hvert ord for sig: [{several}]"),
    );
    reader.wrong(node.span, message, help)
}

/// A hashtag without `#`, as tags are compared.
fn tag(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let tag = tag_name(written);
    if tag.is_empty() || tag.contains(|sign: char| sign.is_whitespace() || ",#＃".contains(sign)) {
        return wrong_tag(node, reader);
    }
    Some(folded(tag).into_owned())
}

/// Notes that no post can have such a hashtag.
pub(crate) fn wrong_tag<T>(node: &Node, reader: &mut Reader<'_>) -> Option<T> {
    let written = node.text().unwrap_or_default();
    let message = (format!("`{written}` is no hashtag"), format!("`{written}` er ikke et hashtag"));
    let help = (
        "write it as one word of letters and digits, as in `havnebrand`",
        "skriv det som ét ord af bogstaver og tal, som i `havnebrand`",
    );
    reader.wrong(node.span, message, help)
}

fn roles(node: &Node, reader: &mut Reader<'_>) -> Option<Vec<(String, Role)>> {
    let roles = map_of(one_of(&Role::ALL))(node, reader)?;
    let lower = |(account, role): (String, Role)| {
        (folded(account.trim_start_matches('@')).into_owned(), role)
    };
    Some(roles.into_iter().map(lower).collect())
}

/// When the window was declared, if the record says so. By whom is kept for people.
fn declared_by(
    node: &Node,
    reader: &mut Reader<'_>,
    timezone: Option<&TimeZone>,
) -> Option<Timestamp> {
    let mut fields = reader.fields(node)?;
    fields.required("name", yaml::string);
    let at = fields.optional("at", |node, reader| instant(node, reader, timezone));
    fields.optional("approval", yaml::string);
    fields.finish();
    at
}

/// What people call the window: a text, or one in each language.
fn title(node: &Node, reader: &mut Reader<'_>) -> Option<Localized> {
    if let Some(title) = node.text() {
        return Some(Localized { en: title.to_owned(), da: String::new() });
    }
    let mut fields = reader.fields(node)?;
    let danish = fields.optional("da", yaml::string);
    let english = fields.optional("en", yaml::string);
    fields.finish();
    Some(Localized { en: english.unwrap_or_default(), da: danish.unwrap_or_default() })
}

fn allow(node: &Node, reader: &mut Reader<'_>) -> Option<Allow> {
    let mut fields = reader.fields(node)?;
    let accounts = fields.optional("accounts", one_or_more(handle));
    let domains = fields.optional("domains", one_or_more(domain));
    let labels = fields.optional("labels", one_or_more(yaml::string));
    fields.finish();
    Some(Allow {
        accounts: accounts.unwrap_or_default(),
        domains: domains.unwrap_or_default(),
        labels: labels.unwrap_or_default(),
    })
}

fn hours(node: &Node, reader: &mut Reader<'_>) -> Option<SignedDuration> {
    yaml::number::<u16>(node, reader).map(|hours| SignedDuration::from_hours(i64::from(hours)))
}
