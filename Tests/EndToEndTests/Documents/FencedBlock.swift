import Foundation

/// A document in pieces: prose, and blocks between fences.
struct FencedBlock: Equatable {
  /// What is behind the opening fence: `console`, or a language. A page that is shown hides it.
  var info: String
  var lines: [String]
  /// Of the opening fence, from 1.
  var line: Int

  /// The file that the reader is told to write, where the block is one: its name is the whole paragraph before the
  /// block, as `` `study.yaml`: ``.
  var file: String?

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
        open = FencedBlock(
          info: String(line.dropFirst(3)), lines: [], line: index + 1, file: file(namedAtTheEndOf: pieces.last))
      } else {
        prose.append(line)
      }
    }
    if let open { prose += ["```" + open.info] + open.lines }
    return pieces + [.prose(prose)]
  }

  /// The file that a paragraph names which is nothing but its name.
  private static func file(namedAtTheEndOf piece: DocumentPiece?) -> String? {
    guard case .prose(let lines)? = piece else { return nil }
    let paragraphs = lines.split(separator: "", omittingEmptySubsequences: true)
    guard let last = paragraphs.last, last.count == 1, let line = last.first else { return nil }
    return line.wholeMatch(of: /`([^` ]+\.\w+)`:/).map { String($0.1) }
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
