public import Codebooks
import Foundation

/// What came of a stream.
public struct StreamSummary: Sendable, Hashable {
  public var records = 0
  public var failed = 0
  /// 1-based line of the input.
  public var firstFailedLine: Int?
  /// Whether the reader of the answers went away before the end.
  public var wasClosed = false
}

/// Finds the codebook's hits in a stream of records: JSON Lines in, JSON Lines out, in the same order.
///
/// One thread reads and cuts batches of whole lines, `threads` answer them, each writes when its turn has come. Never
/// more than a few batches are in memory, nor more than two of the longest records. A batch ends when it is large enough or when the input would make it wait, so
/// whoever writes one record and waits gets its answer. The answers are the same bytes for any number of threads and any
/// way in which the input arrives.
public struct MatchStream: Sendable {
  private let codebook: Codebook
  private let options: StreamOptions
  private let matchers: LanguageMatchers

  /// - Throws: `Problems` with every rule that cannot be compiled for the language of records that name none.
  public init(codebook: Codebook, options: StreamOptions) throws {
    self.codebook = codebook
    self.options = options
    matchers = LanguageMatchers(codebook)
    _ = try matchers.matcher(for: options.language)
  }

  /// Answers everything that comes from a descriptor.
  /// - Parameters:
  ///   - input: an open descriptor.
  ///   - output: an open descriptor. When its reader is gone, the work ends without an error.
  /// - Throws: `Problem` of kind `inputOutput` or `cannotWrite`; `Problems` about rules.
  public func run(from input: Int32, to output: Int32) throws -> StreamSummary {
    let batches = options.threads * 2 + 1
    let hall = BatchHall(
      limit: batches, mostBytes: max(batches * Self.batchBytes, 2 * options.maximumBytes), output: output)
    let workers = DispatchGroup()
    for _ in 0..<options.threads {
      DispatchQueue.global().async(group: workers) { answer(in: hall) }
    }
    do {
      try read(from: input, into: hall)
      hall.close()
    } catch {
      hall.fail(error)
    }
    workers.wait()
    return try hall.summary()
  }

  private func read(from input: Int32, into hall: BatchHall) throws {
    let source = StreamSource(input)
    var cutter = BatchCutter(maximumBytes: options.maximumBytes)
    while !hall.isOver {
      if !cutter.isEmpty, cutter.size >= Self.batchBytes || !source.hasMore { hall.add(cutter.take()) }
      switch try source.next() {
      case .bytes(let part): cutter.add(part)
      case .nothingYet: continue
      case .end:
        cutter.finish()
        if !cutter.isEmpty { hall.add(cutter.take()) }
        return
      }
    }
  }

  private func answer(in hall: BatchHall) {
    do {
      let matcher = try RecordMatcher(options, codebook: codebook, matchers: matchers)
      while let batch = hall.next() { try hall.write(matcher.answers(to: batch), of: batch.number) }
    } catch {
      hall.fail(error)
    }
  }

  private static let batchBytes = 262_144
}
