public import Transcripts

/// A text that remembers, through edits, where each of its scalars stood at first: the truth that re-anchoring is held
/// to.
public struct EditedText: Sendable {
  public private(set) var scalars: [Unicode.Scalar]
  /// Offset in the first text; `nil` for what was typed since.
  public private(set) var origins: [Int?]

  public init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    origins = Array(scalars.indices)
  }

  public var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  public var count: Int { scalars.count }

  public mutating func insert(_ text: String, at place: Int) {
    let typed = Array(text.unicodeScalars)
    scalars.insert(contentsOf: typed, at: place)
    origins.insert(contentsOf: typed.map { _ in nil }, at: place)
  }

  public mutating func delete(_ range: Range<Int>) {
    scalars.removeSubrange(range)
    origins.removeSubrange(range)
  }

  /// Cuts `range` out and pastes it so that it begins at `place` of what is left.
  public mutating func move(_ range: Range<Int>, to place: Int) {
    let cut = (Array(scalars[range]), Array(origins[range]))
    delete(range)
    scalars.insert(contentsOf: cut.0, at: place)
    origins.insert(contentsOf: cut.1, at: place)
  }

  /// Paragraphs, each with the blank line that follows it.
  public var paragraphs: [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for index in scalars.indices.dropLast() where scalars[index] == "\n" && scalars[index + 1] == "\n" {
      if index + 2 > start { found.append(start..<index + 2) }
      start = index + 2
    }
    if start < count { found.append(start..<count) }
    return found
  }

  /// Where a span of the first text stands, when none of its scalars was deleted and nothing was typed between them.
  public func place(of span: Span) -> Span? {
    guard let start = origins.firstIndex(of: span.start), start + span.count <= count else { return nil }
    for offset in 0..<span.count where origins[start + offset] != span.start + offset { return nil }
    return Span(start, start + span.count)
  }

  /// Where a span of the first text stands when only letters inside it were changed or swapped; `nil` when nothing of it
  /// is left.
  public func image(of span: Span) -> Span? {
    let places = origins.indices.filter { origins[$0].map { $0 >= span.start && $0 < span.end } ?? false }
    guard let first = places.first, let last = places.last else { return nil }
    return Span(first, last + 1)
  }
}
