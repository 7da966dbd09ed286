"""Writes the survey of these tests in every format, from one table that was invented for them.

Needs pandas, pyreadstat and openpyxl: `python3 make_fixtures.py` in this folder. The .zsav and .por are pyreadstat's too.
The answers 97 and 98 and -9 to -1 are missing codes; who gave them is known to all formats but Stata, which gets the bare
numbers in `survey.dta` and its own missing values (.a) in `tagged.dta`.
"""

import datetime

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
    return datetime.date.fromisoformat(text) if text else None


frame = pd.DataFrame(rows, columns=names)
frame["interviewed"] = [day(text) for text in frame["interviewed"]]
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
