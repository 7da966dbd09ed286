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

  /// The class of each code, by its index in the codebook.
  let classOfCode: [Int]
  let classes: Int
  /// By transcript's key, then class: stretches in order; turns that nobody has read are in none.
  private let stretches: [Int64: [[Stretch]]]

  func stretches(in transcript: Int64, class number: Int) -> [Stretch] {
    stretches[transcript]?[number] ?? []
  }

  /// From what coders have marked as read. A code was read for when all codes below it were.
  init(marks: ReadMarks, coders: [String], transcripts: [TranscriptRecord], codebook: Codebook) {
    let readings = transcripts.map { transcript in coders.map { marks.readings(by: $0, in: transcript.name) } }
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
    classes = numbers.count
    self.stretches = stretches
  }

  /// As if everybody had read, for all codes, each transcript in which she has coded anything.
  init(assumedFrom coded: [Int64: Set<String>], coders: [String], codebook: Codebook) {
    classOfCode = codebook.codes.map { _ in 0 }
    classes = 1
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
