import CHyperscan

/// One pattern for Hyperscan; the same number may be given to several.
struct PatternSource {
  var expression: [UInt8]
  var flags: UInt32
  var number: UInt32

  /// A piece of text to be found in any case, unless `isCased`.
  static func literal(_ scalars: some Collection<UInt32>, isCased: Bool, number: UInt32) -> PatternSource {
    if isCased { return PatternSource(expression: escaped(scalars), flags: 0, number: number) }
    // Only letters beyond ASCII that have two cases need Unicode's folding: all else compiles and runs faster as bytes.
    let needsUnicode = scalars.contains { scalar in
      guard scalar >= 0x80, let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return properties.isCased || properties.changesWhenCaseMapped
    }
    return PatternSource(
      expression: escaped(scalars), flags: needsUnicode ? caseless : caselessASCII, number: number)
  }

  /// The scalars as an expression that matches them.
  static func escaped(_ scalars: some Collection<UInt32>) -> [UInt8] {
    var expression: [UInt8] = []
    for byte in Normalised.utf8(scalars) {
      let letterOrDigit = byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if !letterOrDigit { expression.append(UInt8(ascii: "\\")) }
      expression.append(byte)
    }
    return expression
  }

  /// Without the start of match: we find it faster ourselves, and Hyperscan stays a literal matcher.
  static let caseless = UInt32(HS_FLAG_UTF8 | HS_FLAG_UCP | HS_FLAG_CASELESS)
  /// Bytes, of which only the ASCII letters are folded. (The long s, which Unicode folds to s, stays apart.)
  static let caselessASCII = UInt32(HS_FLAG_CASELESS)
}

/// Why Hyperscan refused a pattern.
struct PatternRefusal: Error {
  /// Index in the list of sources; negative when it is not one pattern's fault.
  let index: Int
  let reason: String
}

/// Patterns compiled for block scanning. Immutable after it is made, so threads may share it.
final class PatternDatabase: @unchecked Sendable {
  fileprivate let pointer: OpaquePointer

  /// - Throws: `PatternRefusal`.
  init(_ sources: [PatternSource]) throws(PatternRefusal) {
    var expressions = sources.map { source -> UnsafePointer<CChar>? in
      let text = UnsafeMutablePointer<CChar>.allocate(capacity: source.expression.count + 1)
      for (index, byte) in source.expression.enumerated() { text[index] = CChar(bitPattern: byte) }
      text[source.expression.count] = 0
      return UnsafePointer(text)
    }
    defer { for expression in expressions { expression?.deallocate() } }
    var flags = sources.map(\.flags)
    var numbers = sources.map(\.number)
    var database: OpaquePointer?
    var failure: UnsafeMutablePointer<hs_compile_error_t>?
    let status = hs_compile_multi(
      &expressions, &flags, &numbers, UInt32(sources.count), UInt32(HS_MODE_BLOCK), nil, &database, &failure)
    guard status == HS_SUCCESS, let database else {
      var refusal = PatternRefusal(index: -1, reason: "there is not enough memory")
      if let failure {
        let reason = failure.pointee.message.map { String(cString: $0) } ?? "it is refused"
        refusal = PatternRefusal(index: Int(failure.pointee.expression), reason: reason)
        hs_free_compile_error(failure)
      }
      throw refusal
    }
    pointer = database
  }

  deinit {
    hs_free_database(pointer)
  }

  /// Adds every match to `matches`; offsets count from `bytes`.
  /// - Precondition: `bytes` is valid UTF-8 of less than 4 GiB, and `scratch` was made for this database.
  func scan(_ bytes: UnsafePointer<UInt8>, count: Int, scratch: Scratch, into matches: RawMatches) {
    guard count > 0 else { return }
    precondition(count <= Int(UInt32.max), "a text of 4 GiB or more")
    let status = bytes.withMemoryRebound(to: CChar.self, capacity: count) { text in
      hs_scan(pointer, text, UInt32(count), 0, scratch.pointer, RawMatches.receive, matches.state)
    }
    precondition(status == HS_SUCCESS, "Hyperscan failed to scan")
  }
}

/// Hyperscan's working memory: one per thread.
final class Scratch {
  fileprivate let pointer: OpaquePointer?

  /// - Throws: `PatternRefusal` when memory runs out.
  init(for databases: [PatternDatabase]) throws(PatternRefusal) {
    var scratch: OpaquePointer?
    for database in databases {
      guard hs_alloc_scratch(database.pointer, &scratch) == HS_SUCCESS else {
        hs_free_scratch(scratch)
        throw PatternRefusal(index: -1, reason: "there is not enough memory")
      }
    }
    pointer = scratch
  }

  deinit {
    hs_free_scratch(pointer)
  }
}
