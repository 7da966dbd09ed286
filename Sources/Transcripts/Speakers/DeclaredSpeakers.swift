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
    _ declared: [Speaker], findingAskers: Bool, in labels: LineLabels
  ) -> SpeakerDecision? {
    var decision = SpeakerDecision()
    decision.heading = InterviewHeading(labels)
    for speaker in declared { decision.speakers[speaker.label] = speaker.label }
    var best = 0
    for shape in SpeakerLabel.Shape.allCases {
      var trial = decision
      trial.shape = shape
      // Nothing but a label of this form begins a turn so far.
      let count = labels.all(shape).count { found in
        !decision.heading.contains(found.line) && trial.label(at: found.line, of: labels) != nil
      }
      if count > best { (best, decision.shape) = (count, shape) }
    }
    guard let shape = decision.shape else { return nil }
    if shape == .header { decision.findAlone(Set(declared.map(\.label)), in: labels) }
    if findingAskers, !declared.contains(where: { $0.role == .interviewer }) {
      for (line, found) in labels.all(shape) where !decision.heading.contains(line) {
        if labels.role(of: found.label) == .interviewer { decision.speakers[found.label] = found.label }
      }
    }
    decision.notes = notes(on: decision, declared, labels)
    return decision
  }

  /// Lines that look like labels but are not declared, and labels that are declared but begin no turn.
  private static func notes(
    on decision: SpeakerDecision, _ declared: [Speaker], _ lineLabels: LineLabels
  ) -> [Problem] {
    var used: Set<String> = []
    var others: [String: (count: Int, line: Int)] = [:]
    for (index, line) in lineLabels.lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
      if let (_, speaker) = decision.label(at: index, of: lineLabels) {
        used.insert(speaker)
      } else if let shape = decision.shape, let found = lineLabels.label(shape, at: index) {
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
  mutating func findAlone(_ wanted: Set<String>, in labels: LineLabels) {
    let (lines, bytes) = (labels.lines, labels.bytes)
    if wanted.isEmpty { return }
    for (index, line) in lines.enumerated() where !line.isBlank && !heading.contains(index) {
      guard index == 0 || lines[index - 1].isBlank || TurnTime.alone(on: lines[index - 1].range, of: bytes) != nil,
        let found = LabelForms.alone(line.range, of: bytes), wanted.contains(found.label),
        let next = lines[(index + 1)...].firstIndex(where: { !$0.isBlank }), label(at: next, of: labels) == nil
      else { continue }
      alone[line.number] = found.label
    }
  }
}
