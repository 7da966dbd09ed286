import Analysis
import Codebooks
import Statistics
import StudyIndex

extension TestedComparison {
  /// What a reader must know to read the table: units, tests, who is left out.
  var notes: [String] {
    [unit.explanation] + comparison.remarks + testNotes + warnings + comparison.grouping.notes + evidence
  }

  private var testNotes: [String] {
    if unit == .transcripts {
      return [
        "Not tested: one transcript may contain several people, and a person several transcripts, so that transcripts are "
          + "not independent. The units people, segments and words are tested."
      ]
    }
    guard levels.count > 1 else {
      let whose = levels.first.map { "only “\(comparison.levels[$0].level.label)” has people" } ?? "no level has people"
      return ["Not tested: \(whose), and a test needs people in two levels."]
    }
    var notes = methods
    let adjusted =
      switch settings.adjustment {
      case .holm: "p (Holm): adjusted over the \(counted(testedCodes, "code")) tested in this table."
      case .benjaminiHochberg:
        "p (BH): by Benjamini and Hochberg, over the \(counted(testedCodes, "code")) tested in this table."
      case .none: "p is not adjusted for the number of codes (--adjust)."
      }
    if testedCodes > 0 {
      notes.append(adjusted + (unit == .people ? " V: Cramer's, corrected for bias." : ""))
    }
    if levels.count == 2, testedCodes > 0, unit == .people {
      let names = levels.map { comparison.levels[$0].level.label }
      notes.append("Difference: \(names[0]) less \(names[1]), in brackets Newcombe's 95% interval.")
    }
    if hasMarks {
      notes.append(
        "+ and -: more and fewer people than expected, adjusted residual beyond 1.96; levels of five and more people.")
    }
    if unit != .people {
      notes.append(
        "In brackets: 95% percentile interval of the bootstrap over people (\(settings.resamples) draws, seed "
          + "\(settings.seed)); none where fewer than two people speak or nobody mentions the code.")
    }
    return notes + absences
  }

  /// Which tests were chosen, and for which codes where there are several.
  private var methods: [String] {
    var explanations: [(text: String, codes: [String])] = []
    for row in rows {
      guard let test = row.overall.test else { continue }
      let text = test.method.explanation
      if let place = explanations.firstIndex(where: { $0.text == text }) {
        explanations[place].codes.append(name(row))
      } else {
        explanations.append((text, [name(row)]))
      }
    }
    guard let most = explanations.max(by: { $0.codes.count < $1.codes.count }) else { return [] }
    let others = explanations.filter { $0.text != most.text }
    let rest = others.map { "; for \($0.codes.joined(separator: ", ")): \($0.text)" }.joined()
    let error = rows.compactMap { $0.overall.test?.method.standardError }.max() ?? 0
    let exact = error > 0 ? " The standard error of p is at most \(Numbers.fixed(error, places: 4))." : ""
    return ["Tests: \(most.text)\(rest).\(exact)"]
  }

  private var absences: [String] {
    [LevelTest.Absence.nobody, .everybody, .noWords].compactMap { absence in
      let codes = rows.filter { $0.overall.absence == absence }.map(name)
      return codes.isEmpty ? nil : "Not tested: \(absence.reason) (\(codes.joined(separator: ", ")))."
    }
  }

  private func name(_ row: Row) -> String { comparison.view.codebook.codes[row.code].name }

  private var warnings: [String] {
    var notes: [String] = []
    let small = smallLevels.map { index in
      "\(comparison.levels[index].level.label) (\(comparison.levels[index].people))"
    }
    if !small.isEmpty {
      notes.append(
        "Warning: fewer than five people in \(small.joined(separator: ", ")). Do not rely on the shares, intervals and "
          + "tests of such a small level.")
    }
    notes += [cutAdvice].compactMap { $0 }
    let shared = comparison.sharedTranscripts
    if unit != .transcripts, levels.count > 1, !shared.isEmpty {
      notes.append(together(shared))
    }
    return notes
  }

