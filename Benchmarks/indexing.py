"""Times the index on a made study: 1,000 transcripts of 60 KB, with few hits of rules and with more than a million.

Usage: indexing.py STRAND FOLDER RUNS [TRANSCRIPTS KILOBYTES]
Each line has the median of RUNS in seconds, the largest memory of a run, and the ratio to ripgrep, which looks for the
same words in the same files in the same run. Standard output goes to a file, as people redirect it.
"""

import os
import random
import shutil
import sys
import time

from measuring import median, run

# Twenty words that are everywhere, and words that fill the text between them.
COMMON = ("water path roof school market bridge garden wall river season neighbour money letter field road house meeting "
          "work office street").split()
SYLLABLES = "ba de ki lo mu ne pra sti ton ver wil zor gan hem lis".split()


def make(folder, transcripts, kilobytes, rules):
    rng = random.Random(7)
    filling = ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 4))) for _ in range(4000)]
    for name in ("transcripts", "codebook", "codings"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    with open(os.path.join(folder, "study.yaml"), "w") as file:
        file.write("study: bench\n")
    with open(os.path.join(folder, "codebook", "codes.yaml"), "w") as file:
        file.write("codes:\n")
        for word in rules:
            file.write(f"  - id: {word}\n    name: {word}\n    rules: [{word}]\n")
    for number in range(transcripts):
        parts, size, turn = [], 0, 0
        while size < kilobytes * 1000:
            # About every ninth word is a common one.
            words = [rng.choice(COMMON if rng.random() < 0.115 else filling) for _ in range(rng.randint(8, 60))]
            text = ("Interviewer: " if turn % 4 == 0 else "Ana: ") + " ".join(words).capitalize() + "."
            parts.append(text)
            size += len(text) + 2
            turn += 1
        with open(os.path.join(folder, "transcripts", f"t{number:05}.txt"), "w") as file:
            file.write("\n\n".join(parts) + "\n")


def show(name, measured, baseline=None):
    seconds, memory = median(measured)
    ratio = f"{seconds / baseline:8.1f} x rg" if baseline else ""
    print(f"  {name:34} {seconds:8.2f} s {memory:8.0f} MB {ratio}", flush=True)
    return seconds


def main():
    strand, folder, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    transcripts, kilobytes = [int(size) for size in sys.argv[4:6]] or [1000, 60]
    for name, rules in (("rare words", ["zorpravil", "kimuhem"]), ("twenty common words", COMMON)):
        study = os.path.join(folder, name.replace(" ", "-"))
        done = os.path.join(study, "sizes")
        if not os.path.exists(done) or open(done).read() != f"{transcripts} {kilobytes}":
            shutil.rmtree(study, ignore_errors=True)
            make(study, transcripts, kilobytes, rules)
            with open(done, "w") as file:
                file.write(f"{transcripts} {kilobytes}")
        output = os.path.join(study, "output")
        texts = os.path.join(study, "transcripts")
        words = [part for word in rules for part in ("-e", word)]
        command = [strand, "--study", study]
        print(f"{transcripts} transcripts of {kilobytes} KB, rules: {name}")
        # ripgrep ends with 1 where it finds nothing.
        rg = show("ripgrep, the same words", [run(["rg", "-o", "-i", "-w", "-F"] + words + [texts], output, ends=(0, 1))
                                              for _ in range(runs)])
        made = []
        for _ in range(runs):
            shutil.rmtree(os.path.join(study, ".strand"), ignore_errors=True)
            made.append(run(command + ["status"], output))
        show("first status: the index is made", made, rg)
        show("status, nothing changed", [run(command + ["status"], output) for _ in range(runs)], rg)
        show("quotes of one code", [run(command + ["quotes", rules[0]], output) for _ in range(runs)], rg)
        changed = []
        for number in range(runs):
            with open(os.path.join(texts, f"t{number:05}.txt"), "a") as file:
                file.write(f"\nAna: One more answer {time.monotonic_ns()}.\n")
            changed.append(run(command + ["status"], output))
        show("status, one transcript changed", changed, rg)
        os.remove(output)


main()
