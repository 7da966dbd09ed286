import Basics
import Codebooks
import Learning
import StudyIndex
import Transcripts

/// Passages that a study's codes may have, learnt from what people have coded, with how good that is.
public struct SuggestionListing: Sendable {
  public let view: StudyView
  public let request: SuggestionRequest
  /// In the order of the codebook.
  public let learnt: [LearntCode]
  public let unlearnt: [UnlearntCode]
  /// Passages of everybody who counts.
  public let passages: Int
  /// Features that the models have.
  public let features: Int

  /// - Throws: `Problem` for unknown names; what reading the index throws.
  public init(_ view: StudyView, _ request: SuggestionRequest) throws {
    self.view = view
    self.request = request
    let work = try LearningWork(view, request)
    passages = work.passages.passages.count
    let results = try work.results()
    learnt = results.compactMap { if case .learnt(let code) = $0 { code } else { nil } }
    unlearnt = results.compactMap { if case .unlearnt(let code) = $0 { code } else { nil } }
    features = work.table?.columnCount ?? 0
  }
}

/// Learning all codes of a request: the texts are read once, then each code is learnt by itself.
private struct LearningWork {
  enum Result {
    case learnt(LearntCode)
    case unlearnt(UnlearntCode)
  }

  let view: StudyView
  let request: SuggestionRequest
  let passages: SuggestionPassages
  let decisions: PassageDecisions
  /// Of codes by index: rules' hits by passage.
  private let hits: [Int: Set<Int>]
  private let labels: [(code: Int, labels: PassageLabels)]
  /// `nil` when no code can be learnt.
  let table: FeatureTable?
  /// Of the texts.
  private let textsHash: String
  /// What the hash of a model says of each passage, and of each person: put together once for all codes.
  private let keys: [String]
  private let people: [String]

  init(_ view: StudyView, _ request: SuggestionRequest) throws {
    self.view = view
    self.request = request
    let passages = try SuggestionPassages(view, unit: request.unit)
    let decisions = try PassageDecisions(view)
    self.passages = passages
    self.decisions = decisions
    labels = view.codes.map {
      ($0, PassageLabels(passages, code: $0, coder: view.filter.coder, from: decisions))
    }
    hits = try Self.hits(view, passages)
    let isLearnable = labels.contains { !UnlearntCode($0.code, $0.labels, passages).lacksAnything }
    table = isLearnable ? FeatureTable(passages.texts, threads: SuggestionRequest.threads) : nil
    let names = view.transcripts.values.sorted { $0.name < $1.name }
    keys =
      isLearnable
      ? passages.passages.map { "\(view.name($0.transcript)) \($0.span.start) \($0.span.end) " } : []
    people = (0...(passages.people.max() ?? 0)).map { "\($0)\n" }
    textsHash = names.map { "\($0.name) \($0.hash) \($0.language)" }.joined(separator: "\n")
  }

  /// Codes are learnt side by side; each result stands in its code's place.
  func results() throws -> [Result] {
    try SideBySide.map(labels.count) { try result(labels[$0].code, labels[$0].labels) }
  }

  private func result(_ code: Int, _ labels: PassageLabels) throws -> Result {
    let lacking = UnlearntCode(code, labels, passages)
    guard !lacking.lacksAnything, let table else { return .unlearnt(lacking) }
    let judged = passages.rows(labels) { labels.isJudged($0) }
    // What was coded without being read was looked for: of such passages, only coded ones are known.
    let evaluated = judged.filter { row in
      labels.fromSuggestions[row.row] ? request.withAccepted : labels.wasRead[row.row]
    }
    do throws(LearningError) {
      let validation = try CrossValidation(evaluated, of: table)
      let evaluation = try SuggestionEvaluation(
        validation, hasHit: hits[code].map { hits in evaluated.map { hits.contains($0.row) } },
        coders: CodersBeside(
          code, validation, passages, decisions, countsSuggestions: request.withAccepted, seed: request.seed),
        seed: request.seed)
      let model = try LogisticModel(judged, of: table)
      let candidates = candidates(labels, model, table, validation)
      let hash = hash(code, judged)
      return .learnt(
        LearntCode(
          code: code, model: hash, evaluation: evaluation, threshold: validation.threshold,
          leftOut: request.withAccepted ? 0 : judged.count { labels.fromSuggestions[$0.row] },
          candidates: candidates.count,
          probable: candidates.count { $0.probability >= validation.threshold },
          expected: candidates.reduce(0) { $0 + $1.probability },
          suggestions: suggestions(code, of: candidates, validation, model, table)))
    } catch {
      // Without the suggestions' own decisions, too little is left to leave people out.
      return .unlearnt(UnlearntCode(code, evaluated, codedUnread: lacking.codedUnread))
    }
  }

