public import Basics
public import Codebooks
import Respondents
public import StudyDefinition
public import StudyIndex

/// What the names in requests can mean: the codes, groups, coders, models and so on that a study has.
public struct RequestChecks {
  private let configuration: StudyConfiguration
  private let codebook: Codebook
  private let survey: SurveyData?

  /// - Parameter survey: `nil` when the study has none or it cannot be read.
  public init(_ configuration: StudyConfiguration, _ codebook: Codebook, survey: SurveyData?) {
    self.configuration = configuration
    self.codebook = codebook
    self.survey = survey
  }

  /// What is wrong as far as can be said without the interviews.
  /// - Parameter written: where the request's options stand; `nil` for a request that no file holds.
  public func declared(_ request: some AnalysisRequest, _ written: WrittenOptions?) -> [Problem] {
    if type(of: request).sources == .survey, configuration.survey == nil {
      return [.requestNeedsSurvey(type(of: request).verb, written?.place)]
    }
    return problems(request, written) { thing in declaredNames(of: thing) }
  }

  /// What is wrong with groups, cuts, conditions, coders and transcripts, which only the open study knows.
  /// - Throws: what reading the index throws.
  public func live(_ request: some AnalysisRequest, _ written: WrittenOptions?, _ study: Study) throws -> [Problem] {
    let known = try [NamedThing.group, .coder, .transcript].reduce(into: [:]) { $0[$1] = try liveNames(of: $1, study) }
    var problems = problems(request, written) { known[$0] }
    let isCut = problems.isEmpty && !request.words { $0 == .cut }.isEmpty
    for option in type(of: request).options {
      switch option.kind {
      case .cut where isCut:
        let place = written?.place(of: option.key, 0)
        problems += Self.problems(at: place) {
          if let name = request.words({ $0 == .name(.respondentGroup) }).first {
            _ = try study.surveyData().grouping(
              named: name, cut: option.words(request).last, in: study.configuration)
          } else {
            _ = try study.grouping(by: Self.groups(request), cuts: option.words(request))
          }
        }
      case .condition:
        for (index, condition) in option.words(request).enumerated() {
          problems += Self.problems(at: written?.place(of: option.key, index)) {
            _ = try study.speakers(where: condition)
          }
        }
      default: continue
      }
    }
    return problems
  }

  /// - Throws: `Problems` with everything that keeps a request from being answered, as far as names go; what reading the
  ///   index throws.
  public func require(_ request: some AnalysisRequest, _ written: WrittenOptions?, _ study: Study) throws {
    let problems = try declared(request, written) + live(request, written, study)
    if !problems.isEmpty { throw Problems(problems) }
  }

  private static func groups(_ request: some AnalysisRequest) -> [String] { request.words { $0 == .name(.group) } }

  /// Names that are none of the known ones; `nil` known: whatever they are.
  private func problems<Request: AnalysisRequest>(
    _ request: Request, _ written: WrittenOptions?, known: (NamedThing) -> [String]?
  ) -> [Problem] {
    Request.options.flatMap { option -> [Problem] in
      let thing: NamedThing
      switch option.kind {
      case .name(let named): thing = named
      case .distance: thing = .code
      default: return []
      }
      guard let names = known(thing) else { return [] }
      return option.words(request).enumerated().compactMap { index, word in
        let name = option.kind.isDistance ? CodeDistance(parsing: word)?.code ?? word : word
        if thing == .code ? codebook.position(of: name) != nil : names.contains(name) { return nil }
        return .nameUnknown(name, thing, known: names, written?.place(of: option.key, index))
      }
    }
  }

  private static func problems(at place: YAMLPlace?, _ work: () throws -> Void) -> [Problem] {
    do {
      try work()
      return []
    } catch let problem as Problem {
      return [problem.of(place)]
    } catch let problems as Problems {
      return problems.all
    } catch {
      return []
    }
  }
}

extension RequestChecks {
  /// Names that the study's files declare; `nil` where they do not say.
  private func declaredNames(of thing: NamedThing) -> [String]? {
    let made =
      (configuration.survey?.scales.map(\.name) ?? []) + configuration.quantified.map(\.name)
      + (survey?.deferred.map(\.name) ?? [])
    return switch thing {
    case .code: codebook.codes.map(\.id)
    case .variable: survey.map { $0.names + made }
    case .respondentGroup: survey.map { configuration.groups.map(\.name) + $0.names + made }
    case .scale: configuration.survey?.scales.map(\.name)
    case .model: configuration.survey?.models.map(\.name)
    case .jointDisplay: configuration.joint.map(\.name)
    case .group, .coder, .transcript: nil
    }
  }

  private func liveNames(of thing: NamedThing, _ study: Study) throws -> [String]? {
    switch thing {
    case .group: try study.groupingNames()
    case .coder: try study.coderNames() + [SegmentFilter.everybody]
    case .transcript: try study.transcripts().map(\.name)
    case .code, .respondentGroup, .variable, .scale, .model, .jointDisplay: nil
    }
  }
}
