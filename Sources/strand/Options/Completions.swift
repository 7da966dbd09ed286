import Analysis
import ArgumentParser
import Codebooks
import Foundation
import Respondents
import StudyDefinition
import StudyIndex

extension CompletionKind {
  /// Names that the study has in which the shell is.
  static func names(of thing: NamedThing) -> CompletionKind {
    .custom { _, _, _ in (try? StudyNames(here())?.names(of: thing)) ?? [] }
  }

  /// What `strand run` makes.
  static let analyses = CompletionKind.custom { _, _, _ in
    guard let folder = here(), let made = try? StudyConfiguration.read(folder).analysesToMake() else { return [] }
    return made.map(\.name) + ["report"]
  }

  private static func here() -> StudyFolder? {
    try? StudyFolder.locate(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
  }
}

/// The names of a study's things, each read from the file that has them.
private struct StudyNames {
  let folder: StudyFolder

  init?(_ folder: StudyFolder?) {
    guard let folder else { return nil }
    self.folder = folder
  }

  func names(of thing: NamedThing) throws -> [String] {
    switch thing {
    case .code: try Codebook.read(folder).codebook.codes.map(\.id)
    case .group: try Study.open(folder).groupingNames()
    case .transcript: try stems(in: folder.transcripts, ending: ".txt")
    case .coder: try stems(in: folder.codings, ending: ".jsonl")
    case .jointDisplay: try StudyConfiguration.read(folder).joint.map(\.name)
    case .scale: try StudyConfiguration.read(folder).survey?.scales.map(\.name) ?? []
    case .model: try StudyConfiguration.read(folder).survey?.models.map(\.name) ?? []
    case .variable: try variables()
    case .respondentGroup: try StudyConfiguration.read(folder).groups.map(\.name) + variables()
    }
  }

  private func variables() throws -> [String] {
    let configuration = try StudyConfiguration.read(folder)
    guard let survey = configuration.survey else { return [] }
    let data = try SurveyData.load(folder, survey)
    return data.names + data.deferred.map(\.name) + survey.scales.map(\.name) + configuration.quantified.map(\.name)
  }

  private func stems(in folder: URL, ending: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return files.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.map { String($0.dropLast(ending.count)) }
      .sorted()
  }
}
