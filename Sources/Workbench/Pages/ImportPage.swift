import Importing
import Reports

/// Files are dropped, what is recognised in them is shown and corrected, and then they are written.
struct ImportPage {
  let frame: PageFrame

  func answer() throws -> WebAnswer {
    let content = try PageTemplates.render(
      [
        "canWrite": .flag(!frame.desk.isReadOnly),
        "accept": .text(HTMLText.escaped(Importer.extensions.map { ".\($0)" }.joined(separator: ","))),
        "formats": .text(HTMLText.escaped(Importer.extensions.joined(separator: ", "))),
      ], with: "import")
    return .html(try frame.page("Import", content, script: "import", place: .start))
  }
}
