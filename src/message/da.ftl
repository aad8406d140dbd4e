### Hvad tweetlint siger, på dansk. Formatet er forklaret på https://projectfluent.org.
### En meddelelse er én sætning uden punktum; en mærkat begynder med lille.
### Citationstegn er » «. Navne på nøgler, filer og kommandoer står i ` `.

## General: words used in several places

list-or = eller
list-and = og
did-you-mean = mente du `{ $name }`?
did-you-mean-one-of = mente du { $names }?
can-be = det kan være { $names }

## Times

time-invalid = `{ $text }` kan ikke læses som et tidspunkt
time-invalid-help = skriv det som `2026-11-24T09:00` eller `2026-11-24T09:00+01:00`
time-span = `{ $text }` er et tidsrum og ikke et tidspunkt
time-span-help = skriv kun det klokkeslæt, hvor opslaget skal ud, fx `09:00`
time-year = årstallet i `{ $text }` kan ikke passe
time-year-help = skriv et årstal mellem 1970 og 2100
time-only-day = `{ $text }` er en dag uden klokkeslæt
time-only-day-help = skriv klokkeslættet med: `{ $day }T09:00`
time-without-zone = det fremgår ikke af `{ $text }`, hvilken tidszone det er i
time-without-zone-help = skriv `{ $utc }`, hvis det er UTC, eller sæt `timezone` i regelbogen
time-twice = `{ $text }` findes to gange, fordi sommertiden slutter
time-twice-help = skriv `{ $first }` for den første gang, `{ $second }` for den anden
time-skipped = `{ $text }` findes ikke, fordi sommertiden begynder
time-without-year = årstallet mangler i `{ $text }`
time-turned-year = `{ $text }` ligger måneder før rækken ovenover ({ $above }): årstallet mangler
time-turned-year-help = skriv årstallet i datoen eller i en kolonne `år`
time-without-year-help = skriv det i datoen, eller i en kolonne `år` eller filens navn: `plan-2026.csv`
text-time-without-year-help = skriv året i det; er filen et opslag, som den er, så sig `--input-format text`
time-skipped-help = skriv et tidspunkt en time før eller efter
time-unclear = ingen kan se, hvad der er dag, og hvad der er måned i `{ $text }`
time-unclear-help = angiv, hvad der står først: `--dates day-month` eller `--dates month-day`, eller `dates` under `sources` i regelbogen
time-other-order = `{ $text }` er ingen dato med { $order ->
        [day-month] dagen
       *[month-day] måneden
    } først, som datoerne i denne fil bliver læst
time-other-order-help = ret datoen; er de andre skrevet som den, så angiv `--dates { $order }`
time-weekday = ugedagen passer ikke til datoen i `{ $text }`, som er en { $day ->
        [1] mandag
        [2] tirsdag
        [3] onsdag
        [4] torsdag
        [5] fredag
        [6] lørdag
       *[other] søndag
    }
time-weekday-help = ret det, der er forkert: ingen kan vide, hvilken dag der er ment
time-short-year = ingen kan se, hvad der er dag, og hvad der er år i `{ $text }`
time-short-year-help = skriv årstallet med fire cifre som i `24-11-2026`, eller angiv, at dagen står først: `--dates day-month`
time-other-zone = `{ $text }` er angivet i { $zone }, men på det tidspunkt viser urene { $other }
time-other-zone-help = skriv tidspunktet uden tidszonens navn eller med forskellen til UTC som i `2026-06-24T09:00+02:00`
row-without-day = `{ $text }` er et klokkeslæt, men rækken har ingen dag
row-without-day-help = skriv også dagen i denne række: et tomt felt gentager ikke dagen ovenfor
week-unknown = `{ $text }` er ikke en uge
week-without-day = uge `{ $text }` har ingen dag
weekday-unknown = `{ $text }` er ikke en ugedag
weekday-without-week = `{ $text }` er en ugedag uden uge
week-without-year = ingen kan se, hvilket år `{ $text }` er i
row-day-help = skriv datoen med årstal i rækken, for eksempel »mandag den 23. november 2026«, eller giv hver række sin dato i en kolonne `dato`
row-only-platform = rækken »{ $text }« nævner kun en platform og gælder ikke for rækkerne under den
row-moved = `{ $text }` er et andet tidspunkt end opslagets
row-moved-help = ret opslagets tidspunkt; er det rigtigt, så udelad kolonnen: `--map 'ignore={ $name }'`
row-only-account = rækken »{ $text }« nævner kun en konto og gælder ikke for rækkerne under den
week-help = skriv ugen som `48/2026`, eller året i en kolonne `år` eller i arkets navn (`Uge 48 2026`), dagen i en kolonne `ugedag` og klokkeslættet i en kolonne `tid`; eller skriv datoen i en kolonne `dato`
time-out-of-range = `{ $text }` ligger for langt tilbage eller for langt fremme
time-out-of-range-help = skriv et årstal mellem 1 og 9998

## Command line: help texts and usage errors

# Hjælp. `help-NAVN` er teksten til en kommando, `help-NAVN-after` det, der følger
# efter dens flag, `help-NAVN-FLAG` teksten til et flag, og `help-FLAG` teksten til
# et flag, som flere kommandoer har. `help-value-NAVN` er navnet på en værdi.

help-heading-usage = Brug:
help-heading-commands = Kommandoer
help-heading-arguments = Argumenter
help-heading-options = Flag
help-usage-options = [FLAG]
help-variable = [miljøvariabel: { $name }]
help-default = [standard: { $value }]
help-possible-values = [mulige værdier: { $values }]

help-value-command = KOMMANDO
help-value-by = HVAD
help-value-day = DAG
help-value-domain = DOMÆNE
help-value-duration = VARIGHED
help-value-event = HÆNDELSE
help-value-file = FIL
help-value-format = FORMAT
help-value-field-column = FELT=KOLONNE
help-value-order = RÆKKEFØLGE
help-value-part = DEL
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
help-value-period = PERIODE
help-value-rule = REGEL
help-value-rule-group = REGEL|GRUPPE
help-value-rulebook = REGELBOG
help-value-shell = SHELL
help-value-source = KILDE
help-value-tag = HASHTAG
help-value-text = TEKST
help-value-time = TIDSPUNKT
help-value-title = TITEL
help-value-what = HVAD
help-value-when = HVORNÅR
help-value-word = ORD

help-tweetlint = Tjekker, om en myndigheds opslag på sociale medier følger reglerne, før de går ud
help-tweetlint-after =
    Begynd her:
      tweetlint check kladder         tjek en mappe med kladder
      tweetlint explain link/missing  hvorfor en regel findes, hvad den fanger, og hvad der går igennem
      tweetlint rules                 alle regler, deres niveau, og hvem der har sat det

help-help = Vis hjælp
help-help-command = Vis denne hjælp eller hjælpen til en kommando
help-version = Vis version

help-rulebook = Regelbogen [standard: den nærmeste tweetlint.yaml i denne mappe eller over den]
help-windows = Et andet register over vinduer end det, regelbogen nævner
help-allow-outside = Lad regelbogen henvise til filer uden for sit repository; kun til regelbøger, du stoler på
help-lang = Det sprog, programmet skriver på ({ $languages }) [standard: regelbogens, ellers systemets]
help-color = Hvornår der bruges farver; auto bruger dem i en terminal
help-paths = Filer og mapper med opslag; `-` er standardinput
help-account = Kontoen bag opslag, der ikke selv nævner en
help-map = Angiv, hvilket felt en kolonne eller nøgle indeholder, som i text=Beskrivelse; `ignore` udelader den; adskil flere med komma
help-preset = Angiv, hvilket program tabellerne kommer fra, som i buffer, hvis nogen har ændret deres overskrifter
help-dates = Rækkefølgen af dag og måned i datoer som 05/06/2026: day-month eller month-day
help-input-format = Opslagenes format, hvis det ikke bliver genkendt: { $input_formats }
help-at = Det tidspunkt, der regnes for nu
help-format = Om resultatet er til mennesker eller til programmer

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
help-check-fix = Ret det, der trygt kan rettes, direkte i filerne
help-check-diff = Vis, hvad --fix ville ændre, uden at ændre noget
help-check-baseline = Vis kun de fund, der ikke står i denne tidligere rapport (json eller jsonl)
help-check-quiet = Vis kun fund og problemer, uden sammentælling
help-check-no-progress = Vis ingen statuslinje undervejs

help-audit = Vis, hvordan konti skriver over tid: svar, links, billeder, gentagne tekster, fund
help-audit-since = Kun opslag fra og med denne dag, måned eller dette år
help-audit-until = Kun opslag til og med denne dag, måned eller dette år
help-audit-compare = Sammenlign to perioder, for eksempel 2014 2015 eller 2026-01..2026-06 2026-07..2026-12
help-audit-against = Vis, hvilke fund der ændrer sig, hvis regelbogen FIL gælder i stedet
help-audit-by = Tabellens rækker [standard: en liste for hver konto]
help-audit-format = Rapportens format: text, json, csv, markdown eller html, som er en side til en browser
help-audit-at = Tidspunktet for opslag, der ikke selv har et [standard: nu]
help-audit-select = Brug kun disse regler eller grupper, for eksempel link/missing,access
help-audit-ignore = Brug ikke disse regler eller grupper
help-audit-jobs = Antal tråde [standard: én pr. kerne]
help-audit-fail-on = Det laveste niveau af fund om konti, der giver slutkode 1
help-audit-quiet = Skriv ingen bemærkninger
help-audit-no-progress = Vis ingen statuslinje
help-audit-part = Skriv en del til FIL i stedet for en rapport: det, en gennemgang gemmer om opslagene, så det kan samles med andre dele (også `--partial`)
help-audit-merge = Saml dele af en gennemgang; rapporten er den samme, som én kørsel over alle opslagene ville skrive
help-audit-merge-parts = Filer, som `tweetlint audit --part` har skrevet, i vilkårlig rækkefølge
help-audit-merge-by = Tabellens rækker [standard: en liste for hver konto]
help-audit-merge-format = Rapportens format: text, json, csv, markdown eller html, som er en side til en browser
help-audit-merge-part = Skriv de samlede dele til FIL som én del i stedet for en rapport
help-audit-merge-fail-on = Det laveste niveau af fund om konti, der giver slutkode 1
help-audit-merge-quiet = Skriv ingen bemærkninger
help-audit-after =
    Slutkoder:
      0  opslagene er gennemgået
      1  et fund om en konto er på niveauet i --fail-on eller over; ingen indbygget regel om konti har niveauet fejl
      2  noget kunne ikke læses, eller der er ingen opslag
    Et tal, som dataene ikke indeholder, er »ukendt« og aldrig nul.
    docs/metrics.md forklarer hvert tal.
help-inspect = Vis, hvad programmet har læst af hvert opslag, som JSON med ét objekt pr. linje
help-inspect-format = Hvad der vises: json med hvert opslag, eller text med det, programmet forstod af hver fil [standard: json]

help-explain = Forklar, hvad en regel ser efter, hvorfor, og hvor den kommer fra
help-explain-rule = Reglens id, for eksempel link/missing

help-rules = Vis reglerne, deres niveau for en konto, og hvem der har sat det
help-rules-account = Den konto, niveauerne vises for

help-test = Afprøv alle reglers eksempler
help-test-path = Regelbogen [standard: den nærmeste tweetlint.yaml i denne mappe eller over den]

help-queue = Vis, hvilke planlagte opslag der holdes tilbage nu, og hvornår de må udgives
help-queue-at = Det tidspunkt, der regnes for nu; opslag før det regnes for udgivet [standard: nu]

help-window = Åbn, luk og vis vinduer: kriser og andre perioder med egne regler
help-window-open = Åbn et vindue, så det holder opslag tilbage fra nu af
help-window-open-id = Vinduets id [standard: navnet på skabelonen eller typen, og dagen]
help-window-open-kind = Hvilken slags vindue det er [standard: skabelonens, ellers crisis]
help-window-open-about = Hvad der er sket: brand, skyderi, angreb, stormflod, storm, ulykke, kemikalieudslip, eftersøgning, cyberangreb, strømsvigt eller epidemi, eller et hverdagsord som røg eller savnet; så kender vinduet ordene på dansk og engelsk
help-window-open-level = Hvor stor hændelsen er [standard: skabelonens, ellers major]
help-window-open-lead = De konti, der har ordet; den første er hovedkanalen
help-window-open-lead-domain = Domæner, der tilhører den, der har ordet
help-window-open-topic = Ord for det, der sker; brand finder også brandene og havnebrand, `"=brand"` kun sig selv
help-window-open-area = Ord for stedet
help-window-open-hashtag = Hændelsens hashtags
help-window-open-allow = Konti og domæner, som I også må dele fra
help-window-open-hold = Hvad der skal vente: all (alt), scheduled, promotion eller humour [standard: efter niveauet]
help-window-open-hold-for = Hvor længe alle jeres egne opslag skal vente, for eksempel 3t eller 90m [standard med `--hold all`: 3t]
help-window-open-role = Hvad en af jeres konti må imens: lead, supporting eller service
help-window-open-from = Hvornår det begyndte [standard: nu]
help-window-open-until = Hvornår vinduet slutter, hvis det vides
help-window-open-review-by = Hvornår vinduet senest skal gennemgås [standard: i morgen på samme tid; ved sorg og før valg om en uge]
help-window-open-title = Hvad folk kalder hændelsen
help-window-open-by = Hvem der åbner vinduet [standard: det navn, du er logget ind med]
help-window-open-template = En skabelon i registret, der kopieres; andre flag ændrer kopien
help-window-open-dry-run = Vis vinduet uden at skrive det i registret
help-window-close = Luk et vindue
help-window-close-id = Vinduets id [standard: det eneste, der er åbent]
help-window-close-at = Hvornår vinduet slutter [standard: nu]
help-window-close-all-clear = Hvornår den, der har ordet, afblæste faren
help-window-all-clear = Skriv i et åbent vindue, at faren er afblæst
help-window-all-clear-id = Vinduets id [standard: det eneste, der er åbent]
help-window-all-clear-at = Hvornår den, der har ordet, afblæste den, for eksempel 21:00 [standard: nu]
help-window-list = Vis de åbne vinduer, hvem der har ordet, og hvad der holdes tilbage
help-window-list-all = Vis også skabeloner og vinduer, der er overstået eller på vej
help-window-show = Vis et vindue med alle de ord, det kender
help-window-show-id = Vinduets id [standard: det eneste, der er åbent]
help-window-template = Vis en skabelon til et vindue; den holder intet tilbage, før den åbnes
help-window-template-kind = Hvilken slags vindue det er
help-window-template-id = Vinduets id [standard: dets slags]
help-window-template-write = Skriv den i registret i stedet for at vise den

help-hashtags = Tæl, hvem der bruger hvilke hashtags i opslag, til et register under `hashtags:` i en regelbog
help-hashtags-after =
    Eksempler:
      tweetlint hashtags arkiv.ndjson -o hashtags.csv    tæl opslagene i en eksport
      tweetlint hashtags merge 2025.csv 2026.csv -o hashtags.csv

    Kan nogle af opslagene ikke læses, skrives der ingenting.
help-hashtags-campaigns = En tabel over kampagner med kolonnerne tag, owner og ends; deres hashtags må gerne være nye
help-hashtags-about = Én linje om, hvad det er for opslag; den bliver skrevet i filen
help-hashtags-output = Filen med tallene [standard: standardoutput]
help-hashtags-counts-only = Udelad, hvilke konti der bruger et hashtag, så filen kan offentliggøres; så kan den ikke lægges sammen med andre
help-hashtags-merge = Læg flere optællinger af hashtags sammen
help-hashtags-merge-output = Filen med summen [standard: standardoutput]
help-hashtags-merge-counts-only = Udelad, hvilke konti der bruger et hashtag, så filen kan offentliggøres
help-hashtags-merge-files = Filer, som `tweetlint hashtags` har skrevet
help-intent = Vis, hvilke intentioner programmet kan genkende i en sætning, og hvorfor, og træn det i nye
help-intent-list = Vis intentionerne, og hvor godt programmet skelner hver fra det, der ligner
help-intent-why = Vis, hvorfor en tekst har en intention eller ikke har den
help-intent-why-intent = Intentionens navn
help-intent-why-text = Teksten, der skal bedømmes; `-` læser den fra standardinput
help-intent-why-sentences = Mappen med de sætninger, jeres egen intention er trænet på; så vises lignende sætninger
help-intent-train = Træn en model på sætningerne i en mappe, til `intents:` i en regelbog
help-intent-train-folder = Mappen med en fil med sætninger for hver intention
help-intent-train-output = Filen med den trænede model [ellers: model.bin i mappen]
help-completions = Skriv det, en shell skal bruge for at fuldføre kommandoer
help-completions-shell = Shellen

# Fejl i kommandoen.

usage-error = fejl
usage-more = Se mere med `--help`.
usage-usage = Brug: { $usage }
usage-did-you-mean = tip: mente du { $names }?
usage-value-count = `{ $argument }` skal have { $expected } værdier, ikke { $found }
usage-missing = { $count ->
   *[other] { $names } mangler
}
usage-no-command = `{ $command }` mangler en kommando
usage-no-value = `{ $argument }` mangler en værdi
usage-no-value-taken = `{ $argument }` skal stå uden værdi, ikke med `{ $value }`
usage-unknown-flag = flaget `{ $argument }` findes ikke
usage-unexpected = `{ $argument }` hører ikke til her
usage-unknown-command = kommandoen `{ $command }` findes ikke
usage-only-once = `{ $argument }` kan kun bruges én gang
usage-flags-before-merge = efter et flag læses `merge` som navnet på en fil, og den findes ikke
usage-flags-before-merge-help = skriv flagene til sidst: `tweetlint { $command } merge FIL…` og derefter flagene
usage-conflict = `{ $argument }` kan ikke bruges sammen med { $others }
usage-invalid-value = værdien `{ $value }` kan ikke bruges til `{ $argument }`
usage-expected = { $problem }: { $expected }
usage-invalid-text = et argument er ikke gyldig UTF-8
usage-expected-one-of = mulige værdier: { $names }
usage-expected-mapping = skriv feltet, et lighedstegn og kolonnens navn, som i `text=Beskrivelse`
usage-expected-switch = skriv 1 eller 0, yes eller no, true eller false, on eller off
usage-expected-number = skriv et tal fra 1 og op
usage-expected-report = skriv FORMAT=FIL, for eksempel sarif=rapport.sarif
usage-expected-line = skriv én linje tekst uden anførselstegn og usynlige tegn

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

check-no-rule = `--select` og `--ignore` efterlader tilsammen ingen regler, så intet blev tjekket
check-no-rule-help = udelad det ene flag, eller nævn andre regler eller grupper
check-no-rule-for-posts = ingen regel gælder for disse opslag, så intet blev tjekket
check-no-rule-for-posts-help = alle regler er slået fra for kontoen, gælder for andre profiler eller er valgt fra; `tweetlint rules --account NAVN` viser dem
check-only-account-rules-help = de valgte regler gælder konti og måles over alle en kontos opslag; det gør `tweetlint audit`
report-at-terminal = en terminal kan ikke vise Parquet, for det er ikke tekst
report-at-terminal-help = skriv rapporten til en fil, som i `--output parquet=fund.parquet`, eller send den videre til et andet program
report-not-built = denne udgave af tweetlint er bygget uden at kunne skrive Parquet
report-not-built-help = installér en færdigbygget udgave, eller byg programmet med `--features bulk`; eller skriv `jsonl`, som databaser også læser
check-two-reports-on-stdout = der kan kun skrives én rapport til standardoutput
check-two-reports-on-stdout-help = udelad `--format`, eller skriv den anden rapport til en fil, som i `--output json=rapport.json`

explain-levels = Niveauer: { $levels }
explain-account = `tweetlint audit` måler det over alle en kontos opslag; det gør `check` ikke.
explain-intents = Hvor et ord på en liste ikke afgør det, afgør en trænet model det efter sætningens mening:
explain-intent = { $name }: { $measure }; `tweetlint intent why { $name } "TEKST"` viser hvorfor
explain-heard-info = Det, kun modellen finder, er en oplysning, uanset niveauet. Med `rules: { "{" }{ $id }: { "{" }heard: full{ "}" }{ "}" }` i regelbogen får det reglens niveau.
explain-heard-lower = Det, kun modellen finder, er ét niveau lavere. Med `rules: { "{" }{ $id }: { "{" }heard: full{ "}" }{ "}" }` i regelbogen får det reglens niveau.
explain-bad = Det fanger reglen:
explain-good = Det går igennem:
explain-sources = Kilder:
explain-record-incomplete =
    Et vindue kan ikke læses

    Et vindue, som programmet ikke kan læse, ville intet holde tilbage, og ingen ville
    opdage det. Derfor bliver intet tjekket, før det er rettet. En krise skal have
    `level` og mindst én af `about`, `topics`, `area` og `hashtags`, uden de to første også
    `lead`; en lokal krise eller øvelse skal have sin `area`; hvert vindue skal have
    `from`, og `review_by`, hvis det ikke har `until`.

    Niveau: altid en fejl, med slutkode 2. Ingen regelbog kan slå den fra.

