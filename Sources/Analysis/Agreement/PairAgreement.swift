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
    for index in 0..<table.rows {
      let row = Array(table.row(index))
      let readers = row.indices.filter { row[$0] != RatingTable.missing }
      let marked = readers.filter { row[$0] == 1 }
      let count = table.counts[index]
      for first in readers {
        for second in readers where second != first { together[first * coders + second] += count }
      }
      for first in marked {
        for second in readers where second != first {
          coded[first * coders + second] += count
          if row[second] == 1 { bothCoded[first * coders + second] += count }
        }
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
