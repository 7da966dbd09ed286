public import Basics
import Codebooks
import Codings
public import Foundation
import StudyDefinition
import Transcripts

/// What a coder says to have read, as somebody asks for it.
public struct ReadRequest: Sendable {
  /// The transcript's name.
  public let transcript: String
  /// 1-based, both included; `nil` for the whole transcript.
  public let turns: ClosedRange<Int>?
  /// Ids of codes, each with the codes below it; empty for the whole codebook.
  public let codes: [String]

  public init(transcript: String, turns: ClosedRange<Int>? = nil, codes: [String] = []) {
    self.transcript = transcript
    self.turns = turns
    self.codes = codes
  }
}

/// A reading that was asked for, and what became of it.
public struct ReadAnswer: Sendable {
  public let id: UUID
  /// Whether the same coder had said so before, so that nothing was recorded.
  public let alreadyThere: Bool
  public let transcript: String
  /// 1-based, both included.
  public let turns: ClosedRange<Int>
  /// Whether that is the whole transcript.
  public let isWhole: Bool
  /// Ids of the codes, in the order of the codebook.
  public let codes: [String]
  /// Whether these are all codes of the codebook.
  public let isWholeCodebook: Bool
}

extension CodingSession {
  /// Records what was read, all or nothing, as one decision.
  /// - Throws: `Problems` with everything that is wrong with the requests; then nothing was recorded.
  public func markRead(
    _ requests: [ReadRequest], note: String? = nil, onTorn: (Problem) -> Void = { _ in }
  ) throws -> [ReadAnswer] {
    if codebook.codes.isEmpty { throw Problem.nothingToReadFor() }
    var problems: [Problem] = []
    var resolved: [(request: ReadRequest, name: String, turns: ClosedRange<Int>, reading: Reading)] = []
    for request in requests {
      do {
        let codes = try codesToRead(request.codes)
        let transcript = try transcript(named: request.transcript)
        let all = 1...max(1, transcript.turns.count)
        let turns = request.turns ?? all
        guard turns.upperBound <= transcript.turns.count else {
          throw Problem.noSuchTurn(turns, count: transcript.turns.count, transcript: transcript.name)
        }
        let first = transcript.turns[turns.lowerBound - 1].span
        let span = turns == all ? nil : first.union(transcript.turns[turns.upperBound - 1].span)
        let reading = Reading(span: span, hash: transcript.text.contentHash, codes: codes)
        resolved.append((request, transcript.name, turns, reading))
      } catch let problem as Problem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return try decide(onTorn: onTorn) { decisions in
      resolved.map { item in
        let outcome = decisions.read(item.reading, of: item.name, note: note)
        return ReadAnswer(
          id: outcome.id, alreadyThere: outcome.wasThere, transcript: item.name, turns: item.turns,
          isWhole: item.reading.span == nil, codes: item.reading.codes,
          isWholeCodebook: item.reading.codes.count == codebook.codes.count)
      }
    }
  }

  /// The present ids of the codes and of those below them, in the order of the codebook.
  private func codesToRead(_ ids: [String]) throws -> [String] {
    if ids.isEmpty { return codebook.codes.map(\.id) }
    var positions: Set<Int> = []
    for id in ids {
      guard let position = codebook.position(of: id) else {
        throw Problem.unknownCode(id, in: codebook)
      }
      positions.formUnion(codebook.subtree(of: position))
    }
    return positions.sorted().map { codebook.codes[$0].id }
  }
}
