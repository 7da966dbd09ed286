import Basics
import Statistics
import StudyDefinition
public import StudyIndex

/// How far coders agree: `strand agree`.
public struct AgreementRequest: AnalysisRequest {
  /// Whom people's codings are compared with besides.
  public enum Companion: String, Sendable, Hashable, CaseIterable {
    /// What the codebook's rules find.
    case rules
  }

  /// Which codes, whose words.
  public var filter = SegmentFilter()
  /// Empty: everybody who has marked anything as read.
  public var coders: [String] = []
  public var unit = AgreementUnit.turns
  /// Agreement by the levels of a group besides; several groups are crossed.
  public var by: [String] = []
  public var cuts: [String] = []
  /// The coder whose codings are taken for right.
  public var against: String?
  public var with: Companion?
  /// In so many rounds, over time.
  public var rounds: Int?
  /// The passages about which coders differ.
  public var disagreements = false
  /// Everything is taken as read in which a coder has coded anything.
  public var assumesReading = false
  /// What was accepted from a model's suggestions counts, too.
  public var withAccepted = false
  /// How many units are needed, instead of what there is.
  public var plan = false
  /// Of a plan: the kappa that is expected.
  public var kappa = 0.7
  /// Of a plan: shares of units with the code; empty for usual ones.
  public var prevalences: [Double] = []
  /// Of a plan: widths of the interval of kappa; empty for usual ones.
  public var widths: [Double] = []
  /// Of their overlap, in percent, that makes two passages the same; 0 for any.
  public var overlap = 0
  /// Of the intervals, in percent.
  public var level = 95
  public var replicates = 2000
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "agree"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .names("coders", \.coders, of: .coder), .choice("unit", \.unit).role(.naming),
      .names("by", \.by, of: .group).role(.naming), .texts("cut", \.cuts, .cut),
      .name("against", \.against, of: .coder).role(.naming), .choice("with", \.with).role(.naming),
      .whole("rounds", \.rounds, in: 2...100).role(.naming), .flag("disagreements", \.disagreements).role(.naming),
      .flag("assume_read", \.assumesReading),
      .flag("current_definition", \.filter.onlyCurrentDefinitions), .flag("with_accepted", \.withAccepted),
      .flag("plan", \.plan).role(.naming),
      .decimal("kappa", \.kappa, in: -1...1), .decimals("prevalence", \.prevalences, in: 0...1),
      .decimals("width", \.widths, in: 0...1), .whole("overlap", \.overlap, in: 0...100),
      .whole("level", \.level, in: 1...99), .whole("replicates", \.replicates, in: 99...100_000), .seed(\.seed),
    ] + RequestOption.people(\.filter)

  public var seedOfChance: UInt64? { plan || disagreements && against == nil ? nil : seed }

  public var conflicts: [OptionConflict] {
    let modes = [
      ("plan", plan), ("with", with != nil), ("against", against != nil), ("rounds", rounds != nil),
      ("disagreements", disagreements), ("by", !by.isEmpty),
    ].filter(\.1).map(\.0)
    if modes.count > 1, !Self.together.contains(modes) {
      return [OptionConflict(modes[1], "cannot be used with \(modes[0])")]
    }
    if let mode = modes.first, Self.needsPlaces.contains(mode), unit == .characters || unit == .people {
      return [OptionConflict(mode, "needs the unit turns or sentences")]
    }
    if rounds != nil, unit == .characters {
      return [OptionConflict("rounds", "cannot be used with the unit characters")]
    }
    if overlap > 0, unit != .characters { return [OptionConflict("overlap", "needs the unit characters")] }
    if !plan, let option = [("prevalence", prevalences), ("width", widths)].first(where: { !$0.1.isEmpty }) {
      return [OptionConflict(option.0, "needs a plan")]
    }
    return []
  }

  /// Questions that can be asked at once.
  private static let together: [[String]] = [["against", "rounds"], ["against", "disagreements"]]
  private static let needsPlaces = ["with", "against", "disagreements"]

  var settings: CodersAgreement.Settings {
    var settings = CodersAgreement.Settings()
    settings.level = Double(level) / 100
    settings.threshold = Double(overlap) / 100
    (settings.replicates, settings.seed) = (replicates, seed)
    return settings
  }

  public func answer(_ study: Study) throws -> AgreementAnswer {
    if plan { return .plan(try planned(), study) }
    // Whoever is compared is compared with everything that she coded, whatever other analyses count.
    var filter = filter
    filter.coder = SegmentFilter.everybody
    filter.review = [.all]
    let view = try StudyView(study, filter: filter)
    if let against { return try answer(view, against: against) }
    // Rules have read everything: one person is enough.
    let material = try ComparedMaterial(
      view, coders: coders, unit: unit, assumesReading: assumesReading, fewest: with == .rules ? 1 : 2,
      countsSuggested: withAccepted)
    if with == .rules { return .rules(try RulesAgreement(material, settings: settings)) }
    if disagreements { return .disagreements(try Disagreements(material)) }
    if let rounds { return .rounds([try AgreementRounds(material, count: rounds, settings: settings)]) }
    let grouping = try study.grouping(by: by, cuts: cuts)
    return .coders(try CodersAgreement(material, by: grouping, settings: settings))
  }

  private func answer(_ view: StudyView, against expert: String) throws -> AgreementAnswer {
    let all =
      coders.isEmpty
      ? try ComparedMaterial.everybody(in: view.study, assumesReading: assumesReading) : coders
    let others = all.filter { $0 != expert }
    if others.isEmpty, !coders.isEmpty { throw Problem.agreementNeedsAnother(expert) }
    if others.isEmpty { throw Problem.agreementNeedsCoders([expert], assumed: assumesReading) }
    func material(_ others: [String]) throws -> ComparedMaterial {
      try ComparedMaterial(
        view, coders: [expert] + others, unit: unit, assumesReading: assumesReading, countsSuggested: withAccepted)
    }
    if let rounds {
      return .rounds(
        try others.map { coder in
          try AgreementRounds(material([coder]), count: rounds, drifting: coder, settings: settings)
        })
    }
    let compared = try material(others)
    let beside = try ExpertAgreement(compared, settings: settings)
    if beside.rows.allSatisfy({ $0.units == 0 }) {
      throw Problem.nothingReadBeside(
        expert, isConsensus: compared.decided.contains { $0.coder == expert }, assumed: assumesReading)
    }
    return .expert(beside, disagreements ? try Disagreements(compared, from: expert) : nil)
  }

  private func planned() throws -> AgreementPlan {
    do {
      return try AgreementPlan(
        kappa: kappa, prevalences: prevalences.isEmpty ? AgreementPlan.usualPrevalences : prevalences,
        widths: widths.isEmpty ? AgreementPlan.usualWidths : widths, level: settings.level)
    } catch StatisticsError.badLevel(let value) {
      throw Problem.planOutOfRange(value)
    }
  }
}

/// What `strand agree` answers: a table for each question that it can be asked.
public enum AgreementAnswer: Sendable {
  case coders(CodersAgreement)
  /// One of all coders with one another, or one a coder beside somebody who is taken for right.
  case rounds([AgreementRounds])
  case disagreements(Disagreements)
  case rules(RulesAgreement)
  /// With the passages that were missed or wrongly coded, where they were asked for.
  case expert(ExpertAgreement, Disagreements?)
  case plan(AgreementPlan, Study)
}
