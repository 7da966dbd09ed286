import Basics
import Codebooks
import Foundation
import Matching
import Transcripts

/// Answers records on one thread: JSON in, JSON out.
final class RecordMatcher {
  private let options: StreamOptions
  private let codebook: Codebook
  private let matchers: LanguageMatchers
  private let reader: RecordReader
  private var ready: [String: (matcher: Matcher, context: MatchContext)] = [:]

  init(_ options: StreamOptions, codebook: Codebook, matchers: LanguageMatchers) throws {
    self.options = options
    self.codebook = codebook
    self.matchers = matchers
    reader = try RecordReader(options.fields)
  }

  /// The answers to all records of a batch, a line each, in order.
  /// - Throws: `Problems` when the rules cannot be compiled for a record's language.
  func answers(to batch: RecordBatch) throws -> BatchAnswer {
    var answer = BatchAnswer()
    answer.bytes.reserveCapacity(batch.bytes.count)
    try batch.bytes.withUnsafeBufferPointer { bytes in
      for record in batch.records {
        switch record.bytes.map({ reader.read($0, of: bytes) })
          ?? .failure(FailedRecord(id: RecordReader.null, failure: .tooLong(limit: options.maximumBytes)))
        {
        case .success(let read):
          if let failure = try add(read, to: &answer.bytes) {
            answer.add(FailedRecord(id: read.id, failure: failure), line: record.line)
          }
        case .failure(let failed): answer.add(failed, line: record.line)
        }
      }
    }
    answer.batchBytes = batch.bytes.count
    answer.records = batch.records.count
    return answer
  }

  private func add(_ record: StreamRecord, to output: inout [UInt8]) throws -> RecordFailure? {
    var language = options.language
    if let tag = record.language, !tag.isEmpty {
      guard let known = LanguageMatchers.language(ofTag: tag) else {
        return .unknownLanguage(field: options.fields.language)
      }
      language = known
    }
    let text = try GivenText(record.text)
    let (matcher, context) = try ready(for: language)
    let hits = matcher.hits(in: Self.transcript(text.searched, record.speaker, language), using: context)
    output += Self.opening
    output += record.id
    output += Self.hitsKey
    for (index, hit) in hits.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      add(hit, of: text, to: &output)
    }
    output += Self.ending
    return nil
  }

  private func add(_ hit: Hit, of text: GivenText, to output: inout [UInt8]) {
    let code = codebook.codes[hit.code]
    JSONText.open(&output)
    JSONText.add("code", code.id, to: &output)
    JSONText.add("rule", hit.rule + 1, to: &output)
    JSONText.add("start", text.offset(ofScalar: hit.span.start, in: options.offsets), to: &output)
    JSONText.add("end", text.offset(ofScalar: hit.span.end, in: options.offsets), to: &output)
    if options.withText { JSONText.add("text", text.bytes(of: hit.span), to: &output) }
    JSONText.close(&output)
  }

  private func ready(for language: String) throws -> (Matcher, MatchContext) {
    if let known = ready[language] { return known }
    let matcher = try matchers.matcher(for: language)
    let made = (matcher, try matcher.makeContext())
    ready[language] = made
    return made
  }

  /// A text as the one turn of one speaker. A label that is no known word for a role is a participant's.
  private static func transcript(_ text: TranscriptText, _ speaker: String?, _ language: String) -> Transcript {
    let role = speaker.flatMap { Role(rawValue: $0.lowercased()) ?? RoleNames.role(of: $0) } ?? .participant
    let words = WhiteSpace.trim(0..<text.bytes.count, in: text.bytes)
    return Transcript(
      name: "", frontMatter: FrontMatter(), text: text, speakers: [Speaker(label: "", role: role)],
      turns: [Turn(number: 1, speaker: 0, span: text.span(ofBytes: words), time: nil, line: 1)], language: language)
  }

  private static let opening = Array(#"{"id":"#.utf8)
  private static let hitsKey = Array(#","hits":["#.utf8)
  private static let ending = Array("]}\n".utf8)
}

/// The codebook's matchers, one for each language that records name, made when it is first needed. Threads share it.
final class LanguageMatchers: @unchecked Sendable {
  private let codebook: Codebook
  private let lock = NSLock()
  private var matchers: [String: Matcher] = [:]

  init(_ codebook: Codebook) {
    self.codebook = codebook
  }

  /// The form of a tag under which its matcher is kept, or `nil` when ICU does not know the language. There are only as
  /// many as there are languages, whatever records say.
  static func language(ofTag tag: String) -> String? {
    guard LanguageName.isKnown(tag) else { return nil }
    return String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// - Throws: `Problems` with every rule that cannot be compiled.
  func matcher(for language: String) throws -> Matcher {
    lock.lock()
    defer { lock.unlock() }
    if let known = matchers[language] { return known }
    let matcher = try Matcher(codebook: codebook, language: language)
    matchers[language] = matcher
    return matcher
  }
}
