### What tweetlint says, in English. The format is explained at https://projectfluent.org.
### A message is one sentence without full stop; a label starts in lower case.

## General: words that several rooms share

list-or = or
list-and = and
did-you-mean = did you mean `{ $name }`?
can-be = it can be { $names }

## Command line: help texts and usage errors


## Files and formats: what cannot be read

file-no-posts = no posts in this file
file-no-posts-help = add a post, or leave the file out
csv-unterminated-quote = unterminated quote
csv-text-after-quote = there is text after a closing quote
csv-quote-help = end the field with a quote; write a quote within it twice


## YAML and the rulebook

extended-file = { $problem }: { $path }


## Matchers and word lists


## Checks: labels on the underlined words


## Windows: crises and other periods

window-label-topic = names the topic of { $window }
window-label-area = is in the area of { $window }
window-label-tag = is the hashtag of { $window }
window-label-hijack = is the hashtag of { $window }, but the post is about something else
window-label-held = is due while { $window } is open
window-label-held-words = held back because of { $window }
window-label-ended = { $window } ended { $ended }
window-label-led-until = led by { $lead } until { $until }
window-label-led-open = led by { $lead }, still open
window-label-declared-until = { $window } is declared here, until { $until }
window-label-declared-open = { $window } is declared here, still open
window-label-declared-late = { $label }; declared only at { $declared }
window-label-source = { $source } is not a source that the window allows
window-label-lacks-tag = without { $tag }
window-label-begins-otherwise = does not begin with { $word }
window-label-lacks-language = { $language ->
    [da] no version in Danish within { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
   *[en] no version in English within { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
}
window-register-missing = { $path } does not exist yet, so it has no open windows
window-register-missing-help = `tweetlint window open` creates it; if it should exist, correct the path


## Reports

