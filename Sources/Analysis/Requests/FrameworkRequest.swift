import Foundation
import StudyDefinition
public import StudyIndex

/// People by codes, with summaries of one's own: `strand framework`.
public struct FrameworkRequest: AnalysisRequest {
  /// Which codes, of whom; a code counts with those below it. Without codes the uppermost.
  public var filter = SegmentFilter.comparing
  /// People are sorted by its levels; several groups are crossed.
  public var by: [String] = []
  public var cuts: [String] = []
  /// The table of summaries; `nil` for the study's `framework.csv`, where it has one.
  public var summaries: String?
  public var quote = FrameworkMatrix.Quotes.longest

  public init() {}

  public static let verb = "framework"
  public static let options: [RequestOption<Self>] =
    [
      .codes(\.filter), .names("by", \.by, of: .group).role(.naming), .texts("cut", \.cuts, .cut),
      .file("summaries", \.summaries), .choice("quote", \.quote),
    ] + RequestOption.filter(\.filter)

  public var files: [String] { [summaries ?? FrameworkSummaries.usualFile] }

  public func answer(_ study: Study) throws -> FrameworkMatrix {
    let view = try StudyView(study, filter: filter)
    let grouping = try study.grouping(by: by, cuts: cuts)
    return try FrameworkMatrix(view, by: grouping, try table(study), quotes: quote)
  }

  private func table(_ study: Study) throws -> FrameworkSummaries? {
    if let summaries {
      return try FrameworkSummaries.read(study.furtherFile(summaries), file: summaries, study)
    }
    guard FileManager.default.fileExists(atPath: study.folder.summaries.path) else { return nil }
    let usual = FrameworkSummaries.usualFile
    return try FrameworkSummaries.read(study.furtherFile(usual), file: usual, study)
  }
}
