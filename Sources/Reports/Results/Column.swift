/// A column of a table: its name for programs, its heading for people, and how it is set.
public struct Column: Sendable, Hashable {
  public enum Alignment: Sendable, Hashable {
    case left
    case right
    case centre
    /// Keyword in context: the cells' highlights stand under one another. Cells are texts with a highlight.
    case keyword
  }

  /// Stable, snake_case; CSV's heading. Where columns of several groups share a key, CSV writes `group.key`.
  public var key: String
  public var heading: String
  public var alignment: Alignment
  /// Whether long text may run over several lines; otherwise it stands on one line.
  public var wraps: Bool
  /// Least width in terminal columns to which a wrapping or keyword column is squeezed.
  public var minimumWidth: Int?
  /// Greatest width in terminal columns; a column that doesn't wrap is cut there with an ellipsis.
  public var maximumWidth: Int?
  /// Neighbouring columns with the same group stand under one spanning heading: a level over its counts.
  public var group: String?
  /// Only in CSV: identifiers and offsets that programs need and people don't read.
  public var dataOnly: Bool

  public init(
    key: String, heading: String, alignment: Alignment = .left, wraps: Bool = false, minimumWidth: Int? = nil,
    maximumWidth: Int? = nil, group: String? = nil, dataOnly: Bool = false
  ) {
    self.key = key
    self.heading = heading
    self.alignment = alignment
    self.wraps = wraps
    self.minimumWidth = minimumWidth
    self.maximumWidth = maximumWidth
    self.group = group
    self.dataOnly = dataOnly
  }
}
