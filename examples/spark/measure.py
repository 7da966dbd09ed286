"""Measures `strand stream` alone, DuckDB and Spark over the same made records: the table of docs/scale.md.

    python measure.py STRAND FOLDER [MEGABYTES...]     10, 100 and 1000 megabytes of text unless told

Records and codebook are those of `make bench` (Benchmarks/scale.py): turns of 500 bytes, 200 terms, every seventeenth
word a term. Each line is the fastest of some whole commands, so that other work on the machine counts little:
seconds, seconds of processor time of everything that the command started, and the memory of the largest process. Linux
only.
"""

import ctypes
import importlib.metadata
import itertools
import os
import pathlib
import platform
import subprocess
import sys
import time

import checking

sys.path.append(str(checking.HERE.parent.parent / "Benchmarks"))
import scale  # noqa: E402

BECOME_PARENT_OF_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER: Spark's Java outlives the script that started it.
PAIR = '"$0" stream --codebook "$1" --threads 1 <"$2" & "$0" stream --codebook "$1" --threads 1 <"$2"; wait'


def measured(command):
    """Seconds, processor seconds, and megabytes of the largest process."""
    begin = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds, busy, largest = None, 0, 0
    while True:
        try:
            ended, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return seconds, busy, largest / 1024
        busy += usage.ru_utime + usage.ru_stime
        largest = max(largest, usage.ru_maxrss)
        if ended == process.pid:
            seconds, process.returncode = time.monotonic() - begin, os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                raise SystemExit(f"ended with {process.returncode}: {command}")


def show(name, megabytes, command, times):
    load = os.getloadavg()[0]
    runs = [measured(command) for _ in range(times)]
    seconds, busy, memory = (min(values) for values in zip(*runs))
    print(f"{megabytes:6.0f} MB  {name:36} {seconds:8.2f} s {megabytes / seconds:6.1f} MB/s {busy:8.2f} core-seconds"
          f" {memory:6.0f} MB   fastest of {times}, load before {load:.1f}", flush=True)


def measure(strand, folder, megabytes, times):
    records, half, parquet = folder / "records.jsonl", folder / "half.jsonl", folder / "records.parquet"
    codebook, people = folder / "study" / "codebook", folder / "participants.csv"
    written = scale.write_records(str(records), megabytes * 1_000_000) / 1e6
    with open(records, "rb") as whole, open(half, "wb") as file:
        file.writelines(itertools.islice(whole, sum(1 for _ in open(records, "rb")) // 2))
    measured([sys.executable, "-c", "import duckdb, sys; duckdb.sql(sys.argv[1])",
              f"COPY (SELECT * FROM read_json('{records}', format = 'newline_delimited')) TO '{parquet}'"])
    people.write_text("id,group\n" + "".join(f"p{n},{'ab'[n % 2]}\n" for n in range(scale.PEOPLE)))
    stream = ["sh", "-c", 'exec "$0" stream --codebook "$1" --threads "$2" <"$3"', strand, codebook]
    count = ["--strand", strand, "--codebook", codebook, "--turns", parquet, "--participants", people, "--by", "group"]
    show("strand stream, 1 thread", written, [*stream, "1", records], times)
    show("strand stream, 2 threads", written, [*stream, "2", records], times)
    show("strand stream, 2 processes, 1 thread", written, ["sh", "-c", PAIR, strand, codebook, half], times)
    for name, script in [("DuckDB", "count_people_duckdb.py"), ("Spark, local[2]", "count_people.py")]:
        show(f"{name}, the whole count", written, [sys.executable, checking.HERE / script, *count], times)
    for file in [records, half, parquet]:
        file.unlink()


def main():
    strand, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    sizes = [int(size) for size in sys.argv[3:]] or [10, 100, 1000]
    ctypes.CDLL(None).prctl(BECOME_PARENT_OF_ORPHANS, 1, 0, 0, 0)
    os.environ.update(checking.spark_environment())
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ["duckdb", "pyspark", "pandas"])
    print(f"strand {checking.run(strand, '--version').stdout.strip()}, {versions}, Python {platform.python_version()},"
          f" {os.cpu_count()} cores")
    scale.make(str(folder / "study"), 0, 0, [[word] for word in scale.VOCABULARY[:200]])
    empty = ["sh", "-c", 'exec "$0" stream --codebook "$1" </dev/null', strand, folder / "study" / "codebook"]
    show("strand stream, no records", 0, empty, 5)
    for size in sizes:
        measure(strand, folder, size, 1 if size >= 1000 else 3)


if __name__ == "__main__":
    main()
