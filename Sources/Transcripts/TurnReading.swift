/// The turns of a body, as they stand in its lines.
package struct TurnReading: Sendable {
  package struct Turn: Sendable {
    /// The speaker's label; empty where there is none.
    package let label: String
    package var time: Double?
    /// 1-based line of the file.
    package let line: Int
    /// Bytes of the words spoken, without white space around them.
    package var words: Range<Int>
    /// Bytes of an aside between label and colon, brackets included.
    package let aside: Range<Int>?
    package let isFullWidth: Bool
  }

  package private(set) var turns: [Turn] = []
  package let decision: SpeakerDecision

  /// 1-based lines of the file on which a time is alone in the middle of a labelled turn.
  package private(set) var timesAlone: [Int] = []

  /// A time on a line of its own, not yet known to belong to the next turn or to this one.
  private var pending: (seconds: Double, line: BodyLine)?
  /// Whether the last turn may still go on.
  private var isOpen = false

  init(_ labels: LineLabels, decision: SpeakerDecision) {
    let bytes = labels.bytes
    self.decision = decision
    let legend = Set(decision.legend?.lines ?? [])
    for (index, line) in labels.lines.enumerated() where !line.isBlank {
      if legend.contains(index) {
        isOpen = false
      } else if let time = TurnTime.alone(on: line.range, of: bytes) {
        takePendingAsWords(bytes)
        pending = (time, line)
      } else if !decision.heading.contains(index), let (found, speaker) = decision.label(at: index, of: labels) {
        begin(found, speaker, line, bytes)
      } else {
        goOn(with: line, bytes)
      }
    }
    takePendingAsWords(bytes)
  }

  private mutating func begin(_ found: SpeakerLabel, _ speaker: String, _ line: BodyLine, _ bytes: [UInt8]) {
    if found.time != nil { takePendingAsWords(bytes) }
    turns.append(
      Turn(
        label: speaker, time: found.time ?? pending?.seconds, line: line.number, words: found.words, aside: found.aside,
        isFullWidth: found.isFullWidth))
    pending = nil
    isOpen = true
  }

  private mutating func goOn(with line: BodyLine, _ bytes: [UInt8]) {
    let words = WhiteSpace.trim(line.range, in: bytes)
    if isOpen, let last = turns.indices.last {
      if let pending, !turns[last].label.isEmpty, !turns[last].words.isEmpty { timesAlone.append(pending.line.number) }
      let start =
        turns[last].words.isEmpty
        ? (pending.map { $0.line.range.lowerBound } ?? words.lowerBound) : turns[last].words.lowerBound
      turns[last].words = WhiteSpace.skip(start..<words.upperBound, in: bytes)..<words.upperBound
    } else {
      turns.append(
        Turn(label: "", time: pending?.seconds, line: line.number, words: words, aside: nil, isFullWidth: false))
      isOpen = true
    }
    pending = nil
  }

  /// A time that no turn follows stays where it is, in the words of the turn before.
  private mutating func takePendingAsWords(_ bytes: [UInt8]) {
    guard let (_, line) = pending else { return }
    pending = nil
    if let last = turns.last, !last.label.isEmpty { timesAlone.append(line.number) }
    goOn(with: line, bytes)
  }

  /// The one speaker most of whose turns end with a question mark.
  package func whoAsks(_ bytes: [UInt8]) -> String? {
    var counts: [String: (asked: Int, all: Int)] = [:]
    for turn in turns where !turn.label.isEmpty && !turn.words.isEmpty {
      let end = bytes[turn.words].suffix(3)
      // `?`, `？`, `؟`.
      let isQuestion =
        end.last == 0x3F || end.elementsEqual([0xEF, 0xBC, 0x9F]) || end.suffix(2).elementsEqual([0xD8, 0x9F])
      let before = counts[turn.label] ?? (0, 0)
      counts[turn.label] = (before.asked + (isQuestion ? 1 : 0), before.all + 1)
    }
    let asking = counts.filter { $0.value.asked * 2 > $0.value.all && $0.value.asked >= 2 }
    return asking.count == 1 ? asking.first?.key : nil
  }
}

/// One line of a transcript's body.
package struct BodyLine: Sendable {
  /// Bytes of the body, without the line's end.
  package let range: Range<Int>
  /// 1-based, in the whole file.
  package let number: Int
  /// Nothing but white space.
  package let isBlank: Bool

  /// The lines of a body whose first line is line `first` of the file. The text ends with its last line, whether or
  /// not that is closed by LF.
  package static func lines(of bytes: [UInt8], first: Int) -> [BodyLine] {
    var lines: [BodyLine] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let isBlank = WhiteSpace.skip(start..<end, in: bytes) == end
      lines.append(BodyLine(range: start..<end, number: first + lines.count, isBlank: isBlank))
      start = end + 1
    }
    return lines
  }
}
