import Codings
import Foundation
import Statistics
public import StudyIndex
public import Transcripts

/// Units on which readers differ about a code: what to talk about.
public struct Disagreements: Sendable {
  public struct Item: Sendable {
    /// Index in `Codebook.codes`.
    public let code: Int
    public let transcript: TranscriptRecord
    /// 1-based.
    public let turn: Int
    /// Key of the speaker.
    public let speaker: Int64
    public let span: Span
    /// Who coded it.
    public let coded: [CodedHere]
    /// Who has read it and not coded it.
    public let left: [LeftHere]
    /// How much Krippendorff's alpha over all codes would rise if its readers agreed here with the majority; `nil` where it
    /// is undefined.
    public let gain: Double?
    /// The words of the unit.
    public let text: String
  }

  /// What one coder coded in a unit.
  public struct CodedHere: Sendable {
    public let coder: String
    /// What of the unit each coding marks.
    public let spans: [Span]
    /// Ids of the codings.
    public let ids: [String]
    /// What the coder noted on them, and memos of anybody on them.
    public let notes: [String]
  }

  /// A coder who left the code out of a unit, and what she coded there.
  public struct LeftHere: Sendable {
    public let coder: String
    /// Indices in `Codebook.codes`, of the codes looked at.
    public let others: [Int]
  }

  public let material: ComparedMaterial
  /// Whose codings are taken for right; `nil` where nobody's are.
  public let expert: String?
  public let items: [Item]

  /// Sorted by what would raise agreement most, then by codebook and place.
  /// - Parameter expert: only units on which somebody differs from this coder.
  /// - Throws: what reading the index throws.
  public init(_ material: ComparedMaterial, from expert: String? = nil) throws {
    self.material = material
    self.expert = expert
    let (view, coders) = (material.view, material.coders.count)
    let standard = expert.flatMap { material.coders.firstIndex(of: $0) }
    var pooled = try RatingTable(coders: coders, categories: 2)
    var found: [(code: Int, unit: CodedUnits.Unit)] = []
    for code in view.codes {
      let units = CodedUnits(material, code: code, withThoseBelow: false)
      pooled.append(try units.table(coders: coders))
      found += units.coded.filter { unit in
        unit.coders.count < unit.readers.count && standard.map(unit.readers.contains) ?? true
      }.map { (code, $0) }
    }
    let gains = AgreementGain(pooled)
    let places = found.map { entry in
      let text = material.texts[entry.unit.text]
      return CodedPlace(
        code: entry.code, transcript: text.transcript, span: text.units[entry.unit.unit].span)
    }
    let codings = try view.study.codings(at: places)
    let memos = Dictionary(grouping: try view.study.memos()) { $0.memo.target?.uuidString.lowercased() }
    let codes = OtherCodes(material)
    var items: [Item] = []
    try view.study.forEachTurn(
      of: zip(found, codings),
      at: { (material.texts[$0.0.unit.text].transcript, material.texts[$0.0.unit.text].units[$0.0.unit.unit].turn) }
    ) { place, turn in
      let (entry, pieces) = place
      let text = material.texts[entry.unit.text]
      let unit = text.units[entry.unit.unit]
      guard let transcript = view.transcripts[text.transcript] else { return }
      items.append(
        Item(
          code: entry.code, transcript: transcript, turn: unit.turn, speaker: unit.speaker, span: unit.span,
          coded: entry.unit.coders.map { coder in
            let own = pieces.filter { $0.coder == material.coders[coder] }
            return CodedHere(
              coder: material.coders[coder], spans: own.map(\.span), ids: own.map(\.id),
              notes: own.flatMap { coding in
                [coding.note].compactMap { $0 } + (memos[coding.id] ?? []).map(\.memo.text)
              })
          },
          left: entry.unit.readers.filter { !entry.unit.coders.contains($0) }.map { coder in
            LeftHere(
              coder: material.coders[coder], others: codes.of(coder, in: text.transcript, unit.span))
          },
          gain: gains.gain(coded: entry.unit.coders.count, readers: entry.unit.readers.count), text: turn[unit.span]))
    }
    self.items = items.sorted { a, b in
      let (first, second) = (a.gain ?? 0, b.gain ?? 0)
      if abs(first - second) > 1e-12 { return first > second }
      if a.code != b.code { return a.code < b.code }
      return (a.transcript.name, a.turn, a.span.start) < (b.transcript.name, b.turn, b.span.start)
    }
  }
}

/// What else coders coded in a place.
private struct OtherCodes {
  private struct Place: Hashable {
    let transcript: Int64
    let coder: Int
  }

  private var pieces: [Place: [CodedPiece]] = [:]

  init(_ material: ComparedMaterial) {
    for code in material.view.codes {
      for piece in material.pieces[code] ?? [] {
        pieces[Place(transcript: piece.transcript, coder: piece.maker), default: []].append(piece)
      }
    }
  }

  /// In the order of the codebook.
  func of(_ coder: Int, in transcript: Int64, _ span: Span) -> [Int] {
    let found = (pieces[Place(transcript: transcript, coder: coder)] ?? []).filter { $0.span.overlaps(span) }
    return Set(found.map(\.code)).sorted()
  }
}

/// What resolving one unit would do to Krippendorff's alpha of a table.
private final class AgreementGain {
  private let table: RatingTable
  private let alpha: Double?
  private var known: [[Int]: Double?] = [:]

  init(_ table: RatingTable) {
    self.table = table
    alpha = Self.alpha(table)
  }

  /// A unit that some of its readers coded gets the majority's answer; a tie counts as coded.
  func gain(coded: Int, readers: Int) -> Double? {
    guard let alpha else { return nil }
    if let gain = known[[coded, readers]] { return gain }
    var resolved = table
    resolved.replaceOne(coded: coded, readers: readers, by: 2 * coded >= readers ? 1 : 0)
    let gain = Self.alpha(resolved).map { $0 - alpha }
    known[[coded, readers]] = gain
    return gain
  }

  private static func alpha(_ table: RatingTable) -> Double? {
    try? ChanceCorrectedAgreement(table).outcome(.krippendorff).get().value
  }
}

extension RatingTable {
  /// Gives one unit with this many coded of this many ratings one answer for all its readers. Who they are does not
  /// matter to alpha.
  fileprivate mutating func replaceOne(coded: Int, readers: Int, by answer: Int32) {
    guard
      let index = (0..<rows).first(where: { index in
        raters(index) == readers && row(index).count { $0 == 1 } == coded
      })
    else { return }
    let old = Array(row(index))
    let cluster = clusters[index]
    remove(one: index)
    append(old.map { $0 == Self.missing ? Self.missing : answer }, cluster: cluster)
  }
}
