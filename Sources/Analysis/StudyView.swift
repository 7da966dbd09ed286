import Basics
public import Codebooks
import StudyDefinition
public import StudyIndex
import Transcripts

/// A study seen through a filter: whom and what an analysis looks at. Loaded once, asked by every analysis.
public struct StudyView: Sendable {
  public let study: Study
  /// As it was asked for, completed by what study.yaml says.
  public let filter: SegmentFilter
  public let transcripts: [Int64: TranscriptRecord]
  public let speakers: [Int64: SpeakerRecord]
  /// Who counts.
  public let people: CountedPeople
  /// Indices of the codes looked at, ascending.
  public let codes: [Int]
  /// Journals of a consensus whose codings are not counted, by name: beside those of the coders a passage would count
  /// twice.
  public let uncounted: [String]

  public var codebook: Codebook { study.codebook }
  /// Keys of the speakers whose words count.
  public var counted: Set<Int64> { people.speakers }

  /// - Throws: `Problem` for an unknown code or coder or a wrong condition; `Problems` when transcripts have changed
  ///   under codings, so that no wrong words are shown.
  public init(_ study: Study, filter: SegmentFilter) throws {
    try study.refuseChangedTranscripts()
    self.study = study
    let filter = try Self.filter(filter, with: study.configuration.analysisCoder, study)
    self.filter = filter.completed(by: study.configuration)
    uncounted = filter.coder == nil ? try study.consensusJournals() : []
    transcripts = Dictionary(uniqueKeysWithValues: try study.transcripts().map { ($0.id, $0) })
    let all = try study.speakers()
    speakers = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    people = CountedPeople(of: all, in: filter.speakers, allowed: try Self.allowed(filter, all, study))
    codes = try Self.positions(of: filter.codes, in: study.codebook)
  }

  /// Keys of the speakers for whom the filter's conditions are true, in its transcripts; `nil` where it has neither.
  /// - Throws: `Problem` for a wrong condition, or a transcript that does not exist.
  private static func allowed(_ filter: SegmentFilter, _ all: [SpeakerRecord], _ study: Study) throws -> Set<Int64>? {
    var allowed = try filter.conditions.map { try study.speakers(where: $0) }
    if !filter.transcripts.isEmpty {
      let names = Set(try filter.transcripts.map(study.transcriptName))
      let keys = Set(try study.transcripts().filter { names.contains($0.name) }.map(\.id))
      allowed.append(Set(all.filter { keys.contains($0.transcript) }.map(\.id)))
    }
    return allowed.dropFirst().reduce(allowed.first) { all, next in all?.intersection(next) }
  }

  /// The filter with the coder that counts where it names none.
  private static func filter(
    _ filter: SegmentFilter, with analysisCoder: String?, _ study: Study
  ) throws -> SegmentFilter {
    var filter = filter
    switch filter.coder {
    case SegmentFilter.everybody?: filter.coder = nil
    case let coder?: try study.requireCoder(coder)
    case nil:
      guard let analysisCoder else { break }
      try study.requireAnalysisCoder(analysisCoder)
      filter.coder = analysisCoder
    }
    return filter
  }

  /// All segments that count, in the order of codebook, transcript name, turn and place.
  public func segments() throws -> [Segment] {
    let below = Set(codes.flatMap { codebook.subtree(of: $0) })
    let leftOut = Set(uncounted)
    var evidence = try study.evidence(
      codes: filter.codes.isEmpty ? nil : below, onlyCurrent: filter.onlyCurrentDefinitions
    ).filter { piece in
      counted.contains(piece.speaker) && !(piece.coder.map(leftOut.contains) ?? false)
    }
    if filter.origin == .suggestion { evidence += try suggestedEvidence() }
    let wanted = Set(codes)
    let segments = SegmentBuilder(codebook: codebook, filter: filter).segments(from: evidence)
    return segments.filter { wanted.contains($0.code) }.sorted { a, b in
      if a.code != b.code { return a.code < b.code }
      if a.transcript != b.transcript { return name(a.transcript) < name(b.transcript) }
      return (a.turn, a.span) < (b.turn, b.span)
    }
  }

  /// Whether it shows every participant's words under every coding, each segment once.
  public var isWhole: Bool {
    countsUsualCoders && filter.origin == nil && reviewsAsStudy && filter.conditions.isEmpty
      && filter.transcripts.isEmpty && filter.speakers == .participants && !filter.perCoder
      && !filter.onlyCurrentDefinitions
  }

  /// Whether it counts those coders whom the study's analyses count when nothing is said.
  var countsUsualCoders: Bool { filter.coder == study.configuration.analysisCoder }

  /// Name of a transcript by its key.
  public func name(_ transcript: Int64) -> String { transcripts[transcript]?.name ?? "" }

  /// Codes with those below them, former ids understood.
  /// - Returns: indices in `Codebook.codes`, ascending; all where no id is given.
  /// - Throws: `Problem` for an unknown code.
  public static func positions(of ids: [String], in codebook: Codebook) throws -> [Int] {
    if ids.isEmpty { return Array(codebook.codes.indices) }
    var positions: Set<Int> = []
    for id in ids {
      guard let position = codebook.position(of: id) else {
        throw Problem.unknownCode(id, in: codebook)
      }
      positions.formUnion(codebook.subtree(of: position))
    }
    return positions.sorted()
  }
}

extension StudyView {
  /// Whether every coding of every participant's words is counted, so that a number counts the very quotes that a whole
  /// study's list of quotes shows. Codes may be left out.
  public var countsEveryQuote: Bool {
    countsUsualCoders && filter.origin == nil && reviewsAsStudy && filter.condition == nil
      && filter.transcripts.isEmpty && filter.speakers == .participants && !filter.perCoder
      && !filter.onlyCurrentDefinitions
  }
}
