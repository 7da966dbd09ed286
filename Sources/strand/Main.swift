import ArgumentParser
import Basics
import Foundation
import StudyIndex

/// Parses, runs, and turns what is thrown into messages and exit codes.
@main
enum Main {
  static func main() {
    // Whatever a command writes is for its owner alone: interviews are confidential.
    umask(0o077)
    StandardStreams.holdPlaces()
    do {
      let arguments = GlobalOptions.behindVerb(Array(CommandLine.arguments.dropFirst()))
      if let problem = GlobalOptions.unknownVerb(arguments) { throw problem }
      if let problem = RepeatedOptions.problem(in: arguments) { throw problem }
      var command = try Strand.parseAsRoot(arguments)
      do {
        try command.run()
      } catch let problem as Problem where problem == .indexDamaged() {
        // The index has been taken away and is made again; nothing has been shown yet.
        try command.run()
      }
    } catch let problem as Problem {
      Console.fail([problem])
    } catch let problems as Problems {
      Console.fail(problems.all)
    } catch {
      ParserErrors.end(with: error)
    }
  }
}

/// `strand --study DIR VERB` means `strand VERB --study DIR`.
enum GlobalOptions {
  /// A first word that is no verb, with the nearest one.
  static func unknownVerb(_ arguments: [String]) -> Problem? {
    guard let first = arguments.first, !first.hasPrefix("-") else { return nil }
    let verbs = Strand.configuration.groupedSubcommands.flatMap(\.subcommands).map { $0._commandName } + ["help"]
    if verbs.contains(first) {
      guard arguments.count > 1, let problem = TriedWords.problem(first, arguments[1]) else { return nil }
      return problem
    }
    return Problem(
      .usage, "there is no verb `\(first)`",
      remedy: TriedWords.verb(for: first).map { "\($0)." }
        ?? Suggestion.sentence(for: first, among: verbs, noun: "verb"))
  }

  static func behindVerb(_ arguments: [String]) -> [String] {
    guard let first = arguments.first else { return arguments }
    if first == "--study", arguments.count >= 3 {
      return behindVerb(of: Array(arguments.dropFirst(2)), ["--study", arguments[1]])
    }
    if first.hasPrefix("--study="), arguments.count >= 2 {
      return behindVerb(of: Array(arguments.dropFirst()), [first])
    }
    return arguments
  }

  /// The verb is one word, or two where it has subcommands (`export respondents`).
  private static func behindVerb(of arguments: [String], _ options: [String]) -> [String] {
    let verbs = Strand.configuration.groupedSubcommands.flatMap(\.subcommands)
    let verb = verbs.first { $0._commandName == arguments.first }
    let below = verb?.configuration.subcommands.map { $0._commandName } ?? []
    let words = arguments.count > 1 && below.contains(arguments[1]) ? 2 : 1
    return arguments.prefix(words) + options + arguments.dropFirst(words)
  }
}
