//! Windows in words that a duty officer reads, in both languages.

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    language::Language,
    output::visible,
    time::on_the_wall,
    window::{HeldKind, Level, Window, WindowKind},
};

/// Where a window stands at a moment; what matters most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Nobody has looked at it again in time, so it only warns.
    Overdue,
    /// It runs.
    Open,
    /// It is closed, and some of what it held is held still.
    Cooling,
    /// It has yet to begin.
    Coming,
    /// It is a ready-made record.
    Dormant,
    /// It is over.
    Past,
}

impl State {
    /// Every state with its name in reports.
    const ALL: [(&'static str, Self); 6] = [
        ("overdue", Self::Overdue),
        ("open", Self::Open),
        ("cooling-down", Self::Cooling),
        ("coming", Self::Coming),
        ("dormant", Self::Dormant),
        ("past", Self::Past),
    ];

    /// The state of a window.
    pub(super) fn of(window: &Window, at: Timestamp) -> Self {
        let Some(from) = window.from else { return Self::Dormant };
        match () {
            () if at < from => Self::Coming,
            () if window.is_open(at) && window.is_expired(at) => Self::Overdue,
            () if window.is_open(at) => Self::Open,
            () if window.is_cooling(at) && !held(window, at).is_empty() => Self::Cooling,
            () => Self::Past,
        }
    }

    /// Its name in reports.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }

    /// Whether the window still says anything about posts.
    pub(super) const fn is_current(self) -> bool {
        matches!(self, Self::Overdue | Self::Open | Self::Cooling)
    }
}

/// A window as people read it: the language, the zone, and the moment.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) language: Language,
    pub(super) zone: &'a TimeZone,
    pub(super) at: Timestamp,
}

