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

yaml-nothing = nothing
yaml-text = a text
yaml-list = a list
yaml-map = a map
yaml-not-a-map = expected a map, not { $found }
yaml-not-a-map-help = write keys with their values, as in `key: value`
yaml-not-a-list = expected a list, not { $found }
yaml-not-a-list-help = put it in brackets, as in `[a, b]`
yaml-not-a-text = expected a text, not { $found }
yaml-not-a-text-help = put it in quotes if it is meant literally
yaml-not-a-boolean = expected yes or no
yaml-not-a-boolean-help = write `true` or `false`
yaml-not-a-number = expected a number
yaml-not-a-number-help = write it in digits, as in `3`
yaml-no-key = expected a key
yaml-no-key-help = write the key that you mean
yaml-several-keys = expected one key, not several
yaml-several-keys-help = keep one of them
yaml-missing-key = missing key `{ $key }`
yaml-missing-key-help = add it
yaml-duplicate-key = duplicate key `{ $key }`
yaml-duplicate-key-help = it is on line { $line } too; keep one of them
yaml-second-document = expected one document, but a second begins here
yaml-second-document-help = remove the `---` above it
yaml-gave-up = nothing is read from here on: there are too many mistakes above
yaml-gave-up-help = fix those first
yaml-alias-in-itself = `{ $alias }` occurs in the value that it repeats
yaml-aliases-too-large = the aliases up to here repeat too much
yaml-alias-help = write the value out
yaml-colon = a colon followed by a space is not allowed here
yaml-colon-help = put the text in quotes if the colon is part of it
yaml-nul = there is a NUL character here
yaml-nul-help = remove it; perhaps the file is not text at all
yaml-character = this character is not allowed here without quotes
yaml-character-help = put the text in quotes
yaml-comment = ` #` begins a comment in the middle of a text
yaml-comment-help = put the text in quotes, or write it under a `|`
yaml-tab = YAML cannot be indented with tabs
yaml-tab-help = indent with spaces
yaml-unknown-anchor = there is no anchor `&` of this name above
yaml-unknown-anchor-help = put a text that begins with `*` in quotes
yaml-no-anchor = a name must follow here
yaml-no-anchor-help = put a text that begins with `*` or `&` in quotes
yaml-unterminated-quote = unterminated quote
yaml-unterminated-quote-help = close the quote that is opened above, or remove it
yaml-after-quote = unexpected text after a closing quote
yaml-after-quote-help = write a quote twice if it is part of the text
yaml-unknown-escape = unknown escape after `\`
yaml-unknown-escape-help = write `\\`, or put the text in single quotes
yaml-unclosed-bracket = unclosed bracket
yaml-unclosed-bracket-help = close the bracket that is opened above, or put the text in quotes
yaml-too-deep = the nesting is too deep here
yaml-too-deep-help = use fewer levels
yaml-indentation = this line does not continue the lines above
yaml-indentation-help = indent it as they are, and write `key: value`
yaml-invalid = invalid YAML: { $error }
yaml-invalid-help = check indentation, quotes and brackets
unknown-key = unknown key `{ $name }`
unknown-value = unknown value `{ $name }`
unknown-level = unknown level `{ $name }`
unknown-language = unknown language `{ $name }`
unknown-profile = unknown profile `{ $name }`
unknown-lexicon = unknown lexicon `{ $name }`
unknown-check = unknown check `{ $name }`
unknown-rule = unknown rule `{ $name }`
extended-file = { $problem }: { $path }
rulebook-file-too-large = the file is larger than { $most } MiB, which no rulebook needs
rulebook-file-too-large-help = check whether it is the right file
rulebook-not-utf-8 = invalid UTF-8
rulebook-not-utf-8-help = save the file as UTF-8
rulebook-no-file = there is no such file
rulebook-check-path = check the path
rulebook-no-permission = no permission to read the file
rulebook-no-permission-help = ask its owner for permission
rulebook-is-folder = expected a file, not a folder
rulebook-unreadable = cannot read the file: { $error }
rulebook-extends-in-turn = `{ $file }` extends this file in turn
rulebook-extends-in-turn-help = remove one of the two, since neither can come before the other
rulebook-extends-too-many = a rulebook can extend at most { $count } files
rulebook-extends-too-many-help = merge some of them
rulebook-profile-or-file = it can be { $names }, or a file
rulebook-unknown-timezone = unknown time zone `{ $name }`
rulebook-unknown-timezone-help = name a continent and a city, as in `Europe/Copenhagen`
rulebook-group = `{ $group }` is a group, and only rules can be set here
rulebook-group-help = set its rules: { $rules }
rulebook-unknown-rule-help = `tweetlint rules` lists all rules; one of your own needs `title`, `severity`, `why`, `check` and `examples`
rulebook-own-rule-help = add it: a rule of your own needs `title`, `severity`, `why`, `check` and `examples`
rulebook-rule-exists = the rule `{ $id }` exists already
rulebook-rule-exists-help = give your rule another id, or change only its severity, check or when
rulebook-another-check = the rule has a check of another kind, and only its settings can be changed here
rulebook-another-check-help = name the check that the rule has, or write a rule of your own
rulebook-invalid-id = invalid rule id `{ $id }`
rulebook-invalid-id-help = write a group and a name in lower case, as in `kk/no-jargon`
rulebook-empty-text = expected a text
rulebook-empty-text-help = write `da: …` or `en: …`
rulebook-no-example = there is no `{ $key }` example
rulebook-no-example-help = add a post that shows what the rule means
rulebook-locked-level = `{ $id }` is locked, so its level can only be raised
rulebook-locked-check = `{ $id }` is locked, so its `check` and `when` cannot be changed
rulebook-locked-help = it is locked in { $place }
rulebook-duplicate-account = duplicate account `{ $name }`: capitals make no difference
rulebook-duplicate-account-help = merge the two
rulebook-not-in-lexicon = `{ $word }` is not in the lexicon `{ $lexicon }`
rulebook-not-in-lexicon-help = drop only words that it contains
rulebook-invalid-date = invalid date `{ $date }`
date-help = write it as in `2026-11-24`
rulebook-invalid-telephone = invalid telephone number `{ $number }`
rulebook-invalid-telephone-help = write it as in `33 66 33 66`
rulebook-duplicate-window = the id `{ $id }` is already taken
rulebook-duplicate-window-help = the other window is in { $file }
directory-duplicate = duplicate account `{ $handle }`
directory-duplicate-help = keep one of them; capitals make no difference
hashtags-unknown-column = unknown column `{ $name }`
hashtags-missing-column = missing column `{ $name }`
hashtags-missing-column-help = the first line names the columns: { $columns }
hashtags-not-a-word = a hashtag must be one word
hashtags-not-a-word-help = write it without `#` and spaces
hashtags-not-a-number = `{ $column }` must be a whole number
hashtags-not-a-number-help = write how many, in digits
hashtags-not-a-date = `{ $column }` must be a date
example-marks-alternate = `‹` and `›` must alternate
example-marks-help = correct the marks
example-unclosed-mark = unclosed `‹`
example-unclosed-mark-help = add the `›` that belongs to it
example-good-marked = a good example has nothing to mark
example-good-marked-help = remove the marks, or move it to `bad`
trial-quote = “{ $text }”
trial-and = { $first } and { $next }
trial-whole-post = the post as a whole
trial-not-expected = finds { $found }, but this is a good example
trial-not-considered = does not look at this post: see its `when`
trial-nothing = finds nothing, but should underline { $expected }
trial-unmarked = underlines { $found }, so mark that with ‹ ›
trial-other = underlines { $found } instead of { $expected }


## Matchers and word lists


## Checks: how rulebooks name and configure them

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

