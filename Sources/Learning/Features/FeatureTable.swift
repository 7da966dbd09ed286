import Dispatch
import Foundation

/// Units of text as rows of features. Labels have no part in it, so that one table serves every code, and rows that are
/// held out of training may be in it.
///
/// Columns are numbered in the order in which the units first have the feature, and within a unit by their keys: the
/// same units in the same order give the same table, on any number of threads.
public struct FeatureTable: Sendable {
  public let settings: FeatureSettings
  /// Where each row begins in `columns` and `values`; one more than there are rows.
  let starts: [Int]
  /// Ascending within a row.
  let columns: [UInt32]
  let values: [Float]
  /// Columns of features that enough units have.
  private let kept: KeyTable
  /// Idf by column.
  private let rarity: [Double]

  public var rowCount: Int { starts.count - 1 }
  public var columnCount: Int { kept.count }
  /// Numbers that are not 0.
  public var valueCount: Int { values.count }

  /// - Parameter threads: how many units are taken apart at a time; the table does not depend on it.
  public init(
    _ units: [TextUnit], settings: FeatureSettings = FeatureSettings(), threads: Int = 1
  ) {
    self.settings = settings
    let counted = CountedFeatures(units, FeatureExtraction(settings: settings), threads: max(1, threads))
    var kept = KeyTable(capacity: counted.keys.count / 2)
    var rarity: [Double] = []
    let columnOf = counted.keys.keys.enumerated().map { number, key -> UInt32? in
      let frequency = Int(counted.units[number])
      guard frequency >= settings.leastUnits else { return nil }
      rarity.append(log(Double(1 + units.count) / Double(1 + frequency)) + 1)
      return UInt32(kept.add(key))
    }
    var starts = [0]
    starts.reserveCapacity(units.count + 1)
    var columns: [UInt32] = []
    var values: [Float] = []
    columns.reserveCapacity(counted.numbers.count)
    values.reserveCapacity(counted.numbers.count)
    var row = WeightedRow(settings: settings)
    for unit in units.indices {
      row.begin(words: units[unit].words.count)
      for place in counted.starts[unit]..<counted.starts[unit + 1] {
        let number = Int(counted.numbers[place])
        guard let column = columnOf[number] else { continue }
        row.add(
          Int(column), times: Int(counted.times[place]), rarity: rarity[Int(column)],
          block: counted.keys.keys[number].block)
      }
      row.finish()
      columns.append(contentsOf: row.entries.lazy.map { UInt32($0.column) })
      values.append(contentsOf: row.entries.lazy.map { Float($0.value) })
      starts.append(columns.count)
    }
    self.starts = starts
    self.columns = columns
    self.values = values
    self.kept = kept
    self.rarity = rarity
  }

  /// A row of the table.
  public subscript(row: Int) -> SparseRow {
    var sparse = SparseRow()
    sparse.columns = columns[starts[row]..<starts[row + 1]].map(Int.init)
    sparse.values = values[starts[row]..<starts[row + 1]].map(Double.init)
    return sparse
  }

  /// The row that a unit would have which is not in the table; features that the table does not have are left out.
  public func row(of unit: TextUnit) -> SparseRow {
    var row = WeightedRow(settings: settings)
    row.begin(words: unit.words.count)
    let keys = FeatureExtraction(settings: settings).keys(of: unit).sorted()
    var place = 0
    while place < keys.count {
      var end = place + 1
      while end < keys.count, keys[end] == keys[place] { end += 1 }
      if let column = kept.number(of: keys[place]) {
        row.add(column, times: end - place, rarity: rarity[column], block: keys[place].block)
      }
      place = end
    }
    row.finish()
    var sparse = SparseRow()
    sparse.columns = row.entries.map(\.column)
    sparse.values = row.entries.map { Double(Float($0.value)) }
    return sparse
  }

  /// The column of a feature; `nil` for one that the table does not have.
  func column(of key: FeatureKey) -> Int? { kept.number(of: key) }

