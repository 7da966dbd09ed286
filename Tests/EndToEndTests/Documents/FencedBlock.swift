import Foundation

/// A document in pieces: prose, and blocks between fences.
struct FencedBlock: Equatable {
  /// What stands behind the opening fence: `console`, or a language and the path of a file that the reader writes
  /// (`yaml study.yaml`).
  var info: String
  var lines: [String]
  /// Of the opening fence, from 1.
  var line: Int

  /// The file that the reader is told to write, where the block is one.
  var file: String? {
    let words = info.split(separator: " ", maxSplits: 1)
    return words.count == 2 ? String(words[1]) : nil
  }

  /// Whether the block shows what the program answers. Other commands in it are run as well.
  var isConversation: Bool { info == "console" && lines.contains { $0.hasPrefix("$ strand") } }
}

enum DocumentPiece: Equatable {
  case prose([String])
  case block(FencedBlock)

  /// Cuts a document at its fences; `text(of:)` puts it together again, byte for byte.
  static func pieces(of text: String) -> [DocumentPiece] {
    var pieces: [DocumentPiece] = []
    var prose: [String] = []
    var open: FencedBlock?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if var block = open {
        if line == "```" {
          pieces.append(.block(block))
          open = nil
        } else {
          block.lines.append(line)
          open = block
        }
      } else if line.hasPrefix("```") {
        pieces.append(.prose(prose))
        prose = []
        open = FencedBlock(info: String(line.dropFirst(3)), lines: [], line: index + 1)
      } else {
        prose.append(line)
      }
    }
    if let open { prose += ["```" + open.info] + open.lines }
    return pieces + [.prose(prose)]
  }

  static func text(of pieces: [DocumentPiece]) -> String {
    pieces.flatMap { piece -> [String] in
      switch piece {
      case .prose(let lines): lines
      case .block(let block): ["```" + block.info] + block.lines + ["```"]
      }
    }.joined(separator: "\n")
  }
}
