import Basics

/// The target of this run. libFuzzer calls on one thread, and takes a function without a context.
enum Chosen {
  nonisolated(unsafe) static var target: Targets.Target = { _ in }

  /// Reads the input. A problem is an answer like any other; everything else ends the program, and libFuzzer keeps the
  /// input.
  static func run(_ input: UnsafeBufferPointer<UInt8>) {
    do {
      try target(Array(input))
    } catch let problem as Problem {
      check([problem])
    } catch let problems as Problems {
      check(problems.all)
    } catch {
      fatalError("not a problem: \(type(of: error))")
    }
  }

  /// What holds for every message.
  private static func check(_ problems: [Problem]) {
    for problem in problems {
      precondition(
        !problem.what.isEmpty && problem.description.utf8.count < 100_000, "a message of the length of a book")
    }
  }
}
