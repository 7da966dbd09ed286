public import Statistics

/// Two coders over all codes together: their fourfold table and what follows from it.
public struct PairAgreement: Sendable, Hashable {
  /// Indices of the coders, the smaller first.
  public let first: Int
  public let second: Int
  public let both: Int
  public let firstOnly: Int
  public let secondOnly: Int
  public let neither: Int

  public var units: Int { both + firstOnly + secondOnly + neither }

  /// The share of units on which both did the same, or why there is none.
  public var percent: AgreementOutcome { outcome(.percent) }
  /// Cohen's kappa, or why there is none.
  public var kappa: AgreementOutcome { outcome(.cohen) }
  /// Krippendorff's alpha, or why there is none.
  public var alpha: AgreementOutcome { outcome(.krippendorff) }

  private func outcome(_ coefficient: AgreementCoefficient) -> AgreementOutcome {
    guard
      let cells = try? ContingencyTable([[neither, secondOnly], [firstOnly, both]]),
      let table = try? RatingTable(square: cells), let agreement = try? ChanceCorrectedAgreement(table)
    else { return .failure(.noPairedUnits) }
    return agreement.outcome(coefficient)
  }
}

/// Counts the fourfold tables of all pairs in one pass over a table's rows.
struct PairCounts {
  private let coders: Int
  private var together: [Int]
  private var bothCoded: [Int]
  /// Units that the first coder coded and the second has read.
  private var coded: [Int]

  init(coders: Int) {
    self.coders = coders
    together = [Int](repeating: 0, count: coders * coders)
    bothCoded = together
    coded = together
  }

  mutating func add(_ table: RatingTable) {
    // Few sets of readers have read most units.
    var unitsOfReaders: [[Int32]: Int] = [:]
    for index in 0..<table.rows {
      let row = table.row(index)
      let count = table.counts[index]
      var readers: [Int32] = []
      readers.reserveCapacity(coders)
      var isMarked = false
      for (coder, rating) in row.enumerated() where rating != RatingTable.missing {
        readers.append(Int32(coder))
        if rating == 1 { isMarked = true }
      }
      unitsOfReaders[readers, default: 0] += count
      if isMarked { addMarked(row, readers, count) }
    }
    for (readers, count) in unitsOfReaders {
      for first in readers {
        for second in readers where second != first { together[Int(first) * coders + Int(second)] += count }
      }
    }
  }

  private mutating func addMarked(_ row: ArraySlice<Int32>, _ readers: [Int32], _ count: Int) {
    let start = row.startIndex
    for first in readers where row[start + Int(first)] == 1 {
      for second in readers where second != first {
        let place = Int(first) * coders + Int(second)
        coded[place] += count
        if row[start + Int(second)] == 1 { bothCoded[place] += count }
      }
    }
  }

  /// Pairs that have read something together, in the order of the coders.
  var pairs: [PairAgreement] {
    (0..<coders).flatMap { first in
      ((first + 1)..<max(coders, first + 1)).compactMap { second -> PairAgreement? in
        let place = first * coders + second
        guard together[place] > 0 else { return nil }
        let both = bothCoded[place]
        let (firstOnly, secondOnly) = (coded[place] - both, coded[second * coders + first] - both)
        return PairAgreement(
          first: first, second: second, both: both, firstOnly: firstOnly, secondOnly: secondOnly,
          neither: together[place] - both - firstOnly - secondOnly)
      }
    }
  }
}
