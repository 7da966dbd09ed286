import Basics
import CZip
import Foundation

/// Writes zip archives in memory. The same entries give the same bytes: times are fixed.
public enum ArchiveWriter {
  /// - Parameter entries: names with `/` between folders, in the order of the archive.
  /// - Throws: `Problem` of kind `inputOutput` when the archive cannot be made.
  public static func archive(_ entries: [(name: String, content: [UInt8])]) throws -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw Problem.archiveNotWritten() }
    // One reference is the archive's, one is ours.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw Problem.archiveNotWritten()
    }
    for (name, content) in entries {
      guard add(name, content, to: archive) else {
        zip_discard(archive)
        throw Problem.archiveNotWritten()
      }
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw Problem.archiveNotWritten()
    }
    return try bytes(of: target)
  }

  private static func add(_ name: String, _ content: [UInt8], to archive: OpaquePointer) -> Bool {
    guard let buffer = malloc(max(content.count, 1)) else { return false }
    content.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memcpy(buffer, start, bytes.count) }
    }
    guard let source = zip_source_buffer(archive, buffer, zip_uint64_t(content.count), 1) else {
      free(buffer)
      return false
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    if index < 0 {
      zip_source_free(source)
      return false
    }
    // 1 January 1980, the first day that a zip archive can name.
    return zip_file_set_dostime(archive, zip_uint64_t(index), 0, 0x21, 0) == 0
  }

  private static func bytes(of source: OpaquePointer) throws -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw Problem.archiveNotWritten() }
    defer { zip_source_close(source) }
    var information = zip_stat_t()
    zip_stat_init(&information)
    guard zip_source_stat(source, &information) == 0 else { throw Problem.archiveNotWritten() }
    var bytes = [UInt8](repeating: 0, count: Int(information.size))
    let count = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count)) }
    guard count == Int64(bytes.count) else { throw Problem.archiveNotWritten() }
    return bytes
  }
}
