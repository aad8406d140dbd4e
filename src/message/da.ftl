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

window-label-topic = handler om »{ $window }«
window-label-area = nævner et sted, hvor »{ $window }« gælder
window-label-tag = er hashtagget for »{ $window }«
window-label-hijack = er hashtagget for »{ $window }«, men opslaget handler om noget andet
window-label-held = skal ud, mens »{ $window }« er åbent
window-label-held-words = skal vente på grund af »{ $window }«
window-label-ended = »{ $window }« sluttede { $ended }
window-label-led-until = { $lead } har ordet til { $until }
window-label-led-open = { $lead } har ordet, og vinduet er stadig åbent
window-label-declared-until = her er »{ $window }« erklæret, til { $until }
window-label-declared-open = her er »{ $window }« erklæret, og vinduet er stadig åbent
window-label-declared-late = { $label }; først erklæret { $declared }
window-label-source = { $source } er ikke blandt de kilder, I deler fra
window-register-missing = { $path } findes ikke endnu, så der er ingen åbne vinduer i den
window-register-missing-help = `tweetlint window open` opretter den; hvis den burde være der, så ret stien
register-invalid-handle = `{ $handle }` er ikke et kontonavn
register-invalid-handle-help = skriv det som `kk`
register-invalid-domain = `{ $domain }` er ikke et domæne
register-invalid-domain-help = skriv det som `borger.dk`
window-id-taken = id'et `{ $id }` er allerede i brug
window-id-taken-help = giv hvert vindue sit eget id
window-id-taken-elsewhere-help = det andet vindue er i { $path }
window-id-taken-flag-help = giv det nye vindue et andet id med `--id`
window-id-empty = id'et er tomt
window-id-empty-help = giv vinduet et id, som i `havnebrand`
window-invalid-id = et vindue kan ikke hedde `{ $id }`
window-invalid-id-help = brug bogstaver, tal og `-`, som i `havnebrand-2026-05`
window-missing-help = skriv det, der mangler
window-needs-from = et vindue, der ikke er `dormant`, skal have `from`
window-needs-lead = en krise skal have `lead`
window-needs-level = en krise skal have `level`
window-needs-topic = en krise skal have `topics`, `area` eller `hashtags`
window-needs-area = et lokalt vindue uden `area` gælder hele landet
window-needs-area-help = skriv, hvor det er, som i `area: [Havnen]`, eller vælg et andet niveau
window-needs-review = et åbent vindue skal have `review_by`
window-needs-review-help = skriv `review_by` med det tidspunkt, hvor nogen gennemgår vinduet
window-dormant-time = et vindue med `dormant` har ikke noget `{ $key }`
window-dormant-time-help = fjern `dormant`, hvis vinduet er erklæret, og ellers tidspunktet
window-ends-before-start = vinduet slutter, før det begynder
window-all-clear-before-start = faren er afblæst, før vinduet begynder
window-all-clear-after-end = faren er afblæst, efter at vinduet slutter
window-review-before-start = vinduet skal gennemgås, før det begynder
window-time-before-start-help = ret `from` eller `{ $key }`
window-lead-without-channel = den, der har ordet, har ingen kanal
window-lead-without-channel-help = nævn `handles` eller `domains`
window-word-with-comma = `{ $word }` er ét ord med komma i
window-word-with-comma-help = skriv hvert ord for sig: [{ $words }]
window-invalid-hashtag = `{ $hashtag }` er ikke et hashtag
window-invalid-hashtag-help = skriv det som ét ord af bogstaver og tal, som i `havnebrand`
window-role-missing = `{ $written }` har ingen rolle
window-role-missing-help = skriv PROFIL=ROLLE, som i `havneby=service`
window-placeholder = skabelonen har stadig pladsholderen `{ $placeholder }`
window-give-flag-help = skriv det, som i `{ $example }`
window-unknown-template = der er ingen skabelon `{ $id }`
window-unknown-template-help = `tweetlint window list --all` viser dem, der er
window-not-dormant = `{ $id }` er ikke en skabelon
window-not-dormant-help = en skabelon har `dormant: true` og ingen tidspunkter
window-unknown = der er intet vindue `{ $id }`
window-unknown-help = `tweetlint window list` viser dem, der er åbne
window-close-dormant = `{ $id }` er en skabelon
window-close-dormant-help = den holder intet tilbage, så lad den være
window-closed-already = `{ $id }` er allerede lukket, siden { $until }
window-closed-already-help = flyt slutningen ved at rette `until`
window-close-time-help = ret `--at` eller `--all-clear`
window-cannot-write = filen kan ikke skrives: { $error }
window-cannot-write-help = vinduet er ikke ændret; spørg den, der ejer filen og dens mappe
window-read-only = filen er skrivebeskyttet
window-read-only-help = intet er ændret; gør filen skrivbar, som med `chmod u+w`
window-changed-meanwhile = en anden har lige ændret filen
window-changed-meanwhile-help = intet er skrevet; kør kommandoen igen
window-change-by-hand = filen er skrevet på en måde, som ikke kan ændres herfra
window-change-by-hand-help = intet er ændret; ret filen i hånden
window-name-register-help = intet er ændret; skriv selv `windows: { $register }` i filen, og kør kommandoen igen
window-rulebook-created = oprettede denne regelbog, som bruger { $register }
window-rulebook-changed = tilføjede `windows: { $register }` i denne regelbog
window-template-added = { $id } ligger klar i { $place }. Udfyld den dér, og åbn den med:
window-opened = Åbnede { $window }
window-ends-with = Den slutter med:
window-ends-at-or-with = Den slutter { $until } eller med:
window-closed = { $id } slutter { $until }
window-holds-nothing = holder intet tilbage derefter
window-still-holds = holder stadig { $held } tilbage til { $until }
window-still-open = { $id } er stadig åben
window-none-open = Intet vindue er åbent { $at }
window-none-open-of = Intet vindue er åbent { $at } ({ $others }; --all viser dem)
window-count-coming = { $count } på vej
window-count-dormant = { $count ->
    [one] { $count } skabelon
   *[other] { $count } skabeloner
}
window-count-past = { $count ->
    [one] { $count } overstået
   *[other] { $count } overståede
}
window-heading = { $window }: { $kind }
window-heading-titled = { $window } »{ $title }«: { $kind }
window-kind = { $kind ->
    [crisis] krise ({ $level })
    [mourning] sorg
    [pre-election] op til valg
    [exercise] øvelse
   *[event] begivenhed
}
window-level = { $level ->
    [watch] varsel
    [local] lokal
    [major] stor
   *[national] hele landet
}
window-held = { $kind ->
    [scheduled] planlagte opslag
    [promotion] reklame
   *[humour] sjov
}
window-led = { $kind }, ledet af { $lead }
window-open-until = åben siden { $from }, til { $until }
window-open = åben siden { $from }, skal gennemgås senest { $review }
window-overdue = åben siden { $from }; overskredet: skulle være gennemgået senest { $review }, så den advarer kun
window-past = åben fra { $from } til { $until }
window-coming = begynder { $from }
window-dormant = ligger klar, til nogen åbner den
window-declared-late = først erklæret { $declared }
window-all-clear = faren afblæst { $all_clear }
window-holds = holder { $held } tilbage
window-holds-until = holder { $held } tilbage til { $until }
window-asks-watch = kun til orientering: I må gerne skrive om den
window-asks-crisis = kun den, der leder, skriver om den; I deler
window-asks-pre-election = opslag må ikke tale for eller imod nogen, der stiller op
window-asks-exercise = opslag om den skal sige, at det er en øvelse
window-asks-event = opslag fra den skal have #{ $tag }


## Reports

