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

extended-file = { $problem }: { $path }


## Matchers and word lists


## Checks: how rulebooks name and configure them

check-unknown = tjekket `{ $name }` kendes ikke
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
lexicon-unknown = ordlisten `{ $name }` kendes ikke

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

