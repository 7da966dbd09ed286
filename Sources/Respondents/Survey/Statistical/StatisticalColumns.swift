import CReadStat
import Foundation

/// What ReadStat tells of an SPSS or Stata file, gathered as it comes.
struct StatisticalColumns {
  /// A variable as the file has it.
  struct Variable {
    let name: String
    let label: String?
    let format: String
    let measure: readstat_measure_t
    let isText: Bool
    let missingCodes: MissingCodes
    /// Name of the set of its value labels.
    let labelSet: String?
    var numbers = NumberColumn()
    var indices: [Int32] = []
    var texts = UniqueTexts()

    mutating func reserve(_ rows: Int) {
      if isText { indices.reserveCapacity(rows) } else { numbers.values.reserveCapacity(rows) }
    }
  }

  private(set) var variables: [Variable] = []
  private(set) var labelSets: [String: [ValueLabel]] = [:]
  /// Rows that the file announces; `nil` when it does not say.
  private(set) var announced: Int?
  private(set) var hasStrayValue = false
  /// Size of the file in bytes.
  let size: Int
  let progress: (Double) -> Void

  /// Of the names of sets of labels, in bytes; `nil` where each ends with a zero byte.
  private var longestSetName: Int?
  private let isStata: Bool

  init(size: Int, isStata: Bool, progress: @escaping (Double) -> Void) {
    self.size = size
    self.isStata = isStata
    self.progress = progress
  }

  mutating func take(_ metadata: UnsafeMutablePointer<readstat_metadata_t>) {
    let rows = Int(readstat_get_row_count(metadata))
    announced = rows >= 0 ? rows : nil
    guard isStata else { return }
    // In Stata's files names stand in fields of one length, and ReadStat hands them on as they stand: a name that fills
    // its field has no end (help dta: 8 letters up to format 109, 32 up to 117, 128 bytes since).
    let version = readstat_get_file_format_version(metadata)
    longestSetName = version < 110 ? 8 : version < 118 ? 32 : 128
  }

  mutating func take(_ variable: UnsafeMutablePointer<readstat_variable_t>, labelSetAt name: UnsafePointer<CChar>?) {
    let labelSet = longestSetName.map { Self.string(name, atMost: $0) } ?? Self.string(name)
    let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
    var found = Variable(
      name: Self.string(readstat_variable_get_name(variable)) ?? "",
      label: Self.string(readstat_variable_get_label(variable)),
      format: Self.string(readstat_variable_get_format(variable)) ?? "",
      measure: readstat_variable_get_measure(variable), isText: isText,
      missingCodes: Self.missingCodes(variable, isText: isText), labelSet: labelSet)
    // What the file announces is believed only as far as its size allows: a value takes an eighth of a byte or more.
    if let announced, size > 0 { found.reserve(min(announced, size)) }
    variables.append(found)
  }

  mutating func take(_ value: readstat_value_t, at index: Int) {
    guard variables.indices.contains(index) else {
      hasStrayValue = true
      return
    }
    if variables[index].isText {
      guard let text = readstat_string_value(value), text.pointee != 0 else {
        variables[index].indices.append(-1)
        return
      }
      let bytes = UnsafeRawBufferPointer(start: text, count: Self.length(text))
      let position = variables[index].texts.index(of: bytes)
      variables[index].indices.append(position)
    } else if readstat_value_is_tagged_missing(value) != 0 {
      let tag = Self.tag(value)
      let missing = variables[index].numbers.missing(because: tag)
      variables[index].numbers.values.append(missing)
    } else if readstat_value_is_system_missing(value) != 0 {
      variables[index].numbers.values.append(NumberColumn.missing())
    } else {
      let number = readstat_double_value(value)
      variables[index].numbers.values.append(number.isNaN ? NumberColumn.missing() : number)
    }
  }

  mutating func take(label: String, of value: readstat_value_t, set: String) {
    let answer: Answer
    if readstat_value_is_tagged_missing(value) != 0 {
      answer = Self.tag(value)
    } else if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
      answer = .text(Self.trimmed(Self.string(readstat_string_value(value)) ?? ""))
    } else {
      answer = .number(readstat_double_value(value))
    }
    labelSets[set, default: []].append(ValueLabel(answer, label))
  }

  /// Hands over a variable with its cells, which are then gone from here: they are not to be in memory twice.
  mutating func release(_ index: Int) -> Variable {
    let variable = variables[index]
    variables[index].numbers = NumberColumn()
    variables[index].indices = []
    variables[index].texts = UniqueTexts()
    return variable
  }

  /// Stata's `.a` to `.z`.
  private static func tag(_ value: readstat_value_t) -> Answer {
    .text("." + String(UnicodeScalar(UInt8(bitPattern: readstat_value_tag(value)))))
  }

  private static func missingCodes(
    _ variable: UnsafeMutablePointer<readstat_variable_t>, isText: Bool
  ) -> MissingCodes {
    var codes = MissingCodes()
    for index in 0..<readstat_variable_get_missing_ranges_count(variable) {
      let low = readstat_variable_get_missing_range_lo(variable, index)
      let high = readstat_variable_get_missing_range_hi(variable, index)
      if isText {
        if let text = string(readstat_string_value(low)) { codes.codes.append(.text(trimmed(text))) }
        continue
      }
      let range = (opened(readstat_double_value(low)), opened(readstat_double_value(high)))
      if range.0.isNaN || range.1.isNaN { continue }
      if range.0 == range.1 {
        codes.codes.append(.number(range.0))
      } else {
        codes.ranges.append(NumberRange(range.0, range.1))
      }
    }
    return codes
  }

  /// SPSS writes LOWEST and HIGHEST as the largest numbers there are.
  private static func opened(_ number: Double) -> Double {
    if number <= -Double.greatestFiniteMagnitude.nextDown { return -.infinity }
    return number >= Double.greatestFiniteMagnitude.nextDown ? .infinity : number
  }

  /// SPSS pads texts with spaces.
  private static func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  static func string(_ pointer: UnsafePointer<CChar>?) -> String? {
    guard let pointer, pointer.pointee != 0 else { return nil }
    return String(cString: pointer)
  }

  /// The bytes up to a zero byte, or all of a field of `length` bytes.
  private static func string(_ pointer: UnsafePointer<CChar>?, atMost length: Int) -> String? {
    guard let pointer, pointer.pointee != 0 else { return nil }
    let bytes = UnsafeBufferPointer(start: pointer, count: strnlen(pointer, length))
    return String(decoding: bytes.lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func length(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while text[length] != 0 { length += 1 }
    return length
  }
}
