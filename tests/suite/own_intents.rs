//! Own intents, from the sentences that a user writes to the findings of a rule: the
//! commands that train and use them, and what is reported about invalid models.

use std::{fs, path::Path, sync::OnceLock};

use tempfile::TempDir;

use crate::program::{Ran, run, tweetlint};

/// The sentences of an own intent.
const SENTENCES: &str = "fixtures/intents/promises-lunch.tsv";

/// A rulebook with a model and a rule that uses its intent.
const RULEBOOK: &str = "language: en
intents: [my-intents.bin]
rules:
  ours/lunch:
    severity: error
    title: {en: Promises lunch, da: Lover frokost}
    why: {en: Ask the secretariat first., da: Spørg sekretariatet først.}
    check: {forbid: {intent: promises-lunch}}
    examples:
      bad: [\"Kom til mødet på onsdag. ‹Vi giver frokost til alle›, der kommer.\"]
      good: [\"Husk madpakke, når I kommer.\"]
";

/// Two posts, of which the first promises lunch.
const POSTS: &str = "- text: \"Kom til åbent hus. Vi serverer en let frokost til alle gæster.\"
- text: \"Kantinen sælger frokost fra kl. 11.\"
";

/// Where the problem of a model is: at its name in the rulebook.
const AT_MODEL: &str = "file=tweetlint.yaml,line=2,endLine=2,col=11,endColumn=25";

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
    fs::write(path, content).expect("there is room");
}

/// A folder with a rulebook, posts and training sentences, and no model.
fn untrained() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "tweetlint.yaml", RULEBOOK);
    write(folder.path(), "posts/week.yaml", POSTS);
    let sentences = fs::read(SENTENCES).expect("the fixture is there");
    write(folder.path(), "my-intents/promises-lunch.tsv", sentences);
    folder
}

/// The model of these sentences. It is trained once for all tests, since that takes
/// seconds.
fn model() -> &'static [u8] {
    static MODEL: OnceLock<Vec<u8>> = OnceLock::new();
    MODEL.get_or_init(|| {
        let folder = untrained();
        let trained = ran(folder.path(), "intent train my-intents -o my-intents.bin");
        assert_eq!((trained.code, &*trained.err), (Some(0), ""), "{trained:?}");
        assert!(trained.out.starts_with("promises-lunch  finds "), "{}", trained.out);
        assert_eq!(trained.out.lines().count(), 1, "{}", trained.out);
        fs::read(folder.path().join("my-intents.bin")).expect("it was written")
    })
}

/// The same folder with the model.
fn trained() -> TempDir {
    let folder = untrained();
    write(folder.path(), "my-intents.bin", model());
    folder
}

fn ran(folder: &Path, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder))
}

fn why(folder: &Path, intent: &str, text: &str, more: &str) -> Ran {
    let mut command = tweetlint(&format!("intent why {intent} {more}"));
    run(command.arg(text).current_dir(folder))
}

#[track_caller]
fn has(ran: &Ran, code: i32, texts: &[&str]) {
    assert_eq!(ran.code, Some(code), "{ran:?}");
    let all = format!("{}{}", ran.out, ran.err);
    for text in texts {
        assert!(all.contains(text), "{text} is missing:\n{all}");
    }
}

#[test]
fn an_own_intent_works_in_all_commands() {
    let folder = trained();
    let check = ran(folder.path(), "check posts --format short");
    has(&check, 1, &["week.yaml:1:29: error", "ours/lunch"]);
    assert!(!check.out.contains("week.yaml:2"), "{}", check.out);
    has(&ran(folder.path(), "test tweetlint.yaml"), 0, &["0 failed"]);
    let explained = ["Promises lunch", "promises-lunch: finds ", "intent why promises-lunch"];
    has(&ran(folder.path(), "explain ours/lunch"), 0, &explained);
    let list = ran(folder.path(), "intent list");
    has(&list, 0, &["guess  ", "promises-lunch  "]);
    let listed = ran(Path::new("."), "intent list").out;
    assert_eq!(list.out.lines().count(), listed.lines().count() + 1, "{}", list.out);
    let text = "Vi giver frokost til alle, der kommer @b https://a.dk/frokost";
    let why = why(folder.path(), "promises-lunch", text, "--sentences my-intents");
    has(&why, 0, &["has the intent", "frokost\n", "similar training sentence: Vi giver frokost"]);
    assert!(!why.out.contains("  https") && !why.out.contains("  a\n"), "{}", why.out);
}

