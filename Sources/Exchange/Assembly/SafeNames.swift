import Basics
import Codebooks
import Codings
import Foundation

/// Names of another program as names of this one: of transcripts, codes and coders, each once.
enum SafeNames {
  /// Names of transcripts, one for each source: without the ending of a document, what file systems stumble over made
  /// `-`, lower case, numbered where two would be the same.
  /// - Parameter keeping: leave names as they are that can be names of transcripts.
  static func transcripts(_ names: [String], keeping: Bool = false) -> [String] {
    var unique = UniqueNames()
    return names.map { unique.unique(keeping && isFileName($0) ? $0 : transcript($0)) }
  }

  /// Whether a name is safe as a file's name as it is: nothing in it leads to another folder.
  static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
      && name.unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && !"/\\:".unicodeScalars.contains($0)
      }
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

  /// Ids of codes: those that they had in the study that they came from, else made of the way through the tree,
  /// `norms.informal`. Equal names in several branches stay apart.
  /// - Parameter codes: parents before their children.
  static func codes(_ codes: [ForeignCode]) -> [String: String] {
    var ids: [String: String] = [:]
    var unique = UniqueNames()
    for code in codes where ids[code.id] == nil {
      guard let own = code.ownID, CodeReader.isIdentifier(own) else { continue }
      if unique.take(own) { ids[code.id] = own }
    }
    for code in codes where ids[code.id] == nil {
      let own = CodeReader.identifier(from: code.name.replacing(".", with: "-").replacing("/", with: "-"))
      let segment = own.isEmpty ? "code" : own
      let path = code.parent.flatMap { ids[$0] }.map { "\($0).\(segment)" } ?? segment
      ids[code.id] = unique.unique(path)
    }
    return ids
  }

  /// Names of coders, as journals are named after them.
  /// - Parameter keeping: leave names as they are that can be names of coders.
  static func coders(_ coders: [ForeignCoder], keeping: Bool = false) -> [String: String] {
    var names: [String: String] = [:]
    var unique = UniqueNames()
    for coder in coders where names[coder.id] == nil {
      let own = keeping ? (try? CoderName(validating: coder.name))?.text : nil
      names[coder.id] = unique.unique(own ?? Self.coder(coder.name))
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
