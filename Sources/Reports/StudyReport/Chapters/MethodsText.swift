public import Analysis
import Foundation
import Respondents
import Statistics
import StudyDefinition
import StudyIndex

/// What was done, in sentences that can be pasted into a paper.
public struct MethodsText {
  public var description: StudyDescription
  public var comparisons: [TestedComparison]
  public var coOccurrence: CoOccurrence?
  /// How far coders agree.
  public var agreements: [CodersAgreement] = []
  /// `nil` for a study without a survey.
  public var survey: SurveyView?
  public var models: [ModelAnalysis]
  /// What was learnt from codings, where anything was.
  public var suggestions: [SuggestionListing] = []
  /// Of the program.
  public var version: String

  public init(
    _ description: StudyDescription, comparisons: [TestedComparison] = [], coOccurrence: CoOccurrence? = nil,
    survey: SurveyView? = nil, models: [ModelAnalysis] = [], version: String
  ) {
    self.description = description
    self.comparisons = comparisons
    self.coOccurrence = coOccurrence
    self.survey = survey
    self.models = models
    self.version = version
  }

  public var chapter: StudyReport.Chapter {
    StudyReport.Chapter(id: "methods", title: "Methods", blocks: paragraphs.map { .text($0) })
  }

  /// A paragraph each: interviews, coding, suggestions, comparison, survey, software.
  public var paragraphs: [String] {
    [interviews, coding, SuggestionMethods.sentences(suggestions), comparing, surveying, software].filter {
      !$0.isEmpty
    }
  }

  // MARK: Interviews

  private var interviews: String {
    var sentences: [String] = []
    let many = description.transcripts != 1
    var material = "We analysed \(counted(description.transcripts, "transcript"))"
    if let first = description.firstDate, let last = description.lastDate {
      material += first == last ? " of \(first)" : ", dated \(first) to \(last)"
    }
    if description.groupDiscussions > 0 {
      let number = description.groupDiscussions == 1 ? "one" : String(description.groupDiscussions)
      material +=
        many
        ? ", \(number) of which \(description.groupDiscussions == 1 ? "has" : "have") several participants"
        : ", with several participants"
    }
    let languages = description.languages.map { language, number in
      description.languages.count == 1
        ? Self.name(ofLanguage: language) : "\(Self.name(ofLanguage: language)) (\(number))"
    }
    if !languages.isEmpty {
      material += "\(description.groupDiscussions > 0 || many ? "," : "") in \(Self.list(languages))"
    }
    sentences.append(material + ".")
    if description.people > 0 {
      let spread =
        description.people == 1
        ? ""
        : " (\(Numbers.grouped(description.fewestWords)) to \(Numbers.grouped(description.mostWords)) words a person)"
      sentences.append(
        "\(Self.beginning(counted(description.people, "participant"))) spoke "
          + "\(Self.number(description.words, "word")) in \(Self.number(description.turns, "turn"))\(spread). "
          + "The interviewers' words (\(Numbers.grouped(description.interviewerWords))) were not counted.")
    }
    for group in description.groups {
      let levels = zip(group.grouping.levels, group.people).map { "\($0.label) (n = \(Numbers.grouped($1)))" }
      let groups = levels.count == 1 ? "there was one group of participants," : "the groups of participants were"
      sentences.append("By \(group.grouping.label), \(groups) \(Self.list(levels)).")
    }
    return sentences.joined(separator: " ")
  }

  // MARK: Coding

  private var coding: String {
    if description.codes == 0 { return "" }
    var sentences: [String] = []
    var codebook = "The codebook has \(counted(description.codes, "code"))"
    if description.uppermostCodes < description.codes {
      codebook +=
        ", of which \(description.uppermostCodes) \(description.uppermostCodes == 1 ? "is" : "are") at the highest level"
    }
    sentences.append(codebook + ".")
    if description.rules > 0 {
      sentences.append(
        "\(Self.beginning(counted(description.rules, "rule"))) (for \(counted(description.codesWithRules, "code"))) searched "
          + "the participants' words for candidate passages.")
    }
    if !description.coders.isEmpty {
      let judged = description.coders.contains { $0.accepted > 0 }
      let coders = description.coders.map { coder in
        "\(coder.name): \(counted(coder.tagged, "passage")) by hand"
          + (judged ? ", \(counted(coder.accepted, "candidate")) accepted" : "")
      }
      sentences.append(
        "\(Self.beginning(counted(description.coders.count, "coder"))) coded passages\(judged ? " and judged candidates" : "") "
          + "(\(coders.joined(separator: "; "))).")
    }
    if description.readByMore > 0 {
      sentences.append(
        description.readByMore == 1
          ? "Two or more coders read one of the transcripts for the whole codebook."
          : "Two or more coders read \(description.readByMore) of the transcripts for the whole codebook.")
    }
    if description.consensus.codings > 0 {
      let one = description.consensus.codings == 1
      let settled = "Where coders disagreed, they agreed on \(counted(description.consensus.codings, "coding"))"
      let (pronoun, verb) = one ? ("It", "was") : ("These", "were")
      sentences.append(
        description.consensus.isCounted
          ? "\(settled). \(pronoun) \(verb) counted."
          : "\(settled). \(pronoun) \(verb) not counted beside the coders' own.")
    }
    let total = description.segments.values.reduce(0, +)
    let states = Segment.Review.allCases.compactMap { state -> String? in
      guard let count = description.segments[state] else { return nil }
      let (number, verb) = (Numbers.grouped(count), count == 1 ? "was" : "were")
      return switch state {
      case .person: "\(number) \(verb) coded by people"
      case .accepted: "\(number) \(verb) found by a rule or a model and accepted by people"
      case .unreviewed: "\(number) \(verb) found by a rule and \(verb) not reviewed"
      }
    }
    if total > 0 {
      sentences.append("Overlapping codings of one code in one turn count as one segment.")
      sentences.append(
        total == 1
          ? "There is one segment; it \(Self.withoutNumber(states[0]))."
          : "Of the \(Numbers.grouped(total)) segments, \(Self.list(states)).")
    }
    if description.rules > 0, !description.countsUnreviewed {
      sentences.append("Candidates that nobody reviewed were not counted.")
    }
    sentences += agreements.map { AgreementMethods($0).sentence }
    return sentences.joined(separator: " ")
  }

