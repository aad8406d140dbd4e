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


## Reports

report-error = error
report-warning = warning
report-info = info
report-help = help
report-note = note
report-text-of-post = text of post { $id }
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
report-two-in-one-file = this file is named for two reports
report-two-in-one-file-help = give each report a file of its own
report-over-input = this file is what is being checked
report-over-input-help = name another file for the report
report-unwritable = cannot write the file: { $error }
report-unwritable-help = name a file in a folder that exists and that you may write to
report-fix-applied = fixed { $place } [{ $rule }]: { $before } → { $after }
report-fix-impossible = cannot fix the file: { $error }
report-fix-impossible-help = only plain files can be fixed, not archives and not standard input
report-fix-unwritable = cannot write the file: { $error }
report-fix-unwritable-help = it is unchanged; check whether you may write to it and its folder
report-fix-changed = the file has changed or is packed, so it was not fixed
report-fix-changed-help = unpack it, or check it once more
report-baseline-unreadable = cannot read the file: { $error }
report-baseline-invalid = line { $line } is not a finding: { $error }
report-baseline-invalid-help = a baseline is a report written with `--format json` or `--format jsonl`
