#!/usr/bin/env python3
"""Times `strand import-project` on a made-up REFI-QDA project: 30 sources, 230 codes, 750 codings, a million characters.

The project has NVivo's habits: CRLF, offsets in UTF-16 units that count CRLF as two, folder `Sources`.
Usage: exchange.py PROGRAM FOLDER RUNS
"""

import os
import random
import shutil
import subprocess
import sys
import time
import uuid
import zipfile
from xml.sax.saxutils import quoteattr

SOURCES, CODES, CATEGORIES, CODINGS, WORDS = 30, 230, 55, 750, 6000


def guid(generator):
    return str(uuid.UUID(int=generator.getrandbits(128), version=4))


def interview(number, generator, vocabulary):
    lines, words = [], 0
    while words < WORDS:
        count = generator.randint(5, 120)
        words += count
        speaker = "Interviewer" if len(lines) % 2 == 0 else f"Person {number}"
        lines.append(f"{speaker}: {' '.join(generator.choice(vocabulary) for _ in range(count))}.")
    return "\r\n".join(lines) + "\r\n"


def selection(text, user, codes, generator):
    start = text.index(" ", generator.randrange(0, len(text) - 800)) + 1
    end = text.index(" ", start + generator.randint(20, 300))
    before, words = text[:start], text[start:end]
    first = len(before.encode("utf-16-le")) // 2
    last = first + len(words.encode("utf-16-le")) // 2
    name = quoteattr(words.replace("\r\n", " ")[:97] + "...")
    return (
        f'<PlainTextSelection guid="{guid(generator)}" name={name} startPosition="{first}" endPosition="{last}" '
        f'creatingUser="{user}" creationDateTime="2024-01-02T03:04:05Z"><Coding guid="{guid(generator)}" '
        f'creatingUser="{user}"><CodeRef targetGUID="{generator.choice(codes)}"/></Coding></PlainTextSelection>'
    )


def make(path):
    generator = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    vocabulary = ["".join(generator.choice(letters) for _ in range(generator.randint(2, 9))) for _ in range(3000)]
    vocabulary += ["é", "naïve", "上海", "🙂"]
    user = guid(generator)
    codes = [guid(generator) for _ in range(CODES)]
    parts = [
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Large" origin="NVivo">',
        f'<Users><User guid="{user}" name="Ana"/></Users><CodeBook><Codes>',
    ]
    for category in range(CATEGORIES):
        parts.append(f'<Code guid="{guid(generator)}" name="Category {category}" isCodable="false">')
        parts += [
            f'<Code guid="{codes[number]}" name="Code {number}" isCodable="true" color="#aabbcc"/>'
            for number in range(category, CODES, CATEGORIES)
        ]
        parts.append("</Code>")
    parts.append("</Codes></CodeBook><Sources>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(SOURCES):
            text, name = interview(number, generator, vocabulary), guid(generator)
            archive.writestr(f"Sources/{name}.txt", text.encode())
            parts.append(f'<TextSource guid="{name}" name="Interview {number}" plainTextPath="internal://{name}.txt">')
            parts += [selection(text, user, codes, generator) for _ in range(CODINGS // SOURCES)]
            parts.append("</TextSource>")
        parts.append("</Sources></Project>")
        archive.writestr("project.qde", "".join(parts))


def main():
    program, folder, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    project, study = os.path.join(folder, "large.qdpx"), os.path.join(folder, "large")
    make(project)
    times = []
    for _ in range(runs):
        shutil.rmtree(study, ignore_errors=True)
        start = time.perf_counter()
        command = [program, "import-project", project, "--into", study, "--format", "json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    with open(os.path.join(study, "codings", "ana.jsonl"), encoding="utf-8") as journal:
        codings = sum(1 for _ in journal)
    times.sort()
    print(
        f"import-project: {SOURCES} sources, {CODES + CATEGORIES} codes, {codings} codings: "
        f"median {times[len(times) // 2]:.2f} s, fastest {times[0]:.2f} s of {runs}"
    )


if __name__ == "__main__":
    main()
