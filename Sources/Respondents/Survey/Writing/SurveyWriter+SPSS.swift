public import Basics
import CReadStat
import Foundation

extension SurveyWriter {
  /// What an SPSS file cannot say as the table does: names that its rules forbid, more missing codes than it has places.
  public static func losses(inSPSS table: SurveyTable) -> [Problem] {
    let names = SPSSNames.names(for: table.variables.map(\.name))
    let renamed = zip(table.variables, names).filter { $0.name != $1 }.map { Problem.renamedInSPSS($0.name, $1) }
    let crowded = table.variables.indices.filter { index in
      let codes = table.variables[index].missingCodes
      let kept = SPSSMissingCodes(codes, in: table.columns[index])
      return codes.ranges.count > 1 || kept.numbers.count + kept.texts.count < codes.codes.count
    }
    return renamed + crowded.map { .missingCodesInSPSS(table.variables[$0].name) }
  }

  /// An SPSS file (.sav): names (made to fit SPSS's rules where they don't), labels, value labels, missing codes (three
  /// single ones, or a range and one, as SPSS allows; cells of other codes become system-missing), dates as dates.
  /// - Parameters:
  ///   - time: the file's creation time, in seconds since 1970.
  ///   - shown: path as the person knows it, for problems.
  /// - Throws: `Problem` of kind `cannotWrite`, with ReadStat's reason.
  public static func sav(_ table: SurveyTable, time: Int = 0, shownAs shown: String) throws -> [UInt8] {
    guard let writer = readstat_writer_init() else { throw Problem.notWritten("out of memory", shown) }
    defer { readstat_writer_free(writer) }
    var output: [UInt8] = []
    try withUnsafeMutablePointer(to: &output) { output in
      try SPSSWriting(table: table, writer: writer, shown: shown).run(into: output, time: time)
    }
    return output
  }
}

/// One file on its way.
private struct SPSSWriting {
  let table: SurveyTable
  let writer: UnsafeMutablePointer<readstat_writer_t>
  let shown: String
  /// For each variable.
  let missing: [SPSSMissingCodes]
  let kept = KeptTexts()

  init(table: SurveyTable, writer: UnsafeMutablePointer<readstat_writer_t>, shown: String) {
    self.table = table
    self.writer = writer
    self.shown = shown
    missing = zip(table.variables, table.columns).map { SPSSMissingCodes($0.missingCodes, in: $1) }
  }

  typealias Variable = UnsafeMutablePointer<readstat_variable_t>

  func run(into output: UnsafeMutablePointer<[UInt8]>, time: Int) throws {
    defer { withExtendedLifetime(kept) {} }
    try check(
      readstat_set_data_writer(writer) { bytes, count, context in
        guard let bytes, let output = context?.assumingMemoryBound(to: [UInt8].self) else { return -1 }
        output.pointee += UnsafeRawBufferPointer(start: bytes, count: count)
        return count
      })
    try check(readstat_writer_set_file_timestamp(writer, time_t(time)))
    let names = SPSSNames.names(for: table.variables.map(\.name))
    var variables: [Variable] = []
    for index in table.variables.indices { variables.append(try add(index, named: names[index])) }
    try check(readstat_begin_writing_sav(writer, output, table.rowCount))
    for row in 0..<table.rowCount {
      try check(readstat_begin_row(writer))
      for (index, variable) in variables.enumerated() { try insert(row, index, variable) }
      try check(readstat_end_row(writer))
    }
    try check(readstat_end_writing(writer))
  }

  // MARK: Variables

  private func add(_ index: Int, named name: String) throws -> Variable {
    let described = table.variables[index]
    let variable: Variable?
    switch table.columns[index] {
    case .numbers:
      variable = readstat_add_variable(writer, name, READSTAT_TYPE_DOUBLE, 0)
    case .texts(let texts):
      let width = (texts.dictionary + texts.missingAnswers.map(\.written)).map(\.utf8.count).max() ?? 0
      guard width <= 32_767 else { throw Problem.textTooLong(described.name, shown) }
      variable = readstat_add_variable(writer, name, READSTAT_TYPE_STRING, max(width, 1))
    }
    guard let variable else { throw Problem.notWritten("out of memory", shown) }
    let label = described.label ?? (name == described.name ? nil : described.name)
    if let label { readstat_variable_set_label(variable, SPSSNames.cut(label, to: 255)) }
    if described.kind == .time {
      readstat_variable_set_format(variable, "TIME8")
    } else if described.kind.isTemporal {
      readstat_variable_set_format(variable, described.kind == .datetime || hasTimes(index) ? "DATETIME20" : "SDATE10")
    } else if isWhole(index) {
      readstat_variable_set_format(variable, "F8.0")
    }
    readstat_variable_set_measure(variable, measure(described.kind))
    try addLabels(index, to: variable)
    try addMissing(index, to: variable)
    return variable
  }

  private func measure(_ kind: SurveyVariable.Kind) -> readstat_measure_t {
    switch kind {
    case .nominal, .text, .multiple: READSTAT_MEASURE_NOMINAL
    case .ordinal: READSTAT_MEASURE_ORDINAL
    case .interval, .date, .datetime, .time: READSTAT_MEASURE_SCALE
    }
  }

