//! Rulebooks: what applies after all layers, and how problems are reported.

use std::{fs, path::Path};

use tweetlint::{
    examples,
    language::Language,
    rulebook::{LevelFrom, RuleSet, Rulebook, Severity, load, sources},
};

/// Problems as lines, without the folder of the rulebook.
#[track_caller]
fn problems(path: &Path) -> Vec<String> {
    let folder = format!("{}/", path.parent().expect("a file lies in a folder").display());
    match load(Some(path), None) {
        Ok(_) => Vec::new(),
        Err(problems) => {
            problems.iter().map(|problem| problem.to_string().replace(&folder, "")).collect()
        }
    }
}

/// A fixture, and how its problems begin.
#[track_caller]
fn fixture(name: &str, expected: &[&str]) {
    let problems = problems(&Path::new("fixtures/rulebooks").join(name));
    let found: Vec<&str> = problems.iter().map(String::as_str).collect();
    let all_begin = found.iter().zip(expected).all(|(found, expected)| found.starts_with(expected));
    assert!(all_begin && found.len() == expected.len(), "{name}: {found:#?}");
}

/// The rulebook in a folder of these files, of which the first is the rulebook.
#[track_caller]
fn written<T>(files: &[(&str, &str)], look: impl FnOnce(&Path) -> T) -> T {
    let folder = tempfile::tempdir().expect("there is room");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    look(&folder.path().join(files[0].0))
}

/// A rulebook with mistakes in it.
#[track_caller]
fn has_problems(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(written(files, problems), expected);
}

