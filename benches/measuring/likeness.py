"""How near generated posts are to real ones."""

import collections
import re
import subprocess

from .markdown import figure, markdown_table
from .workload import Workload

# Two figures are near if they differ by at most this factor or, if they are shares,
# by at most this difference.
FACTOR, SHARE = 1.5, 0.12

MASKED = re.compile(r"https?://\S+|[@#]\w+")
WORD = re.compile(r"[^\W\d_]+")
SHARES = {
    "share with a link": r"https?://",
    "share with a hashtag": r"#\w",
    "share with a mention": r"@\w",
    "share with emoji": "[\U0001f300-\U0001faff☀-➿]",
    "share with several lines": r"\n",
    "share with a digit": r"\d",
    "share that answer or pass on": r"^(?:\W?@|RT @)",
}


def table(workload: Workload) -> str:
    posts = 5_000 if workload.quick else 55_000
    found = profile(workload, workload.generated(posts), posts)
    columns, rows = (
        ["a post", "generated"],
        [[name, figure(value)] for name, value in found.items()],
    )
    if not workload.real_files():
        return markdown_table(columns, rows)
    real = profile(workload, workload.sample(posts), posts)
    for row, (name, value) in zip(rows, found.items()):
        near = is_near(name, value, real[name])
        row += [figure(real[name]), "yes" if near else "**no**"]
        if not near:
            workload.unlike.append(name)
    return markdown_table([*columns, "real", "near"], rows)


def is_near(name: str, one: float, other: float) -> bool:
    if name.startswith("share"):
        return abs(one - other) <= SHARE
    return other / FACTOR <= one <= other * FACTOR


def profile(workload: Workload, path, posts: int) -> dict[str, float]:
    """The figures of a file of posts."""
    texts, records = zip(*workload.texts(path, posts))
    words = [WORD.findall(MASKED.sub("", text).lower()) for text in texts]
    running = [word for of_post in words for word in of_post]
    most = 20_000 if workload.quick else 100_000
    common = collections.Counter(running[:most]).most_common(100)
    figures = {
        "bytes of its record": sum(records) / len(texts),
        "bytes of its text": sum(len(text.encode()) for text in texts) / len(texts),
        "words": len(running) / len(texts),
        "letters of a word": sum(map(len, running)) / len(running),
        f"different words in {most:,}": len(set(running[:most])),
        "share of the 100 commonest words": sum(number for _, number in common)
        / min(most, len(running)),
    }
    for name, pattern in SHARES.items():
        figures[name] = sum(1 for text in texts if re.search(pattern, text)) / len(texts)
    figures["findings per 100"] = findings(workload, path) / len(texts) * 100
    return figures


def findings(workload: Workload, path) -> int:
    """The number of findings of the built-in rules."""
    command = workload.check(path)
    command[command.index("short")] = "jsonl"
    output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return sum(1 for line in output.stdout.splitlines() if b'"rule"' in line)
