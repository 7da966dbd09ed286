import Basics
import Foundation

/// What of the study has changed, as pages are told.
struct StudyChange: Sendable, Encodable {
  /// Names of transcripts whose text is another, or that came or went.
  var transcripts: [String] = []
  /// Coders whose journals have grown.
  var coders: [String] = []
  /// Whether codebook, study.yaml or participants are others.
  var codebook = false
  var study = false
  /// Why the study cannot be read at present; the pages show it as it was before.
  var problem: String?
}

/// Tells every open page of changes, by server-sent events.
final class ChangeFeed: Sendable {
  private struct State {
    var listeners: [Int: AsyncStream<String>.Continuation] = [:]
    var next = 0
    var isClosed = false
  }

  private let state = Guarded(State())

  /// A stream for one page. It begins with a comment, so that the browser knows that it is open.
  func listen() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(64))
    let number = state.withLock { state -> Int? in
      if state.isClosed { return nil }
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    guard let number else {
      continuation.finish()
      return stream
    }
    continuation.yield(": open\n\n")
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
    }
    return stream
  }

  func publish(_ change: StudyChange) {
    guard let data = try? JSONEncoder().encode(change) else { return }
    send("event: change\ndata: \(String(decoding: data, as: UTF8.self))\n\n")
  }

  /// Keeps connections from being taken for dead.
  func beat() { send(": still here\n\n") }

  /// Ends all streams, when the workbench stops.
  func close() {
    let listeners = state.withLock { state in
      state.isClosed = true
      defer { state.listeners = [:] }
      return Array(state.listeners.values)
    }
    for listener in listeners { listener.finish() }
  }

  private func send(_ text: String) {
    let listeners = state.withLock { Array($0.listeners.values) }
    for listener in listeners { listener.yield(text) }
  }
}
