import Basics

/// How what is wrong with a survey is worded. Numbers and ids are shown, texts never are.
extension Problem {
  // MARK: The file

  static func foreignSurvey(_ what: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "this is \(what), which is not a survey that can be read",
      remedy: "Save it as .csv, .xlsx, .sav or .dta.")
  }

  static func notOfItsFormat(_ format: SurveyFormat, file: String) -> Problem {
    Problem(
      .badData, file: file, "the file's name says \(format.rawValue), but its content does not",
      remedy: "It may be cut off or damaged; copy it again, or give it the ending of what it is.")
  }

  static func notASurvey(file: String) -> Problem {
    Problem(
      .badData, file: file, "this is not text: it contains bytes that no text has",
      remedy: "Surveys are read from .csv, .tsv, .xlsx, .sav, .zsav, .por and .dta.")
  }

  static func changedWhileRead(file: String) -> Problem {
    Problem(.inputOutput, file: file, "the file changed while it was being read", remedy: "Try again.")
  }

  static func moreOfThisKind(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "\(count) more \(count == 1 ? "problem" : "problems") of this kind",
      remedy: "Correct the first ones and check again.")
  }

  static func endsWithoutBreak(file: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line,
      "the last row does not end with a line break, as if the file was cut off here",
      remedy: "Compare its last cell with the original; add a line break if it is whole.")
  }

  static func readAsExport(_ export: RecognisedExport, file: String) -> Problem {
    Problem(
      .badData, severity: .note, file: file, "read as an \(export.sentence)",
      remedy: "If it is not, say so in study.yaml under `survey:` (`program: none`).")
  }

  // MARK: Rows and names

  static func raggedSurveyRow(
    file: String, line: Int, column: Int?, cells: Int, header: Int, delimiter: DelimitedText.Delimiter
  ) -> Problem {
    let plain = raggedRow(file: file, line: line, cells: cells, header: header, delimiter: delimiter)
    return Problem(.badData, file: file, line: line, column: column, plain.what, remedy: plain.remedy)
  }

  static func variableTwice(_ name: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "there is a variable `\(name)` already (upper and lower case ignored)",
      remedy: "Give the new one another name.")
  }

  static func noIDVariable(_ name: String, known: [String], file: String) -> Problem {
    Problem(
      .badData, file: file, "there is no variable `\(name)`, which should contain the respondents' ids",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }

  static func twoDecimalMarks(point: String, comma: String, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line,
      "the numbers of `\(point)` are written with a decimal point, those of `\(comma)` with a comma",
      remedy: "Say which one the file uses (`decimal_mark: \".\"` or `\",\"`), or declare the type of the other.")
  }

  static func nearlyNumbers(_ name: String, others: Int, file: String, line: Int, column: Int?) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, column: column,
      "`\(name)` is read as text: \(others) of its cells \(others == 1 ? "is" : "are") no number, the first one here",
      remedy: "Correct the cell, declare it as a missing code, or declare the variable's type.")
  }

  // MARK: Excel

  static func noSheet(_ name: String, known: [String], file: String) -> Problem {
    Problem(
      .usage, file: file, "there is no sheet `\(name)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "sheet"))
  }

  static func noWorkbook(file: String) -> Problem {
    Problem(
      .badData, file: file, "this archive is not an Excel workbook",
      remedy: "Save it as .xlsx or .csv (an OpenDocument sheet too).")
  }

  static func brokenWorkbook(_ what: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the workbook is damaged: \(what)", remedy: "Open it in its program and save it again.")
  }

  static func cellBesideTable(_ place: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the cell \(place) is to the right of the last column that has a name",
      remedy: "Name its column in the first row, or empty the cell.")
  }

  static func sheetTooLarge(_ cells: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "the sheet has more than \(cells) cells", remedy: "Save it as .csv, which has no limit.")
  }

  static func errorCells(_ count: Int, first: String, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "\(count) \(count == 1 ? "cell holds" : "cells hold") Excel's error values, the first one in \(first); "
        + "they are taken as missing", remedy: "Correct the formula.")
  }

  static func uncalculated(_ count: Int, first: String, file: String) -> Problem {
    Problem(
      .badData, file: file,
      "\(count) \(count == 1 ? "formula has" : "formulas have") no result in the file, the first one in \(first)",
      remedy: "Open it in Excel or LibreOffice and save it again.")
  }

  // MARK: SPSS and Stata

  static func statisticalFault(_ message: String, format: SurveyFormat, file: String) -> Problem {
    Problem(
      .badData, file: file, "the \(format.rawValue) file cannot be read (\(message.lowercased()))",
      remedy: "It may be cut off or damaged: copy it again, or save it again from its program.")
  }

  static func statisticalEncoding(_ message: String, format: SurveyFormat, file: String) -> Problem {
    Problem(
      .badData, file: file,
      "the texts of the \(format.rawValue) file are not in its encoding (\(message.lowercased()))",
      remedy: "Name the encoding in the study (`encoding: GB18030`, for example).")
  }

  static func rowsMissing(_ found: Int, announced: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "the file should have \(announced) rows, and has \(found)",
      remedy: "It is cut off or damaged; copy it again.")
  }

  static func brokenTexts(_ name: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "texts of `\(name)` are not in the file's encoding",
      remedy: "Name the encoding in the study (`encoding: GB18030`, for example), or save the file again.")
  }
}

