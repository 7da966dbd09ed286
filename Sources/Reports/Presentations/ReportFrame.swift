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
    if !filter.transcripts.isEmpty { parts.append("only in \(filter.transcripts.joined(separator: ", "))") }
    if let coder = filter.coder { parts.append("only \(coder)'s codings") }
    let hidden = study.hiddenTranscripts.count
    if let coder = study.blindCoder, hidden > 0 {
      let count = hidden == 1 ? "1 transcript" : "\(hidden) transcripts"
      parts.append("in \(count) that others still read only \(coder)'s own decisions")
    }
    if filter.onlyCurrentDefinitions { parts.append("only codings under the present definition of their code") }
    switch filter.origin {
    case .person: parts.append("only codings by people")
    case .rule: parts.append("only codings by rules")
    case .suggestion: parts.append("only suggestions, accepted or not yet judged")
    case nil: break
    }
    parts += [reviewRestriction].compactMap { $0 }
    switch filter.speakers {
    case .participants: break
    case .interviewers: parts.append("interviewers' words only")
    case .everyone: parts.append("everyone's words, the interviewers' too")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Which codings are not counted beside those of the coders, a sentence; `nil` where there are none.
  var consensusNote: String? {
    guard !uncounted.isEmpty else { return nil }
    let options = uncounted.map { "`--coder \($0)`" }.joined(separator: ", ")
    return "Counted: all coders' codings, not the consensus (\(options) counts it alone)."
  }

  /// The sentences on what is counted that stand under a table.
  var countingNotes: [String] { [restriction.map { "Restricted: \($0)." }, consensusNote].compactMap { $0 } }
  /// Which segments count, where not all do; and that it is the study's rule, where study.yaml has one.
  var reviewRestriction: String? {
    let states = filter.review.states
    let isStudys = !study.configuration.review.isEmpty && reviewsAsStudy
    if states == Set(Segment.Review.allCases) { return nil }
    let what =
      states == [.person, .accepted]
      ? "only what people coded or accepted"
      : "only segments in the state "
        + Segment.Review.allCases.filter(states.contains).map(\.rawValue).joined(separator: " or ")
    return what + (isStudys ? ", as study.yaml says" : "")
  }

  /// Which segments count, after a semicolon.
  var reviewRule: String { reviewRestriction ?? "unreviewed hits count" }

  /// A code's name with its id.
  func heading(of code: Int) -> String { "\(codebook.codes[code].name) (\(codebook.codes[code].id))" }
}

/// "1 segment", "2 segments".
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
