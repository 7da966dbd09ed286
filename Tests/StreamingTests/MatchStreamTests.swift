import Basics
import Codebooks
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Streaming

@Suite struct MatchStreamTests {
  static let codebook = """
    codes:
      - id: help
        rules:
          - {any: [helped, café], span: match}
      - id: duty
        rules:
          - {stem: duty, speakers: everyone, span: sentence}
    """

  private func codebook(_ yaml: String = codebook) throws -> Codebook {
    try Codebook.read(files: [("codebook/a.yaml", Array(yaml.utf8))]).codebook
  }

  private func answers(_ input: String, _ options: StreamOptions = StreamOptions()) throws -> [String] {
    try answers(Array(input.utf8), options)
  }

  /// Through pipes, as another program would ask.
  private func answers(
    _ input: [UInt8], _ options: StreamOptions = StreamOptions(), parts: Int = .max, summary: inout StreamSummary
  ) throws -> [UInt8] {
    let question = Pipe()
    let answer = Pipe()
    let stream = try MatchStream(codebook: codebook(), options: options)
    let writer = DispatchQueue(label: "writer")
    let from = question.fileHandleForWriting
    writer.async {
      var rest = input[...]
      while !rest.isEmpty {
        try? from.write(contentsOf: Data(rest.prefix(parts)))
        rest = rest.dropFirst(parts)
      }
      try? from.close()
    }
    let collected = Collected()
    let reading = DispatchGroup()
    DispatchQueue(label: "reader").async(group: reading) {
      collected.bytes = Array(answer.fileHandleForReading.readDataToEndOfFile())
    }
    defer { writer.sync {} }
    summary = try stream.run(
      from: question.fileHandleForReading.fileDescriptor, to: answer.fileHandleForWriting.fileDescriptor)
    try answer.fileHandleForWriting.close()
    reading.wait()
    return collected.bytes
  }

  private func answers(_ input: [UInt8], _ options: StreamOptions = StreamOptions()) throws -> [String] {
    var summary = StreamSummary()
    let bytes = try answers(input, options, summary: &summary)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private final class Collected: @unchecked Sendable {
    var bytes: [UInt8] = []
  }

  @Test func eachRecordHasOneAnswerInOrder() throws {
    let input = """
      {"id": 7, "text": "They helped us."}
      {"text": "Nothing."}

      {"id": "x", "text": "It is a duty. They helped.", "speaker": "interviewer"}
      """
    #expect(
      try answers(input) == [
        #"{"id":7,"hits":[{"code":"help","rule":1,"start":5,"end":11}]}"#,
        #"{"id":null,"hits":[]}"#,
        #"{"id":"x","hits":[{"code":"duty","rule":1,"start":0,"end":13}]}"#,
      ])
  }

