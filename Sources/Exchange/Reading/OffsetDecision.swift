import Basics
import Foundation

/// Which way of counting a source's offsets follow, and what speaks for it.
public struct OffsetDecision: Sendable {
  public let counting: OffsetCounting
  /// Passages whose words, as the file gives them, are at their place.
  public let confirmed: Int
  /// Passages whose words the file gives.
  public let checkable: Int
  /// Whether a person chose the counting.
  public let isChosen: Bool
  /// Whether several ways fitted this source equally well, and only other sources of the project told them apart.
  public var followsOthers = false
  /// Ways of counting under which fewer of this source's passages have their words at their place.
  var refuted: Set<OffsetCounting> = []
}

/// What a person says of offsets; `nil` where the program decides.
public struct OffsetChoice: Sendable {
  public var unit: OffsetCounting.Unit?
  public var lineEnds: OffsetCounting.LineEnds?
  public var countsMark: Bool?

  public init(
    unit: OffsetCounting.Unit? = nil, lineEnds: OffsetCounting.LineEnds? = nil, countsMark: Bool? = nil
  ) {
    self.unit = unit
    self.lineEnds = lineEnds
    self.countsMark = countsMark
  }

  var isEmpty: Bool { unit == nil && lineEnds == nil && countsMark == nil }
}

/// Finds how a source's offsets are counted: the way under which the words that the file gives for its passages are at
/// their places, and where it gives none, the way under which passages do not begin and end inside words.
struct OffsetDecider {
  let text: RawText
  let selections: [ForeignSelection]
  let choice: OffsetChoice
  /// The ways a program of this kind may count.
  var units: [OffsetCounting.Unit] = [.codePoints, .utf16]
  /// What the project's other sources speak against: it tells apart what fits this one equally well.
  var refutedElsewhere: Set<OffsetCounting> = []

  /// One way of counting with what it gives.
  private struct Candidate {
    let counting: OffsetCounting
    /// This way and those that give the same places.
    var sameWays: [OffsetCounting]
    /// For each selection with a range: its scalars.
    let places: [Range<Int>?]
    var confirmed = 0
    var cutWords = 0
    var outside = 0
  }

  /// - Throws: `Problem` of kind `badData` when two ways fit equally well, give different places, and other sources do
  ///   not speak against one of them.
  func decide(source: String, file: String) throws -> OffsetDecision {
    let checkable = ranged.count { $0.quote.map { !Self.letters($0.text).isEmpty } ?? false }
    let candidates = distinct(countings.map(evaluate))
    guard let best = candidates.min(by: isBetter) else {
      return OffsetDecision(
        counting: OffsetCounting(), confirmed: 0, checkable: 0, isChosen: !choice.isEmpty)
    }
    var tied = candidates.filter { !isBetter(best, $0) }
    let followsOthers = tied.count > 1
    if followsOthers { tied = tied.filter { !$0.sameWays.allSatisfy(refutedElsewhere.contains) } }
    guard tied.count == 1, let chosen = tied.first else {
      let ways = candidates.filter { !isBetter(best, $0) }.map(\.counting)
      throw Problem.offsetsUndecided(source: source, ways, file: file)
    }
    return OffsetDecision(
      counting: chosen.counting, confirmed: chosen.confirmed, checkable: checkable, isChosen: !choice.isEmpty,
      followsOthers: followsOthers, refuted: refuted(by: chosen, among: candidates))
  }

  /// All ways, also those that are the same in this text, under which fewer passages have their words at their place.
  private func refuted(by chosen: Candidate, among candidates: [Candidate]) -> Set<OffsetCounting> {
    let confirmed = Dictionary(candidates.flatMap { one in one.sameWays.map { ($0, one.confirmed) } }) { $1 }
    var result: Set<OffsetCounting> = []
    for unit in units {
      for ends in OffsetCounting.LineEnds.allCases {
        for mark in [false, true] {
          let here = OffsetCounting(
            unit: hasWideCharacters ? unit : units.first ?? .codePoints, lineEnds: text.hasPairedLineEnds ? ends : .one,
            countsMark: text.hasMark && mark)
          guard let found = confirmed[here], found < chosen.confirmed else { continue }
          result.insert(OffsetCounting(unit: unit, lineEnds: ends, countsMark: mark))
        }
      }
    }
    return result
  }