rules-profile = profilen { $profile }
rules-place = { $place }
rules-overridden = { $by } (tilsidesætter { $other }: { $level })

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
queue-holds-all = { $window }: { $holds }; I må stadig dele den, der har ordet, og skrive opslag, der er mærket og viser hen til den
queue-column-window = VINDUE
queue-column-rule = REGEL
queue-column-place = STED
queue-time = { $time }
queue-open = åben
queue-open-review = åben, gennemgås senest { $review }
queue-warned-heading = Kun en advarsel, fordi vinduet skal gennemgås, før opslaget udgives, eller fordi reglen kun advarer:
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
file-no-posts-help = skriv et opslag i den, eller udelad filen
file-no-text = ingen af opslagene i filen har en tekst
file-no-text-help = se efter, om det er den rigtige fil, og om teksterne står i feltet `text`
problems-unlisted = { $count ->
        [one] der er { $count } fejl mere i filen, som ikke er vist her
       *[other] der er { $count } fejl mere i filen, som ikke er vist her
    }
problems-unlisted-help = ret de første; resten har tit samme årsag
csv-too-many-columns = tabellen har flere end { $most } kolonner
csv-too-many-columns-help = fjern de kolonner, der ikke skal bruges, eller vælg et andet skilletegn
csv-unterminated-quote = anførselstegnet er ikke lukket
csv-text-after-quote = der står tekst efter det afsluttende anførselstegn
csv-quote-help = slut feltet med et anførselstegn; er der et inde i teksten, skrives det to gange
json-not-a-post = det her er ikke et opslag: { $problem }
json-not-an-object = det her er ikke et opslag: det står ikke mellem `{ "{" }` og `{ "}" }`
json-map-unread = `{ $name }` bliver ikke læst: flade poster i JSON kan ikke have feltet `{ $field }`
json-map-unread-help = udelad det med `--map 'ignore={ $name }'`, eller gem posterne som en tabel (CSV), hvor det bliver læst
json-unknown-label = `{ $label }` kan være opslagets tekst, men betegnelsen er ikke kendt
json-unknown-label-help = er det teksten, så angiv det: `--map 'text={ $label }'`, ellers `--map 'ignore={ $label }'`; én gang for alle under `sources` i regelbogen
json-lacks = det her er ikke et opslag: feltet `{ $key }` mangler
json-not-a-text = `{ $key }` er { $found } og ikke en tekst
json-too-many = det her er ikke et opslag: der er flere end { $most } `{ $key }`
json-number = et tal
json-truth-value = `true` eller `false`
json-draft-with-time = `{ $name }` siger, at det er en kladde, men posten har et tidspunkt for offentliggørelsen
json-draft-with-time-help = skriv det planlagte tidspunkt under `publish_at`; er opslaget udgivet, så udelad nøglen med `--map 'ignore={ $name }'`
planned-later = `{ $name }` er senere end tidspunktet for offentliggørelsen
planned-perhaps-later = `{ $name }` er måske senere end tidspunktet for offentliggørelsen: der står en ugedag uden dato
planned-perhaps-later-help = skal opslaget først ud da, så skriv datoen, og angiv tidspunktet med `--map 'publish_at={ $name }'`; er det udgivet, så udelad det her: `--map 'ignore={ $name }'`
planned-unclear = `{ $name }` ser ud til at sige, hvornår opslaget skal ud, men kan ikke læses som et tidspunkt
planned-unclear-help = skal opslaget først ud da, så skriv dag og klokkeslæt, fx `2026-11-24 09:00`, og angiv dem med `--map 'publish_at={ $name }'`; er det udgivet, så udelad det her: `--map 'ignore={ $name }'`
json-state-help = siger den med ja eller nej, om opslaget venter i en kø, så angiv det: `--map '{ $field }={ $name }'`; giv ellers opslaget sit tidspunkt, eller udelad nøglen: `--map 'ignore={ $name }'`
json-unclear-state-help = skriv `draft`, `scheduled` eller `published`, eller udelad nøglen: `--map 'ignore={ $name }'`
json-second-text-help = skal det også ud, så tilføj det til opslagets tekst, eller gør det til sit eget opslag; ellers udelad nøglen: `--map 'ignore={ $name }'`
json-planned-twice = `{ $name }` er et andet tidspunkt end det, opslaget er planlagt til
export-planned-later-help = skal opslaget først ud da, så kontrollér det som en kladde; er det udgivet, så udelad feltet: `--map 'ignore={ $name }'`
json-planned-later-help = skal opslaget først ud på det tidspunkt, så angiv det: `--map 'publish_at={ $name }'`; er det udgivet, så udelad nøglen: `--map 'ignore={ $name }'`
json-gone = `{ $name }` siger, at opslaget er slettet eller ikke kom ud, men det ville blive kontrolleret
json-gone-help = udelad posten; er opslaget stadig offentligt, så udelad nøglen med `--map 'ignore={ $name }'`
json-wrapped-help = denne slags eksport kan ikke læses endnu; gem opslagene som en tabel (CSV) eller med ét opslag pr. linje, hvor teksten står under `text`
json-others-are-read = er der andre opslag, er de læst alligevel
json-control-character = der er et linjeskift eller et andet styretegn inde i en tekst
json-expected-value = her mangler en værdi
json-expected-colon = her mangler `:`
json-expected-comma-or-bracket = her mangler `,` eller `]`
json-expected-comma-or-brace = her mangler `,` eller `{ "}" }`
json-expected-quote = her mangler `"`
json-expected-literal = her skal der stå `true`, `false` eller `null`
json-key-not-a-string = navnet på et felt skal stå i anførselstegn
json-trailing-comma = her er et komma for meget
json-trailing-characters = der står mere, efter at opslaget er slut
json-invalid-number = tallet er skrevet forkert
json-number-too-large = tallet er for stort
json-unexpected-end = slutningen mangler
json-record-incomplete = opslaget er ufuldstændigt: slutningen mangler
json-nested-too-deep = der er for mange klammer inden i hinanden
json-wrong-type = værdien er af en forkert type
json-duplicate-key = feltet `{ $key }` er skrevet to gange
json-missing-key = feltet `{ $key }` mangler
json-invalid-escape = ukendt tegn efter `\`
json-invalid = det er ikke gyldig JSON
archive-account-unreadable = kontoen kan ikke læses i filen
archive-manifest-unreadable = listen over arkivets filer kan ikke læses
archive-unreadable = { $message }: { $problem }
archive-download-again = hent arkivet igen; opslagene er tjekket alligevel
archive-no-account = arkivet mangler `account.js`, så ingen ved, hvem opslagene er fra
archive-no-account-help = pak hele arkivet ud; opslagene er tjekket, som om de kom fra en ukendt konto
archive-missing-part = delen `{ $file }` mangler
archive-missing-part-help = pak alle arkivets filer ud
archive-no-list = her er ingen liste
archive-no-list-help = en fil med et arkivs opslag begynder med `window.YTD.tweets.part0 = [`
file-nul-byte = her står en NUL-byte, og den hører ikke hjemme i en tekst
file-not-utf-8 = byten { $byte } er ikke gyldig UTF-8 her
file-not-utf-8-help = gem filen som UTF-8. I Excel: Gem som, og vælg »CSV UTF-8«
file-not-found = filen findes ikke
file-check-name = se efter, om navnet er rigtigt
file-unreadable = filen kan ikke læses: { $problem }
file-unreadable-from-here = filen kan ikke læses herfra: { $problem }
file-check-permissions = se efter, om du må læse den
file-truncated-help = filen er ufuldstændig: hent den igen
file-check-complete = se efter, om filen er hel
file-empty = filen er tom
file-empty-help = skriv et opslag i den, eller udelad filen
file-utf16 = filen er gemt som UTF-16
file-utf16-help = gem den som UTF-8
file-too-large = filen er større end { $limit } MiB
file-too-large-help = skriv ét opslag pr. linje (NDJSON), så filen kan læses lidt ad gangen
file-record-too-long = opslaget på linje { $line } fylder mere end { $limit } MiB: intet efter det er læst
file-record-too-long-help = fjern opslaget
unpacked-too-large = den fylder mere end { $ratio } gange så meget, når den er pakket ud
unpacked-larger-than = den fylder mere end { $limit } MiB, når den er pakket ud
unpacked-larger-than-help = eksportér et kortere tidsrum
io-permission-denied = du har ikke adgang til den
io-is-a-folder = det er en mappe
io-not-found = filen eller mappen findes ikke
io-not-a-folder = en del af stien er ikke en mappe
io-not-a-plain-file = det er ikke en almindelig fil
io-storage-full = der er ikke mere plads på disken
io-read-only = disken er skrivebeskyttet
io-unexpected-end = den slutter for tidligt
io-damaged = de pakkede data er beskadiget
io-other = systemet melder »{ $error }«
write-failed = filen kan ikke skrives: { $error }
write-read-only = filen er skrivebeskyttet
write-read-only-help = intet er ændret; gør filen skrivbar, som med `chmod u+w`
write-hard-linked = filen har { $count } navne, og under de andre ville det gamle indhold blive stående
write-hard-linked-help = intet er ændret; gør den til en selvstændig fil: kopiér den, og giv kopien dette navn
write-owner = filen tilhører en anden og ville skifte ejer, hvis den blev skrevet om
write-owner-help = intet er ændret; bed den, der ejer filen, om at køre kommandoen
write-group = filen tilhører en gruppe, som du ikke er med i, og ville skifte gruppe, hvis den blev skrevet om
write-group-help = intet er ændret; giv den til en af dine egne grupper, som med `chgrp`, eller spørg administratoren
write-in-use = en anden kørsel af tweetlint er i gang med at skrive filen
write-in-use-help = intet er ændret; prøv igen, når den er færdig
write-in-the-way = `{ $path }` er i vejen
write-in-the-way-help = intet er ændret; se efter, hvad det er, og slet det
zip-incomplete = zip-arkivet er ufuldstændigt
zip-password = den er låst med en adgangskode
zip-no-such-file = filen findes ikke i arkivet
zip-unsupported = den er pakket på en måde, der ikke kan læses her
zip-unreadable = filen kan ikke pakkes ud: { $problem }
zip-unreadable-help = hent arkivet igen
zip-not-one = det her er ikke en zip-fil, selv om navnet siger det
packed-by-name-only = den er ikke pakket, selv om navnet siger det
packed-by-name-only-help = er den allerede pakket ud, så fjern den sidste endelse fra navnet; ellers hent den igen
zip-no-posts = der er ingen `data/tweets.js` i arkivet
zip-with-files = der er intet arkiv fra X i den, men andre filer, for eksempel { $example }
zip-with-files-help = pak den ud, og tjek mappen
zip-no-posts-help = brug arkivet, som X leverer det, eller pak det ud
zip-outside = `{ $entry }` ligger uden for arkivets mappe
zip-outside-help = pak ikke arkivet ud; hent det igen
folder-no-posts = der er ingen opslag i mappen
folder-extensions = opslag står i filer, der ender på { $endings }
skipped = { $count ->
        [one] { $count } fil er sprunget over: { $reasons }
       *[other] { $count } filer er sprunget over: { $reasons }
    }
skipped-kinds = { $count } af andre slags{ $kinds }
skipped-hidden = { $count ->
    [one] { $count } skjult
   *[other] { $count } skjulte
}
skipped-in-hidden = { $count } i skjulte mapper
skipped-empty = { $count ->
    [one] { $count } tom
   *[other] { $count } tomme
}
skipped-locks = { $count ->
    [one] { $count } åben i et Office-program (`~$…`)
   *[other] { $count } åbne i et Office-program (`~$…`)
}
skipped-named = { $count } med navn som et register eller en README
skipped-reports = { $count } med en rapport fra tweetlint
skipped-beside-archive = { $count } ved siden af kontoens arkiv
skipped-of-mastodon = { $count } i et arkiv fra Mastodon ved siden af `outbox.json`
skipped-of-downloads = { $count } uden opslag i kontoens data fra LinkedIn eller Meta
skipped-beside-archive-help = pak zip-filen ud for at tjekke dem
skipped-help = hvis de er opslag, så giv dem et andet navn, eller nævn dem på kommandolinjen
file-is-report = det her er en rapport fra tweetlint og ikke en fil med opslag
file-is-report-help = udelad den, eller gem rapporter i en anden mappe
file-is-comments = denne fil med data fra LinkedIn har kommentarer til andres opslag og ikke opslag
file-is-comments-help = nævn `Shares.csv` blandt de samme filer, som har opslagene; skal kommentarerne kontrolleres alligevel, så tilføj `--input-format csv`
file-is-private = denne fil med kontoens data har beskeder eller kontakter og ikke opslag
file-is-private-help = nævn den af filerne, der har opslagene, eller deres mappe
file-is-rulebook = det her er en regelbog til tweetlint og ikke en fil med opslag
file-is-rulebook-help = nævn filerne med opslag i stedet; en regelbog nævnes med `--rulebook FIL`
file-is-windows = det her er et register over vinduer og ikke en fil med opslag
file-is-windows-help = nævn filerne med opslag i stedet; skal registret bruges, så skriv `windows: { $name }` i tweetlint.yaml, eller angiv det med `--windows`
file-is-directory = det her er et register over konti og ikke en fil med opslag
file-is-directory-help = nævn filerne med opslag i stedet; skal registret bruges, så skriv `directory: { $name }` i tweetlint.yaml
folder-link-loop = linket fører tilbage til en mappe, som det selv ligger i
folder-link-loop-help = slet linket
folder-broken-link = linket fører ingen steder hen
folder-broken-link-help = ret linket, eller slet det
folder-unreadable = mappen kan ikke læses: { $problem }
folder-unreadable-entry = mappen kan ikke læses
office-damaged = filen er ufuldstændig eller beskadiget
office-damaged-help = åbn den i det program, den kommer fra, og gem den igen
office-hostile = der er noget i filen, som intet kontorprogram skriver, så den læses ikke
office-hostile-help = stoler du på filen, så åbn den, og gem den under et andet navn
office-too-large = filen har flere celler eller links, end der kan læses
office-too-large-help = del den i flere, eller gem den som »CSV UTF-8«
office-locked = filen er låst med en adgangskode
office-locked-help = gem en kopi uden adgangskode, og tjek den
office-not-one = det her er hverken et regneark eller et dokument, selv om navnet siger det
bulk-not-one = det her er hverken Parquet eller Arrow, selv om navnet siger det
bulk-not-one-help = giv filen et navn, der passer til indholdet, eller angiv formatet: `--input-format csv`
bulk-not-built = denne udgave af tweetlint er bygget uden at kunne læse Parquet og Arrow
bulk-not-built-help = byg programmet med `--features bulk`, eller gem filen som CSV: `duckdb -c "COPY (FROM 'posts.parquet') TO 'posts.csv'"`
bulk-locked = filen er krypteret
bulk-locked-help = gem den uden kryptering
bulk-old-feather = det her er Feather i første udgave, som ikke læses
bulk-old-feather-help = gem den som version 2, som er Arrow, eller som Parquet
bulk-damaged = { $rows ->
    [0] filen er ufuldstændig eller beskadiget: intet af den er læst
   *[other] filen er ufuldstændig eller beskadiget: intet efter række { $row } er læst
}
bulk-damaged-help = kopiér eller gem den igen
bulk-page-too-large = en side af kolonnen »{ $value }« fylder mere end 128 MiB, når den er pakket ud: intet efter den er læst
bulk-batch-too-large = en portion rækker fylder mere end { $value } MiB: intet efter den er læst
bulk-footer-too-large = det, filen oplyser om sine kolonner, fylder mere end { $value } MiB
bulk-row-too-large = en række fylder mere end { $value } MiB: intet efter den er læst
bulk-too-large-help = gem den med mindre grupper af rækker eller som NDJSON
bulk-compression = den er pakket med { $name }, som ikke læses
bulk-compression-help = gem Parquet med Snappy, Zstandard eller gzip og Arrow med LZ4, eller begge uden pakning
bulk-nested = kolonnen »{ $name }« indeholder poster eller opslagstabeller, som ikke læses
bulk-nested-help = gem den som en tekst eller en liste af tekster, eller udelad den: `--map 'ignore={ $name }'`
bulk-not-utf8 = værdien er ikke tekst i UTF-8
bulk-item-with-bar = et led i listen har en `|`, som adskiller leddene
bulk-no-time = værdien er ikke et tidspunkt mellem år 1 og 9999
bulk-value-help = ret værdien dér, hvor filen kommer fra; rækken bliver ikke tjekket
repository-not-one = det her er ikke et arkiv fra Bluesky (CAR, version 1), selv om navnet siger det
repository-help = hent arkivet igen under appens indstillinger (»Eksportér mine data«)
repository-cut = filen er ufuldstændig eller beskadiget: intet fra byte { $byte } og frem er læst
repository-commit = intet er læst, for den første blok oplyser hverken konto eller opslag: { $why }
repository-lost = en del af listen over opslag er ikke læst, og der kan mangle opslag efter »{ $path }«: { $why }
repository-lost-first = en del af listen over opslag er ikke læst, og de første opslag kan mangle: { $why }
repository-record = posten er ikke læst: { $why }
repository-block-missing = blokken er ikke i filen
repository-block-too-large = blokken fylder mere end 1 MiB
repository-block-damaged = blokken er beskadiget
repository-block-not-utf8 = en tekst i blokken er ikke UTF-8
repository-block-too-deep = blokken har for mange niveauer
note-repository-account = kontoen er { $did }; kontonavnet står ikke i arkivet
note-repository-account-help = angiv kontoen: `--account NAVN`
note-tracked-changes = dokumentet har registrerede ændringer; det læses, som om alle var godkendt
note-struck-text = dokumentet har gennemstreget tekst, som læses på lige fod med resten
note-hidden-text = dokumentet har skjult tekst, som ikke læses
note-document = afsnittene siger ikke, hvilken konto og hvilke billeder opslagene har
note-document-without-times = afsnittene siger ikke, hvilken konto, hvilket tidspunkt og hvilke billeder opslagene har
note-document-with-account = afsnittene siger ikke, hvilke billeder opslagene har
note-document-with-only-account = afsnittene siger ikke, hvilket tidspunkt og hvilke billeder opslagene har
note-sign-off = de sidste linjer bliver læst som en hilsen til kolleger og ikke som en del af et opslag
note-sign-off-help = skal de offentliggøres, så skriv dem i samme afsnit som teksten ovenfor (Skift + Enter i Word), i en tekstfil på samme linje
note-labelled-text = linjer som `Dato:` og `Tekst:` bliver læst som opslagenes felter
note-labelled-text-help = er filen ét opslag, som den er, så angiv det: `--input-format text`
note-document-help = betyder det noget, så sæt opslagene i en tabel med kolonnerne Tekst, Tidspunkt, Konto og Billede
table-below-time = overskriften »{ $heading }« giver ikke rækkerne i tabellen et tidspunkt
sheet-named-as-time = arkets navn, »{ $heading }«, giver ikke dets rækker et tidspunkt
table-below-time-help = giv tabellen en kolonne `tidspunkt`
named-elsewhere = det, der står under »{ $name }«, læses ikke: den kanal bliver ikke kontrolleret
named-elsewhere-help = skal det også ud på et netværk, så nævn det; netværkene er { $names }
named-all-platforms = ingen kan sige, hvilke platforme »{ $name }« er
heading-platform = opslag til et af netværkene i overskriften »{ $heading }« kan ikke kontrolleres
heading-platform-help = netværkene er { $names }; udelad de andre med det, der står under dem
heading-platform-unclear = overskriften »{ $heading }« nævner et netværk, men det er uklart, om opslagene under den er til det
heading-platform-unclear-help = skriv platformen og tidspunktet og ikke andet, for eksempel »Facebook: 24. november 2026 kl. 9.00«; netværkene er { $names }
paragraph-label = »{ $label }:« bliver læst som en del af en tekst og gælder ikke for opslaget
paragraph-label-help = skriv platformen eller kontoen som en overskrift for sig over teksten (typografien »Overskrift 1«), eller sæt opslagene i en tabel med kolonnerne Tekst, Tidspunkt, Konto og Platform
label-lost-line = linjen er hverken et af opslagets felter eller en del af dets tekst
label-lost-line-help = skriv en etiket foran den, for eksempel »Tekst:«, eller gør den til en overskrift, hvis den er en titel: med typografien »Overskrift 1« i Word, i en tekstfil med `#` og et mellemrum foran
label-twice = »{ $label }:« optræder to gange for samme opslag
label-order-help = skriv etiketterne i samme rækkefølge over hver tekst, eller sæt en overskrift over hvert opslag
label-below-text = det er uklart, hvilket opslag »{ $label }:« hører til, fordi andre opslag ikke har sådan en linje
label-without-text = der er ingen tekst under etiketterne
label-without-text-help = skriv teksten under dem efter »Tekst:«; er de en del af teksten ovenfor, for eksempel tiden for et arrangement, så skriv dem i en sætning
label-like-text = det er uklart, om »{ $label }:« er tekstens etiket eller en del af teksten
label-like-text-help = skriv »Tekst:« i stedet, eller foran hvis ordet er en del af teksten
note-label-in-texts = »{ $label }:« bliver læst som en del af teksten i hvert opslag
note-label-in-texts-help = skal linjen ikke med ud, så skriv den over »Tekst:«
label-against-heading = opslagets etiketter modsiger overskriften over det
label-against-heading-help = ret den ene af dem
paragraph-day = »{ $label }« bliver læst som en del af teksten og er ikke opslagets tidspunkt
paragraph-day-help = skriv dag, årstal og klokkeslæt på en linje for sig over teksten, i Word med typografien »Overskrift 1«; hører det til teksten, så skriv det i en sætning uden kolon eller tankestreg
paragraph-platform = linjen nævner en platform, men er ikke en overskrift: den gælder ikke for opslagene under den
sheet-named-as-platform = arkets navn, »{ $heading }«, nævner et netværk, men det er uklart, om rækkerne er til det
table-below-platform = overskriften »{ $heading }« over tabellen gælder ikke for dens rækker
table-below-platform-help = giv tabellen en kolonne `platform`
table-below-account = overskriften »{ $heading }« over tabellen nævner en konto, men gælder ikke for dens rækker
table-below-account-help = giv tabellen en kolonne »konto«
heading-time = overskriften ligner et tidspunkt, men kan ikke læses som et
heading-time-help = skriv dag, år og klokkeslæt og ikke andet, for eksempel »24. november 2026 kl. 9.00«; en platform skrives foran, som i »Facebook: 24. november 2026 kl. 9.00«
paragraph-time = linjen her er et tidspunkt, men ikke en overskrift: den gælder ikke for opslagene under den
paragraph-time-help = giv linjen typografien »Overskrift 1« i Word, hvis opslaget skal ud på det tidspunkt; er den en del af teksten, for eksempel tiden for et arrangement, så skriv den i en sætning som »Vi ses søndag den 29. november 2026 kl. 19 i kirken«
paragraph-platform-help = giv den typografien »Overskrift 1« i Word, i en tekstfil `#` og et mellemrum foran; fede bogstaver alene gør den ikke til en overskrift
calendar-platform-in-text = titlen er opslagets tekst, og platformen i den tæller ikke
calendar-platform-in-text-help = skriv teksten i beskrivelsen eller platformen som kategori
calendar-platform-in-title = titlen nævner et netværk, men siger ikke, hvilken platform opslaget er til
calendar-platform-in-title-help = lad titlen begynde med platformen, som i `Facebook: havnebadet`, eller skriv den i kategorierne; opslag til andre netværk hører til i deres egen kalender
calendar-cut = kalenderen slutter for tidligt
calendar-no-start = begivenheden siger ikke, hvornår den begynder
calendar-only-title = heldagsbegivenheden har kun en titel, som nævner en platform, og læses ikke
calendar-only-title-help = når teksten er skrevet, så sæt den i beskrivelsen, og angiv tidspunktet, hvor opslaget skal ud
calendar-no-text = begivenheden har hverken titel eller beskrivelse og læses ikke
calendar-cut-help = gem kalenderen igen
calendar-cancelled = begivenheden er aflyst og læses ikke
calendar-not-read = { $count ->
        [one] opgaven eller noten her bliver ikke læst: kun begivenheder læses som opslag
       *[other] { $count } opgaver og noter, hvoraf den første er her, bliver ikke læst: kun begivenheder læses som opslag
    }
calendar-repeated = begivenheden gentages; kun den første gang læses
calendar-note-help = skal opslaget ud, så giv det sin egen begivenhed
calendar-twice = begivenheden har `{ $name }` to gange
calendar-twice-help = behold det ene, eller lav en begivenhed af hver
calendar-unread = { $names } i begivenheder bliver ikke læst
calendar-unread-help = opslaget er begivenhedens beskrivelse eller titel; skriv det dér, som hører til opslaget
row-two-zones = rækken er i tidszonen `{ $zone }`, men navnet på kolonnen med tidspunkter siger en anden
row-two-zones-help = behold kun den ene
unknown-zone = tidszonen `{ $zone }` kendes ikke
unknown-zone-help = brug en som Europe/Copenhagen
calendar-whole-day-help = fjern fluebenet ved »Hele dagen« i kalenderen, og sæt det klokkeslæt, hvor opslaget skal ud
sheet-uncalculated = { $count ->
        [one] { $count } celle har en formel uden et resultat
       *[other] { $count } celler har en formel uden et resultat
    }
sheet-error-in-cell = `{ $error }` er fejlen fra en formel
sheet-error-in-cell-help = skriv i cellen, hvad der skal stå, eller ret formlen
document-empty = der er ingen tekst i dokumentet
sheets-empty = alle ark i filen er tomme
note-above-header = { $count ->
        [one] række { $first } står over kolonnernes navne og læses ikke
       *[other] række { $first } til { $last } står over kolonnernes navne og læses ikke
    }
fact-above-header = `{ $label }` står over kolonnernes navne og gælder ikke for opslagene
fact-above-header-help = giv tabellen en kolonne til det, eller skriv det én gang for alle under `sources` i regelbogen
sheet-of-sentences = der står sætninger under `{ $name }`, men arket har ingen kendt kolonne med tekster
sheet-of-sentences-help = angiv, hvad det er: `--map 'text={ $name }'`, eller `--map 'ignore={ $name }'`, hvis det ikke er opslag
note-no-posts-in-sheet = arket har ingen kolonne med tekster og læses ikke
note-no-posts-in-sheet-help = er der opslag i det, så kald kolonnen `tekst`, eller angiv, hvilken det er: `--map 'text=…'`
note-sheet-without-texts = der er ingen tekster under `{ $name }`, kun tal eller enkelte ord, så arket læses ikke
note-template-sheet = arket er efter sit navn en skabelon, og ingen af rækkerne har en dato, så det læses ikke
note-no-plan-help = er der opslag i det, så angiv, hvilken kolonne der har teksterne: `--map 'text=…'`
note-hidden-sheets = { $count ->
        [one] arket »{ $sheets }« er skjult; det læses som de andre
       *[other] arkene »{ $sheets }« er skjult; de læses som de andre
    }
note-computed-links = { $count ->
        [one] { $count } link, som en formel danner, bliver ikke læst
       *[other] { $count } links, som formler danner, bliver ikke læst
    }
note-merged-cells = { $count ->
        [one] { $count } celle er flettet med andre i sin kolonne; dens værdi gælder i hver af deres rækker
       *[other] { $count } celler er flettet med andre i deres kolonner; deres værdier gælder i hver af rækkerne
    }
note-hidden-rows = { $count ->
        [one] { $count } række er skjult; den læses som de andre
       *[other] { $count } rækker er skjult; de læses som de andre
    }
note-empty-sheets = { $count ->
        [one] { $count } ark er tomt
       *[other] { $count } ark er tomme
    }
place-value = { $file }, række { $row }, kolonne »{ $column }«
place-column = { $file }, kolonne »{ $column }«
place-cell = { $file }, ark »{ $sheet }«, { $cell }
place-table-cell = { $file }, tabel { $table }, { $cell }
place-paragraph = { $file }, afsnit { $number }
place-record = { $file }, { $record }
foreign = filer af den slags læses ikke
foreign-xls = åbn den i Excel, og gem den som »Excel-projektmappe (.xlsx)« eller »CSV UTF-8«
foreign-doc = åbn den i Word, og gem den som »Word-dokument (.docx)«
foreign-numbers = åbn den i Numbers, og vælg Arkiv → Eksporter til → Excel eller CSV
foreign-pages = åbn den i Pages, og vælg Arkiv → Eksporter til → Word
foreign-pdf = en PDF siger ikke, hvor et opslag begynder: gem den fil, den er lavet af, som .xlsx, .csv eller .txt
foreign-odt = åbn den i LibreOffice, og gem den som Word (.docx)
foreign-rtf = åbn den, og gem den som Word (.docx)
foreign-slides = kopiér opslagene ind i et regneark (.xlsx) eller en tekstfil
foreign-page = det er en webside, måske en, hvor man skal logge ind: log ind, og hent filen igen, eller kopiér opslagene ind i en tekstfil
foreign-data = gem opslagene som CSV eller som JSON med ét opslag pr. linje (.ndjson)
foreign-packed = pak den ud, og tjek mappen
foreign-media = skriv opslagets tekst i en tekstfil, eller i YAML med billedet eller videoen under `media`
csv-unknown-column = kolonnen `{ $name }` kendes ikke
text-is-draft = det ligner en kladde med felter, men filen ville blive læst som én tekst
text-is-draft-help = kald filen `.md`, `.yaml` eller `.json`, eller angiv, hvad den er: `--input-format yaml`; er det et opslag, så angiv `--input-format text`
text-labels-help = skriv hver af dem på en linje for sig med en etiket, fx `Tidspunkt: 24. november 2026 kl. 9` og `Kanal: Facebook`, og `Tekst:` foran teksten under dem; er filen et opslag, som den er, så angiv `--input-format text`
note-days-in-text = »{ $label }« i begyndelsen af teksten bliver læst som en del af den og ikke som tidspunktet for et opslag
table-of-pipes = det ligner en tabel med `|` mellem felterne, men ville blive læst som én tekst
table-of-pipes-help = gem den som en CSV-fil med semikolon, komma eller tabulator mellem felterne, eller som en projektmappe; er det et opslag, så angiv `--input-format text`
text-is-table = det ligner en tabel, men ingen kolonne har tekster
text-is-table-help = kald en kolonne `text` i første linje, eller angiv hvilken: `--input-format csv --map 'text=…'`; er det et opslag, så angiv `--input-format text`
csv-no-text-column = der er ingen kolonne med tekster
table-without-names-help = den første række ligner et opslag; skriv en række med kolonnernes navne over den, fx `Platform` og `Tekst`
csv-no-text-column-help = kald den `tekst` i første linje, eller angiv, hvilken det er: `--map 'text=…'`
header-two-lines = linjen har også navne på kolonner, men bliver læst som et opslag
header-two-lines-help = skriv alle kolonnernes navne på én linje
csv-names-below = linjen her har ikke kolonnernes navne
row-no-hashtag = `{ $text }` siger ikke, hvilke hashtags det drejer sig om
row-no-hashtag-help = skriv de hashtags, der skal med, eller lad kolonnen være tom
row-no-address = `{ $text }` er ingen adresse, men ville blive føjet til teksten som en
row-no-address-help = skriv hele adressen (`https://…`), eller lad kolonnen med links være tom
row-two-times = `{ $other }` passer ikke med tidspunktet `{ $time }` i samme række
row-two-times-help = ret det ene, eller udelad kolonnen: `--map 'ignore={ $name }'`
note-links-behind = { $count ->
        [one] { $count } række har et link bag ordene i sin tekst; det regnes som et link i opslaget
       *[other] { $count } rækker har links bag ordene i deres tekster; de regnes som links i opslagene
    }
note-links-behind-help = skriv adresserne i teksterne: når en tekst kopieres, forsvinder linkene bag ordene
csv-names-below-help = kolonnernes navne står vist i linje { $line }: fjern linjerne ovenover, eller gem tabellen som projektmappe (.xlsx), hvor de ikke bliver læst
map-text-and-time-help = er `{ $name }` teksten og `{ $time }` tidspunktet, så angiv det: `--map 'text={ $name },{ $field }={ $time }'`, eller `map` under `sources` i regelbogen
map-of-network-help = er det opslag fra { $network }, så angiv det under `sources` i regelbogen, fx `sources: [{ $entry }]`; med `--map '{ $map }'` alene viser kun deres adresser, hvor de er fra
map-text-help = er det `{ $name }`, så angiv det: `--map 'text={ $name }'`, eller `map` under `sources` i regelbogen
map-no-such-field = der er intet felt `{ $name }`, som en kolonne kan indeholde
rulebook-invalid-pattern-of-files = `{ $text }` er ikke et mønster for filnavne
rulebook-invalid-pattern-of-files-help = skriv navnet på en fil, eller et mønster som `eksport/meta-*.csv`
map-two-columns = både `{ $first }` og `{ $second }` er angivet som `{ $field }`
map-two-columns-help = angiv kun én af dem; udelad den anden med `--map 'ignore={ $name }'`
map-no-such-column = der er ingen kolonne `{ $name }`
map-two-fields = `{ $name }` er angivet som to felter
map-two-fields-help = angiv hver kolonne og hver nøgle kun én gang
map-no-such-key = ingen post har nøglen `{ $name }`
map-no-such-key-help = ret navnet i `--map` eller under `sources` i regelbogen; for en nøgle inde i et andet objekt skrives stien, fx `time=meta.publish_at`
looks-like-time = `{ $name }` ligner et tidspunkt, men bliver ikke læst
looks-like-text = `{ $name }` ligner en tekst, men bliver ikke læst
looks-like-alt = `{ $name }` ligner alt-teksten til et billede, men bliver ikke læst
looks-like-account = `{ $name }` ligner en konto, men bliver ikke læst
looks-like-platform = `{ $name }` ligner et opslags platform, men bliver ikke læst
json-meta-platform = opslaget siger ikke, om det er på Facebook, Instagram eller Threads, og læses som et opslag på X
json-meta-platform-help = angiv det som `platform` under `sources` i regelbogen: `sources: [{ $entry }]`
json-scraped-elsewhere = opslag, som snscrape har hentet på `{ $network }`, ville blive læst som opslag på X
json-scraped-elsewhere-help = eksportér dem fra netværket selv, eller skriv dem som poster med `text`, `created_at`, `account` og `platform`
looks-like-zone = `{ $name }` ligner opslagenes tidszone, men bliver ikke læst
looks-like-zone-help = skriv tidspunkterne med deres forskel fra UTC, for eksempel `2026-11-24T09:00+01:00`, eller angiv filens tidszone som `timezone` under `sources` i regelbogen; udelad så feltet med `--map 'ignore={ $name }'`
looks-like-repost = `{ $name }` siger, at opslaget er en deling, eller at nogen har delt det, men bliver ikke læst
looks-like-reply = `{ $name }` ligner det opslag, der bliver svaret på, men bliver ikke læst
looks-like-state = `{ $name }` ligner et opslags status, men bliver ikke læst
column-of-threads = `{ $name }` ser ud til at sige, hvilke kladder der er en tråd, men bliver ikke læst
column-of-threads-help = skriv en tråd som én kladde i YAML under `thread`, eller udelad kolonnen: `--map 'ignore={ $name }'`
column-of-times-without-name = kolonne { $column } har tidspunkter, men intet navn, og bliver ikke læst
column-of-times-without-name-help = skriv over den, hvad den er, for eksempel `Dato`
column-of-times = under `{ $name }` står tidspunkter, men de bliver ikke læst
column-of-later-times-help = skal opslagene ud på det tidspunkt, så angiv det: `--map 'publish_at={ $name }'`; ellers udelad kolonnen: `--map 'ignore={ $name }'`
looks-like-help = angiv, hvad det er: `--map '{ $field }={ $name }'`, eller `--map 'ignore={ $name }'`, hvis det skal udelades; én gang for alle under `sources` i regelbogen
second-account-help = opslagenes konto er den i `{ $first }`; er det den i `{ $name }`, så angiv det: `--map 'account={ $name },ignore={ $first }'`; ellers udelad kolonnen: `--map 'ignore={ $name }'`
second-text-help = skal det ud som sit eget opslag, så giv det en række for sig; hører det til den samme tekst, så angiv begge kolonner: `--map 'text={ $first },text={ $name }'`; udelad det med `--map 'ignore={ $name }'`
text-for-platform-help = skriv de enkelte platformes tekster i kolonner som `text_facebook` eller `Tekst (Facebook)`, én for hver platform, og i YAML og JSON under `texts`; udelad denne med `--map 'ignore={ $name }'`
platform-column = her står hverken ja eller nej under `{ $name }`: er det teksten til { $platform }?
platform-column-help = er det tekster, så angiv det: `--map '{ $field }={ $name }'`; ellers skriv `x` eller `ja` ved de opslag, der skal ud dér, eller udelad kolonnen med `--map 'ignore={ $name }'`
row-unused-text = denne tekst bliver ikke brugt, for hver af rækkens platforme har sin egen
row-unused-text-help = fjern den, eller skriv i en kolonne `platforme`, hvor den skal bruges
row-no-text-for = rækken har ingen tekst til { $platforms }
row-no-text-for-help = skriv en i platformens egen kolonne, eller én til alle i kolonnen `tekst`
inspect-format = format
inspect-table = { $format }, kolonner adskilt af `{ $separator }`
inspect-no-table = { $format }
inspect-encoding = tegnsæt
inspect-posts = opslag
inspect-counts = { $published ->
        [0] { $drafts ->
            [one] { $drafts } kladde
           *[other] { $drafts } kladder
        }
       *[other] { $published ->
            [one] { $published } udgivet
           *[other] { $published } udgivne
        }{ $drafts ->
            [0] {""}
            [one] {", "}{ $drafts } kladde
           *[other] {", "}{ $drafts } kladder
        }
    }
inspect-fields = læst
inspect-left-out = udeladt
inspect-not-needed = ikke brugt
inspect-unknown = ukendt
inspect-first = første
note-no-header = tabellen har ingen overskrifter: den læses som tid, tekst, link, billede, som hos Hootsuite
note-no-header-help = passer det ikke, så skriv kolonnernes navne i første linje
note-only-days = tidspunkterne er kun dage, så ingen kan se, om et opslag kom før eller efter en krise
note-only-days-help = regler for kriser og andre perioder ser derfor ikke på opslagene
tweet-too-many = en tråd har højst { $most } opslag
tweet-too-many-help = resten bliver ikke læst; læg den i sin egen fil
note-no-zone = tidspunkterne har ingen tidszone og læses som tider i { $zone }
note-no-zone-help = gælder en anden, så angiv den: `timezone` under `sources` i regelbogen
note-encoding = filen er ikke UTF-8 og læses som { $encoding }
note-encoding-help = linjer og kolonner er talt i filen, som den er; ser bogstaver forkerte ud, så gem den som UTF-8
note-read-as = den læses som `{ $format }`, selv om navnet siger, at det er ren tekst
note-without-text = { $count } af { $posts } opslag har hverken tekst eller billede, så intet i dem er tjekket
note-without-text-help = ret eksporten, hvis de skulle have haft det
note-unlike-neighbours = { $published ->
        [one] { $published } af filens opslag er læst som udgivet
       *[other] { $published } af filens opslag er læst som udgivne
    }, og { $drafts } som { $drafts ->
        [one] kladde
       *[other] kladder
    }
note-unlike-neighbours-help = her begynder det første opslag i mindretallet; skal det læses som de andre, så giv det de samme felter
note-private = { $count ->
        [one] { $count } opslag er en besked til enkelte personer eller kun for følgere og bliver ikke tjekket
       *[other] { $count } opslag er beskeder til enkelte personer eller kun for følgere og bliver ikke tjekket
    }
note-private-help = det er ikke alle, der kan se dem, så de bliver hverken tjekket eller vist
note-no-posts = { $count ->
        [one] { $count } element i filen er ikke et opslag, men for eksempel et like eller en sletning; det bliver ikke tjekket
       *[other] { $count } elementer i filen er ikke opslag, men for eksempel likes eller sletninger; de bliver ikke tjekket
    }
note-no-posts-help = kun opslag har noget, der kan tjekkes
note-not-mapped = det, som `--map` eller `sources` siger om kolonner og nøgler, gælder ikke for denne fil
note-not-mapped-help = kun tabeller og poster i JSON har kolonner og nøgler, som kan angives
note-unused-preset = det program, som `--preset` eller `sources` nævner, gælder ikke for denne fil
note-unused-preset-help = kun tabeller bliver læst som et bestemt programs
note-foreign-address = { $count ->
        [one] adressen på { $count } opslag er ikke på et netværk, der er kendt; det bliver kontrolleret som et på X
       *[other] adresserne på { $count } opslag er ikke på et netværk, der er kendt; de bliver kontrolleret som opslag på X
    }
note-foreign-address-help = skriv, hvilken platform de er på, i en kolonne `platform` eller som `platform` under `sources` i regelbogen; eller udelad dem
note-json-inner-list = opslagene i listen `{ $path }` bliver læst
note-json-inner-list-help = det, der står ved siden af listen, bliver ikke læst
note-json-list-of-platform = opslagene i listen `{ $path }` bliver læst som opslag på { $platform }
json-list-of-network = nøglen `{ $name }` nævner et netværk, men ikke klart det, som opslagene under den er til
json-list-of-network-help = giv den navnet på ét netværk, nemlig { $names }, eller skriv `platform` i hvert opslag
json-fact-beside-list = `{ $name }` står ved siden af listen med opslag og gælder ikke for dem
json-fact-beside-list-help = skriv det i hvert opslag i `{ $path }`; hører det ikke til dem, så udelad det med `--map 'ignore={ $name }'`
json-several-lists = opslagene kan være i flere lister: { $paths }
json-several-lists-help = gem listen med opslagene i en fil for sig
row-unknown-profile-help = profilerne er { $names }; er det konti, så angiv det: `--map 'account={ $name }'`
row-unknown-state = ingen kan se af status »{ $state }«, om opslaget er udgivet
row-unknown-state-help = skriv `kladde`, `planlagt` eller `udgivet`, eller udelad kolonnen: `--map 'ignore={ $name }'`
note-gone = { $count ->
        [one] { $count } række siger, at opslaget er slettet, afvist eller slet ikke kom ud, og bliver ikke kontrolleret
       *[other] { $count } rækker siger, at opslagene er slettet, afvist eller slet ikke kom ud, og bliver ikke kontrolleret
    }
note-gone-help = skal de kontrolleres alligevel, så udelad kolonnen med status: `--map 'ignore=…'`
note-struck = { $count ->
        [one] { $count } opslag er streget over og bliver ikke kontrolleret
       *[other] { $count } opslag er streget over og bliver ikke kontrolleret
    }
note-struck-help = skal det ud alligevel, så fjern gennemstregningen
id-rounded = et regneark har afrundet id'et `{ $id }`, og opslaget har intet andet tidspunkt
id-rounded-help = tilføj en kolonne med tidspunkter, eller eksportér opslagene igen, og importér kolonnen med id'er som tekst
note-rounded-ids = { $count ->
        [one] { $count } række har et id, som et regneark har afrundet; det bliver ikke læst
       *[other] { $count } rækker har id'er, som et regneark har afrundet; de bliver ikke læst
    }
note-rounded-ids-help = importér kolonnen med id'er som tekst: Excel beholder 15 cifre af et tal
note-untimed = { $count ->
        [one] { $count } opslag har intet tidspunkt og bliver kontrolleret, som om det bliver lagt ud nu
       *[other] { $count } opslag har intet tidspunkt og bliver kontrolleret, som om de bliver lagt ud nu
    }
note-untimed-help = skriv tidspunktet, eller angiv med `--at`, hvornår de bliver lagt ud
note-undecided = { $count ->
        [one] { $count } opslag har endnu ikke noget tidspunkt, så regler, der afhænger af vinduer, gælder ikke for det
       *[other] { $count } opslag har endnu ikke noget tidspunkt, så regler, der afhænger af vinduer, gælder ikke for dem
    }
note-undecided-help = kontrollér igen, når tidspunktet er fastlagt
note-undated = { $count ->
        [one] { $count } offentliggjort opslag har intet tidspunkt, så regler, der afhænger af vinduer, gælder ikke for det
       *[other] { $count } offentliggjorte opslag har intet tidspunkt, så regler, der afhænger af vinduer, gælder ikke for dem
    }
note-undated-help = angiv tidspunktet for udgivelsen
note-unread-counts = { $count ->
        [one] { $count } antal likes, visninger eller lignende er ikke et helt tal og er derfor ukendt
       *[other] { $count } antal likes, visninger eller lignende er ikke hele tal og er derfor ukendte
    }
note-unread-counts-help = skriv dem uden skilletegn, eller alle med det samme mellem tusinder
note-days-of-posts = { $count ->
        [one] { $count } offentliggjort opslag har en dag uden klokkeslæt
       *[other] { $count } offentliggjorte opslag har en dag uden klokkeslæt
    }
note-textless = { $count ->
        [one] { $count } planlagt opslag har ingen tekst endnu og bliver ikke kontrolleret
       *[other] { $count } planlagte opslag har ingen tekst endnu og bliver ikke kontrolleret
    }
note-textless-help = skriv teksten, eller slet rækken
note-past = { $count ->
        [one] { $count } række har et tidspunkt, der er passeret, og tæller som et offentliggjort opslag
       *[other] { $count } rækker har tidspunkter, der er passeret, og tæller som offentliggjorte opslag
    }
note-past-help = er det en plan, så skriv `--map 'publish_at=…'`; er det en log, får også `check` det at vide med `--map 'created_at=…'`
note-pages = { $count ->
        [one] filen har også opslag fra en anden side, og alle læses som opslag fra én konto
       *[other] filen har også opslag fra { $count } andre sider, og alle læses som opslag fra én konto
    }
note-pages-help = hold siderne adskilt med `--map 'account=Page name'`
note-unnamed = opslagene er fra flere brugere, men der står kun brugernes numre, ikke deres navne, og alle læses som opslag fra én konto
note-unnamed-help = hent også navnene hos X (`expansions=author_id`), eller hold brugerne adskilt ved deres numre, fx med `--map 'account=author_id'`
note-odd-cells = { $count ->
        [one] { $text } ligner ikke de andre celler i kolonnen og tæller ikke med i opslaget
       *[other] { $count } celler ligner ikke de andre i deres kolonner og tæller ikke med i opslagene; den første er { $text }
    }
note-odd-cells-help = ret det, før opslaget går ud
note-unplaced = { $count ->
        [one] { $count } kladde nævner ingen platform og læses som et opslag til X
       *[other] { $count } kladder nævner ingen platform og læses som opslag til X
    }
note-unplaced-help = den første begynder her: skriv platformen i hver række, eller angiv den for filen under `sources` i regelbogen
note-unknown-names = { $count ->
        [one] { $names } kendes ikke og bliver ikke læst
       *[other] { $names } { $more ->
            [0] kendes ikke og bliver ikke læst
            [one] og { $more } mere kendes ikke og bliver ikke læst
           *[other] og { $more } andre kendes ikke og bliver ikke læst
        }
    }
note-unknown-names-help = hører noget af det til opslagene, så angiv, hvad det er: `--map 'text=…'`
csv-duplicate-column = kolonnen `{ $name }` findes to gange
csv-duplicate-column-help = behold en af dem; kun den første er læst
note-polls = { $count ->
        [one] { $count } opslag har en afstemning, hvis svarmuligheder ikke bliver kontrolleret
       *[other] { $count } opslag har afstemninger, hvis svarmuligheder ikke bliver kontrolleret
    }
note-polls-help = læs selv svarmulighederne igennem
note-elsewhere = { $count ->
        [one] { $count } række skal ud i kanaler, hvis indhold ikke bliver kontrolleret: { $names }
       *[other] { $count } rækker skal ud i kanaler, hvis indhold ikke bliver kontrolleret: { $names }
    }
note-elsewhere-help = en række, der ikke skal ud andre steder, læses ikke som et opslag
row-unknown-platform-help = det kan være { $names }; skriv `ingen` i en række, der ikke skal ud på nogen af dem
row-all-platforms-help = skriv, hvilke det er: `facebook, instagram, linkedin`
note-dividers = { $count ->
        [one] { $count } række inddeler kun tabellen eller tæller den sammen og læses ikke som et opslag: { $names }
       *[other] { $count } rækker inddeler kun tabellen eller tæller den sammen og læses ikke som opslag: { $names }
    }
note-dividers-help = er en af dem et opslag, så skriv dets tidspunkt i samme række
row-below-undated = rækken har ingen dag, og det har `{ $text }` over den heller ikke
row-below-undated-help = skriv dagen i hver række eller i en række over dagens opslag, for eksempel »mandag den 23. november 2026«
row-repeats-header = rækken gentager kolonnernes navne
row-repeats-header-help = fjern den; begynder der en anden tabel her, så gem den i en fil for sig
row-platform-of-history = `{ $name }` tæller ikke i en tabel med udgivne opslag, men det her er planlagt
row-platform-of-history-help = står det i `{ $time }`, hvornår opslagene skal ud, så angiv det: `--map 'publish_at={ $time }'`
row-marked-for-none = opslaget har ikke kryds ved nogen platform
row-marked-for-none-help = skriv `x` under dets platform; skal det ikke ud, så skriv det i en kolonne `status`
csv-line-ends = tabellen har linjeskift som på gamle Mac-computere og ville blive læst som én række
csv-line-ends-help = gem den som »CSV UTF-8« og ikke som »CSV (Macintosh)«
csv-field-count = overskriftsrækken har { $columns ->
    [one] { $columns } felt
   *[other] { $columns } felter
}, men rækken her har { $fields }
csv-field-count-help = sæt en tekst med `{ $separator }` i anførselstegn
draft-invalid-language = `{ $language }` er ikke en sprogkode
draft-invalid-language-help = skriv `da` eller `en`, eller udelad det
draft-not-a-name = `{ $name }` er ikke et navn
draft-not-a-name-help = skriv navnet på den, der har læst opslaget igen
draft-not-an-approver-help = skriv navnene på dem, der har godkendt opslaget
draft-several-accounts = `{ $accounts }` er mere end én konto
draft-several-accounts-help = skriv én konto, og opslaget én gang for hver af de andre
draft-not-a-basis = `{ $text }` nævner ikke noget retsgrundlag
draft-not-a-basis-help = skriv, hvilken lov det er, eller hvem der har sagt ja, eller udelad det
draft-duplicate-id = to opslag har `{ $id }` som id
draft-duplicate-id-help = opslaget på linje { $line } har det også; giv hvert sit eget
draft-empty-text = teksten er tom
draft-empty-text-help = skriv en tekst, eller fjern opslaget
draft-platform-twice = der står både `platform` og `platforms`
draft-platform-twice-help = behold `platforms`; feltet kan også nævne en enkelt platform
draft-no-platforms = der er ikke nævnt nogen platform
draft-no-platforms-help = skriv en eller flere, for eksempel `platforms: [x, facebook]`, eller udelad feltet
draft-platform-repeated = { $platform } står der to gange
draft-platform-repeated-help = fjern den ene
draft-texts-without-platforms = der står `texts`, men ikke `platforms`
draft-texts-without-platforms-help = skriv alle kladdens platforme, for eksempel `platforms: [x, facebook]`
draft-texts-of-thread = `texts` kan ikke stå ved siden af `thread`
draft-texts-of-thread-help = skriv teksterne til platformene under hver del af tråden
draft-two-texts = { $platform } har to tekster
draft-two-texts-help = behold den ene
draft-text-for-no-platform = her er en tekst til { $platform }, men kladden skal ikke ud dér
draft-text-for-no-platform-help = føj `{ $name }` til `platforms`, eller fjern teksten
draft-part-platforms = delen er til andre platforme end trådens første del
draft-part-platforms-help = skriv `platforms` én gang, ved siden af `thread`: det gælder for alle dele
draft-unused-text = denne tekst bliver ikke brugt, for hver platform har sin egen under `texts`
draft-unused-text-help = fjern den, eller den tekst under `texts`, som den erstatter
draft-no-text-for = skriv en til { $platforms }, eller giv hver sin egen tekst under `texts`
draft-thread-too-large = trådene til og med denne fylder for meget, når felterne ved siden af `thread` gentages for hver del
draft-thread-too-large-help = forkort felterne eller trådene
draft-too-many-media = der er flere end { $most } billeder og videoer i et opslag
draft-too-many-media-help = fjern nogle: platformene tillader kun en håndfuld
draft-comment = `{ $comment }` går tabt: i YAML er alt efter ` #` en kommentar
draft-comment-quote = sæt teksten i anførselstegn, eller skriv den under `text: |`
draft-comment-into-quotes = flyt det ind i anførselstegnene, eller skriv `# `, hvis det er en kommentar
draft-comment-to-line-below = flyt det til en linje nedenfor, eller skriv `# `, hvis det er en kommentar
markdown-unclosed-front-matter = felterne øverst mangler en afsluttende linje med `---`
markdown-unclosed-front-matter-help = skriv en linje med `---` efter det sidste felt
markdown-fields = linjen ligner et af kladdens felter, men ville blive en del af teksten
markdown-heading = overskriften ligner et opslags tidspunkt eller platform, men ville blive en del af én tekst
markdown-heading-help = skriv ét opslag pr. fil med dem som felter øverst i filen mellem to linjer med `---`, eller lav et Word-dokument eller en tabel med opslagene; er det et opslag, så angiv `--input-format text`
markdown-table = det ligner en tabel med opslag, men ville blive læst som én tekst
markdown-table-help = gem tabellen som en CSV-fil eller som en projektmappe; er det et opslag, så angiv `--input-format text`
markdown-late-front-matter = kladdens felter står under en tekst og ville blive en del af den
markdown-late-front-matter-help = sæt dem øverst i filen mellem to linjer med `---`
markdown-no-text = der er ingen tekst under felterne øverst
markdown-no-text-help = skriv teksten dér
json-comma-without-record-before = der er intet opslag før kommaet her
json-comma-without-record-after = efter kommaet kommer der intet opslag
json-remove-comma = fjern kommaet
json-missing-comma = der mangler et komma før opslaget her
json-missing-comma-help = skriv et komma mellem de to opslag
json-truncated-record = filen ender midt i et opslag
json-save-again = gem eller eksportér den igen
json-truncated-record-help = gem eller eksportér den igen; er der opslag ovenfor, er de læst alligevel
json-unclosed-list = listen har ingen ende: filen er ufuldstændig
json-unclosed-list-help = gem eller eksportér filen igen
json-nothing-read-after = intet efter dette sted er læst
json-keep-one = behold det ene


## YAML and the rulebook

yaml-nothing = ingenting
yaml-text = en tekst
yaml-list = en liste
yaml-map = felter med værdier
yaml-not-a-map = her skal der stå felter med værdier og ikke { $found }
yaml-not-a-map-help = skriv felter med værdier, som i `felt: værdi`
yaml-not-a-list = her skal der stå en liste og ikke { $found }
yaml-not-a-list-help = sæt det i klammer: `[a, b]`
yaml-not-a-text = her skal der stå en tekst og ikke { $found }
yaml-not-a-text-help = sæt det i anførselstegn, hvis det skal forstås bogstaveligt
yaml-not-a-boolean = her skal der stå `true` eller `false`
yaml-not-a-boolean-help = skriv `true` for ja eller `false` for nej
yaml-not-a-number = her skal der stå et tal
yaml-not-a-number-help = skriv det med cifre, som i `3`
yaml-no-key = her mangler et felt
yaml-no-key-help = skriv navnet på det felt, du mener
yaml-several-keys = her må der kun stå ét felt
yaml-several-keys-help = behold et af dem
yaml-missing-key = her mangler `{ $key }`
yaml-missing-key-help = tilføj feltet
yaml-duplicate-key = feltet `{ $key }` står her to gange
yaml-duplicate-key-help = det står også på linje { $line }; behold det ene
yaml-drafts-under-key = kladderne under `{ $name }` bliver ikke læst
yaml-drafts-under-key-help = gør dem til en liste: fjern linjen `{ $name }:` og det, der står ved siden af, og begynd hver kladde med `- `
yaml-second-text-help = det står også på linje { $line }; behold det ene, eller skriv `---` på en linje mellem to opslag
yaml-second-text-in-list-help = det står også på linje { $line }; behold det ene, eller begynd det andet opslag med `- `
yaml-second-document = her begynder endnu et dokument, men der må kun være ét
yaml-second-document-help = fjern linjen med `---` over det
yaml-gave-up = herfra er intet læst: der er for mange fejl ovenfor
yaml-gave-up-help = ret dem først
yaml-alias-in-itself = `{ $alias }` står inde i den værdi, den gentager
yaml-aliases-too-large = henvisningerne hertil fylder for meget, når de skrives ud
yaml-alias-help = skriv værdien helt ud
yaml-colon = her må der ikke stå kolon efterfulgt af mellemrum
yaml-colon-help = sæt teksten i anførselstegn, hvis kolonet hører til den
yaml-nested-key-help = sæt teksten i anførselstegn, hvis kolonet hører til den, eller skriv `{ $key }` på en linje for sig nedenunder, rykket længere ind
yaml-smart-quotes-help = sæt teksten i lige anførselstegn, `"` eller `'`: YAML kender ikke de krumme
yaml-no-colon = linjen her mangler et kolon efter feltet
yaml-no-colon-help = efter et felt kommer et kolon: `{ $line }`; hører linjen til teksten ovenover, så ryk den længere ind
yaml-no-colon-above-help = efter et felt kommer et kolon: `{ $line }`; er linjen en tekst, så sæt den i anførselstegn
yaml-no-space = der mangler et mellemrum efter kolonet på denne linje
yaml-no-space-help = skriv et mellemrum efter det: `{ $line }`
yaml-line-without-key = linjen her begynder ikke med et felt
yaml-line-alone-help = skriv `felt: værdi`, eller sæt `#` forrest, hvis linjen kun er en note
yaml-text-goes-on-help = skriv `felt: værdi`; hører linjen til teksten ovenover, så ryk den længere ind
yaml-nul = her står et NUL-tegn
yaml-nul-help = fjern det; måske er filen slet ikke tekst
yaml-character = tegnet her kræver, at teksten står i anførselstegn
yaml-character-help = sæt teksten i anførselstegn
yaml-comment = ` #` begynder en kommentar midt i en tekst
yaml-comment-help = sæt teksten i anførselstegn, eller skriv den under en `|`
yaml-tab = YAML kan ikke rykkes ind med tabulator
yaml-tab-help = ryk ind med mellemrum
yaml-unknown-anchor = YAML læser `*` forrest i en tekst som en henvisning, og der er intet med det navn ovenfor
yaml-unknown-anchor-help = sæt en tekst, der begynder med `*`, i anførselstegn
yaml-no-anchor = `*` og `&` kan ikke stå forrest i en tekst uden anførselstegn
yaml-no-anchor-help = sæt en tekst, der begynder med `*` eller `&`, i anførselstegn
yaml-unterminated-quote = der mangler et afsluttende anførselstegn
yaml-unterminated-quote-help = sæt et efter teksten, eller fjern det, der står her
yaml-after-quote = der står noget efter det sidste anførselstegn
yaml-after-quote-help = skriv et anførselstegn to gange, når det hører til teksten, eller sæt hele teksten i dobbelte anførselstegn
yaml-after-double-quote-help = sæt hele teksten i enkelte anførselstegn, eller skriv `\"` for et anførselstegn i den
yaml-unknown-escape = `\` betyder ikke noget foran dette tegn
yaml-unknown-escape-help = skriv `\\`, eller sæt teksten i enkelte anførselstegn
yaml-unclosed-bracket = en klamme er ikke lukket
yaml-bracket-opened-here-help = luk den klamme, der åbner her, eller sæt teksten i anførselstegn
yaml-unclosed-bracket-help = luk den klamme, der er åbnet før dette sted, eller sæt teksten i anførselstegn
yaml-too-deep = der er for mange lag inden i hinanden her
yaml-too-deep-help = brug færre lag
yaml-indentation = linjen her er ikke rykket ind som dem ovenover
yaml-indentation-help = ryk den lige så langt ind, og skriv `felt: værdi`
yaml-block-head = efter `>` eller `|` må der ikke stå mere på linjen
yaml-block-head-help = skriv teksten på linjerne nedenunder, eller sæt den i anførselstegn
yaml-tag = her står `!` foran noget, som YAML ikke kender
yaml-tag-help = sæt en tekst, der begynder med `!`, i anførselstegn
yaml-unused-anchor = `{ $anchor }` kommer ikke med i teksten: YAML læser det som et navn til den værdi, der følger
yaml-unused-anchor-help = sæt en tekst, der begynder med `&`, i anførselstegn
yaml-after-bracket = der står noget efter en afsluttende klamme
yaml-after-bracket-help = sæt hele teksten i anførselstegn, hvis klammen hører til den
yaml-new-entry-help = begynder et nyt punkt på listen her, så sæt `- ` foran; ellers ryk den lige så langt ind som felterne ovenover
yaml-directive = linjen her med `%` er ikke gyldig
yaml-directive-help = fjern den; sæt en tekst, der begynder med `%`, i anførselstegn
yaml-stray-bracket = klammen her lukker ikke noget
yaml-stray-bracket-help = fjern den, eller sæt teksten i anførselstegn
yaml-separator = der mangler et komma eller en afsluttende klamme før dette
yaml-separator-help = tilføj det, der mangler, eller sæt teksten i anførselstegn
yaml-list-on-line = en liste kan ikke begynde midt på en linje
yaml-list-on-line-help = skriv hvert punkt på sin egen linje nedenunder, eller sæt teksten i anførselstegn
yaml-indented-key-help = er det et felt, så ryk det præcis lige så langt ind som feltet ovenover; hører det til teksten, så sæt teksten i anførselstegn
yaml-invalid = YAML kan ikke læses her
yaml-invalid-help = se indrykning, anførselstegn og klammer efter
unknown-key = feltet `{ $name }` kendes ikke
unknown-value = værdien `{ $name }` kendes ikke
unknown-level = niveauet `{ $name }` kendes ikke
unknown-language = sproget `{ $name }` kendes ikke
unknown-profile = profilen `{ $name }` kendes ikke
unknown-lexicon = ordlisten `{ $name }` kendes ikke
intent-line-invalid = linjen er ikke en træningssætning
intent-line-invalid-help = skriv 1 (har intentionen) eller 0 (har den ikke), sproget (`da` eller `en`) og sætningen med tabulator imellem
intent-too-many = en model har højst { $limit } intentioner
intent-sentence-long = linjen er længere end { $limit } tegn, og mere læser programmet ikke
intent-sentence-long-help = del den op i sætninger, én på hver linje
intent-sentence-both = den samme sætning er mærket anderledes på en tidligere linje
intent-sentence-both-help = afgør, om den har intentionen, og slet den anden linje
intent-no-sentences = der er ingen træningssætninger i mappen
intent-no-sentences-help = hver intention har en fil NAVN.tsv i mappen
intent-too-few = der er for få sætninger at lære af: { $has } med intentionen, { $has_not } uden
intent-too-few-help = skriv mindst { $fewest } af hver slags; nogle hundrede, skrevet af flere personer, er bedre
intent-name-invalid = en intention kan ikke hedde »{ $name }«
intent-name-help = en intention hedder som sin fil med sætninger: bogstaver, tal, `-` og `_`, højst 60 byte
intent-name-built-in = der er allerede en indbygget intention `{ $name }`
intent-name-taken = en anden af regelbogens modeller har også en intention `{ $name }`
intent-name-taken-help = giv dens fil med sætninger et andet navn, og træn igen
intent-model-other-file = filen er ikke en trænet model
intent-model-version = modellen er trænet med en anden udgave af tweetlint
intent-model-damaged = modellen er beskadiget eller ufuldstændig
intent-sentences-outside = linket her fører ud af mappen
intent-sentences-outside-help = læg selve filen i mappen
intent-model-help = træn den på sine sætninger: `tweetlint intent train MAPPE -o { $file }`
intent-models-too-many = en regelbog kan højst henvise til { $limit } modeller
intent-models-too-many-help = læg sætningerne til flere intentioner i én mappe; så bliver de til én model
intent-output-other-file = filen er ikke en trænet model, og dens indhold ville gå tabt
intent-output-other-file-help = skriv en anden fil efter `--output`
intent-list-help = `tweetlint intent list` viser dem
intent-measure = finder { $found } af { $positives }, falske alarmer { $alarms } af { $negatives } lignende (sætninger, den ikke er trænet på)
intent-has = har intentionen ({ $margin } over grænsen)
intent-has-together = har intentionen sammen med nabosætningen (alene { $margin } under grænsen)
intent-has-not = har den ikke ({ $margin } under grænsen)
intent-like = lignende træningssætning: { $sentence }
intent-unlike = lignende, men uden intentionen: { $sentence }
intent-neighbours = teksten ligner norsk eller svensk, og på de sprog kender programmet ingen intentioner
intent-no-words = der er ingen ord i teksten
unknown-intent = intentionen `{ $name }` kendes ikke
unknown-check = tjekket `{ $name }` kendes ikke
unknown-rule = reglen `{ $name }` kendes ikke
extended-file = { $problem }: { $path }
rulebook-outside = en regelbog må ikke henvise til en fil uden for { $folder }
rulebook-hidden-file = en regelbog må ikke henvise til skjulte filer eller til filer i mappen `.git`
rulebook-outside-unquoted = her er noget galt; filen ligger uden for projektets mappe, så intet af den bliver citeret
rulebook-outside-unquoted-help = se efter på dette sted i filen, eller tjek den med en regelbog, der ligger ved siden af
rulebook-outside-help = flyt filen, eller brug `--allow-outside`, hvis du stoler på regelbogen
rulebook-file-too-large = filen er større end { $most } MiB, og det har ingen regelbog brug for
rulebook-file-too-large-help = se efter, om det er den rigtige fil
rulebook-not-utf-8-help = gem filen som UTF-8
rulebook-no-file = filen findes ikke
rulebook-check-path = se efter, om stien er rigtig
rulebook-no-permission = du må ikke læse filen
rulebook-no-permission-help = bed den, der ejer filen, om adgang
rulebook-is-folder = det er en mappe og ikke en fil
rulebook-not-a-plain-file = det er ikke en almindelig fil
rulebook-unreadable = filen kan ikke læses (systemet melder »{ $error }«)
rulebook-extends-in-turn = `{ $file }` bygger selv på denne fil
rulebook-extends-in-turn-help = fjern den ene henvisning, for ingen af filerne kan gælde før den anden
rulebook-extends-too-many = en regelbog kan højst bygge på { $count } filer
rulebook-extends-too-many-help = læg nogle af dem sammen
rulebook-accounts-too-large = for mange konti har deres egne regler eller indstillinger
rulebook-accounts-too-large-help = giv dem i stedet en profil, eller del regelbogen op
rulebook-profile-or-file = det kan være { $names } eller en fil
rulebook-unknown-preset = ukendt planlægger eller eksport `{ $name }`
rulebook-unknown-timezone = tidszonen `{ $name }` kendes ikke
rulebook-unknown-timezone-help = skriv en verdensdel og en by, som i `Europe/Copenhagen`
rulebook-group = `{ $group }` er en gruppe, og her kan der kun stå enkelte regler
rulebook-group-help = skriv gruppens regler hver for sig: { $rules }
rulebook-unknown-rule-help = `tweetlint rules` viser alle regler; en regel, I selv laver, skal have `title`, `severity`, `why`, `check` og `examples`
rulebook-own-rule-help = tilføj feltet; en regel, I selv laver, skal have `title`, `severity`, `why`, `check` og `examples`
rulebook-rule-exists = reglen `{ $id }` findes i forvejen
rulebook-rule-exists-help = giv jeres regel et andet id, eller ret kun `severity`, `check` eller `when`
rulebook-another-check = reglen bruger et andet tjek, og det kan ikke skiftes ud her
rulebook-another-check-help = nævn det tjek, reglen bruger, eller lav en regel selv
rulebook-invalid-id = en regel kan ikke have id'et `{ $id }`
rulebook-invalid-id-help = skriv en gruppe og et navn med små bogstaver, som i `kk/no-jargon`
rulebook-empty-text = her skal der stå en tekst
rulebook-empty-text-help = skriv `da: …` eller `en: …`
rulebook-no-example = der mangler et eksempel under `{ $key }`
rulebook-no-example-help = skriv et opslag, der viser, hvad reglen mener
rulebook-locked-level = `{ $id }` er låst, så niveauet kun kan sættes op
rulebook-locked-check = `{ $id }` er låst, så dens `check` og `when` ikke kan ændres
rulebook-locked-help = den er låst i { $place }
rulebook-duplicate-account = kontoen `{ $name }` står her to gange: store og små bogstaver og `@` gør ingen forskel
rulebook-duplicate-account-help = saml dem under ét navn
rulebook-not-in-lexicon = `{ $word }` står ikke i ordlisten `{ $lexicon }`
rulebook-not-in-lexicon-help = fjern kun ord, der står i den
rulebook-invalid-date = `{ $date }` er ikke en dato
date-help = skriv den som `2026-11-24`
rulebook-invalid-telephone = `{ $number }` er ikke et telefonnummer
rulebook-invalid-telephone-help = skriv det som `33 66 33 66`
settings-max-length = { $platform } tillader fra 1 til { $limit } tegn
settings-max-length-help = skriv den længde, som platformen eller jeres server giver kontoen, eller udelad feltet
directory-duplicate = kontoen `{ $handle }` står her to gange
directory-duplicate-help = behold den ene; store og små bogstaver gør ingen forskel
register-invalid-handle = `{ $handle }` er ikke et brugernavn
register-invalid-handle-help = skriv det uden mellemrum, som `SydPoliti`
register-time-out-of-range = `{ $text }` ligger for langt tilbage eller for langt fremme til et register
register-time-out-of-range-help = skriv et årstal fra { $first } til { $last }, og udelad `until`, hvis slutningen ikke er kendt
register-invalid-domain = `{ $domain }` er ikke et domæne
register-invalid-domain-help = skriv det som `borger.dk`
hashtags-unknown-column = kolonnen `{ $name }` kendes ikke
hashtags-missing-column = kolonnen `{ $name }` mangler
hashtags-missing-column-help = første linje nævner kolonnerne: { $columns }
hashtags-not-a-word = et hashtag er ét ord
hashtags-not-a-word-help = skriv det uden `#` og mellemrum
hashtags-not-a-number = `{ $column }` skal være et helt tal
hashtags-not-a-number-help = skriv tallet med cifre
hashtags-not-a-date = `{ $column }` skal være en dato
hashtags-hidden-character = der er et usynligt tegn i `{ $column }`
hashtags-hidden-character-help = skriv teksten forfra
hashtags-not-a-hashtag = `#{ $tag }` bliver ikke til et link på nogen platform
hashtags-not-a-hashtag-help = et hashtag har bogstaver, cifre og `_`, og mindst ét bogstav
campaigns-unclear-day = ingen kan sige, hvilken dag `{ $text }` er
campaigns-missing = `{ $column }` mangler
campaigns-missing-help = en kampagne har nogen, der har ansvaret for den, og en sidste dag som `2026-11-24`
hashtags-wrong-comment = denne version af programmet kan ikke læse `{ $text }`
hashtags-wrong-comment-help = tæl opslagene igen, eller installér en nyere version
hashtags-not-counted = filen er ikke en optælling af hashtags
hashtags-not-counted-help = kun filer, som `tweetlint hashtags` har skrevet, kan lægges sammen
hashtags-only-counts = filen siger ikke, hvilke konti der bruger hvert hashtag, så ingen ved, hvem der går igen i to filer
hashtags-only-counts-help = tæl opslagene igen uden `--counts-only`
hashtags-changed = `{ $column }` passer ikke med resten af rækken
hashtags-changed-help = rækken er ændret i hånden; tæl opslagene igen
hashtags-changed-comments = tallene over tabellen passer ikke med tabellen eller med hinanden
hashtags-changed-comments-help = filen er ændret i hånden; tæl opslagene igen
hashtags-twice = filen er allerede lagt til
hashtags-twice-help = nævn hver fil én gang; ellers tæller dens opslag dobbelt
hashtags-other-key = kontiene i filen er skjult med en anden nøgle end dem i filerne før den
hashtags-other-key-help = tæl opslagene til alle filerne med samme `TWEETLINT_HASHTAGS_KEY`
hashtags-key-short-help = sæt den til en lang, tilfældig tekst, som kun de kender, der må slå op, hvem der bruger et hashtag
hashtags-too-many = der er over { $most } stavemåder af hashtags
hashtags-too-many-help = tæl færre opslag ad gangen, og brug filerne hver for sig
hashtags-only-reposts = der er ikke noget at tælle: alle opslag er delinger
hashtags-only-reposts-help = den, der deler et opslag, vælger ikke dets hashtags; giv opslag, som kontiene selv har skrevet
hashtags-only-planned = der er ikke noget at tælle: intet opslag er lagt ud
hashtags-only-planned-help = giv opslag, der er lagt ud; kladder bruger ikke noget hashtag endnu
hashtags-no-account = ingen af opslagene nævner kontoen bag, så ingen ved, hvor mange konti der bruger et hashtag
hashtags-no-account-help = nævn den med `--account`, eller angiv, hvilken kolonne den står i: `--map 'account=…'`
hashtags-unreadable = der er ikke skrevet noget på grund af { $count ->
    [one] { $count } problem
   *[other] { $count } problemer
}
hashtags-unreadable-help = uden de opslag ville hashtags se mindre brugt ud, end de er; ret dem, eller tag dem ud
hashtags-output-other-file = filen er ikke en optælling af hashtags, og dens indhold ville gå tabt
hashtags-output-other-file-help = skriv en anden fil efter `--output`
example-marks-alternate = `‹` og `›` skal stå skiftevis
example-marks-help = ret markeringerne
example-unclosed-mark = `‹` bliver ikke lukket
example-unclosed-mark-help = sæt det `›`, der hører til
example-good-marked = et godt eksempel har intet at markere
example-good-marked-help = fjern markeringerne, eller flyt det til `bad`
example-quote = »{ $text }«
example-and = { $first } og { $next }
example-too-many-posts = en historik på mere end { $most } opslag
example-too-many-posts-help = sæt `times` ned
example-history-of-posts = en regel om opslag har en historik som eksempel
example-history-nothing = reglen finder ikke noget i denne historik
example-history-found = reglen finder noget i denne historik
example-whole-post = hele opslaget
example-not-expected = finder { $found }, men det er et godt eksempel
example-not-considered = ser ikke på opslaget: se reglens `when`
example-nothing = finder intet, men skulle understrege { $expected }
example-unmarked = understreger { $found }, så sæt ‹ › om det
example-other = understreger { $found } i stedet for { $expected }


## Matchers and word lists

matcher-notation = `brand*` er en hvilken som helst endelse, `*brand` en hvilken som helst begyndelse, `(a|b)` det ene eller det andet ord, `_` op til tre ord, `=brand` kun det ord
matcher-invalid-entry = ordet `{ $entry }` kan ikke læses: { $reason }
matcher-too-many-alternatives = der er flere end { $max } muligheder
matcher-too-many-gaps = `_` må højst bruges { $max } gange
matcher-entry-too-long = det er længere end { $max } tegn
matcher-unopened-group = der er et `)` eller `|` uden `(` foran
matcher-unclosed-group = der mangler et `)` efter `(`
matcher-nested-groups = der er en parentes inde i en parentes
matcher-misplaced-star = `*` kan kun stå sidst i et ord eller foran et enkelt ord på mindst tre bogstaver
matcher-empty-entry = det er tomt
matcher-leading-gap = der mangler et ord før `_`
matcher-trailing-gap = der mangler et ord efter `_`
matcher-repeated-gap = `_` er allerede op til tre ord
matcher-no-word-first = det skal begynde med et bogstav eller et ciffer
pattern-invalid = mønstret kan ikke læses: { $reason }
pattern-help = ret mønstret, eller brug `words`
pattern-unclosed-group = en `(` er ikke lukket
pattern-unopened-group = en `)` har ingen `(` foran
pattern-unclosed-class = en `[` er ikke lukket
pattern-nothing-to-repeat = der er intet at gentage foran `*`, `+`, `?` eller `{ "{" }`
pattern-invalid-count = tallene mellem `{ "{" }` og `{ "}" }` er ikke gyldige
pattern-invalid-range = et interval som `a-z` er skrevet forkert
pattern-unknown-escape = `\` og det, der følger efter, betyder ikke noget
pattern-unknown-flag = det, der følger efter `(?`, betyder ikke noget
pattern-group-name = navnet på en gruppe er ugyldigt eller brugt to gange
pattern-unknown-class = `\p` følges ikke af navnet på en slags tegn
pattern-too-deep = der er for mange parenteser inden i hinanden
pattern-back-reference = det henviser tilbage til en gruppe, og det kan ikke bruges her
pattern-look-around = det ser frem eller tilbage med `(?=`, `(?!` eller `(?<`, og det kan ikke bruges her
pattern-syntax = det er ikke et regulært udtryk
pattern-too-long = det fylder mere end { $max } byte
pattern-too-large = det kræver mere end { $max } KiB hukommelse
pattern-matches-empty-text = det passer på en tom tekst og ville derfor passe overalt


## Checks: how rulebooks name and configure them

check-no-settings = dette tjek har ingen indstillinger
check-no-settings-help = skriv `{ "{}" }`

matcher-no-words = her mangler ord
matcher-no-words-help = skriv, hvad der skal ledes efter
matcher-no-source = her står ikke, hvad der skal ledes efter
matcher-no-source-help = tilføj { $keys }
matcher-two-sources = `{ $first }` og `{ $second }` kan ikke bruges sammen
matcher-two-sources-help = behold en af dem

## Checks: labels on the underlined words

label-wording = denne formulering
label-and-more = { $label } og { $more } steder mere i det samme opslag
label-intent = denne formulering (intentionen `{ $name }`)
label-report = lyder som en melding om det, der sker
label-said-of = gælder det her
label-plain-wording = skriv »{ $plain }«
label-overdue = skulle være fjernet inden da
label-closed = afsluttet af opslaget { $id }
label-private-person = @{ $handle } er en privatperson
label-not-in-directory = @{ $handle } står ikke i jeres `directory`
label-passed-on = @{ $handle } er { $type ->
        [party] et parti
        [politician] en politiker
        [company] en virksomhed
        [media] et medie
        [person] en privatperson
       *[other] en myndighed
    }
label-not-signed = uden underskrift, for eksempel { $initials }
label-private-number = en privatpersons nummer
label-unknown-number = ikke et af jeres numre
label-licence-plate = en nummerplade
label-foreign-number = { $number } findes ikke her i landet; det gør { $own }
label-urgent = { $number } er til det, der ikke haster
label-not-urgent = { $number } er kun til akut fare
label-lacks = { $element } mangler i opslaget
label-lacks-all = hverken { $elements } i opslaget
element-link = link
element-media = billede
element-phone = telefonnummer
element-mail = mailadresse
element-question = spørgsmål
element-reason = begrundelse
element-opener = invitation til at svare
element-place = sted
element-bio = henvisning til bioen
element-number = tal
element-date = dato
element-time = klokkeslæt
element-lead = henvisning til den, der har ordet
element-word = »{ $word }«
element-more = …
element-lexicon = ord fra `{ $name }`
element-pattern = tekst som `{ $name }`
element-intent = sætning med `{ $name }`
label-no-link = intet link i opslaget
label-no-media = intet billede med
label-no-phone = intet telefonnummer i opslaget
label-no-mail = ingen mailadresse i opslaget
label-no-question = intet spørgsmål i opslaget
label-no-reason = ingen begrundelse
label-no-opener = ingen invitation til at svare
label-no-place = intet sted nævnt
label-no-bio = ingen vej til linket, som »link i bio«
label-no-number = intet tal i opslaget
label-no-date = hverken dag eller klokkeslæt
label-no-time = intet klokkeslæt i opslaget
label-no-lead = ingen henvisning til den, der har ordet
label-too-many = { $count } i opslaget; grænsen er { $limit }
label-too-long = { $length } tegn; grænsen er { $limit }
label-too-many-bytes = { $length } byte, hvor æ, ø og å fylder to og en emoji mindst fire; grænsen er { $limit }
label-own-words = { $words ->
    [0] ingen egne ord
    [one] { $words } eget ord
   *[other] { $words } egne ord
}
label-insecure = er ikke https
label-not-clickable = bliver ikke et link på denne platform
label-hidden-target = { $host } skjuler, hvor linket fører hen
label-tracking = `{ $name }` sporer læseren
label-login = `{ $name }` kan give adgang til en andens login
label-tag-reach = { $accounts ->
    [one] brugt af { $accounts } konto på { $days } dage
   *[other] brugt af { $accounts } konti på { $days } dage
}
label-tag-reach-ever = { $accounts ->
    [one] brugt af { $accounts } konto i registret
   *[other] brugt af { $accounts } konti i registret
}
label-tag-reach-counted = brugt af { $accounts } af { $all } mellem { $first } og { $last }
label-tag-reach-near = { $found }; andre bruger { $tags }
tag-reach-accounts = { $count ->
    [one] { $count } konto
   *[other] { $count } konti
}
tag-reach-other-accounts = { $count ->
    [one] { $count } anden konto
   *[other] { $count } andre konti
}
tag-reach-about-accounts = cirka { $count ->
    [one] { $count } konto
   *[other] { $count } konti
}
label-tag-cut-short = kun { $tag } bliver til et link
label-tag-not-linked = bliver ikke til et link
label-tag-case = er lettere at læse som { $better }
label-capitals = skrevet med store bogstaver
label-look-alike = tegn, der ligner »{ $letters }«
label-marks = { $count } tegn i træk
label-exclamations = { $count } udråbstegn; grænsen er { $limit }
label-lix = LIX { $lix }; grænsen er { $limit }
label-client = lagt op af { $client }
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
window-label-answers = svarer på et opslag om »{ $window }«
window-label-answered = svarer på et opslag om »{ $window }«: »{ $excerpt }«
window-label-hijack = er hashtagget for »{ $window }«, men opslaget handler om noget andet
window-label-held = skal ud, mens »{ $window }« står på
window-label-held-all-until = skal ud, mens alle jeres egne opslag venter på grund af »{ $window }« (til { $until })
window-label-held-all-then-scheduled = skal ud, mens alle jeres egne opslag venter på grund af »{ $window }« (til { $until }); planlagte opslag venter også derefter
window-label-held-all = skal ud, mens alle jeres egne opslag venter på grund af »{ $window }«
window-label-clue = tyder på »{ $window }«, og stedet er nævnt
window-label-held-words = skal vente på grund af »{ $window }«
window-label-ended = »{ $window }« sluttede { $ended }
window-label-led-until = { $lead } har ordet til { $until }
window-label-led-open = { $lead } har ordet, og vinduet er stadig åbent
window-label-declared-until = her er »{ $window }« erklæret, til { $until }
window-label-declared-open = her er »{ $window }« erklæret, og vinduet er stadig åbent
window-label-declared-late = { $label }; først erklæret { $declared }
window-label-source = { $source } er ikke blandt de kilder, I må dele
window-register-missing = { $path } findes ikke endnu, så der er ingen åbne vinduer i den
window-register-missing-help = `tweetlint window open` opretter den; hvis den burde være der, så ret stien
window-id-taken = id'et `{ $id }` er allerede i brug
window-id-taken-help = giv hvert vindue sit eget id
window-id-taken-elsewhere-help = det andet vindue står i { $path }
window-id-taken-flag-help = giv det nye vindue et andet id med `--id`
window-id-empty = id'et er tomt
window-id-empty-help = giv vinduet et id, som i `havnebrand`
window-invalid-id = et vindue kan ikke hedde `{ $id }`
window-invalid-id-help = brug bogstaver, tal og `-`, som i `havnebrand-2026-05`
window-missing-help = skriv det, der mangler
emergency-name = { $name }
expected-emergency = det kan være { $names }; hverdagsord som `røg`, `gaslæk` og `savnet` kan også bruges
window-unknown-emergency = programmet kender ingen hændelse, der hedder `{ $name }`
window-hold-before-start = tiden, hvor alt holdes tilbage, slutter, før vinduet begynder
window-hold-until-without-all = `hold_until` siger, hvor længe alt skal vente, men `hold` siger ikke `all`
window-hold-until-without-all-help = tilføj `all` til `hold`, eller fjern det her
rulebook-many-topics = der er flere end { $most } emner
rulebook-many-topics-help = en rapport med så mange emner siger intet; læg ordlister sammen
rulebook-hold-for-without-all = `hold_for` siger, hvor længe alt skal vente, men `hold` siger ikke `all`
duration-invalid = ugyldig varighed `{ $text }`
duration-invalid-help = skriv timer eller minutter, for eksempel `3t` eller `90m`
window-needs-from = et vindue, der ikke er `dormant`, skal have `from`
window-needs-lead = en krise skal have `lead`
window-needs-level = en krise skal have `level`
window-needs-topic = en krise skal have `about`, `topics`, `area` eller `hashtags`
window-needs-area = et lokalt vindue uden `area` gælder hele landet
window-needs-area-help = skriv, hvor det er, som i `area: [Havnen]`, eller vælg et andet niveau
window-needs-review = et åbent vindue skal have `review_by`
window-needs-review-help = skriv `review_by` med det tidspunkt, hvor nogen gennemgår vinduet
window-dormant-time = et vindue med `dormant` må ikke have `{ $key }`
window-dormant-time-help = fjern `dormant`, hvis vinduet er åbnet; fjern ellers tidspunktet
window-ends-at-start = vinduet slutter på det tidspunkt, hvor det begynder
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
window-role-missing-help = skriv KONTO=ROLLE, som i `havneby=service`
window-placeholder = skabelonen har stadig pladsholderen `{ $placeholder }`
window-give-flag-help = skriv det, som i `{ $example }`
window-give-about-help = skriv, hvad der er sket: `--about brand` (eller storm, skyderi, savnet …); passer ingen af dem, så skriv selv et ord med `--topic`
window-give-about-or-lead-help = skriv `--about brand` (eller hvad der ellers er sket), så behøves ikke mere, eller sig, hvem der leder: `--lead @havnepoliti`
window-unknown-template = der er ingen skabelon `{ $id }`
window-unknown-template-help = `tweetlint window list --all` viser dem, der er
window-not-dormant = `{ $id }` er ikke en skabelon
window-not-dormant-help = en skabelon har `dormant: true` og ingen tidspunkter
window-unknown = der er intet vindue `{ $id }`
window-none-to-choose = intet vindue er åbent
window-several-open = { $count } vinduer er åbne
window-several-open-help = skriv id'et på et af dem: { $ids }
window-unknown-open-help = det kan være { $ids }
window-unknown-help = `tweetlint window list` viser dem, der er åbne
window-close-dormant = `{ $id }` er en skabelon
window-close-dormant-help = den holder intet tilbage og skal ikke lukkes
window-closed-already = `{ $id }` er allerede lukket ({ $until })
window-closed-already-help = flyt slutningen ved at rette `until`
window-time-help = ret `{ $flag }`
window-all-clear-dormant-help = åbn det først: `tweetlint window open --template ID`
window-all-clear-written = { $id }: faren er afblæst { $all_clear }
window-stays-open = Vinduet er stadig åbent. Luk det med:
window-cannot-write-help = vinduet er ikke ændret; spørg den, der ejer filen og dens mappe
window-changed-meanwhile = en anden har lige ændret filen
window-changed-meanwhile-help = intet er skrevet; kør kommandoen igen
window-change-by-hand = filen er skrevet på en måde, så programmet ikke kan ændre den
window-change-by-hand-help = intet er ændret; ret filen i hånden
window-name-register-help = intet er ændret; skriv selv `windows: { $register }` i filen, og kør kommandoen igen
window-rulebook-created = oprettede denne regelbog, som bruger { $register }
window-rulebook-changed = tilføjede `windows: { $register }` i denne regelbog
window-template-added = { $id } ligger klar i { $place }. Udfyld den dér, og åbn den med:
window-opened = Åbnede { $window }
window-queue-with = Se, hvilke opslag der venter:
window-queue-file = FIL
window-ends-with = Luk vinduet igen med:
window-ends-at-or-with = Vinduet slutter { $until }. Luk det tidligere med:
window-closed = { $id } slutter { $until }
window-holds-nothing = holder derefter intet tilbage
window-still-holds = holder stadig { $held } tilbage til { $until }
window-still-open = { $id } er stadig åben
window-none-open = Intet vindue er åbent { $at }
window-none-open-of = Intet vindue er åbent { $at } ({ $others }; `--all` viser dem)
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
    [pre-election] valgkamp
    [exercise] øvelse
   *[event] begivenhed
}
window-level = { $level ->
    [watch] varsel
    [local] lokal
    [major] stor
   *[national] landsdækkende
}
window-held = { $kind ->
    [all] alle jeres egne opslag
    [scheduled] planlagte opslag
    [promotion] reklame
   *[humour] sjov
}
window-emergency = { $title }
window-about = { $kind } om { $emergency }
window-led = { $kind }, { $lead } har ordet
window-open-until = åben siden { $from }, til { $until }
window-open = åben siden { $from }, skal gennemgås senest { $review }
window-overdue = åben siden { $from }; overskredet: skulle være gennemgået senest { $review }, så den advarer kun
window-past = åben fra { $from } til { $until }
window-coming = begynder { $from }
window-dormant = ligger klar, til nogen åbner den
window-declared-late = først erklæret { $declared }
window-all-clear = faren afblæst { $all_clear }
window-holds = holder { $held } tilbage
window-warns = advarer om { $held }
window-warns-all = advarer om alle jeres egne opslag
window-then-holds = derefter holder det stadig { $held } tilbage
window-then-holds-nothing = derefter holder det intet tilbage
window-holds-until = holder { $held } tilbage til { $until }
window-holds-all-until = til { $until } venter alle jeres egne opslag, medmindre nogen frigiver dem
window-holds-all = alle jeres egne opslag venter, medmindre nogen frigiver dem
window-holds-all-there-until = til { $until } venter alle jeres egne opslag, der nævner stedet, medmindre nogen frigiver dem
window-holds-all-there = alle jeres egne opslag, der nævner stedet, venter, medmindre nogen frigiver dem
window-asks-no-lead = ingen er nævnt som den, der har ordet, så alle opslag om hændelsen bliver meldt, undtagen det, kun I ved (`service-info`), og også delinger af konti, der ikke står i `allow`; når I ved, hvem det er, så skriv det i vinduet: `lead: { "{" }handles: [havnepoliti]{ "}" }`
window-shows-area = sted: { $words }
window-shows-topics = ord: { $words }
window-shows-tags = hashtags: { $words }
window-shows-allowed = I må også dele fra: { $words }
window-shows-notation = i listerne her er (a|b) et af ordene i parentesen, og _ er op til tre andre ord
window-shows-emergency = ord om { $name }, { $language ->
    [da] på dansk
    [any] i opslag på alle sprog
   *[en] på engelsk
}: { $words }
window-finds-emergency = kender ordene om { $name }, også på engelsk: { $examples } …
window-finds-family = »{ $word }« finder også ord som { $examples }
window-finds-compounds = »{ $word }« findes med de almindelige endelser og i sammensatte ord: { $examples }
window-finds-place = »{ $word }« findes også som { $examples }
window-finds-forms = »{ $word }« findes med de almindelige endelser, men er for kort til at blive fundet i sammensatte ord
window-finds-name = »{ $word }« læses som et navn og findes også med -s
window-lacks-area = intet sted er nævnt; med `area: [Havnen]` i vinduet (`--area`, når det åbnes) findes også opslag, der nævner stedet og kun antyder, hvad der er sket
window-finds-phrase = »{ $word }« findes, hvor ordene står sammen
window-asks-watch = kun til orientering: I må gerne skrive om det
window-asks-crisis = kun den, der har ordet, skriver om det; alle andre nøjes med at dele
window-asks-pre-election = opslag må ikke tale for eller imod nogen, der stiller op
window-asks-exercise = opslag om øvelsen skal sige, at det er en øvelse
window-asks-event = opslag derfra skal have #{ $tag }


# Notes on windows and registers.

note-overdue = ingen gennemgik `{ $id }` inden { $review }; siden da advarer det kun
note-overdue-help = luk det med `tweetlint window close { $id }`, eller skriv et senere `review_by`
note-declared-by-nobody = der står ikke, hvem der har åbnet vinduet
note-declared-by-nobody-help = programmet kender ikke dit navn, så der står `unknown`; skriv navnet dér, og angiv det næste gang med `--by`
note-lead-is-account = `{ $lead }` læses som kontoen @{ $lead }
note-lead-is-account-help = er det et websted, så luk vinduet, og åbn det med `--lead-domain { $lead }`, eller ret det i vinduet til `lead: { "{" }domains: [{ $lead }]{ "}" }`
note-same-topic = `{ $id }` og `{ $other }` handler begge om `{ $word }`, men det er ikke de samme, der har ordet
note-same-topic-help = er det én sag, så behold ét vindue med begge under `lead`; giv ellers hvert vindue sine egne `topics`
note-opened-twice = vinduet `{ $other }` handler om det samme og er allerede åbent
note-opened-twice-help = når det ene lukkes, er det andet stadig åbent; er dette overflødigt: `tweetlint window close { $id }`
note-lead-is-free = @{ $account } har ordet, så dens egne opslag venter ikke
note-lead-is-free-help = alle andre konti venter og nøjes med at dele, hvad den siger
note-topic-everywhere = `{ $word }` er et hverdagsord, så vinduet ville handle om alt for mange opslag
note-topic-everywhere-help = skriv i stedet et ord for det, der sker, som `brand` eller `skyderi`
note-topic-long = de færreste skriver præcis `{ $word }`
note-topic-long-help = skriv i stedet enkelte ord for det, der sker; hvert af dem findes i alle bøjninger
note-topic-compound = `{ $word }` finder ikke opslag, der kun skriver `{ $part }`
note-topic-compound-help = tilføj emnet `{ $part }`; det finder også sammensatte ord
note-star-short = `{ $word }` finder alle ord, der begynder sådan, uanset hvad de handler om
note-star-short-help = skriv hele ordet; det findes i alle bøjninger
note-star = `{ $word }` finder ikke { $examples }
note-star-help = skriv `{ $beginning }` uden stjerne; så findes alle former og sammensatte ord
note-area-everyday = mange opslag har ordet `{ $word }` og mener et andet sted
note-area-everyday-help = skriv stedets navn, som `Nordhavnen` eller `Kedelvej`
note-only-hashtags = vinduet finder kun opslag med `#{ $word }`, og de fleste opslag om en hændelse har ikke noget hashtag
note-only-hashtags-help = tilføj, hvad det handler om: `--about brand`, eller `--topic` med et ord for det
note-no-candidates = `{ $id }` nævner ingen kandidater, så kun partier og ord om valgkamp bliver fundet
note-no-candidates-help = nævn kandidaterne og det, de er uenige om, som i `topics: [Hanne Vang, nærhospital*]`
note-unknown-account = kontoen `{ $handle }` står ikke i noget register
note-unknown-account-help = ret navnet, eller tilføj kontoen under `accounts` eller i `directory`
note-other-rulebook = denne regelbog ligger nærmere ved nogle af filerne, men hver kørsel bruger kun én: den, der gælder for den første sti
note-other-rulebook-help = tjek de filer i en kørsel for sig, eller angiv med `--rulebook`, hvilken der gælder for dem alle
note-unlisted-account = regelbogen kender ikke kontoen `{ $handle }`
note-unlisted-account-help = dens opslag følger profilen { $profile }; ret navnet, eller tilføj kontoen under `accounts`
note-more-unlisted-accounts = { $count ->
    [one] { $count } konto mere kender regelbogen ikke
   *[other] { $count } konti mere kender regelbogen ikke
}
note-tags-unknown = ingen ved, hvem der bruger { $count ->
    [one] { $count } hashtag
   *[other] { $count } hashtags
} i opslagene: { $reason }
note-tags-unknown-small = registret dækker kun { $accounts ->
    [one] { $accounts } konto
   *[other] { $accounts } konti
}
note-tags-unknown-days = registret dækker { $first } til { $last }
note-tags-unknown-old = registret slutter { $last }
note-tags-unknown-no-days = registret siger ikke, hvilke dage det dækker
note-tags-unknown-help = de giver ingen fund; tæl nyere eller flere opslag med `tweetlint hashtags`
note-tags-other-key = kontiene i registret er skjult med en anden nøgle, så jeres egen brug af et hashtag tæller med
note-tags-other-key-help = sæt TWEETLINT_HASHTAGS_KEY til registrets nøgle
note-register-too-large = filen fylder over { $most } MiB, så en regelbog kan ikke bruge den
note-register-too-large-help = skriv den med `--counts-only`, når en regelbog skal bruge den
note-posts-without-account = { $count ->
    [one] { $count } opslag nævner ingen konto; dets hashtags tæller
   *[other] { $count } opslag nævner ingen konto; deres hashtags tæller
} som brugt, men ikke af nogen
note-posts-without-account-help = nævn den med `--account`, eller angiv, hvilken kolonne den står i: `--map 'account=…'`
note-posts-repeated = { $count } opslag er i filerne mere end én gang og tæller kun med én gang ({ $files })
note-posts-repeated-help = kopien i den fil, der er nævnt først, tæller, så nævn den seneste eksport først
note-tags-left-out = { $count ->
    [one] { $count } hashtag er ikke talt med, fordi det er over 100 tegn langt eller indeholder et cpr-nummer
   *[other] { $count } hashtags er ikke talt med, fordi de er over 100 tegn lange eller indeholder et cpr-nummer
}
note-tags-left-out-help = du behøver ikke gøre noget
note-tags-without-days = intet opslag har et tidspunkt, så filen siger ikke, hvilke dage den dækker
note-tags-without-days-help = den kan ikke bruges til at kalde et hashtag ubrugt; giv opslag med tidspunkter
note-accounts-open = den, der har filen, kan slå op, om en konto har brugt et hashtag
note-accounts-open-help = før andre får den, så sæt `{ $variable }` til en hemmelig tekst, eller brug `--counts-only`
note-unnamed-register = dette register holder intet tilbage, for ingen regelbog nævner det
note-unnamed-register-help = skriv `windows: windows.yaml` i `tweetlint.yaml`, eller angiv registret med `--windows`

## Reports

report-error = fejl
report-warning = advarsel
report-info = oplysning
report-found = fundet
report-behind = opslag
report-help = hjælp
report-note = bemærk
report-text-of-post = tekst i opslag { $id }
report-explain = mere om en regel: { $command }
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
report-known = { $count ->
    [one] { $count } kendt fra før
   *[other] { $count } kendte fra før
}
report-problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problemer
}
report-without-rulebook = { $counts }; uden regelbog gjaldt den indbyggede profil common
report-two-in-one-file = to rapporter er sat til at blive skrevet i samme fil
report-two-in-one-file-help = giv hver rapport sin egen fil
report-over-input = rapporten ville overskrive en fil, som bruges til tjekket
report-over-input-help = vælg en anden fil til rapporten
report-stdout-over-input = det, der skrives ud, havner i en fil, som bruges til tjekket
report-stdout-over-input-help = send det til en anden fil; shellen kan allerede have tømt filen her
report-unwritable-help = vælg en fil i en mappe, der findes, og som du må skrive i
report-fix-applied = rettet { $place } [{ $rule }]: { $before } → { $after }
report-fix-impossible = filen kan ikke rettes: { $error }
report-fix-impossible-help = kun almindelige filer kan rettes, ikke arkiver og ikke standardinput
report-fix-not-text = kun tekstfiler bliver ændret, så intet i filen her er rettet
report-fix-not-text-help = ret de celler eller afsnit, som fundene nævner
report-fix-leads-out = filen er et link ud af den mappe, der tjekkes, og blev derfor ikke rettet
report-fix-leads-out-help = tjek den fil, som linket fører til, under dens eget navn
report-fix-unwritable-help = den er uændret; se efter, om du må skrive i den og dens mappe
report-fix-changed = filen er pakket eller ændret i mellemtiden og blev derfor ikke rettet
report-fix-changed-help = pak den ud, eller tjek den en gang til
report-baseline-invalid = linje { $line } er ikke et fund: { $error }
report-baseline-invalid-help = den tidligere rapport skal være skrevet med `--format json` eller `--format jsonl`
baseline-key-short = nøglen skal have mindst { $least } tegn
baseline-key-short-help = lav en tilfældig, for eksempel med `openssl rand -hex 32`, og hold den hemmelig
baseline-old = den tidligere rapport er fra en ældre udgave, som ikke kan skelne mellem opslag uden id
baseline-old-help = deres fund bliver vist igen; skriv rapporten på ny med `--format json`
baseline-personal = uden en nøgle kan ingen skelne cpr-numrene i den tidligere rapport fra nye
baseline-personal-help = de bliver vist igen; tag dem ud af opslagene, eller sæt { $variable }, som der står i docs/outputs.md

## Limits of accounts

limit-one-bound = en grænse har enten `min` eller `max`
limit-one-bound-help = skriv den mindste værdi, der er i orden, eller den største
limit-invalid = »{ $text }« kan ikke være en grænse
limit-invalid-help = skriv et tal, som i `15`
limit-invalid-share-help = skriv en del af opslagene fra 0 til 1, som i `0.2`
limit-invalid-days = »{ $text }« er ikke et antal dage
limit-invalid-days-help = skriv det som i `90d`
limit-no-topics = regelbogen nævner ingen emner
limit-no-topics-help = nævn ordlister som i `topics: [klima]`
limit-topic-without-metric = `topic` hører til `metric: topic-share`
limit-topic-without-metric-help = fjern det, eller vælg en anden `metric`
limit-unknown-topic = der er intet emne `{ $name }`: ordlisten er ikke nævnt under `topics` i regelbogen
limit-in-list = en grænse for en konto kan ikke være ét af flere tjek
limit-in-list-help = gør den til en regel for sig
limit-when = en regel om konti gælder alle opslag fra en konto
limit-when-help = her kan `when` kun nævne profiler

## Audits

audit-no-posts = ingen opslag i den periode, der gennemgås
audit-no-posts-help = vælg en anden periode med `--since` og `--until`
audit-empty-period = perioden slutter, før den begynder
audit-empty-period-help = giv `--until` en senere dag, eller `--since` en tidligere
audit-invalid-period = »{ $text }« er hverken en dag, en måned eller et år
audit-invalid-period-help = skriv den som i `2026-11-24`, `2026-11` eller `2026`
audit-invalid-range = »{ $text }« er ikke en periode
audit-invalid-range-help = skriv en dag, en måned eller et år, eller det første og det sidste, som i `2014..2015-06`
compare-no-posts-before = ingen opslag i den første periode, { $from } til { $until }, så intet kan sammenlignes
compare-no-posts-after = ingen opslag i den anden periode, { $from } til { $until }
compare-no-posts-help = vælg to perioder, der begge har opslag
compare-overlap = de to perioder overlapper hinanden
compare-overlap-help = opslag på de fælles dage er med både før og efter; vælg perioder uden fælles dage
audit-no-page-of-changes = `--format html` kan ikke vise, hvad en anden regelbog ændrer
audit-no-page-of-changes-help = vælg `text`, `markdown`, `csv` eller `json`, eller udelad `--against`
audit-by-without-rows = `--format { $format }` har ingen rækker at vælge med `--by`
audit-by-without-rows-help = udelad `--by`: rapporten har alle tal på én gang; eller vælg `text`, `csv` eller `markdown`
audit-column-metric = TAL
audit-column-before = FØR
audit-column-after = EFTER
audit-column-change = ÆNDRING
audit-points = { $number } pct.point
audit-gone = væk
audit-still = stadig
audit-new = nyt
audit-too-few-after = for lidt at måle efter
audit-too-few-before = for lidt at måle før
audit-silent-after = ingen opslag efter
audit-silent-before = ingen opslag før
audit-unknown-after = ukendt efter
audit-unknown-before = ukendt før
audit-unlike = kan ikke sammenlignes
audit-unlike-periods = Perioderne er ikke lige lange. I en længere periode er der plads til længere rækker og pauser, så om de er blevet længere eller kortere, vides ikke.
audit-may-be-chance = I parentes: en ændring, der kan være tilfældig.
audit-change = { $state }: { $finding }
replay-other-windows = de to regelbøger har forskellige vinduer
replay-other-windows-help = `--windows FIL` giver dem begge de samme, så kun reglerne er forskellige
replay-other-accounts = { $count ->
    [one] kun den ene af de to regelbøger nævner { $count } af kontiene
   *[other] kun den ene af de to regelbøger nævner { $count } af kontiene
}
replay-other-accounts-help = den anden bruger reglerne for konti, den ikke nævner; udvid den samme fil med kontiene for kun at sammenligne regler
replay-column-new = NYE
replay-column-gone = VÆK
replay-column-higher = HØJERE
replay-column-lower = LAVERE
replay-column-place = STED
replay-column-day = DAG
replay-column-found = FUNDET
replay-new = ny: { $level }
replay-gone = væk: { $level }
replay-level = { $before } bliver { $after }
replay-account = { $became } [{ $rule }] { $account }: { $found }
replay-more = { $count ->
    [one] … og { $count } ændring mere; `--format csv` viser alle
   *[other] … og { $count } ændringer mere; `--format csv` viser alle
}
replay-totals = { $posts } opslag fra { $accounts ->
    [one] { $accounts } konto
   *[other] { $accounts } konti
}; fund ændrer sig i { $changed }, hvoraf { $stricter } bedømmes strengere og { $milder } mildere
audit-visitors = { $count ->
    [one] { $count } opslag er
   *[other] { $count } opslag er
} fra folk, der kun skriver til de konti, regelbogen nævner
audit-visitors-help = de er det, kontiene svarer på, og bliver ikke målt; nævn en konto under `accounts` for at måle den
audit-absent = { $account } har ingen opslag i perioden: Det seneste er fra { $day }
audit-absent-help = ingen tal handler om den; uden `--since` bliver dens tavshed målt
audit-without-posts = { $accounts }: Filerne har intet opslag fra { $count ->
        [one] denne konto, som regelbogen nævner
       *[other] disse { $count } konti, som regelbogen nævner
    }
audit-without-posts-help = hvad den skriver, er ukendt og ikke ingenting: Tag dens eksport med, eller ret kontoens navn i regelbogen
audit-more-absent = { $count ->
        [one] { $count } konto mere har ingen opslag i perioden, men før den
       *[other] { $count } konti mere har ingen opslag i perioden, men før den
    }
audit-gap = fra { $from } til { $until } har filerne med { $count } konti intet opslag fra nogen: Det tæller som et hul i filerne og ikke som tavshed
audit-gap-help = hvis ingen skrev noget dengang, så lav en fil for hver konto
audit-answered = besvaret { $time }
audit-twice = mindst { $count } opslag er mere end én gang i filerne eller delene, med samme konto, tekst og sekund, og tæller med hver gang
audit-twice-help = deres id'er er forskellige eller mangler: Tag kun den seneste eksport af hver konto med
audit-twice-parts-help = gennemgå filer, der overlapper, i én kørsel: Dér tæller et opslag med samme id én gang
audit-planned = { $count ->
        [one] { $count } kladde er planlagt til senere og tæller ikke med
       *[other] { $count } kladder er planlagt til senere og tæller ikke med
    }
audit-planned-help = kun det, der er offentliggjort indtil nu eller indtil `--at`, tæller med
audit-drafts = { $count ->
        [one] { $count } række siger selv, at opslaget er en kladde eller ikke er lagt ud endnu, og tæller ikke med
       *[other] { $count } rækker siger selv, at opslagene er kladder eller ikke er lagt ud endnu, og tæller ikke med
    }
audit-drafts-help = er de lagt ud, så skriv det i kolonnen med status
audit-approved = { $count ->
        [one] { $count } række siger, at opslaget er godkendt, klar eller nyt, men ikke at det er lagt ud, og tæller ikke med
       *[other] { $count } rækker siger, at opslagene er godkendt, klar eller nye, men ikke at de er lagt ud, og tæller ikke med
    }
audit-approved-help = skriv `udgivet` i kolonnen med status; er de alle lagt ud, så udelad kolonnen: `--map 'ignore=…'`
audit-untimed = { $count ->
    [one] { $count } opslag har intet tidspunkt og er derfor ikke med i perioden
   *[other] { $count } opslag har intet tidspunkt og er derfor ikke med i perioden
}
audit-untimed-help = uden `--since` og `--until` tæller de også med
part-none = filen er ikke en del af en gennemgang
part-none-help = `tweetlint audit STI --part FIL` skriver en del
part-other-version = delen er lavet med version { $other } af programmet, og dette er version { $own }
part-other-format = delens format er nummer { $other }, og dette program skriver nummer { $own }
part-other-version-help = lav alle dele med den samme version af programmet
part-other-rulebook = delen er lavet med en anden regelbog eller andre registre, end der bruges her
part-other-rulebook-help = angiv delens regelbog med `--rulebook`, eller lav delen igen
part-other-period = delen handler om en anden periode end { $other }
part-other-flag = delen er lavet med et andet `{ $flag }` end { $other }
part-again-help = lav delene igen, alle med de samme flag
part-by-of-comparison = delene sammenligner to perioder, og det giver en række for hver konto og hvert tal
part-by-of-comparison-help = udelad `--by`, eller lav dele uden `--compare`
part-text-too-long = et id, et navn eller en tekst i opslagene er for lang til en del: mere end { $most } MiB
part-text-too-long-help = gennemgå opslagene uden `--part`, eller forkort det i filen
part-same-input = opslagene i { $input } er også med i { $other }
part-same-input-help = tag hver del med én gang, og læg hvert opslag i kun én del
part-same-file = filen har samme indhold som { $other }
part-same-file-help = udelad en af de to; ellers tæller dens opslag dobbelt
part-damaged = delen er ikke, som programmet skrev den
part-cut-short = delen mangler sin slutning
part-damaged-help = kopiér delen igen, eller lav den forfra
part-output-other-file = filen er ikke en del af en gennemgang, og dens indhold ville gå tabt
part-output-other-file-help = skriv en anden fil efter `--part`
part-problem = { $text }
audit-heading = { $account } på { $platform }, { $days } (profil { $profile })
audit-days = { $from } til { $until }
audit-no-days = uden tidspunkt
audit-handle = @{ $handle }
audit-no-account = Opslag uden konto
audit-account-of-platform = { $account } ({ $platform })
audit-kinds = { $posts } opslag: { $kinds }
audit-originals = { $count ->
    [one] { $count } originalt
   *[other] { $count } originale
}
audit-replies = { $count } svar
audit-quotes = { $count ->
    [one] { $count } citat
   *[other] { $count } citater
}
audit-reposts = { $count ->
    [one] { $count } deling
   *[other] { $count } delinger
}
audit-thread = { $count } i tråde
audit-totals = { $posts } opslag fra { $accounts ->
    [one] { $accounts } konto
   *[other] { $accounts } konti
}; { $findings }
audit-total-none = ingen fund
audit-total-in-posts = { $findings } fund i { $affected } opslag
audit-total-about-accounts = { $findings } fund om { $affected ->
    [one] { $affected } konto
   *[other] { $affected } konti
}
audit-streak = Længste række uden svar eller spørgsmål: { $length } opslag, { $from } til { $until }
audit-silence = { $length ->
    [one] Længste pause: { $length } dag
   *[other] Længste pause: { $length } dage
}, { $from } til { $until }
audit-topics = Emner (af egne opslag): { $topics }
audit-window = Vinduet { $window } fra { $from }: { $posts } opslag, fund om kriser i { $broken }; { $hours }
audit-window-hours = time for time { $hours }
audit-window-later = ingen af dem i de første 48 timer
audit-languages = Sprog: { $languages }
audit-months-together = Tallene for hver måned gælder alle { $accounts } konti tilsammen; `--format json` har månederne for hver konto.
audit-few-posts = { $accounts ->
    [one] Én konto, som regelbogen ikke nævner, har færre end { $least } opslag
   *[other] { $accounts } konti, som regelbogen ikke nævner, har færre end { $least } opslag hver
} ({ $posts } i alt) og er ikke med i tallene her.
audit-few-posts-note = { $posts ->
    [one] ét opslag
   *[other] { $posts } opslag
} fra { $accounts ->
    [one] en konto, som regelbogen ikke nævner, er ikke med i disse summer
   *[other] { $accounts } konti, som regelbogen ikke nævner, er ikke med i disse summer
}
audit-few-posts-help = hver af dem har færre end { $least } opslag; nævn en konto under `accounts` for at tælle den med
audit-more-rules = { $count ->
    [one] … og { $count } regel mere; se dem med `--by rule`
   *[other] … og { $count } regler mere; se dem med `--by rule`
}
content-originals = Originale opslag
content-replies = Svar
content-quotes = Citater af andres opslag
content-reposts = Delinger af andres opslag
content-threads = Senere dele af tråde
content-language = Opslag på { $language ->
    [da] dansk
    [en] engelsk
    [de] tysk
    [sv] svensk
    [no] norsk
    [nb] norsk
    [kl] grønlandsk
    [fo] færøsk
    [fr] fransk
    [es] spansk
    [pl] polsk
    [uk] ukrainsk
    [ar] arabisk
    [tr] tyrkisk
   *[other] »{ $language }«
}
content-language-unknown = Opslag på ukendt sprog
content-topic = Opslag om { $topic }
audit-finding-of = { $account }: { $found }
audit-finding-line = { $level }[{ $rule }] { $account }: { $found }
audit-found-share = { $metric } { $value } ({ $count } af { $all } { $number ->
    [one] opslag
   *[other] opslag
}, { $days }); { $limit }
audit-found = { $metric } { $value } ({ $days }); { $limit }
audit-at-least = mindst { $limit }
audit-at-most = højst { $limit }
audit-of-known = { $count } af { $all }, { $unknown } ukendt
audit-of = { $count } af { $all }
audit-unknown = ukendt
audit-percent = { $number } %
audit-count = { $count }
audit-column-account = KONTO
audit-column-platform = PLATFORM
audit-column-posts = OPSLAG
audit-column-first = FØRSTE
audit-column-last = SIDSTE
audit-column-months = PR. MÅNED
audit-column-month = MÅNED
audit-column-rule = REGEL
audit-column-title = HVAD DER ER GALT
audit-column-count = FUND
audit-column-errors = FEJL
audit-column-warnings = ADVARSLER
audit-column-infos = OPLYSNINGER
audit-column-accounts = KONTI
audit-column-client = PROGRAM
audit-column-window = VINDUE
audit-column-hour = TIME FRA
audit-column-with-findings = MED FUND
audit-column-replies = SVAR
audit-column-links = LINKS
audit-column-media = BILLEDER
audit-column-photos = FOTOS
audit-column-videos = VIDEO
audit-column-alt = ALT-TEKST
audit-column-captions = UNDERTEKSTER
audit-column-hashtags = HASHTAGS
audit-column-reposts = DELINGER
audit-column-machine = MASKINE
audit-column-repeated = GENTAGET
audit-column-admonitions = FORMANINGER
audit-column-officialese = KANCELLISPROG
audit-column-findings = PR. 100
audit-column-streak = RÆKKE
audit-column-silence = PAUSE
audit-column-reply-hours = SVARTID
audit-column-reply-hours-p90 = 9 AF 10 SVAR
audit-column-unanswered = UBESVARET
audit-column-own-tags = EGNE HASHTAGS
audit-column-off-hours-share = UDEN FOR TID
audit-column-emergency-invite-share = NØDMELDINGER
audit-column-bio-language-share = BIOENS SPROG
audit-column-topic-share = OM EMNERNE
audit-column-likes = LIKES
audit-column-reposts-received = DELT
audit-column-replies-received = BESVARET AF ANDRE
audit-column-views = VISNINGER
audit-column-engagement-rate = ENGAGEMENT
metric-reply-hours = Timer til et svar (median)
metric-reply-hours-p90 = Timer til ni ud af ti svar
metric-unanswered-share = Spørgsmål uden svar
metric-own-tag-share = Hashtags, ingen andre bruger
metric-off-hours-share = Svar uden for bioens svartid
metric-emergency-invite-share = Opfordrer til at melde nødsituationer her
metric-bio-language-share = Bioens mindst brugte sprog
metric-topic-share = Opslag om emnerne
metric-likes = Likes pr. opslag (median)
metric-reposts-received = Delinger pr. opslag (median)
metric-replies-received = Svar pr. opslag (median)
metric-views = Visninger pr. opslag (median)
metric-engagement-rate = Likes, delinger og svar pr. visning
audit-found-questions = { $metric } { $value } ({ $count } af { $all } { $number ->
    [one] spørgsmål
   *[other] spørgsmål
}, { $days }); { $limit }
audit-found-tags = { $metric } { $value } ({ $count } af { $all } { $number ->
    [one] tilfælde
   *[other] tilfælde
}, { $days }); { $limit }
audit-found-replies = { $metric } { $value } ({ $count } af { $all } { $number ->
    [one] svar
   *[other] svar
}, { $days }); { $limit }
audit-found-views = { $metric } { $value } ({ $count } på { $all } { $number ->
    [one] visning
   *[other] visninger
}, { $days }); { $limit }
audit-found-in-bio = { $found }; i bioen står »{ $words }«
audit-column-lix = LIX
metric-reply-share = Svar til andre
metric-link-share = Opslag med link
metric-media-share = Opslag med billede eller video
metric-photo-share = Opslag med billede
metric-video-share = Opslag med video
metric-alt-share = Billeder med alt-tekst
metric-caption-share = Videoer med undertekster
metric-hashtag-rate = Hashtags pr. opslag
metric-repost-share = Delinger
metric-machine-share = Lagt op af en maskine
metric-repeated-share = Tekst fra en anden dag
metric-admonition-share = Formaninger
metric-officialese-share = Kancellisprog
metric-finding-rate = Fund pr. 100 opslag
metric-streak = Længste række uden dialog
metric-silence = Dage i den længste pause
metric-lix = Læsbarhed (LIX, median)

## Audits: the page for browsers
page-kicker = Gennemgang af opslag
page-skip = Gå til indholdet
page-contents = Indhold
page-made-by = Lavet med { $program }. Siden henter intet fra nettet og sender intet.
page-day = { $day }. { $month } { $year }
page-month = { $month ->
    [m1] januar
    [m2] februar
    [m3] marts
    [m4] april
    [m5] maj
    [m6] juni
    [m7] juli
    [m8] august
    [m9] september
    [m10] oktober
    [m11] november
   *[other] december
}
page-weekday = { $day ->
    [d1] mandag
    [d2] tirsdag
    [d3] onsdag
    [d4] torsdag
    [d5] fredag
    [d6] lørdag
   *[other] søndag
}
page-limit-over = { $days } til { $last }; krav: { $limit }
page-metric-over = { $metric } ({ $limit }, { $days })
page-metric-whole = { $metric } ({ $limit }, hele perioden)
page-known-of = , så vidt det er kendt (for { $known } af { $all })
page-limit-days = { $first } til { $last }; krav: { $limit }
page-limit-whole = hele perioden; krav: { $limit }
page-last-days = { $days ->
    [one] det seneste døgn
   *[other] de seneste { $days } dage
}
unit-hours = { $count ->
    [one] { $value } time
   *[other] { $value } timer
}
unit-days = { $count ->
    [one] { $value } dag
   *[other] { $value } dage
}
unit-posts = { $value } { $count ->
    [one] opslag
   *[other] opslag
}
page-accounts-count = { $count ->
    [0] Ingen konti
    [one] { $count } konto
   *[other] { $count } konti
}
page-period = { $posts } opslag fra { $first } til { $last }
page-period-unknown = { $posts } opslag uden tidspunkt
page-no-posts = Ingen opslag i perioden
page-summary = Kort fortalt
page-compared = Første periode er { $before }, anden periode { $after }. De store tal og siden i øvrigt gælder anden periode.
page-compared-halves = Første halvdel er { $before }, anden halvdel { $after }. De store tal gælder hele perioden; under dem står første halvdel → anden halvdel.
page-unlike-periods = Perioderne er ikke lige lange. I en længere periode er der plads til længere rækker og pauser, så der står ikke, om de er blevet bedre eller dårligere.
page-compared-both = Kun konti med opslag i begge er sammenlignet; antallet af opslag er for alle.
page-overlap = De to perioder overlapper hinanden, så nogle opslag er med i begge.
page-not-compared = Perioden er for kort til at sammenligne to halvdele af den.
page-nothing-before = Intet er sammenlignet: der er ingen opslag fra { $before }.
page-posts = Opslag
page-clean = Opslag uden fund
page-of-posts = af { $count } opslag
page-posts-in-all = (i alt { $count } opslag)
page-of-posts-compared = af { $before } → { $after } opslag
page-rate = Fund pr. 100 opslag
page-limits = Opfyldte krav til kontiene
page-limits-kept = { $kept } af { $all }
page-limits-none = ingen kunne måles
page-good = Det går godt
page-good-none = Ingen af de krav, der kan måles, er opfyldt.
page-good-few = Intet krav er opfyldt af de fleste konti.
page-nothing-measured = Ingen krav til kontiene kunne måles.
page-bad = Det går ikke godt
page-bad-none = Alle krav, der kan måles, er opfyldt, og ingen regel er brudt.
page-bad-none-measured = Ingen regel om opslag er brudt. Ingen krav til kontiene kunne måles.
page-unknown = Det ved vi ikke
page-unknown-none = Der er intet, som filerne ikke kan svare på.
page-more = { $count ->
    [one] { $count } mere
   *[other] { $count } flere
}
page-silent-accounts = { $count ->
   *[other] { $accounts } har ingen opslag i anden periode
}
page-silent-accounts-broke = { $silent }; i den første ikke opfyldt: { $limits }
page-more-accounts = { $count ->
    [one] { $count } anden
   *[other] { $count } andre
}
page-accounts-within = { $all ->
    [one] { $metric }: Den ene konto, der kan måles, opfylder kravet
   *[other] { $metric }: { $count } af de { $all } konti, der kan måles, opfylder kravet
}
page-accounts-all-within = { $metric }: Alle { $all } konti, der kan måles, opfylder kravet
page-accounts-beyond = { $all ->
    [one] { $metric }: Den ene konto, der kan måles, opfylder ikke kravet ({ $accounts })
   *[other] { $metric }: { $count } af de { $all } konti, der kan måles, opfylder ikke kravet ({ $accounts })
}
page-accounts-all-beyond = { $metric }: Ingen af de { $all } konti, der kan måles, opfylder kravet ({ $accounts })
page-figure-unstated = kan ikke sammenlignes: filerne siger mere om den ene periode end om den anden
page-figure-chance = { $figures }; kan være tilfældigt
page-trend-same = uændret: { $values }
page-trend-near = næsten uændret: { $values }
page-trend-unlike = kan ikke sammenlignes, fordi perioderne ikke er lige lange: { $values }
page-trend-few = for få opslag til at sige, om det er bedre: { $values }
page-trend-unalike = kan ikke vurderes, fordi nogle konti er blevet bedre og andre dårligere: { $values }
page-trend-other-parts = kan ikke vurderes, fordi kontiene har skrevet en anden del af opslagene end før: { $values }
page-trend-whole = kan ikke vurderes, fordi den korte række er alle opslag i sin periode og kan være en del af en længere: { $values }
page-trend-across = kan ikke vurderes, fordi en pause begyndte før den periode, den hører til: { $values }
page-trend-unstated = kan ikke vurderes, fordi filerne fra den ene periode ikke siger det, reglen spørger om: { $values }
page-trend-chance = kan være tilfældigt: { $values }
page-trend-single = kan ikke vurderes, fordi et enkelt forløb eller få opslag afgør det: { $values }
page-trend-of-both = { $values }, hos konti med opslag i begge
page-trend-better = bedre: { $values }
page-trend-worse = dårligere: { $values }
page-trend-halves = { $before } i første halvdel, { $after } i anden
page-trend-periods = { $before } i første periode, { $after } i anden
page-trend-rate = { $values }, pr. 100 opslag
page-rule-broken = { $title }: { $posts } opslag
page-unmeasured = { $metrics }: kan ikke måles for { $accounts } ({ $reason })
page-unmeasured-of-many = { $metrics }: kan ikke måles for { $count } af { $all } konti ({ $reason })
why-few = der er for lidt at måle på
why-no-time = nogle opslag har intet tidspunkt
why-whole-period-only = tallet findes kun for hele perioden, ikke for { $days }
why-no-wait-lately = ingen af svarene fra { $days } har en kendt ventetid
why-no-question-lately = filerne har ingen spørgsmål fra { $days }, hvor det er kendt, om de blev besvaret
why-lately = { $reason } ({ $days })
why-replies = filerne siger ikke, hvilke opslag der er svar
why-reposts = filerne siger ikke, hvilke opslag der er delinger
why-waits = filerne siger ikke, hvad der er svaret på, eller hvornår det blev skrevet
why-questions = filerne har ingen spørgsmål fra andre, eller de viser ikke, hvad der er svaret på
why-reply-times = svarene har intet tidspunkt
why-media = filerne siger ikke, hvilke opslag der har billeder og video
why-alt = filerne siger ikke, hvilke billeder der har alt-tekst
why-captions = filerne siger ikke, hvilke videoer der har undertekster
why-links = filerne viser kun links, der står i teksten, og ikke hvilke opslag der er uden
why-hashtags = filerne og regelbogens register dækker for få konti eller ikke de rigtige dage
why-mostly-unknown = det vides kun om { $known } af { $all }
why-languages = reglen har ingen ord på opslagenes sprog
why-no-replies = der er ingen svar
why-programs = filerne siger ikke, hvilke programmer opslagene er skrevet i
why-machine = reglen link/auto-posted er slået fra, eller der er for få opslag til at se det
why-rule-off = reglen { $rule } er slået fra
why-bio-language = programmet kender ikke alle de sprog, bioen nævner
why-counts = filerne siger ikke, hvor mange der liker, deler, svarer eller ser opslagene
why-files = filerne siger det ikke
page-unknown-times = Hvornår { $count } opslag er lagt op: de har intet tidspunkt
page-unknown-problems = { $count ->
    [one] Hvad der står i ét opslag eller én fil, som ikke kunne læses
   *[other] Hvad der står { $count } steder, som ikke kunne læses
}
page-unknown-windows = Om opslag er lagt op under en krise: regelbogen nævner ingen kriser
plain-reply-share = { $account } svarer andre i { $value } af sine egne opslag
plain-link-share = { $value } af opslagene fra { $account } har et link til mere information
plain-media-share = { $value } af opslagene fra { $account } har billede eller video
plain-photo-share = { $value } af opslagene fra { $account } har et billede
plain-video-share = { $value } af opslagene fra { $account } har en video
plain-alt-share = { $value } af billedopslagene fra { $account } har alt-tekst til blinde og svagtseende
plain-caption-share = { $value } af videoopslagene fra { $account } har undertekster
plain-hashtag-rate = { $count ->
    [one] { $account } bruger { $value } hashtag pr. opslag
   *[other] { $account } bruger { $value } hashtags pr. opslag
}
plain-repost-share = { $value } af opslagene fra { $account } er delinger af andres
plain-machine-share = { $value } af opslagene fra { $account } er lagt op automatisk
plain-repeated-share = { $value } af opslagene fra { $account } gentager en tekst fra en anden dag
plain-admonition-share = { $account } løfter pegefingeren i { $value } af sine egne opslag
plain-officialese-share = { $account } skriver kancellisprog i { $value } af sine egne opslag
plain-finding-rate = { $account } har { $value } { $count ->
    [one] fund
   *[other] fund
} pr. 100 opslag
plain-streak = { $count ->
    [0] { $account } svarer eller spørger i hvert opslag
   *[other] { $account } har haft op til { $value } opslag i træk uden svar eller spørgsmål
}
plain-silence = { $count ->
    [0] { $account } har skrevet hver dag
    [one] { $account } har højst ladet { $value } dag gå fra ét opslag til det næste
   *[other] { $account } har ladet op til { $value } dage gå fra ét opslag til det næste
}
plain-silence-open = { $account } havde ikke skrevet i { $value } dage, da filerne sluttede
plain-lix = Opslagene fra { $account } har lixtallet { $value }
plain-reply-hours = { $account } giver halvdelen af sine svar inden for { $value }
plain-reply-hours-p90 = { $account } giver ni ud af ti svar inden for { $value }
plain-unanswered-share = { $account } lader { $value } af spørgsmålene til sig stå ubesvarede
plain-own-tag-share = { $value } af de hashtags, { $account } bruger, bruger ingen andre
plain-off-hours-share = { $value } af svarene fra { $account } kommer uden for den svartid, bioen lover
plain-emergency-invite-share = { $value } af opslagene fra { $account } opfordrer til at melde nødsituationer til kontoen
plain-bio-language-share = { $value } af opslagene fra { $account } er på det af bioens sprog, der bruges mindst
plain-topic-share = { $value } af opslagene fra { $account } handler om regelbogens emner
plain-one-topic-share = { $value } af opslagene fra { $account } handler om { $topic }
plain-likes = { $count ->
    [one] Halvdelen af opslagene fra { $account } får mindst { $value } like
   *[other] Halvdelen af opslagene fra { $account } får mindst { $value } likes
}
plain-reposts-received = { $count ->
    [one] Halvdelen af opslagene fra { $account } bliver delt mindst { $value } gang
   *[other] Halvdelen af opslagene fra { $account } bliver delt mindst { $value } gange
}
plain-replies-received = Halvdelen af opslagene fra { $account } får mindst { $value } { $count ->
    [one] svar
   *[other] svar
}
plain-views = { $count ->
    [one] Halvdelen af opslagene fra { $account } bliver vist mindst { $value } gang
   *[other] Halvdelen af opslagene fra { $account } bliver vist mindst { $value } gange
}
plain-engagement-rate = De, der ser et opslag fra { $account }, liker, deler eller svarer i { $value } af tilfældene
page-replies = Svartider
page-replies-unknown = Filerne viser ikke, hvor længe nogen har ventet på svar. Det kræver svar, der nævner det opslag, de svarer på, og opslagets tidspunkt. Spørgsmål er kun kendt, når opslagene fra dem, der spørger, er med i filerne.
page-replies-no-hours = Filerne viser ikke, hvor længe nogen har ventet på svar.
page-replies-hours = { $replies ->
    [one] Ét svar har en kendt ventetid: { $median }.
   *[other] Halvdelen af { $replies } svar kom inden for { $median }, og ni ud af ti inden for { $most }.
}
page-replies-no-questions = Det er ukendt, om spørgsmål er blevet stående uden svar: Filerne har ingen spørgsmål fra andre, eller de viser ikke, hvad svarene svarer på.
page-replies-questions = { $questions ->
    [one] { $unanswered ->
        [0] Det ene spørgsmål er blevet besvaret.
       *[other] Det ene spørgsmål er blevet stående uden svar.
    }
   *[other] { $unanswered ->
        [0] Ingen af { $questions } spørgsmål er blevet stående uden svar.
       *[other] { $unanswered } af { $questions } spørgsmål er blevet stående uden svar.
    }
}{ $unknown ->
    [0] {""}
   *[other] {" "}For { $unknown } til er det ukendt.
}
page-replies-legend = En søjle er månedens median: Halvdelen af svarene var så hurtige. Stregen viser, hvor længe ni ud af ti højst tog. Måneder uden et kendt svar har ingen af delene.
page-replies-accounts = De konti, der er blevet spurgt, eller som har svaret
page-column-replies = Svar
page-column-questions = Spørgsmål
page-act = Det skal der gøres noget ved
page-act-none = Ingen krav til kontiene er brudt.
page-evidence = De seneste opslag, der viser det:
page-timeline = Opslag over tid
page-timeline-weeks = Hver søjle er en uge. Flest er der i ugen fra { $when }: { $most } opslag.
page-timeline-months = Hver søjle er en måned. Flest er der i { $when }: { $most } opslag.
page-no-times = Ingen af opslagene har et tidspunkt.
page-middle = Den stiplede linje viser, hvor anden halvdel begynder.
page-windows = Kriser og andre perioder i figuren
page-no-windows = Der er ingen kriser eller andre perioder fra regelbogen i figuren.
page-window-hours = Time for time under kriserne
page-window-hours-text = Søjlerne er de første 48 timer fra begyndelsen: Jo højere, jo større en del af timens opslag bryder en regel om kriser. En time uden opslag har ingen søjle. Tallene tæller også timerne efter krisen, så længe reglerne gælder.
page-window = ({ $kind ->
    [crisis] krise
    [mourning] sorg
    [pre-election] valgkamp
    [exercise] øvelse
   *[event] begivenhed
}), { $from } til { $until }: { $posts } opslag imens
page-window-open = ({ $kind ->
    [crisis] krise
    [mourning] sorg
    [pre-election] valgkamp
    [exercise] øvelse
   *[event] begivenhed
}), fra { $from } og stadig åben: { $posts } opslag imens
page-as-table = Tallene som tabel
page-week = Uge fra
page-hours = Ugens timer
page-hours-caption = Antal opslag for hver ugedag og time
page-hours-text = { $office } af opslagene er lagt op på hverdage mellem 8 og 16, { $other } på hverdage uden for den tid og { $weekend } i weekenden. Jo kraftigere farven er, jo flere opslag.
page-rules = Regler, som opslag bryder
page-rules-text = De mest alvorlige står først, og derefter dem med flest fund. Fold en regel ud for at se hvorfor, og hvilke opslag det gælder.
page-no-findings = Der er ingen fund i opslagene.
page-rule-counts = { $findings } fund i { $posts } opslag fra { $accounts ->
    [one] { $accounts } konto
   *[other] { $accounts } konti
}
page-rule-course = pr. 100 opslag, måned for måned
page-rule-latest = { $count ->
    [one] Et opslag:
   *[other] { $count } opslag, de mest alvorlige og seneste først:
}
page-rule-all = { $count ->
    [one] Vis fundet i listen
   *[other] Vis alle { $count } fund i listen
}
page-hashtags = Hashtags
page-hashtags-text = { $count ->
    [one] Der er brugt { $count } hashtag
   *[other] Der er brugt { $count } forskellige hashtags
}{ $single ->
    [0] {""}
   *[other] , heraf { $single } kun én gang
}. Delinger er ikke talt med.
page-hashtags-none = Der er ikke brugt hashtags.
page-hashtags-unknown = Der er for mange forskellige hashtags til at tælle dem her.
page-hashtags-left = Tabellen viser dem, som flest konti bruger. { $count ->
    [one] Der er { $count } mere.
   *[other] Der er { $count } flere.
}
page-hashtags-no-register = Om andre end disse konti bruger dem, vides ikke: regelbogen nævner intet register over hashtags.
page-not-in-register = ingen
page-register-up-to = op til { $count }
page-tag-of-campaign = kampagne
page-accounts = Kontiene side om side
page-accounts-text = En streg betyder, at der ikke er noget at måle, »ukendt«, at filerne eller regelbogen ikke giver svaret, og »kun samlet«, at tallet kun kan måles over hele perioden. Et tal med rødt hører til et krav, som kontoen bryder; kravet kan gælde de seneste dage, mens tallet er for hele perioden.
page-accounts-left = Tabellen viser kontiene med flest opslag. { $count ->
    [one] Der er { $count } mere.
   *[other] Der er { $count } flere.
}
page-all-figures = Alle tal, konto for konto
page-figures-left = Her er de { $count } konti med flest opslag.
page-profile = Profil: { $profile }
page-beyond = (bryder et krav)
page-whole-only = kun samlet
page-findings = Alle fund
page-findings-left = Listen har { $most } fund. { $count ->
    [one] { $count } andet er talt med i tallene, men ikke vist
   *[other] { $count } andre er talt med i tallene, men ikke vist
}: fra hver regel er de mest alvorlige og de seneste taget med.
page-without-script = { $left ->
    [0] { $all ->
        [one] Her er det eneste fund.
       *[other] Her er alle { $all } fund. Slå JavaScript til for at søge og sortere.
    }
   *[other] Her er de første { $shown } af { $all } fund. Slå JavaScript til for at se resten, søge og sortere.
}
page-search = Søg i fund og opslag
page-any = Alle
page-reset = Nulstil
page-pages = Sider med fund
page-previous = Forrige
page-next = Næste
page-status = Viser [from]–[to] af [count] fund, [all] i alt.
page-status-none = Ingen fund passer. Der er [all] i alt.
page-open-post = se opslaget
page-sort = Sortér
page-column-account = Konto
page-column-accounts = Konti
page-column-posts = Opslag
page-column-month = Måned
page-column-windows = Kriser og perioder
page-column-window = Krise eller periode
page-column-with-findings = Med fund
page-column-hours = Time for time
page-column-figure = Tal
page-column-value = Hele perioden
page-column-of = Antal
page-column-change = Ændring
page-column-course = Måned for måned
page-column-hashtag = Hashtag
page-column-first = Første gang
page-column-last = Sidste gang
page-column-register = Andre konti i registret
page-column-time = Tidspunkt
page-column-level = Niveau
page-column-rule = Regel
page-column-post = Opslag og fund
page-methods = Sådan er tallene lavet
page-methods-text = Alle tal kommer fra de filer, der er gennemgået, og andre kan regne dem ud igen med de samme filer og den samme regelbog. Intet er skønnet.
page-methods-figures = Tallene ét for ét
page-method-posts = Opslag
page-method-posts-text = Står et opslag flere gange i filerne, tæller det én gang, hvis det kan kendes igen. Dage og måneder følger tidszonen { $timezone }. »Egne opslag« er dem, kontoen selv har skrevet, også svar; »opslag til alle« er dem, der ikke svarer nogen.
page-method-unknown = Ukendt
page-method-unknown-text = Hvad en fil ikke siger, er ukendt og tæller hverken for eller imod. Et arkiv fra X siger for eksempel intet om alt-tekster. En andel er regnet ud fra de opslag, hvor svaret er kendt.
page-method-findings = Fund
page-method-findings-text = Et fund er et opslag, der bryder en regel i regelbogen. Fundene er de samme, som »tweetlint check« giver ({ $program }). Siden viser højst { $most } af dem og siger, hvor mange der mangler.
page-method-limits = Krav til konti
page-method-limits-text = Regelbogen sætter grænser for nogle af tallene. Et krav er opfyldt, når tallet er inden for grænsen, brudt, når det er uden for, og ikke talt med, når der er for få opslag til at sige noget, eller når det ukendte kunne vende det.
page-method-compared = Før og efter
page-method-compared-text = Perioden er delt ved et månedsskifte i to halvdele, og hver halvdel er målt for sig; med »--compare« er det de to valgte perioder, og siden handler om den sidste. »Bedre« og »dårligere« er i forhold til kravet, når begge har de opslag, det kræver (for en regel om opslag 20), for de konti, der har opslag i begge, og kun når forskellen er større, end tilfældet gør den én ud af tyve gange: Af tyve sammenligninger, hvor intet har ændret sig, kaldes cirka én alligevel bedre eller dårligere. Ændringer i parentes kan være tilfældige. Tal, der kun kan måles samlet, er ikke sammenlignet.
page-method-windows = Kriser og andre perioder
page-method-windows-text = De kommer fra regelbogens register. Et opslag er lagt op »imens«, når dets tidspunkt ligger mellem periodens begyndelse og dens slutning.
page-method-private = Personoplysninger
page-method-private-text = Det, der ligner et cpr-nummer, og navnene i private mailadresser er skjult med stjerner overalt på siden, også i søgningen.
page-problems = Det kunne ikke læses
method-reply-share = Svar til andre ÷ egne opslag. Siger filen ikke, hvad der er svar, er et opslag et svar, når det begynder med en andens navn. Viser hverken et felt i filen eller mange af den slags tekster, at kontoen svarer, er tallet ukendt, for så kan svarene være udeladt.
method-link-share = Opslag til alle med et link til en side, eller som citerer et andet opslag, ÷ opslag til alle, hvor det er kendt. På Instagram bliver adresser ikke til links.
method-media-share = Opslag til alle med billede eller video ÷ opslag til alle, hvor det er kendt.
method-photo-share = Opslag til alle med foto, tegning eller animation ÷ opslag til alle, hvor det er kendt.
method-video-share = Opslag til alle med video ÷ opslag til alle, hvor det er kendt.
method-alt-share = Opslag, hvor alle billeder har alt-tekst eller er mærket som pynt ÷ opslag til alle med billeder, hvor det er kendt.
method-caption-share = Opslag, hvor alle videoer har undertekster ÷ opslag til alle med video, hvor det er kendt.
method-hashtag-rate = Hashtags i opslag til alle ÷ opslag til alle.
method-repost-share = Delinger ÷ alle opslag. Siger filen ikke altid, hvad der er en deling, og har den ingen af kontoens, er tallet ukendt, for så kan de være udeladt.
method-machine-share = Opslag til alle fra et program, der lægger op af sig selv, med en sides titel og link, med en tekst fra en anden dag eller altid på det samme skæve minuttal ÷ opslag til alle. Ukendt, når intet viser, hvem der lagde de andre op, fordi filerne ikke siger, hvilket program de er skrevet i.
method-repeated-share = Opslag til alle med en tekst, der også er lagt op en anden dag ÷ opslag til alle. Links, mellemrum og store bogstaver er lige meget; tekster på under fire ord tæller ikke.
method-admonition-share = Egne opslag, hvor reglen om formaninger finder noget ÷ egne opslag. Ukendt på andre sprog end dansk og engelsk.
method-officialese-share = Egne opslag, hvor reglen om kancellisprog finder noget ÷ egne opslag. Ukendt på andre sprog end dansk og engelsk.
method-finding-rate = 100 × fund ÷ alle opslag.
method-streak = Det største antal egne opslag i træk, hvor intet svarer andre eller stiller et spørgsmål. Et hul i filerne ender rækken. Ukendt, hvis et opslag intet tidspunkt har, eller hvis det er ukendt, om det er et svar.
method-silence = Det største antal dage fra ét opslag til det næste og fra det sidste opslag til det sidste fra nogen i de samme filer eller, når gennemgangen har en slutdag (»--until«), til den eller til i dag, hvis det er tidligere. Et hul i filerne er ikke en pause: mindst 30 dage uden opslag fra nogen konto i de filer, der har opslag fra denne, når mindst tre konti har opslag før og efter.
method-lix = Det midterste lixtal af egne opslag med mindst 20 ord, på dansk eller engelsk.
method-reply-hours = Timerne fra en andens opslag til kontoens første svar: Halvdelen af svarene kom så hurtigt eller hurtigere. Det er kun kendt, når opslagets tidspunkt står i filerne eller i dets id.
method-reply-hours-p90 = Timerne fra en andens opslag til kontoens første svar: Ni ud af ti kom så hurtigt eller hurtigere.
method-unanswered-share = Spørgsmål til kontoen uden svar ÷ spørgsmål til kontoen, hvor det er kendt. Et citat tæller som svar, og det gør et svar på det, folk føjer til deres spørgsmål, også; et spørgsmål til flere konti behøver kun ét svar. Spørgsmål er kun kendt, når opslagene fra dem, der spørger, er med i filerne.
method-own-tag-share = Brug af hashtags, som ingen anden konto bruger ÷ al brug af hashtags. Ukendt, hvis filerne og registret dækker for få konti.
method-off-hours-share = Svar til andre uden for den svartid, som bioen i regelbogen angiver, efter ugedag og klokkeslæt ÷ svar til andre. Helligdage regnes som andre dage. Uden svartid er der intet at måle.
method-emergency-invite-share = Egne opslag, hvor reglen dialog/emergency-invite finder noget ÷ egne opslag. Ukendt på andre sprog end dansk og engelsk.
method-bio-language-share = Af de sprog, bioen siger, at kontoen skriver på, det med færrest opslag: disse opslag ÷ opslag med kendt sprog. Delinger tæller ikke med.
method-topic-share = Egne opslag med et ord fra et emne ÷ egne opslag. Emnerne er de ordlister, regelbogen nævner under »topics«. Et krav kan gælde et enkelt af dem.
method-likes = Det midterste antal likes til opslag til alle følgere, så vidt filerne oplyser det. Er antallet af opslag lige, er det det laveste af de to midterste.
method-reposts-received = Det midterste antal delinger af opslag til alle følgere, så vidt filerne oplyser det.
method-replies-received = Det midterste antal svar til opslag til alle følgere, så vidt filerne oplyser det.
method-views = Det midterste antal visninger af opslag til alle følgere, så vidt filerne oplyser det.
method-engagement-rate = Likes, delinger og svar ÷ visninger, for alle opslag til alle følgere, hvor filerne oplyser alle fire. Tallene er dem fra den dag, filen blev hentet.
