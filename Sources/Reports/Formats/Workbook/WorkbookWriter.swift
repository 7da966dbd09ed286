import Basics
import CXLSXWriter
import Foundation

/// Writes sheets as an Excel workbook (.xlsx) with libxlsxwriter. The same sheets give the same bytes: its date is fixed.
///
/// Texts are written as strings and are never formulas or links, whatever they begin with.
final class WorkbookWriter {
  private typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
  private typealias Format = UnsafeMutablePointer<lxw_format>

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [FormatKey: Format] = [:]
  private var failed = false

  private enum FormatKey: Hashable {
    case cell(WorkbookSheet.Style)
    case heading(WorkbookSheet.Style.Alignment, isSetIn: Bool)
    case group
  }

  /// Greatest numbers of rows and columns of a sheet. Source: Microsoft, "Excel specifications and limits".
  private static let (mostRows, mostColumns) = (1_048_576, 16_384)
  /// In points; a row is no higher than 409. Source: as above.
  private static let (lineHeight, greatestHeight) = (15.0, 409.0)
  /// 1 January 1980, the first day that a zip archive can name: seconds since 1970.
  private static let date: time_t = 315_532_800

  /// - Throws: `Problem` of kind `usage` for a table that no sheet can hold; of kind `cannotWrite` or `inputOutput`
  ///   when the workbook cannot be put together.
  static func workbook(_ sheets: [WorkbookSheet], title: String) throws -> [UInt8] {
    for sheet in sheets where sheet.rows.count + sheet.headingRows > mostRows || sheet.columns.count > mostColumns {
      throw Problem.tooLargeForWorkbook(sheet.title, rows: sheet.rows.count, columns: sheet.columns.count)
    }
    // The library writes files alone. The folder is its owner's.
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("strand-\(UUID().uuidString)")
    try Files.makeFolder(folder, shownAs: folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("workbook.xlsx")
    let writer = try WorkbookWriter(file, temporaryFiles: folder, title: title)
    for sheet in sheets { writer.add(sheet) }
    let status = workbook_close(writer.workbook)
    guard status == LXW_NO_ERROR, !writer.failed else { throw Problem.workbookNotWritten }
    return try Files.read(file, shownAs: "the workbook")
  }

  private init(_ file: URL, temporaryFiles: URL, title: String) throws {
    let made = temporaryFiles.path.withCString { path in
      var options = lxw_workbook_options()
      options.tmpdir = UnsafeMutablePointer(mutating: path)
      return workbook_new_opt(file.path, &options)
    }
    guard let made else { throw Problem.workbookNotWritten }
    workbook = made
    WorkbookText.cell(title).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = Self.date
      check(workbook_set_properties(workbook, &properties))
    }
  }

  private func add(_ sheet: WorkbookSheet) {
    guard let target = workbook_add_worksheet(workbook, sheet.name) else {
      failed = true
      return
    }
    for (number, column) in sheet.columns.enumerated() {
      check(worksheet_set_column(target, UInt16(number), UInt16(number), Double(column.width), nil))
    }
    writeHeadings(sheet, target)
    for (number, row) in sheet.rows.enumerated() {
      // Excel finds heights by itself; others show what they are told.
      let lines = sheet.lines(ofRow: number)
      if lines > 1 {
        let height = min(Double(lines) * Self.lineHeight, Self.greatestHeight)
        check(worksheet_set_row(target, UInt32(number + sheet.headingRows), height, nil))
      }
      for (column, cell) in row.enumerated() {
        write(cell, target, UInt32(number + sheet.headingRows), UInt16(column))
      }
    }
    if sheet.headingRows > 0 {
      worksheet_freeze_panes(target, UInt32(sheet.headingRows), UInt16(sheet.frozenColumns))
      check(worksheet_repeat_rows(target, 0, UInt32(sheet.headingRows - 1)))
      if sheet.hasFilter, !sheet.rows.isEmpty {
        let (first, last) = (UInt32(sheet.headingRows - 1), UInt32(sheet.headingRows + sheet.rows.count - 1))
        check(worksheet_autofilter(target, first, 0, last, UInt16(sheet.columns.count - 1)))
      }
    }
    setPage(sheet, target)
  }

