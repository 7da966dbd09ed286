"""Writes small exports as survey programs write them, with answers that were invented.

Needs openpyxl: `python3 make_exports.py` in this folder. The forms are those of the programs' documentation and source:
LimeSurvey application/helpers/admin/export/Writer.php and SurveyObj.php; KoBoToolbox formpack reporting/export.py; ODK
docs.getodk.org/central-submissions; REDCap's API page of Export Records; Google Forms' help page 2917686; Qualtrics'
page Understanding Your Dataset.
"""

import csv

import openpyxl


def write(name, rows, delimiter=",", quoting=csv.QUOTE_ALL, encoding="utf-8", end="\r\n"):
    with open(name, "w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)


def limesurvey():
    own = [
        ["1", "2025-03-02 10:15:00", "3", "en", "1093"], ["2", "2025-03-02 11:40:12", "3", "en", "2201"],
        ["3", "", "1", "de", "87"], ["4", "2025-03-04 08:00:59", "3", "en", "530"],
    ]
    codes = [
        "id", "submitdate", "lastpage", "startlanguage", "seed", "AGE", "TRAVEL[SQ001]", "TRAVEL[SQ002]",
        "TRAVEL[other]", "SAT[price]", "SAT[noise]", "LIKE",
    ]
    words = [
        "Response ID", "Date submitted", "Last page", "Start language", "Seed", "How old are you?",
        "How do you travel to work? [Bus]", "How do you travel to work? [Bicycle]",
        "How do you travel to work? [Other]", "How satisfied are you with … [the price]",
        "How satisfied are you with … [the noise]", "Do you like it here?",
    ]
    coded = [
        ["34", "Y", "", "", "A2", "A5", "Y"], ["51", "Y", "Y", "by boat", "A1", "A4", "N"],
        ["", "", "", "", "", "", ""], ["28", "", "Y", "", "A2", "A3", "Y"],
    ]
    worded = [
        ["34", "Yes", "No", "", "rather", "not at all", "Yes"],
        ["51", "Yes", "Yes", "by boat", "very", "little", "No"],
        ["", "N/A", "N/A", "", "", "", "N/A"], ["28", "No", "Yes", "", "rather", "so so", "Yes"],
    ]
    own_and = lambda answers: [first + rest for first, rest in zip(own, answers)]
    write("limesurvey-codes.csv", [codes] + own_and(coded), ";", encoding="utf-8-sig")
    write("limesurvey-words.csv", [words] + own_and(worded), encoding="utf-8-sig")
    both = [f"{code}. {text}" for code, text in zip(codes, words)]
    write("limesurvey-both.csv", [both] + own_and(worded), encoding="utf-8-sig")


def kobo():
    own = [
        "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
        "_tags", "_index",
    ]

    def of(row):
        return [
            str(900 + row), f"uuid-{row}", f"2025-05-0{row}T09:3{row}:00", "", "", "submitted_via_web", "", "vX1", "",
            str(row),
        ]

    names = [
        "start", "household/age", "household/size", "child/age", "crops", "crops/maize", "crops/red_beans",
        "water/source",
    ]
    labels = [
        "start", "How old are you?", "How many live here?", "How old is the child?", "Which crops do you grow?",
        "Which crops do you grow?/Maize", "Which crops do you grow?/Red beans", "Where do you fetch water?",
    ]
    tags = ["", "#age+hh", "#size", "", "#crop", "#crop", "#crop", "#water"] + [""] * len(own)
    rows = [
        ["2025-05-01T09:00:00.000+03:00", "44", "6", "7", "maize red_beans", "1", "1", "well"],
        ["2025-05-02T09:00:00.000+03:00", "39", "4", "", "maize", "1", "0", "tap"],
        ["2025-05-03T09:00:00.000+03:00", "61", "9", "12", "", "", "", "well"],
    ]
    chosen = {"maize red_beans": "Maize Red beans", "maize": "Maize", "": ""}
    worded = [row[:4] + [chosen[row[4]]] + row[5:7] + [row[7].capitalize()] for row in rows]
    write("kobo-names.csv", [names + own] + [row + of(i + 1) for i, row in enumerate(rows)], ";")
    write("kobo-labels.csv", [labels + own, tags] + [row + of(i + 1) for i, row in enumerate(worded)], ";")
    workbook("kobo-names.xlsx", [names + own] + [row + of(i + 1) for i, row in enumerate(rows)])


def odk():
    headings = [
        "SubmissionDate", "start", "household-age", "household-size", "crops", "crops/maize", "crops/beans",
        "meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected",
        "Status", "ReviewState", "DeviceID", "Edits", "FormVersion",
    ]
    rows = [
        [
            f"2025-06-0{i}T12:00:0{i}.123Z", f"2025-06-0{i}T11:50:00.000+02:00", age, size, crops, maize, beans,
            f"uuid:{i}", f"uuid:{i}", "12", "field phone", "0", "0", "", "", "collect:1", "0", "3",
        ]
        for i, age, size, crops, maize, beans in [
            (1, "44", "6", "maize beans", "1", "1"), (2, "39", "4", "beans", "0", "1"),
        ]
    ]
    write("odk-central.csv", [headings] + rows, quoting=csv.QUOTE_MINIMAL, end="\n")


def redcap():
    raw = [
        "record_id", "redcap_event_name", "redcap_survey_identifier", "about_you_timestamp", "age", "pet___1",
        "pet___2", "pet____99", "about_you_complete", "mood", "end_complete",
    ]
    labels = [
        "Record ID", "Event Name", "Survey Identifier", "Survey Timestamp", "How old are you?",
        "Which pets live with you? (choice=A dog)", "Which pets live with you? (choice=A cat, or two)",
        "Which pets live with you? (choice=None)", "Complete?", "How is your mood?", "Complete?",
    ]
    coded = [
        ["1", "baseline_arm_1", "", "2025-01-10 09:00:11", "34", "1", "0", "0", "2", "3", "2"],
        ["2", "baseline_arm_1", "", "2025-01-10 09:20:00", "51", "0", "0", "1", "1", "", "0"],
        ["3", "baseline_arm_1", "", "2025-01-11 18:02:45", "47", "1", "1", "0", "2", "1", "2"],
    ]
    box = {"1": "Checked", "0": "Unchecked"}
    done = {"0": "Incomplete", "1": "Unverified", "2": "Complete"}
    moods = {"3": "good", "1": "bad", "": ""}
    worded = [
        [row[0], "Baseline", row[2], row[3], row[4], box[row[5]], box[row[6]], box[row[7]], done[row[8]],
         moods[row[9]], done[row[10]]]
        for row in coded
    ]
    write("redcap-raw.csv", [raw] + coded, quoting=csv.QUOTE_MINIMAL, end="\n")
    write("redcap-labels.csv", [labels] + worded, quoting=csv.QUOTE_MINIMAL, end="\n")


def google():
    questions = [
        "How old are you?", "Which group do you go to?", "How often, roughly?", "How do you rate … [the room]",
        "How do you rate … [the tea]",
    ]
    answers = [
        ["34", "Choir;Football", "Yes, often", "good", "good"], ["51", "Choir", "Yes, rarely", "fair", "good"],
        ["28", "Football;Chess;Choir", "Never", "good", "poor"], ["45", "Chess", "Yes, often", "poor", "fair"],
    ]
    form = [
        "2025/02/03 9:05:10 AM GMT+1", "2025/02/03 4:15:00 PM GMT+1", "2025/02/14 8:00:00 AM GMT+1",
        "2025/02/15 11:59:59 PM GMT+1",
    ]
    sheet = ["03/02/2025 09:05:10", "03/02/2025 16:15:00", "14/02/2025 08:00:00", "15/02/2025 23:59:59"]
    write("google-forms.csv", [["Timestamp"] + questions] + [[t] + a for t, a in zip(form, answers)], end="\n")
    commas = [[cell.replace(";", ", ") for cell in row] for row in answers]
    write(
        "google-sheet.csv", [["Zeitstempel"] + questions] + [[t] + a for t, a in zip(sheet, commas)],
        quoting=csv.QUOTE_MINIMAL, end="\n")


def workbook(name, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(name)


def qualtrics():
    names = ["StartDate", "Duration (in seconds)", "ResponseId", "Q1", "Q2_1", "Q2_1_TEXT"]
    texts = [
        "Start Date", "Duration (in seconds)", "Response ID", "How many rooms\nhave you?", "Which of these? - A lift",
        "Which of these? - A lift - Text",
    ]
    ids = ['{"ImportId":"%s"}' % name for name in ["startDate", "duration", "_recordId", "QID1", "QID2_1", "QID2_1_TEXT"]]
    answers = [
        ["2025-04-01 10:00:00", "61", "R_1", "3", "1", ""], ["2025-04-01 10:05:00", "90", "R_2", "5", "", "none"],
    ]
    workbook("qualtrics.xlsx", [names, texts, ids] + answers)
    workbook("qualtrics-two-rows.xlsx", [names, [text.replace("Start Date", "Startdatum") for text in texts]] + answers)


for program in (limesurvey, kobo, odk, redcap, google, qualtrics):
    program()
