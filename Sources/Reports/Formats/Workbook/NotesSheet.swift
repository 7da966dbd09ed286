/// The sheet of notes: the study, what each sheet shows and how to read it, running text, the files it all rests on.
struct NotesSheet {
  static let name = "Notes"

  let report: Report

  func sheet(of sheets: [WorkbookSheet], name: String) -> WorkbookSheet {
    var lines: [Line] = [
      Line("Study", report.study), Line("Command", "strand \(report.command)"),
    ]
    if let unit = report.unit { lines.append(Line("Unit", unit)) }
    for sheet in sheets {
      lines.append(Line("Sheet “\(sheet.name)”", sheet.title, isHeading: true))
      lines += sheet.notes.map { Line("", $0) }
    }
    let tooLong = sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count { $0.isTooLong } } }
    if tooLong > 0 {
      lines.append(
        Line("", "\(counted(tooLong, "text")) longer than a cell of Excel can be, and cut; CSV has them whole."))
    }
    for text in report.sections.compactMap(\.runningText) { lines.append(Line("", text)) }
    if !report.inputs.isEmpty {
      lines.append(Line("Files that this rests on", "SHA-256", isHeading: true))
      lines += report.inputs.map { Line($0.path, $0.sha256) }
    }
    var sheet = WorkbookSheet(name: name, title: report.heading)
    let columns = [SheetColumn("About", wraps: true) { $0.part(0) }, SheetColumn("", wraps: true) { $0.part(1) }]
    sheet.fill(
      columns,
      rows: lines.map { line in
        let emphasis: Cell.Emphasis = line.isHeading ? .bold : .normal
        return Table.Row([.text(line.head, emphasis: emphasis), .text(line.text, emphasis: emphasis)])
      })
    sheet.columns[1].width = 100
    return sheet
  }

  private struct Line {
    let head: String
    let text: String
    let isHeading: Bool

    init(_ head: String, _ text: String, isHeading: Bool = false) {
      self.head = head
      self.text = text
      self.isHeading = isHeading
    }
  }
}

extension Table.Row {
  fileprivate func part(_ number: Int) -> WorkbookSheet.Cell {
    var cell = WorkbookSheet.Cell(cell(number), asData: false)
    cell.style.wraps = true
    return cell
  }
}

extension WorkbookSheet.Cell {
  fileprivate var isTooLong: Bool { if case .text(let text) = value { WorkbookText.isTooLong(text) } else { false } }
}
