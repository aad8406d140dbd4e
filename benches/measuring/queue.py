"""`tweetlint queue` with 10,000 queued posts, after a window was opened."""

import itertools
import json

from .markdown import compared, figure, markdown_table
from .programs import interleaved, least_and_median, run
from .workload import Workload


def table(workload: Workload) -> str:
    count = 1_000 if workload.quick else 10_000
    drafts = list(queued(workload, count))
    for name, text in written(drafts).items():
        workload.written(f"queue/{name}", text)
    workload.written("queue/tweetlint.yaml", "extends: [municipality]\nwindows: windows.yaml\n")
    windows = workload.written("queue/windows.yaml", "[]\n")
    folder, program, now = windows.parent, workload.programs.tweetlint, "2026-05-09T00:00"

    def command(name: str, *flags: str) -> list[str]:
        return [program, "queue", "--at", now, *flags, str(folder / name)]

    register = ["--rulebook", str(folder / "tweetlint.yaml")]
    commands = {"no window is open, NDJSON": command("queue.ndjson")}
    runs = interleaved(commands, workload.rounds)
    opened = run(
        [
            program,
            "window",
            "open",
            *register,
            "--lead",
            "@havnepoliti",
            "--topic",
            "brand*",
            "--by",
            "bench",
            "--at",
            now,
        ]
    )
    assert opened.exit_code == 0, "the window was opened"
    commands = {
        "NDJSON": command("queue.ndjson"),
        "NDJSON, output as JSON": command("queue.ndjson", "--format", "json"),
        "CSV": command("queue.csv"),
        "JSON, one list": command("queue.json"),
        "YAML": command("queue.yaml"),
    }
    runs |= interleaved(commands, 3 * workload.rounds)
    rows = []
    for name, timed in runs.items():
        least, median = least_and_median(run.seconds * 1e3 for run in timed)
        cpu = min(run.cpu for run in timed) * 1e3
        aim = compared(median, 100, " ms") if name in commands else "–"
        rows.append([name, figure(least), figure(median), figure(cpu), aim])
    return markdown_table(["queue", "ms", "median", "CPU, ms", "aim"], rows)


def queued(workload: Workload, count: int):
    """Drafts for every minute of a week."""
    texts = workload.texts(workload.generated(count), count)
    for number, (text, _) in enumerate(texts):
        day, minute = divmod(number % 10_080, 1_440)
        at = f"2026-05-{9 + day:02}T{minute // 60:02}:{minute % 60:02}"
        yield {
            "id": f"p{number}",
            "account": "havneby",
            "publish_at": at,
            "scheduled": True,
            "text": text,
        }


def written(drafts: list[dict]) -> dict[str, str]:
    """The drafts in each format of a queue."""
    records = [json.dumps(draft, ensure_ascii=False) for draft in drafts]
    rows = itertools.chain([list(drafts[0])], (list(draft.values()) for draft in drafts))
    keyed = (
        "\n  ".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in draft.items()
        )
        for draft in drafts
    )
    return {
        "queue.ndjson": "\n".join(records) + "\n",
        "queue.json": "[" + ",".join(records) + "]\n",
        "queue.csv": "".join(map(csv_row, rows)),
        "queue.yaml": "".join(f"- {draft}\n" for draft in keyed),
    }


def csv_row(cells: list) -> str:
    quoted = ('"' + str(cell).replace('"', '""') + '"' for cell in cells)
    return ",".join("true" if cell == '"True"' else cell for cell in quoted) + "\n"
