public import Basics
import GRDB
import Respondents
import StudyDefinition

/// The wording of everything that can be wrong with a study as a whole.
extension Problem {
  /// - Parameter code: of SQLite, for an index that was whole or just made.
  static func index(_ code: ResultCode) -> Problem {
    switch code {
    case .SQLITE_FULL:
      Problem(
        .cannotWrite, file: ".strand/", "the disk is full, so that the index cannot be written",
        remedy: "Make space and try again; the study itself is unchanged.")
    case .SQLITE_BUSY:
      Problem(
        .inputOutput, file: ".strand/", "another program has been writing the index for a minute",
        remedy: "Try again when it has finished.")
    default:
      Problem(
        .inputOutput, file: ".strand/", "the index cannot be used (SQLite error \(code.rawValue))",
        remedy: "Delete the folder `.strand`; it is made again from the study's files.")
    }
  }

  static func indexNotOpened(_ code: Int) -> Problem { index(ResultCode(rawValue: CInt(code))) }

  public static func indexDamaged() -> Problem {
    Problem(
      .inputOutput, file: ".strand/", "the index was damaged and has been taken away",
      remedy: "Run the command again; the index is made again from the study's files.")
  }

  static func indexNotLocked() -> Problem {
    Problem(
      .inputOutput, file: ".strand/lock", "the file cannot be locked",
      remedy: "Keep the study on a file system that has locks.")
  }

