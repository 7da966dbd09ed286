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
    /// Who coded it, with what of the unit each coded.
    public let coded: [(coder: String, spans: [Span])]
    /// Who has read it and not coded it.
    public let left: [String]
    /// How much Krippendorff's alpha over all codes would rise if its readers agreed here with the majority; `nil` where it
    /// is undefined.
    public let gain: Double?
    /// The words of the unit.
    public let text: String
  }

  public let items: [Item]

  /// Sorted by what would raise agreement most, then by codebook and place.
  /// - Throws: what reading the index throws.
  public init(_ material: ComparedMaterial) throws {
    let (view, coders) = (material.view, material.coders.count)
    var pooled = try RatingTable(coders: coders, categories: 2)
    var found: [(code: Int, unit: CodedUnits.Unit)] = []
    for code in view.codes {
      let units = CodedUnits(material, code: code, withThoseBelow: false)
      pooled.append(try units.table(coders: coders))
      found += units.coded.filter { $0.coders.count < $0.readers.count }.map { (code, $0) }
    }
    let gains = AgreementGain(pooled)
    var items: [Item] = []
    try view.study.forEachTurn(
      of: found,
      at: { (material.texts[$0.unit.text].transcript, material.texts[$0.unit.text].units[$0.unit.unit].turn) }
    ) { entry, turn in
      let text = material.texts[entry.unit.text]
      let unit = text.units[entry.unit.unit]
      guard let transcript = view.transcripts[text.transcript] else { return }
      let pieces = (material.pieces[entry.code] ?? []).filter {
        $0.transcript == text.transcript && $0.span.overlaps(unit.span)
      }
      items.append(
        Item(
          code: entry.code, transcript: transcript, turn: unit.turn, speaker: unit.speaker, span: unit.span,
          coded: entry.unit.coders.map { coder in
            (material.coders[coder], pieces.filter { $0.maker == coder }.map(\.span))
          },
          left: entry.unit.readers.filter { !entry.unit.coders.contains($0) }.map { material.coders[$0] },
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