  private var hasWideCharacters: Bool { text.scalars.contains { $0.value > 0xFFFF } }

  private var ranged: [ForeignSelection] { selections.filter { $0.range != nil } }

  /// Those that can differ in this text: one without line ends of two characters, without characters of two units, or
  /// without a byte-order mark is counted in one way.
  private var countings: [OffsetCounting] {
    let possibleUnits = hasWideCharacters ? units : Array(units.prefix(1))
    let possibleEnds = text.hasPairedLineEnds ? OffsetCounting.LineEnds.allCases : [.one]
    let possibleMarks = text.hasMark ? [false, true] : [false]
    var result: [OffsetCounting] = []
    for unit in choice.unit.map({ [$0] }) ?? possibleUnits {
      for ends in choice.lineEnds.map({ [$0] }) ?? possibleEnds {
        for mark in choice.countsMark.map({ [$0] }) ?? possibleMarks {
          result.append(OffsetCounting(unit: unit, lineEnds: ends, countsMark: mark))
        }
      }
    }
    return result
  }

  private func evaluate(_ counting: OffsetCounting) -> Candidate {
    let table = OffsetTable(text.scalars, hasMark: text.hasMark, counting: counting)
    let places = ranged.map { selection in selection.range.flatMap { table.scalars($0.start, $0.end) } }
    var candidate = Candidate(counting: counting, sameWays: [counting], places: places)
    for (selection, place) in zip(ranged, places) {
      guard let place else {
        candidate.outside += 1
        continue
      }
      if let quote = selection.quote, Self.confirms(quote.text, text.scalars[place]) { candidate.confirmed += 1 }
      candidate.cutWords += text.cutsWord(at: place.lowerBound) ? 1 : 0
      candidate.cutWords += text.cutsWord(at: place.upperBound) ? 1 : 0
    }
    return candidate
  }

  /// One candidate for each set of places, the first way of counting that gives it.
  private func distinct(_ all: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    for candidate in all {
      if let same = result.firstIndex(where: { $0.places == candidate.places }) {
        result[same].sameWays.append(candidate.counting)
      } else {
        result.append(candidate)
      }
    }
    return result
  }

  /// More words at their place, then fewer passages outside the text, then fewer words cut in two.
  private func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.confirmed != b.confirmed { return a.confirmed > b.confirmed }
    if a.outside != b.outside { return a.outside < b.outside }
    return a.cutWords < b.cutWords
  }

  /// Whether the words of a passage are those that the file gives for it. White space is passed over, and the file's
  /// words may be cut short with an ellipsis.
  static func confirms(_ quote: String, _ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let wanted = letters(quote)
    guard !wanted.isEmpty else { return false }
    let found = letters(String(String.UnicodeScalarView(scalars)))
    if found == wanted { return true }
    let cut = quote.trimmingWhitespace()
    for ellipsis in ["…", "...", "[...]", "[…]"] where cut.hasSuffix(ellipsis) {
      let beginning = letters(String(cut.dropLast(ellipsis.count)))
      if !beginning.isEmpty, found.starts(with: beginning) { return true }
    }
    // Names without an ellipsis are cut at a fixed length by some programs.
    return wanted.count >= 40 && found.starts(with: wanted)
  }

  /// All but white space, composed.
  private static func letters(_ text: String) -> [Unicode.Scalar] {
    text.precomposedStringWithCanonicalMapping.unicodeScalars.filter { !$0.properties.isWhitespace }
  }
}
