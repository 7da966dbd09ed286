public import Basics
import Codebooks
import Respondents

/// How the participants fall into the levels of one grouping.
public struct Grouping: Sendable {
  /// As `--by` names it; of a crossing the names, joined by ` × `.
  public let name: String
  public let label: String
  /// In the order of study.yaml; for a column or variable, in the order of its values.
  public let levels: [GroupLevel]
  /// Participant's id to index in `levels`; who is in no level is not here.
  public let levelOfParticipant: [String: Int]
  /// Levels of a crossing, of a cut or of a survey variable that no participant is in; they are not among `levels`.
  public var emptyLevels: [GroupLevel] = []
  /// How participants came to their levels through the survey; one a variable of the survey.
  public var joins: [SurveyJoin] = []
  /// Columns of numbers that make the levels and have cells that are none.
  public var strays: [StrayCells] = []
}

/// A level of a group: its name in study.yaml and on the command line, and the label that is shown.
public struct GroupLevel: Sendable, Hashable {
  public let name: String
  public let label: String
}

/// How a survey variable reached the people who were interviewed.
public struct SurveyJoin: Sendable, Hashable {
  /// The variable or scale.
  public let variable: String
  /// Column of participants.csv that holds respondents' ids.
  public let link: String
  /// Participants placed by the answer of the respondent that they are.
  public let personal: [String]
  /// Participants placed by their group, in which all respondents are in one level; empty when there was no need.
  public let byGroup: [String]
  /// The group that placed them.
  public let group: String?
  /// Participants who are no respondent and could not be placed by a group.
  public let unlinked: [String]
  /// Respondents among the participants who gave no answer.
  public let unanswered: [String]
}

extension Grouping {
  /// The same without the levels that no participant is in; they are kept apart.
  var withoutEmptyLevels: Grouping {
    let used = Set(levelOfParticipant.values)
    let kept = levels.indices.filter(used.contains)
    let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    return Grouping(
      name: name, label: label, levels: kept.map { levels[$0] },
      levelOfParticipant: levelOfParticipant.compactMapValues { places[$0] },
      emptyLevels: emptyLevels + levels.indices.filter { !used.contains($0) }.map { levels[$0] }, joins: joins,
      strays: strays)
  }

  /// Every level of this grouping with every level of another, this one's first; those without participants are kept
  /// apart.
  func crossed(with other: Grouping) -> Grouping {
    var levels: [GroupLevel] = []
    for a in self.levels {
      for b in other.levels {
        levels.append(GroupLevel(name: "\(a.name) × \(b.name)", label: "\(a.label) × \(b.label)"))
      }
    }
    var levelOf: [String: Int] = [:]
    for (id, level) in levelOfParticipant {
      if let second = other.levelOfParticipant[id] { levelOf[id] = level * other.levels.count + second }
    }
    return Grouping(
      name: "\(name) × \(other.name)", label: "\(label) × \(other.label)", levels: levels,
      levelOfParticipant: levelOf, joins: joins + other.joins, strays: strays + other.strays
    ).withoutEmptyLevels
  }
}

extension Study {
  /// What every analysis says on standard error: codings that it cannot count, a codebook without codes.
  public func remarks() throws -> [Problem] {
    let outside = try codingsOutsideCodebook().map { Problem.codeOutsideCodebook($0.code, codings: $0.count) }
    let lost = try lostCodings().map(Problem.lostCodings)
    return (codebook.codes.isEmpty ? [.codebookWithoutAnyCode()] : []) + outside + lost + surveyRemarks()
  }
}
