public import Analysis
import Statistics

extension CorrelationTable {
  /// The lower triangle as a heat map: the further from 0, the darker.
  public func heatMap(named name: String = "correlate") -> Figure {
    let map = HeatMap(
      // As the American Psychological Association sets them: variables are numbered, and columns have the numbers.
      columns: variables.indices.dropLast().map { HeatMap.Column(label: String($0 + 1)) },
      rows: variables.indices.map { row in
        HeatMap.Row(
          label: "\(row + 1). \(variables[row].label)",
          cells: variables.indices.dropLast().map { column in
            guard column < row, let found = pair(row, column), let coefficient = found.coefficient else {
              return HeatMap.Cell(shade: nil, text: "")
            }
            return HeatMap.Cell(
              shade: abs(coefficient),
              text: Numbers.fixed(coefficient, places: 2) + ModelTable.stars(found.adjustedPValue ?? .nan))
          })
      })
    return map.figure(
      name: Figure.fileName([name, "heatmap"]), title: title,
      caption: "The further from 0, the darker; the sign is in the number. \(ModelTable.starsExplained)")
  }
}
