//! The tables of planners and exports: the same posts with the same times are read from
//! each.

use std::{collections::BTreeSet, fs};

use crate::{
    office_files::{rows, xlsx},
    program::{folder, run, tweetlint},
};

const TEXTS: [&str; 2] = [
    "Læs mere om vandet i Søndergade på vores hjemmeside.",
    "Kom til \"åbning\" af badet,\nog tag en ven med!",
];
const TIMES: [&str; 2] = ["2026-11-24T08:00:00Z", "2026-11-25T11:30:00Z"];

/// The names of the tables.
fn tables() -> Vec<String> {
    let files = fs::read_dir("fixtures/planners").expect("the folder exists");
    let names = files.map(|file| file.expect("it can be read").path().display().to_string());
    let mut tables: Vec<String> = names.filter(|name| !name.ends_with("README.md")).collect();
    tables.sort();
    tables
}

/// The exit code of a check of this table with this rulebook, and what it says.
fn with_rulebook(table: &str, source: &str) -> (Option<i32>, String) {
    let rulebook = format!("language: en\nsources: [{source}]\n");
    let folder = folder(&[("a.csv", table), ("tweetlint.yaml", &rulebook)]);
    let ran = run(tweetlint("inspect a.csv --lang en").current_dir(folder.path()));
    (ran.code, ran.out + &ran.err)
}

#[test]
fn a_rulebook_may_name_the_planner() {
    // Somebody removed the columns by which a table of Buffer is known.
    let table = "Text,Tags,Date\nHej,sommer,2026-11-24 09:00\n";
    let (code, said) = with_rulebook(table, "{file: '*.csv', preset: buffer}");
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("`Tags`"), "{said}");
    let (code, said) = with_rulebook(table, "{file: '*.csv'}");
    assert!(code == Some(0) && said.contains("`Tags` is not known"), "{said}");
    let (code, said) = with_rulebook(table, "{file: '*.csv', preset: bufer}");
    assert!(code == Some(2) && said.contains("did you mean `buffer`"), "{said}");
    let (code, said) = with_rulebook(table, "{file: '*.csv', preset: excel}");
    assert!(code == Some(2) && said.contains("hootsuite"), "{said}");
}

#[test]
fn the_command_line_may_name_the_planner() {
    let table = "Account,Text,Tags,Date\nvejby,Hej,sommer,2026-11-24 09:00\n";
    let folder = folder(&[("a.csv", table)]);
    for command in ["check", "audit", "inspect", "queue", "hashtags"] {
        let ran = |flags: &str| {
            let command = format!("{command} a.csv --lang en {flags}");
            run(tweetlint(&command).current_dir(folder.path()))
        };
        assert!(ran("").err.contains("`Tags` is not known"), "{command}: {}", ran("").err);
        let named = ran("--preset buffer");
        assert!(!named.err.contains("Tags") && !named.err.contains("error"), "{}", named.err);
        let unknown = ran("--preset bufer");
        assert_eq!(unknown.code, Some(2), "{command}: {}", unknown.err);
        assert!(unknown.err.contains("minet, buffer, publer, metricool"), "{}", unknown.err);
    }
    // What the command line says goes before the rulebook.
    let table = "Post ID,Text,Tags,Date\n1,Hej,sommer,2026-11-24 09:00\n";
    let rulebook = "language: en\nsources: [{file: '*.csv', preset: publer}]\n";
    let folder = crate::program::folder(&[("a.csv", table), ("tweetlint.yaml", rulebook)]);
    let ran =
        run(tweetlint("inspect a.csv --preset buffer --format text").current_dir(folder.path()));
    assert!(ran.out.contains("Buffer"), "{}", ran.out);
}

