"""Random studies with the oddest text that transcripts may have, for the tests here. Nothing in them is real.

The same seed makes the same study: transcripts in six languages by people of all roles, participants.csv with levels
that need quotation marks, and a codebook with every kind of rule.
"""

import csv
import json

WORDS = {
    "en": "neighbours helped each other rules committee meeting office learned from together we moved here the house "
          "was new and they came with paper yes no work school bus market volunteer volunteering café government’s "
          "finally",
    "da": "vi hjalp hinanden og naboer kom til møde regler på kontoret frivillige huset var nyt børn skole",
    "de": "wir halfen einander die Nachbarn kamen zur Sitzung Regeln im Büro ehrenamtlich Straße Häuser",
    "zh": "我们 互相 帮助 邻居 规则 委员会 开会 办公室 一起 学习 搬 来 房子",
    "ar": "نحن ساعدنا بعضنا الجيران القواعد اجتماع المكتب معا",
    "hi": "हम पड़ोसी एक दूसरे की मदद नियम बैठक कार्यालय साथ",
}
# Emoji of several scalars, letters with their marks apart, marks of direction, spaces and hyphens of all kinds,
# quotation marks, backslashes, what looks like JSON, a table, code or a label, and stage directions.
ODD = [
    "👩‍👩‍👧‍👦", "🇩🇰", "👍🏽", "🧑\u200d🌾", "cafe\u0301", "re\u0301sume\u0301", "\u1112\u1161\u11ab", "a\u0323\u0302",
    "\u202bنص\u202c", "\ufeff", "\u00a0", "\u2028", "\u0085", "co\u00adoperate", "non\u2011stop", "ﬁnally", "ＲＵＬＥＳ",
    "“rules”", '"helped"', "'it''s'", "\\", "\\\\n", "\\\"", '{"id": 1}', "a,b;c\td", "Note: this", "[laughs]",
    "(long pause)", "【停顿】", "%s ${x} `y`", "We helped?", "ʼ", "0", "NULL", "None", "\u0301", "𝓇𝓊𝓁ℯ𝓈",
]
LEVELS = ["north", "south, by the river", 'the "old" quarter', "城东", "é", "N'Djamena; centre", "two\nlines", ""]
RULES = [
    "rules", "each other", "volunteer*", "café", "resume", "government", "finally", "cooperate", "互相", "hinanden",
    "المكتب", "पड़ोसी", "👍🏽", "한", {"stem": "help"}, {"stem": "neighbour"}, {"stem": "learn"},
    {"regex": r"\b(we|they) (helped|came)\b"},
    {"regex": "[a-z]+ly", "span": "match"}, {"near": ["we", "committee"], "within": "6 words"},
    {"near": ["house", "new"], "within": "2 words", "span": "turn"}, {"all": ["meeting", "office"]},
    {"all": ["house", "school"], "span": "turn"}, {"any": ["market", "bus"], "unless": ["work"]},
    {"any": ["together"], "span": "match"}, {"any": ["paper"], "case": True},
    {"any": ["rules"], "speakers": "everyone"}, {"any": ["meeting"], "speakers": "interviewers"},
    {"any": ["邻居", "规则"], "span": "match"}, {"any": ["einander"], "language": "de"},
]
COLUMN = "the `level`"


def make(folder, chance, size):
    """A study of `size` turns. `chance` is a random.Random."""
    for name in ["transcripts", "codebook", "respondents"]:
        (folder / name).mkdir(parents=True)
    (folder / "study.yaml").write_text("study: made\nlanguage: en\n")
    # JSON is YAML, too.
    (folder / "codebook" / "codes.yaml").write_text(json.dumps({"codes": codes(chance)}, ensure_ascii=False))
    people = [f"P{number}" for number in range(1, chance.randint(2, max(3, size // 6)) + 1)]
    number, left = 0, size
    while left > 0:
        turns = min(left, chance.randint(1, 40))
        text = transcript(chance, people, turns)
        (folder / "transcripts" / f"t{number:03}.txt").write_text(text, newline="\n")
        number, left = number + 1, left - turns
    with open(folder / "respondents" / "participants.csv", "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["id", COLUMN, "role"])
        # Some people have no row, and somebody who has one never speaks. Who asks or helps has one, but is not counted.
        for place, person in enumerate([*people, "silent"]):
            if place < 2 or chance.random() < 0.9:
                table.writerow([person, LEVELS[place] if place < 2 else chance.choice(LEVELS), ""])
        table.writerows([["Asker", LEVELS[0], "interviewer"], ["Helper", LEVELS[1], "other"]])


def codes(chance):
    """A tree of up to three floors, with every code's rules drawn from RULES."""
    made, paths = [], [[]]
    for number in range(chance.randint(4, 15)):
        code = {"id": f"c{number}", "name": f"Code {number}", "rules": chance.sample(RULES, chance.randint(1, 5))}
        path = chance.choice(paths)
        (path[-1].setdefault("codes", []) if path else made).append(code)
        if len(path) < 2:
            paths.append([*path, code])
    return made


def transcript(chance, people, turns):
    """An interview or a discussion of up to five people. Its labels are declared, so that no words become one."""
    language = chance.choice(list(WORDS))
    speaking = chance.sample(people, min(len(people), chance.randint(1, 5)))
    lines = ["---", f"language: {language}", "interviewer: Asker", "others: [Helper]", "participants:"]
    lines += [f"  Label {person}: {person}" for person in speaking]
    parts = ["\n".join([*lines, "---"])]
    for _ in range(turns):
        label = chance.choice(["Asker", "Helper", *[f"Label {person}" for person in speaking] * 3])
        parts.append(f"{label}: {words(chance, language)}")
    return "\n\n".join(parts) + "\n"


def words(chance, language):
    """A turn: mostly some sentences, sometimes nothing, several paragraphs, or far more than a pipe takes."""
    kind = chance.random()
    if kind < 0.05:
        return ""
    count = 30_000 if kind > 0.995 else chance.randint(1, 60)
    vocabulary = (WORDS[language] if chance.random() < 0.8 else WORDS["en"]).split()
    between = ["", " "] if language == "zh" else [" "]
    said = ""
    for _ in range(count):
        said += chance.choice(ODD if chance.random() < 0.1 else vocabulary)
        ends = chance.random() < 0.1
        said += chance.choice([". ", "? ", "。", "\n", "\n\n", "\r\n"] if ends else between)
    return said.strip()
