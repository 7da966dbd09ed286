"""The same count on one machine: turns in Parquet, the codebook by `strand stream`, the rest in DuckDB.

    python count_people_duckdb.py --strand STRAND --codebook DIR --turns turns.parquet --participants participants.csv \
        --by cbo
"""

import argparse
import csv
import os
import sys

import duckdb

import strand_stream


def open_tables(database, turns, participants):
    """`id` is text, whatever it is in the file, as the answers' ids are."""
    database.execute(f"CREATE VIEW turns AS SELECT * REPLACE (id::VARCHAR AS id) FROM read_parquet({literal(turns)})")
    database.execute(f"CREATE VIEW people AS SELECT * FROM read_csv({literal(participants)}, all_varchar = true)")


def find_hits(database, strand, codebook, keep_going=False):
    """Fills the table `hits` from the view `turns`."""
    described = strand_stream.describe(strand, codebook)
    database.execute("CREATE TABLE tree (code VARCHAR, counted VARCHAR)")
    database.executemany("INSERT INTO tree VALUES (?, ?)", strand_stream.tree(described))
    database.execute("CREATE TABLE hits (" + strand_stream.schema('"') + ")")
    find = strand_stream.hits_of(strand, codebook, described, os.cpu_count(), keep_going)
    for found in find(tables(database.cursor())):
        database.execute("INSERT INTO hits SELECT * FROM found")


def tables(reader):
    reader.execute("SELECT id, text, speaker, language FROM turns")
    while len(table := reader.fetch_df_chunk(5)):  # some 10,000 rows
        yield table


def count_people(database, by):
    level = 'p."' + by.replace('"', '""') + '"'
    return database.execute(f"""
        SELECT tree.counted, {level}, count(DISTINCT t.person)
        FROM hits h JOIN tree ON h.code = tree.code JOIN turns t USING (id) JOIN people p ON t.participant = p.id
        WHERE t.speaker = 'participant' AND {level} <> ''
        GROUP BY 1, 2 ORDER BY 1, 2
        """).fetchall()


def literal(text):
    return "'" + str(text).replace("'", "''") + "'"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["strand", "codebook", "turns", "participants", "by"]:
        options.add_argument("--" + name, required=True)
    options.add_argument("--keep-going", action="store_true", help="count without the records that cannot be read")
    options = options.parse_args()

    database = duckdb.connect()
    open_tables(database, options.turns, options.participants)
    try:
        find_hits(database, options.strand, options.codebook, options.keep_going)
    except strand_stream.StreamFailed as problem:
        raise SystemExit(f"count_people_duckdb.py: {problem}") from None
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["code", "level", "people"])
    table.writerows(count_people(database, options.by))
    failed = "SELECT error, count(*) FROM hits WHERE error IS NOT NULL GROUP BY 1 ORDER BY 1"
    for error, count in database.execute(failed).fetchall():
        print(f"records left out: {count}, {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
