public import Basics
import Foundation
public import StudyDefinition
public import StudyIndex

extension StudyCheck {
  /// The check of a study's files, with what is wrong with its `analyses:`.
  /// - Parameter further: what floors above look for in the study's files: names that should be gone, for one.
  public static func whole(_ folder: StudyFolder, further: () throws -> [Problem] = { [] }) -> StudyCheck {
    var check = StudyCheck(folder, computing: SurveyView.computations, further: further)
    check.problems += analyses(check)
    check.problems += summaries(check)
    return check
  }

  /// What is wrong with the study's table of summaries, where it has one.
  private static func summaries(_ check: StudyCheck) -> [Problem] {
    guard let study = check.study, FileManager.default.fileExists(atPath: study.folder.summaries.path) else {
      return []
    }
    do {
      let file = FrameworkSummaries.usualFile
      return try FrameworkSummaries.problems(in: study.furtherFile(file), file: file, study)
    } catch let problem as Problem {
      return [problem]
    } catch {
      return [.unforeseen()]
    }
  }

  private static func analyses(_ check: StudyCheck) -> [Problem] {
    guard let configuration = check.configuration, configuration.analyses != nil, let codebook = check.codebook else {
      return []
    }
    do {
      let definitions = try configuration.analysesToMake()
      let checks = RequestChecks(configuration, codebook, survey: check.survey)
      let declared = definitions.flatMap { checks.declared($0.request, $0.written) }
      let live = try check.study.map { study in
        try definitions.flatMap { try checks.live($0.request, $0.written, study) }
      }
      return declared + (live ?? [])
    } catch let problem as Problem {
      return [problem]
    } catch let problems as Problems {
      return problems.all
    } catch {
      return [.unforeseen()]
    }
  }
}
