import Foundation

/// JSON as the program printed it: a contract is a matter of keys and types, so nothing is mapped to Swift's types.
enum JSON: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(parsing text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  var string: String? { if case .string(let value) = self { value } else { nil } }
  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var keys: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }
  var strings: [String] { elements.compactMap(\.string) }

  var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// Whether the value is of the type that a contract names: `string`, `integer`, `number`, `bool`, `object`,
  /// `[string]`, `[object]`, each with `?` where null is allowed too.
  func isOf(_ type: String) -> Bool {
    if type.hasSuffix("?") { return self == .null || isOf(String(type.dropLast())) }
    if type.hasPrefix("[") {
      guard case .array(let elements) = self else { return false }
      return elements.allSatisfy { $0.isOf(String(type.dropFirst().dropLast())) }
    }
    switch (type, self) {
    case ("string", .string), ("integer", .integer), ("number", .integer), ("number", .number), ("bool", .bool),
      ("object", .object):
      return true
    default: return false
    }
  }

  /// What differs from a contract of keys and types; empty when nothing does.
  func differences(from contract: [String: String]) -> [String] {
    let missing = contract.keys.filter { !keys.contains($0) }.map { "`\($0)` is missing" }
    let unknown = keys.filter { contract[$0] == nil }.map { "`\($0)` is not documented" }
    let wrong = contract.filter { keys.contains($0.key) && !self[$0.key].isOf($0.value) }.map {
      "`\($0.key)` is not of type \($0.value)"
    }
    return (missing + unknown + wrong).sorted()
  }
}
