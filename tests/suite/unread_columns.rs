//! Columns and keys that are not read, but may say when a post goes out, who publishes it, or on which
//! platform.

use crate::{
    office::{ran, says},
    office_files::{rows, xlsx},
    program::{folder, run, tweetlint},
};

/// Checks which errors and notes a table in CSV has, and the exit code.
#[track_caller]
fn table(table: &str, code: i32, said: &[&str]) {
    says("a.csv", table.as_bytes(), "", code, said);
}

/// The help of the only error of a file, without line breaks.
#[track_caller]
fn help_of(name: &str, content: &str) -> String {
    let ran = ran(name, content.as_bytes(), &format!("check {name} --lang en"));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    let lines: Vec<&str> = ran.err.lines().map(str::trim).collect();
    lines.join(" ")
}

/// What `inspect` shows of the posts of a file: its platform, its time and its text.
fn posts(name: &str, content: &str, flags: &str) -> Vec<String> {
    let ran = ran(name, content.as_bytes(), &format!("inspect {name} {flags}"));
    let shown = ran.out.lines().map(|line| {
        let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let part = |key: &str| post[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", part("platform"), part("time"), part("text"))
    });
    shown.collect()
}

#[test]
fn the_address_of_a_post_says_its_platform() {
    let posted = "https://www.facebook.com/vejby/posts/123";
    for name in ["Permalink", "Post URL", "Post link", "Link til opslag"] {
        let history =
            |address: &str| format!("created_at;text;{name}\n2026-11-20 09:00;Hej;{address}\n");
        for (address, platform) in [
            (posted, "facebook"),
            ("www.facebook.com/vejby/posts/123", "facebook"),
            ("https://www.facebook.com/share/v/1a2b/", "facebook"),
            ("https://www.instagram.com/p/Cx1/", "instagram"),
            ("https://www.linkedin.com/feed/update/urn:li:activity:7", "linkedin"),
            ("https://x.com/vejby/status/1328000000000000001", "x"),
        ] {
            let expected = [format!("{platform} 2026-11-20T08:00:00Z Hej")];
            assert_eq!(posts("a.csv", &history(address), ""), expected, "{name} {address}");
        }
        let plan = format!("Dato;Tekst;{name}\n24-11-2026 09:00;Hej;{posted}\n");
        table(&plan, 0, &[]);
    }
    let two = "created_at;text;Permalink;Post URL\n2026-11-20 09:00;Hej;\
               https://www.facebook.com/vejby/posts/123;https://x.com/vejby/status/1\n";
    assert_eq!(posts("a.csv", two, ""), ["x 2026-11-20T08:00:00Z Hej"]);
    // What a post links to says nothing of where it is.
    let plan = format!("Dato;Tekst;Link\n24-11-2096 09:00;Hej;{posted}\n");
    assert_eq!(posts("a.csv", &plan, ""), [format!("x 2096-11-24T08:00:00Z Hej {posted}")]);
}
