public import Analysis
import StudyIndex

extension AgreementAnswer: PresentedAnswer {
  public var title: String {
    switch self {
    case .coders: "Agreement of coders"
    case .rounds: "Agreement over time"
    case .disagreements: "Disagreements"
    case .rules: "Rules as a coder"
    case .expert(let expert, _): "Coders beside \(expert.expert)"
    case .plan: "Units to be coded by both"
    }
  }

  public func report() throws -> Report {
    switch self {
    case .coders(let agreement): try agreement.report()
    case .rounds(let rounds): try AgreementRounds.report(rounds)
    case .disagreements(let disagreements): try disagreements.report()
    case .rules(let rules): try rules.report()
    case .expert(let expert, let passages): try expert.report(passages)
    case .plan(let plan, let study): try plan.report(study)
    }
  }

  public func figures(named name: String) -> [Figure] {
    guard case .coders(let agreement) = self else { return [] }
    return [agreement.codesPlot()?.named("\(name)-codes"), agreement.pairsMatrix()?.named("\(name)-coders")]
      .compactMap { $0 }
  }
}
