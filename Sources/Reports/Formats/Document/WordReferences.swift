/// Places of the document that links lead to, under names that Word allows: letters and digits, 40 at most.
final class WordBookmarks {
  private var names: [String: (number: Int, name: String)] = [:]
  private var claimed: Set<String> = []

  /// - Parameter targets: of links; other places get no mark.
  init(_ places: Set<String>, targets: Set<String>) {
    for (index, place) in places.intersection(targets).sorted().enumerated() {
      names[place] = (index + 1, "place\(index + 1)")
    }
  }

  /// `nil` for a place that the document does not have.
  func name(_ place: String) -> String? { names[place]?.name }

  /// Number and name of a place, the first time that it comes.
  func claim(_ place: String) -> (number: Int, name: String)? {
    guard let found = names[place], claimed.insert(place).inserted else { return nil }
    return found
  }
}

/// Notes at the foot of pages, numbered as they come.
final class WordFootnotes {
  private(set) var all: [[String]] = []
  /// Word has two notes of its own, the lines above the others.
  static let first = 2

  /// - Returns: its number in the file.
  func add(_ paragraphs: [String]) -> Int {
    all.append(paragraphs)
    return all.count - 1 + Self.first
  }
}

extension WordDocument {
  private var paragraphs: [WordParagraph] {
    blocks.flatMap { block -> [WordParagraph] in
      switch block {
      case .paragraph(let paragraph): [paragraph]
      case .table(let table): table.rows.flatMap { $0.cells.map(\.paragraph) }
      case .picture: []
      }
    }
  }

  var bookmarks: WordBookmarks {
    let paragraphs = paragraphs
    return WordBookmarks(
      Set(paragraphs.flatMap(\.places)), targets: Set(paragraphs.flatMap { $0.runs.compactMap(\.link) }))
  }
}