/// What does not fit between the survey and what the study declares.
extension Problem {
  static func variableAbsent(
    _ name: String, known: [String], surveyFile: String, _ studyFile: String, _ line: Int?
  ) -> Problem {
    Problem(
      .badData, file: studyFile, line: line, "the variable `\(name)` is not in `\(surveyFile)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }

  static func emptyRange(_ range: NumberRange, of name: String, _ studyFile: String, _ line: Int?) -> Problem {
    Problem(
      .badData, file: studyFile, line: line,
      "the range of `\(name)` from \(NumberText.written(range.low)) to \(NumberText.written(range.high)) contains no number",
      remedy: "Write the smaller number first.")
  }

  static func labelledTwice(_ value: String, of name: String, _ studyFile: String, _ line: Int?) -> Problem {
    Problem(
      .badData, file: studyFile, line: line, "the value `\(value)` of `\(name)` has two labels", remedy: "Keep one.")
  }

  static func orderOfUnordered(_ name: String, _ studyFile: String, _ line: Int?) -> Problem {
    Problem(
      .badData, file: studyFile, line: line, "`\(name)` has an order, but is not ordinal",
      remedy: "Declare `type: ordinal`, or leave the order out.")
  }

  static func orderWithoutLabel(
    _ value: String, of name: String, known: [String], _ studyFile: String, _ line: Int?
  ) -> Problem {
    Problem(
      .badData, file: studyFile, line: line, "the order of `\(name)` has `\(value)`, which has no label",
      remedy: Suggestion.sentence(for: value, among: known, noun: "value"))
  }

  static func notOfDeclaredType(
    _ name: String, _ content: VariableDeclaration.Content?, count: Int, file: String, line: Int?, column: Int?,
    words: String
  ) -> Problem {
    let what = content == .dates ? "date" : content == .times ? "time of day" : "number"
    let cells = count == 1 ? "1 cell of `\(name)` is" : "\(count) cells of `\(name)` are"
    return Problem(
      .badData, file: file, line: line, column: column,
      "\(cells) no \(what), the first one \(words.isEmpty ? "here" : words.dropFirst().description)",
      remedy: content == .dates
        ? "Correct it, declare it as missing, or say how dates are written (`dates: dmy`)."
        : "Correct it, declare it as a missing code, or declare another type.")
  }
}

/// What the answers themselves say against the survey.
extension Problem {
  typealias RowPlace = (line: Int?, words: String)

  static func emptyRespondent(_ name: String, file: String, _ place: RowPlace) -> Problem {
    Problem(
      .badData, file: file, line: place.line, "the respondent's id (`\(name)`) is empty\(place.words)",
      remedy: "Give each respondent an id.")
  }

  static func respondentTwice(_ id: String, first: RowPlace, file: String, _ place: RowPlace, program: SurveyProgram?)
    -> Problem
  {
    let earlier = first.line.map { " in line \($0)" } ?? first.words
    return Problem(
      .badData, file: file, line: place.line,
      "the respondent's id `\(id)`\(place.words) is already\(earlier) (upper and lower case ignored)",
      remedy: program == .redcap
        ? "REDCap writes a row for each event and repeat of a form: export those of one event alone."
        : "Each respondent has one row and an id of their own.")
  }

  static func withoutLabel(_ values: [String], of name: String, file: String, _ place: RowPlace) -> Problem {
    let shown = values.prefix(8).joined(separator: ", ") + (values.count > 8 ? ", …" : "")
    let what =
      values.isEmpty
      ? "`\(name)` has answers that have no label" : "`\(name)` has answers that have no label (\(shown))"
    return Problem(
      .badData, file: file, line: place.line,
      "\(what), the first one \(place.words.isEmpty ? "here" : String(place.words.dropFirst()))",
      remedy: "Correct them, label them, or declare them as missing codes.")
  }

  static func outsideRange(
    _ count: Int, _ range: NumberRange, of name: String, file: String, _ place: RowPlace
  ) -> Problem {
    Problem(
      .badData, file: file, line: place.line,
      "\(count) \(count == 1 ? "answer" : "answers") to `\(name)` \(count == 1 ? "is" : "are") not between "
        + "\(NumberText.written(range.low)) and \(NumberText.written(range.high)), the first one "
        + (place.words.isEmpty ? "here" : String(place.words.dropFirst())),
      remedy: "Correct them, or declare them as missing codes.")
  }

  static func constant(_ name: String, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "everybody gave the same answer to `\(name)`",
      remedy: "Nothing can be compared or computed with it.")
  }

  static func nothingAnswered(_ name: String, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "nobody answered `\(name)`",
      remedy: "Check the column and its missing codes.")
  }

  static func respondentAbsent(_ id: String, ids: [String], surveyFile: String, file: String, link: String, line: Int)
    -> Problem
  {
    Problem(
      .badData, file: file, line: line, "the respondent `\(id)` is not in `\(surveyFile)`",
      remedy: Suggestion.nearest(to: id, among: ids).map { "Did you mean `\($0)`?" }
        ?? "Correct the `\(link)`, or leave it empty when the person was not surveyed.")
  }

  static func respondentShared(_ id: String, first: Int, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the respondent `\(id)` is already the participant in line \(first)",
      remedy: "One participant is one respondent.")
  }

  static func nobodyMatches(surveyFile: String, file: String, link: String) -> Problem {
    Problem(
      .badData, file: file, "no `\(link)` is an id of `\(surveyFile)`",
      remedy: "Check that both use the same ids, and which column of the survey contains them.")
  }

  static func setLacksVariable(_ name: String, set: String, known: [String], file: String) -> Problem {
    Problem(
      .badData, file: file, "there is no variable `\(name)`, which the multiple-response set `\(set)` needs",
      remedy: Suggestion.sentence(for: name, among: known, noun: "variable"))
  }
}
