//! Downloads of Facebook and Instagram, and what is beside the text of a post in them.

use crate::{
    program::{Ran, folder, run, tweetlint},
    reading::read,
};

#[test]
fn all_texts_of_a_download_of_meta_are_read() {
    let facebook = r#"[{"timestamp":1796198400,"data":[{"post":"En"},{"post":"To"}],"attachments":[{"data":[
        {"media":{"uri":"a.jpg","description":"Tre"}},{"text":"Fire"},{"poll":{"question":"Fem?","options":[{"option":"Ja"},{"option":"Nej"}]}},
        {"media":{"uri":"b.jpg","description":"En"}}]}]}]"#;
    let instagram = r#"[{"media":[{"uri":"a.jpg","creation_timestamp":1796198400,"title":"To"},
        {"uri":"b.jpg","creation_timestamp":1796198400,"title":"Tre"}],"title":"En","creation_timestamp":1796198400}]"#;
    let texts = |record: &str| {
        let folder = folder(&[("a.json", record)]);
        let read = read(&[folder.path().join("a.json")]);
        assert_eq!(read.all_problems(), Vec::<String>::new());
        read.posts().iter().map(|(_, post)| post.text.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(facebook), ["En\n\nTo\n\nTre\n\nFire\n\nFem?\n\nJa\n\nNej"]);
    assert_eq!(texts(instagram), ["To\n\nTre\n\nEn"]);
}

/// What a check says of a post with these labels.
fn with_labels(labels: &serde_json::Value, flags: &str) -> Ran {
    let post = serde_json::json!([{"timestamp": 1_795_507_200, "fbid": "1", "media": [],
        "label_values": labels}]);
    let folder = folder(&[("posts.json", &post.to_string())]);
    let command = format!("check posts.json --lang en --format short {flags}");
    run(tweetlint(&command).current_dir(&folder))
}

#[test]
fn a_label_that_is_not_known_is_told() {
    let message = serde_json::json!({"label": "Message", "value": "Broen er \u{c3}\u{a5}ben"});
    let check = |label: &str, other: serde_json::Value, flags: &str, code: i32, said: &str| {
        let mut other = other;
        other["label"] = label.into();
        let ran = with_labels(&serde_json::json!([message, other]), flags);
        assert_eq!(ran.code, Some(code), "{label}: {}", ran.err);
        assert!(ran.err.contains(said), "{label}: {}", ran.err);
    };
    let text = || serde_json::json!({"value": "Kom forbi"});
    let later = || serde_json::json!({"timestamp_value": 1_795_607_200});
    let earlier = || serde_json::json!({"timestamp_value": 1_795_407_200});
    check("Beskrivelse", text(), "", 2, "`Beskrivelse` looks like a text, but is not read");
    check("Beskrivelse", text(), "--map ignore=Beskrivelse", 0, "");
    check("Beskrivelse", text(), "--map text=Beskrivelse", 0, "");
    check("Stemning", text(), "", 0, "note: `Stemning` is not known and not read");
    check("Planlagt", later(), "", 2, "`Planlagt` is later than the time of publication");
    check("Planlagt", later(), "--map ignore=Planlagt", 0, "");
    check("Opdateret", later(), "", 0, "note: `Opdateret` is not known and not read");
    check("Oprettet", earlier(), "", 0, "note: `Oprettet` is not known and not read");
    let same = || serde_json::json!({"value": "Broen er \u{c3}\u{a5}ben"});
    check("Beskrivelse", same(), "", 0, "note: `Beskrivelse` is not known and not read");
}

#[test]
fn two_labels_with_texts_are_read_as_one_text() {
    let post = serde_json::json!([{"timestamp": 1_795_507_200, "fbid": "1", "media": [],
        "label_values": [{"label": "Message", "value": "Broen"}, {"label": "Tekst", "value": "Vejen"}]}]);
    let folder = folder(&[("posts.json", &post.to_string())]);
    let ran = run(tweetlint("inspect posts.json --map text=Tekst").current_dir(&folder));
    assert!(ran.out.contains(r#""text":"Broen\n\nVejen""#), "{}{}", ran.out, ran.err);
}
