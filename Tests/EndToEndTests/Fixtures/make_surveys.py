"""Writes the sample study's synthetic survey as SPSS and Stata files, with the labels and missing codes of study.yaml.

Needs pandas, pyreadstat and PyYAML: `python3 make_surveys.py` in this folder. Stata has no codes that count as missing:
each becomes its `.a`. Stata does not label texts either, so that `relation` has its labels from SPSS alone.
"""

import datetime

import pandas as pd
import pyreadstat
import yaml

root = "../../../"
with open(root + "study.yaml", encoding="utf-8") as file:
    variables = yaml.safe_load(file)["survey"]["variables"]
frame = pd.read_csv(root + "respondents/survey.csv", dtype={"activities": str, "lifestyle_changes": str})
frame["survey_date"] = [datetime.date.fromisoformat(day) for day in frame["survey_date"]]

labels = [variables.get(name, {}).get("label", "") for name in frame.columns]
value_labels = {name: variable["values"] for name, variable in variables.items() if "values" in variable}
codes = {name: variable["missing"] for name, variable in variables.items() if "missing" in variable}
measures = {"nominal": "nominal", "ordinal": "ordinal", "interval": "scale", "date": "scale", "multiple": "nominal"}
pyreadstat.write_sav(
    frame, "survey.sav", column_labels=labels, variable_value_labels=value_labels,
    missing_ranges={name: [code] for name, code in codes.items()},
    variable_measure={name: measures[variables[name]["type"]] for name in variables})

stata = frame.copy()
for name, code in codes.items():
    stata[name] = pd.Series(
        [None if pd.isna(value) else "a" if value == code else int(value) for value in frame[name]], dtype=object)
pyreadstat.write_dta(
    stata, "survey.dta", version=14, column_labels=labels,
    variable_value_labels={name: values for name, values in value_labels.items() if name != "relation"},
    missing_user_values={name: ["a"] for name in codes})
