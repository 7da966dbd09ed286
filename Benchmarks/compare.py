"""Runs the programs one after another and prints a table: medians, megabytes per second, ratios to ripgrep.

Usage: compare.py STRAND-BENCH FOLDER RUNS PYTHON-MEGABYTES (called by run.sh)
"""

import re
import statistics
import subprocess
import sys
import time

bench, folder, runs, python_megabytes = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def strand(language, span, threads):
    """Matching alone, on transcripts in memory. All 200 rules are compiled in."""
    output = subprocess.run(
        [bench, "match", folder, language, span, str(threads), str(runs)], check=True, capture_output=True, text=True
    ).stdout.split()
    return int(output[0]), int(output[1]), [float(seconds) for seconds in output[2:]]


def ripgrep(language):
    """The whole program, its start and its output to a pipe included."""
    # With -w Chinese words next to one another would not be found: rg takes them for one word.
    words = ["-w"] if language == "english" else []
    corpus = f"{folder}/{language}.txt"
    command = ["rg", "-j1", "-o", "-i", *words, "-F", "-f", f"{folder}/{language}-literals.txt", corpus]
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        output = subprocess.run(command, check=True, capture_output=True).stdout
        seconds.append(time.perf_counter() - start)
    with open(corpus, "rb") as file:
        return file.seek(0, 2), output.count(b"\n"), seconds


def python(language):
    """An alternation, on the beginning of the corpus (it is slow), text decoded beforehand."""
    with open(f"{folder}/{language}-literals.txt", encoding="utf-8") as file:
        literals = sorted(file.read().split("\n")[:-1], key=len, reverse=True)
    with open(f"{folder}/{language}.txt", "rb") as file:
        raw = file.read(python_megabytes * 1_000_000)
    text = raw.decode("utf-8", errors="ignore")
    edge = r"\b" if language == "english" else ""
    pattern = re.compile(edge + "(?:" + "|".join(map(re.escape, literals)) + ")" + edge, re.IGNORECASE)
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        count = sum(1 for _ in pattern.finditer(text))
        seconds.append(time.perf_counter() - start)
    return len(raw), count, seconds


print(f"{'corpus':9} {'program':34} {'MB':>5} {'found':>8} {'seconds':>8} {'MB/s':>6} {'x rg':>6}")
for language in ("english", "chinese"):
    reference = ripgrep(language)
    reference_speed = reference[0] / 1e6 / statistics.median(reference[2])
    rows = [("rg -j1 -o -i -F" + (" -w" if language == "english" else ""), reference)]
    for span in ("match", "sentence"):
        for threads in (1, 2):
            name = f"strand, span: {span}, {threads} thread{'s' if threads > 1 else ''}"
            rows.append((name, strand(language, span, threads)))
    rows.append(("python3 re, alternation", python(language)))
    for name, (size, found, seconds) in rows:
        median = statistics.median(seconds)
        speed = size / 1e6 / median
        print(
            f"{language:9} {name:34} {size / 1e6:5.0f} {found:8} {median:8.3f} {speed:6.0f} {speed / reference_speed:6.2f}"
        )

print("\nstages of the whole way, one thread               english           chinese")
parts = {}
for language in ("english", "chinese"):
    output = subprocess.run(
        [bench, "stages", folder, language, str(min(runs, 3))], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    stages = [line.split(" ", 1) for line in output[1:]]
    whole = sum(float(seconds) for seconds, _ in stages)
    for seconds, name in stages + [(whole, "in all")]:
        parts.setdefault(name, []).append(f"{float(seconds):8.3f} s {float(seconds) / whole:5.0%}")
for name, columns in parts.items():
    print(f"  {name:38}" + "  ".join(columns))
