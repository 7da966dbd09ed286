import Codebooks
import Statistics
import StudyIndex

/// People's codings against what the codebook's rules find: the rules as one more coder, who has read everything.
///
/// A unit has a code for people when any of the compared coders who have read it coded it. Rules are judged by all their
/// hits, accepted, refused and unreviewed ones.
public struct RulesAgreement: Sendable {
  /// All rules of a code, or one of them.
  public struct Row: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    /// Index in the code's `rules`; `nil` for all of them together.
    public let rule: Int?
    public let retrieval: Retrieval
    /// Of one rule: the code's F1 with all rules less its F1 without this one. Below 0, the rule costs more than it
    /// brings.
    public let worth: Double?
  }

  public let material: ComparedMaterial
  /// Codes with rules in the order of the codebook, each before its rules.
  public let rows: [Row]
  public let settings: CodersAgreement.Settings

  /// The rule whose loss would raise its code's F1 most; `nil` when none would.
  public var costliest: Row? {
    rows.filter { ($0.worth ?? 0) < 0 }.min { ($0.worth ?? 0) < ($1.worth ?? 0) }
  }

  /// - Throws: what reading the index throws.
  public init(_ material: ComparedMaterial, settings: CodersAgreement.Settings) throws {
    self.material = material
    self.settings = settings
    let view = material.view
    let codes = view.codes.filter { !view.codebook.codes[$0].rules.isEmpty }
    let hits = Dictionary(grouping: try view.study.ruleHits(codes: Set(codes)), by: \.code)
    let bootstrap = try AgreementComputing(settings: settings).bootstrap(material.compared)
    var rows: [Row] = []
    for code in codes {
      let units = RuleUnits(material, code: code, hits: hits[code] ?? [])
      func retrieval(_ isUsed: (Int) -> Bool) -> Retrieval {
        Retrieval(units.counts(isUsed), bootstrap, level: settings.level)
      }
      let all = retrieval { _ in true }
      rows.append(Row(code: code, rule: nil, retrieval: all, worth: nil))
      let rules = view.codebook.codes[code].rules.indices
      for rule in rules {
        // Without a code's only rule nothing is found.
        let without = rules.count == 1 ? 0 : units.f1 { $0 != rule }
        rows.append(
          Row(code: code, rule: rule, retrieval: retrieval { $0 == rule }, worth: all.f1.map { $0 - (without ?? 0) }))
      }
    }
    self.rows = rows
  }
}

/// Units that people or rules gave a code, each with the rules that did.
private struct RuleUnits {
  private struct Unit {
    let text: Int
    let isCoded: Bool
    let rules: [Int]
  }

  private let units: [Unit]
  private let texts: Int

  init(_ material: ComparedMaterial, code: Int, hits: [CodedPiece]) {
    texts = material.compared
    let people = material.pieces(of: code, withThoseBelow: false)
    let found = Dictionary(grouping: hits, by: \.transcript)
    var units: [Unit] = []
    for (index, text) in material.texts.prefix(material.compared).enumerated() {
      var rules: [Int: Set<Int>] = [:]
      for hit in found[text.transcript] ?? [] {
        for unit in text.units(overlapping: hit.span) { rules[unit, default: []].insert(hit.maker) }
      }
      var coders: [Int: Set<Int>] = [:]
      for piece in people[text.transcript] ?? [] {
        for unit in text.units(overlapping: piece.span) { coders[unit, default: []].insert(piece.maker) }
      }
      for stretch in material.reading.stretches(in: text.transcript, for: code..<(code + 1)) {
        for unit in text.units(in: stretch.turns) where rules[unit] != nil || coders[unit] != nil {
          let isCoded = !(coders[unit] ?? []).isDisjoint(with: stretch.readers)
          units.append(Unit(text: index, isCoded: isCoded, rules: (rules[unit] ?? []).sorted()))
        }
      }
    }
    self.units = units
  }

  /// Of each text, with the rules that are used.
  func counts(_ isUsed: (Int) -> Bool) -> [(found: Int, wrong: Int, missed: Int)] {
    var counts = [(found: Int, wrong: Int, missed: Int)](repeating: (0, 0, 0), count: texts)
    for unit in units {
      switch (unit.isCoded, unit.rules.contains(where: isUsed)) {
      case (true, true): counts[unit.text].found += 1
      case (false, true): counts[unit.text].wrong += 1
      case (true, false): counts[unit.text].missed += 1
      case (false, false): break
      }
    }
    return counts
  }

  func f1(_ isUsed: (Int) -> Bool) -> Double? {
    let counts = counts(isUsed)
    let found = counts.reduce(0) { $0 + $1.found }
    let others = counts.reduce(0) { $0 + $1.wrong + $1.missed }
    return found + others > 0 ? Double(2 * found) / Double(2 * found + others) : nil
  }
}
