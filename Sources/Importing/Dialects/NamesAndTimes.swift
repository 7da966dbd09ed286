import Transcripts

/// What the forms of exported transcripts share.
enum ExportedForm {
  /// The time that a text is, brackets aside; `nil` when it is anything else.
  static func time(_ text: some StringProtocol) -> Double? {
    let bytes = Array(text.utf8)
    return TurnTime.alone(on: 0..<bytes.count, of: bytes)
  }

  /// Whether a line can begin with a time or a date: a digit, behind brackets, blanks and marks of direction alone. A look
  /// at one character, before a regular expression is asked.
  static func mayBeginWithNumber(_ line: Substring) -> Bool {
    let first = line.unicodeScalars.first { scalar in
      switch scalar {
      case "[", "(", "\u{200E}", "\u{202A}": false
      default: !WhiteSpace.contains(scalar)
      }
    }
    guard let first else { return false }
    return first.isASCII ? ("0"..."9").contains(first) : first.properties.generalCategory == .decimalNumber
  }

  static func name(_ text: some StringProtocol) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    let plain = words.joined(separator: " ")
    let withoutColon = plain.hasSuffix(":") || plain.hasSuffix("：") ? String(plain.dropLast()) : plain
    // `Berg, Anna` is a name, too.
    let shape = withoutColon.replacing(",", with: "")
    guard !shape.isEmpty, SpeakerLabel.isPossible(shape) else { return nil }
    // `Yeah.` is what somebody says; `Anna B.` is a name.
    let last = words.last ?? ""
    if ".?!…".contains(last.last ?? " "), words.count == 1 || last.count > 2 { return nil }
    return withoutColon
  }

  static func isBlank(_ line: Substring) -> Bool {
    for byte in line.utf8 {
      // Characters of several scalars are those of other scripts only.
      if byte >= 0x80 { return line.allSatisfy(\.isWhitespace) }
      if byte != 0x20, !(0x09...0x0D).contains(byte) { return false }
    }
    return true
  }

  /// Whether a line has an arrow as times do, `-->`.
  static func hasArrow(_ line: Substring) -> Bool {
    bytes(of: line) { bytes in
      var dashes = 0
      for byte in bytes {
        if byte == 0x3E, dashes >= 2 { return true }
        dashes = byte == 0x2D ? dashes + 1 : 0
      }
      return false
    }
  }

  /// The bytes of a line where they are: nearly all lines are looked at for marks that nearly none has.
  static func bytes<Value>(of line: Substring, _ look: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    var line = line
    return line.withUTF8(look)
  }

  /// Turns from the lines where they begin, and what is before the first.
  /// - Parameter starts: index of the line, how many lines are the heading, and the turn with its first words.
  static func turns(
    _ lines: [Substring], _ starts: [(line: Int, length: Int, turn: DialectReading.Turn)]
  ) -> [DialectReading.Turn] {
    var turns: [DialectReading.Turn] = []
    if let first = starts.first, lines[..<first.line].contains(where: { !isBlank($0) }) {
      turns.append(DialectReading.Turn(words: Array(lines[..<first.line])))
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].line : lines.count
      var turn = start.turn
      turn.words += lines[(start.line + start.length)..<end]
      while let last = turn.words.last, isBlank(last) { turn.words.removeLast() }
      turn.words = Array(turn.words.drop(while: isBlank))
      turns.append(turn)
    }
    return turns
  }
}

/// `[Name] 14:03:22` on a line, words below.
enum CaptionedTurns {
  static func read(_ lines: [Substring]) -> [DialectReading.Turn]? {
    let starts = lines.enumerated().compactMap { index, line in
      turn(line).map { (line: index, length: 1, turn: $0) }
    }
    return starts.count >= 2 ? ExportedForm.turns(lines, starts) : nil
  }

  private static func turn(_ line: Substring) -> DialectReading.Turn? {
    guard line.hasPrefix("["), let close = line.firstIndex(of: "]") else { return nil }
    let inner = line[line.index(after: line.startIndex)..<close]
    let rest = line[line.index(after: close)...]
    guard !inner.isEmpty, inner.count <= 60, ExportedForm.time(inner) == nil, let time = ExportedForm.time(rest) else {
      return nil
    }
    return DialectReading.Turn(label: String(inner), time: time, words: [], isClockTime: time >= 3600)
  }
}

