import Basics

/// Labels that the front matter declares: these and no others begin turns, but for those who ask by their very name
/// (`Q`, `Interviewer`, `问`) where the front matter names nobody who asks.
enum DeclaredLabels {
  /// The labels of a front matter with their roles and participants; labels of `others` have role `other`.
  static func speakers(of frontMatter: FrontMatter) -> [Speaker] {
    frontMatter.interviewers.map { Speaker(label: $0, role: .interviewer) }
      + frontMatter.participants.compactMap { entry in
        entry.label.map { Speaker(label: $0, role: .participant, participant: entry.participant) }
      }
      + frontMatter.others.map { Speaker(label: $0, role: .other) }
  }

  /// Decides by the declared labels alone; `nil` when none of them stands anywhere.
  /// - Parameter findingAskers: whether labels that are common names of interviewers count, too.
  static func decide(
    _ declared: [Speaker], findingAskers: Bool, lines: [BodyLine], bytes: [UInt8]
  ) -> LabelDecision? {
    var decision = LabelDecision()
    decision.heading = LabelDecision.heading(of: lines, bytes)
    for speaker in declared { decision.speakers[speaker.label] = speaker.label }
    var best = 0
    for shape in [SpeakerLabel.Shape.colon, .header, .bracket] {
      var trial = decision
      trial.shape = shape
      let count = lines.indices.count { index in
        !lines[index].isBlank && !decision.heading.contains(index) && trial.label(of: lines[index], in: bytes) != nil
      }
      if count > best { (best, decision.shape) = (count, shape) }
    }
    guard let shape = decision.shape else { return nil }
    if findingAskers, !declared.contains(where: { $0.role == .interviewer }) {
      for (index, line) in lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
        guard let found = LabelDecision.candidate(shape, line, bytes) else { continue }
        if RoleNames.role(of: found.label) == .interviewer { decision.speakers[found.label] = found.label }
      }
    }
    decision.notes = notes(on: decision, declared, lines, bytes)
    return decision
  }

  /// Lines that look like labels but are not declared, and labels that are declared but begin no turn.
  private static func notes(
    on decision: LabelDecision, _ declared: [Speaker], _ lines: [BodyLine], _ bytes: [UInt8]
  ) -> [Problem] {
    var used: Set<String> = []
    var others: [String: (count: Int, line: Int)] = [:]
    for (index, line) in lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
      if let (_, speaker) = decision.label(of: line, in: bytes) {
        used.insert(speaker)
      } else if let shape = decision.shape, let found = LabelDecision.candidate(shape, line, bytes) {
        let earlier = others[found.label]
        others[found.label] = ((earlier?.count ?? 0) + 1, earlier?.line ?? line.number)
      }
    }
    let labels = declared.map(\.label)
    let unused = declared.filter { !used.contains($0.label) }.map { Problem.declaredLabelUnused($0.label) }
    let undeclared = others.sorted { $0.value.line < $1.value.line }.compactMap { label, seen -> Problem? in
      guard LabelForm.isName(label) else { return nil }
      let nearest = Suggestion.nearest(to: label, among: labels)
      guard seen.count > 1 || nearest != nil || RoleNames.role(of: label) != nil else { return nil }
      return .undeclaredLabel(label, count: seen.count, line: seen.line, nearest: nearest)
    }
    return unused + undeclared
  }
}
