"""Cost against size: rules, words, patterns, accounts, windows, files."""

import dataclasses
import types

from . import books
from .markdown import compared, count, figure, markdown_table
from .programs import instructions, interleaved, least_and_median
from .workload import Workload

# No aims.
FREE = types.MappingProxyType({})


def rules(workload: Workload) -> str:
    words = workload.listed("words", 20_000)
    built_in = workload.built_in_rules()
    sizes = (built_in, 1_000) if workload.quick else (built_in, 300, 1_000, 3_000)
    of_size = {size: {"tweetlint.yaml": books.rules(size - built_in, words)} for size in sizes}
    return series(workload, "rules", of_size, times={1_000: 1.5})


def words(workload: Workload) -> str:
    sizes = (1_500, 15_000) if workload.quick else (1_500, 15_000, 150_000)
    listed = workload.listed("words", sizes[-1])
    of_size = {size: {"tweetlint.yaml": books.words(listed[:size])} for size in sizes}
    return series(workload, "own words", of_size)


def patterns(workload: Workload) -> str:
    listed = workload.listed("words", 3_000)
    sizes = (1, 100) if workload.quick else (1, 10, 100, 500)
    of_size = {size: {"tweetlint.yaml": books.patterns(size, listed)} for size in sizes}
    return series(workload, "own patterns", of_size, times={500: 2})


def accounts(workload: Workload) -> str:
    listed = workload.listed("accounts", 10_000)
    sizes = (1, 1_000) if workload.quick else (1, 100, 1_000, 10_000)
    of_size = {size: {"tweetlint.yaml": books.accounts(listed[:size])} for size in sizes}
    return series(workload, "accounts", of_size, times={10_000: 1.2}, start={10_000: 60})


def windows(workload: Workload) -> str:
    listed = workload.listed("words", 3_000)
    sizes = (1, 10) if workload.quick else (1, 10, 100)
    book = f"{books.HEAD}windows: windows.yaml\n"
    of_size = {
        size: {"tweetlint.yaml": book, "windows.yaml": books.windows(size, listed)}
        for size in sizes
    }
    return series(workload, "open windows", of_size, times={100: 3})


def series(workload: Workload, what: str, of_size: dict, **aims: dict) -> str:
    """A row for each size: what a run with one post takes, and what each further
    post adds. `of_size` has the files of a rulebook for each size. The aims are how
    many `times` the cost of the smallest size a post may have, and the milliseconds
    of a run with one post (`start`)."""
    timed, counts = {}, {}
    for size, files in of_size.items():
        folder = f"{what.replace(' ', '-')}-{size}"
        for name, text in files.items():
            workload.written(f"{folder}/{name}", text)
        rulebook = ["--rulebook", str(workload.folder / folder / "tweetlint.yaml")]
        for posts in (1, few(workload), many(workload)):
            timed[size, posts] = workload.check(workload.generated(posts), *rulebook)
        # The second time, nothing is compiled any more, because patterns are
        # compiled when they are first needed. The same posts then cost only the
        # checks.
        of_times = [workload.generated(1), workload.generated(few(workload))]
        for times, path in enumerate([*of_times, workload.twice(few(workload))]):
            counts[size, times] = workload.check(path, *rulebook)
    runs = interleaved(timed, workload.rounds, limit=10 if workload.quick else 20)
    executed = instructions(counts, workload.programs.valgrind)
    rows = [measured(workload, size, runs, executed) for size in of_size]
    columns = ["one post: ms", "instructions, M", "compiled later, M"]
    columns += ["each post: µs", "median", "instructions", "ratio", "aim"]
    return markdown_table([what, *columns], [cells(row, rows[0], **aims) for row in rows])


def few(workload: Workload) -> int:
    return 100 if workload.quick else 1_000


def many(workload: Workload) -> int:
    return 2_000 if workload.quick else 20_000


@dataclasses.dataclass
class Row:
    """The figures of a size."""

    size: int
    wait: float
    start: float | None
    later: float | None
    least: float
    median: float
    each: float | None


def measured(workload: Workload, size: int, runs: dict, executed: dict) -> Row:
    begin, end = (
        least_and_median(run.cpu for run in runs[size, posts])
        for posts in (few(workload), many(workload))
    )
    further = many(workload) - few(workload)
    least, median = ((end[which] - begin[which]) / further * 1e6 for which in (0, 1))
    wait = min(run.seconds for run in runs[size, 1]) * 1e3
    start, once, twice = (executed[size, times] for times in (0, 1, 2))
    if start is None:
        return Row(size, wait, None, None, least, median, None)
    later = once - (twice - once) - start
    return Row(size, wait, start / 1e6, later / 1e6, least, median, (twice - once) / few(workload))


def cells(row: Row, smallest: Row, times: dict = FREE, start: dict = FREE) -> list[str]:
    # Instructions do not depend on what else the machine does.
    ratio = row.least / smallest.least if row.each is None else row.each / smallest.each
    aim = [compared(ratio, times.get(row.size))]
    if row.size in start:
        aim.append(compared(row.wait, start[row.size], " ms"))
    figures = [figure(value) for value in (row.wait, row.start, row.later, row.least, row.median)]
    return [count(row.size), *figures, count(row.each), figure(ratio), "; ".join(aim)]


def files(workload: Workload) -> str:
    """The same posts in few files and in many."""
    posts = 1_000 if workload.quick else 20_000
    sizes = (1, 1_000) if workload.quick else (1, 100, 1_000, 20_000)
    lines = workload.generated(posts).read_bytes().splitlines(True)
    commands = {}
    for size in sizes:
        folder = workload.folder / f"files-{size}"
        folder.mkdir()
        each = -(-posts // size)
        for number in range(size):
            (folder / f"{number:05}.jsonl").write_bytes(
                b"".join(lines[number * each : (number + 1) * each])
            )
        commands[size] = workload.check(folder)
    runs = interleaved(commands, workload.rounds)
    least = {size: min(run.cpu for run in runs[size]) / posts * 1e6 for size in sizes}
    rows = [
        [
            count(size),
            figure(least[size]),
            figure(least[size] / least[1]),
            figure((least[size] - least[1]) * posts / size) if size > 1 else "–",
            figure(min(run.seconds for run in runs[size])),
        ]
        for size in sizes
    ]
    return markdown_table(["files", "CPU, µs a post", "ratio", "µs a file", "seconds"], rows)
