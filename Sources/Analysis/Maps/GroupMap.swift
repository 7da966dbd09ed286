import Basics
import Codebooks
public import Statistics
public import StudyIndex

/// Codes and the levels of a group on one plane: correspondence analysis of how many people of each level mention each
/// code.
public struct GroupMap: Sendable {
  public struct Point: Sendable {
    public enum Kind: String, Sendable {
      case code
      case level
    }

    public let kind: Kind
    /// Index in the codebook, or in `levels`.
    public let index: Int
    /// People who mention the code; mentions of a level's people.
    public let count: Int
    public let mass: Double
    /// Principal coordinates; 0 where there is one axis.
    public let x: Double
    public let y: Double
    /// Shares of the axes' inertia.
    public let contributions: [Double]
    /// What the axes shown hold of the point's distance from the centre, 0 to 1.
    public let quality: Double
  }

  public let view: StudyView
  public let grouping: Grouping
  /// Levels whose people mention codes.
  public let levels: [GroupLevel]
  /// People of each level who count.
  public let people: [Int]
  /// Codes, then levels.
  public let points: [Point]
  public let analysis: CorrespondenceAnalysis
  public let test: InertiaPermutation
  public let minPeople: Int
  public let rare: [Int]
  /// Levels without people who mention a code.
  public let emptyLevels: [GroupLevel]
  public let withoutLevel: Int
  /// What people have said about the segments of the codes on the map.
  public let reviewCounts: [Segment.Review: Int]
}

extension GroupMap {
  /// - Throws: `Problem` for fewer than two codes or levels; what reading the index throws.
  init(_ view: StudyView, by grouping: Grouping, _ request: MapRequest) throws {
    self.view = view
    self.grouping = grouping
    minPeople = request.minPeople
    let segments = try view.segments()
    let byCode = PeopleByCode(view.people, segments)
    let levelOf = view.people.people.map { grouping.position(of: $0) }
    withoutLevel = levelOf.count { $0 == grouping.levels.count }
    let members = levelOf.indices.filter { levelOf[$0] < grouping.levels.count }
    func mentioning(_ code: Int) -> [Int] {
      byCode.people(mentioning: code).filter { levelOf[$0] < grouping.levels.count }
    }
    let codes = view.codes.filter { mentioning($0).count >= max(request.minPeople, 1) }
    let mapped = Set(codes)
    reviewCounts = segments.filter { mapped.contains($0.code) }.reviewCounts
    rare = view.codes.filter { !mentioning($0).isEmpty && !codes.contains($0) }
    guard codes.count >= 2 else { throw Problem.mapNeedsCodes(codes.count, minPeople: request.minPeople) }
    let counts = codes.map { code in
      grouping.levels.indices.map { level in mentioning(code).count { levelOf[$0] == level } }
    }
    let used = grouping.levels.indices.filter { level in counts.contains { $0[level] > 0 } }
    emptyLevels = grouping.levels.indices.filter { !used.contains($0) }.map { grouping.levels[$0] }
    guard used.count >= 2 else { throw Problem.mapNeedsLevels(grouping.name, used.count) }
    levels = used.map { grouping.levels[$0] }
    people = used.map { level in levelOf.count { $0 == level } }
    let table = try Matrix(columns: used.map { level in counts.map { Double($0[level]) } })
    let analysis = try Self.analysis(table, grouping)
    self.analysis = analysis
    let mentions = members.map { person in codes.map { byCode.mentions(of: $0, by: person) == nil ? 0 : 1 } }
    test = try InertiaPermutation(
      counts: mentions, groups: members.map { levelOf[$0] }, draws: request.permutations, seed: request.seed)
    let (rows, columns) = (analysis.rows, analysis.columns)
    let ofCodes = codes.enumerated().map { index, code in
      Point(.code, code, count: counts[index].reduce(0, +), in: rows, at: index)
    }
    let ofLevels = used.indices.map { index in
      Point(.level, index, count: counts.reduce(0) { $0 + $1[used[index]] }, in: columns, at: index)
    }
    points = ofCodes + ofLevels
  }

  private static func analysis(_ table: Matrix, _ grouping: Grouping) throws -> CorrespondenceAnalysis {
    do {
      return try CorrespondenceAnalysis(table)
    } catch StatisticsError.constantValues {
      throw Problem.mapWithoutDifferences(grouping.name)
    }
  }
}

extension GroupMap.Point {
  fileprivate init(_ kind: Kind, _ index: Int, count: Int, in points: CorrespondenceAnalysis.Points, at row: Int) {
    self.kind = kind
    self.index = index
    self.count = count
    mass = points.masses[row]
    x = points.coordinates[row, 0]
    y = points.coordinates.columns > 1 ? points.coordinates[row, 1] : 0
    contributions = points.contributions.row(row)
    quality = points.quality[row]
  }
}
