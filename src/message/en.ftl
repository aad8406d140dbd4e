### What tweetlint says, in English. The format is explained at https://projectfluent.org.
### A message is one sentence without full stop; a label starts in lower case.

## General: words used in several places

list-or = or
list-and = and
did-you-mean = did you mean `{ $name }`?
did-you-mean-one-of = did you mean { $names }?
can-be = it can be { $names }

## Times

time-invalid = invalid time `{ $text }`
time-invalid-help = write it as in `2026-11-24T09:00` or `2026-11-24T09:00+01:00`
time-span = `{ $text }` is a span of time
time-span-help = write only the time at which the post goes out, such as `09:00`
time-year = the year of `{ $text }` cannot be right
time-year-help = write a year between 1970 and 2100
time-only-day = `{ $text }` is a day without a time
time-only-day-help = add the time, as in `{ $day }T09:00`
time-without-zone = `{ $text }` has neither time zone nor offset
time-without-zone-help = write `{ $utc }` if it is UTC, or set `timezone` in the rulebook
time-twice = `{ $text }` occurs twice, because summer time ends
time-twice-help = add `{ $first }` for the first or `{ $second }` for the second
time-skipped = `{ $text }` does not exist, because summer time starts
time-without-year = the year is missing in `{ $text }`
time-turned-year = `{ $text }` is months before the row above ({ $above }): the year is missing
time-turned-year-help = write the year in the date, or in a column `year`
time-without-year-help = write it in the date, or in a column `year` or the name of the file: `plan-2026.csv`
text-time-without-year-help = write the year in it; if the file is a post as it is, say `--input-format text`
time-skipped-help = write the time an hour earlier or later
time-unclear = nobody can tell the day from the month in `{ $text }`
time-unclear-help = say which comes first: `--dates day-month` or `--dates month-day`, or `dates` under `sources` in the rulebook
time-other-order = `{ $text }` is no date with the { $order ->
        [day-month] day
       *[month-day] month
    } first, as those of this file are read
time-other-order-help = correct the date; if the others are written as this one, say `--dates { $order }`
time-weekday = the day of the week does not fit the date in `{ $text }`, which is a { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    }
time-weekday-help = correct the one that is wrong: nobody can say which day is meant
time-short-year = nobody can tell the day from the year in `{ $text }`
time-short-year-help = write the year with four digits, as in `24-11-2026`, or say that the day is first: `--dates day-month`
time-other-zone = `{ $text }` is in { $zone }, but the clocks show { $other } then
time-other-zone-help = write the time without the name of the zone, or with its offset, as in `2026-06-24T09:00+02:00`
row-without-day = `{ $text }` is a time of day, but the row has no day
row-without-day-help = write the day in this row, too: a blank field does not repeat the one above it
week-unknown = `{ $text }` is no week
week-without-day = week `{ $text }` has no day
weekday-unknown = `{ $text }` is no day of the week
weekday-without-week = `{ $text }` is a day of the week without the week
week-without-year = nobody can tell the year of `{ $text }`
row-day-help = write the date with its year, such as `Monday 23 November 2026`, in this row; or give each row its date in a column `date`
row-only-platform = the row `{ $text }` only names a platform and does not count for the rows below it
row-moved = `{ $text }` is another time than that of the post
row-moved-help = correct the time of the post; if it is right, leave the column out: `--map 'ignore={ $name }'`
row-only-account = the row `{ $text }` only names an account and does not count for the rows below it
week-help = write the week as `48/2026`, or the year in a column `year` or in the name of the sheet (`Week 48 2026`), the day in a column `weekday`, and the time of day in a column `time`; or write the date in a column `date`
time-out-of-range = the time `{ $text }` is out of range
time-out-of-range-help = write a year between 1 and 9998

## Command line: help texts and usage errors

# Help. `help-NAME` is the text of a command, `help-NAME-after` what follows its
# flags, `help-NAME-FLAG` the text of a flag, and `help-FLAG` that of a flag which
# several commands share. `help-value-NAME` is the name of a value in usage lines.

help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-usage-options = [OPTIONS]
help-variable = [env: { $name }]
help-default = [default: { $value }]
help-possible-values = [possible values: { $values }]

help-value-command = COMMAND
help-value-by = WHAT
help-value-day = DAY
help-value-domain = DOMAIN
help-value-duration = DURATION
help-value-event = EVENT
help-value-file = FILE
help-value-format = FORMAT
help-value-field-column = FIELD=COLUMN
help-value-order = ORDER
help-value-part = PART
help-value-format-file = FORMAT=FILE
help-value-handle = HANDLE
help-value-handle-role = HANDLE=ROLE
help-value-id = ID
help-value-kind = KIND
help-value-lang = LANG
help-value-level = LEVEL
help-value-n = N
help-value-name = NAME
help-value-path = PATH
help-value-period = PERIOD
help-value-rule = RULE
help-value-rule-group = RULE|GROUP
help-value-rulebook = RULEBOOK
help-value-shell = SHELL
help-value-source = SOURCE
help-value-tag = TAG
help-value-text = TEXT
help-value-time = TIME
help-value-title = TITLE
help-value-what = WHAT
help-value-when = WHEN
help-value-word = WORD

help-tweetlint = Policy linter for the social-media accounts of public authorities
help-tweetlint-after =
    First steps:
      tweetlint check drafts          check a folder of drafts
      tweetlint explain link/missing  why a rule exists, what it catches, and what passes
      tweetlint rules                 all rules, their levels, and who set them

help-help = Print help
help-help-command = Print this message or the help of a command
help-version = Print version

help-rulebook = The rulebook [default: the nearest tweetlint.yaml in this folder or above]
help-windows = A register of windows to use instead of the one that the rulebook names
help-allow-outside = Let the rulebook name files outside of its repository; only for rulebooks that you trust
help-lang = The language of messages, { $languages } [default: that of the rulebook, else of your system]
help-color = When to use colors; auto uses them in a terminal
help-paths = Files and folders with posts; `-` is standard input
help-account = The account of posts that name none
help-map = Say which field a column or key contains, as in text=Description; `ignore` leaves one out; separate several by commas
help-preset = Say which planner or export the tables are from, as in buffer, if somebody changed their headers
help-dates = The order of day and month in dates such as 05/06/2026: day-month or month-day
help-input-format = The format of the posts, if it is not recognized: { $input_formats }
help-at = The time to use as now
help-format = Whether to print for people or for programs

help-check = Check drafts or published posts against the rulebook
help-check-after =
    Examples:
      tweetlint check drafts --diff              show what --fix would change
      tweetlint check tweets.zip --format short  check an account's archive, one line a finding
      tweetlint check - <draft.txt               check a draft from another program

    Exit codes:
      0  posts were checked, and no finding is at or above --fail-on
      1  some findings are at or above --fail-on
      2  not everything could be checked: an invalid command, rulebook or file, or no posts
help-check-at = The time of posts that have none of their own [default: now]
help-check-select = Use only these rules or groups, such as link/missing,access
help-check-ignore = Do not use these rules or groups
help-check-fail-on = The lowest level that makes the exit code 1
help-check-format = The format of the report: { $output_formats } [default: full]
help-check-output = Write another report to a file, such as sarif=report.sarif; repeat it for more; the file `-` is standard output
help-check-jobs = The number of threads [default: one per core]
help-check-fix = Apply safe fixes to the files
help-check-diff = Show what --fix would change, without changing anything
help-check-baseline = Report only findings that are not in this earlier json or jsonl report
help-check-quiet = Print findings and problems only, without the summary
help-check-no-progress = Show no progress bar

help-audit = Show how accounts post over time: replies, links, pictures, repeated texts, findings
help-audit-since = Only posts from this day, month or year on
help-audit-until = Only posts up to the end of this day, month or year
help-audit-compare = Compare two periods, such as 2014 2015 or 2026-01..2026-06 2026-07..2026-12
help-audit-against = Show which findings change if the rulebook FILE applies instead
help-audit-by = The rows of the table [default: one list per account]
help-audit-format = The format of the report: text, json, csv, markdown, or html, which is a page for browsers
help-audit-at = The time of posts that have none of their own [default: now]
help-audit-select = Use only these rules or groups, such as link/missing,access
help-audit-ignore = Do not use these rules or groups
help-audit-jobs = The number of threads [default: one per core]
help-audit-fail-on = The lowest level of findings about accounts that makes the exit code 1
help-audit-quiet = Print no notes
help-audit-no-progress = Show no progress bar
help-audit-part = Write a part to FILE in place of a report: what an audit keeps of these posts, to be merged with other parts (also `--partial`)
help-audit-merge = Join parts of an audit; the report is the one that a single run over all the posts would write
help-audit-merge-parts = Files that `tweetlint audit --part` wrote, in any order
help-audit-merge-by = The rows of the table [default: one list per account]
help-audit-merge-format = The format of the report: text, json, csv, markdown, or html, which is a page for browsers
help-audit-merge-part = Write the joined parts to FILE as one part, in place of a report
help-audit-merge-fail-on = The lowest level of findings about accounts that makes the exit code 1
help-audit-merge-quiet = Print no notes
help-audit-after =
    Exit codes:
      0  the posts were audited
      1  a finding about an account is at or above --fail-on; no built-in rule is an error
      2  something could not be read, or there are no posts
    A figure that the data do not contain is “unknown”, never zero.
    docs/metrics.md explains each figure.
help-inspect = Print what was read of each post, as JSON, one object per line
help-inspect-format = What to print: json with each post, or text with what was understood of each file [default: json]

help-explain = Explain what a rule checks, why, and where it comes from
help-explain-rule = The id of the rule, such as link/missing

help-rules = List the rules, their levels for an account, and who set them
help-rules-account = The account whose levels are listed

help-test = Run the examples of all rules
help-test-path = The rulebook [default: the nearest tweetlint.yaml in this folder or above]

help-queue = List the scheduled posts that are held now, and when they are free again
help-queue-at = The time to use as now; posts scheduled before it are treated as published [default: now]

help-window = Declare crises and other periods, end them, and list them
help-window-open = Declare a window: from now on it holds posts back
help-window-open-id = The id of the window [default: its template or kind, and the day]
help-window-open-kind = What kind of window it is [default: that of the template, else crisis]
help-window-open-about = What kind of emergency it is; everyday words such as smoke and missing are understood; its words in Danish and English then name the event
help-window-open-level = How far the event reaches [default: that of the template, else major]
help-window-open-lead = Handles of the accounts that lead; the first one is the main channel
help-window-open-lead-domain = Domains whose pages belong to the lead
help-window-open-topic = Words for the event; fire also matches fires and wildfire, "=fire" only itself
help-window-open-area = Place names of the event
help-window-open-hashtag = Hashtags of the event
help-window-open-allow = Accounts and domains whose posts and pages you may also pass on
help-window-open-hold = What it holds back: all, scheduled, promotion or humour [default: by its level]
help-window-open-hold-for = For how long all your own posts wait, as in 3h or 90m [default with `--hold all`: 3h]
help-window-open-role = The role of your account while the window is open: lead, supporting or service
help-window-open-from = When the event began [default: now]
help-window-open-until = When the window ends, if that is known
help-window-open-review-by = When the window must be reviewed [default: this time tomorrow; for mourning and before elections, in a week]
help-window-open-title = What people call the event
help-window-open-by = Who declares the window [default: your login name]
help-window-open-template = A dormant window of the register to copy; other flags change the copy
help-window-open-dry-run = Print the record without writing it
help-window-close = End a window
help-window-close-id = The id of the window [default: the only one that is open]
help-window-close-at = When the window ends [default: now]
help-window-close-all-clear = When the lead gave the all-clear
help-window-all-clear = Write into an open window that the lead has given the all-clear
help-window-all-clear-id = The id of the window [default: the only one that is open]
help-window-all-clear-at = When the lead gave it, as in 21:00 [default: now]
help-window-list = List the open windows, who leads, and what they hold
help-window-list-all = Also list dormant, past and future windows
help-window-show = Show a window, with all words that name it
help-window-show-id = The id of the window [default: the only one that is open]
help-window-template = Print a ready-made window that is dormant until it is opened
help-window-template-kind = What kind of window it is
help-window-template-id = The id of the window [default: its kind]
help-window-template-write = Add it to the register instead of printing it

help-hashtags = Count who uses which hashtag in posts, as a register for `hashtags:` in a rulebook
help-hashtags-after =
    Examples:
      tweetlint hashtags archive.ndjson -o hashtags.csv    count the posts of an export
      tweetlint hashtags merge 2025.csv 2026.csv -o hashtags.csv

    Nothing is written if a part of the posts cannot be read.
help-hashtags-campaigns = A table of campaigns with the columns tag, owner and ends, whose hashtags may be new
help-hashtags-about = One line that says what posts these are; it is written into the file
help-hashtags-output = The file to write the counts to [default: standard output]
help-hashtags-counts-only = Leave out which accounts use a hashtag, so that the file can be published; it can then not be merged with others
help-hashtags-merge = Add up counts of hashtags from several files
help-hashtags-merge-output = The file to write the sum to [default: standard output]
help-hashtags-merge-counts-only = Leave out which accounts use a hashtag, so that the file can be published
help-hashtags-merge-files = Files that `tweetlint hashtags` wrote
help-intent = Show which intents the program recognizes in a sentence, and why, and train it
help-intent-list = List the intents, and how well each is distinguished from what looks like it
help-intent-why = Show why a text has an intent or does not have it
help-intent-why-intent = The name of the intent
help-intent-why-text = The text to judge; `-` reads it from standard input
help-intent-why-sentences = The folder with the sentences that your own intent was trained on, to show similar ones
help-intent-train = Train a model on the sentences of a folder, for `intents:` in a rulebook
help-intent-train-folder = The folder with a file of sentences for each intent
help-intent-train-output = The file of the trained model [default: model.bin in the folder]
help-completions = Print completions for a shell
help-completions-shell = The shell

# Usage errors.

usage-error = error
usage-more = For more information, try `--help`.
usage-usage = Usage: { $usage }
usage-did-you-mean = tip: did you mean { $names }?
usage-value-count = `{ $argument }` takes { $expected } values, not { $found }
usage-missing = { $count ->
    [one] { $names } is missing
   *[other] { $names } are missing
}
usage-no-command = `{ $command }` needs a command
usage-no-value = `{ $argument }` needs a value
usage-no-value-taken = `{ $argument }` does not take the value `{ $value }`
usage-unknown-flag = unknown flag `{ $argument }`
usage-unexpected = unexpected argument `{ $argument }`
usage-unknown-command = unknown command `{ $command }`
usage-only-once = `{ $argument }` can be used only once
usage-flags-before-merge = after a flag, `merge` is read as the name of a file, and there is no such file
usage-flags-before-merge-help = write the flags last: `tweetlint { $command } merge FILE…`, and then the flags
usage-conflict = `{ $argument }` cannot be used with { $others }
usage-invalid-value = invalid value `{ $value }` for `{ $argument }`
usage-expected = { $problem }: { $expected }
usage-invalid-text = an argument is not valid UTF-8
usage-expected-one-of = it can be { $names }
usage-expected-mapping = write the field, `=` and the name of the column, as in `text=Description`
usage-expected-switch = write 1 or 0, yes or no, true or false, on or off
usage-expected-number = write a number from 1 up
usage-expected-report = write FORMAT=FILE, such as sarif=report.sarif
usage-expected-line = write one line of text without quotation marks or invisible characters

# What commands print.

level-error = error
level-warning = warning
level-info = info
level-off = off
rule-unknown = there is no rule `{ $rule }`
rule-or-group-unknown = there is no rule or group `{ $name }`
rule-list = `tweetlint rules` lists them
output-not-written = cannot write the output: { $error }
progress-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
 }

check-no-rule = `--select` and `--ignore` together leave no rule, so nothing was checked
check-no-rule-help = leave one of them out, or name other rules or groups
check-no-rule-for-posts = no rule applies to any of these posts, so nothing was checked
check-no-rule-for-posts-help = all rules are off for their accounts, apply to other profiles, or are not selected; `tweetlint rules --account HANDLE` lists them
check-only-account-rules-help = the selected rules are about accounts, and are measured over all posts of an account; `tweetlint audit` does that
report-at-terminal = a terminal cannot show Parquet, which is not text
report-at-terminal-help = write it to a file, as in `--output parquet=findings.parquet`, or pipe it into another program
report-not-built = this build of tweetlint does not write Parquet
report-not-built-help = install it from a release, or build it with `--features bulk`; or write `jsonl`, which databases read, too
check-two-reports-on-stdout = standard output takes one report only
check-two-reports-on-stdout-help = leave out `--format`, or write the other report to a file, as in `--output json=report.json`

