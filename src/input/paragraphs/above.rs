//! What the headings above a post say of it: when it goes out, on which platforms, and from which
//! account.

use std::ops::Range;

use jiff::Timestamp;

use crate::{
    input::{
        Parsed, ReadOptions,
        column_names::fields_named,
        heading_channels::Elsewhere,
        heading_platforms::{has_unknown_platform, names_other_network, split_heading},
        heading_times::{
            has_day_beside, has_time, is_about_time, is_day_without_year, start_after_number,
            without_remark, without_time_label,
        },
        row_account::are_several_accounts,
    },
    mapping::PostField,
    message::{Message, any_of},
    platform::{Handle, Platform},
    post::Post,
    source::{Problem, Source, Span},
    time::weekday,
};

/// The level of titles in a table, which is deeper than that of any heading.
pub(super) const OF_TABLE: u8 = u8::MAX;

/// What the headings above the current place say, each with its level.
#[derive(Default)]
pub(super) struct Above {
    times: Vec<(u8, HeadingTime)>,
    platforms: Vec<(u8, HeadingPlatforms)>,
    accounts: Vec<(u8, Handle<'static>)>,
    /// The notes on headings that name other channels.
    notes: Vec<Problem>,
}

/// What a heading says about the time of the posts below it.
pub(in crate::input) enum HeadingTime {
    /// The time, and the span of the heading.
    Known(Timestamp, Span),
    /// The heading seems to be a time, but cannot be parsed. The problem is reported
    /// once; the value is `None` after that.
    Invalid(Option<Problem>),
}

/// What a heading says about the platforms of the posts below it.
enum HeadingPlatforms {
    Known(Vec<Platform>),
    /// The heading names a network among other words, or all. The problem is reported once; the value
    /// is `None` after that.
    Unclear(Option<Problem>),
    /// The heading names only channels whose contents are not checked.
    Elsewhere,
}

impl Above {
    /// Adds a heading, which ends what headings of its level and of lower ones said. One that is
    /// only a time does not end a platform or an account of its level, nor the other way round:
    /// people write them above the same post. Returns the problem that it names a platform that is not known.
    pub(super) fn add(
        &mut self,
        (level, range): (u8, &Range<usize>),
        is_direct: bool,
        source: &Source,
        options: &ReadOptions,
    ) -> Option<Problem> {
        let start = range.start + start_after_number(&source.text()[range.clone()]);
        let written = &source.text()[start..range.end];
        let (platforms, rest) = split_heading(written);
        let account = account_in(&written[rest.clone()]);
        let only_platforms = !platforms.is_empty() && written[rest.clone()].trim().is_empty();
        let time = heading_time(source, start + rest.start..start + rest.end, is_direct, options);
        let elsewhere = Elsewhere::of(written).filter(|_| platforms.is_empty());
        let says_platforms = !platforms.is_empty() || elsewhere.is_some();
        let says_fact =
            account.is_some() || only_platforms || elsewhere.is_some() || time.is_some();
        let stays =
            |outer: u8, is_said: bool| outer < level || outer == level && says_fact && !is_said;
        self.times.retain(|(outer, _)| stays(*outer, time.is_some()));
        self.platforms.retain(|(outer, _)| stays(*outer, says_platforms));
        self.accounts.retain(|(outer, _)| stays(*outer, account.is_some()));
        self.times.extend(time.map(|time| (level, time)));
        self.accounts.extend(account.map(|account| (level, account.into_owned())));
        let problem = |message, help| {
            let message = Message::new(message).with("heading", written.trim());
            let problem = Problem::at(source, Span::new(range.start, range.end), message);
            problem.help(Message::new(help).with("names", any_of(Platform::names())))
        };
        if !platforms.is_empty() {
            self.platforms.push((level, HeadingPlatforms::Known(platforms)));
        } else if let Some(elsewhere) = elsewhere {
            let remark = elsewhere.remark(written, source, Span::new(range.start, range.end));
            let said = match elsewhere {
                Elsewhere::Other => {
                    self.notes.push(remark);
                    HeadingPlatforms::Elsewhere
                }
                Elsewhere::All => HeadingPlatforms::Unclear(Some(remark)),
            };
            self.platforms.push((level, said));
        } else if has_unknown_platform(written) {
            return Some(problem("heading-platform", "heading-platform-help"));
        } else if names_other_network(written, options.platform) {
            let problem = problem("heading-platform-unclear", "heading-platform-unclear-help");
            self.platforms.push((level, HeadingPlatforms::Unclear(Some(problem))));
        }
        None
    }

    /// Ends what headings of this level said.
    pub(super) fn leave(&mut self, level: u8) {
        self.times.retain(|(own, _)| *own != level);
        self.platforms.retain(|(own, _)| *own != level);
        self.accounts.retain(|(own, _)| *own != level);
    }

    /// Whether the posts below are for channels whose contents are not checked. The first call returns
    /// the notes on them, too.
    pub(super) fn elsewhere(&mut self) -> Option<Vec<Problem>> {
        let last = self.platforms.last().map(|(_, platforms)| platforms);
        let is_elsewhere = matches!(last, Some(HeadingPlatforms::Elsewhere));
        is_elsewhere.then(|| std::mem::take(&mut self.notes))
    }

    /// Whether a heading says something about the time of the posts below it.
    pub(super) fn has_time(&self) -> bool {
        !self.times.is_empty()
    }

