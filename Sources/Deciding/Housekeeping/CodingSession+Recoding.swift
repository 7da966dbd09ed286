public import Basics
import Codebooks
public import Codings
public import Foundation
import StudyDefinition

/// A coding, and the code that it is to have.
public struct Recoding: Sendable {
  public let coding: Coding
  /// Id of the new code.
  public let code: String

  public init(_ coding: Coding, to code: String) {
    self.coding = coding
    self.code = code
  }
}

/// What became of codings that were to have another code.
public struct RecodingAnswer: Sendable {
  /// In one coder's journal.
  public struct Count: Sendable, Equatable {
    public let coder: String
    public let recoded: Int
    /// Codings that were taken off because the coder has the new code on the same passage.
    public let takenOff: Int

    public init(coder: String, recoded: Int, takenOff: Int) {
      self.coder = coder
      self.recoded = recoded
      self.takenOff = takenOff
    }
  }

  /// `nil` when nothing was recorded.
  public let decision: UUID?
  /// By coder, who ran the command first.
  public let counts: [Count]

  public var recoded: Int { counts.reduce(0) { $0 + $1.recoded } }
  public var takenOff: Int { counts.reduce(0) { $0 + $1.takenOff } }
}

extension CodingSession {
  /// Everybody's codings of one code itself, not of those below it. The code need not be in the codebook any more.
  /// - Parameter ids: only these; `nil` for all.
  /// - Throws: `Problem` of kind `missingInput` for a code that neither the codebook nor a journal has.
  public func codings(of code: String, among ids: Set<UUID>? = nil) throws -> [Coding] {
    let current = codebook.currentID(code)
    let all = try ledger().codings
    let found = all.filter { codebook.currentID($0.code) == current }
    if found.isEmpty, codebook[code] == nil {
      throw Problem.unknownCode(code, known: codebook.codes.map(\.id) + Set(all.map(\.code)).sorted())
    }
    return found.filter { ids?.contains($0.id) ?? true }
  }

  /// Gives codings other codes, in whosever journals they are, as one decision. What somebody has taken off meanwhile is
  /// passed over; a coding that is named twice has the first of its new codes.
  /// - Parameters:
  ///   - dryRun: whether nothing is written, and the answer says what would be.
  ///   - onTorn: is told when a torn last line was set aside.
  /// - Throws: `Problem` of kind `missingInput` for a code that the codebook does not have, and when a journal cannot be
  ///   read or written. What was written before stays; running again goes on.
  @discardableResult
  public func recode(
    _ recodings: [Recoding], note: String? = nil, dryRun: Bool = false, onTorn: (Problem) -> Void = { _ in }
  ) throws -> RecodingAnswer {
    let codes = try Dictionary(uniqueKeysWithValues: Set(recodings.map(\.code)).map { ($0, try code($0).id) })
    let byCoder = Dictionary(grouping: recodings, by: \.coding.coder)
    // The own journal first: the decision is then called by an event of one's own.
    let coders = byCoder.keys.sorted { ($0 == coder.text ? 0 : 1, $0) < ($1 == coder.text ? 0 : 1, $1) }
    let codebook = codebook
    let now = Date()
    var decision: UUID?
    var counts: [RecodingAnswer.Count] = []
    for owner in coders {
      var outcomes: [Decisions.Recoding] = []
      func decide(_ current: [Event]) throws -> [Event] {
        var live = Set(
          CodingLedger.replay(events: [(owner, current)], currentCode: codebook.currentID).codings.map(\.id))
        var decisions = Decisions(
          coder: owner, current: current, now: now, decision: decision, by: coder.text,
          currentCode: { codebook.currentID($0) })
        outcomes = try (byCoder[owner] ?? []).filter { live.remove($0.coding.id) != nil }.map {
          try decisions.recode($0.coding.id, to: codes[$0.code] ?? $0.code, note: note)
        }
        return decisions.events
      }
      let journal = self.journal(of: owner)
      if dryRun {
        _ = try decide(journal.read().events)
      } else {
        let written = try journal.append(onTorn: onTorn) { try decide($0) }
        decision = decision ?? written.first?.id
      }
      let count = RecodingAnswer.Count(
        coder: owner, recoded: outcomes.count { $0 == .recoded }, takenOff: outcomes.count { $0 == .takenOff })
      if count.recoded + count.takenOff > 0 { counts.append(count) }
    }
    return RecodingAnswer(decision: decision, counts: counts)
  }
}
