"""Times whole commands: the start of the program, questions to the sample study, and Word files beside pandoc.

Usage: commands.py STRAND FOLDER RUNS
Each line has the median of RUNS in seconds, as a person waits for it.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

WORDS = "water path roof school market bridge garden wall river season neighbour money letter field road house".split()
FILES, PARAGRAPHS, BY_PANDOC = 1000, 60, 50


def median(command, runs):
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def show(name, seconds, remark=""):
    print(f"  {name:52} {seconds:8.3f} s  {remark}".rstrip(), flush=True)


def document(path, rng):
    """A Word file as programs for transcription write it: a paragraph a turn."""
    body = []
    for number in range(PARAGRAPHS):
        words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(20, 120)))
        label = "Interviewer" if number % 2 == 0 else "Ana"
        body.append(f'<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{label}: </w:t></w:r>'
                    f"<w:r><w:t>{words.capitalize()}.</w:t></w:r></w:p>")
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'))
        archive.writestr("_rels/.rels", (
            f'<?xml version="1.0"?><Relationships xmlns="{relationships}">'
            f'<Relationship Id="r1" Type="{kind}" Target="word/document.xml"/></Relationships>'))
        archive.writestr("word/document.xml", (
            '<?xml version="1.0"?><w:document '
            'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            + "".join(body) + "</w:body></w:document>"))


def main():
    strand, folder, runs = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    study = os.path.join(folder, "sample")
    shutil.rmtree(study, ignore_errors=True)
    os.makedirs(study)
    for name in ("study.yaml", "assignments.yaml"):
        shutil.copy(name, study)
    for name in ("codebook", "transcripts", "respondents", "codings"):
        shutil.copytree(name, os.path.join(study, name))
    asking = [strand, "--study", study]
    median(asking + ["status"], 1)
    print("The sample study, nothing changed since the last command")
    show("strand --version", median([strand, "--version"], max(runs, 20)))
    for words in (["quotes"], ["compare", "--by", "cbo"], ["agree"], ["suggest"], ["check"]):
        show("strand " + " ".join(words), median(asking + words, runs))
    documents = os.path.join(folder, "documents")
    if not os.path.exists(os.path.join(documents, f"{FILES - 1:04}.docx")):
        os.makedirs(documents, exist_ok=True)
        rng = random.Random(5)
        for number in range(FILES):
            document(os.path.join(documents, f"{number:04}.docx"), rng)
    files = sorted(os.path.join(documents, name) for name in os.listdir(documents))
    print(f"{FILES} Word files of {PARAGRAPHS} turns")
    seconds = []
    for _ in range(min(runs, 3)):
        into = os.path.join(folder, "imported")
        shutil.rmtree(into, ignore_errors=True)
        subprocess.run([strand, "init", into], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds.append(median([strand, "--study", into, "import"] + files, 1))
    own = statistics.median(seconds)
    show("strand import, turns and speakers recognised", own)
    if shutil.which("pandoc"):
        start = time.perf_counter()
        for file in files[:BY_PANDOC]:
            subprocess.run(["pandoc", "-t", "plain", "-o", os.devnull, file], check=True)
        pandoc = (time.perf_counter() - start) * FILES / BY_PANDOC
        show(f"pandoc to plain text, from {BY_PANDOC} files", pandoc, f"{pandoc / own:.1f} times as long")
    else:
        print("  pandoc is not installed: left out")


main()
