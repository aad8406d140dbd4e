//! Renders findings about accounts for the terminal, in the layout of other findings.

use super::{
    Screen, Shown,
    diagnostic::ShownLevelFrom,
    report_wording,
    screen::{self, Heading},
};
use crate::{
    message::Message,
    rulebook::{EffectiveRule, Rule},
};

/// A finding about an account: its rule, what was found, and where.
#[derive(Debug)]
pub(crate) struct AccountReport<'a> {
    /// The rule.
    pub(crate) rule: &'a Rule,
    /// The rule as it applies to the account.
    pub(crate) applied: &'a EffectiveRule,
    /// The account, and the figure beyond its limit.
    pub(crate) found: Message,
    /// The posts that are evidence of the finding; `None` if there are none to show.
    pub(crate) posts: Option<String>,
}

/// Renders a finding about an account for people.
pub(crate) fn account_finding(report: &AccountReport<'_>, screen: Screen) -> String {
    let (rule, language) = (report.rule, screen.language);
    let (word, color) = report_wording::severity_in_color(report.applied.severity, language);
    let url = rule.url();
    let heading = Heading { word: &word, color, rule: Some((&rule.id, url.as_deref())) };
    let mut text = screen::heading(&heading, &Shown::new(rule.title.get(language)), screen);
    let remark =
        |name: Message, text: &Shown<'_>| screen::remark(&name.get(language), text, screen);
    let found = Shown::message(&report.found, language);
    text.push_str(&remark(Message::new("report-found"), &found));
    if let Some(posts) = &report.posts {
        text.push_str(&remark(Message::new("report-behind"), &Shown::new(posts.as_str())));
    }
    let why = Shown::new(rule.why.get(language));
    text.push_str(&screen::remark(&report_wording::help(language), &why, screen));
    let level =
        report_wording::level_from(&ShownLevelFrom::of(&report.applied.level_from), language);
    let command = Shown::new(format!("`tweetlint explain {}`", rule.id));
    let note = level.join(&format!(" {} ", screen.dot()), &command);
    text + &screen::remark(&report_wording::note(language), &note, screen)
}
