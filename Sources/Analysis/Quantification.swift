import Basics
import Codebooks
import Respondents
public import StudyDefinition
import StudyIndex

/// Codes as variables of the people who were interviewed: whether, how many times, how often somebody mentions each.
public struct Quantification: Sendable {
  /// Somebody who speaks and whose words count.
  public struct Person: Sendable {
    /// The participant's id, else `transcript/label`.
    public let name: String
    /// Words that they say, in all transcripts.
    public let words: Int
    /// Names of the transcripts in which they speak.
    public let transcripts: [String]
  }

  public struct Variable: Sendable {
    public let name: String
    public let label: String
    /// Index in `Codebook.codes`.
    public let code: Int
    public let measure: QuantifiedCode.Measure
    /// One a person; NaN for the rate of who says nothing.
    public let values: [Double]
  }

  public let view: StudyView
  /// Participants in the order of participants.csv, then people who are not in it, by name.
  public let people: [Person]
  public let variables: [Variable]

  /// - Parameters:
  ///   - view: its filter's `rollUp` must be on: a code counts with those below it.
  ///   - definitions: what is counted; their `review` stands in place of study.yaml's, and narrows any other of the view.
  /// - Throws: `Problem` for an unknown code; what reading the index throws.
  public init(_ view: StudyView, _ definitions: [QuantifiedCode]) throws {
    precondition(view.filter.rollUp, "a code counts with the codes below it")
    self.view = view
    let ordered = try Self.order(of: view)
    people = ordered.map { place in
      let person = view.people.people[place]
      return Person(
        name: person.id, words: person.words, transcripts: person.transcripts.map { view.name($0) }.sorted())
    }
    let segments = try view.segments()
    let judgedOtherwise = definitions.contains { !$0.review.isEmpty }
    let all = try judgedOtherwise ? Self.segmentsForOwnReview(view) ?? segments : []
    variables = try definitions.map { definition in
      guard let code = view.codebook.position(of: definition.code) else {
        throw Problem.unknownCodeToQuantify(definition, known: view.codebook.codes.map(\.id))
      }
      let states = definition.review.states
      let counts = PeopleByCode(
        view.people,
        (definition.review.isEmpty ? segments : all).lazy.filter { $0.code == code && states.contains($0.review) }
      ).segments(of: code)
      return Variable(
        name: definition.name,
        label: definition.label ?? "\(view.codebook.codes[code].name): \(definition.measure.words)", code: code,
        measure: definition.measure,
        values: ordered.map { definition.measure.value(count: counts[$0], words: view.people.people[$0].words) })
    }
  }

  /// Segments in every state, where only study.yaml narrows the view: a definition's own `review` stands in its place.
  private static func segmentsForOwnReview(_ view: StudyView) throws -> [Segment]? {
    guard view.reviewsAsStudy else { return nil }
    var filter = view.filter
    filter.review = [.all]
    return try StudyView(view.study, filter: filter).segments()
  }

  /// Indices of the people who count: participants as in participants.csv, then the others by id.
  private static func order(of view: StudyView) throws -> [Int] {
    let places = Dictionary(uniqueKeysWithValues: view.people.people.enumerated().map { ($1.id, $0) })
    let known = try view.study.participantIDs().compactMap { places[$0] }
    let others = Set(view.people.people.indices).subtracting(known)
    return known + others.sorted()
  }

  /// Every code in each of some measures, as variables called `code_measure`; what is named twice, or by a code's earlier id,
  /// is one variable.
  public static func definitions(
    _ codes: [String], in view: StudyView, as measures: [QuantifiedCode.Measure]
  ) -> [QuantifiedCode] {
    let chosen = codes.isEmpty ? view.codes.map { view.codebook.codes[$0].id } : codes
    var names: Set<String> = []
    return chosen.flatMap { id in
      let current = view.codebook.position(of: id).map { view.codebook.codes[$0].id } ?? id
      return measures.compactMap { measure -> QuantifiedCode? in
        let name = "\(current)_\(measure.rawValue)"
        guard names.insert(name).inserted else { return nil }
        return QuantifiedCode(name: name, label: nil, code: current, measure: measure, line: 0)
      }
    }
  }
}

extension QuantifiedCode.Measure {
  /// What a variable of this measure holds.
  public var words: String {
    switch self {
    case .mentioned: "mentioned"
    case .count: "segments"
    case .rate: "segments per 1,000 words"
    }
  }

  func value(count: Int, words: Int) -> Double {
    switch self {
    case .mentioned: count > 0 ? 1 : 0
    case .count: Double(count)
    case .rate: words > 0 ? Double(count) * 1000 / Double(words) : .nan
    }
  }

  var kind: SurveyVariable.Kind { self == .mentioned ? .nominal : .interval }
  var valueLabels: [ValueLabel] {
    self == .mentioned ? [ValueLabel(.number(0), "no"), ValueLabel(.number(1), "yes")] : []
  }
}

extension Quantification.Variable {
  /// As a variable of a table.
  var described: SurveyVariable {
    SurveyVariable(name: name, label: label, kind: measure.kind, valueLabels: measure.valueLabels)
  }
}
