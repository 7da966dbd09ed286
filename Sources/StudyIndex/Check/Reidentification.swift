public import Basics
import Foundation
import Respondents
import StudyDefinition

/// Which combinations of what is known of participants single somebody out (k-anonymity): fewer people than a given number
/// share the values.
///
/// For each person only the shortest combinations count: whom age alone singles out, age and place do too, and that says
/// nothing new. A person whose cell in a column is empty is not found by that column. Source: Sweeney (2002),
/// "k-anonymity: a model for protecting privacy", section 3; for the shortest combinations, Elliot, Manning and Ford
/// (2002), "A computational algorithm for handling the special uniques problem", section 2.
public struct Reidentification: Sendable {
  /// Columns that are looked at together, at the most.
  public static let mostTogether = 3
  /// Columns beyond the first so many are not combined.
  static let mostColumns = 40

  /// A column of the participants' table, or a group whose levels study.yaml defines.
  public struct Trait: Sendable, Hashable {
    public let name: String
    /// The value of each person; `nil` for none. They are compared, and never shown.
    let values: [String?]
    /// Whether it is a group, made of columns that are in the table besides.
    let isGroup: Bool

    public init(name: String, values: [String?], isGroup: Bool = false) {
      self.name = name
      self.values = values
      self.isGroup = isGroup
    }
  }

  public struct Combination: Sendable, Equatable {
    /// Names of the columns, in the order of the table.
    public let columns: [String]
    /// Ids of those whom it singles out and no part of it does, in the order of the table.
    public let people: [String]
    /// People in the smallest cell.
    public let smallest: Int
  }

  /// Short ones first; among those of one length, the ones that single out most people.
  public let combinations: [Combination]
  public let columns: [String]
  /// By the name of a column those that divide the people as it does: whoever leaves it out must leave out them too.
  public let alike: [String: [String]]
  /// Columns that were not looked at: there are too many.
  public let leftOut: Int
  /// Everybody in the table.
  public let people: Int
  /// Those whom some combination singles out.
  public let singledOut: Int
  public let fewest: Int

  /// - Parameters:
  ///   - ids: of the people, in the order of the table.
  ///   - fewest: how many people must share their values so that nobody is singled out; k.
  public init(ids: [String], traits: [Trait], fewest: Int) {
    let (distinct, alike) = Self.distinct(traits)
    self.alike = alike
    let used = Array(distinct.prefix(Self.mostColumns))
    var combinations: [Combination] = []
    // Of each person the combinations that single her out, as indices of columns.
    var found: [[[Int]]] = Array(repeating: [], count: ids.count)
    for size in 1...Self.mostTogether {
      for chosen in Self.choices(of: size, among: used.count) {
        let cells = Self.cells(chosen.map { used[$0].values }, people: ids.count)
        var people: [Int] = []
        var smallest = fewest
        for cell in cells where cell.count < fewest {
          for person in cell where !found[person].contains(where: { $0.allSatisfy(chosen.contains) }) {
            people.append(person)
            smallest = min(smallest, cell.count)
          }
        }
        if people.isEmpty { continue }
        for person in people { found[person].append(chosen) }
        combinations.append(
          Combination(
            columns: chosen.map { used[$0].name }, people: people.sorted().map { ids[$0] }, smallest: smallest))
      }
    }
    self.combinations = combinations.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (x.columns.count, -x.people.count, a.offset) < (y.columns.count, -y.people.count, b.offset)
    }.map(\.element)
    columns = used.map(\.name)
    leftOut = distinct.count - used.count
    people = ids.count
    singledOut = found.count { !$0.isEmpty }
    self.fewest = fewest
  }

  /// Without those that divide the people as one before does, and the names of these, groups left out.
  private static func distinct(_ traits: [Trait]) -> ([Trait], alike: [String: [String]]) {
    var known: [[Int?]: String] = [:]
    var alike: [String: [String]] = [:]
    let distinct = traits.filter { trait in
      var first: [String: Int] = [:]
      let cells = trait.values.enumerated().map { row, value -> Int? in
        guard let value else { return nil }
        if first[value] == nil { first[value] = row }
        return first[value]
      }
      guard let name = known[cells] else {
        known[cells] = trait.name
        return true
      }
      // Columns in which nobody has anything tell nothing.
      if !trait.isGroup, !first.isEmpty { alike[name, default: []].append(trait.name) }
      return false
    }
    return (distinct, alike)
  }

  /// The people, by row, who share all values; who lacks one is in none.
  private static func cells(_ columns: [[String?]], people: Int) -> [[Int]] {
    var cells: [[String]: [Int]] = [:]
    for person in 0..<people {
      let values = columns.compactMap { $0[person] }
      if values.count == columns.count { cells[values, default: []].append(person) }
    }
    return Array(cells.values)
  }

  /// All choices of so many numbers below `count`, each ascending.
  private static func choices(of size: Int, among count: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return choices(of: size - 1, among: count).flatMap { choice in
      ((choice.last ?? -1) + 1..<count).map { choice + [$0] }
    }
  }
}

extension Study {
  /// - Parameter fewest: k.
  /// - Returns: `nil` for a study without participants.csv.
  /// - Throws: `Problem` about the table and about groups of study.yaml.
  public func reidentification(fewest: Int) throws -> Reidentification? {
    guard let table = try folder.participantsTable(declared: configuration.participants) else { return nil }
    // Names and links are no traits by which somebody is recognised, but what the pseudonyms are for.
    let apart = ["id", "pseudonym", "role", "transcript", configuration.survey?.link.lowercased()].compactMap { $0 }
    var traits = table.columns.enumerated().filter { !apart.contains($0.element.name.lowercased()) }.map {
      index, column in
      Reidentification.Trait(name: column.name, values: table.participants.map { Self.known($0.values[index]) })
    }
    for group in configuration.groups {
      guard case .expressions = group.levels, let grouping = try configuredGrouping(group.name) else { continue }
      traits.append(
        Reidentification.Trait(
          name: group.name,
          values: table.participants.map { person in
            grouping.levelOfParticipant[person.id].map { grouping.levels[$0].name }
          }, isGroup: true))
    }
    return Reidentification(ids: table.participants.map(\.id), traits: traits, fewest: fewest)
  }

  private static func known(_ value: ParticipantValue) -> String? {
    switch value {
    case .missing: nil
    case .text(let text): text.trimmingCharacters(in: .whitespaces).lowercased()
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    }
  }
}

extension Reidentification {
  /// A warning for each combination, and a note that says what was looked at and what can be done. People are named by their ids, and no
  /// value is shown.
  public func problems(file: String) -> [Problem] {
    combinations.map { .singledOut($0, in: self, file: file) }
      + [.reidentificationNote(self, file: file)]
  }
}
