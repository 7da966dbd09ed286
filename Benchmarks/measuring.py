"""What the scripts here share: a command's time and memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(arguments, output=os.devnull, folder=None, ends=(0,)):
    """Seconds, and the largest memory in MB, of a command whose standard output goes to a file. It must end with one of
    `ends`."""
    start = time.monotonic()
    with open(output, "w") as file, tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(arguments, stdout=file, stderr=complaints, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ends:
            complaints.seek(0)
            sys.stderr.buffer.write(complaints.read())
            sys.exit(f"{' '.join(arguments)} ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


def median(measured):
    """The median of seconds, and the largest memory."""
    return statistics.median(seconds for seconds, _ in measured), max(memory for _, memory in measured)


def show_growth(small, large):
    """A line for each command: seconds and memory at both sizes, and how many times as much the large one takes."""
    for name, (seconds, megabytes) in large.items():
        before, memory = small[name]
        print(f"  {name:34} {before:8.2f} s {memory:6.0f} MB {seconds:8.2f} s {megabytes:6.0f} MB"
              f" {seconds / before:7.1f} x {megabytes / memory:5.1f} x", flush=True)
