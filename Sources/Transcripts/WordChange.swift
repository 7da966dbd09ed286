/// Two versions of a passage, cut to where they differ.
public struct WordChange: Sendable {
  private let old: [Unicode.Scalar]
  private let new: [Unicode.Scalar]

  /// Scalars that are shown on either side of what differs.
  private static let context = 24

  public init(_ old: String, _ new: String) {
    self.old = Array(old.unicodeScalars)
    self.new = Array(new.unicodeScalars)
  }

  /// From the first difference to the last, with a little around it; `nil` when nothing differs.
  public var excerpts: (old: String, new: String)? {
    if old == new { return nil }
    let room = min(old.count, new.count)
    var head = 0
    while head < room, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < room - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let start = wordStart(before: max(0, head - Self.context))
    let end = max(0, tail - Self.context)
    return (cut(old, start, old.count - end), cut(new, start, new.count - end))
  }

  /// Not in the middle of a word, as long as one begins near.
  private func wordStart(before position: Int) -> Int {
    var start = position
    while start > 0, position - start < 12, !old[start - 1].properties.isWhitespace { start -= 1 }
    return position - start < 12 ? start : position
  }

  private func cut(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[start..<end])
    return (start > 0 ? "… " : "") + String(view) + (end < text.count ? " …" : "")
  }
}
