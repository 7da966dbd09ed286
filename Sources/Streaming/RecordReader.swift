import CSimdJSON

/// Reads records, one JSON object each, with the memory for one thread.
///
/// simdjson checks the whole object against RFC 8259 and UTF-8.
final class RecordReader {
  private let parser: OpaquePointer
  private let fields: RecordFields
  /// Of the fields that are asked for: text, speaker, language, id.
  private let fieldNames: [String]
  private let names: [UnsafeMutablePointer<CChar>]
  private var found: [strand_json_field]

  /// Bytes that have to be readable behind a record.
  static let padding = STRAND_JSON_PADDING
  static let null = Array("null".utf8)

  /// - Throws: `Problem` of kind `inputOutput` when memory runs out.
  init(_ fields: RecordFields) throws {
    guard let parser = strand_json_open() else { throw RecordFailure.noMemory.problem }
    self.parser = parser
    self.fields = fields
    fieldNames = [fields.text, fields.speaker, fields.language, fields.id]
    names = fieldNames.map { name in
      let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: name.utf8.count + 1)
      for (index, byte) in name.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
      bytes[name.utf8.count] = 0
      return bytes
    }
    found = Array(repeating: strand_json_field(), count: names.count)
  }

  deinit {
    strand_json_close(parser)
    for name in names { name.deallocate() }
  }

  /// The record in `range` of `bytes`.
  /// - Precondition: `padding` bytes behind the range are readable.
  func read(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Result<StreamRecord, FailedRecord> {
    guard let base = bytes.baseAddress?.advanced(by: range.lowerBound) else {
      return .failure(FailedRecord(id: Self.null, failure: .notJSON))
    }
    let status = names.withUnsafeBufferPointer { names in
      let pointers = names.map { Optional(UnsafePointer($0)) }
      return strand_json_read(parser, base, range.count, pointers, Int32(names.count), &found)
    }
    if let failure = RecordFailure(status: status, names: fieldNames) {
      return .failure(FailedRecord(id: Self.null, failure: failure))
    }
    let id = written(base, range.count)
    func failed(_ failure: RecordFailure) -> Result<StreamRecord, FailedRecord> {
      .failure(FailedRecord(id: id, failure: failure))
    }
    guard let text = Self.bytes(found[0]) else {
      return failed(Self.isMissing(found[0]) ? .noText(field: fields.text) : .notAString(field: fields.text))
    }
    var record = StreamRecord(id: id, text: text)
    if !Self.isMissing(found[1]) {
      guard let speaker = Self.bytes(found[1]) else { return failed(.notAString(field: fields.speaker)) }
      record.speaker = String(decoding: speaker, as: UTF8.self)
    }
    if !Self.isMissing(found[2]) {
      guard let language = Self.bytes(found[2]) else { return failed(.notAString(field: fields.language)) }
      record.language = String(decoding: language, as: UTF8.self)
    }
    return .success(record)
  }

  /// The id as the record writes it, so that a number keeps its digits and a text its escapes.
  private func written(_ base: UnsafePointer<UInt8>, _ length: Int) -> [UInt8] {
    var value: UnsafePointer<UInt8>?
    var count = 0
    guard strand_json_written(parser, base, length, fields.id, &value, &count), let value else { return Self.null }
    return Array(UnsafeBufferPointer(start: value, count: count))
  }

  private static func isMissing(_ field: strand_json_field) -> Bool {
    Int(field.kind) == STRAND_JSON_ABSENT || Int(field.kind) == STRAND_JSON_NULL
  }

  private static func bytes(_ field: strand_json_field) -> [UInt8]? {
    guard Int(field.kind) == STRAND_JSON_STRING else { return nil }
    return Array(UnsafeBufferPointer(start: field.bytes, count: field.length))
  }
}

/// What one record says.
struct StreamRecord {
  /// JSON, as it was written; `null` when the record has none.
  var id: [UInt8]
  /// UTF-8, not normalised.
  var text: [UInt8]
  var speaker: String?
  var language: String?
}
