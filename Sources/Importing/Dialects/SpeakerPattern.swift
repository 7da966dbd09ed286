import Basics
import CICU
import Transcripts

/// How turns begin in a dialect of one's own: a regular expression (ICU's) with the named groups `speaker`, `time` and
/// `text`, tried at the beginning of each line. A line that it does not match goes on with the turn before.
///
/// `text` may be missing: then what follows the match is the text. The expression has a fifth of a second and 8 MB a
/// line; one that needs more ends the import with a message.
public struct SpeakerPattern: Sendable, Hashable {
  /// As the person wrote it.
  public let pattern: String

  /// - Throws: `Problem` of kind `usage` when the expression is not valid or has no group `speaker`.
  public init(parsing pattern: String) throws {
    self.pattern = pattern
    let expression = try Expression(pattern)
    if expression.group("speaker") == 0 { throw Problem.patternWithoutSpeaker(pattern) }
  }

  /// - Throws: `Problem` of kind `usage` when a line takes the expression too long, or no line matches.
  func read(_ lines: [Substring]) throws -> [DialectReading.Turn] {
    let expression = try Expression(pattern)
    let (speaker, time, text) = (
      expression.group("speaker"), expression.group("time"), expression.group("text")
    )
    var turns: [DialectReading.Turn] = []
    var matched = 0
    for (index, line) in lines.enumerated() {
      guard !ExportedForm.isBlank(line), let match = try expression.match(line, number: index + 1),
        let name = match.text(speaker)?.split(whereSeparator: \.isWhitespace).joined(separator: " "), !name.isEmpty
      else {
        if turns.isEmpty {
          if ExportedForm.isBlank(line) { continue }
          turns.append(DialectReading.Turn(words: []))
        }
        turns[turns.count - 1].words.append(line)
        continue
      }
      matched += 1
      let words = text == 0 ? match.rest : (match.text(text) ?? "")
      let seconds = time == 0 ? nil : match.text(time).flatMap { RowText.time($0, isSheet: false) }
      turns.append(
        DialectReading.Turn(label: name, time: seconds, words: [Substring(words.drop(while: \.isWhitespace))]))
    }
    if matched == 0 { throw Problem.patternMatchesNothing(pattern) }
    return turns
  }

  /// An expression that ICU has compiled.
  private final class Expression {
    private let pattern: String
    private let handle: OpaquePointer

    init(_ pattern: String) throws {
      self.pattern = pattern
      var column: Int32 = -1
      // Python writes named groups with a P.
      guard let handle = strand_expression_open(pattern.replacing("(?P<", with: "(?<"), &column) else {
        throw Problem.patternNotValid(pattern, column: column >= 0 ? Int(column) + 1 : nil)
      }
      self.handle = handle
    }

    deinit { strand_expression_close(handle) }

    func group(_ name: String) -> Int32 { strand_expression_group(handle, name) }

    func match(_ line: Substring, number: Int) throws -> Match? {
      let units = Array(line.utf16)
      let outcome = strand_expression_match(handle, units, Int32(units.count))
      if outcome < 0 { throw Problem.patternTooSlow(pattern, line: number) }
      if outcome == 0 { return nil }
      var groups: [Int32: Range<Int>] = [:]
      for name in [0, group("speaker"), group("time"), group("text")] {
        var (start, end): (Int32, Int32) = (0, 0)
        if strand_expression_range(handle, name, &start, &end) { groups[name] = Int(start)..<Int(end) }
      }
      return Match(units: units, groups: groups)
    }
  }

  private struct Match {
    let units: [UInt16]
    let groups: [Int32: Range<Int>]

    func text(_ group: Int32) -> String? {
      groups[group].map { String(decoding: units[$0], as: UTF16.self) }
    }

    var rest: String { String(decoding: units[(groups[0]?.upperBound ?? 0)...], as: UTF16.self) }
  }
}

extension Problem {
  static func patternNotValid(_ pattern: String, column: Int?) -> Problem {
    Problem(
      .usage, "`--speaker-pattern \(pattern)` is not a regular expression" + (column.map { " (column \($0))" } ?? ""),
      remedy: "Write one as in `--speaker-pattern \"^(?<speaker>[A-Z]+) - (?<text>.*)\"`.")
  }

  static func patternWithoutSpeaker(_ pattern: String) -> Problem {
    Problem(
      .usage, "`--speaker-pattern \(pattern)` has no group `speaker`",
      remedy: "Name the part that says who speaks, as in `^(?<speaker>[A-Z]+) - (?<text>.*)`; groups `time` and `text` "
        + "may be there too.")
  }

  static func patternMatchesNothing(_ pattern: String) -> Problem {
    Problem(
      .usage, "no line begins as `--speaker-pattern \(pattern)` says",
      remedy: "Try it on one line of the file; it has to match from the line's first character.")
  }

  static func patternTooSlow(_ pattern: String, line: Int) -> Problem {
    Problem(
      .usage, "`--speaker-pattern \(pattern)` needs too long for the text's line \(line)",
      remedy: "Avoid repetitions inside repetitions, such as `(a+)+`; write `[^:]+:` instead of `.*:`.")
  }
}
