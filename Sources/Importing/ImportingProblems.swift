import Ground

/// How the floor words what is wrong with a file that is to be imported.
extension Problem {
  static func speakerChoice(_ text: String) -> Problem {
    Problem(
      .usage, "`--speaker \(text)` is not a label and a role",
      remedy: "Write `--speaker \"LABEL=interviewer\"`, `=participant`, `=other`, `=none` or `=PARTICIPANT-ID`.")
  }

  static func unknownLabel(_ label: String, file: String, known: [String]) -> Problem {
    Problem(
      .usage, severity: .warning, file: file, "no turn begins with the label `\(label)` that `--speaker` names",
      remedy: Suggestion.sentence(for: label, among: known, noun: "label"))
  }

  static func unknownEncoding(_ name: String) -> Problem {
    Problem(
      .usage, "there is no encoding `\(name)`",
      remedy: Suggestion.sentence(for: name, among: TextEncoding.commonNames, noun: "encoding"))
  }

  static func unknownLanguage(_ language: String) -> Problem {
    Problem(
      .usage, "`\(language)` is not a language", remedy: "Write a BCP 47 code, such as `en`, `zh` or `da`.")
  }

  static func notInEncoding(_ name: String, file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the file is not in the encoding `\(name)`",
      remedy: "Name another with `--encoding`, or leave it away so that it is recognised.")
  }

  static func unreadableEncoding(file: String) -> Problem {
    Problem(
      .badData, file: file, "the file's encoding is not recognised",
      remedy: "Name it with `--encoding`, for example `--encoding GB18030`.")
  }

  static func unsureEncoding(_ name: String, confidence: Int, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "the encoding was taken to be \(name), which is not certain (\(confidence) %)",
      remedy: "Look at the letters with accents; overrule with `--encoding`.")
  }

  static func unsupportedFormat(_ what: String, file: String, supported: [String]) -> Problem {
    let list = supported.map { ".\($0)" }.joined(separator: ", ")
    return Problem(
      .badData, file: file, "\(what) cannot be imported yet",
      remedy: "Save it from its program as one of the supported formats: \(list).")
  }

  static func binary(file: String, supported: [String]) -> Problem {
    let list = supported.map { ".\($0)" }.joined(separator: ", ")
    return Problem(
      .badData, file: file, "this is not text: it holds bytes that no text has",
      remedy: "Import one of the supported formats: \(list).")
  }

  static func empty(file: String) -> Problem {
    Problem(.badData, file: file, "there are no words in it", remedy: "Check that it is the right file.")
  }

  static func brokenArchive(_ reason: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the document's archive cannot be read (\(reason))",
      remedy: "Open it in its program and save it anew.")
  }

  static func archiveTooLarge(_ what: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "the document's archive is refused: \(what)",
      remedy: "A transcript is not like that; save the words alone as a new document.")
  }

  static func brokenXML(_ part: String, reason: String, line: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "`\(part)` in the document is not valid XML (\(reason), its line \(line))",
      remedy: "Open it in its program and save it anew.")
  }

  static func documentTypeInXML(_ part: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "`\(part)` in the document declares a document type, which no word processor writes",
      remedy: "Open it in its program and save it anew.")
  }
}

/// Notes on an import that succeeded.
extension Problem {
  static func insertionsKept(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "\(count) tracked \(count == 1 ? "insertion is" : "insertions are") kept as if accepted",
      remedy: "Accept or reject the changes in Word first if some should not count.")
  }
}
