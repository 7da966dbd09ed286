import Basics
import Foundation

/// Where batches wait to be answered and answers to be written: bounded, in order. Threads share it.
final class BatchHall: @unchecked Sendable {
  private let condition = NSCondition()
  private let limit: Int
  private let output: Int32
  private var waiting: [RecordBatch] = []
  private var answered: [Int: BatchAnswer] = [:]
  private let mostBytes: Int
  /// Batches that were added and whose answers are not written, and their bytes.
  private var inside = 0
  private var bytesInside = 0
  private var nextToWrite = 0
  private var isWriting = false
  private var isClosed = false
  private var failure: (any Error)?
  private var result = StreamSummary()

  /// - Parameters:
  ///   - limit: batches that may be here at a time.
  ///   - mostBytes: that these batches may have together; one of any size may always be here.
  init(limit: Int, mostBytes: Int, output: Int32) {
    self.limit = limit
    self.mostBytes = mostBytes
    self.output = output
  }

  /// Whether nothing more is wanted: an error, or a reader that is gone.
  var isOver: Bool { locked { failure != nil || result.wasClosed } }

  /// Waits for room.
  func add(_ batch: RecordBatch) {
    locked {
      while isFull(for: batch), failure == nil, !result.wasClosed { condition.wait() }
      inside += 1
      bytesInside += batch.bytes.count
      waiting.append(batch)
      condition.broadcast()
    }
  }

  private func isFull(for batch: RecordBatch) -> Bool {
    inside >= limit || inside > 0 && bytesInside + batch.bytes.count > mostBytes
  }

  /// There will be no more batches.
  func close() {
    locked {
      isClosed = true
      condition.broadcast()
    }
  }

  /// Ends the work with the first error.
  func fail(_ error: any Error) {
    locked {
      if failure == nil { failure = error }
      condition.broadcast()
    }
  }

  /// The next batch to be answered; `nil` when there is nothing more to do.
  func next() -> RecordBatch? {
    locked {
      while waiting.isEmpty, !isClosed, failure == nil, !result.wasClosed { condition.wait() }
      if failure != nil || result.wasClosed || waiting.isEmpty { return nil }
      return waiting.removeFirst()
    }
  }

  /// Takes the answer to a batch, and writes all whose turn has come. Only one thread writes at a time; the others go on
  /// answering.
  func write(_ answer: BatchAnswer, of number: Int) throws {
    condition.lock()
    defer { condition.unlock() }
    answered[number] = answer
    while !isWriting, !result.wasClosed, let next = answered.removeValue(forKey: nextToWrite) {
      isWriting = true
      condition.unlock()
      let outcome = Result { try Self.write(next.bytes, to: output) }
      condition.lock()
      isWriting = false
      nextToWrite += 1
      inside -= 1
      bytesInside -= next.batchBytes
      condition.broadcast()
      if try outcome.get() { count(next) } else { result.wasClosed = true }
    }
  }

  /// - Throws: the error that ended the work.
  func summary() throws -> StreamSummary {
    try locked {
      if let failure { throw failure }
      return result
    }
  }

  private func count(_ answer: BatchAnswer) {
    result.records += answer.records
    result.failed += answer.failed
    if result.firstFailedLine == nil { result.firstFailedLine = answer.firstFailedLine }
  }

  private func locked<Value>(_ work: () throws -> Value) rethrows -> Value {
    condition.lock()
    defer { condition.unlock() }
    return try work()
  }

  /// Returns false when the reader is gone.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        return false
      } else if errno == EAGAIN {
        // Whoever started the program has made its output one that does not wait.
        var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&room, 1, -1)
      } else if errno != EINTR {
        throw Problem.unwritable("standard output", errno)
      }
    }
    return true
  }
}
