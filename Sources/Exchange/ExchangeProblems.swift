import Basics

/// How the floor words what is wrong with projects of other programs.
extension Problem {
  // MARK: Files

  static func notAProject(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is not a project in the REFI-QDA format",
      remedy: "Export the project from its program as REFI-QDA (.qdpx).")
  }

  static func noProjectInArchive(file: String) -> Problem {
    Problem(
      .badData, file: file, "the archive contains no project (a file that ends with .qde)",
      remedy: "Export the project from its program as REFI-QDA (.qdpx).")
  }

  static func projectOutsideArchive(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is the project's index alone, without the archive that it comes in",
      remedy: "Import the .qdpx itself.")
  }

  static func projectTooDeep(_ part: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "`\(part)` is nested deeper than \(ProjectElement.mostDepth) elements",
      remedy: "No program writes such a project; export it again.")
  }

  static func projectTooLarge(_ size: Int, most: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "the file has \(size) MB, and at most \(most) MB are read",
      remedy: "Leave recordings out when you export the project.")
  }

  static func unknownProject(file: String, _ reason: String) -> Problem {
    Problem(
      .badData, file: file, "no program is known that writes such a project (\(reason))",
      remedy: "Projects can be .qdpx, .qdc, a QualCoder .qda folder, Taguette .sqlite3, RQDA .rqda, a table of "
        + "segments or codes, and codings as .jsonl or .jsonld.")
  }

  static func sourceNotText(_ name: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the source `\(name)` is not text", remedy: "Export the project again, with its documents.")
  }

  static func databaseUnreadable(file: String) -> Problem {
    Problem(
      .badData, file: file, "the project's database cannot be read: it is damaged, or another program is using it",
      remedy: "Close the other program, or make a copy of the project and import that.")
  }

  static func computedColumns(file: String) -> Problem {
    Problem(
      .badData, file: file, "the database has columns that are computed when they are read, which no program writes",
      remedy: "Export the project from its program once more.")
  }

  static func severalProjects(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "the database contains \(count) projects, and one is imported at a time",
      remedy: "Export the one that is wanted from Taguette (“Export project”, SQLite3).")
  }

  static func emptyFile(file: String) -> Problem {
    Problem(.badData, file: file, "the file is empty", remedy: "Export the project again.")
  }

  static func notOfItsEnding(_ ending: String, file: String) -> Problem {
    let what = ["qdpx": "a zip archive", "qdc": "a REFI-QDA codebook in XML"][ending] ?? "a database"
    return Problem(
      .badData, file: file, "the file ends with .\(ending) and is not \(what): it is damaged, or called so by mistake",
      remedy: "Export it again from its program.")
  }

  static func wordDocument(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is a Word document, and no project is read from one",
      remedy:
        "A codebook is read from .csv, .xlsx and .qdc (`strand export codebook codebook.csv`); a transcript comes "
        + "in by `strand import`.")
  }

  static func markdownCodebook(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is a codebook for an appendix, which is not read again",
      remedy: "Use the codebook as .csv or .qdc: `strand export codebook codebook.csv`.")
  }

  static func notATurn(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line,
      "the line is no turn: it needs transcript, turn, speaker, label, language and text",
      remedy: "Export the turns again: `strand export turns --output FILE.jsonl`.")
  }

  static func resultsOfCommand(_ command: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the file holds results of `strand \(command)`, which are computed and not read again",
      remedy: "Codings are read from `strand export codings FILE.jsonl`, whole studies from `strand export project "
        + "FILE.qdpx`.")
  }

  static func jsonUnreadable(file: String) -> Problem {
    Problem(.badData, file: file, "the file is damaged JSON", remedy: "Export it again.")
  }

  static func annotationsElsewhere(file: String) -> Problem {
    Problem(
      .badData, file: file, "the collection does not hold its annotations, only where they are",
      remedy: "Download the collection with all of its annotations in one page.")
  }

  static func noCodings(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file holds no codings",
      remedy: "Codings are read from what `strand export codings` writes, and from W3C Web Annotations.")
  }

  static func notACoding(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the line is no coding: it needs transcript, code, start and end",
      remedy: "Export the codings again: `strand export codings FILE.jsonl`.")
  }

  static func segmentColumn(_ what: String, _ header: [String], file: String) -> Problem {
    let names = header.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    return Problem(
      .badData, file: file, line: 1, "no column is recognised that names \(what) (columns: \(names))",
      remedy: "Call the columns `document`, `code`, `segment`, and, where there are any, `coder` and `comment`.")
  }

  // MARK: Contents

  static func nothingToImport(file: String) -> Problem {
    Problem(
      .badData, file: file, "the project has no text and no codings",
      remedy: "Export it again, with its documents.")
  }

  static func missingParts(text: Bool, codings: Bool, file: String) -> Problem {
    let parts = [text ? "no text" : nil, codings ? "no codings" : nil].compactMap { $0 }.joined(separator: ", ")
    return Problem(
      .badData, severity: .warning, file: file, "the project has \(parts)",
      remedy: text ? "Where documents are expected, export the project again, with its documents." : "")
  }

  static func offsetsUndecided(source: String, _ countings: [OffsetCounting], file: String) -> Problem {
    let ways = countings.map(\.explanation).joined(separator: "; or ")
    return Problem(
      .badData, file: file,
      "the passages of “\(source)” can be placed in \(countings.count) ways that fit equally well (\(ways))",
      remedy: "Say how the program counts: `--offsets codepoints` or `utf16`, `--line-ends lf` or `crlf`, "
        + "`--mark counted` or `not-counted`.")
  }

  // MARK: The study

  static func otherTextThere(_ path: String) -> Problem {
    Problem(
      .cannotWrite, file: path, "the study has a file of this name with another text",
      remedy: "Import into a folder of its own with `--into DIR`, or rename the study's file.")
  }

  static func participantsWithoutID(_ path: String) -> Problem {
    Problem(.badData, file: path, line: 1, "the table has no column `id`", remedy: "Add the column.")
  }

  static func codebookNotMade() -> Problem {
    Problem(.inputOutput, "the codebook could not be put together", remedy: "Check the memory that is free.")
  }

  static func databaseNotWritten(_ path: String) -> Problem {
    Problem(
      .cannotWrite, file: path, "the database could not be written",
      remedy: "Check the folder's permissions and the space on the disk; nothing was left there.")
  }

  static func projectThere(_ path: String) -> Problem {
    Problem(
      .cannotWrite, file: path, "there is something of this name already",
      remedy: "Choose another name, or remove it; nothing was changed.")
  }
}
