//! Text in XML.

use quick_xml::{escape::resolve_predefined_entity, events::Event};

use super::scan::Fault;

/// Appends the text of an event, if it has any. An entity that the file itself defines
/// is refused: entities of entities expand without limit.
pub(super) fn push_text(text: &mut String, event: &Event<'_>) -> Result<(), Fault> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(entity) => {
            let letter = entity.resolve_char_ref()?.map(String::from);
            let predefined =
                || resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
            text.push_str(&letter.or_else(predefined).ok_or(Fault::Hostile)?);
        }
        _ => (),
    }
    Ok(())
}
