"""Spark, DuckDB and `strand compare` give the same table: `make test-spark`.

    python test_spark.py STRAND STUDY [SEED...]

Tried on the study without its coders' decisions (what is left are the rules' hits), and on a random corpus for each
seed (made_corpora.py). Nothing of either is real. What happens when something fails is tried in test_failures.py.
"""

import csv
import io
import json
import pathlib
import random
import shutil
import sys
import tempfile

import duckdb
from pyspark.sql import SparkSession

import count_people
import count_people_duckdb
import made_corpora
import test_failures
import test_strand_stream
from checking import check, end, quick_start, run, script

SEEDS = [1, 2, 3, 4, 5, 6]


def compared(strand, study, by):
    """(code, level) to people, as `strand compare` counts; pairs that nobody mentions are left out."""
    answer = run(strand, "compare", "--by", by, "--format", "json", "--study", study)
    assert answer.returncode == 0, answer.stderr
    return {
        (row["code"], cell["level"]): cell["people"]
        for row in json.loads(answer.stdout)["rows"] for cell in row["cells"] if cell["people"] > 0
    }


def table(text):
    """The same out of a script's CSV."""
    return {(row["code"], row["level"]): int(row["people"]) for row in csv.DictReader(io.StringIO(text, newline=""))}


def exported(strand, study):
    """The study's turns as JSON Lines and as Parquet."""
    turns, parquet = study / "turns.jsonl", study / "turns.parquet"
    answer = run(strand, "export", "turns", "--study", study, "--output", turns)
    assert answer.returncode == 0, answer.stderr
    to_parquet(turns, parquet)
    return turns, parquet


def to_parquet(turns, parquet):
    columns = ", ".join(f"{column.split()[0]}: '{column.split()[1]}'" for column in count_people.TURNS.split(", "))
    duckdb.sql(f"""COPY (SELECT * FROM read_json('{turns}', format = 'newline_delimited', columns = {{{columns}}}))
                   TO '{parquet}'""")


def sample_study(strand, root, study):
    """The scripts as people run them."""
    for part in ["study.yaml", "codebook", "transcripts", "respondents"]:
        source = root / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, study / part)
    expected = compared(strand, study, "relation")
    check("the sample study: `strand compare` has counts", len(expected) > 5)
    turns, parquet = exported(strand, study)
    people = study / "respondents/participants.csv"
    scripts = [("count_people.py", turns, ["--partitions", "7"]), ("count_people_duckdb.py", parquet, [])]
    for name, file, more in scripts:
        answer = script(name, strand, study / "codebook", file, people, "relation", *more)
        check(f"the sample study: {name} gives the table of `strand compare`",
              answer.returncode == 0 and table(answer.stdout) == expected, answer.stdout + answer.stderr[-3000:])
    return turns, expected


def direct(strand, codebook, turns):
    """Every hit, as `strand stream` finds it without any engine."""
    answers = run("sh", "-c", '"$0" stream --codebook "$1" <"$2"', strand, codebook, turns)
    assert answer_is_complete(answers, turns), answers.stderr
    return sorted(
        (answer["id"], hit["code"], hit["rule"], hit["start"], hit["end"])
        for answer in map(json.loads, answers.stdout.splitlines()) for hit in answer["hits"])


def answer_is_complete(answers, turns):
    with open(turns, newline="\n") as file:
        return answers.returncode == 0 and answers.stdout.count("\n") == sum(1 for _ in file)


def random_corpus(strand, folder, spark, seed):
    """The same hits and counts, however the records of one corpus are divided. Without a session, only in DuckDB."""
    chance = random.Random(seed)
    size = chance.choice([chance.randint(1, 10), chance.randint(50, 300), chance.randint(300, 2000)])
    made_corpora.make(folder, chance, size)
    column, codebook = made_corpora.COLUMN, str(folder / "codebook")
    people = str(folder / "respondents/participants.csv")
    expected = compared(strand, folder, column)
    turns, parquet = exported(strand, folder)
    hits = direct(strand, codebook, turns)
    name = f"seed {seed}, {size} turns, {len(hits)} hits, {sum(expected.values())} counted"
    wanted = "SELECT id, code, rule, start, \"end\" FROM hits ORDER BY ALL"

    database = duckdb.connect()
    count_people_duckdb.open_tables(database, parquet, people)
    count_people_duckdb.find_hits(database, strand, codebook)
    counted = {(code, level): people for code, level, people in count_people_duckdb.count_people(database, column)}
    check(f"{name}: DuckDB", counted == expected and sorted(database.execute(wanted).fetchall()) == hits,
          different(counted, expected))
    if spark is None:
        return
    more_than_records = size + chance.randint(1, 5)
    for partitions in {chance.randint(1, 12), more_than_records if size < 20 else chance.randint(1, 12)}:
        rows = count_people.read_turns(spark, str(chance.choice([turns, parquet])), partitions)
        found = count_people.find_hits(spark, rows, strand, codebook).persist()
        counted = {
            (row.code, row.level): row.people for row in count_people.count_people(
                spark, rows, count_people.read_people(spark, people), found, column).collect()}
        same = sorted(tuple(row)[:5] for row in found.collect()) == hits
        found.unpersist()
        check(f"{name}: Spark, {partitions} partitions", counted == expected and same, different(counted, expected))


def different(counted, expected):
    return "\n".join(str(item) for item in sorted(set(counted.items()) ^ set(expected.items())))


def main():
    strand, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    seeds = [int(seed) for seed in sys.argv[3:]] or SEEDS
    quick_start()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        study = folder / "study"
        study.mkdir()
        turns, expected = sample_study(strand, root, study)
        test_strand_stream.run_all(strand, study / "codebook", folder / "alone")
        spark = SparkSession.builder.appName("test").getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
        for seed in seeds:
            random_corpus(strand, folder / f"made-{seed}", spark, seed)
        test_failures.bad_records(strand, study, turns, lambda text: table(text) == expected, to_parquet)
        test_failures.run_all(strand, study, turns, expected, spark, folder / "failures")
    end()


if __name__ == "__main__":
    main()
