"""Whole runs of the program, and tools that read the same bytes beside it."""

import json
import re

from . import programs
from .markdown import NOT_MEASURED, compared, count, figure, markdown_table
from .programs import ROOT, instructions, interleaved, least_and_median
from .workload import Workload

COLUMNS = ["CPU, µs a post", "median", "seconds", "posts/s", "peak MiB", "aim"]


def table(workload: Workload) -> str:
    """Throughput."""
    rows = []
    posts = 20_000 if workload.quick else 500_000
    files = {"generated": (workload.generated(posts), posts)}
    if workload.real_files():
        files["real"] = workload.real_posts(posts)
    files["generated, API v2"] = (workload.generated(posts // 5, "api"), posts // 5)
    for kind, (path, number) in files.items():
        commands = {
            f"check, {jobs} thread{'s' * (jobs > 1)}": workload.check(path, jobs=jobs)
            for jobs in (1, 2)
        }
        for name, runs in interleaved(commands, min(workload.rounds, 3)).items():
            rows.append(row(f"{kind}: {name}", runs, number, real_aim(kind, name)))
    path, number = late(workload)
    for name in ("short", "full"):
        command = workload.check(path, "--select", "tone/shouting", jobs=2)
        command[command.index("short")] = name
        runs = interleaved({name: command}, min(workload.rounds, 3))[name]
        rows.append(row(f"10,000 findings at the end, `{name}`, 2 threads", runs, number, None))
    path.unlink()
    return markdown_table(["run", *COLUMNS], rows)


def beside(workload: Workload) -> str:
    """Tools that people know, on the same posts, on one thread."""
    posts = 2_000 if workload.quick else 50_000
    files = {"generated": (workload.generated(posts), posts)}
    if workload.real_files():
        files["real"] = workload.real_posts(posts)
    columns, cells = ["one thread"], {}
    for kind, (path, number) in files.items():
        columns += [f"{kind}: CPU, µs a post", "median"]
        commands = {"`tweetlint check`": workload.check(path)} | tools(workload, path)
        for name, runs in interleaved(commands, workload.rounds, limit=20).items():
            least, median = least_and_median(run.cpu / number * 1e6 for run in runs)
            cells.setdefault(name, [name]).extend([figure(least), figure(median)])
    for tool in ("rg", "typos"):
        if getattr(workload.programs, tool) is None:
            cells[tool] = [f"`{tool}`", *[NOT_MEASURED] * 2 * len(files)]
    return markdown_table(columns, list(cells.values()))


def audits(workload: Workload) -> str:
    """An audit, its page, and a register of hashtags beside a check of the same posts."""
    posts = 2_000 if workload.quick else 55_000
    files = {"generated": (workload.generated(posts), posts)}
    if workload.real_files():
        files["real"] = workload.real_posts(1)
    rows = []
    for kind, (path, number) in files.items():
        audit = [workload.programs.tweetlint, "audit", "--no-progress", "--jobs", "1", str(path)]
        commands = {
            "`check`": workload.check(path),
            "`audit`": audit,
            "`audit --format html`": [*audit, "--format", "html"],
            "`hashtags`": [workload.programs.tweetlint, "hashtags", str(path)],
        }
        page = workload.folder / f"{kind}.html"
        programs.run(commands["`audit --format html`"], output=page)
        runs = interleaved(commands, workload.rounds)
        check = min(run.cpu for run in runs["`check`"])
        for name, timed in runs.items():
            least, median = least_and_median(run.cpu / number * 1e6 for run in timed)
            seconds = min(run.seconds for run in timed)
            ratio = min(run.cpu for run in timed) / check
            aim = {"`hashtags`": compared(seconds, 0.5, " s")}
            if kind == "real":
                aim["`audit`"] = compared(ratio, 1.5)
            figures = [figure(least), figure(median), figure(ratio), figure(seconds)]
            memory = count(max(run.mebibytes for run in timed))
            rows.append([f"{kind}: {name}", *figures, memory, "–", aim.get(name, "–")])
        written = page.stat().st_size / 1e6
        rows[-2][-2:] = [figure(written), compared(written, 10, " MB")]
        page.unlink()
    columns = ["one thread", "CPU, µs a post", "median", "ratio", "seconds", "peak MiB", "MB"]
    return markdown_table([*columns, "aim"], rows)


def real_aim(kind: str, name: str) -> float | None:
    """Posts per second, of real posts on two threads."""
    return 400_000 if (kind, name) == ("real", "check, 2 threads") else None


def row(name: str, runs: list[programs.Run], posts: int, aim: float | None) -> list[str]:
    least, median = least_and_median(run.cpu / posts * 1e6 for run in runs)
    seconds = min(run.seconds for run in runs)
    memory = max(run.mebibytes for run in runs)
    figures = [
        figure(least),
        figure(median),
        figure(seconds),
        count(posts / seconds),
        count(memory),
    ]
    missed = ", **missed**" if aim and posts / seconds < aim else ""
    return [name, *figures, f"≥ {aim:,g} posts/s{missed}" if aim else "–"]


def tools(workload: Workload, path) -> dict[str, list[str]]:
    """The commands of the tools, as far as they are installed."""
    commands = {"`wc -l`": ["wc", "-l", str(path)]}
    if workload.programs.rg is not None:
        words = workload.written("words.txt", "\n".join(rule_words(300)) + "\n")
        for flags in ("-c -i -w -F", "-c -i -F"):
            command = [workload.programs.rg, "-j", "1", *flags.split(), "-f", str(words)]
            commands[f"`rg {flags}`, 300 words"] = [*command, str(path)]
    if workload.programs.typos is not None:
        flags = ["--isolated", "--format", "silent", "-j", "1"]
        commands["`typos`"] = [workload.programs.typos, *flags, str(path)]
    return commands


def rule_words(number: int) -> list[str]:
    """Words of the built-in word lists, evenly from all of them."""
    lists = sorted((ROOT / "rules" / "lexicons").glob("*.yaml"))
    text = "\n".join(path.read_text(encoding="utf-8").split("\n", 1)[1] for path in lists)
    words = sorted(set(re.findall(r"(?<![\w*(])[a-zæøå]{4,}(?![\w*|:)])", text)))
    return words[:: len(words) // number][:number]


def late(workload: Workload) -> tuple:
    """A long file with 10,000 findings of a rule at its end, and none before."""
    posts = 20_000 if workload.quick else 1_000_000
    path = workload.folder / "late.jsonl"
    if not path.exists():
        calm = (
            line
            for line in workload.generated(posts).open(encoding="utf-8")
            if "!!" not in line and "??" not in line
        )
        shout = {"created_at": "2022-01-01T00:00:00Z", "author": "a", "text": "Sidste frist!!!"}
        with path.open("w", encoding="utf-8") as out:
            out.writelines(calm)
            out.writelines(
                f"{json.dumps({'id': str(number)} | shout)}\n" for number in range(10_000)
            )
    return path, posts + 10_000


def draft(workload: Workload) -> str:
    """One draft, as an editor waits for it. Most of it is the start of the program."""
    folders = drafts(workload)
    check = [workload.programs.tweetlint, "check"]
    commands = {name: [*check, str(folder)] for name, folder in folders.items()}
    commands["`tweetlint --version`"] = [workload.programs.tweetlint, "--version"]
    if workload.programs.rg is not None:
        commands["`rg --version`"] = [workload.programs.rg, "--version"]
    runs = interleaved(commands, 10 if workload.quick else 100)
    executed = instructions(commands, workload.programs.valgrind)
    rows = []
    for name, timed in runs.items():
        least, median = least_and_median(run.seconds * 1e3 for run in timed)
        cpu = min(run.cpu for run in timed) * 1e3
        millions = None if executed[name] is None else executed[name] / 1e6
        aims = [compared(least, 5, " ms"), compared(millions, 15, " M")]
        figures = [figure(value) for value in (least, median, cpu, millions)]
        rows.append([name, *figures, "; ".join(aims) if name == "one draft" else "–"])
    columns = ["run", "ms", "median", "CPU, ms", "million instructions", "aim"]
    return markdown_table(columns, rows)


def drafts(workload: Workload) -> dict:
    """Folders with one draft each."""
    calm = '- {id: a, text: "Cykelstien i Lundby åbner på lørdag kl. 10."}\n'
    loud = '- {id: a, text: "Skynd jer!!! Læs mere om lukningen på vores hjemmeside"}\n'
    book = "extends: [municipality]\naccounts: {lundby: {}}\nlexicons: {cycling: [cykelsti*]}\n"
    workload.written("drafts/book/tweetlint.yaml", book)
    texts = {"plain": calm, "book": calm, "loud": loud}
    plain, own, found = (
        workload.written(f"drafts/{name}/draft.yaml", text).parent for name, text in texts.items()
    )
    return {
        "one draft": plain / "draft.yaml",
        "one draft, with a rulebook": own,
        "one draft with two findings": found,
    }


def posts(workload: Workload) -> str:
    """The number of posts: time a post, and memory."""
    rows = []
    million = 10_000 if workload.quick else 1_000_000
    start = min(programs.run(workload.check(workload.generated(1))).cpu for _ in range(3))
    for number in (million // 100, million // 10, million, 10 * million):
        command, source = workload.check("-", "--input-format", "ndjson", jobs=2), None
        if number <= million:
            command[-1] = str(workload.generated(number))
        else:
            # The same posts ten times, on standard input: the disk is spared.
            source = ["cat", *[str(workload.generated(million))] * 10]
        rounds = 3 if number < million else 1
        runs = [programs.run(command, source=source) for _ in range(rounds)]
        each = (min(run.cpu for run in runs) - start) / number * 1e6
        memory = max(run.mebibytes for run in runs)
        rows.append((number, each, min(run.seconds for run in runs), memory))
    cells = [
        [count(number), figure(each), figure(each / rows[0][1]), figure(seconds), count(memory)]
        + [compared(memory, 256, " MiB")]
        for number, each, seconds, memory in rows
    ]
    columns = ["posts, 2 threads", "CPU, µs a post", "ratio", "seconds", "peak MiB", "aim"]
    return markdown_table(columns, cells)


def lists(workload: Workload) -> str:
    """A list in JSON, which has no line for each record."""
    rows = []
    each = workload.generated(10_000, "list").stat().st_size / 10_000
    for megabytes in (1, 10) if workload.quick else (10, 100, 1_000):
        number = int(megabytes * 1e6 / each)
        path = workload.generated(number, "list")
        run = programs.run(workload.check(path, jobs=2), may_fail=True)
        path.unlink()
        failed = "" if run.exit_code in (0, 1) else ", **not checked**"
        figures = [figure(run.cpu / number * 1e6), figure(run.seconds), count(run.mebibytes)]
        aim = compared(run.mebibytes, 256, " MiB")
        rows.append([f"{megabytes:,} MB{failed}", *figures, aim])
    columns = ["list, 2 threads", "CPU, µs a post", "seconds", "peak MiB", "aim"]
    return markdown_table(columns, rows)
