#!/usr/bin/env python3
"""Draws docs/images/floors.svg from Package.swift: the floors, the lowest at the bottom, and what each imports.

    scripts/floors-picture.py

A line is left out where another way leads down to the same floor. `data-imports` has all imports of a floor, those that
are not drawn too; ArchitectureTests compares them with Package.swift.
"""
import html
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
LEFT_OUT = {"strand-bench", "make-sample-survey"}
BOX_WIDTH, BOX_HEIGHT, GAP, STEP, MARGIN = 150, 34, 26, 74, 20


def floors():
    """Names of the floors in the order of Package.swift, each with the floors that it imports."""
    text = re.sub(r"//[^\n]*", "", (ROOT / "Package.swift").read_text(encoding="utf-8"))
    text = text[: text.index("TestSupport")]
    found = {}
    for part in re.split(r"\.(?:executableTarget|target|systemLibrary)\(", text)[1:]:
        named = re.search(r'name: "([^"]+)"', part)
        if not named:
            continue
        name = named.group(1)
        names = re.search(r"dependencies: \[(.*?)\]", part, re.S)
        own = re.sub(r"\.product\([^)]*\)", "", names.group(1)) if names else ""
        if not re.match(r"C[A-Z]", name) and name not in LEFT_OUT:
            found[name] = re.findall(r'"([^"]+)"', own)
    return {name: [other for other in names if other in found] for name, names in found.items()}


def below(name, all_floors):
    """All floors that a floor rests on, directly or not."""
    found = set()
    for other in all_floors[name]:
        found |= {other} | below(other, all_floors)
    return found


def drawn(name, all_floors):
    """The imports that no other import of the floor has below it."""
    own = all_floors[name]
    return [other for other in own if not any(other in below(third, all_floors) for third in own)]


def picture(all_floors):
    level = {}
    for name in all_floors:
        level[name] = 1 + max((level[other] for other in all_floors[name]), default=-1)
    rows = [[name for name in all_floors if level[name] == n] for n in range(max(level.values()) + 1)]
    width = max(len(row) for row in rows) * (BOX_WIDTH + GAP) - GAP + 2 * MARGIN
    height = len(rows) * STEP - (STEP - BOX_HEIGHT) + 2 * MARGIN
    place = {}
    for n, row in enumerate(rows):
        left = (width - len(row) * (BOX_WIDTH + GAP) + GAP) / 2
        for m, name in enumerate(row):
            place[name] = (left + m * (BOX_WIDTH + GAP), height - MARGIN - BOX_HEIGHT - n * STEP)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="14" role="img">',
        "<title>The floors of Strand and what each imports</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for name in all_floors:
        x, y = place[name]
        for other in drawn(name, all_floors):
            ox, oy = place[other]
            lines.append(
                f'<path d="M{x + BOX_WIDTH / 2:g} {y + BOX_HEIGHT:g} C{x + BOX_WIDTH / 2:g} {y + BOX_HEIGHT + 24:g} '
                f'{ox + BOX_WIDTH / 2:g} {oy - 24:g} {ox + BOX_WIDTH / 2:g} {oy:g}" fill="none" stroke="#8a8f98"/>'
            )
    for name, imports in all_floors.items():
        x, y = place[name]
        shown = html.escape(name)
        lines.append(
            f'<g data-floor="{shown}" data-imports="{html.escape(" ".join(imports))}">'
            f'<rect x="{x:g}" y="{y:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="5" fill="#eef2f7" stroke="#4a5568"/>'
            f'<text x="{x + BOX_WIDTH / 2:g}" y="{y + 22:g}" text-anchor="middle" fill="#1a202c">{shown}</text></g>'
        )
    return "\n".join(lines + ["</svg>"]) + "\n"


(ROOT / "docs/images/floors.svg").write_text(picture(floors()), encoding="utf-8")
