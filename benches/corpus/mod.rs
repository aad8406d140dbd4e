//! Generated posts of municipalities and other authorities, in Danish and English.
//!
//! Sentences come from a grammar for each language. A section of its file is a class
//! of words, as in `[noun en er erne]`, or a production, as in `[sentence]`. A class
//! lists stems; the suffixes behind its name make the other forms of each stem (`-`
//! means no suffix). A production lists alternatives, separated by `|` or line
//! breaks, with slots such as `{np}` for words and for other productions.
//!
//! The numbers in this file are taken from 55,000 public posts of politicians,
//! ministers, police districts and members of parliament: how long texts are, and
//! how many have links, tags, mentions, emoji or a mistake. `benches/measure FOLDER`
//! compares the generated posts with real ones.

mod body;
mod draws;
mod grammar;
mod record;

use std::{
    io::{self, Write},
    ops::RangeInclusive,
};

use draws::Draws;
use grammar::Grammar;
use record::Post;
pub(crate) use record::Shape;

/// The seed of all posts. Another seed gives posts with other words.
const SEED: u64 = 2015;

/// The lengths, in bytes, that divide all posts into twentieths.
const BYTES: [usize; 21] = [
    14, 44, 62, 76, 88, 100, 109, 116, 122, 129, 134, 139, 146, 162, 186, 216, 244, 272, 294, 340,
    620,
];

/// The number of accounts that post.
pub(crate) const ACCOUNTS: usize = 10_000;

/// The seconds from the first to the last post of an account in a census.
const NINE_YEARS: usize = 9 * 365 * 86_400;

/// The grammars, and the cumulative frequencies of the handles that posts mention.
pub(crate) struct Corpus {
    danish: Grammar,
    english: Grammar,
    handles: Vec<u64>,
}

impl Corpus {
    /// Reads the grammars.
    pub(crate) fn read() -> Self {
        Self {
            danish: Grammar::read(include_str!("danish.txt"), true),
            english: Grammar::read(include_str!("english.txt"), false),
            handles: draws::cumulative_ranks(2_000),
        }
    }

    /// Writes this many posts in a shape.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn write(&self, out: &mut impl Write, posts: usize, shape: Shape) -> io::Result<()> {
        let mut draws = Draws(SEED);
        shape.begin(out)?;
        for number in 0..posts {
            let author = account(draws.below(ACCOUNTS));
            // Half a minute after the previous post.
            let seconds = 30 * number;
            shape.write(out, &self.post((number, seconds), author, &mut draws))?;
        }
        shape.end(out)
    }

    /// Writes this many published posts of each account over nine years, each somewhere in its
    /// share of them: no month is without posts of anybody. The posts of an account depend on its
    /// number only.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn write_census(
        &self,
        out: &mut impl Write,
        posts: usize,
        accounts: RangeInclusive<usize>,
    ) -> io::Result<()> {
        for number in accounts {
            let mut draws = Draws(SEED.wrapping_mul(number as u64 + 7));
            for index in 0..posts {
                let seconds = NINE_YEARS * index / posts + draws.below(NINE_YEARS / posts);
                let place = (number * posts + index, seconds);
                let post = self.post(place, account(number), &mut draws);
                Shape::Lines.write(out, &post.published())?;
            }
        }
        Ok(())
    }

    /// Writes this many different Danish words, for word lists of rulebooks. Most
    /// are compounds, few of which occur in a text.
    ///
    /// # Errors
    /// Those of the writer.
    pub(crate) fn write_words(&self, out: &mut impl Write, words: usize) -> io::Result<()> {
        let (mut draws, mut seen) = (Draws(SEED + 1), std::collections::BTreeSet::new());
        while seen.len() < words {
            let mut word = self.danish.compound(&mut draws, 0);
            if 30_000 < seen.len() {
                word = self.danish.place(&mut draws).to_lowercase() + &word;
            }
            if seen.insert(word.clone()) {
                writeln!(out, "{word}")?;
            }
        }
        Ok(())
    }

    /// A post with its number, and the seconds from the first post to it.
    fn post(&self, (number, seconds): (usize, usize), author: String, draws: &mut Draws) -> Post {
        let is_danish = draws.permille(700);
        let grammar = if is_danish { &self.danish } else { &self.english };
        let twentieth = draws.below(BYTES.len() - 1);
        let (least, most) = (BYTES[twentieth], BYTES[twentieth + 1]);
        let length = least + draws.below(most - least);
        let kind = draws.below(1_000);
        let (is_repost, is_reply) = (kind < 200, (200..420).contains(&kind));
        let mut text = String::new();
        if is_repost {
            text = format!("RT @{}: ", self.handle(draws));
        } else if is_reply {
            for _ in 0..draws.one_of(&[1, 1, 1, 1, 2, 2, 3, 5]) {
                text.extend(["@", &self.handle(draws), " "]);
            }
        } else if draws.permille(120) {
            text = format!("Hej @{} ", self.handle(draws));
        }
        body::write(grammar, length, draws, &mut text);
        if is_repost && 140 < text.chars().count() {
            text = text.chars().take(139).chain(['…']).collect();
        }
        let reply_to = is_reply.then(|| draws.next() >> 3);
        let author_key = "author";
        Post { number, seconds, author, author_key, text, is_danish, reply_to, drawn: draws.next() }
    }

    /// The handle of somebody else.
    fn handle(&self, draws: &mut Draws) -> String {
        account(draws.ranked(&self.handles))
    }
}

/// The handle of an account by its number.
pub(crate) fn account(number: usize) -> String {
    let places = ["Aaby", "Birk", "Eng", "Fjord", "Havn", "Klit", "Lund", "Nord", "Skov", "Sund"];
    let kinds = ["kom", "bib", "politi", "skole", "vand", "museum"];
    let (kind, rest) = (number / places.len() % kinds.len(), number / places.len() / kinds.len());
    let letter = |place: usize| char::from(b"abdefgiklmnorstuvy"[place % 18]);
    let (place, kind) = (places[number % places.len()], kinds[kind]);
    // So many accounts have different names; those after them have a number as well.
    let round = number / (places.len() * kinds.len() * 18 * 18);
    let again = if round == 0 { String::new() } else { round.to_string() };
    format!("{place}{kind}{}{}{again}", letter(rest / 18), letter(rest))
}
