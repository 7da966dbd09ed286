import ArgumentParser
import Basics
import Foundation

/// Options that take one value and are given twice. The parser would keep the last one without a word.
enum RepeatedOptions {
  /// - Parameter arguments: of the command line, without the program's name.
  static func problem(in arguments: [String]) -> Problem? {
    // A value that begins with a hyphen is no value for the parser either.
    let given = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("-") }.map { word in
      String(word.prefix { $0 != "=" })
    }
    // `-f` is `--format`, so that only a look at the options can tell.
    let mayRepeat = Set(given).count < given.count || given.contains { !$0.hasPrefix("--") }
    guard mayRepeat else { return nil }
    for option in options(of: arguments) where option.kind == "option" && !option.isRepeating {
      let names = option.written
      if given.count(where: { names.contains($0) }) > 1 {
        let shown = names.first { $0.hasPrefix("--") } ?? names[0]
        return Problem(.usage, "`\(shown)` is given twice, and takes one value", remedy: "Keep one of them.")
      }
    }
    return nil
  }

  /// The options of the command that a command line names, as the parser itself describes them. The parser is asked about
  /// this command alone: describing all of them takes ten times as long as most commands.
  private static func options(of arguments: [String]) -> [CommandDescription.Argument] {
    var command: any ParsableCommand.Type = Strand.self
    for word in arguments {
      let below = command.configuration.groupedSubcommands.flatMap(\.subcommands) + command.configuration.subcommands
      guard let next = below.first(where: { $0._commandName == word }) else { break }
      command = next
    }
    return description(of: command)?.command.arguments ?? []
  }

  private static func description(of command: any ParsableCommand.Type) -> CommandDescription? {
    do {
      _ = try command.parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      return try? JSONDecoder().decode(CommandDescription.self, from: Data(command.fullMessage(for: error).utf8))
    }
  }
}

/// What `--experimental-dump-help` says, as far as it is used here.
private struct CommandDescription: Decodable {
  struct Command: Decodable {
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let isRepeating: Bool
    let names: [Name]?

    var written: [String] { (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name } }
  }

  let command: Command
}
