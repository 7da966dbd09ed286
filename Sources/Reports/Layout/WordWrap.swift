import CICU

/// Breaks text into lines of a width in terminal columns: at spaces and hyphens in Western text, almost anywhere in
/// Chinese and Japanese but not before 。，！？ or after （《. Source of the rules: Unicode Standard Annex 14, by ICU.
public struct WordWrap {
  private let breaker: LineBreaker

  /// Opens ICU's line breaker; keep the value when there is much to wrap.
  public init() {
    breaker = LineBreaker()
  }

  /// The lines of `text`, none wider than `width` columns; its own line breaks stay. What has no place to break is
  /// cut at the width. Blanks at the ends of lines are dropped.
  public func lines(_ text: String, width: Int) -> [String] {
    let shown = DisplayText(text)
    return ranges(of: shown, width: width).map { shown.string($0) }
  }

  /// The lines of `text` as stretches of its scalars.
  func ranges(of text: DisplayText, width: Int) -> [Range<Int>] {
    // A wide character needs two columns wherever it is.
    let width = max(width, 2)
    return text.lines.flatMap { line in
      let whole = dropTrailingBlanks(line, in: text)
      return text.width(whole) <= width ? [whole] : wrap(whole, of: text, width: width)
    }
  }

  /// Columns of the widest part of `text` that has no place to break.
  func widestPart(of text: DisplayText) -> Int {
    var widest = 0
    for line in text.lines {
      for part in parts(of: line, in: text) {
        widest = max(widest, text.width(dropTrailingBlanks(part, in: text)))
      }
    }
    return widest
  }

  private func wrap(_ line: Range<Int>, of text: DisplayText, width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var current = line.lowerBound..<line.lowerBound
    for part in parts(of: line, in: text) {
      let longer = current.lowerBound..<part.upperBound
      if text.width(dropTrailingBlanks(longer, in: text)) <= width {
        current = longer
        continue
      }
      if !current.isEmpty { lines.append(dropTrailingBlanks(current, in: text)) }
      current = part
      while text.width(dropTrailingBlanks(current, in: text)) > width {
        let piece = text.prefix(of: current, fitting: width)
        lines.append(piece)
        current = piece.upperBound..<current.upperBound
      }
    }
    if !current.isEmpty { lines.append(dropTrailingBlanks(current, in: text)) }
    return lines
  }

  /// `line` cut wherever it may break; blanks stay at the ends of the parts.
  private func parts(of line: Range<Int>, in text: DisplayText) -> [Range<Int>] {
    guard !line.isEmpty else { return [] }
    let bytes = text.utf8(line)
    // The scalar after each byte that ends one; boundaries lie nowhere else.
    var scalarAfterByte = [line.lowerBound]
    scalarAfterByte.reserveCapacity(bytes.count + 1)
    for index in line {
      for _ in 0..<UTF8.width(text.scalars[index]) { scalarAfterByte.append(index + 1) }
    }
    var parts: [Range<Int>] = []
    var start = line.lowerBound
    for boundary in breaker.boundaries(in: bytes) {
      let end = scalarAfterByte[boundary]
      guard end > start, !isInsideRange(end, of: line, in: text), !isInsideOption(end, of: line, in: text) else {
        continue
      }
      parts.append(start..<end)
      start = end
    }
    if start < line.upperBound { parts.append(start..<line.upperBound) }
    return parts
  }

  /// Whether a place is right after the dash of `0.9–3.1`, which stays whole.
  private func isInsideRange(_ place: Int, of line: Range<Int>, in text: DisplayText) -> Bool {
    guard place < line.upperBound, place - 2 >= line.lowerBound, text.scalars[place - 1] == "–" else { return false }
    func isNumber(_ scalar: Unicode.Scalar) -> Bool { scalar == "∞" || scalar.properties.numericType == .decimal }
    return isNumber(text.scalars[place]) && isNumber(text.scalars[place - 2])
  }

  /// Whether a place is right after a hyphen of `--min-people`: an option that is cut in two is no longer one.
  private func isInsideOption(_ place: Int, of line: Range<Int>, in text: DisplayText) -> Bool {
    guard place < line.upperBound, place > line.lowerBound, text.scalars[place - 1] == "-" else { return false }
    var start = place - 1
    while start > line.lowerBound, text.scalars[start - 1] != " " { start -= 1 }
    while start < place, ["(", "`", "[", "“"].contains(text.scalars[start]) { start += 1 }
    return start + 1 < place && text.scalars[start] == "-" && text.scalars[start + 1] == "-"
      || start + 1 == place && text.scalars[place] == "-"
  }

  private func dropTrailingBlanks(_ range: Range<Int>, in text: DisplayText) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, text.scalars[end - 1] == " " || text.scalars[end - 1] == "\u{3000}" { end -= 1 }
    return range.lowerBound..<end
  }
}

/// ICU's line break iterator.
private final class LineBreaker {
  private let breaker: OpaquePointer?

  init() {
    breaker = strand_breaker_open(Int32(STRAND_BREAK_LINES), "und")
  }

  deinit {
    strand_breaker_close(breaker)
  }

  /// Byte offsets after which a line may end, the text's end included; after every space where ICU is of no help.
  func boundaries(in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { buffer in
      guard let breaker, strand_breaker_set_text(breaker, buffer.baseAddress, Int64(buffer.count)) else {
        return bytes.indices.filter { bytes[$0] == UInt8(ascii: " ") }.map { $0 + 1 }
      }
      var found: [Int] = []
      while true {
        let boundary = strand_breaker_next(breaker, nil)
        if boundary < 0 { return found }
        found.append(Int(boundary))
      }
    }
  }
}
