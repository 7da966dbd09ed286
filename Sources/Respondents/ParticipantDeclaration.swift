/// What the study says about one column of participants.csv; what it leaves out, the cells decide.
public struct ParticipantDeclaration: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case text
    case number
    /// Days, which become ISO 8601, so that they can be compared.
    case date
    /// Several levels in one cell, `fr|de`: each becomes a column, `languages.fr`, of `yes` and `no`.
    case several
  }

  /// As the file's column is called.
  public var name: String
  public var kind: Kind?
  /// Cells that mean a missing value.
  public var missing: [String]
  /// Between the levels of one cell, of a column with several.
  public var separator: Character
  /// How the file writes dates.
  public var dateOrder: SurveyDate.Order
  /// 1-based line of study.yaml.
  public var line: Int?

  public init(
    name: String, kind: Kind? = nil, missing: [String] = [], separator: Character = "|",
    dateOrder: SurveyDate.Order = .yearMonthDay, line: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.missing = missing
    self.separator = separator
    self.dateOrder = dateOrder
    self.line = line
  }
}
