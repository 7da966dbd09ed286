/// Fills one column of a worksheet; the file says of every cell what it is.
///
/// A column whose cells are not all of one kind becomes text: its numbers as they are written shortest, its dates as ISO
/// 8601 has them.
struct WorksheetColumn {
  enum Cell {
    case empty
    case number(Double)
    case date(Double)
    /// The fraction of a day.
    case time(Double)
    case text(String)
  }

  private enum State {
    case open
    case numbers
    case dates
    case times
    case texts
  }

  private var state = State.open
  private var numbers: [Double] = []
  private var indices: [Int32] = []
  private var texts = UniqueTexts()

  var count: Int { state == .texts ? indices.count : numbers.count }
  var isEmpty: Bool { state == .open }

  mutating func take(_ cell: Cell) {
    switch (cell, state) {
    case (.empty, .texts): indices.append(-1)
    case (.empty, _): numbers.append(NumberColumn.missing())
    case (.number(let number), .open), (.number(let number), .numbers):
      state = .numbers
      numbers.append(number)
    case (.date(let days), .open), (.date(let days), .dates):
      state = .dates
      numbers.append(days)
    case (.time(let time), .open), (.time(let time), .times):
      state = .times
      numbers.append(time)
    case (.text(let text), .texts): add(text)
    case (.number(let number), _):
      becomeTexts()
      add(NumberText.written(number))
    case (.date(let days), _):
      becomeTexts()
      add(SurveyDate.text(days))
    case (.time(let time), _):
      becomeTexts()
      add(SurveyDate.text(time, as: .time))
    case (.text(let text), _):
      becomeTexts()
      add(text)
    }
  }

  /// Empty cells up to this many rows.
  mutating func fill(to rows: Int) {
    while count < rows { take(.empty) }
  }

  var finished: (kind: SurveyVariable.Kind, column: SurveyColumn) {
    switch state {
    case .texts:
      let column = TextColumn(indices: indices, dictionary: texts.strings)
      return (column.looksCategorical ? .nominal : .text, .texts(column))
    case .dates:
      let hasTimes = numbers.contains { !$0.isNaN && $0 != $0.rounded() }
      return (hasTimes ? .datetime : .date, .numbers(NumberColumn(values: numbers)))
    case .times: return (.time, .numbers(NumberColumn(values: numbers)))
    case .open, .numbers: return (.interval, .numbers(NumberColumn(values: numbers)))
    }
  }

  private mutating func becomeTexts() {
    if state == .texts { return }
    let before = state
    state = .texts
    for number in numbers {
      if number.isNaN {
        indices.append(-1)
      } else {
        switch before {
        case .dates: add(SurveyDate.text(number))
        case .times: add(SurveyDate.text(number, as: .time))
        case .open, .numbers, .texts: add(NumberText.written(number))
        }
      }
    }
    numbers = []
  }

  private mutating func add(_ text: String) {
    var text = text
    let index = text.withUTF8 { texts.index(of: UnsafeRawBufferPointer($0)) }
    indices.append(index)
  }
}
