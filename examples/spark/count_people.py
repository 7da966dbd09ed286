"""Count, in Spark, how many people of each group mention each code.

    python count_people.py --strand STRAND --codebook DIR --turns turns.jsonl --participants participants.csv --by cbo

`turns.jsonl` is what `strand export turns` writes; any JSON Lines or Parquet with the columns id, text, speaker,
language, person and participant will do. The codebook is run by `strand stream`, one process a partition; everything
after it is Spark SQL.
"""

import argparse
import csv
import pathlib
import sys

from pyspark.sql import SparkSession

import strand_stream

TURNS = "id string, transcript string, turn int, speaker string, label string, person string, participant string, " \
    "language string, text string"


def read_turns(spark, path, partitions=None):
    turns = spark.read.parquet(path) if path.endswith(".parquet") else spark.read.schema(TURNS).json(path)
    turns = turns.withColumn("id", turns.id.cast("string"))  # as the answers' ids are
    return turns.repartition(partitions) if partitions else turns


def read_people(spark, path):
    return spark.read.csv(path, header=True, multiLine=True, escape='"')


def find_hits(spark, turns, strand, codebook, keep_going=False):
    """A row for each hit of each turn, and for each turn that could not be read."""
    spark.sparkContext.addPyFile(str(pathlib.Path(strand_stream.__file__)))
    described = strand_stream.describe(strand, codebook)
    spark.createDataFrame(strand_stream.tree(described), "code string, counted string").createOrReplaceTempView("tree")
    return turns.select("id", "text", "speaker", "language").mapInPandas(
        strand_stream.hits_of(strand, codebook, described, keep_going=keep_going), strand_stream.schema("`"))


def count_people(spark, turns, people, hits, by):
    for name, table in [("turns", turns), ("people", people), ("hits", hits)]:
        table.createOrReplaceTempView(name)
    level = "p.`" + by.replace("`", "``") + "`"
    return spark.sql(f"""
        SELECT tree.counted AS code, {level} AS level, count(DISTINCT t.person) AS people
        FROM hits h JOIN tree ON h.code = tree.code JOIN turns t USING (id) JOIN people p ON t.participant = p.id
        WHERE t.speaker = 'participant' AND {level} <> ''
        GROUP BY 1, 2 ORDER BY 1, 2
        """)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["strand", "codebook", "turns", "participants", "by"]:
        options.add_argument("--" + name, required=True)
    options.add_argument("--partitions", type=int, help="default: as Spark divides the files")
    options.add_argument("--keep-going", action="store_true", help="count without the records that cannot be read")
    options = options.parse_args()

    spark = SparkSession.builder.appName("strand").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    turns = read_turns(spark, options.turns, options.partitions)
    people = read_people(spark, options.participants)
    hits = find_hits(spark, turns, options.strand, options.codebook, options.keep_going)
    if options.keep_going:
        hits.persist()  # They are asked twice.
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["code", "level", "people"])
    table.writerows(count_people(spark, turns, people, hits, options.by).collect())
    if options.keep_going:
        for failed in hits.where("error IS NOT NULL").groupBy("error").count().orderBy("error").collect():
            print(f"records left out: {failed['count']}, {failed.error}", file=sys.stderr)


if __name__ == "__main__":
    main()