  @Test func idsComeBackAsTheyAreWritten() throws {
    let ids = [
      "1.50", "1e3", #""\u00e9\n""#, "[1, 2]", #"{"a": 1}"#, "true", "-0", "9007199254740993",
      "340282366920938463463374607431768211455", "1e999", "[-123456789012345678901234567890.5E+7]",
    ]
    let input = ids.map { #"{"text": "", "id": \#($0) }"# }.joined(separator: "\n")
    #expect(try answers(input) == ids.map { #"{"id":\#($0),"hits":[]}"# })
  }

  @Test(arguments: OffsetUnit.allCases) func offsetsCountWhatIsAskedFor(unit: OffsetUnit) throws {
    var options = StreamOptions()
    options.offsets = unit
    options.withText = true
    // A face of two UTF-16 units and four bytes; the accent stands alone in the second text.
    let texts = ["😀 é helped", "😀 e\u{301} helped cafe\u{301}"]
    let expected: [[(Int, Int)]] =
      switch unit {
      case .scalars: [[(4, 10)], [(5, 11), (12, 17)]]
      case .utf16: [[(5, 11)], [(6, 12), (13, 18)]]
      case .utf8: [[(8, 14)], [(9, 15), (16, 22)]]
      }
    let input = texts.map { #"{"text": "\#($0)"}"# }.joined(separator: "\n")
    let words = [["helped"], ["helped", "cafe\u{301}"]]
    let lines = zip(expected, words).map { places, words in
      let hits = zip(places, words).map {
        #"{"code":"help","rule":1,"start":\#($0.0),"end":\#($0.1),"text":"\#($1)"}"#
      }
      return #"{"id":null,"hits":["# + hits.joined(separator: ",") + "]}"
    }
    // Compared as scalars: Swift's strings take both forms of é for equal.
    #expect(try answers(input, options).map { Array($0.utf8) } == lines.map { Array($0.utf8) })
  }

  @Test func offsetsOfTextsThatAreNotComposedHoldInTheGivenText() throws {
    var random = SeededGenerator(seed: 5)
    let pieces = ["e\u{301}", "é", "😀", "가", "\u{1100}\u{1161}", "n\u{303}o", " ", "助", "ﬁ", "a\u{323}\u{307}", "\r\n"]
    for _ in 0..<200 {
      let before = (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      let text = before.joined() + " helped " + (pieces.randomElement(using: &random) ?? "")
      let given = try GivenText(Array(text.utf8))
      let stream = String(decoding: given.searched.bytes, as: UTF8.self)
      let range = try #require(stream.range(of: "helped"))
      let scalar = stream.unicodeScalars.distance(from: stream.startIndex, to: range.lowerBound)
      let start = given.offset(ofScalar: scalar, in: .utf8)
      let end = given.offset(ofScalar: scalar + 6, in: .utf8)
      #expect(Array(text.utf8)[start..<end].elementsEqual("helped".utf8))
      let units = Array(text.utf16)
      let from = given.offset(ofScalar: scalar, in: .utf16)
      #expect(String(decoding: units[from..<from + 6], as: UTF16.self) == "helped")
      let scalars = Array(text.unicodeScalars)
      let first = given.offset(ofScalar: scalar, in: .scalars)
      #expect(scalars[first..<first + 6].elementsEqual("helped".unicodeScalars))
    }
  }

  @Test func badRecordsAreAnsweredInTheirPlace() throws {
    var options = StreamOptions()
    options.maximumBytes = 60
    let long = String(repeating: "x", count: 5_000)
    let lines: [[UInt8]] = [
      Array(#"{"id": 1, "text": "helped"}"#.utf8), Array("{not json".utf8), Array("[1]".utf8),
      Array(#"{"id": 4}"#.utf8), Array(#"{"id": 5, "text": 5}"#.utf8),
      Array(#"{"id": 6, "text": ""#.utf8) + [0xFF] + Array(#""}"#.utf8),
      Array(#"{"id": 7, "text": "\#(long)"}"#.utf8), Array(#"{"id": 8, "text": "a", "language": "nonsense"}"#.utf8),
      Array(#"{"id": 9, "text": "a"} {"id": 10}"#.utf8), Array(#"{"id": 11, "text": "a", "speaker": 3}"#.utf8),
      Array(#"{"id": 12, "text": "helped"}"#.utf8), Array(#"{"id": 13, "text": "a", "te\u0078t": "b"}"#.utf8),
      Array(#"{"id": 14, "id": 15, "text": "a"}"#.utf8),
      Array(#"{"text": "a", "id": 16, "n": 0099999999999999999999}"#.utf8),
      Array(#"{"text": "1e999", "id": 17, "n": 1e999, "m" 1}"#.utf8),
      Array(#"{"id": 18, "text": "half \ud800 a pair"}"#.utf8),
      Array("{\"id\": 19, \"text\": \"a\u{1}b\"}".utf8),
    ]
    let badString =
      #"{"id":null,"error":"a string with a control character, half of a surrogate pair or an escape that JSON has not""#
    var summary = StreamSummary()
    let input = Array(lines.joined(separator: [0x0A]))
    let text = String(decoding: try answers(input, options, summary: &summary), as: UTF8.self)
    #expect(
      text.split(separator: "\n").map(String.init) == [
        #"{"id":1,"hits":[{"code":"help","rule":1,"start":0,"end":6}]}"#,
        #"{"id":null,"error":"not one JSON value","line":2}"#,
        #"{"id":null,"error":"not a JSON object","line":3}"#,
        #"{"id":4,"error":"no field `text`","line":4}"#,
        #"{"id":5,"error":"`text` is not a string","line":5}"#,
        #"{"id":null,"error":"not UTF-8","line":6}"#,
        #"{"id":null,"error":"longer than 60 bytes (--max-bytes)","line":7}"#,
        #"{"id":8,"error":"`language` is not a known language tag","line":8}"#,
        #"{"id":null,"error":"not one JSON value","line":9}"#,
        #"{"id":11,"error":"`speaker` is not a string","line":10}"#,
        #"{"id":12,"hits":[{"code":"help","rule":1,"start":0,"end":6}]}"#,
        #"{"id":null,"error":"more than one field `text`","line":12}"#,
        #"{"id":null,"error":"more than one field `id`","line":13}"#,
        #"{"id":null,"error":"a number that is not written as JSON asks","line":14}"#,
        #"{"id":null,"error":"not one JSON value","line":15}"#,
        badString + #","line":16}"#, badString + #","line":17}"#,
      ])
    #expect(summary.records == 17 && summary.failed == 15 && summary.firstFailedLine == 2)
  }

  @Test func theAnswersAreTheSameForAnyThreadsAndParts() throws {
    var random = SeededGenerator(seed: 11)
    let words = ["helped", "duty", "duties", "café", "😀", "house", "\\\"", "e\u{301}", "助"]
    let records = (0..<600).map { number -> String in
      if number % 97 == 13 { return "{broken" }
      let text = (0..<Int.random(in: 0..<40, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      return #"{"id": \#(number), "text": "\#(text.joined(separator: " "))"}"#
    }
    let input = Array((records.joined(separator: "\n") + "\n").utf8)
    var options = StreamOptions()
    var summary = StreamSummary()
    let expected = try answers(input, options, summary: &summary)
    #expect(summary.records == 600)
    for (threads, parts) in [(2, 4096), (5, 100_000), (3, 777)] {
      options.threads = threads
      var other = StreamSummary()
      #expect(try answers(input, options, parts: parts, summary: &other) == expected)
      #expect(other == summary)
    }
  }

  @Test func whoeverWritesOneRecordAndWaitsGetsItsAnswer() throws {
    let question = Pipe()
    let answer = Pipe()
    let stream = try MatchStream(codebook: codebook(), options: StreamOptions())
    let input = question.fileHandleForReading.fileDescriptor
    let output = answer.fileHandleForWriting.fileDescriptor
    let done = DispatchGroup()
    DispatchQueue(label: "stream").async(group: done) { _ = try? stream.run(from: input, to: output) }
    for number in 1...3 {
      try question.fileHandleForWriting.write(contentsOf: Data(#"{"id":\#(number),"text":"helped"}"#.utf8) + [0x0A])
      let line = String(decoding: answer.fileHandleForReading.availableData, as: UTF8.self)
      #expect(line.hasPrefix(#"{"id":\#(number),"hits""#) && line.hasSuffix("\n"))
    }
    try question.fileHandleForWriting.close()
    done.wait()
  }

  /// A program that started this one may have set both of its pipes to answer at once instead of waiting.
  @Test func pipesThatDoNotWaitLoseNothing() throws {
    let question = Pipe()
    let answer = Pipe()
    let input = question.fileHandleForReading.fileDescriptor
    let output = answer.fileHandleForWriting.fileDescriptor
    for descriptor in [input, output] {
      #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)
    }
    let stream = try MatchStream(codebook: codebook(), options: StreamOptions())
    let records = (0..<20_000).map { #"{"id":\#($0),"text":"helped"}"# }
    let from = question.fileHandleForWriting
    let sending = DispatchGroup()
    DispatchQueue(label: "writer").async(group: sending) {
      try? from.write(contentsOf: Data((records.joined(separator: "\n") + "\n").utf8))
      try? from.close()
    }
    let collected = Collected()
    let receiving = DispatchGroup()
    DispatchQueue(label: "reader").async(group: receiving) {
      // More answers than a pipe has room for are waiting by now.
      usleep(200_000)
      collected.bytes = Array(answer.fileHandleForReading.readDataToEndOfFile())
    }
    let summary = try stream.run(from: input, to: output)
    try answer.fileHandleForWriting.close()
    receiving.wait()
    sending.wait()
    #expect(summary.records == records.count && summary.failed == 0 && !summary.wasClosed)
    let lines = String(decoding: collected.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == records.count)
    #expect(lines.last?.hasPrefix(#"{"id":19999,"hits":["#) == true)
  }

  @Test func aByteOrderMarkAndWindowsLineEndsAreNoPartOfRecords() throws {
    #expect(
      try answers("\u{FEFF}{\"id\": 1, \"text\": \"\"}\r\n  \r\n{\"id\": 2, \"text\": \"\"}\r\n") == [
        #"{"id":1,"hits":[]}"#, #"{"id":2,"hits":[]}"#,
      ])
  }
}
