import Basics
import CReadStat
import Foundation

/// SPSS and Stata files, read by ReadStat.
struct StatisticalFile {
  let file: String
  let format: SurveyFormat
  let options: SurveyOptions

  static func read(
    file: String, _ source: SurveySource, format: SurveyFormat, options: SurveyOptions, progress: (Double) -> Void
  ) throws -> SurveyTable {
    let statistical = StatisticalFile(file: file, format: format, options: options)
    let size: Int
    switch source {
    case .bytes(let bytes): size = bytes.count
    case .file(let url): size = try FileReading(url, shownAs: file).size
    }
    return try withoutActuallyEscaping(progress) { progress in
      let columns = UnsafeMutablePointer<StatisticalColumns>.allocate(capacity: 1)
      columns.initialize(to: StatisticalColumns(size: size, isStata: format == .dta, progress: progress))
      defer {
        columns.deinitialize(count: 1)
        columns.deallocate()
      }
      let result = StatisticalParsing.run(
        source, file: file, format: format, options: options, context: columns, setHandlers: setHandlers)
      try statistical.check(result)
      return try statistical.table(&columns.pointee)
    }
  }

  /// Handlers answer 0 to go on and 1 to stop (readstat.h).
  private static func setHandlers(_ parser: StatisticalParsing.Parser) {
    readstat_set_error_handler(parser) { _, _ in }
    readstat_set_metadata_handler(parser) { metadata, context in
      guard let metadata, let columns = context?.assumingMemoryBound(to: StatisticalColumns.self) else { return 1 }
      columns.pointee.take(metadata)
      return 0
    }
    readstat_set_variable_handler(parser) { _, variable, labelSet, context in
      guard let variable, let columns = context?.assumingMemoryBound(to: StatisticalColumns.self) else { return 1 }
      columns.pointee.take(variable, labelSetAt: labelSet)
      return 0
    }
    readstat_set_value_handler(parser) { _, variable, value, context in
      guard let columns = context?.assumingMemoryBound(to: StatisticalColumns.self) else { return 1 }
      columns.pointee.take(value, at: Int(readstat_variable_get_index(variable)))
      return 0
    }
    readstat_set_value_label_handler(parser) { set, value, label, context in
      guard let set, let label, let columns = context?.assumingMemoryBound(to: StatisticalColumns.self) else {
        return 1
      }
      columns.pointee.take(label: String(cString: label), of: value, set: String(cString: set))
      return 0
    }
    readstat_set_progress_handler(parser) { share, context in
      context?.assumingMemoryBound(to: StatisticalColumns.self).pointee.progress(share)
      return 0
    }
  }

  private func check(_ result: readstat_error_t) throws {
    if result == READSTAT_OK { return }
    let message = readstat_error_message(result).map { String(cString: $0) } ?? "unknown fault"
    switch result {
    case READSTAT_ERROR_UNSUPPORTED_CHARSET, READSTAT_ERROR_CONVERT, READSTAT_ERROR_CONVERT_BAD_STRING,
      READSTAT_ERROR_CONVERT_SHORT_STRING, READSTAT_ERROR_CONVERT_LONG_STRING:
      throw Problem.statisticalEncoding(message, format: format, file: file)
    default:
      throw Problem.statisticalFault(message, format: format, file: file)
    }
  }

  // MARK: The table

  private func table(_ gathered: inout StatisticalColumns) throws -> SurveyTable {
    let names = gathered.variables.map(\.name)
    let problems = SurveyNames.problems(names, file: file, line: nil)
    if !problems.isEmpty { throw Problems(Problem.shortened(problems, file: file)) }
    if names.isEmpty { throw Problem.statisticalFault("it has no variables", format: format, file: file) }
    let counts = Set(gathered.variables.map { $0.isText ? $0.indices.count : $0.numbers.values.count })
    guard counts.count == 1, let rowCount = counts.first, !gathered.hasStrayValue else {
      throw Problem.statisticalFault("its rows are not equally long", format: format, file: file)
    }
    if let announced = gathered.announced, announced != rowCount {
      throw Problem.rowsMissing(rowCount, announced: announced, file: file)
    }
    var variables: [SurveyVariable] = []
    var columns: [SurveyColumn] = []
    var found: [Problem] = []
    for index in gathered.variables.indices {
      let (variable, column) = finished(gathered.release(index), labelSets: gathered.labelSets)
      if case .texts(let texts) = column, texts.dictionary.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") }) {
        found.append(.brokenTexts(variable.name, file: file))
      }
      variables.append(variable)
      columns.append(column)
    }
    return SurveyTable(
      file: file, variables: variables, columns: columns, rowCount: rowCount,
      idColumn: try SurveyNames.index(of: options.idColumn, in: names, file: file), problems: found)
  }

  private func finished(
    _ found: StatisticalColumns.Variable, labelSets: [String: [ValueLabel]]
  ) -> (SurveyVariable, SurveyColumn) {
    let labels = found.labelSet.flatMap { labelSets[$0] } ?? []
    var variable = SurveyVariable(
      name: found.name, label: found.label, kind: .text, valueLabels: labels, missingCodes: found.missingCodes)
    if found.isText {
      var texts = TextColumn(indices: found.indices, dictionary: found.texts.strings)
      texts.apply(found.missingCodes)
      variable.kind = !labels.isEmpty || texts.looksCategorical ? .nominal : .text
      return (variable, .texts(texts))
    }
    var numbers = found.numbers
    numbers.apply(found.missingCodes)
    if let (kind, scale) = StatisticalDates.scale(format: found.format, of: format),
      kind != .time || format == .dta || numbers.values.allSatisfy({ $0.isNaN || (0..<86_400).contains($0) })
    {
      numbers.map(scale.days)
      if kind == .time { numbers.map { $0 - $0.rounded(.down) } }
      variable.kind = kind
    } else {
      variable.kind =
        switch found.measure {
        case READSTAT_MEASURE_NOMINAL: .nominal
        case READSTAT_MEASURE_ORDINAL: .ordinal
        case READSTAT_MEASURE_SCALE: .interval
        default: hasAnswerLabels(labels, found.missingCodes) ? .nominal : .interval
        }
    }
    return (variable, .numbers(numbers))
  }

  /// Whether a label names an answer and not only a reason for having none.
  private func hasAnswerLabels(_ labels: [ValueLabel], _ missing: MissingCodes) -> Bool {
    labels.contains { if case .number(let number) = $0.value { !missing.contains(number) } else { false } }
  }
}
