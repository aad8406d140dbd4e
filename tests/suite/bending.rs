//! Words that bend: which forms and compounds of a word are found, and which words
//! only contain its letters.

use tweetlint::{
    language::Language,
    matcher::{Automaton, AutomatonBuilder, ListId, Scratch},
    message::Message,
    tokens::Tokens,
};

/// An automaton of one entry.
fn automaton(
    add: impl Fn(&mut AutomatonBuilder, ListId) -> Result<(), Message>,
) -> (Automaton, ListId) {
    let mut builder = AutomatonBuilder::default();
    let list = builder.new_list();
    add(&mut builder, list).expect("the entry is valid");
    (builder.build(), list)
}

/// Compares which of some texts, separated by commas, an entry finds.
#[track_caller]
fn compare((automaton, list): &(Automaton, ListId), finds: &str, not: &str) {
    for (texts, expected) in [(finds, true), (not, false)] {
        for text in texts.split(", ").filter(|text| !text.is_empty()) {
            let (tokens, mut scratch) = (Tokens::of(text), Scratch::default());
            let matches = automaton.scan(text, &tokens, &mut scratch);
            assert_eq!(matches.has_any_of(&[*list]), expected, "{text}");
        }
    }
}

#[track_caller]
fn word(word: &str, finds: &str, not: &str) {
    let add = |builder: &mut AutomatonBuilder, list| builder.add_bending(list, 0, word, [None; 2]);
    compare(&automaton(add), finds, not);
}

#[track_caller]
fn place(name: &str, finds: &str, not: &str) {
    let add = |builder: &mut AutomatonBuilder, list| builder.add_place(list, 0, name);
    compare(&automaton(add), finds, not);
}

#[test]
fn a_word_finds_its_family() {
    word(
        "brand",
        "brand, Brandens, de to brande, det brænder, gården er brændt, storbranden, brandrøg, \
         brandfolkene, en brandmand, den brændende lade, ildebrand, huset vil brænde",
        "brandt, Brandt, branding, brandet, brandert, et brandsalg, brands, brandvarmt, et brandudsalg, forbrandet, \
         vi brænder for sagen, en brændende interesse, brænde til salg, ild",
    );
    word("brænder", "branden, det brændte, nedbrændt", "branding, vi brænder for sagen");
    word(
        "røg",
        "røgen, røgsky, brandrøg, røglugten, krudtrøgen",
        "røget laks, røgelse, røgfri skole, han understrøg, Strøget, \
         der røg den sidste plads, passiv røg",
    );
    // Smoke, and the past tense of rushing or dropping.
    word(
        "røg",
        "Der er røg i området., Der er meget røg i området., Røg i området., RØG I BYEN, \
         Der er kommet røg ind i lejligheder., Tæt sort røg over havnen, Er der røg hos jer?, \
         Lukket på grund af røg i området., Vi kan lugte røg på stationen.",
        "Bilen røg i vandet., Han røg ud af holdet., Så røg den sidste plads., \
         Mødet gik op i røg., Alle røg ind i bussen.",
    );
    word(
        "skyderi",
        "skyderiet, et masseskyderi, manden skød, de skød efter ham, to er skudt, skuddene, skudofrene, pistolskud",
        "tilskud, overskuddet, forskud, skudår, skudsmål, skøde, skyde genvej, skød skylden på, skyde på flertallet",
    );
    word("oversvømmelse", "oversvømmelsen, gaden er oversvømmet, kælderen oversvømmes", "svømme");
    word("storm", "stormen, vinterstormen, stormskader", "stormagter, stormøde, brainstorm");
    word("drukne", "druknede, en drukneulykke", "druknet i mails");
    word("flood", "flooded, floods, floodwater", "a flood of mails, floodlights");
    word("fire", "a wildfire, firefighters, the house burned", "fireworks, a ceasefire, fire sale");
}