impl Told<'_> {
    /// A window in a few lines.
    pub(super) fn paragraph(self, window: &Window) -> String {
        let title = window.title.as_ref().map(|title| title.get(self.language));
        let title = title.map(|title| format!(" “{title}”")).unwrap_or_default();
        let place = &window.declared_at;
        let mut lines =
            vec![format!("{}{title}: {}", window.id, self.what(window)), self.when(window)];
        // Most are declared the minute they begin.
        if let Some(time) =
            window.declared.filter(|time| window.from.is_some_and(|from| from < *time))
        {
            let time = on_the_wall(time, self.zone);
            let word = self.language.pick("declared only", "først erklæret");
            lines.push(format!("{word} {time}"));
        }
        if let Some(time) = window.all_clear.filter(|time| *time <= self.at) {
            let time = on_the_wall(time, self.zone);
            let word = self.language.pick("all-clear given", "faren afblæst");
            lines.push(format!("{word} {time}"));
        }
        lines.extend(self.holds(window));
        lines.push(format!("{}:{}", place.path, place.start.line));
        // A title or a handle may hold a sign that would do something.
        lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n  ")
    }

    /// What it is and who leads.
    fn what(self, window: &Window) -> String {
        let kind = self.kind(window.kind);
        let level = match window.kind {
            // Mourning holds what it holds, whatever its level.
            WindowKind::Crisis => format!(" ({})", level(window.level)),
            _ => String::new(),
        };
        let lead = match leads(window) {
            leads if leads.is_empty() => String::new(),
            leads => {
                let by = self.language.pick("led by", "ledet af");
                format!(", {by} {}", self.joined(leads.iter().map(String::as_str)))
            }
        };
        format!("{kind}{level}{lead}")
    }

    fn kind(self, kind: WindowKind) -> &'static str {
        match kind {
            WindowKind::Crisis => self.language.pick("crisis", "krise"),
            WindowKind::Mourning => self.language.pick("mourning", "sorg"),
            WindowKind::PreElection => self.language.pick("before an election", "op til valg"),
            WindowKind::Exercise => self.language.pick("exercise", "øvelse"),
            WindowKind::Event => self.language.pick("event", "begivenhed"),
        }
    }

    /// Since when, until when.
    fn when(self, window: &Window) -> String {
        let clock = |time: Option<Timestamp>| {
            time.map_or_else(String::new, |time| on_the_wall(time, self.zone))
        };
        let (from, until) = (clock(window.from), clock(window.until));
        let review = clock(window.review_by);
        let pick = |en: String, da: String| self.language.pick(en, da);
        match State::of(window, self.at) {
            State::Open if window.until.is_some() => pick(
                format!("open since {from}, until {until}"),
                format!("åben siden {from}, til {until}"),
            ),
            State::Open => pick(
                format!("open since {from}, to be reviewed by {review}"),
                format!("åben siden {from}, skal gennemgås senest {review}"),
            ),
            State::Overdue => pick(
                format!(
                    "open since {from}; overdue: nobody has reviewed it by {review}, so it only warns"
                ),
                format!(
                    "åben siden {from}; forfalden: ingen har gennemgået den senest {review}, så den advarer kun"
                ),
            ),
            State::Cooling | State::Past => pick(
                format!("open from {from} until {until}"),
                format!("åben fra {from} til {until}"),
            ),
            State::Coming => pick(format!("begins {from}"), format!("begynder {from}")),
            State::Dormant => {
                pick("sleeps until somebody opens it".into(), "sover, til nogen åbner den".into())
            }
        }
    }

    /// What it keeps back or asks for at the moment, a sentence each.
    fn holds(self, window: &Window) -> Vec<String> {
        // Of one that has yet to begin people ask what it will hold.
        let at = window.from.map_or(self.at, |from| from.max(self.at));
        let held = held(window, at);
        let names = held.iter().map(|held| self.held(*held));
        let mut told = Vec::new();
        if !held.is_empty() {
            let names = self.joined(names);
            let end = window.until.map(|until| until + window.cooldown);
            told.push(match end.filter(|_| window.is_cooling(self.at)) {
                Some(end) => {
                    let end = on_the_wall(end, self.zone);
                    self.language.pick(
                        format!("holds back {names} until {end}"),
                        format!("holder {names} tilbage til {end}"),
                    )
                }
                None => self
                    .language
                    .pick(format!("holds back {names}"), format!("holder {names} tilbage")),
            });
        }
        if window.is_open(at) {
            told.extend(self.asks(window));
        }
        told
    }

    /// What is held, as a noun.
    pub(super) fn held(self, held: HeldKind) -> &'static str {
        match held {
            HeldKind::Scheduled => self.language.pick("scheduled posts", "planlagte opslag"),
            HeldKind::Promotion => self.language.pick("promotion", "reklame"),
            HeldKind::Humour => self.language.pick("humour", "spøg"),
        }
    }

    /// What it asks of posts besides.
    fn asks(self, window: &Window) -> Option<String> {
        let pick = |en: &str, da: &str| Some(self.language.pick(en, da).to_owned());
        match window.kind {
            WindowKind::Crisis if window.level == Level::Watch => pick(
                "for information only: posts about it are not objected to",
                "kun til orientering: opslag om den bliver ikke påtalt",
            ),
            WindowKind::Crisis => pick(
                "posts about it are for the lead to write, and for you to pass on",
                "kun den, der leder, skriver om det; I deler",
            ),
            WindowKind::PreElection => pick(
                "posts must not speak for or against anybody who stands",
                "opslag må ikke tale for eller imod nogen, der stiller op",
            ),
            WindowKind::Exercise => pick(
                "posts about it must say that it is an exercise",
                "opslag om den skal sige, at det er en øvelse",
            ),
            WindowKind::Event if !window.hashtags.is_empty() => {
                let tag = &window.hashtags[0];
                pick(
                    &format!("posts from it carry #{tag}"),
                    &format!("opslag fra den bærer #{tag}"),
                )
            }
            WindowKind::Mourning | WindowKind::Event => None,
        }
    }

    /// Names in a row: `a, b and c`.
    pub(super) fn joined<'n>(self, names: impl IntoIterator<Item = &'n str>) -> String {
        let names: Vec<&str> = names.into_iter().collect();
        match names.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => {
                format!("{} {} {last}", others.join(", "), self.language.pick("and", "og"))
            }
            None => String::new(),
        }
    }
}

/// What a window holds back at a moment.
pub(super) fn held(window: &Window, at: Timestamp) -> Vec<HeldKind> {
    let all = HeldKind::ALL.iter().map(|(_, held)| *held);
    all.filter(|held| window.holds(*held, at)).collect()
}

/// The channels of those who lead.
pub(super) fn leads(window: &Window) -> Vec<String> {
    let handles = window.lead.handles.iter().map(|handle| format!("@{handle}"));
    handles.chain(window.lead.domains.iter().cloned()).collect()
}

/// The name of a level in files.
pub(super) fn level(level: Level) -> &'static str {
    Level::ALL.iter().find(|(_, own)| *own == level).map_or("", |(name, _)| name)
}

/// The name of a kind in files.
pub(super) fn kind(kind: WindowKind) -> &'static str {
    WindowKind::ALL.iter().find(|(_, own)| *own == kind).map_or("", |(name, _)| name)
}
