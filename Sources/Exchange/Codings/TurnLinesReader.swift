import Basics
import Foundation

/// Reads the turns that `strand export turns` writes, one a line: transcripts with their speakers, in a study of their
/// own. Times of turns are not in the file.
enum TurnLinesReader {
  private struct Line: Decodable {
    let transcript: String
    let turn: Int
    /// The role.
    let speaker: String
    let label: String
    let participant: String?
    let language: String
    let text: String
  }

  /// Whether the first object of a file is a turn.
  static func isTurn(_ first: [String: Any]) -> Bool {
    first["code"] == nil && first["text"] != nil && first["turn"] != nil && first["transcript"] != nil
  }

  /// - Throws: `Problems` with the line of everything that is no turn.
  static func read(_ bytes: [UInt8], name: String, file: String) throws -> ForeignProject {
    var turns: [String: [Line]] = [:]
    var names: [String] = []
    var problems: [Problem] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 == 0x0D || $0 == 0x20 }) {
      guard let turn = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        problems.append(.notATurn(file, line: index + 1))
        continue
      }
      if turns[turn.transcript] == nil { names.append(turn.transcript) }
      turns[turn.transcript, default: []].append(turn)
    }
    if !problems.isEmpty { throw Problems(problems) }
    var project = ForeignProject(origin: ForeignProject.ownOrigin + "(turns)", name: name)
    for name in names {
      var source = ForeignSource(id: name, name: name)
      let spoken = turns[name] ?? []
      source.text = .plain(
        Array(
          spoken.map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }
            .joined(separator: "\n\n").utf8))
      source.frontMatter = frontMatter(spoken)
      project.sources.append(source)
      project.inventory.count("turns", .taken, spoken.count)
    }
    return project
  }

  /// Who speaks, and in which language, as the front matter of a transcript.
  private static func frontMatter(_ turns: [Line]) -> String {
    var labels: [String: [String]] = [:]
    var participants: [(label: String, id: String?)] = []
    var seen: Set<String> = []
    for turn in turns where !turn.label.isEmpty && seen.insert(turn.label).inserted {
      if turn.speaker == "participant" {
        participants.append((turn.label, turn.participant))
      } else {
        labels[turn.speaker, default: []].append(turn.label)
      }
    }
    var lines = ["language: \(quoted(turns.first?.language ?? "en"))"]
    for (role, key) in [("interviewer", "interviewer"), ("other", "others")] {
      if let names = labels[role] { lines.append("\(key): [\(names.map(quoted).joined(separator: ", "))]") }
    }
    if participants.contains(where: { $0.id != nil }) {
      lines.append("participants:")
      lines += participants.map { "  \(quoted($0.label)): \(quoted($0.id ?? $0.label))" }
    } else if !participants.isEmpty {
      lines.append("participants: [\(participants.map { quoted($0.label) }.joined(separator: ", "))]")
    } else if let only = turns.first(where: { $0.label.isEmpty })?.participant {
      lines.append("participants: \(quoted(only))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// As YAML, which JSON's quoted text is.
  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
