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
window-label-lacks-tag = uden { $tag }
window-label-begins-otherwise = begynder ikke med { $word }
window-label-lacks-language = { $language ->
    [en] ingen udgave på engelsk inden for { $minutes ->
        [one] { $minutes } minut
       *[other] { $minutes } minutter
    }
   *[da] ingen udgave på dansk inden for { $minutes ->
        [one] { $minutes } minut
       *[other] { $minutes } minutter
    }
}
window-register-missing = { $path } findes ikke endnu, så der er ingen åbne vinduer i den
window-register-missing-help = `tweetlint window open` opretter den; hvis den burde være der, så ret stien


## Reports

