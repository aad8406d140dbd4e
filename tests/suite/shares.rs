//! Long lists, which several threads read: the report is the same as if one thread had
//! read the list as a whole.

use std::fs;

use crate::program::{Ran, run, tweetlint};
use proptest::{prelude::*, sample::select};

/// The report on a file of this name and content.
fn check(name: &str, content: &str) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), content).expect("there is room");
    let arguments = format!("check --at 2026-05-09T12:00 --format json {name}");
    run(tweetlint(&arguments).current_dir(folder.path()))
}

/// The fields of a post in JSON, which is YAML too. Ids occur twice now and
/// then, keys are mistyped, threads go on in the next post.
fn post() -> impl Strategy<Value = Vec<&'static str>> {
    let fields = [
        r#""id": "twin""#,
        r#""txet": "x""#,
        r#""publish_at": "soon""#,
        r#""thread": {"part": 1}"#,
        r#""thread": {"part": 2}"#,
        r#""media": [{"file": "bro.png"}]"#,
        r#""labels": ["event"]"#,
    ];
    let text = select(vec![
        r#""text": "Såfremt broen er åben, så kom!!!""#,
        r#""text": "Læs mere på vores hjemmeside om - }] ‹æ›""#,
        r#""text": """#,
    ]);
    let rare = prop::option::weighted(0.2, select(fields.to_vec()));
    (text, rare).prop_map(|(text, rare)| {
        let always = [r#""account": "havneby""#, r#""scheduled": true"#, text];
        always.into_iter().chain(rare).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_report_is_that_of_a_list_read_in_one_go(posts in prop::collection::vec(post(), 1100..1300)) {
        let yaml: Vec<String> = posts.iter().map(|post| format!("- {}\n", post.join("\n  "))).collect();
        let json: Vec<String> = posts.iter().map(|post| format!("{{{}}}", post.join(", "))).collect();
        let json = format!("[{}]\n", json.join(",\n"));
        // A second document keeps a file from being cut.
        for (name, list, second) in [("a.yaml", yaml.concat(), "---\n"), ("a.json", json, "[]\n")] {
            let (shared, whole) = (check(name, &list), check(name, &format!("{list}{second}")));
            prop_assert!(10_000 < shared.out.len());
            prop_assert_eq!(shared.out, whole.out);
            prop_assert_eq!(shared.err, whole.err);
            prop_assert_eq!(shared.code, whole.code);
        }
    }
}
