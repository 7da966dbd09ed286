import Basics

/// Tells labels from sentences with a colon, by recurrence and shape, where the front matter does not declare them.
///
/// A label is believed when the front matter or a legend names it, when it names a role (`Interviewer 2`, `问`), or
/// when it has the form of a name and recurs in a text much of which is labelled; in such a text also when it is one
/// of a family (`P3` beside `P1`) or, where nearly every paragraph is labelled, when it stands once.
struct LabelDetection {
  private let lines: [BodyLine]
  private let bytes: [UInt8]
  private let declared: [Speaker]
  private let heading: Range<Int>
  private let legend: Legend?
  /// Blank-separated blocks, or lines where paragraphs are not separated by blank lines.
  private let paragraphs: Int

  private let refused: Set<String>

  /// - Parameters:
  ///   - declared: labels that are believed wherever they stand.
  ///   - refused: what is no label, however much it looks like one.
  static func decide(
    _ declared: [Speaker], refused: Set<String>, lines: [BodyLine], bytes: [UInt8]
  ) -> LabelDecision {
    LabelDetection(declared, refused, lines, bytes).decide()
  }

  private init(_ declared: [Speaker], _ refused: Set<String>, _ lines: [BodyLine], _ bytes: [UInt8]) {
    self.lines = lines
    self.bytes = bytes
    self.declared = declared
    self.refused = refused
    heading = LabelDecision.heading(of: lines, bytes)
    legend = Legend.find(in: lines, of: bytes)
    let filled = lines.indices.filter { !lines[$0].isBlank }
    let blocks = filled.count { $0 == 0 || lines[$0 - 1].isBlank }
    paragraphs = blocks * 4 >= filled.count ? blocks : filled.count
  }

  /// A label and its spellings that differ by case alone.
  private struct Group {
    var spellings: [String: Int] = [:]
    /// 1-based line of the first.
    let line: Int

    init(line: Int) {
      self.line = line
    }

    var count: Int { spellings.values.reduce(0, +) }
    /// The commonest, the first in alphabetical order among equals.
    var label: String { spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "" }
  }

  private func decide() -> LabelDecision {
    let byShape = [SpeakerLabel.Shape.colon, .header, .bracket].map { shape in (shape, accepted(shape)) }
    var decision = LabelDecision()
    decision.heading = heading
    var best = 0
    for (shape, groups) in byShape {
      let count = groups.reduce(0) { $0 + $1.count }
      guard count > best else { continue }
      best = count
      decision.shape = shape
      decision.speakers = [:]
      for group in groups {
        for spelling in group.spellings.keys { decision.speakers[spelling] = group.label }
      }
    }
    guard let shape = decision.shape else { return decision }
    if let legend, legend.entries.contains(where: { decision.speakers[$0.label] != nil }) { decision.legend = legend }
    if shape == .colon {
      let groups = byShape[0].1
      let explained = Set(legend?.entries.map(\.label) ?? [])
      decision.certain = Set(groups.filter { $0.count >= 5 || explained.contains($0.label) }.map(\.label))
    }
    decision.notes = notes(on: decision)
    return decision
  }

  private func groups(_ shape: SpeakerLabel.Shape) -> [Group] {
    let skipped = Set(legend?.lines ?? [])
    var groups: [String: Group] = [:]
    var asides: [(base: String, label: String)] = []
    for (index, line) in lines.enumerated() where !line.isBlank && !heading.contains(index) && !skipped.contains(index)
    {
      guard let found = LabelDecision.candidate(shape, line, bytes), !refused.contains(found.label) else { continue }
      let key = found.label.lowercased()
      var group = groups[key] ?? Group(line: line.number)
      group.spellings[found.label, default: 0] += 1
      groups[key] = group
      if let base = found.base { asides.append((base.lowercased(), key)) }
    }
    // `X (to Anna):` is X speaking, where X is a label and the whole is not one that recurs.
    for (base, whole) in asides where groups[base] != nil {
      guard let group = groups[whole], group.count <= 2, let spelling = groups[base]?.label else { continue }
      groups[base]?.spellings[spelling, default: 0] += group.count
      groups[whole] = nil
    }
    return groups.values.sorted { $0.line < $1.line }
  }