#[test]
fn a_word_of_no_family_takes_the_endings_of_words_like_it() {
    word(
        "kloak",
        "kloakken, kloakkens, kloakker, kloakdæksel, regnvandskloakken",
        "kloakk, overkloak",
    );
    word("bombevest", "bombeveste, bombevestene", "bombe");
    word("kedel", "kedlen, kedlerne, kedelen, varmekedlen, kedelrum", "ked, kedelig");
    word("dæmning", "dæmningen, dæmninger, dæmningsbrud, jorddæmning", "dæmpning, dæm");
    word("skole", "skolen, skoler, skolerne, folkeskole, skoledag", "skolisk");
    word("bus", "busser, bussen, busserne", "busk, busseronne, buskort, rutebus");
    word("outage", "outages", "out, age");
    word("party", "parties, partys", "part");
}

#[test]
fn ordinary_nouns_and_adjectives_take_their_danish_endings() {
    word("borger", "borgere, borgeren, borgerne, borgernes, borgerservice", "borg, borgen");
    word("medarbejder", "medarbejderne, en medarbejders, kommunens medarbejdere", "arbejderne");
    word("menneske", "mennesket, mennesker, menneskene, menneskenes", "menneskelig");
    word("kvinde", "kvinder, kvinden, kvinderne, kvindens", "kvindelig");
    word("borgerrettet", "borgerrettede, borgerrettet", "borger, rettede");
    word("handicappede", "handicappet, handicappedes", "handicap");
    word("profilbillede", "profilbilledet, profilbilleder", "profil");
    word("proaktiv", "proaktivt, proaktive", "aktiv");
    word("kulturel", "kulturelt, kulturelle", "kultur");
    word("arbejdsløs", "arbejdsløst, arbejdsløse", "arbejdslyst");
    word("fordel", "fordele, fordelen", "fordelt");
    word("gammel", "gamle, gammelt", "gammen");
    word("himmel", "himlen, himle, himmelen", "him");
    word("nummer", "numre, nummeret, numrene", "num");
    word("museum", "museet, museer, museerne, museums", "muse");
    word("album", "albummet, albummer", "albue");
}

#[test]
fn everyday_words_whose_vowels_change_are_found_in_all_their_forms() {
    word("barn", "børn, børnene, barnets", "børnehave, barnevogn, barnlig");
    word("mænd", "mand, manden, mændene", "mandag, formand");
    word("formand", "formænd, formanden, næstformand, bestyrelsesformænd", "for, mand");
    word("politimand", "politimænd, politimændene, politimanden", "politi");
    word("fod", "fødder, foden", "foder, føde");
    word("ung", "unge, ungt", "unger, ungen");
    word("skrive", "skrev, skrevet, skriver", "skriveri");
    word("falde", "faldt, faldet, falder", "faldskærm");
    word("vælger", "vælgere, vælgerne, valgte", "valg");
    word("løb", "løbet, løbene", "løbsk");
    word("steal", "stolen, steals", "");
    word("woman", "women", "man");
}

#[test]
fn an_english_form_that_is_a_danish_word_counts_in_english_only() {
    let (automaton, list) =
        automaton(|builder, list| builder.add_bending(list, 0, "steal", [None; 2]));
    let (text, mut scratch) = ("De stole, der stod her.", Scratch::default());
    let tokens = Tokens::of(text);
    let matches = automaton.scan(text, &tokens, &mut scratch);
    let languages: Vec<_> = matches.of(&[list]).map(|found| found.language).collect();
    assert_eq!(languages, [Some(Language::En)]);
}

#[test]
fn frequent_nouns_bend_and_function_words_do_not() {
    word("trafikulykke", "trafikulykker, trafikulykken", "");
    word("hjælp", "hjælpen", "");
    word("under", "under", "undersøgelse, undere, underne");
    word("efter", "efter", "efteren, eftersøgning");
    word("because", "because", "becauses");
}

#[test]
fn a_letter_that_is_written_as_two_characters_bends_alike() {
    word("ta\u{30a}lega\u{30a}rd", "tålegården, ta\u{30a}lega\u{30a}rden", "");
    word("COVAX", "COVAX", "COVAXs");
}