  /// That numbers should be cut into levels, where most levels of a group are numbers with one person each.
  private var cutAdvice: String? {
    let levels = comparison.levels
    guard levels.count > 2, levels.allSatisfy({ Double($0.level.name) != nil }),
      levels.count(where: { $0.people <= 1 }) * 2 > levels.count
    else { return nil }
    let name = comparison.grouping.name
    return "Most levels of \(name) have one person. Cut the numbers into levels: `--cut median`, `--cut terciles`, or "
      + "where levels begin, as `--cut 30,50`."
  }

  /// Those who speak together, and what that means for the tests.
  private func together(_ shared: [String]) -> String {
    let who = "Several people speak together in \(shared.joined(separator: ", "))."
    guard let circles = SpeakingCircles(comparison.people, among: levels) else { return who }
    if circles.areNested {
      return settings.together
        ? "\(who) They were permuted as wholes, and so their words need not be independent."
        : "\(who) Tests take people as independent; `--together` permutes those who speak together as wholes."
    }
    let effective = Numbers.fixed(circles.effectivePeople(correlation: 0.1), places: 1)
    return
      "\(who) Tests take people as independent, and the discussions hold people of several levels, so that they cannot be "
      + "permuted as wholes. If what is said in one discussion were correlated by 0.1, the \(circles.people) people would "
      + "count as \(effective)."
  }

  /// What the counts rest on and who is in no level.
  private var evidence: [String] {
    var notes: [String] = []
    let review = Segment.Review.allCases.compactMap { state -> String? in
      guard let count = comparison.reviewCounts[state], count > 0 else { return nil }
      return "\(count) \(state.explanation(of: count))"
    }
    if !review.isEmpty { notes.append("Segments of the top codes: \(review.joined(separator: ", ")).") }
    if !comparison.withoutLevel.isEmpty {
      notes.append(
        "In no level of \(comparison.grouping.name), and not counted: "
          + "\(comparison.withoutLevel.joined(separator: ", ")) "
          + "(\(counted(comparison.segmentsWithoutLevel, "segment")) of these codes).")
    }
    notes += comparison.view.countingNotes
    return notes
  }
}

extension ComparisonUnit {
  fileprivate var explanation: String {
    switch self {
    case .people:
      "n: people who mention a code; share: of the people interviewed (last row). A person counts once for a code, and "
        + "for a parent with its children."
    case .segments:
      "n: segments; per 1,000: segments per 1,000 words that the level's participants speak (last row)."
    case .codings:
      "n: codings that people made by hand, each once for the person in whose words it begins, and segments where only "
        + "rules' hits are; per 1,000: codings per 1,000 words that the level's participants speak (last row)."
    case .words:
      "n: words inside segments; share: of the words that the level's participants speak (last row)."
    case .transcripts: "Transcripts in which the level has the code at least once."
    }
  }
}

extension [Segment.Review: Int] {
  /// For captions of figures, after another sentence: how much of what is counted nobody has judged; empty where nothing
  /// is counted.
  var sentence: String {
    let all = values.reduce(0, +)
    if all == 0 { return "" }
    let unreviewed = self[.unreviewed] ?? 0
    if unreviewed == 0 { return " People have coded or accepted every segment counted." }
    return
      " Of the \(counted(all, "segment")) counted, \(unreviewed) \(unreviewed == 1 ? "is a rule's hit" : "are rules' hits") "
      + "that nobody has reviewed."
  }
}

extension Segment.Review {
  /// For the notes under tables.
  /// - Parameter count: how many there are.
  func explanation(of count: Int) -> String {
    let hits = count == 1 ? "rule's hit" : "rules' hits"
    return switch self {
    case .person: "coded by people"
    case .accepted: "\(hits) accepted by people"
    case .unreviewed: "\(hits) not reviewed"
    }
  }
}
