//! The posts behind a finding about an account, in JSON.

use serde::Serialize;

use crate::{audit::Evidence, output::Shown};

/// A post that is evidence of a finding.
#[derive(Serialize)]
pub(super) struct JsonEvidence<'a> {
    /// Of an answered post, the time of the answer.
    time: Option<String>,
    /// `null`, like what follows, if only the time of the post was kept.
    id: Option<Shown<'a>>,
    /// `null`, like what follows, also if only the id of an answered post is known.
    file: Option<Shown<'a>>,
    /// `null` also unless the file is a workbook.
    sheet: Option<Shown<'a>>,
    line: Option<usize>,
}

impl<'a> JsonEvidence<'a> {
    pub(super) fn of(evidence: &'a Evidence) -> Self {
        let place = evidence.place.as_ref();
        let in_file = place.filter(|place| !place.file.is_empty());
        Self {
            time: evidence.time.map(|time| time.to_string()),
            id: place.map(|place| Shown::new(&*place.id)),
            file: in_file.map(|place| Shown::new(&*place.file)),
            sheet: in_file.and_then(|place| Some(Shown::new(place.sheet.as_deref()?))),
            line: in_file.map(|place| place.line),
        }
    }
}
