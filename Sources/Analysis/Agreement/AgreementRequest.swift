import Basics
import Statistics
public import StudyIndex

/// How far coders agree: `strand agree`.
public struct AgreementRequest: Sendable {
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
  /// How many units are needed, instead of what there is.
  public var plan = false
  public var kappa = 0.7
  /// Shares of units with the code, of a plan; empty for usual ones.
  public var prevalences: [Double] = []
  /// Of the interval of kappa, of a plan; empty for usual ones.
  public var widths: [Double] = []
  /// Everything is taken as read in which a coder has coded anything.
  public var assumesReading = false
  public var settings = CodersAgreement.Settings()

  public init() {}

  /// - Throws: `Problem`, `Problems` about what the request names; what reading the index throws.
  public func answer(_ study: Study) throws -> AgreementAnswer {
    if plan {
      do {
        return .plan(
          try AgreementPlan(
            kappa: kappa, prevalences: prevalences.isEmpty ? AgreementPlan.usualPrevalences : prevalences,
            widths: widths.isEmpty ? AgreementPlan.usualWidths : widths, level: settings.level), study)
      } catch StatisticsError.badLevel(let value) {
        throw Problem.planOutOfRange(value)
      }
    }
    let view = try StudyView(study, filter: filter)
    if let against { return try answer(view, against: against) }
    // Rules have read everything: one person is enough.
    let material = try ComparedMaterial(
      view, coders: coders, unit: unit, assumesReading: assumesReading, fewest: with == .rules ? 1 : 2)
    if with == .rules { return .rules(try RulesAgreement(material, settings: settings)) }
    if disagreements { return .disagreements(try Disagreements(material), material) }
    if let rounds { return .rounds(try AgreementRounds(material, count: rounds, settings: settings), material) }
    let grouping = try study.grouping(by: by, cuts: cuts)
    return .coders(try CodersAgreement(material, by: grouping, settings: settings))
  }

  private func answer(_ view: StudyView, against expert: String) throws -> AgreementAnswer {
    let others = coders.isEmpty ? try everybody(view.study) : coders
    let material = try ComparedMaterial(
      view, coders: [expert] + others.filter { $0 != expert }, unit: unit, assumesReading: assumesReading)
    return .expert(
      try ExpertAgreement(material, settings: settings), disagreements ? try Disagreements(material) : nil)
  }

  private func everybody(_ study: Study) throws -> [String] {
    assumesReading ? Set(try study.codersByTranscript().values.joined()).sorted() : try study.readMarks().coders
  }
}

public enum AgreementAnswer: Sendable {
  case coders(CodersAgreement)
  case rounds(AgreementRounds, ComparedMaterial)
  case disagreements(Disagreements, ComparedMaterial)
  case rules(RulesAgreement)
  /// With the passages that were missed or wrongly coded, where they were asked for.
  case expert(ExpertAgreement, Disagreements?)
  case plan(AgreementPlan, Study)
}
