"""One long post: time a byte, which must not grow with the length."""

import itertools
import json

from . import books, programs
from .markdown import compared, figure, markdown_table
from .workload import Workload

# The matcher's options, each in a rule of its own.
OPTIONS = [
    "{words: [huset, vejen*, (på|ved) vejen, byen _ skolen]}",
    "{words: [huset, vejen], case: exact, quotes: exempt}",
    "{words: [ikke], unless: {words: [aldrig], before: 3}}",
    "{words: [ikke], unless: {words: [aldrig], after: 3}}",
    "{words: [ikke], unless: {words: [aldrig], sentence: true}}",
    "{words: [ikke], unless: {words: [aldrig], next_sentence: true}}",
    "{words: [ikke], unless: {words: [aldrig], post: true}}",
    "{words: [ikke], unless: {words: [aldrig], sentence: true, past_years: true}}",
    "{words: [også], near: {words: [sjældent], sentence: true}}",
    "{words: [også], near: {words: [sjældent], before: 3}}",
    "{words: [også], with: {words: [sjældent]}}",
    "{words: [også], with: {lexicon: crisis_topic, topics: true}}",
    r"{pattern: '\bhus\w* nr\. ?(?<here>\d+)'}",
    "{words: [vej*], heads: compound_heads}",
]


def table(workload: Workload) -> str:
    words = workload.listed("words", 3_000)
    books_of = {
        "built-in rules": {"tweetlint.yaml": books.HEAD},
        "an open window": {
            "tweetlint.yaml": f"{books.HEAD}windows: windows.yaml\n",
            "windows.yaml": books.windows(1, words),
        },
        "every option of a matcher": {
            "tweetlint.yaml": books.HEAD
            + "rules:\n"
            + "".join(
                books.rule(number, f"{{forbid: {option}}}", "‹ikke›")
                for number, option in enumerate(OPTIONS)
            )
        },
    }
    total = 100_000 if workload.quick else 10_000_000
    sizes = [size for size in (10**3, 10**4, 10**5, 10**6, 10**7) if size <= total]
    texts = {"sentences": ordinary(workload, total), "one sentence": no_stops(workload, total)}
    rows = []
    for (kind, text), (name, book) in itertools.product(texts.items(), books_of.items()):
        for file, content in book.items():
            workload.written(f"{name}/{file}", content)
        rulebook = ["--rulebook", str(workload.folder / name / "tweetlint.yaml")]
        rows += rows_of(workload, f"{kind}, {name}", text, sizes, rulebook)
    return markdown_table(
        ["one post", "bytes", "posts", "ns a byte", "ratio", "seconds", "aim"], rows
    )


def rows_of(workload: Workload, name: str, text: str, sizes: list[int], flags: list[str]) -> list:
    """A row for each length. All rows have as many bytes of text together, in posts
    of that length, so that their times can be compared."""
    limit = 3 if workload.quick else 15
    rows, first = [], None
    start = programs.run(workload.check(workload.generated(1), *flags)).cpu
    for size in sizes:
        posts = sizes[-1] // size
        path = workload.folder / "long.jsonl"
        with path.open("w", encoding="utf-8") as out:
            for number in range(posts):
                part = text[number * size : (number + 1) * size]
                post = {
                    "id": str(number),
                    "created_at": "2024-05-01T10:00:00Z",
                    "author": "kommunen",
                    "text": part,
                }
                out.write(json.dumps(post, ensure_ascii=False) + "\n")
        runs = [programs.run(workload.check(path, *flags), limit) for _ in range(2)][:2]
        stopped = runs[0].exit_code < 0
        least = (min(run.cpu for run in runs) - start) / sizes[-1] * 1e9
        first = first or least
        more = "> " if stopped else ""
        seconds = min(run.seconds for run in runs)
        aim = compared(seconds, 2, " s") if size == 10**7 else "–"
        rows.append(
            [
                name,
                f"{size:,}",
                f"{posts:,}",
                more + figure(least),
                more + figure(least / first),
                more + figure(seconds),
                aim,
            ]
        )
    return rows


def ordinary(workload: Workload, length: int) -> str:
    """Generated posts, one after the other."""
    text = workload.generated(length // 60, "text").read_text(encoding="utf-8").replace("\n", " ")
    assert length <= len(text), "enough was generated"
    return text[:length]


def no_stops(workload: Workload, length: int) -> str:
    """The same words without anything that ends a sentence, and without links."""
    text = ordinary(workload, length).translate(str.maketrans('.!?:;#@/…"»«', " " * 12))
    return text.lower()
