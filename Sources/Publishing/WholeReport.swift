import Analysis
import Basics
import Reports
import StudyDefinition
public import StudyIndex

/// The report of all that study.yaml declares, by itself: nothing is written into `results/`.
public struct WholeReport {
  public enum Form: String, CaseIterable, Sendable {
    case html
    case docx
  }

  private let report: StudyReport
  private let converter: FigureConverter?

  /// Whether a Word document lacks its pictures, because no program is there that makes them.
  public let lacksPictures: Bool

  /// - Parameter request: whether the transcripts are in it, and where programs are found.
  /// - Throws: what reading the index throws; `Problem` for a survey's file that cannot be read; `Problems` about
  ///   study.yaml's `analyses:`. An analysis that cannot be made is a chapter that says why.
  public init(_ study: Study, _ request: RunRequest) throws {
    var settings = RunSettings()
    settings.includesTranscripts = request.includesTranscripts && study.configuration.reportHasTranscripts
    let steps = try study.configuration.analysesToMake().map { RunStep(.analysis($0)) }
    let maker = try AnalysisMaker(study)
    report = try ReportAssembly(study, maker, settings, version: request.version).report(of: steps)
    converter = FigureConverter(path: request.path)
    lacksPictures = converter == nil
  }

  /// - Throws: `Problem` when it cannot be put together, or a picture cannot be made.
  public func bytes(_ form: Form) throws -> [UInt8] {
    switch form {
    case .html: Array(try report.html().utf8)
    case .docx:
      try report.document { figure in
        try converter?.convert(figure.svg(), to: "png", shownAs: "\(figure.name).png")
      }
    }
  }
}
