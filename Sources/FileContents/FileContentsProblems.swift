public import Basics

/// How the floor words what is wrong with a file's bytes.
extension Problem {
  static func unknownEncoding(_ name: String) -> Problem {
    Problem(
      .usage, "there is no encoding `\(name)`",
      remedy: Suggestion.sentence(for: name, among: TextDecoding.commonNames, noun: "encoding"))
  }

  static func notInEncoding(_ name: String, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the file is not in the encoding `\(name)`",
      remedy: "Name another with `--encoding`, or leave it out so that it is recognised.")
  }

  static func unreadableEncoding(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file's encoding is not recognised",
      remedy: "Name it with `--encoding`, for example `--encoding GB18030`.")
  }

  public static func unsureEncoding(_ name: String, confidence: Int, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "the encoding was taken to be \(name), which is not certain (\(confidence) %)",
      remedy: "Look at the letters with accents; overrule with `--encoding`.")
  }

  public static func brokenArchive(_ reason: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the document's archive cannot be read (\(reason))",
      remedy: "Open it in its program and save it again.")
  }

  static func archiveTooLarge(_ what: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the document's archive is refused: \(what)",
      remedy: "Real documents are not like that; save what is needed as a new one.")
  }

  static func brokenXML(_ part: String, reason: String, line: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "`\(part)` in the document is not valid XML (\(reason), its line \(line))",
      remedy: "Open it in its program and save it again.")
  }

  static func deepXML(_ part: String, most: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "`\(part)` in the document has elements nested deeper than \(most)",
      remedy: "Real documents are not like that; take tables out of tables, or save the text alone.")
  }

  static func tooManyAttributes(_ part: String, file: String) -> Problem {
    Problem(
      .badData, file: file,
      "\(part == "the page" ? part : "`\(part)` in the document") has an element with thousands of attributes",
      remedy: "Real documents are not like that; save what is needed as a new one.")
  }

  static func missingTool(_ name: String, package: String, file: String) -> Problem {
    Problem(
      .missingInput, file: file, "the program `\(name)` is needed to read it and is not installed",
      remedy: "Install the package \(package), for example `sudo apt install \(package)`.")
  }

  static func toolNotStarted(_ name: String, file: String) -> Problem {
    Problem(
      .inputOutput, file: file, "the program `\(name)` cannot be started", remedy: "Check that it runs by itself.")
  }

  public static func toolExceeded(_ name: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the program `\(name)` was stopped: it took too long or wrote too much",
      remedy: "The file may be damaged; save it again in its program, or in parts.")
  }

  static func brokenHTML(file: String) -> Problem {
    Problem(
      .badData, file: file, "the page cannot be read to its end as HTML", remedy: "Save it again from the browser.")
  }

  static func documentTypeInXML(_ part: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "`\(part)` in the document declares a document type, which no word processor writes",
      remedy: "Open it in its program and save it again.")
  }
}

extension Problem {
  static func xmlNotWritten() -> Problem {
    Problem(.inputOutput, "the document could not be put together", remedy: "Check the memory that is free.")
  }

  static func archiveNotWritten() -> Problem {
    Problem(.inputOutput, "the archive could not be put together", remedy: "Check the memory that is free.")
  }
}
