import Basics
import FileContents
import Foundation

/// Surveys in comma-, semicolon- or tab-separated text.
struct DelimitedSurvey {
  let file: String
  let options: SurveyOptions
  /// By name in lower case.
  let declared: [String: VariableDeclaration]

  /// - Returns: the table before declarations are applied, and the finder of places in it.
  static func read(
    file: String, _ source: SurveySource, options: SurveyOptions, declared: [VariableDeclaration],
    progress: (Double) -> Void
  ) throws -> (SurveyTable, CellPlaces) {
    let survey = DelimitedSurvey(
      file: file, options: options,
      declared: Dictionary(declared.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }))
    if let encoding = options.encoding {
      return try survey.readDecoded(source, encoding: encoding, progress: progress)
    }
    let head = try source.head(4096, file: file)
    let isWide = head.contains(0) || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    if isWide || head.starts(with: [0x84, 0x31, 0x95, 0x33]) {
      return try survey.readDecoded(source, encoding: nil, progress: progress)
    }
    do {
      return try survey.readText(source, progress: progress)
    } catch let fault as Unreadable {
      if fault.isZero { throw Problem.notText(file: file, place: (fault.line, fault.column)) }
      if UTF8Validity.isDamaged(try source.all(file: file)) {
        throw Problem.notUTF8(file: file, place: (fault.line, fault.column))
      }
      return try survey.readDecoded(source, encoding: nil, progress: progress)
    }
  }

  private func readDecoded(
    _ source: SurveySource, encoding: String?, progress: (Double) -> Void
  ) throws -> (SurveyTable, CellPlaces) {
    let decoded = try TextDecoding.decode(
      try source.all(file: file), encoding: encoding, file: file, ifBinary: .notASurvey(file: file))
    do {
      var (table, places) = try readText(.bytes(decoded.text), progress: progress)
      if decoded.confidence < TextDecoding.sure {
        table.problems.insert(.unsureEncoding(decoded.name, confidence: decoded.confidence, file: file), at: 0)
      }
      return (table, places)
    } catch let fault as Unreadable {
      throw Problem.notText(file: file, place: (fault.line, fault.column))
    }
  }

  /// - Parameter source: UTF-8 text.
  private func readText(_ source: SurveySource, progress: (Double) -> Void) throws -> (SurveyTable, CellPlaces) {
    let head = try source.head(1_048_576, file: file)
    let beginning = Beginning(of: head)
    let delimiter =
      options.delimiter ?? beginning.delimiter ?? DelimiterDetection.delimiter(of: head, from: beginning)
    let places = CellPlaces(source: source, file: file, beginning: beginning, delimiter: delimiter)
    var pass = DelimitedPass(file: file, delimiter: delimiter, decimalMark: options.decimalMark)
    let rows = DelimitedRows.parse(head, from: beginning, delimiter: delimiter, limit: 3).all.map(\.cells)
    let form = ExportDialects.form(of: ExportHead(rows: rows), options.program)
    pass.mustBeText = { index, heading in
      mustBeText(heading) || form.map { index < $0.columns.count && mustBeText($0.columns[index].name) } ?? false
    }
    pass.rowsBelowHeader = form?.rowsBelow ?? 0
    let first = try pass.run(source, from: beginning) { progress($0) }
    try check(first, places)

    let broken = first.columns.indices.filter { first.columns[$0].state == .broken }
    var columns = first.columns
    if !broken.isEmpty {
      pass.plan = first.columns.map { $0.state == .broken ? .texts : .skipped }
      let second = try pass.run(source, from: beginning, progress: progress)
      guard second.rowLines == first.rowLines, second.header == first.header else {
        throw Problem.changedWhileRead(file: file)
      }
      for index in broken { columns[index] = second.columns[index] }
    }
    return (try table(first, columns, form, broken: broken, places), places)
  }

  private func mustBeText(_ name: String) -> Bool {
    let name = name.trimmingWhitespace().lowercased()
    return name == options.idColumn?.lowercased() || declared[name]?.content == .texts
  }

  // MARK: Checking

  private func check(_ result: DelimitedPass.Result, _ places: CellPlaces) throws {
    if result.header.isEmpty { throw Problems([.emptyTable(file: file)]) }
    if result.raggedCount > 0 {
      var problems = result.ragged.map { row in
        Problem.raggedSurveyRow(
          file: file, line: row.line,
          column: places.column(line: row.line, cell: min(row.cells, result.header.count)), cells: row.cells,
          header: result.header.count, delimiter: places.delimiter)
      }
      let more = result.raggedCount - problems.count
      if more > 0 { problems.append(.moreOfThisKind(more, file: file)) }
      throw Problems(problems)
    }
    let marks = zip(result.header, result.columns).filter { $1.state == .numbers }
    if options.decimalMark == nil, let point = marks.first(where: { $1.decimalMark == UInt8(ascii: ".") })?.0,
      let comma = marks.first(where: { $1.decimalMark == UInt8(ascii: ",") })?.0
    {
      throw Problems([.twoDecimalMarks(point: point, comma: comma, file: file, line: result.headerLine)])
    }
  }

  /// The names, checked; unnamed columns at the right without content are left out.
  private func names(_ result: DelimitedPass.Result, _ form: ExportForm?) throws -> [String] {
    var names = form?.columns.map(\.name) ?? result.header.map { $0.trimmingWhitespace() }
    while names.count > 1, names.last == "", result.columns[names.count - 1].state == .open { names.removeLast() }
    let problems = SurveyNames.problems(names, file: file, line: result.headerLine)
    if !problems.isEmpty { throw Problems(Problem.shortened(problems, file: file)) }
    return names
  }

  // MARK: The table

  private func table(
    _ result: DelimitedPass.Result, _ builders: [ColumnBuilder], _ form: ExportForm?, broken: [Int],
    _ places: CellPlaces
  ) throws -> SurveyTable {
    let names = try names(result, form)
    var variables: [SurveyVariable] = []
    var columns: [SurveyColumn] = []
    for (index, (name, builder)) in zip(names, builders).enumerated() {
      let column: SurveyColumn
      var kind = SurveyVariable.Kind.interval
      switch builder.state {
      case .texts:
        let texts = TextColumn(indices: builder.indices, dictionary: builder.texts.strings)
        kind = texts.looksCategorical ? .nominal : .text
        column = .texts(texts)
      case .dates:
        kind = builder.hasTimes ? .datetime : .date
        column = .numbers(NumberColumn(values: builder.numbers))
      case .times:
        kind = .time
        column = .numbers(NumberColumn(values: builder.numbers))
      case .open, .numbers, .broken, .skipped:
        column = .numbers(NumberColumn(values: builder.numbers))
      }
      variables.append(
        SurveyVariable(
          name: name, label: form?.columns[index].label, kind: kind,
          isOfProgram: form?.columns[index].isOfProgram ?? false))
      columns.append(column)
    }
    var problems = broken.compactMap { index -> Problem? in
      let first = result.columns[index]
      guard index < names.count, declared[names[index].lowercased()]?.content == nil, let row = first.breakRow,
        first.otherCells * 10 < first.numberCells
      else { return nil }
      let line = Int(result.rowLines[row])
      return .nearlyNumbers(
        names[index], others: first.otherCells, file: file, line: line,
        column: places.column(line: line, cell: index))
    }
    if !result.endsWithBreak, let last = result.rowLines.last {
      problems.append(.endsWithoutBreak(file: file, line: Int(last)))
    }
    var table = SurveyTable(
      file: file, variables: variables, columns: columns, rowCount: result.rowLines.count,
      places: .lines(result.rowLines),
      idColumn: try SurveyNames.index(
        of: options.idColumn, in: names, headings: form?.columns.map(\.heading) ?? [], file: file),
      problems: problems)
    if let form { table.apply(form) }
    return table
  }
}
