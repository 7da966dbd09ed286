import Foundation
import Reports
import Testing

struct ProgressTests {
  /// A clock that is set by hand, and what was written.
  private final class Recorder: @unchecked Sendable {
    var time = 0.0
    var written: [String] = []
  }

  private func progress(_ recorder: Recorder, isTerminal: Bool = true) -> Reports.Progress {
    Reports.Progress(
      "Reading", total: 10, style: TerminalStyle(colours: false, width: 60), isTerminal: isTerminal,
      now: { recorder.time }, write: { recorder.written.append($0) })
  }

  @Test("Shows itself after a delay, seldom, and goes away")
  func throttled() {
    let recorder = Recorder()
    let progress = progress(recorder)
    progress.advance()
    #expect(recorder.written.isEmpty)
    recorder.time = 0.35
    progress.advance(by: 4)
    recorder.time = 0.4
    progress.advance()
    #expect(recorder.written == ["\rReading ━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌ 5 of 10\u{1B}[K"])
    recorder.time = 0.5
    progress.advance()
    #expect(recorder.written.count == 2)
    progress.finish()
    progress.finish()
    progress.advance()
    #expect(recorder.written.last == "\r\u{1B}[K")
    #expect(recorder.written.count == 3)
  }

  @Test("Writes nothing where there is no terminal, and nothing for quick work")
  func silent() {
    let recorder = Recorder()
    let piped = progress(recorder, isTerminal: false)
    recorder.time = 5
    piped.advance()
    piped.finish()
    let quick = progress(recorder)
    quick.advance()
    quick.finish()
    #expect(recorder.written.isEmpty)
  }

  @Test("The line fits the terminal")
  func line() {
    let narrow = TerminalStyle(colours: false, width: 20, unicode: false)
    #expect(Progress.line("Reading transcripts", done: 3, total: 24, style: narrow) == "Reading tra 3 of 24")
    #expect(Progress.line("读取", done: 3, total: nil, style: narrow) == "读取 3")
    let wide = TerminalStyle(colours: false, width: 30, unicode: false)
    #expect(Progress.line("Go", done: 24, total: 24, style: wide) == "Go ################# 24 of 24")
    #expect(Progress.line("Go", done: 99, total: 24, style: wide) == "Go ################# 24 of 24")
  }
}