  private func writeHeadings(_ sheet: WorkbookSheet, _ target: Sheet) {
    let row = UInt32(max(sheet.headingRows - 1, 0))
    for (number, column) in sheet.columns.enumerated() {
      let format = format(.heading(column.alignment, isSetIn: column.isSetIn))
      check(worksheet_write_string(target, row, UInt16(number), WorkbookText.cell(column.heading), format))
    }
    for group in sheet.groups {
      let (first, last) = (UInt16(group.columns.lowerBound), UInt16(group.columns.upperBound))
      let text = WorkbookText.cell(group.heading)
      if first == last {
        check(worksheet_write_string(target, 0, first, text, format(.group)))
      } else {
        check(worksheet_merge_range(target, 0, first, 0, last, text, format(.group)))
      }
    }
  }

  private func write(_ cell: WorkbookSheet.Cell, _ target: Sheet, _ row: UInt32, _ column: UInt16) {
    let format = format(.cell(cell.style))
    switch cell.value {
    case .empty: check(worksheet_write_blank(target, row, column, format))
    case .text(let text): check(worksheet_write_string(target, row, column, WorkbookText.cell(text), format))
    case .number(let number): check(worksheet_write_number(target, row, column, number, format))
    }
  }

  /// A4, as many pages high as it takes, headings on each.
  private func setPage(_ sheet: WorkbookSheet, _ target: Sheet) {
    worksheet_set_paper(target, 9)
    if sheet.columns.reduce(0, { $0 + $1.width }) > 90 { worksheet_set_landscape(target) }
    worksheet_fit_to_pages(target, 1, 0)
    // Two ampersands are one; a head has 255 characters at most.
    let title = WorkbookText.cell(String(sheet.title.prefix(100))).replacing("&", with: "&&").replacing("\n", with: " ")
    check(worksheet_set_header(target, "&L\(title)"))
    check(worksheet_set_footer(target, "&R&P / &N"))
  }

  // MARK: Formats

  private func format(_ key: FormatKey) -> Format? {
    if let known = formats[key] { return known }
    guard let format = workbook_add_format(workbook) else {
      failed = true
      return nil
    }
    switch key {
    case .cell(let style): set(style, on: format)
    case .heading(let alignment, let isSetIn):
      if isSetIn { format_set_indent(format, 1) }
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
      set(alignment, on: format)
    case .group:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      set(.centre, on: format)
    }
    formats[key] = format
    return format
  }

  private func set(_ style: WorkbookSheet.Style, on format: Format) {
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    set(style.alignment, on: format)
    if let code = style.numberFormat { format_set_num_format(format, code) }
    if style.isBold { format_set_bold(format) }
    if style.isDim { format_set_font_color(format, 0x666666) }
    if style.wraps { format_set_text_wrap(format) }
    if style.indent > 0 { format_set_indent(format, UInt8(clamping: min(style.indent, 15))) }
    if style.hasRuleAbove { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let colour = style.colour.flatMap(HexColour.components) {
      format_set_left(format, UInt8(LXW_BORDER_THICK.rawValue))
      format_set_left_color(format, UInt32(colour.red) << 16 | UInt32(colour.green) << 8 | UInt32(colour.blue))
    }
  }

  private func set(_ alignment: WorkbookSheet.Style.Alignment, on format: Format) {
    let value =
      switch alignment {
      case .left: LXW_ALIGN_LEFT
      case .right: LXW_ALIGN_RIGHT
      case .centre: LXW_ALIGN_CENTER
      }
    format_set_align(format, UInt8(value.rawValue))
  }

  private func check(_ status: lxw_error) {
    if status != LXW_NO_ERROR { failed = true }
  }
}
