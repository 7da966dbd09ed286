import Basics

/// Tells labels from sentences with a colon, by recurrence and shape, where the front matter does not declare them.
///
/// A label is believed when the front matter or a legend names it, when it names a role (`Interviewer 2`, `问`), or
/// when it has the form of a name and recurs in a text much of which is labelled; in such a text also when it is one
/// of a family (`P3` beside `P1`), a letter for who asks (`I:`) where nobody else does or, where nearly every paragraph
/// is labelled, when it occurs once. Labels that could be other things (`1:`, `the farmer:`) are believed where they
/// recur and most of the text is labelled.
struct SpeakerDetection {
  let labels: LineLabels
  private let named: Set<String>
  private let heading: InterviewHeading
  private let legend: Legend?
  /// Labels that are none, in lower case: headings of questions.
  private let refused: Set<String>
  private let skipped: Set<Int>
  private let blocks: Int
  let filled: Int

  /// - Parameters:
  ///   - declared: labels that are believed wherever they occur.
  ///   - refused: what is no label, however much it looks like one.
  static func decide(
    _ declared: [Speaker], refused: Set<String>, in labels: LineLabels
  ) -> SpeakerDecision {
    SpeakerDetection(declared, refused, labels).decide()
  }

  private init(_ declared: [Speaker], _ refused: Set<String>, _ labels: LineLabels) {
    self.labels = labels
    self.refused = refused
    heading = InterviewHeading(labels)
    legend = Legend.find(in: labels)
    let lines = labels.lines
    named = Set((declared.map(\.label) + (legend?.entries.map(\.label) ?? [])).map { $0.lowercased() })
    skipped = Set(legend?.lines ?? [])
    let indices = lines.indices.filter { !lines[$0].isBlank }
    filled = indices.count
    blocks = indices.count { $0 == 0 || lines[$0 - 1].isBlank }
  }

  /// A label and its spellings that differ by case alone.
  struct Group {
    var spellings: [String: Int] = [:]
    /// 1-based line of the first.
    let line: Int
    /// How often it begins a block of lines.
    var atBlocks = 0

    init(line: Int) {
      self.line = line
    }

    mutating func take(_ spelling: String, isAtBlock: Bool) {
      spellings[spelling, default: 0] += 1
      if isAtBlock { atBlocks += 1 }
    }

    var count: Int { spellings.values.reduce(0, +) }
    /// The commonest, the first in alphabetical order among equals.
    var label: String { spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "" }
  }

  private static let shapes: [SpeakerLabel.Shape] = [.colon, .header, .bracket, .stop, .column, .mark]

  private func decide() -> SpeakerDecision {
    let byShape = Self.shapes.map { shape in (shape, accepted(shape)) }
    var decision = SpeakerDecision()
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
    guard let shape = decision.shape else {
      decision.notes = overlooked(decision)
      return decision
    }
    if let legend, legend.entries.contains(where: { decision.speakers[$0.label] != nil }) { decision.legend = legend }
    // A heading with a time is no sentence, so that one is enough for the same heading without.
    let known = Set(
      byShape.first { $0.0 == shape }?.1.filter { shape == .header || $0.count >= 2 || isRole($0.label) }.map(\.label)
        ?? [])
    if shape == .colon || shape == .header { decision.findAlone(known, in: labels) }
    if shape == .colon {
      let groups = byShape[0].1
      let explained = Set(legend?.entries.map(\.label) ?? [])
      decision.certain = Set(groups.filter { $0.count >= 5 || explained.contains($0.label) }.map(\.label))
    }
    decision.notes = notes(on: decision) + overlooked(decision)
    return decision
  }

  /// - Parameter read: what has been decided, where only lines without a label are looked at.
  func groups(_ shape: SpeakerLabel.Shape, besides read: SpeakerDecision? = nil) -> [Group] {
    let lines = labels.lines
    var groups: [String: Group] = [:]
    var asides: [(base: String, label: String)] = []
    var keys: [String: String] = [:]
    for (index, found) in labels.all(shape) where !heading.contains(index) && !skipped.contains(index) {
      if refused.contains(found.label) { continue }
      if let read, read.label(at: index, of: labels) != nil { continue }
      let key = keys[found.label] ?? found.label.lowercased()
      keys[found.label] = key
      let isAtBlock = index == 0 || lines[index - 1].isBlank
      groups[key, default: Group(line: lines[index].number)].take(found.label, isAtBlock: isAtBlock)
      if let base = found.base { asides.append((base.lowercased(), key)) }
    }
    // `X (to Anna):` is X speaking, where X is a label and the whole is not one that recurs.
    for (base, whole) in asides where groups[base] != nil {
      guard let group = groups[whole], group.count <= 2, let spelling = groups[base]?.label else { continue }
      groups[base]?.spellings[spelling, default: 0] += group.count
      groups[base]?.atBlocks += group.atBlocks
      groups[whole] = nil
    }
    return groups.values.sorted { $0.line < $1.line }
  }

