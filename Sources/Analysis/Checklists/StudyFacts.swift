import Basics
import Codebooks
import Codings
import StudyDefinition
import StudyIndex
import Transcripts

/// What a study's files say about how the study was made.
struct StudyFacts {
  /// What may be asked of them.
  enum Topic: Sendable {
    case title, hypotheses, interviewers, participants, silent, withdrawals, places, others, attributes, dates
    case repeated, times, durations, transcripts, memos, saturation, coders, agreement, codebook, rules, software
    case quotes, analyses, themes, cases, audit, blinding, pseudonyms
  }

  struct Finding {
    let sentence: String
    let places: [String]
  }

  private let study: Study
  private let view: StudyView
  private let transcripts: [TranscriptRecord]
  private let speakers: [SpeakerRecord]
  private let memos: Int
  private let coders: [String]
  private let readers: [String]
  private let segments: Int
  private let attributes: [String]
  private let silent: Int
  private let lengths: [Double]
  private let withdrawn: Int
  private let havePseudonyms: Bool

  /// - Throws: what reading the index throws.
  init(_ study: Study) throws {
    self.study = study
    view = try StudyView(study, filter: SegmentFilter())
    transcripts = try study.transcripts()
    speakers = try study.speakers()
    memos = try MemoListing(study, codes: []).memos.count
    coders = try study.countedCoders().map(\.coder)
    readers = try study.readMarks().coders
    segments = try view.segments().count
    let columns = try study.participantColumns()
    attributes = columns.filter { !["id", "pseudonym"].contains($0.lowercased()) }
    havePseudonyms = columns.contains { $0.lowercased() == "pseudonym" }
    let speaking = Set(view.people.people.compactMap(\.participant))
    silent = try study.participantIDs().filter { !speaking.contains($0) }.count
    lengths = try transcripts.compactMap { try study.turns(of: $0).compactMap(\.time).max() }
    withdrawn = try study.folder.journalFiles().reduce(0) { sum, file in
      let events = try Journal(url: file.url, coder: file.stem, shownAs: file.path).read().events
      return sum + events.count { $0.kind == .remove }
    }
  }

  /// What the files say on a topic; `nil` where they say nothing.
  func finding(_ topic: Topic) -> Finding? {
    switch topic {
    case .title: study.configuration.title.map { Finding(sentence: "Title: “\($0)”.", places: ["study.yaml"]) }
    case .hypotheses:
      some(study.configuration.hypotheses.count) { "\(count($0, "claim")) under `hypotheses:`." }
        .map { Finding(sentence: $0, places: ["study.yaml"]) }
    case .interviewers: interviewers
    case .participants:
      Finding(
        sentence:
          "\(count(view.people.people.count, "person", "people")) in \(count(transcripts.count, "transcript")).",
        places: ["respondents/participants.csv", "transcripts/"])
    case .silent:
      some(silent) { "\(count($0, "participant")) of the table \($0 == 1 ? "speaks" : "speak") in no transcript." }
        .map { Finding(sentence: $0, places: ["respondents/participants.csv"]) }
    case .withdrawals:
      some(withdrawn) { "\(count($0, "transcript")) taken out of the study (`strand remove-transcript`)." }
        .map { Finding(sentence: $0, places: ["codings/", "strand history"]) }
    case .audit:
      coders.isEmpty
        ? nil
        : Finding(
          sentence: "Each decision is recorded with its coder and time.", places: ["codings/", "strand history"])
    case .blinding:
      study.configuration.blind
        ? Finding(sentence: "Coders work without seeing one another's decisions.", places: ["study.yaml"]) : nil
    case .pseudonyms:
      havePseudonyms
        ? Finding(sentence: "Participants have pseudonyms.", places: ["respondents/participants.csv"]) : nil
    case .places: listed(transcripts.compactMap(\.place), of: "place", "at the head of")
    case .dates: dates
    case .others:
      some(speakers.count { $0.role == .other && $0.turns > 0 }) {
        "\(count($0, "speaker")) who \($0 == 1 ? "is" : "are") neither participant nor interviewer."
      }
      .map { Finding(sentence: $0, places: ["transcripts/"]) }
    case .attributes:
      attributes.isEmpty
        ? nil
        : Finding(
          sentence: "Known about the participants: \(attributes.joined(separator: ", ")).",
          places: ["respondents/participants.csv", "strand compare --by GROUP"])
    case .repeated:
      Finding(
        sentence:
          "\(count(view.people.people.count { $0.transcripts.count > 1 }, "person", "people")) in several transcripts.",
        places: ["transcripts/"])
    case .times, .durations: time(topic)
    case .transcripts:
      Finding(sentence: "\(count(transcripts.count, "transcript")) as plain text.", places: ["transcripts/"])
    case .memos:
      some(memos) { "\(count($0, "memo")) on codes, passages, transcripts, participants or the study." }.map {
        Finding(sentence: $0, places: ["strand memos", "codings/"])
      }
    case .saturation:
      analysis("saturation", "New codes by interview are computed (base, run, threshold).", "strand saturation")
    case .coders: codersFinding
    case .agreement: analysis("agree", "Agreement between coders is computed.", "strand agree")
    case .codebook: codebookFinding
    case .rules:
      some(study.codebook.codes.count { !$0.rules.isEmpty }) {
        "\(count($0, "code")) with rules that find words in the text."
      }
      .map { Finding(sentence: $0, places: ["codebook/", "strand history"]) }
    case .software:
      Finding(sentence: "Strand; `strand run` writes the version into the manifest.", places: ["results/manifest.json"])
    case .quotes:
      some(segments) { "\(count($0, "coded segment")), each with its speaker and place." }
        .map { Finding(sentence: $0, places: ["strand quotes"]) }
    case .analyses:
      some(study.configuration.analyses?.count ?? 0) {
        "\(count($0, "analysis", "analyses")) made from the files by one command."
      }
      .map { Finding(sentence: $0, places: ["study.yaml", "strand run", "results/report.html"]) }
    case .themes:
      some(study.codebook.codes.count { $0.parent == nil }) {
        "\(count($0, "code")) at the top of the codebook's tree."
      }
      .map { Finding(sentence: $0, places: ["codebook/", "strand codebook"]) }
    case .cases: analysis("quotes", "Deviant cases can be listed.", "strand quotes --deviant", needsKind: true)
    }
  }

