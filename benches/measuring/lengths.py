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
    total = 100_000 if workload.quick else 10_000_000
    texts = {"sentences": ordinary(workload, total), "one sentence": no_stops(workload, total)}
    rows = []
    for (kind, text), (name, files) in itertools.product(texts.items(), rulebooks(workload)):
        for file, content in files.items():
            workload.written(f"{name}/{file}", content)
        rulebook = ["--rulebook", str(workload.folder / name / "tweetlint.yaml")]
        rows += rows_of(workload, f"{kind}, {name}", text.encode(), rulebook)
    columns = ["one post", "bytes", "posts", "ns a byte", "ratio", "seconds", "aim"]
    return markdown_table(columns, rows)


def rulebooks(workload: Workload):
    """The names of rulebooks, and their files."""
    yield "built-in rules", {"tweetlint.yaml": books.HEAD}
    windows = books.windows(1, workload.listed("words", 3_000))
    book = f"{books.HEAD}windows: windows.yaml\n"
    yield "an open window", {"tweetlint.yaml": book, "windows.yaml": windows}
    rules = (
        books.rule(number, f"{{forbid: {option}}}", "‹ikke›")
        for number, option in enumerate(OPTIONS)
    )
    yield "every option of a matcher", {"tweetlint.yaml": f"{books.HEAD}rules:\n{''.join(rules)}"}


def rows_of(workload: Workload, name: str, text: bytes, flags: list[str]) -> list:
    """A row for each length. All rows have the same bytes of text together, in posts
    of that length, so that their times can be compared."""
    limit = 3 if workload.quick else 15
    rows, first = [], None
    start = programs.run(workload.check(workload.generated(1), *flags)).cpu
    for size in (10**3, 10**4, 10**5, 10**6, 10**7):
        command = workload.check(long_posts(workload, text, size), *flags)
        run = programs.run(command, limit)
        stopped = run.exit_code < 0
        again = run if stopped else programs.run(command, limit)
        each = (min(run.cpu, again.cpu) - start) / len(text) * 1e9
        first = first or each
        seconds = min(run.seconds, again.seconds)
        figures = [figure(value) for value in (each, each / first, seconds)]
        aim = compared(seconds, 2, " s") if size == 10**7 else "–"
        more = "> " if stopped else ""
        cells = [name, f"{size:,}", f"{-(-len(text) // size):,}"]
        rows.append([*cells, *(more + value for value in figures), aim])
        if stopped or len(text) <= size:
            break
    return rows


def long_posts(workload: Workload, text: bytes, size: int):
    """A file of posts that have so many bytes of text each."""
    path = workload.folder / "long.jsonl"
    post = {"created_at": "2024-05-01T10:00:00Z", "author": "kommunen"}
    with path.open("w", encoding="utf-8") as out:
        for start in range(0, len(text), size):
            part = text[start : start + size].decode(errors="ignore")
            record = {"id": str(start), **post, "text": part}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def ordinary(workload: Workload, length: int) -> str:
    """Generated posts, one after the other."""
    text = workload.generated(length // 60, "text").read_bytes().replace(b"\n", b" ")
    assert length <= len(text), "enough was generated"
    return text[:length].decode(errors="ignore")


def no_stops(workload: Workload, length: int) -> str:
    """The same words without anything that ends a sentence, and without links."""
    text = ordinary(workload, length)
    return text.lower().translate(str.maketrans('.!?:;#@/"»«', " " * 11))
