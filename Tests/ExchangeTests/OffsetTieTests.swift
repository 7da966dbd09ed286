import Basics
import Codings
import FileContents
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// A source whose offsets fit several ways is counted as the project's other sources are.
struct OffsetTieTests {
  /// In the second source the passage without words begins behind an emoji: between blanks, both ways fit (blanks at its
  /// ends are left out).
  private static func assemble(firstText: String, start: Int, end: Int) throws -> AssembledProject {
    let project = """
      <?xml version="1.0" encoding="utf-8"?>
      <Project xmlns="urn:QDA-XML:project:1.0" name="Two" origin="Vendor 2"><Users><User guid="u1" name="Mia"/></Users>
      <CodeBook><Codes><Code guid="c1" name="Work" isCodable="true"/></Codes></CodeBook><Sources>
      <TextSource guid="s1" name="One" plainTextPath="internal://s1.txt">
      <PlainTextSelection guid="x1" name="We dig" startPosition="\(start)" endPosition="\(end)">
      <Coding guid="k1" creatingUser="u1"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection></TextSource>
      <TextSource guid="s2" name="Two" plainTextPath="internal://s2.txt">
      <PlainTextSelection guid="x2" startPosition="7" endPosition="10">
      <Coding guid="k2" creatingUser="u1"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection></TextSource>
      </Sources></Project>
      """
    let folder = try TemporaryFolder()
    let archive = try ArchiveWriter.archive([
      ("project.qde", Array(project.utf8)), ("sources/s1.txt", Array(firstText.utf8)),
      ("sources/s2.txt", Array("P1: 😀 . . . . .".utf8)),
    ])
    let url = try folder.write(archive, to: "p.qdpx")
    return try ProjectImport.read(url, shownAs: "p.qdpx", now: Date(timeIntervalSince1970: 1_700_000_000))
  }

  private static func starts(_ project: AssembledProject) -> [Int?] {
    project.events.flatMap(\.events).map { $0.anchor?.span.start }
  }

  @Test("the other source's words say which unit is counted", arguments: [(7, 13, true), (6, 12, false)])
  func theOtherSourceDecides(start: Int, end: Int, isUTF16: Bool) throws {
    let found = try Self.assemble(firstText: "P1: 😀 We dig wells.", start: start, end: end)
    let decisions = found.transcripts.compactMap(\.offsets)
    #expect(decisions.map(\.followsOthers) == [false, true])
    #expect(decisions.allSatisfy { ($0.counting.unit == .utf16) == isUTF16 })
    #expect(Set(Self.starts(found)) == (isUTF16 ? [6] : [6, 8]))
  }

  @Test func aSourceThatFitsEveryWayDecidesNothing() throws {
    #expect {
      _ = try Self.assemble(firstText: "P1: We dig wells.", start: 4, end: 10)
    } throws: { error in
      (error as? Problem)?.remedy.contains("--offsets") == true
    }
  }
}