/// Asserts that these are the common posts at their times, as `inspect` prints them.
#[track_caller]
fn assert_common_posts(inspected: &str, what: &str) {
    let posts = inspected.lines().map(|line| {
        let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let part = |key: &str| post[key].as_str().unwrap_or("-").to_owned();
        (part("time"), part("text"))
    });
    let expected = TIMES.into_iter().zip(TEXTS);
    let expected = expected.map(|(time, text)| (time.to_owned(), text.to_owned()));
    assert_eq!(posts.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{what}");
}

#[test]
fn every_table_has_the_same_posts_at_the_same_times() {
    let tables = tables();
    assert!(14 <= tables.len(), "{tables:?}");
    for table in tables {
        let ran = run(&mut tweetlint(&format!("inspect {table}")));
        assert_common_posts(&ran.out, &format!("{table} {}", ran.err));
        assert_eq!(ran.code, Some(0), "{table}: {}", ran.err);
    }
}

#[test]
fn every_table_has_the_same_findings() {
    let mut all = BTreeSet::new();
    for table in tables() {
        let rules = "link/missing,link/not-clickable,tone";
        let command = format!("check {table} --select {rules} --format jsonl");
        let ran = run(&mut tweetlint(&command));
        // On Instagram, the page must be in the bio and not in the text.
        let out = ran.out.replace("link/not-clickable", "link/missing");
        let found: Vec<String> = out
            .lines()
            .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
            .filter(|finding| finding["rule"].is_string())
            .map(|finding| format!("{} {}", finding["rule"], finding["text_span"]))
            .collect();
        assert!(!found.is_empty(), "{table}: {}", ran.err);
        all.insert(found);
    }
    assert_eq!(all.len(), 1, "{all:?}");
}

/// What is left out is said, and nothing else.
#[test]
fn columns_that_are_left_out_are_listed() {
    let noted = |table: &str, note: &str| {
        let command = format!("check fixtures/planners/{table} --format short --lang en");
        let ran = run(&mut tweetlint(&command));
        let notes: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("note: ")).collect();
        let expected = Vec::from_iter((!note.is_empty()).then_some(note));
        assert_eq!(notes, expected, "{table}");
    };
    noted("publer.csv", "note: `Title - For the video pin PDF ..` is not known and not read");
    noted("postfast.csv", "note: `first_comment` is not known and not read");
    noted("metricool.csv", "");
    noted(
        "meta-facebook.csv",
        "note: its times have no time zone, and are read as times in Europe/Copenhagen",
    );
    noted(
        "linkedin-shares.csv",
        "note: its times have no time zone, and are read as times in Europe/Copenhagen",
    );
    noted(
        "hootsuite.csv",
        "note: the table has no header: it is read as time, text, link and picture, as from Hootsuite",
    );
    noted("excel-da.csv", "note: the file is not UTF-8, and is read as Windows-1252");
    for table in ["buffer.csv", "sprout.csv", "highlevel.csv", "socialbee.csv", "x-analytics.csv"] {
        noted(table, "");
    }
}

/// The template of `HighLevel` has the names of its columns in the second row. Most are of single networks.
#[test]
fn the_whole_template_of_highlevel_is_known() {
    let groups = [
        ("All Social", 12),
        ("Facebook", 1),
        ("Instagram", 1),
        ("LinkedIn", 2),
        ("Google (GBP)", 10),
        ("YouTube", 3),
        ("TikTok", 7),
        ("Community", 2),
        ("Pinterest", 2),
    ];
    let groups: Vec<&str> =
        groups.into_iter().flat_map(|(name, count)| std::iter::repeat_n(name, count)).collect();
    let names = "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,OGmetaUrl (url),\
        imageUrls (comma-separated),gifUrl,videoUrls (comma-separated),thumbnailUrl,\
        mediaOptimization (true/false),applyWatermark (true/false),tags (comma-separated),category,\
        followUpComment,type (post/story/reel),type (post/story/reel),pdfTitle,\
        postAsPdf (true/false),eventType (call_to_action/event/offer),\
        actionType (none/order/book/shop/learn_more/call/sign_up),title,offerTitle,\
        startDate (YYYY-MM-DD HH:mm:ss),endDate (YYYY-MM-DD HH:mm:ss),termsConditions,couponCode,\
        redeemOnlineUrl,actionUrl,title,privacyLevel (private/public/unlisted),type (video/short),\
        privacyLevel (everyone/friends/only_me),promoteOtherBrand (true/false),\
        enableComment (true/false),enableDuet (true/false),enableStitch (true/false),\
        videoDisclosure (true/false),promoteYourBrand (true/false),title,\
        notifyAllGroupMembers (true/false),title,link";
    let names: Vec<&str> = names.split(',').collect();
    let mut row = vec![""; names.len()];
    row[..3].copy_from_slice(&["2026-11-24 09:00:00", "Hej", "https://vejby.dk/a"]);
    row[3] = "https://vejby.dk/a.jpg";
    (row[7], row[12], row[13]) = ("true", "post", "reel");
    let table = [&groups, &names, &row];
    let csv = table.map(|row| row.join(",")).join("\n");
    let xlsx = xlsx(&[("Ark1", "visible", rows(&table.map(|row| &row[..26])))]);
    for (name, content) in [("a.csv", csv.into_bytes()), ("a.xlsx", xlsx)] {
        let (posts, err) = inspected(name, &content);
        let shown = posts.iter().map(|post| (post["text"].clone(), post["time"].clone()));
        let expected = ("Hej https://vejby.dk/a".into(), "2026-11-24T08:00:00Z".into());
        assert_eq!(shown.collect::<Vec<_>>(), [expected], "{name} {err}");
        assert!(!err.contains("error: "), "{err}");
    }
}

