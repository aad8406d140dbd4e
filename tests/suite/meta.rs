//! Downloads of Facebook and Instagram, and what is beside the text of a post in them.

use crate::{program::folder, reading::read};

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
