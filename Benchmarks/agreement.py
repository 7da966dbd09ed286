"""Times `strand agree` on a made study: 50 coders, 2,000 transcripts, 1,000,000 codings, everybody has read everything.

Usage: agreement.py STRAND FOLDER RUNS [CODERS TRANSCRIPTS CODINGS]
Prints, for each unit, the seconds of each run and the largest memory.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
import uuid

CODES = 20
TURNS = 60
WORDS = "water path roof school market bridge garden wall river season neighbour money letter field road house".split()


def transcript(rng):
    """The body, and where each turn of the participant begins and ends, in scalars."""
    body, turns = "", []
    for number in range(TURNS):
        words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 24)))
        if body:
            body += "\n\n"
        label = "Interviewer: " if number % 6 == 0 else "Ana: "
        start = len(body) + len(label)
        body += label + words.capitalize() + "."
        if number % 6:
            turns.append((start, len(body)))
    return body + "\n", turns


def make(folder, coders, transcripts, codings):
    rng = random.Random(11)
    for name in ("transcripts", "codebook", "codings"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    with open(os.path.join(folder, "study.yaml"), "w") as file:
        file.write("study: bench\n")
    codes = [f"c{number:02}" for number in range(CODES)]
    with open(os.path.join(folder, "codebook", "codes.yaml"), "w") as file:
        file.write("codes:\n" + "".join(f'  - {{id: {code}, name: "Code {code}"}}\n' for code in codes))
    journals = [open(os.path.join(folder, "codings", f"coder{n:02}.jsonl"), "w") for n in range(coders)]
    each = codings // transcripts // coders
    for number in range(transcripts):
        name = f"t{number:04}"
        body, turns = transcript(rng)
        with open(os.path.join(folder, "transcripts", name + ".txt"), "w") as file:
            file.write(body)
        digest = hashlib.sha256(body.encode()).hexdigest()
        # What there is to find; coders find most of it, not all at the same place.
        truth = [(rng.choice(codes), rng.choice(turns)) for _ in range(each + each // 2)]
        for journal in journals:
            mark = {"id": identifier(rng), "time": "2026-01-05T10:00:00.000Z", "kind": "read", "transcript": name,
                    "hash": digest, "codes": codes}
            journal.write(json.dumps(mark) + "\n")
            for code, (start, end) in rng.sample(truth, each):
                if rng.random() < 0.1:
                    code = rng.choice(codes)
                start += rng.randint(0, 3)
                event = {"id": identifier(rng), "time": "2026-01-05T10:00:00.000Z", "kind": "tag",
                         "transcript": name, "start": start, "end": end, "quote": body[start:end],
                         "before": body[max(0, start - 32):start], "after": body[end:end + 32], "hash": digest,
                         "code": code}
                journal.write(json.dumps(event) + "\n")
    for journal in journals:
        journal.close()


def identifier(rng):
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def run(arguments):
    start = time.monotonic()
    with open(os.devnull, "w") as nowhere:
        subprocess.run(arguments, check=True, stdout=nowhere)
    return time.monotonic() - start


def main():
    strand, folder, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    sizes = [int(size) for size in sys.argv[4:7]] or [50, 2000, 1_000_000]
    done = os.path.join(folder, "sizes")
    if not os.path.exists(done) or open(done).read() != repr(sizes):
        print(f"making {sizes[2]} codings in {folder}", file=sys.stderr)
        make(folder, *sizes)
        with open(done, "w") as file:
            file.write(repr(sizes))
    command = [strand, "--study", folder, "agree", "--format", "json"]
    print(f"agree: {sizes[0]} coders, {sizes[1]} transcripts, {sizes[2]} codings, {CODES} codes")
    # As for somebody whose colleagues' journals have just come.
    shutil.rmtree(os.path.join(folder, ".strand"), ignore_errors=True)
    print(f"  index, once         {run([strand, '--study', folder, 'status']):.2f} s")
    for unit in ("turns", "sentences", "characters", "people"):
        seconds = [run(command + ["--unit", unit]) for _ in range(runs)]
        print(f"  --unit {unit:12} {' '.join(f'{s:.2f}' for s in seconds)} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  largest memory      {peak:.0f} MB (the index included)")


main()