/// The template of Metricool has many columns that are for one network only, and look like
/// texts.
#[test]
fn the_whole_template_of_metricool_is_known() {
    let names = "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Instagram,Pinterest,TikTok,\
        Youtube,Threads,Bluesky,Picture Url 1,Alt text picture 1,Document title,Shortener,\
        Video Thumbnail Url,Video Cover Frame,Twitter/X Can reply,Twitter/X Type,\
        Twitter/X Poll Duration minutes,Twitter/X Poll Option 1,Pinterest Board,\
        Pinterest Pin Title,Pinterest Pin Link,Instagram Post Type,Instagram Show Reel On Feed,\
        Youtube Video Title,Youtube Video Type,Youtube Video Privacy,GBP Post Type,\
        Facebook Post Type,Facebook Title,First Comment Text,TikTok Title,TikTok Post Privacy,\
        TikTok Branded Content,TikTok music title,TikTok music author,\
        TikTok is AI generated content,LinkedIn Type,LinkedIn Poll Question,Threads Post Type,\
        Brand name";
    let row = "Hej,2026-11-24,09:00:00,FALSE,TRUE,FALSE,TRUE,,FALSE,,,,,";
    let (posts, err) = inspected("a.csv", format!("{names}\n{row}\n").as_bytes());
    let platforms: Vec<_> = posts.iter().map(|post| post["platform"].clone()).collect();
    assert_eq!(platforms, ["facebook", "linkedin"], "{err}");
    assert!(!err.contains("error: "), "{err}");
}

#[test]
fn pictures_keep_their_alt_texts() {
    let ran = run(&mut tweetlint("inspect fixtures/planners/metricool.csv"));
    let last = ran.out.lines().last().expect("there are two posts");
    let post: serde_json::Value = serde_json::from_str(last).expect("it is JSON");
    let alts: Vec<_> = post["media"]
        .as_array()
        .expect("it has some")
        .iter()
        .map(|one| one["alt"].clone())
        .collect();
    assert_eq!(alts, [serde_json::Value::Null, "To venner ved havnen".into()]);
}

#[test]
fn a_planner_without_header_keeps_its_link() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |table: &str| {
        fs::write(folder.path().join("a.csv"), table).expect("the folder can be written to");
    };
    write("25/11/2026 12:30,Se mere om badet,https://vejby.dk/bad\n06/05/2026 09:00,Hej,\n");
    let ran = run(tweetlint("inspect a.csv").current_dir(folder.path()));
    assert!(ran.out.contains("\"Se mere om badet https://vejby.dk/bad\""), "{}", ran.out);
    assert!(ran.out.contains("2026-05-06T07:00:00Z"), "{} {}", ran.out, ran.err);
    write("05/06/2026 12:30,Se mere om badet,\n");
    let ran = run(tweetlint("inspect a.csv --lang en").current_dir(folder.path()));
    assert!(ran.err.contains("nobody can tell the day from the month"), "{}", ran.err);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_link_card_is_a_link() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let table = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n\
        2026-11-24 09:00:00,https://linkedin.example/1,Læs mere på vores hjemmeside,https://vejby.dk/bad,,X\n";
    fs::write(folder.path().join("Shares.csv"), table).expect("the folder can be written to");
    let command = "check Shares.csv --select link/missing --format short";
    let ran = run(tweetlint(command).current_dir(folder.path()));
    assert!(!ran.out.contains("link/missing"), "{} {}", ran.out, ran.err);
}

