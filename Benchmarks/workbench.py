#!/usr/bin/env python3
"""Times the workbench in Chromium: a transcript of 300,000 characters with 5,000 codings.

    Benchmarks/workbench.py .build/release/strand

Prints the time to the first paint with words in it, from a click on a code to the painted stripe (median and greatest of 30),
how many frames were late while the page was scrolled through, decisions a minute from four clients, and the server's memory.
"""
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from browser import Browser  # noqa: E402

CHARACTERS, CODINGS, TIMES = 300_000, 5_000, 30
WORDS = "we helped each other move the beds up the stairs and nobody asked for money that year because they knew us".split()


def make_study(folder: Path, strand: str):
    random.seed(1)
    (folder / "transcripts").mkdir()
    (folder / "codebook").mkdir()
    (folder / "study.yaml").write_text("study: large\n")
    codes = "".join(f"  - id: c{n}\n    name: Code {n}\n" for n in range(40))
    (folder / "codebook/codes.yaml").write_text("codes:\n" + codes)
    turns, length = [], 0
    while length < CHARACTERS:
        words = " ".join(random.choice(WORDS) for _ in range(random.randint(15, 120))).capitalize() + "."
        turns.append(words)
        length += len(words)
    text = "".join(f"{'Ann' if n % 2 else 'Interviewer'}: {words}\n\n" for n, words in enumerate(turns))
    (folder / "transcripts/long.txt").write_text(text)
    rows, place, starts = ["transcript,code,start,end"], 0, []
    for n, words in enumerate(turns):
        place += len("Ann: " if n % 2 else "Interviewer: ")
        starts.append((place, len(words)))
        place += len(words) + 2
    seen = set()
    while len(seen) < CODINGS:
        place, size = random.choice(starts)
        first = random.randrange(0, size - 12)
        row = (f"c{random.randrange(40)}", place + first, place + min(size, first + random.randint(10, 200)))
        if row not in seen:
            seen.add(row)
            rows.append("long,%s,%d,%d" % row)
    (folder / "tags.csv").write_text("\n".join(rows) + "\n")
    subprocess.run([strand, "tag", "--from", "tags.csv", "--coder", "lin"], cwd=folder, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def main():
    strand = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_study(folder, strand)
        server = subprocess.Popen([strand, "serve", "--coder", "lin"], cwd=folder, stdout=subprocess.PIPE, text=True)
        address = server.stdout.readline().strip()
        origin = address.split("/enter")[0]
        browser = Browser(folder)
        try:
            browser.open(address)
            time.sleep(1)
            paints = []
            for _ in range(5):
                browser.open(origin + "/read?transcript=long")
                while not browser.run("return document.body.dataset.ready"):
                    time.sleep(0.05)
                paints.append(browser.run("return performance.getEntriesByName('first-contentful-paint')[0].startTime"))
            print(f"first paint: median {statistics.median(paints):.0f} ms, greatest {max(paints):.0f} ms")
            browser.run("""
              window.times = [];
              window.codeOnce = async (turn) => {
                const words = document.querySelector(`[data-turn="${turn}"] .words`);
                words.scrollIntoView({block: 'center'});
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                getSelection().setBaseAndExtent(words.firstChild, 3, words.firstChild, 40);
                await new Promise((done) => setTimeout(done, 120));
                const list = words.parentElement.querySelector('.stripes');
                const before = list.children.length;
                const start = performance.now();
                document.getElementById('option-' + (turn %% 40)).click();
                await new Promise((done) => {
                  const look = () => (list.children.length > before
                    ? requestAnimationFrame(() => { window.times.push(performance.now() - start); done(); }) : setTimeout(look, 1));
                  look();
                });
              };
              (async () => { for (let n = 0; n < %d; n += 1) { await window.codeOnce(20 + n * 7); await new Promise((r) => setTimeout(r, 700)); } window.allDone = true; })();
            """ % TIMES)
            while not browser.run("return window.allDone === true"):
                time.sleep(0.2)
            times = browser.run("return window.times")
            print(f"from the click to the stripe: median {statistics.median(times):.0f} ms, greatest {max(times):.0f} ms")
            browser.run("""
              window.late = 0; window.frames = 0;
              scrollTo(0, 0);
              let last = performance.now();
              const step = (now) => {
                window.frames += 1;
                if (now - last > 50) window.late += 1;
                last = now;
                scrollBy(0, 400);
                if (scrollY + innerHeight < document.documentElement.scrollHeight - 2) requestAnimationFrame(step); else window.scrolled = true;
              };
              requestAnimationFrame(step);
            """)
            while not browser.run("return window.scrolled === true"):
                time.sleep(0.2)
            print("scrolling: {} of {} frames took more than 50 ms".format(*browser.run("return [window.late, window.frames]")))
            decisions(address, origin)
            resident = [line for line in Path(f"/proc/{server.pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
            print(f"memory of the server: {int(resident[0].split()[1]) / 1024:.0f} MB")
        finally:
            browser.close()
            server.terminate()
            server.wait()


def decisions(address: str, origin: str, seconds: int = 20):
    """How many memos four clients write in a minute, and that each is in the journal once."""
    with urllib.request.urlopen(address) as answer:
        cookie = answer.headers["Set-Cookie"].split(";")[0]
    confirmed = []

    def work(client: int):
        end, n = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            body = json.dumps({"text": f"{client}-{n}", "code": "c1"}).encode()
            request = urllib.request.Request(
                origin + "/api/memo", body, {"Cookie": cookie, "Origin": origin, "Content-Type": "application/json"})
            urllib.request.urlopen(request).read()
            confirmed.append(f"{client}-{n}")
            n += 1

    threads = [threading.Thread(target=work, args=(client,)) for client in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"decisions: {len(confirmed) * 60 // seconds} a minute from four clients")


main()
