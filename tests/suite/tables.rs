//! Tables and records: which columns and keys are known, mapped by the user, or
//! reported.

use std::fs;

use crate::program::{Ran, folder, run, tweetlint};

/// Runs a command in a folder with this file.
fn ran(name: &str, content: impl AsRef<[u8]>, arguments: &str) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), content).expect("the folder can be written to");
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// Checks what is read of a file: the account, the time and the text of each post.
#[track_caller]
pub(crate) fn reads(name: &str, content: impl AsRef<[u8]>, flags: &str, posts: &[&str]) {
    let ran = ran(name, content, &format!("inspect {name} {flags}"));
    let shown = ran.out.lines().map(|line| {
        let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let part = |key: &str| post[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", part("account"), part("time"), part("text"))
    });
    assert_eq!(shown.collect::<Vec<_>>(), posts, "{}", ran.err);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

/// Checks which errors and notes a file has, and the exit code.
#[track_caller]
fn says(name: &str, content: impl AsRef<[u8]>, flags: &str, code: i32, said: &[&str]) {
    let ran = ran(name, content, &format!("check {name} --lang en --format short {flags}"));
    let begins = |line: &&str| line.starts_with("error: ") || line.starts_with("note: ");
    assert_eq!(ran.err.lines().filter(begins).collect::<Vec<_>>(), said, "{}", ran.err);
    assert_eq!(ran.code, Some(code), "{}", ran.err);
}

#[test]
fn a_column_that_looks_like_a_field_is_never_left_out_in_silence() {
    let looks = |name: &str, like: &str| {
        let table = format!("{name};Tekst\n2026-11-24 09:00;Broen er åben\n");
        let problem = format!("error: `{name}` looks like {like}, but is not read");
        says("a.csv", &table, "", 2, &[&problem]);
    };
    looks("Hvornår", "a time");
    looks("Opslagsdag og -tid", "a time");
    looks("Beskrivelse", "a text");
    looks("Afsender", "an account");
    looks("Godkendt", "the state of a post");
}

#[test]
fn other_unknown_columns_are_noted_once() {
    let table = "Tekst;Ansvarlig;Budget\nBroen er åben;Bo;3\nVejen er åben;Bo;4\n";
    says("a.csv", table, "", 0, &["note: `Ansvarlig`, `Budget` are not known and not read"]);
    says("a.csv", table, "--quiet", 0, &[]);
    let records = "{\"text\":\"Ja\",\"mood\":1}\n{\"text\":\"Nej\",\"mood\":2,\"size\":{}}\n";
    says("a.ndjson", records, "", 0, &["note: `mood`, `size` are not known and not read"]);
}

#[test]
fn an_export_has_columns_that_nobody_needs() {
    let table = "id,created_at,username,tweet,name,retweet_date,likes_count\n\
                 1,2021-01-07T08:41:13Z,vejby,Broen,Vej,,2\n";
    says("a.csv", table, "", 0, &[]);
    let table = "id,created_at,text,user_created,mood\n1,2021-01-07T08:41:13Z,Broen,2010,3\n";
    says("a.csv", table, "", 0, &["note: `mood`, `user_created` are not known and not read"]);
}

#[test]
fn a_key_that_looks_like_a_field_is_reported_where_the_post_lacks_it() {
    let records = "{\"id\":\"1\",\"dato\":\"2026-05-01\",\"text\":\"Ja\"}\n\
                   {\"id\":\"2\",\"dato\":\"2026-05-02\",\"text\":\"Nej\"}\n";
    says("a.ndjson", records, "", 2, &["error: `dato` looks like a time, but is not read"]);
    let list = format!("[{}]", records.trim().replace('\n', ","));
    says("a.json", &list, "", 2, &["error: `dato` looks like a time, but is not read"]);
    let nested = records.replace("\"id\"", "\"media\":[],\"id\"");
    says("a.ndjson", &nested, "", 2, &["error: `dato` looks like a time, but is not read"]);
    let dated = records.replace("\"id\"", "\"time\":\"2026-05-02T09:00Z\",\"id\"");
    says("a.ndjson", &dated, "", 0, &["note: `dato` is not known and not read"]);
    let lacks = "error: this is not a post: it has no `text`";
    says("a.ndjson", "{\"id\":\"1\",\"besked\":\"Ja\"}\n", "", 2, &[lacks]);
}

#[test]
fn columns_and_keys_can_be_mapped() {
    let table = "Hvornår,Beskrivelse,Afsender,Status\n2026-11-24 09:00,Broen,vejby,Klar\n";
    let flags = "--map text=Beskrivelse,time=Hvornår --map account=Afsender,ignore=Status";
    reads("a.csv", table, flags, &["vejby 2026-11-24T08:00:00Z Broen"]);
    let record =
        r#"{"id":"1","when":"2026-11-24T09:00","body":"Broen \u00e6","who":"vejby","x":{}}"#;
    reads(
        "a.ndjson",
        record,
        "--map text=body,time=when,account=who",
        &["vejby 2026-11-24T08:00:00Z Broen æ"],
    );
    says("a.csv", table, "--map text=Beskrivlse", 2, &["error: there is no column `Beskrivlse`"]);
    let twice = "error: `Hvornår` and `Status` are both mapped to `time`";
    says(
        "a.csv",
        table,
        "--map text=Beskrivelse,account=Afsender,time=Hvornår,time=Status",
        2,
        &[twice],
    );
    let ran = ran("a.csv", table, "check a.csv --map tekst=Beskrivelse");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
}

#[test]
fn what_is_under_no_name_is_noted() {
    let table = "Dato;Tekst;\n24-11-2026 09:00;Broen er åben;OBS: vent\n";
    says("a.csv", table, "", 0, &["note: `C` is not known and not read"]);
    // Excel ends rows with semicolons, and pandas begins them with numbers.
    says("a.csv", "Dato;Tekst;;\n24-11-2026 09:00;Broen er åben;; \n", "", 0, &[]);
    says("a.csv", ",text\n0,Broen er åben\n1,Vejen er åben\n", "", 0, &[]);
}

#[test]
fn a_column_that_is_there_twice_is_told_once() {
    let table = "Tekst;Tekst\nBroen er åben;Vejen er åben\n";
    says("a.csv", table, "", 2, &["error: duplicate column `Tekst`"]);
}

#[test]
fn a_table_without_names_is_told_to_get_some() {
    for table in
        ["Facebook;Se billederne fra åbningen\n", "Instagram;Se opslag om åbningen i dag\n"]
    {
        let ran = ran("a.csv", table, "check a.csv --lang en");
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(err.contains("write a row with the names of the columns above it"), "{err}");
        assert_eq!(ran.code, Some(2));
    }
}

#[test]
fn names_of_columns_below_a_title_are_found() {
    let table = "Dato;Tekst\n24-11-2026 09:00;Broen er åben\n";
    for above in [";\n", "Plan for uge 48;\n;\n", "Uge 48;\nlavet af Bo;\n;\n"] {
        let ran = ran("a.csv", format!("{above}{table}"), "check a.csv --lang en");
        let line = 1 + above.lines().count();
        let help = format!("the names of the columns seem to be in line {line}:");
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(err.contains("there is no column with texts") && err.contains(&help), "{err}");
        assert_eq!(ran.code, Some(2));
    }
}

#[test]
fn a_mapped_key_that_is_not_read_is_told() {
    let record =
        b"{\"besked\": \"Hej\", \"foto\": \"a.jpg\"}\n{\"besked\": \"Hej\", \"foto\": \"\"}\n";
    let flags = "--map text=besked,media=foto";
    let problem = "error: `foto` is not read: flat records in JSON cannot have the field `media`";
    says("a.ndjson", record, flags, 2, &[problem]);
}

#[test]
fn an_id_with_a_time_makes_history_in_every_format() {
    let expected = ["- 2021-09-22T16:25:51.477Z Æbler & pærer"];
    let id = "1440713966649417701";
    let text = "Æbler &amp; pærer";
    reads("a.csv", format!("id,text\n{id},{text}\n"), "", &expected);
    reads("a.ndjson", format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n"), "", &expected);
    reads("a.yaml", format!("id: \"{id}\"\ntext: {text}\n"), "", &expected);
    reads("a.md", format!("---\nid: \"{id}\"\n---\n{text}\n"), "", &expected);
    let planned = format!("id: \"{id}\"\npublish_at: 2026-11-24T09:00Z\ntext: {text}\n");
    reads("a.yaml", &planned, "", &["- 2026-11-24T09:00:00Z Æbler &amp; pærer"]);
}

#[test]
fn a_record_unlike_its_neighbours_is_noted() {
    let records = "{\"id\":\"1\",\"created_at\":\"2026-05-01T09:00Z\",\"text\":\"Ja\"}\n\
                   {\"id\":\"2\",\"created_at\":\"2026-05-01T09:00Z\",\"text\":\"Ja\"}\n\
                   {\"id\":\"3\",\"labels\":[],\"text\":\"Nej\"}\n";
    let note = "note: 2 records of this file are read as published, and 1 as a draft";
    says("a.ndjson", records, "", 0, &[note]);
}

#[test]
fn a_name_that_an_editor_made_longer_is_no_plain_text() {
    let note = "note: it is read as `yaml`, although its name says that it is plain text";
    says("a.yaml.txt", "text: Broen er åben\n", "", 0, &[note]);
    reads("a.yaml.txt", "text: Broen er åben\n", "", &["- - Broen er åben"]);
    let note = "note: it is read as `csv`, although its name says that it is plain text";
    says("a.txt", "Konto\tTekst\nvejby\tBroen er åben\n", "", 0, &[note]);
    says("a.txt", "Kom i morgen, og tag\nen ven med, hvis du kan\n", "", 0, &[]);
}

#[test]
fn a_table_on_standard_input_is_a_table() {
    let input = |table: &str| {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("input");
        fs::write(&path, table).expect("the folder can be written to");
        let file = fs::File::open(path).expect("it was written");
        run(tweetlint("check - --lang en").stdin(file))
    };
    let ran = input("Dato;Emne;Ansvarlig\n24-11-2026;Broen;Bo\n");
    assert!(ran.err.contains("there is no column with texts"), "{}", ran.err);
    assert_eq!(ran.code, Some(2));
    assert_eq!(input("Kom i morgen, og tag\nen ven med, hvis du kan\n").code, Some(0));
}

#[test]
fn times_are_read_or_reported() {
    let table = "Konto;Dato;Tidspunkt;Tekst\nvejby;24-11-2026;9.00;Broen\n";
    reads("a.csv", table, "", &["vejby 2026-11-24T08:00:00Z Broen"]);
    let table = "Konto;Udgivelsesdato;Tidspunkt;Tekst\nvejby;24-11-2026;9.00;Broen\n";
    reads("a.csv", table, "", &["vejby 2026-11-24T08:00:00Z Broen"]);
    let table = "Dato;Tekst\n05/06/2026 09:00;Broen\n24/06/2026 09:00;Vejen\n";
    reads("a.csv", table, "", &["- 2026-06-05T07:00:00Z Broen", "- 2026-06-24T07:00:00Z Vejen"]);
    let table = "Dato;Tekst\n05/06/2026 09:00;Broen\n";
    let problem = "error: nobody can tell the day from the month in `05/06/2026 09:00`";
    says("a.csv", table, "", 2, &[problem]);
    reads("a.csv", table, "--dates month-day", &["- 2026-05-06T07:00:00Z Broen"]);
    says("a.csv", "Dato;Tekst\nsnart;Broen\n", "", 2, &["error: invalid time `snart`"]);
}

#[test]
fn a_date_must_have_the_stated_order() {
    let month = "error: `25/06/2026 09:00` is no date with the month first, as those of this file are \
                 read";
    let table = "Dato;Tekst\n25/06/2026 09:00;Broen\n";
    says("a.csv", table, "--dates month-day", 2, &[month]);
    says("a.csv", table, "--dates day-month", 0, &[]);
    let day =
        "error: `06/25/2026 09:00` is no date with the day first, as those of this file are read";
    let table = "Dato;Tekst\n06/25/2026 09:00;Broen\n";
    says("a.csv", table, "--dates day-month", 2, &[day]);
    says("a.yaml", "publish_at: 06/25/2026 09:00\ntext: Hej\n", "--dates day-month", 2, &[day]);
    // The dates of Meta have the month first.
    let names = "Post ID,Page ID,Title,Description,Publish time";
    let zone = "note: its times have no time zone, and are read as times in Europe/Copenhagen";
    let table = format!("{names}\n1,2,,Hej,25/06/2026 09:00\n");
    says("a.csv", &table, "", 2, &[month, zone]);
    says("a.csv", &table, "--dates day-month", 0, &[zone]);
}

#[test]
fn a_date_that_contradicts_the_others_of_its_file_moves_none_of_them() {
    let wrong = |date: &str, first: &str| {
        format!(
            "error: `{date} 09:00` is no date with the {first} first, as those of this file are read"
        )
    };
    let table = "Dato;Tekst\n01-06-2026 09:00;Hej\n12-31-2026 09:00;Slip\n";
    let rulebook = ("tweetlint.yaml", "language: da\n");
    for (name, content) in [
        ("a.csv", table),
        (
            "a.yaml",
            "- text: Hej\n  publish_at: 01-06-2026 09:00\n- text: Slip\n  publish_at: 12-31-2026 09:00\n",
        ),
    ] {
        let folder = folder(&[(name, content), rulebook]);
        let flags = format!("inspect {name} --lang en");
        let ran = run(tweetlint(&flags).current_dir(&folder));
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.out.contains(r#""time":"2026-06-01T07:00:00Z""#), "{}", ran.out);
        assert!(ran.err.replace("\n  ", " ").contains(&wrong("12-31-2026", "day")), "{}", ran.err);
        assert_eq!(ran.err.matches("is no date").count(), 1, "{}", ran.err);
    }
    let table = "Dato;Tekst\n13/06/2026 09:00;Hej\n06/14/2026 09:00;Du\n";
    says("a.csv", table, "", 2, &[&wrong("06/14/2026", "day")]);
    let table = "Dato;Tekst\n13/06/2026 09:00;Hej\n06/14/2026 09:00;Du\n06/15/2026 09:00;Os\n";
    says("a.csv", table, "", 2, &[&wrong("13/06/2026", "month")]);
}

#[test]
fn a_published_post_without_a_time_is_noted() {
    let note = "note: 1 published post has no time, so rules that depend on windows leave it alone";
    let table = "created_at,text\n2025-11-01T10:00:00Z,Hej\n,Uden\n";
    says("a.csv", table, "", 0, &[note]);
    let table = "Dato;Tekst;Status\n24-11-2025 09:00;Hej;Udgivet\n;Uden;Udgivet\n;To;Planlagt\n";
    let draft = "note: 1 post has no time, and is checked as if it went out now";
    let mixed = "note: 2 records of this file are read as published, and 1 as a draft";
    says("a.csv", table, "", 0, &[draft, note, mixed]);
}

#[test]
fn a_post_that_answers_a_user_without_a_name_is_a_reply() {
    let kind = |name: &str, content: &str| {
        let ran = ran(name, content, &format!("inspect {name}"));
        let post: serde_json::Value = serde_json::from_str(&ran.out).expect("there is one post");
        post["kind"].as_str().unwrap_or_default().to_owned()
    };
    let table = |names: &str, values: &str| {
        format!(
            "created_at,id,author_id,text,{names}\n2024-11-26T02:24:35.000Z,1861234567890133447,1,Hej,{values}\n"
        )
    };
    for (names, values, expected) in [
        ("in_reply_to_user_id", "9", "reply"),
        ("in_reply_to_user_id", "9.0", "reply"),
        ("in_reply_to_user_id", "", "original"),
        ("in_reply_to_user_id", "nan", "original"),
        ("referenced_tweets", "\"[{'type': 'replied_to', 'id': '186'}]\"", "reply"),
        ("referenced_tweets", "[]", "original"),
    ] {
        assert_eq!(kind("a.csv", &table(names, values)), expected, "{names} {values}");
    }
    for (user, expected) in
        [("\"9\"", "reply"), ("9", "reply"), ("null", "original"), ("\"\"", "original")]
    {
        let record = format!(
            r#"{{"id":"1861234567890133447","text":"Hej","created_at":"2024-11-26T02:24:35.000Z","in_reply_to_user_id":{user}}}"#
        );
        assert_eq!(kind("a.ndjson", &format!("{record}\n")), expected, "{user}");
    }
}

#[test]
fn what_snscrape_collected_elsewhere_is_not_of_x() {
    for (collected, more) in [
        ("mastodon.Post", r#","user":{"account":"@a@b.example"}"#),
        ("facebook.FacebookPost", r#","outlinks":[]"#),
        ("instagram.InstagramPost", r#","likes":1"#),
    ] {
        let record = format!(
            r#"{{"_type":"snscrape.modules.{collected}","date":"2025-11-01T10:00:00+00:00","content":"Hej"{more}}}"#
        );
        let ran = ran(
            "a.ndjson",
            format!("{record}\n{record}\n"),
            "check a.ndjson --lang en --format short",
        );
        let network = collected.split('.').next().unwrap_or_default();
        let said = format!("posts that snscrape collected on `{network}`");
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert_eq!(ran.err.matches(&said).count(), 1, "{}", ran.err);
    }
}

#[test]
fn an_odd_day_of_the_week_is_named() {
    let table = "Uge;År;Dag;Kl;Tekst\n48;2026;Mandag;9.00;Hej\n48;2026;tirsdag;9.00;Du\n\
                 48;2026;man-fre;9.00;Os\n";
    says("a.csv", table, "", 2, &["error: `man-fre` is no day of the week"]);
    let ran = ran("a.csv", table, "check a.csv --lang en --format short");
    assert!(ran.err.contains("a.csv:4:9"), "{}", ran.err);
}

#[test]
fn older_tables_of_minet_are_known() {
    let names =
        "id,timestamp_utc,local_time,user_screen_name,text,to_username,to_userid,to_tweetid";
    let table = format!("{names}\n1,1732587875,2024-11-26T03:24:35,vejby,Hej,bo,9,186123\n");
    reads("a.csv", table, "", &["vejby 2024-11-26T02:24:35Z Hej"]);
}

#[test]
fn old_ends_of_lines_are_a_problem_of_their_own() {
    let table = "Tekst;Konto\rHej;vejby\rDu;vejby\r";
    let said = "error: this table has the line breaks of old Macs, so it would be read as one row";
    says("a.csv", table, "", 2, &[said]);
}

#[test]
fn what_is_no_address_is_no_link() {
    for (beside, wrong) in
        [("link i bio", "link"), ("kommer", "kommer"), ("https://a.dk/en side", "side")]
    {
        let said = format!("error: `{wrong}` is no address, but would be added to the text as one");
        says("a.csv", format!("Tekst;Link\nHej;{beside}\n"), "", 2, &[&said]);
    }
    for beside in ["a.dk/b", "www.a.dk", "https://a.dk/a https://a.dk/b", "-"] {
        let ran = ran("a.csv", format!("Tekst;Link\nHej;{beside}\n"), "inspect a.csv");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
}

#[test]
fn a_time_that_cannot_be_read_is_not_now() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, content: &str| {
        fs::write(folder.path().join(name), content).expect("the folder can be written to");
    };
    write("tweetlint.yaml", "extends: [municipality]\nwindows: windows.yaml\n");
    write(
        "windows.yaml",
        "- id: brand\n  kind: crisis\n  level: national\n  from: 2026-05-01T09:00+02:00\n  \
         until: 2026-05-02T09:00+02:00\n  lead: {handles: [politi]}\n  topics: [brand]\n  \
         declared_by: {name: Bo, at: 2026-05-01T09:00+02:00}\n",
    );
    let check = |time: &str| {
        write("a.yaml", &format!("account: vejby\npublish_at: {time}\ntext: Kom til fest\n"));
        let arguments = "check a.yaml --format short --at 2026-05-01T10:00+02:00 --select crisis";
        run(tweetlint(arguments).current_dir(folder.path()))
    };
    assert!(check("2026-05-01T10:00").out.contains("crisis/"));
    let ran = check("i morgen");
    assert!(!ran.out.contains("crisis/"), "{}", ran.out);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_year_that_cannot_be_right_is_a_problem() {
    for time in ["24-11-0206 09:00", "3026-11-24T09:00Z", "0206-11-24 09:00"] {
        let said = format!("error: the year of `{time}` cannot be right");
        says("a.csv", format!("dato;tekst\n{time};Hej\n"), "", 2, &[&said]);
        let record = format!(r#"{{"id":"1","created_at":"{time}","text":"Hej"}}"#);
        says("a.ndjson", &record, "", 2, &[&said]);
    }
}

#[test]
fn a_planner_adds_links_and_hashtags_to_the_text() {
    let table = "Tekst;Link;Hashtags\nSe mere;https://vejby.dk/bro;bro, #sti\n";
    reads("a.csv", table, "", &["- - Se mere https://vejby.dk/bro #bro #sti"]);
    let table = "Hashtags;Tekst\n#bro;Se mere #bro\n#sti;Se\n";
    reads("a.csv", table, "", &["- - Se mere #bro", "- - #sti Se"]);
}

#[test]
fn tables_of_twarc_are_known() {
    let names = "id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,\
                 referenced_tweets.quoted.id,author_id,in_reply_to_user_id,in_reply_to_username,\
                 created_at,text,lang,author.username,author.name";
    let time = "2024-11-26T02:24:35.000Z";
    let table = format!(
        "{names}\n1861234567890133447,1861234567890133440,,,9,10,bo,{time},Tak,da,vejby,Vejby\n\
         1861234567890133448,,,,9,,,{time},Broen er åben,da,vejby,Vejby\n"
    );
    let expected = ["vejby 2024-11-26T02:24:35Z Tak", "vejby 2024-11-26T02:24:35Z Broen er åben"];
    reads("a.csv", &table, "", &expected);
    let ran = ran("a.csv", &table, "inspect a.csv");
    assert_eq!(ran.out.matches(r#""kind":"reply""#).count(), 1, "{}", ran.out);
    says("a.csv", &table, "", 0, &[]);
    let kinds = |column: &str, value: &str| {
        let table = format!(
            "id,created_at,text,username,{column}\n1,2024-11-26T02:24:35Z,Tak,vejby,{value}\n"
        );
        crate::office::ran("a.csv", table.as_bytes(), "inspect a.csv").out
    };
    for (column, value) in [("isReply", "TRUE"), ("replyToUsername", "bo"), ("replyToUserId", "9")]
    {
        assert!(kinds(column, value).contains(r#""kind":"reply""#), "{column}");
        assert!(kinds(column, "").contains(r#""kind":"original""#), "{column}");
    }
    assert!(kinds("isReply", "FALSE").contains(r#""kind":"original""#));
    // Used, though it names no account.
    let table = "id,created_at,text,username,referenced_tweets\n\
                 1861234567890133447,2024-11-26T02:24:35Z,Tak,vejby,\n";
    says("a.csv", table, "", 0, &[]);
}

#[test]
fn a_column_of_threads_is_a_problem() {
    let said = "error: `Tråd` seems to say which drafts are a thread, but is not read";
    says("a.csv", "Tråd;Tekst;Konto\n1/2;Hej;a\n2/2;Du;a\n", "", 2, &[said]);
    let note = "note: `Tråd` is not known and not read";
    says("a.csv", "Tråd;Tekst;Konto\n;Hej;a\n", "", 0, &[note]);
}

#[test]
fn pipes_between_fields_are_a_problem() {
    let table = "Dato | Tekst | Kanal\n24-11-2026 09:00 | Broen er åben | X\n";
    let said =
        "error: this looks like a table with `|` between its fields, but would be read as one text";
    says("a.txt", table, "", 2, &[said]);
    says("a.csv", table, "", 2, &["error: there is no column with texts"]);
    says("a.txt", "Åbent | lukket\nMandag | tirsdag\n", "", 0, &[]);
}

#[test]
fn a_word_before_a_date_does_not_hide_its_order() {
    let table = "Dato;Tekst\nden 25/06/2026 kl. 9;Hej\nden 05/06/2026 kl. 9;Du\n";
    reads("a.csv", table, "", &["- 2026-06-25T07:00:00Z Hej", "- 2026-06-05T07:00:00Z Du"]);
}

#[test]
fn a_word_about_hashtags_is_none() {
    let said = "error: `ja` does not say which hashtags";
    says("a.csv", "Tekst;Hashtags\nHej;ja\n", "", 2, &[said]);
    for nothing in ["nej", "-", "mangler", "?", "TBD"] {
        reads("a.csv", format!("Tekst;Hashtags\nHej;{nothing}\n"), "", &["- - Hej"]);
    }
}

#[test]
fn a_rulebook_says_once_what_files_contain() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, content: &str| {
        fs::write(folder.path().join(name), content).expect("the folder can be written to");
    };
    write(
        "tweetlint.yaml",
        "sources:\n  - file: plan-*.csv\n    map: {text: Beskrivelse, time: Hvornår, ignore: [Status, Ejer]}\n    \
         account: \"@vejby\"\n    platform: mastodon\n    timezone: Europe/London\n    dates: day-month\n",
    );
    write("plan-1.csv", "Hvornår;Beskrivelse;Status;Ejer\n05/06/2026 10:00;Broen;Klar;Bo\n");
    write("plan-2.csv", "Hvornår;Beskrivelse;Status;Ejer\n;Broen;Klar;Bo\n");
    let ran = run(tweetlint("inspect plan-1.csv").current_dir(folder.path()));
    for part in ["vejby", "mastodon", "2026-06-05T09:00:00Z"] {
        assert!(ran.out.contains(&format!("\"{part}\"")), "{} {}", ran.out, ran.err);
    }
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let flags = "inspect plan-1.csv --dates month-day";
    let ran = run(tweetlint(flags).current_dir(folder.path()));
    assert!(ran.out.contains("2026-05-06T09:00:00Z"), "{}", ran.out);
    // Wherever the user is.
    fs::create_dir(folder.path().join("sub")).expect("the folder can be written to");
    write("tweetlint.yaml", "sources: [{file: sub/plan.csv, platform: facebook}]\n");
    write("sub/plan.csv", "Dato;Tekst\n24-11-2026 09:00;Broen\n");
    for (inside, path) in [("", "sub/plan.csv"), ("sub", "plan.csv"), ("sub", "../sub/plan.csv")] {
        let flags = format!("inspect {path}");
        let ran = run(tweetlint(&flags).current_dir(folder.path().join(inside)));
        assert!(ran.out.contains("\"facebook\""), "{path} {} {}", ran.out, ran.err);
    }
    write("tweetlint.yaml", "sources:\n  - file: \"a[\"\n    map: {tekst: b}\n    dates: us\n");
    let ran = run(tweetlint("inspect plan-1.csv --lang en").current_dir(folder.path()));
    for problem in
        ["`a[` is not a pattern for file names", "there is no field `tekst`", "unknown value `us`"]
    {
        assert!(ran.err.contains(problem), "{}", ran.err);
    }
}

/// A text in Windows-1252, for the letters of this file.
fn windows(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).expect("it is one of Latin 1")).collect()
}

fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

const PLAN: &str = "Konto;Dato;Tekst;Alt-tekst\r\n\
    vejby;24-11-2026 09:00;Læs mere om ØVELSE på æblet;\r\n\
    vejby;25-11-2026 12:00;\"Kom til åbning\nSe http://vejby.dk\";En å\r\n";

#[test]
fn old_encodings_are_read_and_said() {
    let posts = [
        "vejby 2026-11-24T08:00:00Z Læs mere om ØVELSE på æblet",
        "vejby 2026-11-25T11:00:00Z Kom til åbning\nSe http://vejby.dk",
    ];
    for bytes in [windows(PLAN), utf16(PLAN), PLAN.into(), format!("\u{feff}{PLAN}").into()] {
        reads("a.csv", bytes, "", &posts);
    }
    let note = "note: the file is not UTF-8, and is read as Windows-1252";
    says("a.csv", windows(PLAN), "", 0, &[note]);
    says("a.yaml", windows("text: Broen er åben\n"), "", 0, &[note]);
    let note = "note: the file is not UTF-8, and is read as UTF-16LE";
    says("a.csv", utf16(PLAN), "", 0, &[note]);
    let bare = utf16(PLAN)[2..].to_vec();
    reads("a.csv", &bare, "", &posts);
    says("a.csv", &bare, "", 0, &[note]);
    let swapped: Vec<u8> = bare.chunks(2).flat_map(|unit| [unit[1], unit[0]]).collect();
    says("a.csv", swapped, "", 0, &["note: the file is not UTF-8, and is read as UTF-16BE"]);
    says("a.json", utf16("[{\"id\":\"1\",\"text\":\"Broen er åben\"}]"), "", 0, &[note]);
    let both = [windows("text: Broen er å"), "æ\n".into()].concat();
    says("a.yaml", both, "", 2, &["error: the byte 0xE5 is not valid UTF-8 here"]);
}

#[test]
fn places_in_old_encodings_are_those_of_the_file() {
    for (bytes, unit) in
        [(windows(PLAN), 1), (utf16(PLAN), 2), (utf16(PLAN)[2..].into(), 2), (PLAN.into(), 1)]
    {
        let ran = ran("a.csv", &bytes, "check a.csv --select link/insecure --format json");
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
        let place = &report["findings"][0]["location"];
        assert_eq!((place["line"].as_u64(), place["column"].as_u64()), (Some(4), Some(4)));
        let byte = |key: &str| {
            usize::try_from(place[key].as_u64().expect("it is there")).expect("it is small")
        };
        let found = &bytes[byte("byte_start")..byte("byte_end")];
        let expected = match unit {
            2 => utf16("http://")[2..].to_vec(),
            _ if bytes == PLAN.as_bytes() => "http://".into(),
            _ => windows("http://"),
        };
        assert_eq!(found, expected);
    }
}

#[test]
fn an_old_table_is_read_in_parts() {
    let row = "vejby;24-11-2026 09:00;Læs mere om den nye bro over åen;\r\n";
    let rows = row.repeat(30_000);
    let last = "vejby;25-11-2026 12:00;Se http://vejby.dk;\r\n";
    let table = format!("Konto;Dato;Tekst;Alt-tekst\r\n{rows}{last}");
    let bytes = windows(&table);
    let ran = ran("a.csv", &bytes, "check a.csv --select link/insecure --format jsonl");
    let finding = ran.out.lines().find(|line| line.contains("\"rule\""));
    let finding: serde_json::Value =
        serde_json::from_str(finding.expect("there is one")).expect("it is JSON");
    let start = finding["location"]["byte_start"].as_u64().expect("it is there");
    let start = usize::try_from(start).expect("it is small");
    assert!(bytes[start..].starts_with(b"http://"));
    assert_eq!(finding["location"]["line"], 30_002);
}

#[test]
fn inspect_says_what_was_understood() {
    let flags = "inspect a.csv --format text --lang en --map ignore=Ejer";
    let table = "Konto;Dato;Tekst;Ejer;Reach;Budget\nvejby;24-11-2026 09:00;L\u{e6}s mere;Bo;1;3\n";
    let ran = ran("a.csv", windows(table), flags);
    let expected = "a.csv\n  \
        format       csv, columns separated by `;`\n  \
        encoding     Windows-1252\n  \
        posts        1 published\n  \
        read         Konto → account\n               Dato → time\n               Tekst → text\n  \
        left out     Ejer\n  \
        not needed   Reach\n  \
        not known    Budget\n  \
        first post   vejby · 2026-11-24 09:00 CET · Læs mere\n";
    assert_eq!((&*ran.out, ran.code), (expected, Some(0)), "{}", ran.err);
}

#[test]
fn inspect_says_which_keys_were_understood() {
    let record = "{\"id\":\"1\",\"body\":\"Broen\",\"mood\":1}\n";
    let ran = ran("a.ndjson", record, "inspect a.ndjson --format text --lang en --map text=body");
    for line in ["ndjson", "id → id", "body → text", "not known    mood", "1 draft"] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn tables_of_old_macs_and_dos_are_read() {
    let saved = |letters: [u8; 6]| {
        let letter = |letter: char| match "æøåÆØÅ".chars().position(|danish| danish == letter)
        {
            Some(index) => letters[index],
            None => u8::try_from(letter).expect("it is ASCII"),
        };
        PLAN.chars().map(letter).collect::<Vec<u8>>()
    };
    let posts = [
        "vejby 2026-11-24T08:00:00Z Læs mere om ØVELSE på æblet",
        "vejby 2026-11-25T11:00:00Z Kom til åbning\nSe http://vejby.dk",
    ];
    for (letters, name) in [
        ([0xBE, 0xBF, 0x8C, 0xAE, 0xAF, 0x81], "Mac Roman"),
        ([0x91, 0x9B, 0x86, 0x92, 0x9D, 0x8F], "CP850 (DOS)"),
    ] {
        reads("a.csv", saved(letters), "", &posts);
        let note = format!("note: the file is not UTF-8, and is read as {name}");
        says("a.csv", saved(letters), "", 0, &[&note]);
    }
}

#[test]
fn days_hours_years_and_zones_are_read_as_plans_have_them() {
    let expected = ["- 2026-11-24T08:00:00Z Hej", "- 2026-12-05T13:30:00Z Farvel"];
    for (names, first, second) in [
        ("Dag;Tid", "24-11-2026;09:00", "5. december 2026;14.30"),
        ("Dag;Tidspunkt", "tirsdag 24/11-2026;9", "lørdag 5/12-2026;14:30"),
        ("Dato;Kl", "24-11-2026;9", "2026-12-05;14.30"),
        ("Dato;Sendetid", "24-11-26;kl. 9", "05-12-26;14:30"),
        ("Dato;Tid", "24.11.26;9 CET", "05.12.26;13:30 UTC"),
        ("Tidspunkt;Uge", "24/11/26 9:00;48", "05/12/26 14:30;49"),
        ("Tidspunkt;Uge", "24-11-2026 09:00 CET;48", "2026-12-05 13:30 GMT;49"),
    ] {
        let table = format!("{names};Tekst\n{first};Hej\n{second};Farvel\n");
        // Which number of a date with hyphens is the year depends on today.
        let flags = if names == "Dato;Sendetid" { "--dates day-month" } else { "" };
        reads("a.csv", table, flags, &expected);
    }
    let at = "--at 2026-11-20T09:00+01:00";
    says("a.csv", "Dato;Tekst\n24-11-26 09:00;Hej\n05-12-26 09:00;Hej\n", at, 0, &[]);
    let unclear = "error: nobody can tell the day from the year in `26-11-24 09:00`";
    let year_first = "Dato;Tekst\n26-11-24 09:00;Hej\n";
    says("a.csv", year_first, at, 2, &[unclear]);
    reads("a.csv", year_first, "--dates day-month", &["- 2024-11-26T08:00:00Z Hej"]);
    let zone = "error: `24-06-2026 09:00 CET` is in CET, but the clocks show CEST then";
    says("a.csv", "Dato;Tekst\n24-06-2026 09:00 CET;Hej\n", "", 2, &[zone]);
    // Beside a date, `Dag` with another one is reported as before.
    let second = "error: `Dag` looks like a time, but is not read";
    let table = "Dato;Dag;Tekst\n24-11-2026 09:00;25-11-2026;Hej\n";
    says("a.csv", table, "", 2, &[second]);
}
