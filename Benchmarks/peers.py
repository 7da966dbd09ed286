"""Times the same questions in other programs: qc (PyPI: qualitative-coding), QualCoder's tables, R's tidytext and quanteda.

Usage: peers.py STRAND FOLDER RUNS
Each line has the median of RUNS in seconds of a whole command, its start included, its largest memory, and the ratio to
Strand's in the same run. What is not installed and cannot be is said and left out.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
import venv

import agreement
import scale
from measuring import median, run

CODERS, TRANSCRIPTS, CODINGS = 2, 100, 2000
TURNS, TERMS = 40_000, 200
own = None


def show(name, measured, ours=False):
    """A line; with `ours`, the one that the next lines are compared with."""
    global own
    seconds, memory = median(measured)
    own = seconds if ours else own
    remark = "" if ours else f"{seconds / own:7.1f} times as long"
    print(f"  {name:54} {seconds:8.3f} s {memory:6.0f} MB {remark}".rstrip(), flush=True)


def installed_qc(folder):
    """The program `qc`, in a Python environment of its own; nothing where it cannot be installed."""
    environment = os.path.join(folder, "qc-python")
    program = os.path.join(environment, "bin", "qc")
    if not os.path.exists(program):
        try:
            venv.create(environment, with_pip=True, clear=True)
            pip = [os.path.join(environment, "bin", "python"), "-m", "pip", "install", "--quiet", "qualitative-coding"]
            subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        except (subprocess.CalledProcessError, OSError):
            return None
    return program


FILL_QC = """
import collections, json, pathlib, sys
from qualitative_coding.corpus import QCCorpus
study, corpus = pathlib.Path(sys.argv[1]), QCCorpus("settings.yaml")
texts = {file.stem: file.read_text() for file in study.glob("transcripts/*.txt")}
found = collections.defaultdict(list)
for journal in study.glob("codings/*.jsonl"):
    for event in map(json.loads, journal.open()):
        if event["kind"] == "tag":
            line = texts[event["transcript"]].count("\\n", 0, event["start"])
            found[event["transcript"], journal.stem].append({"line": line, "code_id": event["code"]})
with corpus.session():
    for (transcript, coder), lines in found.items():
        corpus.update_coded_lines(transcript + ".txt", coder, lines)
"""


def fill_qc(qc, study, project):
    """The same transcripts and codings; qc codes whole lines, which is what a turn is here."""
    shutil.rmtree(project, ignore_errors=True)
    os.makedirs(project)
    for command in (["init"], ["corpus", "import", "-r", "-i", "verbatim", os.path.join(study, "transcripts")]):
        run([qc] + command, folder=project)
    run([os.path.join(os.path.dirname(qc), "python"), "-c", FILL_QC, study], folder=project)


def changed(path):
    with open(path, "a") as file:
        file.write(f"\nAna: One more answer {time.monotonic_ns()}.\n")


def against_qc(strand, folder, study, runs):
    qc, project = installed_qc(folder), os.path.join(folder, "qc-project")
    if qc is None:
        print("  qc cannot be installed from PyPI here: left out")
        return
    fill_qc(qc, study, project)
    show("strand --version", [run([strand, "--version"]) for _ in range(max(runs, 20))], ours=True)
    show("qc version", [run([qc, "version"], folder=project) for _ in range(runs)])
    ask = [strand, "--study", study, "quotes", "c00"]
    run(ask)
    show("strand quotes CODE, nothing changed", [run(ask) for _ in range(runs)], ours=True)
    show("qc codes find CODE", [run([qc, "codes", "find", "c00"], folder=project) for _ in range(runs)])
    text, update = os.path.join(study, "transcripts", "t0001.txt"), []
    new = os.path.join(folder, "t0001.txt")
    measured = []
    for _ in range(runs):
        changed(text)
        measured.append(run(ask))
    show("strand quotes CODE, one transcript changed", measured, ours=True)
    for _ in range(runs):
        shutil.copy(os.path.join(project, "corpus", "t0001.txt"), new)
        changed(new)
        first = run([qc, "corpus", "update", os.path.join("corpus", "t0001.txt"), "--new", new], folder=project)
        second = run([qc, "codes", "find", "c00"], folder=project)
        update.append((first[0] + second[0], max(first[1], second[1])))
    show("qc corpus update FILE, qc codes find CODE", update)


# QualCoder's own report is a window of its graphical program, and reads from these tables.
ASK_QUALCODER = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT s.name, c.owner, c.pos0, c.pos1, c.seltext, s.fulltext FROM code_text c "
    "JOIN code_name n USING (cid) JOIN source s ON s.id = c.fid WHERE n.name = ? ORDER BY s.name, c.pos0", (sys.argv[2],))
for name, owner, start, end, words, text in rows:
    print(name, owner, start, end, text[max(0, start - 100):start], words, text[end:end + 100], sep="\\t")
"""


