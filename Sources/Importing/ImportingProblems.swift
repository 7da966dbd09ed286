import Basics
import Transcripts

/// How the floor words what is wrong with a file that is to be imported.
extension Problem {
  static func speakerChoice(_ text: String) -> Problem {
    Problem(
      .usage, "`--speaker \(text)` is not a label and a role",
      remedy: "Write `--speaker \"LABEL=interviewer\"`, `=participant`, `=other`, `=none` or `=PARTICIPANT-ID`.")
  }

  static func columnChoice(_ text: String) -> Problem {
    Problem(
      .usage, "`--columns \(text)` does not say which columns are what",
      remedy: "Write headings as in `--columns speaker=Name,text=Said,time=Start`, or `id=Respondent,text=Q7`.")
  }

  static func noSuchColumn(_ name: String, known: [String], file: String) -> Problem {
    Problem(
      .usage, file: file, "there is no column `\(name)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "column"))
  }

  static func noTextColumn(_ header: [String], file: String) -> Problem {
    let list = header.prefix(12).map { "`\($0)`" }.joined(separator: ", ") + (header.count > 12 ? ", …" : "")
    return Problem(
      .badData, file: file, "no column is known to contain what was said or answered",
      remedy: "Name it with `--columns text=HEADING`; the columns are \(list).")
  }

  static func idIsNoLabel(file: String, line: Int?) -> Problem {
    Problem(
      .badData, file: file, line: line,
      "the participant's id cannot be a label: it is longer than 40 characters, or has a colon, a bracket or `=` in it",
      remedy: "Choose another column with `--columns id=HEADING`, or change the ids here and in participants.csv.")
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
      .badData, file: file, "this is not text: it contains bytes that no text has",
      remedy: "Import one of the supported formats: \(list).")
  }

  static func empty(file: String) -> Problem {
    Problem(.badData, file: file, "there are no words in it", remedy: "Check that it is the right file.")
  }
}

/// What is wrong with documents of other programs.
extension Problem {
  static func brokenRichText(_ reason: String, _ file: String, _ line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the Rich Text Format cannot be read (\(reason))",
      remedy: "Open it in its program and save it again.")
  }

  static func notOfItsFormat(_ format: String, file: String) -> Problem {
    Problem(
      .badData, file: file, "it is not a \(format) file, though its name says so",
      remedy: "Open it in its program and save it again.")
  }

  static func noCues(file: String) -> Problem {
    Problem(
      .badData, file: file, "there is no cue in it (`00:00:01.000 --> 00:00:04.000` and words below)",
      remedy: "Check that it is the right file; give it the extension .txt if it is plain text.")
  }

  static func scan(pages: Int, file: String) -> Problem {
    Problem(
      .badData, file: file,
      "there is no text on its \(pages == 1 ? "page" : "\(pages) pages"): it is a scan, pictures of pages",
      remedy: "Recognise its text first, for example with `ocrmypdf IN.pdf OUT.pdf`, and read the result through.")
  }

  static func brokenPDF(file: String) -> Problem {
    Problem(.badData, file: file, "the PDF cannot be read: it is damaged", remedy: "Make it again in its program.")
  }

  static func password(file: String) -> Problem {
    Problem(
      .badData, file: file, "the document is protected with a password",
      remedy: "Open it in its program and save it without one.")
  }

  static func tooLarge(_ megabytes: Int, most: Int, file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is larger than transcripts are (\(megabytes) MB; at most \(most) MB are read)",
      remedy: "Check that it is the right file, or split it.")
  }
}

/// Notes on an import that succeeded.
extension Problem {
  static func rowsWithoutID(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "\(count) \(count == 1 ? "row has" : "rows have") no id; the row's number is used instead (`row-17`)",
      remedy: "Name the column of ids with `--columns id=HEADING` if there is one.")
  }

  static func clockTimes(from start: Double, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "times of the day became times since the first of them, \(TurnTime.text(start))",
      remedy: "Nothing has to be done; the day's time of the beginning may go into the front matter.")
  }

  static func unreadableTime(file: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, "the time of a cue cannot be read; its words are left out",
      remedy: "Write it as `00:00:01.000 --> 00:00:04.000` and import again.")
  }

  static func unreadableCharacters(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "\(count) \(count == 1 ? "passage holds" : "passages hold") bytes that are not in the encoding that the file names",
      remedy: "Look for strange letters; save the document again in its program if there are any.")
  }

  static func insertionsKept(_ count: Int, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "\(count) tracked \(count == 1 ? "insertion is" : "insertions are") kept as if accepted",
      remedy: "Accept or reject the changes in the document first if some should not count.")
  }
}
