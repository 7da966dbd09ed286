public import Basics
import Codebooks
import Codings
public import Foundation
import StudyDefinition
public import Transcripts

/// One passage to be coded, as a person names it.
public struct TagRequest: Sendable {
  /// How the passage is named.
  public enum Place: Sendable, Hashable {
    /// By its words; `nth` (1-based) says which, when they stand more than once.
    case quote(String, nth: Int?)
    /// By turns, 1-based, both included.
    case turns(ClosedRange<Int>)
    /// By scalars of the body, 0-based, end-exclusive.
    case characters(Range<Int>)
  }

  public let transcript: String
  public let code: String
  public let place: Place
  public let note: String?
  /// File and 1-based line of the table that the request stands in; `nil` for the command line.
  public let origin: (file: String, line: Int)?

  public init(
    transcript: String, code: String, place: Place, note: String? = nil, origin: (file: String, line: Int)? = nil
  ) {
    self.transcript = transcript
    self.code = code
    self.place = place
    self.note = note
    self.origin = origin
  }
}

/// A coding that was asked for, and what became of it.
public struct TagAnswer: Sendable {
  public let id: UUID
  /// Whether the same coding by the same coder was there already, so that nothing was recorded.
  public let alreadyThere: Bool
  public let code: String
  public let transcript: String
  public let span: Span
  /// Whether the passage holds words of an interviewer.
  public let coversInterviewer: Bool
}

extension CodingSession {
  /// Codes passages, all or none.
  /// - Throws: `Problems` with everything that is wrong with the requests; then nothing was recorded.
  public func tag(_ requests: [TagRequest], onTorn: (Problem) -> Void = { _ in }) throws -> [TagAnswer] {
    var problems: [Problem] = []
    var transcripts: [String: Transcript] = [:]
    var hashes: [String: ContentHash] = [:]
    var resolved: [(request: TagRequest, code: String, transcript: Transcript, anchor: Anchor)] = []
    for request in requests {
      do {
        let code = try code(request.code)
        let name = StudyFolder.transcriptName(written: request.transcript)
        let transcript = try transcripts[name] ?? self.transcript(named: request.transcript)
        if transcripts[name] == nil {
          transcripts[name] = transcript
          hashes[name] = transcript.text.contentHash
        }
        let span = try request.span(in: transcript)
        let anchor = Anchor(span, in: transcript.text, hash: hashes[name] ?? transcript.text.contentHash)
        resolved.append((request, code.id, transcript, anchor))
      } catch let problem as Problem {
        problems.append(problem.located(at: request.origin))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return try decide(onTorn: onTorn) { decisions in
      try resolved.map { item in
        let outcome = try decisions.tag(
          item.anchor, transcript: item.transcript.name, code: item.code, note: item.request.note)
        let covers = item.transcript.turns(overlapping: item.anchor.span).contains {
          item.transcript.role(of: $0) == .interviewer
        }
        return TagAnswer(
          id: outcome.id, alreadyThere: outcome.wasThere, code: item.code, transcript: item.transcript.name,
          span: item.anchor.span, coversInterviewer: covers)
      }
    }
  }
}

extension Decisions.Outcome {
  /// Of the new event, or of what stands already.
  var id: UUID {
    switch self {
    case .made(let event): event.id
    case .alreadyThere(let id): id
    }
  }

  var wasThere: Bool {
    if case .alreadyThere = self { true } else { false }
  }
}

extension TagRequest {
  /// Where the passage stands.
  func span(in transcript: Transcript) throws -> Span {
    switch place {
    case .quote(let words, let nth): try span(ofQuote: words, nth: nth, in: transcript)
    case .turns(let turns): try span(ofTurns: turns, in: transcript)
    case .characters(let range): try span(ofCharacters: range, in: transcript)
    }
  }

  private func span(ofQuote words: String, nth: Int?, in transcript: Transcript) throws -> Span {
    let found = transcript.text.occurrences(of: words)
    if found.isEmpty { throw Problem.quoteNotFound(transcript: transcript.name) }
    if let nth {
      guard (1...found.count).contains(nth) else {
        throw Problem.nthQuote(nth, found: found.count, transcript: transcript.name)
      }
      return found[nth - 1]
    }
    if found.count > 1 {
      let turns = found.map { span in transcript.turns(overlapping: span).first?.number }
      throw Problem.quoteAmbiguous(found.count, turns: turns.compactMap { $0 }, transcript: transcript.name)
    }
    return found[0]
  }

  private func span(ofTurns turns: ClosedRange<Int>, in transcript: Transcript) throws -> Span {
    guard turns.lowerBound >= 1, turns.upperBound <= transcript.turns.count else {
      throw Problem.noSuchTurn(turns, count: transcript.turns.count, transcript: transcript.name)
    }
    return transcript.turns[turns.lowerBound - 1].span.union(transcript.turns[turns.upperBound - 1].span)
  }

  private func span(ofCharacters range: Range<Int>, in transcript: Transcript) throws -> Span {
    guard range.lowerBound >= 0, range.upperBound <= transcript.text.scalarCount, !range.isEmpty else {
      throw Problem.charactersOutside(range, count: transcript.text.scalarCount, transcript: transcript.name)
    }
    let span = Span(range.lowerBound, range.upperBound)
    guard !transcript.turns(overlapping: span).isEmpty else {
      throw Problem.charactersBetweenTurns(range, transcript: transcript.name)
    }
    return span
  }
}

extension Problem {
  fileprivate func located(at origin: (file: String, line: Int)?) -> Problem {
    guard let origin else { return self }
    return Problem(
      kind == .usage || kind == .missingInput ? .badData : kind, severity: severity, file: origin.file,
      line: origin.line, what, remedy: remedy)
  }
}
