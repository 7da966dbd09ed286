/// Labels where the front matter says `labels: ids`: whatever stands before a colon at the beginning of a paragraph.
enum ParagraphLabels {
  static func decide(_ lines: [BodyLine], _ bytes: [UInt8]) -> LabelDecision {
    var decision = LabelDecision()
    decision.shape = .colon
    var beginnings: Set<Int> = []
    var isAfterBlank = true
    for line in lines {
      if line.isBlank {
        isAfterBlank = true
      } else {
        if isAfterBlank, let found = LabelDecision.candidate(.colon, line, bytes) {
          beginnings.insert(line.number)
          decision.speakers[found.label] = found.label
        }
        isAfterBlank = false
      }
    }
    decision.beginnings = beginnings
    return decision
  }
}
