import Codebooks
import Codings
import StudyDefinition

/// Who reads a transcript, and how far everybody is.
public struct ReadingProgress: Sendable {
  /// How much of a transcript a coder has read for the codes that the codebook has now.
  public enum Extent: String, Sendable {
    case none
    /// Some turns, or for some codes.
    case part
    case all
  }

  public let transcript: String
  /// To whom it is assigned, in the order of the file; without assignments.yaml everybody who has a journal.
  public let readers: [String]
  /// By coder; of the readers and of everybody else who has read in it.
  public let extents: [String: Extent]

  /// Whether all who read it have read all of it.
  public var isDone: Bool { !readers.isEmpty && readers.allSatisfy { extents[$0] == .all } }
}

extension Study {
  /// Every transcript by name, with who reads it. Consensus journals are no readers.
  /// - Parameter known: the study's transcripts, where they have been asked for already.
  /// - Throws: `Problem`, `Problems` about assignments.yaml.
  public func readingProgress(of known: [TranscriptRecord]? = nil) throws -> [ReadingProgress] {
    let assignments = try Assignments.read(folder)
    let marks = try readMarks()
    let consensus = try consensusCoders()
    let everybody = try coders().map(\.coder).filter { !consensus.contains($0) }
    let isAnyRead = assignments != nil || !everybody.isEmpty || !marks.coders.isEmpty
    let turns = isAnyRead ? try turnCounts() : [:]
    let wholeSets = marks.setsHolding(codebook.codes.map(\.id))
    return try (known ?? transcripts()).map { transcript in
      let readers = assignments?.readers(of: transcript.name) ?? everybody
      let others = marks.coders.filter { !readers.contains($0) }
      var extents: [String: ReadingProgress.Extent] = [:]
      for coder in readers + others {
        extents[coder] = extent(of: coder, in: transcript.name, turns: turns[transcript.name] ?? 0, marks, wholeSets)
      }
      return ReadingProgress(transcript: transcript.name, readers: readers, extents: extents)
    }
  }

  /// - Parameter wholeSets: the sets of codes that hold the whole codebook.
  private func extent(
    of coder: String, in transcript: String, turns: Int, _ marks: ReadMarks, _ wholeSets: Set<Int>
  ) -> ReadingProgress.Extent {
    if turns == 0 { return .all }
    let readings = marks.readings(by: coder, in: transcript)
    if readings.isEmpty || codebook.codes.isEmpty { return .none }
    // As most marks are.
    if ReadMarks.joined(readings.filter { wholeSets.contains($0.codeSet) }.map(\.turns)) == [1...turns] { return .all }
    var isWhole = true
    var isAny = false
    for code in codebook.codes {
      let read = marks.turns(readBy: coder, in: transcript, for: code.id)
      if !read.isEmpty { isAny = true }
      if read != [1...turns] { isWhole = false }
    }
    return isWhole && isAny ? .all : isAny ? .part : .none
  }
}
