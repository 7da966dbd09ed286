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
    return try document(.object(report.payload + common))
  }

  /// Any value as a document, keys sorted, ending with a newline.
  static func document(_ value: JSONValue) throws -> String { try encode(value, [.prettyPrinted]) + "\n" }

  /// A value on one line, keys sorted, without a newline.
  static func line(_ value: JSONValue) throws -> String { try encode(value, []) }

  private static func encode(_ value: JSONValue, _ formatting: JSONEncoder.OutputFormatting) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      throw Problem.notEncodable
    }
  }
}
