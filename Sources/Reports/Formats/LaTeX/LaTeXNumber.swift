/// A cell that siunitx aligns at its decimal point: a number, and signs before and after it: `(0.021)`, `33%+`, `0.35*`.
struct LaTeXNumber {
  let before: String
  /// Digits with at most one point, perhaps a minus; the zero before the point may be missing.
  let number: String
  let after: String

  /// `nil` for anything else: an interval, a count with its share, a date.
  init?(_ text: String) {
    var rest = Substring(text)
    let before = rest.prefix { "(<[".contains($0) }
    rest = rest.dropFirst(before.count).drop { $0 == " " }
    let minus = rest.prefix(while: { $0 == "-" })
    rest = rest.dropFirst(minus.count)
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let after = rest.dropFirst(digits.count)
    guard minus.count <= 1, digits.contains(where: { $0 != "." }), digits.count(where: { $0 == "." }) <= 1,
      digits.last != ".", after.allSatisfy({ ")]%*+-†‡§".contains($0) })
    else { return nil }
    self.before = String(before)
    number = String(minus) + String(digits)
    self.after = String(after)
  }

  private var parts: (whole: Int, decimals: Int) {
    let digits = number.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    return (digits[0].count, digits.count > 1 ? digits[1].count : 0)
  }

  var isNegative: Bool { number.hasPrefix("-") }

  /// As a cell of an `S` column; what is in braces is not read as a number.
  var cell: String {
    (before.isEmpty ? "" : "{\(LaTeXText.escaped(before))}") + number
      + (after.isEmpty ? "" : "{\(LaTeXText.escaped(after))}")
  }

  /// What an `S` column must hold.
  struct Format {
    private(set) var whole = 0
    private(set) var decimals = 0
    private(set) var isNegative = false
    /// Whether a number begins with its point, as APA wants it; siunitx would put the zero back.
    private(set) var lacksZero = false
    private(set) var before = ""
    private(set) var after = ""

    mutating func add(_ number: LaTeXNumber) {
      whole = max(whole, number.parts.whole)
      decimals = max(decimals, number.parts.decimals)
      isNegative = isNegative || number.isNegative
      lacksZero = lacksZero || number.parts.whole == 0
      if LaTeXMeasure.width(of: number.before) > LaTeXMeasure.width(of: before) { before = number.before }
      if LaTeXMeasure.width(of: number.after) > LaTeXMeasure.width(of: after) { after = number.after }
    }

    /// As siunitx sets it aside, in points at 10 points.
    var width: Double {
      LaTeXMeasure.width(of: before + after) + Double(whole + decimals) * 5 + (decimals > 0 ? 2.8 : 0)
        + (isNegative ? 7.8 : 0) + (max(whole, decimals) > 4 ? 3.4 : 0)
    }

    var column: String {
      var options = ["table-format=\(isNegative ? "-" : "")\(whole > 0 ? String(whole) : "")"]
      if decimals > 0 { options[0] += ".\(decimals)" }
      if lacksZero { options.append("print-zero-integer=false") }
      // Signs stay at their number, not at the column's edge.
      if !before.isEmpty {
        options += ["table-space-text-pre={\(LaTeXText.escaped(before))}", "table-align-text-pre=false"]
      }
      if !after.isEmpty {
        options += ["table-space-text-post={\(LaTeXText.escaped(after))}", "table-align-text-post=false"]
      }
      return "S[\(options.joined(separator: ","))]"
    }
  }
}
