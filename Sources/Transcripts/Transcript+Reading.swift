package import Basics

extension Transcript {
  /// Reads a file of `transcripts/`: front matter, body, speakers and turns.
  ///
  /// A byte-order mark is passed over, CRLF and CR are read as LF and the text is taken in NFC, so that neither a
  /// version control system nor an editor changes what the offsets mean. Offsets count from the first scalar of the
  /// body: after the front matter and the blank lines that follow it.
  /// - Parameters:
  ///   - name: how the transcript is referred to: the file's name without `.txt`.
  ///   - file: the path that problems name.
  ///   - defaultLanguage: BCP 47; taken when the front matter names none.
  /// - Throws: `Problem` of kind `badData` with file and line.
  public static func read(name: String, file: String, bytes: [UInt8], defaultLanguage: String) throws -> Transcript {
    // Both versions would be counted as somebody's words.
    if let line = ConflictMarks.line(in: bytes) { throw Problem.conflictLeft(file: file, line: line) }
    do {
      return try read(name: name, bytes: bytes, defaultLanguage: defaultLanguage, file: file)
    } catch let problem as Problem {
      throw problem.located(in: file)
    }
  }

  private static func read(
    name: String, bytes: [UInt8], defaultLanguage: String, file: String
  ) throws -> Transcript {
    let decoded = try CanonicalText.decoded(bytes)
    guard let block = FrontMatterBlock(decoded) else { throw Problem.frontMatterNotClosed() }
    let frontMatter = try block.yaml.map { try FrontMatter.parse(String(decoding: decoded[$0], as: UTF8.self)) }
    let read = ReadBody(
      Array(decoded[block.body...]), firstLine: block.bodyLine, frontMatter: frontMatter ?? FrontMatter())
    let text = TranscriptText(validUTF8: read.bytes)
    let turns = Self.turns(of: read, in: text)
    return Transcript(
      name: name, frontMatter: frontMatter ?? FrontMatter(), text: text, speakers: read.speakers, turns: turns,
      language: frontMatter?.language ?? defaultLanguage, notes: read.notes.map { $0.located(in: file) })
  }

  private static func turns(of read: ReadBody, in text: TranscriptText) -> [Turn] {
    var indices: [String: Int] = [:]
    for (index, speaker) in read.speakers.enumerated() { indices[speaker.label] = index }
    return read.reading.turns.enumerated().map { index, turn in
      Turn(
        number: index + 1, speaker: indices[turn.label] ?? 0, span: text.span(ofBytes: turn.words), time: turn.time,
        line: turn.line)
    }
  }
}

/// A body with its turns and the roles of those who speak: what reading and importing share.
package struct ReadBody: Sendable {
  package let bytes: [UInt8]
  package let reading: TurnReading
  /// In the order of their first turn.
  package let speakers: [Speaker]
  package let notes: [Problem]

  /// - Parameters:
  ///   - bytes: valid UTF-8, LF, NFC.
  ///   - firstLine: 1-based line of the file on which the body begins.
  ///   - named: speakers that a person named besides the front matter; they decide over it.
  ///   - refused: what a person said is no label.
  package init(
    _ bytes: [UInt8], firstLine: Int, frontMatter: FrontMatter, named: [Speaker] = [], refused: Set<String> = []
  ) {
    self.bytes = bytes
    let labels = LineLabels(BodyLine.lines(of: bytes, first: firstLine), bytes)
    let (decision, declared) = SpeakerDecision.decide(
      frontMatter, named: named, refused: refused, in: labels)
    reading = TurnReading(labels, decision: decision)
    let likely = reading.whoAsks(bytes)
    speakers = Self.speakers(of: reading, declared, frontMatter, asking: likely)
    let someoneAsks = speakers.contains { $0.role == .interviewer } || !declared.isEmpty
    let isConversation = speakers.count { $0.role == .participant } > 1
    let isUnasked = !someoneAsks && isConversation && !frontMatter.labelsAreIDs
    let someone = speakers.first { $0.role == .participant && !$0.label.isEmpty }?.label
    notes =
      decision.notes + (reading.timesAlone.isEmpty ? [] : [Problem.timesAlone(reading.timesAlone)])
      + (isUnasked ? [Problem.nobodyAsks(likely: likely, or: someone)] : [])
  }

  /// Roles: the front matter first, then the legend or the heading, then the names that are common for roles.
  /// - Parameter asking: who ends most turns with a question mark, if one alone does: over letters such as `S` and `J`.
  private static func speakers(
    of reading: TurnReading, _ declared: [Speaker], _ frontMatter: FrontMatter, asking: String?
  ) -> [Speaker] {
    var order: [String] = []
    var seen: Set<String> = []
    for turn in reading.turns where seen.insert(turn.label).inserted { order.append(turn.label) }
    let hasLabels = order.contains { !$0.isEmpty }
    let known = Dictionary(declared.map { ($0.label, $0) }) { first, _ in first }
    var speakers = order.map { label in
      if let speaker = known[label] { return speaker }
      if label.isEmpty { return Speaker(label: "", role: hasLabels ? .other : .participant) }
      if frontMatter.labelsAreIDs { return Speaker(label: label, role: .participant) }
      let explained =
        reading.decision.legend?.entries.last { $0.label == label }?.role ?? reading.decision.heading.role(of: label)
      return Speaker(label: label, role: explained ?? RoleNames.role(of: label) ?? .participant)
    }
    if declared.isEmpty, !speakers.contains(where: { $0.role == .interviewer }),
      let asker = RoleNames.asker(among: Set(order.filter { !$0.isEmpty })),
      asking == nil || asking == asker, let index = speakers.firstIndex(where: { $0.label == asker })
    {
      speakers[index].role = .interviewer
    }
    nameTheOnlyParticipant(among: &speakers, frontMatter)
    return speakers
  }

  /// `participants: P1` without a label means the only one who answers.
  private static func nameTheOnlyParticipant(among speakers: inout [Speaker], _ frontMatter: FrontMatter) {
    let ids = frontMatter.participants.compactMap(\.participant)
    let answering = speakers.indices.filter { speakers[$0].role == .participant }
    guard ids.count == 1, answering.count == 1, speakers[answering[0]].participant == nil else { return }
    speakers[answering[0]].participant = ids[0]
  }
}