#[test]
fn a_column_of_files_is_one_of_pictures_whatever_its_name_is() {
    let missing = |table: &str| {
        let folder = folder(&[("a.csv", table)]);
        let ran = run(tweetlint("check a.csv --format short --lang en").current_dir(&folder));
        (ran.out.matches("access/alt-missing").count(), ran.err.contains("is not known"))
    };
    let table = "Dato;Tekst;Foto;Alt-tekst\n01-12-2026 09:00;Badet er åbent;jul.jpg;\n";
    assert_eq!(missing(table), (1, false));
    assert_eq!(missing(&table.replace("Foto", "Grafik")), (1, false));
    assert_eq!(missing(&table.replace("jul.jpg", "jul.jpg, is.png")), (2, false));
    assert_eq!(missing(&table.replace("jul.jpg", "Bo Hansen")), (0, true));
    assert_eq!(missing(&table.replace("jul.jpg", "")), (0, true));
}

#[test]
fn the_lines_of_shares_are_not_quoted() {
    let text = |field: &str| {
        let table = format!(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n\
             2026-11-01 10:00:00,https://linkedin.example/1,{field},,,MEMBER_NETWORK\n"
        );
        let folder = folder(&[("Shares.csv", &table)]);
        let ran = run(tweetlint("inspect Shares.csv").current_dir(&folder));
        let post: serde_json::Value = serde_json::from_str(&ran.out).expect(&ran.err);
        post["text"].as_str().expect("it has a text").to_owned()
    };
    let three = "\"Læs planen.\"\"\n\"\"\"\"\n\"\"Den er klar.\"";
    assert_eq!(text(three), "Læs planen.\n\nDen er klar.");
    assert_eq!(text("\"Et.\"\"\n\"\"To.\"\"\n\"\"Tre\""), "Et.\nTo.\nTre");
    assert_eq!(text("\"Et.\nTo.\""), "Et.\nTo.");
    assert_eq!(text("\"Et \"\"citat\"\"\nTo.\""), "Et \"citat\"\nTo.");
    assert_eq!(text("\"\"\"Et citat\"\"\""), "\"Et citat\"");
}

#[test]
fn files_of_offices_are_refused_with_advice() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let zip = crate::zipped::zip(&[("[Content_Types].xml", "<Types/>".as_bytes())]);
    for name in ["a.xlsx", "a.docx"] {
        fs::write(folder.path().join(name), &zip).expect("the folder can be written to");
        let command = format!("check {name} --lang en");
        let ran = run(tweetlint(&command).current_dir(folder.path()));
        assert!(ran.err.contains("save it again"), "{}", ran.err);
        assert_eq!(ran.code, Some(2));
    }
}

/// The facts of the posts in a table, as `inspect` prints them.
fn inspected(name: &str, table: &[u8]) -> (Vec<serde_json::Value>, String) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), table).expect("the folder can be written to");
    let ran = run(tweetlint(&format!("inspect {name} --lang en")).current_dir(folder.path()));
    let posts = ran.out.lines().map(|line| serde_json::from_str(line).expect("it is JSON"));
    (posts.collect(), ran.err)
}

#[test]
fn exports_name_their_accounts() {
    for (table, account) in [
        ("x-analytics.csv", "fjordager_kom"),
        ("x-analytics-2024.csv", "vejby"),
        ("minet.csv", "vejby"),
    ] {
        let ran = run(&mut tweetlint(&format!("inspect fixtures/planners/{table}")));
        let account = format!("\"account\":\"{account}\"");
        assert!(ran.out.lines().all(|line| line.contains(&account)), "{}", ran.out);
        assert_eq!(ran.err, "", "{table}");
    }
    let table = "Tweet id,Tweet permalink,Tweet text,time,impressions\n\
        1,https://twitter.com/i/web/status/1,Hej,2026-11-24 08:00 +0000,1\n";
    assert_eq!(inspected("a.csv", table.as_bytes()).0[0]["account"], serde_json::Value::Null);
}

