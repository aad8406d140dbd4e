//! Intents: what a sentence does, such as promising a page or guessing at a cause.
//!
//! Word lists find only what their authors thought of. An intent is learnt from
//! sentences that people wrote (`rules/intents/`): a linear model over their words and
//! letters, trained by `tweetlint intent train` and part of the program as
//! `rules/intents/model.bin`. A rulebook may name further models, which its authors have
//! trained. A model is deterministic, and every weight can be shown.

mod features;
mod hearing;
mod linear_svm;
mod model;
mod model_file;
mod post_sentences;
mod rarity;
mod reasons;
mod train_from_files;
mod train_intents;
mod training_sentences;
mod weight_rows;

use std::sync::{Arc, OnceLock};

pub(super) use hearing::{Hearing, WordSums, Written};
pub(super) use model::Model;
pub use model::{Intent, Measure};
pub use model_file::is_model;
pub use reasons::{Like, Reason, nearest};
pub use train_from_files::{Trained, train};
pub use training_sentences::{SentenceFile, has_training_sentences, is_background};

use crate::message::Message;

/// The trained model of the built-in intents.
const PACKED: &[u8] = include_bytes!("../../../rules/intents/model.bin");

/// The built-in intents.
pub fn intents() -> &'static [Arc<Intent>] {
    static INTENTS: OnceLock<Vec<Arc<Intent>>> = OnceLock::new();
    INTENTS.get_or_init(|| {
        // It cannot fail: a test unpacks this file.
        let model = Model::unpack(PACKED).map(Arc::new);
        model.as_ref().map(Intent::all_of).unwrap_or_default()
    })
}

