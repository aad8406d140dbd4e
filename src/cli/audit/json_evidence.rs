//! The posts behind a finding about an account, in JSON.

use serde::Serialize;

use crate::{audit::Evidence, output::Shown};

/// A post that is evidence of a finding.
#[derive(Serialize)]
pub(super) struct JsonEvidence<'a> {
    time: Option<String>,
    /// `null`, like what follows, if only the time of the post was kept.
    id: Option<Shown<'a>>,
    file: Option<Shown<'a>>,
    /// `null` also unless the file is a workbook.
    sheet: Option<Shown<'a>>,
    line: Option<usize>,
}

impl<'a> JsonEvidence<'a> {
    pub(super) fn of(evidence: &'a Evidence) -> Self {
        let place = evidence.place.as_ref();
        Self {
            time: evidence.time.map(|time| time.to_string()),
            id: place.map(|place| Shown::new(&*place.id)),
            file: place.map(|place| Shown::new(&*place.file)),
            sheet: place.and_then(|place| Some(Shown::new(place.sheet.as_deref()?))),
            line: place.map(|place| place.line),
        }
    }
}
