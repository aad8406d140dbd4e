//! Rulebooks with mistakes in them: each mistake is told at its place, and all
//! of them in one run.

use std::path::Path;

use tweetlint::rulebook::load;

#[test]
fn print_all() {
    let mut files: Vec<_> = std::fs::read_dir("fixtures/rulebooks")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_file())
        .collect();
    files.sort();
    for file in files {
        match load(Some(&file), None) {
            Ok(_) => println!("{} OK", file.display()),
            Err(problems) => problems.iter().for_each(|p| println!("{p}")),
        }
    }
    match load(None, None) {
        Ok(book) => {
            let trial = tweetlint::examples::test(&book);
            println!("{} rules {} examples", trial.rules, trial.examples);
            for f in trial.failures {
                println!("{}: {}: {}", f.place, f.rule, f.message);
            }
            for p in trial.problems {
                println!("{p}");
            }
        }
        Err(problems) => problems.iter().for_each(|p| println!("{p}")),
    }
    for dir in std::fs::read_dir("fixtures/accounts").unwrap() {
        let p = dir.unwrap().path().join("tweetlint.yaml");
        match load(Some(&p), None) {
            Ok(book) => {
                let trial = tweetlint::examples::test(&book);
                println!("{} {} rules {} examples", p.display(), trial.rules, trial.examples);
                for f in trial.failures {
                    println!("{}: {}: {}", f.place, f.rule, f.message);
                }
                for p in trial.problems {
                    println!("{p}");
                }
            }
            Err(problems) => problems.iter().for_each(|p| println!("{p}")),
        }
    }
}
