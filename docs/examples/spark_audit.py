#!/usr/bin/env python3
"""Audits posts on the machines of an Apache Spark cluster, with the program that one machine
runs: each partition becomes a part of the audit, and the driver merges the parts.

    spark-submit spark_audit.py posts.parquet report.json --rulebook /shared/tweetlint.yaml

The posts are Parquet, or JSON with one post on each line, with the columns `account` and `id`.
`--register hashtags.csv` counts who uses which hashtag as well, in the same way.
`tweetlint` and the rulebook must be on each machine; `pip install` puts the program there.
See docs/spark.md.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import pyarrow
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession, functions

# The first of these columns that a table has is the time of its posts.
TIMES = ["publish_at", "created_at", "time"]


def by_account(posts: DataFrame, partitions: int) -> DataFrame:
    """The account and the record of each post. All posts of an account are in one partition, in
    the order of time, because some rules look at the posts before a post."""
    times = [name for name in TIMES if name in posts.columns][:1]
    account = functions.lower(functions.coalesce("account", functions.lit("")))
    record = functions.to_json(functions.struct(*posts.columns))
    rows = posts.select(account.alias("folded"), record.alias("record"), *times, "id")
    rows = rows.repartition(partitions, "folded").sortWithinPartitions("folded", *times, "id")
    return rows.select("folded", "record")


def parts(command: list):
    """A function that makes one part of the posts of a partition: what this command writes to
    standard output about the folder `posts`. It has the form that `DataFrame.mapInArrow` asks
    for."""

    def of_partition(batches):
        with tempfile.TemporaryDirectory() as folder:
            posts = Path(folder, "posts")
            posts.mkdir()
            for batch in batches:
                for account, record in zip(*(column.to_pylist() for column in batch.columns)):
                    # Reports name this file, so its name must not depend on the partition.
                    file = posts / f"account-{quote(account, safe='')}.ndjson"
                    with file.open("a", encoding="utf-8") as out:
                        out.write(record + "\n")
            if any(posts.iterdir()):
                done = subprocess.run(command, cwd=folder, capture_output=True)
                # 2: some posts could not be read. The part is there, and names the problems.
                if not done.stdout:
                    raise RuntimeError(done.stderr.decode("utf-8", "replace"))
                yield pyarrow.RecordBatch.from_pydict({"part": [done.stdout]})

    return of_partition


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("posts", help="Parquet, or JSON with one post on each line")
    parser.add_argument("report", help="the file that the report is written to")
    parser.add_argument("--rulebook", required=True, help="its path on each machine")
    parser.add_argument("--tweetlint", default="tweetlint", help="the program on each machine")
    parser.add_argument("--partitions", type=int, default=200)
    parser.add_argument("--register", help="the file that the register of hashtags is written to")
    parser.add_argument("--format", default="json", help="of the report")
    arguments = parser.parse_args()
    flags = ["--rulebook", arguments.rulebook, "--quiet"]

    spark = SparkSession.builder.appName("tweetlint audit").getOrCreate()
    is_json = arguments.posts.endswith(("json", "jsonl"))
    posts = (spark.read.json if is_json else spark.read.parquet)(arguments.posts)
    rows = by_account(posts, arguments.partitions)
    program = arguments.tweetlint
    audit = [program, "audit", "posts", "--part", "-", "--jobs", "1", *flags]
    merge = [program, "audit", "merge", *flags, "--format", arguments.format]
    code = merged(rows, audit, merge, arguments.report)
    if arguments.register:
        count = [program, "hashtags", "posts", "--rulebook", arguments.rulebook]
        code = max(code, merged(rows, count, [program, "hashtags", "merge"], arguments.register))
    spark.stop()
    return code


def merged(rows: DataFrame, command: list, merge: list, output: str) -> int:
    """Makes a part of each partition with one command, and merges the parts with another, whose
    output is written to a file."""
    made = rows.mapInArrow(parts(command), "part binary").persist(StorageLevel.DISK_ONLY)
    # Counting makes all parts, on all executors. The iterator below alone would make one after
    # another, because it asks for a partition when the one before it is written.
    made.count()
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, row in enumerate(made.toLocalIterator()):
            files.append(Path(folder, str(number)))
            files[-1].write_bytes(row.part)
        with open(output, "wb") as out:
            code = subprocess.run([*merge[:3], *files, *merge[3:]], stdout=out).returncode
    made.unpersist()
    return code


if __name__ == "__main__":
    sys.exit(main())
