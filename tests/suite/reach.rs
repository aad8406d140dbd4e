//! Files that a rulebook names: only regular files in its repository, of a reasonable
//! size, are read. A rulebook may come from a stranger, and messages quote the files
//! that it names.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::program::{Ran, run, tweetlint};

/// A repository with a draft and this rulebook, and a file beside the repository.
fn repository(rulebook: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("there is room");
        fs::write(path, text).expect("there is room");
    };
    write("repo/.git/config", "[http] extraheader = secret-token\n");
    write("repo/.env", "KEY=secret-token\n");
    write("repo/rules/tweetlint.yaml", rulebook);
    write("repo/rules/draft.yaml", "- text: hej\n");
    write("repo/base.yaml", "language: en\n");
    write("secret.yaml", "password: secret-token\n");
    folder
}

fn check(folder: &Path, arguments: &str) -> Ran {
    let check = format!("check draft.yaml --format github --lang en {arguments}");
    run(tweetlint(&check).current_dir(folder.join("repo/rules")))
}

#[track_caller]
fn is_refused(rulebook: &str, reason: &str) {
    let folder = repository(rulebook);
    let ran = check(folder.path(), "");
    assert_eq!(ran.code, Some(2), "{rulebook}: {ran:?}");
    assert!(ran.err.contains(reason), "{rulebook}: {}", ran.err);
    assert!(!(ran.out + &ran.err).contains("secret-token"), "{rulebook}");
}