explain-levels = Levels: { $levels }
explain-account = `tweetlint audit` measures this over all posts of an account; `check` does not.
explain-intents = A trained model decides by the meaning of a sentence, unless a listed word does:
explain-intent = { $name }: { $measure }; `tweetlint intent why { $name } "TEXT"` shows why
explain-heard-info = What only the model finds is info, whatever the level. `rules: { "{" }{ $id }: { "{" }heard: full{ "}" }{ "}" }` in the rulebook gives it the level of the rule.
explain-heard-lower = What only the model finds is one level lower. `rules: { "{" }{ $id }: { "{" }heard: full{ "}" }{ "}" }` in the rulebook gives it the level of the rule.
explain-bad = Caught by the rule:
explain-good = Not caught:
explain-sources = Sources:
explain-record-incomplete =
    The record of a window is invalid

    A window that cannot be read would hold nothing back, and nobody would notice. So
    nothing is checked until it is fixed. A crisis needs `level` and one of `about`,
    `topics`, `area` and `hashtags`; without the first two also `lead`; a local crisis or
    exercise needs its `area`; every window needs `from`, and `review_by` if it has no
    `until`.

    Level: always an error, with exit code 2. No rulebook can turn it off.

rules-profile = profile { $profile }
rules-place = { $place }
rules-overridden = { $by } (overrides { $other }: { $level })

test-failure = { $place }: { $rule }: { $problem }
test-result = { $rules ->
    [one] { $rules } rule
   *[other] { $rules } rules
 }, { $examples ->
    [one] { $examples } example
   *[other] { $examples } examples
 }, { $failures } failed

queue-empty = no scheduled posts
queue-empty-help = a post in a queue has `publish_at` or `scheduled: true`
queue-column-post = POST
queue-column-account = ACCOUNT
queue-column-due = DUE
queue-column-free = FREE
queue-holds-all = { $window }: { $holds }; you may still repost the lead, and write posts that are labelled and point to the lead
queue-column-window = WINDOW
queue-column-rule = RULE
queue-column-place = PLACE
queue-time = { $time }
queue-open = open
queue-open-review = open, review by { $review }
queue-warned-heading = Only a warning, because the window must be reviewed before the post is due, or because the rule only warns:
queue-held = Held: { $held } of { $posts ->
    [one] { $posts } queued post
   *[other] { $posts } queued posts
 }
queue-held-with = { $sentence } ({ $notes })
queue-warned = { $count } with a warning
queue-passed = { $count ->
    [one] { $count } whose time has passed is not counted
   *[other] { $count } whose time has passed are not counted
 }
queue-unscheduled = { $count ->
    [one] { $count } of them has `scheduled: false` and is not held as a scheduled post
   *[other] { $count } of them have `scheduled: false` and are not held as scheduled posts
 }


## Files and formats: what cannot be read

file-no-posts = no posts in this file
file-no-posts-help = add a post, or leave the file out
file-no-text = no post in this file has a text
file-no-text-help = check that it is the right file, and that the texts are in the field `text`
problems-unlisted = { $count ->
        [one] { $count } further problem in this file is not listed
       *[other] { $count } further problems in this file are not listed
    }
