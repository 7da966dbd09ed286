import Basics
import Transcripts

/// A canonical text on its way to a transcript: its speakers decided, its front matter filled in.
struct TranscriptDraft {
  private let canonical: [UInt8]
  private let block: FrontMatterBlock?
  private let original: FrontMatter
  private let read: ReadBody
  private let body: CanonicalBody
  private let options: ImportOptions
  private let isDeclaredByFormat: Bool

  /// - Parameters:
  ///   - canonical: a whole file as `CanonicalText` gives it.
  ///   - isDeclaredByFormat: whether its front matter is the program's, and no person's.
  ///   - plain: a body that was read already, without any front matter; taken where it is this one.
  init(_ canonical: [UInt8], options: ImportOptions, isDeclaredByFormat: Bool = false, plain: ReadBody? = nil) throws {
    self.canonical = canonical
    self.isDeclaredByFormat = isDeclaredByFormat
    self.options = options
    var block = FrontMatterBlock(canonical)
    var frontMatter = FrontMatter()
    if let yaml = block?.yaml {
      do {
        frontMatter = try FrontMatter.parse(String(decoding: canonical[yaml], as: UTF8.self))
      } catch let problem as Problem {
        // A text may begin with a rule of its own: then what follows is no list of keys.
        guard problem.identity == "frontMatterNotMap", problem.line == 2 else { throw problem }
        block = nil
      }
    }
    self.block = block
    original = frontMatter
    let bodyBytes = Array(canonical[(block?.body ?? 0)...])
    let named = options.speakers.compactMap { choice in
      choice.role.map { Speaker(label: choice.label, role: $0, participant: choice.participant) }
    }
    let refused = Set(options.speakers.filter { $0.role == nil }.map(\.label))
    let firstLine = block?.bodyLine ?? 1
    if let plain, block?.yaml == nil, firstLine == 1, options.speakers.isEmpty, plain.bytes == bodyBytes {
      read = plain
    } else {
      read = ReadBody(bodyBytes, firstLine: firstLine, frontMatter: frontMatter, named: named, refused: refused)
    }
    body = CanonicalBody(read)
  }

  func imported(format: String, extracted: ExtractedText, file: String) throws -> ImportedTranscript {
    var frontMatter = described
    let settled = settled(frontMatter)
    frontMatter.language =
      options.language ?? original.language ?? LanguageGuess.language(of: settled)
    let bytes = self.file(frontMatter, settled)
    let language = frontMatter.language
    let transcript = try Transcript.read(name: "", file: file, bytes: bytes, defaultLanguage: language ?? "en")
    let shares = SpokenWords.shares(of: transcript)
    let legend = read.reading.decision.legend?.lines.count ?? 0
    let placing = options.keepsComments && !extracted.comments.isEmpty ? CommentPlacing(transcript) : nil
    return ImportedTranscript(
      fileText: String(decoding: bytes, as: UTF8.self), format: format, encoding: extracted.encoding,
      encodingConfidence: extracted.encodingConfidence, language: language, speakers: shares,
      turns: transcript.turns.count, words: shares.reduce(0) { $0 + $1.words }, dates: dates(in: transcript),
      leftOut: extracted.leftOut
        + (legend > 0 ? [LeftOut(what: "legend lines (now in the front matter)", count: legend)] : []),
      comments: placing.map { placing in extracted.comments.compactMap { placing.place($0) } } ?? [],
      labelsAreIDs: transcript.frontMatter.labelsAreIDs, columns: extracted.columns,
      notes: extracted.notes + nobodyAsks(transcript) + notes(firstBodyLine: firstBodyLine(of: bytes), file: file)
        + (transcript.frontMatter.labelsAreIDs ? [] : SpeakerDoubts.find(shares, known: known(original))))
  }

  /// The body, taken through reading and writing until nothing changes.
  private func settled(_ frontMatter: FrontMatter) -> [UInt8] {
    var bytes = body.bytes
    for _ in 0..<8 {
      let next = CanonicalBody(ReadBody(bytes, firstLine: 1, frontMatter: frontMatter)).bytes
      if next == bytes { break }
      bytes = next
    }
    return bytes
  }

  private func file(_ frontMatter: FrontMatter, _ body: [UInt8]) -> [UInt8] {
    if let block, let yaml = block.yaml, frontMatter == original {
      return Array("---\n".utf8) + canonical[yaml] + Array("---\n\n".utf8) + body
    }
    let yaml = frontMatter.yaml
    if yaml.isEmpty, !body.starts(with: "---".utf8) { return body }
    return Array("---\n\(yaml)---\n\n".utf8) + body
  }

