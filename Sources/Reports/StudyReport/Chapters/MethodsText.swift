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
    var material = "The material is \(counted(description.transcripts, "transcript"))"
    if description.groupDiscussions > 0 {
      let number = description.groupDiscussions == 1 ? "one" : String(description.groupDiscussions)
      material += ", \(number) of them with several participants"
    }
    if let first = description.firstDate, let last = description.lastDate {
      material += first == last ? " (\(first))" : " (\(first) to \(last))"
    }
    let languages = description.languages.map { language, number in
      description.languages.count == 1
        ? Self.name(ofLanguage: language) : "\(Self.name(ofLanguage: language)) (\(number))"
    }
    if !languages.isEmpty { material += ", in \(Self.list(languages))" }
    sentences.append(material + ".")
    if description.people > 0 {
      let spread =
        description.people == 1
        ? ""
        : " (\(Numbers.grouped(description.fewestWords)) to \(Numbers.grouped(description.mostWords)) words a person)"
      sentences.append(
        "\(Self.beginning(counted(description.people, "participant"))) \(description.people == 1 ? "speaks" : "speak") "
          + "\(Numbers.grouped(description.words)) words in \(Numbers.grouped(description.turns)) turns\(spread); "
          + "the interviewers' \(Numbers.grouped(description.interviewerWords)) words are not counted.")
    }
    for group in description.groups {
      let levels = zip(group.grouping.levels, group.people).map { "\($0.label), \($1)" }
      sentences.append("By \(group.grouping.label): \(levels.joined(separator: "; ")).")
    }
    return sentences.joined(separator: " ")
  }

  // MARK: Coding

  private var coding: String {
    if description.codes == 0 { return "" }
    var sentences: [String] = []
    var codebook = "The codebook has \(counted(description.codes, "code"))"
    if description.uppermostCodes < description.codes {
      codebook += ", \(description.uppermostCodes) of them at the top of its tree"
    }
    if description.rules > 0 {
      codebook +=
        "; for \(counted(description.codesWithRules, "code")), \(counted(description.rules, "rule")) searched the participants' words "
        + "for candidate passages"
    }
    sentences.append(codebook + ".")
    if !description.coders.isEmpty {
      let coders = description.coders.map { "\($0.name): \($0.tagged) by hand, \($0.accepted) candidates accepted" }
      sentences.append(
        "\(Self.beginning(counted(description.coders.count, "coder"))) coded passages and judged the candidates "
          + "(\(coders.joined(separator: "; "))).")
    }
    if description.readByMore > 0 {
      sentences.append(
        "\(description.readByMore) of the transcripts \(description.readByMore == 1 ? "was" : "were") read by two coders or "
          + "more for the whole codebook.")
    }
    if description.consensus.codings > 0 {
      let settled = "Where coders disagreed, they settled on \(counted(description.consensus.codings, "coding"))"
      sentences.append(
        description.consensus.isCounted
          ? "\(settled) of a consensus, which are counted."
          : "\(settled) of a consensus, which are not counted beside the coders' own.")
    }
    let total = description.segments.values.reduce(0, +)
    let states = Segment.Review.allCases.compactMap { state -> String? in
      guard let number = description.segments[state] else { return nil }
      let verb = number == 1 ? "is" : "are"
      return switch state {
      case .person: "\(number) \(verb) coded by people"
      case .accepted: "\(number) \(verb) candidates that people accepted"
      case .unreviewed: "\(number) \(verb) candidates that nobody has judged"
      }
    }
    if total > 0 {
      sentences.append(
        "Overlapping codings of one code in one turn count as one segment. Of the \(counted(total, "segment")), "
          + "\(Self.list(states)).")
    }
    if description.rules > 0, !description.countsUnreviewed {
      sentences.append("Candidates that nobody has judged do not count.")
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
        case .overlap: "when segments of theirs share words"
        case .turn: "when one turn has both"
        case .transcript: "when one transcript has both"
        }
      sentences.append("Two codes were counted as occurring together \(place).")
    }
    return sentences.joined(separator: " ")
  }

  // MARK: The survey

  private var surveying: String {
    guard let survey else { return "" }
    var sentences = ["The survey has \(Numbers.grouped(survey.data.table.rowCount)) respondents."]
    if !survey.scales.isEmpty {
      let names = survey.scales.map { scale in
        "\(scale.definition.label ?? scale.definition.name) (KMO \(Numbers.fixed(scale.sampling.overall, places: 2)))"
      }
      sentences.append(
        "\(survey.scales.count == 1 ? "One scale is the" : "Scales are each the") first principal component of the "
          + "correlations of \(survey.scales.count == 1 ? "its" : "their") items: \(Self.list(names)).")
    }
    if !models.isEmpty {
      let errors = Set(models.map(\.definition.errors)).sorted { $0.rawValue < $1.rawValue }.map(\.words)
      sentences.append(
        "\(Self.beginning(counted(models.count, "linear model"))) \(models.count == 1 ? "was" : "were") fitted by ordinary "
          + "least squares with \(Self.list(errors)) standard errors, respondents with a missing value left out of a model."
      )
    }
    return sentences.joined(separator: " ")
  }

  private var software: String {
    "Analyses were made with Strand \(version). Intervals are of 95%; the same files give the same numbers."
  }

  // MARK: Words

  /// Small numbers as words at the beginning of a sentence.
  private static func beginning(_ text: String) -> String {
    let words = [
      "1": "One", "2": "Two", "3": "Three", "4": "Four", "5": "Five", "6": "Six", "7": "Seven", "8": "Eight",
      "9": "Nine",
      "10": "Ten", "11": "Eleven", "12": "Twelve",
    ]
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let word = words[parts[0]] else { return text }
    return "\(word) \(parts[1])"
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
