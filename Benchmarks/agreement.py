"""Times `strand agree` on a made study: 50 coders, 2,000 transcripts, 1,000,000 codings, everybody has read everything.

Usage: agreement.py STRAND FOLDER RUNS [CODERS TRANSCRIPTS CODINGS]
Each line has the median seconds of RUNS and the largest memory of a command, at a tenth of the codings and at all of them,
and how many times as much all of them take.
"""

import hashlib
import json
import os
import random
import shutil
import sys
import uuid

from measuring import median, run, show_growth

CODES, TIMES = 20, 10
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


def measure(strand, folder, sizes, runs):
    """Seconds and memory of each command."""
    done = os.path.join(folder, "sizes")
    if not os.path.exists(done) or open(done).read() != repr(sizes):
        print(f"making {sizes[2]} codings in {folder}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        make(folder, *sizes)
        with open(done, "w") as file:
            file.write(repr(sizes))
    command = [strand, "--study", folder]
    # As for somebody whose colleagues' journals have just come.
    shutil.rmtree(os.path.join(folder, ".strand"), ignore_errors=True)
    found = {"first status: the index is made": run(command + ["status"])}
    found["status, nothing changed"] = median([run(command + ["status"]) for _ in range(runs)])
    found["quotes of one code"] = median([run(command + ["quotes", "c00"]) for _ in range(runs)])
    for unit in ("turns", "sentences", "characters", "people"):
        agree = command + ["agree", "--format", "json", "--unit", unit]
        found[f"agree --unit {unit}"] = median([run(agree) for _ in range(runs)])
    return found


def main():
    strand, folder, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    sizes = [int(size) for size in sys.argv[4:7]] or [50, 2000, 1_000_000]
    small = [sizes[0], sizes[1] // TIMES, sizes[2] // TIMES]
    print(f"{sizes[2]} codings of {sizes[0]} coders in {sizes[1]} transcripts, {CODES} codes;"
          f" before it {small[2]} codings in {small[1]} transcripts")
    show_growth(measure(strand, f"{folder}-{small[2]}", small, runs), measure(strand, folder, sizes, runs))


if __name__ == "__main__":
    main()
