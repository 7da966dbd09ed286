/// "Did you mean …?": the nearest of some known names to one that is not known.
public enum Suggestion {
  /// The candidate nearest to `name` by edit distance with neighbouring swaps (Damerau 1964, restricted), case
  /// ignored; `nil` when none is within a third of the name's length. Ties go to the first candidate.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A remedy sentence that offers the nearest candidate, else lists the candidates (at most twelve).
  public static func sentence(for name: String, among candidates: [String], noun: String) -> String {
    if let nearest = nearest(to: name, among: candidates) { return "Did you mean `\(nearest)`?" }
    if candidates.isEmpty { return "There is no \(noun) yet." }
    let shown = candidates.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    return "Known: \(shown)\(candidates.count > 12 ? ", …" : "")."
  }

  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { value = min(value, beforeLast[j - 2] + 1) }
        row.append(value)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
