package import Basics

/// Which beginnings of lines are labels in one transcript.
package struct LabelDecision: Sendable {
  /// The way labels are written; `nil` when there are none.
  package var shape: SpeakerLabel.Shape?
  /// From each label as written to the speaker's label: the same, or the commonest spelling where only case differs.
  package var speakers: [String: String] = [:]
  /// Labels so certain that `Name. text` and `Name; text` are taken for slips of the typist's.
  package var certain: Set<String> = []
  package var legend: Legend?
  /// Indices of lines at the top that describe the interview and are never turns.
  package var heading: Range<Int> = 0..<0
  /// 1-based lines of the file that may begin a turn; `nil` for all.
  package var beginnings: Set<Int>?
  package var notes: [Problem] = []

  /// The label of a line with the speaker it stands for; `nil` when the line has none.
  package func label(of line: BodyLine, in bytes: [UInt8]) -> (found: SpeakerLabel, speaker: String)? {
    guard let shape else { return nil }
    if let beginnings, !beginnings.contains(line.number) { return nil }
    if let found = Self.candidate(shape, line, bytes) {
      if let speaker = speakers[found.label] { return (found.withoutAside, speaker) }
      if let base = found.base, let speaker = speakers[base] { return (found, speaker) }
    }
    if shape == .colon, !certain.isEmpty,
      let found = LabelShapes.slip(line.range, of: bytes, certain: certain), let speaker = speakers[found.label]
    {
      return (found, speaker)
    }
    return nil
  }

  static func candidate(_ shape: SpeakerLabel.Shape, _ line: BodyLine, _ bytes: [UInt8]) -> SpeakerLabel? {
    switch shape {
    case .colon, .slip: LabelShapes.colon(line.range, of: bytes)
    case .bracket: LabelShapes.bracket(line.range, of: bytes)
    case .header: LabelShapes.header(line.range, of: bytes)
    }
  }

  /// Who the heading says is interviewer or participant (`Interviewer: JS`): from labels to roles.
  func rolesInHeading(_ lines: [BodyLine], _ bytes: [UInt8]) -> [String: Role] {
    var roles: [String: Role] = [:]
    for line in lines[heading] where !line.isBlank {
      guard let found = LabelShapes.colon(line.range, of: bytes), let role = RoleNames.role(of: found.label) else {
        continue
      }
      for name in String(decoding: bytes[found.words], as: UTF8.self).split(whereSeparator: { ",;，、；".contains($0) }) {
        roles[name.split(whereSeparator: \.isWhitespace).joined(separator: " ")] = role
      }
    }
    return roles
  }

  /// The run of `Key: value` lines at the top, up to the last whose key is a heading's (`Date:`, `地点：`).
  static func heading(of lines: [BodyLine], _ bytes: [UInt8]) -> Range<Int> {
    var end = 0
    for (index, line) in lines.prefix(30).enumerated() where !line.isBlank {
      guard let found = LabelShapes.colon(line.range, of: bytes) else {
        // A title may stand above the run.
        if index <= 2, line.range.count <= 120 { continue }
        break
      }
      guard found.words.count <= 160, found.words.isEmpty || bytes[found.words].count(where: { $0 == 0x20 }) < 12 else {
        break
      }
      if LabelWords.isHeading(found.label) { end = index + 1 }
    }
    return 0..<end
  }
}
