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


## Checks: how rulebooks name and configure them

check-unknown = unknown check `{ $name }`
check-no-settings = this check has no settings
check-no-settings-help = write `{ "{}" }`

matcher-no-words = no words given
matcher-no-words-help = add the words to look for
matcher-no-source = nothing to look for
matcher-no-source-help = add { $keys }
matcher-two-sources = both `{ $first }` and `{ $second }`
matcher-two-sources-help = keep one of them
matcher-invalid-pattern = invalid pattern: { $mistake }
matcher-invalid-pattern-help = fix the regular expression, or use `words`
lexicon-unknown = unknown lexicon `{ $name }`

## Checks: labels on the underlined words

label-wording = this wording
label-said-of = refers to this
label-plain-wording = write “{ $plain }”
label-no-link = no link in the post
label-no-media = no picture in the post
label-no-phone = no telephone number in the post
label-no-mail = no mail address in the post
label-no-question = no question in the post
label-no-reason = no reason given
label-no-opener = no invitation to talk
label-no-place = no place named
label-no-number = no figure in the post
label-no-date = no day or time given
label-no-time = no time of day in the post
label-no-lead = no pointer to who leads
label-too-many = { $count } in this post; the limit is { $limit }
label-too-long = { $length } characters; the limit is { $limit }
label-own-words = { $words ->
    [one] { $words } word of your own
   *[other] { $words } words of your own
}
label-insecure = is not https
label-hidden-target = { $host } hides where the link goes
label-tracking = `{ $name }` tracks the reader
label-login = `{ $name }` may open somebody’s login
label-tag-reach = { $accounts ->
    [one] used by { $accounts } account in { $days } days
   *[other] used by { $accounts } accounts in { $days } days
}
label-tag-cut-short = links only as { $tag }
label-tag-not-linked = does not become a link
label-tag-case = is easier to read as { $better }
label-capitals = in capitals
label-look-alike = symbols that look like “{ $letters }”
label-marks = { $count } marks in a row
label-exclamations = { $count } exclamation marks; the limit is { $limit }
label-lix = LIX { $lix }; the limit is { $limit }
label-personal-number = looks like a personal number ({ $masked })
label-no-alt = picture { $number } has no alt text
label-leading-mention = begins with { $handle }
label-distinct = { $count } different words about an emergency
label-beginning = does not begin with { $word }
label-no-tag = without { $tag }
label-no-version = { $minutes ->
    [one] no version in { $language } within { $minutes } minute
   *[other] no version in { $language } within { $minutes } minutes
}
language-english = English
language-danish = Danish


## Windows: crises and other periods

window-holds = falls in { $window }
window-holds-back = held back in { $window }
window-topic = names the topic of { $window }
window-area = lies in the area of { $window }
window-tag = is the tag of { $window }
window-tag-hijacked = is the tag of { $window }, and the post is not about it
window-source = { $source } is not among the sources to pass on
window-ended = { $window } ended { $ended }
window-led = led by { $lead } until { $until }
window-led-open = led by { $lead }, still open
window-declared = { $window } is declared here, until { $until }
window-declared-open = { $window } is declared here, still open
window-declared-late = { $window }; declared only { $declared }


## Reports

