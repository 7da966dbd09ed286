/// A report as a Word document: captions, headings and quotes in Word's own styles, notes at the foot of the page, tables
/// that fit it, and the files that it rests on at the end.
enum DocumentFormat {
  /// - Throws: `Problem` of kind `inputOutput` when the document cannot be put together.
  static func render(_ report: Report) throws -> [UInt8] { try WordPackage.bytes(document(report)) }

  static func document(_ report: Report) -> WordDocument {
    var document = WordDocument(title: report.heading)
    // A title turns with a table across the page, so that it is never alone on a page.
    var title = WordParagraph(.title, DisplayText(oneLine: report.heading).whole)
    title.keepsWithNext = true
    document.blocks.append(.paragraph(title))
    if let unit = report.unit {
      var note = WordParagraph(.note, "Unit: \(unit)")
      note.keepsWithNext = true
      document.blocks.append(.paragraph(note))
    }
    var sections = WordSections()
    for section in report.sections {
      document.blocks += sections.blocks(section.linked(only: []), level: 1, fallback: report.command.capitalised)
    }
    document.blocks += WordSections.inputs(report.inputs)
    return document
  }
}