  private func accepted(_ shape: SpeakerLabel.Shape) -> [Group] {
    let groups = groups(shape)
    let named = Set((declared.map(\.label) + (legend?.entries.map(\.label) ?? [])).map { $0.lowercased() })
    var certain: [Group] = []
    var recurring: [Group] = []
    var once: [Group] = []
    for group in groups {
      let label = group.label
      if named.contains(label.lowercased()) {
        certain.append(group)
      } else if RoleNames.role(of: label) != nil, !isSentenceLike(label), group.count > 1 || !RoleNames.isShort(label) {
        certain.append(group)
      } else if LabelForm.isName(label) {
        let needed = LabelForm.hasCapital(label) ? 2 : 4
        if group.count >= needed { recurring.append(group) } else { once.append(group) }
      }
    }
    if shape == .bracket { return acceptedBrackets(certain + recurring) }
    let labelled = (certain + recurring).reduce(0) { $0 + $1.count }
    let isDialogue = certain.count + recurring.count >= 2 || labelled >= 4 && !certain.isEmpty
    guard !certain.isEmpty || isDialogue && labelled * 4 >= paragraphs || shape == .header && labelled >= 2 else {
      return []
    }
    let believed = certain + recurring.filter { labelled * 10 >= paragraphs || $0.count >= 4 }
    let families = Set(believed.map { LabelForm.family($0.label) })
    let nearlyAll = (labelled + once.count) * 10 >= paragraphs * 9
    return believed
      + once.filter { group in
        shape == .header || families.contains(LabelForm.family(group.label)) && LabelForm.isCode(group.label)
          || nearlyAll && LabelForm.hasCapital(group.label)
      }
  }

  /// `[laughs]` stands at the beginning of lines too: labels in brackets must be most of the paragraphs and recur.
  private func acceptedBrackets(_ groups: [Group]) -> [Group] {
    let labelled = groups.reduce(0) { $0 + $1.count }
    return groups.count >= 2 && labelled * 2 >= paragraphs ? groups : []
  }

  private func isSentenceLike(_ label: String) -> Bool {
    label.split(separator: " ").count > 4 || LabelWords.reports(label)
  }

  private func notes(on decision: LabelDecision) -> [Problem] {
    var slips: [String: [Int]] = [:]
    var seen: Set<String> = []
    var notes: [Problem] = []
    for (index, line) in lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
      if let (found, speaker) = decision.label(of: line, in: bytes) {
        if found.shape == .slip { slips[speaker, default: []].append(line.number) }
      } else if decision.legend?.lines.contains(index) ?? false {
        continue
      } else if let shape = decision.shape, let found = LabelDecision.candidate(shape, line, bytes) {
        if refused.contains(found.label) { continue }
        let isRole = RoleNames.role(of: found.label) != nil
        if LabelForm.isName(found.label), isRole || shape == .colon, seen.insert(found.label).inserted {
          notes.append(.passedOver(found.label, line: line.number))
        }
      } else if let label = labelWithoutColon(line, decision.certain) {
        notes.append(.missingColon(label, line: line.number))
      }
    }
    return notes + slips.sorted { ($0.value[0], $0.key) < ($1.value[0], $1.key) }.map { .slip($0.key, lines: $0.value) }
  }

  /// `K Nej`: a code or a single capital that is a label, then a word with a capital.
  private func labelWithoutColon(_ line: BodyLine, _ certain: Set<String>) -> String? {
    let words = bytes[WhiteSpace.trim(line.range, in: bytes)].prefix(60).split(separator: 0x20, maxSplits: 1)
    guard words.count == 2, words[0].count <= 4, let next = words[1].first, next >= 0x41, next <= 0x5A else {
      return nil
    }
    let label = String(decoding: words[0], as: UTF8.self)
    return certain.contains(label) && label != "I" && label != "A" ? label : nil
  }
}
