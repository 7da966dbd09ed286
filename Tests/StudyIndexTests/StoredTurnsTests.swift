import Basics
import Foundation
import GRDB
import StudyTestSupport
import Testing
import Transcripts

@testable import StudyIndex

/// What one value of the index holds comes out as it went in, and what is no such value is refused.
struct StoredTurnsTests {
  private static let text = """
    ---
    title: Words
    ---
    [00:01:02] Q: Où est l'eau ?
    A: 水在那边。𝔸 long way — too long, \(String(repeating: "on and ", count: 40))on.

    B: 
    A: Yes.
    """

  private func transcript() throws -> Transcript {
    try Transcript.read(name: "one", file: "one.txt", bytes: Array(Self.text.utf8), defaultLanguage: "en")
  }

  private func wordStarts(_ transcript: Transcript) -> [[UInt32]] {
    let segmenter = Segmenter(language: transcript.language)
    return transcript.turns.map { turn in
      segmenter.words(in: transcript.text, of: turn.span).map { UInt32($0.start - turn.span.start) }
    }
  }

  @Test func turnsComeOutAsTheyWentIn() throws {
    let transcript = try transcript()
    let starts = wordStarts(transcript)
    let written = StoredTurns(transcript, wordStarts: starts)
    let read = try StoredTurns(written.stored, count: transcript.turns.count)
    for (index, turn) in transcript.turns.enumerated() {
      let stored = read.turns[index]
      #expect(stored.span == turn.span && Int(stored.speaker) == turn.speaker && Int(stored.line) == turn.line)
      #expect(stored.bytes == transcript.text.byteRange(of: turn.span))
      #expect(turn.time == (stored.time.isNaN ? nil : stored.time))
      #expect(read.wordStarts(of: index) == starts[index])
      #expect(read.wordCount(of: index) == starts[index].count)
    }
    #expect(starts.contains { $0.count > 80 } && transcript.turns.contains { $0.time != nil })
  }

  @Test(arguments: [[], [0], [127, 128, 16_383, 16_384, 16_385], [0, UInt32.max], [7, 7]] as [[UInt32]])
  func startsComeOutAsTheyWentIn(_ starts: [UInt32]) {
    var bytes: [UInt8] = []
    WordStarts.encode(starts, to: &bytes)
    #expect(WordStarts.decode(bytes) == starts)
    #expect(WordStarts.count(bytes) == starts.count)
  }

  @Test func whatIsNoSuchValueIsRefused() throws {
    let transcript = try transcript()
    let stored = StoredTurns(transcript, wordStarts: wordStarts(transcript)).stored
    let count = transcript.turns.count
    for wrong in [count - 1, count + 1, 0, -1, count - 128, 1 << 60, Int.max] {
      #expect(throws: DatabaseError.self) { try StoredTurns(stored, count: wrong) }
    }
    #expect(throws: DatabaseError.self) { try StoredTurns(stored.prefix(7), count: 0) }
    #expect(throws: DatabaseError.self) { try StoredTurns(stored.dropLast(), count: count) }
    #expect(try StoredHits.hits(Data(count: 48)).count == 1)
    #expect(throws: DatabaseError.self) { try StoredHits.hits(Data(count: 47)) }
  }

  /// Somebody has written into the index, with checksums: what is changed there must not lead out of the text.
  @Test(arguments: [
    "UPDATE turns SET count = count - 1", "UPDATE turns SET count = count - 128", "UPDATE turns SET count = 0",
    "UPDATE turns SET count = 1152921504606846976", "DELETE FROM turns", "DELETE FROM bodies",
    "UPDATE bodies SET text = x'41'",
    "UPDATE turns SET stored = substr(stored, 1, length(stored) - 4) || x'FFFFFFFF'",
  ])
  func aDamagedIndexIsMadeAgain(_ damage: String) throws {
    let sample = try SampleStudy()
    let before = try sample.open().hits().map(\.id)
    let database = try IndexPlace(sample.folder).connect()
    try database.write { try $0.execute(sql: damage) }
    try database.close()
    let study = try sample.open()
    let keys = try study.transcripts().map(\.id)
    let problem = #expect(throws: Problem.self) {
      try study.forEachTurn(of: keys.flatMap { key in (1...2).map { (key, $0) } }, at: { $0 }) { _, _ in }
      for transcript in try study.transcripts() { _ = try study.turns(of: transcript) }
    }
    #expect(problem == .indexDamaged())
    let again = try sample.open()
    #expect(try again.hits().map(\.id) == before)
    for transcript in try again.transcripts() { #expect(try again.turns(of: transcript).isEmpty == false) }
  }

  @Test func aSingleTurnIsReadAsAmongAll() throws {
    let sample = try SampleStudy()
    let study = try sample.open()
    for transcript in try study.transcripts() {
      let turns = try study.turns(of: transcript)
      let numbers = (0...turns.count + 1).reversed()
      var seen: [Int] = []
      try study.forEachTurn(of: numbers, at: { (transcript.id, $0) }) { number, turn in
        let same = turns[number - 1]
        #expect(turn.number == number && turn.text == same.text && turn.span == same.span)
        #expect(turn.wordStarts == same.wordStarts && turn.speaker == same.speaker && turn.time == same.time)
        seen.append(number)
      }
      #expect(seen == Array((1...turns.count).reversed()))
      let words = turns.reduce(0) { $0 + $1.wordStarts.count }
      #expect(try study.wordsBeforeTurns()[transcript.id]?.last == words)
    }
  }

  /// Two transcripts with the same words have one text in the index; what happens to one of them leaves it to the other.
  @Test func theSameTextTwiceOutlivesItsTwin() throws {
    let sample = try SampleStudy()
    try sample.write(SampleStudy.second, to: "transcripts/twin.txt")
    #expect(try sample.open().transcripts().count == 3)
    for round in 0..<7 {
      try sample.write(SampleStudy.second + "\nINT: Round \(round).\n", to: "transcripts/twin.txt")
      let study = try sample.open()
      let two = try #require(try study.transcripts().first { $0.name == "two" })
      #expect(try study.turns(of: two).isEmpty == false)
    }
    try sample.remove("transcripts/twin.txt")
    let study = try sample.open()
    for transcript in try study.transcripts() { #expect(try study.turns(of: transcript).isEmpty == false) }
  }
}
