"""Times the survey's readers and the regression beside R, pandas and pyreadstat, on the same files, one after another.

Usage: survey.py STRAND-BENCH FOLDER RUNS COLUMNS (called by run.sh)

Every program is run in its own process; medians of RUNS runs in it, the data in the system's cache. A program that is not
installed is said and left out.
"""

import os
import shutil
import statistics
import subprocess
import sys

bench, folder, runs, columns = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
here = os.path.dirname(os.path.abspath(__file__))
# One thread each, BLAS too.
environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")

READ = """
import sys, time
file, runs = sys.argv[1], int(sys.argv[2])
import {module} as library
seconds = []
for _ in range(runs):
    start = time.perf_counter()
    table = {call}
    table = table[0] if isinstance(table, tuple) else table
    seconds.append(time.perf_counter() - start)
print(table.shape[0], table.shape[1], *seconds)
"""


def lines(command):
    """What a program prints, line by line, as numbers; nothing where it is not installed."""
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    if run.returncode != 0:
        if "ModuleNotFoundError" in run.stderr:
            return None
        sys.exit(f"{' '.join(command)} failed:\n{run.stderr}")
    return [[float(word) for word in line.split()] for line in run.stdout.splitlines()]


def python(module, call, file):
    return lines([sys.executable, "-c", READ.format(module=module, call=call), file, str(runs)])


def say(title, rows, facts):
    """A table of medians; the ratio says how many times the first row's time a program takes."""
    print(title)
    reference = None
    for name, found in rows:
        if not found:
            print(f"  {name:34} is not installed: left out")
            continue
        median = statistics.median(found[facts:])
        reference = reference or median
        print(f"  {name:34} {median:8.3f} s  {median / reference:6.2f} x   ({', '.join(f'{x:.10g}' for x in found[:facts])})")


def first(found, index=0):
    return found[index] if found and len(found) > index else None


r = shutil.which("Rscript")
ols = os.path.join(folder, "ols.bin")
fitted = lines([r, os.path.join(here, "survey.R"), "fit", ols, str(columns), str(runs)]) if r else None
say(
    f"OLS, {os.path.getsize(ols) // 8 // (columns + 1)} x {columns} (sum of coefficients)",
    [
        ("strand: fit, errors, tests", first(lines([bench, "fit", ols, str(columns), str(runs)]))),
        ("R lm", first(fitted)), ("R lm.fit", first(fitted, 1)),
    ], 1)

csv = os.path.join(folder, "survey.csv")
say(
    f"CSV of {os.path.getsize(csv) / 1e6:.0f} MB (rows, variables)",
    [
        ("strand", first(lines([bench, "read", csv, str(runs)]))),
        ("pandas.read_csv (C engine)", first(python("pandas", "library.read_csv(file)", csv))),
        ("R read.csv", first(lines([r, os.path.join(here, "survey.R"), "read", csv, "1"]) if r else None)),
    ], 2)

sav = os.path.join(folder, "survey.sav")
say(
    f".sav of {os.path.getsize(sav) / 1e6:.0f} MB (rows, variables)",
    [
        ("strand", first(lines([bench, "read", sav, str(runs)]))),
        ("pyreadstat.read_sav", first(python("pyreadstat", "library.read_sav(file)", sav))),
        ("pandas.read_spss", first(python("pandas", "library.read_spss(file)", sav))),
    ], 2)
