/// A column of a table: its name for programs, its heading for people, and how it is set.
public struct Column: Sendable, Hashable {
  public enum Alignment: Sendable, Hashable {
    case left
    case right
    case centre
    /// Keyword in context: the cells' highlights are under one another. Cells are texts with a highlight.
    case keyword
  }

  /// Stable, snake_case: CSV's heading. Of a level's columns `LEVEL.key`.
  public var key: String
  public var heading: String
  public var alignment: Alignment
  /// Whether long text may run over several lines; otherwise it is on one line.
  public var wraps: Bool
  /// Least width in terminal columns to which a wrapping or keyword column is squeezed.
  public var minimumWidth: Int?
  /// Greatest width in terminal columns; a column that doesn't wrap is cut there with an ellipsis.
  public var maximumWidth: Int?
  /// Neighbouring columns with the same group are under one spanning heading: a level over its counts.
  public var group: String?
  /// Only in CSV: identifiers and offsets that programs need and people don't read.
  public var dataOnly: Bool
  /// Not in CSV: what says again in words what other columns hold.
  public var shownOnly = false

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

extension Column {
  /// How a column is set where people read it.
  public struct Setting: Sendable, Hashable {
    var alignment: Alignment?
    var wraps = false
    var minimumWidth: Int?
    var maximumWidth: Int?
    var isShown = true

    /// On one line; numbers to the right, text to the left.
    public static let line = Setting()
    /// For programs alone.
    public static let data = Setting(isShown: false)
    /// To the right whatever it holds.
    public static let right = Setting(alignment: .right)

    /// Over several lines where there is little room.
    /// - Parameter least: terminal columns to which it is squeezed.
    public static func wrapped(_ least: Int? = nil) -> Setting { Setting(wraps: true, minimumWidth: least) }

    /// Cut with an ellipsis beyond so many terminal columns.
    public static func cut(at most: Int) -> Setting { Setting(maximumWidth: most) }

    /// Keyword in context.
    public static func keyword(_ least: Int) -> Setting { Setting(alignment: .keyword, minimumWidth: least) }
  }

  init(key: String, heading: String, _ setting: Setting, isNumber: Bool) {
    self.init(
      key: key, heading: heading, alignment: setting.alignment ?? (isNumber ? .right : .left), wraps: setting.wraps,
      minimumWidth: setting.minimumWidth, maximumWidth: setting.maximumWidth, dataOnly: !setting.isShown)
  }
}
