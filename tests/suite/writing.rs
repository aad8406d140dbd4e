//! Files that the program writes: reports, fixed posts and registers. No report
//! replaces a file that the run reads, and every file is replaced as a whole or stays
//! as it was.

use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::program::{Ran, folder, run, tweetlint};

const POST: &str = "- text: Vejen er åben igen\n";
const FANCY: &str = "- text: 𝗙𝗼𝗿𝘁𝘆 træer er plantet\n";
const PLAIN: &str = "- text: Forty træer er plantet\n";

fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("it is there")
}

/// The names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("it is a folder");
    let names = entries.map(|entry| entry.expect("it can be read").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
    names.sort();
    names
}

/// A checked folder with a rulebook and everything that one can name.
fn office() -> TempDir {
    folder(&[
        ("drafts/a.yaml", POST),
        ("base.yaml", "extends: municipality\n"),
        ("windows.yaml", "[]\n"),
        ("hashtags.csv", "tag,accounts\nvejle,3\n"),
        ("directory.yaml", "politi: {type: authority}\n"),
        ("other.yaml", "[]\n"),
        ("old.json", "{\"findings\":[]}\n"),
        (
            "tweetlint.yaml",
            "extends: [base.yaml]\nwindows: windows.yaml\nhashtags: hashtags.csv\ndirectory: directory.yaml\n",
        ),
    ])
}

#[track_caller]
fn is_refused(folder: &TempDir, arguments: &str, file: &str) {
    let before = read(folder, file);
    let ran = go(folder, arguments);
    assert_eq!(ran.code, Some(2), "{arguments}: {ran:?}");
    assert!(ran.err.contains("would overwrite a file"), "{arguments}: {}", ran.err);
    assert_eq!(ran.out, "", "{arguments}");
    assert_eq!(read(folder, file), before, "{arguments}");
}

#[test]
fn a_report_never_lands_on_a_file_that_the_run_reads() {
    let folder = office();
    for name in [
        "drafts/a.yaml",
        "base.yaml",
        "windows.yaml",
        "hashtags.csv",
        "directory.yaml",
        "tweetlint.yaml",
    ] {
        is_refused(&folder, &format!("check drafts --output json={name}"), name);
        is_refused(&folder, &format!("check drafts --output json=./drafts/../{name}"), name);
    }
    is_refused(&folder, "check drafts --windows other.yaml --output json=other.yaml", "other.yaml");
    is_refused(&folder, "check drafts --baseline old.json --output json=old.json", "old.json");
}

#[test]
fn a_report_never_lands_on_a_file_beside_the_posts_of_an_archive() {
    let posts =
        "window.YTD.tweets.part0 = [{\"tweet\": {\"id_str\": \"1\", \"full_text\": \"Hej\"}}]";
    let account = "window.YTD.account.part0 = [{\"account\": {\"username\": \"havneby\"}}]";
    let folder = folder(&[
        ("data/tweets.js", posts),
        ("data/account.js", account),
        ("data/note-tweet.js", "window.YTD.note_tweet.part0 = []"),
        ("data/manifest.js", "window.__THAR_CONFIG = {\"dataTypes\": {}}"),
    ]);
    for name in ["data/account.js", "data/note-tweet.js", "data/manifest.js"] {
        is_refused(&folder, &format!("check . --output json={name}"), name);
        is_refused(&folder, &format!("check data/tweets.js --output json={name}"), name);
    }
}

#[test]
fn a_register_that_is_not_there_yet_is_no_place_for_a_report() {
    let folder = office();
    fs::remove_file(folder.path().join("windows.yaml")).expect("it is there");
    let ran = go(&folder, "check drafts --output json=windows.yaml");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(!folder.path().join("windows.yaml").exists());
}

#[cfg(unix)]
#[test]
fn another_name_of_a_file_is_that_file() {
    use std::os::unix::fs::symlink;
    let folder = office();
    let at = |name: &str| folder.path().join(name);
    symlink("windows.yaml", at("link")).expect("links can be made");
    symlink("drafts", at("way")).expect("links can be made");
    fs::hard_link(at("hashtags.csv"), at("twin")).expect("links can be made");
    is_refused(&folder, "check drafts --output json=link", "windows.yaml");
    is_refused(&folder, "check drafts --output json=way/a.yaml", "drafts/a.yaml");
    is_refused(&folder, "check drafts --output json=twin", "hashtags.csv");
}

