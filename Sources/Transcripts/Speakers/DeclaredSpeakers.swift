import Basics

/// Labels that the front matter declares: these and no others begin turns, but for those who ask by their very name
/// (`Q`, `Interviewer`, `问`) where the front matter names nobody who asks.
enum DeclaredSpeakers {
  /// The labels of a front matter with their roles and participants; labels of `others` have role `other`.
  static func of(_ frontMatter: FrontMatter) -> [Speaker] {
    frontMatter.interviewers.map { Speaker(label: $0, role: .interviewer) }
      + frontMatter.participants.compactMap { entry in
        entry.label.map { Speaker(label: $0, role: .participant, participant: entry.participant) }
      }
      + frontMatter.others.map { Speaker(label: $0, role: .other) }
  }

  /// Decides by the declared labels alone; `nil` when none of them occurs anywhere.
  /// - Parameter findingAskers: whether labels that are common names of interviewers count, too.
  static func decide(
    _ declared: [Speaker], findingAskers: Bool, lines: [BodyLine], bytes: [UInt8]
  ) -> SpeakerDecision? {
    var decision = SpeakerDecision()
    decision.heading = InterviewHeading(lines, bytes)
    for speaker in declared { decision.speakers[speaker.label] = speaker.label }
    var best = 0
    for shape in SpeakerLabel.Shape.allCases {
      var trial = decision
      trial.shape = shape
      let count = lines.indices.count { index in
        !lines[index].isBlank && !decision.heading.contains(index) && trial.label(of: lines[index], in: bytes) != nil
      }
      if count > best { (best, decision.shape) = (count, shape) }
    }
    guard let shape = decision.shape else { return nil }
    if shape == .header { decision.findAlone(Set(declared.map(\.label)), lines, bytes) }
    if findingAskers, !declared.contains(where: { $0.role == .interviewer }) {
      for (index, line) in lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
        guard let found = LabelForms.read(shape, line.range, of: bytes) else { continue }
        if RoleNames.role(of: found.label) == .interviewer { decision.speakers[found.label] = found.label }
      }
    }
    decision.notes = notes(on: decision, declared, lines, bytes)
    return decision
  }

  /// Lines that look like labels but are not declared, and labels that are declared but begin no turn.
  private static func notes(
    on decision: SpeakerDecision, _ declared: [Speaker], _ lines: [BodyLine], _ bytes: [UInt8]
  ) -> [Problem] {
    var used: Set<String> = []
    var others: [String: (count: Int, line: Int)] = [:]
    for (index, line) in lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
      if let (_, speaker) = decision.label(of: line, in: bytes) {
        used.insert(speaker)
      } else if let shape = decision.shape, let found = LabelForms.read(shape, line.range, of: bytes) {
        let earlier = others[found.label]
        others[found.label] = ((earlier?.count ?? 0) + 1, earlier?.line ?? line.number)
      }
    }
    let labels = declared.map(\.label)
    let unused = declared.filter { !used.contains($0.label) }.map { Problem.declaredLabelUnused($0.label) }
    let undeclared = others.sorted { $0.value.line < $1.value.line }.compactMap { label, seen -> Problem? in
      guard NameForm.isPlausible(label) else { return nil }
      let nearest = Suggestion.nearest(to: label, among: labels)
      guard seen.count > (NameForm.isName(label) ? 1 : 2) || nearest != nil || RoleNames.role(of: label) != nil else {
        return nil
      }
      return .undeclaredLabel(label, count: seen.count, line: seen.line, nearest: nearest)
    }
    return unused + undeclared
  }
}

extension SpeakerDecision {
  /// Finds where one of `labels` is alone on a line, below a blank line and above words: `Anna` without a time
  /// where others have `Anna  00:05`.
  mutating func findAlone(_ labels: Set<String>, _ lines: [BodyLine], _ bytes: [UInt8]) {
    for (index, line) in lines.enumerated() where !line.isBlank && !heading.contains(index) {
      guard index == 0 || lines[index - 1].isBlank || TurnTime.alone(on: lines[index - 1].range, of: bytes) != nil,
        let found = LabelForms.alone(line.range, of: bytes), labels.contains(found.label),
        let next = lines[(index + 1)...].first(where: { !$0.isBlank }), label(of: next, in: bytes) == nil
      else { continue }
      alone[line.number] = found.label
    }
  }
}
