//! The words of the reports that people read, in both languages.

use std::{borrow::Cow, fmt::Write as _};

use crate::{
    finding::Summary,
    language::Language,
    rulebook::{LevelFrom, Severity},
};

/// A severity in words.
pub(super) fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("error", "fejl"),
        Severity::Warning => language.pick("warning", "advarsel"),
        Severity::Info => language.pick("info", "oplysning"),
    }
}

/// Who set the level of a rule.
pub(super) fn level_from(level_from: &LevelFrom, language: Language) -> String {
    let set = language.pick("level set", "niveau sat");
    match level_from {
        LevelFrom::Rule => {
            format!("{set} {}", language.pick("by the rule itself", "af reglen selv"))
        }
        LevelFrom::Profile(name) => {
            format!("{set} {} {name}", language.pick("for profile", "for profilen"))
        }
        LevelFrom::Rulebook(place) => format!("{set} {} {place}", language.pick("in", "i")),
    }
}

/// What a run comes to, in a sentence.
pub(super) fn summary(summary: &Summary, own_rulebook: bool, language: Language) -> String {
    let posts =
        counted(summary.posts, language.pick(("post", "posts"), ("opslag", "opslag")), language);
    let found = findings(summary, language);
    let in_words = language.pick("in", "i");
    let mut sentence = if found.is_empty() {
        format!("{} {in_words} {posts}", language.pick("No findings", "Ingen fund"))
    } else {
        let with = number(summary.posts_with_findings, language);
        format!("{} {in_words} {with} {} {posts}", found.join(", "), language.pick("of", "af"))
    };
    let beside = beside(summary, language);
    if !beside.is_empty() {
        let _ = write!(sentence, " ({})", beside.join("; "));
    }
    if !own_rulebook {
        sentence.push_str(language.pick(
            "; without a rulebook the built-in profile common applied",
            "; uden regelbog gjaldt den indbyggede profil common",
        ));
    }
    sentence
}

/// The findings by severity, without those there are none of.
fn findings(summary: &Summary, language: Language) -> Vec<String> {
    let counts = [
        (summary.errors, language.pick(("error", "errors"), ("fejl", "fejl"))),
        (summary.warnings, language.pick(("warning", "warnings"), ("advarsel", "advarsler"))),
        (summary.infos, language.pick(("info", "infos"), ("oplysning", "oplysninger"))),
    ];
    some(&counts, language)
}

/// What else a reader of the figures should know.
fn beside(summary: &Summary, language: Language) -> Vec<String> {
    let fixable = language.pick("fixable", "kan rettes");
    let mended = language.pick("mended", "rettet");
    let known = language.pick("known from the baseline", "kendt fra før");
    let problem = language.pick(("problem", "problems"), ("problem", "problemer"));
    let counts = [
        (summary.fixable, (fixable, fixable)),
        (summary.mended, (mended, mended)),
        (summary.known, (known, known)),
        (summary.problems, problem),
    ];
    some(&counts, language)
}

fn some(counts: &[(usize, (&str, &str))], language: Language) -> Vec<String> {
    let more_than_none = counts.iter().filter(|(count, _)| 0 < *count);
    more_than_none.map(|(count, words)| counted(*count, *words, language)).collect()
}

/// A count with its noun, singular or plural.
fn counted(count: usize, (one, many): (&str, &str), language: Language) -> String {
    format!("{} {}", number(count, language), if count == 1 { one } else { many })
}

/// A number with its thousands apart.
fn number(number: usize, language: Language) -> String {
    let digits = number.to_string();
    let mut apart = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if 0 < index && (digits.len() - index).is_multiple_of(3) {
            apart.push(language.pick(',', '.'));
        }
        apart.push(digit);
    }
    apart
}

/// A text whose every sign can be seen and does nothing: a post can hold signs
/// that move the cursor, colour the screen or turn the direction of the line.
/// Each becomes one sign of one column.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| visible_sign(sign) == sign) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible_sign).collect())
}

/// The sign to show for a sign.
pub(super) fn visible_sign(sign: char) -> char {
    match sign {
        '\0'..='\x1f' => char::from_u32(u32::from(sign) + 0x2400).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => sign,
    }
}

/// A text of several lines as one.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(run: Summary, english: &str, danish: &str) {
        assert_eq!(summary(&run, true, Language::En), english);
        assert_eq!(summary(&run, true, Language::Da), danish);
    }

    #[test]
    fn a_run_in_a_sentence() {
        let mut run = Summary { posts: 1204, ..Summary::default() };
        check(run, "No findings in 1,204 posts", "Ingen fund i 1.204 opslag");
        (run.errors, run.warnings, run.fixable, run.posts_with_findings) = (3, 5, 2, 2);
        check(
            run,
            "3 errors, 5 warnings in 2 of 1,204 posts (2 fixable)",
            "3 fejl, 5 advarsler i 2 af 1.204 opslag (2 kan rettes)",
        );
        (run.errors, run.warnings, run.fixable, run.posts) = (1, 0, 0, 1);
        check(run, "1 error in 2 of 1 post", "1 fejl i 2 af 1 opslag");
    }

    #[test]
    fn nothing_reaches_a_terminal_raw() {
        assert_eq!(visible("a\x1b[2J\u{202e}b\n"), "a␛[2J\u{fffd}b␊");
        assert_eq!(visible("👩‍👧 æ"), "👩‍👧 æ");
        assert_eq!(number(1_234_567, Language::Da), "1.234.567");
    }
}