/// Programs on Windows write a byte order mark at the beginning.
#[test]
fn sentences_may_begin_with_a_byte_order_mark() {
    let folder = untrained();
    let file = "my-intents/promises-lunch.tsv";
    let written = fs::read_to_string(folder.path().join(file)).expect("it was written");
    let first = written.find("\n1").expect("a sentence has the intent") + 1;
    write(folder.path(), file, format!("\u{feff}{}", &written[first..]));
    let trained = ran(folder.path(), "intent train my-intents -o my-intents.bin");
    has(&trained, 0, &["promises-lunch  finds "]);
}

/// A folder that is checked as a whole may have the sentences and the model, too.
#[test]
fn sentences_and_models_are_no_posts() {
    let folder = trained();
    let check = ran(folder.path(), "check .");
    has(&check, 1, &["in 1 of 2 posts"]);
    assert_eq!(check.err, "");
}

#[test]
fn a_name_with_a_mistake_is_corrected() {
    let folder = trained();
    let rulebook = RULEBOOK.replace("intent: promises-lunch", "intent: promises-lunhc");
    write(folder.path(), "tweetlint.yaml", rulebook);
    let unknown = "unknown intent `promises-lunhc`";
    has(&ran(folder.path(), "check posts"), 2, &[unknown, "did you mean `promises-lunch`?"]);
    // The command that lists the right names works nonetheless.
    has(&ran(folder.path(), "intent list"), 0, &["promises-lunch"]);
    let why = |name: &str| why(folder.path(), name, "Hej.", "");
    has(&why("promises-lunhc"), 2, &[unknown, "did you mean `promises-lunch`?"]);
    has(&why("gues"), 2, &["did you mean `guess`?"]);
}

#[track_caller]
fn refused(file: Option<&[u8]>, texts: &[&str]) {
    let folder = untrained();
    if let Some(file) = file {
        write(folder.path(), "my-intents.bin", file);
    }
    let check = ran(folder.path(), "check posts --format github");
    has(&check, 2, &[AT_MODEL]);
    has(&check, 2, texts);
    assert!(!check.out.contains("secret") && !check.err.contains("secret"), "{check:?}");
    // That the intent is unknown, too, follows from the first problem.
    assert!(!check.out.contains("unknown intent"), "{check:?}");
    has(&ran(folder.path(), "intent list"), 2, texts);
}

#[test]
fn a_file_that_is_no_model_is_a_problem_with_a_way_out() {
    let train = "intent train FOLDER -o my-intents.bin";
    refused(None, &["there is no such file", train]);
    refused(Some(b""), &["not a trained model", train]);
    refused(Some(b"password: secret\n"), &["not a trained model", train]);
    refused(Some(b"tweetlint intents 2\nsecret"), &["another version of tweetlint", train]);
    let model = model();
    refused(Some(&model[..model.len() - 1]), &["damaged or incomplete", train]);
    refused(Some(&[model, b"secret"].concat()), &["damaged or incomplete", train]);
    let mut changed = model.to_vec();
    changed[model.len() / 2] ^= 1;
    refused(Some(&changed), &["damaged or incomplete", train]);
    refused(Some(&model.repeat(4)), &["larger than 4 MiB"]);
}

#[test]
fn the_help_never_writes_a_model_over_sentences() {
    let folder = untrained();
    let rulebook = RULEBOOK.replace("my-intents.bin", "my-intents/promises-lunch.tsv");
    write(folder.path(), "tweetlint.yaml", rulebook);
    let check = ran(folder.path(), "check posts");
    has(&check, 2, &["intent train FOLDER -o my-intents/promises-lunch.bin"]);
}

#[test]
fn a_file_with_many_invalid_lines_is_listed_in_part() {
    let folder = untrained();
    write(folder.path(), "my-intents/rain.tsv", "no sentence\n".repeat(40));
    let train = ran(folder.path(), "intent train my-intents");
    has(&train, 2, &["35 further problems in this file are not listed"]);
    assert_eq!(train.err.matches("rain.tsv:").count(), 5, "{train:?}");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_read() {
    let folder = untrained();
    write(folder.path(), "secret.txt", "a secret line\n");
    let link = folder.path().join("my-intents/secret.tsv");
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), link).expect("links work");
    let train = ran(folder.path(), "intent train my-intents");
    has(&train, 2, &["this link leads out of the folder"]);
    assert!(!train.err.contains("a secret line"), "{train:?}");
}

#[test]
fn problems_are_in_danish_too() {
    let folder = untrained();
    let check = ran(folder.path(), "check posts --lang da");
    has(&check, 2, &["filen findes ikke", "tweetlint intent train MAPPE"]);
    write(folder.path(), "my-intents.bin", "secret");
    has(&ran(folder.path(), "check posts --lang da"), 2, &["ikke en trænet model"]);
}

/// Sentences of which half have the intent.
fn sentences(count: usize) -> String {
    let line = |number| format!("{}\tda\tHer er sætning nr. {number} om noget.\n", number % 2);
    (0..count).map(line).collect()
}

