import Foundation

/// Tables with the margins of a given one, drawn at random as independence of rows and columns has them (the multivariate
/// hypergeometric distribution). The same seed draws the same tables.
///
/// Small tables are drawn by shuffling the units' columns over the rows; tables with many units in few cells cell by cell:
/// given what is drawn already, a cell is hypergeometric. Its number is found by inversion, outwards from the mode, where
/// the probabilities follow from their neighbours by a ratio.
struct RandomTables {
  private let rowTotals: [Int]
  private let columnTotals: [Int]
  private let total: Int
  private let logFactorials: [Double]
  private let isDrawnByCells: Bool
  private var random: SeededRandom
  /// The column of each unit, where units are shuffled.
  private var labels: [Int]
  private var cells: [Int]

  /// - Parameter logFactorials: of 0 to the table's total.
  init(like table: ContingencyTable, logFactorials: [Double], seed: UInt64) {
    rowTotals = table.rowTotals
    columnTotals = table.columnTotals
    total = table.total
    self.logFactorials = logFactorials
    random = SeededRandom(seed: seed)
    isDrawnByCells = table.total / (table.rows * table.columns) >= Self.unitsThatACellCosts
    labels = isDrawnByCells ? [] : columnTotals.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    cells = [Int](repeating: 0, count: table.columns)
  }

  private static let unitsThatACellCosts = 10

  /// What drawing one table costs, in units that are shuffled or cells that are summed.
  var workOfOne: Int {
    let cells = rowTotals.count * columnTotals.count
    return isDrawnByCells ? cells * Self.unitsThatACellCosts : labels.count + cells
  }

  /// The logarithm of the next table's probability, less a constant that only the margins decide.
  mutating func nextLogProbability() -> Double { isDrawnByCells ? drawCells() : shuffleUnits() }

  private mutating func shuffleUnits() -> Double {
    random.shuffle(&labels)
    var place = 0
    var logProbability = 0.0
    for size in rowTotals {
      for column in cells.indices { cells[column] = 0 }
      for _ in 0..<size {
        cells[labels[place]] += 1
        place += 1
      }
      for count in cells { logProbability -= logFactorials[count] }
    }
    return logProbability
  }

  private mutating func drawCells() -> Double {
    // What is left of each column below the rows that are drawn.
    for column in cells.indices { cells[column] = columnTotals[column] }
    var unitsLeft = total
    var logProbability = 0.0
    for size in rowTotals.dropLast() {
      var pool = unitsLeft
      var rest = size
      for column in cells.indices {
        let count = hypergeometric(of: rest, marked: cells[column], among: pool)
        pool -= cells[column]
        rest -= count
        cells[column] -= count
        logProbability -= logFactorials[count]
      }
      unitsLeft -= size
    }
    for count in cells { logProbability -= logFactorials[count] }
    return logProbability
  }

  /// How many of `marked` units are among `drawn` that are taken from `pool` without putting them back.
  private mutating func hypergeometric(of drawn: Int, marked: Int, among pool: Int) -> Int {
    let fewest = max(0, drawn - (pool - marked))
    let most = min(drawn, marked)
    if fewest == most { return fewest }
    let unmarked = pool - marked
    let mode = min(most, max(fewest, Int(Double(drawn + 1) * Double(marked + 1) / Double(pool + 2))))
    let atMode = exp(
      logFactorials[marked] - logFactorials[mode] - logFactorials[marked - mode] + logFactorials[unmarked]
        - logFactorials[drawn - mode] - logFactorials[unmarked - drawn + mode] - logFactorials[pool]
        + logFactorials[drawn] + logFactorials[pool - drawn])
    var left = random.unit() - atMode
    if left < 0 { return mode }
    var (below, above) = (mode, mode)
    var (pBelow, pAbove) = (atMode, atMode)
    while below > fewest || above < most {
      if above < most {
        pAbove *= Double(marked - above) * Double(drawn - above)
        pAbove /= Double(above + 1) * Double(unmarked - drawn + above + 1)
        above += 1
        left -= pAbove
        if left < 0 { return above }
      }
      if below > fewest {
        pBelow *= Double(below) * Double(unmarked - drawn + below)
        pBelow /= Double(marked - below + 1) * Double(drawn - below + 1)
        below -= 1
        left -= pBelow
        if left < 0 { return below }
      }
    }
    return mode
  }
}
