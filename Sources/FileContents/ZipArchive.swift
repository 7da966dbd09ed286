import Basics
import CZip

/// A zip archive in memory, read with limits so that a small file cannot fill the machine.
public final class ZipArchive {
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
  public init(_ content: [UInt8], file: String) throws {
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
  public var names: [String] {
    (0..<zip_get_num_entries(archive, 0)).compactMap { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) }
    }
  }

  /// The bytes of an entry; `nil` when there is none of that name.
  /// - Throws: `Problem` of kind `badData` when it is damaged, encrypted or larger than the limits.
  public func entry(_ name: String) throws -> [UInt8]? {
    guard let stream = try stream(name, largest: Self.largestEntry) else { return nil }
    var read = 0
    // One byte more than announced, so that an entry that lies about its size is seen.
    let room = stream.size + 1
    let content = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while read < room {
        let got = stream.read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[read...]))
        if got <= 0 { break }
        read += got
      }
      count = read
    }
    guard read == stream.size, stream.isSound else { throw Problem.brokenArchive("an entry is damaged", file: file) }
    return content
  }

  /// An entry to be read in pieces; `nil` when there is none of that name.
  /// - Parameter largest: in bytes, unpacked.
  /// - Throws: `Problem` of kind `badData` when it is encrypted or larger than the limits.
  public func stream(_ name: String, largest: Int) throws -> ZipEntryStream? {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { return nil }
    var information = zip_stat_t()
    zip_stat_init(&information)
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &information) == 0 else {
      throw Problem.brokenArchive("an entry has no size", file: file)
    }
    let size = Int(clamping: information.size)
    if size > largest {
      throw Problem.archiveTooLarge("`\(name)` unpacks to more than \(largest / 1_048_576) MB", file: file)
    }
    if size > Self.smallEntry, size / max(Int(clamping: information.comp_size), 1) > Self.greatestRatio {
      throw Problem.archiveTooLarge("`\(name)` unpacks to more than \(Self.greatestRatio) times its size", file: file)
    }
    guard let opened = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw Problem.brokenArchive("an entry cannot be opened; is it encrypted?", file: file)
    }
    return ZipEntryStream(opened, size: size, of: self)
  }
}

/// An entry of a zip archive that is being unpacked.
public final class ZipEntryStream {
  /// Announced size in bytes, unpacked.
  public let size: Int
  /// Bytes read so far.
  public private(set) var done = 0
  /// False once the entry was found damaged or longer than announced.
  public private(set) var isSound = true

  private let entry: OpaquePointer
  /// Keeps the archive open.
  private let archive: ZipArchive

  fileprivate init(_ entry: OpaquePointer, size: Int, of archive: ZipArchive) {
    self.entry = entry
    self.size = size
    self.archive = archive
  }

  deinit {
    zip_fclose(entry)
  }

  /// Fills the buffer as far as the entry goes: the number of bytes, 0 at the end, -1 when the entry is damaged.
  public func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard isSound else { return -1 }
    let got = Int(zip_fread(entry, buffer.baseAddress, zip_uint64_t(buffer.count)))
    done += max(got, 0)
    if got < 0 || done > size || got == 0 && buffer.count > 0 && done < size { isSound = false }
    return isSound ? got : -1
  }

  /// Reads what is left, so that the checksum of the whole entry is compared.
  func drain() {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { buffer in
      while read(buffer) > 0 {}
    }
  }
}
