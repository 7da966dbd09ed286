public import Analysis
import StudyIndex

extension SurveyDescription {
  /// The description as data: a row a variable and level, for numbers, for categories and for tests.
  public var dataTables: [Section] {
    [numbers, categories, tests].filter { !$0.rows.isEmpty }.map { .table($0) }
  }

  private var levelNames: [String] { ["all"] + (grouping?.levels.map(\.name) ?? []) }

  private static func columns(_ texts: [String], _ numbers: [String]) -> [Column] {
    texts.map { Column(key: $0, heading: $0) } + numbers.map { Column(key: $0, heading: $0, alignment: .right) }
  }

  private var numbers: Table {
    let rows = variables.flatMap { variable -> [Table.Row] in
      guard case .numbers(let columns) = variable.content else { return [] }
      return zip(levelNames, columns).map { level, found in
        let head: [Cell] = [.text(variable.name), .text(variable.label), .text(level)]
        guard let found else { return Table.Row(head + [.integer(0)]) }
        let bounds = [found.minimum, found.lowerQuartile, found.median, found.upperQuartile, found.maximum]
        func number(_ value: Double) -> Cell { .decimal(value, places: 3) }
        return Table.Row(
          head + [.integer(found.count), .integer(found.missing)]
            + [variable.cell(found.mean, number), number(found.standardDeviation)]
            + bounds.map { variable.cell($0, number) } + [found.skewness, found.kurtosis].map(number))
      }
    }
    return Table(
      columns: Self.columns(
        ["variable", "label", "level"],
        ["n", "missing", "mean", "sd", "min", "q1", "median", "q3", "max", "skewness", "kurtosis"]), rows: rows)
  }

  private var categories: Table {
    let rows = variables.flatMap { variable -> [Table.Row] in
      guard case .categories(let categories, _, _) = variable.content else { return [] }
      return categories.flatMap { category in
        levelNames.indices.map { level in
          Table.Row([
            .text(variable.name), .text(variable.label), .text(category.name), .text(levelNames[level]),
            .integer(category.counts[level]), category.shares[level].map { .percent($0, places: 1) } ?? .empty,
          ])
        }
      }
    }
    return Table(
      columns: Self.columns(["variable", "label", "category", "level"], ["n", "share"]), rows: rows)
  }

  private var tests: Table {
    let rows = variables.compactMap { variable -> Table.Row? in
      guard let test = variable.test else { return nil }
      return Table.Row([
        .text(variable.name), .text(variable.label), .text(test.method), .text(test.effect),
        test.statistic.map { .decimal($0, places: 3) } ?? .empty, .decimal(test.pValue, places: 3),
        .decimal(test.effectSize, places: 3),
      ])
    }
    return Table(
      columns: Self.columns(["variable", "label", "method", "effect"], ["statistic", "p", "effect_size"]), rows: rows)
  }
}