  private func some(_ number: Int, _ sentence: (Int) -> String) -> String? { number > 0 ? sentence(number) : nil }

  private func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

extension StudyFacts {
  private var interviewers: Finding? {
    let labels = Set(speakers.filter { $0.role == .interviewer && $0.turns > 0 }.map(\.label)).sorted()
    if labels.isEmpty { return nil }
    return Finding(
      sentence: "Interviewers, as the transcripts name them: \(labels.joined(separator: ", ")).",
      places: ["transcripts/"])
  }

  private func listed(_ values: [String], of noun: String, _ whereabouts: String) -> Finding? {
    if values.isEmpty { return nil }
    return Finding(
      sentence:
        "\(values.count) of \(count(transcripts.count, "transcript")) \(values.count == 1 ? "names" : "name") a "
        + "\(noun) (`\(noun):` \(whereabouts) the file).", places: ["transcripts/"])
  }

  private var dates: Finding? {
    let dates = transcripts.compactMap(\.date).sorted()
    guard let first = dates.first, let last = dates.last else { return nil }
    return Finding(
      sentence: first == last
        ? "On \(first)." : "From \(first) to \(last) (\(count(dates.count, "dated transcript"))).",
      places: ["transcripts/"])
  }

  private func time(_ topic: Topic) -> Finding? {
    guard let longest = lengths.max(), let shortest = lengths.min() else { return nil }
    let minutes = { (seconds: Double) in String(Int((seconds / 60).rounded())) }
    return Finding(
      sentence: topic == .times
        ? "\(count(lengths.count, "transcript")) with times of a recording."
        : "The last turn begins after \(minutes(shortest)) to \(minutes(longest)) minutes, in \(count(lengths.count, "transcript")).",
      places: ["transcripts/"])
  }

  private var codersFinding: Finding? {
    if coders.isEmpty { return nil }
    let read = readers.isEmpty ? "" : " \(count(readers.count, "coder")) marked what they have read."
    return Finding(
      sentence: "\(count(coders.count, "coder")): \(coders.joined(separator: ", ")).\(read)",
      places: ["codings/", "strand status"])
  }

  private var codebookFinding: Finding? {
    let codes = study.codebook.codes
    if codes.isEmpty { return nil }
    let defined = codes.count { !$0.definition.isEmpty }
    return Finding(
      sentence: "\(count(codes.count, "code")), \(defined) with a definition.",
      places: ["codebook/", "strand codebook --definitions"])
  }

  /// Whether study.yaml makes an analysis of a verb.
  private func analysis(_ verb: String, _ sentence: String, _ command: String, needsKind: Bool = false) -> Finding? {
    let made = (study.configuration.analyses ?? []).contains { written in
      written["make"]?.words.first?.text == verb && (!needsKind || written["kind"] != nil)
    }
    return made ? Finding(sentence: sentence, places: ["study.yaml", command]) : nil
  }
}
