import Basics
import Codebooks
import Statistics
import StudyIndex

extension AgreementComputing {
  func passages(_ material: ComparedMaterial, _ level: GroupLevel?) throws -> CodersAgreement.Part {
    let codes = material.view.codes
    let bootstrap = try bootstrap(material.compared)
    let single =
      material.reading.isTogether(for: codes)
      ? CodedPassages(material, codes: codes.map { $0..<($0 + 1) }) : nil
    let all = try single?.allCodes()
    let isApart = (all?.sets.allSatisfy { $0.count == 1 } ?? false) && codes.count > 1
    let family = try isApart ? all.map { try UnitizedAlpha($0.continua, values: $0.sets.count) } : nil
    let figures = try SideBySide.map(codes.count) { number in
      let code = codes[number]
      let passages = CodedPassages(material, codes: [material.view.codebook.subtree(of: code)])
      return try codeFigures(passages, code, bootstrap, against: family?.outcome(.value(number)))
    }
    let whole = try single.flatMap { single in try all.map { try together(single, $0, codes.count, bootstrap) } }
    return CodersAgreement.Part(
      level: level, codes: [], all: nil, sets: nil, passages: figures, allPassages: whole, pairs: [])
  }

  private func codeFigures(
    _ passages: CodedPassages, _ code: Int, _ bootstrap: ClusterBootstrap,
    against: Result<UnitizedAlpha.Estimate, UnitizedAlpha.Degeneracy>?
  ) throws -> PassageFigures {
    let continua = try passages.continua(of: 0)
    let found = try unitized([.relevance], continua, passages, values: 1, distances: nil, bootstrap)
    let compared = try compared(passages, codes: [0])
    return PassageFigures(
      code: code, relevance: found[0], all: nil, coding: nil, against: against, passages: compared.passages,
      pairs: compared.pairs, length: continua.reduce(0) { $0 + $1.length })
  }

  private func together(
    _ passages: CodedPassages, _ all: (continua: [UnitizedContinuum], sets: [Set<Int>]), _ codes: Int,
    _ bootstrap: ClusterBootstrap
  ) throws -> PassageFigures {
    let distances = SetDistance.masi.distances(between: all.sets)
    let found = try unitized(
      [.relevance, .all, .coding], all.continua, passages, values: all.sets.count, distances: distances, bootstrap)
    let compared = try compared(passages, codes: Array(0..<codes))
    return PassageFigures(
      code: nil, relevance: found[0], all: found[1], coding: found[2], against: nil, passages: compared.passages,
      pairs: compared.pairs, length: all.continua.reduce(0) { $0 + $1.length })
  }

  private func unitized(
    _ measures: [UnitizedAlpha.Measure], _ continua: [UnitizedContinuum], _ passages: CodedPassages, values: Int,
    distances: Matrix?, _ bootstrap: ClusterBootstrap
  ) throws -> [UnitizedFigure] {
    try UnitizedAlpha.estimates(
      measures, continua, clusters: passages.stretches.map(\.text), values: values, distances: distances, bootstrap,
      level: settings.level
    ).map { UnitizedFigure(outcome: $0.outcome, interval: $0.interval) }
  }

  /// Passages of all coders, and what pairs of coders who have read something together have in common.
  private func compared(_ passages: CodedPassages, codes: [Int]) throws -> (passages: Int, pairs: [PassagePair]) {
    var number = 0
    for stretch in passages.stretches {
      for reader in stretch.passages { number += codes.reduce(0) { $0 + reader[$1].count } }
    }
    return (number, try passages.pairs(of: codes, threshold: settings.threshold))
  }
}
