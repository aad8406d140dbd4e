### Hvad tweetlint siger, på dansk. Formatet er forklaret på https://projectfluent.org.
### En meddelelse er én sætning uden punktum; en mærkat begynder med lille.
### Citationstegn er » «. Navne på nøgler, filer og kommandoer står i ` `.

## General: words that several rooms share

list-or = eller
list-and = og
did-you-mean = mente du `{ $name }`?
can-be = det kan være { $names }

## Command line: help texts and usage errors

# Hjælp. `help-NAVN` er teksten til en kommando, `help-NAVN-after` det, der følger
# efter dens flag, `help-NAVN-FLAG` teksten til et flag, og `help-FLAG` teksten til
# et flag, som flere kommandoer har. `help-value-NAVN` er navnet på en værdi.

help-heading-usage = Brug:
help-heading-commands = Kommandoer
help-heading-arguments = Argumenter
help-heading-options = Flag
help-usage-options = [FLAG]
help-variable = [variabel: { $name }]
help-default = [standard: { $value }]
help-possible-values = [mulige værdier: { $values }]

help-value-command = KOMMANDO
help-value-domain = DOMÆNE
help-value-file = FIL
help-value-format = FORMAT
help-value-format-file = FORMAT=FIL
help-value-handle = KONTO
help-value-handle-role = KONTO=ROLLE
help-value-id = ID
help-value-kind = SLAGS
help-value-lang = SPROG
help-value-level = NIVEAU
help-value-n = ANTAL
help-value-name = NAVN
help-value-path = STI
help-value-rule = REGEL
help-value-rule-group = REGEL|GRUPPE
help-value-rulebook = REGELBOG
help-value-shell = SHELL
help-value-tag = HASHTAG
help-value-time = TIDSPUNKT
help-value-title = TITEL
help-value-when = HVORNÅR
help-value-word = ORD

help-tweetlint = Læser myndigheders opslag på sociale medier efter reglerne, før de går ud
help-tweetlint-after =
    Begynd her:
      tweetlint check kladder         tjek en mappe med kladder
      tweetlint explain link/missing  hvorfor en regel findes, hvad den fanger, og hvad der går igennem
      tweetlint rules                 alle regler, deres niveau, og hvem der har sat det

help-help = Vis hjælp
help-help-command = Vis denne hjælp eller hjælpen til en kommando
help-version = Vis version

help-rulebook = Regelbogen [standard: den nærmeste tweetlint.yaml i denne mappe eller over den]
help-windows = Et register over vinduer i stedet for det, regelbogen nævner
help-lang = Sproget, programmet taler, { $languages } [standard: regelbogens, ellers systemets]
help-color = Hvornår der bruges farver; auto bruger dem i en terminal
help-paths = Filer og mapper med opslag; `-` er standardinput
help-account = Kontoen bag opslag, der ikke selv nævner en
help-input-format = Opslagenes format, hvis det ikke bliver genkendt: { $input_formats }
help-at = Det tidspunkt, der gælder som nu
help-format = Om der skrives til mennesker eller programmer

help-check = Tjek kladder eller udgivne opslag efter regelbogen
help-check-after =
    Eksempler:
      tweetlint check kladder --diff             vis, hvad --fix ville ændre
      tweetlint check tweets.zip --format short  tjek en kontos arkiv, én linje pr. fund
      tweetlint check - <kladde.txt              tjek en kladde fra et andet program

    Slutkoder:
      0  opslagene er tjekket, og intet fund er på niveauet i --fail-on eller over
      1  der er fund på niveauet i --fail-on eller over
      2  ikke alt kunne tjekkes: fejl i kommandoen, regelbogen eller en fil, eller ingen opslag