#[test]
fn prefixes_and_suffixes_make_other_words_not_compounds() {
    word("stand", "standen", "tilstand, modstand, forstand, afstanden");
    word("venlig", "venligt, venlige", "venlighed, uvenlig");
}

#[test]
fn names_and_function_words_do_not_bend() {
    word("Krag", "Krag, Krags, Krag-sagen", "kragen, kragerne, Kragelund");
    word("Jonas Krag", "Jonas Krags, jonas krag", "Jonas Kragen");
    word("vi", "vi", "vis, vier, vinter");
    word("Brand", "branden", "branding");
}

#[test]
fn the_last_word_of_a_phrase_bends() {
    word("defekt kloak", "en defekt kloak, defekt kloakken", "defekt, kloak");
    word("giftig brand", "giftig brand, giftig branden", "brand");
}

#[test]
fn an_entry_may_be_taken_as_it_is_written() {
    word("=brand", "brand, Brand", "branden, brandrøg, storbrand, brænder");
    word("brand*", "brands, brandrøg", "storbrand, brænder");
    word("(brand|ild)", "ild, brand", "ilden");
    word("*brand", "brand, storbrand, skovbranden, Åbrand", "brandrøg, storbrandfare, branding");
    word("*brand*", "brandrøg, storbrand, skovbrandfare", "bran");
    word("*(brand|ild)", "skovild, storbrand", "ildsjæl");
}

#[test]
fn a_star_in_front_needs_a_single_word_that_is_not_too_short() {
    for entry in ["*d", "*en*", "*brand i", "i *brand", "**", "*3d3", "*br*d"] {
        let mut builder = AutomatonBuilder::default();
        let list = builder.new_list();
        assert!(builder.add(list, 0, entry, None, false).is_err(), "{entry}");
    }
}

#[test]
fn compounds_of_an_own_word_may_count_in_danish_only() {
    let languages = [None, Some(Language::Da)];
    let (automaton, list) =
        automaton(|builder, list| builder.add_bending(list, 0, "press", languages));
    let (text, mut scratch) = ("pressens presserum", Scratch::default());
    let tokens = Tokens::of(text);
    let matches = automaton.scan(text, &tokens, &mut scratch);
    let languages: Vec<_> = matches.of(&[list]).map(|found| found.language).collect();
    assert_eq!(languages, [None, Some(Language::Da)]);
}

#[test]
fn places_are_found_in_both_forms_and_spellings() {
    place(
        "Nordhavnen",
        "Nordhavnen, Nordhavnens, Nordhavn, nordhavns, Nordhavns-beboere, Nordhavnsbranden",
        "havnen, Nordhav, Sydhavnen",
    );
    place("Nordhavn", "Nordhavnen", "havn");
    place(
        "Egelund Station",
        "Egelund Station, Egelund St., stationen i Egelund, stationen ved Egelund",
        "Egelund, stationen, Egelundskolen",
    );
    place("Havnen", "havnen, havnens", "havn, havnefest, Nordhavnen");
    place("Aabenraa", "Åbenrå, Aabenraas, Åbenrås", "åben, råben");
    place("Ry", "Ry, Rys", "ryge, Rygaard");
    place("=Nordhavnen", "Nordhavnen", "Nordhavn, Nordhavnens");
    place("Kedelvej 12", "Kedelvej 12", "Kedelvej");
}

#[test]
fn exempt_words_are_exempt_however_often_they_are_written() {
    let text = "overskud ".repeat(2_000) + &"x".repeat(100_000) + &"skud".repeat(20_000) + " skud";
    let (automaton, list) =
        automaton(|builder, list| builder.add_bending(list, 0, "skud", [None; 2]));
    let (tokens, mut scratch) = (Tokens::of(&text), Scratch::default());
    let matches = automaton.scan(&text, &tokens, &mut scratch);
    assert_eq!(matches.of(&[list]).count(), 1);
}
