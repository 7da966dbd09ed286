"""Count, in Spark, how many people of each group mention each code.

    python count_people.py --strand STRAND --codebook DIR --turns turns.jsonl --participants participants.csv --by cbo

`turns.jsonl` is what `strand export turns` writes; any table with the columns id, text, speaker, language, person and
participant will do. The codebook is run by `strand stream`, one process a partition; everything after it is Spark SQL.
"""

import argparse
import json
import subprocess
import threading

import pandas as pd
from pyspark.sql import SparkSession


def run_codebook(strand, codebook):
    """A function for DataFrame.mapInPandas: a row for each hit of each record."""

    def answer(batches):
        # One process for the whole partition. It ends when its input ends, and when this Python ends, because its
        # input is then closed.
        process = subprocess.Popen(
            [strand, "stream", "--codebook", codebook], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)
        complaints = []
        listener = threading.Thread(target=lambda: complaints.append(process.stderr.read()))
        listener.start()
        try:
            for batch in batches:
                records = batch.to_json(orient="records", lines=True, force_ascii=False)
                writer = threading.Thread(target=send, args=(process.stdin, records.encode()))
                writer.start()
                rows = []
                for _ in range(len(batch)):
                    line = process.stdout.readline()
                    if not line:
                        raise RuntimeError("strand stream ended before its input did")
                    reply = json.loads(line)
                    if "error" in reply:
                        raise RuntimeError(f"record {reply['id']}: {reply['error']}")
                    rows += [(reply["id"], h["code"], h["rule"], h["start"], h["end"]) for h in reply["hits"]]
                writer.join()
                yield pd.DataFrame(rows, columns=["id", "code", "rule", "start", "end"])
            process.stdin.close()
            if process.wait() != 0:
                raise RuntimeError(f"strand stream ended with {process.returncode}")
        except Exception as error:
            process.kill()
            listener.join()
            raise RuntimeError(f"{error}\n{b''.join(complaints).decode(errors='replace')}") from error
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()

    return answer


def send(pipe, data):
    try:
        pipe.write(data)
        pipe.flush()
    except BrokenPipeError:
        pass  # The reader of the answers says why.


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["strand", "codebook", "turns", "participants", "by"]:
        options.add_argument("--" + name, required=True)
    options.add_argument("--partitions", type=int, default=4)
    options = options.parse_args()

    spark = SparkSession.builder.appName("strand").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    columns = "id string, transcript string, turn int, speaker string, label string, person string, " \
        "participant string, language string, text string"
    turns = spark.read.schema(columns).json(options.turns).repartition(options.partitions)
    people = spark.read.csv(options.participants, header=True)
    hits = turns.select("id", "text", "speaker", "language").mapInPandas(
        run_codebook(options.strand, options.codebook), "id string, code string, rule int, start long, end long")
    # A code is mentioned, too, when one below it is.
    described = json.loads(subprocess.check_output(
        [options.strand, "stream", "--codebook", options.codebook, "--describe"]))
    spark.createDataFrame(
        [(code["id"], counted) for code in described["codes"] for counted in [code["id"], *code["above"]]],
        "code string, counted string").createOrReplaceTempView("tree")
    turns.createOrReplaceTempView("turns")
    people.createOrReplaceTempView("people")
    hits.createOrReplaceTempView("hits")
    counts = spark.sql(f"""
        SELECT tree.counted AS code, p.`{options.by}` AS level, count(DISTINCT t.person) AS people
        FROM hits h JOIN tree ON h.code = tree.code JOIN turns t USING (id) JOIN people p ON t.participant = p.id
        WHERE t.speaker = 'participant' AND p.`{options.by}` IS NOT NULL
        GROUP BY 1, 2 ORDER BY 1, 2
        """)
    print("code,level,people")
    for row in counts.collect():
        print(f"{row.code},{row.level},{row.people}")


if __name__ == "__main__":
    main()
