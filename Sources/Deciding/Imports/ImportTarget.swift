import Basics
public import Foundation
public import StudyDefinition
import StudyIndex
import Transcripts

/// Where an imported transcript goes, and whether it may go there.
public struct ImportTarget: Sendable {
  public let folder: StudyFolder
  public let name: String

  /// - Parameters:
  ///   - name: of the transcript; what file systems and other programs stumble over becomes `-`.
  ///   - keepingName: take the name as it is, for a transcript that is imported in its own place.
  /// - Throws: `Problem` of kind `usage` when nothing is left of the name.
  public init(_ folder: StudyFolder, name: String, keepingName: Bool = false) throws {
    self.folder = folder
    self.name = keepingName ? name : Self.safe(name)
    if self.name.isEmpty { throw Problem.transcriptName(name) }
  }

  public var url: URL { folder.transcript(named: name) }
  public var shown: String { folder.shown(url) }

  /// The transcript that is there already; `nil` where there is none.
  public func previous() throws -> [UInt8]? {
    FileManager.default.fileExists(atPath: url.path) ? try Files.read(url, shownAs: shown) : nil
  }

  /// Writes the transcript. One with the same words under another front matter, such as other roles, takes the place
  /// of the old one without `replace`.
  /// - Returns: whether there was the same text already, so that nothing was written.
  /// - Throws: `Problem` when another text is there and `replace` is off, or when it cannot be written.
  public func write(_ text: String, replace: Bool, dryRun: Bool) throws -> Bool {
    if dryRun { return try writeAlone(text, replace: replace, dryRun: true) }
    return try folder.changingFiles { try writeAlone(text, replace: replace, dryRun: false) }
  }

  private func writeAlone(_ text: String, replace: Bool, dryRun: Bool) throws -> Bool {
    let bytes = Array(text.utf8)
    if FileManager.default.fileExists(atPath: url.path) {
      let old = try Files.read(url, shownAs: shown)
      if old == bytes { return true }
      guard replace || Self.body(old).map({ $0 == Self.body(bytes) }) ?? false else {
        throw Problem.transcriptExists(shown)
      }
    }
    if dryRun { return false }
    try Files.makeFolder(folder.transcripts, shownAs: folder.shown(folder.transcripts))
    try Files.write(bytes, to: url, shownAs: shown)
    return false
  }

  private static func body(_ file: [UInt8]) -> ArraySlice<UInt8>? { FrontMatterBlock(file).map { file[$0.body...] } }

  private static func safe(_ name: String) -> String {
    let mapped = name.nfc.lowercased().map { character -> Character in
      character.isLetter || character.isNumber || character == "_" || character == "." ? character : "-"
    }
    let joined = String(mapped).split(separator: "-", omittingEmptySubsequences: true).joined(separator: "-")
    return joined.trimmingCharacters(in: CharacterSet(charactersIn: "-."))
  }
}
