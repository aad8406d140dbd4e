"""Every account of a country: a register of its hashtags and an audit, on one machine, in parts,
and on two executors of Apache Spark. The accounts are as many as Twittercensus counted in
Denmark; how many posts of each there are is limited by the disk.

Spark is measured if TWEETLINT_SPARK names a Python with pyspark and pyarrow (as `.ci/environment`
installs it) and there is Java.
"""

import os
import pathlib
import shutil
import subprocess

from . import programs
from .markdown import NOT_MEASURED, count, figure, markdown_table
from .programs import ROOT, run
from .workload import Workload

ACCOUNTS = 28_251

# The files that the posts are in. Each has the posts of other accounts.
FILES = 8

# The limit of a run, in seconds.
LIMIT = 3_600

COLUMNS = ["census", "posts", "accounts", "seconds", "CPU, µs a post", "peak MiB", "MB written"]


class Census:
    """The posts of the census in files, and what is made of them."""

    def __init__(self, workload: Workload, posts: int, accounts: int):
        self.folder = workload.folder / f"census-{posts}-{accounts}"
        self.folder.mkdir()
        self.program = workload.programs.tweetlint
        self.posts = posts * accounts
        self.accounts = accounts
        bounds = [accounts * number // FILES for number in range(FILES + 1)]
        command = [workload.programs.posts, "census", str(posts)]
        pairs = list(zip(bounds, bounds[1:]))
        for start in range(0, FILES, 2):
            with_files = [
                (pair, (self.folder / f"{start + place}.jsonl").open("wb"))
                for place, pair in enumerate(pairs[start : start + 2])
            ]
            running = [
                subprocess.Popen([*command, str(first), str(end - 1)], stdout=file)
                for (first, end), file in with_files
            ]
            for process, (_, file) in zip(running, with_files):
                if process.wait():
                    raise SystemExit("the posts of the census could not be written")
                file.close()

    def files(self) -> list[str]:
        return [str(self.folder / f"{number}.jsonl") for number in range(FILES)]

    def command(self, *arguments: str) -> list[str]:
        return [self.program, *arguments]

    def row(self, name: str, took: programs.Run, written: pathlib.Path | None = None) -> list[str]:
        # A census takes long; whoever ends it early has what was measured until then.
        print(f"{name}: {took}", flush=True)
        size = written.stat().st_size / 1e6 if written else None
        return [
            name,
            count(self.posts),
            count(self.accounts),
            figure(took.seconds),
            figure(took.cpu / self.posts * 1e6),
            count(took.mebibytes),
            count(size) if size is not None else "–",
        ]

    def one_machine(self) -> list[list[str]]:
        """The register, the audit, and the audit in parts."""
        register = self.folder / "hashtags.csv"
        took = run(self.command("hashtags", *self.files(), "-o", str(register)), LIMIT)
        return [self.row("`hashtags`, 2 threads", took, register), self.audit(), *self.parts()]

    def audit(self) -> list[str]:
        """The audit. A table has a row for each account; the months of so many accounts would
        make gigabytes of JSON."""
        flags = ["--quiet", "--no-progress", "--jobs", "2", "--format", "csv"]
        took = run(self.command("audit", *self.files(), *flags), LIMIT)
        return self.row("`audit`, 2 threads", took)

    def parts(self) -> list[list[str]]:
        """A part of each file, and the parts merged."""
        parts, all_of = [f"{file}.tlpart" for file in self.files()], []
        flags = ["--quiet", "--no-progress", "--jobs", "2"]
        for file, part in zip(self.files(), parts):
            all_of.append(run(self.command("audit", file, *flags, "--part", part), LIMIT))
        together = programs.Run(
            sum(took.seconds for took in all_of),
            sum(took.cpu for took in all_of),
            max(took.mebibytes for took in all_of),
            0,
        )
        size = sum(pathlib.Path(part).stat().st_size for part in parts) / 1e6
        rows = [self.row(f"`audit --part`, {FILES} runs one after the other", together)]
        rows[0][-1] = count(size)
        took = run(self.command("audit", "merge", *parts, "--quiet", "--format", "csv"), LIMIT)
        rows.append(self.row(f"`audit merge` of {FILES} parts", took))
        for part in parts:
            pathlib.Path(part).unlink()
        return rows

    def spark(self) -> list[list[str]]:
        """The register and the audit on two executors."""
        name = "Spark, 2 executors of 1 core: register and audit"
        python = os.environ.get("TWEETLINT_SPARK")
        if python is None or shutil.which("java") is None:
            return [[name, *[NOT_MEASURED] * (len(COLUMNS) - 1)]]
        home = subprocess.run(
            [python, "-c", "import os, pyspark; print(os.path.dirname(pyspark.__file__))"],
            stdout=subprocess.PIPE, text=True, check=True,
        ).stdout.strip()
        rulebook = self.folder / "tweetlint.yaml"
        rulebook.write_text("timezone: Europe/Copenhagen\n", encoding="utf-8")
        report, register = self.folder / "spark-report.csv", self.folder / "spark-hashtags.csv"
        command = [
            "env", f"PYSPARK_PYTHON={python}", f"SPARK_HOME={home}",
            f"SPARK_WORKER_DIR={self.folder / 'workers'}", f"SPARK_LOCAL_DIRS={self.folder / 'local'}",
            f"{home}/bin/spark-submit", "--master", "local-cluster[2,1,2048]",
            "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.maxResultSize=0",
            str(ROOT / "docs" / "examples" / "spark_audit.py"), str(self.folder / "*.jsonl"), str(report),
            "--rulebook", str(rulebook), "--tweetlint", self.program,
            "--register", str(register), "--partitions", "32", "--format", "csv",
        ]  # fmt: skip
        took = run(command, LIMIT, may_fail=True)
        if not report.exists() or not report.stat().st_size:
            return [[name, *["failed"] * (len(COLUMNS) - 1)]]
        # The executors are no children of the command that is measured.
        row = self.row(name, took, report)
        row[4], row[5] = NOT_MEASURED, NOT_MEASURED
        alone = self.folder / "hashtags.csv"
        is_same = alone.read_bytes() == register.read_bytes()
        row[0] += ", with the same register" if is_same else ", **with another register**"
        return [row]


def table(workload: Workload) -> str:
    """The audit of half of the posts, which shows what memory grows with, and the census."""
    quick = workload.quick
    posts = 20 if quick else int(os.environ.get("TWEETLINT_CENSUS_POSTS", "3000"))
    accounts = 500 if quick else ACCOUNTS
    half = Census(workload, posts // 2, accounts)
    rows = [half.audit()]
    shutil.rmtree(half.folder)
    whole = Census(workload, posts, accounts)
    rows += whole.one_machine() + whole.spark()
    shutil.rmtree(whole.folder)
    return markdown_table(COLUMNS, rows)
