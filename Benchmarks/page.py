"""Writes the page of measurements from what each part printed.

Usage: page.py STRAND RESULTS PAGE
"""

import datetime
import os
import platform
import shutil
import subprocess
import sys

PARTS = [
    ("matcher", "Matching", """200 terms of two languages in one corpus, half English and half Chinese. ripgrep looks for the same
words; its line includes its start and its output. Strand's lines have transcripts in memory, and words, sentences and
speakers with each hit. The last column is the speed as a share of ripgrep's: 1.5 means one and a half times its speed. Below are the stages from the bytes of the interviews to
segments: a first index does all of them, a stream only the third and the fourth. There is one coding by hand for every
ten hits."""),
    ("index", "The index", """1,000 transcripts of 60 KB: once with rules that find next to nothing, once with twenty of the commonest words
as rules, which find more than a million places. ripgrep looks for the same words in the same files."""),
    ("scale", "Large studies", """Each table's first two numbers are of a study of a tenth of the size, the next two of the full
size; the last two say how many times as much time and memory the full size takes. 10 times as long is linear growth."""),
    ("commands", "Whole commands", """What a person waits for, from the command to the prompt."""),
    ("peers", "Other programs", """The same transcripts and codings in Strand and in qc, a program for the command line, and the same
words counted in R. Each line is a whole command, its start included; the ratio is to Strand's line above it."""),
    ("survey", "The survey", """A made survey as CSV and as SPSS file, and a regression; R, pandas and pyreadstat read the same files."""),
    ("reanchor", "Transcripts that change", """2,000 codings are carried over to a text of 300,000 characters with 500 edits."""),
    ("learn", "Suggestions", """Made turns of 400 people with planted words; each code has one turn in a hundred."""),
    ("agree", "Agreement", """50 coders, 2,000 transcripts, a million codings: everybody has read everything. The first two
numbers are of a tenth of the codings, the last two say how many times as much a million take."""),
    ("exchange", "Exchange", """A REFI-QDA project of 30 sources, 230 codes and 750 codings becomes a study."""),
]


def first_line(*command):
    if not shutil.which(command[0]):
        return None
    text = subprocess.run(command, capture_output=True, text=True)
    return next((line.strip() for line in (text.stdout + text.stderr).splitlines() if line.strip()), None)


def processor():
    with open("/proc/cpuinfo") as file:
        return next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), platform.machine())


def main():
    strand, results, page = sys.argv[1:]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = [
        ("strand", first_line(strand, "--version")), ("ripgrep", first_line("rg", "--version")),
        ("Python", first_line("python3", "--version")), ("R", first_line("R", "--version")),
        ("pandoc", first_line("pandoc", "--version")), ("Swift", first_line("swift", "--version")),
    ]
    lines = [
        "# How fast it is", "",
        "`make bench` makes the corpora, measures, and writes this page. All of a table was measured in one run on one machine;",
        "seconds are medians. On another machine the seconds are others, and the ratios nearly the same.", "",
        f"- Machine: {processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}"
        f" {platform.release().split('-')[0]}",
    ]
    lines += [f"- {name}: {version or 'not installed, left out'}" for name, version in versions]
    for name, title, text in PARTS:
        with open(os.path.join(results, name), encoding="utf-8") as file:
            day = datetime.date.fromtimestamp(os.stat(file.fileno()).st_mtime)
            shown = "\n".join(line.rstrip() for line in file.read().rstrip().splitlines())
        lines += ["", f"## {title}", "", " ".join(text.split()), "", f"Measured on {day}.", "", "```text", shown, "```"]
    with open(page + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    os.replace(page + ".new", page)
    print(f"wrote {page}", file=sys.stderr)


main()
