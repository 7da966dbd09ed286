import Codings
import FileContents
import Foundation
import TestSupport
import Testing

@testable import Exchange

/// What a project's file holds, and that each thing of it has its line in the report.
struct LossReportTests {
  /// One of everything in the standard, and a few things that go wrong.
  private static let project = """
    <?xml version="1.0" encoding="utf-8"?>
    <Project xmlns="urn:QDA-XML:project:1.5" name="All" origin="Vendor 1">
    <Users><User guid="u1" name="Mia Lund"/><User guid="u2" name="Bo"/></Users>
    <CodeBook><Codes><Code guid="c1" name="Work" isCodable="false"><NoteRef targetGUID="n1"/>
    <Code guid="c2" name="Together" isCodable="true"/><Code guid="c3" name="Together" isCodable="true"/></Code></Codes></CodeBook>
    <Variables><Variable guid="v1" name="age" typeOfVariable="Integer"/><Variable guid="v2" name="unused" typeOfVariable="Text"/></Variables>
    <Cases><Case guid="p1" name="Asa"><Description>A neighbour.</Description><CodeRef targetGUID="c2"/>
    <VariableValue><VariableRef targetGUID="v1"/><IntegerValue>61</IntegerValue></VariableValue>
    <VariableValue><VariableRef targetGUID="v2"/></VariableValue><SourceRef targetGUID="s1"/><SelectionRef targetGUID="x1"/></Case></Cases>
    <Sources>
    <TextSource guid="s1" name="One" plainTextPath="internal://s1.txt">
      <PlainTextSelection guid="x1" name="We dig" startPosition="5" endPosition="11"><Description>Why?</Description>
        <Coding guid="k1" creatingUser="u1" creationDateTime="2024-01-01T00:00:00Z"><CodeRef targetGUID="c2"/><NoteRef targetGUID="n2"/></Coding>
        <Coding guid="k2" creatingUser="u1"><CodeRef targetGUID="c3"/></Coding>
        <Coding guid="k3" creatingUser="u1"><CodeRef targetGUID="gone"/></Coding></PlainTextSelection>
      <PlainTextSelection guid="x2" startPosition="7" endPosition="7"><Coding guid="k4"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection>
      <PlainTextSelection guid="x3" startPosition="5" endPosition="500"><Coding guid="k5"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection>
      <PlainTextSelection guid="x4" startPosition="5" endPosition="7"/>
      <PlainTextSelection guid="x5"><Coding guid="k6"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection>
      <Coding guid="k7" creatingUser="u1"><CodeRef targetGUID="c2"/></Coding><NoteRef targetGUID="n3"/><NoteRef targetGUID="missing"/>
    </TextSource>
    <TextSource guid="s2" name="Two" plainTextPath="internal://nowhere.txt">
      <PlainTextSelection guid="x6" startPosition="0" endPosition="4"><Coding guid="k8"><CodeRef targetGUID="c2"/></Coding></PlainTextSelection></TextSource>
    <PictureSource guid="s3" name="Map" path="internal://map.png"><PictureSelection guid="x7" firstX="1" firstY="1" secondX="2" secondY="2">
      <Coding guid="k9"><CodeRef targetGUID="c2"/></Coding></PictureSelection></PictureSource>
    <AudioSource guid="s4" name="Tape" path="relative:///tape.mp3"><Transcript guid="t1" plainTextPath="internal://s4.txt">
      <SyncPoint guid="y1" timeStamp="1500" position="0"/><SyncPoint guid="y2" timeStamp="9000" position="9"/><SyncPoint guid="y3" position="9"/>
      <TranscriptSelection guid="x8" fromSyncPoint="y1" toSyncPoint="y2"><Coding guid="k10"><CodeRef targetGUID="c2"/></Coding></TranscriptSelection>
    </Transcript><AudioSelection guid="x9" begin="0" end="10"><Coding guid="k11"><CodeRef targetGUID="c2"/></Coding></AudioSelection></AudioSource>
    </Sources>
    <Notes><Note guid="n1" name="Of the code"><PlainTextContent>Two meanings.</PlainTextContent></Note>
    <Note guid="n2"><PlainTextContent>sure</PlainTextContent></Note><Note guid="n3" name="Of the source"><PlainTextContent>Short.</PlainTextContent></Note>
    <Note guid="n4" name="Loose"><PlainTextContent>To do.</PlainTextContent></Note><Note guid="n5"/>
    <Note guid="n6" name="Tied"><PlainTextContent>To a code.</PlainTextContent></Note></Notes>
    <Links><Link guid="l1" originGUID="n6" targetGUID="c2"/><Link guid="l2" originGUID="c2" targetGUID="c3"/></Links>
    <Sets><Set guid="e1" name="gender: male"><MemberSource targetGUID="s1"/></Set><Set guid="e2" name="codes"><MemberCode targetGUID="c1"/></Set></Sets>
    <Graphs><Graph guid="g1" name="net"/></Graphs>
    <Weather/>
    </Project>
    """

