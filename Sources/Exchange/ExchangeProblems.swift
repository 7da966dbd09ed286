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
      remedy: "Projects can be .qdpx, .qdc, a QualCoder .qda folder, Taguette .sqlite3, RQDA .rqda, or a table of "
        + "segments.")
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

  static func severalProjects(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "the database contains \(count) projects, and one is imported at a time",
      remedy: "Export the one that is wanted from Taguette (“Export project”, SQLite3).")
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
