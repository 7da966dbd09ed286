import Basics

/// The wording of everything this floor finds wrong. Cells of the tables other than ids are never shown.
extension Problem {
  private static let saveAgain = "In the spreadsheet, save it again as \"CSV UTF-8\"."

  /// The first 20 problems, then one that says how many more there are: a wrong delimiter spoils every row.
  static func shortened(_ problems: [Problem], file: String) -> [Problem] {
    let limit = 20
    if problems.count <= limit { return problems }
    let rest = problems.count - limit
    return problems.prefix(limit) + [
      Problem(
        .badData, file: file, "\(rest) more \(rest == 1 ? "problem" : "problems") of this kind",
        remedy: "Correct the first ones and check again.")
    ]
  }

  // MARK: The file

  static func workbook(file: String) -> Problem {
    Problem(.badData, file: file, "this is a spreadsheet's own file, not CSV", remedy: saveAgain)
  }

  static func sixteenBit(file: String) -> Problem {
    Problem(.badData, file: file, "the text is UTF-16, not UTF-8", remedy: saveAgain)
  }

  static func notText(file: String, place: (line: Int, column: Int)) -> Problem {
    Problem(
      .badData, file: file, line: place.line, column: place.column, "there is a zero byte: this is not text",
      remedy: saveAgain)
  }

  static func notUTF8(file: String, place: (line: Int, column: Int)) -> Problem {
    Problem(
      .badData, file: file, line: place.line, column: place.column, "the text is not UTF-8 from here on",
      remedy: saveAgain)
  }

  static func emptyTable(file: String) -> Problem {
    Problem(.badData, file: file, "the file is empty", remedy: "Its first line must name the columns.")
  }

  // MARK: Rows and cells

  static func delimited(_ fault: DelimitedRows.Fault, file: String) -> Problem {
    switch fault {
    case .strayQuote(let line, let column):
      Problem(
        .badData, file: file, line: line, column: column, "there is a quotation mark inside a cell",
        remedy: "Put the whole cell in quotes, and write a quote inside it twice.")
    case .unterminated(let line, let cell):
      Problem(
        .badData, file: file, line: line, "the quoted cell that begins here in column \(cell) never ends",
        remedy: "Close it with a quote, and write a quote inside a cell twice.")
    case .outOfMemory:
      Problem(.inputOutput, file: file, "there is not enough memory to read a cell", remedy: "Is a quote missing?")
    }
  }

  static func raggedRow(
    file: String, line: Int, cells: Int, header: Int, delimiter: DelimitedText.Delimiter
  ) -> Problem {
    let name =
      switch delimiter {
      case .comma: "comma"
      case .semicolon: "semicolon"
      case .tab: "tab"
      }
    return Problem(
      .badData, file: file, line: line,
      "this row has \(cells) \(cells == 1 ? "cell" : "cells") where the header has \(header)",
      remedy: "Cells are separated by a \(name) here; a cell that contains one must be in quotes.")
  }

  static func unnamedColumn(_ number: Int, file: String, line: Int?) -> Problem {
    Problem(.badData, file: file, line: line, "column \(number) has no name", remedy: "Name it in the first line.")
  }

  static func columnTwice(_ name: String, first: Int, second: Int, file: String, line: Int?) -> Problem {
    Problem(
      .badData, file: file, line: line, "columns \(first) and \(second) are both called `\(name)`",
      remedy: "Give each column a name of its own.")
  }

  static func columnsAlike(_ first: String, _ second: String, file: String, line: Int?) -> Problem {
    Problem(
      .badData, file: file, line: line, "the columns `\(first)` and `\(second)` differ only in upper and lower case",
      remedy: "Rename one: expressions such as `--where` take the two for the same.")
  }

  // MARK: Participants

  static func noIDColumn(_ header: [String], file: String, line: Int) -> Problem {
    let likely = header.first { name in
      ["participant", "participant_id", "participantid", "participant id", "id_participant", "code", "编号"].contains(
        name.lowercased())
    }
    let remedy =
      likely.map { "Rename the column `\($0)` to `id`." }
      ?? "Add a column `id` that names each participant once, as the transcripts do."
    return Problem(.badData, file: file, line: line, "there is no column `id`", remedy: remedy)
  }

  static func emptyID(file: String, line: Int) -> Problem {
    Problem(.badData, file: file, line: line, "the `id` is empty", remedy: "Give the participant an id.")
  }

  static func idTwice(_ id: String, first: Int, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the id `\(id)` is already in line \(first) (upper and lower case ignored)",
      remedy: "Each participant has one row and an id of their own.")
  }

  // MARK: Speakers

  static func participantAbsent(_ id: String, ids: [String], file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "the participant `\(id)` is not in the participants table",
      remedy: Suggestion.sentence(for: id, among: ids, noun: "participant"))
  }

  static func labelAbsent(_ label: String, labels: [String], file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "the front matter names the speaker `\(label)`, who never speaks",
      remedy: Suggestion.sentence(for: label, among: labels, noun: "speaker"))
  }

  static func pseudonymShared(_ ids: [String], file: String) -> Problem {
    let shown = ids.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
    return Problem(
      .badData, severity: .warning, file: file,
      "a speaker's label is the pseudonym of \(ids.count) participants (\(shown)\(ids.count > 4 ? ", …" : ""))",
      remedy: "Say which one it is in the front matter: `participants:` with `label: id`.")
  }

  static func strayCells(_ column: ParticipantColumn, among rows: Int, file: String, line: Int) -> Problem {
    let cells = column.strays == 1 ? "one cell" : "\(column.strays) cells"
    let (what, example) = column.kind == .text ? ("date", "date, dates: dmy") : ("number", "number, missing: [n/a]")
    return Problem(
      .badData, severity: .warning, file: file, line: line,
      "the column `\(column.name)` has \(cells) of \(rows) that \(column.strays == 1 ? "is" : "are") no \(what), which "
        + "conditions and groups take as missing",
      remedy: "Correct or empty it, or say in study.yaml what it is, "
        + "`participants: {\(column.name): {type: \(example)}}`, or `type: text` for words.")
  }
}
