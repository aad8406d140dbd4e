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


## Windows: crises and other periods


## Reports

report-error = fejl
report-warning = advarsel
report-info = oplysning
report-help = hjælp
report-note = bemærk
report-text-of-post = tekst i opslag { $id }
report-level-of-rule = niveauet er reglens eget
report-level-of-profile = niveauet er sat i profilen { $profile }
report-level-of-rulebook = niveauet er sat i { $place }
report-posts = { $count ->
    [one] { $count } opslag
   *[other] { $count } opslag
}
report-errors = { $count } fejl
report-warnings = { $count ->
    [one] { $count } advarsel
   *[other] { $count } advarsler
}
report-infos = { $count ->
    [one] { $count } oplysning
   *[other] { $count } oplysninger
}
report-and = { $first }, { $second }
report-findings = { $findings } i { $affected } af { $posts }
report-no-findings = Ingen fund i { $posts }
report-nothing-checked = Intet kunne tjekkes
report-fixable = { $count } kan rettes
report-fixed = { $count } rettet
report-known = { $count } kendt fra før
report-problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problemer
}
report-without-rulebook = { $counts }; uden regelbog gjaldt den indbyggede profil common
report-two-in-one-file = filen er nævnt til to rapporter
report-two-in-one-file-help = giv hver rapport sin egen fil
report-over-input = filen er den, der bliver tjekket
report-over-input-help = vælg en anden fil til rapporten
report-unwritable = filen kan ikke skrives: { $error }
report-unwritable-help = vælg en fil i en mappe, der findes, og som du må skrive i
report-fix-applied = rettet { $place } [{ $rule }]: { $before } → { $after }
report-fix-impossible = filen kan ikke rettes: { $error }
report-fix-impossible-help = kun almindelige filer kan rettes, ikke arkiver og ikke standard input
report-fix-unwritable = filen kan ikke skrives: { $error }
report-fix-unwritable-help = den er uændret; se efter, om du må skrive i den og dens mappe
report-fix-changed = filen er ændret i mellemtiden eller pakket og blev derfor ikke rettet
report-fix-changed-help = pak den ud, eller tjek den en gang til
report-baseline-unreadable = filen kan ikke læses: { $error }
report-baseline-invalid = linje { $line } er ikke et fund: { $error }
report-baseline-invalid-help = en baseline er en rapport skrevet med `--format json` eller `--format jsonl`
