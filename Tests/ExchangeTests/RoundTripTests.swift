import Basics
import Codebooks
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Random studies into projects of other programs and back.
struct RoundTripTests {
  private func read(_ write: (URL) throws -> Void, name: String) throws -> AssembledProject {
    let folder = try TemporaryFolder()
    let url = folder.url.appendingPathComponent(name)
    try write(url)
    return try ProjectImport.read(url, shownAs: name, now: Date(timeIntervalSince1970: 0))
  }

  private func throughREFI(_ study: StudyContents) throws -> AssembledProject {
    let (archive, _) = try REFIProjectWriter.write(study)
    return try read({ try Data(archive).write(to: $0) }, name: "s.qdpx")
  }

  private func throughQualCoder(_ study: StudyContents) throws -> AssembledProject {
    try read(
      { url in
        _ = try QualCoderWriter.write(
          study, to: url, shownAs: "s.qda", time: Date(timeIntervalSince1970: 1_700_000_000))
      }, name: "s.qda")
  }

  private func expectSameTexts(_ back: AssembledProject, as study: StudyContents) throws {
    #expect(back.transcripts.map(\.name) == study.transcripts.map(\.transcript.name))
    for (file, read) in zip(study.transcripts, back.transcripts) {
      let again = try Transcript.read(name: read.name, file: "t", bytes: Array(read.text.utf8), defaultLanguage: "en")
      #expect(again.text == file.transcript.text)
      #expect(again.speakers == file.transcript.speakers)
    }
  }

  private func tags(_ back: AssembledProject) -> Set<PlacedCoding> {
    Set(back.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } })
  }

  @Test(arguments: 1...40) func aStudyComesBackFromREFI(_ seed: Int) throws {
    let study = try RandomStudy(seed: UInt64(seed)).contents
    let back = try throughREFI(study)
    try expectSameTexts(back, as: study)
    #expect(tags(back) == Set(study.codings.map(PlacedCoding.init)))
    #expect(back.participants == study.participants)
    #expect(back.codebook.files.map(\.text) == study.codebookFiles.map(\.text))
    let memos = back.events.flatMap(\.events).filter { $0.kind == .memo }
    #expect(Set(memos.map(\.note)) == Set(study.memos.map(\.text)))
    let links = Dictionary(uniqueKeysWithValues: study.memos.map { ($0.id, $0.links) })
    for memo in memos { #expect(memo.links == links[memo.id], "\(memo.note ?? "")") }
    #expect(memos.filter { $0.participant == "P2" }.map(\.note) == ["tired & kind"])
    #expect(memos.filter(\.isOnStudy).map(\.note) == ["all in all"])
    // Events keep their ids: in the study that they come from nothing would be new.
    #expect(Set(back.events.flatMap(\.events).map(\.id)) == Set(study.codings.map(\.id) + study.memos.map(\.id)))
  }

  @Test(arguments: 1...20) func aStudyComesBackFromQualCoder(_ seed: Int) throws {
    let study = try RandomStudy(seed: UInt64(seed)).contents
    let back = try throughQualCoder(study)
    try expectSameTexts(back, as: study)
    let kept = Dictionary(study.codings.map { (Place($0), PlacedCoding($0)) }) { first, _ in first }
    #expect(Set(tags(back).map(\.withoutNote)) == Set(kept.values.map(\.withoutNote)))
    try expectSameCodes(back, as: study)
    #expect(back.participants == study.participants)
  }

  /// All that a codebook says but its rules.
  private func expectSameCodes(_ back: AssembledProject, as study: StudyContents) throws {
    let text = try #require(back.codebook.files.first?.text)
    let codes = try Codebook.read(files: [(path: "c.yaml", bytes: Array(text.utf8))]).codebook
    func facts(_ code: Code) -> [[String]] {
      [
        [code.id, code.name, code.definition, code.colour ?? "", code.parent ?? ""], code.include, code.exclude,
        code.examples,
      ]
    }
    // QualCoder has a colour for every code.
    let expected = study.codebook.codes.map { code in
      var known = facts(code)
      if code.colour == nil { known[0][3] = "#b8b8b8" }
      return known
    }
    #expect(codes.codes.map { facts($0) } == expected)
  }

  @Test func aCodebookComesBackFromREFI() throws {
    let study = try RandomStudy(seed: 3).contents
    let bytes = try REFICodebookWriter.write(study.codebook.codes, version: "0.2.0")
    let back = try read({ try Data(bytes).write(to: $0) }, name: "c.qdc")
    let text = try #require(back.codebook.files.first?.text)
    let codes = try Codebook.read(files: [(path: "c.yaml", bytes: Array(text.utf8))]).codebook.codes
    #expect(codes.map(\.id) == study.codebook.codes.map(\.id) && codes.map(\.name) == study.codebook.codes.map(\.name))
    #expect(
      codes.map(\.include) == study.codebook.codes.map(\.include)
        && codes.map(\.parent) == study.codebook.codes.map(\.parent))
    #expect(codes.map(\.colour) == study.codebook.codes.map(\.colour) && codes.allSatisfy { $0.definition.isEmpty })
  }

  private struct Place: Hashable {
    let coder: String
    let code: String
    let transcript: String
    let span: Span

    init(_ coding: Coding) {
      (coder, code, transcript, span) = (coding.coder, coding.code, coding.transcript, coding.anchor.span)
    }
  }

  @Test func theSameStudyGivesTheSameBytes() throws {
    let study = try RandomStudy(seed: 7).contents
    #expect(try REFIProjectWriter.write(study).archive == REFIProjectWriter.write(study).archive)
  }
}

extension PlacedCoding {
  fileprivate var withoutNote: [String] { [coder, code, transcript, "\(span.start)-\(span.end)", quote] }
}
