import Basics

extension SurveyTable {
  /// Lays what the study declares over what the file says. What does not fit is in `problems`; a column that is not
  /// of the declared type stays as it was read.
  /// - Parameters:
  ///   - decimalComma: whether `3,5` is a number where texts are declared to be numbers.
  ///   - textColumn: the column of text (1-based, in scalars) where a cell begins, in files that have lines.
  mutating func apply(
    _ declared: [VariableDeclaration], studyFile: String, decimalComma: Bool,
    textColumn: (_ line: Int, _ column: Int) -> Int?
  ) {
    for declaration in declared {
      problems += declaration.faults(in: studyFile)
      guard let index = column(named: declaration.name) else {
        problems.append(
          .variableAbsent(declaration.name, known: variables.map(\.name), surveyFile: file, studyFile, declaration.line)
        )
        continue
      }
      let (variable, column) = laidOver(declaration, at: index, decimalComma: decimalComma, textColumn: textColumn)
      replace(index, variable: variable, column: column)
    }
  }

  private mutating func laidOver(
    _ declaration: VariableDeclaration, at index: Int, decimalComma: Bool, textColumn: (Int, Int) -> Int?
  ) -> (SurveyVariable, SurveyColumn) {
    var variable = variables[index]
    if let label = declaration.label { variable.label = label }
    if !declaration.valueLabels.isEmpty { variable.valueLabels = declaration.valueLabels }
    if !declaration.missingCodes.isEmpty { variable.missingCodes = declaration.missingCodes }
    variable.order = declaration.order
    variable.separator = declaration.separator

    var column = columns[index]
    if !declaration.missingCodes.isEmpty {
      switch column {
      case .numbers(var numbers):
        numbers.apply(declaration.missingCodes)
        column = .numbers(numbers)
      case .texts(var texts):
        texts.apply(declaration.missingCodes)
        column = .texts(texts)
      }
    }
    let content = index == idColumn ? nil : declaration.content
    switch converted(column, to: content, declaration, decimalComma) {
    case .success(let converted):
      column = converted
      variable.kind = declaration.kind ?? variable.kind
    case .failure(let mismatch):
      problems.append(problem(mismatch, of: variable.name, at: index, content, textColumn))
      return (variable, column)
    }
    if declaration.kind == nil, variable.kind == .interval, !variable.valueLabels.isEmpty { variable.kind = .nominal }
    if declaration.missingCodes.ranges.isEmpty == false, case .numbers(var numbers) = column {
      numbers.apply(declaration.missingCodes)
      column = .numbers(numbers)
    }
    return (variable, column)
  }

  // MARK: Conversion

  /// Cells that are not what they are declared to be.
  private struct Mismatch: Error {
    /// 0-based row of the first one.
    let row: Int
    let count: Int
  }

  private func converted(
    _ column: SurveyColumn, to content: VariableDeclaration.Content?, _ declaration: VariableDeclaration,
    _ decimalComma: Bool
  ) -> Result<SurveyColumn, Mismatch> {
    switch (column, content) {
    case (_, nil), (.texts, .texts), (.numbers, .numbers), (.numbers, .dates), (.numbers, .times):
      return .success(column)
    case (.numbers(let numbers), .texts):
      return .success(.texts(numbers.asTexts))
    case (.texts(let texts), .numbers):
      return texts.asNumbers { NumberText.number(of: $0, decimalComma: decimalComma) }.mapError {
        Mismatch(row: $0.row, count: $0.count)
      }
    case (.texts(let texts), .times):
      return texts.asNumbers { SurveyDate.timeOfDay($0) }.mapError { Mismatch(row: $0.row, count: $0.count) }
    case (.texts(let texts), .dates):
      return texts.asNumbers { SurveyDate.days($0, order: declaration.dateOrder) }
        .mapError { Mismatch(row: $0.row, count: $0.count) }
    }
  }

  private func problem(
    _ mismatch: Mismatch, of name: String, at index: Int, _ content: VariableDeclaration.Content?,
    _ textColumn: (Int, Int) -> Int?
  ) -> Problem {
    let place = place(row: mismatch.row)
    return .notOfDeclaredType(
      name, content, count: mismatch.count, file: file, line: place.line,
      column: place.line.flatMap { textColumn($0, index) }, words: place.words)
  }
}

extension NumberColumn {
  /// The numbers as they are written shortest; missing ones keep their codes.
  var asTexts: TextColumn {
    var texts = TextColumn(missingAnswers: missingAnswers)
    var known: [Double: Int32] = [:]
    for value in values {
      if value.isNaN {
        texts.indices.append(-1 - Int32(truncatingIfNeeded: value.bitPattern & 0xFFFF))
      } else if let index = known[value] {
        texts.indices.append(index)
      } else {
        known[value] = Int32(texts.dictionary.count)
        texts.indices.append(Int32(texts.dictionary.count))
        texts.dictionary.append(NumberText.written(value))
      }
    }
    return texts
  }
}

extension TextColumn {
  /// Texts that are no numbers: the 0-based row of the first one, and their count.
  struct NotNumbers: Error {
    let row: Int
    let count: Int
  }

  /// Numbers instead of texts, if all of them are; missing ones keep their codes.
  func asNumbers(_ read: (String) -> Double?) -> Result<SurveyColumn, NotNumbers> {
    let read = dictionary.map(read)
    var numbers = NumberColumn(missingAnswers: missingAnswers)
    numbers.values.reserveCapacity(indices.count)
    var first: Int?
    var count = 0
    for (row, index) in indices.enumerated() {
      if index < 0 {
        numbers.values.append(NumberColumn.missing(Int(-1 - index)))
      } else if let number = read[Int(index)] {
        numbers.values.append(number)
      } else {
        first = first ?? row
        count += 1
      }
    }
    if let first { return .failure(NotNumbers(row: first, count: count)) }
    return .success(.numbers(numbers))
  }
}

extension NumberText {
  /// A text as a number, for columns that are declared to hold numbers: `007` and `1e5` are, and `NA`, `NaN` and `.` are
  /// missing.
  static func number(of text: String, decimalComma: Bool) -> Double? {
    if text == "NA" || text == "NaN" || text == "." { return NumberColumn.missing() }
    if let number = value(of: text, decimalMark: UInt8(ascii: "."), leniently: true) { return number }
    return decimalComma ? value(of: text, decimalMark: UInt8(ascii: ","), leniently: true) : nil
  }
}
