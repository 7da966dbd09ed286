import Statistics
import StudyIndex
import Transcripts

/// The text that two or more coders have read, as one line of scalars a stretch: counted turns one behind the other,
/// and each coder's passages in it.
///
/// A passage is what a coder coded within one turn; codings of one code that overlap or touch there are one passage, so
/// that it does not matter how a mark was split.
struct CodedPassages {
  /// A stretch of a text with the passages of its readers.
  struct Stretch {
    /// Index in `ComparedMaterial.texts`.
    let text: Int
    let length: Int
    let readers: [Int]
    /// By reader in the order of `readers`, then code (in the order of `codes`): passages in order.
    let passages: [[[Range<Int>]]]
  }

  let coders: Int
  private(set) var stretches: [Stretch] = []

  /// - Parameter codes: each with the codes that count to it; all read for together.
  init(_ material: ComparedMaterial, codes: [Range<Int>]) {
    coders = material.coders.count
    guard let first = codes.first else { return }
    let pieces = codes.map { range in
      Dictionary(grouping: range.flatMap { material.pieces[$0] ?? [] }, by: \.transcript)
    }
    for (index, text) in material.texts.enumerated() {
      for stretch in material.reading.stretches(in: text.transcript, for: first) where stretch.readers.count > 1 {
        let units = text.units(in: stretch.turns)
        guard !units.isEmpty else { continue }
        var offsets: [Int] = [0]
        for unit in text.units[units] { offsets.append((offsets.last ?? 0) + unit.span.end - unit.span.start) }
        let passages = stretch.readers.map { reader in
          pieces.map { byTranscript in
            Self.passages((byTranscript[text.transcript] ?? []).filter { $0.maker == reader }, text, units, offsets)
          }
        }
        stretches.append(
          Stretch(text: index, length: offsets[units.count], readers: stretch.readers, passages: passages))
      }
    }
  }

  /// Turn by turn, so that passages of neighbouring turns stay two.
  private static func passages(
    _ pieces: [CodedPiece], _ text: ComparedText, _ units: Range<Int>, _ offsets: [Int]
  ) -> [Range<Int>] {
    var byUnit: [Int: [Range<Int>]] = [:]
    for piece in pieces {
      for unit in text.units(overlapping: piece.span).clamped(to: units) {
        let span = text.units[unit].span
        let offset = offsets[unit - units.lowerBound] - span.start
        byUnit[unit, default: []].append(
          (max(piece.span.start, span.start) + offset)..<(min(piece.span.end, span.end) + offset))
      }
    }
    return byUnit.sorted { $0.key < $1.key }.flatMap { PassageAgreement.joined($0.value) }
  }

  /// The passages of one code as continua of all coders, those who have not read a stretch without passages in it.
  func continua(of code: Int) throws(StatisticsError) -> [UnitizedContinuum] {
    var continua: [UnitizedContinuum] = []
    for stretch in stretches {
      var byCoder = [[UnitizedContinuum.Passage]?](repeating: nil, count: coders)
      for (place, reader) in stretch.readers.enumerated() {
        byCoder[reader] = stretch.passages[place][code].map { .init($0.lowerBound, $0.upperBound) }
      }
      continua.append(try UnitizedContinuum(length: stretch.length, coders: byCoder))
    }
    return continua
  }

  /// All codes as values. Where a coder's codes overlap, the set of codes is the value there.
  func allCodes() throws(StatisticsError) -> (continua: [UnitizedContinuum], sets: [Set<Int>]) {
    var numbers: [Set<Int>: Int] = [:]
    var sets: [Set<Int>] = []
    func number(of set: Set<Int>) -> Int {
      if let known = numbers[set] { return known }
      numbers[set] = sets.count
      sets.append(set)
      return sets.count - 1
    }
    // Single codes first, in their order.
    for code in (stretches.first?.passages.first ?? []).indices { _ = number(of: [code]) }
    var continua: [UnitizedContinuum] = []
    for stretch in stretches {
      var byCoder = [[UnitizedContinuum.Passage]?](repeating: nil, count: coders)
      for (place, reader) in stretch.readers.enumerated() {
        byCoder[reader] = Self.layers(stretch.passages[place]).map {
          UnitizedContinuum.Passage($0.range.lowerBound, $0.range.upperBound, value: number(of: $0.codes))
        }
      }
      continua.append(try UnitizedContinuum(length: stretch.length, coders: byCoder))
    }
    return (continua, sets)
  }

  /// Cuts the passages of several codes into stretches with the same codes. A passage that no other code overlaps stays
  /// one.
  private static func layers(_ passages: [[Range<Int>]]) -> [(range: Range<Int>, codes: Set<Int>)] {
    var edges: [(at: Int, code: Int, opens: Bool)] = []
    for (code, ranges) in passages.enumerated() {
      for range in ranges {
        edges.append((range.lowerBound, code, true))
        edges.append((range.upperBound, code, false))
      }
    }
    // At one place what ends comes before what begins.
    edges.sort { ($0.at, $0.opens ? 1 : 0, $0.code) < ($1.at, $1.opens ? 1 : 0, $1.code) }
    var layers: [(range: Range<Int>, codes: Set<Int>)] = []
    var open: Set<Int> = []
    var last = 0
    for edge in edges {
      if edge.at > last, !open.isEmpty { layers.append((last..<edge.at, open)) }
      last = edge.at
      if edge.opens { open.insert(edge.code) } else { open.remove(edge.code) }
    }
    return layers
  }

  /// For each two coders who have read something together: how many passages of these codes are the same.
  func pairs(of codes: [Int], threshold: Double) throws(StatisticsError) -> [PassagePair] {
    var agreements = [PassageAgreement](
      repeating: try PassageAgreement(threshold: threshold), count: coders * coders)
    var haveRead = [Bool](repeating: false, count: coders * coders)
    for stretch in stretches {
      for (a, first) in stretch.readers.enumerated() {
        for second in stretch.readers.dropFirst(a + 1) { haveRead[first * coders + second] = true }
      }
      for code in codes {
        let passages = stretch.passages.map { $0[code] }
        let isMarked = passages.map { !$0.isEmpty }
        for (a, first) in stretch.readers.enumerated() {
          for b in (a + 1)..<max(a + 1, passages.count) where isMarked[a] || isMarked[b] {
            agreements[first * coders + stretch.readers[b]].add(
              joined: passages[a], passages[b], length: stretch.length)
          }
        }
      }
    }
    return haveRead.indices.filter { haveRead[$0] }.map {
      PassagePair(first: $0 / coders, second: $0 % coders, agreement: agreements[$0])
    }
  }
}
