import Foundation

/// Somebody in participants.csv who was surveyed too: what the interview tells must hold in the survey.
struct Interviewee {
  /// The household's number in the survey, `R014`.
  let household: String
  let community: String
  let relation: Relation
  let isMale: Bool
  let age: Int
  /// Of the interview, and so of the household's visit.
  let month: Month
  /// From moving in to the interview, in months.
  let residence: Int

  /// Those with a respondent_id, in the order of the file.
  /// - Throws: `Failure` for a table that is not as the study's is.
  static func read(_ url: URL) throws -> [Interviewee] {
    let lines = String(decoding: try contents(url), as: UTF8.self).split(whereSeparator: \.isNewline)
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let header = rows.first, rows.allSatisfy({ $0.count == header.count }) else {
      throw Failure("participants.csv: rows of different lengths, or cells in quotes; this reads neither.")
    }
    return try rows.dropFirst().compactMap { row in
      let cells = Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
      guard let household = cells["respondent_id"], !household.isEmpty else { return nil }
      guard let community = cells["community"], let relation = Relation(rawValue: cells["relation"] ?? ""),
        let age = Int(cells["age"] ?? ""), let gender = cells["gender"],
        let moved = Month(cells["relocation_month"] ?? ""), let month = Month(cells["interview_date"] ?? "")
      else { throw Failure("participants.csv: the row of \(household) lacks what the survey needs.") }
      return Interviewee(
        household: household, community: community, relation: relation, isMale: gender == "male", age: age,
        month: month, residence: month.months - moved.months)
    }
  }
}

/// How a household stands to the organizations of its community.
enum Relation: String {
  case participant, spillover, none
}

/// A month of a year.
struct Month {
  /// Since the year 0.
  let months: Int

  /// From `2018-12` or `2018-12-31`.
  init?(_ text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count >= 2, (1...12).contains(parts[1]) else { return nil }
    months = parts[0] * 12 + parts[1] - 1
  }

  /// From 1 to 12.
  var number: Int { months % 12 + 1 }
}
