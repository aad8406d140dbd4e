//! The fixed words of the pages in each language.

/// The words of a language.
pub(super) struct Words {
    /// Its code, as `--lang` takes it.
    pub(super) language: &'static str,
    /// What the names of its pages end with, before `.md`.
    pub(super) suffix: &'static str,
    pub(super) all_rules: &'static str,
    pub(super) introduction: &'static str,
    /// The link to the same page in the other language.
    pub(super) other: (&'static str, &'static str),
    pub(super) how_to: &'static str,
    pub(super) rules: &'static str,
    pub(super) rule: &'static str,
    pub(super) title: &'static str,
    pub(super) level: &'static str,
    /// `off`, `info`, `warning` and `error`.
    pub(super) levels: [&'static str; 4],
    pub(super) level_in: &'static str,
    /// What is added to a level if the findings of an intent are one level lower, or info.
    pub(super) heard: [&'static str; 2],
    pub(super) applies_to: &'static str,
    pub(super) all_posts: &'static str,
    /// What a rule about accounts applies to.
    pub(super) account: &'static str,
    pub(super) basis: &'static str,
    pub(super) own_judgement: &'static str,
    pub(super) during: &'static str,
    pub(super) window: &'static str,
    pub(super) led_by: &'static str,
    pub(super) caught: &'static str,
    pub(super) passes: &'static str,
    pub(super) more: &'static str,
    /// In place of `media: []`.
    pub(super) no_media: &'static str,
    /// Names from windows that are written in another way for people.
    pub(super) names: &'static [(&'static str, &'static str)],
    pub(super) settings: &'static str,
    pub(super) in_profile: &'static str,
    /// Small words by which a text in the language is recognised.
    pub(super) recognised_by: &'static [&'static str],
}

impl Words {
    /// A kind, level or key of a window for people.
    pub(super) fn name<'n>(&self, name: &'n str) -> &'n str {
        self.names.iter().find(|(known, _)| *known == name).map_or(name, |(_, name)| name)
    }

    /// The name of a level for people.
    pub(super) fn level_name(&self, level: &str) -> &'static str {
        let at = ["off", "info", "warning", "error"].iter().position(|known| *known == level);
        self.levels[at.unwrap_or_else(|| panic!("unknown level {level}"))]
    }
}

/// Every language with its words.
pub(super) const WORDS: [Words; 2] = [
    Words {
        language: "en",
        suffix: "",
        all_rules: "All rules",
        introduction: "Every built-in rule: what it finds, why, and where it comes from. Levels are \
            those of each [profile](../rules.md#the-rulebook); a rulebook can change them.",
        other: ("Dansk", ".da"),
        how_to: "How to write rules",
        rules: "Rules",
        rule: "rule",
        title: "what is wrong",
        level: "Level",
        levels: ["off", "info", "warning", "error"],
        level_in: "in",
        heard: [
            "; what only the meaning of a sentence shows is one level lower",
            "; what only the meaning of a sentence shows is info",
        ],
        applies_to: "Applies to",
        all_posts: "all posts",
        account: "an account over time (`tweetlint audit`)",
        basis: "Basis",
        own_judgement: "the project's own judgement",
        during: "The examples are written during",
        window: "during",
        led_by: "led by",
        caught: "This is found",
        passes: "This passes",
        more: "More examples",
        no_media: "no picture",
        names: &[],
        settings: "Settings",
        in_profile: "In the profile",
        recognised_by: &[
            "the", "and", "is", "are", "of", "to", "we", "our", "your", "you", "with", "a",
        ],
    },
    Words {
        language: "da",
        suffix: ".da",
        all_rules: "Alle regler",
        introduction: "Alle de indbyggede regler: hvad de finder, hvorfor, og hvor de kommer fra. \
            Niveauerne er dem, [profilerne](../rules.md#the-rulebook) har; regelbogen kan \
            ændre dem.",
        other: ("English", ""),
        how_to: "Sådan skriver man regler",
        rules: "Regler",
        rule: "regel",
        title: "hvad der er galt",
        level: "Niveau",
        levels: ["slået fra", "oplysning", "advarsel", "fejl"],
        level_in: "i",
        heard: [
            "; det, kun sætningens mening viser, er ét niveau lavere",
            "; det, kun sætningens mening viser, er en oplysning",
        ],
        applies_to: "Gælder",
        all_posts: "alle opslag",
        account: "en konto over tid (`tweetlint audit`)",
        basis: "Grundlag",
        own_judgement: "projektets eget skøn",
        during: "Eksemplerne er skrevet under",
        window: "under",
        led_by: "ordet har",
        caught: "Det fanger reglen",
        passes: "Det går igennem",
        more: "Flere eksempler",
        no_media: "uden billede",
        names: &[
            ("crisis", "krisen"),
            ("mourning", "sorgen"),
            ("pre-election", "valgkampen"),
            ("exercise", "øvelsen"),
            ("event", "begivenheden"),
            ("watch", "varsel"),
            ("local", "lokal"),
            ("major", "stor"),
            ("national", "landsdækkende"),
            ("area", "sted"),
            ("topics", "emner"),
            ("hold", "holder tilbage"),
            ("languages", "sprog"),
        ],
        settings: "Indstillinger",
        in_profile: "I profilen",
        recognised_by: &[
            "og", "er", "på", "af", "til", "vi", "vores", "jer", "det", "den", "der", "en", "et",
        ],
    },
];
