"""What the tests here share: a line for each check, commands that are run, processes that are looked for."""

import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
FAILED = []


def check(what, is_right, details=""):
    print(("ok      " if is_right else "FAILED  ") + what, flush=True)
    if not is_right:
        FAILED.append(what)
        print(details, flush=True)


def end():
    if FAILED:
        raise SystemExit(f"{len(FAILED)} checks failed")
    print("All checks passed.")


def run(*arguments):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False)


def script(name, strand, codebook, turns, participants, by, *more):
    """One of the two scripts, as people run it."""
    return run(sys.executable, HERE / name, "--strand", strand, "--codebook", codebook, "--turns", turns,
               "--participants", participants, "--by", by, *more)


def spark_environment(*more):
    """Two tasks at a time on this machine, and three attempts of each."""
    settings = ["spark.ui.enabled=false", "spark.ui.showConsoleProgress=false", "spark.sql.shuffle.partitions=4", *more]
    options = " ".join(f"--conf {setting}" for setting in settings)
    return {"PYSPARK_SUBMIT_ARGS": f"--master local[2,3] {options} pyspark-shell", "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1"}


def quick_start():
    """For short jobs: Java compiles less, and starts sooner."""
    os.environ.update(spark_environment("spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1"))


def streams(codebook):
    """The ids of all processes of `strand stream` with this codebook."""
    return run("pgrep", "-f", f"stream --codebook {codebook}").stdout.split()


def wait_for(condition, seconds=300):
    """Whether it comes true in that time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True
