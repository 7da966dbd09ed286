import Basics
import Codings
import Foundation
import TestSupport

@testable import Deciding
@testable import StudyDefinition
@testable import StudyIndex

/// Three interviews and a group discussion in a temporary folder. P1 speaks in two transcripts, P4 in the group only,
/// P5 in no level, the guest is not in the table.
final class SampleStudy: Sendable {
  let temporary: TemporaryFolder
  let folder: StudyFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = StudyFolder(root: temporary.url)
    try write(
      "groups: {town: {levels: {hc: \"place = 'HC'\", xt: \"place = 'XT'\", lt: \"place = 'LT'\"}}}\n", to: "study.yaml"
    )
    try write(
      """
      codes:
        - id: help
          name: "Help"
          codes:
            - {id: help.given, name: "Given", rules: [{any: [help], span: match}]}
            - {id: help.taken, name: "Taken", rules: [{any: [thank], span: match}]}
        - {id: water, name: "Water", rules: [{any: [water], span: match}]}

      """, to: "codebook/codes.yaml")
    try write(
      "id,pseudonym,age,place\nP1,Anna,30,HC\nP2,Ben,60,XT\nP3,Cai,40,HC\nP4,Dan,50,XT\nP5,Eve,20,\n",
      to: "respondents/participants.csv")
    try write("Interviewer: Do you help?\n\nAnna: We help and carry water. I thank you.\n", to: "transcripts/a.txt")
    try write("Interviewer: And water?\n\nBen: No. I sit here alone.\n", to: "transcripts/b.txt")
    try write("Interviewer: Hello?\n\nEve: Water and help.\n", to: "transcripts/e.txt")
    try write(
      """
      Moderator: Who can help?

      Anna: I help with water, and help again.

      Dan: Water water.

      Guest: I help.

      Cai: Nothing.

      """, to: "transcripts/group.txt")
  }

  func write(_ text: String, to path: String) throws { try temporary.write(text, to: path) }

  func open() throws -> Study { try Study.open(folder, threads: 2) }

  func desk(_ coder: String = "anna") throws -> CodingSession {
    try CodingSession(folder) { _ in try CoderName(validating: coder) }
  }

  func tag(_ quote: String, _ code: String, in transcript: String, by coder: String = "anna") throws {
    _ = try desk(coder).tag([TagRequest(transcript: transcript, code: code, place: .quote(quote, nth: nil))])
  }
}