  /// How sure the form of a label is, before anything is counted.
  enum Strength {
    /// Somebody named it, or it names a role.
    case certain
    case name
    case plausible
  }

  func strength(_ group: Group) -> Strength? {
    let label = group.label
    if named.contains(label.lowercased()) { return .certain }
    if isRole(label), !isSentenceLike(label), group.count > 1 || !RoleNames.isShort(label) { return .certain }
    if NameForm.isName(label), NameForm.hasCapital(label) || NameForm.isCode(label) { return .name }
    return NameForm.isPlausible(label) ? .plausible : nil
  }

  private func accepted(_ shape: SpeakerLabel.Shape) -> [Group] {
    var certain: [Group] = []
    var recurring: [Group] = []
    var plausible: [Group] = []
    var once: [Group] = []
    for group in withoutQuestions(groups(shape)) {
      switch strength(group) {
      case .certain: certain.append(group)
      case .name: if group.count >= 2 { recurring.append(group) } else { once.append(group) }
      case .plausible: if group.count >= 2 { plausible.append(group) } else { once.append(group) }
      case nil: continue
      }
    }
    let sure = certain + recurring
    let paragraphs = paragraphs(sure + plausible)
    switch shape {
    case .bracket, .stop, .column, .mark: return acceptedMarks(shape, sure, plausible, paragraphs)
    default: break
    }
    recurring += believed(plausible, beside: sure, paragraphs)
    let labelled = (certain + recurring).reduce(0) { $0 + $1.count }
    let isDialogue = certain.count + recurring.count >= 2 || labelled >= 4 && !certain.isEmpty
    let nearlyAll = (labelled + once.count) * 10 >= paragraphs * 9
    // `I: …` and `Ana: …`, each once, and nothing else.
    let isExchange =
      shape == .colon && nearlyAll && once.count >= 2
      && once.contains { RoleNames.role(of: $0.label) == .interviewer }
    guard
      !certain.isEmpty || isDialogue && labelled * 4 >= paragraphs || shape == .header && labelled >= 2 || isExchange
    else { return [] }
    let believed = certain + recurring.filter { labelled * 10 >= paragraphs || $0.count >= 4 }
    let families = Set(believed.map { NameForm.family($0.label) })
    let nobodyAsks = !believed.contains { RoleNames.role(of: $0.label) == .interviewer }
    return believed
      + once.filter { group in
        shape == .header && NameForm.isName(group.label)
          || families.contains(NameForm.family(group.label)) && NameForm.isCode(group.label)
          || nobodyAsks && shape == .colon && RoleNames.role(of: group.label) == .interviewer
          || nearlyAll && NameForm.isName(group.label) && NameForm.hasCapital(group.label)
      }
  }

  /// How many paragraphs could have had a label: blocks between blank lines where labels begin them, however long the
  /// blocks are; lines where paragraphs are not separated.
  private func paragraphs(_ groups: [Group]) -> Int {
    let labelled = groups.reduce(0) { $0 + $1.count }
    let atBlocks = groups.reduce(0) { $0 + $1.atBlocks }
    if blocks >= 3, atBlocks * 5 >= labelled * 4 { return blocks }
    return blocks * 4 >= filled ? blocks : filled
  }

  /// Labels that may be other things: lower-case words recurring four times, and others where they recur and, with the
  /// certain ones, begin half of the paragraphs.
  private func believed(_ plausible: [Group], beside sure: [Group], _ paragraphs: Int) -> [Group] {
    let labelled = (sure + plausible).reduce(0) { $0 + $1.count }
    let isMost = labelled * 2 >= paragraphs && (sure + plausible).count >= 2
    return plausible.filter { group in
      let isOneWord = NameForm.isName(group.label)
      if isOneWord, group.count >= 4 { return true }
      guard isMost else { return false }
      // Blocks that are wrapped by hand may have anything at the beginning of their later lines.
      return blocks * 2 < filled || blocks < 3 ? group.atBlocks * 10 >= group.count * 9 || blocks < 3 : true
    }
  }

