//! Secrets in environment variables. There is no flag for them, because other users of
//! the machine can see the flags of a run.

use std::env;

use crate::{message::Message, source::Problem};

/// The least number of characters of a secret. Somebody who has the hashes in a file
/// can try as many secrets per second as a computer can hash, until one fits.
const LEAST_SECRET: usize = 16;

/// The secret in an environment variable; `None` if the variable is not set. A secret
/// that is too short is a problem, with the message `help` as its help.
pub(super) fn secret_in(
    variable: &'static str,
    help: &'static str,
) -> Result<Option<String>, Problem> {
    let secret = env::var_os(variable).unwrap_or_default();
    if secret.is_empty() {
        return Ok(None);
    }
    let secret = secret.to_str().filter(|secret| LEAST_SECRET <= secret.chars().count());
    let message = Message::new("baseline-key-short").with("least", LEAST_SECRET);
    let short = Problem::in_file(variable, message).help(Message::new(help));
    secret.map(|secret| Some(secret.to_owned())).ok_or(short)
}
