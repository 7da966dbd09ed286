import CZip
import Ground

/// A zip archive in memory, read with limits so that a small file cannot fill the machine.
final class ZipArchive {
  static let mostEntries = 10_000
  /// Largest unpacked entry, in bytes.
  static let largestEntry = 256 * 1_048_576
  /// Greatest unpacked-to-packed ratio of an entry of more than `smallEntry` bytes.
  static let greatestRatio = 250
  static let smallEntry = 4 * 1_048_576

  private let archive: OpaquePointer
  private let bytes: UnsafeMutableRawBufferPointer
  private let file: String

  /// - Throws: `Problem` of kind `badData`.
  init(_ content: [UInt8], file: String) throws {
    self.file = file
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(content.count, 1), alignment: 1)
    bytes.copyBytes(from: content)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(content.count), 0, &error) else {
      bytes.deallocate()
      throw Problem.brokenArchive("out of memory", file: file)
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      bytes.deallocate()
      throw Problem.brokenArchive("not a whole zip file", file: file)
    }
    self.archive = archive
    if zip_get_num_entries(archive, 0) > Int64(Self.mostEntries) {
      throw Problem.archiveTooLarge("it has more than \(Self.mostEntries) entries", file: file)
    }
  }

  deinit {
    zip_discard(archive)
    bytes.deallocate()
  }

  /// Names of the entries, as written in the archive.
  var names: [String] {
    (0..<zip_get_num_entries(archive, 0)).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  /// The bytes of an entry; `nil` when there is none of that name.
  /// - Throws: `Problem` of kind `badData` when it is damaged, encrypted or larger than the limits.
  func entry(_ name: String) throws -> [UInt8]? {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return nil }
    var information = zip_stat_t()
    zip_stat_init(&information)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &information) == 0 else {
      throw Problem.brokenArchive("an entry has no size", file: file)
    }
    let size = Int(clamping: information.size)
    if size > Self.largestEntry {
      throw Problem.archiveTooLarge("`\(name)` unpacks to more than \(Self.largestEntry / 1_048_576) MB", file: file)
    }
    if size > Self.smallEntry, size / max(Int(clamping: information.comp_size), 1) > Self.greatestRatio {
      throw Problem.archiveTooLarge("`\(name)` unpacks to more than \(Self.greatestRatio) times its size", file: file)
    }
    guard let opened = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw Problem.brokenArchive("an entry cannot be opened; is it encrypted?", file: file)
    }
    defer { zip_fclose(opened) }
    var read = 0
    // One byte more than announced, so that an entry that lies about its size is seen.
    let content = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      while read < size + 1 {
        let got = zip_fread(opened, buffer.baseAddress?.advanced(by: read), zip_uint64_t(size + 1 - read))
        if got <= 0 { break }
        read += Int(got)
      }
      count = read
    }
    guard read == size else { throw Problem.brokenArchive("an entry is damaged", file: file) }
    return content
  }
}