  /// `[laughs]` and `Yes.` stand at the beginning of lines too: labels in brackets, before a full stop, a gap or another mark must
  /// be most of the paragraphs and recur; but for square brackets somebody must ask, or all be codes.
  private func acceptedMarks(
    _ shape: SpeakerLabel.Shape, _ sure: [Group], _ plausible: [Group], _ paragraphs: Int
  ) -> [Group] {
    let groups = sure + plausible.filter { $0.count >= (NameForm.isNumbered($0.label) ? 2 : 4) }
    let labelled = groups.reduce(0) { $0 + $1.count }
    guard groups.count >= 2, labelled * 2 >= paragraphs else { return [] }
    if shape == .bracket { return groups }
    let someoneAsks =
      groups.contains { RoleNames.role(of: $0.label) == .interviewer }
      || RoleNames.asker(among: Set(groups.map(\.label))) != nil
    // `1.` and `2.` that recur are answers to choose from.
    let areCodes =
      groups.allSatisfy { NameForm.isCode($0.label) }
      && groups.contains { $0.label.unicodeScalars.contains(where: \.properties.isAlphabetic) }
    return someoneAsks || areCodes ? groups : []
  }

  /// `Question 1:`, `Question 2:`, each once, with nobody else who speaks, are headings and no labels.
  private func withoutQuestions(_ groups: [Group]) -> [Group] {
    let questions = groups.filter { QuestionHeading.isNumbered($0.label) }
    guard questions.count >= 2, questions.allSatisfy({ $0.count == 1 }) else { return groups }
    let others = groups.filter { !QuestionHeading.isNumbered($0.label) && $0.count >= 2 && strength($0) != nil }
    return others.isEmpty ? groups.filter { !QuestionHeading.isNumbered($0.label) } : groups
  }

  func isRole(_ label: String) -> Bool { labels.role(of: label) != nil }

  private func isSentenceLike(_ label: String) -> Bool {
    label.split(separator: " ").count > 4 || OrdinaryWords.reports(label)
  }

  private func notes(on decision: SpeakerDecision) -> [Problem] {
    var slips: [String: [Int]] = [:]
    var passed: [String: (count: Int, line: Int)] = [:]
    var notes: [Problem] = []
    for (index, line) in labels.lines.enumerated() where !line.isBlank && !decision.heading.contains(index) {
      if let (found, speaker) = decision.label(at: index, of: labels) {
        if found.shape == .slip { slips[speaker, default: []].append(line.number) }
      } else if decision.legend?.lines.contains(index) ?? false {
        continue
      } else if let shape = decision.shape, let found = labels.label(shape, at: index) {
        if refused.contains(found.label) { continue }
        if NameForm.isName(found.label), isRole(found.label) || shape == .colon {
          let earlier = passed[found.label]
          passed[found.label] = ((earlier?.count ?? 0) + 1, earlier?.line ?? line.number)
        }
      } else if let label = labelWithoutColon(line, decision.certain) {
        notes.append(.missingColon(label, line: line.number))
      }
    }
    for (label, seen) in passed where seen.count == 1 { notes.append(.passedOver(label, line: seen.line)) }
    return notes.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
      + slips.sorted { ($0.value[0], $0.key) < ($1.value[0], $1.key) }.map { .slip($0.key, lines: $0.value) }
  }

  /// `K Nej`: a code or a single capital that is a label, then a word with a capital.
  private func labelWithoutColon(_ line: BodyLine, _ certain: Set<String>) -> String? {
    let start = labels.bytes[WhiteSpace.trim(line.range, in: labels.bytes)].prefix(60)
    guard let end = start.prefix(5).firstIndex(of: 0x20), let next = start[end...].first(where: { $0 != 0x20 }),
      next >= 0x41, next <= 0x5A
    else { return nil }
    let label = String(decoding: start[..<end], as: UTF8.self)
    return certain.contains(label) && label != "I" && label != "A" ? label : nil
  }
}
