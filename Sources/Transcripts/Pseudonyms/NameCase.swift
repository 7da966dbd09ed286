/// In which case a name is written.
enum NameCase {
  case asInTable
  case lower
  case capitals

  /// `nil` where the words are written in a case in which the name does not count.
  init?(of letters: [Unicode.Scalar], like original: [Unicode.Scalar], exactly: Bool) {
    if letters == original {
      self = .asInTable
    } else if exactly {
      return nil
    } else if letters.allSatisfy({ $0.properties.lowercaseMapping == String($0) }) {
      self = .lower
    } else if letters.count > 1, letters.allSatisfy({ $0.properties.uppercaseMapping == String($0) }) {
      self = .capitals
    } else {
      self = .asInTable
    }
  }

  func written(_ replacement: String) -> [Unicode.Scalar] {
    switch self {
    case .asInTable: Array(replacement.unicodeScalars)
    case .lower: Array(replacement.lowercased().unicodeScalars)
    case .capitals: Array(replacement.uppercased().unicodeScalars)
    }
  }
}

extension Unicode.Scalar {
  var isWordScalar: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// Of a script that writes words without spaces between them.
  var isUnspaced: Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF, 0x0E00...0x0EFF: true
    default: false
    }
  }
}
