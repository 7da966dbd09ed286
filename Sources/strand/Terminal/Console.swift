import ArgumentParser
import Basics
import Foundation
import Reports

/// Standard output for results, standard error for everything else.
enum Console {
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws {
    do {
      try Files.append(bytes, to: STDOUT_FILENO, shownAs: "standard output")
    } catch {
      throw Problem(
        .cannotWrite, file: "standard output", "the answer could not be written",
        remedy: "Check the space on the disk; what the command was to record is recorded (`strand history`).")
    }
  }

  /// A result that is no text for people: on a terminal without what would command it, elsewhere as it is.
  static func writeResult(_ bytes: [UInt8]) throws {
    try outputIsTerminal ? write(TerminalText.harmless(String(decoding: bytes, as: UTF8.self))) : write(bytes)
  }

  static func say(_ text: String) {
    let line = TerminalText.harmless(text) + "\n"
    try? Files.append(Array(line.utf8), to: STDERR_FILENO, shownAs: "standard error")
  }

  /// Says problems that do not stop the command, each once.
  static func warn(_ problems: [Problem]) {
    var said: Set<Problem> = []
    for problem in problems where said.insert(problem).inserted { say("strand: " + oneLine("\(problem)")) }
  }

  /// One line a problem, and no longer than a person reads, whatever a name in it holds.
  private static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.utf8.count <= 4000 ? line : String(line.prefix(1500)) + " … " + String(line.suffix(300))
  }

  /// Says what is wrong and ends with the exit code of the first error.
  static func fail(_ problems: [Problem]) -> Never {
    warn(problems)
    exit(problems.first?.exitCode ?? EX_SOFTWARE)
  }

  /// Columns of the terminal that `descriptor` is; `nil` when it is none.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static var outputStyle: TerminalStyle { style(of: STDOUT_FILENO) }
  static var errorStyle: TerminalStyle { style(of: STDERR_FILENO) }

  private static func style(of descriptor: Int32) -> TerminalStyle {
    TerminalStyle.detect(
      isTerminal: isatty(descriptor) == 1, environment: ProcessInfo.processInfo.environment,
      columns: columns(of: descriptor))
  }
}

extension Problem {
  /// As sysexits.h has them.
  var exitCode: Int32 {
    switch kind {
    case .usage: EX_USAGE
    case .badData: EX_DATAERR
    case .missingInput: EX_NOINPUT
    case .cannotWrite: EX_CANTCREAT
    case .inputOutput: EX_IOERR
    }
  }
}
