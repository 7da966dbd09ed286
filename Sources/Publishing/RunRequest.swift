/// What a run is asked to do.
public struct RunRequest: Sendable {
  /// Names of analyses; empty for all.
  public var names: [String] = []
  /// Makes everything again.
  public var force = false
  /// Only says what would be made.
  public var isDry = false
  public var byteOrderMark = false
  public var includesTranscripts = true
  /// Of the program.
  public var version: String
  /// Where programs are found, as the environment's PATH.
  public var path: String?

  public init(version: String, path: String?) {
    self.version = version
    self.path = path
  }
}
