### Hvad tweetlint siger, på dansk. Formatet er forklaret på https://projectfluent.org.
### En meddelelse er én sætning uden punktum; en mærkat begynder med lille.
### Citationstegn er » «. Navne på nøgler, filer og kommandoer står i ` `.

## General: words that several rooms share

list-or = eller
list-and = og
did-you-mean = mente du `{ $name }`?
can-be = det kan være { $names }

## Command line: help texts and usage errors


## Files and formats: what cannot be read

file-no-posts = der er ingen opslag i filen
file-no-posts-help = skriv et opslag i den, eller lad filen være ude
csv-unterminated-quote = anførselstegnet bliver ikke lukket
csv-text-after-quote = der står tekst efter det afsluttende anførselstegn
csv-quote-help = slut feltet med et anførselstegn; er der et inde i teksten, skrives det to gange


## YAML and the rulebook

yaml-nothing = ingenting
yaml-text = en tekst
yaml-list = en liste
yaml-map = nøgler med værdier
yaml-not-a-map = her skal stå nøgler med værdier og ikke { $found }
yaml-not-a-map-help = skriv nøgler med værdier, som i `key: value`
yaml-not-a-list = her skal stå en liste og ikke { $found }
yaml-not-a-list-help = sæt det i klammer: `[a, b]`
yaml-not-a-text = her skal stå en tekst og ikke { $found }
yaml-not-a-text-help = sæt det i anførselstegn, hvis det skal forstås bogstaveligt
yaml-not-a-boolean = her skal stå ja eller nej
yaml-not-a-boolean-help = skriv `true` eller `false`
yaml-not-a-number = her skal stå et tal
yaml-not-a-number-help = skriv det med cifre, som i `3`
yaml-no-key = her mangler en nøgle
yaml-no-key-help = skriv den nøgle, du mener
yaml-several-keys = her skal kun stå én nøgle
yaml-several-keys-help = behold en af dem
yaml-missing-key = her mangler `{ $key }`
yaml-missing-key-help = skriv det til
yaml-duplicate-key = nøglen `{ $key }` står her to gange
yaml-duplicate-key-help = den står også på linje { $line }; behold en af dem
yaml-second-document = her begynder et dokument mere, men der skal kun være ét
yaml-second-document-help = fjern `---` over det
yaml-gave-up = herfra er intet læst: der er for mange fejl ovenfor
yaml-gave-up-help = ret dem først
yaml-alias-in-itself = `{ $alias }` står inde i den værdi, den gentager
yaml-aliases-too-large = alias-henvisningerne hertil gentager for meget
yaml-alias-help = skriv værdien helt ud
yaml-colon = her må der ikke stå kolon efterfulgt af mellemrum
yaml-colon-help = sæt teksten i anførselstegn, hvis kolonet hører til den
yaml-nul = her står et NUL-tegn
yaml-nul-help = fjern det; måske er filen slet ikke tekst
yaml-character = tegnet her kræver, at teksten står i anførselstegn
yaml-character-help = sæt teksten i anførselstegn
yaml-comment = ` #` begynder en kommentar midt i en tekst
yaml-comment-help = sæt teksten i anførselstegn, eller skriv den under en `|`
yaml-tab = YAML kan ikke rykkes ind med tabulator
yaml-tab-help = ryk ind med mellemrum
yaml-unknown-anchor = der er intet anker `&` med det navn ovenfor
yaml-unknown-anchor-help = sæt en tekst, der begynder med `*`, i anførselstegn
yaml-no-anchor = her skal følge et navn
yaml-no-anchor-help = sæt en tekst, der begynder med `*` eller `&`, i anførselstegn
yaml-unterminated-quote = et anførselstegn er ikke lukket
yaml-unterminated-quote-help = luk det anførselstegn, der åbner ovenfor, eller fjern det
yaml-after-quote = der står noget efter det sidste anførselstegn
yaml-after-quote-help = skriv et anførselstegn to gange, når det hører til teksten
yaml-unknown-escape = `\` betyder ikke noget foran dette tegn
yaml-unknown-escape-help = skriv `\\`, eller sæt teksten i enkelte anførselstegn
yaml-unclosed-bracket = en klamme er ikke lukket
yaml-unclosed-bracket-help = luk den klamme, der åbner ovenfor, eller sæt teksten i anførselstegn
yaml-too-deep = der er for mange niveauer inde i hinanden her
yaml-too-deep-help = brug færre niveauer
yaml-indentation = linjen her passer ikke til dem ovenover
yaml-indentation-help = ryk den ind som dem, og skriv `key: value`
yaml-invalid = YAML kan ikke læses her (»{ $error }«)
yaml-invalid-help = se indrykning, anførselstegn og klammer efter
unknown-key = feltet `{ $name }` kendes ikke
unknown-value = værdien `{ $name }` kendes ikke
unknown-level = niveauet `{ $name }` kendes ikke
unknown-language = sproget `{ $name }` kendes ikke
unknown-profile = profilen `{ $name }` kendes ikke
unknown-lexicon = ordlisten `{ $name }` kendes ikke
unknown-check = tjekket `{ $name }` kendes ikke
unknown-rule = reglen `{ $name }` kendes ikke
extended-file = { $problem }: { $path }
rulebook-file-too-large = filen er større end { $most } MiB, og det har ingen regelbog brug for
rulebook-file-too-large-help = se efter, om det er den rigtige fil
rulebook-not-utf-8 = filen er ikke gemt som UTF-8
rulebook-not-utf-8-help = gem filen som UTF-8
rulebook-no-file = filen findes ikke
rulebook-check-path = se efter, om stien er rigtig
rulebook-no-permission = du må ikke læse filen
rulebook-no-permission-help = bed ejeren om lov
rulebook-is-folder = det er en mappe og ikke en fil
rulebook-unreadable = filen kan ikke læses (systemet melder »{ $error }«)
rulebook-extends-in-turn = `{ $file }` bygger selv på denne fil
rulebook-extends-in-turn-help = fjern den ene, for ingen af dem kan gælde før den anden
rulebook-extends-too-many = en regelbog kan højst bygge på { $count } filer
rulebook-extends-too-many-help = læg nogle af dem sammen
rulebook-profile-or-file = det kan være { $names } eller en fil
rulebook-unknown-timezone = tidszonen `{ $name }` kendes ikke
rulebook-unknown-timezone-help = skriv en verdensdel og en by, som i `Europe/Copenhagen`
rulebook-group = `{ $group }` er en gruppe, og her kan kun enkelte regler sættes
rulebook-group-help = sæt gruppens regler: { $rules }
rulebook-unknown-rule-help = `tweetlint rules` viser alle regler; jeres egen skal have `title`, `severity`, `why`, `check` og `examples`
rulebook-own-rule-help = skriv det til: jeres egen regel skal have `title`, `severity`, `why`, `check` og `examples`
rulebook-rule-exists = reglen `{ $id }` findes i forvejen
rulebook-rule-exists-help = giv jeres regel et andet id, eller ret kun severity, check eller when
rulebook-another-check = reglen har et andet tjek, og her kan kun dets indstillinger ændres
rulebook-another-check-help = nævn det tjek, reglen har, eller lav jeres egen regel
rulebook-invalid-id = `{ $id }` kan ikke være id for en regel
rulebook-invalid-id-help = skriv en gruppe og et navn med små bogstaver, som i `kk/no-jargon`
rulebook-empty-text = her skal stå en tekst
rulebook-empty-text-help = skriv `da: …` eller `en: …`
rulebook-no-example = der mangler et eksempel under `{ $key }`
rulebook-no-example-help = skriv et opslag, der viser, hvad reglen mener
rulebook-locked-level = `{ $id }` er låst, så niveauet kun kan sættes op
rulebook-locked-check = `{ $id }` er låst, så dens `check` og `when` ikke kan ændres
rulebook-locked-help = den er låst i { $place }
rulebook-duplicate-account = kontoen `{ $name }` står her to gange: store og små bogstaver gør ingen forskel
rulebook-duplicate-account-help = saml de to til én
rulebook-not-in-lexicon = `{ $word }` står ikke i ordlisten `{ $lexicon }`
rulebook-not-in-lexicon-help = fjern kun ord, der står i den
rulebook-invalid-date = `{ $date }` er ikke en dato
date-help = skriv den som `2026-11-24`
rulebook-invalid-telephone = `{ $number }` er ikke et telefonnummer
rulebook-invalid-telephone-help = skriv det som `33 66 33 66`
rulebook-duplicate-window = id'et `{ $id }` er allerede taget
rulebook-duplicate-window-help = det andet vindue står i { $file }
directory-duplicate = kontoen `{ $handle }` står her to gange
directory-duplicate-help = behold den ene; store og små bogstaver gør ingen forskel
hashtags-unknown-column = kolonnen `{ $name }` kendes ikke
hashtags-missing-column = kolonnen `{ $name }` mangler
hashtags-missing-column-help = første linje nævner kolonnerne: { $columns }
hashtags-not-a-word = et hashtag er ét ord
hashtags-not-a-word-help = skriv det uden `#` og mellemrum
hashtags-not-a-number = `{ $column }` skal være et helt tal
hashtags-not-a-number-help = skriv hvor mange, med cifre
hashtags-not-a-date = `{ $column }` skal være en dato
example-marks-alternate = `‹` og `›` skal skiftes
example-marks-help = ret markeringerne
example-unclosed-mark = `‹` bliver ikke lukket
example-unclosed-mark-help = sæt det `›`, der hører til
example-good-marked = et godt eksempel har intet at markere
example-good-marked-help = fjern markeringerne, eller flyt det til `bad`
trial-quote = »{ $text }«
trial-and = { $first } og { $next }
trial-whole-post = hele opslaget
trial-not-expected = finder { $found }, men det er et godt eksempel
trial-not-considered = ser ikke på opslaget: se reglens `when`
trial-nothing = finder intet, men skulle understrege { $expected }
trial-unmarked = understreger { $found }, så sæt ‹ › om det
trial-other = understreger { $found } i stedet for { $expected }