def against_qualcoder(strand, folder, study, runs):
    print("  QualCoder is neither in PyPI nor in Debian, and its report of coded text is a window that runs only inside its")
    print("  graphical program. So this is the bare query on a project of its format, without the program around it:")
    project = os.path.join(folder, "project.qda")
    shutil.rmtree(project, ignore_errors=True)
    run([strand, "--study", study, "export", "project", project])
    ask = [strand, "--study", study, "quotes", "c00"]
    show("strand quotes CODE, nothing changed", [run(ask) for _ in range(runs)], ours=True)
    query = [sys.executable, "-c", ASK_QUALCODER, os.path.join(project, "data.qda"), "Code c00"]
    show("Python's sqlite3 on QualCoder's tables", [run(query) for _ in range(runs)])


def make_turns(folder):
    """Turns as JSON Lines and as plain lines, a codebook of words, and the list of them."""
    rng, words = random.Random(17), scale.VOCABULARY[:TERMS]
    os.makedirs(os.path.join(folder, "codebook"), exist_ok=True)
    with open(os.path.join(folder, "codebook", "codes.yaml"), "w") as file:
        file.write("codes:\n" + "".join(f"  - {{id: {word}, name: {word}, rules: [{word}]}}\n" for word in words))
    with open(os.path.join(folder, "words.txt"), "w") as file:
        file.write("\n".join(words) + "\n")
    with open(os.path.join(folder, "turns.jsonl"), "w") as records, open(os.path.join(folder, "turns.txt"), "w") as lines:
        for number in range(TURNS):
            text = " ".join(rng.choices(scale.VOCABULARY, k=rng.randint(20, 120))).capitalize() + "."
            records.write(json.dumps({"id": number, "text": text}) + "\n")
            lines.write(text + "\n")


def against_r(strand, folder, runs):
    make_turns(folder)
    records, lines = os.path.join(folder, "turns.jsonl"), os.path.join(folder, "turns.txt")
    print(f"{TERMS} words counted in {TURNS} turns, {os.path.getsize(lines) / 1e6:.0f} MB, one thread")
    # With its input as a file, for R reads one, too.
    stream = f'exec "$0" stream --codebook "$1" --threads 1 <"$2"'
    ours = ["sh", "-c", stream, strand, os.path.join(folder, "codebook"), records]
    show("strand stream: each place, JSON Lines in and out", [run(ours) for _ in range(runs)], ours=True)
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers.R")
    for package in ("tidytext", "quanteda"):
        if not shutil.which("Rscript"):
            print("  R is not installed: left out")
            return
        ask = ["Rscript", script, package, lines, os.path.join(folder, "words.txt")]
        if subprocess.run(ask[:3] + [os.devnull, os.devnull], capture_output=True).returncode == 3:
            print(f"  {package} is not installed (Debian's package, where there is one, is r-cran-{package}): left out")
            continue
        show(f"R {package}: counts", [run(ask) for _ in range(min(runs, 3))])


def main():
    strand, folder, runs = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3])
    study = os.path.join(folder, "study")
    shutil.rmtree(study, ignore_errors=True)
    agreement.make(study, CODERS, TRANSCRIPTS, CODINGS)
    print(f"{TRANSCRIPTS} transcripts, {CODINGS} codings by {CODERS} coders")
    against_qc(strand, folder, study, runs)
    against_qualcoder(strand, folder, study, runs)
    against_r(strand, folder, runs)


if __name__ == "__main__":
    main()