  private func read() throws -> AssembledProject {
    let folder = try TemporaryFolder()
    let archive = try ArchiveWriter.archive([
      ("project.qde", Array(Self.project.utf8)), ("sources/s1.txt", Array("Asa: We dig in spring.\n".utf8)),
      ("sources/s4.txt", Array("Bo: Yes. No?\n".utf8)), ("sources/map.png", [1, 2, 3]), ("extra.xml", [1]),
    ])
    return try ProjectImport.read(
      try folder.write(archive, to: "all.qdpx"), shownAs: "all.qdpx", now: Date(timeIntervalSince1970: 0))
  }

  /// How often an element occurs in the file.
  private func occurrences(_ element: String) -> Int {
    Self.project.split(separator: "<").count {
      $0.hasPrefix(element) && !($0.dropFirst(element.count).first?.isLetter ?? false)
    }
  }

  @Test func everyElementHasItsLine() throws {
    let inventory = try read().inventory
    func total(_ kind: String) -> Int { inventory.taken(kind) + inventory.leftOut(kind) }
    #expect(total("coders") == occurrences("User"))
    #expect(total("codes") == occurrences("Code"))
    #expect(total("variables") == occurrences("Variable"))
    #expect(total("values of variables") == occurrences("VariableValue"))
    #expect(total("cases") == occurrences("Case"))
    #expect(total("codings") == occurrences("Coding"))
    let selections = ["PlainTextSelection", "TranscriptSelection", "PictureSelection", "AudioSelection"]
    #expect(total("passages") == selections.map(occurrences).reduce(0, +))
    #expect(total("times") == occurrences("SyncPoint"))
    #expect(total("links") == occurrences("Link"))
    #expect(total("sets") == occurrences("Set"))
    #expect(total("graphs") == occurrences("Graph"))
    #expect(total("links of cases to codes") == 1)
    let kinds = ["text sources", "picture sources", "audio sources"]
    #expect(
      kinds.map(total).reduce(0, +) == occurrences("TextSource") + occurrences("PictureSource")
        + occurrences("AudioSource"))
    // Descriptions are memos, too; one reference leads nowhere.
    #expect(total("memos") == occurrences("Note") + 2 + 1)
    #expect(total("elements that are not in the standard") == 1)
    #expect(inventory.rows.first { $0.kind == "files in the archive" }?.examples == ["extra.xml"])
  }

  @Test func whatIsTakenIsWhereItBelongs() throws {
    let project = try read()
    let tags = project.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } }
    #expect(tags.filter { $0.quote == "We dig" }.map(\.code).sorted() == ["work.together", "work.together-2"])
    #expect(tags.first { $0.quote == "We dig" && $0.code == "work.together" }?.note == "sure")
    #expect(tags.contains { $0.transcript == "one" && $0.quote.hasPrefix("Asa: We dig") })
    #expect(tags.contains { $0.transcript == "tape" && $0.coder == "imported" })
    #expect(project.transcripts.map(\.name) == ["one", "tape"])
    #expect(project.transcripts.last?.text.contains("[00:00:01.5] Bo: Yes. No?") == true)
    #expect(project.participants.columns == ["id", "transcript", "age", "gender"])
    #expect(project.participants.rows == [["Asa", "one", "61", "male"]])
    let memos = project.events.flatMap(\.events).filter { $0.kind == .memo }
    #expect(memos.contains { $0.code == "work.together" && $0.note == "Tied: To a code." })
    #expect(memos.contains { $0.code == "work" && $0.note == "Of the code: Two meanings." })
    #expect(memos.contains { $0.participant == "Asa" && $0.note == "A neighbour." })
    #expect(memos.contains { $0.isOnStudy && $0.note?.hasSuffix("To do.") == true })
  }
}
