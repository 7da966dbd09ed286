/// Names that R's packages take without quotes: Latin letters, digits and `_`, a letter in front, each once.
struct OtherNames {
  private var used: Set<String> = []

  /// - Parameters:
  ///   - text: a code's id or a group's name.
  ///   - fallback: for a name without Latin letters or digits, with a number behind.
  mutating func name(_ text: String, fallback: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      name.unicodeScalars.append(isPlain ? scalar : "_")
    }
    name = name.split(separator: "_").joined(separator: "_")
    if name.isEmpty { name = fallback }
    if name.first?.isLetter != true { name = "\(fallback)_\(name)" }
    var number = 2
    let plain = name
    while !used.insert(name.lowercased()).inserted {
      name = "\(plain)_\(number)"
      number += 1
    }
    return name
  }
}
