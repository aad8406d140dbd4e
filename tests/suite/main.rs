//! All integration tests in one program, which links once.

mod accounts;
mod archives;
mod bad_input;
mod cli;
mod conformance;
mod crisis;
mod docs;
mod drafts;
mod fix;
mod inputs;
mod kinds;
mod levels;
mod malformed;
mod messages;
mod output;
mod privacy;
mod program;
mod properties;
mod queue;
mod reading;
mod rulebook;
mod rules;
mod shares;
mod tidy;
mod window;
mod zipped;
