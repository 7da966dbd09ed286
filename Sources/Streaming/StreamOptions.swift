/// How a stream of records is answered.
public struct StreamOptions: Sendable {
  public var fields = RecordFields()
  public var offsets = OffsetUnit.scalars
  /// Whether an answer holds the words of each hit.
  public var withText = false
  /// BCP 47, of records that name none.
  public var language = "en"
  /// The longest record, in bytes of its line.
  public var maximumBytes = 16_777_216
  public var threads = 1

  public init() {}
}
