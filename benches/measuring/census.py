"""Every account of a country: a register of its hashtags and an audit, on one machine, in parts,
and on two executors of Apache Spark. The accounts are as many as Twittercensus counted in
Denmark; TWEETLINT_CENSUS_POSTS says how many posts of each are made (106 unless it is set), as far
as the disk has room for them.

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

# The posts of each account unless TWEETLINT_CENSUS_POSTS says otherwise: three million in all.
POSTS = 106

# The bytes of disk for each byte of posts: the posts, the parts, and what Spark shuffles of the
# posts for the audit and for the register.
DISK_PER_BYTE = 3

# The bytes of disk that are left free.
RESERVE = 5_000_000_000

COLUMNS = ["census", "posts", "accounts", "seconds", "CPU, µs a post", "peak MiB", "MB written"]


class Census:
    """The posts of the census in files, and what is made of them."""

    def __init__(self, workload: Workload, posts: int, accounts: int):
        self.folder = workload.folder / f"census-{posts}-{accounts}"
        self.folder.mkdir()
        self.program = workload.programs.tweetlint
        self.rulebook = self.folder / "tweetlint.yaml"
        self.rulebook.write_text("timezone: Europe/Copenhagen\n", encoding="utf-8")
        self.register = self.folder / "hashtags.csv"
        self.report = self.folder / "report.csv"
        self.posts = posts * accounts
        # Enough for both executors, and no more posts in a partition than a disk sorts quickly.
        self.partitions = max(4, min(32, self.posts // 100_000))
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
        return [self.program, *arguments, "--rulebook", str(self.rulebook)]

    def row(self, name: str, took: programs.Run, written: pathlib.Path | None = None) -> list[str]:
        # A census takes long; whoever ends it early has what was measured until then.
        print(f"{name}: {took}", flush=True)
        if took.exit_code < 0:
            name += f", **stopped after {LIMIT:,} s**"
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
        took = run(self.command("hashtags", *self.files(), "-o", str(self.register)), LIMIT)
        threads = f"`hashtags`, {os.cpu_count()} threads"
        return [self.row(threads, took, self.register), self.audit(), *self.parts()]

    def audit(self) -> list[str]:
        """The audit. A table has a row for each account; the months of so many accounts would
        make gigabytes of JSON."""
        flags = ["--quiet", "--no-progress", "--jobs", "2", "--format", "csv"]
        command = self.command("audit", *self.files(), *flags)
        return self.row("`audit`, 2 threads", run(command, LIMIT, output=self.report), self.report)

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
            min(took.exit_code for took in all_of),
        )
        size = sum(pathlib.Path(part).stat().st_size for part in parts) / 1e6
        rows = [self.row(f"`audit --part`, {FILES} runs one after the other", together)]
        rows[0][-1] = count(size)
        merged = self.folder / "merged.csv"
        command = self.command("audit", "merge", *parts, "--quiet", "--format", "csv")
        took = run(command, LIMIT, output=merged)
        rows.append(self.row(f"`audit merge` of {FILES} parts", took, merged))
        rows[-1][0] += same("report", self.report, merged)
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
        ).stdout.strip()  # fmt: skip
        report, register = self.folder / "spark-report.csv", self.folder / "spark-hashtags.csv"
        command = [
            "env", f"PYSPARK_PYTHON={python}", f"SPARK_HOME={home}",
            f"SPARK_WORKER_DIR={self.folder / 'workers'}", f"SPARK_LOCAL_DIRS={self.folder / 'local'}",
            f"{home}/bin/spark-submit", "--master", "local-cluster[2,1,2048]",
            # All parts pass through the driver: some 90 bytes of each post.
            "--driver-memory", "2g",
            "--conf", "spark.ui.enabled=false", "--conf", "spark.driver.maxResultSize=0",
            str(ROOT / "docs" / "examples" / "spark_audit.py"), str(self.folder / "*.jsonl"), str(report),
            "--rulebook", str(self.rulebook), "--tweetlint", self.program,
            "--register", str(register), "--partitions", str(self.partitions), "--format", "csv",
        ]  # fmt: skip
        log = self.folder / "spark.log"
        took = run(command, LIMIT, may_fail=True, output=log)
        if not register.exists() or not register.stat().st_size:
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
            print("\n".join([line for line in lines if "Error" in line or "ERROR" in line][:20]), flush=True)
            return [[name, *["failed"] * (len(COLUMNS) - 1)]]
        # The executors are no children of the command that is measured.
        row = self.row(name, took, report)
        row[4], row[5] = NOT_MEASURED, NOT_MEASURED
        row[0] += same("report", self.report, report) + same("register", self.register, register)
        return [row]


def same(what: str, one: pathlib.Path, other: pathlib.Path) -> str:
    """What to add to the name of a row whose file should have the bytes of another."""
    return "" if one.read_bytes() == other.read_bytes() else f", **with another {what}**"


def posts_that_fit(workload: Workload, accounts: int) -> tuple[int, str]:
    """How many posts of each account there are, and a sentence that says why."""
    wanted = int(os.environ.get("TWEETLINT_CENSUS_POSTS", POSTS))
    sample = [workload.programs.posts, "census", "100", "0", "19"]
    each = len(subprocess.run(sample, stdout=subprocess.PIPE, check=True).stdout) / 2_000
    free = shutil.disk_usage(workload.folder).free
    fit = int(max(0, free - RESERVE) / (DISK_PER_BYTE * each * accounts))
    if fit < 2:
        raise SystemExit(f"too little disk for a census: {free / 1e9:,.1f} GB are free")
    posts = min(wanted, fit)
    asked = "as TWEETLINT_CENSUS_POSTS asked" if "TWEETLINT_CENSUS_POSTS" in os.environ else "as no other number was asked for"
    why = "the disk has no room for more" if fit < wanted else asked
    return posts, (
        f"{posts:,} posts of each account ({why}): {posts * accounts:,} posts, "
        f"{posts * accounts * each / 1e9:,.1f} GB; {free / 1e9:,.0f} GB of disk were free."
    )


def table(workload: Workload) -> str:
    """The audit of half of the posts, which shows what memory grows with, and the census."""
    accounts = 500 if workload.quick else ACCOUNTS
    posts, sentence = posts_that_fit(workload, accounts)
    if workload.quick:
        posts, sentence = 20, f"20 posts of each of {accounts} accounts."
    print(sentence, flush=True)
    half = Census(workload, posts // 2, accounts)
    rows = [half.audit()]
    shutil.rmtree(half.folder)
    whole = Census(workload, posts, accounts)
    rows += whole.one_machine() + whole.spark()
    shutil.rmtree(whole.folder)
    return f"{sentence}\n\n{markdown_table(COLUMNS, rows)}"
