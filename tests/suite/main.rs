//! All integration tests in one program, which links once.

mod accounts;
mod archives;
mod bad_input;
mod cli;
mod conformance;
mod crisis;
mod docs;
mod drafts;
mod inputs;
mod levels;
mod malformed;
mod mend;
mod messages;
mod output;
mod privacy;
mod program;
mod properties;
mod queue;
mod reading;
mod rule_pages;
mod rulebook;
mod rules;
mod shares;
mod tidy;
mod window;
mod zipped;
