"""Spark, DuckDB and `strand compare` give the same table: `make test-spark`.

    python test_spark.py STRAND STUDY

Tried on the study without its coders' decisions (what is left are the rules' hits), and on a larger corpus that is made
here from words of the codebook. Nothing of either is real.
"""

import csv
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import duckdb

HERE = pathlib.Path(__file__).parent
FAILURES = []


def check(what, is_right, details=""):
    print(("ok      " if is_right else "FAILED  ") + what)
    if not is_right:
        FAILURES.append(what)
        print(details)


def run(*arguments, **options):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, **options)


def compared(strand, study, by):
    """(code, level) to people, as `strand compare` counts; pairs that nobody mentions are left out."""
    answer = run(strand, "compare", "--by", by, "--format", "json", "--study", study)
    assert answer.returncode == 0, answer.stderr
    return {
        (row["code"], cell["level"]): cell["people"]
        for row in json.loads(answer.stdout)["rows"] for cell in row["cells"] if cell["people"] > 0
    }


def table(text, levels):
    """The same out of a script's CSV, for the levels that the study's group has: a column may have more."""
    rows = csv.DictReader(text.splitlines())
    return {(row["code"], row["level"]): int(row["people"]) for row in rows if row["level"] in levels}


def spark(strand, study, turns, partitions, by):
    environment = {**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false pyspark-shell",
                   "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    return run(sys.executable, HERE / "count_people.py", "--strand", strand, "--codebook", study / "codebook",
               "--turns", turns, "--participants", study / "respondents/participants.csv", "--by", by,
               "--partitions", partitions, env=environment)


def made_study(study, folder):
    """A study of 120 invented people who say words of the codebook's rules and others."""
    random.seed(7)
    shutil.copytree(study / "codebook", folder / "codebook")
    (folder / "transcripts").mkdir()
    (folder / "respondents").mkdir()
    (folder / "study.yaml").write_text("study: made\nlanguage: en\n")
    words = ("neighbours helped each other rules committee meeting confident office assistant learned from together "
             "we moved here the house was new and then they came with paper yes no maybe work school bus market "
             "everybody knows volunteer service community trust manage myself").split()
    people = ["id,relation"]
    for number in range(120):
        people.append(f"M{number:03},{random.choice(['participant', 'spillover', 'none'])}")
        turns = []
        for _ in range(60):
            turns.append("I: " + " ".join(random.choices(words, k=12)) + "?")
            turns.append(f"M{number:03}: " + ". ".join(
                " ".join(random.choices(words, k=random.randint(3, 25))) for _ in range(4)) + ".")
        (folder / f"transcripts/m{number:03}.txt").write_text("\n\n".join(turns) + "\n")
    (folder / "respondents/participants.csv").write_text("\n".join(people) + "\n")


def compare_all(strand, study, name, by, column, partitions):
    expected = compared(strand, study, by)
    levels = {level for _, level in expected}
    check(f"{name}: the study's own table has counts", len(expected) > 5)
    turns = study / "turns.jsonl"
    assert run(strand, "export", "turns", "--study", study, "--output", turns).returncode == 0
    for count in partitions:
        answer = spark(strand, study, turns, count, column)
        check(f"{name}: Spark with {count} partitions gives the table of `strand compare`",
              answer.returncode == 0 and table(answer.stdout, levels) == expected, answer.stdout + answer.stderr[-3000:])
    parquet = study / "turns.parquet"
    duckdb.sql(f"COPY (SELECT * FROM read_json('{turns}', format = 'newline_delimited')) TO '{parquet}'")
    answer = run(sys.executable, HERE / "count_people_duckdb.py", "--strand", strand, "--codebook", study / "codebook",
                 "--turns", parquet, "--participants", study / "respondents/participants.csv", "--by", column)
    check(f"{name}: DuckDB over Parquet gives it, too",
          answer.returncode == 0 and table(answer.stdout, levels) == expected, answer.stdout + answer.stderr[-3000:])
    return turns


def main():
    strand, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        study = pathlib.Path(folder) / "study"
        study.mkdir()
        for part in ["study.yaml", "codebook", "transcripts", "respondents"]:
            source = root / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, study / part)
        turns = compare_all(strand, study, "the sample study", "cbo", "relation", [1, 7])
        made = pathlib.Path(folder) / "made"
        made.mkdir()
        made_study(study, made)
        compare_all(strand, made, "a made corpus", "relation", "relation", [5])

        broken = study / "broken.jsonl"
        broken.write_text(turns.read_text() + '{"id": "last", "speaker": "participant"}\n')
        answer = spark(strand, study, broken, 3, "relation")
        check("a record that cannot be read ends the job, and its id and reason are in the message",
              answer.returncode != 0 and "record last: no field `text`" in answer.stderr + answer.stdout,
              answer.stderr[-3000:])
        left = run("pgrep", "-f", f"{strand} stream").stdout.split()
        check("no process is left behind", not left, str(left))
    if FAILURES:
        raise SystemExit(f"{len(FAILURES)} checks failed")
    print("All checks passed.")


if __name__ == "__main__":
    main()
