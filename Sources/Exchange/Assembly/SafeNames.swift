import Codebooks
import Codings
import Foundation
import Ground

/// Names of another program as names of this one: of transcripts, codes and coders, each once.
enum SafeNames {
  /// Names of transcripts, one for each source: without the ending of a document, what file systems stumble over made
  /// `-`, lower case, numbered where two would be the same.
  static func transcripts(_ names: [String]) -> [String] {
    var used: Set<String> = []
    return names.map { unique(transcript($0), among: &used, joint: "-") }
  }

  private static func transcript(_ name: String) -> String {
    var stem = name.precomposedStringWithCanonicalMapping
    let endings = ["txt", "docx", "doc", "rtf", "odt", "pdf", "md", "html", "htm", "vtt", "srt", "mp3", "mp4", "wav"]
    if let dot = stem.lastIndex(of: "."), endings.contains(stem[stem.index(after: dot)...].lowercased()) {
      stem = String(stem[..<dot])
    }
    let mapped = stem.lowercased().map { character -> Character in
      character.isLetter || character.isNumber || character == "_" || character == "." ? character : "-"
    }
    let joined = String(mapped).split(separator: "-").joined(separator: "-")
      .trimmingCharacters(in: CharacterSet(charactersIn: "-."))
    return joined.isEmpty ? "transcript" : prefix(joined, bytes: 120)
  }

  /// Ids of codes from the way through the tree: `norms.informal`. Equal names in several branches stay apart.
  /// - Parameter codes: parents before their children.
  static func codes(_ codes: [ForeignCode]) -> [String: String] {
    var ids: [String: String] = [:]
    var used: Set<String> = []
    for code in codes where ids[code.id] == nil {
      let own = CodeReader.identifier(from: code.name.replacing(".", with: "-").replacing("/", with: "-"))
      let segment = own.isEmpty ? "code" : own
      let path = code.parent.flatMap { ids[$0] }.map { "\($0).\(segment)" } ?? segment
      ids[code.id] = unique(path, among: &used, joint: "-")
    }
    return ids
  }

  /// Names of coders, as journals are named after them.
  static func coders(_ coders: [ForeignCoder]) -> [String: String] {
    var names: [String: String] = [:]
    var used: Set<String> = []
    for coder in coders where names[coder.id] == nil {
      names[coder.id] = unique(Self.coder(coder.name), among: &used, joint: "-")
    }
    return names
  }

  /// Used for codings whose coder the file does not name.
  static let unknownCoder = "imported"

  private static func coder(_ name: String) -> String {
    let mapped = name.precomposedStringWithCanonicalMapping.lowercased().map { character -> Character in
      character.isLetter || character.isNumber || character == "_" || character == "." ? character : "-"
    }
    let joined = prefix(
      String(mapped).split(separator: "-").joined(separator: "-")
        .trimmingCharacters(in: CharacterSet(charactersIn: "-._")), bytes: 60)
    return (try? CoderName(validating: joined))?.text ?? unknownCoder
  }

  private static func unique(_ name: String, among used: inout Set<String>, joint: String) -> String {
    var candidate = name
    var number = 2
    while !used.insert(candidate.lowercased()).inserted {
      candidate = "\(name)\(joint)\(number)"
      number += 1
    }
    return candidate
  }

  /// As many whole characters as fit.
  private static func prefix(_ text: String, bytes: Int) -> String {
    var result = ""
    for character in text {
      guard result.utf8.count + character.utf8.count <= bytes else { break }
      result.append(character)
    }
    return result
  }
}