  /// The original's front matter with the labels that were found, so that reading is exact from now on.
  private var described: FrontMatter {
    var result = original
    if let title = options.title { result.title = title }
    if !original.labelsAreIDs, read.speakers.contains(where: { !$0.label.isEmpty }) { declareSpeakers(in: &result) }
    let said = options.choices
    if !said.isEmpty {
      let labels = Set(said.speakers.map(\.label))
      result.importedWith.speakers = result.importedWith.speakers.filter { !labels.contains($0.label) } + said.speakers
      if let pattern = said.speakerPattern { result.importedWith.speakerPattern = pattern }
    }
    if let legend = read.reading.decision.legend, !result.further.contains(where: { $0.key == "legend" }) {
      result.further.append(FrontMatter.legendEntry(legend))
    }
    return result
  }

  private func declareSpeakers(in result: inout FrontMatter) {
    let labelled = read.speakers.filter { !$0.label.isEmpty }
    let found = Set(labelled.map(\.label))
    func isUnused(_ label: String) -> Bool {
      !found.contains(label) && !options.speakers.contains { $0.label == label }
    }
    func labels(_ role: Role, _ declared: [String]) -> [String] {
      Self.inOrder(declared, labelled.filter { $0.role == role }.map(\.label) + declared.filter(isUnused))
    }
    result.interviewers = labels(.interviewer, original.interviewers)
    result.others = labels(.other, original.others)
    let places = Dictionary(original.participants.enumerated().map { ($0.element.label, $0.offset) }) { first, _ in
      first
    }
    let answering = labelled.filter { $0.role == .participant }
      .map { FrontMatter.ParticipantEntry(label: $0.label, participant: $0.participant) }
    let kept = original.participants.filter { entry in entry.label.map(isUnused) ?? answering.isEmpty }
    result.participants = (answering + kept).sorted {
      places[$0.label, default: .max] < places[$1.label, default: .max]
    }
    result.declaresNoParticipants = result.participants.isEmpty
    result.declaresNoInterviewers = result.interviewers.isEmpty && !labelled.isEmpty
  }

  /// What the original names first keeps its order; the rest follows in the order of the turns.
  private static func inOrder(_ first: [String], _ labels: [String]) -> [String] {
    let (early, all) = (Set(first), Set(labels))
    return first.filter(all.contains) + labels.filter { !early.contains($0) }
  }

  private func firstBodyLine(of bytes: [UInt8]) -> Int { FrontMatterBlock(bytes)?.bodyLine ?? 1 }

  /// What reading does not say of labels that the format declared: that none of them is an interviewer's.
  private func nobodyAsks(_ transcript: Transcript) -> [Problem] {
    guard isDeclaredByFormat, !transcript.frontMatter.labelsAreIDs,
      !transcript.speakers.contains(where: { $0.role == .interviewer }),
      transcript.speakers.count(where: { $0.role == .participant }) > 1
    else { return [] }
    return [
      .nobodyAsks(
        likely: read.reading.whoAsks(read.bytes),
        or: transcript.speakers.first { $0.role == .participant && !$0.label.isEmpty }?.label)
    ]
  }

  /// The notes of reading, with the lines of the file as it is written.
  private func notes(firstBodyLine: Int, file: String) -> [Problem] {
    let turns = read.reading.turns
    let known = read.speakers.map(\.label).filter { !$0.isEmpty }
    let missing = options.speakers.filter { $0.role != nil && !known.contains($0.label) }
      .map { Problem.unknownLabel($0.label, file: file, known: known) }
    return missing
      + read.notes.map { note in
        guard let line = note.line, let index = turns.lastIndex(where: { $0.line <= line }) else { return note }
        let written = firstBodyLine + body.lines[index] - 1 + (line - turns[index].line)
        return Problem(
          note.kind, severity: note.severity, file: nil, line: written, column: nil, note.what, remedy: note.remedy)
      }
  }

  /// How many participants the file's own front matter knows by their ids.
  private func known(_ frontMatter: FrontMatter) -> Int? {
    let ids = Set(frontMatter.participants.compactMap(\.participant))
    return ids.isEmpty ? nil : ids.count
  }

  /// Dates in the front matter and in what is before the first labelled turn.
  private func dates(in transcript: Transcript) -> [String] {
    let hasLabels = transcript.speakers.contains { !$0.label.isEmpty }
    var heading = transcript.frontMatter.date ?? ""
    for turn in transcript.turns {
      guard transcript.speakers[turn.speaker].label.isEmpty else { break }
      heading += "\n" + transcript.text[turn.span].prefix(hasLabels ? 2000 : 300)
    }
    return HeadingDates.find(in: heading)
  }
}
