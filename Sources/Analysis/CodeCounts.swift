import Codebooks
import StudyIndex

/// How often each code is used; a code counts the segments of the codes below it.
public struct CodeCounts: Sendable {
  public struct Count: Sendable {
    public init() {}

    public var segments = 0
    public var people = 0
    /// Segments that a person coded or confirmed.
    public var judged = 0
  }

  public let view: StudyView
  /// By index in the codebook.
  public let counts: [Int: Count]

  /// - Parameter view: its filter's `rollUp` must be on.
  /// - Throws: what reading the index throws.
  public init(_ view: StudyView) throws {
    precondition(view.filter.rollUp, "a code counts with the codes below it")
    self.view = view
    var counts: [Int: Count] = [:]
    let segments = try view.segments()
    for segment in segments {
      counts[segment.code, default: Count()].segments += 1
      if segment.review != .unreviewed { counts[segment.code, default: Count()].judged += 1 }
    }
    let byCode = PeopleByCode(view.people, segments)
    for code in counts.keys { counts[code]?.people = byCode.people(mentioning: code).count }
    self.counts = counts
  }
}
