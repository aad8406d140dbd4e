//! Drafts in every notation: what is read, what is reported as invalid, and where each
//! word of a text is in the file.

use jiff::tz::TimeZone;
use tweetlint::{
    input::{self, Parse, Parsed, PartContext, ReadOptions},
    post::{Fact, Post, Reference},
    source::Source,
};

fn read<'s>(format: &str, source: &'s Source) -> Parsed<'s> {
    let timezone = TimeZone::get("Europe/Copenhagen").expect("it is built in");
    let options = ReadOptions::new(timezone);
    let format = input::format_named(format).expect("there is such a format");
    format.posts(source, &PartContext::Nothing, &options)
}

/// The post in a line: what differs from a post of which nothing is known.
fn show(post: &Post<'_>) -> String {
    let reference = |name: &str, to: &Option<Box<Reference<'_>>>| {
        let part = |part: Option<&str>| part.unwrap_or("?").to_owned();
        to.as_ref()
            .map(|to| format!("{name}={}/{}", part(to.account.as_deref()), part(to.id.as_deref())))
    };
    let media = post.media.known().map(|all| {
        let shown = all.iter().map(|one| match &one.alt {
            Fact::Known(alt) => format!("{}:{}", one.kind.name(), alt.as_deref().unwrap_or("-")),
            Fact::Unknown => format!("{}:?", one.kind.name()),
        });
        shown.collect::<Vec<_>>().join(",")
    });
    let thread = post.thread.as_ref().map(|thread| {
        let of = thread.of.map_or("?".to_owned(), |of| of.to_string());
        let has = [(thread.has_link, "+link"), (thread.has_media, "+media")];
        let has: String = has.iter().filter(|(has, _)| *has).map(|(_, what)| *what).collect();
        format!("thread={}/{of}{has}", thread.part)
    });
    let facts = [
        Some(format!("{}@{}", post.id, post.account.as_str())),
        Some(post.kind.name().to_owned()).filter(|kind| kind != "original"),
        Some(post.platform.name().to_owned()).filter(|platform| platform != "x"),
        post.time.map(|time| time.to_string()),
        post.scheduled.map(|waits| if waits { "scheduled" } else { "unscheduled" }.to_owned()),
        post.released_by.as_ref().map(|who| format!("released={who}")),
        post.lang.as_ref().map(|lang| format!("lang={lang}")),
        post.client.as_ref().map(|client| format!("client={client}")),
        post.profile.as_ref().map(|profile| format!("profile={profile}")),
        Some(format!("labels={}", post.labels.join(","))).filter(|_| !post.labels.is_empty()),
        media.filter(|media| !media.is_empty()).map(|media| format!("media={media}")),
        reference("reply", &post.reply_to),
        reference("quote", &post.quote_of),
        reference("repost", &post.repost_of),
        thread,
        Some(format!("{:?}", post.text.as_str())),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What a file holds, and what is wrong with it.
#[track_caller]
fn check(format: &str, file: &str, posts: &[&str], problems: &[&str]) {
    let source = Source::new("a/bro.x", file);
    let parsed = read(format, &source);
    assert_eq!(parsed.posts.iter().map(show).collect::<Vec<_>>(), posts);
    assert_eq!(parsed.problems.iter().map(ToString::to_string).collect::<Vec<_>>(), problems);
    for post in &parsed.posts {
        words_stand_in_the_file(&source, post);
    }
}

/// Each word of the text that the notation leaves alone reads back as itself.
#[track_caller]
fn words_stand_in_the_file(source: &Source, post: &Post<'_>) {
    let text = post.text.as_str();
    for word in text.split_whitespace().filter(|word| !word.contains(['"', '\'', '\\', '&', 'å']))
    {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        assert_eq!(source.slice(post.text.locate(start..start + word.len())), word);
    }
}

#[test]
fn every_field_of_a_yaml_draft_is_read() {
    check(
        "yaml",
        "id: bro-1\naccount: '@vejby'\nplatform: mastodon\npublish_at: 2026-11-24T09:00\n\
         text: |\n  Broen er åben igen.\n\n  #bro\nmedia:\n- {file: bro.jpg, alt: Broen set fra havnen}\n\
         - film.mp4\n- {url: 'https://vejby.example/a.gif', type: gif, decorative: true}\n\
         labels: [event, service-info]\nscheduled: yes\nreleased_by: {name: Vagten, at: now}\n\
         client: Planner\nlang: da\nprofile: municipality\napprovals: [MK]\nauthor: MK\n",
        &["bro-1@vejby mastodon 2026-11-24T08:00:00Z scheduled released=Vagten lang=da \
           client=Planner profile=municipality labels=event,service-info \
           media=photo:Broen set fra havnen,video:-,gif:- \"Broen er åben igen.\\n\\n#bro\""],
        &[],
    );
}

#[test]
fn a_blank_name_releases_nothing() {
    let post = r#"1@ "Broen""#;
    for blank in ["''", "\" \"", "", "null", "{name: ''}", "{name: }"] {
        check("yaml", &format!("- text: Broen\n  released_by: {blank}\n"), &[post], &[]);
    }
    check("markdown", "---\nid: 1\nreleased_by: ' '\n---\nBroen\n", &[post], &[]);
    check("csv", "id,released_by,text\n1,\" \",Broen\n1,,Broen\n", &[post, post], &[]);
    for blank in ["\"\"", "\" \"", "null"] {
        let file = format!("{{\"id\": \"1\", \"text\": \"Broen\", \"released_by\": {blank}}}");
        check("json", &file, &[post], &[]);
    }
}

#[test]
fn only_a_name_releases() {
    let post = r#"1@ "Broen""#;
    let problem = |place: &str, word: &str| {
        format!(
            "a/bro.x:{place}: `{word}` is not a name (write the name of the person who read it again)"
        )
    };
    for word in ["false", "no", "nej", "ja", "True", "yes", "TBD", "afventer Bo", "n/a", "OK"] {
        let yaml = format!("- text: Broen\n  released_by: {word}\n");
        check("yaml", &yaml, &[post], &[&problem("2:16", word)]);
        let markdown = format!("---\nid: 1\nreleased_by: {{name: {word}}}\n---\nBroen\n");
        check("markdown", &markdown, &[post], &[&problem("3:21", word)]);
        let csv = format!("id,released_by,text\n1,{word},Broen\n");
        check("csv", &csv, &[post], &[&problem("2:3", word)]);
        let json = format!("{{\"id\": \"1\", \"text\": \"Broen\", \"released_by\": \"{word}\"}}");
        check("json", &json, &[post], &[&problem("1:45", word)]);
    }
    let json = r#"{"id": "1", "text": "Broen", "released_by": false}"#;
    let source = Source::new("a/bro.x", json);
    assert_eq!(read("json", &source).problems.len(), 1);
}

#[test]
fn a_text_reads_back_in_every_style_of_yaml() {
    for text in [
        "Ny sti til\n    havnen",
        "'Ny sti til havnen'",
        "\"Ny sti til\n    havnen\"",
        "|-\n    Ny sti til havnen",
        ">\r\n    Ny sti\r\n    til havnen\r\n",
    ] {
        let file = format!("- text: {text}\n");
        check("yaml", &file, &["1@ \"Ny sti til havnen\""], &[]);
    }
}

#[test]
fn other_posts_are_named_in_several_ways() {
    check(
        "yaml",
        "- {text: Enig, reply_to: '@politivest'}\n- {text: Se her, quote_of: {account: politivest, id: 12}}\n\
         - {repost_of: 'https://x.com/politivest/status/34?s=20'}\n- {text: Ja, reply_to: 56}\n\
         - {text: a, kind: reply}\n",
        &[
            r#"1@ reply reply=politivest/? "Enig""#,
            r#"2@ quote quote=politivest/12 "Se her""#,
            r#"3@ repost repost=politivest/34 """#,
            r#"4@ reply reply=?/56 "Ja""#,
            r#"5@ reply "a""#,
        ],
        &[],
    );
}

#[test]
fn the_parts_of_a_thread_know_each_other() {
    check(
        "yaml",
        "- id: t\n  account: vejby\n  publish_at: 2026-06-24T09:00+02:00\n  thread:\n\
         \x20 - Broen lukker\n  - {id: own, text: 'Se https://vejby.example', media: [bro.jpg]}\n  - text: Tak\n\
         - {text: c, thread: {part: 1, of: 2}}\n- {text: d, media: [e.png], thread: {part: 2}}\n- {text: f}\n",
        &[
            r#"t/1@vejby 2026-06-24T07:00:00Z thread=1/3+link+media "Broen lukker""#,
            r#"own@vejby thread 2026-06-24T07:00:00Z media=photo:- thread=2/3 "Se https://vejby.example""#,
            r#"t/3@vejby thread 2026-06-24T07:00:00Z thread=3/3+link+media "Tak""#,
            r#"2@ thread=1/2+media "c""#,
            r#"3@ thread media=photo:- thread=2/2 "d""#,
            r#"4@ "f""#,
        ],
        &[],
    );
}

#[test]
fn each_mistake_of_a_draft_is_told_and_the_rest_is_read() {
    check(
        "yaml",
        "- txt: a\n- {text: b, publish_at: 2026-10-25T02:30}\n- {text: c, lables: [d]}\n\
         - {text: e, media: [{file: f.jpg, atl: g}], kind: anser}\n- account: h\n- text: i\n",
        &[r#"2@ "b""#, r#"3@ "c""#, r#"4@ media=photo:- "e""#, r#"6@ "i""#],
        &[
            "a/bro.x:1:3: unknown key `txt` (did you mean `text`?)",
            "a/bro.x:2:25: `2026-10-25T02:30` occurs twice, because summer time ends \
             (add `+02:00` for the first or `+01:00` for the second)",
            "a/bro.x:3:13: unknown key `lables` (did you mean `labels`?)",
            "a/bro.x:4:35: unknown key `atl` (did you mean `alt`?)",
            "a/bro.x:4:51: unknown value `anser` (it can be original, reply, quote, repost or thread)",
            "a/bro.x:5:3: missing key `text` (add it)",
        ],
    );
    check(
        "yaml",
        "- text: a\n- text: [\n- text: b\n",
        &[r#"1@ "a""#, r#"2@ "b""#],
        &[
            "a/bro.x:3:1: unclosed bracket (close the bracket that is opened above, or put the text in quotes)",
        ],
    );
    check(
        "yaml",
        "just words",
        &[],
        &[
            "a/bro.x:1:1: expected a map, not a text (write keys with their values, as in `key: value`)",
        ],
    );
    let unclosed = "- text: a\n- text: \"b\n- text: c\n- text: d\n- text: \"e\"\n";
    check(
        "yaml",
        unclosed,
        &[r#"1@ "a""#, r#"2@ "c""#, r#"3@ "d""#, r#"4@ "e""#],
        &["a/bro.x:2:9: unterminated quote (close the quote that is opened here, or remove it)"],
    );
}

#[test]
fn ids_differ_and_texts_are_not_empty() {
    check(
        "yaml",
        "- {id: x, text: a}\n- {id: x, text: b}\n",
        &[r#"x@ "a""#, r#"x@ "b""#],
        &["a/bro.x:2:8: duplicate id `x` (the post on line 1 has it too; give each its own)"],
    );
    let empty = "the text is empty (write one, or remove the post)";
    check("yaml", "text: ''\n", &[], &[&format!("a/bro.x:1:7: {empty}")]);
    check("yaml", "text:\n", &[], &[&format!("a/bro.x:1:5: {empty}")]);
    check("yaml", "{text: , media: a.jpg}\n", &[r#"1@ media=photo:- """#], &[]);
    check("yaml", "", &[], &[]);
}

/// A text can say whom it passes on, in every format and as history does.
#[test]
fn a_text_can_name_whom_it_passes_on() {
    let repost = r#"@ repost repost=havnepoliti/? "RT @havnepoliti: Bliv inde""#;
    let text = "RT @havnepoliti: Bliv inde";
    let one = [&*format!("1{repost}")];
    check("yaml", &format!("text: \"{text}\"\n"), &one, &[]);
    check("yaml", &format!("kind: repost\ntext: \"{text}\"\n"), &one, &[]);
    check(
        "yaml",
        &format!("thread: [\"{text}\"]\n"),
        &[r#"1/1@ repost repost=havnepoliti/? thread=1/? "RT @havnepoliti: Bliv inde""#],
        &[],
    );
    check("csv", &format!("id,text,labels\n1,{text},\n"), &one, &[]);
    check(
        "csv",
        &format!("id,text,created_at\n1,{text},2026-05-09T12:00Z\n"),
        &[r#"1@ repost 2026-05-09T12:00:00Z repost=havnepoliti/? "RT @havnepoliti: Bliv inde""#],
        &[],
    );
    check("ndjson", &format!("{{\"text\": \"{text}\", \"labels\": []}}\n"), &one, &[]);
    check(
        "markdown",
        &format!("---\nlang: da\n---\n{text}\n"),
        &[r#"bro@ repost lang=da repost=havnepoliti/? "RT @havnepoliti: Bliv inde""#],
        &[],
    );
    check("text", &format!("{text}\n"), &[&*format!("bro{repost}")], &[]);
    let stated = format!("repost_of: {{id: 7}}\ntext: \"{text}\"\n");
    check(
        "yaml",
        &stated,
        &[r#"1@ repost repost=havnepoliti/7 "RT @havnepoliti: Bliv inde""#],
        &[],
    );
    check("yaml", "text: \"RT @ os alle\"\n", &[r#"1@ "RT @ os alle""#], &[]);
}

#[test]
fn no_hashtag_is_lost_to_a_comment() {
    let plain = "put the text in quotes, or write it under `text: |`";
    let quoted = "move it into the quotes, or write `# ` for a comment";
    let block = "move it to a line below, or write `# ` for a comment";
    for (file, place, lost, way_out) in [
        ("text: Ny sti #cykel\n", "1:14", "#cykel", plain),
        ("- text: Ny\n    sti #cykel #by\n", "2:9", "#cykel #by", plain),
        ("text: #cykel\n", "1:7", "#cykel", plain),
        ("thread:\n- Ny sti #cykel\n", "2:10", "#cykel", plain),
        ("text: C#er | # x\n", "1:14", "# x", plain),
        ("text: \"Ny sti\" #cykel\n", "1:16", "#cykel", quoted),
        ("text: 'Ny sti'  #ærø # x\n", "1:17", "#ærø # x", quoted),
        ("text: | #cykel\n  Ny\n  sti\n", "1:9", "#cykel", block),
        ("- text: >2- #cykel\n\n    Ny sti\n", "1:13", "#cykel", block),
    ] {
        let problem = format!(
            "a/bro.x:{place}: `{lost}` is lost: in YAML, everything after ` #` is a comment"
        );
        check("yaml", file, &[], &[&format!("{problem} ({way_out})")]);
    }
    check("yaml", "text: 'Ny sti #cykel' # done\n", &[r#"1@ "Ny sti #cykel""#], &[]);
    check("yaml", "text: | # done\n  Ny #cykel\n", &[r#"1@ "Ny #cykel""#], &[]);
    check("yaml", "text: |\n  Ny #cykel\n# done\n", &[r#"1@ "Ny #cykel""#], &[]);
}

#[test]
fn markdown_has_its_fields_in_front() {
    check(
        "markdown",
        "\u{feff}---\r\naccount: vejby\r\npublish_at: 2026-06-24T09:00\r\nmedia: [{file: a.jpg, alt: b}]\r\n---\r\n\r\n\
         # Ny sti\r\n\r\nKom til åbning #cykel\r\n",
        &[r##"bro@vejby 2026-06-24T07:00:00Z media=photo:b "# Ny sti\n\nKom til åbning #cykel""##],
        &[],
    );
    check("markdown", "Kun tekst\n", &[r#"bro@ "Kun tekst""#], &[]);
    for above in ["\n", "\r\n \r\n", "\u{feff}\n", " \u{feff}", "\n  ", "\u{a0}\n"] {
        check(
            "markdown",
            &format!("{above}---\naccount: vejby\npublish_at: 2026-06-24T09:00\n---\nHej\n"),
            &[r#"bro@vejby 2026-06-24T07:00:00Z "Hej""#],
            &[],
        );
    }
    check(
        "markdown",
        "\n\n---\nacount: vejby\n---\nHej\n",
        &[r#"bro@ "Hej""#],
        &["a/bro.x:4:1: unknown key `acount` (did you mean `account`?)"],
    );
}

#[test]
fn front_matter_that_is_wrong_is_a_problem() {
    check(
        "markdown",
        "---\nid: x\nacount: vejby\nlang: [da]\n---\nTekst\n",
        &[r#"x@ "Tekst""#],
        &[
            "a/bro.x:4:7: expected a text, not a list (put it in quotes if it is meant literally)",
            "a/bro.x:3:1: unknown key `acount` (did you mean `account`?)",
        ],
    );
    check(
        "markdown",
        "---\nid: x\n",
        &[],
        &[
            "a/bro.x:1:1: the front matter has no closing line of `---` (write a line of `---` after the last field)",
        ],
    );
    check(
        "markdown",
        "---\nid: x\n---\n\n",
        &[],
        &["a/bro.x:4:1: there is no text below the front matter (write the post there)"],
    );
    check(
        "markdown",
        "# Titel\n---\naccount: vejby\n---\nTekst\n",
        &[],
        &["a/bro.x:2:1: the fields of the draft are below a text, so they would be part of it \
             (put them at the beginning of the file, between two lines of `---`)"],
    );
    for fields in ["+++\naccount = \"a\"\npublish_at: x\n+++\nHej\n", "account: vejby\n---\nHej\n"]
    {
        check(
            "markdown",
            fields,
            &[],
            &[
                "a/bro.x:1:1: this line looks like a field of the draft, but would be part of the text \
                 (put them at the beginning of the file, between two lines of `---`)",
            ],
        );
    }
    check("markdown", "Hej\n\n---\nVi ses\n", &[r#"bro@ "Hej\n\n---\nVi ses""#], &[]);
}

#[test]
fn tables_hold_drafts() {
    check(
        "csv",
        "id;account;publish_at;text;media;alt;labels;scheduled;lang\r\n\
         1;@vejby;2026-06-24 09:00;\"Ny \"\"sti\"\";\r\nkom & se &amp;\";a.jpg|b.mp4;Stien;event, hearing;måske;da\r\n\
         2;vejby;;Kort;;;;yes\r\n",
        &[
            r#"1@vejby 2026-06-24T07:00:00Z lang=da labels=event,hearing media=photo:Stien,video:- "Ny \"sti\";\nkom & se &amp;""#,
            r#"2@vejby scheduled "Kort""#,
        ],
        &[
            "a/bro.x:3:50: unknown value `måske` (it can be true, yes, ja, sand, 1, false, no, nej, falsk or 0)",
        ],
    );
}

#[test]
fn tables_hold_history() {
    check(
        "csv",
        "\"tweet_id\",\"in_reply_to_status_id\",\"timestamp\",\"source\",\"text\",\"likes\"\n\
         \"918239532981669888\",\"\",\"2017-10-11 22:18:59 +0000\",\"<a href=\"\"http://t.example\"\" rel=\"\"nofollow\"\">Planner</a>\",\"R&amp;D på vej\",\"3\"\n\
         \"918239532981669889\",\"12\",\"yesterday\",\"\",\"Ja\"\n\
         \"918239532981669890\",\"\",\"2017-10-11 22:19:01 +0000\",\"\",\"@vejby Ja\"\n",
        &[
            r#"918239532981669888@ 2017-10-11T22:18:59Z client=Planner "R&D på vej""#,
            r#"918239532981669889@ reply 2017-10-11T22:18:59.385Z reply=?/12 "Ja""#,
            r#"918239532981669890@ reply 2017-10-11T22:19:01Z reply=vejby/? "@vejby Ja""#,
        ],
        &[
            "a/bro.x:3:27: invalid time `yesterday` (write it as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`)",
        ],
    );
}

#[test]
fn a_bad_row_leaves_the_others() {
    check(
        "csv",
        "account,text\nvejby,Broen, ja\nvejby\nvejby,\"Ny sti\nvejby,Kom\n",
        &[r#"5@vejby "Kom""#],
        &[
            "a/bro.x:2:1: the header has 2 fields, but this row has 3 (put a text that contains `,` in quotes)",
            "a/bro.x:3:1: the header has 2 fields, but this row has 1 (put a text that contains `,` in quotes)",
            "a/bro.x:4:7: unterminated quote (end the field with a quote; write a quote within it twice)",
        ],
    );
    check(
        "csv",
        "id,txet,publish_ta\n1,a,b\n",
        &[],
        &[
            "a/bro.x:1:4: unknown column `txet` (did you mean `text`?)",
            "a/bro.x:1:9: unknown column `publish_ta` (did you mean `publish_at`?)",
        ],
    );
    check(
        "csv",
        "id,brødtekst\n1,a\n",
        &[],
        &[
            "a/bro.x:1:1: there is no column with texts (if `brødtekst` is the text, say so: `--map 'text=brødtekst'`, or `map` under `sources` in the rulebook)",
        ],
    );
}

#[test]
fn a_later_part_of_a_table_gets_its_header() {
    let Parse::Table(parse) = input::format_named("csv").expect("there is one").parse else {
        panic!("CSV is a table");
    };
    let header = Source::new("a.csv", "account;text\n");
    let part = Source::part("a.csv", "vejby;Broen\nvejby;\"Ny;\n\"\"sti\n", 900, 12);
    let parsed = parse(&part, Some(&header), &ReadOptions::new(TimeZone::UTC));
    assert_eq!(parsed.posts.iter().map(show).collect::<Vec<_>>(), [r#"12@vejby "Broen""#]);
    assert_eq!(
        parsed.problems.iter().next().map(|problem| problem.to_string().starts_with("a.csv:13:7")),
        Some(true)
    );
}

#[test]
fn a_language_is_stated_by_its_code_in_any_case() {
    let stated = |lang: &str, posts: &[&str], is_wrong: bool| {
        let help = "is not a language code (write `da` or `en`, or leave it out)";
        let wrong =
            |place: &str| Vec::from_iter(is_wrong.then(|| format!("{place} `{lang}` {help}")));
        let printed = |format: &str, file: &str, place: &str| {
            let problems = wrong(&format!("a/bro.x:{place}:"));
            check(format, file, posts, &problems.iter().map(String::as_str).collect::<Vec<_>>());
        };
        printed("yaml", &format!("id: bro\nlang: \"{lang}\"\ntext: Bro\n"), "2:7");
        printed("markdown", &format!("---\nlang: \"{lang}\"\n---\nBro\n"), "2:7");
        printed("csv", &format!("id,text,lang\nbro,Bro,{lang}\n"), "2:9");
        let json = format!("{{\"id\":\"bro\",\"labels\":[],\"lang\":\"{lang}\",\"text\":\"Bro\"}}");
        printed("ndjson", &json, "1:32");
    };
    stated("DA", &["bro@ lang=da \"Bro\""], false);
    stated("und", &["bro@ \"Bro\""], false);
    stated("", &["bro@ \"Bro\""], false);
    stated("blandet", &["bro@ \"Bro\""], true);
    // An export says it as it likes.
    let table = "id,created_at,text,lang\n1,2026-05-09T10:00Z,Bro,Danish\n";
    check("csv", table, &["1@ 2026-05-09T10:00:00Z \"Bro\""], &[]);
}

#[test]
fn a_column_stands_once() {
    let problem = "a/bro.x:1:9: duplicate column `Text` \
                   (remove the others; only the first is used)";
    check("csv", "id,text,Text,note,note\n1,Bro,Vej,a,b\n", &["1@ \"Bro\""], &[problem]);
}

/// The format that a file of no telling name begins like.
#[track_caller]
fn looks(beginning: &str, name: &str) {
    let found = input::FORMATS.iter().find(|format| (format.matches_beginning)(beginning));
    assert_eq!(found.map(|format| format.name), Some(name));
}

#[test]
fn a_format_is_told_by_its_beginning() {
    looks("# plan\n- id: x\n  text: Ny sti\n", "yaml");
    looks("---\ntext: Ny sti\n", "yaml");
    looks("---\nid: x\n---\nNy sti\n", "markdown");
    looks("id;publish_at;text\n1;", "csv");
    looks("Kom til åbning, text og id\n", "text");
}

proptest::proptest! {
    #[test]
    fn no_file_panics(
        file in "((- |  |)(id|text|thread|media|publish_at|reply_to|account|---)?(: |[,;|>\"'#\\[{}\\]&*-])?(\\PC{0,3}|2026-10-25T02:30|\\|)\r?\n?){0,12}",
    ) {
        let source = Source::new("a/bro.x", file);
        for format in ["yaml", "markdown", "text", "csv"] {
            for post in &read(format, &source).posts {
                let whole = post.text.locate(0..post.text.as_str().len());
                source.slice(whole);
                source.slice(post.span);
                source.slice(post.time_span);
            }
        }
    }
}
