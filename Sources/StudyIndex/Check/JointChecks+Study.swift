public import Basics
public import StudyDefinition

/// What only the open study knows: levels of groups, and codings that are pinned.
extension JointChecks {
  /// Levels and pinned codings, for all displays and hypotheses.
  /// - Throws: what reading the index throws.
  public func live(_ study: Study) throws -> [Problem] {
    let ids = try PinnableIDs(study)
    // A grouping that cannot be evaluated is said where it is defined.
    let displays = study.configuration.joint.flatMap { (try? levels($0, study)) ?? [] }
    let themes = study.configuration.joint.flatMap { display -> [JointDefinition.Theme] in
      if case .themes(let themes) = display.shape { themes } else { [] }
    }
    let explanations = study.configuration.hypotheses.map(\.explanation) + themes.map(\.explanation)
    return displays + explanations.flatMap { ids.problems(in: $0) }
  }

  /// - Throws: what reading the index throws.
  private func levels(_ display: JointDefinition, _ study: Study) throws -> [Problem] {
    guard let by = display.by else { return [] }
    let known = try study.groupingNames() + study.surveyNames()
    guard known.contains(by.name) else { return [.mentionUnknown(by, noun: "group", known: known)] }
    let grouping = try study.grouping(named: by.name)
    let mentioned =
      switch display.shape {
      case .hypotheses: study.configuration.hypotheses(of: display).flatMap(\.explanation.levels)
      case .themes(let themes): themes.flatMap(\.explanation.levels)
      case .cases: [Mention]()
      }
    let names = grouping.levels.map(\.name)
    return mentioned.filter { !names.contains($0.name) }.map {
      .levelUnknown($0, group: grouping.name, known: names)
    }
  }

  /// Everything that keeps one display from being made.
  /// - Throws: `Problems`; what reading the index throws.
  public func require(_ display: JointDefinition, _ study: Study) throws {
    var problems = declared(display)
    if problems.isEmpty { problems = study.configuration.hypotheses(of: display).flatMap(declared) }
    if problems.isEmpty {
      let explanations =
        switch display.shape {
        case .hypotheses: study.configuration.hypotheses(of: display).map(\.explanation)
        case .themes(let themes): themes.map(\.explanation)
        case .cases: [Explanation]()
        }
      problems = try levels(display, study)
      let ids = explanations.contains { !$0.pinned.isEmpty } ? try PinnableIDs(study) : nil
      problems += explanations.flatMap { ids?.problems(in: $0) ?? [] }
    }
    if !problems.isEmpty { throw Problems(problems) }
  }
}
