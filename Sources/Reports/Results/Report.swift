/// What a command found, once, for every rendering.
public struct Report: Sendable {
  /// The verb: `compare`.
  public var command: String
  /// The study's name.
  public var study: String
  /// Every file that the answer rests on, with the SHA-256 of its content in hexadecimal.
  public var inputs: [(path: String, sha256: String)]
  /// What is counted: people, segments, words. `nil` when nothing is counted.
  public var unit: String?
  /// What people read, in order.
  public var sections: [Section]
  /// What CSV holds where that is not what people read: the numbers behind a table of words. `nil`: the sections.
  public var data: [Section]?
  /// What programs read: further keys at the top of the JSON (`rows`, `levels`, `by`, `notes`).
  public var payload: [(String, JSONValue)]

  public init(
    command: String, study: String, inputs: [(path: String, sha256: String)] = [], unit: String? = nil,
    sections: [Section] = [], payload: [(String, JSONValue)] = []
  ) {
    self.command = command
    self.study = study
    self.inputs = inputs
    self.unit = unit
    self.sections = sections
    self.payload = payload
  }
}

/// A part of a report.
public enum Section: Sendable {
  case table(Table)
  case quotes(QuoteList)
  /// Running text; empty lines part its paragraphs, other line breaks stay.
  case text(String)
  case tree(Tree)
  /// On the terminal these lines as they are, never wrapped, as compilers write them; elsewhere the table.
  case listing([String], Table)

  var runningText: String? {
    if case .text(let text) = self { text } else { nil }
  }
}
