import ArgumentParser
import Foundation
import Ground

/// Parses, runs, and turns what is thrown into messages and exit codes.
@main
enum Main {
  static func main() {
    // Whatever a command writes is for its owner alone: interviews are confidential.
    umask(0o077)
    do {
      var command = try Strand.parseAsRoot(GlobalOptions.behindVerb(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch let problem as Problem {
      Console.fail([problem])
    } catch let problems as Problems {
      Console.fail(problems.all)
    } catch {
      Strand.exit(withError: error)
    }
  }
}

/// `strand --study DIR VERB` means `strand VERB --study DIR`.
enum GlobalOptions {
  static func behindVerb(_ arguments: [String]) -> [String] {
    guard let first = arguments.first else { return arguments }
    if first == "--study", arguments.count >= 3 {
      return [arguments[2], "--study", arguments[1]] + arguments.dropFirst(3)
    }
    if first.hasPrefix("--study="), arguments.count >= 2 { return [arguments[1], first] + arguments.dropFirst(2) }
    return arguments
  }
}
