/// What the lines of one body begin with, by each form of label: read once, when first asked for, since a decision about
/// speakers asks many times.
///
/// Not for several threads at once: a body is read on one.
final class LineLabels {
  let lines: [BodyLine]
  /// UTF-8 of the body.
  let bytes: [UInt8]
  private var forms: [Form?] = Array(repeating: nil, count: SpeakerLabel.Shape.allCases.count)
  private var roles: [String: Role?] = [:]
  /// For each line the forms that its first bytes leave possible: bits of `LinePossibilities`.
  private lazy var possible = lines.map { $0.isBlank ? 0 : LinePossibilities.of($0.range, in: bytes) }

  init(_ lines: [BodyLine], _ bytes: [UInt8]) {
    self.lines = lines
    self.bytes = bytes
  }

  /// The labels of one form, in the order of the lines.
  struct Form {
    /// Index of a line, with the label it begins with. Blank lines have none.
    fileprivate(set) var found: [(line: Int, label: SpeakerLabel)] = []
    /// For each line the place of its label in `found`; -1 without one.
    fileprivate var places: [Int32]
  }

  /// All lines that begin with a label of a form.
  func all(_ shape: SpeakerLabel.Shape) -> [(line: Int, label: SpeakerLabel)] { form(shape).found }

  /// The label of a form that a line begins with.
  /// - Parameter line: 0-based index of the line.
  func label(_ shape: SpeakerLabel.Shape, at line: Int) -> SpeakerLabel? {
    let form = form(shape)
    let place = form.places[line]
    return place < 0 ? nil : form.found[Int(place)].label
  }

  /// The role that a label names, as `RoleNames` has it.
  func role(of label: String) -> Role? {
    if let known = roles[label] { return known }
    let role = RoleNames.role(of: label)
    roles[label] = .some(role)
    return role
  }

  private func form(_ shape: SpeakerLabel.Shape) -> Form {
    let number = shape.rawValue
    if let known = forms[number] { return known }
    var form = Form(places: Array(repeating: -1, count: lines.count))
    let bit = LinePossibilities.bit(of: shape)
    if bit != 0 {
      for (index, possible) in possible.enumerated() where possible & bit != 0 {
        guard let label = LabelForms.read(shape, lines[index].range, of: bytes) else { continue }
        form.places[index] = Int32(form.found.count)
        form.found.append((index, label))
      }
    }
    forms[number] = form
    return form
  }
}

/// Which forms of labels a line can have, from the marks among its first bytes: most lines are speech and have none of most
/// forms, and one look says so for all.
private enum LinePossibilities {
  /// No label is longer, white space and a time before it included (see `LabelForms`).
  private static let depth = 4 * LabelForms.longest + 4

  /// 0 for forms that have no reading of their own.
  static func bit(of shape: SpeakerLabel.Shape) -> UInt8 {
    switch shape {
    case .colon, .header, .bracket, .stop, .column, .mark: 1 << shape.rawValue
    case .slip, .alone, .literal: 0
    }
  }

  private static let all = SpeakerLabel.Shape.allCases.reduce(0) { $0 | bit(of: $1) }

  static func of(_ line: Range<Int>, in bytes: [UInt8]) -> UInt8 {
    bytes.withUnsafeBufferPointer { bytes in
      marks.withUnsafeBufferPointer { marks in
        let first = bytes[line.lowerBound]
        // A time may come first, white space, or a bracket.
        if first <= 0x20 || first >= 0xC2 || (0x30...0x39).contains(first) || "[(<#*".utf8.contains(first) {
          return all
        }
        var possible: UInt8 = 0
        var previous: UInt8 = 0
        for index in line.lowerBound..<min(line.upperBound, line.lowerBound + depth) {
          let byte = bytes[index]
          possible |= marks[Int(byte)]
          if previous == 0x20 {
            if byte == 0x20 { possible |= bit(of: .column) }
            if byte == 0x2D { possible |= bit(of: .mark) }
          }
          if byte == 0x2E, index < line.lowerBound + LabelForms.longestBeforeStop { possible |= bit(of: .stop) }
          previous = byte
        }
        return possible
      }
    }
  }

  /// For each byte the forms that need it, wherever it is.
  private static let marks: [UInt8] = {
    var marks: [UInt8] = Array(repeating: 0, count: 256)
    func note(_ shape: SpeakerLabel.Shape, _ bytes: [UInt8]) {
      for byte in bytes { marks[Int(byte)] |= bit(of: shape) }
    }
    note(.colon, [0x3A, 0xEF])
    note(.header, [0x3A])
    note(.column, [0x09])
    note(.mark, [0x7C, 0x3E, 0x29, 0xE2])
    return marks
  }()
}
