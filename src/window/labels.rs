//! The labels of findings about a window: labels below words of a post, and the
//! second label, which is at the record of the window.

use jiff::{Timestamp, Zoned};

use super::{HeldKind, Window};
use crate::message::Message;

impl Window {
    /// A time of the window as reports show it, in the time zone of the rulebook.
    pub fn moment(&self, time: Timestamp) -> Zoned {
        time.to_zoned(self.timezone.clone())
    }

    /// The label for words that name the topic.
    pub(crate) fn topic_label(&self) -> Message {
        self.label(Message::new("window-label-topic"))
    }

    /// The label for words that name the area.
    pub(crate) fn area_label(&self) -> Message {
        self.label(Message::new("window-label-area"))
    }

    /// The label for a hashtag of the event.
    pub(crate) fn tag_label(&self) -> Message {
        self.label(Message::new("window-label-tag"))
    }

    /// The label for a reply to a post that names the event.
    pub(crate) fn answers_label(&self) -> Message {
        self.label(Message::new("window-label-answers"))
    }

    /// The label that shows the beginning of a post that names the event and is answered.
    pub(crate) fn answered_label(&self, excerpt: String) -> Message {
        self.label(Message::new("window-label-answered")).with("excerpt", excerpt)
    }

    /// The label for a hashtag of the event in a post about something else.
    pub(crate) fn hijack_label(&self) -> Message {
        self.label(Message::new("window-label-hijack"))
    }

    /// The label for a post that is held back as a whole.
    pub(crate) fn held_label(&self) -> Message {
        self.label(Message::new("window-label-held"))
    }

    /// The label for a post that is held back because the window holds back
    /// everything.
    pub(crate) fn held_all_label(&self) -> Message {
        match self.hold_until {
            Some(until) => {
                let scheduled_too = self.is_open(until) && self.holds(HeldKind::Scheduled, until);
                let label = if scheduled_too {
                    Message::new("window-label-held-all-then-scheduled")
                } else {
                    Message::new("window-label-held-all-until")
                };
                self.label(label).with("until", self.moment(until))
            }
            None => self.label(Message::new("window-label-held-all")),
        }
    }

    /// The label for a word that, in a post that names the area, is a clue of the
    /// event.
    pub(crate) fn clue_label(&self) -> Message {
        self.label(Message::new("window-label-clue"))
    }

    /// The label for the words or pictures because of which a post is held back.
    pub(crate) fn held_words_label(&self) -> Message {
        self.label(Message::new("window-label-held-words"))
    }

    /// The label for the hashtag of an event that has ended.
    pub(crate) fn ended_label(&self, ended: Timestamp) -> Message {
        self.label(Message::new("window-label-ended")).with("ended", self.moment(ended))
    }

    /// The label at the record of the window. It names the lead and the end of the
    /// window. If the window was declared after `post_time`, the label also says
    /// when.
    pub(crate) fn declared_label(&self, post_time: Timestamp) -> Message {
        let label = match self.voice() {
            Some(lead) => self.led_by(lead),
            None => self.declared_here(),
        };
        match self.declared.filter(|declared| post_time < *declared) {
            Some(declared) => Message::new("window-label-declared-late")
                .with("label", label)
                .with("declared", self.moment(declared)),
            None => label,
        }
    }

    /// The first channel of the lead: a handle with `@`, or a domain; `None` if the
    /// lead has none.
    fn voice(&self) -> Option<String> {
        let handle = self.lead.handles.first().map(|handle| format!("@{handle}"));
        handle.or_else(|| self.lead.domains.first().cloned())
    }

    fn led_by(&self, lead: String) -> Message {
        let label = match self.until {
            Some(until) => Message::new("window-label-led-until").with("until", self.moment(until)),
            None => Message::new("window-label-led-open"),
        };
        label.with("lead", lead)
    }

    fn declared_here(&self) -> Message {
        self.label(match self.until {
            Some(until) => {
                Message::new("window-label-declared-until").with("until", self.moment(until))
            }
            None => Message::new("window-label-declared-open"),
        })
    }

    fn label(&self, label: Message) -> Message {
        label.with("window", self.id.as_str())
    }
}

/// The label for a source that the window does not allow: a handle or a host.
pub(crate) fn source_label(source: impl Into<String>) -> Message {
    Message::new("window-label-source").with("source", source.into())
}