help-check-at = Tidspunktet for opslag, der ikke selv har et [standard: nu]
help-check-select = Brug kun disse regler eller grupper, for eksempel link/missing,access
help-check-ignore = Brug ikke disse regler eller grupper
help-check-fail-on = Det laveste niveau, der giver slutkode 1
help-check-format = Rapportens format: { $output_formats } [standard: full]
help-check-output = Skriv en rapport mere til en fil, for eksempel sarif=rapport.sarif; kan gentages; filen `-` er standardoutput
help-check-jobs = Antal tråde [standard: én pr. kerne]
help-check-fix = Ret det i filerne, der trygt kan rettes
help-check-diff = Vis, hvad --fix ville ændre, uden at ændre noget
help-check-baseline = Vis kun de fund, der ikke står i denne tidligere rapport (json eller jsonl)
help-check-quiet = Vis kun fund og problemer, uden sammentælling
help-check-no-progress = Vis ingen statuslinje undervejs

help-inspect = Vis, hvad der blev læst af hvert opslag, som JSON med ét objekt pr. linje

help-explain = Forklar, hvad en regel ser efter, hvorfor, og hvor den kommer fra
help-explain-rule = Reglens id, for eksempel link/missing

help-rules = Vis reglerne, deres niveau for en konto, og hvem der har sat det
help-rules-account = Den konto, niveauerne vises for

help-test = Prøv alle reglers eksempler
help-test-path = Regelbogen [standard: den nærmeste tweetlint.yaml i denne mappe eller over den]

help-queue = Vis, hvilke planlagte opslag der holdes tilbage nu, og hvornår de er fri igen
help-queue-at = Det tidspunkt, der gælder som nu; tidligere opslag regnes for udgivet [standard: nu]

help-window = Meld kriser og andre perioder ud, slut dem, og vis dem
help-window-open = Åbn et vindue: fra nu af holder det opslag tilbage
help-window-open-id = Vinduets id [standard: skabelonen eller slagsen, og dagen]
help-window-open-kind = Hvad vinduet handler om [standard: skabelonens, ellers crisis]
help-window-open-level = Hvor langt hændelsen rækker [standard: skabelonens, ellers major]
help-window-open-lead = Kontiene, der har ordet; den første er hovedkanalen
help-window-open-lead-domain = Domæner, hvis sider hører til dem, der har ordet
help-window-open-topic = Ord for det, der sker; "brand*", i anførselstegn, finder også brandene og havnebrand
help-window-open-area = Ord for stedet
help-window-open-hashtag = Hændelsens hashtags
help-window-open-role = Hvad en af jeres konti må imens: lead, supporting eller service
help-window-open-from = Hvornår det begyndte [standard: nu]
help-window-open-until = Hvornår vinduet slutter, hvis det vides
help-window-open-review-by = Hvornår vinduet senest skal gennemgås [standard: i morgen på samme tid; ved sorg og før valg om en uge]
help-window-open-title = Hvad folk kalder det
help-window-open-by = Hvem der åbner vinduet [standard: det navn, du er logget ind med]
help-window-open-template = Et sovende vindue i registret, der kopieres; andre flag ændrer kopien
help-window-open-dry-run = Vis vinduet uden at skrive det i registret
help-window-close = Luk et vindue
help-window-close-id = Vinduets id
help-window-close-at = Hvornår vinduet slutter [standard: nu]
help-window-close-all-clear = Hvornår den, der har ordet, afblæste faren
help-window-list = Vis de åbne vinduer, hvem der har ordet, og hvad der holdes tilbage
help-window-list-all = Vis også sovende, tidligere og kommende vinduer
help-window-template = Vis et færdigt vindue, der sover, til det bliver åbnet
help-window-template-kind = Hvad vinduet handler om
help-window-template-id = Vinduets id [standard: dets slags]
help-window-template-write = Skriv det i registret i stedet for at vise det

help-completions = Skriv, hvad en shell skal bruge for at fuldføre kommandoer
help-completions-shell = Shellen

# Fejl i kommandoen.

