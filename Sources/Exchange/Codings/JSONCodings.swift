import Basics
import Foundation

/// JSON that holds codings (Strand's own in three forms, or Web Annotations) or the turns of transcripts.
enum JSONCodings {
  /// Whether bytes are JSON, by the first of them that is no white space.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = marked.first { !" \t\r\n".utf8.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// - Throws: `Problem` of kind `badData` for damaged JSON and for what holds no codings.
  static func read(
    _ bytes: [UInt8], name: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject {
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let whole = try? JSONSerialization.jsonObject(with: Data(plain))
    let line = plain.prefix { $0 != UInt8(ascii: "\n") }
    let first = (whole ?? (try? JSONSerialization.jsonObject(with: Data(line)))) as? [String: Any]
    if let first, TurnLinesReader.isTurn(first) { return try TurnLinesReader.read(plain, name: name, file: file) }
    if first?["start_utf16"] != nil || first?["transcript"] != nil && first?["code"] != nil {
      return try CodingLinesReader.readLines(plain, name: name, transcripts: transcripts, file: file)
    }
    guard let whole else { throw Problem.jsonUnreadable(file: file) }
    if let command = (whole as? [String: Any])?["command"] as? String {
      guard command == "export codings" else { throw Problem.resultsOfCommand(command, file: file) }
      return try CodingLinesReader.readAnswer(plain, name: name, transcripts: transcripts, file: file)
    }
    if let project = try WebAnnotationReader.read(whole, name: name, transcripts: transcripts, file: file) {
      return project
    }
    throw Problem.noCodings(file: file)
  }
}
