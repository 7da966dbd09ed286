import Foundation
import Reports

/// A progress line on standard error, where that is a terminal; made when the number of steps is known.
final class ProgressLine {
  private let label: String
  private var progress: Reports.Progress?
  private var done = 0

  init(label: String) {
    self.label = label
  }

  func show(_ done: Int, of total: Int) {
    let progress =
      self.progress
      ?? Reports.Progress(label, total: total, style: Console.errorStyle, isTerminal: Console.errorIsTerminal) { text in
        FileHandle.standardError.write(Data(text.utf8))
      }
    self.progress = progress
    progress.advance(by: done - self.done)
    self.done = done
  }

  func clear() { progress?.finish() }
}
