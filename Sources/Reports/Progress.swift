import Foundation

/// A line on standard error that says how far long work has come. Says nothing where there is no terminal, is
/// rewritten at most ten times a second, and removes itself at the end. Several threads may report to it.
public final class Progress: @unchecked Sendable {
  // Checked by hand: all that changes is under `lock`.
  private let lock = NSLock()
  private var done = 0
  private var lastShown: Double?
  private var isShown = false
  private var isFinished = false

  private let label: String
  private let total: Int?
  private let style: TerminalStyle
  private let isTerminal: Bool
  private let now: @Sendable () -> Double
  private let write: @Sendable (String) -> Void

  /// Seconds between two showings.
  public static let interval = 0.1
  /// Seconds before the first: what is done sooner is not worth a line.
  public static let delay = 0.3

  private let start: Double

  /// - Parameters:
  ///   - label: what is being done: "Reading transcripts".
  ///   - total: how many steps there are, where that is known.
  ///   - isTerminal: whether `write` reaches a terminal; if not, nothing is ever written.
  ///   - now: seconds on a clock that never goes back.
  ///   - write: puts text on standard error as it is.
  public init(
    _ label: String, total: Int?, style: TerminalStyle, isTerminal: Bool,
    now: @escaping @Sendable () -> Double = Progress.uptime,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.label = label
    self.total = total
    self.style = style
    self.isTerminal = isTerminal
    self.now = now
    self.write = write
    start = now()
  }

  /// Seconds since the machine was started.
  public static let uptime: @Sendable () -> Double = { ProcessInfo.processInfo.systemUptime }

  /// Says that `steps` more are done.
  public func advance(by steps: Int = 1) {
    guard isTerminal else { return }
    lock.lock()
    defer { lock.unlock() }
    done += steps
    let time = now()
    guard !isFinished, time - start >= Self.delay, lastShown.map({ time - $0 >= Self.interval }) ?? true else { return }
    lastShown = time
    isShown = true
    write("\r" + Self.line(label, done: done, total: total, style: style) + Self.eraseToEnd)
  }

  /// Removes the line; nothing is shown afterwards.
  public func finish() {
    lock.lock()
    defer { lock.unlock() }
    if isShown { write("\r" + Self.eraseToEnd) }
    isShown = false
    isFinished = true
  }

  /// Erase in Line (ECMA-48, 8.3.41).
  private static let eraseToEnd = "\u{1B}[K"

  /// The line itself, narrower than the terminal by one column so that the cursor stays on it:
  /// `Reading transcripts ━━━━━╌╌╌╌╌ 12 of 24`.
  public static func line(_ label: String, done: Int, total: Int?, style: TerminalStyle) -> String {
    let room = style.width - 1
    let count = total.map { "\(min(done, $0)) of \($0)" } ?? String(done)
    let text = DisplayText(oneLine: label)
    let labelRoom = max(room - DisplayWidth.of(count) - 1, 0)
    let shownLabel = text.string(text.prefix(of: 0..<text.count, fitting: labelRoom))
    let used = DisplayWidth.of(shownLabel) + 1 + DisplayWidth.of(count)
    let barWidth = min(room - used - 1, 24)
    guard let total, total > 0, barWidth >= 8 else { return shownLabel + " " + count }
    let filled = barWidth * min(max(done, 0), total) / total
    let marks = style.unicode ? (full: "━", empty: "╌") : (full: "#", empty: ".")
    let bar = String(repeating: marks.full, count: filled) + String(repeating: marks.empty, count: barWidth - filled)
    return shownLabel + " " + bar + " " + count
  }
}
