"""Rulebooks and registers of any size, made of words of the generated language."""

HEAD = "extends: [municipality]\n"

RULE = """  own/rule-{number}:
    title: {{da: Vores regel, en: Our rule}}
    severity: info
    why: {{da: Skriv det på en anden måde., en: Say it in another way.}}{when}
    check: {check}
    examples:
      bad: ["{bad}"]
      good: [God dag]
"""

# What own rules look for. Most list words, some ask for words near by, for plain
# wording, for a link, or only look at some posts.
CHECKS = [
    "{{forbid: {{words: [{0}, {1}, {2}, {3}]}}}}",
    "{{forbid: {{words: [{0}, {1}*, {2}, {3}, {4}, {5}]}}}}",
    "{{forbid: {{words: [{0}, ({1}|{2}) {3}, {4} _ {5}]}}}}",
    "{{forbid: {{words: [{0}, {1}], unless: {{words: [{2}, ikke], before: 3}}}}}}",
    "{{forbid: {{words: [{0}, {1}], near: {{words: [{2}*, {3}], sentence: true}}}}}}",
    "{{forbid: {{words: [{0}, {1}], quotes: exempt}}}}",
    "{{replace: {{{0}: {1}, {2} {3}: {4}}}}}",
    "{{require: {{after: {{words: [{0}, {1}, {2}]}}, one_of: [link, phone]}}}}",
]
WHENS = ["", "", "", "{kind: [original, quote]}", "{has: link}", "{lacks: media}", "{lang: da}", ""]


def rule(number: int, check: str, bad: str, when: str = "") -> str:
    when = f"\n    when: {when}" if when else ""
    return RULE.format(number=number, check=check, bad=bad, when=when)


def rules(number: int, words: list[str]) -> str:
    """A rulebook with this number of rules of its own."""
    text = [HEAD, "rules:\n" if number else ""]
    for own in range(number):
        # The first words are too common for a rule.
        listed = [words[1_000 + (own * 6 + place) % (len(words) - 1_000)] for place in range(6)]
        check = CHECKS[own % len(CHECKS)].format(*listed)
        text.append(rule(own, check, f"‹{listed[0]}›", WHENS[own // len(CHECKS) % len(WHENS)]))
    return "".join(text)


def words(listed: list[str]) -> str:
    """A rulebook with one rule that has a long list of words."""
    own = "".join(f"  - {word}\n" for word in listed)
    own_rule = rule(0, "{forbid: {lexicon: own_words}}", f"‹{listed[0]}›")
    return f"{HEAD}lexicons:\n  own_words:\n{own}rules:\n{own_rule}"


def patterns(number: int, listed: list[str]) -> str:
    """A rulebook with this number of rules that have a pattern each. One pattern in
    fifty has no letters to search for."""
    text = [HEAD, "rules:\n"]
    for own in range(number):
        word, other = listed[1_000 + own], listed[2_000 + own % 1_000]
        pattern, bad = [
            (rf"\b{word}\s+\d+", f"‹{word} 12›"),
            (rf"\b(?:{word}|{other})(?:en|er)?\s?nr\.?\s?\d+", f"‹{word} nr. 12›"),
            (rf"{word}[^.]{{0,20}}{other}", f"‹{word} og {other}›"),
        ][own % 3]
        if own % 50 == 25:
            pattern, bad = (
                rf"\b\d{{2}}[-/]\d{{{own % 7 + 6}}}\b",
                "‹12-" + "3" * (own % 7 + 6) + "›",
            )
        text.append(rule(own, f"{{forbid: {{pattern: '{pattern}'}}}}", bad))
    return "".join(text)


def accounts(handles: list[str]) -> str:
    """A rulebook that lists these accounts: most follow the rulebook, some have a
    profile or overrides of their own."""
    text = [HEAD, "accounts:\n"]
    for number, handle in enumerate(handles):
        own = {
            1: "{profile: police}",
            4: "{rules: {plain/officialese: error}}",
            7: "{name: Kommunen, settings: {acronyms: [FJORDVAND]}}",
        }.get(number % 10, "{name: Kommunen}")
        text.append(f"  {handle}: {own}\n")
    return "".join(text)


WINDOW = """- id: window-{number}
  kind: {kind}
  title: {{da: Hændelsen, en: The incident}}
  level: {level}
  from: 2016-01-01T00:00+01:00
  until: null
  review_by: 2030-01-01T00:00+01:00
  lead: {{handles: [vagten{number}], domains: [vagten{number}.dk]}}
  area: [{area}, {word}]
  topics: [{topic}*, {other}]
  hashtags: [tag{number}]
  declared_by: {{name: vagthavende, at: 2016-01-01T00:00+01:00}}
"""


def windows(number: int, listed: list[str]) -> str:
    """A register of this number of windows that are always open, mostly local crises."""
    text = []
    for own in range(number):
        kind = {9: "event", 14: "exercise", 19: "mourning"}.get(own % 20, "crisis")
        level = "major" if own % 4 == 3 else "local"
        area = ["Havnby", "Skovlund", "Engholm", "Nørager", "Strandvig"][own % 5]
        word, topic, other = listed[1_000 + own * 3 : 1_003 + own * 3]
        text.append(
            WINDOW.format(
                number=own, kind=kind, level=level, area=area, word=word, topic=topic, other=other
            )
        )
    return "".join(text)