usage-error = fejl
usage-more = Se mere med `--help`.
usage-usage = Brug: { $usage }
usage-did-you-mean = tip: mente du { $names }?
usage-missing = der mangler:
usage-no-command = `{ $command }` mangler en kommando
usage-no-value = `{ $argument }` mangler en værdi
usage-no-value-taken = `{ $argument }` tager ikke værdien `{ $value }`
usage-unknown-flag = flaget `{ $argument }` findes ikke
usage-unexpected = `{ $argument }` hører ikke til her
usage-unknown-command = kommandoen `{ $command }` findes ikke
usage-only-once = `{ $argument }` kan kun bruges én gang
usage-conflict = `{ $argument }` kan ikke bruges sammen med { $others }
usage-invalid-value = værdien `{ $value }` kan ikke bruges til `{ $argument }`
usage-expected = { $problem }: { $expected }
usage-invalid-text = et argument er ikke gyldig UTF-8
usage-expected-one-of = det kan være { $names }
usage-expected-switch = skriv 1 eller 0, yes eller no, true eller false, on eller off
usage-expected-number = skriv et tal fra 1 og op
usage-expected-report = skriv FORMAT=FIL, for eksempel sarif=rapport.sarif

# Det, kommandoerne skriver.

level-error = fejl
level-warning = advarsel
level-info = oplysning
level-off = slået fra
rule-unknown = reglen `{ $rule }` findes ikke
rule-or-group-unknown = reglen eller gruppen `{ $name }` findes ikke
rule-list = `tweetlint rules` viser dem alle
output-not-written = resultatet kan ikke skrives: { $error }
progress-posts = { $count ->
    [one] { $count } opslag
   *[other] { $count } opslag
 }

check-no-rule = `--select` og `--ignore` lader tilsammen ingen regel tilbage, så intet blev tjekket
check-no-rule-help = udelad et af dem, eller nævn andre regler eller grupper
check-two-reports-on-stdout = der kan kun skrives én rapport til standardoutput
check-two-reports-on-stdout-help = udelad `--format`, eller skriv den anden rapport til en fil, som i `--output json=rapport.json`

explain-levels = Niveauer: { $levels }
explain-bad = Det fanger reglen:
explain-good = Det går igennem:
explain-sources = Kilder:
explain-record-incomplete =
    Et vindue kan ikke læses

    Et vindue, som programmet ikke kan læse, ville intet holde tilbage, og ingen ville
    opdage det. Derfor bliver intet tjekket, før det er rettet. En krise skal have
    `lead`, `level` og mindst én af `topics`, `area` og `hashtags`; en lokal krise eller
    øvelse skal have sin `area`; hvert vindue skal have `from`, og `review_by`, hvis det
    ikke har `until`.

    Niveau: altid en fejl, med slutkode 2. Ingen regelbog kan slå den fra.

rules-profile = profilen { $profile }

test-failure = { $place }: { $rule }: { $problem }
test-result = { $rules ->
    [one] { $rules } regel
   *[other] { $rules } regler
 }, { $examples ->
    [one] { $examples } eksempel
   *[other] { $examples } eksempler
 }, { $failures } fejlede

queue-empty = ingen planlagte opslag
queue-empty-help = et opslag i kø har `publish_at` eller `scheduled: true`
queue-column-post = OPSLAG
queue-column-account = KONTO
queue-column-due = UDGIVES
queue-column-free = FRI FRA
queue-column-window = VINDUE
queue-column-rule = REGEL
queue-column-place = STED
queue-open = åben
queue-open-review = åben, gennemgås senest { $review }
queue-warned-heading = Kun en advarsel, fordi vinduet skal gennemgås, før de udgives, eller fordi reglen er mild:
queue-held = Holdt tilbage: { $held } af { $posts ->
    [one] { $posts } planlagt opslag
   *[other] { $posts } planlagte opslag
 }
queue-held-with = { $sentence } ({ $notes })
queue-warned = { $count } med en advarsel
queue-passed = { $count ->
    [one] { $count }, hvis tidspunkt er passeret, er ikke talt med
   *[other] { $count }, hvis tidspunkt er passeret, er ikke talt med
 }
queue-unscheduled = { $count ->
    [one] { $count } af dem er mærket `scheduled: false` og bliver ikke holdt tilbage som planlagt
   *[other] { $count } af dem er mærket `scheduled: false` og bliver ikke holdt tilbage som planlagte
 }


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

