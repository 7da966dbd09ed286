import Analysis
import Basics
import Deciding
import StudyDefinition
import StudyIndex

/// What `check` finds, for scripts: `/api/check`.
struct CheckState: Encodable, Sendable {
  struct Finding: Encodable, Sendable {
    /// `error`, `warning` or `note`.
    let severity: String
    /// Inside the study: file and line.
    let place: String?
    let what: String
    let remedy: String
    /// The page of the transcript that it is about.
    let address: String?
  }

  let findings: [Finding]

  init(_ folder: StudyFolder) {
    findings = StudyCheck.whole(folder).problems.map { problem in
      let file = problem.file ?? ""
      let isTranscript = file.hasPrefix("transcripts/") && file.hasSuffix(".txt")
      return Finding(
        severity: problem.severity.rawValue, place: problem.place, what: problem.what, remedy: problem.remedy,
        address: isTranscript ? PageLinks.transcript(StudyFile.stem(ofPath: file)) : nil)
    }
  }
}
