/// Which delimiter a table uses, from its first rows.
enum DelimiterDetection {
  /// Rows looked at.
  private static let sample = 50

  /// The delimiter with which the first rows read without a fault, have as many cells as the header (most often), and
  /// have the most cells, in this order of importance. Where nothing decides, the one that is rarest in prose.
  static func delimiter(of bytes: [UInt8], from beginning: Beginning) -> DelimitedText.Delimiter {
    var best: (delimiter: DelimitedText.Delimiter, score: Score)?
    for delimiter in [DelimitedText.Delimiter.tab, .semicolon, .comma] {
      let rows = DelimitedRows.parse(bytes, from: beginning, delimiter: delimiter, limit: sample)
      guard let width = rows.first?.cells.count, width > 1 else { continue }
      let alike = rows.all.count { $0.cells.count == width }
      let score = Score(
        isSound: rows.fault == nil, share: Double(alike) / Double(max(1, rows.all.count)), width: width)
      if best.map({ $0.score < score }) ?? true { best = (delimiter, score) }
    }
    return best?.delimiter ?? .comma
  }

  private struct Score: Comparable {
    let isSound: Bool
    let share: Double
    let width: Int

    static func < (a: Score, b: Score) -> Bool {
      (a.isSound ? 1 : 0, a.share, a.width) < (b.isSound ? 1 : 0, b.share, b.width)
    }
  }
}