/// A rulebook without mistakes.
#[track_caller]
fn loads(files: &[(&str, &str)]) -> Rulebook {
    written(files, |path| load(Some(path), None)).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

/// The level of a rule, and the line that set it.
fn level(rulebook: &Rulebook, set: &RuleSet, id: &str) -> Option<(Severity, Option<usize>)> {
    let applied = set.rules.iter().find(|applied| rulebook.rules[applied.rule_index].id == id)?;
    let line = match &applied.level_from {
        LevelFrom::Rulebook(place) => Some(place.start.line),
        LevelFrom::Rule | LevelFrom::Profile(_) => None,
    };
    Some((applied.severity, line))
}

#[test]
fn problems_of_yaml_are_reported() {
    fixture("alias-bomb.yaml", &["alias-bomb.yaml:6:36: the aliases up to here repeat too much"]);
    fixture("duplicate-key.yaml", &["duplicate-key.yaml:6:3: duplicate key `link/missing`"]);
    fixture("not-yaml.yaml", &["not-yaml.yaml:2:10: unclosed bracket"]);
    fixture("wrong-shape.yaml", &["wrong-shape.yaml:3:11: expected a map, not a list"]);
    fixture("wrong-type.yaml", &["wrong-type.yaml:4:74: expected a number"]);
    fixture("empty.yaml", &[]);
}

#[test]
fn unknown_names_are_reported_with_the_closest_known() {
    for (name, place, meant) in [
        ("unknown-check.yaml", "8:13: unknown check `forbidden`", "`forbid`"),
        ("unknown-key.yaml", "3:1: unknown key `rule`", "`rules`"),
        ("unknown-lexicon.yaml", "4:3: unknown lexicon `officialesse`", "`officialese`"),
        ("unknown-profile.yaml", "2:11: unknown profile `municipalty`", "`municipality`"),
        ("unknown-rule-id.yaml", "4:3: unknown rule `hashtag/obskure`", "`hashtag/obscure`"),
        (
            "unknown-timezone.yaml",
            "3:11: unknown time zone `Europe/Kopenhagen`",
            "`Europe/Copenhagen`",
        ),
        ("unknown-when-key.yaml", "8:12: unknown key `lable`", "`label`"),
    ] {
        fixture(name, &[&format!("{name}:{place} (did you mean {meant}?)")]);
    }
    fixture(
        "unknown-account-profile.yaml",
        &["unknown-account-profile.yaml:5:48: unknown profile `boss` (it can be "],
    );
    fixture(
        "unknown-severity.yaml",
        &["unknown-severity.yaml:4:17: unknown level `fatal` (it can be off, info, "],
    );
    fixture(
        "unknown-lexicon-in-check.yaml",
        &["unknown-lexicon-in-check.yaml:8:31: unknown lexicon `slogans`"],
    );
}

#[test]
fn two_problems_are_reported_in_one_run() {
    fixture(
        "two-mistakes.yaml",
        &[
            "two-mistakes.yaml:3:1: unknown key `langauge` (did you mean `language`?)",
            "two-mistakes.yaml:5:3: unknown rule `link/mising` (did you mean `link/missing`?)",
        ],
    );
}

#[test]
fn problems_of_own_rules_are_reported() {
    fixture("bad-regex.yaml", &["bad-regex.yaml:8:31: invalid pattern: "]);
    fixture("two-checks.yaml", &["two-checks.yaml:8:49: expected one key, not several"]);
    fixture(
        "own-rule-without-examples.yaml",
        &["own-rule-without-examples.yaml:5:5: missing key `examples`"],
    );
    fixture(
        "own-rule-without-good-example.yaml",
        &["own-rule-without-good-example.yaml:9:16: missing key `good`"],
    );
}

#[test]
fn problems_of_extended_files_are_reported() {
    fixture(
        "missing-base.yaml",
        &["missing-base.yaml:2:11: there is no such file: base/nowhere.yaml"],
    );
    fixture(
        "extends-itself.yaml",
        &["extends-itself.yaml:2:11: `extends-itself.yaml` and this file extend each other"],
    );
    has_problems(
        &[
            ("a.yaml", "extends: b.yaml"),
            ("b.yaml", "extends: [c.yaml]"),
            ("c.yaml", "extends: [a.yaml]"),
        ],
        &[
            "c.yaml:1:11: `a.yaml` and this file extend each other (remove one of the two, since neither can come before the other)",
        ],
    );
}

#[test]
fn problems_of_registers_are_reported_in_the_register() {
    fixture(
        "missing-register.yaml",
        &["missing-register.yaml:3:11: there is no such file: registers/nowhere.yaml"],
    );
    fixture(
        "directory-unknown-type.yaml",
        &[
            "registers/directory-unknown-type.yaml:2:23: unknown value `authorty` (did you mean `authority`?)",
        ],
    );
    fixture(
        "hashtags-not-a-number.yaml",
        &["registers/hashtags-not-a-number.csv:3:10: `accounts` must be a whole number"],
    );
    fixture(
        "window-backwards.yaml",
        &["registers/window-backwards.yaml:6:10: the window ends before it begins"],
    );
    fixture(
        "window-empty.yaml",
        &["registers/window-empty.yaml:6:10: the window ends at the time at which it begins"],
    );
    fixture(
        "window-without-review.yaml",
        &["registers/window-without-review.yaml:6:3: an open window needs `review_by`"],
    );
    fixture(
        "window-without-zone.yaml",
        &[
            "registers/window-without-zone.yaml:5:9: `2026-03-07T15:33` has neither time zone nor offset",
        ],
    );
    fixture(
        "window-unknown-kind.yaml",
        &[
            "registers/window-unknown-kind.yaml:3:9: unknown value `crysis` (did you mean `crisis`?)",
            "registers/window-unknown-kind.yaml:4:10: unknown value `huge` (it can be watch, ",
        ],
    );
}

#[test]
fn every_problem_of_a_window_is_reported() {
    let windows = "\
- id: a
  kind: crisis
  from: 2026-10-25T02:30
  until: null
  roles: {kk: boss}
- id: a
  kind: event
  from: 2026-10-26T09:00
  until: 2026-10-26T10:00
  area: ['(a|b']
- id: a
  kind: event
  from: 2026-10-26T09:00
  until: 2026-10-26T10:00
";
    has_problems(
        &[("t.yaml", "timezone: Europe/Copenhagen\nwindows: w.yaml"), ("w.yaml", windows)],
        &[
            "w.yaml:1:3: a crisis needs `lead` (add the missing key)",
            "w.yaml:1:3: a crisis needs `level` (add the missing key)",
            "w.yaml:1:3: a crisis needs `about`, `topics`, `area` or `hashtags` (add the missing key)",
            "w.yaml:3:9: `2026-10-25T02:30` occurs twice, because summer time ends (add `+02:00` for the first or `+01:00` for the second)",
            "w.yaml:5:15: unknown value `boss` (it can be lead, supporting or service)",
            "w.yaml:6:7: the id `a` is in use already (give each window its own id)",
            "w.yaml:10:10: invalid word `(a|b`: `(` without `)` (`brand*` matches any ending, `*brand` any beginning, `(a|b)` either word, `_` up to three words, `=brand` only that word)",
            "w.yaml:11:7: the id `a` is in use already (give each window its own id)",
        ],
    );
}

#[test]
fn times_of_windows_are_read_in_the_zone_of_the_rulebook() {
    let windows = "- {id: a, kind: event, from: 2026-06-26T09:00, until: 2026-06-26T10:00}";
    let rulebook =
        loads(&[("t.yaml", "timezone: Europe/Copenhagen\nwindows: w.yaml"), ("w.yaml", windows)]);
    let from = rulebook.windows[0].from.expect("the window is declared");
    assert_eq!(from.to_string(), "2026-06-26T07:00:00Z");
}

#[test]
fn a_locked_level_can_only_be_raised() {
    let lock = "locked.yaml:4:36";
    for (name, place) in
        [("lowered-locked-level.yaml", "4:25"), ("turned-off-for-an-account.yaml", "4:86")]
    {
        let message = "`crisis/defer-to-lead` is locked, so its level can only be raised";
        fixture(name, &[&format!("{name}:{place}: {message} (it is locked in base/{lock})")]);
    }
    let base = "rules: {hashtag/too-many: {severity: info, locked: true}}";
    let raised = "extends: [base.yaml]\nrules: {hashtag/too-many: warning}";
    let rulebook = loads(&[("t.yaml", raised), ("base.yaml", base)]);
    assert_eq!(
        level(&rulebook, &rulebook.common, "hashtag/too-many"),
        Some((Severity::Warning, Some(2)))
    );
    let dodged = "extends: [base.yaml]\nrules: {hashtag/too-many: {check: {count: {max: 99}}}}";
    has_problems(
        &[("t.yaml", dodged), ("base.yaml", base)],
        &[
            "t.yaml:2:27: `hashtag/too-many` is locked, so its `check` and `when` cannot be changed (it is locked in base.yaml:1:38)",
        ],
    );
}

#[test]
fn a_rule_keeps_the_kind_of_its_check() {
    has_problems(
        &[("t.yaml", "rules: {tone/clickbait: {check: {marks: {max_run: 2}}}}")],
        &[
            "t.yaml:1:33: the rule has a check of another kind, and only its settings can be changed here \
           (name the check that the rule has, or write a rule of your own)",
        ],
    );
}

#[test]
fn an_empty_list_of_words_finds_nothing_and_is_a_mistake() {
    let rule = "rules: {own/a: {title: A, severity: info, why: B., examples: {bad: [x], good: [y]}, \
                check: {forbid: {words: []}}}}";
    has_problems(
        &[("t.yaml", rule)],
        &["t.yaml:1:109: no words given (add the words to look for)"],
    );
}

#[test]
fn an_account_occurs_once_in_a_file_whatever_its_capitals() {
    has_problems(
        &[("t.yaml", "accounts: {kk: {name: a}, KK: {name: b}}")],
        &["t.yaml:1:27: duplicate account `KK`: capitals and `@` make no difference \
           (merge the two)"],
    );
    has_problems(
        &[("t.yaml", "accounts: {kk: {name: a}, '@KK': {name: b}}")],
        &["t.yaml:1:27: duplicate account `@KK`: capitals and `@` make no difference \
           (merge the two)"],
    );
}

#[test]
fn topics_count_only_beside_other_words() {
    let rule = |forbid: &str| {
        format!(
            "rules: {{own/a: {{title: A, severity: info, why: B., check: {{forbid: {{words: [x], {forbid}}}}}, examples: {{bad: [x], good: [z]}}}}}}"
        )
    };
    has_problems(
        &[("t.yaml", &rule("topics: true"))],
        &[
            "t.yaml:1:81: unknown key `topics` (it can be intent, case, words, lexicon, lexicons, pattern, unless, near, with, heard_with, heads, quotes, heard or past)",
        ],
    );
    loads(&[("t.yaml", &rule("with: {words: [y], topics: true}"))]);
}

#[test]
fn a_second_rule_of_a_name_is_one_mistake() {
    let base = "rules: {own/base: {title: A, severity: info, why: B., check: {forbid: {words: [x]}}, \
                examples: {bad: [x], good: [y]}}}";
    has_problems(
        &[
            ("t.yaml", "extends: [base.yaml]\nrules: {own/base: {examples: {bad: [x]}}}"),
            ("base.yaml", base),
        ],
        &["t.yaml:2:9: the rule `own/base` exists already (give your rule another id, or change \
           only its severity, check or when)"],
    );
}

#[test]
fn a_profile_does_not_open_a_lock() {
    let text = "rules: {crisis/defer-to-lead: {severity: error, locked: true}}\naccounts: {kk: {profile: police}}";
    let rulebook = loads(&[("t.yaml", text)]);
    let expected = Some((Severity::Error, Some(1)));
    for set in [rulebook.rules_for("KK", None), rulebook.rules_for("other", Some("police"))] {
        assert_eq!(
            (set.profile.as_str(), level(&rulebook, set, "crisis/defer-to-lead")),
            ("police", expected)
        );
    }
}

#[test]
fn later_layers_override_earlier_ones() {
    let files = [
        (
            "t.yaml",
            "extends: [base.yaml]\nrules: {link/missing: error}\naccounts:\n  kk: {name: Kommunen, rules: {link/missing: off}}\n  '@AA':\n",
        ),
        (
            "base.yaml",
            "extends: [municipality]\nrules: {link/missing: info, hashtag/too-many: info}",
        ),
    ];
    let rulebook = loads(&files);
    let of = |account: &str, id: &str| level(&rulebook, rulebook.rules_for(account, None), id);
    assert_eq!(of("other", "link/missing"), Some((Severity::Error, Some(2))));
    assert_eq!(of("other", "hashtag/too-many"), Some((Severity::Info, Some(2))));
    assert_eq!(of("kk", "link/missing"), None);
    assert_eq!(of("aa", "link/missing"), Some((Severity::Error, Some(2))));
    let account = rulebook.accounts.get("KK").expect("it is listed");
    assert_eq!(account.name.as_deref(), Some("Kommunen"));
    assert_eq!(rulebook.rules_for("kk", None).profile, "municipality");
}

#[test]
fn an_own_file_overrides_a_profile_wherever_it_is_extended() {
    let base = "extends: municipality\nrules: {hashtag/obscure: off}";
    for extends in ["[base.yaml, police]", "[police, base.yaml]"] {
        let text = format!("extends: {extends}");
        let rulebook = loads(&[("t.yaml", &text), ("base.yaml", base)]);
        let set = rulebook.rules_for("kk", None);
        assert_eq!(set.profile, "police", "the nearest profile counts: {extends}");
        assert_eq!(level(&rulebook, set, "hashtag/obscure"), None, "{extends}");
    }
    let without = loads(&[("t.yaml", "extends: police")]);
    let set = without.rules_for("kk", None);
    assert_eq!(
        level(&without, set, "hashtag/obscure").map(|found| found.0),
        Some(Severity::Warning)
    );
}

#[test]
fn an_own_rulebook_overrides_the_profile_of_an_account() {
    let text = "\
extends: [municipality]
rules: {hashtag/too-many: off, link/missing: error}
accounts:
  mayor: {profile: leader}
  other: {profile: leader, rules: {hashtag/too-many: error}}
";
    let rulebook = loads(&[("t.yaml", text)]);
    let of = |account: &str, id: &str| level(&rulebook, rulebook.rules_for(account, None), id);
    assert_eq!(of("mayor", "hashtag/too-many"), None);
    assert_eq!(of("mayor", "link/missing"), Some((Severity::Error, Some(2))));
    assert_eq!(of("mayor", "link/only"), Some((Severity::Info, None)));
    assert_eq!(of("other", "hashtag/too-many"), Some((Severity::Error, Some(5))));
    let number = rulebook.rules.iter().position(|rule| rule.id == "hashtag/too-many");
    let level = &rulebook.rules_for("mayor", None).levels[number.expect("it is built in")];
    let leader = LevelFrom::Profile("leader".to_owned());
    assert_eq!((level.severity, &level.overridden), (None, &Some((Some(Severity::Info), leader))));
}

#[test]
fn an_own_rule_without_a_title_lacks_its_title() {
    let text = "\
rules:
  fisk/a: {severity: info, check: {forbid: {words: [laks]}}}
  fisk/b: {severity: info, title: B, why: C., check: {forbid: {words: [sild]}}, examples: {bad: [sild], good: [laks]}}
";
    let help =
        "(add it: a rule of your own needs `title`, `severity`, `why`, `check` and `examples`)";
    let missing = |key: &str| format!("t.yaml:2:12: missing key `{key}` {help}");
    let expected = ["examples", "title", "why"].map(missing);
    assert_eq!(written(&[("t.yaml", text)], problems), expected);
    has_problems(
        &[("t.yaml", "rules: {hashtag/too-manny: {check: {count: {max: 1}}}}")],
        &["t.yaml:1:9: unknown rule `hashtag/too-manny` (did you mean `hashtag/too-many`?)"],
    );
}

#[test]
fn an_override_of_an_own_rule_needs_no_title() {
    let base = "rules: {own/a: {title: A, severity: info, why: B., check: {forbid: {words: [x]}}, \
                examples: {bad: [x], good: [y]}}}";
    let text = "extends: [base.yaml]\nrules: {own/a: {check: {forbid: {words: [y]}}}}";
    loads(&[("t.yaml", text), ("base.yaml", base)]);
}

#[test]
fn accounts_do_not_fill_the_memory() {
    let rulebook = |account: &str| {
        // So many that comparing each with all others would take minutes.
        let domains: Vec<String> =
            (0..60_000).map(|number| format!("domain-{number}.dk")).collect();
        let accounts: Vec<String> =
            (0..2_000).map(|number| format!("  a{number}: {account}\n")).collect();
        format!("settings: {{domains: [{}]}}\naccounts:\n{}", domains.join(", "), accounts.concat())
    };
    let expected = "too many accounts have rules or settings of their own";
    written(&[("t.yaml", &rulebook("{settings: {acronyms: [AA]}}"))], |path| {
        let found = problems(path);
        assert!(matches!(&found[..], [only] if only.contains(expected)), "{found:?}");
    });
    // What an account does not override, it shares.
    loads(&[("t.yaml", &rulebook("{name: A}"))]);
}

#[test]
fn settings_add_up() {
    let rulebook = loads(&[(
        "t.yaml",
        "settings: {domains: [www.KK.dk], numbers: ['33 66 33 66'], staffed: always}\naccounts: {kk: {settings: {domains: [borger.dk], staffed: never}}}",
    )]);
    let settings = &rulebook.rules_for("kk", None).settings;
    assert!(settings.domains.ends_with(&["kk.dk".to_owned(), "borger.dk".to_owned()]));
    assert!(settings.numbers.contains(&"33663366".to_owned()));
    assert_eq!(settings.staffed.as_deref(), Some("never"));
    assert_eq!(rulebook.common.settings.staffed.as_deref(), Some("always"));
}

#[test]
fn checks_and_lexicons_can_be_changed() {
    let text = "\
lexicons:
  officialese: {add: {i regi af: af}, drop: [såfremt]}
  slogans: {da: [i vækst]}
rules:
  hashtag/too-many: {check: {count: {max: 1}}}
  kk/no-slogans:
    severity: warning
    title: {da: Et slogan, som det står, en: A slogan}
    why: {da: Sig, hvad der sker}
    check: {forbid: {lexicon: slogans}}
    examples: {bad: [En by ‹i vækst›], good: [En by]}
  kk/plain:
    severity: warning
    title: x
    why: x
    check: {replace: {lexicon: officialese}}
    examples: {bad: [‹I regi af› byen, '‹I regi af› byen'], good: [Såfremt du kommer]}
  kk/one-tag:
    severity: warning
    title: x
    why: x
    check: {count: {of: hashtags, max: 1}}
    examples: {bad: ['#en ‹#to›'], good: ['#en']}
";
    let rulebook = loads(&[("t.yaml", text)]);
    let slogan =
        rulebook.rules.iter().find(|rule| rule.id == "kk/no-slogans").expect("it is there");
    assert_eq!(
        (slogan.title.get(Language::Da), slogan.why.get(Language::Da)),
        ("Et slogan, som det står", "Sig, hvad der sker")
    );
    let mut failures = examples::test(&rulebook).failures;
    failures.retain(|failure| failure.rule.starts_with("kk/"));
    assert_eq!(failures, []);
}

#[test]
fn every_problem_of_every_kind_is_reported_in_one_run() {
    let text = "\
extends: [nobody]
language: fr
accounts: {'a b': {}, kk: {profil: leader, rules: {link/missing: fatal}}}
settings: {domains: [kk], numbers: [x], domian: []}
lexicons: {officialese: {drop: [samtt], ad: []}}
rules:
  hashtag/too-many: {chekc: {}}
  nogroup: {title: x, severity: info, why: x, check: {forbid: {words: ['a*b']}}, examples: {bad: [a], good: [b]}}
  kk/a:
    severity: info
    title: x
    why: x
    when: {window: {kind: war}, has: [foto], any: {}}
    check: {require: {after: {wrods: [a], quotes: never}, one_of: [linke]}}
    examples: {bad: [], good: [b], ugly: []}
  kk/b: {title: x, severity: info, why: x, check: {count: {of: tags}}, examples: {bad: [a], good: [b]}}
  kk/c: {title: x, severity: info, why: x, check: {forbid: {words: [a], lexicon: b, case: x}}, examples: {bad: [a], good: [b]}}
  kk/d: {title: x, severity: info, why: x, check: {forbid: {unless: {words: [a]}}}, examples: {bad: [a], good: [b]}}
  kk/e: {title: x, severity: info, why: x, check: {hold: {now: true}}, examples: {bad: [a], good: [b]}}
  link/missing: {title: x, severity: info, why: x, check: {alt_text: {}}, examples: {bad: [a], good: [b]}}
";
    let problems = written(&[("t.yaml", text)], problems);
    let places: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem.split(": ").next()?.strip_prefix("t.yaml:"))
        .collect();
    let expected = "1:11 2:11 3:12 3:28 3:66 4:22 4:37 4:41 5:33 5:41 7:22 8:3 13:27 13:39 13:51 \
        14:31 14:51 14:68 15:21 15:36 16:60 16:64 17:60 17:82 17:91 18:60 19:59 20:3";
    assert_eq!(places.join(" "), expected, "{problems:#?}");
}

