import Basics
import GRDB
import Respondents
import StudyDefinition

/// What an expression about people asked of the survey.
struct SurveyQuestion: Sendable, Hashable {
  let linked: Int
  let participants: Int
}

extension Study {
  /// Evaluates expressions over people. Where they name variables of the survey, as `survey.age` or, where no column of
  /// people is called so, as `age`, participants who are respondents have their answers there.
  /// - Throws: `Problem` when a variable of the survey is asked for and no participant is a respondent; what reading the
  ///   survey throws.
  func evaluator(of expressions: [String]) throws -> RestrictedExpression {
    let evaluator = try evaluator()
    guard configuration.survey != nil else { return evaluator }
    let own = try ownNames()
    let words = Set(expressions.flatMap(SQLWords.identifiers))
    guard words.contains("survey") || !words.subtracting(SQLWords.ofTheLanguage).isSubset(of: own) else {
      return evaluator
    }
    let data = try surveyData()
    evaluator.furtherColumns = data.names
    let asked = data.table.variables.indices.filter { index in
      let name = data.table.variables[index].name.lowercased()
      return words.contains(name) && (words.contains("survey") || !own.contains(name))
    }
    if asked.isEmpty { return evaluator }
    let links = try RespondentLinks(self, data)
    if let absence = links.absence { throw Problem.noRespondents(data.table.variables[asked[0]].name, absence) }
    let rows = try participantIDs().compactMap { id in
      links.row(of: id).map { row in
        (id, asked.map { Self.comparable(data.table.cell(row: row.index, column: $0), in: data.table.columns[$0]) })
      }
    }
    let columns = asked.map { index in
      (data.table.variables[index].name, !data.table.columns[index].isMostlyNumbers)
    }
    try evaluator.attach(SurveyAnswers(columns: columns, rows: rows))
    let question = SurveyQuestion(linked: links.count, participants: links.participants)
    surveyQuestions.withLock { if !$0.contains(question) { $0.append(question) } }
    return evaluator
  }

  /// A cell as conditions compare it: among numbers a text is a number or missing.
  private static func comparable(_ cell: SurveyCell, in column: SurveyColumn) -> SurveyCell {
    guard case .text(let text) = cell, column.isMostlyNumbers else { return cell }
    return SurveyColumn.number(in: text).map(SurveyCell.number) ?? .missing(nil)
  }

  /// Columns of people and of their transcripts, in lower case.
  private func ownNames() throws -> Set<String> {
    try read { database in
      let names = try database.columns(in: "participants") + database.columns(in: "speaker_attributes")
      return Set(names.map { $0.name.lowercased() })
    }
  }

  /// That some participants are no respondents, where an expression asked the survey.
  func surveyRemarks() -> [Problem] {
    surveyQuestions.withLock { $0 }.filter { $0.linked < $0.participants }.map {
      .someAreRespondents($0.linked, of: $0.participants)
    }
  }
}

extension SQLWords {
  /// Words of SQL that are no columns.
  static let ofTheLanguage: Set<String> = ExpressionGuard.functions.union([
    "and", "as", "between", "by", "case", "cast", "collate", "distinct", "else", "end", "escape", "exists", "false",
    "from", "glob", "in", "integer", "is", "isnull", "like", "limit", "nocase", "not", "notnull", "null", "or", "order",
    "real", "select", "text", "then", "true", "when", "where",
  ])
}

extension Study {
  /// Those of some SQL expressions over people that read the survey: they name `survey.…`, or a variable that no column
  /// of participants.csv hides. All of them where the survey cannot be read.
  public func readingSurvey(_ expressions: [String]) throws -> Set<String> {
    if configuration.survey == nil || expressions.isEmpty { return [] }
    guard let data = try? surveyData() else { return Set(expressions) }
    let columns = Set(try participantColumns().map { $0.lowercased() })
    let variables = Set(data.names.map { $0.lowercased() } + ["survey"]).subtracting(columns)
    return Set(
      expressions.filter { expression in SQLWords.identifiers(in: expression).contains(where: variables.contains) })
  }

  /// Those of study.yaml's groups, and of further names that `--by` takes, whose levels come from the survey.
  public func groupsReadingSurvey(_ names: [String]) throws -> Set<String> {
    let columns = Set(try participantColumns())
    var groups: Set<String> = []
    for definition in configuration.groups {
      switch definition.levels {
      case .column: continue
      case .variable: groups.insert(definition.name)
      case .expressions(let levels):
        if try !readingSurvey(levels.map(\.expression)).isEmpty { groups.insert(definition.name) }
      }
    }
    let defined = Set(configuration.groups.map(\.name))
    return groups.union(names.filter { !columns.contains($0) && !defined.contains($0) })
  }
}
