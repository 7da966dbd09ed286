public import Basics
import Codings
import Foundation

/// Who reads which transcript: `assignments.yaml`, which people may edit.
public struct Assignments: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let transcript: String
    /// In the order of the file.
    public let coders: [String]
    /// 1-based.
    public let line: Int

    public init(transcript: String, coders: [String], line: Int = 0) {
      self.transcript = transcript
      self.coders = coders
      self.line = line
    }
  }

  /// In the order of the file; each transcript once.
  public let entries: [Entry]
  private let readers: [String: [String]]

  public init(entries: [Entry]) {
    self.entries = entries
    readers = Dictionary(entries.map { ($0.transcript, $0.coders) }) { first, _ in first }
  }

  /// Who reads a transcript; nobody when it is not in the file.
  public func readers(of transcript: String) -> [String] { readers[transcript] ?? [] }

  /// Everybody who reads something, in the order of first mention.
  public var coders: [String] {
    entries.flatMap(\.coders).reduce(into: []) { coders, coder in if !coders.contains(coder) { coders.append(coder) } }
  }

  /// - Returns: `nil` when the study has no `assignments.yaml`.
  /// - Throws: `Problems` with everything that is wrong with it.
  public static func read(_ folder: StudyFolder) throws -> Assignments? {
    guard FileManager.default.fileExists(atPath: folder.assignments.path) else { return nil }
    let shown = folder.shown(folder.assignments)
    return try parse(Files.read(folder.assignments, shownAs: shown), file: shown)
  }

  /// - Throws: `Problems` with everything that is wrong with the file, its lines named.
  public static func parse(_ bytes: [UInt8], file: String) throws -> Assignments {
    let findings = Findings()
    var entries: [Entry] = []
    var named: Set<String> = []
    if let root = YAMLEntry.root(of: bytes, file: file, findings: findings),
      let values = root.mapping("assignments.yaml", known: ["assignments"]), let list = values["assignments"],
      !list.isEmpty
    {
      for (key, value) in list.pairs("assignments") ?? [] {
        guard let transcript = key.text("the name of a transcript") else { continue }
        let coders = value.isEmpty ? [] : value.texts("coders")
        for coder in coders where (try? CoderName(validating: coder))?.text != coder {
          findings.report(.assignedToNobody(coder, value.place))
        }
        if !named.insert(transcript).inserted { findings.report(.assignedTwice(transcript, key.place)) }
        entries.append(Entry(transcript: transcript, coders: coders, line: key.place.line))
      }
    }
    let errors = findings.inOrder().filter { $0.severity == .error }
    guard errors.isEmpty else { throw Problems(errors) }
    return Assignments(entries: entries)
  }

  /// What the file and the transcripts of the study say against each other.
  public func problems(transcripts: [String], file: String) -> [Problem] {
    let known = Set(transcripts)
    let named = Set(entries.map(\.transcript))
    return entries.filter { !known.contains($0.transcript) }.map {
      .assignedUnknown($0.transcript, known: transcripts, file: file, line: $0.line)
    }
      + (transcripts.contains { !named.contains($0) }
        ? [.notAssigned(transcripts.filter { !named.contains($0) }, file: file)] : [])
  }

  /// The file's text.
  /// - Parameter heading: how it was made, a line each, as a comment.
  public func text(heading: [String]) -> String {
    var lines = heading.map { "# \($0)" }
    lines.append("assignments:")
    for entry in entries {
      lines.append("  \(Self.key(entry.transcript)): [\(entry.coders.map(Self.key).joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A name as YAML: as it is where nothing in it could mean something else.
  static func key(_ name: String) -> String {
    let isPlain =
      name.unicodeScalars.first?.properties.isAlphabetic == true
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
      }
      && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(name.lowercased())
    return isPlain ? name : "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
