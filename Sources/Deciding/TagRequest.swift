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
  /// Who coded it; `nil` for who runs the command.
  public var coder: String?
  /// When it was coded; `nil` for now.
  public var time: Date?
  /// Left on the coding.
  public var memo: String?
  /// SHA-256 of the body that the place was measured in, in hexadecimal: another text is refused. `nil` for whatever text
  /// there is.
  public var hash: String?
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
  public let coder: String
  public let interviewer: InterviewerPart

  /// How much of a passage is an interviewer's, which is never counted.
  public enum InterviewerPart: Sendable, Hashable {
    case none
    case some
    case all
  }
}

extension CodingSession {
  /// Codes passages, all or none.
  /// - Throws: `Problems` with everything that is wrong with the requests; then nothing was recorded.
  public func tag(_ requests: [TagRequest], onTorn: (Problem) -> Void = { _ in }) throws -> [TagAnswer] {
    var problems: [Problem] = []
    var transcripts: [String: Transcript] = [:]
    var hashes: [String: ContentHash] = [:]
    var resolved: [Resolved] = []
    for request in requests {
      do {
        let code = try code(request.code)
        let name = StudyFolder.transcriptName(written: request.transcript)
        let transcript = try transcripts[name] ?? self.transcript(named: request.transcript)
        if transcripts[name] == nil {
          transcripts[name] = transcript
          hashes[name] = transcript.text.contentHash
        }
        if let hash = request.hash, hash != hashes[name]?.hexadecimal { throw Problem.passageOfAnotherText(name) }
        let span = try request.span(in: transcript)
        let anchor = Anchor(span, in: transcript.text, hash: hashes[name] ?? transcript.text.contentHash)
        let owner = try request.coder.map { try CoderName(validating: $0).text } ?? coder.text
        resolved.append(
          Resolved(request: request, owner: owner, code: code.id, transcript: transcript, anchor: anchor))
      } catch let problem as Problem {
        problems.append(problem.located(at: request.origin))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return try record(resolved, onTorn: onTorn)
  }

  /// A request whose names and place have been found.
  private struct Resolved {
    let request: TagRequest
    let owner: String
    let code: String
    let transcript: Transcript
    let anchor: Anchor
  }

  /// Writes into the journals of whoever coded, as one decision; the own journal first.
  private func record(_ resolved: [Resolved], onTorn: (Problem) -> Void) throws -> [TagAnswer] {
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    let owners = Set(resolved.map(\.owner)).sorted { ($0 == coder.text ? 0 : 1, $0) < ($1 == coder.text ? 0 : 1, $1) }
    let codebook = codebook
    let now = Date()
    var decision: UUID?
    var answers: [Int: TagAnswer] = [:]
    for owner in owners {
      let written = try journal(of: owner).decide(
        remembering: owner == coder.text ? memory.decisions : nil, now: now, decision: decision, by: coder.text,
        currentCode: { codebook.currentID($0) }, definition: { codebook[$0]?.version }, onTorn: onTorn
      ) { decisions in
        for (index, item) in resolved.enumerated() where item.owner == owner {
          answers[index] = try Self.tag(item, &decisions)
        }
      }
      decision = decision ?? written.first?.id
    }
    return resolved.indices.compactMap { answers[$0] }
  }

  private static func tag(_ item: Resolved, _ decisions: inout Decisions) throws -> TagAnswer {
    let outcome = try decisions.tag(
      item.anchor, transcript: item.transcript.name, code: item.code, note: item.request.note, time: item.request.time)
    if let memo = item.request.memo, !outcome.wasThere { try decisions.memo(memo, on: .coding(outcome.id)) }
    let turns = item.transcript.turns(overlapping: item.anchor.span)
    let asked = turns.count { item.transcript.role(of: $0) == .interviewer }
    return TagAnswer(
      id: outcome.id, alreadyThere: outcome.wasThere, code: item.code, transcript: item.transcript.name,
      span: item.anchor.span, coder: item.owner, interviewer: asked == 0 ? .none : asked == turns.count ? .all : .some)
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
    let found = QuotedPassage(words).places(in: transcript.text)
    if found.isEmpty {
      let nearest = QuotedPassage(words).nearest(in: transcript.text)
      let turn = nearest.flatMap { transcript.turns(overlapping: $0).first?.number }
      throw Problem.quoteNotFound(transcript: transcript.name, nearest: nearest, turn: turn)
    }
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
