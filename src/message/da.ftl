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


## YAML and the rulebook

extended-file = { $problem }: { $path }


## Matchers and word lists


## Checks: labels on the underlined words


## Windows: crises and other periods


## Reports

