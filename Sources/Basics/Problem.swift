/// Something wrong with what a person gave the program: what happened, where, and what to do about it.
///
/// Every floor throws `Problem` (one) or `Problems` (several) and words them in its own `…Problems.swift`, one function a
/// problem. Code and tests that ask which problem it is look at `identity` and never at the wording, which is free to
/// change. A problem never holds a participant's words.
public struct Problem: Error, Sendable, Hashable {
  /// How bad it is: an error stops the command, a warning is said and the work goes on, a note is what `check` says of
  /// something that is right.
  public enum Severity: String, Sendable, Hashable {
    case error
    case warning
    case note
  }

  /// The class of the problem, which decides the exit code.
  public enum Kind: Sendable, Hashable {
    /// The command line or an expression in it is wrong (64).
    case usage
    /// A file's content is wrong (65).
    case badData
    /// A file, code, coding or person that was named does not exist (66).
    case missingInput
    /// A file cannot be created or replaced (73).
    case cannotWrite
    /// The operating system failed while reading or writing (74).
    case inputOutput
  }

  /// Which problem it is: the name of the function that words it, such as `missingTool`.
  public struct Identity: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String

    public init(stringLiteral name: String) {
      description = name
    }

    /// - Parameter function: as `#function` has it, with or without its parameters' names.
    public init(function: String) {
      description = String(function.prefix { $0 != "(" })
    }
  }

  public let identity: Identity
  public let severity: Severity
  public let kind: Kind
  /// Path as the person knows it: relative to the study where it lies inside it. `nil` for the command line.
  public let file: String?
  /// 1-based line in `file`.
  public let line: Int?
  /// 1-based column in Unicode scalars.
  public let column: Int?
  /// What is wrong, with the value that is wrong; no final full stop.
  public let what: String
  /// What to do about it, a sentence; empty when there is nothing to add.
  public let remedy: String

  /// - Parameter factory: the function that words the problem. It is the caller, unless that is a helper of several such
  ///   functions and passes on its own caller.
  public init(
    _ kind: Kind, severity: Severity = .error, file: String? = nil, line: Int? = nil, column: Int? = nil,
    _ what: String, remedy: String = "", factory: String = #function
  ) {
    self.init(
      Identity(function: factory), kind, severity: severity, file: file, line: line, column: column, what,
      remedy: remedy)
  }

  /// A problem that was written down, read again.
  public init(
    _ identity: Identity, _ kind: Kind, severity: Severity, file: String?, line: Int?, column: Int? = nil,
    _ what: String, remedy: String
  ) {
    self.identity = identity
    self.severity = severity
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.what = what
    self.remedy = remedy
  }

  /// `file:line:column`, as far as each is known; `nil` when the problem has no place.
  public var place: String? {
    guard let file else { return nil }
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }

  /// The same problem seen in `file`, for floors that are given text and not files.
  public func located(in file: String) -> Problem {
    Problem(identity, kind, severity: severity, file: file, line: line, column: column, what, remedy: remedy)
  }

  /// The same problem as an error in the content of `file`, for values of the command line that a file holds, too.
  public func inContent(of file: String, line: Int?) -> Problem {
    Problem(identity, .badData, severity: .error, file: file, line: line, what, remedy: remedy)
  }
}

extension Problem: CustomStringConvertible {
  /// One line: place, severity, what, remedy.
  public var description: String {
    let head = (place.map { $0 + ": " } ?? "") + severity.rawValue + ": " + what
    return remedy.isEmpty ? head : head + ". " + remedy
  }
}

/// Several problems found in one go, in the order of their places.
public struct Problems: Error, Sendable, CustomStringConvertible {
  public let all: [Problem]

  public init(_ all: [Problem]) {
    self.all = all
  }

  public var description: String {
    all.map(\.description).joined(separator: "\n")
  }
}
