/// Files that are not text, told by their first bytes.
enum BinaryContent {
  /// What a file is, when its first bytes say that it is no text that can be imported; `nil` otherwise.
  static func kind(of source: SourceFile) -> String? {
    let known: [([UInt8], String)] = [
      ([0xD0, 0xCF, 0x11, 0xE0], "the old Word format (.doc) or a document with a password"),
      (Array("PK\u{3}\u{4}".utf8), "an archive that holds no document"), (Array("ID3".utf8), "a sound recording"),
      (Array("RIFF".utf8), "a recording"),
      (Array("OggS".utf8), "a sound recording"), ([0xFF, 0xD8, 0xFF], "a picture"),
      (Array("\u{89}PNG".unicodeScalars.map { UInt8($0.value) }), "a picture"),
      ([0x1F, 0x8B], "a compressed file"), (Array("SQLite format 3".utf8), "a database"),
    ]
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
    if let found = known.first(where: { start.starts(with: $0.0) }) { return found.1 }
    let head = start.prefix(512).filter { $0 > 0x20 }
    if head.starts(with: "<?xml".utf8) { return "XML" }
    return nil
  }
}
