//! Generated posts in the format of API v2, one a line.
//!
//! The same seed gives the same bytes, so that timings can be compared. About one
//! post in eight breaks a rule, and texts and records are as long as real ones.

use std::io::{self, Write};

use serde_json::{Value, json};

const ACCOUNTS: &[&str] =
    &["fjordager_kom", "borgbypoliti", "skovlundskat", "aadalrektor", "havnbyforsyning"];

const OPENINGS: &[&str] = &[
    "Storegade er spærret mellem broen og torvet, mens vi lægger nye rør.",
    "I aften kl. 19 er der borgermøde på biblioteket om den nye skole.",
    "The library on Harbour Street opens again on Monday at nine.",
    "Vi har patruljer på stedet efter et uheld på ringvejen ved Lundby.",
    "Din årsopgørelse ligger klar. Se efter, om kørselsfradraget passer.",
    "Svømmehallen holder lukket i uge 42, fordi vi skifter filtre.",
    "Work on the western bridge has begun; expect delays until Friday.",
    "Der er is på cykelstierne her til morgen, så giv dig god tid.",
    "Tak til de 240 frivillige, der ryddede stranden i weekenden.",
    "Fra på tirsdag kører linje 4 en anden vej gennem byen.",
];

const MIDDLES: &[&str] = &[
    "Busserne kører uden om, og skiltene viser vej.",
    "Kom forbi, hvis du har spørgsmål; kaffen er på kanden.",
    "Ask us here, and somebody answers before four o'clock.",
    "Vi skriver igen, når vi ved mere om årsagen.",
    "Det gælder også for renovation og post.",
    "Har du set noget, så ring til vores vagt på 70 00 45 67.",
    "",
];

/// Texts that break a built-in rule.
const BREACHES: &[&str] = &[
    "Husk nu at komme!!!",
    "#byliv #kultur #sammen #fremtid",
    "I henhold til planen fremsendes svar senere.",
    "DET ER SIDSTE FRIST NU",
    "Læs mere på vores hjemmeside.",
    "Se http://fjordager-kommune.dk/frist",
];

const ENDINGS: &[&str] = &["🚲", "#dkby", "@borgbypoliti", "👍🏽", "", "", "", ""];

/// A pseudorandom number generator (`SplitMix64`).
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        drawn ^ (drawn >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("it is below a usize")
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// Writes this many posts, each on a line.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_posts(out: &mut impl Write, posts: usize, seed: u64) -> io::Result<()> {
    let mut draws = Draws(seed);
    for number in 0..posts {
        serde_json::to_writer(&mut *out, &post(number, &mut draws))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn post(number: usize, draws: &mut Draws) -> Value {
    let id = (1_480_000_000_000_000_000 + number as u64 * 131_072).to_string();
    let author = draws.below(ACCOUNTS.len());
    let user = (20_000 + author).to_string();
    let (text, urls) = text(draws);
    json!({
        "id": id,
        "conversation_id": id,
        "author_id": user,
        "author": {
            "id": user, "username": ACCOUNTS[author], "name": ACCOUNTS[author], "verified": false,
            "created_at": "2009-04-01T08:00:00.000Z", "location": "Danmark",
        },
        "created_at": time(number),
        "lang": "da",
        "possibly_sensitive": false,
        "reply_settings": "everyone",
        "source": "Twitter Web App",
        "public_metrics": {
            "retweet_count": draws.below(40), "reply_count": draws.below(20),
            "like_count": draws.below(300), "quote_count": draws.below(5),
        },
        "edit_history_tweet_ids": [id],
        "edit_controls": {
            "edits_remaining": 5, "is_edit_eligible": true, "editable_until": time(number + 1),
        },
        "entities": {"urls": urls},
        "text": text,
    })
}

/// The time of a post, one minute after the previous one.
fn time(number: usize) -> String {
    let start: jiff::Timestamp = "2022-01-01T00:00:00Z".parse().expect("it is a valid time");
    let minutes = i64::try_from(number).expect("no more posts than minutes");
    let time = start + jiff::SignedDuration::from_mins(minutes);
    time.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

/// A text, and the links in it.
fn text(draws: &mut Draws) -> (String, Vec<Value>) {
    let mut parts = vec![draws.one_of(OPENINGS), draws.one_of(MIDDLES)];
    if draws.below(8) == 0 {
        parts.push(draws.one_of(BREACHES));
    }
    parts.push(draws.one_of(ENDINGS));
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join(" ");
    let mut urls = Vec::new();
    if draws.below(2) == 0 {
        let short = format!("https://t.co/{:010x}", draws.next() & 0xFF_FFFF_FFFF);
        let page = draws.below(10_000);
        text.push(' ');
        let start = text.chars().count();
        text.push_str(&short);
        urls.push(json!({
            "start": start,
            "end": text.chars().count(),
            "url": short,
            "expanded_url": format!("https://www.fjordager-kommune.dk/nyheder/{page}"),
            "display_url": format!("fjordager-kommune.dk/nyheder/{page}"),
        }));
    }
    (text, urls)
}
