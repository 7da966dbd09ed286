import Basics
import CSimdJSON

/// Why a record got no answer.
enum RecordFailure: Hashable {
  case notJSON
  case notUTF8
  case badString
  case tooDeep
  case wrongNumber
  case noMemory
  case notAnObject
  case noText(field: String)
  case repeated(field: String)
  case notAString(field: String)
  case tooLong(limit: Int)
  case unknownLanguage(field: String)

  /// `nil` when the record was read.
  /// - Parameter names: of the fields that were asked for, in their order.
  init?(status: Int32, names: [String]) {
    switch Int(status) {
    case STRAND_JSON_READ: return nil
    case STRAND_JSON_NOT_UTF8: self = .notUTF8
    case STRAND_JSON_BAD_STRING: self = .badString
    case STRAND_JSON_TOO_DEEP: self = .tooDeep
    case STRAND_JSON_NUMBER: self = .wrongNumber
    case STRAND_JSON_NO_MEMORY: self = .noMemory
    case STRAND_JSON_NOT_AN_OBJECT: self = .notAnObject
    case STRAND_JSON_REPEATED..<STRAND_JSON_REPEATED + names.count:
      self = .repeated(field: names[Int(status) - STRAND_JSON_REPEATED])
    default: self = .notJSON
    }
  }

  /// For the answer: what is wrong, without a word of the text.
  var message: String {
    switch self {
    case .notJSON: "not one JSON value"
    case .notUTF8: "not UTF-8"
    case .badString: "a string with a control character, half of a surrogate pair or an escape that JSON has not"
    case .tooDeep: "nested too deeply"
    case .wrongNumber: "a number that is not written as JSON asks"
    case .noMemory: "out of memory"
    case .notAnObject: "not a JSON object"
    case .noText(let field): "no field `\(field)`"
    case .repeated(let field): "more than one field `\(field)`"
    case .notAString(let field): "`\(field)` is not a string"
    case .tooLong(let limit): "longer than \(limit) bytes (--max-bytes)"
    case .unknownLanguage(let field): "`\(field)` is not a known language tag"
    }
  }

  var problem: Problem { Problem(.inputOutput, message, remedy: "Use fewer --threads or a smaller --max-bytes.") }
}

/// A record that could not be answered.
struct FailedRecord: Error {
  /// JSON as in the record, as far as it could be read; else `null`.
  let id: [UInt8]
  let failure: RecordFailure
}
