import Codebooks
import Statistics
import StudyIndex

extension AgreementComputing {
  func passages(_ material: ComparedMaterial, _ level: GroupLevel?) throws -> CodersAgreement.Part {
    let codes = material.view.codes
    let bootstrap = try bootstrap(material.texts.count)
    let isOneClass = Set(codes.map { material.reading.classOfCode[$0] }).count == 1
    let single = isOneClass ? CodedPassages(material, codes: codes.map { $0..<($0 + 1) }) : nil
    let all = try single?.allCodes()
    let isApart = (all?.sets.allSatisfy { $0.count == 1 } ?? false) && codes.count > 1
    let family = try isApart ? all.map { try UnitizedAlpha($0.continua, values: $0.sets.count) } : nil
    let figures = try codes.enumerated().map { number, code in
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
    let counts = try pairCounts(passages, codes: [0])
    return PassageFigures(
      code: code, relevance: found[0], all: nil, coding: nil, against: against, passages: counts.passages,
      f1: counts.f1, overlap: counts.overlap, length: continua.reduce(0) { $0 + $1.length })
  }

  private func together(
    _ passages: CodedPassages, _ all: (continua: [UnitizedContinuum], sets: [Set<Int>]), _ codes: Int,
    _ bootstrap: ClusterBootstrap
  ) throws -> PassageFigures {
    var distances = Matrix(rows: all.sets.count, columns: all.sets.count)
    for a in all.sets.indices {
      for b in all.sets.indices { distances[a, b] = SetDistance.masi.between(all.sets[a], all.sets[b]) }
    }
    let found = try unitized(
      [.relevance, .all, .coding], all.continua, passages, values: all.sets.count, distances: distances, bootstrap)
    let counts = try pairCounts(passages, codes: Array(0..<codes))
    return PassageFigures(
      code: nil, relevance: found[0], all: found[1], coding: found[2], against: nil, passages: counts.passages,
      f1: counts.f1, overlap: counts.overlap, length: all.continua.reduce(0) { $0 + $1.length })
  }

  private func unitized(
    _ measures: [UnitizedAlpha.Measure], _ continua: [UnitizedContinuum], _ passages: CodedPassages, values: Int,
    distances: Matrix?, _ bootstrap: ClusterBootstrap
  ) throws -> [UnitizedFigure] {
    let alpha = try UnitizedAlpha(continua, values: values, distances: distances)
    let intervals = try UnitizedAlpha.intervals(
      measures, continua, clusters: passages.stretches.map(\.text), values: values, distances: distances, bootstrap,
      level: settings.level)
    return zip(measures, intervals).map { UnitizedFigure(outcome: alpha.outcome($0), interval: $1) }
  }

  /// Sums and means over pairs of coders who have read something together.
  private func pairCounts(
    _ passages: CodedPassages, codes: [Int]
  ) throws -> (passages: Int, f1: Double?, overlap: Double?) {
    var number = 0
    for stretch in passages.stretches {
      for reader in stretch.passages { number += codes.reduce(0) { $0 + reader[$1].count } }
    }
    var f1: [Double] = []
    var both = 0
    var either = 0
    for first in 0..<passages.coders {
      for second in (first + 1)..<max(passages.coders, first + 1) {
        for code in codes {
          let pair = try passages.agreement(of: code, first, second, threshold: settings.threshold)
          if let value = pair.f1 { f1.append(value) }
          both += pair.bothLength
          either += pair.firstLength + pair.secondLength - pair.bothLength
        }
      }
    }
    return (
      number, f1.isEmpty ? nil : f1.reduce(0, +) / Double(f1.count),
      either > 0 ? Double(both) / Double(either) : nil
    )
  }
}
