#!/usr/bin/env python3
"""Draws what strand prints on a terminal, colours included, as an SVG.

    scripts/terminal-picture.py docs/images/compare.svg "strand compare --by cbo --review person" …

Each command is run in the folder one stands in, with the `strand` that PATH finds, and shown below its prompt. Only
standard output is drawn.
"""
import os
import re
import subprocess
import sys
import unicodedata
from html import escape

COLUMNS = 80
CELL, LINE, MARGIN, BAR = 8.4, 19, 18, 34
GROUND, INK, DIM, PROMPT = "#1e2127", "#dcdfe4", "#8b919c", "#98c379"
# The first sixteen colours of a terminal; the others are computed.
BASIC = "#3f4451 #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #dcdfe4".split()


def colour_of_256(number):
    if number < 16:
        return BASIC[number % 8]
    if number < 232:
        steps = (0, 95, 135, 175, 215, 255)
        number -= 16
        return "#%02x%02x%02x" % (steps[number // 36], steps[number // 6 % 6], steps[number % 6])
    return "#%02x%02x%02x" % ((8 + 10 * (number - 232),) * 3)


class Pen:
    """What the escape sequences so far have switched on."""

    def __init__(self):
        self.bold = self.dim = False
        self.colour = None

    def take(self, sequence):
        codes = [int(code or 0) for code in sequence.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.__init__()
            elif code == 1:
                self.bold = True
            elif code == 2:
                self.dim = True
            elif code == 22:
                self.bold = self.dim = False
            elif code == 39:
                self.colour = None
            elif 30 <= code <= 37:
                self.colour = BASIC[code - 30]
            elif code == 38 and codes[:1] == [5]:
                self.colour = colour_of_256(codes[1])
                del codes[:2]
            elif code == 38 and codes[:1] == [2]:
                self.colour = "#%02x%02x%02x" % tuple(codes[1:4])
                del codes[:4]

    def attributes(self):
        fill = self.colour or (DIM if self.dim else INK)
        return f'fill="{fill}"' + (' font-weight="bold"' if self.bold else "")


def cells(text):
    """Terminal columns that a text takes; wide characters take two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def drawn(line, pen, y):
    """The runs of one line; each is stretched to its columns, so that any monospaced font keeps the table's lines."""
    column = 0
    for index, part in enumerate(re.split(r"\x1b\[([0-9;]*)m", line)):
        if index % 2:
            pen.take(part)
            continue
        for run in re.finditer(r"\S+(?: \S+)*", part):
            x = MARGIN + CELL * (column + cells(part[: run.start()]))
            width = CELL * cells(run.group())
            yield (
                f'<text x="{x:.1f}" y="{y}" textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs" '
                f"{pen.attributes()}>{escape(run.group(), quote=False)}</text>"
            )
        column += cells(part)


def lines_of(commands):
    environment = dict(os.environ, CLICOLOR_FORCE="1", COLORTERM="truecolor", COLUMNS=str(COLUMNS))
    environment.pop("NO_COLOR", None)
    for index, command in enumerate(commands):
        answer = subprocess.run(
            command, shell=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
        )
        yield from ([""] if index else [])
        yield f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m"
        yield from answer.stdout.decode().rstrip("\n").split("\n")


def picture(commands):
    lines = list(lines_of(commands))
    width = round(2 * MARGIN + CELL * COLUMNS)
    height = BAR + MARGIN + LINE * len(lines)
    pen = Pen()
    body = [run for index, line in enumerate(lines) for run in drawn(line, pen, BAR + LINE * (index + 1))]
    lights = "".join(f'<circle cx="{22 + 18 * i}" cy="18" r="5.5" fill="#4b5160"/>' for i in range(3))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'font-family="ui-monospace, Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="14" '
            'xml:space="preserve" role="img">',
            f"<title>{escape('; '.join(commands))}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>',
            lights,
            *body,
            "</svg>",
            "",
        ]
    )


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write(picture(sys.argv[2:]))
