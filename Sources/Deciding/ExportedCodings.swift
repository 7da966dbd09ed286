import Basics
import Foundation

/// Codings that `strand export codings` wrote, read as passages to be coded.
enum ExportedCodings {
  /// Columns of its CSV that no table written by hand has.
  static let marks = ["start_utf16", "end_utf16"]

  /// Whether a table is one.
  static func isTable(_ header: [String]) -> Bool { marks.allSatisfy(header.contains) }

  /// Whether bytes are JSON Lines and no table.
  static func areLines(_ bytes: [UInt8]) -> Bool { bytes.first == UInt8(ascii: "{") }

  private struct Line: Decodable {
    let transcript: String
    let code: String
    let start: Int
    let end: Int
    let note: String?
  }

  /// - Throws: `Problems` with the line of everything that is wrong.
  static func requests(_ bytes: [UInt8], file: String) throws -> [TagRequest] {
    var problems: [Problem] = []
    var requests: [TagRequest] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() where !bytes.isEmpty {
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(bytes)), line.start >= 0,
        line.start < line.end
      else {
        problems.append(.codingLineUnreadable(file, line: index + 1))
        continue
      }
      requests.append(
        TagRequest(
          transcript: line.transcript, code: line.code, place: .characters(line.start..<line.end),
          note: line.note,
          origin: (file, index + 1)))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return requests
  }
}
