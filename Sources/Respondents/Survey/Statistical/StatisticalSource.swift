import CReadStat
import Foundation

/// Bytes in memory, as ReadStat reads them.
struct StatisticalSource {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  /// Makes a parser read from here. `source` must live until it is done.
  static func attach(
    _ source: UnsafeMutablePointer<StatisticalSource>, to parser: UnsafeMutablePointer<readstat_parser_t>
  ) {
    readstat_set_open_handler(parser) { _, _ in 0 }
    readstat_set_close_handler(parser) { _ in 0 }
    readstat_set_seek_handler(parser) { offset, whence, context in
      guard let source = context?.assumingMemoryBound(to: StatisticalSource.self) else { return -1 }
      let base: Int
      switch whence {
      case READSTAT_SEEK_SET: base = 0
      case READSTAT_SEEK_CUR: base = source.pointee.position
      default: base = source.pointee.bytes.count
      }
      let (target, overflow) = base.addingReportingOverflow(Int(offset))
      guard !overflow, target >= 0, target <= source.pointee.bytes.count else { return -1 }
      source.pointee.position = target
      return readstat_off_t(target)
    }
    readstat_set_read_handler(parser) { buffer, count, context in
      guard let source = context?.assumingMemoryBound(to: StatisticalSource.self), let buffer else { return -1 }
      let length = min(count, source.pointee.bytes.count - source.pointee.position)
      if length > 0, let base = source.pointee.bytes.baseAddress {
        memcpy(buffer, base + source.pointee.position, length)
        source.pointee.position += length
      }
      return length
    }
    readstat_set_update_handler(parser) { _, handler, user, context in
      guard let source = context?.assumingMemoryBound(to: StatisticalSource.self), let handler else {
        return READSTAT_OK
      }
      let share = Double(source.pointee.position) / Double(max(source.pointee.bytes.count, 1))
      return handler(share, user) == 0 ? READSTAT_OK : READSTAT_ERROR_USER_ABORT
    }
    readstat_set_io_ctx(parser, source)
  }
}
