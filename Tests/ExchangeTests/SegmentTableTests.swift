import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Tables of coded passages as programs export them; the passages are found in transcripts of the study.
struct SegmentTableTests {
  private static let transcript = """
    Interviewer: Who has the key?

    Kaja: My aunt has it. We share it.

    Interviewer: And at night?

    Kaja: We share it. Nobody minds, "not one".
    """

  private func read(_ table: String, name: String = "segments.csv") throws -> AssembledProject {
    let folder = try TemporaryFolder()
    let url = try folder.write(table, to: name)
    return try ProjectImport.read(
      url, shownAs: name, transcripts: ["key-1": Array(Self.transcript.utf8)], now: Date(timeIntervalSince1970: 0))
  }

  private func tags(_ project: AssembledProject) -> [PlacedCoding] {
    project.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } }
  }

  /// MAXQDA: `Begin` is a paragraph; blank lines count here.
  @Test func aParagraphTellsEqualWordsApart() throws {
    let project = try read(
      """
      Document group,Document name,Code,Begin,End,Segment,Created by,Comment
      Yard,Key 1,Keys\\Sharing,3,3,My aunt has it.,Mia Lund,
      Yard,Key 1,Keys\\Sharing,7,7,We share it.,Mia Lund,again
      Yard,Key 1,Keys,7,7,"Nobody minds, ""not one"".",bo,
      Yard,Key 2,Keys,1,1,Elsewhere.,bo,
      """)
    let found = tags(project)
    #expect(found.map(\.quote) == ["Nobody minds, \"not one\".", "My aunt has it.", "We share it."])
    #expect(found.map(\.code) == ["keys", "keys.sharing", "keys.sharing"])
    #expect(found.map(\.coder) == ["bo", "mia-lund", "mia-lund"])
    #expect(found.map(\.note) == [nil, nil, "again"])
    let again = try #require(found.last)
    #expect(again.span.start > (found.first { $0.quote == "My aunt has it." }?.span.end ?? .max) + 20)
    #expect(project.inventory.leftOut("codings") == 1)
    #expect(project.transcripts.isEmpty)
  }

  /// Where no passage confirms how paragraphs are counted, equal words stay apart.
  @Test func withoutConfirmationEqualWordsAreLeftOut() throws {
    let project = try read("document,code,begin,segment\nkey-1,Keys,2,We share it.\nkey-1,Keys,9,My aunt has it.\n")
    #expect(tags(project).map(\.quote) == ["My aunt has it."])
    let reasons = project.inventory.rows.filter { $0.kind == "codings" }.map(\.outcome)
    #expect(
      reasons.contains(.leftOut("their words occur several times, and the file does not say which is meant")))
  }

  /// ATLAS.ti: several codes on lines of one cell; NVivo: the way through the tree with double backslashes.
  @Test(arguments: [
    "Document\tQuotation Content\tCodes\nkey-1.docx\tMy aunt has it.\t\"Keys::Sharing\nKeys\"\n",
    "Source\tCoded Text\tCode\nFiles\\\\Key 1\tMy aunt has it.\tCodes\\\\Keys\\\\Sharing\nFiles\\\\Key 1\tMy aunt has it.\tCodes\\\\Keys\n",
    "Document name;Segment;Code\nKey 1;My aunt has it.;Keys > Sharing\nKey 1;My aunt has it.;Keys\n",
  ])
  func eachProgramsWayThroughTheTreeIsRead(table: String) throws {
    #expect(Set(tags(try read(table, name: "t.csv")).map(\.code)) == ["keys", "keys.sharing"])
  }

  /// Dedoose: a column for each code.
  @Test func aColumnForEachCodeIsRead() throws {
    let project = try read(
      """
      Media Title,Excerpt Creator,Excerpt Copy,Codes Applied Combined,Code: Keys Applied,Code: Keys\\Sharing Applied,Code: Night Applied
      Key 1,bo,My aunt has it.,"Keys, Sharing",True,True,False
      """)
    #expect(Set(tags(project).map(\.code)) == ["keys", "keys.sharing"])
  }

  @Test func aTableOfCodesIsACodebook() throws {
    let project = try read("Code,Parent,Description,Color\nSharing,Keys,Used by several.,#FA0\nKeys,,What opens.,\n")
    #expect(project.codebook.count == 2)
    let yaml = try #require(project.codebook.files.first?.text)
    #expect(yaml.contains("id: \"keys.sharing\""))
    #expect(yaml.contains("definition: \"Used by several.\""))
    #expect(yaml.contains("colour: \"#ffaa00\""))
  }

  @Test func aTableWithoutItsColumnsIsAnErrorThatNamesThem() throws {
    #expect {
      try read("Segment,Nummer\nx,1\n")
    } throws: { error in
      "\(error)".contains("`Segment`, `Nummer`") && (error as? Problem)?.kind == .badData
    }
  }
}