  /// Passages that could be suggested with their probabilities, the most probable first. Those that were read are
  /// judged by models that have not learnt from their speakers.
  private func candidates(
    _ labels: PassageLabels, _ model: LogisticModel, _ table: FeatureTable, _ validation: CrossValidation
  ) -> [(row: Int, probability: Double)] {
    let found: [(row: Int, probability: Double)]
    if request.again {
      found = zip(validation.rows, validation.probabilities).filter { !$0.0.isPositive }.map { ($0.0.row, $0.1) }
    } else {
      let open = labels.labels.indices.filter { labels.labels[$0] == .open }
      found = Array(zip(open, model.probabilities(ofRows: open, in: table)))
    }
    return found.sorted { a, b in a.probability == b.probability ? a.row < b.row : a.probability > b.probability }
  }

  private func suggestions(
    _ code: Int, of candidates: [(row: Int, probability: Double)], _ validation: CrossValidation,
    _ model: LogisticModel, _ table: FeatureTable
  ) -> [SuggestedPassage] {
    let chosen: ArraySlice<(row: Int, probability: Double)>
    switch request.choice {
    case .top(let count): chosen = candidates.prefix(count)
    case .recall(let share):
      let least = validation.probability(toFind: share)
      chosen = candidates.prefix { $0.probability >= least }
    case .threshold: chosen = candidates.prefix { $0.probability >= validation.threshold }
    }
    return chosen.map { row, probability in
      let passage = passages.passages[row]
      return SuggestedPassage(
        id: SuggestionID.make(passage, code: view.codebook.codes[code].id, view), code: code, passage: passage,
        probability: probability,
        reasons: model.reasons(for: passages.texts[row], row: table[row], in: table))
    }
  }

  /// SHA-256 of what decides the model.
  private func hash(_ code: Int, _ rows: [LabelledRow]) -> String {
    var text = "suggest 1\n\(FeatureSettings().form)\n\(LogisticSettings().form)\n\(request.unit.rawValue)\n"
    text += "\(view.codebook.codes[code].id)\n\(textsHash)\n"
    for row in rows {
      text += keys[row.row]
      text += row.isPositive ? "true " : "false "
      text += people[passages.people[row.row]]
    }
    return ContentHash(of: Array(text.utf8)).hexadecimal
  }

  /// Passages with a rule's hit, by code; those of codes with rules only.
  private static func hits(_ view: StudyView, _ passages: SuggestionPassages) throws -> [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    for code in view.codes where !view.codebook.codes[code].rules.isEmpty { found[code] = [] }
    let keys = Dictionary(view.transcripts.values.map { ($0.name, $0.id) }) { first, _ in first }
    for hit in try view.study.hits() {
      guard let code = view.codebook.position(of: hit.code), found[code] != nil, let key = keys[hit.transcript] else {
        continue
      }
      for index in passages.indices(transcript: key, turn: hit.turn)
      where passages.passages[index].span.overlaps(hit.span) {
        found[code]?.insert(index)
      }
    }
    return found
  }
}

extension UnlearntCode {
  fileprivate init(_ code: Int, _ labels: PassageLabels, _ passages: SuggestionPassages) {
    self.init(
      code, passages.rows(labels) { labels.isRead($0) && !labels.fromSuggestions[$0] },
      codedUnread: labels.labels.indices.count { labels.labels[$0] == .positive && !labels.wasRead[$0] })
  }

  fileprivate init(_ code: Int, _ rows: [LabelledRow], codedUnread: Int) {
    let positives = rows.filter(\.isPositive)
    self.init(
      code: code, coded: positives.count, people: Set(positives.map(\.cluster)).count,
      negatives: rows.count - positives.count, codedUnread: codedUnread)
  }
}

extension SuggestionPassages {
  /// Passages as rows to learn from.
  fileprivate func rows(_ labels: PassageLabels, where isWanted: (Int) -> Bool) -> [LabelledRow] {
    passages.indices.filter(isWanted).map {
      LabelledRow(row: $0, isPositive: labels.labels[$0] == .positive, cluster: people[$0])
    }
  }
}

/// Names of suggestions.
enum SuggestionID {
  static func make(_ passage: Passage, code: String, _ view: StudyView) -> String {
    let record = view.transcripts[passage.transcript]
    let text =
      "\(record?.name ?? "")\u{0}\(record?.hash ?? "")\u{0}\(code)\u{0}\(passage.span.start)\u{0}\(passage.span.end)"
    return "s" + ContentHash(of: Array(text.utf8)).hexadecimal.prefix(11)
  }
}