## Matchers and word lists


## Checks: how rulebooks name and configure them

check-no-settings = dette tjek har ingen indstillinger
check-no-settings-help = skriv `{ "{}" }`

matcher-no-words = her mangler ord
matcher-no-words-help = skriv, hvad der skal ledes efter
matcher-no-source = her står ikke, hvad der skal ledes efter
matcher-no-source-help = tilføj { $keys }
matcher-two-sources = `{ $first }` og `{ $second }` kan ikke bruges sammen
matcher-two-sources-help = behold en af dem
matcher-invalid-pattern = mønsteret er ikke gyldigt: { $mistake }
matcher-invalid-pattern-help = ret udtrykket, eller brug `words`

## Checks: labels on the underlined words

label-wording = denne formulering
label-said-of = sagt om det her
label-plain-wording = skriv »{ $plain }«
label-no-link = intet link i opslaget
label-no-media = intet billede med
label-no-phone = intet telefonnummer i opslaget
label-no-mail = ingen mailadresse i opslaget
label-no-question = intet spørgsmål i opslaget
label-no-reason = ingen begrundelse
label-no-opener = ingen invitation til at svare
label-no-place = intet sted nævnt
label-no-number = intet tal i opslaget
label-no-date = hverken dag eller klokkeslæt
label-no-time = intet klokkeslæt i opslaget
label-no-lead = ingen henvisning til den, der har ordet
label-too-many = { $count } i opslaget; grænsen er { $limit }
label-too-long = { $length } tegn; grænsen er { $limit }
label-own-words = { $words ->
    [one] { $words } ord, der er dit eget
   *[other] { $words } ord, der er dine egne
}
label-insecure = er ikke https
label-hidden-target = { $host } skjuler, hvor linket fører hen
label-tracking = `{ $name }` sporer læseren
label-login = `{ $name }` kan give adgang til en andens login
label-tag-reach = { $accounts ->
    [one] brugt af { $accounts } konto på { $days } dage
   *[other] brugt af { $accounts } konti på { $days } dage
}
label-tag-cut-short = linker kun som { $tag }
label-tag-not-linked = bliver ikke til et link
label-tag-case = er lettere at læse som { $better }
label-capitals = skrevet med versaler
label-look-alike = tegn, der ligner »{ $letters }«
label-marks = { $count } tegn i træk
label-exclamations = { $count } udråbstegn; grænsen er { $limit }
label-lix = LIX { $lix }; grænsen er { $limit }
label-personal-number = ligner et cpr-nummer ({ $masked })
label-no-alt = billede { $number } har ingen alt-tekst
label-leading-mention = begynder med { $handle }
label-distinct = { $count } forskellige ord om en ulykke
label-beginning = begynder ikke med { $word }
label-no-tag = uden { $tag }
label-no-version = { $minutes ->
    [one] ingen udgave på { $language } inden for { $minutes } minut
   *[other] ingen udgave på { $language } inden for { $minutes } minutter
}
language-english = engelsk
language-danish = dansk


## Windows: crises and other periods

window-holds = falder i »{ $window }«
window-holds-back = skal vente under »{ $window }«
window-topic = handler om »{ $window }«
window-area = nævner et sted, hvor »{ $window }« gælder
window-tag = er hashtag for »{ $window }«
window-tag-hijacked = er hashtag for »{ $window }«, men opslaget handler om noget andet
window-source = { $source } er ikke blandt de kilder, I deler fra
window-ended = »{ $window }« sluttede { $ended }
window-led = { $lead } har ordet til { $until }
window-led-open = { $lead } har ordet, og vinduet er stadig åbent
window-declared = her er »{ $window }« erklæret, til { $until }
window-declared-open = her er »{ $window }« erklæret, og vinduet er stadig åbent
window-declared-late = { $window }; først erklæret { $declared }


## Reports

