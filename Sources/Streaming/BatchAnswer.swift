/// The answers to a batch of records.
struct BatchAnswer {
  /// JSON Lines.
  var bytes: [UInt8] = []
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
