/// A way to divide the participants: by a column of their table, by a variable of the survey that they answered, or by
/// levels that SQL expressions define. The expressions are evaluated by the floor above.
public struct GroupDefinition: Sendable, Hashable {
  public enum Levels: Sendable, Hashable {
    /// Name of a column of the participants table; its values are the levels.
    case column(String)
    /// Name of a variable or scale of the survey; its values are the levels of the participants who answered it.
    case variable(String)
    /// In the order in which they are shown.
    case expressions([Level])
  }

  /// One level that an expression defines.
  public struct Level: Sendable, Hashable {
    public let name: String
    public let label: String?
    /// SQL over the columns of the participants table.
    public let expression: String
    /// SQL over the survey's variables, where it is not the same.
    public let surveyExpression: String?
    /// 1-based line of study.yaml.
    public let line: Int?

    public init(name: String, label: String?, expression: String, surveyExpression: String? = nil, line: Int?) {
      self.name = name
      self.label = label
      self.expression = expression
      self.surveyExpression = surveyExpression
      self.line = line
    }
  }

  /// By which commands name it (`--by cbo`).
  public let name: String
  /// For tables and figures.
  public let label: String?
  public let levels: Levels
  /// How a column or variable of numbers is cut into levels.
  public let cut: Cut?
  /// 1-based line of study.yaml.
  public let line: Int?

  public init(name: String, label: String?, levels: Levels, cut: Cut? = nil, line: Int? = nil) {
    self.name = name
    self.label = label
    self.levels = levels
    self.cut = cut
    self.line = line
  }
}
