import Basics
import CReadStat
import Foundation

/// The words of an SPSS or Stata file as ReadStat gives them: answers, labels, names of variables, notes, the file's
/// label. Answers that the file calls missing are among them.
struct StatisticalWords {
  private var texts: Set<String> = []
  private var numbers: Set<Double> = []
  private var days: Set<Double> = []
  private var scales: [StatisticalDates.Scale?] = []
  private let format: SurveyFormat

  /// - Throws: `Problem` of kind `badData` for a file that cannot be read to its end; what `take` throws.
  static func each(
    in bytes: [UInt8], file: String, options: SurveyOptions, take: (SurveyWords.Piece) throws -> Void
  ) throws {
    let format = try SurveyFormat.of(head: Array(bytes.prefix(512)), file: file)
    let words = UnsafeMutablePointer<StatisticalWords>.allocate(capacity: 1)
    words.initialize(to: StatisticalWords(format: format))
    defer {
      words.deinitialize(count: 1)
      words.deallocate()
    }
    let result = StatisticalParsing.run(
      .bytes(bytes), file: file, format: format, options: options, context: words, setHandlers: setHandlers)
    guard result == READSTAT_OK else {
      let message = readstat_error_message(result).map { String(cString: $0) } ?? "unknown fault"
      throw Problem.statisticalFault(message, format: format, file: file)
    }
    for text in words.pointee.texts { try take(.text(text)) }
    for number in words.pointee.numbers { try take(.number(number)) }
    for day in words.pointee.days { try take(.day(day)) }
  }

  private init(format: SurveyFormat) {
    self.format = format
  }

  /// Handlers answer 0 to go on and 1 to stop (readstat.h).
  private static func setHandlers(_ parser: StatisticalParsing.Parser) {
    readstat_set_error_handler(parser) { _, _ in }
    readstat_set_metadata_handler(parser) { metadata, context in
      guard let metadata, let words = context?.assumingMemoryBound(to: StatisticalWords.self) else { return 1 }
      words.pointee.take(readstat_get_file_label(metadata))
      words.pointee.take(readstat_get_table_name(metadata))
      return 0
    }
    readstat_set_note_handler(parser) { _, note, context in
      context?.assumingMemoryBound(to: StatisticalWords.self).pointee.take(note)
      return 0
    }
    readstat_set_variable_handler(parser) { _, variable, _, context in
      guard let variable, let words = context?.assumingMemoryBound(to: StatisticalWords.self) else { return 1 }
      words.pointee.take(variable)
      return 0
    }
    readstat_set_value_handler(parser) { _, variable, value, context in
      guard let words = context?.assumingMemoryBound(to: StatisticalWords.self) else { return 1 }
      words.pointee.take(value, at: Int(readstat_variable_get_index(variable)))
      return 0
    }
    readstat_set_value_label_handler(parser) { set, value, label, context in
      guard let words = context?.assumingMemoryBound(to: StatisticalWords.self) else { return 1 }
      words.pointee.take(set)
      words.pointee.take(label)
      words.pointee.take(value, at: nil)
      return 0
    }
  }

  private mutating func take(_ text: UnsafePointer<CChar>?) {
    if let text = StatisticalColumns.string(text) { texts.insert(text) }
  }

  private mutating func take(_ variable: UnsafeMutablePointer<readstat_variable_t>) {
    take(readstat_variable_get_name(variable))
    take(readstat_variable_get_label(variable))
    let shown = StatisticalColumns.string(readstat_variable_get_format(variable)) ?? ""
    let scale = StatisticalDates.scale(format: shown, of: format)
    scales.append(scale?.kind == .time ? nil : scale?.scale)
    let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
    for index in 0..<readstat_variable_get_missing_ranges_count(variable) where isText {
      take(readstat_string_value(readstat_variable_get_missing_range_lo(variable, index)))
    }
  }

  private mutating func take(_ value: readstat_value_t, at index: Int?) {
    if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING { return take(readstat_string_value(value)) }
    let number = readstat_double_value(value)
    if number.isNaN { return }
    if let index, scales.indices.contains(index), let scale = scales[index] {
      days.insert(scale.days(number))
    } else {
      numbers.insert(number)
    }
  }
}
