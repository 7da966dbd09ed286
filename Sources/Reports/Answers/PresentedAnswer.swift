public import Analysis
public import StudyIndex

/// The answer to a request, as people see it: its report, its pictures, its chapter in the report of all results. Every
/// answer of `AnalysisCatalogue` is one.
public protocol PresentedAnswer: Sendable {
  /// Heading of its chapter.
  var title: String { get }

  /// - Throws: what reading the index throws.
  func report() throws -> Report

  /// - Parameter name: begins the pictures' names: `compare-cbo` gives `compare-cbo-heatmap`.
  func figures(named name: String) throws -> [Figure]

  /// What CSV holds where that is not the tables that people read.
  var data: [Section]? { get }

  /// A table of people and variables instead, as CSV.
  var people: [UInt8]? { get }

  /// - Parameter id: the chapter's fragment.
  /// - Returns: `nil` for an answer whose place is elsewhere in the report of all results.
  /// - Throws: what reading the index throws.
  func chapter(id: String) throws -> StudyReport.Chapter?
}

extension PresentedAnswer {
  public func figures(named name: String) -> [Figure] { [] }
  public var data: [Section]? { nil }
  public var people: [UInt8]? { nil }

  public func chapter(id: String) throws -> StudyReport.Chapter? { try plainChapter(id: id) }

  /// What people read of it, as it is. Its numbers may be of a part of the words, and so they do not lead to the
  /// quotes, which are all.
  func plainChapter(id: String) throws -> StudyReport.Chapter {
    StudyReport.Chapter(
      id: id, title: title, figures: try figures(named: id).map { $0.unlinked() }, report: try report())
  }
}

extension AnalysisRequest {
  /// The answer with its presentation.
  /// - Throws: what answering throws.
  public func presentedAnswer(_ study: Study) throws -> any PresentedAnswer {
    let answer = try answer(study)
    guard let presented = answer as? any PresentedAnswer else {
      preconditionFailure("\(type(of: answer)) has no presentation")
    }
    return presented
  }
}

extension Figure {
  /// The figure under another name.
  func named(_ name: String) -> Figure {
    var figure = self
    figure.name = name
    return figure
  }
}