#[test]
fn a_collected_row_says_whom_it_answers() {
    let header = fs::read_to_string("fixtures/planners/minet.csv").expect("it is there");
    let names: Vec<&str> = header.lines().next().expect("it has one").split(',').collect();
    let row = |values: &[(&str, &str)]| {
        let value =
            |name: &&str| values.iter().find(|(own, _)| own == name).map_or("", |(_, it)| it);
        names.iter().map(value).collect::<Vec<_>>().join(",")
    };
    let base = [("timestamp_utc", "1795507200"), ("user_screen_name", "vejby"), ("text", "Hej")];
    let with = |more: &[(&'static str, &'static str)]| row(&[&base, more].concat());
    let table = [
        names.join(","),
        with(&[("to_username", "naboby"), ("to_tweetid", "12")]),
        with(&[("quoted_user", "naboby"), ("quoted_id", "12")]),
        with(&[("retweeted_user", "naboby"), ("retweeted_id", "12")]),
        with(&[
            ("media_urls", "https://a.dk/a.jpg|https://a.dk/b.jpg"),
            ("media_alt_texts", "En bro|"),
        ]),
    ];
    let (posts, problems) = inspected("tweets.csv", table.join("\n").as_bytes());
    let kinds: Vec<_> = posts.iter().map(|post| post["kind"].as_str().unwrap_or("?")).collect();
    assert_eq!(kinds, ["reply", "quote", "repost", "original"], "{problems}");
    let media = serde_json::json!([{"kind": "photo", "alt": "En bro"}, {"kind": "photo"}]);
    assert_eq!(posts[3]["media"], media);
}

/// The rules that find something in these files, each with the place of what they find in the text.
#[track_caller]
fn findings_in(folder: &std::path::Path, files: &str) -> Vec<String> {
    let rules = "link/missing,link/not-clickable,tone";
    let command = format!("check {files} --select {rules} --format jsonl");
    let ran = run(tweetlint(&command).current_dir(folder));
    let findings = ran.out.lines().filter_map(|line| serde_json::from_str(line).ok());
    let findings = findings.filter(|finding: &serde_json::Value| finding["rule"].is_string());
    findings.map(|found| format!("{} {}", found["rule"], found["text_span"])).collect()
}

/// A `.tweet` file is a post or a thread, so that the two posts are two files.
#[test]
fn files_of_twitter_together_have_the_same_posts_and_findings() {
    let ran = run(&mut tweetlint("inspect fixtures/tweets"));
    assert_common_posts(&ran.out, &ran.err);
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = findings_in(here, "fixtures/tweets");
    assert!(!found.is_empty());
    assert_eq!(found, findings_in(here, "fixtures/planners/buffer.csv"));
}

/// The workbook of a page on LinkedIn has the same posts. It has only the days of their times, and no
/// account.
#[test]
fn a_page_of_linkedin_has_the_same_findings() {
    let names = ["Post title", "Post link", "Post type", "Created date", "Impressions", "Likes"];
    let row =
        |text, day| [text, "https://www.linkedin.com/feed/update/1", "Organic", day, "9|0", "1|0"];
    let (first, second) = (row(TEXTS[0], "11/24/2026"), row(TEXTS[1], "11/25/2026"));
    let sheet = rows(&[&["About the posts"], &names, &first, &second]);
    let workbook = xlsx(&[("All posts", "visible", sheet)]);
    let (posts, said) = inspected("page.xlsx", &workbook);
    let texts: Vec<_> = posts.iter().filter_map(|post| post["text"].as_str()).collect();
    assert_eq!(texts, TEXTS, "{said}");
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("page.xlsx"), workbook).expect("there is room");
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = findings_in(folder.path(), "page.xlsx");
    assert!(!found.is_empty());
    assert_eq!(found, findings_in(here, "fixtures/planners/buffer.csv"));
}

#[test]
fn an_export_of_meta_in_danish_is_read() {
    let table = |first: &str| {
        format!(
            "Opslags-id,Side-id,Sidenavn,Titel,Beskrivelse,Varighed (sek.),Udgivelsestidspunkt,\
             Undertekststype,Permalink,Er krydsopslag,Er deling,Opslagstype,Dato,Rækkevidde,\
             Reaktioner,Kommentarer,Delinger\n\
             122104,1000,Vejby Kommune,,Kom til åbning af badet,0,{first},,\
             https://www.facebook.com/1/posts/1,0,0,Billeder,Levetid,90,3,0,0\n"
        )
    };
    let (posts, said) = inspected("a.csv", table("11/24/2025 00:01").as_bytes());
    assert_eq!(posts.len(), 1, "{said}");
    assert_eq!(posts[0]["text"], "Kom til åbning af badet");
    assert_eq!(posts[0]["time"], "2025-11-23T23:01:00Z");
    assert_eq!(posts[0]["platform"], "facebook");
    // Which number is the day cannot be known, and is said.
    let folder = folder(&[("a.csv", &table("05/06/2025 00:01"))]);
    let ran = run(tweetlint("check a.csv --lang en --format short").current_dir(&folder));
    let problems = ran.err.lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!((problems, ran.code), (1, Some(2)), "{}", ran.err);
    assert!(ran.err.contains("--dates"), "{}", ran.err);
    let ran = run(tweetlint("check a.csv --dates day-month").current_dir(&folder));
    assert_ne!(ran.code, Some(2), "{}", ran.err);
}

