//! The second step of loading a rulebook: collects the overrides of its profiles, files
//! and accounts, in the order in which they apply to an account.
//!
//! The order is: the rule itself, the profile `common`, the extended profiles, the extended
//! files (each after those that it extends itself), the rulebook, and the rules of the
//! account. Each of these overrides the ones before it. The profile of an account, if it is
//! not that of the rulebook, replaces the extended profiles.

use std::{
    collections::{HashMap, HashSet},
    iter,
    sync::Arc,
};

use super::{
    ListedAccount, ListedAccounts, Rule, RuleSet,
    builder::RulebookBuilder,
    builtin::{self, COMMON},
    conditions::profile,
    overrides::LayerOverrides,
    read_layers::{Layers, RulebookFile},
    resolve::{Indexes, Resolved},
};
use crate::{
    message::Message,
    platform::handle_key,
    register::handle,
    source::Problem,
    yaml::{self, Node, Reader},
};

/// How much all accounts together may copy from their profiles, counted in rules.
/// Without a limit, a rulebook of a megabyte with thousands of rules and accounts
/// would fill the memory.
const MOST_COPIED: usize = 100_000_000;

/// The overrides of all layers.
#[derive(Debug)]
pub(super) struct LayeredOverrides {
    /// The overrides of the built-in profiles, in the order of `PROFILES`.
    profiles: Vec<LayerOverrides>,
    /// The names of the profiles that are extended, in the order in which they apply.
    extended: Vec<&'static str>,
    /// The overrides of the user's files, in the order in which they apply.
    files: Vec<LayerOverrides>,
    /// The listed accounts.
    accounts: Vec<AccountOverrides>,
    /// The profile of the rulebook.
    profile: String,
}

/// What the files of a rulebook together say about one account.
#[derive(Debug)]
struct AccountOverrides {
    /// Its handle in lower case.
    handle: String,
    /// Its display name.
    name: Option<String>,
    /// The text about it on its profile.
    bio: Option<String>,
    /// The built-in profile that it follows; `None` if it follows the profile of the
    /// rulebook.
    profile: Option<String>,
    overrides: LayerOverrides,
}

/// The rules for all accounts.
#[derive(Debug)]
pub(super) struct RuleSets {
    /// For accounts that are not listed.
    pub(super) common: Arc<RuleSet>,
    /// For listed accounts.
    pub(super) accounts: ListedAccounts,
    /// For drafts that name a profile, by its name.
    pub(super) profiles: Vec<(String, Arc<RuleSet>)>,
}

impl LayeredOverrides {
    /// Reads the overrides of all layers. The builder must already contain all
    /// rules.
    pub(super) fn read(layers: &Layers, builder: &mut RulebookBuilder) -> Self {
        let mut profiles = Vec::new();
        for (name, document) in builtin::profiles() {
            document.read(&mut builder.problems, check_profile);
            profiles.push(LayerOverrides::read(&document, &document.node, Some(name), builder));
        }
        let mut files = Vec::new();
        for RulebookFile { document, .. } in &layers.files {
            files.push(LayerOverrides::read(document, &document.node, None, builder));
        }
        let accounts = read_accounts(layers, builder);
        let profile = layers.profile().unwrap_or(COMMON).to_owned();
        Self { profiles, extended: layers.profiles.clone(), files, accounts, profile }
    }

