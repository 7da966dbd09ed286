import CLinear
import Statistics

/// Rows of a table as liblinear takes them, with columns numbered anew: only those that the rows have.
struct TrainingRows {
  /// Column of the table by liblinear's index, less 1.
  let columns: [UInt32]
  let nodes: [feature_node]
  /// Where each row begins in `nodes`.
  let starts: [Int]
  /// 1 or -1 a row.
  let labels: [Double]
  /// What a negative row counts.
  let negativeWeight: Double

  /// - Parameter rows: of the table, with whether each is positive.
  init(_ rows: [LabelledRow], of table: FeatureTable, settings: LogisticSettings) {
    let chosen = Self.chosen(rows, settings)
    self.init(chosen.rows, of: table, negativeWeight: chosen.weight)
  }

  init(_ rows: [LabelledRow], of table: FeatureTable, negativeWeight: Double) {
    self.negativeWeight = negativeWeight
    var columns: [UInt32] = []
    var nodes: [feature_node] = []
    var starts: [Int] = []
    var labels: [Double] = []
    var local = [Int32](repeating: 0, count: table.columnCount)
    let values = rows.reduce(0) { $0 + table.starts[$1.row + 1] - table.starts[$1.row] + 2 }
    nodes.reserveCapacity(values)
    for row in rows {
      labels.append(row.isPositive ? 1 : -1)
      starts.append(nodes.count)
      for place in table.starts[row.row]..<table.starts[row.row + 1] {
        let column = table.columns[place]
        if local[Int(column)] == 0 {
          columns.append(column)
          local[Int(column)] = Int32(columns.count)
        }
        nodes.append(feature_node(index: local[Int(column)], value: Double(table.values[place])))
      }
      // The intercept's place is filled in once the number of columns is known.
      nodes.append(feature_node(index: 0, value: 1))
      nodes.append(feature_node(index: -1, value: 0))
    }
    for row in starts.indices {
      let end = row + 1 < starts.count ? starts[row + 1] : nodes.count
      nodes[end - 2].index = Int32(columns.count + 1)
    }
    (self.columns, self.nodes) = (columns, nodes)
    (self.starts, self.labels) = (starts, labels)
  }

  /// All positive rows, and the negative ones or a draw of them, in the order given.
  private static func chosen(
    _ rows: [LabelledRow], _ settings: LogisticSettings
  ) -> (rows: [LabelledRow], weight: Double) {
    let positives = rows.count { $0.isPositive }
    let wanted = max(settings.leastNegatives, settings.negativesPerPositive * positives)
    let negatives = rows.count - positives
    guard negatives > wanted else { return (rows, 1) }
    var random = SeededRandom(seed: settings.seed)
    var (open, left) = (wanted, negatives)
    let chosen = rows.filter { row in
      if row.isPositive { return true }
      // Knuth's selection sampling: each is taken with the share that is still wanted of those that are left.
      defer { left -= 1 }
      guard random.below(left) < open else { return false }
      open -= 1
      return true
    }
    return (chosen, Double(negatives) / Double(wanted))
  }
}