/// `0:0:3.5 --> 0:0:9.1` on a line, the name below, the words below that.
enum ArrowTurns {
  static func read(_ lines: [Substring]) -> [DialectReading.Turn]? {
    var starts: [(line: Int, length: Int, turn: DialectReading.Turn)] = []
    for (index, line) in lines.enumerated() where index + 1 < lines.count && ExportedForm.hasArrow(line) {
      guard let before = line.split(separator: "-->").first,
        let time = ExportedForm.time(before.filter { !$0.isWhitespace }),
        let name = ExportedForm.name(lines[index + 1])
      else { continue }
      starts.append((index, 2, DialectReading.Turn(label: name, time: time, words: [])))
    }
    guard starts.count >= 2 else { return nil }
    return merged(ExportedForm.turns(lines, starts))
  }

  /// Consecutive cues of one speaker are one turn.
  private static func merged(_ turns: [DialectReading.Turn]) -> [DialectReading.Turn] {
    var result: [DialectReading.Turn] = []
    for turn in turns {
      if let last = result.last, last.label == turn.label, turn.label != nil {
        result[result.count - 1].words += turn.words
      } else {
        result.append(turn)
      }
    }
    return result
  }
}

/// `Name [00:00:03] words`, `Name: [00:00:03] words`, the words also on the lines below.
enum InlineTimes {
  static func read(_ lines: [Substring]) -> [DialectReading.Turn]? {
    let starts = lines.enumerated().compactMap { index, line in
      turn(line).map { (line: index, length: 1, turn: $0) }
    }
    let recurring = Dictionary(grouping: starts) { $0.turn.label }.values.count { $0.count > 1 }
    let paragraphs = lines.indices.count { index in
      !ExportedForm.isBlank(lines[index]) && (index == 0 || ExportedForm.isBlank(lines[index - 1]))
    }
    guard starts.count >= 3, recurring >= 1, starts.count * 4 >= paragraphs else { return nil }
    return ExportedForm.turns(lines, starts)
  }

  private static func turn(_ line: Substring) -> DialectReading.Turn? {
    guard let open = line.unicodeScalars.prefix(60).firstIndex(where: { $0 == "[" || $0 == "(" }),
      open > line.startIndex, let close = line[open...].firstIndex(where: { $0 == "]" || $0 == ")" }),
      let time = ExportedForm.time(line[open...close]), let name = ExportedForm.name(line[..<open])
    else { return nil }
    let rest = line[line.index(after: close)...].drop { $0.isWhitespace || $0 == ":" || $0 == "：" }
    guard !rest.isEmpty else { return nil }
    return DialectReading.Turn(label: name, time: time, words: [rest])
  }
}

/// A name alone on a line, its words below, blank lines between turns.
enum NamesAlone {
  static func read(_ lines: [Substring]) -> [DialectReading.Turn]? {
    var counts: [String: Int] = [:]
    var candidates: [(line: Int, name: String)] = []
    var blocks = 0
    for (index, line) in lines.enumerated() where !ExportedForm.isBlank(line) {
      guard index == 0 || ExportedForm.isBlank(lines[index - 1]) else { continue }
      blocks += 1
      guard index + 1 < lines.count, line.utf8.count <= 120, let name = ExportedForm.name(line),
        !name.contains(","), !(name.last?.isPunctuation ?? true),
        name.unicodeScalars.contains(where: { $0.properties.isUppercase || hasNoCase($0) }),
        follows(lines, index)
      else { continue }
      candidates.append((index, name))
      counts[name, default: 0] += 1
    }
    let recurring = counts.filter { $0.value >= 2 }
    let labelled = recurring.values.reduce(0, +)
    // Headings recur less than speakers do, and are over fewer of the paragraphs.
    guard recurring.count >= 2, labelled >= 4, labelled * 5 >= blocks * 2 else { return nil }
    let starts = candidates.filter { counts[$0.name, default: 0] >= 2 || labelled * 10 >= blocks * 9 }
      .map { (line: $0.line, length: 1, turn: DialectReading.Turn(label: $0.name, words: [])) }
    return ExportedForm.turns(lines, starts)
  }

  /// A letter of a script without capitals.
  private static func hasNoCase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic && !scalar.properties.isCased
  }

  /// Whether words are below, at once or after a blank line.
  private static func follows(_ lines: [Substring], _ index: Int) -> Bool {
    !ExportedForm.isBlank(lines[index + 1]) || index + 2 < lines.count && !ExportedForm.isBlank(lines[index + 2])
  }
}
