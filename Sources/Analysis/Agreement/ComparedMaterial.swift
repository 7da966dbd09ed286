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
  /// What is assumed of consensus journals, which mark nothing as read.
  public let decided: [ConsensusReading]
  /// In how many turns what a coder decided about one of the codes is left out, as she had coded it under another
  /// definition.
  public let outdated: Int
  /// The same of what she decided on a model's suggestion.
  public let suggested: Int

  /// - Parameters:
  ///   - coders: empty for everybody who has marked anything as read (with `assumesReading`: coded anything).
  ///   - fewest: how many of the coders must have read the same, two where people are compared with each other.
  ///   - countsSuggested: counts what was accepted from a model's suggestions.
  /// - Throws: `Problem` for fewer coders, for nothing that so many have read; what reading the index throws.
  public init(
    _ view: StudyView, coders named: [String], unit: AgreementUnit, assumesReading: Bool, fewest: Int = 2,
    countsSuggested: Bool = false
  ) throws {
    for coder in named { try view.study.requireCoder(coder) }
    let marks = try view.study.readMarks()
    let coders =
      named.isEmpty
      ? try Self.everybody(in: view.study, assumesReading: assumesReading)
      : named.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    self.coders = coders
    if let named = named.first, coders.count < fewest { throw Problem.agreementNeedsAnother(named) }
    guard coders.count >= fewest else { throw Problem.agreementNeedsCoders(coders, assumed: assumesReading) }
    self.view = view
    self.unit = unit
    self.assumesReading = assumesReading
    // Of a transcript that is not open yet, numbers would tell what others have coded there.
    let hidden = view.study.hiddenTranscripts
    let transcripts = view.transcripts.values.filter { !hidden.contains($0.name) }.sorted { $0.name < $1.name }
    let consensus = try view.study.consensusCoders().subtracting(marks.coders)
    decided = try coders.filter(consensus.contains).map {
      try ConsensusReading(view.study, consensus: $0, assumesReading: assumesReading)
    }
    var reading = try Self.reading(view, marks, coders, transcripts, decided, assumesReading: assumesReading)
    let turns = try view.study.turnPlaces()
    let below = Set(view.codes.flatMap { view.codebook.subtree(of: $0) })
    let coded = try view.study.codedPieces(codes: below, coders: coders)
    let onlyCurrent = view.filter.onlyCurrentDefinitions
    let leftOut = LeftOutTurns(
      coded,
      refused: LeftOutTurns.refused(
        try view.study.rejections().filter { below.contains($0.code) }, by: coders, in: turns),
      onlyCurrent: onlyCurrent, countsSuggested: countsSuggested)
    reading.leaveOut(leftOut.exceptions)
    self.reading = reading
    (outdated, suggested) = (leftOut.outdated.count, leftOut.suggested.count)
    let all = try transcripts.map { transcript in
      ComparedText(
        transcript.id, turns: turns[transcript.id] ?? [], counted: view.counted,
        sentences: try unit == .sentences ? Self.sentences(of: transcript, view) : nil)
    }
    let isCompared = all.map { reading.isRead($0.transcript, by: fewest, for: view.codes) }
    texts = zip(all, isCompared).filter(\.1).map(\.0) + zip(all, isCompared).filter { !$0.1 }.map(\.0)
    compared = isCompared.count { $0 }
    pieces = Dictionary(
      grouping: coded.filter { (!onlyCurrent || $0.isCurrent) && (countsSuggested || !$0.isSuggested) }, by: \.code)
    guard compared > 0 else { throw Problem.nothingReadByTwo(coders, assumed: assumesReading) }
  }

  /// Who has read what. A consensus has no marks, and has read what it has decided.
  private static func reading(
    _ view: StudyView, _ marks: ReadMarks, _ coders: [String], _ transcripts: [TranscriptRecord],
    _ decided: [ConsensusReading], assumesReading: Bool
  ) throws -> CodersReading {
    var reading: CodersReading
    if assumesReading {
      var coded = try view.study.codersByTranscript()
      for consensus in decided {
        for transcript in transcripts {
          if consensus.transcripts.contains(transcript.name) {
            coded[transcript.id, default: []].insert(consensus.coder)
          } else {
            coded[transcript.id]?.remove(consensus.coder)
          }
        }
      }
      reading = CodersReading(assumedFrom: coded, coders: coders, codebook: view.codebook)
    } else {
      reading = CodersReading(
        marks: marks, coders: coders, transcripts: transcripts, codebook: view.codebook,
        decided: Dictionary(uniqueKeysWithValues: decided.map { ($0.coder, $0) }))
    }
    for consensus in decided {
      guard let coder = coders.firstIndex(of: consensus.coder) else { continue }
      reading.leaveOut(
        transcripts.flatMap { transcript in
          (consensus.open[transcript.name] ?? []).map {
            CodersReading.Exception(code: $0, transcript: transcript.id, turns: 1...Int.max, coder: coder)
          }
        })
    }
    return reading
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
    ComparedMaterial(self, texts: texts.map { text in text.restricted(to: speakers) }, compared: compared)
  }

  /// The same with some of the transcripts only, all of which enough coders have read.
  func restricted(toTexts kept: [ComparedText]) -> ComparedMaterial {
    ComparedMaterial(self, texts: kept, compared: kept.count)
  }

  /// Transcripts of which two or more coders have read something for one of the codes.
  public var sharedTranscripts: [TranscriptRecord] {
    texts.filter { reading.isRead($0.transcript, by: 2, for: view.codes) }
      .compactMap { view.transcripts[$0.transcript] }
  }

  private init(_ other: ComparedMaterial, texts: [ComparedText], compared: Int) {
    view = other.view
    coders = other.coders
    unit = other.unit
    assumesReading = other.assumesReading
    self.texts = texts
    self.compared = compared
    reading = other.reading
    pieces = other.pieces
    decided = other.decided
    (outdated, suggested) = (other.outdated, other.suggested)
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
