//! Whole sessions: what README.md, `docs/*.md` and `tests/cli/*.md` print
//! is what the program prints. Each session runs in the folder `NAME.in` beside it, and
//! leaves what is in `NAME.out`.
//!
//! Where the program has changed and the sessions read well, accept them, and
//! read the diff:
//!
//! ```console
//! TRYCMD=overwrite cargo test --test cli
//! ```

use trycmd::{TestCases, schema::Bin};

#[test]
fn sessions_read_as_written() {
    let cases = TestCases::new();
    cases
        .env("LC_ALL", "C.UTF-8")
        // The README builds the program as its reader does; the program is
        // built already.
        .register_bin("cargo", Bin::Ignore)
        .case("README.md")
        .case("docs/*.md")
        .case("tests/cli/*.md");
}
