/// Some lines of the input, whole.
struct RecordBatch: Sendable {
  struct Record: Sendable {
    /// 1-based line of the input.
    let line: Int
    /// Of the batch's bytes; `nil` for a record that was longer than allowed and has been passed over.
    let bytes: Range<Int>?
  }

  /// 0-based, in the order of the input.
  var number = 0
  /// With room for the parser behind the last record.
  var bytes: [UInt8] = []
  var records: [Record] = []
}

/// Cuts a stream of bytes into batches of whole lines. Blank lines are passed over.
struct BatchCutter {
  let maximumBytes: Int
  private var rest: [UInt8] = []
  private var batch = RecordBatch()
  private var line = 1
  /// Whether the line in hand is too long and its bytes are not kept.
  private var isPassingOver = false
  private var isFirst = true

  init(maximumBytes: Int) {
    self.maximumBytes = maximumBytes
  }

  /// Bytes of whole lines that wait to be taken.
  var size: Int { batch.bytes.count }
  var isEmpty: Bool { batch.records.isEmpty }

  mutating func add(_ part: ArraySlice<UInt8>) {
    var part = part
    while let end = part.firstIndex(of: 0x0A) {
      rest += part[part.startIndex..<end]
      endLine()
      part = part[(end + 1)...]
    }
    guard !isPassingOver else { return }
    rest += part
    if rest.count > maximumBytes + Self.slack {
      isPassingOver = true
      rest.removeAll(keepingCapacity: false)
    }
  }

  /// At the end of the input: its last line need not end in LF.
  mutating func finish() {
    if isPassingOver || !rest.isEmpty { endLine() }
  }

  /// The lines since the last call.
  mutating func take() -> RecordBatch {
    var taken = batch
    taken.bytes += Array(repeating: 0, count: RecordReader.padding)
    batch = RecordBatch()
    batch.number = taken.number + 1
    return taken
  }

  /// Room for white space around a record, which does not count.
  private static let slack = 1024

  private mutating func endLine() {
    defer {
      line += 1
      rest.removeAll(keepingCapacity: true)
      isPassingOver = false
      isFirst = false
    }
    guard !isPassingOver else { return batch.records.append(.init(line: line, bytes: nil)) }
    var start = isFirst && rest.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var end = rest.count
    while start < end, Self.isBlank(rest[start]) { start += 1 }
    while end > start, Self.isBlank(rest[end - 1]) { end -= 1 }
    guard start < end else { return }
    guard end - start <= maximumBytes else { return batch.records.append(.init(line: line, bytes: nil)) }
    let from = batch.bytes.count
    batch.bytes += rest[start..<end]
    batch.records.append(.init(line: line, bytes: from..<batch.bytes.count))
    batch.bytes.append(0x0A)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

/// The answers to a batch of records.
struct BatchAnswer {
  /// JSON Lines.
  var bytes: [UInt8] = []
  /// Bytes of the batch that is answered.
  var batchBytes = 0
  var records = 0
  var failed = 0
  /// 1-based line of the input.
  var firstFailedLine: Int?

  mutating func add(_ failed: FailedRecord, line: Int) {
    bytes += Self.opening
    bytes += failed.id
    bytes.append(UInt8(ascii: ","))
    var error: [UInt8] = []
    JSONText.open(&error)
    JSONText.add("error", failed.failure.message, to: &error)
    JSONText.add("line", line, to: &error)
    JSONText.close(&error)
    bytes += error.dropFirst()
    bytes.append(UInt8(ascii: "\n"))
    self.failed += 1
    if firstFailedLine == nil { firstFailedLine = line }
  }

  private static let opening = Array(#"{"id":"#.utf8)
}
