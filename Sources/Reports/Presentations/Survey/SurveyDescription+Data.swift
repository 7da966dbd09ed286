public import Analysis
import Respondents
import StudyIndex

/// The numbers of one variable in one level, for programs and, where there are no levels, for people.
struct DescribedNumbers {
  let variable: VariableDescription
  /// `(all)`, or a level's name.
  let level: String
  /// `nil` where nobody answered.
  let numbers: VariableDescription.Numbers?

  /// - Parameter skipsVariable: for JSON's cells, which stand in their variable.
  static func schema(skipsVariable: Bool = false) -> Schema<DescribedNumbers> {
    typealias Numbers = VariableDescription.Numbers
    func own(
      _ key: String, _ heading: String, _ form: NumberForm, _ setting: Column.Setting = .line,
      _ value: @escaping (Numbers) -> Double
    ) -> Field<DescribedNumbers> {
      .cell(key, heading, setting, unit: "in the variable's own unit; of dates a day", type: .number) { line in
        line.numbers.map { line.variable.cell(value($0), form) } ?? .empty
      }
    }
    let fields: [Field<DescribedNumbers>] = [
      .text("level", "Level", .data, unit: "`(all)` or a level's name") { $0.level },
      .integer("n", "n", unit: "respondents who answered") { $0.numbers?.count ?? 0 },
      .integer("missing", "missing", unit: "respondents") { $0.numbers?.missing },
      own("mean", "mean", .decimal(3)) { $0.mean },
      .number("sd", "SD", .decimal(3), unit: "by n − 1; of dates in days") { $0.numbers?.standardDeviation },
      own("min", "min", .short(2)) { $0.minimum }, own("q1", "Q1", .short(2)) { $0.lowerQuartile },
      own("median", "median", .short(2)) { $0.median }, own("q3", "Q3", .short(2)) { $0.upperQuartile },
      own("max", "max", .short(2)) { $0.maximum },
      .number("skewness", "skewness", .decimal(3), .data) { $0.numbers?.skewness },
      .number("kurtosis", "kurtosis", .decimal(3), .data) { $0.numbers?.kurtosis },
    ].map { $0.leftOutWhereMissing() }
    return Schema((skipsVariable ? [] : heads()) + fields)
  }

  private static func heads() -> [Field<DescribedNumbers>] {
    [
      .text("label", "Variable", .wrapped(16)) { $0.variable.label },
      .text("variable", "Name", .data) { $0.variable.name },
    ]
  }
}

/// A category of one variable in one level.
struct DescribedCategory {
  let variable: VariableDescription
  let level: String
  let name: String
  let count: Int
  /// Of those who answered, 0 to 1; `nil` where nobody did.
  let share: Double?

  static func schema(skipsVariable: Bool = false) -> Schema<DescribedCategory> {
    let heads: [Field<DescribedCategory>] = [
      .text("variable", "Name", .data) { $0.variable.name }, .text("label", "Label", .data) { $0.variable.label },
      .text("level", "Level", .data, unit: "`(all)` or a level's name") { $0.level },
    ]
    return Schema(
      (skipsVariable ? [] : heads) + [
        .text("category", "Category", .wrapped()) { $0.name },
        .integer("count", "n", unit: "respondents") { $0.count },
        .number("share", "share", .percent(1), unit: "of those who answered, 0 to 1") { $0.share },
      ])
  }
}

/// What JSON has of a variable of categories in one level.
struct DescribedCategories {
  let level: String
  let answered: Int
  let missing: Int
  let categories: [DescribedCategory]

  static var schema: Schema<DescribedCategories> {
    Schema([
      .text("level", "Level") { $0.level }, .integer("n", "n", unit: "respondents who answered") { $0.answered },
      .integer("missing", "missing", unit: "respondents") { $0.missing },
      .nested("categories", DescribedCategory.schema(skipsVariable: true)) { $0.categories },
    ])
  }
}

extension SurveyDescription {
  /// `(all)`, then the levels' names.
  var levelNames: [String] { ["(all)"] + (grouping?.levels.map(\.name) ?? []) }

  func numbers(of variable: VariableDescription) -> [DescribedNumbers] {
    guard case .numbers(let columns) = variable.content else { return [] }
    return zip(levelNames, columns).map { DescribedNumbers(variable: variable, level: $0, numbers: $1) }
  }

  /// A list for each level.
  func categories(of variable: VariableDescription) -> [DescribedCategories] {
    guard case .categories(let categories, let totals, let missing) = variable.content else { return [] }
    return levelNames.enumerated().map { index, level in
      DescribedCategories(
        level: level, answered: totals[index], missing: missing[index],
        categories: categories.map {
          DescribedCategory(
            variable: variable, level: level, name: $0.name, count: $0.counts[index], share: $0.shares[index])
        })
    }
  }

  /// The description as data: a row a variable and level, for numbers, for categories and for tests.
  public var dataTables: [Section] {
    let tested = variables.filter { $0.test != nil }
    let tests = Schema<VariableDescription>([
      .text("variable", "Name") { $0.name }, .text("label", "Label") { $0.label },
      .part("test", GroupTest.schema) { $0.test },
    ])
    return [
      DescribedNumbers.schema().table(variables.flatMap(numbers)),
      DescribedCategory.schema().table(variables.flatMap { categories(of: $0).flatMap(\.categories) }),
      tests.table(tested),
    ].filter { !$0.rows.isEmpty }.map { .table($0) }
  }

  static var schema: Schema<(of: SurveyDescription, variable: VariableDescription)> {
    typealias Row = (of: SurveyDescription, variable: VariableDescription)
    let (numbers, categories) = (DescribedNumbers.schema(skipsVariable: true), DescribedCategories.schema)
    let cells = Field<Row>.alternatives("cells", numbers.keys + categories.keys) { row in
      switch row.variable.content {
      case .numbers: numbers.values(row.of.numbers(of: row.variable))
      case .categories: categories.values(row.of.categories(of: row.variable))
      }
    }
    return Schema([
      .text("variable", "Name") { $0.variable.name }, .text("label", "Label") { $0.variable.label },
      .text("type", "Type") { $0.variable.kind.rawValue }, cells,
      .part("test", GroupTest.schema) { $0.variable.test },
    ])
  }
}

extension VariableDescription {
  /// A mean, a quartile or a bound in the variable's own terms: of dates the day, of times the minute, cut and not
  /// rounded.
  func cell(_ value: Double, _ form: NumberForm) -> Cell {
    kind.isTemporal ? .text(SurveyDate.text(value, as: kind)) : Cell(value, form)
  }
}
