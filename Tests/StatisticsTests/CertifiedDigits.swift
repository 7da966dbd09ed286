import Foundation

/// How many significant digits of a certified number are met: -log10 of the relative error, at most 15 (the certified
/// values have no more). A certified 0 counts by the absolute error.
func certifiedDigits(_ actual: Double, _ certified: Double) -> Double {
  if actual == certified { return 15 }
  let error = certified == 0 ? abs(actual) : abs((actual - certified) / certified)
  return error.isNaN ? 0 : min(15, max(0, -log10(error)))
}

/// One data set of NIST's with what was computed from it.
struct CertifiedSet {
  let name: String
  let what: String
  /// Computed and certified.
  let pairs: [(Double, Double)]

  var digits: Double { pairs.map { certifiedDigits($0.0, $0.1) }.min() ?? 0 }
}

/// The table in docs/statistics.md, between two marks.
struct CertifiedTable {
  static let begin = "<!-- certified digits: begin -->"
  static let end = "<!-- certified digits: end -->"

  static var file: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/statistics.md")
  }

  static func rows(_ sets: [CertifiedSet]) -> [String] {
    sets.map { set in
      // Some room: the last bits differ between processors, for which OpenBLAS has kernels of their own.
      "| \(set.name) | \(set.what) | \(Int((set.digits - (set.digits > 11 ? 1 : 0.2)).rounded(.down))) |"
    }
  }

  static func render(_ sets: [CertifiedSet]) -> String {
    ([begin, "", "| data set | compared | digits |", "| --- | --- | --- |"] + rows(sets) + ["", end])
      .joined(separator: "\n")
  }

  /// Name of each set in the page with the digits it promises.
  static func promised(in page: String) -> [String: Int] {
    guard let from = page.range(of: begin), let to = page.range(of: end) else { return [:] }
    var result: [String: Int] = [:]
    for line in page[from.upperBound..<to.lowerBound].split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.count == 3, let digits = Int(cells[2]) { result[cells[0]] = digits }
    }
    return result
  }
}
