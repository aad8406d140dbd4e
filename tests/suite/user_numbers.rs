//! Posts that answer a post of their own account, known by the numbers of users alone.

use serde_json::{Value, json};

use crate::program::{folder, run, tweetlint};

/// Runs a command in a folder with this file.
#[track_caller]
fn go(name: &str, content: &str, command: &str) -> String {
    let folder = folder(&[(name, content)]);
    let ran = run(tweetlint(command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0 | 1)), "{} {}", ran.err, ran.out);
    ran.out
}

/// Expects that an account has answered somebody else in one of three posts, and has a thread.
#[track_caller]
fn check(name: &str, content: &str, flags: &str) {
    let report = go(name, content, &format!("audit {name} --format json {flags}"));
    let report: Value = serde_json::from_str(&report).expect("the report is JSON");
    let account = &report["accounts"][0];
    let share = &account["metrics"]["reply-share"];
    assert_eq!(json!([share["count"], share["of"]]), json!([1, 3]), "{content}");
    assert_eq!(account["kinds"]["thread"], 1, "{content}");
    // Two posts that answer nobody, and nothing between them but what goes on from the first.
    assert_eq!(account["metrics"]["streak"]["value"], 2.0, "{content}");
}

/// The number of the answered user in four posts, in the order of time: two are for everybody, the
/// third answers the account itself, and the last another one.
const ANSWERED: [&str; 4] = ["", "9", "", "12"];

fn records(record: impl Fn(usize, &str) -> Value) -> String {
    let lines = ANSWERED.iter().zip(1..).map(|(user, day)| record(day, user).to_string());
    lines.collect::<Vec<_>>().join("\n")
}

fn time(day: usize) -> String {
    format!("2024-11-0{day}T08:00:00.000Z")
}

#[test]
fn tables_with_numbers_of_users() {
    let table = |names: &str, author: &str, number: fn(&str) -> String| {
        let rows = ANSWERED.iter().zip(1..).map(|(user, day)| {
            format!("{day},{},Nyt nr. {day},{author},{}", time(day), number(user))
        });
        rows.fold(format!("id,created_at,text,{names}"), |table, row| format!("{table}\n{row}"))
    };
    let plain = |user: &str| user.to_owned();
    for names in [
        "author_id,in_reply_to_user_id",
        "user_id_str,in_reply_to_user_id_str",
        "user.id_str,in_reply_to_user_id_str",
        "user_id,reply_to_user_id",
        "author.id,in_reply_to_user",
    ] {
        check("a.csv", &table(names, "9", plain), "--account kom");
        check("a.csv", &table(&format!("username,{names}"), "kom,9", plain), "");
    }
    // A column with empty fields has decimals where pandas wrote it.
    let names = "author_id,in_reply_to_user_id";
    let decimal = |user: &str| if user.is_empty() { String::new() } else { format!("{user}.0") };
    check("a.csv", &table(names, "9", decimal), "--account kom");
    let long = |user: &str| match user {
        "9" => "1.2345678901234568e+18".to_owned(),
        "12" => "1.2345678901239999e+18".to_owned(),
        _ => String::new(),
    };
    check("a.csv", &table(names, "1234567890123456789", long), "--account kom");
    // The number is the account.
    check("a.csv", &table(names, "9", plain), "--map account=author_id");
    // Without a name for anybody, the posts are those of one account.
    check("a.csv", &table(names, "9", plain), "");
}

#[test]
fn posts_of_api_v2_without_users() {
    let post = |day: usize, user: &str| {
        let mut post = json!({"id": format!("180000000000000000{day}"), "author_id": "9",
            "created_at": time(day), "text": format!("Nyt nr. {day}")});
        if !user.is_empty() {
            post["in_reply_to_user_id"] = user.into();
            // The answered post is not in the file.
            post["referenced_tweets"] = json!([{"type": "replied_to", "id": "17"}]);
        }
        post
    };
    check("a.ndjson", &records(post), "--account kom");
    check("a.ndjson", &records(post), "");
    check("a.ndjson", &records(post), "--map account=author_id");
    let page = json!({"data": ANSWERED.iter().zip(1..).map(|(user, day)| post(day, user)).collect::<Vec<_>>()});
    check("a.json", &page.to_string(), "--account kom");
    // As numbers, and without the post that is answered.
    let bare = |day: usize, user: &str| {
        let mut post = post(day, user);
        post["author_id"] = 9.into();
        if let Ok(user) = user.parse::<u64>() {
            post["in_reply_to_user_id"] = user.into();
            post["referenced_tweets"] = Value::Null;
        }
        post
    };
    check("a.ndjson", &records(bare), "--account kom");
    // The answered post names its author.
    let referenced = |day: usize, user: &str| {
        let mut post = post(day, user);
        post["in_reply_to_user_id"] = Value::Null;
        if !user.is_empty() {
            let answered = json!([{"type": "replied_to", "id": "17", "author_id": user}]);
            post["referenced_tweets"] = answered;
        }
        post
    };
    check("a.ndjson", &records(referenced), "--account kom");
}

