//! Posts in Norwegian and Swedish, in which rules about Danish wording find nothing.

use std::{fs, path::Path};

use crate::program::{run, tweetlint};

/// The rules that have findings in a draft, one after the other.
fn rules_in(folder: &Path, draft: &str) -> String {
    let (draft_file, rulebook) = (folder.join("draft.yaml"), folder.join("tweetlint.yaml"));
    fs::write(&draft_file, draft).expect("there is room for a draft");
    let own = "rules:\n  own/word:\n    title: {da: Et ord}\n    severity: warning\n    \
               why: {da: Andet ord.}\n    check: {forbid: {words: [brygge]}}\n    \
               examples: {bad: [En ‹brygge›], good: [En kaj]}\n";
    fs::write(&rulebook, own).expect("there is room for a rulebook");
    let ran =
        run(tweetlint("check --format short --fail-on never").arg(&draft_file).current_dir(folder));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    let rules = ran.out.lines().filter_map(|line| line.split('[').nth(1)?.split(']').next());
    rules.collect::<Vec<_>>().join(" ")
}

#[test]
fn rules_of_wording_leave_norwegian_and_swedish_alone() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    for (draft, rules) in [
        ("text: Husk nu at rydde op efter jer!\n", "tone/admonition"),
        ("text: Husk å rydde opp etter dere!\n", ""),
        ("text: Husk at rydde!\nlang: nb\n", ""),
        ("text: Kom ihåg att städa efter er!\nlang: sv\n", ""),
        ("text: Politiet er på stedet, alle må vekk fra vår brygge nå\n", "own/word"),
        ("text: ALLE MÅ UT AV BYGNINGEN OG BORT FRA KJELLEREN NÅ\n", "access/all-caps"),
    ] {
        assert_eq!(rules_in(folder.path(), draft), rules, "{draft}");
    }
}
