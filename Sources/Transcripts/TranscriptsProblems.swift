package import Basics

/// How the floor words what is wrong with a transcript.
extension Problem {
  static func notUTF8(line: Int) -> Problem {
    Problem(
      .badData, line: line, "this is not UTF-8 text",
      remedy: "Run `strand import` on the original file: it recognises the encoding and converts it.")
  }

  static func frontMatterNotClosed() -> Problem {
    Problem(
      .badData, line: 1, "the front matter that begins here is not closed",
      remedy: "End it with a line that contains only `---`, or take the first `---` away.")
  }

  static func frontMatterTooLarge(kilobytes: Int) -> Problem {
    Problem(
      .badData, line: 1, "the front matter is too large (\(kilobytes) KB)",
      remedy: "Keep it to a description of the interview; the words belong below the second `---`.")
  }

  /// - Parameter firstLine: 1-based line of the file on which the YAML begins.
  static func frontMatter(_ fault: YAMLFault, firstLine: Int) -> Problem {
    switch fault {
    case .syntax(let reason, let line, let column): frontMatterNotYAML(reason, line: line, column: column)
    case .keysTwice(let keys, let line, _):
      frontMatterNotYAML(
        "\(keys.map { "`\($0)`" }.joined(separator: ", ")) is there twice", line: line, column: nil)
    case .characters: frontMatterNotYAML("it contains a control character", line: firstLine, column: nil)
    case .anchor(let line): frontMatterAnchor(line: line)
    case .unreadable: frontMatterNotYAML("it cannot be read", line: firstLine, column: nil)
    }
  }

  private static func frontMatterNotYAML(_ reason: String, line: Int, column: Int?) -> Problem {
    Problem(
      .badData, line: line, column: column, "the front matter is not valid YAML (\(reason))",
      remedy: "Write `key: value` lines; put values that contain a colon in quotation marks.")
  }

  package static func frontMatterNotMap(line: Int) -> Problem {
    Problem(
      .badData, line: line, "the front matter is not a list of keys",
      remedy: "Write `key: value` lines between the two `---`.")
  }

  private static func frontMatterAnchor(line: Int) -> Problem {
    Problem(
      .badData, line: line, "the front matter uses a YAML anchor (`&`)",
      remedy: "Write the value out where it is needed.")
  }

  static func frontMatterValue(_ key: String, isNot expected: String, line: Int) -> Problem {
    Problem(.badData, line: line, "`\(key)` must be \(expected)", remedy: "Example: \(example(of: key))")
  }

  static func labelTwice(_ label: String, line: Int) -> Problem {
    Problem(
      .badData, line: line, "the label `\(label)` is declared twice in the front matter",
      remedy: "Name each label once, as interviewer, participant or other.")
  }

  private static func example(of key: String) -> String {
    switch key {
    case "interviewer": "`interviewer: [Moderator, Notetaker]`."
    case "participants": "`participants: {Anna: P1, Ben: P2}`, or `participants: P1` where there are no labels."
    case "others": "`others: [Interpreter]`."
    case "import": "`import: {speakers: {Anna: P1}}`."
    case "date": "`date: 2024-05-31`."
    case "language": "`language: en`."
    default: "`\(key): \"some text\"`."
    }
  }
}

/// Notes on a transcript that can be read all the same.
extension Problem {
  static func undeclaredLabel(_ label: String, count: Int, line: Int, nearest: String?) -> Problem {
    let times = count == 1 ? "one line begins" : "\(count) lines begin"
    let hint = nearest.map { "Is it `\($0)`? Correct it" } ?? "Add the label"
    return Problem(
      .badData, severity: .warning, line: line,
      "\(times) with `\(label):`, which the front matter does not declare, and \(count == 1 ? "is" : "are") read as part of the turn before",
      remedy: "\(hint) under `interviewer`, `participants` or `others` in the front matter if it is a speaker.")
  }

  static func declaredLabelUnused(_ label: String) -> Problem {
    Problem(
      .badData, severity: .warning, line: 1, "the front matter declares the label `\(label)`, which begins no turn",
      remedy: "Check its spelling against the transcript.")
  }

  static func passedOver(_ label: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, line: line,
      "`\(label):` looks like a speaker's label but occurs only here, and is read as words",
      remedy:
        "If it is a speaker, declare the labels in the front matter or import with `--speaker \"\(label)=participant\"`."
    )
  }

  static func recurringBeginning(_ label: String, mark: String, count: Int, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, line: line,
      "\(count) lines begin with `\(label)\(mark)`, which is not read as a speaker's label",
      remedy: "If it is a speaker, import with `--speaker \"\(label)=participant\"`, `=interviewer` or `=ID`.")
  }

  static func dashesWithoutSpeakers(_ count: Int, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, line: line,
      "\(count) lines begin with a dash, as where another speaker goes on, and nobody is named",
      remedy: "Write who speaks before the words, as in `I: …` and `P1: …`, and import again; until then all words are "
        + "one participant's.")
  }

  static func timesAlone(_ lines: [Int]) -> Problem {
    Problem(
      .badData, severity: .warning, line: lines.first,
      lines.count == 1
        ? "a time is alone on this line, and the text below it is read as part of the turn before"
        : "times are alone on \(lines.count) lines, first here, and the text below them is read as part of the turns before",
      remedy: "Check whether another speaker begins there; if so, write the label after the time.")
  }

  static func slip(_ label: String, lines: [Int]) -> Problem {
    let times = lines.count == 1 ? "once" : "\(lines.count) times, first here,"
    return Problem(
      .badData, severity: .warning, line: lines.first,
      "`\(label)` is followed \(times) by `.` or `;` instead of a colon, and is read as a label",
      remedy: "Write a colon there, or another first word if it is not a label.")
  }

  static func missingColon(_ label: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, line: line,
      "the line begins with the label `\(label)` but without a colon, and is read as part of the turn before",
      remedy: "Write `\(label):` if a turn begins here.")
  }

  /// - Parameters:
  ///   - likely: a speaker most of whose turns are questions.
  ///   - speaker: one of them, where none is likelier than another.
  package static func nobodyAsks(likely: String? = nil, or speaker: String? = nil) -> Problem {
    let condition = likely == nil ? speaker.map { ", if `\($0)` asks" } ?? "" : ""
    return Problem(
      .badData, severity: .warning,
      "none of the speakers is recognised as the interviewer, so all words count as participants'",
      remedy:
        "Say who asks with `interviewer:` in the front matter or "
        + "`--speaker \"\(likely ?? speaker ?? "LABEL")=interviewer\"` on import\(condition)."
    )
  }

  /// Whether this is the note that nobody asks.
  package var isAboutNobodyAsking: Bool { identity == "nobodyAsks" }

  /// Whether this is about lines that were perhaps read for the wrong speaker.
  package var isAboutOverlookedSpeakers: Bool {
    let about: [Problem.Identity] = [
      "recurringBeginning", "undeclaredLabel", "dashesWithoutSpeakers", "timesAlone", "morePeopleThanKnown",
    ]
    return about.contains(identity)
  }
}