/// LinkedIn explains its sheet above the names of the columns, and writes only days.
#[test]
fn a_page_of_linkedin_has_only_days() {
    let about = "Detailed engagement metrics for individual posts";
    let names = [
        "Post title",
        "Post link",
        "Post type",
        "Campaign name",
        "Posted by",
        "Created date",
        "Campaign start date",
        "Campaign end date",
        "Audience",
        "Impressions",
        "Clicks",
        "CTR",
        "Likes",
        "Comments",
        "Reposts",
        "Follows",
        "Engagement rate",
        "Content Type",
    ];
    let row = [
        TEXTS[0],
        "https://www.linkedin.com/feed/update/1",
        "Organic",
        "",
        "Bo",
        "11/24/2026",
        "",
        "",
        "All followers",
        "9|0",
        "1|0",
        "0|0",
        "1|0",
        "0|0",
        "0|0",
        "0|0",
        "0|0",
        "",
    ];
    let posts = crate::office_files::rows(&[&[about], &names, &row]);
    let metrics = crate::office_files::rows(&[&["Date", "Impressions"], &["11/24/2026", "9|0"]]);
    let sheets = [("Metrics", "visible", metrics), ("All posts", "visible", posts)];
    let (posts, said) = inspected("page.xlsx", &crate::office_files::xlsx(&sheets));
    assert_eq!(posts.len(), 1, "{said}");
    assert_eq!(posts[0]["text"], TEXTS[0]);
    assert_eq!(posts[0]["platform"], "linkedin");
    assert_eq!(posts[0]["time"], serde_json::Value::Null);
    assert!(said.contains("its times are only days") && !said.contains("error"), "{said}");
}

/// A table with this header and row, as `inspect` reads it and as `check` reports it.
fn first(table: &str) -> (serde_json::Value, String) {
    let folder = folder(&[("a.csv", table)]);
    let ran = run(tweetlint("inspect a.csv --lang en").current_dir(&folder));
    let first = ran.out.lines().next().unwrap_or("null");
    (serde_json::from_str(first).expect("each line is JSON"), ran.err)
}

#[test]
fn snscrape_names_the_account() {
    let id = "1491141777361113088";
    let url = format!("https://twitter.com/vejby/status/{id}");
    let user = "\"{'_type': 'snscrape.modules.twitter.User', 'username': 'vejby', 'id': 1}\"";
    for (header, row) in [
        ("url,date,content,renderedContent,id,user", format!("{url},TIME,Hej,Hej,{id},{user}")),
        ("date,rawContent,renderedContent,id,user", format!("TIME,Hej,Hej,{id},{user}")),
        ("date,rawContent,renderedContent,id,user.username", format!("TIME,Hej,Hej,{id},vejby")),
    ] {
        let row = row.replace("TIME", "2022-02-08 20:07:58+00:00");
        let (post, said) = first(&format!("{header}\n{row}\n"));
        assert_eq!(post["account"], "vejby", "{header} {said}");
        assert_eq!(
            (&post["text"], &post["time"]),
            (&"Hej".into(), &"2022-02-08T20:07:58Z".into()),
            "{said}"
        );
        assert_eq!(said, "");
    }
    // Without `renderedContent`, it may be any table.
    let (_, said) = first(&format!("date,id,content,user\n2022-02-08 20:07,{id},Hej,vejby\n"));
    assert!(said.contains("`user` looks like an account, but is not read"), "{said}");
}

#[test]
fn the_whole_template_of_publer_is_known() {
    let header = "Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB carousels,\
                  Media URL(s) - Separated by comma,\"Title - For the video, pin, PDF ..\",\
                  Label(s) - Separated by comma,Alt text(s) - Separated by ||,\
                  Comment(s) - Separated by ||,\"Pin board, FB album, or Google category\",\
                  \"Post subtype - I.e. story, reel, PDF ..\",CTA - For Facebook links or Google,\
                  \"Reminder - For stories, reels, shorts, and TikToks\"";
    let row = "2026/12/24 10:00,Hej,,\"https://a.dk/1.jpg,https://a.dk/2.jpg\",Titel,info,\
               En sti||Et bad,Kommentar,,,,";
    let (post, said) = first(&format!("{header}\n{row}\n"));
    let alts = [0, 1].map(|index| post["media"][index]["alt"].clone());
    assert_eq!(alts, ["En sti", "Et bad"], "{post}");
    assert_eq!(post["time"], "2026-12-24T09:00:00Z");
    let said = said.replace("\n  ", " ");
    assert!(said.starts_with("note: ") && said.contains("are not known and not read"), "{said}");
    assert!(!said.contains("error"), "{said}");
}