problems-unlisted-help = fix the first ones; the others often have the same cause
csv-too-many-columns = the table has more than { $most } columns
csv-too-many-columns-help = remove the columns that are not needed, or choose another separator
csv-unterminated-quote = unterminated quote
csv-text-after-quote = there is text after a closing quote
csv-quote-help = end the field with a quote; write a quote within it twice
json-not-a-post = this is not a post: { $problem }
json-not-an-object = this is not a post: it is not an object in braces
json-map-unread = `{ $name }` is not read: flat records in JSON cannot have the field `{ $field }`
json-map-unread-help = leave it out with `--map 'ignore={ $name }'`, or save the records as a table (CSV), where it is read
json-unknown-label = `{ $label }` may be the text of the post, but this label is not known
json-unknown-label-help = if it is, say so: `--map 'text={ $label }'`, or `--map 'ignore={ $label }'` if it is not; once for all under `sources` in the rulebook
json-lacks = this is not a post: it has no `{ $key }`
json-not-a-text = `{ $key }` is { $found }, not a text
json-too-many = this is not a post: it has more than { $most } `{ $key }`
json-number = a number
json-truth-value = true or false
json-draft-with-time = `{ $name }` says that this is a draft, but the record has a time of publication
json-draft-with-time-help = write the planned time under `publish_at`; if it is published, leave the key out with `--map 'ignore={ $name }'`
planned-later = `{ $name }` is later than the time of publication
planned-perhaps-later = `{ $name }` may be later than the time of publication: it has a day of the week without a date
planned-perhaps-later-help = if the post still has to go out then, write the date, and name the time with `--map 'publish_at={ $name }'`; if it is published, leave this out: `--map 'ignore={ $name }'`
planned-unclear = `{ $name }` seems to say when the post goes out, but not in a way that can be read
planned-unclear-help = if the post still has to go out then, write the day and the time, as in `2026-11-24 09:00`, and name them with `--map 'publish_at={ $name }'`; if it is published, leave this out: `--map 'ignore={ $name }'`
json-state-help = if it says with yes or no whether the post waits in a queue, say so: `--map '{ $field }={ $name }'`; if not, give the post its time, or leave the key out: `--map 'ignore={ $name }'`
json-unclear-state-help = write `draft`, `scheduled` or `published`, or leave the key out: `--map 'ignore={ $name }'`
json-second-text-help = if it goes out, too, add it to the text of the post, or make a post of its own of it; if not, leave the key out: `--map 'ignore={ $name }'`
json-planned-twice = `{ $name }` is another time than that for which the post is planned
export-planned-later-help = if the post is still to go out then, check it as a draft; if it is published, leave the key out: `--map 'ignore={ $name }'`
json-planned-later-help = if the post is still to go out then, say so: `--map 'publish_at={ $name }'`; if it is published, leave the key out: `--map 'ignore={ $name }'`
json-gone = `{ $name }` says that this post was deleted or did not go out, but it would be checked
json-gone-help = leave the record out; if the post is still public, leave the key out with `--map 'ignore={ $name }'`
json-wrapped-help = this export cannot be read yet; save its posts as a table (CSV) or as one record a line, each with its text under `text`
json-others-are-read = any other records are read all the same
json-control-character = a string contains a line break or another control character
json-expected-value = expected value
json-expected-colon = expected `:`
json-expected-comma-or-bracket = expected `,` or `]`
json-expected-comma-or-brace = expected `,` or `{ "}" }`
json-expected-quote = expected `"`
json-expected-literal = expected `true`, `false` or `null`
json-key-not-a-string = a key must be a string
json-trailing-comma = there is a trailing comma
json-trailing-characters = there is more after the end of the record
json-invalid-number = invalid number
json-number-too-large = the number is too large
json-unexpected-end = it ends too early
json-record-incomplete = the record is incomplete: its end is missing
json-nested-too-deep = the value is nested too deeply
json-wrong-type = the value is of the wrong type
json-duplicate-key = duplicate key `{ $key }`
json-missing-key = missing key `{ $key }`
json-invalid-escape = invalid escape after `\`
json-invalid = invalid JSON
archive-account-unreadable = cannot read the account from this file
archive-manifest-unreadable = cannot read the list of files from this file
archive-unreadable = { $message }: { $problem }
archive-download-again = download the archive again; its posts are checked all the same
archive-no-account = the archive has no account.js, so the account of its posts is unknown
archive-no-account-help = unpack the whole archive; the posts are checked as those of an unknown account
archive-missing-part = the part `{ $file }` is missing
archive-missing-part-help = unpack every file of the archive
archive-no-list = this file contains no list
archive-no-list-help = the posts of an archive begin with `window.YTD.tweets.part0 = [`
file-nul-byte = a NUL byte is not text
file-not-utf-8 = the byte { $byte } is not valid UTF-8 here
file-not-utf-8-help = save the file as UTF-8; in Excel: Save as, “CSV UTF-8”
file-not-found = no such file
file-check-name = check its name
file-unreadable = cannot read the file: { $problem }
file-unreadable-from-here = cannot read the file from here on: { $problem }
file-check-permissions = check its permissions
file-truncated-help = the file is incomplete: download it again
file-check-complete = check that the file is complete
file-empty = the file is empty
file-empty-help = write a post in it, or leave it out
file-utf16 = the file is UTF-16 text
file-utf16-help = save it as UTF-8
file-too-large = the file is larger than { $limit } MiB
file-too-large-help = write one record a line (NDJSON), which is read in parts
file-record-too-long = the record on line { $line } is longer than { $limit } MiB: nothing after it is read
file-record-too-long-help = remove the record
unpacked-too-large = it unpacks to more than { $ratio } times its size
unpacked-larger-than = it unpacks to more than { $limit } MiB
unpacked-larger-than-help = export a shorter period
io-permission-denied = permission denied
io-is-a-folder = it is a folder
io-not-found = no such file or folder
io-not-a-folder = a part of its path is not a folder
io-not-a-plain-file = it is not a plain file
io-storage-full = the disk is full
io-read-only = the disk is read-only
io-unexpected-end = it ends too early
io-damaged = the compressed data is damaged
io-other = { $error }
write-failed = cannot write the file: { $error }
write-read-only = the file is read-only
write-read-only-help = nothing has been changed; make the file writable, as with `chmod u+w`
write-hard-linked = the file has { $count } names, and under the others its old content would remain
write-hard-linked-help = nothing has been changed; make it a file of its own: copy it, and rename the copy to this name
write-owner = the file belongs to somebody else, and writing it would change its owner
write-owner-help = nothing has been changed; ask its owner to run the command
write-group = the file belongs to a group that you are not in, and writing it would change its group
write-group-help = nothing has been changed; give it to a group of yours, as with `chgrp`, or ask the administrator
write-in-use = the file is being written by another run of tweetlint
write-in-use-help = nothing has been changed; try again when that run has ended
write-in-the-way = `{ $path }` is in the way
write-in-the-way-help = nothing has been changed; look at what it is, and delete it
zip-incomplete = it is not a complete zip archive
zip-password = it is protected by a password
zip-no-such-file = it does not contain the file
zip-unsupported = its compression is not supported
zip-unreadable = cannot unpack the file: { $problem }
zip-unreadable-help = download the archive again
zip-not-one = this is not a zip archive, although its name says so
packed-by-name-only = it is not compressed, although its name says so
packed-by-name-only-help = if it has been unpacked already, remove the last extension from its name; otherwise download it again
zip-no-posts = there is no data/tweets.js in it
zip-with-files = there is no archive of X in it, but other files such as { $example }
zip-with-files-help = unpack it, and check the folder
zip-no-posts-help = use the archive as X delivers it, or unpack what is in it
zip-outside = `{ $entry }` is outside the folder of the archive
zip-outside-help = do not unpack the archive; download it again
folder-no-posts = there are no posts in the folder
folder-extensions = posts are in files that end in { $endings }
skipped = { $count ->
        [one] { $count } file was skipped: { $reasons }
       *[other] { $count } files were skipped: { $reasons }
    }
skipped-kinds = { $count } of other kinds{ $kinds }
skipped-hidden = { $count } hidden
skipped-in-hidden = { $count } in hidden folders
skipped-empty = { $count } empty
skipped-locks = { $count } open in an office program (`~$…`)
skipped-named = { $count } with the name of a register or a README
skipped-reports = { $count } with a report of tweetlint
skipped-beside-archive = { $count } beside the archive of the account
skipped-of-mastodon = { $count } in an archive of Mastodon beside its `outbox.json`
skipped-of-downloads = { $count } in a download of LinkedIn or Meta that { $count ->
    [one] has no posts
   *[other] have no posts
}
skipped-beside-archive-help = unpack the zip to check them
skipped-help = if they are posts, give them other names or name them on the command line
file-is-report = this is a report of tweetlint, not a file with posts
file-is-report-help = leave it out, or write reports to another folder
file-is-comments = this file of a download of LinkedIn has comments on posts of others, not posts
file-is-comments-help = name `Shares.csv` of the download, which has the posts; to check the comments all the same, add `--input-format csv`
file-is-private = this file of a download has messages or contacts, not posts
file-is-private-help = name the file of the download that has the posts, or its folder
file-is-rulebook = this is a rulebook of tweetlint, not a file with posts
file-is-rulebook-help = name the files with the posts instead; a rulebook is named with `--rulebook FILE`
file-is-windows = this is a register of windows, not a file with posts
file-is-windows-help = name the files with the posts instead; to use the register, write `windows: { $name }` in tweetlint.yaml, or pass it with `--windows`
file-is-directory = this is a directory of accounts, not a file with posts
file-is-directory-help = name the files with the posts instead; to use the directory, write `directory: { $name }` in tweetlint.yaml
folder-link-loop = the link leads back to a folder that contains it
folder-link-loop-help = remove the link
folder-broken-link = the link leads nowhere
folder-broken-link-help = fix or remove the link
folder-unreadable = cannot read the folder: { $problem }
folder-unreadable-entry = cannot read the folder
office-damaged = the file is incomplete or damaged
office-damaged-help = open it in the program it comes from, and save it again
office-hostile = the file contains something that no office program writes, so it is not read
office-hostile-help = if you trust the file, open it and save it under another name
office-too-large = the file has more cells or links than can be read
office-too-large-help = split it into several, or save it as “CSV UTF-8”
office-locked = the file is locked with a password
office-locked-help = save a copy without a password, and check that
office-not-one = this is not a workbook or document, although its name says so
bulk-not-one = this is neither Parquet nor Arrow, although its name says so
bulk-not-one-help = give the file a name that fits its content, or state the format: `--input-format csv`
bulk-not-built = this build of tweetlint cannot read Parquet and Arrow
bulk-not-built-help = build it with `--features bulk`, or save the file as CSV: `duckdb -c "COPY (FROM 'posts.parquet') TO 'posts.csv'"`
bulk-locked = the file is encrypted
bulk-locked-help = write it without encryption
bulk-old-feather = this is Feather in its first version, which is not read
bulk-old-feather-help = write it as version 2, which is Arrow, or as Parquet
bulk-damaged = { $rows ->
    [0] the file is incomplete or damaged: nothing of it is read
   *[other] the file is incomplete or damaged: nothing after row { $row } is read
}
bulk-damaged-help = copy or write it again
bulk-page-too-large = a page of the column “{ $value }” unpacks to more than 128 MiB: nothing after it is read
bulk-batch-too-large = a batch of rows has more than { $value } MiB: nothing after it is read
bulk-footer-too-large = what the file states about its columns is longer than { $value } MiB
bulk-row-too-large = a row is longer than { $value } MiB: nothing after it is read
bulk-too-large-help = write it with smaller groups of rows, or as NDJSON
bulk-compression = it is compressed with { $name }, which is not read
bulk-compression-help = write Parquet with Snappy, Zstandard or gzip, and Arrow with LZ4, or both without compression
bulk-nested = the column “{ $name }” contains records or maps, which are not read
bulk-nested-help = write it as a text or a list of texts, or leave it out: `--map 'ignore={ $name }'`
bulk-not-utf8 = the value is not text in UTF-8
bulk-item-with-bar = an item of the list has a `|`, which separates items
bulk-no-time = the value is not a time between the years 1 and 9999
bulk-value-help = correct the value where the file comes from; the row is not checked
repository-not-one = this is not a repository of Bluesky (CAR, version 1), although its name says so
repository-help = download the repository again: “Export my data” in the settings of the app
repository-cut = the file is incomplete or damaged: nothing from byte { $byte } on is read
repository-commit = nothing is read, because the first block names no account and no records: { $why }
repository-lost = a part of the list of records is not read, and posts after “{ $path }” may be missing: { $why }
repository-lost-first = a part of the list of records is not read, and the first posts may be missing: { $why }
repository-record = the record is not read: { $why }
repository-block-missing = the block is not in the file
repository-block-too-large = the block is longer than 1 MiB
repository-block-damaged = the block is damaged
repository-block-not-utf8 = a text in the block is not UTF-8
repository-block-too-deep = the block has too many levels
note-repository-account = the account is { $did }; a repository does not contain its handle
note-repository-account-help = name the account: `--account HANDLE`
note-tracked-changes = the document has tracked changes; it is read as if all were accepted
note-struck-text = the document has text that is struck out, which is read as the rest is
note-hidden-text = the document has hidden text, which is not read
note-document = paragraphs of a document name no account and no pictures
note-document-without-times = paragraphs of a document name no account, time or pictures
note-document-with-account = paragraphs of a document name no pictures
note-document-with-only-account = paragraphs of a document name no time and no pictures
note-sign-off = these last lines are read as a greeting to colleagues, and not as part of a post
note-sign-off-help = if they are to be published, write them in the paragraph of the text above (Shift + Enter in Word), in a text file on the same line
note-labelled-text = lines such as `Date:` and `Text:` are read as the fields of posts
note-labelled-text-help = if the file is one post as it is, say so: `--input-format text`
note-document-help = if that matters, put the posts into a table with the columns Text, Time, Account and Picture
table-below-time = the heading “{ $heading }” is not the time of the rows of a table
sheet-named-as-time = the name of the sheet, “{ $heading }”, is not the time of its rows
table-below-time-help = give the table a column `time`
named-elsewhere = what is under “{ $name }” is not read: its contents are not checked
named-elsewhere-help = if it goes out on a network, too, name that; the networks are { $names }
named-all-platforms = nobody can tell which platforms “{ $name }” means
heading-platform = nobody checks posts for each network in the heading `{ $heading }`
heading-platform-help = the networks are { $names }; leave the others out, with what is below them
heading-platform-unclear = the heading `{ $heading }` names a network, but it is not clear whether the posts below it are for that
heading-platform-unclear-help = write the platform and the time and nothing else, as in `Facebook: 24 November 2026 at 9:00`; the networks are { $names }
paragraph-label = “{ $label }:” is read as part of a text, and does not count for the post
paragraph-label-help = write the platform or the account as a heading of its own above the text (style “Heading 1”), or put the posts into a table with the columns Text, Time, Account and Platform
label-lost-line = this line is neither a field of a post nor part of its text
label-lost-line-help = write a label before it, such as `Text:`, or make it a heading if it is a title: with the style “Heading 1” in Word, in a text file with `#` and a space before it
label-twice = `{ $label }:` occurs twice for one post
label-order-help = write the labels in the same order above each text, or put a heading above each post
label-below-text = nobody can tell to which post `{ $label }:` belongs, because other posts lack it
label-without-text = there is no text below these labels
label-without-text-help = write the text below them, after `Text:`; if they are part of the text above, such as the time of an event, write them in a sentence
label-like-text = it is unclear whether `{ $label }:` is the label of the text, or part of it
label-like-text-help = write `Text:` in its place, or before it if it is part of the text
note-label-in-texts = “{ $label }:” is read as part of the text of each post
note-label-in-texts-help = if it is not to be published, write it above `Text:`
label-against-heading = the labels of this post contradict the heading above it
label-against-heading-help = correct one of them
paragraph-day = “{ $label }” is read as part of the text, and is not the time of the post
paragraph-day-help = write the day, the year and the time of day on a line of its own above the text, with the style “Heading 1” in Word; if it is part of the text, write it in a sentence, without the colon or dash
paragraph-platform = this line names a platform, but it is no heading: it does not count for the posts below it
sheet-named-as-platform = the name of the sheet, “{ $heading }”, names a network, but not clearly that of its rows
table-below-platform = the heading `{ $heading }` above the table does not count for its rows
table-below-platform-help = give the table a column `platform`
table-below-account = the heading `{ $heading }` above the table names an account, but does not count for its rows
table-below-account-help = give the table a column `account`
heading-time = the heading seems to be a time, but it cannot be read as one
heading-time-help = write the day, the year and the time of day and nothing else, such as `24 November 2026 at 9:00`; a platform comes before it, as in `Facebook: 24 November 2026 at 9:00`
paragraph-time = this line is a time, but not a heading: it does not count for the posts below it
paragraph-time-help = if the post goes out then, give the line the style “Heading 1” in Word; if it is part of the text, such as the time of an event, write it in a sentence, as in “See you on Sunday 29 November 2026 at 19:00 in the church”
paragraph-platform-help = give it the style “Heading 1” in Word, in a text file `#` and a space before it; bold letters alone do not make it a heading
calendar-platform-in-text = the title is the text of the post, and the platform in it does not count
calendar-platform-in-text-help = write the text in the description, or the platform in the categories
calendar-platform-in-title = the title names a network, but does not say for which platform the post is
calendar-platform-in-title-help = begin the title with the platform, as in `Facebook: havnebadet`, or write it in the categories; posts for other networks belong in a calendar of their own
calendar-cut = the calendar ends too early
calendar-no-start = the event does not say when it begins
calendar-only-title = the event of a whole day has only a title, which names a platform, and is not read
calendar-only-title-help = once the text is written, put it into the description, and set the time at which the post goes out
calendar-no-text = the event has neither a title nor a description, and is not read
calendar-cut-help = save the calendar again
calendar-cancelled = the event is cancelled and not read
calendar-not-read = { $count ->
        [one] this task or note is not read: only events are read as posts
       *[other] { $count } tasks and notes, of which this is the first, are not read: only events are read as posts
    }
calendar-repeated = the event is repeated; only the first time is read
calendar-note-help = if it is to go out, give the post an event of its own
calendar-twice = this event has a second `{ $name }`
calendar-twice-help = keep one of them, or make an event of each
calendar-unread = { $names } of events are not read
calendar-unread-help = a post is the description of its event, or its title; write there what belongs to the post
row-two-zones = the row is in the time zone `{ $zone }`, but the name of its column of times states another one
row-two-zones-help = keep one of the two
unknown-zone = the time zone `{ $zone }` is not known
unknown-zone-help = use one such as Europe/Copenhagen
calendar-whole-day-help = untick “All day” in the calendar, and set the time at which the post goes out
sheet-uncalculated = { $count ->
        [one] { $count } cell has a formula without a result
       *[other] { $count } cells have a formula without a result
    }
sheet-error-in-cell = `{ $error }` is the error of a formula
sheet-error-in-cell-help = write into the cell what belongs there, or correct the formula
document-empty = there is no text in the document
sheets-empty = all sheets of the workbook are empty
note-above-header = { $count ->
        [one] row { $first } is above the names of the columns and is not read
       *[other] rows { $first } to { $last } are above the names of the columns and are not read
    }
fact-above-header = `{ $label }` is above the names of the columns and does not count for the posts
fact-above-header-help = give the table a column for it, or say it once for all under `sources` in the rulebook
sheet-of-sentences = there are sentences under `{ $name }`, but the sheet has no known column of texts
sheet-of-sentences-help = say what it is: `--map 'text={ $name }'`, or `--map 'ignore={ $name }'` if they are no posts
note-no-posts-in-sheet = the sheet has no column of texts, so it is not read
note-no-posts-in-sheet-help = if it has posts, call the column `text`, or say which it is: `--map 'text=…'`
note-sheet-without-texts = there are no texts under `{ $name }`, only numbers or single words, so the sheet is not read
note-template-sheet = the sheet is called a template, and none of its rows has a date, so it is not read
note-no-plan-help = if it has posts, say which column has their texts: `--map 'text=…'`
note-hidden-sheets = { $count ->
        [one] the sheet “{ $sheets }” is hidden; it is read as the others are
       *[other] the sheets “{ $sheets }” are hidden; they are read as the others are
    }
note-computed-links = { $count ->
        [one] { $count } link that a formula makes is not read
       *[other] { $count } links that formulas make are not read
    }
note-merged-cells = { $count ->
        [one] { $count } cell is merged with others in its column; its value counts in each of their rows
       *[other] { $count } cells are merged with others in their columns; their values count in each of these rows
    }
note-hidden-rows = { $count ->
        [one] { $count } row is hidden; it is read as the others are
       *[other] { $count } rows are hidden; they are read as the others are
    }
note-empty-sheets = { $count ->
        [one] { $count } sheet is empty
       *[other] { $count } sheets are empty
    }
place-value = { $file }, row { $row }, column “{ $column }”
place-column = { $file }, column “{ $column }”
place-cell = { $file }, sheet “{ $sheet }”, { $cell }
place-table-cell = { $file }, table { $table }, { $cell }
place-paragraph = { $file }, paragraph { $number }
place-record = { $file }, { $record }
foreign = files of this kind are not read
foreign-xls = open it in Excel and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”
foreign-doc = open it in Word and save it as “Word Document (.docx)”
foreign-numbers = open it in Numbers and choose File → Export To → Excel, or CSV
foreign-pages = open it in Pages and choose File → Export To → Word
foreign-pdf = a PDF does not say where a post begins: save the file that it was made from as .xlsx, .csv or .txt
foreign-odt = open it in LibreOffice and save it as Word (.docx)
foreign-rtf = open it and save it as Word (.docx)
foreign-slides = copy its posts into a workbook (.xlsx) or a text file
foreign-page = this is a web page, perhaps one to log in: log in and download the file again, or copy the posts into a text file
foreign-data = save the posts as CSV or as JSON, one record a line (.ndjson)
foreign-packed = unpack it, and check the folder
foreign-media = write the text of the post in a text file, or in YAML with the picture or video under `media`
csv-unknown-column = unknown column `{ $name }`
text-is-draft = this looks like a draft with fields, but the file would be read as one text
text-is-draft-help = call the file `.md`, `.yaml` or `.json`, or say what it is: `--input-format yaml`; if it is a post, say `--input-format text`
text-labels-help = write each of these on a line of its own with a label, such as `Time: 24 November 2026 at 9:00` and `Platform: Facebook`, and `Text:` before the text below them; if the file is a post as it is, say `--input-format text`
note-days-in-text = “{ $label }” at the beginning of the text is read as part of it, and not as the time of a post
table-of-pipes = this looks like a table with `|` between its fields, but would be read as one text
table-of-pipes-help = save it as a CSV file with semicolons, commas or tabs between the fields, or as a workbook; if it is a post, say `--input-format text`
text-is-table = this looks like a table, but no column has texts
text-is-table-help = call a column `text` in the first line, or say which one it is: `--input-format csv --map 'text=…'`; if it is a post, say `--input-format text`
csv-no-text-column = there is no column with texts
table-without-names-help = the first row seems to be a post; write a row with the names of the columns above it, such as `platform` and `text`
csv-no-text-column-help = call it `text` in the first line, or say which one it is: `--map 'text=…'`
header-two-lines = this line has names of columns as well, but is read as a post
header-two-lines-help = write all names of the columns into one line
csv-names-below = this line does not have the names of the columns
row-no-hashtag = `{ $text }` does not say which hashtags
row-no-hashtag-help = write the hashtags, or leave the column empty
row-no-address = `{ $text }` is no address, but would be added to the text as one
row-no-address-help = write the whole address (`https://…`), or leave the column of links empty
row-two-times = `{ $other }` contradicts the time `{ $time }` in the same row
row-two-times-help = correct one of them, or leave the column out: `--map 'ignore={ $name }'`
note-links-behind = { $count ->
        [one] { $count } row has a link behind the words of its text, which counts as a link of the post
       *[other] { $count } rows have links behind the words of their texts, which count as links of the posts
    }
note-links-behind-help = write the addresses into the texts: a copied text loses the links behind its words
csv-names-below-help = the names of the columns seem to be in line { $line }: remove the lines above it, or save the table as a workbook (.xlsx), where these are not read
map-text-and-time-help = if `{ $name }` is the text and `{ $time }` the time, say so: `--map 'text={ $name },{ $field }={ $time }'`, or `map` under `sources` in the rulebook
map-of-network-help = if these are posts of { $network }, say so under `sources` in the rulebook, as in `sources: [{ $entry }]`; with `--map '{ $map }'` alone, only their addresses tell where they are from
map-text-help = if `{ $name }` is the text, say so: `--map 'text={ $name }'`, or `map` under `sources` in the rulebook
map-no-such-field = there is no field `{ $name }` that a column may contain
rulebook-invalid-pattern-of-files = `{ $text }` is not a pattern for file names
rulebook-invalid-pattern-of-files-help = write the name of a file, or a pattern such as `export/meta-*.csv`
map-two-columns = `{ $first }` and `{ $second }` are both mapped to `{ $field }`
map-two-columns-help = map only one of them; leave the other out with `--map 'ignore={ $name }'`
map-no-such-column = there is no column `{ $name }`
map-two-fields = `{ $name }` is mapped to two fields
map-two-fields-help = map each column and each key once only
map-no-such-key = no record has the key `{ $name }`
map-no-such-key-help = correct the name in `--map` or in `sources` of the rulebook; for a key in a nested object write its path, such as `time=meta.publish_at`
looks-like-time = `{ $name }` looks like a time, but is not read
looks-like-text = `{ $name }` looks like a text, but is not read
looks-like-alt = `{ $name }` looks like the alt text of a picture, but is not read
looks-like-account = `{ $name }` looks like an account, but is not read
looks-like-platform = `{ $name }` looks like the platform of a post, but is not read
json-meta-platform = this post does not say whether it is on Facebook, Instagram or Threads, and is read as one on X
json-meta-platform-help = state it as `platform` under `sources` in the rulebook: `sources: [{ $entry }]`
json-scraped-elsewhere = posts that snscrape collected on `{ $network }` would be read as posts of X
json-scraped-elsewhere-help = export them from the network itself, or write them as records with `text`, `created_at`, `account` and `platform`
looks-like-zone = `{ $name }` looks like the time zone of the posts, but is not read
looks-like-zone-help = write each time with its offset, as in `2026-11-24T09:00+01:00`, or state the zone of the file as `timezone` under `sources` in the rulebook; then leave the key out with `--map 'ignore={ $name }'`
looks-like-repost = `{ $name }` says that the post is a repost, or that somebody reposted it, but is not read
looks-like-reply = `{ $name }` looks like the post that is answered, but is not read
looks-like-state = `{ $name }` looks like the state of a post, but is not read
column-of-threads = `{ $name }` seems to say which drafts are a thread, but is not read
column-of-threads-help = write a thread as one draft in YAML, under `thread`; or leave the column out: `--map 'ignore={ $name }'`
column-of-times-without-name = column { $column } has times, but no name, and is not read
column-of-times-without-name-help = write above it what it is, such as `Date`
column-of-times = the values of `{ $name }` are times, but are not read
column-of-later-times-help = if the posts go out at that time, say so: `--map 'publish_at={ $name }'`; if not, leave the column out: `--map 'ignore={ $name }'`
looks-like-help = say what it is: `--map '{ $field }={ $name }'`, or `--map 'ignore={ $name }'` to leave it out; once for all under `sources` in the rulebook
second-account-help = the account of each post is that of `{ $first }`; if it is that of `{ $name }`, say so: `--map 'account={ $name },ignore={ $first }'`; if not, leave it out: `--map 'ignore={ $name }'`
second-text-help = if it goes out as a post of its own, write a row for it; if it is a part of the same text, name both: `--map 'text={ $first },text={ $name }'`; leave it out with `--map 'ignore={ $name }'`
text-for-platform-help = the texts of single platforms are in columns such as `text_facebook` or `Text (Facebook)`, one for each platform, and in YAML and JSON under `texts`; leave this one out with `--map 'ignore={ $name }'`
platform-column = this is neither a yes nor a no: the column `{ $name }` may have the texts for { $platform }
platform-column-help = for texts, say so: `--map '{ $field }={ $name }'`; else write `x` or `yes` for the posts that go there, or leave the column out with `--map 'ignore={ $name }'`
row-unused-text = this text is not used: each platform of the row has a text of its own
row-unused-text-help = remove it, or list the platforms that it is for in a column `platforms`
row-no-text-for = the row has no text for { $platforms }
row-no-text-for-help = write one in the column of that platform, or one for all in the column `text`
inspect-format = format
inspect-table = { $format }, columns separated by `{ $separator }`
inspect-no-table = { $format }
inspect-encoding = encoding
inspect-posts = posts
inspect-counts = { $published ->
        [0] { $drafts ->
            [one] { $drafts } draft
           *[other] { $drafts } drafts
        }
       *[other] { $published } published{ $drafts ->
            [0] {""}
            [one] {", "}{ $drafts } draft
           *[other] {", "}{ $drafts } drafts
        }
    }
inspect-fields = read
inspect-left-out = left out
inspect-not-needed = not needed
inspect-unknown = not known
inspect-first = first post
note-no-header = the table has no header: it is read as time, text, link and picture, as from Hootsuite
note-no-header-help = if that is wrong, write the names of the columns in the first line
note-only-days = its times are only days, so nobody can tell whether a post was published before or after a crisis
note-only-days-help = rules for crises and other periods therefore do not look at its posts
tweet-too-many = a thread has at most { $most } posts
tweet-too-many-help = what follows is not read; put it into a file of its own
note-no-zone = its times have no time zone, and are read as times in { $zone }
note-no-zone-help = if another one applies, name it: `timezone` under `sources` in the rulebook
note-encoding = the file is not UTF-8, and is read as { $encoding }
note-encoding-help = lines and columns are counted in the file as it is; if letters look wrong, save it as UTF-8
note-read-as = it is read as `{ $format }`, although its name says that it is plain text
note-without-text = { $count } of { $posts } posts have neither a text nor a picture: nothing of them was checked
note-without-text-help = correct the export if they should have one
note-unlike-neighbours = { $published ->
        [one] { $published } record
       *[other] { $published } records
    } of this file { $published ->
        [one] is
       *[other] are
    } read as published, and { $drafts } as { $drafts ->
        [one] a draft
       *[other] drafts
    }
note-unlike-neighbours-help = the first of the smaller group begins here; if it should be read like the others, give it the same fields
note-private = { $count ->
        [one] { $count } post is a message to some people or only for followers, and is not checked
       *[other] { $count } posts are messages to some people or only for followers, and are not checked
    }
note-private-help = not everybody can see them, so they are neither checked nor shown
note-no-posts = { $count ->
        [one] { $count } record is not a post but something else, such as a like, a follow or a deletion, and is not checked
       *[other] { $count } records are not posts but something else, such as likes, follows and deletions, and are not checked
    }
note-no-posts-help = only posts are checked
note-not-mapped = what `--map` or `sources` say about columns and keys does not apply to this file
note-not-mapped-help = only tables and records in JSON have columns and keys that can be mapped
note-unused-preset = the planner or export that `--preset` or `sources` name does not count for this file
note-unused-preset-help = only tables are read as those of a planner or export
note-foreign-address = { $count ->
        [one] the address of { $count } post is on no network that is known; it is checked as one on X
       *[other] the addresses of { $count } posts are on no network that is known; they are checked as those on X
    }
note-foreign-address-help = say on which platform they are, in a column `platform` or as `platform` under `sources` in the rulebook; or leave them out
note-json-inner-list = the posts of the list `{ $path }` are read
note-json-inner-list-help = what is beside the list is not read
note-json-list-of-platform = the posts of the list `{ $path }` are read as those of { $platform }
json-list-of-network = the key `{ $name }` names a network, but not clearly that of the posts below it
json-list-of-network-help = call it by the name of one network, which may be { $names }, or write `platform` in each post
json-fact-beside-list = `{ $name }` is beside the list of posts and does not count for them
json-fact-beside-list-help = write it in each post of `{ $path }`; if it does not belong to them, leave it out with `--map 'ignore={ $name }'`
json-several-lists = several lists may have the posts: { $paths }
json-several-lists-help = save the one with the posts as a file of its own
row-unknown-profile-help = the profiles are { $names }; if the column names accounts, say so: `--map 'account={ $name }'`
row-unknown-state = nobody can tell from the state `{ $state }` whether the post is published
row-unknown-state-help = write `draft`, `scheduled` or `published`, or leave the column out: `--map 'ignore={ $name }'`
note-gone = { $count ->
        [one] { $count } row says that its post was deleted, rejected or not published, and is not checked
       *[other] { $count } rows say that their posts were deleted, rejected or not published, and are not checked
    }
note-gone-help = to check them all the same, leave the column of states out: `--map 'ignore=…'`
note-struck = { $count ->
        [one] { $count } post is struck out and is not checked
       *[other] { $count } posts are struck out and are not checked
    }
note-struck-help = if it is to go out all the same, remove the line through its text
id-rounded = a spreadsheet has rounded the id `{ $id }`, and the post has no other time
id-rounded-help = add a column with the times, or export the posts again and import the column of ids as text
note-rounded-ids = { $count ->
        [one] { $count } row has an id that a spreadsheet has rounded; it is not read
       *[other] { $count } rows have ids that a spreadsheet has rounded; they are not read
    }
note-rounded-ids-help = import the column of ids as text: Excel keeps 15 digits of a number
note-untimed = { $count ->
        [one] { $count } post has no time, and is checked as if it went out now
       *[other] { $count } posts have no time, and are checked as if they went out now
    }
note-untimed-help = write the time, or say with `--at` when they go out
note-undecided = { $count ->
        [one] { $count } post has no time yet, so rules that depend on windows leave it alone
       *[other] { $count } posts have no time yet, so rules that depend on windows leave them alone
    }
note-undecided-help = check again once the time is decided
note-undated = { $count ->
        [one] { $count } published post has no time, so rules that depend on windows leave it alone
       *[other] { $count } published posts have no time, so rules that depend on windows leave them alone
    }
note-undated-help = state the time of publication
note-unread-counts = { $count ->
        [one] { $count } number of likes, views or the like is no whole number, so it is unknown
       *[other] { $count } numbers of likes, views or the like are no whole numbers, so they are unknown
    }
note-unread-counts-help = write them without separators, or all with the same one between thousands
note-days-of-posts = { $count ->
        [one] { $count } published post has a day without a time of day
       *[other] { $count } published posts have a day without a time of day
    }
note-textless = { $count ->
        [one] { $count } planned post has no text yet and is not checked
       *[other] { $count } planned posts have no text yet and are not checked
    }
note-textless-help = write the text, or remove the row
note-past = { $count ->
        [one] { $count } row has a time that is past, and counts as a published post
       *[other] { $count } rows have times that are past, and count as published posts
    }
note-past-help = if it is a plan, say so: `--map 'publish_at=…'`; if it is a log, `--map 'created_at=…'` says that to `check`, too
note-pages = { $count ->
        [one] posts of another page are in this file, too, and all are read as those of one account
       *[other] posts of { $count } other pages are in this file, too, and all are read as those of one account
    }
note-pages-help = keep the pages apart with `--map 'account=Page name'`
note-unnamed = the posts of several users say their numbers, but not their names, and all are read as those of one account
note-unnamed-help = ask X for the names as well (`expansions=author_id`), or keep the users apart by their numbers, as with `--map 'account=author_id'`
note-odd-cells = { $count ->
        [one] { $text } is not like the other cells of its column, and does not count for its post
       *[other] { $count } cells are not like the others of their columns, and do not count for their posts; the first is { $text }
    }
note-odd-cells-help = correct it before the post goes out
note-unplaced = { $count ->
        [one] { $count } draft names no platform and is read as one for X
       *[other] { $count } drafts name no platform and are read as those for X
    }
note-unplaced-help = the first begins here: write the platform in each row, or state it for the file under `sources` in the rulebook
note-unknown-names = { $count ->
        [one] { $names } is not known and not read
       *[other] { $names } { $more ->
            [0] are not known and not read
           *[other] and { $more } more are not known and not read
        }
    }
note-unknown-names-help = if one belongs to the posts, say what it is: `--map 'text=…'`
csv-duplicate-column = duplicate column `{ $name }`
csv-duplicate-column-help = remove the others; only the first is used
note-polls = { $count ->
        [one] { $count } post has a poll, whose options are not checked
       *[other] { $count } posts have polls, whose options are not checked
    }
note-polls-help = read the options yourself
note-elsewhere = { $count ->
        [one] { $count } row goes to channels whose contents are not checked: { $names }
       *[other] { $count } rows go to channels whose contents are not checked: { $names }
    }
note-elsewhere-help = a row that goes nowhere else is not read as a post
row-unknown-platform-help = it can be { $names }; write `none` in a row that goes to none of them
row-all-platforms-help = write which ones: `facebook, instagram, linkedin`
note-dividers = { $count ->
        [one] { $count } row only divides the table or sums it up, and is not read as a post: { $names }
       *[other] { $count } rows only divide the table or sum it up, and are not read as posts: { $names }
    }
note-dividers-help = if one is a post, write its time in the same row
row-below-undated = the row has no day, and neither has `{ $text }` above it
row-below-undated-help = write the day in each row, or in a row above the posts of that day, as in `Monday 23 November 2026`
row-repeats-header = the row has the names of the columns once more
row-repeats-header-help = remove it; if another table begins here, save that one as a file of its own
row-platform-of-history = `{ $name }` does not count in a table of published posts, but this one is planned
row-platform-of-history-help = if `{ $time }` says when the posts go out, say so: `--map 'publish_at={ $time }'`
row-marked-for-none = the post is marked for no platform
row-marked-for-none-help = write an `x` under its platform; if it is not to go out, say so in a column `status`
csv-line-ends = this table has the line breaks of old Macs, so it would be read as one row
csv-line-ends-help = save it as “CSV UTF-8”, not as “CSV (Macintosh)”
csv-field-count = the header has { $columns ->
    [one] { $columns } field
   *[other] { $columns } fields
}, but this row has { $fields }
csv-field-count-help = put a text that contains `{ $separator }` in quotes
draft-invalid-language = `{ $language }` is not a language code
draft-invalid-language-help = write `da` or `en`, or leave it out
draft-not-a-name = `{ $name }` is not a name
draft-not-a-name-help = write the name of the person who read it again
draft-not-an-approver-help = write the names of those who approved it
draft-several-accounts = `{ $accounts }` is more than one account
draft-several-accounts-help = write one account, and the post once for each of the others
draft-not-a-basis = `{ $text }` names no legal basis
draft-not-a-basis-help = name the law or who has agreed, or leave it out
draft-duplicate-id = duplicate id `{ $id }`
draft-duplicate-id-help = the post on line { $line } has it too; give each its own
draft-empty-text = the text is empty
draft-empty-text-help = write one, or remove the post
draft-platform-twice = both `platform` and `platforms` are given
draft-platform-twice-help = keep `platforms`, which may also name a single one
draft-no-platforms = no platform is listed
draft-no-platforms-help = list some, as in `platforms: [x, facebook]`, or leave it out
draft-platform-repeated = { $platform } is listed twice
draft-platform-repeated-help = remove one of the two
draft-texts-without-platforms = `texts` is given without `platforms`
draft-texts-without-platforms-help = list all platforms of the draft, as in `platforms: [x, facebook]`
draft-texts-of-thread = `texts` beside the list of a thread
draft-texts-of-thread-help = write the texts for the platforms under each part of the thread
draft-two-texts = { $platform } has two texts
draft-two-texts-help = keep one of them
draft-text-for-no-platform = a text for { $platform }, on which the draft is not published
draft-text-for-no-platform-help = add `{ $name }` to `platforms`, or remove the text
draft-part-platforms = the part is for other platforms than the first part of the thread
draft-part-platforms-help = write `platforms` once, beside `thread`: it applies to all parts
draft-unused-text = this text is not used, because each platform has a text of its own under `texts`
draft-unused-text-help = remove it, or the text under `texts` that it replaces
draft-no-text-for = write one for { $platforms }, or give each a text of its own under `texts`
draft-thread-too-large = the threads up to here repeat too much: what is beside `thread` applies to each entry
draft-thread-too-large-help = write shorter fields, or shorter threads
draft-too-many-media = more than { $most } pictures and videos in a post
draft-too-many-media-help = remove some: each platform allows only a handful
draft-comment = `{ $comment }` is lost: in YAML, everything after ` #` is a comment
draft-comment-quote = put the text in quotes, or write it under `text: |`
draft-comment-into-quotes = move it into the quotes, or write `# ` for a comment
draft-comment-to-line-below = move it to a line below, or write `# ` for a comment
markdown-unclosed-front-matter = the front matter has no closing line of `---`
markdown-unclosed-front-matter-help = write a line of `---` after the last field
markdown-fields = this line looks like a field of the draft, but would be part of the text
markdown-heading = this heading looks like the time or the platform of a post, but would be part of one text
markdown-heading-help = write one post per file, with these as fields at the beginning of the file between two lines of `---`, or make a Word document or a table of the posts; if it is a post, say `--input-format text`
markdown-table = this looks like a table of posts, but would be read as one text
markdown-table-help = save the table as a CSV file or as a workbook; if it is a post, say `--input-format text`
markdown-late-front-matter = the fields of the draft are below a text, so they would be part of it
markdown-late-front-matter-help = put them at the beginning of the file, between two lines of `---`
markdown-no-text = there is no text below the front matter
markdown-no-text-help = write the post there
json-comma-without-record-before = there is no record before this comma
json-comma-without-record-after = there is no record after the comma just before this
json-remove-comma = remove the comma
json-missing-comma = missing comma before this record
json-missing-comma-help = write a comma between the two records
json-truncated-record = the file ends in the middle of a record
json-save-again = save or export it again
json-truncated-record-help = save or export it again; any records above are read all the same
json-unclosed-list = the list has no end: the file is incomplete
json-unclosed-list-help = save or export the file again
json-nothing-read-after = nothing after this place is read
json-keep-one = keep one of them


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
yaml-drafts-under-key = the drafts under `{ $name }` are not read
yaml-drafts-under-key-help = make a list of them: remove the line `{ $name }:` and what is beside it, and begin each draft with `- `
yaml-second-text-help = it is on line { $line } too; keep one of them, or write `---` on a line between two posts
yaml-second-text-in-list-help = it is on line { $line } too; keep one of them, or begin a second post with `- `
yaml-second-document = expected one document, but a second begins here
yaml-second-document-help = remove the `---` above it
yaml-gave-up = nothing is read from here on: there are too many mistakes above
yaml-gave-up-help = fix those first
yaml-alias-in-itself = `{ $alias }` occurs in the value that it repeats
yaml-aliases-too-large = the aliases up to here repeat too much
yaml-alias-help = write the value out
yaml-colon = a colon followed by a space is not allowed here
yaml-colon-help = put the text in quotes if the colon is part of it
yaml-nested-key-help = put the text in quotes if the colon is part of it, or write `{ $key }` on a line of its own below, indented further
yaml-smart-quotes-help = put the text in straight quotes, `"` or `'`: YAML does not know the curved ones
yaml-no-colon = this line has no colon after its key
yaml-no-colon-help = a key is followed by a colon: `{ $line }`; if the line is part of the text above, indent it further
yaml-no-colon-above-help = a key is followed by a colon: `{ $line }`; if the line is a text, put it in quotes
yaml-no-space = there is no space after the colon on this line
yaml-no-space-help = write a space after it: `{ $line }`
yaml-line-without-key = this line does not begin with a key
yaml-line-alone-help = write `key: value`, or begin the line with `#` if it is only a note
yaml-text-goes-on-help = write `key: value`; if the line is part of the text above, indent it further
yaml-nul = there is a NUL character here
yaml-nul-help = remove it; perhaps the file is not text at all
yaml-character = this character is not allowed here without quotes
yaml-character-help = put the text in quotes
yaml-comment = ` #` begins a comment in the middle of a text
yaml-comment-help = put the text in quotes, or write it below a `|`
yaml-tab = YAML cannot be indented with tabs
yaml-tab-help = indent with spaces
yaml-unknown-anchor = there is no anchor `&` of this name above
yaml-unknown-anchor-help = put a text that begins with `*` in quotes
yaml-no-anchor = a name must follow here
yaml-no-anchor-help = put a text that begins with `*` or `&` in quotes
yaml-unterminated-quote = unterminated quote
yaml-unterminated-quote-help = close the quote that is opened here, or remove it
yaml-after-quote = unexpected text after a closing quote
yaml-after-quote-help = write a quote twice if it is part of the text, or put the whole text in double quotes
yaml-after-double-quote-help = put the whole text in single quotes, or write `\"` for a quote within it
yaml-unknown-escape = unknown escape after `\`
yaml-unknown-escape-help = write `\\`, or put the text in single quotes
yaml-unclosed-bracket = unclosed bracket
yaml-bracket-opened-here-help = close the bracket that is opened here, or put the text in quotes
yaml-unclosed-bracket-help = close the bracket that is opened above, or put the text in quotes
yaml-too-deep = the nesting is too deep here
yaml-too-deep-help = use fewer levels
yaml-indentation = this line does not continue the lines above
yaml-indentation-help = indent it as they are, and write `key: value`
yaml-block-head = only line breaks may follow `>` or `|` here
yaml-block-head-help = write the text on the lines below, or put it in quotes
yaml-tag = `!` is followed by something unknown here
yaml-tag-help = put a text that begins with `!` in quotes
yaml-unused-anchor = `{ $anchor }` is lost: in YAML, `&` only gives a value a name
yaml-unused-anchor-help = put a text that begins with `&` in quotes
yaml-after-bracket = there is text after a closing bracket
yaml-after-bracket-help = put the whole text in quotes if the bracket is part of it
yaml-new-entry-help = if a new entry of the list begins here, begin the line with `- `; otherwise indent it as far as the keys above
yaml-directive = this line with `%` is invalid
yaml-directive-help = remove it; put a text that begins with `%` in quotes
yaml-stray-bracket = this bracket closes nothing
yaml-stray-bracket-help = remove it, or put the text in quotes
yaml-separator = a comma or a closing bracket is missing before this
yaml-separator-help = add it, or put the text in quotes
yaml-list-on-line = a list may not begin in the middle of a line
yaml-list-on-line-help = write each item on a line of its own below, or put the text in quotes
yaml-indented-key-help = if it is a key, indent it exactly as far as the key above; if it is part of the text, put the text in quotes
yaml-invalid = invalid YAML
yaml-invalid-help = check indentation, quotes and brackets
unknown-key = unknown key `{ $name }`
unknown-value = unknown value `{ $name }`
unknown-level = unknown level `{ $name }`
unknown-language = unknown language `{ $name }`
unknown-profile = unknown profile `{ $name }`
unknown-lexicon = unknown lexicon `{ $name }`
intent-line-invalid = this line is not a training sentence
intent-line-invalid-help = write 1 (has the intent) or 0 (does not have it), the language (`da` or `en`) and the sentence, with a tab between
intent-too-many = a model has at most { $limit } intents
intent-sentence-long = the line is longer than { $limit } characters, and the rest of it is not read
intent-sentence-long-help = split it into sentences, one on each line
intent-sentence-both = the same sentence is labelled otherwise on an earlier line
intent-sentence-both-help = decide whether it has the intent, and delete the other line
intent-no-sentences = no training sentences in this folder
intent-no-sentences-help = each intent has a file NAME.tsv in the folder
intent-too-few = too few sentences to learn from: { $has } with the intent, { $has_not } without
intent-too-few-help = write at least { $fewest } of each; some hundreds by several people are better
intent-name-invalid = “{ $name }” cannot be the name of an intent
intent-name-help = an intent has the name of its file of sentences: letters, digits, `-` and `_`, at most 60 bytes
intent-name-built-in = there is a built-in intent `{ $name }`
intent-name-taken = another model of this rulebook has an intent `{ $name }`
intent-name-taken-help = give its file of sentences another name, and train it again
intent-model-other-file = this file is not a trained model
intent-model-version = this model was trained by another version of tweetlint
intent-model-damaged = this model is damaged or incomplete
intent-sentences-outside = this link leads out of the folder
intent-sentences-outside-help = put the file itself into the folder
intent-model-help = train it from its sentences: `tweetlint intent train FOLDER -o { $file }`
intent-models-too-many = a rulebook may name at most { $limit } models
intent-models-too-many-help = put the sentences of several intents in one folder: they become one model
intent-output-other-file = this file is not a trained model, and its content would be lost
intent-output-other-file-help = name another file after `--output`
intent-list-help = `tweetlint intent list` lists them
intent-measure = finds { $found } of { $positives }, false alarms { $alarms } of { $negatives } look-alikes (sentences it was not trained on)
intent-has = has the intent ({ $margin } above the border)
intent-has-together = has the intent together with the sentence beside it (alone { $margin } below the border)
intent-has-not = does not have it ({ $margin } below the border)
intent-like = similar training sentence: { $sentence }
intent-unlike = similar, without the intent: { $sentence }
intent-neighbours = the text seems to be Norwegian or Swedish, in which the program recognizes no intents
intent-no-words = the text has no words
unknown-intent = unknown intent `{ $name }`
unknown-check = unknown check `{ $name }`
unknown-rule = unknown rule `{ $name }`
extended-file = { $problem }: { $path }
rulebook-outside = a rulebook may not name a file outside of { $folder }
rulebook-hidden-file = a rulebook may not name a hidden file or a file of the folder `.git`
rulebook-outside-unquoted = something is wrong here; the file is outside of the repository, so nothing of it is quoted
rulebook-outside-unquoted-help = look at this place in the file, or check it with a rulebook beside it
rulebook-outside-help = move the file, or pass `--allow-outside` if you trust this rulebook
rulebook-file-too-large = the file is larger than { $most } MiB, which no rulebook needs
rulebook-file-too-large-help = check whether it is the right file
rulebook-not-utf-8-help = save the file as UTF-8
rulebook-no-file = there is no such file
rulebook-check-path = check the path
rulebook-no-permission = no permission to read the file
rulebook-no-permission-help = ask its owner for permission
rulebook-is-folder = expected a file, not a folder
rulebook-not-a-plain-file = expected a plain file, not a pipe or a device
rulebook-unreadable = cannot read the file: { $error }
rulebook-extends-in-turn = `{ $file }` and this file extend each other
rulebook-extends-in-turn-help = remove one of the two, since neither can come before the other
rulebook-extends-too-many = a rulebook can extend at most { $count } files
rulebook-extends-too-many-help = merge some of them
rulebook-accounts-too-large = too many accounts have rules or settings of their own
rulebook-accounts-too-large-help = give accounts a profile instead, or split the rulebook
rulebook-profile-or-file = it can be { $names }, or a file
rulebook-unknown-preset = unknown planner or export `{ $name }`
rulebook-unknown-timezone = unknown time zone `{ $name }`
rulebook-unknown-timezone-help = name a continent and a city, as in `Europe/Copenhagen`
rulebook-group = `{ $group }` is a group, but only single rules can be set here
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
rulebook-duplicate-account = duplicate account `{ $name }`: capitals and `@` make no difference
rulebook-duplicate-account-help = merge the two
rulebook-not-in-lexicon = `{ $word }` is not in the lexicon `{ $lexicon }`
rulebook-not-in-lexicon-help = drop only words that it contains
rulebook-invalid-date = invalid date `{ $date }`
date-help = write it as in `2026-11-24`
rulebook-invalid-telephone = invalid telephone number `{ $number }`
rulebook-invalid-telephone-help = write it as in `33 66 33 66`
settings-max-length = { $platform } allows from 1 to { $limit } characters
settings-max-length-help = give the length that the platform or your server allows this account, or leave it out
directory-duplicate = duplicate account `{ $handle }`
directory-duplicate-help = keep one of them; capitals make no difference
register-invalid-handle = invalid handle `{ $handle }`
register-invalid-handle-help = write it without blanks, as in `SydPoliti`
register-time-out-of-range = the time `{ $text }` is out of range for a register
register-time-out-of-range-help = write a year from { $first } to { $last }; leave out `until` while the end is not known
register-invalid-domain = invalid domain `{ $domain }`
register-invalid-domain-help = write it as in `borger.dk`
hashtags-unknown-column = unknown column `{ $name }`
hashtags-missing-column = missing column `{ $name }`
hashtags-missing-column-help = the first line names the columns: { $columns }
hashtags-not-a-word = a hashtag must be one word
hashtags-not-a-word-help = write it without `#` and spaces
hashtags-not-a-number = `{ $column }` must be a whole number
hashtags-not-a-number-help = write the number in digits
hashtags-not-a-date = `{ $column }` must be a date
hashtags-hidden-character = `{ $column }` has an invisible character
hashtags-hidden-character-help = write the text anew
hashtags-not-a-hashtag = `#{ $tag }` does not become a link on any platform
hashtags-not-a-hashtag-help = a hashtag has letters, digits and `_`, and at least one letter
campaigns-unclear-day = nobody can tell which day `{ $text }` is
campaigns-missing = `{ $column }` is missing
campaigns-missing-help = a campaign has an owner, and a last day as in `2026-11-24`
hashtags-wrong-comment = this version of the program cannot read `{ $text }`
hashtags-wrong-comment-help = count the posts again, or install a newer version
hashtags-not-counted = this file is not a count of hashtags
hashtags-not-counted-help = only files that `tweetlint hashtags` has written can be merged
hashtags-only-counts = this file does not say which accounts use the hashtags, so nobody knows which accounts are in both files
hashtags-only-counts-help = count the posts again without `--counts-only`
hashtags-changed = `{ $column }` does not fit the rest of the row
hashtags-changed-help = the row was changed by hand; count the posts again
hashtags-changed-comments = the numbers above the table do not fit the table or each other
hashtags-changed-comments-help = the file was changed by hand; count the posts again
hashtags-twice = this file was already added
hashtags-twice-help = name each file once; otherwise its posts count twice
hashtags-other-key = the accounts in this file are hashed with another key than those in the files before it
hashtags-other-key-help = count the posts of all files with the same `TWEETLINT_HASHTAGS_KEY`
hashtags-key-short-help = set it to a long random text that only those know who may look up who uses a hashtag
hashtags-too-many = there are more than { $most } spellings of hashtags
hashtags-too-many-help = count fewer posts at a time, and use the files side by side
hashtags-only-reposts = there is nothing to count: all posts are reposts
hashtags-only-reposts-help = whoever reposts does not choose the hashtags; give posts that accounts wrote themselves
hashtags-only-planned = there is nothing to count: no post was published
hashtags-only-planned-help = give posts that were published; drafts use no hashtag yet
hashtags-no-account = no post names its account, so nobody knows how many accounts use a hashtag
hashtags-no-account-help = name it with `--account`, or say which column has it: `--map 'account=…'`
hashtags-unreadable = nothing was written, because of { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
hashtags-unreadable-help = without these posts, hashtags would look less used than they are; correct or remove them
hashtags-output-other-file = this file is not a count of hashtags, and its content would be lost
hashtags-output-other-file-help = name another file after `--output`
example-marks-alternate = `‹` and `›` must alternate
example-marks-help = correct the marks
example-unclosed-mark = unclosed `‹`
example-unclosed-mark-help = add the `›` that belongs to it
example-good-marked = a good example has nothing to mark
example-good-marked-help = remove the marks, or move it to `bad`
example-quote = “{ $text }”
example-and = { $first } and { $next }
example-too-many-posts = a history of more than { $most } posts
example-too-many-posts-help = lower `times`
example-history-of-posts = a rule about posts has a history as an example
example-history-nothing = the rule finds nothing in this history
example-history-found = the rule finds something in this history
example-whole-post = the post as a whole
example-not-expected = finds { $found }, but this is a good example
example-not-considered = the rule does not look at this post: see its `when`
example-nothing = finds nothing, but should underline { $expected }
example-unmarked = underlines { $found }, which the example does not mark with ‹ ›
example-other = underlines { $found } instead of { $expected }


## Matchers and word lists

matcher-notation = `brand*` matches any ending, `*brand` any beginning, `(a|b)` either word, `_` up to three words, `=brand` only that word
matcher-invalid-entry = invalid word `{ $entry }`: { $reason }
matcher-too-many-alternatives = more than { $max } alternatives
matcher-too-many-gaps = more than { $max } gaps
matcher-entry-too-long = longer than { $max } characters
matcher-unopened-group = `)` or `|` without `(`
matcher-unclosed-group = `(` without `)`
matcher-nested-groups = alternatives inside alternatives
matcher-misplaced-star = `*` can only be at the end of a word, or before a single word of three letters or more
matcher-empty-entry = it is empty
matcher-leading-gap = `_` needs a word before it
matcher-trailing-gap = `_` needs a word after it
matcher-repeated-gap = `_` already takes up to three words
matcher-no-word-first = it must begin with a letter or digit
pattern-invalid = invalid pattern: { $reason }
pattern-help = fix the expression, or use `words`
pattern-unclosed-group = a `(` is not closed
pattern-unopened-group = a `)` has no `(` before it
pattern-unclosed-class = a `[` is not closed
pattern-nothing-to-repeat = there is nothing to repeat before `*`, `+`, `?` or `{ "{" }`
pattern-invalid-count = the numbers between `{ "{" }` and `{ "}" }` are invalid
pattern-invalid-range = a range such as `a-z` is written wrongly
pattern-unknown-escape = `\` and what follows it have no meaning
pattern-unknown-flag = what follows `(?` has no meaning
pattern-group-name = the name of a group is invalid or used twice
pattern-unknown-class = `\p` is not followed by the name of a kind of character
pattern-too-deep = there are too many brackets within each other
pattern-back-reference = it refers back to a group, which is not supported
pattern-look-around = it looks ahead or back with `(?=`, `(?!` or `(?<`, which is not supported
pattern-syntax = it is not a regular expression
pattern-too-long = it is longer than { $max } bytes
pattern-too-large = it needs more than { $max } KiB of memory
pattern-matches-empty-text = it matches the empty text, and so would match everywhere


## Checks: how rulebooks name and configure them

check-no-settings = this check has no settings
check-no-settings-help = write `{ "{}" }`

matcher-no-words = no words given
matcher-no-words-help = add the words to look for
matcher-no-source = nothing to look for
matcher-no-source-help = add { $keys }
matcher-two-sources = both `{ $first }` and `{ $second }`
matcher-two-sources-help = keep one of them

## Checks: labels on the underlined words

label-wording = this wording
label-and-more = { $label }, and { $more } further places in this post
label-intent = this wording (intent `{ $name }`)
label-report = reads like a report of the event
label-said-of = refers to this
label-plain-wording = write “{ $plain }”
label-overdue = should have been taken down by then
label-closed = closed by the post { $id }
label-private-person = @{ $handle } is a private person
label-not-in-directory = @{ $handle } is not in your `directory`
label-passed-on = @{ $handle } is { $type ->
        [party] a party
        [politician] a politician
        [company] a company
        [media] a news medium
        [person] a private person
       *[other] an authority
    }
label-not-signed = not signed, for example with { $initials }
label-private-number = a private person's number
label-unknown-number = not one of your numbers
label-licence-plate = a licence plate
label-foreign-number = { $number } is not a number of this country; { $own } is
label-urgent = { $number } is for what is not urgent
label-not-urgent = { $number } is for danger only
label-lacks = no { $element } in the post
label-lacks-all = no { $elements } in the post
element-link = link
element-media = picture
element-phone = telephone number
element-mail = mail address
element-question = question
element-reason = reason
element-opener = invitation to talk
element-place = place
element-bio = bio link
element-number = figure
element-date = date
element-time = time of day
element-lead = pointer to who leads
element-word = “{ $word }”
element-more = …
element-lexicon = word from `{ $name }`
element-pattern = text like `{ $name }`
element-intent = sentence that is `{ $name }`
label-no-link = no link in the post
label-no-media = no picture in the post
label-no-phone = no telephone number in the post
label-no-mail = no mail address in the post
label-no-question = no question in the post
label-no-reason = no reason given
label-no-opener = no invitation to talk
label-no-place = no place named
label-no-bio = does not say where the link is, as in “link in bio”
label-no-number = no figure in the post
label-no-date = no day or time given
label-no-time = no time of day in the post
label-no-lead = no pointer to who leads
label-too-many = { $count } in this post; the limit is { $limit }
label-too-long = { $length } characters; the limit is { $limit }
label-too-many-bytes = { $length } bytes, in which æ, ø and å take two and an emoji four or more; the limit is { $limit }
label-own-words = { $words ->
    [one] { $words } word of your own
   *[other] { $words } words of your own
}
label-insecure = is not https
label-not-clickable = stays plain text on this platform
label-hidden-target = { $host } hides where the link goes
label-tracking = `{ $name }` tracks the reader
label-login = `{ $name }` may open somebody’s login
label-tag-reach = { $accounts ->
    [one] used by { $accounts } account in { $days } days
   *[other] used by { $accounts } accounts in { $days } days
}
label-tag-reach-ever = { $accounts ->
    [one] used by { $accounts } account in the register
   *[other] used by { $accounts } accounts in the register
}
label-tag-reach-counted = used by { $accounts } of { $all } between { $first } and { $last }
label-tag-reach-near = { $found }; others use { $tags }
tag-reach-accounts = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
tag-reach-other-accounts = { $count ->
    [one] { $count } other account
   *[other] { $count } other accounts
}
tag-reach-about-accounts = about { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
label-tag-cut-short = only { $tag } becomes a link
label-tag-not-linked = does not become a link
label-tag-case = is easier to read as { $better }
label-capitals = in capitals
label-look-alike = symbols that look like “{ $letters }”
label-marks = { $count } marks in a row
label-exclamations = { $count } exclamation marks; the limit is { $limit }
label-lix = LIX { $lix }; the limit is { $limit }
label-client = posted by { $client }
label-personal-number = looks like a personal number ({ $masked })
label-no-alt = picture { $number } has no alt text
label-leading-mention = begins with { $handle }
label-distinct = { $count } different words from the list
label-beginning = does not begin with { $word }
label-no-tag = without { $tag }
label-no-version = { $minutes ->
    [one] no version in { $language } within { $minutes } minute
   *[other] no version in { $language } within { $minutes } minutes
}
language-english = English
language-danish = Danish


## Windows: crises and other periods

window-label-topic = names the topic of { $window }
window-label-area = is in the area of { $window }
window-label-tag = is the hashtag of { $window }
window-label-answers = answers a post about { $window }
window-label-answered = answers a post about { $window }: “{ $excerpt }”
window-label-hijack = is the hashtag of { $window }, but the post is about something else
window-label-held = is due while { $window } is open
window-label-held-all-until = is due while all your own posts wait because of { $window }, until { $until }
window-label-held-all-then-scheduled = is due while all your own posts wait because of { $window }, until { $until }; scheduled posts wait after that, too
window-label-held-all = is due while all your own posts wait because of { $window }
window-label-clue = hints at { $window }, whose area the post names
window-label-held-words = held back because of { $window }
window-label-ended = { $window } ended { $ended }
window-label-led-until = led by { $lead } until { $until }
window-label-led-open = led by { $lead }, still open
window-label-declared-until = { $window } is declared here, until { $until }
window-label-declared-open = { $window } is declared here, still open
window-label-declared-late = { $label }; declared only at { $declared }
window-label-source = { $source } is not a source that the window allows
window-register-missing = { $path } does not exist yet, so it has no open windows
window-register-missing-help = `tweetlint window open` creates it; if it should exist, correct the path
window-id-taken = the id `{ $id }` is in use already
window-id-taken-help = give each window its own id
window-id-taken-elsewhere-help = the other window is in { $path }
window-id-taken-flag-help = give the new window another id with `--id`
window-id-empty = the id is empty
window-id-empty-help = give the window an id, as in `harbour-fire`
window-invalid-id = invalid id `{ $id }`
window-invalid-id-help = use letters, digits and `-`, as in `harbour-fire-2026-05`
window-missing-help = add the missing key
emergency-name = { $name }
expected-emergency = it can be { $names }; everyday words such as `smoke`, `gas` and `missing` are understood, too
window-unknown-emergency = no kind of emergency is called `{ $name }`
window-hold-before-start = the time in which everything is held back ends before the window begins
window-hold-until-without-all = `hold_until` says until when everything waits, but `hold` does not say `all`
window-hold-until-without-all-help = add `all` to `hold`, or remove this
rulebook-many-topics = more than { $most } topics
rulebook-many-topics-help = a report with so many topics says nothing; join word lists
rulebook-hold-for-without-all = `hold_for` says for how long everything waits, but `hold` does not say `all`
duration-invalid = invalid duration `{ $text }`
duration-invalid-help = write hours or minutes, as in `3h` or `90m`
window-needs-from = a window that is not `dormant` needs `from`
window-needs-lead = a crisis needs `lead`
window-needs-level = a crisis needs `level`
window-needs-topic = a crisis needs `about`, `topics`, `area` or `hashtags`
window-needs-area = a local window without `area` applies to the whole country
window-needs-area-help = say where it is, as in `area: [Havnen]`, or choose another level
window-needs-review = an open window needs `review_by`
window-needs-review-help = add `review_by` with the time at which somebody reviews the window
window-dormant-time = a dormant window must not have `{ $key }`
window-dormant-time-help = remove `dormant` if the window has been opened; otherwise remove this time
window-ends-at-start = the window ends at the time at which it begins
window-ends-before-start = the window ends before it begins
window-all-clear-before-start = the all-clear is given before the window begins
window-all-clear-after-end = the all-clear is given after the window ends
window-review-before-start = the review is due before the window begins
window-time-before-start-help = correct `from` or `{ $key }`
window-lead-without-channel = the lead has no channel
window-lead-without-channel-help = give its `handles` or its `domains`
window-word-with-comma = `{ $word }` is one word with a comma in it
window-word-with-comma-help = write each word on its own: [{ $words }]
window-invalid-hashtag = invalid hashtag `{ $hashtag }`
window-invalid-hashtag-help = write it as one word of letters and digits, as in `havnebrand`
window-role-missing = `{ $written }` has no role
window-role-missing-help = write HANDLE=ROLE, as in `havneby=service`
window-placeholder = the template still has the placeholder `{ $placeholder }`
window-give-flag-help = give it, as in `{ $example }`
window-give-about-help = say what has happened: `--about fire` (or storm, shooting, missing …); if none of them fits, give a word of your own: `--topic`
window-give-about-or-lead-help = give `--about fire` (or what else has happened), and nothing more is needed, or say who leads: `--lead @havnepoliti`
window-unknown-template = there is no dormant window `{ $id }`
window-unknown-template-help = `tweetlint window list --all` lists them
window-not-dormant = `{ $id }` is not dormant
window-not-dormant-help = a template has `dormant: true` and no times
window-unknown = there is no window `{ $id }`
window-none-to-choose = no window is open
window-several-open = { $count } windows are open
window-several-open-help = give the id of one of them: { $ids }
window-unknown-open-help = it can be { $ids }
window-unknown-help = `tweetlint window list` lists the open ones
window-close-dormant = `{ $id }` is dormant
window-close-dormant-help = it holds nothing back, and need not be closed
window-closed-already = `{ $id }` is closed already, since { $until }
window-closed-already-help = to change its end, edit `until`
window-time-help = correct `{ $flag }`
window-all-clear-dormant-help = open it first: `tweetlint window open --template ID`
window-all-clear-written = { $id }: all-clear given { $all_clear }
window-stays-open = The window stays open. End it with:
window-cannot-write-help = the window has not been changed; ask the owner of the file and its folder
window-changed-meanwhile = somebody else has just changed the file
window-changed-meanwhile-help = nothing has been written; run the command again
window-change-by-hand = the file is written in a way that this command cannot change
window-change-by-hand-help = nothing has been changed; edit the file by hand
window-name-register-help = nothing has been changed; add `windows: { $register }` by hand, then run the command again
window-rulebook-created = created this rulebook, which names the register { $register }
window-rulebook-changed = added `windows: { $register }` to this rulebook
window-template-added = { $id } is a dormant window in { $place }. Fill it in there, and open it with:
window-opened = Opened { $window }
window-queue-with = See which posts wait:
window-queue-file = FILE
window-ends-with = End it with:
window-ends-at-or-with = It ends { $until }. To end it earlier:
window-closed = { $id } ends { $until }
window-holds-nothing = then holds back nothing
window-still-holds = still holds back { $held } until { $until }
window-still-open = { $id } is still open
window-none-open = No window is open at { $at }
window-none-open-of = No window is open at { $at } ({ $others }; --all shows them)
window-count-coming = { $count } to come
window-count-dormant = { $count } dormant
window-count-past = { $count } past
window-heading = { $window }: { $kind }
window-heading-titled = { $window } “{ $title }”: { $kind }
window-kind = { $kind ->
    [crisis] crisis ({ $level })
    [mourning] mourning
    [pre-election] before an election
    [exercise] exercise
   *[event] event
}
window-level = { $level ->
    [watch] watch
    [local] local
    [major] major
   *[national] national
}
window-held = { $kind ->
    [all] all your own posts
    [scheduled] scheduled posts
    [promotion] promotion
   *[humour] humour
}
window-emergency = { $title }
window-about = { $kind } about { $emergency }
window-led = { $kind }, led by { $lead }
window-open-until = open since { $from }, until { $until }
window-open = open since { $from }, to be reviewed by { $review }
window-overdue = open since { $from }; overdue: it should have been reviewed by { $review }, so it only warns
window-past = open from { $from } until { $until }
window-coming = begins { $from }
window-dormant = dormant until somebody opens it
window-declared-late = declared only at { $declared }
window-all-clear = all-clear given { $all_clear }
window-holds = holds back { $held }
window-warns = warns about { $held }
window-warns-all = warns about all your own posts
window-then-holds = after that it still holds back { $held }
window-then-holds-nothing = after that it holds back nothing
window-holds-until = holds back { $held } until { $until }
window-holds-all-until = until { $until } all your own posts wait, unless somebody releases them
window-holds-all = all your own posts wait, unless somebody releases them
window-holds-all-there-until = until { $until } all your own posts that name the place wait, unless somebody releases them
window-holds-all-there = all your own posts that name the place wait, unless somebody releases them
window-asks-no-lead = nobody is named as the lead, so every post about the event is reported but for what only you know (`service-info`), and so is every repost of an account that is not in `allow`; once you know who leads, add it to the record: `lead: { "{" }handles: [havnepoliti]{ "}" }`
window-shows-area = place: { $words }
window-shows-topics = words: { $words }
window-shows-tags = hashtags: { $words }
window-shows-allowed = may also be passed on: { $words }
window-shows-notation = in the following lists, (a|b) is one of the words in brackets, and _ up to three other words
window-shows-emergency = words of { $name }, { $language ->
    [da] in Danish
    [any] in posts of every language
   *[en] in English
}: { $words }
window-finds-emergency = the words of { $name } are known, in Danish too: { $examples } …
window-finds-family = “{ $word }” also finds words like { $examples }
window-finds-compounds = “{ $word }” is found with the usual endings, and in compounds: { $examples }
window-finds-place = “{ $word }” is also found as { $examples }
window-finds-forms = “{ $word }” is found with the usual endings, but is too short for compounds
window-finds-name = “{ $word }” is taken for a name, and is found in the genitive too
window-lacks-area = no place is named; with `area: [Havnen]` in the record (`--area` when you open it), posts that name the place and only hint at the event are found, too
window-finds-phrase = “{ $word }” is found where its words are next to each other
window-asks-watch = for information only: posts about it are allowed
window-asks-crisis = only the lead writes about it; you pass on what the lead writes
window-asks-pre-election = posts must not speak for or against candidates
window-asks-exercise = posts about it must say that it is an exercise
window-asks-event = posts from it must have #{ $tag }


# Notes on windows and registers.

note-overdue = nobody has reviewed `{ $id }` by { $review }; since then it only warns
note-overdue-help = end it with `tweetlint window close { $id }`, or set a later `review_by`
note-declared-by-nobody = nobody is named as the one who declared the window
note-declared-by-nobody-help = no login name is known, so the record says `unknown`; write the name there, and next time give it with `--by`
note-lead-is-account = `{ $lead }` is taken for an account, @{ $lead }
note-lead-is-account-help = if it is a website, close the window and open it with `--lead-domain { $lead }`, or change the record to `lead: { "{" }domains: [{ $lead }]{ "}" }`
note-same-topic = `{ $id }` and `{ $other }` are both about `{ $word }`, but have different leads
note-same-topic-help = if it is one event, keep one window with both leads; otherwise give each of them narrower topics
note-opened-twice = the window `{ $other }` is about the same, and open already
note-opened-twice-help = to close one of them leaves the other open; if this one is not needed: `tweetlint window close { $id }`
note-lead-is-free = @{ $account } leads, so its own posts do not wait
note-lead-is-free-help = all other accounts wait, and only pass on what it says
note-topic-everywhere = `{ $word }` is a word of everyday posts, so the window would be about far too many
note-topic-everywhere-help = give a word for the event instead, such as `brand` or `fire`
note-topic-long = few people will write exactly `{ $word }`
note-topic-long-help = give single words for the event instead; each of them is found with its endings
note-topic-compound = `{ $word }` does not find posts that only say `{ $part }`
note-topic-compound-help = add the topic `{ $part }`; it also finds compounds
note-star-short = `{ $word }` finds every word that begins like this, whatever it is about
note-star-short-help = write the whole word; it is found with all its endings
note-star = `{ $word }` does not find { $examples }
note-star-help = write `{ $beginning }` without the star; it finds all its forms and compounds
note-area-everyday = many posts have the word `{ $word }` and mean another place
note-area-everyday-help = give the name of the place, such as `Nordhavnen` or `Kedelvej`
note-only-hashtags = the window finds only posts with `#{ $word }`, and most posts about an event have no hashtag
note-only-hashtags-help = add what it is about: `--about fire`, or `--topic` with a word for it
note-no-candidates = `{ $id }` names no candidate, so only parties and the words of campaigns are found
note-no-candidates-help = name the candidates and what they argue about, as in `topics: [Hanne Vang, nærhospital*]`
note-unknown-account = no register of accounts contains `{ $handle }`
note-unknown-account-help = correct it, or list it under `accounts` or in the directory
note-other-rulebook = this rulebook is nearer to some of the files, but each run uses only one: that of the first path
note-other-rulebook-help = check these files in a run of their own, or name with `--rulebook` the one that applies to all
note-unlisted-account = the rulebook does not list the account `{ $handle }`
note-unlisted-account-help = its posts follow profile { $profile }; correct the handle, or list it under `accounts`
note-more-unlisted-accounts = { $count ->
    [one] { $count } more account is not listed
   *[other] { $count } more accounts are not listed
}
note-tags-unknown = nobody knows who uses { $count ->
    [one] { $count } hashtag
   *[other] { $count } hashtags
} of these posts: { $reason }
note-tags-unknown-small = the register covers { $accounts ->
    [one] only { $accounts } account
   *[other] only { $accounts } accounts
}
note-tags-unknown-days = the register covers { $first } to { $last }
note-tags-unknown-old = the register ends on { $last }
note-tags-unknown-no-days = the register does not say which days it covers
note-tags-unknown-help = they are not reported; count newer or more posts with `tweetlint hashtags`
note-tags-other-key = the accounts in the register are hashed with another key, so your own use of a hashtag counts as use
note-tags-other-key-help = set TWEETLINT_HASHTAGS_KEY to the key of the register
note-register-too-large = the file is larger than { $most } MiB, so no rulebook can name it
note-register-too-large-help = for a rulebook, write it with `--counts-only`
note-posts-without-account = { $count ->
    [one] { $count } post names no account; its hashtags count
   *[other] { $count } posts name no account; their hashtags count
} as used, but by nobody
note-posts-without-account-help = name it with `--account`, or say which column has it: `--map 'account=…'`
note-posts-repeated = { $count ->
    [one] { $count } post is
   *[other] { $count } posts are
} in the files more than once, and { $count ->
    [one] counts
   *[other] count
} once ({ $files })
note-posts-repeated-help = the copy in the file that is named first counts, so name the latest download first
note-tags-left-out = { $count ->
    [one] { $count } use of a hashtag is not counted, because it is longer than 100 characters or contains a personal number
   *[other] { $count } uses of hashtags are not counted, because they are longer than 100 characters or contain a personal number
}
note-tags-left-out-help = nothing needs to be done
note-tags-without-days = no post has a time, so the file does not say which days it covers
note-tags-without-days-help = it cannot be used to call a hashtag unused; give posts with times
note-accounts-open = whoever has the file can look up whether an account used a hashtag
note-accounts-open-help = before others get it, set `{ $variable }` to a secret text, or use `--counts-only`
note-unnamed-register = this register holds nothing back, since no rulebook names it
note-unnamed-register-help = write `windows: windows.yaml` in tweetlint.yaml, or pass it with `--windows`

## Reports

report-error = error
report-warning = warning
report-info = info
report-found = found
report-behind = posts
report-help = help
report-note = note
report-text-of-post = text of post { $id }
report-explain = more about a rule: { $command }
report-level-of-rule = level set by the rule itself
report-level-of-profile = level set for profile { $profile }
report-level-of-rulebook = level set in { $place }
report-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
report-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
report-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
report-infos = { $count ->
    [one] { $count } info
   *[other] { $count } infos
}
report-and = { $first }, { $second }
report-findings = { $findings } in { $affected } of { $posts }
report-no-findings = No findings in { $posts }
report-nothing-checked = Nothing could be checked
report-fixable = { $count } fixable
report-fixed = { $count } fixed
report-known = { $count } known from the baseline
report-problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
report-without-rulebook = { $counts }; without a rulebook the built-in profile common applied
report-two-in-one-file = two reports would be written to this file
report-two-in-one-file-help = give each report a file of its own
report-over-input = the report would overwrite a file that this check reads
report-over-input-help = name another file for the report
report-stdout-over-input = standard output goes to a file that this check reads
report-stdout-over-input-help = send it to another file; the shell may have emptied this one already
report-unwritable-help = name a file in a folder that exists and that you may write to
report-fix-applied = fixed { $place } [{ $rule }]: { $before } → { $after }
report-fix-impossible = cannot fix the file: { $error }
report-fix-impossible-help = only plain files can be fixed, not archives and not standard input
report-fix-not-text = only text files are changed, so nothing in this file was fixed
report-fix-not-text-help = correct the cells or paragraphs that the findings name
report-fix-leads-out = the file is a link that leads out of the folder being checked, so it was not fixed
report-fix-leads-out-help = check the file that it leads to, under that name
report-fix-unwritable-help = it is unchanged; check whether you may write to it and its folder
report-fix-changed = the file is packed or has changed in the meantime, so it was not fixed
report-fix-changed-help = unpack it, or check it once more
report-baseline-invalid = line { $line } is not a finding: { $error }
report-baseline-invalid-help = a baseline is a report written with `--format json` or `--format jsonl`
baseline-key-short = the key must have at least { $least } characters
baseline-key-short-help = make a random one, for example with `openssl rand -hex 32`, and keep it secret
baseline-old = this baseline is from an earlier version, which cannot tell posts without an id apart
baseline-old-help = their findings are reported again; write a new baseline with `--format json`
baseline-personal = without a key nobody can tell the personal numbers of this baseline from new ones
baseline-personal-help = they are reported again; take them out of the posts, or set { $variable }, as docs/outputs.md says

## Limits of accounts

limit-one-bound = a limit has either `min` or `max`
limit-one-bound-help = write the least value that is acceptable, or the greatest
limit-invalid = `{ $text }` cannot be a limit
limit-invalid-help = write a number, as in `15`
limit-invalid-share-help = write a share of the posts from 0 to 1, as in `0.2`
limit-invalid-days = `{ $text }` is not a number of days
limit-invalid-days-help = write it as in `90d`
limit-no-topics = the rulebook names no topics
limit-no-topics-help = name word lists, as in `topics: [climate]`
limit-topic-without-metric = `topic` belongs to `metric: topic-share`
limit-topic-without-metric-help = remove it, or change the metric
limit-unknown-topic = there is no topic `{ $name }`: `topics` of the rulebook does not name this word list
limit-in-list = a limit on an account cannot be one of several checks
limit-in-list-help = make it a rule of its own
limit-when = a rule about accounts applies to all posts of an account
limit-when-help = `when` may only name profiles here

## Audits

audit-no-posts = no posts in the audited period
audit-no-posts-help = give another period with `--since` and `--until`
audit-empty-period = the audited period ends before it begins
audit-empty-period-help = give a later day to `--until`, or an earlier one to `--since`
audit-invalid-period = `{ $text }` is not a day, month or year
audit-invalid-period-help = write it as in `2026-11-24`, `2026-11` or `2026`
audit-invalid-range = `{ $text }` is not a period
audit-invalid-range-help = write a day, a month or a year, or the first and last of them, as in `2014..2015-06`
compare-no-posts-before = no posts in the first period, { $from } to { $until }, so that nothing can be compared
compare-no-posts-after = no posts in the second period, { $from } to { $until }
compare-no-posts-help = give two periods that both have posts
compare-overlap = the two periods overlap
compare-overlap-help = posts on the days that they share count both before and after; give periods that share no day
audit-no-page-of-changes = `--format html` cannot show what another rulebook changes
audit-no-page-of-changes-help = choose `text`, `markdown`, `csv` or `json`, or leave out `--against`
audit-by-without-rows = `--format { $format }` has no rows for `--by` to choose
audit-by-without-rows-help = leave out `--by`, because the report has all figures at once; or choose `text`, `csv` or `markdown`
audit-column-metric = FIGURE
audit-column-before = BEFORE
audit-column-after = AFTER
audit-column-change = CHANGE
audit-points = { $number } pp
audit-gone = gone
audit-still = still
audit-new = new
audit-too-few-after = too little to measure after
audit-too-few-before = too little to measure before
audit-silent-after = no posts after
audit-silent-before = no posts before
audit-unknown-after = unknown after
audit-unknown-before = unknown before
audit-unlike = not comparable
audit-unlike-periods = The periods are not equally long. A longer one has more room for a long streak or silence, so whether these grew or shrank is unknown.
audit-may-be-chance = In parentheses: a change that may be chance.
audit-change = { $state }: { $finding }
replay-other-windows = the two rulebooks have different windows
replay-other-windows-help = `--windows FILE` gives both the same ones, so that only rules differ
replay-other-accounts = { $count ->
    [one] only one of the two rulebooks lists { $count } account
   *[other] only one of the two rulebooks lists { $count } accounts
}
replay-other-accounts-help = the other one applies the rules for accounts that are not listed; to compare rules only, extend the same file with the accounts
replay-column-new = NEW
replay-column-gone = GONE
replay-column-higher = HIGHER
replay-column-lower = LOWER
replay-column-place = PLACE
replay-column-day = DAY
replay-column-found = FOUND
replay-new = new { $level }
replay-gone = { $level } gone
replay-level = { $before } to { $after }
replay-account = { $became } [{ $rule }] { $account }: { $found }
replay-more = { $count ->
    [one] … and { $count } more change; `--format csv` lists all
   *[other] … and { $count } more changes; `--format csv` lists all
}
replay-totals = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} of { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}; findings change in { $changed }, of which { $stricter ->
    [one] { $stricter } is
   *[other] { $stricter } are
} judged more strictly and { $milder } more mildly
audit-visitors = { $count ->
    [one] { $count } post is
   *[other] { $count } posts are
} by people who only write to the accounts that the rulebook lists
audit-visitors-help = they are what these accounts answer, and are not audited; list an account under `accounts` to audit it
audit-absent = { $account } has no posts in the period: its last one is of { $day }
audit-absent-help = no figure is about it; without `--since`, its silence is measured
audit-without-posts = { $accounts }: the files have no post of { $count ->
        [one] this listed account
       *[other] these { $count } listed accounts
    }
audit-without-posts-help = what it posts is unknown, and not nothing: add its export, or correct its handle in the rulebook
audit-more-absent = { $count ->
        [one] { $count } more account has no posts in the period, but some before it
       *[other] { $count } more accounts have no posts in the period, but some before it
    }
audit-gap = from { $from } to { $until }, the files of { $count } accounts have no post of anybody: that counts as a gap of the files, and as nobody's silence
audit-gap-help = if nobody posted then, give each account a file of its own
audit-answered = answered { $time }
audit-twice = at least { $count ->
        [one] { $count } post is
       *[other] { $count } posts are
    } in the files or parts more than once, with the same account, text and second, and { $count ->
        [one] counts
       *[other] count
    } each time
audit-twice-help = their ids differ, or are missing: give each download of an account once, the latest
audit-twice-parts-help = audit files that overlap in one run: there, a post with the same id counts once
audit-planned = { $count ->
        [one] { $count } draft is planned for later, and is not counted
       *[other] { $count } drafts are planned for later, and are not counted
    }
audit-planned-help = only what was published until now, or until `--at`, counts
audit-drafts = { $count ->
        [one] { $count } row says that its post is a draft or still to come, and is not counted
       *[other] { $count } rows say that their posts are drafts or still to come, and are not counted
    }
audit-drafts-help = if they were published, say so in the column of states
audit-approved = { $count ->
        [one] { $count } row says that its post is approved, ready or new, but not that it was published, and is not counted
       *[other] { $count } rows say that their posts are approved, ready or new, but not that they were published, and are not counted
    }
audit-approved-help = write `published` in the column of states; if all of them went out, leave the column out: `--map 'ignore=…'`
audit-untimed = { $count ->
    [one] { $count } post has no time, so it is not in the audited period
   *[other] { $count } posts have no time, so they are not in the audited period
}
audit-untimed-help = without `--since` and `--until`, they are counted too
part-none = this is not a part of an audit
part-none-help = `tweetlint audit PATH --part FILE` writes one
part-other-version = version { $other } of the program made this part, and this is version { $own }
part-other-format = the format of this part is number { $other }, and this program writes number { $own }
part-other-version-help = make all parts with the same version of the program
part-other-rulebook = this part was made with another rulebook, or with other registers, than this run uses
part-other-rulebook-help = name the rulebook of the part with `--rulebook`, or make the part again
part-other-period = this part is about another period than { $other }
part-other-flag = this part was made with another `{ $flag }` than { $other }
part-again-help = make the parts again, all with the same flags
part-by-of-comparison = these parts compare two periods, which gives a row for each account and figure
part-by-of-comparison-help = leave `--by` out, or make parts without `--compare`
part-text-too-long = an id, a name or a text in these posts is too long for a part: more than { $most } MiB
part-text-too-long-help = audit these posts without `--part`, or shorten it in the file
part-same-input = the posts in { $input } are also in { $other }
part-same-input-help = merge each part once, and put each post into one part only
part-same-file = this file has the same content as { $other }
part-same-file-help = leave one of the two out; its posts would count twice
part-damaged = this part is not as the program wrote it
part-cut-short = this part has no end
part-damaged-help = copy the part again, or make it again
part-output-other-file = this file is not a part of an audit, and would be lost
part-output-other-file-help = name another file after `--part`
part-problem = { $text }
audit-heading = { $account } on { $platform }, { $days } (profile { $profile })
audit-days = { $from } to { $until }
audit-no-days = without a time
audit-handle = @{ $handle }
audit-no-account = Posts without an account
audit-account-of-platform = { $account } ({ $platform })
audit-kinds = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}: { $kinds }
audit-originals = { $count ->
    [one] { $count } original
   *[other] { $count } originals
}
audit-replies = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}
audit-quotes = { $count ->
    [one] { $count } quote
   *[other] { $count } quotes
}
audit-reposts = { $count ->
    [one] { $count } repost
   *[other] { $count } reposts
}
audit-thread = { $count } in threads
audit-totals = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} of { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}; { $findings }
audit-total-none = no findings
audit-total-in-posts = { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
} in { $affected ->
    [one] { $affected } post
   *[other] { $affected } posts
}
audit-total-about-accounts = { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
} about { $affected ->
    [one] { $affected } account
   *[other] { $affected } accounts
}
audit-streak = { $length ->
    [one] Longest streak without a reply or question: { $length } post
   *[other] Longest streak without a reply or question: { $length } posts
}, { $from } to { $until }
audit-silence = { $length ->
    [one] Longest silence: { $length } day
   *[other] Longest silence: { $length } days
}, { $from } to { $until }
audit-topics = Topics (of own posts): { $topics }
audit-window = Window { $window } from { $from }: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}, findings about crises in { $broken }; { $hours }
audit-window-hours = hour by hour { $hours }
audit-window-later = none of them in the first 48 hours
audit-languages = Languages: { $languages }
audit-months-together = The figures of each month are those of all { $accounts } accounts together; `--format json` has the months of each.
audit-few-posts = { $accounts ->
    [one] One account that the rulebook does not list has fewer than { $least } posts
   *[other] { $accounts } accounts that the rulebook does not list have fewer than { $least } posts each
} ({ $posts } in all) and { $accounts ->
    [one] is
   *[other] are
} not in these figures.
audit-few-posts-note = { $posts ->
    [one] one post
   *[other] { $posts } posts
} of { $accounts ->
    [one] an account that the rulebook does not list is not in these sums
   *[other] { $accounts } accounts that the rulebook does not list are not in these sums
}
audit-few-posts-help = these accounts have fewer than { $least } posts each; list an account under `accounts` to count it
audit-more-rules = { $count ->
    [one] … and { $count } more rule; see them with `--by rule`
   *[other] … and { $count } more rules; see them with `--by rule`
}
content-originals = Original posts
content-replies = Replies
content-quotes = Quotes of other posts
content-reposts = Reposts of other posts
content-threads = Later entries of threads
content-language = Posts in { $language ->
    [da] Danish
    [en] English
    [de] German
    [sv] Swedish
    [no] Norwegian
    [nb] Norwegian
    [kl] Greenlandic
    [fo] Faroese
    [fr] French
    [es] Spanish
    [pl] Polish
    [uk] Ukrainian
    [ar] Arabic
    [tr] Turkish
   *[other] “{ $language }”
}
content-language-unknown = Posts in an unknown language
content-topic = Posts about { $topic }
audit-finding-of = { $account }: { $found }
audit-finding-line = { $level }[{ $rule }] { $account }: { $found }
audit-found-share = { $metric } { $value } ({ $count } of { $all } { $number ->
    [one] post
   *[other] posts
}, { $days }); { $limit }
audit-found = { $metric } { $value } ({ $days }); { $limit }
audit-at-least = at least { $limit }
audit-at-most = at most { $limit }
audit-of-known = { $count } of { $all }, { $unknown } unknown
audit-of = { $count } of { $all }
audit-unknown = unknown
audit-percent = { $number }%
audit-count = { $count }
audit-column-account = ACCOUNT
audit-column-platform = PLATFORM
audit-column-posts = POSTS
audit-column-first = FIRST
audit-column-last = LAST
audit-column-months = BY MONTH
audit-column-month = MONTH
audit-column-rule = RULE
audit-column-title = WHAT IS WRONG
audit-column-count = FINDINGS
audit-column-errors = ERRORS
audit-column-warnings = WARNINGS
audit-column-infos = INFOS
audit-column-accounts = ACCOUNTS
audit-column-client = CLIENT
audit-column-window = WINDOW
audit-column-hour = HOUR FROM
audit-column-with-findings = WITH FINDINGS
audit-column-replies = REPLIES
audit-column-links = LINKS
audit-column-media = MEDIA
audit-column-photos = PHOTOS
audit-column-videos = VIDEOS
audit-column-alt = ALT TEXT
audit-column-captions = CAPTIONS
audit-column-hashtags = HASHTAGS
audit-column-reposts = REPOSTS
audit-column-machine = MACHINE
audit-column-repeated = REPEATED
audit-column-admonitions = ADMONITIONS
audit-column-officialese = OFFICIALESE
audit-column-findings = PER 100
audit-column-streak = STREAK
audit-column-silence = SILENCE
audit-column-reply-hours = REPLY HOURS
audit-column-reply-hours-p90 = 90TH PERCENTILE
audit-column-unanswered = UNANSWERED
audit-column-own-tags = OWN TAGS
audit-column-off-hours-share = OFF HOURS
audit-column-emergency-invite-share = EMERGENCIES
audit-column-bio-language-share = BIO LANGUAGE
audit-column-topic-share = ON TOPICS
audit-column-likes = LIKES
audit-column-reposts-received = REPOSTED
audit-column-replies-received = REPLIED TO
audit-column-views = VIEWS
audit-column-engagement-rate = ENGAGEMENT
metric-reply-hours = Hours to a reply (median)
metric-reply-hours-p90 = Hours to nine in ten replies
metric-unanswered-share = Questions without a reply
metric-own-tag-share = Hashtags nobody else uses
metric-off-hours-share = Replies outside the hours in the bio
metric-emergency-invite-share = Inviting emergencies here
metric-bio-language-share = Least used language of the bio
metric-topic-share = Posts about the topics
metric-likes = Likes per post (median)
metric-reposts-received = Reposts per post (median)
metric-replies-received = Replies per post (median)
metric-views = Views per post (median)
metric-engagement-rate = Likes, reposts and replies per view
audit-found-questions = { $metric } { $value } ({ $count } of { $all } { $number ->
    [one] question
   *[other] questions
}, { $days }); { $limit }
audit-found-tags = { $metric } { $value } ({ $count } of { $all } { $number ->
    [one] time
   *[other] times
}, { $days }); { $limit }
audit-found-replies = { $metric } { $value } ({ $count } of { $all } { $number ->
    [one] reply
   *[other] replies
}, { $days }); { $limit }
audit-found-views = { $metric } { $value } ({ $count } for { $all } { $number ->
    [one] view
   *[other] views
}, { $days }); { $limit }
audit-found-in-bio = { $found }; the bio says “{ $words }”
audit-column-lix = LIX
metric-reply-share = Replies to others
metric-link-share = Posts with a link
metric-media-share = Posts with a picture or video
metric-photo-share = Posts with a picture
metric-video-share = Posts with a video
metric-alt-share = Pictures with alt text
metric-caption-share = Videos with captions
metric-hashtag-rate = Hashtags per post
metric-repost-share = Reposts
metric-machine-share = Posted by a machine
metric-repeated-share = Text of another day
metric-admonition-share = Telling people off
metric-officialese-share = Officialese
metric-finding-rate = Findings per 100 posts
metric-streak = Longest streak without dialogue
metric-silence = Days of the longest silence
metric-lix = Readability (LIX, median)

## Audits: the page for browsers
page-kicker = Audit of posts
page-skip = Skip to the content
page-contents = Contents
page-made-by = Made with { $program }. This page loads nothing from the network and sends nothing.
page-day = { $day } { $month } { $year }
page-month = { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[other] December
}
page-weekday = { $day ->
    [d1] Monday
    [d2] Tuesday
    [d3] Wednesday
    [d4] Thursday
    [d5] Friday
    [d6] Saturday
   *[other] Sunday
}
page-limit-over = { $days }, to { $last }; required: { $limit }
page-metric-over = { $metric } ({ $limit }, { $days })
page-metric-whole = { $metric } ({ $limit }, the whole period)
page-known-of = , as far as is known (of { $known } of { $all })
page-limit-days = { $first } to { $last }; required: { $limit }
page-limit-whole = the whole period; required: { $limit }
page-last-days = { $days ->
    [one] the last day
   *[other] the last { $days } days
}
unit-hours = { $count ->
    [one] { $value } hour
   *[other] { $value } hours
}
unit-days = { $count ->
    [one] { $value } day
   *[other] { $value } days
}
unit-posts = { $count ->
    [one] { $value } post
   *[other] { $value } posts
}
page-accounts-count = { $count ->
    [0] No accounts
    [one] { $count } account
   *[other] { $count } accounts
}
page-period = { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} from { $first } to { $last }
page-period-unknown = { $posts ->
    [one] { $posts } post without a time
   *[other] { $posts } posts without a time
}
page-no-posts = No posts in the period
page-summary = In short
page-compared = The first period is { $before }, the second { $after }. The large figures and the rest of the page are about the second period.
page-compared-halves = The first half is { $before }, the second { $after }. The large figures are about the whole period; below them is first half → second half.
page-unlike-periods = The periods are not equally long. A longer one has more room for a long streak or silence, so it is not said whether these got better or worse.
page-compared-both = Only accounts with posts in both are compared; the numbers of posts are those of all.
page-overlap = The two periods overlap, so that some posts are in both.
page-not-compared = The period is too short to compare its two halves.
page-nothing-before = Nothing is compared: there are no posts from { $before }.
page-posts = Posts
page-clean = Posts without findings
page-of-posts = { $count ->
    [one] of { $count } post
   *[other] of { $count } posts
}
page-posts-in-all = { $count ->
    [one] ({ $count } post in all)
   *[other] ({ $count } posts in all)
}
page-of-posts-compared = of { $before } → { $after } posts
page-rate = Findings per 100 posts
page-limits = Requirements met by accounts
page-limits-kept = { $kept } of { $all }
page-limits-none = none could be measured
page-good = What goes well
page-good-none = No requirement that can be measured is met.
page-good-few = No requirement is met by most of the accounts.
page-nothing-measured = No requirement for the accounts could be measured.
page-bad = What does not go well
page-bad-none = All requirements that can be measured are met, and no rule is broken.
page-bad-none-measured = No rule about posts is broken. No requirement for the accounts could be measured.
page-unknown = What we do not know
page-unknown-none = There is nothing that the files cannot answer.
page-more = { $count } more
page-silent-accounts = { $count ->
    [one] { $accounts } has no posts in the second period
   *[other] { $accounts } have no posts in the second period
}
page-silent-accounts-broke = { $silent }; in the first, not met: { $limits }
page-more-accounts = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
page-accounts-within = { $count ->
    [one] { $metric }: { $count } of the { $all } accounts that can be measured meets the requirement
   *[other] { $metric }: { $count } of the { $all } accounts that can be measured meet the requirement
}
page-accounts-all-within = { $metric }: all { $all } accounts that can be measured meet the requirement
page-accounts-beyond = { $count ->
    [one] { $metric }: { $count } of the { $all } accounts that can be measured does not meet the requirement ({ $accounts })
   *[other] { $metric }: { $count } of the { $all } accounts that can be measured do not meet the requirement ({ $accounts })
}
page-accounts-all-beyond = { $metric }: none of the { $all } accounts that can be measured meets the requirement ({ $accounts })
page-figure-unstated = cannot be compared: the files say more of one period than of the other
page-figure-chance = { $figures }; may be chance
page-trend-same = unchanged: { $values }
page-trend-near = nearly unchanged: { $values }
page-trend-unlike = cannot be compared, because the periods are not equally long: { $values }
page-trend-few = too few posts to say whether that is better: { $values }
page-trend-unalike = cannot be judged, because some accounts got better and others worse: { $values }
page-trend-other-parts = cannot be judged, because the accounts wrote other parts of the posts than before: { $values }
page-trend-whole = cannot be judged, because all posts of a period belong to the shorter streak, which may go on outside of it: { $values }
page-trend-across = cannot be judged, because a silence began before the period to which it belongs: { $values }
page-trend-unstated = cannot be judged, because the files of one period do not say what the rule asks for: { $values }
page-trend-chance = may be chance: { $values }
page-trend-single = cannot be judged, because a single stretch or a few posts decide it: { $values }
page-trend-of-both = { $values }, of the accounts with posts in both
page-trend-better = better: { $values }
page-trend-worse = worse: { $values }
page-trend-halves = { $before } in the first half, { $after } in the second
page-trend-periods = { $before } in the first period, { $after } in the second
page-trend-rate = { $values }, per 100 posts
page-rule-broken = { $title }: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
}
page-unmeasured = { $metrics }: cannot be measured for { $accounts } ({ $reason })
page-unmeasured-of-many = { $metrics }: cannot be measured for { $count } of { $all } accounts ({ $reason })
why-few = there is too little to measure
why-no-time = some posts have no time
why-whole-period-only = there is a figure for the whole period only, not for { $days }
why-no-wait-lately = none of the replies of { $days } has a known waiting time
why-no-question-lately = the files have no questions of { $days } of which it is known whether they were answered
why-lately = { $reason } ({ $days })
why-replies = the files do not say which posts are replies
why-reposts = the files do not say which posts are reposts
why-waits = the files do not say what the replies answer, or when it was written
why-questions = the files have no questions of others, or do not show what the replies answer
why-reply-times = the replies have no time
why-media = the files do not say which posts have pictures and videos
why-alt = the files do not say which pictures have an alt text
why-captions = the files do not say which videos have captions
why-links = the files show links only where they are in the text, and not which posts have none
why-hashtags = the files and the register of the rulebook are about too few accounts, or about other days
why-mostly-unknown = it is known of only { $known } of { $all }
why-languages = the rule has no words for the language of the posts
why-no-replies = there are no replies
why-programs = the files do not say in which programs the posts were written
why-machine = the rule link/auto-posted is off, or there are too few posts to tell
why-rule-off = the rule { $rule } is off
why-bio-language = the program does not know all the languages that the bio names
why-counts = the files do not say how many people like, repost, answer or see the posts
why-files = the files do not say
page-unknown-times = { $count ->
    [one] When { $count } post was published: it has no time
   *[other] When { $count } posts were published: they have no time
}
page-unknown-problems = { $count ->
    [one] What is in one post or file that could not be read
   *[other] What is in { $count } places that could not be read
}
page-unknown-windows = Whether posts were published during a crisis: the rulebook names no crises
plain-reply-share = { $account } answers others in { $value } of its own posts
plain-link-share = { $value } of the posts of { $account } have a link to more information
plain-media-share = { $value } of the posts of { $account } have a picture or video
plain-photo-share = { $value } of the posts of { $account } have a picture
plain-video-share = { $value } of the posts of { $account } have a video
plain-alt-share = { $value } of the posts of { $account } that have pictures also have alt text for people who cannot see them
plain-caption-share = { $value } of the posts of { $account } that have videos also have captions
plain-hashtag-rate = { $count ->
    [one] { $account } uses { $value } hashtag per post
   *[other] { $account } uses { $value } hashtags per post
}
plain-repost-share = { $value } of the posts of { $account } are reposts of others
plain-machine-share = { $value } of the posts of { $account } were posted automatically
plain-repeated-share = { $value } of the posts of { $account } repeat a text of another day
plain-admonition-share = { $account } tells people off in { $value } of its own posts
plain-officialese-share = { $account } writes officialese in { $value } of its own posts
plain-finding-rate = { $count ->
    [one] { $account } has { $value } finding per 100 posts
   *[other] { $account } has { $value } findings per 100 posts
}
plain-streak = { $count ->
    [0] { $account } answers or asks in every post
    [one] { $account } had at most { $value } post in a row without an answer or a question
   *[other] { $account } had up to { $value } posts in a row without an answer or a question
}
plain-silence = { $count ->
    [0] { $account } posted on each day
    [one] { $account } let at most { $value } day pass from one post to the next
   *[other] { $account } let up to { $value } days pass from one post to the next
}
plain-silence-open = { $account } had not posted for { $value } days where the files end
plain-lix = The posts of { $account } have a readability index (LIX) of { $value }
plain-reply-hours = { $account } gives half of its answers within { $value }
plain-reply-hours-p90 = { $account } gives nine in ten of its answers within { $value }
plain-unanswered-share = { $account } leaves { $value } of the questions to it without an answer
plain-own-tag-share = { $value } of the hashtags of { $account } are used by nobody else
plain-off-hours-share = { $value } of the replies of { $account } come outside the hours that the bio promises
plain-emergency-invite-share = { $value } of the posts of { $account } invite people to report emergencies to the account
plain-bio-language-share = { $value } of the posts of { $account } are in the language of the bio that it uses least
plain-topic-share = { $value } of the posts of { $account } are about the topics of the rulebook
plain-one-topic-share = { $value } of the posts of { $account } are about { $topic }
plain-likes = { $count ->
    [one] Half of the posts of { $account } get { $value } like or more
   *[other] Half of the posts of { $account } get { $value } likes or more
}
plain-reposts-received = { $count ->
    [one] Half of the posts of { $account } are reposted at least once
   *[other] Half of the posts of { $account } are reposted { $value } times or more
}
plain-replies-received = { $count ->
    [one] Half of the posts of { $account } get { $value } reply or more
   *[other] Half of the posts of { $account } get { $value } replies or more
}
plain-views = { $count ->
    [one] Half of the posts of { $account } are seen at least once
   *[other] Half of the posts of { $account } are seen { $value } times or more
}
plain-engagement-rate = Those who see a post of { $account } like, repost or answer it in { $value } of the cases
page-replies = Reply times
page-replies-unknown = The files do not show how long anybody waited for a reply. It takes replies that name the post they answer, and the time of that post; questions are known if the posts of those who ask are among the files.
page-replies-no-hours = The files do not show how long anybody waited for a reply.
page-replies-hours = { $replies ->
    [one] One reply has a known waiting time: { $median }.
   *[other] Half of { $replies } replies came within { $median }, and nine in ten within { $most }.
}
page-replies-no-questions = Whether questions were left without a reply is unknown: the files have no questions of other people, or do not show what the replies answer.
page-replies-questions = { $questions ->
    [one] { $unanswered ->
        [0] The one question was answered.
       *[other] The one question was left without a reply.
    }
   *[other] { $unanswered ->
        [0] None of { $questions } questions was left without a reply.
        [one] { $unanswered } of { $questions } questions was left without a reply.
       *[other] { $unanswered } of { $questions } questions were left without a reply.
    }
}{ $unknown ->
    [0] {""}
   *[other] {" "}Of { $unknown } more, this is unknown.
}
page-replies-legend = A bar is the median of a month: half of the replies were as quick. The line shows how long nine in ten took at most. Months without a known reply have neither.
page-replies-accounts = The accounts that were asked or that replied
page-column-replies = Replies
page-column-questions = Questions
page-act = What to act on
page-act-none = No requirement for accounts is broken.
page-evidence = The latest posts that show it:
page-timeline = Posts over time
page-timeline-weeks = Each bar is a week. The week from { $when } has the most: { $most ->
    [one] { $most } post
   *[other] { $most } posts
}.
page-timeline-months = Each bar is a month. { $when } has the most: { $most ->
    [one] { $most } post
   *[other] { $most } posts
}.
page-no-times = None of the posts has a time.
page-middle = The dashed line is where the second half begins.
page-windows = Crises and other periods in the chart
page-no-windows = No crises or other periods of the rulebook are in the chart.
page-window-hours = Hour by hour during the crises
page-window-hours-text = The bars are the first 48 hours from the beginning: the higher, the larger a part of the posts of that hour breaks a rule about crises. An hour without posts has no bar. The numbers include the hours after the crisis in which the rules still apply.
page-window = ({ $kind ->
    [crisis] crisis
    [mourning] mourning
    [pre-election] pre-election period
    [exercise] exercise
   *[event] event
}), { $from } to { $until }: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} meanwhile
page-window-open = ({ $kind ->
    [crisis] crisis
    [mourning] mourning
    [pre-election] pre-election period
    [exercise] exercise
   *[event] event
}), from { $from } and still open: { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} meanwhile
page-as-table = The figures as a table
page-week = Week from
page-hours = Hours of the week
page-hours-caption = Number of posts for each day of the week and hour
page-hours-text = { $office } of the posts were published on weekdays between 8 and 16, { $other } on weekdays at other hours, and { $weekend } on weekends. The stronger the color, the more posts.
page-rules = Rules that posts break
page-rules-text = The most serious come first, then those with the most findings. Open a rule to see the reason for it and the posts.
page-no-findings = There are no findings in the posts.
page-rule-counts = { $findings ->
    [one] { $findings } finding
   *[other] { $findings } findings
} in { $posts ->
    [one] { $posts } post
   *[other] { $posts } posts
} of { $accounts ->
    [one] { $accounts } account
   *[other] { $accounts } accounts
}
page-rule-course = per 100 posts, month by month
page-rule-latest = { $count ->
    [one] One post:
   *[other] { $count } posts, the most serious and latest first:
}
page-rule-all = { $count ->
    [one] Show the finding in the list
   *[other] Show all { $count } findings in the list
}
page-hashtags = Hashtags
page-hashtags-text = { $count ->
    [one] { $count } hashtag was used
   *[other] { $count } different hashtags were used
}{ $single ->
    [0] {""}
   *[other] , { $single } of them only once
}. Reposts do not count.
page-hashtags-none = No hashtags were used.
page-hashtags-unknown = There are too many different hashtags to count them here.
page-hashtags-left = The table shows those that most accounts use. { $count ->
    [one] There is { $count } more.
   *[other] There are { $count } more.
}
page-hashtags-no-register = Whether others use them is unknown: the rulebook names no register of hashtags.
page-not-in-register = none
page-register-up-to = up to { $count }
page-tag-of-campaign = campaign
page-accounts = Accounts side by side
page-accounts-text = A dash means that there is nothing to measure, “unknown” that the files or the rulebook do not give the answer, and “whole only” that the figure can be measured over the whole period only. A figure in red belongs to a requirement that the account breaks; the requirement may be about the last days, while the figure is about the whole period.
page-accounts-left = The table shows the accounts with the most posts. { $count ->
    [one] There is { $count } more.
   *[other] There are { $count } more.
}
page-all-figures = All figures, account by account
page-figures-left = These are the { $count } accounts with the most posts.
page-profile = Profile: { $profile }
page-beyond = (breaks a requirement)
page-whole-only = whole only
page-findings = All findings
page-findings-left = The list has { $most } findings. { $count ->
    [one] { $count } other is counted but not shown
   *[other] { $count } others are counted but not shown
}: of each rule, the most serious and the latest are listed.
page-without-script = { $left ->
    [0] { $all ->
        [one] This is the only finding.
       *[other] These are all { $all } findings. Turn on JavaScript to search and to sort.
    }
   *[other] These are the first { $shown } of { $all } findings. Turn on JavaScript to see the others, to search and to sort.
}
page-search = Search findings and posts
page-any = All
page-reset = Reset
page-pages = Pages of findings
page-previous = Previous
page-next = Next
page-status = Findings [from]–[to] of [count]; [all] in all.
page-status-none = No findings match. All findings: [all].
page-open-post = see the post
page-sort = Sort
page-column-account = Account
page-column-accounts = Accounts
page-column-posts = Posts
page-column-month = Month
page-column-windows = Crises and periods
page-column-window = Crisis or period
page-column-with-findings = With findings
page-column-hours = Hour by hour
page-column-figure = Figure
page-column-value = Whole period
page-column-of = Count
page-column-change = Change
page-column-course = Month by month
page-column-hashtag = Hashtag
page-column-first = First time
page-column-last = Last time
page-column-register = Other accounts in the register
page-column-time = Time
page-column-level = Level
page-column-rule = Rule
page-column-post = Post and finding
page-methods = How the figures are made
page-methods-text = All figures come from the files that were audited, and others can make them again from the same files and the same rulebook. Nothing is estimated.
page-methods-figures = The figures one by one
page-method-posts = Posts
page-method-posts-text = A post that is several times in the files counts once, if it can be recognised. Days and months are those of the time zone { $timezone }. “Own posts” are those that the account wrote itself, including answers; “posts for all” answer nobody.
page-method-unknown = Unknown
page-method-unknown-text = What a file does not say is unknown, and counts neither for nor against. An archive of X, for example, says nothing about alt texts. A share is of the posts for which the answer is known.
page-method-findings = Findings
page-method-findings-text = A finding is a post that breaks a rule of the rulebook. Findings are the same as those of “tweetlint check” ({ $program }). The page lists at most { $most } of them, and says how many are left out.
page-method-limits = Requirements for accounts
page-method-limits-text = The rulebook sets limits for some of the figures. A requirement is met if the figure is within the limit, broken if it is beyond, and not counted if there are too few posts to tell, or if what is unknown could turn it.
page-method-compared = Before and after
page-method-compared-text = The period is split into two halves at the end of a month, and each is measured by itself; with “--compare” these are the two periods that were chosen, and the page is about the second. “Better” and “worse” are judged by the requirement, if both have the posts that it asks for (of a rule for posts, 20), over the accounts with posts in both, and only if the difference is greater than chance makes it once in twenty times: of twenty comparisons in which nothing changed, about one is called better or worse all the same. Changes in parentheses may be chance. Figures of the whole only are not compared.
page-method-windows = Crises and other periods
page-method-windows-text = They come from the register of the rulebook. A post was published “meanwhile” if its time is between the beginning and the end of the period.
page-method-private = Personal data
page-method-private-text = What looks like a personal number is masked with asterisks everywhere on the page, also in the search, and so are the names in private e-mail addresses.
page-problems = What could not be read
method-reply-share = Replies to others ÷ own posts. If the file does not say what is a reply, a post is one if it begins with the name of somebody else. Unless a field of the file shows a reply of the account, or many such texts do, the figure is unknown, because replies may have been left out.
method-link-share = Posts for all with a link to a page, or that quote another post ÷ posts for all, where this is known. Instagram has no links.
method-media-share = Posts for all with a picture or video ÷ posts for all, where this is known.
method-photo-share = Posts for all with a photo, drawing or animation ÷ posts for all, where this is known.
method-video-share = Posts for all with a video ÷ posts for all, where this is known.
method-alt-share = Posts whose pictures all have an alt text or are marked as decoration ÷ posts for all with pictures, where this is known.
method-caption-share = Posts whose videos all have captions ÷ posts for all with videos, where this is known.
method-hashtag-rate = Hashtags in posts for all ÷ posts for all.
method-repost-share = Reposts ÷ all posts. If the file does not always say what is a repost and has none of the account, the figure is unknown, because reposts may have been left out.
method-machine-share = Posts for all by a program that posts by itself, with the title of a page and its link, with a text of another day, or always at the same odd minute ÷ posts for all. Unknown if nothing shows who posted the others, because the files do not say in which program they were written.
method-repeated-share = Posts for all with a text that was also posted on another day ÷ posts for all. Links, white space and capitals do not matter; texts of fewer than four words do not count.
method-admonition-share = Own posts in which the rule about telling people off finds something ÷ own posts. Unknown in other languages than Danish and English.
method-officialese-share = Own posts in which the rule about officialese finds something ÷ own posts. Unknown in other languages than Danish and English.
method-finding-rate = 100 × findings ÷ all posts.
method-streak = The most own posts in a row of which none answers others or asks a question. A gap of the files ends the streak. Unknown if a post has no time, or if it is unknown whether it is a reply.
method-silence = The most days from one post to the next, and from the last post to the last post of anybody in the same files or, if the audit has a last day (--until), to that day, or to today if that is earlier. A gap of the files is no silence: at least 30 days without a post of any account in the files that have posts of this one, if three or more accounts have posts before and after.
method-lix = The median readability index (LIX) of own posts with at least 20 words, in Danish or English.
method-reply-hours = The hours from somebody else's post to the first reply of the account: half of the replies were as quick or quicker. This is known only if the time of that post is in the files or in its id.
method-reply-hours-p90 = The hours from somebody else's post to the first reply of the account: nine in ten were as quick or quicker.
method-unanswered-share = Questions to the account without a reply ÷ questions to the account, where this is known. A quote is a reply, and so is a reply to what people add to their question; a question to several accounts needs only one. Questions are known only if the posts of those who ask are among the files.
method-own-tag-share = Uses of hashtags that no other account uses ÷ all uses of hashtags. Unknown if the files and the register cover too few accounts.
method-off-hours-share = Replies to others outside the hours of answer that the bio in the rulebook states, by day of the week and time of day ÷ replies to others. Holidays are days like any other. Without such hours, there is nothing to measure.
method-emergency-invite-share = Own posts in which the rule dialog/emergency-invite finds something ÷ own posts. Unknown in other languages than Danish and English.
method-bio-language-share = Of the languages in which the bio says that the account writes, the one with the fewest posts: these posts ÷ posts whose language is known. Reposts do not count.
method-topic-share = Own posts with a word of a topic ÷ own posts. The topics are the word lists that “topics” of the rulebook names. A requirement may be about one of them only.
method-likes = The median of the likes, as far as the files state them, of posts for all followers. Of an even number of posts, it is the lower of the two in the middle.
method-reposts-received = The median of how often posts for all followers were reposted, as far as the files state it.
method-replies-received = The median of the replies to posts for all followers, as far as the files state them.
method-views = The median of how often posts for all followers were seen (views or impressions), as far as the files state it.
method-engagement-rate = Likes, reposts and replies ÷ views, over all posts for all followers for which the files state all four. The counts are those of the day of the export.