#[test]
fn rules_are_tested_with_their_examples() {
    let path = Path::new("fixtures/rulebooks/own-rule-example-fails.yaml");
    let rulebook = load(Some(path), None).expect("the rulebook is valid");
    let failures = examples::test(&rulebook).failures;
    let own: Vec<String> = failures
        .iter()
        .filter(|failure| failure.rule == "solbaek/no-slogans")
        .map(|failure| format!("{}: {}", failure.place.start.line, failure.message))
        .collect();
    assert_eq!(
        own,
        [
            "9: underlines “vækst” instead of “En by i vækst”",
            "9: finds nothing, but should underline the post as a whole"
        ]
    );
}

#[test]
fn the_built_in_rules_pass_their_own_examples() {
    let rulebook = load(None, None).expect("the built-in rules are valid");
    let trial = examples::test(&rulebook);
    let failures: Vec<String> = trial
        .failures
        .iter()
        .map(|failure| format!("{}: {} {}", failure.place, failure.rule, failure.message))
        .chain(trial.problems.iter().map(ToString::to_string))
        .collect();
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        trial.examples,
        failures.join("\n")
    );
}

#[test]
fn every_built_in_rule_rests_on_known_sources() {
    let known = sources();
    for rule in load(None, None).expect("the built-in rules are valid").rules {
        for basis in rule.basis {
            assert!(known.iter().any(|cited| cited.key == basis), "{}: {basis}", rule.id);
        }
    }
}

#[test]
fn problems_are_reported_in_danish_too() {
    let mut count = 0;
    for entry in std::fs::read_dir("fixtures/rulebooks").expect("the fixtures are there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            continue;
        }
        for problem in load(Some(&path), None).err().into_iter().flatten() {
            assert!(!problem.message.get(Language::Da).is_empty(), "{problem}");
            let help = problem.help.as_ref().map(|help| help.get(Language::Da));
            assert!(help.is_none_or(|help| !help.is_empty()), "{problem}");
            count += 1;
        }
    }
    assert!(30 < count, "{count}");
}
