"""strand_stream.py without any engine: whatever ends the work, no process, no thread and no message is lost."""

import contextlib
import io
import itertools
import signal
import subprocess
import sys
import threading
import time

import pandas as pd

import strand_stream
from checking import HERE, check, streams, wait_for


def run_all(strand, codebook, folder):
    folder.mkdir()
    described = strand_stream.describe(strand, codebook)

    def hits(program, tables, **more):
        return list(strand_stream.hits_of(str(program), str(codebook), described, **more)(tables))

    empty = hits(strand, [table(["a", "b"], ["", "nothing"]), table([], [])])
    check("tables without a hit, and one without a record, are answered", [len(found) for found in empty] == [0, 0])
    numbers = hits(strand, [table([1, 2], [None, "nothing"])], keep_going=True)[0]
    check("ids may be numbers, and with keep_going a record that cannot be read is a row with its error",
          list(numbers["id"]) == ["1"] and list(numbers["error"]) == ["no field `text`"], str(numbers))

    failing = [
        ("ends at once", "exit 70", "ended with exit code 70"),
        ("ends when half is answered", f"head -n 500 | '{strand}' \"$@\"; exit 71", "ended with exit code 71"),
        ("is killed", "kill -9 $$", "was ended by SIGKILL"),
        ("closes its output and goes on", "exec >&-; exec sleep 600", "closed its output"),
        ("ends after all answers", f"'{strand}' \"$@\"; exit 74", "ended with exit code 74"),
        ("gives too many answers", f"'{strand}' \"$@\"; echo '{{}}'", "more answers than there were records"),
        ("gives another record's answer", "exec sed -u 's/.*/{\"id\": \"other\", \"hits\": []}/'",
         "its answer is to another record, other"),
    ]
    for name, command, expected in failing:
        program = wrapper(folder, f'echo "no memory for $1" >&2\n{command}', strand)
        with contextlib.redirect_stderr(io.StringIO()):
            message, seconds = failure(lambda: hits(program, [large_table()]))
        wrote = "no memory for stream" in message or "its answer" in expected or "more answers" in expected
        check(f"a program that {name}: said in one error, with what it wrote", expected in message and wrote, message)
        check(f"a program that {name}: ends in time, no thread is left", seconds < 30 and threading.active_count() == 1)

    message, _ = failure(lambda: hits(strand, [table(["x", "y"], ["words", None])]))
    check("a record that cannot be read: its id and the reason", message == "record y: no field `text`", message)
    program = wrapper(folder, f"exec '{strand}' \"$@\" --max-bytes 100", strand)
    message, _ = failure(lambda: hits(program, [table(["x", "long"], ["words", "words" * 100])]))
    check("a record that is too long: its id and the reason", "record long: longer than 100 bytes" in message, message)
    message, _ = failure(lambda: hits(strand, tables_then_error()))
    check("an error of the engine stays what it is", message == "the engine's own", message)
    other = {**described, "codebookHash": "0" * 64}
    message, _ = failure(lambda: list(strand_stream.hits_of(strand, str(codebook), other)([large_table()])))
    check("another codebook than the driver's is refused", "codebookHash is " in message, message)
    message, _ = failure(lambda: strand_stream.describe(strand, str(folder / "none")))
    check("a codebook that is not there: strand's own error", ": error: " in message, message)

    begun = strand_stream.hits_of(strand, str(codebook), described)(iter([large_table(), large_table()]))
    next(begun)
    running = len(streams(codebook))
    begun.close()
    check("a generator that is closed early ends its process and its threads",
          running == 1 and not streams(codebook) and threading.active_count() == 1)
    warnings_are_passed_on(strand, codebook, folder, described)
    killed(strand, codebook)
    check("no process is left", not streams(codebook), str(streams(codebook)))


def table(ids, texts):
    return pd.DataFrame({"id": ids, "text": texts, "speaker": "participant", "language": "en"})


def large_table():
    """Far more than the pipes take."""
    return table([f"r{number}" for number in range(5000)], ["we helped each other, the committee and I. " * 10] * 5000)


def tables_then_error():
    yield large_table()
    raise OSError("the engine's own")


def wrapper(folder, commands, strand):
    """A program to be run as strand: what it does when it is asked for a description is strand's."""
    path = folder / "wrapper.sh"
    path.write_text(f"#!/bin/sh\ncase \"$*\" in *--describe*) exec '{strand}' \"$@\" ;; esac\n{commands}\n")
    path.chmod(0o755)
    return path


def failure(work):
    begin = time.monotonic()
    try:
        work()
    except (strand_stream.StreamFailed, OSError) as error:
        return str(error), time.monotonic() - begin
    return "no error", time.monotonic() - begin


def warnings_are_passed_on(strand, codebook, folder, described):
    program = wrapper(folder, f"echo 'strand: warning: a small one' >&2; exec '{strand}' \"$@\"", strand)
    with contextlib.redirect_stderr(io.StringIO()) as wrote:
        list(strand_stream.hits_of(str(program), str(codebook), described)([large_table()]))
    check("what a successful process writes to standard error is passed on",
          wrote.getvalue() == "strand: warning: a small one\n", wrote.getvalue())


def killed(strand, codebook):
    """A Python that is killed while strand is busy: nobody can tidy up, and the process ends all the same."""
    python = subprocess.Popen([sys.executable, __file__, strand, str(codebook)], cwd=HERE)
    running = wait_for(lambda: streams(codebook))
    time.sleep(1)
    python.send_signal(signal.SIGKILL)
    python.wait()
    check("a Python that is killed: soon there is no process", running and wait_for(lambda: not streams(codebook), 30))


def work_for_ever():
    """For the test above."""
    strand, codebook = sys.argv[1:]
    find = strand_stream.hits_of(strand, codebook, strand_stream.describe(strand, codebook))
    for _ in find(itertools.repeat(large_table())):
        pass


if __name__ == "__main__":
    work_for_ever()
