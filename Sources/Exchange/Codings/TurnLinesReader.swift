import Basics
import Foundation
import Transcripts

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
    let lines = try JSONCodings.lines(bytes, as: Line.self) { .notATurn(file, line: $0) }
    let turns = Dictionary(grouping: lines, by: \.transcript)
    var seen: Set<String> = []
    let names = lines.map(\.transcript).filter { seen.insert($0).inserted }
    var project = ForeignProject(origin: ForeignProject.ownOrigin + "(turns)", name: name)
    for name in names {
      var source = ForeignSource(id: name, name: name)
      let spoken = turns[name] ?? []
      source.text = .plain(
        Array(
          spoken.map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }
            .joined(separator: "\n\n").utf8))
      source.frontMatter = frontMatter(spoken).yaml
      project.sources.append(source)
      project.inventory.count("turns", .taken, spoken.count)
    }
    return project
  }

  /// Who speaks, and in which language.
  private static func frontMatter(_ turns: [Line]) -> FrontMatter {
    var front = FrontMatter()
    front.language = turns.first?.language
    var seen: Set<String> = []
    for turn in turns where !turn.label.isEmpty && seen.insert(turn.label).inserted {
      switch turn.speaker {
      case "participant":
        front.participants.append(.init(label: turn.label, participant: turn.participant))
      case "interviewer": front.interviewers.append(turn.label)
      default: front.others.append(turn.label)
      }
    }
    if front.participants.isEmpty, let only = turns.first(where: { $0.label.isEmpty })?.participant {
      front.participants = [.init(label: nil, participant: only)]
    }
    return front
  }
}
