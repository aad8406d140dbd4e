"""What each stage costs a post, on generated and on real posts."""

import json
import subprocess

from .markdown import count, figure, markdown_table
from .programs import instructions, least_and_median
from .workload import Workload

# For each row: its name, a stage of benches/stages.rs that does the work of the row,
# and the stage that does the rest of that stage's work, or None if there is no rest.
# A row shows the difference between the two stages.
ROWS = [
    ("bytes to text", "read", None),
    ("record to post", "parse", None),
    ("links, mentions, hashtags", "tokens", None),
    ("words of all rules", "scan", "tokens"),
    ("conditions of rules", "conditions", "frame"),
    ("checks of rules", "checks", "conditions"),
    ("frame around them", "frame", "scan"),
    ("findings to a report", "render", None),
]
WHOLE = ("read", "parse", "checks", "render")


def table(workload: Workload) -> str:
    posts = 2_000 if workload.quick else 20_000
    columns, cells = ["stage, a post"], [[name] for name, _, _ in ROWS] + [["**together**"]]
    sources = {"generated": lambda count: workload.generated(count)}
    if workload.real_files():
        sources["real"] = workload.sample
    for kind, file in sources.items():
        columns += [f"{kind}: µs", "median", "instructions", "allocations"]
        measured = measure(workload, file(posts), file(500 if workload.quick else 2_000))
        for row, figures in zip(cells, measured):
            row += figures
    return markdown_table(columns, cells)


def measure(workload: Workload, timed, counted) -> list[list[str]]:
    """The cells of each row: least and median time, instructions, allocations."""
    rounds = 5 if workload.quick else 15
    output = subprocess.run(
        [workload.programs.stages, "time", str(timed), str(rounds)],
        stdout=subprocess.PIPE,
        check=True,
    )
    costs = {}
    for line in map(json.loads, output.stdout.splitlines()):
        least, median = least_and_median(line["nanoseconds"])
        costs[line["stage"]] = [
            least / line["posts"] / 1e3,
            median / line["posts"] / 1e3,
            None,
            line["allocations"] / line["posts"],
        ]
    for stage, executed in count_instructions(workload, counted, costs).items():
        costs[stage][2] = executed
    rows = [difference(costs[stage], costs.get(without)) for _, stage, without in ROWS]
    whole = [
        None if None in parts else sum(parts) for parts in zip(*(costs[name] for name in WHOLE))
    ]
    return [
        [figure(least), figure(median), count(executed), figure(allocations)]
        for least, median, executed, allocations in [*rows, whole]
    ]


def count_instructions(workload: Workload, posts, stages) -> dict[str, float | None]:
    """The instructions a post: what a second round of a stage adds to the first."""
    number = sum(1 for _ in posts.open("rb"))
    command = [workload.programs.stages, "count", str(posts)]
    runs = {(stage, rounds): [*command, stage, rounds] for stage in stages for rounds in "12"}
    executed = instructions(runs, workload.programs.valgrind)
    if workload.programs.valgrind is None:
        return dict.fromkeys(stages)
    return {stage: (executed[stage, "2"] - executed[stage, "1"]) / number for stage in stages}


def difference(costs: list, without: list | None) -> list:
    """What a stage adds to another."""
    if without is None:
        return costs
    pairs = zip(costs, without)
    return [None if cost is None else max(cost - other, 0) for cost, other in pairs]
