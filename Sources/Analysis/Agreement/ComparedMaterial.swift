import Basics
import Codebooks
public import StudyIndex
import Transcripts

/// What coders are compared on.
public enum AgreementUnit: String, Sendable, Hashable, CaseIterable {
  /// A turn: has the coder coded any of its words?
  case turns
  /// A sentence: the same.
  case sentences
  /// The text itself: did coders mark the same passages?
  case characters
  /// A person: does the coder find that the person mentions the code, anywhere in what two coders have read?
  case people
}

/// Everything that coders are compared on, loaded once: the text, who has read it, and what was coded.
public struct ComparedMaterial: Sendable {
  public let view: StudyView
  /// In the order in which they are shown.
  public let coders: [String]
  public let unit: AgreementUnit
  /// Whether reading is assumed of every transcript in which a coder has coded anything.
  public let assumesReading: Bool
  /// Those that enough coders have read first, each part by transcript's name.
  let texts: [ComparedText]
  /// How many of `texts`, from the first, enough coders have read: the clusters of intervals. Nobody's agreement on what
  /// others did not read is drawn.
  let compared: Int
  let reading: CodersReading
  /// By code (index in the codebook), in the order of transcripts and places.
  let pieces: [Int: [CodedPiece]]

  /// - Parameters:
  ///   - coders: empty for everybody who has marked anything as read (with `assumesReading`: coded anything).
  ///   - fewest: how many of the coders must have read the same, two where people are compared with each other.
  /// - Throws: `Problem` for fewer coders, for nothing that so many have read; what reading the index throws.
  public init(
    _ view: StudyView, coders named: [String], unit: AgreementUnit, assumesReading: Bool, fewest: Int = 2
  ) throws {
    for coder in named { try view.study.requireCoder(coder) }
    let marks = try view.study.readMarks()
    let coded = try view.study.codersByTranscript()
    coders =
      named.isEmpty
      ? try Self.everybody(in: view.study, assumesReading: assumesReading)
      : named.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    guard coders.count >= fewest else { throw Problem.agreementNeedsCoders(coders, assumed: assumesReading) }
    self.view = view
    self.unit = unit
    self.assumesReading = assumesReading
    // Of a transcript that is not open yet, numbers would tell what others have coded there.
    let hidden = view.study.hiddenTranscripts
    let transcripts = view.transcripts.values.filter { !hidden.contains($0.name) }.sorted { $0.name < $1.name }
    reading =
      assumesReading
      ? CodersReading(assumedFrom: coded, coders: coders, codebook: view.codebook)
      : CodersReading(marks: marks, coders: coders, transcripts: transcripts, codebook: view.codebook)
    let turns = try view.study.turnPlaces()
    let all = try transcripts.map { transcript in
      ComparedText(
        transcript.id, turns: turns[transcript.id] ?? [], counted: view.counted,
        sentences: try unit == .sentences ? Self.sentences(of: transcript, view) : nil)
    }
    let stretches = self.reading
    let classes = Set(view.codes.map { stretches.classOfCode[$0] })
    func isCompared(_ text: ComparedText) -> Bool {
      classes.contains { number in
        stretches.stretches(in: text.transcript, class: number).contains { $0.readers.count >= fewest }
      }
    }
    texts = all.filter(isCompared) + all.filter { !isCompared($0) }
    compared = all.count(where: isCompared)
    let below = Set(view.codes.flatMap { view.codebook.subtree(of: $0) })
    pieces = Dictionary(grouping: try view.study.codedPieces(codes: below, coders: coders), by: \.code)
    guard compared > 0 else { throw Problem.nothingReadByTwo(coders, assumed: assumesReading) }
  }

  /// Everybody who has marked anything as read (with `assumesReading`: coded anything), by name; a consensus is nobody.
  /// - Throws: what reading the index throws.
  static func everybody(in study: Study, assumesReading: Bool) throws -> [String] {
    let coders =
      assumesReading ? Set(try study.codersByTranscript().values.joined()) : Set(try study.readMarks().coders)
    return coders.subtracting(try study.consensusCoders()).sorted()
  }

  /// The sentences of each counted turn.
  private static func sentences(of transcript: TranscriptRecord, _ view: StudyView) throws -> [Int: [Span]] {
    let segmenter = Segmenter(language: transcript.language)
    var sentences: [Int: [Span]] = [:]
    for turn in try view.study.turns(of: transcript) where view.counted.contains(turn.speaker) {
      sentences[turn.number] = segmenter.sentences(in: turn.text, of: Span(0, turn.span.end - turn.span.start)).map {
        Span($0.start + turn.span.start, $0.end + turn.span.start)
      }
    }
    return sentences
  }

  /// What was coded with a code, and with those below it.
  func pieces(of code: Int, withThoseBelow: Bool) -> [Int64: [CodedPiece]] {
    let codes = withThoseBelow ? view.codebook.subtree(of: code) : code..<(code + 1)
    return Dictionary(grouping: codes.flatMap { pieces[$0] ?? [] }, by: \.transcript)
  }

  /// The same with other people's words only.
  func restricted(to speakers: Set<Int64>) -> ComparedMaterial {
    ComparedMaterial(
      view: view, coders: coders, unit: unit, assumesReading: assumesReading,
      texts: texts.map { text in text.restricted(to: speakers) }, compared: compared, reading: reading, pieces: pieces)
  }

  /// The same with some of the transcripts only, all of which enough coders have read.
  func restricted(toTexts kept: [ComparedText]) -> ComparedMaterial {
    ComparedMaterial(
      view: view, coders: coders, unit: unit, assumesReading: assumesReading, texts: kept,
      compared: kept.count, reading: reading, pieces: pieces)
  }

  /// Transcripts of which two or more coders have read something for one of the codes.
  public var sharedTranscripts: [TranscriptRecord] {
    let classes = Set(view.codes.map { reading.classOfCode[$0] })
    return texts.filter { text in
      classes.contains { number in
        reading.stretches(in: text.transcript, class: number).contains { $0.readers.count > 1 }
      }
    }.compactMap { view.transcripts[$0.transcript] }
  }

  private init(
    view: StudyView, coders: [String], unit: AgreementUnit, assumesReading: Bool, texts: [ComparedText],
    compared: Int, reading: CodersReading, pieces: [Int: [CodedPiece]]
  ) {
    self.view = view
    self.coders = coders
    self.unit = unit
    self.assumesReading = assumesReading
    self.texts = texts
    self.compared = compared
    self.reading = reading
    self.pieces = pieces
  }
}

extension ComparedText {
  fileprivate func restricted(to speakers: Set<Int64>) -> ComparedText {
    ComparedText(transcript: transcript, units: units.filter { speakers.contains($0.speaker) })
  }

  private init(transcript: Int64, units: [Unit]) {
    self.transcript = transcript
    self.units = units
  }
}
