"""Measures `strand stream` alone, DuckDB and Spark over the same made records: the table of docs/scale.md.

    python measure.py STRAND FOLDER [MEGABYTES...]     10, 100 and 1000 megabytes of text unless told

Records and codebook are those of `make bench` (Benchmarks/scale.py): turns of 500 bytes, 200 terms, every seventeenth
word a term. Seconds are medians of three whole commands; the largest size is run once.
"""

import itertools
import os
import pathlib
import platform
import sys

import duckdb
import pyspark

import checking

sys.path.append(str(checking.HERE.parent.parent / "Benchmarks"))
import measuring  # noqa: E402
import scale  # noqa: E402


def measure(strand, folder, megabytes, times):
    study, records, parquet = folder / "study", folder / "records.jsonl", folder / "records.parquet"
    scale.make(str(study), 0, 0, [[word] for word in scale.VOCABULARY[:200]])
    written = scale.write_records(str(records), megabytes * 1_000_000) / 1e6
    duckdb.sql(f"COPY (SELECT * FROM read_json('{records}', format = 'newline_delimited')) TO '{parquet}'")
    people = folder / "participants.csv"
    people.write_text("id,group\n" + "".join(f"p{n},{'ab'[n % 2]}\n" for n in range(scale.PEOPLE)))
    stream = ["sh", "-c", 'exec "$0" stream --codebook "$1" --threads "$2" <"$3"', strand, study / "codebook"]
    count = ["--strand", strand, "--codebook", study / "codebook", "--turns", parquet, "--participants", people,
             "--by", "group"]
    half = folder / "half.jsonl"
    with open(records, "rb") as whole, open(half, "wb") as file:
        file.writelines(itertools.islice(whole, sum(1 for _ in open(records, "rb")) // 2))
    pair = '"$0" stream --codebook "$1" --threads 1 <"$2" & "$0" stream --codebook "$1" --threads 1 <"$2"; wait'
    commands = {
        "strand stream, 1 thread": [*stream, "1", records],
        "strand stream, 2 threads": [*stream, "2", records],
        "strand stream, 2 processes, 1 thread": ["sh", "-c", pair, strand, study / "codebook", half],
        "DuckDB, the whole count": [sys.executable, checking.HERE / "count_people_duckdb.py", *count],
        "Spark, local[2], the whole count": [sys.executable, checking.HERE / "count_people.py", *count],
    }
    for name, command in commands.items():
        load = os.getloadavg()[0]
        runs = [measuring.run([str(part) for part in command]) for _ in range(times)]
        seconds, memory = measuring.median(runs)
        print(f"{written:6.0f} MB  {name:36} {seconds:8.2f} s {written / seconds:6.1f} MB/s {memory:6.0f} MB"
              f"   {times} runs, load before {load:.1f}", flush=True)
    for file in [records, half, parquet]:
        file.unlink()


def main():
    strand, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    sizes = [int(size) for size in sys.argv[3:]] or [10, 100, 1000]
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(checking.spark_environment())
    version = checking.run(strand, "--version").stdout.strip()
    print(f"strand {version}, DuckDB {duckdb.__version__}, Spark {pyspark.__version__},"
          f" Python {platform.python_version()}, {os.cpu_count()} cores")
    empty = folder / "empty"
    empty.write_text("")
    scale.make(str(folder / "study"), 0, 0, [[word] for word in scale.VOCABULARY[:200]])
    starts = [measuring.run(["sh", "-c", 'exec "$0" stream --codebook "$1" <"$2"', strand,
                             str(folder / "study" / "codebook"), str(empty)]) for _ in range(5)]
    print(f"start of one process, without records: {measuring.median(starts)[0]:.2f} s")
    for size in sizes:
        measure(strand, folder, size, 1 if size == max(sizes) and size >= 1000 else 3)


if __name__ == "__main__":
    main()