    /// Applies the overrides for every account. `path` is the path of the rulebook. `None`
    /// if the accounts need too much memory, which is reported as a problem.
    pub(super) fn apply(
        &self,
        rules: &[Rule],
        path: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<RuleSets> {
        let mut indexes = Indexes::default();
        let mut resolved = HashMap::new();
        let mut profiles = Vec::new();
        for name in builtin::profile_names() {
            let layers = self.layers_for(name);
            let of_profile = Resolved::new(name, rules, layers, problems);
            profiles.push((name.to_owned(), of_profile.set.clone()));
            resolved.insert(name, of_profile);
        }
        let of_profile = |account: &AccountOverrides| {
            &resolved[account.profile.as_deref().unwrap_or(&self.profile)]
        };
        let copied = |account| of_profile(account).copied_for(&account.overrides);
        if MOST_COPIED < self.accounts.iter().map(copied).fold(0, usize::saturating_add) {
            let message = Message::new("rulebook-accounts-too-large");
            let help = Message::new("rulebook-accounts-too-large-help");
            problems.push(Problem::in_file(path, message).help(help));
            return None;
        }
        let accounts = self.accounts.iter().map(|account| {
            let rules = of_profile(account).with(&account.overrides, &mut indexes, problems);
            let AccountOverrides { handle, name, bio, .. } = account;
            let (handle, name, bio) = (handle.clone(), name.clone(), bio.clone());
            ListedAccount { handle, name, bio, rules }
        });
        let accounts = accounts.collect();
        let common = resolved[self.profile.as_str()].set.clone();
        Some(RuleSets { common, accounts, profiles })
    }

    /// The layers that apply to an account that follows `profile`, in order. If `profile`
    /// is the profile of the rulebook, all profiles that the rulebook extends apply.
    fn layers_for<'a>(&'a self, profile: &'a str) -> impl Iterator<Item = &'a LayerOverrides> {
        let of_rulebook = profile == self.profile;
        let extended = self.extended.iter().copied().filter(move |_| of_rulebook);
        let names = extended.chain((!of_rulebook).then_some(profile));
        let names = iter::once(COMMON).chain(names.filter(|name| *name != COMMON));
        names.filter_map(|name| self.profile(name)).chain(&self.files)
    }

    fn profile(&self, name: &str) -> Option<&LayerOverrides> {
        let index = builtin::profile_names().position(|known| known == name)?;
        self.profiles.get(index)
    }
}

/// Reports a missing `title`, and every key other than `title`, `rules` and `settings`.
fn check_profile(node: &Node, reader: &mut Reader<'_>) {
    let Some(mut fields) = reader.fields(node) else { return };
    fields.required("title", super::read_rule::localized);
    fields.entry("rules");
    fields.entry("settings");
    fields.finish();
}

/// The accounts listed in the files. What a later file says about an account is added
/// to what earlier files say.
fn read_accounts(layers: &Layers, builder: &mut RulebookBuilder) -> Vec<AccountOverrides> {
    let mut accounts: Vec<AccountOverrides> = Vec::new();
    let mut by_handle: HashMap<String, usize> = HashMap::new();
    for file in &layers.files {
        let mut problems = Vec::new();
        file.document.read_key("accounts", &mut problems, |node, reader| {
            let mut listed = HashSet::new();
            for (key, value) in reader.entries(node).unwrap_or_default() {
                let overrides = LayerOverrides::read(&file.document, value, None, builder);
                let Some(account) = read_account(key, value, reader, overrides) else { continue };
                if !listed.insert(account.handle.clone()) {
                    report_duplicate(key, reader);
                    continue;
                }
                let index = *by_handle.entry(account.handle.clone()).or_insert(accounts.len());
                match accounts.get_mut(index) {
                    Some(earlier) => earlier.extend(account),
                    None => accounts.push(account),
                }
            }
        });
        builder.problems.append(&mut problems);
    }
    accounts
}

/// Reports an account that one file lists twice, such as `vejle` and `@Vejle`.
fn report_duplicate(key: &Node, reader: &mut Reader<'_>) {
    let name = key.text().unwrap_or_default();
    let message = Message::new("rulebook-duplicate-account").with("name", name);
    reader.wrong::<()>(key.span, message, Message::new("rulebook-duplicate-account-help"));
}

fn read_account(
    key: &Node,
    value: &Node,
    reader: &mut Reader<'_>,
    overrides: LayerOverrides,
) -> Option<AccountOverrides> {
    let handle = handle_key(&handle(key, reader)?).into_owned();
    let mut account = AccountOverrides { handle, name: None, bio: None, profile: None, overrides };
    if !value.is_null() {
        let mut fields = reader.fields(value)?;
        account.name = fields.optional("name", yaml::string);
        account.bio = fields.optional("bio", yaml::string);
        account.profile = fields.optional("profile", profile);
        fields.entry("rules");
        fields.entry("settings");
        fields.finish();
    }
    Some(account)
}

impl AccountOverrides {
    /// Adds what a later file says about the same account.
    fn extend(&mut self, later: Self) {
        self.name = later.name.or(self.name.take());
        self.bio = later.bio.or(self.bio.take());
        self.profile = later.profile.or(self.profile.take());
        self.overrides.extend(later.overrides);
    }
}