  static func rejectionsWithoutPlace(_ count: Int, transcript: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: "codings/",
      "\(count == 1 ? "a rejected hit" : "\(count) rejected hits") of the transcript `\(transcript)` "
        + "\(count == 1 ? "was" : "were") where the words have changed, and no longer \(count == 1 ? "counts" : "count") as judged",
      remedy: "Judge them again with `strand review`.")
  }

  static func readingsWithoutPlace(_ count: Int, by coder: String, transcript: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: "codings/\(coder).jsonl",
      "\(count == 1 ? "a mark" : "\(count) marks") of what \(coder) has read in the transcript `\(transcript)` "
        + "\(count == 1 ? "is" : "are") of an earlier text, which is not there any more, and \(count == 1 ? "does" : "do") "
        + "not count",
      remedy: "Say again what was read: `strand done \(transcript) --turns N-M --as \(coder)`.")
  }

  static func participantColumnMissing(_ declaration: ParticipantDeclaration, known: [String]) -> Problem {
    Problem(
      .badData, severity: .warning, file: StudyFolder.configurationName, line: declaration.line,
      "participants.csv has no column `\(declaration.name)`",
      remedy: Suggestion.sentence(for: declaration.name, among: known, noun: "column"))
  }

  public static func changedUnderCodings(_ changed: ChangedCodings) -> Problem {
    let whose =
      "\(changed.count == 1 ? "a coding" : "\(changed.count) codings") of \(changed.coders.joined(separator: ", "))"
    if changed.isGone {
      return Problem(
        .badData, file: "transcripts/\(changed.transcript).txt",
        "the transcript is gone, but \(whose) \(changed.count == 1 ? "is" : "are") on it",
        remedy: "Put the file back under its old name. If `strand rename-transcript` was broken off, give it again.")
    }
    return Problem(
      .badData, file: "transcripts/\(changed.transcript).txt",
      "the transcript has changed where \(whose) \(changed.count == 1 ? "is, so its" : "are, so their") "
        + "words may be wrong",
      remedy:
        "Run `strand reanchor`, which carries them to the new text (`--dry-run` only says where), or put back the "
        + "text that was coded (with git: `git checkout -- transcripts/\(changed.transcript).txt`).")
  }

  public static func lostCodings(_ lost: LostCodings) -> Problem {
    let one = lost.count == 1
    return Problem(
      .badData, severity: .warning, file: "transcripts/\(lost.transcript).txt",
      "\(one ? "a coding" : "\(lost.count) codings") of \(lost.coders.joined(separator: ", ")) lost "
        + "\(one ? "its" : "their") words when the transcript changed; not counted",
      remedy:
        "`strand reanchor` lists \(one ? "it with its quote" : "them with their quotes"); `strand tag` codes what "
        + "took their place, `strand untag` takes them off.")
  }

  public static func codeOutsideCodebook(_ code: String, codings: Int) -> Problem {
    Problem(
      .badData, severity: .warning,
      "\(codings == 1 ? "one coding has" : "\(codings) codings have") the code `\(code)`, which is not in the codebook; not counted",
      remedy: "Put the code back, or name it under `was:` of the code that it became.")
  }

  static func codebookWithoutAnyCode() -> Problem {
    Problem(
      .badData, severity: .warning, file: "codebook/", "the codebook has no code",
      remedy: "Write one in a file of this folder, as codebook/codes.yaml.")
  }

  static func unknownCoder(_ coder: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no journal of a coder `\(coder)`",
      remedy: Suggestion.sentence(for: coder, among: known, noun: "coder"))
  }

  static func unknownAnalysisCoder(_ coder: String, known: [String]) -> Problem {
    Problem(
      .badData, file: "study.yaml", "`analysis_coder: \(coder)`: there is no journal of a coder `\(coder)`",
      remedy: Suggestion.sentence(for: coder, among: known, noun: "coder"))
  }

  static func transcriptUnreadable(_ file: String) -> Problem {
    Problem(.inputOutput, file: file, "cannot be read", remedy: "Check the file's permissions.")
  }

  static func unknownGrouping(_ name: String, known: [String]) -> Problem {
    Problem(
      .usage, "there is no group, no participants' column and no survey variable `\(name)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "group"))
  }

  static func groupColumnMissing(_ column: String, group: String, known: [String], line: Int?) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "the group `\(group)` is by the column `\(column)`, which participants.csv does not have",
      remedy: Suggestion.sentence(for: column, among: known, noun: "column"))
  }

  static func twoLevels(participant: String, group: String, _ a: String, _ b: String, line: Int?) -> Problem {
    Problem(
      .badData, file: StudyFolder.configurationName, line: line,
      "participant `\(participant)` falls into two levels of the group `\(group)`: `\(a)` and `\(b)`",
      remedy: "Write the levels' expressions so that each participant is in one at the most.")
  }

  static func expressionGoesOn(_ expression: String, _ place: ExpressionPlace) -> Problem {
    expressionProblem(
      place, "the expression `\(shortened(expression))` has more text after its end",
      remedy: "Write one SQL expression, without `;`.")
  }

  static func expressionWithParameter(_ expression: String, _ place: ExpressionPlace) -> Problem {
    expressionProblem(
      place, "the expression `\(shortened(expression))` has a place for a value (`?`, `:name`, `@name`, `$name`)",
      remedy: "Write the value itself; put text in single quotes.")
  }

  static func expressionTooMuch(
    _ excess: ExpressionLimits.Excess, _ expression: String, _ place: ExpressionPlace
  ) -> Problem {
    let what =
      switch excess {
      case .time: "takes too long"
      case .memory: "needs too much memory"
      case .text: "is, reads or makes a text of more than \(ExpressionLimits.longestText / 1000) KB"
      }
    return expressionProblem(
      place, "the expression `\(shortened(expression))` \(what)",
      remedy: "Write a condition over the columns of people.")
  }

  /// As much of an expression as tells which one it is.
  private static func shortened(_ expression: String) -> String {
    expression.unicodeScalars.count <= 300
      ? expression : String(String.UnicodeScalarView(expression.unicodeScalars.prefix(300))) + "…"
  }

  static func expressionColumnUnknown(
    _ name: String, _ expression: String, _ place: ExpressionPlace, columns: [String]
  ) -> Problem {
    expressionProblem(
      place, "the expression `\(shortened(expression))` names `\(name)`, which is not a column of the participants",
      remedy: expression.contains("\"\(name)\"") && Suggestion.nearest(to: name, among: columns) == nil
        ? "Put text in single quotes: '\(name)'." : Suggestion.sentence(for: name, among: columns, noun: "column"))
  }

  static func expressionNotAllowed(_ expression: String, _ place: ExpressionPlace) -> Problem {
    expressionProblem(
      place, "the expression `\(shortened(expression))` does something that is not allowed here",
      remedy: "Use columns, comparisons, AND, OR, NOT, IN, LIKE, and functions of them.")
  }

  static func expressionNotSQL(_ expression: String, _ place: ExpressionPlace, _ message: String) -> Problem {
    expressionProblem(
      place, "the expression `\(shortened(expression))` is not SQL (\(message))",
      remedy: "Put text in single quotes, and columns without quotes: \"community = 'HC' AND age >= 50\".")
  }

  static func expressionProblem(
    _ place: ExpressionPlace, _ what: String, remedy: String, factory: String = #function
  ) -> Problem {
    switch place {
    case .option(let name): Problem(.usage, "\(name): \(what)", remedy: remedy, factory: factory)
    case .file(let file, let line): Problem(.badData, file: file, line: line, what, remedy: remedy, factory: factory)
    }
  }

  static func noSuchHit(_ id: String) -> Problem {
    Problem(
      .missingInput, "there is no rule's hit with the id `\(id)`",
      remedy: "`strand quotes --origin rule` shows the ids of hits (at least four characters of one are needed).")
  }

  static func hitAmbiguous(_ id: String, count: Int) -> Problem {
    Problem(.usage, "\(count) hits have an id that begins with `\(id)`", remedy: "Give more characters of it.")
  }
}
