import Basics
import Codebooks
import Dispatch
import Foundation
import Matching
import Synchronization
import Transcripts

/// Times `Matcher` over a corpus in memory.
struct MatcherTiming {
  private let transcripts: [Transcript]
  private let matcher: Matcher
  let bytes: Int

  /// - Parameters:
  ///   - literals: each becomes one rule.
  ///   - extent: what the rules code.
  init(corpus: URL, literals: [String], language: String, extent: Rule.Extent) throws {
    let text = try Files.read(corpus, shownAs: corpus.lastPathComponent)
    bytes = text.count
    transcripts = Self.transcripts(text, language: language)
    matcher = try Matcher(
      codebook: Self.codebook(of: literals, extent: extent, language: language), language: language)
  }

  /// A code with one rule for each literal.
  static func codebook(of literals: [String], extent: Rule.Extent, language: String) -> Codebook {
    let rules = literals.map { Rule(pattern: .any([.words($0)]), extent: extent, languages: [language], line: 1) }
    let codes = rules.enumerated().map { index, rule in
      Code(
        id: "c\(index)", name: "", definition: "", include: [], exclude: [], examples: [], colour: nil, was: [],
        rules: [rule], parent: nil, depth: 0, file: "", line: 1)
    }
    return Codebook(codes: codes)
  }

  /// Seconds that matching all transcripts takes, and the number of hits.
  func run(threads: Int) throws -> (seconds: Double, hits: Int) {
    let total = Atomic(0)
    let next = Atomic(0)
    let contexts = Guarded(try (0..<threads).map { _ in Box(try matcher.makeContext()) })
    let start = DispatchTime.now()
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      guard let context = contexts.withLock({ $0.popLast() }) else { return }
      var own = 0
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < transcripts.count else { break }
        own += matcher.hits(in: transcripts[index], using: context.value).count
      }
      total.add(own, ordering: .relaxed)
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    return (seconds, total.load(ordering: .relaxed))
  }

  /// A context on its way to the one thread that uses it.
  private struct Box: @unchecked Sendable {
    let value: MatchContext

    init(_ value: MatchContext) {
      self.value = value
    }
  }

  private static func transcripts(_ text: [UInt8], language: String) -> [Transcript] {
    interviews(text).enumerated().map { transcript($1, name: "t\($0)", language: language) }
  }

  /// The corpus cut into interviews of about 100 kB.
  static func interviews(_ text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    var start = 0
    while start < text.count {
      var end = min(start + 100_000, text.count)
      while end < text.count, !(text[end - 1] == 0x0A && text[end - 2] == 0x0A) { end += 1 }
      result.append(Array(text[start..<end]))
      start = end
    }
    return result
  }

  /// A turn's label is what is before `: `.
  private static func transcript(_ bytes: [UInt8], name: String, language: String) -> Transcript {
    let text = TranscriptText(validUTF8: bytes)
    var turns: [Turn] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      turns.append(
        Turn(
          number: turns.count + 1, speaker: 0, span: text.span(ofBytes: start + 4..<end), time: nil,
          line: turns.count * 2 + 1))
      start = end + 2
    }
    return Transcript(
      name: name, frontMatter: FrontMatter(), text: text, speakers: [Speaker(label: "P", role: .participant)],
      turns: turns, language: language)
  }
}
