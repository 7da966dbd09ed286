import Dispatch
import Foundation
import Learning
import Statistics

/// Made turns of many people with planted words, and how long it takes to learn codes from them.
struct LearningTiming {
  private let units: [TextUnit]
  /// Which turns have each code: one in a hundred.
  private let labels: [[Bool]]

  /// Turns of one person.
  private static let turnsEach = 250
  private static let vocabulary = 20_000

  init(turns: Int, codes: Int) {
    var random = SeededRandom(seed: 1)
    let letters = Array("etaoinshrdlucmfwypvbgk".unicodeScalars)
    let words = (0..<Self.vocabulary).map { _ in
      (0..<(2 + random.below(8))).map { _ in letters[random.below(letters.count)] }
    }
    var units: [TextUnit] = []
    var labels = [[Bool]](repeating: [], count: codes)
    var before = WordSequence()
    for _ in 0..<turns {
      // Word frequencies fall as in a language (Zipf).
      var chosen = (0..<(8 + random.below(35))).map { _ in Int(pow(Double(words.count), random.unit())) - 1 }
      for code in 0..<codes {
        let isPositive = random.below(100) == 0
        labels[code].append(isPositive)
        if isPositive { chosen[random.below(chosen.count)] = 2000 + code * 20 + random.below(20) }
      }
      var sequence = WordSequence()
      for word in chosen { sequence.append(words[word]) }
      units.append(TextUnit(words: sequence, before: before))
      before = sequence
    }
    self.units = units
    self.labels = labels
  }

  /// Learns, and says after each part how long it took: texts to features; one model a code; five or ten models a code
  /// and their evaluation.
  /// - Parameters:
  ///   - evaluated: of so many codes.
  ///   - part: told the name of a part and its seconds.
  func run(evaluating evaluated: Int, _ part: (String, Double) -> Void) {
    var begin = Date()
    func done(_ name: String) {
      part(name, Date().timeIntervalSince(begin))
      begin = Date()
    }
    let table = FeatureTable(units, threads: ProcessInfo.processInfo.activeProcessorCount)
    done("texts to features")
    let rows = labels.map { labels in
      labels.enumerated().map { LabelledRow(row: $0, isPositive: $1, cluster: $0 / Self.turnsEach) }
    }
    forEach(rows) { _ = try LogisticModel($0, of: table) }
    done("a model of each code")
    forEach(Array(rows.prefix(evaluated))) { rows in
      let validation = try CrossValidation(rows, of: table)
      _ = try AveragePrecision(validation, seed: 1)
      _ = DecisionQuality(rows, decisions: validation.decisions, seed: 1)
    }
    done("evaluation of \(evaluated) of the codes by cross-validation")
  }

  private func forEach(_ rows: [[LabelledRow]], _ work: @Sendable ([LabelledRow]) throws -> Void) {
    DispatchQueue.concurrentPerform(iterations: rows.count) { code in
      do { try work(rows[code]) } catch { fail("a code cannot be learnt: \(error)") }
    }
  }
}
