import Analysis
import Codebooks
import StudyDefinition
public import StudyIndex

/// What every report about a study says first: the verb, the study, the inputs it rests on.
extension Report {
  /// - Throws: what reading the index throws.
  public init(
    _ command: String, of study: Study, unit: String? = nil, sections: [Section], payload: [(String, JSONValue)]
  ) throws {
    self.init(
      command: command, study: study.configuration.name,
      inputs: try study.inputs().map { (path: $0.path, sha256: $0.hash) }, unit: unit, sections: sections,
      payload: payload)
  }
}

extension StudyView {
  /// How the filter narrows what is shown, for the notes under a table; `nil` when it does not.
  var restriction: String? {
    var parts: [String] = []
    if let condition = filter.condition {
      let strays = ((try? study.strayCells(in: [condition])) ?? []).map(\.note)
      parts.append("only where \(condition)\(strays.isEmpty ? "" : " (\(strays.joined(separator: "; ")))")")
    }
    if let coder = filter.coder { parts.append("only \(coder)'s codings") }
    switch filter.origin {
    case .person: parts.append("only codings by people")
    case .rule: parts.append("only codings by rules")
    case .suggestion: parts.append("only suggestions, accepted or not yet judged")
    case nil: break
    }
    if !filter.review.isEmpty {
      let states = Segment.Review.allCases.filter(filter.review.contains).map(\.rawValue)
      parts.append("only segments in the state \(states.joined(separator: " or "))")
    }
    switch filter.speakers {
    case .participants: break
    case .interviewers: parts.append("interviewers' words only")
    case .everyone: parts.append("everyone's words, the interviewers' too")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// A code's name with its id.
  func heading(of code: Int) -> String { "\(codebook.codes[code].name) (\(codebook.codes[code].id))" }
}

/// "1 segment", "2 segments".
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
