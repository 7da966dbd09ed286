"""Tables of turns through `strand stream`, for any engine that hands over pandas tables: Spark, DuckDB, others.

`hits_of` gives the function that does it. One process serves all tables of one iterator (in Spark: of one partition).
Whatever goes wrong in it becomes a StreamFailed that says which record, which end, and what the program wrote.
"""

import collections
import json
import signal
import subprocess
import sys
import threading

import pandas as pd

# The columns of what `hits_of` gives. A record that could not be read is a row with `error`.
COLUMNS = {"id": "string", "code": "string", "rule": "int", "start": "bigint", "end": "bigint", "error": "string"}
PANDAS = {"string": "string", "int": "Int32", "bigint": "Int64"}


def schema(quote):
    """COLUMNS for an engine that puts this mark around names."""
    return ", ".join(f"{quote}{name}{quote} {kind}" for name, kind in COLUMNS.items())


class StreamFailed(RuntimeError):
    """`strand stream` did not answer everything."""


def describe(strand, codebook):
    """What `strand stream --describe` says: the codes, the codebook's hash, the program's version."""
    ended = subprocess.run([strand, "stream", "--codebook", codebook, "--describe"], capture_output=True, check=False)
    if ended.returncode != 0:
        wrote = ended.stderr.decode(errors="replace")
        raise StreamFailed(f"strand stream --describe {ending(ended.returncode)}\n{wrote}".rstrip())
    return json.loads(ended.stdout)


def tree(description):
    """(code, counted): a code is mentioned, too, when one below it is."""
    return [(code["id"], counted) for code in description["codes"] for counted in [code["id"], *code["above"]]]


def hits_of(strand, codebook, description, threads=1, keep_going=False):
    """A function from an iterator of tables with id, text, speaker and language to an iterator of tables with COLUMNS.

    `description` is what the program that starts the work got from `describe`: a machine that has another codebook or
    another version of the program refuses to answer.
    """

    def find(tables):
        here = describe(strand, codebook)
        for part in ["version", "codebookHash"]:
            if here[part] != description[part]:
                began = description[part]
                raise StreamFailed(f"{part} is {here[part]} on this machine and {began} where the work began")
        options = ["--codebook", codebook, "--threads", str(threads)] + ["--keep-going"] * keep_going
        with StrandStream([strand, "stream", *options]) as stream:
            for table in tables:
                yield hits_in(stream, table, keep_going)

    return find


def hits_in(stream, table, keep_going):
    ids = [None if pd.isna(name) else name for name in table["id"]]
    records = table.to_json(orient="records", lines=True, force_ascii=False).encode()
    rows = []
    for answer, name in zip(stream.answers(records, len(ids)), ids):
        # A record that is too long to be read is answered without its id.
        if answer.get("id") != name and not ("error" in answer and answer["id"] is None):
            raise StreamFailed(f"record {name}: its answer is to another record, {answer.get('id')}")
        if "error" not in answer:
            rows += [(name, hit["code"], hit["rule"], hit["start"], hit["end"], None) for hit in answer["hits"]]
        elif keep_going:
            rows.append((name, None, None, None, None, answer["error"]))
        else:
            raise StreamFailed(f"record {name}: {answer['error']}")
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({name: PANDAS[kind] for name, kind in COLUMNS.items()})


class StrandStream:
    """One process. It ends with the `with`, however that ends; and when this program is killed, as its input is then
    closed."""

    def __init__(self, command):
        self.command = command

    def __enter__(self):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=pipe)
        self.answered = 0
        self.writer = None
        self.last_lines = collections.deque(maxlen=20)
        self.listener = threading.Thread(target=self.pass_on, daemon=True)
        self.listener.start()
        return self

    def answers(self, records, count):
        """The answers to `count` records (JSON Lines). A thread of its own writes them, because the program answers
        before it has read everything, and would wait for ever if nobody read its answers."""
        self.writer = threading.Thread(target=self.send, args=(records,), daemon=True)
        self.writer.start()
        for _ in range(count):
            line = self.process.stdout.readline()
            if not line.endswith(b"\n"):
                self.fail("before its input did")
            self.answered += 1
            yield json.loads(line)
        self.writer.join()

    def __exit__(self, kind, error, trace):
        try:
            if kind is None:
                self.finish()
        finally:
            self.end()

    def finish(self):
        """After the last record: the process must end by itself, with 0, and with nothing more to say."""
        self.process.stdin.close()
        if self.process.stdout.readline():
            raise StreamFailed("strand stream gave more answers than there were records")
        if self.process.wait() != 0:
            self.fail("at the end of its input")

    def fail(self, when):
        try:
            code = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            code = None
        self.listener.join(timeout=10)
        wrote = "".join(self.last_lines)
        raise StreamFailed(f"strand stream {ending(code)} {when}, {self.answered} records answered\n{wrote}".rstrip())

    def end(self):
        """Leaves no process and no thread. The pipe of the answers is closed first: a program that is busy writing
        them then stops, and so does our thread that is busy writing records to it."""
        self.process.stdout.close()
        self.process.kill()
        self.process.wait()
        if self.writer:
            self.writer.join()
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.listener.join(timeout=10)

    def send(self, records):
        try:
            self.process.stdin.write(records)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # Whoever reads the answers finds that there are no more of them.

    def pass_on(self):
        """What the program writes to its standard error goes to ours (in Spark: to the executor's log) at once."""
        for line in self.process.stderr:
            text = line.decode(errors="replace")
            self.last_lines.append(text)
            try:
                sys.stderr.write(text)
                sys.stderr.flush()
            except (OSError, ValueError):
                pass  # Nobody is there to read it; the program must still be able to write.


def ending(code):
    if code is None:
        return "closed its output"
    return f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
