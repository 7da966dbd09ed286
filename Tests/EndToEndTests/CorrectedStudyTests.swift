import Foundation
import TestSupport
import Testing
import Transcripts

/// The root study after a proofreader: twenty typos made in every transcript, and one speaker renamed. Every coding of
/// both coders is where a reader would put it.
@Suite struct CorrectedStudyTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A transcript file with its mistakes; offsets count from the beginning of the body.
  private struct Corrected {
    let front: String
    var body: EditedText

    init(_ file: String, _ generator: inout SeededGenerator) {
      let end = file.range(of: "\n---\n\n")?.upperBound ?? file.startIndex
      body = EditedText(String(file[end...]))
      let label = Self.label(in: String(file[end...]))
      front = String(file[..<end]).replacing("  \(label):", with: "  Renamed \(label):")
      Self.makeTypos(in: &body, &generator)
      Self.rename(label, in: &body)
    }

    var file: String { front + body.text }

    /// The first label that is not the interviewer's.
    private static func label(in body: String) -> String {
      for line in body.split(separator: "\n") {
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { continue }
        let label = String(line[..<colon])
        if !["Interviewer", "Moderator", "访谈员", "访谈者", "问"].contains(label) { return label }
      }
      return ""
    }

    /// Swaps two neighbouring letters inside words, twenty times, each in another place.
    private static func makeTypos(in body: inout EditedText, _ generator: inout SeededGenerator) {
      var made: Set<Int> = []
      while made.count < 20 {
        let place = Int.random(in: 1..<body.count - 2, using: &generator)
        let near = body.scalars[place - 1...place + 2]
        guard near.allSatisfy({ $0.properties.isLowercase || $0.properties.isIdeographic }),
          body.scalars[place] != body.scalars[place + 1], made.allSatisfy({ abs($0 - place) > 3 })
        else { continue }
        body.move(place..<place + 1, to: place + 1)
        made.insert(place)
      }
    }

    private static func rename(_ label: String, in body: inout EditedText) {
      let old = Array("\n\(label)".unicodeScalars)
      var place = 0
      while place + old.count < body.count {
        if body.scalars[place..<place + old.count].elementsEqual(old),
          [":", "：", "\n"].contains(body.scalars[place + old.count])
        {
          body.insert("Renamed ", at: place + 1)
        }
        place += 1
      }
    }
  }

  @Test(arguments: [true, false]) func everyCodingIsWhereAReaderWouldPutIt(withIndex: Bool) async throws {
    let bench = try StudyBench(copying: Self.root)
    let before = try await bench.json("compare", "--by", "cbo", "--unit", "segments")["rows"]
    var generator = SeededGenerator(seed: 20)
    var corrected: [String: Corrected] = [:]
    for name in try bench.names(in: "transcripts") where name.hasSuffix(".txt") {
      let one = Corrected(try bench.read("transcripts/\(name)"), &generator)
      try bench.write(one.file, to: "transcripts/\(name)")
      corrected[String(name.dropLast(4))] = one
    }
    if !withIndex { try bench.remove(".strand") }
    let answer = try await bench.json("reanchor", "--coder", "mercier")
    let rows = answer["rows"].elements
    #expect(rows.count == 490, "all codings and judgements of lin, mercier and the consensus that were not taken back")
    #expect(answer["counts"]["lost"].integer == 0)
    #expect(answer["counts"]["ambiguous"].integer == 0)
    for row in rows {
      let name = try #require(row["transcript"].string)
      let start = try #require(row["from_start"].integer)
      let end = try #require(row["from_end"].integer)
      let truth = try #require(corrected[name]?.body.image(of: Span(start, end)))
      #expect(
        row["start"].integer == truth.start && row["end"].integer == truth.end,
        "\(name): \(row["old"].string ?? "") → \(row["new"].string ?? ""), \(truth)")
      let isSame = row["old"].string == row["new"].string
      #expect(isSame == ["kept", "moved"].contains(row["verdict"].string))
    }
    #expect(try await bench.strand("check").status == 0)
    #expect(
      try await bench.json("compare", "--by", "cbo", "--unit", "segments", "--review", "person")["rows"] != before)
  }
}
