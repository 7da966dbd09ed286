extension NameReplacement {
  /// An end of a text.
  public enum End: Sendable {
    case start
    case end
  }

  /// The surroundings of a passage, of which an anchor keeps so many scalars, without a word that may be cut where they
  /// end: what is left of a name is no longer found as one.
  /// - Parameter end: the one away from the passage.
  public func withoutCutWord(_ text: String, at end: End) -> String {
    var scalars = text.unicodeScalars[...]
    if scalars.count < Anchor.contextLength { return text }
    // No more than a name: in a script without spaces all would be one word.
    for _ in 1..<max(longest, 1) {
      guard let outer = end == .start ? scalars.first : scalars.last, outer.isWordScalar || ComparedText.isUnseen(outer)
      else { break }
      if end == .start { scalars.removeFirst() } else { scalars.removeLast() }
    }
    return String(scalars)
  }

  /// Scalars of the longest name.
  private var longest: Int { names.map(\.original.unicodeScalars.count).max() ?? 0 }
}
