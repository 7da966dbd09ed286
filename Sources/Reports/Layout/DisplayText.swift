import Basics
import CICU

/// Text as a terminal shows it: its scalars and the columns that each takes.
///
/// Scalar for scalar the same length as the text it was made from, so that spans stay right. Control characters and
/// overrides of the direction, which could command the terminal, are replaced: a tab by a space, other line ends by a line feed, the rest by
/// U+FFFD.
struct DisplayText {
  let scalars: [Unicode.Scalar]
  /// Terminal columns that the scalars before each of them take, and at last all of them.
  private var columnsBefore: [Int]

  init(_ text: String) {
    self.init(scalars: text.unicodeScalars.map(Self.shown))
  }

  /// The text on one line: line feeds become spaces.
  init(oneLine text: String) {
    self.init(
      scalars: text.unicodeScalars.map { scalar in
        let shown = Self.shown(scalar)
        return shown == "\n" ? " " : shown
      })
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var columns = 0
    columnsBefore = [0]
    columnsBefore.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      columns += Self.width(scalar)
      columnsBefore.append(columns)
    }
  }

  var count: Int { scalars.count }
  var width: Int { columnsBefore[count] }

  /// Terminal columns of a scalar: 0, 1 or 2.
  func width(at index: Int) -> Int { columnsBefore[index + 1] - columnsBefore[index] }

  /// Terminal columns of a stretch.
  func width(_ range: Range<Int>) -> Int { columnsBefore[range.upperBound] - columnsBefore[range.lowerBound] }

  func string(_ range: Range<Int>) -> String { String(decoding: utf8(range), as: UTF8.self) }

  func utf8(_ range: Range<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range {
      let scalar = scalars[index]
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  /// Its lines as they are, without their line feeds.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == "\n" {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<scalars.count)
    return lines
  }

  /// `range` without the blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, scalars[low].properties.isWhitespace { low += 1 }
    while low < high, scalars[high - 1].properties.isWhitespace { high -= 1 }
    return low..<high
  }

  /// The longest beginning of `range` that fits `width` columns; marks stay with the letter they belong to.
  func prefix(of range: Range<Int>, fitting width: Int) -> Range<Int> {
    var used = 0
    for index in range {
      used += self.width(at: index)
      if used > width { return range.lowerBound..<index }
    }
    return range
  }

  /// The longest end of `range` that fits `width` columns, beginning with a letter and not with its mark.
  func suffix(of range: Range<Int>, fitting width: Int) -> Range<Int> {
    var used = 0
    var start = range.upperBound
    for index in range.reversed() {
      used += self.width(at: index)
      if used > width { break }
      if self.width(at: index) > 0 || index == range.lowerBound { start = index }
    }
    return start..<range.upperBound
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x7F { return scalar.value < 0x20 ? 0 : 1 }
    return Int(strand_display_width(scalar.value))
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x0A: scalar
    case 0x09: " "
    case 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: "\n"
    default: TerminalText.isCommand(scalar) ? "\u{FFFD}" : scalar
    }
  }
}

/// Widths of texts in terminal columns.
public enum DisplayWidth {
  /// Columns of `text` on one line: East Asian wide and full-width characters count 2, combining marks 0.
  public static func of(_ text: String) -> Int { DisplayText(oneLine: text).width }
}

/// Running text of a report.
enum RunningText {
  /// Its paragraphs, which empty lines part; other line breaks stay.
  static func paragraphs(_ text: String) -> [String] {
    let shown = DisplayText(text)
    return shown.lines.map { shown.string(shown.trimmed($0)) }
      .split(separator: "").map { $0.joined(separator: "\n") }
  }
}
