import Basics
import Foundation

/// A report as JSON: `command`, `study`, `inputs`, `unit` and the payload's keys, sorted, ending with a newline.
enum JSONFormat {
  static func render(_ report: Report) throws -> String {
    let common: [(String, JSONValue)] = [
      ("command", .string(report.command)), ("study", .string(report.study)),
      ("inputs", .object(report.inputs.map { ($0.path, .string($0.sha256)) })), ("unit", .optional(report.unit)),
    ]
    // Encoded last, the common keys win over a payload's key of the same name.
    return try encode(.object(report.payload + common)) + "\n"
  }

  private static func encode(_ value: JSONValue) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw Problem.notEncodable
    }
  }
}
