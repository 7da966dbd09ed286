"""Times large studies beside studies of a tenth of the size, so that one sees how time and memory grow.

Usage: scale.py STRAND FOLDER [CASE...]   cases: transcripts codes terms one stream (all unless told)
Each line has the seconds and the largest memory of a command at a tenth of the size and at full size, and how many times as
much the full size takes: up to 10 is linear, 100 would be quadratic. Codings in journals are measured by agreement.py.
"""

import os
import random
import shutil
import sys
import time

from measuring import run, show_growth

SYLLABLES = "ba de ki lo mu ne pra sti ton ver wil zor gan hem lis".split()
# Words of the text; the first twenty are the terms of codes that the questions are about.
VOCABULARY = ["".join((SYLLABLES[n % 15], SYLLABLES[n // 15 % 15], SYLLABLES[n // 225])) for n in range(3375)]
TIMES, STREAM_MEGABYTES, PEOPLE = 10, 200, 1000


def write_transcript(path, rng, size):
    """A transcript of about `size` bytes, written turn by turn: this program's own memory would count as its children's."""
    length = turn = 0
    with open(path, "w") as file:
        while length < size:
            asks = turn % 4 == 0
            words = " ".join(rng.choices(VOCABULARY, k=6 if asks else min(rng.randint(10, 40), (size - length) // 8 + 2)))
            length += file.write(("\n" if turn else "") + ("Interviewer: " if asks else "Ana: ") + words.capitalize()
                                 + ("?" if asks else ".") + "\n")
            turn += 1


def make(study, transcripts, size, codes):
    """`codes` has the terms of each code."""
    shutil.rmtree(study, ignore_errors=True)
    for name in ("transcripts", "codebook", "codings"):
        os.makedirs(os.path.join(study, name))
    with open(os.path.join(study, "study.yaml"), "w") as file:
        file.write("study: bench\n")
    with open(os.path.join(study, "codebook", "codes.yaml"), "w") as file:
        file.write("codes:\n")
        for number, terms in enumerate(codes):
            file.write(f"  - id: c{number:05}\n    name: Code {number}\n    rules: [{', '.join(terms)}]\n")
    rng = random.Random(13)
    for number in range(transcripts):
        write_transcript(os.path.join(study, "transcripts", f"t{number:06}.txt"), rng, size)


def terms(count):
    """Different terms; only the first 3,375 are words of the text."""
    return VOCABULARY[:count] + [f"{VOCABULARY[n % 3375]}x{n // 3375}" for n in range(3375, count)]


def measure(strand, study):
    """Each question's name, seconds and memory."""
    output, command = os.path.join(study, "output"), [strand, "--study", study]
    shutil.rmtree(os.path.join(study, ".strand"), ignore_errors=True)
    found = {"first status: the index is made": run(command + ["status"], output)}
    found["status, nothing changed"] = run(command + ["status"], output)
    found["quotes of one code"] = run(command + ["quotes", "c00000"], output)
    with open(os.path.join(study, "transcripts", "t000000.txt"), "a") as file:
        file.write(f"\nAna: One more answer {time.monotonic_ns()}.\n")
    found["status, one transcript changed"] = run(command + ["status"], output)
    os.remove(output)
    return found


def case(strand, folder, name, title, transcripts, size, codes):
    """`transcripts`, `size` and `codes` are functions of the share of the full size, 0.1 or 1."""
    measured = []
    for share in (1 / TIMES, 1):
        study = os.path.join(folder, f"{name}-{share:g}")
        make(study, transcripts(share), size(share), codes(share))
        measured.append(measure(strand, study))
        shutil.rmtree(study)
    print(title)
    show_growth(*measured)


def write_records(path, size):
    """Turns of 500 bytes as `strand export turns` writes them. Returns the bytes of the text."""
    rng, written, number = random.Random(19), 0, 0
    with open(path, "w") as file:
        while written < size:
            text = " ".join(rng.choices(VOCABULARY, k=61)).capitalize() + "."
            person, number, written = f"p{number % PEOPLE}", number + 1, written + len(text)
            file.write(f'{{"id": "{number}", "transcript": "t", "turn": {number}, "speaker": "participant", "label": "Ana",'
                       f' "person": "{person}", "participant": "{person}", "language": "en", "text": "{text}"}}\n')
    return written


def stream(strand, folder):
    """`strand stream` alone, and in Spark, over the same records. Every seventeenth word is a term of the codebook."""
    study, records, measured = os.path.join(folder, "stream"), os.path.join(folder, "records.jsonl"), []
    make(study, 0, 0, [[word] for word in VOCABULARY[:200]])
    codebook = os.path.join(study, "codebook")
    print(f"strand stream: {STREAM_MEGABYTES} MB of text as JSON Lines, 200 terms; before it a tenth of it")
    for size in (STREAM_MEGABYTES * 1_000_000 // TIMES, STREAM_MEGABYTES * 1_000_000):
        written = write_records(records, size)
        command = 'exec "$0" stream --codebook "$1" --threads "$2" <"$3"'
        measured.append({
            f"threads: {threads}": run(["sh", "-c", command, strand, codebook, str(threads), records])
            for threads in (1, 2)})
    show_growth(*measured)
    for name, (seconds, _) in measured[1].items():
        print(f"  {name}: {written / 1e6 / seconds:.1f} MB of text a second,"
              f" {1e6 / (written / 1e6 / seconds) / 3600 * int(name[-1]):.1f} core-hours for a TB")
    spark = os.path.abspath(os.path.join(".build", "spark-python", "bin", "python"))
    if not os.path.exists(spark):
        print("  Spark is not installed (make test-spark installs it): left out")
        return
    people = os.path.join(folder, "participants.csv")
    with open(people, "w") as file:
        file.write("id,group\n" + "".join(f"p{n},{'ab'[n % 2]}\n" for n in range(PEOPLE)))
    os.environ["PYSPARK_PYTHON"] = spark
    os.environ["PYSPARK_SUBMIT_ARGS"] = "--master local[2] pyspark-shell"
    seconds, _ = run([spark, os.path.join("examples", "spark", "count_people.py"), "--strand", strand, "--codebook",
                      codebook, "--turns", records, "--participants", people, "--by", "group", "--partitions", "4"])
    print(f"  Spark, local[2], the whole job: {seconds:.1f} s, {seconds / measured[1]['threads: 2'][0]:.1f} times as long"
          " as strand stream on two threads")


def main():
    strand, folder, wanted = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    os.makedirs(folder, exist_ok=True)
    twenty = [[word] for word in VOCABULARY[:20]]
    cases = [
        ("transcripts", "100,000 transcripts of 1 KB, 20 codes; before it 10,000",
         lambda share: int(100_000 * share), lambda share: 1000, lambda share: twenty),
        ("codes", "10,000 codes of one term, 1,000 transcripts of 10 KB; before it 1,000 codes",
         lambda share: 1000, lambda share: 10_000, lambda share: [[term] for term in terms(int(10_000 * share))]),
        ("terms", "100,000 terms in 100 codes, 1,000 transcripts of 10 KB; before it 10,000 terms",
         lambda share: 1000, lambda share: 10_000,
         lambda share: [terms(int(100_000 * share))[n::100] for n in range(100)]),
        ("one", "One transcript of 100 MB, 20 codes; before it 10 MB",
         lambda share: 1, lambda share: int(100_000_000 * share), lambda share: twenty),
    ]
    for name, *rest in cases:
        if not wanted or name in wanted:
            case(strand, folder, name, *rest)
    if not wanted or "stream" in wanted:
        stream(strand, folder)


if __name__ == "__main__":
    main()
