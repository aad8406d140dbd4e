#!/usr/bin/env python3
"""Audits posts on the machines of an Apache Spark cluster, with the program that one machine
runs: each partition becomes a part of the audit, and the driver merges the parts.

    spark-submit spark_audit.py posts.parquet report.json --rulebook /shared/tweetlint.yaml

The posts are Parquet, or JSON with one post on each line, with the columns `account` and `id`.
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


def parts(program: str, flags: list):
    """A function that makes one part of the posts of a partition. It has the form that
    `DataFrame.mapInArrow` asks for."""

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
                command = [program, "audit", "posts", "--part", "-", "--jobs", "1", *flags]
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
    parser.add_argument("--format", default="json", help="of the report")
    arguments = parser.parse_args()
    flags = ["--rulebook", arguments.rulebook, "--quiet"]

    spark = SparkSession.builder.appName("tweetlint audit").getOrCreate()
    is_json = arguments.posts.endswith(("json", "jsonl"))
    posts = (spark.read.json if is_json else spark.read.parquet)(arguments.posts)
    rows = by_account(posts, arguments.partitions)
    made = rows.mapInArrow(parts(arguments.tweetlint, flags), "part binary")
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, row in enumerate(made.toLocalIterator()):
            files.append(Path(folder, f"{number}.tlpart"))
            files[-1].write_bytes(row.part)
        spark.stop()
        merge = [arguments.tweetlint, "audit", "merge", *files, *flags]
        with open(arguments.report, "wb") as report:
            return subprocess.run([*merge, "--format", arguments.format], stdout=report).returncode


if __name__ == "__main__":
    sys.exit(main())
