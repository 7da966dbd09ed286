import Basics
import Foundation

/// JSON that holds codings (Strand's own in three forms, or Web Annotations) or the turns of transcripts.
enum JSONCodings {
  /// Whether bytes are JSON, by the first of them that is no white space.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    let first = withoutMark(bytes).first { !" \t\r\n".utf8.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The objects of a file that has one a line; empty lines are left out.
  /// - Parameter fault: about a line (1-based) that does not have this form.
  /// - Throws: `Problems` with every such line.
  static func lines<Row: Decodable>(
    _ bytes: [UInt8], as type: Row.Type, where isSound: (Row) -> Bool = { _ in true }, fault: (_ line: Int) -> Problem
  ) throws -> [Row] {
    var rows: [Row] = []
    var problems: [Problem] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x0D || $0 == 0x20 }) {
      if let row = try? JSONDecoder().decode(Row.self, from: Data(line)), isSound(row) {
        rows.append(row)
      } else {
        problems.append(fault(index + 1))
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    return rows
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  /// - Throws: `Problem` of kind `badData` for damaged JSON and for what holds no codings.
  static func read(
    _ bytes: [UInt8], name: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject {
    let plain = Array(withoutMark(bytes))
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
