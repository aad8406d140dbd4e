//! The directory: facts about the accounts that an authority has to do with.

use std::collections::{HashMap, HashSet};

use super::{domain, handle};
use crate::{
    message::Message,
    platform::{Platform, handle_key},
    source::{Problem, Source},
    yaml::{self, Node, Reader, one_of, one_or_more},
};

/// Who is behind an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountType {
    /// A public authority.
    Authority,
    /// A politician.
    Politician,
    /// A political party.
    Party,
    /// A company.
    Company,
    /// A newspaper, a broadcaster, a journalist.
    Media,
    /// Anybody else.
    Person,
}

impl AccountType {
    /// Every type with its name in files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("authority", Self::Authority),
        ("politician", Self::Politician),
        ("party", Self::Party),
        ("company", Self::Company),
        ("media", Self::Media),
        ("person", Self::Person),
    ];

    /// Its name in files.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, one)| *one == self).map_or("", |(name, _)| name)
    }
}

/// An account in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryEntry {
    /// Its handle without `@`, as written.
    pub handle: String,
    /// What kind of owner the account has.
    pub account_type: AccountType,
    /// The built-in profile for this account; `None` if the directory names none.
    pub profile: Option<String>,
    /// The platform it posts on; `None` if the directory names none.
    pub platform: Option<Platform>,
    /// The domains of the account's own pages.
    pub domains: Vec<String>,
}

/// The keys of the facts about an account.
pub(crate) const KEYS: [&str; 4] = ["type", "profile", "platform", "domains"];

/// The accounts that the authority knows: those in the directory, and those of the
/// rulebook.
#[derive(Clone, Debug, Default)]
pub struct KnownAccounts {
    /// Who is behind each account, by its handle in lower case; `None` for an account
    /// of the rulebook.
    by_handle: HashMap<String, Option<AccountType>>,
}

impl KnownAccounts {
    /// The accounts in a directory, and those of the rulebook (`own`). `None` if the
    /// directory is empty, because then nobody knows who is behind an account.
    pub(crate) fn new<'h>(
        directory: &[DirectoryEntry],
        own: impl Iterator<Item = &'h str>,
    ) -> Option<Self> {
        if directory.is_empty() {
            return None;
        }
        let lower = |handle: &str| handle_key(handle).into_owned();
        let own = own.map(|handle| (lower(handle), None));
        let listed = directory.iter().map(|one| (lower(&one.handle), Some(one.account_type)));
        Some(Self { by_handle: listed.chain(own).collect() })
    }

    /// Who is behind an account; `None` if the directory does not list it. `handle` may be in upper or
    /// lower case.
    pub(crate) fn account_type(&self, handle: &str) -> Option<AccountType> {
        self.by_handle.get(&*handle_key(handle)).copied().flatten()
    }

    /// What is known about an account. `handle` may be in upper or lower case.
    pub fn standing(&self, handle: &str) -> Standing {
        match self.by_handle.get(&*handle_key(handle)) {
            None => Standing::Unlisted,
            Some(Some(AccountType::Person)) => Standing::Person,
            Some(_) => Standing::Known,
        }
    }
}

/// What is known about an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The directory lists the account, and not as that of a private person; or the
    /// account is one of the rulebook.
    Known,
    /// The directory lists the account as that of a private person.
    Person,
    /// Neither the directory nor the rulebook lists the account.
    Unlisted,
}

/// Reads `directory.yaml`: a map from handles to facts about each account.
///
/// # Errors
/// Everything that is wrong with the directory.
pub(crate) fn read(
    source: &Source,
    profiles: &[&str],
) -> Result<Vec<DirectoryEntry>, Vec<Problem>> {
    let node = yaml::parse(source)?;
    let mut reader = Reader::new(source);
    let found = entries(&node, &mut reader, profiles);
    if reader.problems.is_empty() { Ok(found) } else { Err(reader.problems) }
}

/// Reads a map from handles to facts about each account.
pub(crate) fn entries(
    node: &Node,
    reader: &mut Reader<'_>,
    profiles: &[&str],
) -> Vec<DirectoryEntry> {
    let mut found: Vec<DirectoryEntry> = Vec::new();
    let mut handles = HashSet::new();
    let entries = if node.is_null() { &[] } else { reader.entries(node).unwrap_or_default() };
    for (key, value) in entries {
        let Some(handle) = handle(key, reader) else { continue };
        if !handles.insert(handle_key(&handle).into_owned()) {
            let message = Message::new("directory-duplicate").with("handle", handle.as_str());
            reader.wrong::<()>(key.span, message, Message::new("directory-duplicate-help"));
        }
        found.extend(entry(handle, value, reader, profiles));
    }
    found
}

fn entry(
    handle: String,
    node: &Node,
    reader: &mut Reader<'_>,
    profiles: &[&str],
) -> Option<DirectoryEntry> {
    let mut fields = reader.fields(node)?;
    let account_type = fields.required("type", one_of(&AccountType::ALL));
    let profile = fields.optional("profile", |node, reader| {
        let written = yaml::text(node, reader)?;
        if profiles.contains(&written) {
            return Some(written.to_owned());
        }
        reader.unknown(node.span, "unknown-profile", written, profiles.iter().copied())
    });
    let platform = fields.optional("platform", yaml::platform);
    let domains = fields.optional("domains", one_or_more(domain)).unwrap_or_default();
    fields.finish();
    Some(DirectoryEntry { handle, account_type: account_type?, profile, platform, domains })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_read() {
        let text = "OstbyPoliti: {type: authority, profile: police, platform: x, domains: [https://www.politi.dk/]}";
        let entries = read(&Source::new("d", text), &["police"]).expect("it is valid");
        assert_eq!(entries[0].domains, ["politi.dk"]);
    }

    #[test]
    fn each_problem_is_reported() {
        let text = "a: {type: autority, profil: police}\nA: {type: media, profile: polis}\n";
        let problems = read(&Source::new("d", text), &["police"]).expect_err("it is invalid");
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            problems,
            [
                "d:1:11: unknown value `autority` (did you mean `authority`?)",
                "d:1:21: unknown key `profil` (did you mean `profile`?)",
                "d:2:1: duplicate account `A` (keep one of them; capitals make no difference)",
                "d:2:27: unknown profile `polis` (did you mean `police`?)",
            ]
        );
    }
}
