public import Basics
public import Codings

/// A project of another program as the files of a study, in memory.
public struct AssembledProject: Sendable {
  public struct Transcript: Sendable {
    /// Without folder and `.txt`.
    public let name: String
    /// Of the source in the other program.
    public let source: String
    /// The whole file.
    public let text: String
    /// BCP 47; `nil` where the words do not say.
    public let language: String?
    public let turns: Int
    public let words: Int
    /// Labels with their roles, as importing decided.
    public let speakers: [String]
    /// How the passages' offsets were counted; `nil` where there are none.
    public let offsets: OffsetDecision?
  }

  /// As the other program calls itself.
  public let origin: String
  public let name: String
  public let transcripts: [Transcript]
  public let codebook: AssembledCodebook
  /// By coder, in the order of time.
  public let events: [(coder: String, events: [Event])]
  /// Rows of participants.csv with their headings; none where the project has no people and no variables.
  public let participants: PeopleRows
  public let inventory: ImportInventory
  /// Warnings: what a person should look at.
  public let notes: [Problem]
}

/// The people of a project as rows of a table.
public struct PeopleRows: Sendable, Equatable {
  /// `id` first.
  public var columns: [String] = ["id"]
  public var rows: [[String]] = []

  public init() {}

  /// - Parameters:
  ///   - columns: `id` first.
  ///   - rows: as many cells as columns in each.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  public var isEmpty: Bool { rows.isEmpty }
}
