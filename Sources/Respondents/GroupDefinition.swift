/// A way to divide the participants: by a column of their table, or by levels that SQL expressions define.
/// The expressions are evaluated by the floor above.
public struct GroupDefinition: Sendable, Hashable {
  public enum Source: Sendable, Hashable {
    /// Name of a column of the participants table; its values are the levels.
    case column(String)
    /// In the order in which they are shown; a participant belongs to the first whose expression holds.
    case levels([GroupLevel])
  }

  /// By which commands name it (`--by cbo`).
  public let name: String
  /// For tables and figures.
  public let label: String?
  public let source: Source

  public init(name: String, label: String? = nil, source: Source) {
    self.name = name
    self.label = label
    self.source = source
  }
}

/// One level of a group.
public struct GroupLevel: Sendable, Hashable {
  public let name: String
  public let label: String?
  /// SQL over the columns of the participants table.
  public let expression: String

  public init(name: String, label: String? = nil, expression: String) {
    self.name = name
    self.label = label
    self.expression = expression
  }
}
