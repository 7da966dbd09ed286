import Foundation
import Testing

/// Every console block of the documents shows what the program prints. STRAND_RECORD=1 writes them anew.
@Suite struct ConsoleBlockTests {
  @Test(arguments: Documents.pages) func blocksShowWhatTheProgramPrints(page: String) async throws {
    let pieces = DocumentPiece.pieces(of: try Documents.read(page))
    guard pieces.contains(where: { if case .block(let block) = $0 { block.isConversation } else { false } }) else {
      return
    }
    if Documents.recording { return try await record(pieces, page) }
    var run = try DocumentRun()
    for case .block(let block) in pieces {
      if let file = block.file { try run.write(block.lines, to: file) }
      guard block.isConversation else { continue }
      for exchange in ConsoleExchange.exchanges(of: block) {
        let printed = try await run.answer(to: exchange.shellCommand).filter { $0 != Self.withoutConverter }
        #expect(
          Elision.matches(exchange.answer, printed),
          """
          \(page):\(block.line): `\(exchange.shellCommand)` prints
          \(printed.joined(separator: "\n"))
          If that is right, `make record` writes it into the documents; read the difference before you commit it.
          """)
      }
    }
  }

  /// What a run says besides where nothing turns figures into PDF and PNG. The documents are of a machine that has it.
  private static let withoutConverter = "Figures are SVG only: install rsvg-convert (librsvg) for PDF and PNG."

  /// A page that is shown hides what is behind a fence's first word, and comments: a reader would miss a file's name.
  @Test(arguments: Documents.all) func nothingThatAReaderNeedsIsHidden(page: String) throws {
    let text = try Documents.read(page)
    for case .block(let block) in DocumentPiece.pieces(of: text) {
      #expect(!block.info.contains(" "), "\(page):\(block.line): name the file in a line of its own: `FILE`:")
    }
    if page.contains("tutorial") { #expect(!text.contains("<!--"), "\(page)") }
  }

  /// The tutorials tell the reader to write files, and the test above writes those that they name.
  @Test(arguments: [("docs/tutorial.md", 4), ("docs/tutorial-joint-display.md", 7), ("docs/housekeeping.md", 1)])
  func filesAreNamedInVisibleText(page: String, count: Int) throws {
    let files = DocumentPiece.pieces(of: try Documents.read(page)).compactMap { piece in
      if case .block(let block) = piece { block.file } else { nil }
    }
    #expect(files.count == count, "\(page): \(files)")
  }

  /// Follows the document twice, so that what differs from run to run is left out of it.
  private func record(_ pieces: [DocumentPiece], _ page: String) async throws {
    let start = Date()
    var runs = [try DocumentRun(), try DocumentRun()]
    var recorded: [DocumentPiece] = []
    for piece in pieces {
      guard case .block(var block) = piece else {
        recorded.append(piece)
        continue
      }
      if let file = block.file { for run in runs { try run.write(block.lines, to: file) } }
      if block.isConversation {
        var exchanges = ConsoleExchange.exchanges(of: block)
        for index in exchanges.indices {
          let command = exchanges[index].shellCommand
          let first = try await runs[0].answer(to: command)
          let second = try await runs[1].answer(to: command)
          if Elision.matches(exchanges[index].answer, first), Elision.matches(exchanges[index].answer, second) {
            continue
          }
          let failsNow = first.last?.contains(": error: ") == true
          let failed = exchanges[index].answer.contains { $0.contains("error: ") }
          #expect(
            !failsNow || failed,
            """
            \(page):\(block.line): `\(command)` fails, and is not recorded:
            \(first.joined(separator: "\n"))
            If it is meant to, write `strand: error: …` below the command first.
            """)
          if failsNow && !failed { continue }
          exchanges[index].answer = Elision.of(first, second, since: start)
        }
        block.lines = ConsoleExchange.lines(of: exchanges)
      }
      recorded.append(.block(block))
    }
    try Documents.write(DocumentPiece.text(of: recorded), to: page)
  }
}