#[test]
fn flat_records_and_statuses_with_numbers_of_users() {
    for (author, answered) in [
        ("user_id", "in_reply_to_user_id"),
        ("user_id_str", "in_reply_to_user_id_str"),
        ("user.id", "in_reply_to_user_id"),
    ] {
        let flat = |day: usize, user: &str| {
            let answers = if user.is_empty() { Value::Null } else { user.into() };
            json!({"id": day.to_string(), "created_at": time(day), "text": format!("Nyt nr. {day}"),
                "account": "kom", author: "9", answered: answers})
        };
        check("a.ndjson", &records(flat), "");
        check("a.ndjson", &records(flat), "--map account=account");
        let folder = folder(&[("a.ndjson", &records(flat))]);
        let ran = run(tweetlint("audit a.ndjson --lang en").current_dir(folder.path()));
        assert!(!ran.err.contains("not known"), "{}", ran.err);
    }
    for user in [json!({"id_str": "9", "id": 9}), json!({"id": 9})] {
        let status = |day: usize, answered: &str| {
            let mut post = json!({"id_str": format!("180000000000000000{day}"), "user": user,
                "created_at": time(day), "full_text": format!("Nyt nr. {day}"), "truncated": false});
            if !answered.is_empty() {
                post["in_reply_to_status_id_str"] = "17".into();
                post["in_reply_to_user_id"] = answered.parse::<u64>().expect("a number").into();
            }
            post
        };
        check("a.ndjson", &records(status), "--account kom");
    }
}

/// A post that quotes one of somebody else, and answers its own account, goes on with a thread.
#[test]
fn a_quote_may_answer_its_own_account() {
    let post = |day: usize, text: &str, user: Value| {
        json!({"id": day.to_string(), "account": "kom", "created_at": time(day), "text": text,
            "user_id": "9", "in_reply_to_user_id": user})
        .to_string()
    };
    let posts = [post(1, "Nyt", Value::Null), post(2, "Se her QT @bo Broen er åben", "9".into())];
    let report = go("a.ndjson", &posts.join("\n"), "audit a.ndjson --format json");
    let report: Value = serde_json::from_str(&report).expect("the report is JSON");
    assert_eq!(report["accounts"][0]["kinds"]["thread"], 1, "{report}");
}

/// It is shown as if the handle were named.
#[test]
fn inspect_shows_the_same_as_with_a_name() {
    let table = |name: &str| {
        format!(
            "id,created_at,text,username,author_id,in_reply_to_user_id,in_reply_to_username\n\
             1,2024-11-01T08:00:00Z,Nyt,kom,9,9,{name}\n"
        )
    };
    let posts = |name: &str| {
        let posts = go("a.csv", &table(name), "inspect a.csv");
        let mut post: Value = serde_json::from_str(&posts).expect("there is one post");
        post["source"] = Value::Null;
        post
    };
    assert_eq!(posts(""), posts("kom"));
    let columns = go("a.csv", &table(""), "inspect --format text --lang en a.csv");
    assert!(columns.contains("author_id → reply_to"), "{columns}");
}

/// Numbers alone name no account: nobody can tell which of them `--account` means.
#[test]
fn several_users_without_names_are_noted() {
    let note = "the posts of several users say their numbers, but not their names";
    let said = |name: &str, content: &str, command: &str| {
        let folder = folder(&[(name, content)]);
        run(tweetlint(&format!("{command} {name} --lang en")).current_dir(folder.path())).err
    };
    let page = |users: [&str; 2], includes: Value| {
        let post = |number: usize, user: &str| json!({"id": format!("186123456789013344{number}"), "author_id": user, "created_at": time(number), "text": "Nyt"});
        let [one, other] = users;
        json!({"data": [post(1, one), post(2, other)], "includes": includes, "meta": {}})
            .to_string()
    };
    let nobody = json!({});
    let names = json!({"users": [{"id": "7", "username": "vejby"}, {"id": "8", "username": "by"}]});
    assert!(said("a.json", &page(["7", "8"], nobody.clone()), "audit").contains(note));
    assert!(!said("a.json", &page(["7", "7"], nobody.clone()), "audit").contains(note));
    assert!(!said("a.json", &page(["7", "8"], names), "audit").contains(note));
    let mapped = go(
        "a.json",
        &page(["7", "8"], nobody),
        "audit a.json --map account=author_id --by account",
    );
    assert!(mapped.contains("2 posts of 2 accounts"), "{mapped}");
    let status = |number: usize, user: usize| {
        format!(
            "{{\"id_str\":\"186123456789013344{number}\",\"created_at\":\"Tue Nov 26 08:00:00 +0000 2024\",\"full_text\":\"Nyt\",\"user\":{{\"id\":{user},\"id_str\":\"{user}\"}},\"entities\":{{}}}}\n"
        )
    };
    let lines = status(1, 7) + &status(2, 8);
    assert!(
        said("a.ndjson", &lines, "audit").contains(note),
        "{}",
        said("a.ndjson", &lines, "audit")
    );
    let table = "id,author_id,created_at,text\n1861234567890133441,7,2024-11-26T02:24:35Z,Nyt\n1861234567890133442,8,2024-11-26T02:25:35Z,Nyt\n";
    assert!(said("a.csv", table, "audit").contains(note), "{}", said("a.csv", table, "audit"));
}
