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

  /// The options of the command that a command line names, as the parser itself describes them.
  private static func options(of arguments: [String]) -> [CommandDescription.Argument] {
    guard var command = description?.command else { return [] }
    for word in arguments {
      guard let below = command.subcommands?.first(where: { $0.commandName == word }) else { break }
      command = below
    }
    return command.arguments ?? []
  }

  private static var description: CommandDescription? {
    do {
      _ = try Strand.parseAsRoot(["--experimental-dump-help"])
      return nil
    } catch {
      return try? JSONDecoder().decode(CommandDescription.self, from: Data(Strand.fullMessage(for: error).utf8))
    }
  }
}

/// What `--experimental-dump-help` says, as far as it is used here.
private struct CommandDescription: Decodable {
  struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
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
