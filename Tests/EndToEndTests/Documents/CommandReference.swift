import Foundation
import Testing

/// docs/commands.md as the program's own help makes it.
struct CommandReference {
  /// A verb and the heading that it stands under in `strand --help`.
  struct Entry: Equatable {
    var group: String
    var verb: String
  }

  static let path = "docs/commands.md"

  /// The verbs that the overview lists, in its order.
  static func entries(of overview: String) -> [Entry] {
    var entries: [Entry] = []
    var group: String?
    for line in overview.components(separatedBy: "\n") {
      if line.hasSuffix("SUBCOMMANDS:") {
        group = line.replacingOccurrences(of: "SUBCOMMANDS:", with: "").trimmingCharacters(in: .whitespaces)
      } else if let group, let name = line.wholeMatch(of: /[ ]{2}([a-z][a-z-]*)(?: .*)?/)?.1 {
        entries.append(Entry(group: group, verb: String(name)))
      }
    }
    return entries
  }

  static func page(overview: String, help: [(entry: Entry, text: String)]) -> String {
    var page = """
      # Commands

      <!-- Written by `make docs` from the program's own help. Do not edit: a test compares it with the program. -->

      `strand help VERB` shows a section of this page in the terminal. Shapes of files and JSON are in
      [file-formats.md](file-formats.md); [tutorial.md](tutorial.md) shows the commands at work.

      ```text
      \(overview.trimmingCharacters(in: .newlines))
      ```

      """
    var group = ""
    for (entry, text) in help {
      if entry.group != group {
        group = entry.group
        page += "\n## \(group.prefix(1) + group.dropFirst().lowercased())\n"
      }
      // A part of a verb (`export respondents`) stands below it.
      let heading = entry.verb.contains(" ") ? "####" : "###"
      page += "\n\(heading) strand \(entry.verb)\n\n" + section(text)
    }
    return page
  }

  /// The parts that a verb's help lists.
  static func parts(of entry: Entry, help: String) -> [Entry] {
    guard let list = help.components(separatedBy: "\nSUBCOMMANDS:\n").dropFirst().first else { return [] }
    return list.components(separatedBy: "\n").compactMap { line in
      line.prefixMatch(of: /[ ]{2}([a-z][a-z-]*)[ ]/).map { Entry(group: entry.group, verb: "\(entry.verb) \($0.1)") }
    }
  }

  /// A verb's help in the page's order: what it is for, usage, what is worth knowing, examples, options.
  private static func section(_ help: String) -> String {
    var parts = help.trimmingCharacters(in: .newlines).components(separatedBy: "\n\n")
    let overview = parts.removeFirst().replacingOccurrences(of: "OVERVIEW: ", with: "")
    let usage = parts.filter { $0.hasPrefix("USAGE: ") }.map { String($0.dropFirst("USAGE: ".count)) }
    let examples = parts.filter { $0.hasPrefix("EXAMPLES:\n") }.map { block in
      block.components(separatedBy: "\n").dropFirst().map { String($0.dropFirst(2)) }.joined(separator: "\n")
    }
    let options = parts.filter { $0.hasPrefix("ARGUMENTS:") || $0.hasPrefix("OPTIONS:") }
    let known = usage.map { "USAGE: " + $0 } + options
    let discussion = parts.filter { part in
      !known.contains(part) && !["EXAMPLES:\n", "SUBCOMMANDS:\n", "  See 'strand help"].contains { part.hasPrefix($0) }
    }
    var section = unwrapped(overview) + "\n\n" + fenced("text", usage.joined(separator: "\n"))
    for paragraph in discussion { section += unwrapped(paragraph) + "\n\n" }
    section += fenced("sh", examples.joined(separator: "\n")) + fenced("text", options.joined(separator: "\n\n"))
    return section.trimmingCharacters(in: .newlines) + "\n"
  }

  private static func unwrapped(_ paragraph: String) -> String {
    paragraph.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
  }

  private static func fenced(_ language: String, _ text: String) -> String {
    text.isEmpty ? "" : "```\(language)\n\(text)\n```\n\n"
  }
}
