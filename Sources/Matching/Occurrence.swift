/// A place where a term occurs: bytes of the body.
struct Occurrence {
  /// Index in `Transcript.turns`.
  let turn: Int32
  /// Index in `TermSet.terms`.
  let term: Int32
  let from: Int
  let to: Int

  /// By turn, place and term.
  static func precedes(_ a: Occurrence, _ b: Occurrence) -> Bool {
    if a.turn != b.turn { return a.turn < b.turn }
    if a.from != b.from { return a.from < b.from }
    if a.to != b.to { return a.to < b.to }
    return a.term < b.term
  }

  /// Puts occurrences in order without repetitions; they mostly are already.
  static func arrange(_ occurrences: inout [Occurrence]) {
    var ordered = true
    var index = 1
    while index < occurrences.count, ordered {
      ordered = precedes(occurrences[index - 1], occurrences[index])
      index += 1
    }
    if ordered { return }
    occurrences.sort(by: precedes)
    var kept = 1
    for index in 1..<occurrences.count where precedes(occurrences[kept - 1], occurrences[index]) {
      occurrences[kept] = occurrences[index]
      kept += 1
    }
    occurrences.removeLast(occurrences.count - kept)
  }
}