#[test]
fn files_outside_of_the_repository_are_not_read() {
    let outside = "may not name a file outside of";
    for key in ["extends", "hashtags", "directory", "windows", "intents"] {
        is_refused(&format!("{key}: ../../secret.yaml\n"), outside);
        is_refused(&format!("{key}: ../../not-there.yaml\n"), outside);
        is_refused(&format!("{key}: ../.git/config\n"), "may not name a hidden file");
        is_refused(&format!("{key}: ../.env\n"), "may not name a hidden file");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_of_the_system_are_not_read() {
    for name in ["/proc/self/environ", "/dev/zero", "/dev/stdin"] {
        is_refused(&format!("hashtags: {name}\n"), "may not name a file outside of");
        is_refused(&format!("extends: [{name}]\n"), "may not name a file outside of");
        is_refused(&format!("intents: [{name}]\n"), "may not name a file outside of");
    }
}

#[test]
fn a_flag_allows_files_outside_of_the_repository() {
    let folder = repository("extends: ../../base.yaml\n");
    fs::write(folder.path().join("base.yaml"), "language: en\n").expect("there is room");
    assert_eq!(check(folder.path(), "").code, Some(2));
    assert_eq!(check(folder.path(), "--allow-outside").code, Some(0));
    assert_eq!(check(folder.path(), "--rulebook ../../base.yaml").code, Some(0));
}

/// Whoever allows the files may trust the rulebook, but others read the report.
#[test]
fn nothing_outside_of_the_repository_is_quoted() {
    for key in ["hashtags", "windows", "directory", "extends"] {
        let folder = repository(&format!("{key}: ../../secret.yaml\n"));
        let at_terminal = "check draft.yaml --lang en --allow-outside";
        let rules = folder.path().join("repo/rules");
        for ran in [
            check(folder.path(), "--allow-outside"),
            run(tweetlint(at_terminal).current_dir(rules)),
        ] {
            assert_eq!(ran.code, Some(2), "{key}: {ran:?}");
            assert!(!format!("{ran:?}").contains("secret-token"), "{key}: {ran:?}");
            assert!(!format!("{ran:?}").contains("password"), "{key}: {ran:?}");
            assert!(ran.err.contains("nothing of it is quoted"), "{key}: {ran:?}");
        }
    }
}

#[test]
fn files_in_the_repository_are_read_from_everywhere() {
    let folder = repository("extends: ../base.yaml\n");
    assert_eq!(check(folder.path(), "").code, Some(0));
    let mut command = tweetlint("check repo/rules/draft.yaml");
    assert_eq!(run(command.current_dir(folder.path())).code, Some(0));
    let mut command = tweetlint("test repo/rules/tweetlint.yaml");
    assert_eq!(run(command.current_dir(folder.path())).code, Some(0));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_outside_is_not_followed() {
    use std::os::unix::fs::symlink;
    for (key, target) in [
        ("hashtags", "/proc/self/environ"),
        ("windows", "../../secret.yaml"),
        ("extends", "/dev/zero"),
        ("intents", "../../secret.yaml"),
    ] {
        let folder = repository(&format!("{key}: ./link.yaml\n"));
        let link = folder.path().join("repo/rules/link.yaml");
        symlink(target, link).expect("links can be made");
        let ran = check(folder.path(), "");
        assert_eq!(ran.code, Some(2), "{key}: {ran:?}");
        assert!(ran.err.contains("may not name a file outside of"), "{key}: {}", ran.err);
    }
}

/// A link can be part of a pull request, and so can a rulebook that is one.
#[cfg(unix)]
#[test]
fn a_rulebook_beside_the_posts_is_in_the_repository_too() {
    let folder = repository("");
    let rulebook = folder.path().join("repo/rules/tweetlint.yaml");
    fs::remove_file(&rulebook).expect("it is there");
    std::os::unix::fs::symlink("../../secret.yaml", &rulebook).expect("links can be made");
    let ran = check(folder.path(), "");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(!ran.err.contains("secret-token"), "{}", ran.err);
    let named = check(folder.path(), "--rulebook tweetlint.yaml");
    assert_eq!(named.code, Some(2), "{named:?}");
    assert!(!named.err.contains("secret-token"), "{}", named.err);
    let named = check(folder.path(), "--windows tweetlint.yaml");
    assert!(!named.err.contains("secret-token"), "{}", named.err);
    let allowed = check(folder.path(), "--allow-outside");
    assert!(allowed.err.contains("unknown key `password`"), "{}", allowed.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_register_and_no_model() {
    for key in ["hashtags", "intents"] {
        let folder = repository(&format!("{key}: pipe\n"));
        let pipe = folder.path().join("repo/rules/pipe");
        let made = std::process::Command::new("mkfifo").arg(pipe).status();
        assert!(made.expect("it is installed").success());
        let ran = check(folder.path(), "");
        assert_eq!(ran.code, Some(2), "{ran:?}");
        assert!(ran.err.contains("expected a plain file"), "{}", ran.err);
    }
}

#[test]
fn a_file_has_a_limit() {
    let folder = repository("extends: [big.yaml]\n");
    let big = folder.path().join("repo/rules/big.yaml");
    fs::write(&big, "# ".repeat(8 << 20) + "x").expect("there is room");
    let ran = check(folder.path(), "");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("larger than 16 MiB"), "{}", ran.err);
    let folder = repository("intents: [big.bin]\n");
    let big = folder.path().join("repo/rules/big.bin");
    fs::write(&big, vec![0; (4 << 20) + 1]).expect("there is room");
    let ran = check(folder.path(), "");
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.err.contains("larger than 4 MiB"), "{}", ran.err);
}

/// What the command line names may be anywhere, but not without end.
#[cfg(target_os = "linux")]
#[test]
fn a_rulebook_on_the_command_line_has_a_limit_too() {
    let folder = repository("");
    for flag in ["--rulebook", "--windows"] {
        let ran = check(folder.path(), &format!("{flag} /dev/zero"));
        assert_eq!(ran.code, Some(2), "{flag}: {ran:?}");
        assert!(ran.err.contains("larger than 16 MiB"), "{flag}: {}", ran.err);
    }
}

/// A register that is not there yet is made in the repository only.
#[test]
fn a_window_is_not_opened_outside_of_the_repository() {
    let folder = repository("windows: ../../new.yaml\n");
    let open =
        "window open --kind crisis --level local --lead politi --area Vejle --topic brand* --by x";
    let ran = run(tweetlint(open).current_dir(folder.path().join("repo/rules")));
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(!folder.path().join("new.yaml").exists());
}
