import StudyIndex

extension Grouping {
  /// How people came to their levels where that needs saying: levels without anybody, joins with the survey.
  var notes: [String] {
    var notes: [String] = []
    if !emptyLevels.isEmpty {
      notes.append("No participant is in \(emptyLevels.map(\.label).joined(separator: ", ")).")
    }
    return notes + strays.map { "\($0.note)." } + joins.flatMap(\.notes)
  }
}

extension StrayCells {
  /// How many cells a condition takes as missing.
  var note: String {
    "\(column): \(counted(count, "cell")) that \(count == 1 ? "is" : "are") no number, taken as missing"
  }
}

extension SurveyJoin {
  fileprivate var notes: [String] {
    var parts = ["\(counted(personal.count, "participant")) placed by the answer of the respondent they are (\(link))"]
    if let group {
      parts.append(
        "\(byGroup.count) without one by a group-level join: all respondents of their level of \(group) are in one level "
          + "(\(byGroup.joined(separator: ", ")))")
    }
    if !unlinked.isEmpty { parts.append("\(unlinked.count) are no respondent and in no level") }
    if !unanswered.isEmpty { parts.append("\(unanswered.count) gave no answer and are in no level") }
    return ["\(variable) is the survey's: \(parts.joined(separator: "; "))."]
  }
}
