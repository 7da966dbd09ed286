import Statistics
import StudyIndex

/// Agreement about which codes a unit has, all at once: Krippendorff's alpha of sets of codes.
public struct SetAgreement: Sendable {
  public let masi: AgreementFigure
  public let jaccard: AgreementFigure
  /// Units that two or more coders have read for all of the codes.
  public let units: Int
  /// How many different sets occur, the empty one among them.
  public let sets: Int

  /// More sets than this get no interval: a draw costs their square.
  static let mostSetsWithInterval = 80

  /// - Parameter codes: the units of each code by itself, all read for by the same coders.
  init?(_ codes: [CodedUnits], coders: Int, bootstrap: ClusterBootstrap, level: Double) throws(StatisticsError) {
    struct Key: Hashable {
      let text: Int
      let unit: Int
    }
    // Every code must have been read for by the same coders: then the uncoded units are the same but for those coded.
    var chosen: [Key: (readers: [Int], codes: [Int: Set<Int>])] = [:]
    for (number, code) in codes.enumerated() {
      for unit in code.coded {
        let key = Key(text: unit.text, unit: unit.unit)
        var entry = chosen[key] ?? (unit.readers, [:])
        for coder in unit.coders { entry.codes[coder, default: []].insert(number) }
        chosen[key] = entry
      }
    }
    guard let first = codes.first else { return nil }
    var empty: [Int: [[Int]: Int]] = [:]
    for units in first.uncoded { empty[units.text, default: [:]][units.readers, default: 0] += units.count }
    for unit in first.coded { empty[unit.text, default: [:]][unit.readers, default: 0] += 1 }
    for (key, entry) in chosen { empty[key.text, default: [:]][entry.readers, default: 0] -= 1 }

    var numbers: [Set<Int>: Int32] = [[]: 0]
    var kinds: [Set<Int>] = [[]]
    var rows: [(row: [Int32], count: Int, cluster: Int)] = []
    for (key, entry) in chosen.sorted(by: { ($0.key.text, $0.key.unit) < ($1.key.text, $1.key.unit) }) {
      var row = [Int32](repeating: RatingTable.missing, count: coders)
      for reader in entry.readers {
        let set = entry.codes[reader] ?? []
        if numbers[set] == nil {
          numbers[set] = Int32(kinds.count)
          kinds.append(set)
        }
        row[reader] = numbers[set] ?? 0
      }
      rows.append((row, 1, key.text))
    }
    for (text, byReaders) in empty.sorted(by: { $0.key < $1.key }) {
      for (readers, count) in byReaders.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where count > 0 {
        var row = [Int32](repeating: RatingTable.missing, count: coders)
        for reader in readers { row[reader] = 0 }
        rows.append((row, count, text))
      }
    }
    var table = try RatingTable(coders: coders, categories: max(2, kinds.count))
    for row in rows { table.append(row.row, count: row.count, cluster: row.cluster) }
    if kinds.count == 1 { kinds.append([0]) }
    units = table.pairedUnits
    sets = kinds.count
    func figure(_ distance: SetDistance) throws(StatisticsError) -> AgreementFigure {
      let agreement = try ChanceCorrectedAgreement(table, weights: distance.weights(of: kinds))
      return AgreementFigure(
        outcome: agreement.outcome(.krippendorff),
        interval: kinds.count > Self.mostSetsWithInterval
          ? nil : agreement.intervals([.krippendorff], bootstrap, level: level)[0])
    }
    masi = try figure(.masi)
    jaccard = try figure(.jaccard)
  }
}