  /// The sum of a row's values times weights by column.
  @inline(__always)
  func product(ofRow row: Int, with weights: UnsafeBufferPointer<Double>) -> Double {
    columns.withUnsafeBufferPointer { columns in
      values.withUnsafeBufferPointer { values in
        var sum = 0.0
        for place in starts[row]..<starts[row + 1] { sum += weights[Int(columns[place])] * Double(values[place]) }
        return sum
      }
    }
  }
}

/// How often each unit has each feature.
private struct CountedFeatures {
  var keys = KeyTable(capacity: 1 << 16)
  /// Units that have the feature, by its number.
  var units: [UInt32] = []
  var starts = [0]
  /// Numbers of features, unit after unit.
  var numbers: [UInt32] = []
  /// How often the unit has each of them.
  var times: [UInt16] = []

  private static let chunk = 2048

  init(_ texts: [TextUnit], _ extraction: FeatureExtraction, threads: Int) {
    starts.reserveCapacity(texts.count + 1)
    for first in stride(from: 0, to: texts.count, by: Self.chunk) {
      let chunk = first..<min(first + Self.chunk, texts.count)
      for unit in Self.taken(texts[chunk], extraction, threads: threads) { append(unit) }
    }
  }

  /// The sorted keys of each unit.
  private static func taken(
    _ texts: ArraySlice<TextUnit>, _ extraction: FeatureExtraction, threads: Int
  ) -> [[FeatureKey]] {
    let parts = min(threads, texts.count)
    // The thread sanitizer sees the order of Foundation's lock, and not that of a `Mutex`.
    let lock = NSLock()
    nonisolated(unsafe) var taken = [[[FeatureKey]]](repeating: [], count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let first = texts.startIndex + texts.count * part / parts
      let end = texts.startIndex + texts.count * (part + 1) / parts
      let keys = texts[first..<end].map { extraction.keys(of: $0).sorted() }
      lock.withLock { taken[part] = keys }
    }
    return lock.withLock { taken.flatMap { $0 } }
  }

  private mutating func append(_ sorted: [FeatureKey]) {
    var place = 0
    while place < sorted.count {
      var end = place + 1
      while end < sorted.count, sorted[end] == sorted[place] { end += 1 }
      let number = keys.add(sorted[place])
      if number == units.count { units.append(0) }
      units[number] += 1
      numbers.append(UInt32(number))
      times.append(UInt16(min(end - place, Int(UInt16.max))))
      place = end
    }
    starts.append(numbers.count)
  }
}

/// A row while it is weighted.
private struct WeightedRow {
  let settings: FeatureSettings
  private(set) var entries: [(column: Int, value: Double)] = []
  private var blocks: [FeatureBlock] = []
  private var squares = [Double](repeating: 0, count: FeatureBlock.allCases.count)
  private var length = 0.0

  init(settings: FeatureSettings) { self.settings = settings }

  /// - Parameter words: that the unit has.
  mutating func begin(words: Int) {
    length = log(Double(1 + words))
    entries.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
    for block in squares.indices { squares[block] = 0 }
  }

  mutating func add(_ column: Int, times: Int, rarity: Double, block: FeatureBlock) {
    let value = (times == 1 ? 1 : 1 + log(Double(times))) * rarity
    entries.append((column, value))
    blocks.append(block)
    squares[block.rawValue] += value * value
  }

  /// Gives each block its length, and sorts by column.
  mutating func finish() {
    for place in entries.indices {
      let length = squares[blocks[place].rawValue].squareRoot()
      switch blocks[place] {
      case .words: entries[place].value *= settings.wordWeight / length
      case .characters: entries[place].value *= settings.characterWeight / length
      case .surroundings: entries[place].value *= settings.surroundingsWeight / length
      case .length: entries[place].value = settings.lengthWeight * self.length
      }
    }
    entries.sort { $0.column < $1.column }
  }
}