/// A broken rulebook is not read to its end, but its report still has a place.
#[test]
fn a_broken_rulebook_is_no_place_for_its_report() {
    let folder = folder(&[("a.yaml", POST), ("tweetlint.yaml", "windows: w.yaml\nx: 1\n")]);
    fs::write(folder.path().join("w.yaml"), "[]\n").expect("there is room");
    is_refused(&folder, "check a.yaml --output json=w.yaml", "w.yaml");
    is_refused(&folder, "check a.yaml --output json=tweetlint.yaml", "tweetlint.yaml");
}

#[cfg(target_os = "linux")]
#[test]
fn a_number_of_an_open_file_is_a_name_too() {
    let folder = office();
    let post = fs::File::options().append(true).open(folder.path().join("drafts/a.yaml"));
    let mut command = tweetlint("check drafts --output json=/proc/self/fd/0");
    let ran = run(command.stdin(post.expect("it is there")).current_dir(folder.path()));
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(read(&folder, "drafts/a.yaml"), POST);
}

#[cfg(unix)]
#[test]
fn standard_output_does_not_go_into_what_is_checked() {
    let folder = office();
    let post = fs::File::options().append(true).open(folder.path().join("drafts/a.yaml"));
    let mut command = tweetlint("check drafts --format json");
    command.stdout(post.expect("it is there")).stderr(Stdio::null()).current_dir(folder.path());
    assert_eq!(command.status().expect("the program runs").code(), Some(2));
    assert_eq!(read(&folder, "drafts/a.yaml"), POST);
    let post = fs::File::options().append(true).open(folder.path().join("drafts/a.yaml"));
    let mut command = tweetlint("inspect drafts");
    command.stdout(post.expect("it is there")).stderr(Stdio::null()).current_dir(folder.path());
    assert_eq!(command.status().expect("the program runs").code(), Some(2));
    assert_eq!(read(&folder, "drafts/a.yaml"), POST);
}

/// Runs a command whose standard input comes from one file and whose output goes to another.
#[cfg(unix)]
#[track_caller]
fn between(folder: &TempDir, arguments: &str, (from, to): (&str, &str)) -> Option<i32> {
    let input = fs::File::open(folder.path().join(from)).expect("it is there");
    let output = fs::File::options().append(true).open(folder.path().join(to));
    let mut command = tweetlint(arguments);
    command.stdin(input).stdout(output.expect("it is there")).stderr(Stdio::null());
    command.current_dir(folder.path()).status().expect("the program runs").code()
}

#[cfg(unix)]
#[test]
fn what_is_piped_in_is_a_file_that_the_run_reads() {
    let folder = office();
    let files = ("drafts/a.yaml", "old.json");
    let report = "check - --output json=drafts/a.yaml";
    assert_eq!(between(&folder, report, files), Some(2));
    let same = ("drafts/a.yaml", "drafts/a.yaml");
    assert_eq!(between(&folder, "check - --format json", same), Some(2));
    assert_eq!(between(&folder, "inspect -", same), Some(2));
    assert_eq!(read(&folder, "drafts/a.yaml"), POST);
    assert_eq!(between(&folder, "check - --format json", files), Some(0));
}

#[cfg(unix)]
#[test]
fn standard_output_does_not_go_into_a_register() {
    let folder = office();
    for (arguments, file) in [
        ("queue drafts", "drafts/a.yaml"),
        ("queue drafts --format json", "windows.yaml"),
        ("window list", "windows.yaml"),
        ("window list --windows other.yaml", "other.yaml"),
        ("rules", "tweetlint.yaml"),
        ("rules", "base.yaml"),
        ("explain link/missing", "tweetlint.yaml"),
        ("test", "directory.yaml"),
        ("check drafts", "hashtags.csv"),
    ] {
        let before = read(&folder, file);
        assert_eq!(between(&folder, arguments, ("old.json", file)), Some(2), "{arguments}");
        assert_eq!(read(&folder, file), before, "{arguments}");
    }
    // People add templates to a register.
    let template = "window template crisis";
    assert_eq!(between(&folder, template, ("old.json", "windows.yaml")), Some(0));
}