  private func hasTimes(_ index: Int) -> Bool {
    guard case .numbers(let numbers) = table.columns[index] else { return false }
    return numbers.values.contains { !$0.isNaN && $0 != $0.rounded() }
  }

  private func isWhole(_ index: Int) -> Bool {
    guard case .numbers(let numbers) = table.columns[index] else { return false }
    return numbers.values.allSatisfy { $0.isNaN || $0 == $0.rounded() && abs($0) < 1e7 }
  }

  private func addLabels(_ index: Int, to variable: Variable) throws {
    let labels = table.variables[index].valueLabels
    if labels.isEmpty { return }
    switch table.columns[index] {
    case .numbers:
      let numbers = labels.compactMap { label -> (Double, String)? in
        if case .number(let number) = label.value { (number, label.label) } else { nil }
      }
      guard !numbers.isEmpty, let set = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "labels\(index)") else {
        return
      }
      for (number, label) in numbers { readstat_label_double_value(set, number, SPSSNames.cut(label, to: 120)) }
      readstat_variable_set_label_set(variable, set)
    case .texts:
      guard let set = readstat_add_label_set(writer, READSTAT_TYPE_STRING, "labels\(index)") else { return }
      for label in labels { readstat_label_string_value(set, label.value.written, SPSSNames.cut(label.label, to: 120)) }
      readstat_variable_set_label_set(variable, set)
    }
  }

  // MARK: Missing codes

  private func addMissing(_ index: Int, to variable: Variable) throws {
    let codes = missing[index]
    if let range = codes.range {
      try check(
        readstat_variable_add_missing_double_range(
          variable, max(range.low, -Double.greatestFiniteMagnitude), min(range.high, Double.greatestFiniteMagnitude)))
    }
    for number in codes.numbers { try check(readstat_variable_add_missing_double_value(variable, number)) }
    for text in codes.texts {
      guard let copy = kept.keep(text) else { throw Problem.notWritten("out of memory", shown) }
      try check(readstat_variable_add_missing_string_value(variable, copy))
    }
  }

  // MARK: Cells

  private func insert(_ row: Int, _ index: Int, _ variable: Variable) throws {
    let kind = table.variables[index].kind
    let scale = kind == .time ? StatisticalDates.spssTimes : kind.isTemporal ? StatisticalDates.spss : nil
    switch table.columns[index][row] {
    case .number(let number):
      try check(readstat_insert_double_value(writer, variable, scale?.number(number) ?? number))
    case .text(let text):
      try check(readstat_insert_string_value(writer, variable, text))
    case .missing(let answer):
      let codes = missing[index]
      if case .number(let code) = answer, codes.numbers.contains(code) || codes.range?.contains(code) ?? false {
        try check(readstat_insert_double_value(writer, variable, code))
      } else if let code = answer?.written, codes.texts.contains(code) {
        try check(readstat_insert_string_value(writer, variable, code))
      } else {
        try check(readstat_insert_missing_value(writer, variable))
      }
    }
  }

  private func check(_ result: readstat_error_t) throws {
    if result == READSTAT_OK { return }
    throw Problem.notWritten(readstat_error_message(result).map { String(cString: $0) } ?? "unknown fault", shown)
  }
}

/// Texts that ReadStat does not copy: it reads the missing codes of text variables until the file is written.
private final class KeptTexts {
  private var texts: [UnsafeMutablePointer<CChar>] = []

  /// - Returns: the text's UTF-8 and a zero byte, as long as this object lives; `nil` when there is no memory.
  func keep(_ text: String) -> UnsafePointer<CChar>? {
    guard let copy = strdup(text) else { return nil }
    texts.append(copy)
    return UnsafePointer(copy)
  }

  deinit { for text in texts { free(text) } }
}

/// The missing codes of one variable that SPSS takes: three single ones, or a range and one.
private struct SPSSMissingCodes {
  var numbers: [Double] = []
  var range: NumberRange?
  var texts: [String] = []

  init(_ codes: MissingCodes, in column: SurveyColumn) {
    switch column {
    case .numbers:
      let all = codes.codes.compactMap { if case .number(let number) = $0 { number } else { nil } }
      range = codes.ranges.first
      numbers = Array(all.prefix(range == nil ? 3 : 1))
    case .texts:
      texts = Array(codes.codes.map(\.written).filter { $0.utf8.count <= 8 }.prefix(3))
    }
  }
}

extension Problem {
  static func renamedInSPSS(_ name: String, _ allowed: String) -> Problem {
    Problem(
      .badData, severity: .warning, "`\(name)` is called `\(allowed)` in the file, because SPSS does not allow the name"
    )
  }

  static func missingCodesInSPSS(_ name: String) -> Problem {
    Problem(
      .badData, severity: .warning,
      "`\(name)` has more missing codes than SPSS allows; cells with the others are missing without a reason")
  }

  static func notWritten(_ reason: String, _ shown: String) -> Problem {
    Problem(
      .cannotWrite, file: shown, "the SPSS file cannot be written (\(reason.lowercased()))",
      remedy: "Write .csv instead.")
  }

  static func textTooLong(_ name: String, _ shown: String) -> Problem {
    Problem(
      .cannotWrite, file: shown, "`\(name)` has texts of more than 32,767 bytes, which SPSS cannot store",
      remedy: "Write .csv instead.")
  }
}