/// The intents of a model that a user has trained.
///
/// # Errors
/// Why the file is not such a model.
pub fn own_intents(file: &[u8]) -> Result<Vec<Arc<Intent>>, Message> {
    Model::read(file).map(|model| Intent::all_of(&Arc::new(model)))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{
        features::features,
        hearing::{MOST_INTENTS, Sums},
        train_from_files::digest,
        training_sentences::built_in,
        *,
    };
    use crate::{
        matcher::{fold::Folded, words::words_in},
        source::Source,
    };

    fn model() -> &'static Arc<Model> {
        &intents()[0].model
    }

    /// All training sentences. The program contains only a part of them.
    fn all_files() -> Vec<SentenceFile> {
        let read = |(name, _): &SentenceFile| {
            let path = format!("{}/rules/intents/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).expect("the file was there in the build");
            (name.clone(), Arc::new(Source::new(name.as_str(), text)))
        };
        built_in().iter().map(read).collect()
    }

    #[test]
    fn the_program_contains_some_sentences_of_each_intent_and_the_whole_background() {
        for ((name, part), (_, all)) in built_in().iter().zip(all_files()) {
            let [part, all] = [part, &all].map(|source| training_sentences::read(source));
            let (part, all) = (part.expect("it is valid"), all.expect("it is valid"));
            let step = if name == training_sentences::BACKGROUND { 1 } else { 8 };
            assert!(part.sentences.iter().eq(all.sentences.iter().step_by(step)), "{name}");
            assert_eq!((part.background, part.raised), (all.background, all.raised), "{name}");
        }
    }

    #[test]
    fn the_model_was_trained_on_the_sentences_that_are_there() {
        assert!(
            model().digest == digest(&all_files()),
            "train it again: `tweetlint intent train rules/intents`"
        );
        assert_eq!(intents().len(), built_in().len() - 2, "two files are the background");
    }

    /// Trains one intent on all sentences. To train all intents with their borders takes
    /// minutes without optimization.
    #[test]
    fn the_weights_are_those_that_training_gives() {
        let files = all_files();
        let sentences: Vec<_> = files
            .iter()
            .map(|(name, source)| {
                (name.as_str(), training_sentences::read(source).expect("the sentences are valid"))
            })
            .collect();
        let names: Vec<String> = intents().iter().map(|intent| intent.name.clone()).collect();
        let set = train_intents::TrainingSet::of(&names, &sentences);
        assert_eq!(set.rarity, model().rarity);
        let number = names.iter().position(|name| name == "unofficial-source");
        let number = number.expect("there is such an intent");
        let trained = set.linear(number);
        let scale = weight_rows::weight_scale(&trained);
        assert_eq!(scale.to_bits(), model().learnt[number].weight_scale.to_bits());
        let importance = |_, row| set.importance(number, row);
        let rows = weight_rows::rows(&[trained], &set.examples(), importance);
        for (bucket, row) in (0..=u16::MAX).zip(rows) {
            let (mut built_in, mut alone) = ([0; MOST_INTENTS], [0; MOST_INTENTS]);
            weight_rows::add(&mut built_in, model().row(bucket));
            weight_rows::add(&mut alone, &row);
            assert_eq!(built_in[number], alone[0]);
        }
    }

    #[test]
    fn the_same_sentences_give_the_same_model() {
        // A part of the sentences, since all take a minute.
        let part: Vec<_> = all_files()
            .iter()
            .filter(|(name, _)| ["background", "campaign", "joke"].contains(&name.as_str()))
            .map(|(name, source)| {
                let lines = source.text().lines().step_by(12);
                let lines: Vec<&str> = lines.collect();
                (name.clone(), Arc::new(Source::new(name.as_str(), lines.join("\n"))))
            })
            .collect();
        let one = train(&part).expect("the sentences are valid");
        let other = train(&part).expect("the sentences are valid");
        assert!(one.file == other.file);
        let read = Model::unpack(one.file.leak()).expect("it is a model");
        assert_eq!(read.learnt, one.intents[0].model.learnt);
    }

    fn folded_with_words(text: &str) -> (Folded, Vec<Range<usize>>) {
        let (mut folded, mut words) = (Folded::default(), Vec::new());
        folded.fold(text);
        words_in(&folded.text, &mut words);
        (folded, words)
    }

    fn hear(hearing: &mut Hearing, text: &str) {
        let (folded, words) = folded_with_words(text);
        hearing.hear(model(), Written::new(text, &folded, &words));
    }

    /// The parts of a text that have an intent.
    fn places<'t>(name: &str, text: &'t str) -> Vec<&'t str> {
        let intent = intents().iter().find(|intent| intent.name == name);
        let intent = intent.expect("there is such an intent");
        let mut hearing = Hearing::default();
        let (folded, words) = folded_with_words(text);
        let written = Written::new(text, &folded, &words);
        hearing.hear(model(), written);
        intent.places(&hearing, written).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn a_sentence_has_the_place_of_its_telling_clause() {
        let text = "Vejen er lukket. Mon ikke det var en cigaret, der startede branden?";
        assert_eq!(places("guess", text), ["Mon ikke det var en cigaret"]);
        assert!(places("guess", "Vi åbner kl. 9.").is_empty());
    }

    /// Words whose sums were kept give the same result as words that are met for the
    /// first time.
    #[test]
    fn a_text_is_heard_as_often_as_wanted() {
        let mut hearing = Hearing::default();
        let texts = built_in().iter().flat_map(|(_, source)| {
            // A post has an address where a training sentence has none.
            let lines = source.text().lines().step_by(13);
            let lines = lines.map(|line| line.replace("[link]", "https://link"));
            lines.collect::<Vec<_>>()
        });
        for text in texts {
            hear(&mut hearing, &text);
            let (heard, mut fresh) = (hearing.heard, Hearing::default());
            hear(&mut fresh, &text);
            assert_eq!(heard, fresh.heard, "{text}");
            for sentence in &fresh.sentences {
                let sums = Sums::of(&features(&text[sentence.range.clone()]), model());
                assert_eq!(sums.rarity_squares, sentence.sums.rarity_squares, "{text}");
            }
        }
    }

    #[test]
    fn a_link_is_one_word_of_a_sentence() {
        let (mut hearing, mut cut) = (Hearing::default(), Hearing::default());
        hear(&mut hearing, "Læs https://x.dk/?id=5&b=c og ring nu");
        assert_eq!(hearing.sentences.len(), 1);
        hear(&mut hearing, "Kom!\nhttps://x.dk/a Vi ses");
        assert_eq!(hearing.sentences.len(), 2);
        // A sentence is cut where a link begins.
        hear(&mut cut, &("Se ".to_owned() + &"https://a.dk ".repeat(60)));
        assert_eq!(cut.sentences.len(), 1);
    }

    #[test]
    fn emoji_and_marks_alone_have_no_intent() {
        let mut hearing = Hearing::default();
        for text in ["❤️❤️❤️", "@anna ❤️", "?!", "https://vejby.dk/a 🙏🏼", "A\u{30a} ❤️"]
        {
            hear(&mut hearing, text);
            let words = usize::from(text.starts_with('A'));
            assert_eq!(hearing.sentences.len(), words, "{text}");
        }
    }

    #[test]
    fn a_clause_is_never_empty() {
        for text in ["@a1 @b2 @c3, ring nu!", "@a @b", "...a", "Se her, @a @b @c"] {
            let clauses = post_sentences::clauses(text, &(0..text.len()));
            assert!(clauses.iter().all(|clause| !clause.is_empty()), "{text}: {clauses:?}");
        }
    }

    #[test]
    fn lines_that_are_no_sentences_are_problems() {
        let source = Arc::new(Source::new(
            "a.tsv",
            "# a\n1\tda\tHej\n2\tda\tHej\n1\tda\n# background: 1 i 9\n# border: 3 up\n# border: 3 higher\n",
        ));
        let problems = train(&[("a".to_owned(), source)]).expect_err("five lines are invalid");
        let lines = problems.iter().map(ToString::to_string);
        let lines: Vec<String> = lines.map(|line| line.chars().take(8).collect()).collect();
        assert_eq!(lines, ["a.tsv:3:", "a.tsv:4:", "a.tsv:5:", "a.tsv:6:", "a.tsv:7:"]);
    }

    #[test]
    fn a_comment_moves_the_border_of_its_intent() {
        let border = |comment: &str| {
            let lines = |label, text| (0..20).map(move |n| format!("{label}\tda\t{text} {n}a\n"));
            let lines = lines(1, "Kom til fest").chain(lines(0, "Festen er aflyst"));
            let text = comment.to_owned() + &lines.collect::<String>();
            let source = Arc::new(Source::new("a.tsv", text));
            let trained = train(&[("a".to_owned(), source)]).expect("the sentences are valid");
            trained.intents[0].model.learnt[0].border
        };
        let own = border("");
        assert!((border("# border: 0.25 higher\n") - own - 0.25).abs() < 1e-6);
        assert!((border("# border: 0.25 lower\n") - own + 0.25).abs() < 1e-6);
    }
}
