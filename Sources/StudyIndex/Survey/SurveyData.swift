public import Basics
import Foundation
import GRDB
public import Respondents
public import StudyDefinition

/// The survey as the study uses it: the file's variables, the counted sets, the derived variables.
public struct SurveyData: Sendable {
  public let configuration: SurveyConfiguration
  public let table: SurveyTable
  /// How many variables are the file's own; they are before all others.
  public let originalCount: Int
  /// Variables that were to be made and could not be, with what is wrong: whoever asks for one gets that.
  public private(set) var unavailable: [String: Problem] = [:]
  /// Derived variables that rest on quantified codes and are not there yet, in an order in which each is after those it
  /// uses.
  public private(set) var deferred: [DerivedVariable] = []

  /// - Parameters:
  ///   - refusesRepeatedIDs: whether ids that are empty or occur twice stop everything: somebody would count twice.
  ///     `check` reads on and tells them with all else.
  ///   - progress: called with the share of the file that has been read, 0 to 1.
  /// - Throws: `Problem`, `Problems` about the file, its ids, the declarations or an expression.
  public static func load(
    _ folder: StudyFolder, _ configuration: SurveyConfiguration, refusesRepeatedIDs: Bool = true,
    progress: (Double) -> Void = { _ in }
  ) throws -> SurveyData {
    let url = folder.root.appendingPathComponent(configuration.file)
    var table = try SurveyReader.read(
      file: configuration.file, .file(url), options: configuration.options, declared: configuration.variables,
      progress: progress)
    let ids = refusesRepeatedIDs ? SurveyChecks.ids(in: table) : []
    let errors = (table.problems + ids).filter { $0.severity == .error }
    if !errors.isEmpty { throw Problems(errors) }
    let originalCount = table.variables.count
    for set in configuration.counted { table = try table.adding(counts(of: set, in: table)) }
    var later = Set(configuration.quantifiedNames.map { $0.lowercased() })
    var deferred: [DerivedVariable] = []
    for derived in try DerivedOrder.sorted(configuration.derived) {
      // What rests on quantified codes waits for the interviews.
      if SQLWords.identifiers(in: derived.expression).contains(where: later.contains) {
        later.insert(derived.name.lowercased())
        deferred.append(derived)
      } else {
        table = try table.adding(derived)
      }
    }
    var data = SurveyData(configuration: configuration, table: table, originalCount: originalCount)
    data.deferred = deferred
    return data
  }

  /// The same survey with the derived variables that waited for quantified codes.
  /// - Throws: `Problem` about an expression.
  public func addingDeferred() throws -> SurveyData {
    var data = SurveyData(
      configuration: configuration, table: try deferred.reduce(table) { try $0.adding($1) },
      originalCount: originalCount)
    data.unavailable = unavailable
    return data
  }

  /// The same survey with one more variable.
  /// - Throws: `Problem` when a variable of that name is there already.
  public func adding(_ variable: SurveyVariable, _ column: SurveyColumn) throws -> SurveyData {
    var data = SurveyData(
      configuration: configuration, table: try table.adding(variable, column), originalCount: originalCount)
    (data.unavailable, data.deferred) = (unavailable, deferred)
    return data
  }

  /// The same survey, which knows why it has no variable of this name.
  public func withoutVariable(_ name: String, _ problem: Problem) -> SurveyData {
    var data = self
    data.unavailable[name] = problem
    return data
  }

  /// Names of all variables.
  public var names: [String] { table.variables.map(\.name) }

  /// How many options were chosen; missing where the question was not answered at all.
  private static func counts(of set: CountedSet, in table: SurveyTable) throws -> (SurveyVariable, SurveyColumn) {
    let names = table.variables.map(\.name)
    if let absent = set.columns.first(where: { table.column(named: $0) == nil }) {
      throw Problem.unknownVariable(absent, known: names, line: set.line)
    }
    let source: MultipleResponseSet.Source =
      set.columns.count == 1
      ? .cell(variable: set.columns[0]) : .columns(variables: set.columns, counted: .number(1))
    let (options, rows) = try table.selections(of: MultipleResponseSet(name: set.name, source: source))
    let isNone = options.map { $0.value.written == "0" }
    let values = rows.map { chosen in chosen.map { Double($0.count { !isNone[$0] }) } ?? .nan }
    return (
      SurveyVariable(name: set.name, label: set.label, kind: .interval), .numbers(NumberColumn(values: values))
    )
  }
}

extension SurveyTable {
  fileprivate func adding(_ derived: DerivedVariable) throws -> SurveyTable {
    let column = try SurveyExpressions(self, columnsOf: [derived.expression]).column(of: derived)
    return try adding(
      SurveyVariable(name: derived.name, label: derived.label ?? derived.expression, kind: derived.kind), column)
  }

  fileprivate func adding(_ pair: (SurveyVariable, SurveyColumn)) throws -> SurveyTable {
    try adding(pair.0, pair.1)
  }
}

/// Derived variables in an order in which each is after those it uses.
enum DerivedOrder {
  /// - Throws: `Problem` when they go in a circle.
  static func sorted(_ derived: [DerivedVariable]) throws -> [DerivedVariable] {
    let byName = Dictionary(derived.map { ($0.name.lowercased(), $0) }) { first, _ in first }
    var sorted: [DerivedVariable] = []
    var done: Set<String> = []
    func visit(_ variable: DerivedVariable, path: [String]) throws {
      let name = variable.name.lowercased()
      if done.contains(name) { return }
      if let start = path.firstIndex(of: name) {
        throw Problem.derivedCycle(Array(path[start...]) + [name], line: variable.line)
      }
      for word in SQLWords.identifiers(in: variable.expression) {
        if let other = byName[word], other.name != variable.name || word == name {
          try visit(other, path: path + [name])
        }
      }
      done.insert(name)
      sorted.append(variable)
    }
    for variable in derived { try visit(variable, path: []) }
    return sorted
  }
}

/// Variables that study.yaml names and a floor above computes: scores of scales, quantified codes. A study is opened
/// with a list of them, and adds them to the survey when it is first asked for.
public protocol SurveyComputation: Sendable {
  /// The survey with these variables.
  /// - Parameter survey: with the variables of the computations before this one.
  /// - Throws: `Problem` about what study.yaml says of the variables; what reading the index throws.
  func adding(to survey: SurveyData, of study: Study) throws -> SurveyData
}

/// The words of an SQL expression that may be column names.
enum SQLWords {
  /// Lower case, each once, in the order of the text; quoted names without their quotes, string literals left out.
  static func identifiers(in expression: String) -> [String] {
    var found: [String] = []
    var scalars = expression.unicodeScalars[...]
    func add(_ word: String) {
      let lowered = word.lowercased()
      if !lowered.isEmpty, !found.contains(lowered) { found.append(lowered) }
    }
    while let first = scalars.first {
      switch first {
      case "'":
        scalars = scalars.dropFirst().drop { $0 != "'" }.dropFirst()
      case "\"", "`", "[":
        let close: Unicode.Scalar = first == "[" ? "]" : first
        let rest = scalars.dropFirst()
        add(String(rest.prefix { $0 != close }))
        scalars = rest.drop { $0 != close }.dropFirst()
      case _ where first.properties.isAlphabetic || first == "_":
        let word = scalars.prefix { $0.properties.isAlphabetic || $0 == "_" || $0.properties.numericType != nil }
        add(String(word))
        scalars = scalars.dropFirst(word.count)
      default:
        scalars = scalars.dropFirst()
      }
    }
    return found
  }
}
