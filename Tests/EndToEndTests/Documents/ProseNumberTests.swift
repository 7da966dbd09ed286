import Testing

/// What the text around the blocks says of their numbers. The blocks are compared with the program; when they are recorded
/// anew, the sentences below them are easily forgotten.
@Suite struct ProseNumberTests {
  @Test(arguments: Documents.pages) func pValuesStandInABlockOfThePage(page: String) throws {
    let pieces = DocumentPiece.pieces(of: try Documents.read(page))
    let blocks = pieces.flatMap { piece -> [String] in
      if case .block(let block) = piece { block.lines } else { [] }
    }
    guard blocks.contains(where: { $0.hasPrefix("$ strand") }) else { return }
    let numbers = Set(blocks.flatMap { $0.matches(of: /\b0\.\d+/).map { String($0.0) } })
    for case .prose(let lines) in pieces {
      for number in lines.joined(separator: " ").matches(of: /\bp = (0\.\d+)/).map({ String($0.1) }) {
        #expect(numbers.contains(number), "\(page) says p = \(number), and none of its tables does")
      }
    }
  }

  @Test func theCountsOfTheReadmesTable() throws {
    let readme = try Documents.read("README.md")
    let rows = readme.split(separator: "\n").map { $0.split { $0.isWhitespace }.map(String.init) }
    func people(_ heading: String...) throws -> [Int] {
      try #require(rows.first { $0.starts(with: heading) }).compactMap { Int($0) }
    }
    let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let ties = words[try people("Peer", "ties")[0]]
    let services = words[try people("Service-delivery-based")[1]]
    #expect(readme.contains("of the nine who take part, \(ties) speak of ties\nbetween members"))
    #expect(readme.contains("All \(services) people who live near an organization speak of its services"))
  }
}
