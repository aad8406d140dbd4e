//! Reads `crises`: which posts a new crisis holds back unless the flags of
//! `tweetlint window open` say otherwise.

use jiff::SignedDuration;

use crate::{
    message::Message,
    time::parse_duration,
    window::HeldKind,
    yaml::{self, Node, Reader, one_of, one_or_more},
};

/// What a newly declared crisis holds back, unless the command line says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CrisisDefaults {
    /// The kinds of posts to hold back; empty if the level of the crisis decides.
    pub hold: Vec<HeldKind>,
    /// How long the crisis holds back everything, if `hold` contains `all`; `None`
    /// means for as long as it is open.
    pub hold_for: Option<SignedDuration>,
}

/// Reads `crises: {hold: all, hold_for: 3h}`.
pub(super) fn read(node: &Node, reader: &mut Reader<'_>) -> Option<CrisisDefaults> {
    let mut fields = reader.fields(node)?;
    let hold = fields.optional("hold", one_or_more(one_of(&HeldKind::ALL))).unwrap_or_default();
    let hold_for = fields.optional("hold_for", duration);
    let place = fields.entry("hold_for").map(|(_, value)| value.span);
    fields.finish();
    if let Some(span) = place.filter(|_| hold_for.is_some() && !hold.contains(&HeldKind::All)) {
        let help = Message::new("window-hold-until-without-all-help");
        return reader.wrong(span, Message::new("rulebook-hold-for-without-all"), help);
    }
    Some(CrisisDefaults { hold, hold_for })
}

fn duration(node: &Node, reader: &mut Reader<'_>) -> Option<SignedDuration> {
    let written = yaml::text(node, reader)?;
    let duration = parse_duration(written);
    if duration.is_some() {
        return duration;
    }
    let message = Message::new("duration-invalid").with("text", written);
    reader.wrong(node.span, message, Message::new("duration-invalid-help"))
}
