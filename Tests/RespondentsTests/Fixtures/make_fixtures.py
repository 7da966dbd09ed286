"""Writes the survey of these tests in every format, from one table that was invented for them.

Needs pandas, pyreadstat and openpyxl: `python3 make_fixtures.py` in this folder. The .zsav and .por are pyreadstat's too.
The answers 97 and 98 and -9 to -1 are missing codes; who gave them is known to all formats but Stata, which gets the bare
numbers in `survey.dta` and its own missing values (.a) in `tagged.dta`.
"""

import datetime
import zipfile

import openpyxl
import pandas as pd
import pyreadstat

LONG = "a long answer, with a comma and \"quotes\"; " * 12

rows = [
    # id, age, trust, income, community, interviewed, help, comment
    ("R001", 34, 1, 1250.5, "HC", "2019-06-01", "1;3", "fine"),
    ("R002", 51, 5, 0.1, "BL", "2019-06-02", "2", None),
    ("R003", None, 98, -1, "HC", None, "1;2;3", "two\nlines"),
    ("R004", 28, 3, 3e-7, "HC", "2020-02-29", None, "搬迁以后"),
    ("R005", 97, 2, 123456.789, None, "1969-12-31", "3", "Größe"),
    ("R006", 45, 97, -9, "BL", "2019-06-30", "1", LONG.strip()),
    ("R007", 62, None, 2000, "BL", "2019-07-01", "2;3", "say \"yes\""),
    ("R008", 19, 4, 999.25, "HC", "2019-07-02", "1", "a, b"),
]
names = ["id", "age", "trust", "income", "community", "interviewed", "help", "comment"]
labels = {
    "id": "respondent", "age": "age in years", "trust": "trust in neighbours", "income": "income in yuan a month",
    "community": "community", "interviewed": "day of the interview", "help": "who helped", "comment": "anything else",
}
value_labels = {
    "trust": {1: "none", 2: "little", 3: "some", 4: "much", 5: "full", 97: "don't know", 98: "refused"},
    "community": {"HC": "Hechuan", "BL": "Beiling"},
}
missing = {"age": [97], "trust": [97, 98], "income": [{"lo": -9, "hi": -1}]}
measure = {"age": "scale", "trust": "ordinal", "income": "scale", "community": "nominal", "id": "nominal"}


def day(text):
    return datetime.date.fromisoformat(text) if isinstance(text, str) else None


frame = pd.DataFrame(rows, columns=names)
frame["interviewed"] = pd.Series([day(row[5]) for row in rows], dtype=object)
for name in ["id", "community", "help", "comment"]:
    frame[name] = frame[name].astype(object).where(frame[name].notna(), "")

written = pd.DataFrame(rows, columns=names)
written["age"] = written["age"].astype("Int64")
written["trust"] = written["trust"].astype("Int64")
written.to_csv("survey.csv", index=False)

common = dict(column_labels=[labels[name] for name in names], variable_value_labels=value_labels)
pyreadstat.write_sav(frame, "survey.sav", missing_ranges=missing, variable_measure=measure, **common)
pyreadstat.write_sav(frame, "survey.zsav", missing_ranges=missing, variable_measure=measure, compress=True, **common)

short = frame.rename(columns={"community": "communit", "interviewed": "intervie"})
short = short[[name for name in short.columns if name != "comment"]].copy()
pyreadstat.write_por(short, "survey.por", column_labels=[labels[n] for n in names if n != "comment"])

numbers = {name: value for name, value in value_labels.items() if name != "community"}
stata = frame.copy()
pyreadstat.write_dta(
    stata, "survey.dta", version=15, column_labels=[labels[name] for name in names], variable_value_labels=numbers)

tagged = pd.DataFrame({"age": [34, "a", 28, "b"], "trust": [1.0, 2.0, None, 4.0]})
pyreadstat.write_dta(
    tagged, "tagged.dta", version=14, missing_user_values={"age": ["a", "b"]},
    variable_value_labels={"age": {"a": "refused", "b": "not asked"}})

book = openpyxl.Workbook()
book.active.title = "notes"
book.active["A1"] = "The answers are in the other sheet."
sheet = book.create_sheet("answers")
sheet.append(names)
for row in rows:
    cells = list(row)
    cells[5] = day(cells[5])
    sheet.append(cells)
for cell in sheet["F"][1:]:
    cell.number_format = "dd.mm.yyyy"
book.save("survey.xlsx")


# Workbooks as no library writes them, by hand.
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*parts):
    rows = "".join(f'<Relationship Id="r{n}" Type="{RELATED}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(parts))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def workbook(name, sheet, strings="", properties="", head=""):
    parts = {
        "_rels/.rels": relations(("officeDocument", "/xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATED}"><workbookPr {properties}/>'
        '<sheets><sheet name="one" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")),
        "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="&quot;day&quot; 0.0"/>'
        '<numFmt numFmtId="165" formatCode="[$-409]d\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"{head}<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)


def inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


names = "".join(inline(f"{letter}1", name) for letter, name in zip("ABCDEFG", ["id", "yes", "sum", "word", "day", "no", "rich"]))
workbook(
    "cells.xlsx",
    f'<row r="1">{names}</row>'
    '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="b"><v>1</v></c><c r="C3"><f>1+1</f><v>2</v></c>'
    '<c r="D3" t="str"><f>A3&amp;"x"</f><v>ax</v></c><c r="E3" s="1"><v>43617</v></c><c r="F3" s="2"><v>2.5</v></c>'
    '<c r="G3" t="s"><v>1</v></c></row>'
    '<row r="4"/>'
    '<row r="5"><c r="A5" t="s"><v>2</v></c><c r="B5" t="b"><v>0</v></c><c r="C5" t="e"><v>#N/A</v></c>'
    '<c r="E5" s="3"><v>43618.5</v></c><c r="G5" s="3"/></row>',
    "<si><t>a</t></si><si><r><t>bold</t></r><r><t xml:space=\"preserve\"> and not</t></r><rPh><t>kana</t></rPh></si>"
    "<si><t>b&#10;c</t></si>")
workbook("mac.xlsx", f'<row r="1">{inline("A1", "day")}</row><row r="2"><c r="A2" s="1"><v>42155</v></c></row>', "", 'date1904="1"')
workbook("uncalculated.xlsx", f'<row r="1">{inline("A1", "n")}</row><row r="2"><c r="A2"><f>1+1</f></c></row>')
workbook("beside.xlsx", f'<row r="1">{inline("A1", "n")}</row><row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>1</v></c></row>')
workbook(
    "doctype.xlsx", f'<row r="1">{inline("A1", "n")}</row><row r="2">{inline("A2", "&words;")}</row>', "", "",
    '<!DOCTYPE worksheet [<!ENTITY words "long">]>')
workbook("bomb.xlsx", f'<row r="1">{inline("A1", "n")}</row>' + " " * 6_000_000)
