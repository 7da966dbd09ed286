import Basics
public import Codebooks
import Codings
import Foundation
import StudyDefinition

/// What is to be changed about a code; what is `nil` stays.
public struct CodeEdit: Sendable, Decodable {
  /// The code's id now.
  public let id: String
  /// The id that it is to have; the old one goes into `was:`, so that codings and analyses find it.
  public var newID: String?
  public var name: String?
  public var definition: String?
  public var include: [String]?
  public var exclude: [String]?
  public var examples: [String]?
  /// `#rrggbb`; empty for none of its own.
  public var colour: String?
  /// All that the code is to have, in their order.
  public var rules: [RuleEdit]?
  public var place: Place?

  /// Where in the tree a code is.
  public struct Place: Sendable, Decodable {
    /// Id of the code above it; `nil` for the top.
    public var parent: String?
    /// Id of the code before which it is put, below the same parent; `nil` for behind the last.
    public var before: String?

    public init(parent: String?, before: String? = nil) {
      (self.parent, self.before) = (parent, before)
    }
  }

  public init(id: String) { self.id = id }
}

/// A code that is to be given up in favour of another.
public struct CodeMerge: Sendable, Decodable {
  public let code: String
  public let into: String

  public init(_ code: String, into: String) {
    self.code = code
    self.into = into
  }
}

/// Files of the codebook as they are and as they would be.
public struct CodebookChange: Sendable {
  public struct File: Sendable {
    /// Relative to the study.
    public let path: String
    public let before: String
    public let after: String

    public var difference: LineDifference { LineDifference(from: before, to: after) }
  }

  /// Those that would be other ones.
  public let files: [File]
  /// Everybody's codings of the codes that are concerned.
  public let codings: Int
  /// Of all the codebook's files as they are: a change that somebody has seen is written only over these.
  public let hash: String
}

extension CodingSession {
  /// What a change of a code would make of the codebook's files.
  /// - Throws: `Problem`, `Problems` for a code that is not there, a change that cannot be, or a file that is laid out in a
  ///   way that has to be edited by hand.
  public func change(_ edit: CodeEdit) throws -> CodebookChange {
    var pages = try CodebookPages(folder)
    let code = try pages.code(edit.id)
    try pages.apply(edit)
    return try pages.change(codings: codings(of: code.id).count)
  }

  /// The rules of a code as they are in its file, in YAML.
  /// - Throws: `Problem`, `Problems` as `change(_:)`.
  public func rules(of id: String) throws -> [String] {
    let pages = try CodebookPages(folder)
    return try pages.rules(of: id)
  }

  /// A code as it is, and as a change would make it, with its rules.
  /// - Throws: as `change(_:)`.
  public func code(beforeAndAfter edit: CodeEdit) throws -> (before: Code, after: Code) {
    var pages = try CodebookPages(folder)
    let before = try pages.code(edit.id)
    try pages.apply(edit)
    return (before, try pages.code(edit.newID?.trimmingWhitespace() ?? before.id))
  }

  /// What putting a code's codings under another one would make of the codebook's files: the code is taken out, its id
  /// and those that it had before go into the other's `was:`, its rules to the other's rules.
  /// - Throws: as `change(_:)` of an edit; `Problem` for a code that has codes below it.
  public func change(_ merge: CodeMerge) throws -> CodebookChange {
    var pages = try CodebookPages(folder)
    let code = try pages.code(merge.code)
    try pages.apply(merge)
    return try pages.change(codings: codings(of: code.id).count)
  }

  /// Writes a change of a code.
  /// - Parameter seen: the hash of the change that the person has seen.
  public func write(_ edit: CodeEdit, seen: String) throws {
    try write(change(edit), seen: seen)
  }

  /// Recodes everybody's codings of the code, then writes the codebook.
  public func write(_ merge: CodeMerge, seen: String) throws -> RecodingAnswer {
    let change = try change(merge)
    guard change.hash == seen else { throw Problem.codebookJustChanged(change.files.first?.path ?? "codebook") }
    let target = try code(merge.into).id
    let answer = try recode(codings(of: merge.code).map { Recoding($0, to: target) })
    try write(change, seen: seen)
    return answer
  }

  private func write(_ change: CodebookChange, seen: String) throws {
    guard change.hash == seen else { throw Problem.codebookJustChanged(change.files.first?.path ?? "codebook") }
    for file in change.files {
      let url = folder.root.appendingPathComponent(file.path)
      guard try Files.read(url, shownAs: file.path) == Array(file.before.utf8) else {
        throw Problem.codebookJustChanged(file.path)
      }
      try Files.write(Array(file.after.utf8), to: url, shownAs: file.path)
    }
  }
}
