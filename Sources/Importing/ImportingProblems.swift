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

  static func unknownLanguage(_ language: String) -> Problem {
    Problem(
      .usage, "`\(language)` is not a language", remedy: "Write a BCP 47 code, such as `en`, `zh` or `da`.")
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