/// The reader of standard output may have seen enough; one of a report may not.
#[cfg(unix)]
#[test]
fn a_report_whose_reader_is_gone_is_a_problem() {
    use std::io::Read as _;
    let posts = "- text: Kom nu!!!!!\n".repeat(2000);
    let folder = folder(&[("a.yaml", &posts)]);
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("it is installed");
    assert!(made.success());
    let reader = std::thread::spawn(move || {
        let pipe = fs::File::open(pipe).expect("it can be opened");
        pipe.take(1).read_to_string(&mut String::new()).expect("it can be read");
    });
    let ran = go(&folder, "check a.yaml --fail-on never --quiet --output json=pipe");
    reader.join().expect("it ends");
    assert_eq!(ran.code, Some(2), "{ran:.2000?}");
    assert!(ran.err.contains("cannot write") && ran.err.contains("pipe"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_on_a_full_disk_is_named() {
    let ran = go(&office(), "check drafts --output json=/dev/full");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("──[/dev/full]"), "{}", ran.err);
}

#[test]
fn whoever_has_seen_enough_of_a_diff_still_gets_the_other_reports() {
    let folder = folder(&[("a.yaml", FANCY)]);
    for change in ["--diff", "--fix"] {
        let mut command = tweetlint(&format!("check a.yaml {change} --output json=report.json"));
        command.stdout(Stdio::piped()).stderr(Stdio::null()).current_dir(folder.path());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let code = child.wait().expect("it ends").code();
        assert_eq!(code, Some(i32::from(change == "--diff")), "{change}");
        assert!(read(&folder, "report.json").contains("summary"), "{change}");
        fs::remove_file(folder.path().join("report.json")).expect("it is there");
    }
}

/// What `--fix` of a folder makes of a file that must stay as it is.
#[track_caller]
fn is_not_fixed(folder: &TempDir, reason: &str) {
    let ran = go(folder, "check drafts --select access/fancy-unicode --fix --format short");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains(reason), "{}", ran.err);
    assert!(ran.out.contains("[access/fancy-unicode]"), "the finding is reported: {}", ran.out);
    assert_eq!(read(folder, "drafts/a.yaml"), FANCY);
}

#[test]
fn a_read_only_file_is_not_fixed() {
    let folder = folder(&[("drafts/a.yaml", FANCY)]);
    let path = folder.path().join("drafts/a.yaml");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    is_not_fixed(&folder, "the file is read-only");
}

#[test]
fn a_file_with_two_names_is_not_fixed() {
    let folder = folder(&[("drafts/a.yaml", FANCY)]);
    let at = |name: &str| folder.path().join(name);
    fs::hard_link(at("drafts/a.yaml"), at("twin.yaml")).expect("links can be made");
    is_not_fixed(&folder, "the file has 2 names");
    assert_eq!(read(&folder, "twin.yaml"), FANCY);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_fixed() {
    let folder = folder(&[("drafts/b.yaml", POST), ("elsewhere/a.yaml", FANCY)]);
    let link = folder.path().join("drafts/a.yaml");
    std::os::unix::fs::symlink("../elsewhere/a.yaml", link).expect("links can be made");
    is_not_fixed(&folder, "a link that leads out of the folder");
    let ran = go(&folder, "check drafts/a.yaml --select access/fancy-unicode --fix");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let ran = go(&folder, "check elsewhere/a.yaml --select access/fancy-unicode --fix");
    assert_eq!((ran.code, read(&folder, "elsewhere/a.yaml").as_str()), (Some(0), PLAIN));
}

#[cfg(unix)]
#[test]
fn a_link_within_the_folder_is_fixed_where_it_leads() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder(&[("drafts/real.yaml", FANCY)]);
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink("real.yaml", at("drafts/a.yaml")).expect("links can be made");
    let mode = fs::Permissions::from_mode(0o640);
    fs::set_permissions(at("drafts/real.yaml"), mode).expect("it is ours");
    let ran = go(&folder, "check drafts --select access/fancy-unicode --fix");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(at("drafts/a.yaml").is_symlink());
    assert_eq!(read(&folder, "drafts/real.yaml"), PLAIN);
    let mode = fs::metadata(at("drafts/real.yaml")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

/// A check that waits for its standard input, and writes a report.
fn waiting(folder: &TempDir) -> Child {
    let mut command = tweetlint("check - --input-format ndjson --output json=report.json");
    command.stdin(Stdio::piped()).stdout(Stdio::null()).current_dir(folder.path());
    let child = command.spawn().expect("the program starts");
    let started = Instant::now();
    while names(folder.path()).len() < 3 {
        assert!(started.elapsed() < Duration::from_secs(60), "the report is started");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn a_killed_run_leaves_the_old_report_and_nothing_that_stays() {
    let folder = folder(&[("a.yaml", POST), ("report.json", "old\n")]);
    let mut child = waiting(&folder);
    let ran = go(&folder, "check a.yaml --output json=report.json");
    assert_eq!(ran.code, Some(2), "two runs write one report: {ran:?}");
    assert!(ran.err.contains("being written by another run"), "{}", ran.err);
    child.kill().expect("it runs");
    child.wait().expect("it has ended");
    assert_eq!(read(&folder, "report.json"), "old\n");
    assert_eq!(
        names(folder.path()),
        [".report.json.tweetlint-tmp", "a.yaml", "report.json"],
        "one file with a known name is left"
    );
    let ran = go(&folder, "check a.yaml --output json=report.json");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(names(folder.path()), ["a.yaml", "report.json"]);
}

/// Each of many officers who open a window at the same moment gets a window or a
/// refusal.
#[test]
fn windows_opened_at_once_are_all_there_or_refused() {
    let folder = folder(&[("tweetlint.yaml", "windows: windows.yaml\n")]);
    let open = |number: usize| {
        let mut command = tweetlint(&format!(
            "window open --id fire-{number} --kind crisis --level local --lead politi --area Vejle --topic brand* --by x"
        ));
        command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().expect("the program starts")
    };
    let children: Vec<Child> = (0..8).map(open).collect();
    let mut opened = 0;
    for (number, child) in children.into_iter().enumerate() {
        let output = child.wait_with_output().expect("it ends");
        let code = output.status.code();
        let is_listed = read(&folder, "windows.yaml").contains(&format!("id: fire-{number}\n"));
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(code, Some(if is_listed { 0 } else { 2 }), "{number}: {error}");
        opened += usize::from(is_listed);
    }
    assert!(1 <= opened);
    let ran = go(&folder, "window list --format json");
    assert_eq!(ran.out.matches("\"id\":\"fire-").count(), opened, "{ran:?}");
    assert_eq!(names(folder.path()), ["tweetlint.yaml", "windows.yaml"]);
}

#[test]
fn files_fixed_at_once_are_fixed_once() {
    let folder = folder(&[("drafts/a.yaml", FANCY)]);
    let fix = |_| {
        let mut command = tweetlint("check drafts --select access/fancy-unicode --fix");
        command.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    };
    let children: Vec<Child> = (0..6).map(fix).collect();
    for mut child in children {
        let code = child.wait().expect("it ends").code();
        assert!(matches!(code, Some(0 | 2)), "{code:?}");
    }
    assert_eq!(read(&folder, "drafts/a.yaml"), PLAIN);
    assert_eq!(names(&folder.path().join("drafts")), ["a.yaml"]);
}

/// A limit on the size of files does what a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_files() {
    let folder = folder(&[
        ("drafts/a.yaml", FANCY),
        ("report.json", "old\n"),
        ("tweetlint.yaml", "windows: windows.yaml\n"),
        ("windows.yaml", "[]\n"),
    ]);
    for arguments in [
        "check drafts --fix",
        "check drafts --output json=report.json",
        "window open --kind crisis --level local --lead politi --area Vejle --topic brand* --by x",
    ] {
        let mut shell = std::process::Command::new("/bin/sh");
        let program = env!("CARGO_BIN_EXE_tweetlint");
        shell.env_clear().args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh", program]);
        let ran = run(shell.args(arguments.split(' ')).current_dir(folder.path()));
        assert_eq!(ran.code, Some(2), "{arguments}: {ran:?}");
    }
    assert_eq!(read(&folder, "drafts/a.yaml"), FANCY);
    assert_eq!(read(&folder, "report.json"), "old\n");
    assert_eq!(read(&folder, "windows.yaml"), "[]\n");
    assert_eq!(names(folder.path()), ["drafts", "report.json", "tweetlint.yaml", "windows.yaml"]);
    assert_eq!(names(&folder.path().join("drafts")), ["a.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_fixed_file_keeps_its_owner() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let folder = folder(&[("drafts/a.yaml", FANCY)]);
    let path = folder.path().join("drafts/a.yaml");
    if chown(&path, Some(12_345), Some(12_346)).is_err() {
        return; // only an administrator can give files away
    }
    let ran = go(&folder, "check drafts --select access/fancy-unicode --fix");
    let fixed = fs::metadata(&path).expect("it is there");
    assert_eq!((ran.code, fixed.uid(), fixed.gid()), (Some(0), 12_345, 12_346));
    assert_eq!(read(&folder, "drafts/a.yaml"), PLAIN);
}

#[cfg(unix)]
#[test]
fn a_file_of_another_group_is_not_fixed() {
    use std::os::unix::{fs::chown, process::CommandExt as _};
    let folder = folder(&[("drafts/a.yaml", FANCY)]);
    let (drafts, path) = (folder.path().join("drafts"), folder.path().join("drafts/a.yaml"));
    let given = [folder.path(), &drafts, &path].map(|path| chown(path, Some(12_345), Some(12_346)));
    if given.iter().any(Result::is_err) {
        return; // only an administrator can give files away
    }
    let mut command = tweetlint("check drafts --select access/fancy-unicode --fix");
    let ran = run(command.current_dir(folder.path()).uid(12_345).gid(12_347));
    assert!(ran.err.contains("belongs to a group that you are not in"), "{ran:?}");
    assert_eq!(read(&folder, "drafts/a.yaml"), FANCY);
}