  // MARK: Comparing

  private var comparing: String {
    var sentences = ComparisonMethods.sentences(comparisons)
    if let coOccurrence, !coOccurrence.pairs.isEmpty {
      let place =
        switch coOccurrence.within {
        case .overlap: "when their segments shared words"
        case .turn: "when both were in one turn"
        case .transcript: "when both were in one transcript"
        }
      sentences.append("Two codes were counted as occurring together \(place).")
    }
    return sentences.joined(separator: " ")
  }

  // MARK: The survey

  private var surveying: String {
    guard let survey else { return "" }
    var sentences = ["The survey has \(Self.number(survey.data.table.rowCount, "respondent"))."]
    if !survey.scales.isEmpty {
      let names = survey.scales.map { scale in
        "\(scale.definition.label ?? scale.definition.name) (KMO \(Numbers.fixed(scale.sampling.overall, places: 2)))"
      }
      sentences.append(
        survey.scales.count == 1
          ? "One scale, \(names[0]), was computed as the first principal component of the correlations of its items."
          : "\(Self.beginning(counted(survey.scales.count, "scale"))) were each computed as the first principal component of "
            + "the correlations of their items: \(Self.list(names)).")
    }
    if !models.isEmpty {
      sentences += Self.fitted(models)
      sentences.append(
        "Respondents with a missing value in a variable of a model were left out of that model.")
    }
    return sentences.joined(separator: " ")
  }

  /// A sentence for each kind of model.
  private static func fitted(_ models: [ModelAnalysis]) -> [String] {
    let kinds: [(ModelDefinition.Kind, String, String)] = [
      (.linear, "linear model", "ordinary least squares"),
      (.logistic, "logistic model", "maximum likelihood"), (.ordered, "ordered logistic model", "maximum likelihood"),
    ]
    return kinds.compactMap { kind, noun, method in
      let models = models.filter { $0.definition.kind == kind }
      if models.isEmpty { return nil }
      let errors = Set(models.map(\.definition.errors)).sorted { $0.rawValue < $1.rawValue }.map(\.words)
      return "\(beginning(counted(models.count, noun))) \(models.count == 1 ? "was" : "were") fitted by \(method) with "
        + "\(list(errors)) standard errors."
    }
  }

  private var software: String { "Analyses were made with Strand \(version).\(intervals)" }

  /// At which level the intervals are: models and the agreement of coders may have levels of their own, everything else
  /// has 95%.
  private var intervals: String {
    let usual = 0.95
    var others: [(level: Double, of: [String])] = []
    var hasUsual =
      comparisons.contains { $0.unit != .transcripts } || !suggestions.isEmpty || survey?.scales.isEmpty == false
    func add(_ level: Double, _ name: String) {
      if level == usual { hasUsual = true; return }
      guard let index = others.firstIndex(where: { $0.level == level }) else { return others.append((level, [name])) }
      if !others[index].of.contains(name) { others[index].of.append(name) }
    }
    for agreement in agreements { add(agreement.settings.level, "the agreement of coders") }
    for model in models { add(model.settings.level, "model \(model.definition.name)") }
    if others.isEmpty { return hasUsual ? " Confidence intervals have a level of \(Effect.percent(usual))." : "" }
    if !hasUsual, others.count == 1 {
      return " Confidence intervals have a level of \(Effect.percent(others[0].level))."
    }
    let exceptions = others.map { "\(Effect.percent($0.level)) for \(Self.list($0.of))" }
    return " Confidence intervals have a level of " + (hasUsual ? "\(Effect.percent(usual)), but of " : "")
      + "\(Self.list(exceptions))."
  }

  // MARK: Words

  /// `1,204 words`, `1 word`.
  private static func number(_ count: Int, _ noun: String) -> String {
    "\(Numbers.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// `was coded by people` of `1 was coded by people`.
  private static func withoutNumber(_ clause: String) -> String {
    clause.split(separator: " ").dropFirst().joined(separator: " ")
  }

  /// A number below a hundred as a word, at the beginning of a sentence.
  private static func beginning(_ text: String) -> String {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: "en")
    formatter.numberStyle = .spellOut
    guard parts.count == 2, let number = Int(parts[0]), (0..<100).contains(number),
      let word = formatter.string(from: NSNumber(value: number))
    else { return text }
    return "\(word.prefix(1).uppercased())\(word.dropFirst()) \(parts[1])"
  }

  /// "a, b and c".
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func name(ofLanguage tag: String) -> String {
    Locale(identifier: "en").localizedString(forIdentifier: tag) ?? tag
  }
}
