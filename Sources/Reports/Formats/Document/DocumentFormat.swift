/// A report as a Word document: captions, headings and quotes in Word's own styles, notes at the foot of the page, tables
/// that fit it, and the files that it rests on at the end.
enum DocumentFormat {
  /// - Throws: `Problem` of kind `inputOutput` when the document cannot be put together.
  static func render(_ report: Report) throws -> [UInt8] { try WordPackage.bytes(document(report)) }

  static func document(_ report: Report) -> WordDocument {
    var document = WordDocument(title: report.heading)
    document.blocks.append(.paragraph(WordParagraph(.title, DisplayText(oneLine: report.heading).whole)))
    if let unit = report.unit { document.blocks.append(.paragraph(WordParagraph(.note, "Unit: \(unit)"))) }
    var sections = WordSections()
    for section in report.sections {
      document.blocks += sections.blocks(section.linked(only: []), level: 1, fallback: report.command.capitalised)
    }
    document.blocks += WordSections.inputs(report.inputs)
    return document
  }
}
