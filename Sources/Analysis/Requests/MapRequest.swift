import Basics
public import Statistics
public import StudyIndex

/// Codes as points, the nearer the more often they occur together; or codes and the levels of a group: `strand map`.
public struct MapRequest: AnalysisRequest {
  /// Where two codes have to be to occur together.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// The same person mentions both.
    case people
    case turns
    case transcripts
  }

  public var filter = SegmentFilter()
  /// With a group: correspondence analysis of codes by its levels; several groups are crossed.
  public var by: [String] = []
  public var cuts: [String] = []
  public var unit = Unit.people
  /// Codes that fewer people mention are left out.
  public var minPeople = 2
  public var linkage = HierarchicalClusters.Linkage.average
  /// `nil`: the number with the widest mean silhouette.
  public var clusters: Int?
  public var permutations = TestSettings.defaultPermutations
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "map"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .names("by", \.by, of: .group).role(.naming), .texts("cut", \.cuts, .cut),
      .choice("unit", \.unit).role(.naming), .whole("min_people", \.minPeople, in: 1...1_000_000),
      .choice("linkage", \.linkage), .whole("clusters", \.clusters, in: 2...100),
      .whole("permutations", \.permutations, in: 99...10_000_000), .seed(\.seed),
      .flag("roll_up", \.filter.rollUp),
    ] + RequestOption.filter(\.filter)

  public var seedOfChance: UInt64? { by.isEmpty ? nil : seed }

  public var conflicts: [OptionConflict] {
    if by.isEmpty { return [] }
    if unit != .people { return [OptionConflict("unit", "is people where codes are set against a group")] }
    return clusters == nil ? [] : [OptionConflict("clusters", "cannot be used with a group")]
  }

  public func answer(_ study: Study) throws -> MapAnswer {
    let view = try StudyView(study, filter: filter)
    if let grouping = try study.grouping(by: by, cuts: cuts) {
      return .groups(try GroupMap(view, by: grouping, self))
    }
    return .codes(try CodeMap(view, self))
  }
}

/// What `strand map` answers: codes by what occurs together, or groups by what they speak of.
public enum MapAnswer: Sendable {
  case codes(CodeMap)
  case groups(GroupMap)
}