#[test]
fn an_own_intent_cannot_have_the_name_of_a_built_in_one() {
    let folder = untrained();
    write(folder.path(), "my-intents/guess.tsv", sentences(40));
    let train = ran(folder.path(), "intent train my-intents -o my-intents.bin");
    has(&train, 2, &["guess.tsv", "there is a built-in intent `guess`", "another name"]);
    assert!(!folder.path().join("my-intents.bin").exists());
    // The built-in model is trained so, but no rulebook can name it.
    write(folder.path(), "all/guess.tsv", sentences(40));
    write(folder.path(), "all/background.tsv", sentences(40));
    has(&ran(folder.path(), "intent train all -o my-intents.bin"), 0, &["guess  finds"]);
    let check = ran(folder.path(), "check posts --format github");
    has(&check, 2, &[AT_MODEL, "there is a built-in intent `guess`"]);
}

#[test]
fn two_models_cannot_have_the_same_intent() {
    let folder = trained();
    let name_two = |names: &str| {
        write(folder.path(), "tweetlint.yaml", RULEBOOK.replace("[my-intents.bin]", names));
        ran(folder.path(), "check posts")
    };
    write(folder.path(), "other.bin", model());
    has(&name_two("[my-intents.bin, other.bin]"), 2, &["another model of this rulebook"]);
    // The same file is the same model.
    has(&name_two("[my-intents.bin, ./my-intents.bin]"), 1, &["ours/lunch"]);
    let nine = (0..9).map(|number| format!("{number}.bin"));
    let nine: Vec<String> = nine.inspect(|name| write(folder.path(), name, model())).collect();
    has(&name_two(&format!("[{}]", nine.join(", "))), 2, &["at most 8 models"]);
}

#[track_caller]
fn cannot_train(file: &str, content: &str, texts: &[&str]) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), &format!("own/{file}"), content);
    has(&ran(folder.path(), "intent train own --lang en"), 2, texts);
    assert!(!folder.path().join("own/model.bin").exists());
}

#[test]
fn sentences_that_cannot_be_learnt_from_are_problems() {
    let forty = sentences(40);
    cannot_train("a.tsv", &sentences(38), &["a.tsv", "19 with the intent, 19 without", "20 of"]);
    cannot_train(
        "a.tsv",
        &format!("{forty}1;da;Hej\n"),
        &["a.tsv:41:1", "not a training sentence"],
    );
    let long = format!("{forty}1\tda\t{}\n", "å".repeat(601));
    cannot_train("a.tsv", &long, &["a.tsv:41:1", "longer than 600 characters", "split it"]);
    let both = format!("{forty}1\tda\tDet samme\n0\tda\tDet samme\n");
    cannot_train("a.tsv", &both, &["a.tsv:42:1", "labelled otherwise on an earlier line"]);
    cannot_train("a b.tsv", &forty, &["“a b” cannot be the name", "letters, digits"]);
    cannot_train("background.tsv", &forty, &["no training sentences in this folder"]);
    cannot_train("a.txt", &forty, &["no training sentences in this folder"]);
    has(&ran(Path::new("."), "intent train nowhere --lang en"), 2, &["nowhere", "check the path"]);
}

#[test]
fn nothing_but_a_model_is_replaced_by_one() {
    let folder = trained();
    let at = |name: &str| fs::read(folder.path().join(name)).expect("it is there");
    for name in ["my-intents/promises-lunch.tsv", "tweetlint.yaml"] {
        let before = at(name);
        let train = ran(folder.path(), &format!("intent train my-intents -o {name}"));
        has(&train, 2, &[name, "would be lost"]);
        assert!(at(name) == before);
    }
    let report = ran(folder.path(), "check posts --output json=my-intents.bin");
    has(&report, 2, &["my-intents.bin"]);
    assert!(at("my-intents.bin") == model());
}

/// The sentences and the rulebook that the documentation shows are those of this test, so
/// that they work as it says.
#[test]
fn the_documentation_shows_what_works() {
    let page = fs::read_to_string("docs/rules.md").expect("it is there");
    let (_, section) = page.split_once("\n## Intents of your own\n").expect("it is there");
    let block = |start: &str| {
        let (_, rest) = section.split_once(start).expect("the block is there");
        rest.split_once("```").expect("the block ends").0.to_owned()
    };
    let sentences = fs::read_to_string(SENTENCES).expect("the fixture is there");
    for line in block("```tsv\n").lines().filter(|line| !line.starts_with('#')) {
        assert!(sentences.lines().any(|known| known == line), "{line}");
    }
    let folder = trained();
    write(folder.path(), "tweetlint.yaml", block("```yaml\n"));
    has(&ran(folder.path(), "test tweetlint.yaml --lang en"), 0, &["0 failed"]);
}