    /// Gives a post the time, the platforms and the account that the headings say. Returns the problems that
    /// these are not clear, each once.
    pub(super) fn complete(&mut self, post: &mut Post<'_>) -> Vec<Problem> {
        self.set_account(post);
        self.set_time(post).into_iter().chain(self.set_platforms(post)).collect()
    }

    fn set_time(&mut self, post: &mut Post<'_>) -> Option<Problem> {
        match &mut self.times.last_mut()?.1 {
            HeadingTime::Known(time, span) => {
                (post.time, post.time_span) = (Some(*time), *span);
                None
            }
            HeadingTime::Invalid(problem) => {
                post.has_invalid_time = true;
                problem.take()
            }
        }
    }

    fn set_account(&self, post: &mut Post<'_>) {
        if let Some((_, account)) = self.accounts.last() {
            post.account = account.clone();
        }
    }

    fn set_platforms(&mut self, post: &mut Post<'_>) -> Option<Problem> {
        match &mut self.platforms.last_mut()?.1 {
            HeadingPlatforms::Known(platforms) => {
                post.split(platforms.iter().map(|platform| (*platform, None)).collect());
                None
            }
            HeadingPlatforms::Unclear(problem) => problem.take(),
            HeadingPlatforms::Elsewhere => None,
        }
    }

    /// Gives the post of lines with labels what these do not say and the headings do. If both say
    /// something else, that is a problem. `states_platform` says whether a label names its
    /// platforms.
    pub(super) fn complete_labelled(
        &mut self,
        read: &mut Parsed<'_>,
        states_platform: bool,
        source: &Source,
    ) {
        for post in &mut read.posts {
            let is_contradicted = post.time.is_some() && self.has_other_time(post)
                || states_platform && self.has_other_platforms(post)
                || !post.account.is_empty() && self.has_other_account(post);
            if is_contradicted {
                let problem = Problem::at(source, post.span, Message::new("label-against-heading"));
                read.problems.push(problem.help(Message::new("label-against-heading-help")));
            }
            if post.time.is_none() && !post.has_invalid_time {
                read.problems.extend(self.set_time(post));
                read.unknown.untimed = 0;
            }
            if post.account.is_empty() {
                self.set_account(post);
            }
            if !states_platform {
                read.problems.extend(self.set_platforms(post));
            }
        }
    }

    fn has_other_time(&self, post: &Post<'_>) -> bool {
        let of_heading = self.times.last().map(|(_, time)| time);
        matches!(of_heading, Some(HeadingTime::Known(time, _)) if post.time != Some(*time))
    }

    fn has_other_account(&self, post: &Post<'_>) -> bool {
        self.accounts.last().is_some_and(|(_, account)| post.account != *account)
    }

    fn has_other_platforms(&self, post: &Post<'_>) -> bool {
        let own: Vec<Platform> = post.versions().iter().map(|version| version.platform).collect();
        let of_heading = self.platforms.last().map(|(_, platforms)| platforms);
        matches!(of_heading, Some(HeadingPlatforms::Known(above)) if *above != own)
    }
}

/// The account that a heading, or what it says beside platforms, is: `@vejby`, `Konto: @vejby`.
pub(in crate::input) fn account_in(written: &str) -> Option<Handle<'_>> {
    let written = written.trim().trim_end_matches(':');
    let labelled = written
        .split_once(':')
        .filter(|(label, _)| fields_named(label.trim()).any(|field| field == PostField::Account));
    let handle = labelled.map_or(written, |(_, handle)| handle).trim();
    let is_handle = 1 < handle.len()
        && (labelled.is_some() || handle.starts_with('@'))
        && !handle.contains(char::is_whitespace)
        && !are_several_accounts(handle);
    is_handle.then(|| Handle::new(handle))
}

/// What a heading says about the time of the posts below it; `None` if it is about
/// something else. `is_direct` says whether text follows before the next heading: a
/// title above other headings may name a month without being a time.
pub(in crate::input) fn heading_time(
    source: &Source,
    range: Range<usize>,
    is_direct: bool,
    options: &ReadOptions,
) -> Option<HeadingTime> {
    let span = Span::new(range.start, range.end);
    let written = source.slice(span).trim();
    // The bracket before it ended the number of the post: `Opslag 1 (24.11.2026)`.
    let is_open = written.contains(['(', '[']);
    let written = if is_open { written } else { written.trim_end_matches([')', ']']) };
    let text = without_remark(without_time_label(written.trim_end_matches(':')));
    if text.is_empty() {
        return None;
    }
    let mistake = match options.time(text) {
        Ok(time) => return Some(HeadingTime::Known(time, span)),
        Err(mistake) => mistake,
    };
    let begins = begins_with_weekday(text) || text.starts_with(|char: char| char.is_ascii_digit());
    let seems_to_be_time = has_time(written)
        || is_day_without_year(text)
        || is_direct && has_day_beside(written)
        || is_about_time(written) && (is_direct || begins);
    let (message, help) = if !mistake.is_no_time() {
        (mistake.message, mistake.help)
    } else if seems_to_be_time {
        (Message::new("heading-time"), Message::new("heading-time-help"))
    } else {
        return None;
    };
    Some(HeadingTime::Invalid(Some(Problem::at(source, span, message).help(help))))
}

/// Whether the first word of a text is a day of the week.
fn begins_with_weekday(text: &str) -> bool {
    let end = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    weekday(&text[..end]).is_some()
}
