import Basics
import Respondents
import Statistics
import StudyDefinition
import StudyIndex

/// A variable among the terms of a model: a number of each respondent, or one of several categories.
struct Regressor {
  enum Values {
    /// NaN where missing.
    case numbers([Double])
    /// The category of each respondent, `nil` where missing; names in the order of the categories.
    case categories([Int?], names: [String], codes: [String])
  }

  let name: String
  let label: String
  let values: Values

  /// A nominal variable that is not 0 and 1 already, or one of words, has categories; all else is numbers.
  /// - Throws: `Problem` for an unknown variable, or one of words that is neither nominal nor ordinal.
  init(_ name: String, _ view: SurveyView, line: Int) throws {
    self.name = name
    label = view.label(of: name)
    let index = try view.data.variable(name, line: line, known: view.names)
    let variable = view.data.table.variables[index]
    switch view.data.table.columns[index] {
    case .numbers(let column) where variable.kind != .nominal || column.isBinary:
      values = .numbers(column.values)
      return
    case .texts where variable.kind != .nominal && variable.kind != .ordinal:
      throw Problem.wordsNotNumbers(name, line: line)
    case .numbers, .texts: break
    }
    let found = try view.data.categories(name, line: line, known: view.names)
    values = .categories(found.rows, names: found.names, codes: found.answers.map(\.written))
  }

  /// One number a respondent, NaN where missing.
  var column: [Double] {
    switch values {
    case .numbers(let numbers): numbers
    case .categories(let rows, _, _): rows.map { $0.map(Double.init) ?? .nan }
    }
  }
}

/// A regressor on the respondents who have a value everywhere.
struct CompleteRegressor {
  enum Values {
    case numbers([Double])
    /// Positions in `names`, which holds the categories that occur.
    case categories([Int], names: [String], reference: Int)
  }

  let name: String
  let label: String
  let values: Values
  /// The category that was to be the reference, where no complete respondent is in it.
  let absentReference: String?

  /// - Parameter asked: the reference that study.yaml names, by its name or its code; the first category without.
  /// - Throws: `Problem` for a reference that is no category.
  init(_ regressor: Regressor, rows: [Int], reference asked: String?, _ model: ModelDefinition) throws {
    name = regressor.name
    label = regressor.label
    switch regressor.values {
    case .numbers(let numbers):
      if asked != nil { throw Problem.referenceOfNumbers(name, model) }
      values = .numbers(rows.map { numbers[$0] })
      absentReference = nil
    case .categories(let all, let names, let codes):
      let wanted = try asked.map { asked -> Int in
        guard let place = names.firstIndex(of: asked) ?? codes.firstIndex(of: asked) else {
          throw Problem.unknownReference(asked, of: regressor.name, model, known: names)
        }
        return place
      }
      let used = Set(rows.compactMap { all[$0] }).sorted()
      if used.count == 1 { throw Problem.model(model, .constantColumn(0), terms: [name]) }
      let first = wanted ?? 0
      // The next category that occurs, and the first again behind the last.
      let found = used.first { $0 >= first } ?? used.first ?? 0
      absentReference = found == first || names.isEmpty ? nil : names[first]
      let place = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
      values = .categories(
        rows.map { all[$0].flatMap { place[$0] } ?? 0 }, names: used.map { names[$0] }, reference: place[found] ?? 0)
    }
  }

  /// What stands for the other categories' zero; `nil` for numbers.
  var reference: String? {
    guard case .categories(_, let names, let reference) = values, names.indices.contains(reference) else { return nil }
    return names[reference]
  }

  var isBinary: Bool {
    if case .numbers(let numbers) = values { numbers.allSatisfy { $0 == 0 || $0 == 1 } } else { false }
  }

  /// Its columns: itself to a power, or one a category that is not the reference.
  func factors(power: Int) -> [DesignFactor] {
    switch values {
    case .numbers: [.power(power)]
    case .categories(_, let names, let reference): names.indices.filter { $0 != reference }.map { .category($0) }
    }
  }

  func words(_ factor: DesignFactor) -> (name: String, label: String) {
    switch (values, factor) {
    case (.numbers, .power(1)), (.categories, .power): (name, label)
    case (.numbers, .power(let power)): ("\(name)^\(power)", "\(label) ^ \(power)")
    case (.categories(_, let names, _), .category(let place)): ("\(name)=\(names[place])", "\(label): \(names[place])")
    case (.numbers, .category): (name, label)
    }
  }
}

/// What a variable gives to a column of a design.
enum DesignFactor: Hashable {
  case power(Int)
  /// 1 for who is in the category.
  case category(Int)
}
