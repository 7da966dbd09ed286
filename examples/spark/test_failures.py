"""What Spark and DuckDB do with `strand stream` when something fails: processes end, messages arrive, partitions are
tried again with the same table. test_spark.py runs it; alone it is a job that never ends, for the tests that kill one.
"""

import os
import signal
import subprocess
import sys
import time

from pyspark import InheritableThread
from pyspark.sql import SparkSession

import count_people
from checking import check, run, script, streams, wait_for
from test_strand_stream import wrapper

# So many seconds may pass until everything has ended.
SOON = 30


def run_all(strand, study, turns, expected, spark, folder):
    folder.mkdir()
    codebook, people = str(study / "codebook"), str(study / "respondents/participants.csv")
    for interrupt in [True, False]:
        cancelled(spark, strand, codebook, interrupt)
    found = endless(spark, strand, codebook).limit(5).collect()
    check("a job that needs the first rows only: it gets them, and no process is left",
          len(found) == 5 and wait_for(lambda: not streams(codebook), SOON))
    retries(spark, strand, codebook, str(turns), people, expected, folder)
    check("nothing of all this has left a process", not streams(codebook), str(streams(codebook)))
    spark.stop()
    for victim in ["driver", "JVM"]:
        killed(strand, codebook, victim)


def endless(spark, strand, codebook):
    turns = spark.range(10**12, numPartitions=4).selectExpr(
        "string(id) AS id", "repeat('We helped each other, the committee and I. ', 10) AS text",
        "'participant' AS speaker", "'en' AS language")
    return count_people.find_hits(spark, turns, strand, codebook)


def cancelled(spark, strand, codebook, interrupt):
    ended = []

    def job():
        spark.sparkContext.setJobGroup("endless", "a job that never ends", interruptOnCancel=interrupt)
        try:
            endless(spark, strand, codebook).count()
        except Exception as error:  # whichever Spark has for it
            ended.append(str(error))

    thread = InheritableThread(target=job)
    thread.start()
    running = wait_for(lambda: len(streams(codebook)) == 2)
    time.sleep(2)
    spark.sparkContext.cancelJobGroup("endless")
    thread.join(timeout=300)
    check(f"a cancelled job (interruptOnCancel={interrupt}): two processes ran, it ended, and soon there is none",
          running and "cancel" in "".join(ended).lower() and wait_for(lambda: not streams(codebook), SOON),
          f"{running} {streams(codebook)} {ended}")


def retries(spark, strand, codebook, turns, people, expected, folder):
    once = f"mkdir '{folder}/once' 2>/dev/null &&"
    rows = count_people.read_turns(spark, turns, 3).persist()
    described_people = count_people.read_people(spark, people)

    def counted(commands):
        program = wrapper(folder, commands, strand)
        hits = count_people.find_hits(spark, rows, str(program), codebook)
        counts = count_people.count_people(spark, rows, described_people, hits, "relation").collect()
        return {(row.code, row.level): row.people for row in counts}

    failures = [
        ("the process is killed after some answers", f"{{ head -n 5 | '{strand}' \"$@\"; kill -9 $$; }}"),
        ("the Python worker is killed", "kill -9 $PPID"),
        ("the process ends with an error after the last answer", f"{{ '{strand}' \"$@\"; exit 74; }}"),
    ]
    for what, command in failures:
        table = counted(f"{once} {command}\nexec '{strand}' \"$@\"")
        happened = (folder / "once").exists()
        check(f"a partition that is tried again ({what}): the table is the same",
              happened and table == expected, str(table))
        (folder / "once").rmdir()
    try:
        counted(f"echo >>'{folder}/starts'; echo 'strand: error: no memory' >&2; exit 70")
        message = "no error"
    except Exception as error:  # whichever Spark has for it
        message = str(error)
    starts = (folder / "starts").read_text().count("\n")
    check("a partition that always fails: tried three times, then the job ends with the exit code and strand's message",
          starts >= 3 and "ended with exit code 70" in message and "strand: error: no memory" in message, message)
    rows.unpersist()


def bad_records(strand, study, turns, expected, to_parquet):
    """The scripts, as people run them, when records cannot be read."""
    codebook, people = study / "codebook", study / "respondents/participants.csv"
    broken, parquet = study / "broken.jsonl", study / "broken.parquet"
    broken.write_text(turns.read_text() + '{"id": "last", "speaker": "participant"}\n')
    to_parquet(broken, parquet)
    # A warning of the codebook's must arrive as well: the same rule twice.
    (codebook / "twice.yaml").write_text("codes:\n  - id: twice\n    name: Twice\n    rules: [zzz, zzz]\n")
    for name, file in [("count_people.py", broken), ("count_people_duckdb.py", parquet)]:
        answer = script(name, strand, codebook, file, people, "relation")
        check(f"{name}: a record that cannot be read ends it, with its id and the reason",
              answer.returncode != 0 and "record last: no field `text`" in answer.stderr, answer.stderr[-3000:])
        if file == parquet:
            errors = [line for line in answer.stderr.splitlines() if "warning" not in line]
            check(f"{name}: that is one line",
                  errors == ["count_people_duckdb.py: record last: no field `text`"], answer.stderr)
        answer = script(name, strand, codebook, file, people, "relation", "--keep-going")
        check(f"{name}: with --keep-going the other records are counted, and the number left out is said",
              answer.returncode == 0 and expected(answer.stdout)
              and "records left out: 1, no field `text`" in answer.stderr,
              answer.stdout + answer.stderr[-3000:])
        check(f"{name}: strand's warnings arrive on standard error",
              "the code has the same rule" in answer.stderr and "1 of " in answer.stderr, answer.stderr[-3000:])
    (codebook / "twice.yaml").unlink()


def killed(strand, codebook, victim):
    """Neither Python nor Java can tidy up after SIGKILL."""
    driver = subprocess.Popen([sys.executable, __file__, strand, codebook], stderr=subprocess.DEVNULL)
    running = wait_for(lambda: len(streams(codebook)) == 2)
    java = [int(process) for process in run("pgrep", "-P", str(driver.pid)).stdout.split()]
    time.sleep(2)
    for process in [driver.pid] if victim == "driver" else java:
        os.kill(process, signal.SIGKILL)
    driver.wait(timeout=300)
    gone = wait_for(lambda: not streams(codebook) and not any(lives(process) for process in java), SOON)
    check(f"the {victim} is killed: two processes ran, and soon there is none, nor of Java", running and java and gone,
          f"{running} {java} {streams(codebook)}")


def lives(process):
    state = run("ps", "-o", "stat=", "-p", process).stdout.strip()
    return state != "" and not state.startswith("Z")


def main():
    strand, codebook = sys.argv[1:]
    spark = SparkSession.builder.appName("endless").getOrCreate()
    endless(spark, strand, codebook).count()


if __name__ == "__main__":
    main()
