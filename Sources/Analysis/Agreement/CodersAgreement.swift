import Basics
import Codebooks
import Statistics
public import StudyIndex

/// How far several coders agree, code by code and over all codes.
public struct CodersAgreement: Sendable {
  /// Of all people, or of those of one level of a group.
  public struct Part: Sendable {
    /// `nil` for all people.
    public let level: GroupLevel?
    /// In the order of the codebook; none where units are characters.
    public let codes: [CodeAgreement]
    /// `nil` where units are characters.
    public let all: CodeAgreement?
    /// Several codes on a unit; `nil` for characters and people, for one code, and where codes were not read for together.
    public let sets: SetAgreement?
    /// Where units are characters: code by code.
    public let passages: [PassageFigures]
    /// The same of all codes together.
    public let allPassages: PassageFigures?
    /// Of units, over all codes; in the order of the coders.
    public let pairs: [PairAgreement]
  }

  public let material: ComparedMaterial
  public let parts: [Part]
  public let settings: Settings
  /// Transcripts, or people, that draws are made from.
  public let clusters: Int

  public var view: StudyView { material.view }
  public var coders: [String] { material.coders }

  public struct Settings: Sendable, Hashable {
    public var level = 0.95
    public var replicates = 2000
    public var seed: UInt64 = 1
    /// Of the overlap that makes two passages the same, 0 for any.
    public var threshold = 0.0

    public init() {}
  }

  /// - Parameter grouping: agreement is computed for each of its levels, after that of all people.
  /// - Throws: what reading the index throws.
  public init(_ material: ComparedMaterial, by grouping: Grouping? = nil, settings: Settings) throws {
    self.material = material
    self.settings = settings
    let computing = AgreementComputing(settings: settings)
    var parts = [try computing.part(material, level: nil)]
    clusters = computing.clusters(of: material)
    if let grouping {
      for (number, level) in grouping.levels.enumerated() {
        let speakers = material.view.speakers.values.filter { speaker in
          speaker.participant.flatMap { grouping.levelOfParticipant[$0] } == number
        }
        parts.append(try computing.part(material.restricted(to: Set(speakers.map(\.id))), level: level))
      }
    }
    self.parts = parts
  }
}

/// Computes one part after another with the same settings.
struct AgreementComputing: Sendable {
  let settings: CodersAgreement.Settings

  func clusters(of material: ComparedMaterial) -> Int {
    material.unit == .people
      ? Set(
        material.texts.prefix(material.compared).flatMap(\.units).compactMap {
          material.view.speakers[$0.speaker]?.person
        }
      ).count
      : material.compared
  }

  func part(_ material: ComparedMaterial, level: GroupLevel?) throws -> CodersAgreement.Part {
    switch material.unit {
    case .characters: return try passages(material, level)
    case .people: return try people(material, level)
    case .turns, .sentences: return try units(material, level)
    }
  }

  private func units(_ material: ComparedMaterial, _ level: GroupLevel?) throws -> CodersAgreement.Part {
    let (coders, codes) = (material.coders.count, material.view.codes)
    let bootstrap = try bootstrap(material.compared)
    var pairs = PairCounts(coders: coders)
    var pooled = try RatingTable(coders: coders, categories: 2)
    var single: [CodedUnits] = []
    var found: [CodeAgreement] = []
    var outside = 0
    let computed = try SideBySide.map(codes.count) { place in
      let code = codes[place]
      let own = CodedUnits(material, code: code, withThoseBelow: false)
      let table = try own.table(coders: coders)
      let hasBelow = material.view.codebook.subtree(of: code).count > 1
      let whole = hasBelow ? CodedUnits(material, code: code, withThoseBelow: true) : own
      let agreement = try CodeAgreement(
        code: code, hasBelow ? whole.table(coders: coders) : table, outside: whole.outside, bootstrap: bootstrap,
        level: settings.level)
      return (own: own, table: table, agreement: agreement)
    }
    for code in computed {
      pooled.append(code.table)
      pairs.add(code.table)
      single.append(code.own)
      outside += code.own.outside
      found.append(code.agreement)
    }
    let sets =
      try material.reading.isTogether(for: codes) && codes.count > 1
      ? SetAgreement(single, coders: coders, bootstrap: bootstrap, level: settings.level) : nil
    return CodersAgreement.Part(
      level: level, codes: found,
      all: try CodeAgreement(code: nil, pooled, outside: outside, bootstrap: bootstrap, level: settings.level),
      sets: sets,
      passages: [], allPassages: nil, pairs: pairs.pairs)
  }

  /// A person's cluster is the person, for all codes the same.
  private func people(_ material: ComparedMaterial, _ level: GroupLevel?) throws -> CodersAgreement.Part {
    let coders = material.coders.count
    var numbers: [String: Int] = [:]
    var pairs = PairCounts(coders: coders)
    var pooled = try RatingTable(coders: coders, categories: 2)
    var tables: [(code: Int, table: RatingTable)] = []
    func numbered(_ people: CodedPeople) throws -> RatingTable {
      var table = try RatingTable(coders: coders, categories: 2)
      for index in 0..<people.table.rows {
        let name = people.people[people.table.clusters[index]]
        let next = numbers.count
        table.append(people.table.row(index), cluster: numbers[name, default: next])
        if numbers[name] == nil { numbers[name] = next }
      }
      return table
    }
    let codes = material.view.codes
    let rated = try SideBySide.map(codes.count) { place in
      (
        own: try CodedPeople(material, code: codes[place], withThoseBelow: false),
        whole: try CodedPeople(material, code: codes[place], withThoseBelow: true)
      )
    }
    for (code, people) in zip(codes, rated) {
      let own = try numbered(people.own)
      pooled.append(own)
      pairs.add(own)
      tables.append((code, try numbered(people.whole)))
    }
    let bootstrap = try bootstrap(numbers.count)
    let ofCodes = tables
    return CodersAgreement.Part(
      level: level,
      codes: try SideBySide.map(ofCodes.count) {
        try CodeAgreement(
          code: ofCodes[$0].code, ofCodes[$0].table, outside: 0, bootstrap: bootstrap, level: settings.level)
      },
      all: try CodeAgreement(code: nil, pooled, outside: 0, bootstrap: bootstrap, level: settings.level),
      sets: nil, passages: [], allPassages: nil, pairs: pairs.pairs)
  }

  func bootstrap(_ clusters: Int) throws -> ClusterBootstrap {
    try ClusterBootstrap(clusters: clusters, replicates: settings.replicates, seed: settings.seed)
  }
}
