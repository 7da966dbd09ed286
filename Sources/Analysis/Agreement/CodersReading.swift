import Codebooks
import StudyIndex

/// Who of the compared coders has read what, for which codes.
///
/// Codes that were always read for together share one answer, as most do: a class of codes.
struct CodersReading: Sendable {
  /// A stretch of turns that the same coders have read.
  struct Stretch: Sendable, Hashable {
    /// 1-based, both included.
    let turns: ClosedRange<Int>
    /// Indices of the coders, ascending.
    let readers: [Int]
  }

  /// Turns that a coder is taken not to have read for a code, although she marked them.
  struct Exception: Sendable {
    /// Index in the codebook.
    let code: Int
    /// Key of the transcript.
    let transcript: Int64
    /// 1-based, both included.
    let turns: ClosedRange<Int>
    /// Index of the coder.
    let coder: Int
  }

  /// The class of each code, by its index in the codebook.
  private let classOfCode: [Int]
  /// By transcript's key, then class: stretches in order; turns that nobody has read are in none.
  private let stretches: [Int64: [[Stretch]]]
  /// By code and transcript's key.
  private var exceptions: [Int: [Int64: [Exception]]] = [:]

  /// What was read for some codes: one, or one with those below it.
  func stretches(in transcript: Int64, for codes: Range<Int>) -> [Stretch] {
    let marked = stretches[transcript]?[classOfCode[codes.lowerBound]] ?? []
    if exceptions.isEmpty { return marked }
    let here = codes.flatMap { exceptions[$0]?[transcript] ?? [] }
    return here.isEmpty ? marked : marked.flatMap { $0.without(here) }
  }

  /// Whether codes were always read for together.
  func isTogether(for codes: [Int]) -> Bool {
    Set(codes.map { classOfCode[$0] }).count == 1 && codes.allSatisfy { exceptions[$0] == nil }
  }

  /// Whether so many coders have read something of a transcript for one of the codes.
  func isRead(_ transcript: Int64, by fewest: Int, for codes: [Int]) -> Bool {
    // Codes of one class share what was marked.
    let asked = exceptions.isEmpty ? Dictionary(grouping: codes) { classOfCode[$0] }.compactMap(\.value.first) : codes
    return asked.contains { code in
      stretches(in: transcript, for: code..<(code + 1)).contains { $0.readers.count >= fewest }
    }
  }

  mutating func leaveOut(_ turns: [Exception]) {
    for exception in turns {
      exceptions[exception.code, default: [:]][exception.transcript, default: []].append(exception)
    }
  }

  /// From what coders have marked as read. A code was read for when all codes below it were.
  /// - Parameter decided: of coders who mark nothing, what they are taken to have read.
  init(
    marks: ReadMarks, coders: [String], transcripts: [TranscriptRecord], codebook: Codebook,
    decided: [String: ConsensusReading] = [:]
  ) {
    let readings = transcripts.map { transcript in
      coders.map { coder in
        guard let decided = decided[coder] else { return marks.readings(by: coder, in: transcript.name) }
        guard decided.transcripts.contains(transcript.name) else { return [] }
        return decided.coders.flatMap { marks.readings(by: $0, in: transcript.name) }
      }
    }
    let sets = Set(readings.joined().joined().map(\.codeSet)).sorted()
    var numbers: [[Bool]: Int] = [:]
    var classOfCode: [Int] = []
    for position in codebook.codes.indices {
      let signature = sets.map { set in
        codebook.subtree(of: position).allSatisfy { marks.contains(codebook.codes[$0].id, inSet: set) }
      }
      let next = numbers.count
      classOfCode.append(numbers[signature, default: next])
      if numbers[signature] == nil { numbers[signature] = next }
    }
    let place = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, $0) })
    let signatures = numbers.sorted { $0.value < $1.value }.map(\.key)
    var stretches: [Int64: [[Stretch]]] = [:]
    for (transcript, byCoder) in zip(transcripts, readings) where byCoder.contains(where: { !$0.isEmpty }) {
      stretches[transcript.id] = signatures.map { signature in
        Self.stretches(
          byCoder.map { readings in
            readings.filter { place[$0.codeSet].map { signature[$0] } ?? false }.map(\.turns)
          })
      }
    }
    self.classOfCode = classOfCode
    self.stretches = stretches
  }

  /// As if everybody had read, for all codes, each transcript in which she has coded anything.
  init(assumedFrom coded: [Int64: Set<String>], coders: [String], codebook: Codebook) {
    classOfCode = codebook.codes.map { _ in 0 }
    stretches = coded.mapValues { names in
      let readers = coders.indices.filter { names.contains(coders[$0]) }
      return [readers.isEmpty ? [] : [Stretch(turns: 1...Int.max, readers: readers)]]
    }
  }

  /// Cuts turns where the readers change.
  private static func stretches(_ byCoder: [[ClosedRange<Int>]]) -> [Stretch] {
    var cuts: Set<Int> = []
    for range in byCoder.joined() {
      cuts.insert(range.lowerBound)
      cuts.insert(range.upperBound + 1)
    }
    let edges = cuts.sorted()
    return zip(edges, edges.dropFirst()).compactMap { start, end in
      let readers = byCoder.indices.filter { byCoder[$0].contains { $0.contains(start) } }
      return readers.isEmpty ? nil : Stretch(turns: start...(end - 1), readers: readers)
    }
  }
}

extension CodersReading.Stretch {
  /// Cut where readers are left out.
  fileprivate func without(_ exceptions: [CodersReading.Exception]) -> [CodersReading.Stretch] {
    let here = exceptions.filter { $0.turns.overlaps(turns) && readers.contains($0.coder) }
    if here.isEmpty { return [self] }
    var starts: Set<Int> = [turns.lowerBound]
    for exception in here {
      starts.insert(max(exception.turns.lowerBound, turns.lowerBound))
      if exception.turns.upperBound < turns.upperBound { starts.insert(exception.turns.upperBound + 1) }
    }
    let sorted = starts.sorted()
    return sorted.indices.compactMap { place in
      let end = place + 1 < sorted.count ? sorted[place + 1] - 1 : turns.upperBound
      let left = here.filter { $0.turns.contains(sorted[place]) }.map(\.coder)
      let kept = readers.filter { !left.contains($0) }
      return kept.isEmpty ? nil : CodersReading.Stretch(turns: sorted[place]...end, readers: kept)
    }
  }
}
