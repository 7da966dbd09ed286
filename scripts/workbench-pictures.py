#!/usr/bin/env python3
"""Pictures of the workbench's pages, as headless Chromium shows them (Debian: chromium, chromium-driver).

    scripts/workbench-pictures.py .build/release/strand docs/images

The pictures show a copy of this repository's study, in which some passages are coded first. --widths and --dark take
further ones, to look at.
"""
import argparse
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from browser import Browser

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "start": "/",
    "reading": "/read?transcript=hc-p1",
    "review": "/review?codes=norms",
    "quotes": "/quotes?codes=norms&by=cbo",
    "compare": "/compare?by=cbo",
    "people": "/people",
    "person": "/person?id=HC-P1",
    "framework": "/framework?by=cbo&quote=none",
    "codebook": "/codebook",
    "codebook-change": "/codebook",
    "import": "/import",
    "adjudicate": "/adjudicate",
    "heat": "/compare?by=cbo&shades=true",
    "queries": "/quotes?codes=norms&with=cooperation&within=turn",
    "memos": "/memos",
    "split": "/split?code=norms&into=norms.formal&into=norms.informal&everyone=true",
    "rules": "/codebook",
    "memo": "/memos",
    "agreement": "/agreement",
}


INTERVIEW = """Q: How did you come to know your neighbours here?

Luo: We swept the stairs together, in twos, every Sunday.

Q: And when somebody does not come?

Luo: Then nobody says a word, but everybody knows.
"""

# What is done on a page before its picture is taken; the last line says when it is there.
DEEDS = {
    "reading": ["document.querySelector('.stripes li:not(.hit) button')?.click()",
                "return !document.querySelector('.stripes li:not(.hit)') || Boolean(document.querySelector('#details .passage'))"],
    "codebook-change": ["document.querySelector('[data-code=norms] [data-action=edit]').click()",
                        "return Boolean(document.querySelector('dialog [name=name]'))",
                        "document.querySelector('dialog [name=name]').value = 'Norms and rules';"
                        "document.querySelector('dialog [type=submit]').click()",
                        "return Boolean(document.querySelector('.difference'))"],
    "rules": ["document.querySelector('[data-code=\"norms.informal\"] [data-action=rules]').click()",
              "return Boolean(document.querySelector('.rule textarea'))",
              "document.querySelector('#add-rule').click();"
              "[...document.querySelectorAll('.rule textarea')].at(-1).value = 'stem: courtesy';"
              "document.querySelector('dialog [type=submit]').click()",
              "return Boolean(document.querySelector('.difference'))"],
    "memo": ["document.querySelector('#new-memo').click()", "return Boolean(document.querySelector('dialog [name=links]'))"],
    "import": ["const file = new File([`" + INTERVIEW + "`], 'luo.txt');"
               "const moved = new DataTransfer(); moved.items.add(file);"
               "document.dispatchEvent(new DragEvent('drop', {dataTransfer: moved, bubbles: true, cancelable: true}))",
               "return Boolean(document.querySelector('.import[data-state=shown]'))"],
}


def until(browser, condition: str):
    """Waits until a condition in the page holds."""
    for _ in range(300):
        if browser.run(condition):
            return
        time.sleep(0.1)
    raise SystemExit(f"never: {condition}")


def prepared(strand: str, folder: Path, study: Path) -> Path:
    """A copy of a study with some codings of two coders and a memo."""
    copy = folder / "study"
    copy.mkdir()
    for part in ["study.yaml", "codebook", "transcripts", "respondents", "codings", "assignments.yaml", "framework.csv"]:
        if (study / part).is_dir():
            shutil.copytree(study / part, copy / part)
        elif (study / part).exists():
            shutil.copy(study / part, copy / part)
    if study == ROOT:
        for turns, code, coder in [("2", "norms.formal", "lin"), ("4", "norms.informal", "lin"), ("4", "cooperation.peer", "anna"),
                                   ("6-8", "norms", "anna"), ("10", "service", "lin")]:
            subprocess.run([strand, "tag", "hc-p1", "--turn", turns, "--code", code, "--coder", coder],
                           cwd=copy, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for coder in ["lin", "anna"]:
            subprocess.run([strand, "done", "hc-p1", "--coder", coder], cwd=copy, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        subprocess.run([strand, "tag", "hc-p1", "--turn", "10", "--code", "cooperation.peer", "--coder", "lin"], cwd=copy,
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (copy / "framework.csv").write_text("person,code,summary,quote\nHC-P1,norms,Unwritten rules about the stairs.,\n")
        subprocess.run([strand, "memo", "Formal and informal norms overlap in what is said about the stairs.", "--code", "norms",
                        "--coder", "lin"], cwd=copy, check=True, stdout=subprocess.DEVNULL)
        for words, on, links in [("Speaks of help as of something that is owed.", ["--participant", "HC-P1"], ["code:norms"]),
                                 ("Debt runs through all the talks.", ["--whole-study"], ["participant:HC-P1", "transcript:hc-p1"])]:
            subprocess.run([strand, "memo", words, *on, *[part for link in links for part in ("--link", link)], "--coder", "lin"],
                           cwd=copy, check=True, stdout=subprocess.DEVNULL)
    return copy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("strand")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--study", type=Path, default=ROOT)
    parser.add_argument("--transcript", default="hc-p1")
    parser.add_argument("--widths", type=int, nargs="*", default=[1280])
    parser.add_argument("--dark", action="store_true", help="on dark paper, too")
    parser.add_argument("--pages", nargs="*", default=list(PAGES))
    options = parser.parse_args()
    strand = str(Path(options.strand).resolve())
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = prepared(strand, folder, options.study.resolve())
        server = subprocess.Popen([strand, "serve", "--coder", "lin"], cwd=copy, stdout=subprocess.PIPE, text=True)
        address = server.stdout.readline().strip()
        browser = Browser(folder)
        try:
            browser.open(address)
            until(browser, "return location.pathname === '/' && document.body?.dataset.ready")
            origin = address.split("/enter")[0]
            for width in options.widths:
                for dark in [False, True] if options.dark else [False]:
                    browser.develop("Emulation.setEmulatedMedia",
                                    {"features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
                    browser.develop("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False})
                    for page in options.pages:
                        path = PAGES[page].replace("hc-p1", options.transcript)
                        browser.open(origin + path)
                        until(browser, "return document.body?.dataset.ready")
                        for deed in DEEDS.get(page, []):
                            if deed.startswith("return "):
                                until(browser, deed)
                            else:
                                browser.run(deed)
                        # Two frames: what was done is drawn.
                        until(browser, "if (!window.frames2) { window.frames2 = 1; requestAnimationFrame(() => "
                              "requestAnimationFrame(() => { window.drawn = true; })); } return window.drawn")
                        plain = len(options.widths) == 1 and not options.dark
                        suffix = "" if plain else f"-{width}{'-dark' if dark else ''}"
                        browser.picture(options.folder / f"workbench-{page}{suffix}.png")
        finally:
            browser.close()
            server.terminate()
            server.wait()


main()