/// The alt texts of the pictures of the first post of a table; `None` if it is not known whether
/// it has pictures.
fn alts(table: &str) -> Option<Vec<serde_json::Value>> {
    let (posts, err) = inspected("a.csv", table.as_bytes());
    let post = posts.first().unwrap_or_else(|| panic!("{err}"));
    let media = post["media"].as_array()?;
    Some(media.iter().map(|one| one["alt"].clone()).collect())
}

#[test]
fn a_word_about_an_alt_text_is_none() {
    let alt = |written: &str| alts(&format!("Tekst;Billede;Alt-tekst\nHej;a.jpg;{written}\n"));
    for absent in ["Mangler", "mangler!", "TBD", "nej", "?", "-", "kommer"] {
        assert_eq!(alt(absent), Some(vec![serde_json::Value::Null]), "{absent}");
        let beside = format!("Tekst;Alt-tekst\nHej;{absent}\n");
        assert_eq!(alts(&beside), None, "{absent}");
    }
    // It may be in the planner.
    let missing = "access/alt-missing";
    let of = |written: &str| {
        let table = format!("Tekst;Billede;Alt-tekst\nHej;a.jpg;{written}\n");
        let command = "check a.csv --format short --select access";
        crate::office::ran("a.csv", table.as_bytes(), command).out.contains(missing)
    };
    for given in ["ja", "x", "OK", "Klar"] {
        assert!(!of(given), "{given}");
    }
    assert!(of("Mangler") && !of("En bro over åen"));
    assert_eq!(alt("En bro, der mangler"), Some(vec!["En bro, der mangler".into()]));
}

#[test]
fn an_alt_text_without_a_picture_is_that_of_one() {
    let text = |alt: &str| Some(vec![serde_json::Value::from(alt)]);
    assert_eq!(alts("Tekst;Billede;Alt-tekst\nHej;;En bro\n"), text("En bro"));
    assert_eq!(alts("Tekst;Billede;Alt-tekst\nHej;nej;En bro\n"), text("En bro"));
    assert_eq!(alts("Tekst;Alt-tekst\nHej;En bro\n"), text("En bro"));
    assert_eq!(alts("Tekst;Billede;Alt-tekst\nHej;a.jpg;En bro | en å\n"), text("En bro | en å"));
    assert_eq!(alts("Tekst;Billede;Alt-tekst\nHej;;-\n"), Some(Vec::new()));
    assert_eq!(alts("Tekst;Alt-tekst\nHej;\n"), None);
    let two = Some(vec!["En bro".into(), "En å".into()]);
    assert_eq!(alts("Tekst;Billede;Alt-tekst\nHej;;En bro|En å\n"), two);
    let names = "Tekst;Picture Url 1;Alt text picture 1;Picture Url 2;Alt text picture 2";
    assert_eq!(alts(&format!("{names}\nHej;a.jpg;En bro;;En å\n")), two);
    assert_eq!(alts(&format!("{names}\nHej;;;;\n")), Some(Vec::new()));
    let names = "Tekst;Alt text picture 1;Alt text picture 2";
    assert_eq!(alts(&format!("{names}\nHej;;\n")), None);
}

#[test]
fn an_export_that_names_the_type_of_a_post_tells_its_pictures() {
    let header = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type\n";
    for (kind, expected) in
        [("IG image", Some("photo")), ("IG reel", Some("video")), ("IG carousel", None)]
    {
        let row = format!(
            "3,7,havn,Havnen,Nyt fra havnen,0,11/24/2025 09:00,https://www.instagram.com/p/x/,{kind}\n"
        );
        let (posts, _) = inspected("a.csv", format!("{header}{row}").as_bytes());
        assert_eq!(posts[0]["media"][0]["kind"].as_str(), expected, "{}", posts[0]);
    }
}
