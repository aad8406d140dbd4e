//! What the profiles, the files and the accounts of a rulebook say, and what
//! holds for whom in the end.
//!
//! The order, each beating those before it: the rule itself, the profile
//! `common`, the profile, the files in the order in which they extend one
//! another, an account's own profile, the account's own rules. An account that
//! follows a profile of its own follows it in place of the rulebook's.

use std::collections::HashSet;

use super::{
    RuleSet,
    builtin::{self, BuiltIn, COMMON},
    draft::Draft,
    layers::{Layer, Layers},
    read_when::profile,
    resolve::{Said, resolve},
    rule::Rule,
};
use crate::{
    matcher::folded,
    register::handle,
    source::Problem,
    yaml::{self, Node, Reader},
};

/// All that is said.
#[derive(Debug)]
pub(super) struct Statements {
    /// The built-in profiles, in the order of their table.
    profiles: Vec<Said>,
    /// The layers of the rulebook in their order.
    layers: Vec<Spoken>,
    /// The listed accounts.
    accounts: Vec<Account>,
    /// The profile of the rulebook.
    profile: String,
}

/// What a layer says.
#[derive(Debug)]
enum Spoken {
    /// What the built-in profile of this name says.
    Profile(&'static str),
    /// What a file says.
    File(Said),
}

/// A listed account.
#[derive(Debug)]
struct Account {
    /// Its handle in lower case.
    handle: String,
    /// What people call it.
    name: Option<String>,
    /// The built-in profile that it follows.
    profile: Option<String>,
    said: Said,
}

/// What holds for whom.
#[derive(Debug)]
pub(super) struct Sets {
    /// For accounts that are not listed.
    pub(super) common: RuleSet,
    /// For listed accounts, by their handles.
    pub(super) accounts: Vec<(String, RuleSet)>,
    /// For drafts that ask for a profile, by its name.
    pub(super) profiles: Vec<(String, RuleSet)>,
}

impl Statements {
    /// Reads what is said. The rules must have been read.
    pub(super) fn read(built_in: &BuiltIn, layers: &Layers, draft: &mut Draft) -> Self {
        let profiles = builtin::profile_names().zip(&built_in.profiles);
        let profiles = profiles.map(|(name, document)| {
            document.read(&mut draft.problems, check_profile);
            draft.said(document, &document.node, Some(name))
        });
        let profiles = profiles.collect();
        let layered = layers.all.iter().map(|layer| match layer {
            Layer::Profile(name) => Spoken::Profile(name),
            Layer::File(file) => {
                Spoken::File(draft.said(&file.document, &file.document.node, None))
            }
        });
        let layered = layered.collect();
        let mut accounts = Vec::new();
        for file in layers.files() {
            let mut problems = Vec::new();
            file.document.read_key("accounts", &mut problems, |node, reader| {
                let mut listed = HashSet::new();
                for (key, value) in reader.entries(node).unwrap_or_default() {
                    if !listed.insert(key.text().map(folded)) {
                        twin(key, reader);
                        continue;
                    }
                    read_account(key, value, reader, &mut accounts, |node| {
                        draft.said(&file.document, node, None)
                    });
                }
            });
            draft.problems.append(&mut problems);
        }
        let profile = layers.profile().unwrap_or(COMMON).to_owned();
        Self { profiles, layers: layered, accounts, profile }
    }

    /// What holds for whom.
    pub(super) fn resolve(&self, rules: &[Rule], problems: &mut Vec<Problem>) -> Sets {
        let mut set = |profile: Option<&str>, account: Option<&Said>| {
            let said = self.said_to(profile).chain(account);
            resolve(profile.unwrap_or(&self.profile), rules, said, problems)
        };
        let common = set(None, None);
        let accounts = self.accounts.iter().map(|account| {
            let rules = set(account.profile.as_deref(), Some(&account.said));
            (account.handle.clone(), RuleSet { name: account.name.clone(), ..rules })
        });
        let accounts = accounts.collect();
        let profiles =
            builtin::profile_names().map(|name| (name.to_owned(), set(Some(name), None))).collect();
        Sets { common, accounts, profiles }
    }

    /// What is said to whoever follows this profile, in its order.
    fn said_to<'a>(&'a self, profile: Option<&'a str>) -> impl Iterator<Item = &'a Said> {
        let own = profile.filter(|own| *own != self.profile);
        let named = own.filter(|own| *own != COMMON).and_then(|own| self.profile(own));
        let layers = self.layers.iter().filter_map(move |spoken| match spoken {
            Spoken::Profile(name) => own.is_none().then(|| self.profile(name)).flatten(),
            Spoken::File(said) => Some(said),
        });
        self.profile(COMMON).into_iter().chain(named).chain(layers).chain(named)
    }

    fn profile(&self, name: &str) -> Option<&Said> {
        let number = builtin::profile_names().position(|known| known == name)?;
        self.profiles.get(number)
    }
}

/// Tells what a built-in profile says beside rules and settings.
fn check_profile(node: &Node, reader: &mut Reader<'_>) {
    let Some(mut fields) = reader.fields(node) else { return };
    fields.required("title", super::read_rule::localized);
    fields.entry("rules");
    fields.entry("settings");
    fields.finish();
}

/// Tells that an account stands in a file a second time, in other capitals.
fn twin(key: &Node, reader: &mut Reader<'_>) {
    let name = key.text().unwrap_or_default();
    let message = (
        format!("the account `{name}` stands here twice: capitals make no difference"),
        format!("kontoen `{name}` står her to gange: store bogstaver gør ingen forskel"),
    );
    let help = ("put both into one", "saml de to til én");
    reader.wrong::<()>(key.span, message, help);
}

fn read_account(
    key: &Node,
    value: &Node,
    reader: &mut Reader<'_>,
    accounts: &mut Vec<Account>,
    said: impl FnOnce(&Node) -> Said,
) {
    let Some(handle) = handle(key, reader) else { return };
    let mut account = Account {
        handle: folded(&handle).into_owned(),
        name: None,
        profile: None,
        said: said(value),
    };
    if !value.is_null() {
        let Some(mut fields) = reader.fields(value) else { return };
        account.name = fields.optional("name", yaml::string);
        account.profile = fields.optional("profile", profile);
        fields.entry("rules");
        fields.entry("settings");
        fields.finish();
    }
    let twin = accounts.iter().position(|other| other.handle == account.handle);
    match twin {
        // A later layer says what it knows of an account beside an earlier one.
        Some(number) => accounts[number].join(account),
        None => accounts.push(account),
    }
}

impl Account {
    /// Adds what a later layer says of the same account.
    fn join(&mut self, later: Self) {
        self.name = later.name.or(self.name.take());
        self.profile = later.profile.or(self.profile.take());
        self.said.changes.extend(later.said.changes);
        super::settings::merge(&mut self.said.settings, &later.said.settings);
    }
}
