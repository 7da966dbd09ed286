import Basics

/// What looks like speakers and was not read as such, so that nothing of the kind goes by without a word.
extension SpeakerDetection {
  /// Beginnings of lines that recur, could be labels, and were not read as such, the most frequent first; where nobody
  /// is named at all, dashes that lines begin with.
  func overlooked(_ decision: SpeakerDecision) -> [Problem] {
    let marks: [(SpeakerLabel.Shape, String)] = [
      (.colon, ":"), (.stop, "."), (.column, ""), (.bracket, ""), (.mark, ""),
    ]
    for (shape, mark) in marks {
      let unread = groups(shape, besides: decision).filter { decision.speakers[$0.label] == nil && $0.count >= 2 }
      let areMost = areMost(unread)
      let found = unread.filter { isLikely($0, shape) || areMost && $0.count >= 3 && strength($0) != nil }
      if !found.isEmpty { return problems(found.map { ($0.label, $0.count, $0.line) }, mark) }
    }
    if decision.shape != nil { return [] }
    let roles = rolesWithoutMark()
    return roles.isEmpty ? dashes() : problems(roles, "")
  }

  private func problems(_ found: [(label: String, count: Int, line: Int)], _ mark: String) -> [Problem] {
    found.sorted { ($1.count, $0.line) < ($0.count, $1.line) }.prefix(4)
      .map { .recurringBeginning($0.label, mark: mark, count: $0.count, line: $0.line) }
  }

  private func isLikely(_ group: Group, _ shape: SpeakerLabel.Shape) -> Bool {
    switch strength(group) {
    case .certain: shape != .bracket || NameForm.isNumbered(group.label)
    case .name: shape == .colon || NameForm.isCode(group.label)
    case .plausible: shape == .colon && group.count >= 3
    case nil: shape == .colon && group.count >= 3 && isDescription(group.label)
    }
  }

  /// `the man at the door of the house`: too long for a label that is believed, and no piece of a sentence.
  private func isDescription(_ label: String) -> Bool {
    let words = label.split(separator: " ")
    return (3...8).contains(words.count) && NameForm.holdsOnlyNameCharacters(label.filter { !",+".contains($0) })
      && !OrdinaryWords.isOrdinary(label) && !OrdinaryWords.isHeading(label) && !OrdinaryWords.isClause(words)
      && !OrdinaryWords.reports(label)
  }

  /// Whether two and more beginnings that recur are over half of the lines: in a language whose words for roles nobody
  /// told the program, they are labels all the same.
  private func areMost(_ groups: [Group]) -> Bool {
    let recurring = groups.filter { $0.count >= 3 && strength($0) != nil && !$0.label.allSatisfy(\.isNumber) }
    return recurring.count >= 2 && recurring.reduce(0) { $0 + $1.count } * 2 >= filled
  }

  /// `Interviewer What then?`: a word for a role with nothing between it and what is said, as bold type has it.
  private func rolesWithoutMark() -> [(label: String, count: Int, line: Int)] {
    var seen: [String: (count: Int, line: Int)] = [:]
    for line in labels.lines where !line.isBlank {
      let start = labels.bytes[WhiteSpace.trim(line.range, in: labels.bytes)].prefix(80)
      let words = String(decoding: start, as: UTF8.self).split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count >= 2, NameForm.hasCapital(words[0]) else { continue }
      let two = words[0] + " " + words[1]
      for label in [two, words[0]] where isRole(label) && label.unicodeScalars.count > 3 {
        guard label == words[0] || NameForm.isNumbered(two) || !isRole(words[0]) else { continue }
        seen[label] = ((seen[label]?.count ?? 0) + 1, seen[label]?.line ?? line.number)
        break
      }
    }
    let found = seen.filter { $0.value.count >= 3 }
    let someoneAsks = found.keys.contains { RoleNames.role(of: $0) == .interviewer }
    guard someoneAsks, found.values.reduce(0, { $0 + $1.count }) * 4 >= filled else { return [] }
    return found.map { ($0.key, $0.value.count, $0.value.line) }
  }

  /// Lines that begin with a dash (a hyphen may be a list's mark), as printed dialogue does: somebody else speaks, and nobody says who.
  private func dashes() -> [Problem] {
    let begun = labels.lines.filter { line in
      let words = labels.bytes[WhiteSpace.trim(line.range, in: labels.bytes)].prefix(4)
      return words.starts(with: [0xE2, 0x80]) && words.count > 3 && (0x92...0x95).contains(words[words.startIndex + 2])
    }
    guard begun.count >= 4, begun.count * 2 >= filled, let first = begun.first else { return [] }
    return [.dashesWithoutSpeakers(begun.count, line: first.number)]
  }
}
