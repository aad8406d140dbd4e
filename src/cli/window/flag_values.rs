//! Parses the values of the flags of `window open` with the functions that parse a
//! register, so that nothing invalid is written to the register.

use crate::{
    matcher::AutomatonBuilder,
    message::Message,
    register,
    source::{At, Problem, Source, Span},
    tokens::{is_domain, tag_name},
    window::{self, Role},
    yaml::{self, Node, Reader},
};

/// Parses the values of flags and collects their problems.
#[derive(Default)]
pub(super) struct Flags {
    pub(super) problems: Vec<Problem>,
}

impl Flags {
    /// The values of a flag as a YAML list, without the invalid ones; `None` if the
    /// flag was not given.
    pub(super) fn read(
        &mut self,
        flag: &str,
        written: &[String],
        read: fn(&Node, &mut Reader<'_>) -> Option<String>,
    ) -> Option<Node> {
        let values = written.iter().filter_map(|written| self.value(flag, written, read));
        let values: Vec<Node> = values.map(Node::of_text).collect();
        (!written.is_empty()).then(|| Node::of_list(values))
    }

    /// The values of `--role` as a YAML map from accounts to roles; `None` if the
    /// flag was not given.
    pub(super) fn roles(&mut self, flag: &str, written: &[String]) -> Option<Node> {
        let mut roles: Vec<(String, Node)> = Vec::new();
        for written in written {
            let Some((account, role)) = written.split_once('=') else {
                let message = Message::new("window-role-missing").with("written", written.as_str());
                let help = Message::new("window-role-missing-help");
                self.problems.push(Problem::in_file(flag, message).help(help));
                continue;
            };
            let account = self.value(flag, account, handle);
            let known = |node: &Node, reader: &mut Reader<'_>| {
                yaml::one_of(&Role::ALL)(node, reader)?;
                yaml::string(node, reader)
            };
            let role = self.value(flag, role, known);
            roles.extend(account.zip(role.map(Node::of_text)));
        }
        let entries = roles.iter().map(|(account, role)| (account.as_str(), role.clone()));
        (!written.is_empty()).then(|| Node::of_map(entries))
    }

    /// Splits the values of `--allow` into accounts, whose posts may be passed on,
    /// and domains, whose pages may be linked. An address, and a value with a dot but
    /// without `@`, is a domain.
    pub(super) fn sources(&mut self, flag: &str, written: &[String]) -> (Vec<Node>, Vec<Node>) {
        let is_page = |source: &&String| {
            source.contains("://") || source.contains('.') && !source.trim().starts_with('@')
        };
        let (domains, accounts): (Vec<&String>, Vec<&String>) = written.iter().partition(is_page);
        let mut all = |sources: Vec<&String>,
                       read: fn(&Node, &mut Reader<'_>) -> Option<String>| {
            let values = sources.into_iter().filter_map(|written| self.value(flag, written, read));
            values.map(Node::of_text).collect()
        };
        (all(accounts, handle), all(domains, domain))
    }

    fn value<T>(
        &mut self,
        flag: &str,
        written: &str,
        read: impl FnOnce(&Node, &mut Reader<'_>) -> Option<T>,
    ) -> Option<T> {
        let written = written.trim();
        let source = Source::new(flag, written);
        let node = Node { span: Span::new(0, written.len()), ..Node::of_text(written.to_owned()) };
        let mut reader = Reader::new(&source);
        let value = read(&node, &mut reader);
        let under_flag = |problem| Problem { at: At::File(flag.into()), ..problem };
        self.problems.extend(reader.problems.into_iter().map(under_flag));
        value
    }
}

/// Parses a handle and removes its `@`. The address of an account (`https://x.com/police`)
/// stands for its handle.
pub(super) fn handle(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let handle = node.text().and_then(handle_in_address).map(Node::of_text);
    let handle = handle.map(|named| Node { span: node.span, ..named });
    register::handle(handle.as_ref().unwrap_or(node), reader)
}

/// The note that a lead may be a domain, such as `politi.dk`, although it was taken for an
/// account; `None` if it is written as an account, or does not end like a domain.
pub(super) fn note_on_lead(written: &str) -> Option<Problem> {
    let lead = written.trim();
    let is_handle = lead.contains('@') || lead.ends_with(BLUESKY_ENDING);
    if is_handle || !is_domain(&lead.to_lowercase()) {
        return None;
    }
    let message = Message::new("note-lead-is-account").with("lead", lead);
    let help = Message::new("note-lead-is-account-help").with("lead", lead);
    Some(Problem::in_file("--lead", message).help(help))
}

/// How most handles on Bluesky end, which look like domains.
const BLUESKY_ENDING: &str = ".bsky.social";

/// The handle in an address with nothing else after its host; `None` for other texts.
fn handle_in_address(text: &str) -> Option<String> {
    let (_, address) = text.split_once("://")?;
    let (_, path) = address.split_once('/')?;
    let handle = path.split('?').next()?.trim_end_matches('/');
    (!handle.is_empty() && !handle.contains('/')).then(|| handle.to_owned())
}

/// Parses a domain. Of an address such as `https://www.a.dk/`, only `a.dk` is kept.
pub(super) fn domain(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    register::domain(node, reader)
}

/// Parses a word in the notation of word lists.
pub(super) fn word(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let text = window::word(node, reader)?;
    let mut words = AutomatonBuilder::default();
    let list = words.new_list();
    match words.add(list, 0, text, None, false) {
        Ok(()) => Some(text.to_owned()),
        Err(mistake) => register::wrong_word(node, reader, mistake),
    }
}

/// Parses a hashtag and removes its `#`.
pub(super) fn tag(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    let tag = tag_name(written);
    if tag.is_empty() || !tag.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return window::wrong_tag(node, reader);
    }
    Some(tag.to_owned())
}
