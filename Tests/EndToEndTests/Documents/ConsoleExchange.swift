/// One command of a console block and what it answers.
struct ConsoleExchange: Equatable {
  /// Without the prompt; several lines where the reader goes on after a backslash.
  var command: [String]
  var answer: [String]

  /// What the shell is given.
  var shellCommand: String { command.joined(separator: "\n") }

  static func exchanges(of block: FencedBlock) -> [ConsoleExchange] {
    var found: [ConsoleExchange] = []
    for line in block.lines {
      if line.hasPrefix("$ ") {
        found.append(ConsoleExchange(command: [String(line.dropFirst(2))], answer: []))
      } else if var last = found.popLast() {
        if last.answer.isEmpty && last.command.last?.hasSuffix("\\") == true {
          last.command.append(line)
        } else {
          last.answer.append(line)
        }
        found.append(last)
      }
    }
    return found
  }

  /// The lines of a block that holds these exchanges.
  static func lines(of exchanges: [ConsoleExchange]) -> [String] {
    exchanges.flatMap { exchange in
      exchange.command.enumerated().map { $0.offset == 0 ? "$ " + $0.element : $0.element } + exchange.answer
    }
  }
}
