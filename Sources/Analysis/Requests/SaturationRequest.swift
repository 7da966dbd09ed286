public import StudyIndex

/// When further interviews brought no new codes: `strand saturation`.
public struct SaturationRequest: AnalysisRequest {
  public var filter = SegmentFilter()
  /// `nil`: by date, and by name where a transcript has none. As given: that of the filter's transcripts.
  public var order: Saturation.Order?
  /// Interviews of the base, and of each run.
  public var base = 4
  public var run = 2
  /// New information, in percent of the base's codes, at which saturation is reached.
  public var threshold = 5
  /// Random orders of the band.
  public var orders = 1000
  public var seed: UInt64 = 1

  public init() {}

  public static let verb = "saturation"
  public static let drawsFigures = true
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .choice("order", \.order),
      .whole("base", \.base, in: 1...1000), .whole("run", \.run, in: 1...100),
      .whole("threshold", \.threshold, in: 0...100), .whole("orders", \.orders, in: 99...1_000_000), .seed(\.seed),
      .flag("roll_up", \.filter.rollUp),
    ] + RequestOption.filter(\.filter)

  public var seedOfChance: UInt64? { seed }

  public var conflicts: [OptionConflict] {
    if order == .given, filter.transcripts.isEmpty {
      return [OptionConflict("order", "can be `given` only where transcripts are named (--transcript)")]
    }
    return []
  }

  public func answer(_ study: Study) throws -> Saturation { try Saturation(StudyView(study, filter: filter), self) }
}
